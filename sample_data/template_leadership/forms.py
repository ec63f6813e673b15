"""Two lists for the template on leadership: 15 women new as managers, and 15 mentors (Norway)."""

from collections.abc import Mapping
from datetime import datetime

from sample_data.dice import Dice
from sample_data.lists import Record, drawn, moments, said, table, ticked, unless
from sample_data.names import NORWEGIAN, Contact, contacts
from sample_data.words_nb import GENDERS, GOALS, INDUSTRIES, LEADERSHIP
from sample_data.writing import semicolon_list, workbook

_FIRST_DAY = datetime.fromisoformat("2022-09-05")
_LAST_DAY = datetime.fromisoformat("2022-10-07")
_AIMS = {
    "leadership": 9, "contacts": 7, "self_confidence": 6, "unwritten_rules": 4, "work_culture": 4,
    "equality_work": 4, "education_paths": 2, "job_options": 4, "interviews": 2,
}  # fmt: skip
_NEW = {"specialist_lead": 5, "first_line": 7, "middle": 3}
_SENIOR = {"middle": 4, "senior": 7, "top": 4}
_ORGANISATIONS = (
    "Bjerkenesdalen Kraft AS|Einerbrekk Bank|Furevollmo kommune|Granlikroken Bygg AS|"
    "Hegghammeren sykehus|Lauvhaugtun Forlag|Myrbrekkvik Havbruk AS|Osphammeren skole|"
    "Rognstølrud Regnskap|Seljeslettbø Barnehage|Svarthaugtun Data AS|Tindnesdalen Turistforening"
)
_WISHES_OF_MENTEES = ("Kvinne", "Ledelse", "Offentlig administrasjon", "Helse")
_WISHES_OF_MENTORS = ("Selvtillit", "Teamleder", "IT")


def files(dice: Dice) -> dict[str, bytes]:
    """The two lists, by their path below ``sample_data``."""
    taken: set[str] = set()
    folder = "template_leadership"
    mentors = _mentors(dice.of("mentors"), taken)
    mentees = _mentees(dice.of("mentees"), taken, mentors)
    return {
        f"{folder}/adepter_ledere.csv": semicolon_list(table(mentees), encoding="utf-8-sig"),
        f"{folder}/mentorer_ledere.xlsx": workbook(
            table(mentors), name="Mentorer", title="Mentorer 2022", made=_LAST_DAY
        ),
    }


def _mentees(dice: Dice, taken: set[str], mentors: list[Record]) -> list[Record]:
    people = contacts(
        ["woman"] * 15,
        dice=dice.of("names"),
        nordic_share=0.7,
        taken=taken,
        phones=[],
        nordic=NORWEGIAN,
    )
    days = moments(15, _FIRST_DAY, _LAST_DAY, dice.of("days"))
    records = [
        {
            "Tidsstempel": f"{days[number]:%d.%m.%Y %H:%M}",
            **_leader(person, dice.of(number), gender="woman", levels=_NEW, years=(0, 4)),
            "Hva ønsker du hjelp til?": _goals(dice.of(number, "goals"), 2, 4),
            "Har du ønsker for din mentor?": unless(
                0.5, dice.of(number, "wish"), dice.of(number, "which").one(_WISHES_OF_MENTEES)
            ),
            "Hvem er din nærmeste leder?": None,
        }
        for number, person in enumerate(people)
    ]
    records[2]["Hvem er din nærmeste leder?"] = mentors[5]["Navn"]
    records[2]["Hvilken organisasjon kommer du fra?"] = mentors[5][
        "Hvilken organisasjon kommer du fra?"
    ]
    records[8]["Hvor mange år har du vært leder?"] = "7"
    records[11]["Hvor mange år har du vært leder?"] = "ca. 3 år"
    records[13]["Hvilken bransje jobber du i?"] = "litt av hvert"
    return records


def _mentors(dice: Dice, taken: set[str]) -> list[Record]:
    genders = dice.of("genders").spread({"woman": 11, "man": 4})
    people = contacts(
        genders, dice=dice.of("names"), nordic_share=0.8, taken=taken, phones=[], nordic=NORWEGIAN
    )
    days = moments(15, _FIRST_DAY, _LAST_DAY, dice.of("days"))
    records = [
        {
            "Tidsstempel": days[number],
            **_leader(
                person, dice.of(number), gender=genders[number], levels=_SENIOR, years=(6, 25)
            ),
            "Hva kan du bidra med?": _goals(dice.of(number, "offers"), 3, 5),
            "Har du ønsker for din mentee?": unless(
                0.6, dice.of(number, "wish"), dice.of(number, "which").one(_WISHES_OF_MENTORS)
            ),
        }
        for number, person in enumerate(people)
    ]
    records[7]["Hvor mange år har du vært leder?"] = "3"
    return records


def _leader(
    contact: Contact,
    dice: Dice,
    *,
    gender: str,
    levels: Mapping[str, float],
    years: tuple[int, int],
) -> Record:
    return {
        "Navn": contact.full_name,
        "E-post": contact.email,
        "Kjønn": dice.of("gender").one(GENDERS[gender]),
        "Fødselsår": str(dice.of("born").whole(1962, 1975) + (20 if years[0] == 0 else 0)),
        "Hvilken organisasjon kommer du fra?": dice.of("at").one(_ORGANISATIONS.split("|")),
        "Hvilken bransje jobber du i?": said(
            dice.of("where").one(list(INDUSTRIES)), INDUSTRIES, dice.of("industry")
        ),
        "Hvilket ledernivå er du på?": said(
            dice.of("level").weighted(levels), LEADERSHIP, dice.of("level word")
        ),
        "Hvor mange år har du vært leder?": str(dice.of("years").whole(*years)),
    }


def _goals(dice: Dice, least: int, most: int) -> str | None:
    chosen = drawn(_AIMS, dice.of("how many").whole(least, most), dice.of("which"))
    return ticked(chosen, GOALS, dice.of("words"), between=", ")
