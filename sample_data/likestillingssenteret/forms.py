"""Two lists of Likestillingssenteret: 15 women new in Norway, and 15 mentors around Hamar."""

from datetime import datetime

from sample_data.dice import Dice
from sample_data.lists import Record, drawn, moments, said, spoken, table, ticked, unless
from sample_data.mitt_livs_chans.answers import untidy
from sample_data.names import NORWEGIAN, Contact, contacts
from sample_data.words_nb import (
    COUNTRIES,
    GENDERS,
    GOALS,
    INDUSTRIES,
    INTERESTS,
    LANGUAGES,
    LEVELS,
    STUDIES,
    TONGUES,
)
from sample_data.writing import semicolon_list, workbook

_FIRST_DAY = datetime.fromisoformat("2022-08-15")
_LAST_DAY = datetime.fromisoformat("2022-09-09")
_BORN_IN = {
    "SY": 3, "UA": 3, "IR": 1, "AF": 1, "ER": 1, "TR": 1, "PH": 1, "BR": 1, "IN": 1, "TH": 1, "SO": 1,
}  # fmt: skip
_TOWNS = {"Hamar": 8, "Stange": 4, "Løten": 3}
_GOALS = {
    "cv_applications": 6, "interviews": 5, "work_culture": 5, "unwritten_rules": 3,
    "job_options": 6, "contacts": 8, "language": 6, "social_network": 4, "self_confidence": 5,
    "recognition": 4, "education_paths": 2,
}  # fmt: skip


def files(dice: Dice) -> dict[str, bytes]:
    """The two lists, by their path below ``sample_data``."""
    taken: set[str] = set()
    folder = "likestillingssenteret"
    return {
        f"{folder}/menteer.csv": semicolon_list(
            table(_mentees(dice.of("mentees"), taken)), encoding="cp1252"
        ),
        f"{folder}/mentorer.xlsx": workbook(
            table(_mentors(dice.of("mentors"), taken)),
            name="Mentorer",
            title="Mentorer 2022",
            made=_LAST_DAY,
        ),
    }


def _mentees(dice: Dice, taken: set[str]) -> list[Record]:
    countries = dice.of("countries").spread(_BORN_IN)
    genders = ["woman"] * 15
    genders[10] = "man"
    towns = dice.of("towns").spread(_TOWNS)
    people = contacts(genders, dice=dice.of("names"), nordic_share=0, taken=taken, phones=[])
    days = moments(15, _FIRST_DAY, _LAST_DAY, dice.of("days"))
    records = [
        _mentee(towns[n], countries[n], people[n], days[n], dice.of(n), gender=genders[n])
        for n in range(15)
    ]
    records[4]["Når kom du til Norge?"] = "2014-03"
    records[7]["Når kom du til Norge?"] = None
    records[12]["Hva har du studert?"] = "litt forskjellig"
    return records


def _mentee(
    town: str, country: str, contact: Contact, day: datetime, dice: Dice, *, gender: str
) -> Record:
    tongue = TONGUES[country]
    levels = {
        "nb": dice.of("nb").weighted({"some": 5, "good": 8, "fluent": 1}),
        "en": dice.of("en").weighted({"some": 3, "good": 6, "fluent": 4}),
        tongue: "native",
    }
    return {
        "Tidsstempel": f"{day:%d.%m.%Y %H:%M}",
        "Fornavn": contact.first_name,
        "Etternavn": contact.last_name,
        "E-post": contact.email,
        "Fødselsår": str(dice.of("born").whole(1975, 1998)),
        "Kjønn": dice.of("gender").one(GENDERS[gender]),
        "Hvilken kommune bor du i?": untidy(town, dice.of("town")),
        "I hvilket land er du født?": said(country, COUNTRIES, dice.of("country")),
        "Når kom du til Norge?": f"{dice.of('year').whole(2018, 2021)}-"
        f"{dice.of('month').whole(1, 12):02d}",
        "Hva har du studert?": said(dice.of("which").one(list(STUDIES)), STUDIES, dice.of("study")),
        "Hvilken bransje vil du jobbe i?": said(
            dice.of("where").one(list(INDUSTRIES)), INDUSTRIES, dice.of("industry")
        ),
        "Norsk (nivå)": said(levels["nb"], LEVELS, dice.of("nb word")),
        "Engelsk (nivå)": said(levels["en"], LEVELS, dice.of("en word")),
        "Andre språk": spoken(levels, LANGUAGES, LEVELS, dice.of("other"), without=("nb", "en")),
        "Hva ønsker du hjelp til?": _goals(dice.of("goals"), 2, 4),
        "Hvilke interesser har du?": _interests(dice.of("interests")),
    }


def _mentors(dice: Dice, taken: set[str]) -> list[Record]:
    genders = dice.of("genders").spread({"woman": 13, "man": 2})
    towns = dice.of("towns").spread(_TOWNS)
    people = contacts(
        genders, dice=dice.of("names"), nordic_share=0.8, taken=taken, phones=[], nordic=NORWEGIAN
    )
    days = moments(15, _FIRST_DAY, _LAST_DAY, dice.of("days"))
    records = [
        _mentor(towns[n], people[n], days[n], dice.of(n), gender=genders[n]) for n in range(15)
    ]
    records[5]["Samtale: erfaring og nettverk (1-5)"] = 2
    records[9]["Samtale: erfaring og nettverk (1-5)"] = None
    records[13]["E-post"] = None
    return records


def _mentor(town: str, contact: Contact, day: datetime, dice: Dice, *, gender: str) -> Record:
    third = dice.of("third").weighted({"": 6, "de": 3, "fr": 2, "ar": 1})
    levels = {third: "good"} if third else {}
    return {
        "Tidsstempel": day,
        "Navn": contact.full_name,
        "E-post": contact.email,
        "Kjønn": dice.of("gender").one(GENDERS[gender]),
        "Hvilken kommune bor du i?": town,
        "Hvilken bransje jobber du i?": said(
            dice.of("where").one(list(INDUSTRIES)), INDUSTRIES, dice.of("industry")
        ),
        "Hva har du studert?": said(dice.of("which").one(list(STUDIES)), STUDIES, dice.of("study")),
        "Norsk (nivå)": dice.of("nb").one(LEVELS["native"]),
        "Engelsk (nivå)": said(
            dice.of("en").weighted({"good": 4, "fluent": 5}), LEVELS, dice.of("en word")
        ),
        "Andre språk": spoken(levels, LANGUAGES, LEVELS, dice.of("other"), without=()),
        "Hva kan du bidra med?": _goals(dice.of("offers"), 3, 5),
        "Hvilke interesser har du?": unless(0.1, dice.of("free"), _interests(dice.of("interests"))),
        "Samtale: erfaring og nettverk (1-5)": dice.of("mark").whole(3, 5),
    }


def _goals(dice: Dice, least: int, most: int) -> str | None:
    chosen = drawn(_GOALS, dice.of("how many").whole(least, most), dice.of("which"))
    return ticked(chosen, GOALS, dice.of("words"), between=", ")


def _interests(dice: Dice) -> str | None:
    count = dice.of("how many").whole(2, 4)
    chosen = drawn(dict.fromkeys(INTERESTS, 1.0), count, dice.of("which"))
    return ticked(chosen, INTERESTS, dice.of("words"), between=", ")
