"""A question in whole numbers as plain data: what may be taken, how often, and the limits.

Units and rotas are asked this way; :mod:`workbench.matching.whole_solver` answers.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Row:
    """A limit: the sum of factor · number over some columns lies between *low* and *high*."""

    id: str
    columns: Whole
    factors: Whole
    low: int | None = None
    high: int | None = None

    def holds(self, numbers: Whole) -> bool:
        """Whether these numbers keep the limit, exactly."""
        total = int(numbers[self.columns] @ self.factors)
        return (self.low is None or total >= self.low) and (self.high is None or total <= self.high)


@dataclass(frozen=True)
class Question:
    """What may be chosen: each column is taken 0 to *high* times, within the rows.

    Attributes
    ----------
    high : int array, one per column
    rows : tuple of Row
    """

    high: Whole
    rows: tuple[Row, ...] = field(default_factory=tuple)

    def allows(self, numbers: Whole) -> bool:
        """Whether these numbers keep every limit, exactly."""
        within = bool(((numbers >= 0) & (numbers <= self.high)).all())
        return within and all(row.holds(numbers) for row in self.rows)


@dataclass(frozen=True)
class Reached:
    """How far one aim was reached: its points, and the most that any answer can have."""

    value: int
    bound: int

    @property
    def proven(self) -> bool:
        """Whether nothing better exists."""
        return self.value == self.bound


@dataclass(frozen=True)
class Answered:
    """Answer to a question with aims in order.

    Attributes
    ----------
    numbers : int array or None
        How often each column is taken; None where nothing keeps the limits.
    reached : tuple of Reached
        One per aim.
    """

    numbers: Whole | None
    reached: tuple[Reached, ...]

    @property
    def proven(self) -> bool:
        """Whether every aim is proven."""
        return all(each.proven for each in self.reached)

    @property
    def gap(self) -> float:
        """Share still open on the first aim that is not proven; 0 where all are."""
        for each in self.reached:
            if not each.proven:
                return (each.bound - each.value) / max(abs(each.bound), 1)
        return 0.0


def ones(columns: list[int]) -> Whole:
    """Factor 1 for each column."""
    return np.ones(len(columns), dtype=np.int64)


def total_of(
    id: str, columns: list[int], *, low: int | None = None, high: int | None = None
) -> Row:
    """Limit on how many of some columns are taken."""
    return Row(id, np.array(columns, dtype=np.int64), ones(columns), low, high)
