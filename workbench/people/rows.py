"""Reading the rows of one mapped list, field by field."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as record
from typing import Any

from workbench.locale import Labels, sentence
from workbench.people.answers import Fault, Ground, read_column, read_one
from workbench.people.mapping import ColumnMapping, MappedColumn
from workbench.people.problems import Problem
from workbench.people.tables import RawTable
from workbench.vocabulary import Field, code_list

Cell = tuple[str, str | None, int, str]
"""File, sheet, row and field of one answer."""

PROTECTED = "protected_identity"
_LIST_OWN = frozenset({"role"})


@dataclass(frozen=True)
class MappedList:
    """A table with what its columns answer, and the role of its people."""

    table: RawTable
    mapping: ColumnMapping
    role: str
    side: str


@dataclass(frozen=True)
class ReadAnswers:
    """Answers to one field in one list, with what they were read from, to use them again."""

    cells: tuple[tuple[str, ...], ...]
    columns: tuple[MappedColumn, ...]
    field: Field
    values: list[Any] = record(repr=False)
    faults: tuple[tuple[int, int, str, Fault], ...] = ()
    """Row, position of the column, text seen, fault."""


@dataclass(frozen=True)
class ReadRows:
    """All answers of one list by field, and what was left out at the door."""

    mapped: MappedList
    answers: Mapping[str, ReadAnswers]
    problems: tuple[Problem, ...] = ()

    def values(self, field: str) -> list[Any]:
        """Answers to a field; None in every row where the list does not ask."""
        if field in self.answers:
            return self.answers[field].values
        return [None] * len(self.mapped.table)


def read_rows(
    mapped: MappedList,
    fields: Mapping[str, Field],
    ground: Ground,
    *,
    corrections: Mapping[Cell, str],
    needed: Collection[str] | None,
    before: ReadRows | None = None,
) -> ReadRows:
    """Read every mapped column of a list.

    Parameters
    ----------
    corrections : mapping of (file, sheet, row, field) to text
        What a coordinator wrote instead of what the file says; empty text is "not known".
    needed : collection of field ids, optional
        What the programme has a purpose for. Sensitive fields that are not in it are dropped.
    before : ReadRows, optional
        The same list as read earlier: columns that did not change are taken from it.
    """
    answers: dict[str, ReadAnswers] = {}
    problems: list[Problem] = []
    for name in mapped.mapping.fields:
        field = fields.get(name)
        if field is None or name in _LIST_OWN:
            continue
        if is_dropped(field, needed):
            problems.append(_dropped(mapped.table, mapped.mapping.columns_of(name)[0], field))
            continue
        columns = mapped.mapping.columns_of(name)
        cells = tuple(corrected_cells(mapped.table, column, corrections) for column in columns)
        earlier = before.answers.get(name) if before is not None else None
        if earlier is not None and (earlier.cells, earlier.columns) == (cells, columns):
            answers[name] = earlier
        else:
            answers[name] = _read_field(columns, cells, field, ground)
    problems.extend(_second_columns(mapped, fields))
    return ReadRows(mapped, answers, tuple(problems))


def place_of(table: RawTable, row: int, column: MappedColumn | None = None) -> Mapping[str, Any]:
    """Keywords that give a :class:`Problem` the place of one cell or row."""
    place: dict[str, Any] = {
        "file": table.file,
        "sheet": table.sheet,
        "row": table.row_numbers[row],
    }
    if column is not None:
        place["column"] = table.letters[column.position]
        place["heading"] = column.heading or None
        place["field"] = column.field
    return place


def is_dropped(field: Field, needed: Collection[str] | None) -> bool:
    """Whether an answer is left out at the door: the programme has no purpose for it."""
    if field.drop:
        return True
    if field.personal != "sensitive" or needed is None or field.id == PROTECTED:
        return False
    return field.id not in needed


def corrected_cells(
    table: RawTable, column: MappedColumn, corrections: Mapping[Cell, str]
) -> tuple[str, ...]:
    """Cells of a column with what a coordinator wrote over them."""
    cells = table.columns[column.position]
    mine = {
        row: text
        for (file, sheet, row, field), text in corrections.items()
        if (file, sheet, field) == (table.file, table.sheet, column.field)
    }
    if not mine:
        return cells
    return tuple(mine.get(row, text) for row, text in zip(table.row_numbers, cells, strict=True))


def _read_field(
    columns: Sequence[MappedColumn],
    cells: tuple[tuple[str, ...], ...],
    field: Field,
    ground: Ground,
) -> ReadAnswers:
    if len(columns) == 1 and columns[0].choice is None:
        column = columns[0]
        read = read_column(cells[0], field, ground, order=column.order)
        faults = tuple(
            (row, column.position, text, read.faults[text])
            for row, text in enumerate(cells[0])
            if text in read.faults
        )
        return ReadAnswers(cells, tuple(columns), field, read.values, faults)
    return _read_matrix(columns, cells, field, ground)


def _read_matrix(
    columns: Sequence[MappedColumn],
    cells: tuple[tuple[str, ...], ...],
    field: Field,
    ground: Ground,
) -> ReadAnswers:
    """Several columns, each standing for one choice: ticked, named, or answered yes or no."""
    chosen: list[list[str]] = [[] for _ in cells[0]]
    answered = [False] * len(cells[0])
    faults: list[tuple[int, int, str, Fault]] = []
    for column, texts in zip(columns, cells, strict=True):
        known: dict[str, tuple[tuple[str, ...] | None, Fault | None]] = {}
        for row, text in enumerate(texts):
            if text not in known:
                known[text] = _of_choice(text, column.choice or "", field, ground)
            codes, fault = known[text]
            chosen[row].extend(codes or ())
            answered[row] |= codes is not None
            if fault is not None:
                faults.append((row, column.position, text, fault))
    values = [
        tuple(dict.fromkeys(codes)) if said else None
        for codes, said in zip(chosen, answered, strict=True)
    ]
    return ReadAnswers(cells, tuple(columns), field, values, tuple(faults))


def _of_choice(
    text: str, choice: str, field: Field, ground: Ground
) -> tuple[tuple[str, ...] | None, Fault | None]:
    """Codes that one cell of a matrix adds; None where it says nothing."""
    if not text:
        return None, None
    if field.type == "availability":
        return _of_time(text, choice, field, ground)
    ticked = code_list("yes_no").find(text)
    if ticked is not None:
        return ((choice,) if ticked == "yes" else ()), None
    answer = read_one(text, field, ground)
    return answer.value, answer.fault


def _of_time(
    text: str, choice: str, field: Field, ground: Ground
) -> tuple[tuple[str, ...] | None, Fault | None]:
    """Times that one cell adds in the column of a day, of a part of the day, or of one time."""
    ticked = code_list("yes_no").find(text)
    if ticked == "no":
        return (), None
    if ticked == "yes" and not _is_part(choice):
        times = read_one(choice, field, ground).value if _is_day(choice) else (choice,)
        return times, None
    if _is_day(choice):
        # "Monday" with "morning, evening".
        answer = read_one(f"{choice} {text}", field, ground)
        return answer.value, answer.fault
    answer = read_one(text, field, ground)
    if answer.value is not None and _is_part(choice):
        # "Morning" with "Monday, Tuesday": only the mornings.
        days = dict.fromkeys(slot.partition("_")[0] for slot in answer.value)
        return tuple(f"{day}_{choice}" for day in days), answer.fault
    return answer.value, answer.fault


def _is_part(choice: str) -> bool:
    return choice in code_list("daypart")


def _is_day(choice: str) -> bool:
    return choice in code_list("weekday")


def _dropped(table: RawTable, column: MappedColumn, field: Field) -> Problem:
    label = Labels(field.labels, field.id)
    what = sentence(
        "The programme has no use for {field}, which is sensitive; it was left out.", field=label
    )
    if field.drop:
        what = sentence("The column has personal identity numbers; it was left out.")
    return Problem(
        severity="note",
        code="sensitive_dropped" if not field.drop else "identity_numbers_dropped",
        file=table.file,
        sheet=table.sheet,
        column=table.letters[column.position],
        heading=column.heading or None,
        field=field.id,
        what=what,
        mend=sentence("Do not ask for it; delete the column from the file."),
    )


def _second_columns(mapped: MappedList, fields: Mapping[str, Field]) -> Iterator[Problem]:
    for column in mapped.mapping.columns:
        owner = mapped.mapping.column_of(column.taken) if column.taken else None
        if owner is None or not any(mapped.table.columns[column.position]):
            continue
        assert column.taken is not None
        known = fields.get(column.taken)
        yield Problem(
            severity="note",
            code="second_column",
            file=mapped.table.file,
            sheet=mapped.table.sheet,
            column=mapped.table.letters[column.position],
            heading=column.heading or None,
            field=column.taken,
            what=sentence(
                'The column was not read: {field} is taken from "{heading}".',
                field=Labels(known.labels, known.id) if known else column.taken,
                heading=owner.heading,
            ),
            mend=sentence("Choose the other column in the mapping if it is the right one."),
        )
