"""Reading XLSX, XLS and ODS in a limited child process."""

import importlib.util
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from workbench.locale import Sentence, count_sentence, sentence
from workbench.people.cells import column_letter
from workbench.people.failed_cells import failed_cells
from workbench.people.file_kinds import FileKind, damaged, password_protected
from workbench.people.grid import Grid, table_of
from workbench.people.problems import Problem
from workbench.people.tables import MOST_COLUMNS, MOST_ROWS, RawTable, ReadList

OWN_HIDDEN_SHEET = "_answers"
"""Sheet of our own templates that holds the choices of the drop-downs."""

SECONDS_AT_MOST = 30
"""Longest time that a workbook may take to open."""


def read_workbook(name: str, content: bytes) -> ReadList:
    """Read every visible sheet of a workbook.

    Parameters
    ----------
    name : str
        Name of the file, for the places in problems.
    content : bytes
        The whole file; its kind has been checked by :func:`workbench.people.file_kinds.kind_of`.

    Returns
    -------
    ReadList
        One table for each sheet that has one. A sheet without one is said and does not stop the
        others.
    """
    found = _open_in_child(content)
    if isinstance(found, FileKind):
        return refused(name, found)
    tables: list[RawTable] = []
    problems: list[Problem] = [_unchecked(name)] if found["unchecked"] else []
    for sheet in found["sheets"]:
        if sheet["hidden"]:
            if sheet["name"] != OWN_HIDDEN_SHEET:
                problems.append(_hidden_sheet(name, sheet["name"]))
            continue
        table, said = _table_of_sheet(name, sheet)
        problems.extend(said)
        if table is not None:
            tables.append(table)
    if tables:
        several = tuple(table for table in tables if len(table.headings) > 1)
        left_out = [_one_column(table) for table in tables if len(table.headings) < 2]
        tables = list(several)
        problems.extend(left_out)
    if tables:
        problems = [replace(p, severity="note") if _whole_sheet(p) else p for p in problems]
    elif not any(problem.severity == "blocks" for problem in problems):
        hidden = [replace(p, severity="blocks") for p in problems if p.code == "hidden_sheet"]
        problems = hidden or [_nothing(name)]
    return ReadList(tuple(tables), tuple(problems))


def refused(name: str, kind: FileKind) -> ReadList:
    """A file that is not read, with the reason."""
    assert kind.what is not None
    assert kind.mend is not None
    problem = Problem(severity="blocks", code=kind.code, file=name, what=kind.what, mend=kind.mend)
    return ReadList(problems=(problem,))


def _open_in_child(content: bytes) -> Mapping[str, Any] | FileKind:
    """Sheets of a workbook, or the reason why there are none.

    A new interpreter is started instead of a fork: a fork of a kernel with threads may stop for
    ever, and would carry the kernel's memory with it.
    """
    reader = importlib.util.find_spec("python_calamine")
    assert reader is not None
    assert reader.origin is not None
    command = [
        sys.executable,
        "-I",
        str(Path(__file__).with_name("workbook_child.py")),
        str(MOST_ROWS),
        str(MOST_COLUMNS),
        str(Path(reader.origin).parent.parent),
    ]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=SECONDS_AT_MOST, check=False
        )
    except subprocess.TimeoutExpired:
        return _too_much()
    except OSError:
        return _too_much()
    if done.returncode != 0:
        return _too_much()
    try:
        found: Mapping[str, Any] = json.loads(done.stdout)
    except ValueError:
        return _too_much()
    failed = found.get("failed")
    if failed == "password":
        return password_protected()
    if failed == "memory":
        return _too_much()
    return damaged() if failed else found


def _too_much() -> FileKind:
    return FileKind(
        "other",
        "cannot_open",
        sentence("It could not be opened within the limits for a list of applicants."),
        sentence("Copy the answers into a new workbook, save that and hand it in."),
    )


def _table_of_sheet(name: str, sheet: Mapping[str, Any]) -> tuple[RawTable | None, list[Problem]]:
    rows = sheet.get("rows")
    if rows is None:
        return None, [_too_large(name, sheet)]
    if not rows:
        return None, []
    top, left = sheet["start"]
    merged = [(first, last) for first, last in sheet["merged"] if first[0] >= top]
    grid = Grid(
        file=name,
        sheet=sheet["name"],
        rows=rows,
        first_row=top,
        first_column=left,
        merged=tuple(
            (first[0] - top, first[1] - left, last[1] - left)
            for first, last in merged
            if last[1] > first[1]
        ),
    )
    table, problems = table_of(grid)
    if table is None:
        return None, problems
    said = (
        *_merged_answers(table, merged),
        *_hidden(table, sheet.get("hidden_rows", ()), sheet.get("hidden_columns", ())),
        *_without_value(table, sheet.get("without_value", ())),
    )
    return table, [*problems, *said]


