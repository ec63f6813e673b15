"""The invented people of spring 2022: facts as codes, before anyone fills in a form."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sample_data.dice import Dice
from sample_data.mitt_livs_chans import words_of_people as people_words
from sample_data.mitt_livs_chans.profiles import PROFILES, Profile
from sample_data.mitt_livs_chans.words_of_work import EMPLOYERS, SECTIONS
from sample_data.names import Contact, contacts, fictional_numbers

ADEPTS, MENTORS = 281, 235
DEADLINE = datetime.fromisoformat("2022-01-09 23:59")
OPENED = datetime.fromisoformat("2021-11-15 08:00")
PLACES_OFFERED = {0: 2, 1: 196, 2: 25, 3: 8, 4: 4}
"""Number of mentors by the number of adepts they are willing to meet."""
LEVELS_OF_MENTORS = {
    "employee": 113,
    "middle_manager": 61,
    "ceo_or_higher": 42,
    "self_employed_other": 19,
}
"""48, 26, 18 and 8 % of 235."""
RECENTLY_ARRIVED = 187
"""Adepts who had lived in Sweden for less than three years: two in three."""
THREE_YEARS = 36
"""In months, as the line is drawn in the programme's own figures."""
_A_YEAR_OF_SWEDISH = 14
_EARLIEST_HOUR = 6


@dataclass(frozen=True)
class Person:
    """What adepts and mentors have in common; codes are those of the workbench's lists."""

    number: int
    contact: Contact
    received: datetime
    gender: str
    birth_year: int
    place: str
    study: str
    level: str
    industry: str
    occupation: str
    years_total: float
    years_local: float
    languages: Mapping[str, str]
    mode: str
    employer: str | None
    times: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Adept(Person):
    """Someone who looks for a mentor."""

    birth_country: str
    parents: tuple[str | None, str | None]
    arrived: tuple[int, int] | None
    study_country: str
    target_industry: str
    status: str
    job_matches: str
    goals: tuple[str, ...]
    barriers: tuple[str, ...]


@dataclass(frozen=True)
class Mentor(Person):
    """Someone who offers to be a mentor."""

    position: str
    places: int
    hours: str
    offers: tuple[str, ...]
    equivalent_experience: bool
    former_adept: bool
    interview: int | None


@dataclass(frozen=True)
class Population:
    """Everybody who applied, in no particular order."""

    adepts: tuple[Adept, ...]
    mentors: tuple[Mentor, ...]


def population(dice: Dice) -> Population:
    """Invent the adepts and mentors of the round.

    Parameters
    ----------
    dice : Dice
        Where all draws come from.

    Returns
    -------
    Population
        281 adepts and 235 mentors, no two with one name, address or telephone number.
    """
    taken: set[str] = set()
    phones = fictional_numbers(dice.of("phones"))
    adepts = _named(ADEPTS, dice.of("adepts"), nordic_share=0.0, taken=taken, phones=phones)
    mentors = _named(MENTORS, dice.of("mentors"), nordic_share=0.76, taken=taken, phones=phones)
    recent = dice.of("recent").spread({True: RECENTLY_ARRIVED, False: ADEPTS - RECENTLY_ARRIVED})
    places = dice.of("places").spread(PLACES_OFFERED)
    positions = dice.of("positions").spread(LEVELS_OF_MENTORS)
    return Population(
        adepts=tuple(
            _adept(named, dice.of("adept", named.number), recent=recent[named.number])
            for named in adepts
        ),
        mentors=tuple(
            _mentor(
                named,
                dice.of("mentor", named.number),
                places=places[named.number],
                position=positions[named.number],
            )
            for named in mentors
        ),
    )


@dataclass(frozen=True)
class _Named:
    number: int
    gender: str
    contact: Contact


def _named(
    count: int, dice: Dice, *, nordic_share: float, taken: set[str], phones: list[str]
) -> list[_Named]:
    genders = _genders(count, dice.of("genders"))
    known = contacts(
        genders, dice=dice.of("names"), nordic_share=nordic_share, taken=taken, phones=phones
    )
    return [
        _Named(number, gender, contact)
        for number, (gender, contact) in enumerate(zip(genders, known, strict=True))
    ]


def _genders(count: int, dice: Dice) -> list[str]:
    weights = {"woman": 56, "man": 42, "nonbinary": 0.7, "undisclosed": 1.3}
    return [dice.of(number).weighted(weights) for number in range(count)]


