"""Faults that were put into the two lists on purpose, and the record of where they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sample_data.dice import Dice
from sample_data.mitt_livs_chans import answers
from sample_data.mitt_livs_chans.form import Sheet
from sample_data.mitt_livs_chans.special_people import Cast, Special
from sample_data.writing import Cell

HEADING_ROWS = 1
_MONTHS_A_YEAR = 12
_LAST_MOMENT = datetime.fromisoformat("2022-01-09 20:00")

ODD_ADEPT_ANSWERS = (
    ("industry", "typ IT"),
    ("industry", "lite av varje"),
    ("target_industry", "vad som helst"),
    ("target_industry", "Något med siffror"),
    ("education_field", "Ledarskap i komplexa system"),
    ("sv", "sådär"),
    ("mode", "beror på"),
    ("years_total", "många"),
    ("place", "Storköping"),
    ("birth_year", "34 år"),
    ("birth_year", "1087"),
    ("status", "det är komplicerat"),
    ("goals", "Bli rik"),
)
ODD_MENTOR_ANSWERS = (
    ("role", "Mentr"),
    ("industry", "typ IT"),
    ("industry", "olika saker"),
    ("education_field", "livets hårda skola"),
    ("position", "allt möjligt"),
    ("places", "så många som behövs"),
    ("interview", "4-5"),
)
UNKNOWN_ADEPT_ANSWERS = (
    ("education_level", None),
    ("education_level", None),
    ("education_level", "vet ej"),
    ("education_level", "Kandidat"),
    ("birth_country", None),
    ("birth_country", None),
    ("job_matches", None),
    ("job_matches", "vet ej"),
    ("job_matches", "Vet inte"),
)
"""Answers without which nobody can say whether the person belongs to the target group."""
UNKNOWN_MENTOR_ANSWERS = (("years_local", None), ("years_local", "vet ej"), ("hours", "vet ej"))
ADEPT_CHANGES: tuple[Mapping[str, Cell], ...] = (
    {"mode": "Helt digitalt", "sv": "Bra"},
    {"target_industry": "IT", "goals": "Bygga nätverk;Intervjuträning"},
    {"years_total": "8", "goal_text": "Jag har ändrat mig och vill byta bransch."},
    {"phone": None, "wished_language": "Svenska"},
    {"education_level": "Masterexamen", "education_field": "Företagsekonomi"},
)
MENTOR_CHANGES: tuple[Mapping[str, Cell], ...] = (
    {"places": 2},
    {"mode": "Delvis digitalt", "hours": 12},
    {"employer": "Kvarnvinge Konsult", "motivation": "Jag har bytt jobb."},
)
"""What people answered differently when they sent the form a second time."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, or at least worth a look, in one row.

    Parameters
    ----------
    kind : str
        What it is.
    person : int
        Number of the person.
    question : str
        Column where it shows.
    expected : str
        What the workbench should make of it.
    repeat : bool
        True where it stands in the row that a person sent in later.
    """

    kind: str
    person: int
    question: str
    expected: str
    repeat: bool = False


def spoiled_adepts(sheet: Sheet, cast: Cast, dice: Dice) -> tuple[Sheet, list[Fault]]:
    """Put the adepts' faults in: odd and missing answers, other date orders, repeated rows."""
    numbers = list(cast.free_adepts)
    faults = _of_special_people(cast.adepts)
    for kind, expected, replies in (
        ("odd_answer", "problem", ODD_ADEPT_ANSWERS),
        ("unknown_answer", "needs_info", UNKNOWN_ADEPT_ANSWERS),
        ("historic_country", "eligible", (("birth_country", "Jugoslavien"),)),
        ("arrival_after_application", "problem", (("arrived", "2023-05"),)),
        ("local_years_exceed_total", "problem", (("years_local", "30"),)),
        ("line_break_in_text", "none", (("goal_text", "Rad ett.\nRad två; med semikolon."),)),
    ):
        sheet, added = _answered(sheet, replies, numbers, kind=kind, expected=expected)
        faults += added
    sheet, added = _not_with_people(sheet, cast, numbers)
    faults += added
    sheet = _days_first(sheet, numbers[:18])
    return _with_repeats(sheet, ADEPT_CHANGES, numbers, faults=faults, dice=dice.of("adept"))


def spoiled_mentors(sheet: Sheet, cast: Cast, dice: Dice) -> tuple[Sheet, list[Fault]]:
    """Put the mentors' faults in: as for adepts, and dates that can be read in two ways."""
    numbers = list(cast.free_mentors)
    faults = _of_special_people(cast.mentors)
    faults += [
        Fault("no_places", mentor.number, "places", "problem")
        for mentor in cast.population.mentors
        if mentor.places == 0
    ]
    for mentor in cast.population.mentors:
        if mentor.places == 0:
            sheet = sheet.answered(sheet.row_of(mentor.number), "places", 0)
    broken = _text(sheet, numbers[0], "email").strip().replace("@", ".")
    for kind, expected, replies in (
        ("email_without_at", "problem", (("email", broken),)),
        ("odd_answer", "problem", ODD_MENTOR_ANSWERS),
        ("unknown_answer", "needs_info", UNKNOWN_MENTOR_ANSWERS),
    ):
        sheet, added = _answered(sheet, replies, numbers, kind=kind, expected=expected)
        faults += added
    sheet, added = _both_date_orders(sheet, numbers)
    faults += added
    return _with_repeats(sheet, MENTOR_CHANGES, numbers, faults=faults, dice=dice.of("mentor"))


