"""From a grid of cells to a table: which row has the headings, and which rows are answers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.locale import sentence
from workbench.people.answer_rows import TOTALS, answer_rows, is_import_row
from workbench.people.cells import clean_cell, column_letter
from workbench.people.failed_cells import without_failed
from workbench.people.problems import Problem
from workbench.people.tables import MOST_COLUMNS, MOST_ROWS, RawTable

_ROWS_LOOKED_AT = 60
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.\w+")
_NUMBER_OR_DATE = re.compile(r"[-+]?\d[\d\s.,:/-]*")


@dataclass(frozen=True)
class Grid:
    """Cells of one sheet before anything is known about them.

    Parameters
    ----------
    rows : list of list of str
        Text, rows of any width.
    first_row, first_column : int
        Where the grid begins in the sheet, from 0.
    merged : tuple of (row, first column, last column)
        Cells merged across columns, in positions of this grid, from 0.
    """

    file: str
    sheet: str | None
    rows: list[list[str]]
    first_row: int = 0
    first_column: int = 0
    merged: tuple[tuple[int, int, int], ...] = ()
    encoding: str | None = None
    delimiter: str | None = None


def table_of(grid: Grid) -> tuple[RawTable | None, list[Problem]]:
    """Headings and answers of a grid.

    Returns
    -------
    table : RawTable or None
        None where there is nothing to read; then a problem says why.
    problems : list of Problem
    """
    rows = _cleaned(grid.rows)
    heading = heading_row(rows)
    if heading is None:
        return None, [_no_cells(grid)]
    problems = _limits(grid, rows) or _looks_like_answers(grid, rows[heading], heading)
    if problems:
        return None, problems
    headings, first_answer, problems = _headings(grid, rows, heading)
    used = [
        position
        for position in range(max(len(row) for row in rows[heading:]))
        if _at(headings, position) or any(_at(row, position) for row in rows[first_answer:])
    ]
    indices, left_out = answer_rows(rows, headings, first_answer)
    table = RawTable(
        file=grid.file,
        sheet=grid.sheet,
        headings=tuple(_at(headings, position) for position in used),
        columns=tuple(tuple(_at(rows[i], position) for i in indices) for position in used),
        row_numbers=tuple(grid.first_row + i + 1 for i in indices),
        letters=tuple(column_letter(grid.first_column + position) for position in used),
        encoding=grid.encoding,
        delimiter=grid.delimiter,
    )
    if not indices:
        return None, [*problems, _only_headings(table)]
    problems += [_left_out(grid, i, reason) for i, reason in left_out]
    table, failed = without_failed(table)
    return table, [*_above(grid, rows, heading), *problems, *failed, *_without_heading(table)]


def heading_row(rows: Sequence[Sequence[str]]) -> int | None:
    """Position of the row with the headings, or None where every cell is blank.

    The first row that is at least half as full as the fullest of the first rows: titles and dates
    that form tools print above a table fill one or two cells.
    """
    filled = [sum(1 for cell in row if cell.strip()) for row in rows[:_ROWS_LOOKED_AT]]
    fullest = max(filled, default=0)
    if fullest == 0:
        later = (i for i, row in enumerate(rows) if any(cell.strip() for cell in row))
        return next(later, None)
    wanted = min(fullest, max(2, fullest / 2))
    return next(i for i, number in enumerate(filled) if number >= wanted)


def _cleaned(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    known: dict[str, str] = {"": ""}
    return [
        [known[c] if c in known else known.setdefault(c, clean_cell(c)) for c in row]
        for row in rows
    ]


def _at(row: Sequence[str], position: int) -> str:
    return row[position] if position < len(row) else ""


def _headings(
    grid: Grid, rows: list[list[str]], heading: int
) -> tuple[list[str], int, list[Problem]]:
    """Headings, the first row of answers, and a note where two rows were read as one heading."""
    upper = rows[heading]
    if heading + 2 < len(rows) and is_import_row(rows[heading + 2]):
        # Short names, the questions, then the tool's own names: the questions are the headings.
        return rows[heading + 1], heading + 3, []
    if heading + 1 >= len(rows) or not _is_second_line(grid, rows, heading):
        return upper, heading + 1, []
    lower = rows[heading + 1]
    spans = {row_span[1:] for row_span in grid.merged if row_span[0] == heading}
    groups = list(upper) + [""] * (len(lower) - len(upper))
    for first, last in spans or _open_spans(groups, lower):
        for position in range(first, min(last + 1, len(groups))):
            groups[position] = upper[first]
    joined = [
        f"{group} [{_at(lower, i)}]" if group and _at(lower, i) else group or _at(lower, i)
        for i, group in enumerate(groups)
    ]
    note = Problem(
        severity="note",
        code="two_heading_rows",
        file=grid.file,
        sheet=grid.sheet,
        row=grid.first_row + heading + 1,
        what=sentence(
            "Rows {first} and {second} were read together as headings.",
            first=str(grid.first_row + heading + 1),
            second=str(grid.first_row + heading + 2),
        ),
        mend=sentence(
            "If row {row} has answers, give every column one heading.",
            row=str(grid.first_row + heading + 2),
        ),
    )
    return joined, heading + 2, [note]


def _is_second_line(grid: Grid, rows: list[list[str]], heading: int) -> bool:
    """Whether the row below the headings belongs to them.

    It does when cells of the heading row are merged across columns, or when it fills exactly the
    places that the heading row leaves open, more than one, and those columns have answers below.
    """
    upper, lower = rows[heading], rows[heading + 1]
    if any(_EMAIL.fullmatch(cell) or _NUMBER_OR_DATE.fullmatch(cell) for cell in lower if cell):
        return False
    if any(row == heading for row, _, _ in grid.merged):
        return any(lower)
    open_places = [i for i in range(len(lower)) if not _at(upper, i)]
    if len(open_places) < 2 or not all(_at(lower, i) for i in open_places):
        return False
    answered = rows[heading + 2 :]
    return any(_at(row, i) for row in answered for i in open_places) and any(
        not _at(lower, i) for i, cell in enumerate(upper) if cell
    )


def _open_spans(groups: list[str], lower: list[str]) -> set[tuple[int, int]]:
    """Runs of open cells to the right of a heading that has a second line of its own."""
    spans = set()
    for first, group in enumerate(groups):
        last = first
        while last + 1 < len(groups) and not groups[last + 1] and _at(lower, last + 1):
            last += 1
        if group and last > first and _at(lower, first):
            spans.add((first, last))
    return spans


def _left_out(grid: Grid, i: int, reason: str) -> Problem:
    what = sentence("The headings stand here once more; the row was left out.")
    mend = sentence("Nothing needs to be done.")
    if reason == TOTALS:
        what = sentence("The row adds up or counts the rows above and names nobody; it was left out.")
        mend = sentence("If it is a person, write the name, and move it up.")
    return Problem(
        severity="note",
        code=reason,
        file=grid.file,
        sheet=grid.sheet,
        row=grid.first_row + i + 1,
        what=what,
        mend=mend,
    )


def _no_cells(grid: Grid) -> Problem:
    return Problem(
        severity="blocks",
        code="empty",
        file=grid.file,
        sheet=grid.sheet,
        what=sentence("There is nothing in it."),
        mend=sentence("Hand in the file that has the answers."),
    )


def _only_headings(table: RawTable) -> Problem:
    return Problem(
        severity="blocks",
        code="only_headings",
        file=table.file,
        sheet=table.sheet,
        what=sentence("There are headings and no answers below them."),
        mend=sentence("Export the answers once more, or hand in the file that has them."),
    )


def _limits(grid: Grid, rows: list[list[str]]) -> list[Problem]:
    filled = sum(1 for row in rows if any(row))
    width = max(len(row) for row in rows)
    if filled > MOST_ROWS + 1:
        what = sentence("It has {n} rows; at most {most} can be read.", n=filled, most=MOST_ROWS)
        mend = sentence("Split it into several files.")
    elif width > MOST_COLUMNS:
        what = sentence(
            "It has {n} columns; at most {most} can be read.", n=width, most=MOST_COLUMNS
        )
        mend = sentence("Delete the columns that the programme does not need.")
    else:
        return []
    return [
        Problem(
            severity="blocks",
            code="too_large",
            file=grid.file,
            sheet=grid.sheet,
            what=what,
            mend=mend,
        )
    ]


def _looks_like_answers(grid: Grid, row: list[str], heading: int) -> list[Problem]:
    cells = [cell for cell in row if cell]
    numbers = sum(1 for cell in cells if _NUMBER_OR_DATE.fullmatch(cell))
    emails = [cell for cell in cells if _EMAIL.fullmatch(cell)]
    if not emails and numbers * 2 <= len(cells):
        return []
    return [
        Problem(
            severity="blocks",
            code="no_headings",
            file=grid.file,
            sheet=grid.sheet,
            row=grid.first_row + heading + 1,
            value=(emails or cells)[0],
            what=sentence(
                '"{value}" stands where the headings should be.', value=(emails or cells)[0]
            ),
            mend=sentence("Put a row with one heading for each column above the answers."),
        )
    ]


def _above(grid: Grid, rows: list[list[str]], heading: int) -> list[Problem]:
    written = [i for i in range(heading) if any(rows[i])]
    if not written:
        return []
    text = next(cell for cell in rows[written[0]] if cell)
    return [
        Problem(
            severity="note",
            code="rows_above",
            file=grid.file,
            sheet=grid.sheet,
            row=grid.first_row + written[0] + 1,
            value=text,
            what=sentence(
                'Row {row} has the headings; what stands above it ("{value}") was left out.',
                row=str(grid.first_row + heading + 1),
                value=text,
            ),
            mend=sentence("If another row has the headings, delete the rows above it."),
        )
    ]


def _without_heading(table: RawTable) -> list[Problem]:
    problems = []
    for heading, letter, cells in zip(table.headings, table.letters, table.columns, strict=True):
        if heading:
            continue
        seen = next((cell for cell in cells if cell), "")
        if not seen:
            continue
        problems.append(
            Problem(
                severity="note",
                code="no_heading",
                file=table.file,
                sheet=table.sheet,
                column=letter,
                value=seen,
                what=sentence('The column has answers ("{value}") and no heading.', value=seen),
                mend=sentence("Write a heading in it, or choose what it is in the mapping."),
            )
        )
    return problems
