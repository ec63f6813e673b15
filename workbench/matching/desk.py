"""Columns and limits of a question in whole numbers, as they are written down."""

from __future__ import annotations

import numpy as np

from workbench.matching.whole_numbers import Question, Row, Whole


class Desk:
    """Columns and limits of a question as they are written down."""

    def __init__(self, columns: int) -> None:
        self.width = columns
        self._rows: list[Row] = []
        self._high: dict[int, int] = {}

    def signs(self, number: int) -> slice:
        """Further columns that say yes or no."""
        start, self.width = self.width, self.width + number
        return slice(start, self.width)

    def counts(self, highs: Whole) -> slice:
        """Further columns that may be taken so many times."""
        found = self.signs(len(highs))
        self._high |= dict(zip(range(found.start, found.stop), highs.tolist(), strict=True))
        return found

    def total(self, columns: Whole, *, low: int, high: int) -> None:
        """How many of these are taken, at least and at most."""
        if low > 0 or len(columns) > high:
            self.weighed(columns, np.ones(len(columns), dtype=np.int64), low, high)

    def weighed(self, columns: Whole, factors: Whole, low: int | None, high: int | None) -> None:
        """A limit on the sum of factor times number."""
        self._rows.append(Row(f"limit_{len(self._rows)}", columns, factors, low, high))

    def sign_of(self, sign: int, columns: Whole, most: int) -> None:
        """Let the sign be taken exactly where any of the columns is."""
        both = np.append(columns, sign)
        ones = np.ones(len(columns), dtype=np.int64)
        self.weighed(both, np.append(ones, -1), 0, None)
        self.weighed(both, np.append(ones, -max(most, 1)), None, 0)

    def question(self) -> Question:
        """The question as written so far."""
        high = np.ones(self.width, dtype=np.int64)
        for column, most in self._high.items():
            high[column] = most
        return Question(high, tuple(self._rows))
