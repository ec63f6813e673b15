"""Two lists of KVINFO: 220 women on the waiting lists of five cities, and 160 mentors."""

from dataclasses import dataclass
from datetime import datetime

from sample_data.dice import Dice
from sample_data.lists import Record, drawn, moments, said, spoken, table, ticked, unless
from sample_data.mitt_livs_chans.answers import untidy
from sample_data.names import DANISH, Contact, contacts
from sample_data.words_da import (
    COUNTRIES,
    GENDERS,
    GOAL_TYPES,
    GOALS,
    INDUSTRIES,
    INTERESTS,
    LANGUAGES,
    LEVELS,
    LEVELS_OF_EDUCATION,
    NO,
    RESIDENCE,
    STATUSES,
    STUDIES,
    SUPPORT,
    TONGUES,
    YES,
)
from sample_data.writing import semicolon_list, workbook

_FIRST_DAY = datetime.fromisoformat("2021-06-01")
_LAST_DAY = datetime.fromisoformat("2022-05-31")

_WAITING = {"København": 84, "Aarhus": 56, "Odense": 38, "Slagelse": 24, "Svendborg": 18}
_MENTORS = {"København": 62, "Aarhus": 40, "Odense": 26, "Slagelse": 18, "Svendborg": 14}
_DISTRICTS = {
    "København": ("Nørrebro", "Vesterbro", "Amager", "Tingbjerg", "Valby", "Vanløse", "Bispebjerg"),
    "Aarhus": ("Gellerup", "Brabrand", "Viby", "Tilst", "Hasle", "Trige"),
    "Odense": ("Vollsmose", "Korsløkke", "Dalum"),
    "Slagelse": ("Ringparken", "Skælskør", "Motalavej"),
    "Svendborg": ("Byparken", "Skovparken", "Jægermarken"),
}
_NEAR = {
    "København": ("Frederiksberg", "Hvidovre", "Ballerup"),
    "Aarhus": ("Favrskov", "Skanderborg"),
    "Odense": ("Assens", "Nyborg"),
    "Slagelse": ("Sorø", "Næstved"),
    "Svendborg": ("Faaborg-Midtfyn", "Langeland"),
}
_TOWNS = {
    "København": ("København", "København", "Kbh", "Københavns Kommune"),
    "Aarhus": ("Aarhus", "Aarhus", "Århus"),
    "Odense": ("Odense", "Odense", "odense"),
    "Slagelse": ("Slagelse", "Slagelse"),
    "Svendborg": ("Svendborg", "Svendborg"),
}
_BORN_IN = {
    "SY": 46, "IQ": 16, "IR": 18, "AF": 14, "SO": 14, "ER": 12, "TR": 10, "PK": 8, "LB": 8,
    "UA": 14, "RU": 4, "BR": 5, "CO": 5, "IN": 8, "CN": 5, "TH": 7, "PH": 8, "VN": 3, "BA": 3,
    "MA": 5, "PL": 4, "RO": 3,
}  # fmt: skip
_REFUGEES = ("SY", "IQ", "IR", "AF", "SO", "ER", "UA")
_GOAL_WEIGHTS = {
    "cv_applications": 15, "interviews": 11, "work_culture": 10, "unwritten_rules": 6,
    "job_options": 15, "contacts": 14, "education_paths": 8, "language": 16, "social_network": 12,
    "self_confidence": 6, "recognition": 4, "entrepreneurship": 3,
}  # fmt: skip
_INDUSTRY_WEIGHTS = {
    "C": 5, "F": 3, "G": 10, "H": 3, "I": 7, "J": 8, "K": 4, "M": 8, "N": 4, "O": 9, "P": 11,
    "Q": 20, "R": 4,
}  # fmt: skip
_MENTORS_WISHES = (
    "Kvinde",
    "Sundhed og omsorg",
    "Undervisning",
    "En der har prøvet at starte forfra",
)
_MENTEES_WISHES = ("Studerende", "Ledig", "Familie", "Gerne én med børn")
_EMPLOYERS = (
    "Agervang Rådgivning|Birkelund & Døtre|Ellegrunds Bank|Granvangs Apotek|Hasselby Friskole|"
    "Hedebo Hospital|Klitvejens Plejehjem|Lynghøj Kommune|Mosevang Data|Rugmarkens Bageri|"
    "Tvedskov Arkitekter|Uldtorvet Detail|Vesterled Logistik|Æbleskov Museum"
)


@dataclass(frozen=True)
class Background:
    """Where a woman comes from, as the Danish definition asks."""

    born_in: str | None
    parents: tuple[str | None, str | None]
    parents_are_citizens: tuple[bool | None, bool | None]
    citizen_of: str
    residence: str