def _adept(named: _Named, dice: Dice, *, recent: bool) -> Adept:
    profile = PROFILES[
        dice.of("profile").weighted({name: profile.adepts for name, profile in PROFILES.items()})
    ]
    country = dice.of("country").weighted(people_words.COUNTRY_WEIGHTS)
    months_here = _months_here(dice.of("months"), recent=recent)
    birth_year = dice.of("born").whole(1972, 1996)
    years_total = max(1.0, round((2022 - birth_year - 23) * (0.35 + 0.65 * dice.of("y").unit())))
    status = dice.of("status").weighted(
        {"job_seeker": 50, "employed": 20, "student": 16, "in_training": 6, "parental_leave": 5,
         "self_employed": 3}
    )  # fmt: skip
    works = status in {"employed", "self_employed"}
    years_local = _adept_local_years(dice, months_here=months_here, works=works)
    industry = _industry(profile, dice.of("industry"))
    return Adept(
        number=named.number,
        contact=named.contact,
        received=_received(dice.of("received")),
        gender=named.gender,
        birth_year=birth_year,
        place=dice.of("place").weighted(people_words.PLACE_WEIGHTS),
        study=dice.of("study").weighted(profile.studies),
        level=dice.of("level").weighted({"4": 3, "5": 9, "6": 42, "7": 40, "8": 6}),
        industry=industry,
        occupation=dice.of("occupation").one(profile.occupations),
        years_total=max(years_total, years_local),
        years_local=years_local,
        languages=_adept_languages(dice.of("languages"), country=country, months_here=months_here),
        mode=dice.of("mode").weighted({"digital": 60, "partly_digital": 25, "in_person": 15}),
        employer=dice.of("employer").one(EMPLOYERS) if works else None,
        times=_times(dice.of("times")),
        birth_country=country,
        parents=(country, country if dice.of("parents").happens(0.94) else "LB"),
        arrived=_months_before(months_here),
        study_country=country if dice.of("study country").happens(0.88) else "GB",
        target_industry=_target_industry(profile, industry, dice.of("target")),
        status=status,
        job_matches=dice.of("matches").weighted({"no": 3, "partly": 1}) if works else "no_job",
        goals=_chosen(people_words.GOAL_WEIGHTS, dice.of("goals"), most=4),
        barriers=_chosen(people_words.BARRIER_WEIGHTS, dice.of("barriers"), most=3),
    )


def _mentor(named: _Named, dice: Dice, *, places: int, position: str) -> Mentor:
    profile = PROFILES[
        dice.of("profile").weighted({name: profile.mentors for name, profile in PROFILES.items()})
    ]
    birth_year = dice.of("born").whole(1956, 1992)
    years_total = float(max(3, min(42, 2022 - birth_year - 25 + dice.of("start").whole(-3, 3))))
    came_later = dice.of("came later").happens(0.2)
    years_local = float(max(2, round(years_total * (0.5 if came_later else 1.0))))
    level = dice.of("level").weighted({"3": 4, "5": 8, "6": 38, "7": 44, "8": 6})
    return Mentor(
        number=named.number,
        contact=named.contact,
        received=_received(dice.of("received")),
        gender=named.gender,
        birth_year=birth_year,
        place=dice.of("place").weighted(people_words.PLACE_WEIGHTS),
        study=dice.of("study").weighted(profile.studies),
        level=level,
        industry=_industry(profile, dice.of("industry")),
        occupation=dice.of("occupation").one(profile.occupations),
        years_total=years_total,
        years_local=years_local,
        languages=_mentor_languages(dice.of("languages"), came_later=came_later),
        mode=dice.of("mode").weighted({"digital": 70, "partly_digital": 20, "in_person": 10}),
        employer=dice.of("employer").one(EMPLOYERS),
        times=_times(dice.of("times")),
        position=position,
        places=places,
        hours=dice.of("hours").weighted({"12": 80, "12 timmar": 6, "15": 6, "20": 4, "ca 12": 4}),
        offers=_chosen(people_words.GOAL_WEIGHTS, dice.of("offers"), most=5),
        equivalent_experience=level == "3" or dice.of("equivalent").happens(0.1),
        former_adept=came_later and dice.of("former").happens(0.45),
        interview=dice.of("interview").weighted({None: 15, 3: 20, 4: 40, 5: 25}),
    )


