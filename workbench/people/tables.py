"""A list as it stands in its file: headings and text, each cell with its place."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.locale import sentence
from workbench.people.problems import Problem

MOST_BYTES = 25 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 200


@dataclass(frozen=True)
class RawTable:
    """One sheet of answers, all of it text.

    Parameters
    ----------
    file : str
        Name of the file.
    sheet : str or None
        Name of the sheet; None for a CSV.
    headings : tuple of str
        One a column; empty text where a column has answers and no heading.
    columns : tuple of tuple of str
        The cells, column by column; a blank cell is empty text. Blank rows are left out.
    row_numbers : tuple of int
        Row of each line of answers as Excel shows it, from 1.
    letters : tuple of str
        Column letters as Excel shows them.
    encoding, delimiter : str or None
        How a CSV was written; None for workbooks.
    """

    file: str
    sheet: str | None
    headings: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    row_numbers: tuple[int, ...]
    letters: tuple[str, ...]
    encoding: str | None = None
    delimiter: str | None = None

    @property
    def shape_key(self) -> str:
        """Short code of the headings: the same for every file with these columns."""
        shape = "\x1f".join(" ".join(heading.casefold().split()) for heading in self.headings)
        return hashlib.sha256(shape.encode()).hexdigest()[:16]

    def cell(self, row_index: int, position: int) -> str:
        """Text of one cell, by line of answers and column, both from 0."""
        return self.columns[position][row_index]

    def rows(self, indices: tuple[int, ...]) -> "RawTable":
        """Same table with only some of its lines, in the order given."""
        return RawTable(
            file=self.file,
            sheet=self.sheet,
            headings=self.headings,
            columns=tuple(tuple(column[i] for i in indices) for column in self.columns),
            row_numbers=tuple(self.row_numbers[i] for i in indices),
            letters=self.letters,
            encoding=self.encoding,
            delimiter=self.delimiter,
        )

    def __len__(self) -> int:
        """Number of lines of answers."""
        return len(self.row_numbers)


def same_answers(tables: Sequence[RawTable], others: Sequence[RawTable]) -> bool:
    """Whether two files hold the same tables, whatever the files are called; false for none."""
    return bool(tables) and [replace(table, file="") for table in tables] == [
        replace(table, file="") for table in others
    ]


def handed_in_already(name: str, other: str) -> Problem:
    """Says that a file holds what another one holds that was handed in before."""
    return Problem(
        severity="note",
        code="handed_in_already",
        file=name,
        what=sentence(
            "It has the same answers as {file}, which was handed in already; it was left out.",
            file=other,
        ),
        mend=sentence("Nothing needs to be done."),
    )


@dataclass(frozen=True)
class ReadList:
    """What one file gave: its tables, and what should be known about it."""

    tables: tuple[RawTable, ...] = ()
    problems: tuple[Problem, ...] = ()