def _of_special_people(specials: Sequence[tuple[Special, int]]) -> list[Fault]:
    return [
        Fault(special.kind, number, special.question, special.expected)
        for special, number in specials
    ]


def _answered(
    sheet: Sheet,
    replies: Sequence[tuple[str, Cell]],
    numbers: list[int],
    *,
    kind: str,
    expected: str,
) -> tuple[Sheet, list[Fault]]:
    faults = []
    for question, cell in replies:
        number = numbers.pop(0)
        sheet = sheet.answered(sheet.row_of(number), question, cell)
        faults.append(Fault(kind, number, question, expected))
    return sheet, faults


def _not_with_people(sheet: Sheet, cast: Cast, numbers: list[int]) -> tuple[Sheet, list[Fault]]:
    faults = []
    for mentor in cast.population.mentors[7:40:8]:
        number = numbers.pop(0)
        sheet = sheet.answered(sheet.row_of(number), "not_with", mentor.contact.full_name)
        faults.append(Fault("not_with_this_mentor", number, "not_with", "conflict"))
    return sheet, faults


def _days_first(sheet: Sheet, numbers: Sequence[int]) -> Sheet:
    """Write some times of receipt day first; enough are after the 12th to show the order."""
    for number in numbers:
        moment = datetime.fromisoformat(_text(sheet, number, "received"))
        sheet = sheet.answered(sheet.row_of(number), "received", answers.stamp_day_first(moment))
    return sheet


def _both_date_orders(sheet: Sheet, numbers: list[int]) -> tuple[Sheet, list[Fault]]:
    """Write some times as text in both orders, so that three of them can be read in two ways."""
    faults = []
    for write in (answers.stamp_day_first, answers.stamp_month_first) * 3:
        number, moment = _received(sheet, numbers, clear=True)
        sheet = sheet.answered(sheet.row_of(number), "received", write(moment))
    for _ in range(3):
        number, moment = _received(sheet, numbers, clear=False)
        sheet = sheet.answered(sheet.row_of(number), "received", answers.stamp_day_first(moment))
        faults.append(Fault("ambiguous_date", number, "received", "problem"))
    return sheet, faults


def _received(sheet: Sheet, numbers: list[int], *, clear: bool) -> tuple[int, datetime]:
    """Next person whose date of receipt shows its order (*clear*) or can be read in two ways."""
    for number in numbers:
        moment = sheet.rows[sheet.row_of(number)][sheet.column("received")]
        if isinstance(moment, datetime) and _shows_its_order(moment) == clear:
            numbers.remove(number)
            return number, moment
    raise LookupError("Too few people are left for the dates. Put in fewer faults.")


def _shows_its_order(moment: datetime) -> bool:
    return moment.day > _MONTHS_A_YEAR or moment.day == moment.month


def _text(sheet: Sheet, number: int, question: str) -> str:
    return str(sheet.rows[sheet.row_of(number)][sheet.column(question)])


def _with_repeats(
    sheet: Sheet,
    changes: Sequence[Mapping[str, Cell]],
    numbers: list[int],
    *,
    faults: list[Fault],
    dice: Dice,
) -> tuple[Sheet, list[Fault]]:
    as_text = not any(isinstance(row[sheet.column("received")], datetime) for row in sheet.rows)
    for turn, changed in enumerate(changes):
        number = numbers.pop()
        moment = _LAST_MOMENT + timedelta(minutes=dice.of(turn).whole(1, 180))
        row = sheet.row_of(number)
        later: dict[str, Cell] = {
            question.id: cell
            for question, cell in zip(sheet.questions, sheet.rows[row], strict=True)
        }
        later |= {"received": answers.stamp(moment) if as_text else moment, **changed}
        if turn == 0:
            later["email"] = _text(sheet, number, "email").strip().capitalize()
        sheet = sheet.with_row(_place_in_time(sheet, moment), tuple(later.values()), person=number)
        faults = [*faults, Fault("repeated_application", number, "email", "duplicate", repeat=True)]
    return sheet, faults


def _place_in_time(sheet: Sheet, moment: datetime) -> int:
    column = sheet.column("received")
    for row, cells in reversed(list(enumerate(sheet.rows))):
        cell = cells[column]
        earlier = (
            cell <= moment if isinstance(cell, datetime) else str(cell) <= answers.stamp(moment)
        )
        if earlier and (isinstance(cell, datetime) or "/" not in str(cell)):
            return row + 1
    return len(sheet.rows)


def recorded(sheet: Sheet, faults: Sequence[Fault]) -> list[dict[str, str | int | None]]:
    """Where each fault stands: file, row as the spreadsheet counts it, heading and cell."""
    entries: list[dict[str, str | int | None]] = []
    for fault in faults:
        first = sheet.row_of(fault.person)
        row = _last_row(sheet, fault.person) if fault.repeat else first
        column = sheet.column(fault.question)
        cell = sheet.rows[row][column]
        entry: dict[str, str | int | None] = {
            "kind": fault.kind,
            "file": sheet.file,
            "row": row + 1 + HEADING_ROWS,
            "column": sheet.questions[column].heading,
            "value": None if cell is None else str(cell),
            "expected": fault.expected,
        }
        if fault.repeat:
            entry["first_row"] = first + 1 + HEADING_ROWS
        entries.append(entry)
    return sorted(entries, key=lambda entry: (str(entry["kind"]), int(entry["row"] or 0)))


def _last_row(sheet: Sheet, person: int) -> int:
    return len(sheet.people) - 1 - sheet.people[::-1].index(person)