def files(dice: Dice) -> dict[str, bytes]:
    """The two lists, by their path below ``sample_data``."""
    taken: set[str] = set()
    mentors = _mentors(dice.of("mentors"), taken)
    mentees = _mentees(dice.of("mentees"), taken, mentors)
    return {
        "kvinfo/mentees.xlsx": workbook(
            table(mentees), name="Venteliste", title="Venteliste 2022", made=_LAST_DAY
        ),
        "kvinfo/mentorer.csv": semicolon_list(table(mentors), encoding="cp1252"),
    }


def _mentees(dice: Dice, taken: set[str], mentors: list[Record]) -> list[Record]:
    sites = dice.of("sites").spread(_WAITING)
    countries = dice.of("countries").spread(_BORN_IN)
    backgrounds = [_background(country, dice.of(n, "b")) for n, country in enumerate(countries)]
    _special_backgrounds(backgrounds)
    genders = ["woman"] * len(sites)
    genders[101] = "man"
    people = contacts(
        genders, dice=dice.of("names"), nordic_share=0, taken=taken, phones=[], nordic=DANISH
    )
    days = moments(len(sites), _FIRST_DAY, _LAST_DAY, dice.of("days"))
    records = []
    for number, day in enumerate(days):
        draw = dice.of(number)
        site, contact = sites[number], people[number]
        row = _mentee(site, backgrounds[number], contact, day, draw, gender=genders[number])
        records.append(row)
    years = "Hvor mange år har du arbejdet i Danmark?"
    for number, answer in ((12, 4), (57, "5 år"), (133, 7), (160, "ved ikke"), (199, 3)):
        records[number][years] = answer
    records[44]["Hvad er dit hovedmål?"] = "Lidt af det hele"
    records[70]["Inden for hvilken branche vil du arbejde?"] = "noget med mennesker"
    records[88]["Fødselsår"] = 34
    records[120]["E-mail"] = None
    records[15]["Er der nogen, du ikke vil matches med?"] = mentors[3]["Navn"]
    records[31]["Har du familie i programmet?"] = mentors[20]["Navn"]
    again = dict(records[9])
    again["Tidsstempel"] = _LAST_DAY.replace(hour=11, minute=40)
    again["Hvad vil du have hjælp til?"] = "Jobsamtaler, Øve dansk"
    return [*records, again]


def _background(country: str, dice: Dice) -> Background:
    if country in _REFUGEES:
        residence = dice.of("basis").weighted({"protection": 5, "family": 3})
    elif country in {"PL", "RO"}:
        residence = "citizen"
    else:
        residence = dice.of("basis").weighted({"family": 6, "work": 3, "other": 1})
    return Background(country, (country, country), (False, False), country, residence)


def _special_backgrounds(backgrounds: list[Background]) -> None:
    """Those whom the definition tells apart: descendants, Danish origin, and gaps."""
    turkish, danish = ("TR", "TR"), ("DK", "DK")
    special = {
        18: Background("DK", turkish, (False, False), "DK", "citizen"),
        52: Background("DK", ("LB", "LB"), (True, False), "DK", "citizen"),
        77: Background("DK", danish, (True, True), "DK", "citizen"),
        95: Background("DE", ("DK", "DE"), (True, False), "DK", "citizen"),
        140: Background("DK", ("PK", None), (None, None), "DK", "citizen"),
        151: Background(None, (None, None), (None, None), "SY", "other"),
        178: Background("GL", ("GL", "GL"), (True, True), "DK", "citizen"),
    }
    for number, background in special.items():
        backgrounds[number] = background


