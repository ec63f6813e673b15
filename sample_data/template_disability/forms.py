"""Two lists for the template on disability: 18 young people and 14 mentors, peers of theirs.

Nobody is asked for a diagnosis: people tick the words they choose for themselves.
"""

from collections.abc import Mapping
from datetime import datetime

from sample_data.dice import Dice
from sample_data.lists import Record, drawn, moments, table, ticked, unless
from sample_data.mitt_livs_chans.answers import stamp
from sample_data.names import Contact, contacts
from sample_data.words_sv import INTERESTS, YES
from sample_data.writing import semicolon_list, workbook

_FIRST_DAY = datetime.fromisoformat("2022-08-22")
_LAST_DAY = datetime.fromisoformat("2022-09-23")
_TOWNS = {"Uppsala": 5, "Stockholm": 8, "Västerås": 3, "Enköping": 1, "Solna": 1}
_GENDERS = {"woman": "Kvinna", "man": "Man", "nonbinary": "Icke-binär"}
_AREAS = {
    "everyday_life": ("Vardagen", "vardagen"),
    "school": ("Skolan",),
    "studies": ("Studier",),
    "work": ("Arbete",),
    "friends": ("Vänner",),
    "family": ("Familjen",),
    "own_home": ("Att flytta hemifrån",),
    "travel": ("Att ta sig fram",),
    "leisure": ("Fritid",),
    "technology": ("Hjälpmedel och teknik",),
    "confidence": ("Att våga",),
    "rights": ("Rättigheter och stöd",),
}
_WAYS = {
    "speech": ("Tal", "Prata"),
    "writing": ("Skrift", "Chatt"),
    "sign_language": ("Teckenspråk", "Svenskt teckenspråk"),
    "supported_signs": ("Tecken som stöd", "TAKK"),
    "pictures_symbols": ("Bilder och symboler", "Bildstöd"),
    "video": ("Video", "Videosamtal"),
}
_NEEDS = {
    "step_free": ("Tillgänglig lokal utan trappor", "Hiss"),
    "hearing_loop": ("Hörslinga",),
    "quiet_room": ("Lugn miljö", "Lugnt rum"),
    "breaks": ("Täta pauser", "Pauser"),
    "easy_language": ("Lättläst",),
    "companion": ("Ledsagare eller assistent", "Personlig assistent"),
}
# Ways in which somebody communicates, as people tick them together.
_WAYS_OF_MENTEES = {
    ("speech",): 9,
    ("speech", "writing"): 4,
    ("sign_language",): 2,
    ("supported_signs",): 1,
    ("writing",): 2,
}
_WAYS_OF_MENTORS = {
    ("speech", "writing", "video"): 6,
    ("speech", "writing"): 4,
    ("sign_language", "writing"): 2,
    ("speech", "supported_signs", "pictures_symbols"): 2,
}


def files(dice: Dice) -> dict[str, bytes]:
    """The two lists, by their path below ``sample_data``."""
    taken: set[str] = set()
    folder = "template_disability"
    return {
        f"{folder}/adepter_2022.csv": semicolon_list(
            table(_mentees(dice.of("mentees"), taken)), encoding="utf-8-sig"
        ),
        f"{folder}/mentorer_2022.xlsx": workbook(
            table(_mentors(dice.of("mentors"), taken)),
            name="Mentorer",
            title="Mentorer 2022",
            made=_LAST_DAY,
        ),
    }


def _mentees(dice: Dice, taken: set[str]) -> list[Record]:
    genders = dice.of("genders").spread({"woman": 9, "man": 8, "nonbinary": 1})
    towns = dice.of("towns").spread(_TOWNS)
    ways = dice.of("ways").spread(_WAYS_OF_MENTEES)
    people = contacts(genders, dice=dice.of("names"), nordic_share=0.6, taken=taken, phones=[])
    days = moments(18, _FIRST_DAY, _LAST_DAY, dice.of("days"))
    records = [
        _mentee(towns[n], ways[n], genders[n], people[n], days[n], dice.of(n)) for n in range(18)
    ]
    consent = "Vårdnadshavares samtycke (datum)"
    records[3] |= {"Ålder": "15", consent: None}
    records[8] |= {"Ålder": "21", consent: None}
    records[12] |= {"Ålder": None}
    records[15] |= {"Ålder": "18", consent: None}
    return records


