"""Marks of one sheet, in positions from 0."""

from dataclasses import dataclass, field

Place = tuple[int, int]
"""Row and column, from 0."""


@dataclass
class Marks:
    """What stands beside the cells of one sheet.

    Parameters
    ----------
    hidden_rows, hidden_columns : set of int
    without_value : list of (row, column)
        Formulas that failed or were never worked out.
    zeros : dict of (row, column) to int
        Digits that a number format shows, such as 4 for "0127" kept as 127.
    words : dict of (row, column) to str
        Text of a cell that the reader gives as something else.
    merged : list of ((row, column), (row, column))
        First and last cell; only where the reader does not tell them itself.
    """

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    without_value: list[Place] = field(default_factory=list)
    zeros: dict[Place, int] = field(default_factory=dict)
    words: dict[Place, str] = field(default_factory=dict)
    merged: list[tuple[Place, Place]] = field(default_factory=list)

    def write_into(self, rows: list[list[str]], start: Place) -> None:
        """Put the zeros and words of this sheet into its cells; the first stands at *start*."""
        for (row, column), width in self.zeros.items():
            text = self._seen(rows, row - start[0], column - start[1])
            if text is not None and text.isdigit():
                rows[row - start[0]][column - start[1]] = text.zfill(width)
        for (row, column), word in self.words.items():
            if self._seen(rows, row - start[0], column - start[1]) is not None:
                rows[row - start[0]][column - start[1]] = word

    @staticmethod
    def _seen(rows: list[list[str]], row: int, column: int) -> str | None:
        inside = 0 <= row < len(rows) and 0 <= column < len(rows[row])
        return rows[row][column] if inside else None
