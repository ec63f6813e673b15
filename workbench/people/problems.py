"""What is missing or unclear in a list: where it stands, what was seen, and what mends it."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from workbench.locale import Sentence, sentence

SEVERITIES = ("blocks", "unknown", "note")
"""How much a problem matters, most first.

``blocks``: the row or the file cannot be used. ``unknown``: the answer counts as not given.
``note``: everything was read; something should be known.
"""

PROBLEM_COLUMNS = (
    "severity",
    "code",
    "file",
    "sheet",
    "row",
    "column",
    "heading",
    "field",
    "application",
    "value",
    "where",
    "what",
    "mend",
    "key",
)
"""Columns of :func:`problems_table`."""


@dataclass(frozen=True)
class Problem:
    """One thing in a list that a person should see.

    Parameters
    ----------
    severity : str
        One of :data:`SEVERITIES`.
    code : str
        Short stable name of the kind, such as ``"not_a_number"``.
    what, mend : Sentence
        What was seen, with the value; and an instruction that mends it.
    file : str
        Name of the file.
    sheet : str or None
        None for a CSV.
    row : int or None
        Row as Excel numbers it, from 1; None where the whole file or column is meant.
    column : str or None
        Column letter, such as ``"C"``.
    heading : str or None
        Heading of the column as the file writes it.
    field, application : str or None
        Field of the data dictionary, and internal id of the application, where known.
    value : str
        The text that was seen; empty where there is none.
    """

    severity: str
    code: str
    what: Sentence
    mend: Sentence
    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    heading: str | None = None
    field: str | None = None
    application: str | None = None
    value: str = ""

    @property
    def where(self) -> Sentence:
        """Place in words: ``applicants.xlsx, sheet Svar, row 14, "Roll"``."""
        place = sentence("{file}", file=self.file)
        if self.sheet is not None:
            place = sentence("{where}, sheet {sheet}", where=place, sheet=self.sheet)
        if self.row is not None:
            place = sentence("{where}, row {row}", where=place, row=str(self.row))
        if self.heading:
            return sentence('{where}, "{heading}"', where=place, heading=_short(self.heading))
        if self.column is not None:
            return sentence("{where}, column {column}", where=place, column=self.column)
        return place

    @property
    def key(self) -> str:
        """Stable name of this problem, the same when the same file is read again."""
        parts = (self.code, self.file, self.sheet, self.row, self.column, self.field)
        return "|".join("" if part is None else str(part) for part in parts)

    @property
    def sentence(self) -> Sentence:
        """Whole problem as one text: where, what, the mend."""
        return sentence("{where}: {what} {mend}", where=self.where, what=self.what, mend=self.mend)

    def __str__(self) -> str:
        return str(self.sentence)


def problems_table(problems: Iterable[Problem], language: str | None = None) -> pd.DataFrame:
    """All problems as a table, worst first, then in the order of the files and rows.

    Parameters
    ----------
    problems : iterable of Problem
        Any number; none gives an empty table with the same columns.
    language : str, optional
        ``sv``, ``da``, ``nb`` or ``en``; the current language where left out.

    Returns
    -------
    DataFrame
        Columns :data:`PROBLEM_COLUMNS`. ``where``, ``what`` and ``mend`` are words in the
        language; ``row`` is "Int64"; what does not apply is missing.
    """
    ordered = sorted(problems, key=_order)
    table = pd.DataFrame([_table_row(problem, language) for problem in ordered])
    table = table.reindex(columns=list(PROBLEM_COLUMNS))
    texts = {name: "string" for name in PROBLEM_COLUMNS if name != "row"}
    return table.astype({**texts, "row": "Int64"})


def _table_row(problem: Problem, language: str | None) -> dict[str, str | int | None]:
    return {
        "severity": problem.severity,
        "code": problem.code,
        "file": problem.file,
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "heading": problem.heading,
        "field": problem.field,
        "application": problem.application,
        "value": problem.value,
        "where": problem.where.text(language),
        "what": problem.what.text(language),
        "mend": problem.mend.text(language),
        "key": problem.key,
    }


def _order(problem: Problem) -> tuple[int, str, str, int, int, str]:
    column = problem.column or ""
    return (
        SEVERITIES.index(problem.severity),
        problem.file,
        problem.sheet or "",
        problem.row or 0,
        len(column),
        column,
    )


def _short(text: str, most: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