def _received(dice: Dice) -> datetime:
    last_evening = DEADLINE - timedelta(hours=2)
    earlier = (last_evening - OPENED) * float(dice.unit() ** 1.8)
    moment = (last_evening - earlier).replace(second=0, microsecond=0)
    return moment if moment.hour >= _EARLIEST_HOUR else moment.replace(hour=moment.hour + 9)


def _months_here(dice: Dice, *, recent: bool) -> int:
    return dice.whole(3, 35) if recent else THREE_YEARS + int(110 * dice.unit() ** 2)


def _industry(profile: Profile, dice: Dice) -> str:
    return dice.weighted(profile.industries)


def _target_industry(profile: Profile, current: str, dice: Dice) -> str:
    if dice.of("same").happens(0.45):
        return current
    if dice.of("elsewhere").happens(0.12):
        other = PROFILES[dice.of("profile").one(list(PROFILES))]
        return _industry(other, dice.of("industry"))
    target = _industry(profile, dice.of("industry"))
    return _section(target) if dice.of("wider").happens(0.25) else target


def _section(industry: str) -> str:
    named = (name for name, divisions in SECTIONS.items() if industry in map(str, divisions))
    return next(named, industry)


def _adept_local_years(dice: Dice, *, months_here: int, works: bool) -> float:
    if not works and dice.of("never").happens(0.6):
        return 0.0
    return round(2 * dice.of("local").unit() * months_here / 12) / 2


def _months_before(months: int) -> tuple[int, int]:
    total = 2022 * 12 - months
    return total // 12, total % 12 + 1


def _adept_languages(dice: Dice, *, country: str, months_here: int) -> dict[str, str]:
    if months_here < _A_YEAR_OF_SWEDISH:
        swedish = {"none": 22, "some": 60, "good": 18}
    elif months_here < THREE_YEARS:
        swedish = {"none": 4, "some": 44, "good": 44, "fluent": 8}
    else:
        swedish = {"some": 14, "good": 54, "fluent": 32}
    english = {"none": 6, "some": 24, "good": 42, "fluent": 28}
    if country in {"IN", "PK", "NG", "BD", "KE", "PH", "NA"}:
        english = {"good": 20, "fluent": 80}
    spoken = {"sv": dice.of("sv").weighted(swedish), "en": dice.of("en").weighted(english)}
    mother_tongue = people_words.MOTHER_TONGUES[country]
    spoken[mother_tongue] = "native"
    if dice.of("third").happens(0.2):
        spoken.setdefault(dice.of("which").one(("fr", "de", "ar", "ru")), "good")
    return spoken


def _mentor_languages(dice: Dice, *, came_later: bool) -> dict[str, str]:
    english = dice.of("en").weighted({"good": 24, "fluent": 76})
    if came_later:
        spoken = {"sv": dice.of("sv").weighted({"good": 18, "fluent": 82}), "en": "fluent"}
        if spoken["sv"] == "fluent":
            spoken["en"] = english
        country = dice.of("country").weighted(people_words.COUNTRY_WEIGHTS)
        spoken[people_words.MOTHER_TONGUES[country]] = "native"
        return spoken
    spoken = {"sv": "native", "en": english}
    if dice.of("third").happens(0.4):
        third = dice.of("which").weighted({"de": 4, "fr": 4, "es": 4, "fi": 2, "da": 2, "ar": 1})
        spoken[third] = dice.of("how well").weighted({"some": 4, "good": 4, "fluent": 2})
    return spoken


def _times(dice: Dice) -> frozenset[tuple[str, str]]:
    evenings = dice.of("evenings").happens(0.55)
    parts = ("evening",) if evenings else tuple(people_words.PARTS_OF_DAY)
    slots = [(day, part) for day in people_words.WEEKDAYS for part in parts]
    return frozenset(dice.of("slots").some(slots, count=dice.of("count").whole(2, 5)))


def _chosen(weights: Mapping[str, float], dice: Dice, *, most: int) -> tuple[str, ...]:
    left = dict(weights)
    chosen = set()
    for turn in range(dice.of("count").whole(1, most)):
        code = dice.of(turn).weighted(left)
        chosen.add(code)
        del left[code]
    return tuple(code for code in weights if code in chosen)
