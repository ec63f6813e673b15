"""Make the sample lists again: ``python -m sample_data.make``.

Everybody in them is invented. The same seed gives the same files, byte for byte.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path

from sample_data.dice import Dice
from sample_data.kvinfo.forms import files as kvinfo
from sample_data.likestillingssenteret.forms import files as likestillingssenteret
from sample_data.mitt_livs_chans import adept_form, mentor_form
from sample_data.mitt_livs_chans.faults import recorded, spoiled_adepts, spoiled_mentors
from sample_data.mitt_livs_chans.form import Sheet, filled_in
from sample_data.mitt_livs_chans.population import Population, population
from sample_data.mitt_livs_chans.special_people import with_special_people
from sample_data.mitt_livs_chans.words_of_people import MODES
from sample_data.mitt_livs_chans.words_of_work import MENTOR_LEVELS
from sample_data.omdu.forms import files as omdu
from sample_data.template_disability.forms import files as template_disability
from sample_data.template_leadership.forms import files as template_leadership
from sample_data.template_youth.forms import files as template_youth
from sample_data.writing import Cell, semicolon_list, workbook, write_if_changed

SEED = 20220109
FOLDER = Path(__file__).parent
_MADE = datetime.fromisoformat("2022-01-10 09:00")

_OTHER_PROGRAMMES: Mapping[str, Callable[[Dice], dict[str, bytes]]] = {
    "omdu": omdu,
    "kvinfo": kvinfo,
    "likestillingssenteret": likestillingssenteret,
    "template_leadership": template_leadership,
    "template_disability": template_disability,
    "template_youth": template_youth,
}
"""Makers of the other programmes' lists, by the programme's id, which is the folder too."""


def sample_files(seed: int = SEED) -> dict[str, bytes]:
    """Contents of all generated files, by their path below ``sample_data``.

    Parameters
    ----------
    seed : int
        Another seed gives other people with the same kinds of faults.

    Returns
    -------
    dict of str to bytes
        The two lists and the manifest of Mitt Livs Chans, and two lists of each other programme.
    """
    dice = Dice(seed)
    files = _mitt_livs_chans(seed, dice)
    for programme, made in _OTHER_PROGRAMMES.items():
        files |= made(dice.of(programme))
    return files


def _mitt_livs_chans(seed: int, dice: Dice) -> dict[str, bytes]:
    cast = with_special_people(population(dice.of("people")), dice.of("special"))
    everybody = cast.population
    adepts, adept_faults = spoiled_adepts(
        filled_in(
            adept_form.FILE,
            adept_form.QUESTIONS,
            everybody.adepts,
            thorough={number for _, number in cast.adepts},
            dice=dice.of("adepts"),
        ),
        cast,
        dice.of("faults"),
    )
    mentors, mentor_faults = spoiled_mentors(
        filled_in(
            mentor_form.FILE,
            mentor_form.QUESTIONS,
            everybody.mentors,
            thorough={number for _, number in cast.mentors},
            dice=dice.of("mentors"),
        ),
        cast,
        dice.of("faults"),
    )
    manifest = {
        "seed": seed,
        "counts": _counts(everybody, adepts, mentors),
        "faults": recorded(adepts, adept_faults) + recorded(mentors, mentor_faults),
    }
    folder = "mitt_livs_chans"
    return {
        f"{folder}/{adepts.file}": semicolon_list(adepts, encoding="cp1252"),
        f"{folder}/{mentors.file}": workbook(
            mentors,
            name=mentor_form.SHEET,
            summary=_summary(everybody),
            summary_name="Sammanställning",
            made=_MADE,
            title="Mentorer VT 2022",
        ),
        f"{folder}/manifest.json": _json(manifest),
    }


def main() -> None:
    """Write every file that is missing or out of date, and say which."""
    for name, content in sample_files().items():
        written = write_if_changed(FOLDER / name, content)
        sys.stdout.write(f"{'written' if written else 'unchanged'}: {name}\n")


def _counts(everybody: Population, adepts: Sheet, mentors: Sheet) -> dict[str, object]:
    return {
        "adepts": len(everybody.adepts),
        "adept_rows": len(adepts.rows),
        "adept_columns": len(adepts.questions),
        "adept_dates_with_slashes": _dates_with_slashes(adepts),
        "mentors": len(everybody.mentors),
        "mentor_rows": len(mentors.rows),
        "mentor_columns": len(mentors.questions),
        "mentor_dates_with_slashes": _dates_with_slashes(mentors),
        "mentor_places": sum(mentor.places for mentor in everybody.mentors),
        "mentors_by_places": _counted(mentor.places for mentor in everybody.mentors),
        "mentors_by_position": _counted(mentor.position for mentor in everybody.mentors),
        "mentors_by_mode": _counted(mentor.mode for mentor in everybody.mentors),
        "adepts_by_mode": _counted(adept.mode for adept in everybody.adepts),
    }


def _dates_with_slashes(sheet: Sheet) -> int:
    return sum("/" in str(row[sheet.column("received")]) for row in sheet.rows)


def _counted(values: Iterable[object]) -> dict[str, int]:
    return dict(sorted(Counter(map(str, values)).items()))


def _summary(everybody: Population) -> list[list[Cell]]:
    levels = Counter(mentor.position for mentor in everybody.mentors)
    modes = Counter(mentor.mode for mentor in everybody.mentors)
    by_level: list[list[Cell]] = [[MENTOR_LEVELS[code][0], levels[code]] for code in MENTOR_LEVELS]
    by_mode: list[list[Cell]] = [[MODES[code][0], modes[code]] for code in MODES]
    return [
        ["Sammanställning VT 2022", "Antal"],
        *by_level,
        ["Totalt", len(everybody.mentors)],
        [],
        *by_mode,
        ["Antal platser", sum(mentor.places for mentor in everybody.mentors)],
    ]


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


if __name__ == "__main__":
    main()