def _merged_answers(table: RawTable, merged: Sequence[Any]) -> list[Problem]:
    rows = set(table.row_numbers)
    spans = [
        (first, last)
        for first, last in merged
        if any(row + 1 in rows for row in range(first[0], last[0] + 1))
    ]
    if not spans:
        return []
    (row, column), _ = spans[0]
    return [
        Problem(
            severity="note",
            code="merged_cells",
            file=table.file,
            sheet=table.sheet,
            row=row + 1,
            column=column_letter(column),
            what=count_sentence(
                "Cells are merged here; only the first of them was read with the text.",
                "Cells are merged in {n} places, first here; only the first cell of each was"
                " read with the text.",
                len(spans),
            ),
            mend=sentence("Unmerge them and fill in each row, if the text is for all."),
        )
    ]


def _hidden(table: RawTable, rows: Sequence[int], columns: Sequence[int]) -> list[Problem]:
    hidden_rows = sorted({row + 1 for row in rows} & set(table.row_numbers))
    letters = {column_letter(column) for column in columns}
    hidden = [letter for letter in table.letters if letter in letters]
    problems = []
    if hidden_rows:
        what = count_sentence(
            "The row is hidden in Excel; it was read like the others.",
            "{n} rows from here on are hidden in Excel; they were read like the others.",
            len(hidden_rows),
        )
        mend = sentence("Delete them from the file if they should not take part.")
        problems.append(_seen(table, "hidden_rows", what, mend, row=hidden_rows[0]))
    if hidden:
        what = count_sentence(
            "The column is hidden in Excel; it was read like the others.",
            "{n} columns from here on are hidden in Excel; they were read like the others.",
            len(hidden),
        )
        mend = sentence("Delete them from the file if they should not be read.")
        problems.append(_seen(table, "hidden_columns", what, mend, column=hidden[0]))
    return problems


def _seen(
    table: RawTable,
    code: str,
    what: Sentence,
    mend: Sentence,
    *,
    row: int | None = None,
    column: str | None = None,
) -> Problem:
    heading = table.headings[table.letters.index(column)] if column in table.letters else None
    return Problem(
        severity="note",
        code=code,
        file=table.file,
        sheet=table.sheet,
        row=row,
        column=column,
        heading=heading or None,
        what=what,
        mend=mend,
    )


def _without_value(table: RawTable, cells: Sequence[tuple[int, int]]) -> list[Problem]:
    rows = set(table.row_numbers)
    by_column: dict[str, list[int]] = {}
    for row, column in sorted(cells):
        letter = column_letter(column)
        if row + 1 in rows and letter in table.letters:
            by_column.setdefault(letter, []).append(row + 1)
    return failed_cells(table, by_column)


def _hidden_sheet(name: str, sheet: str) -> Problem:
    return Problem(
        severity="note",
        code="hidden_sheet",
        file=name,
        sheet=sheet,
        what=sentence("The sheet is hidden and was not read."),
        mend=sentence("Show it in Excel and save, if it has applicants."),
    )


def _too_large(name: str, sheet: Mapping[str, Any]) -> Problem:
    rows, columns = sheet["size"]
    return Problem(
        severity="blocks",
        code="too_large",
        file=name,
        sheet=sheet["name"],
        what=sentence(
            "It has {rows} rows and {columns} columns; at most {most_rows} and {most_columns} can"
            " be read.",
            rows=rows,
            columns=columns,
            most_rows=MOST_ROWS,
            most_columns=MOST_COLUMNS,
        ),
        mend=sentence("Copy the answers into a new workbook, save that and hand it in."),
    )


def _one_column(table: RawTable) -> Problem:
    return Problem(
        severity="blocks",
        code="one_column",
        file=table.file,
        sheet=table.sheet,
        what=sentence("Only one column was found, so the sheet was left out."),
        mend=sentence("Give each question a column of its own, if the sheet has applicants."),
    )


def _unchecked(name: str) -> Problem:
    return Problem(
        severity="note",
        code="unchecked",
        file=name,
        what=sentence(
            "Part of the file is damaged: hidden rows, failed formulas and first zeros of numbers"
            " could not be looked for."
        ),
        mend=sentence("Open it in Excel, save it once more and hand that in."),
    )


def _nothing(name: str) -> Problem:
    return Problem(
        severity="blocks",
        code="empty",
        file=name,
        what=sentence("There is nothing in it."),
        mend=sentence("Hand in the file that has the answers."),
    )


def _whole_sheet(problem: Problem) -> bool:
    return problem.severity == "blocks" and problem.code in {
        "one_column",
        "only_headings",
        "no_headings",
        "empty",
    }