def _mentee(
    site: str, background: Background, contact: Contact, day: datetime, dice: Dice, *, gender: str
) -> Record:
    arrived = dice.of("arrived").whole(2009, 2020)
    aims = dice.of("aim").weighted({"job_education": 150, "social": 40, "both": 30})
    kinds = ("job_education", "social") if aims == "both" else (aims,)
    tongue = TONGUES.get(background.born_in or "")
    levels = {
        "da": dice.of("da").weighted({"some": 5, "good": 9, "fluent": 3}),
        "en": dice.of("en").weighted({"none": 4, "some": 5, "good": 5, "fluent": 2}),
        **({tongue: "native"} if tongue else {}),
    }
    near = dice.of("near").happens(0.1)
    citizens = [
        None if answer is None else dice.of("citizen", place).one(YES if answer else NO)
        for place, answer in enumerate(background.parents_are_citizens)
    ]
    parents = [
        None if code is None else said(code, COUNTRIES, dice.of("parent", place))
        for place, code in enumerate(background.parents)
    ]
    return {
        "Tidsstempel": day,
        "Fornavn": contact.first_name,
        "Efternavn": contact.last_name,
        "E-mail": contact.email,
        "Fødselsår": dice.of("born").whole(1966, 2001),
        "Køn": dice.of("gender").one(GENDERS[gender]),
        "Hvilken lokalafdeling?": site,
        "Hvilken kommune bor du i?": dice.of("town").one(_NEAR[site] if near else _TOWNS[site]),
        "Hvilken bydel bor du i?": None
        if near
        else unless(0.15, dice.of("district"), dice.of("which").one(_DISTRICTS[site])),
        "I hvilket land er du født?": None
        if background.born_in is None
        else said(background.born_in, COUNTRIES, dice.of("born in")),
        "I hvilket land er din mor født?": parents[0],
        "Er din mor dansk statsborger?": citizens[0],
        "I hvilket land er din far født?": parents[1],
        "Er din far dansk statsborger?": citizens[1],
        "Hvilket statsborgerskab har du?": said(background.citizen_of, COUNTRIES, dice.of("of")),
        "Opholdsgrundlag": said(background.residence, RESIDENCE, dice.of("basis word")),
        "Hvornår kom du til Danmark?": None
        if background.born_in == "DK"
        else f"{arrived}-{dice.of('month').whole(1, 12):02d}",
        "Hvad er din højeste fuldførte uddannelse?": said(
            dice.of("level").weighted({"2": 4, "3": 7, "5": 3, "6": 8, "7": 6, "8": 1}),
            LEVELS_OF_EDUCATION,
            dice.of("level word"),
        ),
        "Hvad er du uddannet i?": unless(
            0.12,
            dice.of("study"),
            said(dice.of("which study").one(list(STUDIES)), STUDIES, dice.of("study word")),
        ),
        "Dansk (niveau)": said(levels["da"], LEVELS, dice.of("da word")),
        "Engelsk (niveau)": said(levels["en"], LEVELS, dice.of("en word")),
        "Andre sprog": spoken(levels, LANGUAGES, LEVELS, dice.of("other"), without=("da", "en")),
        "Hvad er din nuværende situation?": said(
            dice.of("status").weighted(
                {
                    "job_seeker": 10,
                    "student": 4,
                    "in_training": 3,
                    "employed": 2,
                    "parental_leave": 1,
                }
            ),
            STATUSES,
            dice.of("status word"),
        ),
        "Forsørgelsesgrundlag": said(
            dice.of("support").weighted(
                {"full": 9, "supplementary": 2, "none": 7, "undisclosed": 1}
            ),
            SUPPORT,
            dice.of("support word"),
        ),
        "Hvor mange år har du arbejdet i Danmark?": dice.of("years").weighted({0: 11, 1: 5, 2: 3}),
        "Inden for hvilken branche vil du arbejde?": unless(
            0.08,
            dice.of("industry"),
            untidy(
                said(dice.of("target").weighted(_INDUSTRY_WEIGHTS), INDUSTRIES, dice.of("branch")),
                dice.of("typed"),
            ),
        ),
        "Hvad er dit hovedmål?": ticked(kinds, GOAL_TYPES, dice.of("kinds"), between=", "),
        "Hvad vil du have hjælp til?": ticked(
            drawn(_GOAL_WEIGHTS, dice.of("how many").whole(2, 4), dice.of("goals")),
            GOALS,
            dice.of("goal words"),
            between=", ",
        ),
        "Hvor søger du job?": ", ".join(
            [site, *dice.of("also").some(_NEAR[site], count=dice.of("wide").whole(0, 2))]
        ),
        "Hvilke interesser har du?": unless(
            0.1, dice.of("free"), _interests(dice.of("interests"), between=", ")
        ),
        "Har du ønsker til din mentor?": unless(
            0.7, dice.of("wish"), dice.of("which wish").one(_MENTORS_WISHES)
        ),
        "Hvilket jobcenter hører du til?": f"Jobcenter {site}"
        if dice.of("job centre").happens(0.5)
        else None,
        "Har du familie i programmet?": None,
        "Er der nogen, du ikke vil matches med?": None,
    }


