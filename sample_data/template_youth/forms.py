"""Two lists for the template on youth: 10 student mentors and 30 young people."""

from datetime import datetime

from sample_data.dice import Dice
from sample_data.lists import Record, drawn, moments, said, table, ticked
from sample_data.mitt_livs_chans.answers import free_times, stamp
from sample_data.mitt_livs_chans.words_of_people import WEEKDAYS
from sample_data.mitt_livs_chans.words_of_work import STUDIES
from sample_data.names import Contact, contacts
from sample_data.words_sv import INTERESTS
from sample_data.writing import semicolon_list, workbook

_FIRST_DAY = datetime.fromisoformat("2022-08-22")
_LAST_DAY = datetime.fromisoformat("2022-09-16")
_STUDIES = ("0114", "0613", "0912", "0421", "0313", "0732", "0413", "0511", "0923", "071")
_INTERESTS = (
    "music", "film_tv", "art", "photography", "cooking", "gym_fitness", "football", "team_sports",
    "dance", "games", "video_games", "technology", "animals", "travel", "society_politics",
    "fashion_beauty",
)  # fmt: skip
_TIMES = {"afternoon": 0.55, "evening": 0.5}


def files(dice: Dice) -> dict[str, bytes]:
    """The two lists, by their path below ``sample_data``."""
    taken: set[str] = set()
    folder = "template_youth"
    return {
        f"{folder}/ungdomar_2022.csv": semicolon_list(
            table(_young_people(dice.of("young"), taken)), encoding="cp1252"
        ),
        f"{folder}/mentorer_2022.xlsx": workbook(
            table(_mentors(dice.of("mentors"), taken)),
            name="Studentmentorer",
            title="Studentmentorer 2022",
            made=_LAST_DAY,
        ),
    }


def _young_people(dice: Dice, taken: set[str]) -> list[Record]:
    genders = dice.of("genders").spread({"woman": 16, "man": 14})
    people = contacts(genders, dice=dice.of("names"), nordic_share=0.3, taken=taken, phones=[])
    days = moments(30, _FIRST_DAY, _LAST_DAY, dice.of("days"))
    records = [_young_person(people[n], days[n], dice.of(n)) for n in range(30)]
    consent = "Vårdnadshavares samtycke (datum)"
    records[6] |= {"Ålder": "17", consent: None}
    records[13] |= {"Ålder": "25", consent: None}
    records[21] |= {"Ålder": "vet ej"}
    records[24]["Vilka intressen har du?"] = "allt"
    return records


def _young_person(contact: Contact, day: datetime, dice: Dice) -> Record:
    age = dice.of("age").weighted({16: 8, 17: 8, 18: 6, 19: 4, 20: 2, 21: 2})
    return {
        "Tidstämpel": stamp(day),
        "Namn": contact.full_name,
        "E-post": contact.email,
        "Ålder": str(age),
        "I vilken kommun bor du?": "Södertälje",
        "Vårdnadshavares samtycke (datum)": f"2022-08-{dice.of('consent').whole(15, 21)}"
        if age < 18
        else None,
        "Vilka intressen har du?": _interests(dice.of("interests"), between=";"),
        "Vilka tider passar dig?": _times(dice.of("times"), between=";"),
        "Finns det någon du inte vill bli matchad med?": None,
    }


def _mentors(dice: Dice, taken: set[str]) -> list[Record]:
    genders = dice.of("genders").spread({"woman": 6, "man": 4})
    people = contacts(genders, dice=dice.of("names"), nordic_share=0.5, taken=taken, phones=[])
    days = moments(10, _FIRST_DAY, _LAST_DAY, dice.of("days"))
    records = [_mentor(people[n], days[n], dice.of(n), study=_STUDIES[n]) for n in range(10)]
    records[4]["Finns det någon du inte vill bli matchad med?"] = people[7].full_name
    records[8]["Referenser tagna"] = None
    return records


def _mentor(contact: Contact, day: datetime, dice: Dice, *, study: str) -> Record:
    return {
        "Tidstämpel": day,
        "Namn": contact.full_name,
        "E-post": contact.email,
        "Ålder": dice.of("age").whole(20, 29),
        "I vilken kommun bor du?": dice.of("town").one(("Södertälje", "Huddinge", "Stockholm")),
        "Utbildningsinriktning": said(study, STUDIES, dice.of("study")),
        "Utdrag ur belastningsregistret visat (datum)": f"2022-08-{dice.of('shown').whole(1, 20):02d}",
        "Referenser tagna": "Ja",
        "Vilka intressen har du?": _interests(dice.of("interests"), between=", "),
        "Vilka tider passar dig?": _times(dice.of("times"), between=", "),
        "Finns det någon du inte vill bli matchad med?": None,
    }


def _interests(dice: Dice, *, between: str) -> str | None:
    count = dice.of("how many").whole(2, 5)
    chosen = drawn(dict.fromkeys(_INTERESTS, 1.0), count, dice.of("which"))
    return ticked(chosen, INTERESTS, dice.of("words"), between=between)


def _times(dice: Dice, *, between: str) -> str:
    chosen = [
        (day, part)
        for day in WEEKDAYS
        for part, chance in _TIMES.items()
        if dice.of(day, part).happens(chance)
    ]
    return free_times(chosen, between=between)