def _mentee(
    town: str, ways: tuple[str, ...], gender: str, contact: Contact, day: datetime, dice: Dice
) -> Record:
    needs = drawn(
        {"step_free": 5, "hearing_loop": 2, "quiet_room": 4, "breaks": 4, "easy_language": 2,
         "companion": 2},
        dice.of("how many needs").whole(0, 2),
        dice.of("needs"),
    )  # fmt: skip
    return {
        "Tidstämpel": stamp(day),
        "Förnamn": contact.first_name,
        "Efternamn": contact.last_name,
        "E-post": contact.email,
        "Ålder": str(dice.of("age").whole(11, 17)),
        "Kön": _GENDERS[gender],
        "I vilken kommun bor du?": town,
        "Vårdnadshavares samtycke (datum)": f"2022-08-{dice.of('consent').whole(10, 21)}",
        "Hur vill du kommunicera?": ticked(ways, _WAYS, dice.of("ways"), between=";"),
        "Behöver du någon anpassning?": ticked(needs, _NEEDS, dice.of("need words"), between=";")
        or "Inga behov",
        "Vilka egna erfarenheter har du?": _areas(dice.of("areas"), 2, 4, between=";"),
        "Vilka intressen har du?": _interests(dice.of("interests"), between=";"),
        "Vill du ha en mentor av samma kön?": unless(0.7, dice.of("same"), dice.of("yes").one(YES)),
        "Har du önskemål om din mentor?": unless(
            0.7, dice.of("wish"), dice.of("which").one(("Fotboll", "Studier", "Tv-spel"))
        ),
    }


def _mentors(dice: Dice, taken: set[str]) -> list[Record]:
    genders = dice.of("genders").spread({"woman": 8, "man": 6})
    towns = dice.of("towns").spread({"Uppsala": 4, "Stockholm": 7, "Västerås": 2, "Solna": 1})
    ways = dice.of("ways").spread(_WAYS_OF_MENTORS)
    people = contacts(genders, dice=dice.of("names"), nordic_share=0.6, taken=taken, phones=[])
    days = moments(14, _FIRST_DAY, _LAST_DAY, dice.of("days"))
    records = [
        _mentor(towns[n], ways[n], genders[n], people[n], days[n], dice.of(n)) for n in range(14)
    ]
    records[2]["Har du gått mentorsutbildningen?"] = "Nej"
    records[6]["Ålder"] = 41
    records[11]["Vill du dela egen erfarenhet av funktionsnedsättning?"] = None
    return records


def _mentor(
    town: str, ways: tuple[str, ...], gender: str, contact: Contact, day: datetime, dice: Dice
) -> Record:
    access: Mapping[str, float] = {
        "step_free": 9, "hearing_loop": 5, "quiet_room": 8, "breaks": 8, "easy_language": 5,
        "companion": 6,
    }  # fmt: skip
    offered = drawn(access, dice.of("how many").whole(3, 6), dice.of("access"))
    return {
        "Tidstämpel": day,
        "Namn": contact.full_name,
        "E-post": contact.email,
        "Ålder": dice.of("age").whole(19, 34),
        "Kön": _GENDERS[gender],
        "I vilken kommun bor du?": town,
        "Vill du dela egen erfarenhet av funktionsnedsättning?": dice.of("shares").one(YES),
        "Har du gått mentorsutbildningen?": "Ja",
        "Hur många adepter kan du ta emot?": dice.of("places").weighted({1: 8, 2: 6}),
        "Hur kommunicerar du?": ticked(ways, _WAYS, dice.of("ways"), between=", "),
        "Vad kan din mötesplats erbjuda?": ticked(
            offered, _NEEDS, dice.of("access words"), between=", "
        ),
        "Vilka egna erfarenheter har du?": _areas(dice.of("areas"), 3, 6, between=", "),
        "Vilka intressen har du?": _interests(dice.of("interests"), between=", "),
        "Har du önskemål om din adept?": None,
    }


def _areas(dice: Dice, least: int, most: int, *, between: str) -> str | None:
    count = dice.of("how many").whole(least, most)
    chosen = drawn(dict.fromkeys(_AREAS, 1.0), count, dice.of("which"))
    return ticked(chosen, _AREAS, dice.of("words"), between=between)


def _interests(dice: Dice, *, between: str) -> str | None:
    count = dice.of("how many").whole(2, 5)
    chosen = drawn(dict.fromkeys(INTERESTS, 1.0), count, dice.of("which"))
    return ticked(chosen, INTERESTS, dice.of("words"), between=between)
