"""Two lists of OMDU: 31 mothers who applied in September 2022, and 40 leaders of spring 2023."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sample_data.dice import Dice
from sample_data.lists import Record, drawn, moments, said, spoken, table, ticked, unless
from sample_data.mitt_livs_chans.answers import free_times, stamp, telephone, untidy
from sample_data.mitt_livs_chans.words_of_people import (
    COUNTRIES,
    LANGUAGES,
    LEVELS,
    MOTHER_TONGUES,
    PARTS_OF_DAY,
    WEEKDAYS,
)
from sample_data.names import Contact, contacts, fictional_numbers
from sample_data.words_sv import TOPICS, YES
from sample_data.writing import semicolon_list, workbook

_FIRST_DAY = datetime.fromisoformat("2022-09-01")
_LAST_DAY = datetime.fromisoformat("2022-09-30")
_LEADERS_FROM = datetime.fromisoformat("2023-01-09")
_LEADERS_TO = datetime.fromisoformat("2023-02-17")

# Who applies where, in the order in which they apply; the seats are 12, 6 and 6.
_SITES = {"malmo": 13, "botkyrka": 7, "spanga": 6}
_HOMES = {
    "malmo": {"Malmö": 8, "malmö": 1, "Malmö stad": 2, "Malmö ": 1},
    "botkyrka": {"Botkyrka": 4, "Huddinge": 3, "Tumba": 1},
    "spanga": {"Sundbyberg": 3, "Stockholm": 4},
}
_DISTRICTS = ("Rinkeby", "Tensta", "Husby", "Spånga", "Kista")
_WHERE = {
    "malmo": ("Malmö", "malmö"),
    "botkyrka": ("Botkyrka/Huddinge", "Tumba"),
    "spanga": ("Sundbyberg/Spånga/Järva", "Spånga"),
}
_RECRUITERS = {
    "malmo": ("Hela Människan i Malmö", "Internationella Kvinnoföreningen i Malmö"),
    "botkyrka": ("Hela Människan Huddinge-Botkyrka-Salem",),
    "spanga": ("Spånga Blåbandsförening",),
}
_BORN_IN = {
    "SY": 6, "IR": 4, "IQ": 3, "SO": 3, "ER": 3, "AF": 3, "ET": 2, "TR": 2, "MA": 2, "LB": 2,
    "UA": 2, "PK": 2, "NG": 1, "CO": 1, "PH": 1, "XK": 1,
}  # fmt: skip
_EDUCATION = {
    "Gymnasieutbildning": 9,
    "Gymnasium": 3,
    "Yrkeshögskola": 3,
    "Högskola kortare än 3 år": 2,
    "Kandidatexamen": 5,
    "Masterexamen": 2,
}
_STATUSES = {
    "Arbetssökande": 8,
    "Studerar svenska (sfi)": 5,
    "Studerande": 3,
    "Anställd": 5,
    "Timanställd": 2,
    "Praktik": 2,
    "Asylsökande": 2,
}
_TOPIC_WEIGHTS = {
    "single_motherhood": 9, "migration": 6, "living_here": 6, "other_countries": 3,
    "work_abroad": 3, "labour_market": 7, "authorities": 6, "parenting_school": 6,
    "language_learning": 5, "housing": 4, "health_care": 4, "discrimination": 5,
    "economic_equality": 2, "unpaid_care_work": 2, "gender_equality": 3, "equality_inclusion": 3,
}  # fmt: skip
_AIM_WEIGHTS = {
    "single_motherhood": 4, "migration": 3, "living_here": 4, "labour_market": 7,
    "authorities": 4, "parenting_school": 2, "housing": 2, "health_care": 2, "discrimination": 7,
    "economic_equality": 4, "unpaid_care_work": 2, "gender_equality": 8, "equality_inclusion": 9,
}  # fmt: skip
_MODES = {"På plats": 5, "Fysiskt": 1, "Delvis digitalt": 9, "Både och": 3}

# Kind, sector as answered, names: forty leaders of thirty-five organisations, none of which exists.
_ORGANISATIONS = {
    "malmo": (
        (
            "Kommun",
            "Havnäs kommun, arbetsmarknad|Havnäs kommun, skola|Sundåkra kommun|Vretlösa kommun",
        ),
        (
            "Företag",
            "Kvarnvinge Logistik AB|Björkgrind Bygg|Sundagrinds Bank|Hällstigen Konsult|Äspmarkens Livs",
        ),
        (
            "Ideell organisation",
            "Föreningen Öppna dörrar|Granmossa idrottsförening|Havnäs folkhögskola",
        ),
        ("Kommun", "Havnäs kommun, kultur"),
        ("Näringsliv", "Rönnhagens Fastigheter|Myrlandas Bemanning"),
        ("Ideell förening", "Kvinnojouren Ljungdalin|Studieförbundet Vidsyn"),
    ),
    "stockholm": (
        (
            "Kommun",
            "Talldals kommun, socialtjänst|Talldals kommun, förskola|Alvsta kommun|Örnboda kommun",
        ),
        (
            "Företag",
            "Norrvinge Data AB|Frosthagens Energi|Ljungstads Försäkring|Sandstigen Vård|Älvrydells Handel",
        ),
        (
            "Ideell organisation",
            "Föreningen Språkvän|Talldals församlingshem|Riksföreningen Rent Spel",
        ),
        ("Kommunal förvaltning", "Alvsta kommun, bibliotek|Örnboda kommun, fritid"),
        ("Privat näringsliv", "Grankullas Hotell|Höstmarkens Arkitekter|Vretgrinds Media"),
        ("Civilsamhälle", "Hyresgästföreningen Kvarnmossa|Ungdomens hus Alvsta"),
        ("Region", "Region Vretland"),
        ("Statlig myndighet", "Myndigheten för exempelfrågor"),
    ),
}
_PLACES = {
    "malmo": {"Malmö": 12, "Malmö stad": 2, "Lund": 1},
    "stockholm": {"Stockholm": 6, "Huddinge": 4, "Sundbyberg": 4, "Botkyrka": 3, "Solna": 1},
}
_TITLES = {
    "Enhetschef": "Mellanchef",
    "Avdelningschef": "Mellanchef",
    "Teamledare": "Gruppchef eller teamledare",
    "Verksamhetschef": "Mellanchef",
    "Förvaltningschef": "Ledningsgrupp",
    "Vd": "Vd eller högsta chef",
    "Ordförande": "Styrelse",
}
_LEADER_MODES = {
    "På plats": 7,
    "Delvis digitalt": 10,
    "Helt digitalt": 4,
    "Både digitalt och fysiskt": 4,
}


@dataclass(frozen=True)
class Mother:
    """What decides where one mother ends; anything else is drawn."""

    site: str
    born_in: str | None
    education: str
    status: str
    trained: bool


def files(dice: Dice) -> dict[str, bytes]:
    """The two lists, by their path below ``sample_data``."""
    taken: set[str] = set()
    phones = fictional_numbers(dice.of("phones"))
    leaders = _leaders(dice.of("leaders"), taken, phones)
    mothers = _mothers(dice.of("mothers"), taken, phones, leaders)
    return {
        "omdu/mammor_2022.csv": semicolon_list(table(mothers), encoding="utf-8-sig"),
        "omdu/ledare_2023.xlsx": workbook(
            table(leaders), name="Ledare", title="Ledare våren 2023", made=_LEADERS_TO
        ),
    }


def _cast(dice: Dice) -> list[Mother]:
    """Mothers in the order in which they applied: 26 who fit and 5 who do not, or not yet."""
    seated = {"malmo": 12, "botkyrka": 6, "spanga": 6}
    order = dice.of("sites").spread(_SITES)
    countries = dice.of("countries").spread(_BORN_IN)
    people = []
    for number, site in enumerate(order):
        seated[site] -= 1
        draw = dice.of(number)
        status = draw.of("status").weighted(_STATUSES)
        education = draw.of("education").weighted(_EDUCATION)
        people.append(Mother(site, countries[number], education, status, seated[site] >= 0))
    people[3] = Mother(people[3].site, "GB", "Kandidatexamen", "Anställd", people[3].trained)
    for place, other in (
        (5, Mother("malmo", "YU", "Gymnasium", "Arbetssökande", trained=False)),
        (9, Mother("botkyrka", None, "Gymnasieutbildning", "Studerande", trained=False)),
        (14, Mother("malmo", "SY", "Kandidatexamen", "Föräldraledig", trained=False)),
        (20, Mother("spanga", "PL", "Yrkeshögskola", "Anställd", trained=False)),
        (25, Mother("malmo", "SO", "Grundskola", "Arbetssökande", trained=False)),
    ):
        people.insert(place, other)
    return people


def _mothers(
    dice: Dice, taken: set[str], phones: list[str], leaders: Sequence[Record]
) -> list[Record]:
    cast = _cast(dice.of("cast"))
    days = moments(len(cast), _FIRST_DAY, _LAST_DAY, dice.of("days"))
    people = contacts(
        ["woman"] * len(cast), dice=dice.of("names"), nordic_share=0, taken=taken, phones=phones
    )
    records = [
        _mother(mother, day, contact, dice.of(number))
        for number, (mother, day, contact) in enumerate(zip(cast, days, people, strict=True))
    ]
    friends = [n for n, mother in enumerate(cast) if mother.site == "malmo" and mother.trained][:2]
    for one, other in (friends, friends[::-1]):
        records[one]["Vill du vara i duo med någon du känner?"] = people[other].full_name
    trained = [number for number, mother in enumerate(cast) if mother.trained]
    for place, tie in ((2, 0), (6, 18), (11, 20)):
        # A leader of the authority that decides her case.
        records[trained[place]]["Vilken myndighet handlägger ditt ärende?"] = leaders[tie][
            "Organisation"
        ]
    records[trained[8]]["Vem är din hyresvärd?"] = "Rönnhagens Fastigheter"
    records[trained[4]]["Finns det någon du inte vill bli matchad med?"] = leaders[7]["Namn"]
    records[trained[13]]["Vilket år är du född?"] = "42"
    again = {
        **records[trained[1]],
        "Tidstämpel": stamp(_LAST_DAY.replace(hour=21, minute=14)),
        "Hur kan du träffas?": "Både och",
        "Utbildningsintyg (datum)": records[trained[1]]["Utbildningsintyg (datum)"],
    }
    return [*records, again]


def _mother(mother: Mother, day: datetime, contact: Contact, dice: Dice) -> Record:
    tongue = MOTHER_TONGUES.get(str(mother.born_in), "ar")
    levels = _levels(tongue, dice.of("levels"))
    home = dice.of("home").weighted(_HOMES[mother.site])
    country = None if mother.born_in is None else _country(mother.born_in, dice.of("country"))
    share = dice.of("how willing").weighted({"5": 5, "4": 6, "3": 3})
    return {
        "Tidstämpel": stamp(day),
        "Jag samtycker till att mina uppgifter sparas *": "Ja",
        "Namn (för- och efternamn) *": contact.full_name,
        "Telefon": None if contact.phone is None else telephone(contact.phone, dice.of("phone")),
        "E-postadress": unless(0.06, dice.of("email"), contact.email),
        "Vilket år är du född?": str(dice.of("born").whole(1972, 1999)),
        "I vilket land är du född? *": country,
        "Är du ensamstående mamma? *": dice.of("single").one(YES),
        "Hur många barn har du?": str(dice.of("children").whole(1, 4)),
        "I vilken kommun bor du? *": home,
        "Vilken stadsdel bor du i?": dice.of("district").one(_DISTRICTS)
        if home == "Stockholm"
        else None,
        "Vilken ort söker du till? *": said(mother.site, _WHERE, dice.of("site")),
        "Vilken förening har du kontakt med?": dice.of("by").one(_RECRUITERS[mother.site]),
        "Vilken är din högsta avslutade utbildning? *": untidy(mother.education, dice.of("level")),
        "Vad gör du idag? *": untidy(mother.status, dice.of("status")),
        "Hur bra talar du svenska? *": said(levels["sv"], LEVELS, dice.of("sv")),
        "Hur bra talar du engelska? *": said(levels["en"], LEVELS, dice.of("en")),
        "Vilka andra språk talar du, och hur bra?": spoken(
            levels, _NAMES, LEVELS, dice.of("others"), without=("sv", "en")
        ),
        "Vilka erfarenheter vill du dela med dig av? (flera val möjliga)": ticked(
            drawn(_TOPIC_WEIGHTS, dice.of("how many").whole(3, 6), dice.of("topics")),
            TOPICS,
            dice.of("words"),
            between=";",
        ),
        "Hur kan du träffas?": dice.of("mode").weighted(_MODES),
        "Vilka tider passar dig?": _times(dice.of("times"), between=";"),
        "Vilken är din arbetsgivare?": "Sandstigen Vård"
        if mother.status == "Anställd" and dice.of("employer").happens(0.3)
        else None,
        "Vem är din hyresvärd?": None,
        "Vilken myndighet handlägger ditt ärende?": None,
        "Vill du vara i duo med någon du känner?": None,
        "Finns det någon du inte vill bli matchad med?": None,
        "Intervju: vill dela erfarenheter (1-5)": share if mother.trained else None,
        "Utbildningsintyg (datum)": f"2023-02-{dice.of('certificate').whole(20, 24)}"
        if mother.trained
        else None,
    }


def _leaders(dice: Dice, taken: set[str], phones: list[str]) -> list[Record]:
    jobs = [
        (where, sector, name)
        for where, groups in _ORGANISATIONS.items()
        for sector, names in groups
        for name in names.split("|")
    ]
    # One in ten organisations sends a second leader.
    jobs += [jobs[place] for place in (4, 17, 20, 24)][: 40 - len(jobs)]
    genders = dice.of("genders").spread({"woman": 24, "man": 16})
    people = contacts(genders, dice=dice.of("names"), nordic_share=0.7, taken=taken, phones=phones)
    days = moments(len(jobs), _LEADERS_FROM, _LEADERS_TO, dice.of("days"))
    records = [
        _leader(job, day, contact, dice.of(number))
        for number, (job, day, contact) in enumerate(zip(jobs, days, people, strict=True))
    ]
    records[9]["Inom vilken sektor arbetar du?"] = None
    records[12]["Hur många möten kan du delta i?"] = "2-3"
    records[22]["Vad vill du lära dig mer om?"] = "Allt möjligt"
    records[30]["E-post"] = str(records[30]["E-post"]).replace("@", "(at)")
    return records


def _leader(job: tuple[str, str, str], day: datetime, contact: Contact, dice: Dice) -> Record:
    where, sector, organisation = job
    title = dice.of("title").one(list(_TITLES))
    english = dice.of("en").weighted({"fluent": 6, "good": 4, "some": 1})
    swedish = dice.of("sv").weighted({"native": 8, "fluent": 2})
    return {
        "Tidstämpel": day,
        "Namn": contact.full_name,
        "E-post": contact.email,
        "Telefon": contact.phone,
        "Organisation": organisation,
        "Inom vilken sektor arbetar du?": sector,
        "Vilket ledande uppdrag har du?": title,
        "Vilken chefsnivå har du?": _TITLES[title],
        "Hur många år har du varit ledare?": dice.of("years").whole(1, 24),
        "I vilken kommun finns din arbetsplats?": dice.of("place").weighted(_PLACES[where]),
        "Hur vill du träffas?": dice.of("mode").weighted(_LEADER_MODES),
        "Hur många möten kan du delta i?": dice.of("meetings").weighted({1: 5, 2: 22, 3: 11, 4: 2}),
        "Svenska (nivå)": said(swedish, LEVELS, dice.of("sv word")),
        "Engelska (nivå)": said(english, LEVELS, dice.of("en word")),
        "Andra språk": dice.of("third").weighted(
            {None: 24, "Arabiska (lite)": 2, "Spanska (god)": 3, "Persiska (modersmål)": 2}
        ),
        "Vad vill du lära dig mer om?": ticked(
            drawn(_AIM_WEIGHTS, dice.of("how many").whole(2, 4), dice.of("aims")),
            TOPICS,
            dice.of("words"),
            between=", ",
        ),
        "Vilka tider passar dig?": _times(dice.of("times"), between=", "),
    }


_NAMES = {**LANGUAGES, "ku": ("Kurdiska",)}


def _levels(tongue: str, dice: Dice) -> dict[str, str]:
    """Levels by language: everybody speaks Swedish or English, most of them Swedish well."""
    swedish = dice.of("sv").weighted({"some": 3, "good": 7, "fluent": 3})
    english = dice.of("en").weighted({"none": 4, "some": 5, "good": 3, "fluent": 1})
    levels = {"sv": swedish, "en": english}
    if tongue != "en":
        levels[tongue] = "native"
    else:
        levels["en"] = "native"
    return levels


def _country(code: str, dice: Dice) -> str:
    if code == "YU":
        return "Jugoslavien"
    return said(code, COUNTRIES, dice)


def _times(dice: Dice, *, between: str) -> str:
    chosen = [
        (day, part)
        for day in WEEKDAYS
        for part in PARTS_OF_DAY
        if dice.of(day, part).happens(0.42 if part != "evening" else 0.3)
    ]
    return free_times(chosen or [("Tisdag", "afternoon")], between=between)