def _mentors(dice: Dice, taken: set[str]) -> list[Record]:
    sites = dice.of("sites").spread(_MENTORS)
    genders = dice.of("genders").spread({"woman": 152, "man": 6, "undisclosed": 2})
    people = contacts(
        genders, dice=dice.of("names"), nordic_share=0.78, taken=taken, phones=[], nordic=DANISH
    )
    days = moments(len(sites), _FIRST_DAY, _LAST_DAY, dice.of("days"))
    records = [
        _mentor(sites[number], people[number], day, dice.of(number), gender=genders[number])
        for number, day in enumerate(days)
    ]
    meeting, mark = "Dato for infomøde", "Samtale: kendskab til arbejdsmarkedet (1-5)"
    known = "Hvilke lokalområder kender du?"
    for number in (8, 33, 61, 90, 117, 148):
        records[number][meeting] = None
    for number in (24, 102):
        records[number][mark] = "2"
    for number in (40, 79, 131):
        records[number][mark] = None
    records[12][known] = "Aalborg" if sites[12] != "Aalborg" else "Odense"
    records[66][known] = None
    records[95][known] = "hele byen"
    records[50]["Hvilken type mentorforløb?"] = None
    for number in (5, 72, 110):
        # A case worker of the job centre must not be the mentor of somebody who belongs to it.
        records[number]["Arbejdsgiver"] = f"Jobcenter {sites[number]}"
    return records


def _mentor(site: str, contact: Contact, day: datetime, dice: Dice, *, gender: str) -> Record:
    kinds = {
        "job": ("job_education",),
        "both": ("job_education", "social"),
        "social": ("social",),
    }[dice.of("kinds").weighted({"job": 8, "both": 7, "social": 2})]
    info = day.replace(hour=0, minute=0)
    month = info.month % 12 + 1
    year = info.year + (month == 1)
    levels = {"da": "native" if dice.of("da").happens(0.85) else "fluent"}
    tongue = dice.of("third").weighted({"de": 5, "fr": 4, "ar": 3, "es": 2, "tr": 1, "": 10})
    if tongue:
        levels[tongue] = dice.of("third level").weighted({"some": 3, "good": 3, "fluent": 1})
    industry = dice.of("industry").weighted(_INDUSTRY_WEIGHTS)
    return {
        "Tidsstempel": f"{day:%d.%m.%Y %H:%M}",
        "Navn": contact.full_name,
        "E-mail": contact.email,
        "Fødselsår": unless(0.05, dice.of("born"), str(dice.of("year").whole(1950, 1992))),
        "Køn": dice.of("gender").one(GENDERS[gender]),
        "Hvilken lokalafdeling?": site,
        "Hvilken kommune bor du i?": dice.of("town").one(_TOWNS[site]),
        "Hvilken bydel bor du i?": unless(
            0.3, dice.of("district"), dice.of("which").one(_DISTRICTS[site])
        ),
        "Arbejdsgiver": unless(0.2, dice.of("employer"), dice.of("at").one(_EMPLOYERS.split("|"))),
        "Hvilken branche arbejder du i?": untidy(
            said(industry, INDUSTRIES, dice.of("branch")), dice.of("typed")
        ),
        "Dansk (niveau)": said(levels["da"], LEVELS, dice.of("da word")),
        "Engelsk (niveau)": said(
            dice.of("en").weighted({"fluent": 6, "good": 4}), LEVELS, dice.of("en word")
        ),
        "Andre sprog": spoken(levels, LANGUAGES, LEVELS, dice.of("other"), without=("da", "en")),
        "Hvilken type mentorforløb?": ticked(kinds, GOAL_TYPES, dice.of("words"), between=", "),
        "Hvad kan du bidrage med?": ticked(
            drawn(_GOAL_WEIGHTS, dice.of("how many").whole(3, 6), dice.of("offers")),
            GOALS,
            dice.of("offer words"),
            between=", ",
        ),
        "Hvilke lokalområder kender du?": ", ".join(
            [
                site,
                *dice.of("knows").some(_DISTRICTS[site], count=dice.of("parts").whole(0, 2)),
                *dice.of("also").some(_NEAR[site], count=dice.of("wide").whole(0, 2)),
            ]
        ),
        "Hvilke interesser har du?": unless(
            0.08, dice.of("free"), _interests(dice.of("interests"), between=", ")
        ),
        "Har du ønsker til din mentee?": unless(
            0.8, dice.of("wish"), dice.of("which wish").one(_MENTEES_WISHES)
        ),
        "Dato for infomøde": f"{dice.of('day').whole(1, 28):02d}.{month:02d}.{year}",
        "Samtale: kendskab til arbejdsmarkedet (1-5)": dice.of("mark").weighted(
            {"3": 4, "4": 6, "5": 4}
        ),
        "Er der nogen, du ikke vil matches med?": None,
    }


def _interests(dice: Dice, *, between: str) -> str | None:
    count = dice.of("how many").whole(2, 5)
    chosen = drawn(dict.fromkeys(INTERESTS, 1.0), count, dice.of("which"))
    return ticked(chosen, INTERESTS, dice.of("words"), between=between)
