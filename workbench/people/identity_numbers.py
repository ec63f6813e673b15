"""Personal identity numbers: found by heading and by content, and dropped before anybody sees them.

Swedish personnummer and samordningsnummer, Danish CPR and Norwegian fødselsnummer and D-nummer.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from workbench.locale import count_sentence, sentence
from workbench.people.headings import heading_key
from workbench.people.problems import Problem
from workbench.people.tables import RawTable
from workbench.vocabulary import built_in_fields

_WRITTEN_OUT = re.compile(r"(?<!\d)(?:(?:19|20)?\d{6}[-+]\d{4}|\d{6}\s\d{5})(?!\d)")
_WHOLE = re.compile(r"(?:19|20)?\d{6}[-+ ]?\d{4}|\d{6} ?\d{5}")
_SHARE_OF_A_COLUMN = 0.5
_CELLS_LOOKED_AT = 300


def without_identity_numbers(table: RawTable) -> tuple[RawTable, list[Problem]]:
    """Table without identity numbers, and a note for each column that had them.

    A column is dropped whole where its heading asks for them or where at least half of its answers
    are such numbers; in other columns the single number is taken out of the answer.
    """
    kept, problems = [], []
    columns = list(table.columns)
    headings, phones = _headings_of("personal_identity_number"), _headings_of("phone")
    for position, (heading, cells) in enumerate(zip(table.headings, columns, strict=True)):
        key = heading_key(heading)
        if key in headings or (key not in phones and _mostly_numbers(cells)):
            problems.append(_dropped(table, position))
            continue
        kept.append(position)
        found = _rows_with_number(cells)
        if found:
            columns[position] = tuple(_WRITTEN_OUT.sub("…", cell).strip() for cell in cells)
            problems.append(_taken_out(table, position, found))
    if not problems:
        return table, []
    return (
        replace(
            table,
            headings=tuple(table.headings[i] for i in kept),
            columns=tuple(columns[i] for i in kept),
            letters=tuple(table.letters[i] for i in kept),
        ),
        problems,
    )


@cache
def _headings_of(name: str) -> frozenset[str]:
    field = built_in_fields()[name]
    groups = (*field.headings.values(), tuple(field.labels.values()))
    return frozenset(heading_key(text) for group in groups for text in group)


def _rows_with_number(cells: Sequence[str]) -> list[int]:
    if not _WRITTEN_OUT.search("\n".join(cells)):
        return []
    return [i for i, cell in enumerate(cells) if _holds_number(cell)]


def _holds_number(cell: str) -> bool:
    hit = _WRITTEN_OUT.search(cell)
    return hit is not None and _has_birth_date(re.sub(r"\D", "", hit.group()))


def _mostly_numbers(cells: Sequence[str]) -> bool:
    seen = list(islice((cell for cell in cells if cell), _CELLS_LOOKED_AT))
    numbers = 0
    for cell in seen:
        if not _WHOLE.fullmatch(cell):
            continue
        digits = re.sub(r"\D", "", cell)
        if _has_birth_date(digits) and ("-" in cell or _checks_out(digits)):
            numbers += 1
    return numbers >= max(1, _SHARE_OF_A_COLUMN * len(seen))


def _has_birth_date(digits: str) -> bool:
    """Whether the digits begin with year, month and day, or with day, month and year."""
    short = digits[-10:] if len(digits) in (10, 12) else digits
    first, middle, last = int(short[:2]), int(short[2:4]), int(short[4:6])
    year_first = 1 <= middle <= 12 and (1 <= last <= 31 or 61 <= last <= 91)
    day_first = 1 <= middle <= 12 and (1 <= first <= 31 or 41 <= first <= 71)
    return year_first or day_first


def _checks_out(digits: str) -> bool:
    """Check digit of a Swedish or Norwegian number; telephone numbers mostly fail it."""
    if len(digits) in (10, 12):
        doubled = (int(d) * (2 - i % 2) for i, d in enumerate(digits[-10:]))
        return sum(n // 10 + n % 10 for n in doubled) % 10 == 0
    first = sum(int(d) * w for d, w in zip(digits, (3, 7, 6, 1, 8, 9, 4, 5, 2, 1), strict=False))
    weights = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
    second = sum(int(d) * w for d, w in zip(digits, weights, strict=False))
    return first % 11 == 0 and second % 11 == 0


def _dropped(table: RawTable, position: int) -> Problem:
    return Problem(
        severity="note",
        code="identity_numbers_dropped",
        file=table.file,
        sheet=table.sheet,
        column=table.letters[position],
        heading=table.headings[position] or None,
        field="personal_identity_number",
        what=sentence("The column has personal identity numbers; it was left out."),
        mend=sentence("Do not ask for them; delete the column from the file."),
    )


def _taken_out(table: RawTable, position: int, rows: Sequence[int]) -> Problem:
    return Problem(
        severity="note",
        code="identity_number_taken_out",
        file=table.file,
        sheet=table.sheet,
        row=table.row_numbers[rows[0]],
        column=table.letters[position],
        heading=table.headings[position] or None,
        what=count_sentence(
            "A personal identity number in the answer was left out.",
            "Personal identity numbers in {n} answers, first here, were left out.",
            len(rows),
        ),
        mend=sentence("Delete it from the file."),
    )
