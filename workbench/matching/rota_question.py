"""A rota as a question in whole numbers: one column for each possible meeting."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.matching.plan import Aim, Mask, Plan, Quota
from workbench.matching.whole_numbers import Question, Row, Whole, ones, total_of


@dataclass(frozen=True)
class Terms:
    """What is asked of every unit.

    Attributes
    ----------
    meetings_min : int
        Meetings that a unit must have to count as served.
    distinct_min : int
        Different organisations among them; 0 where the programme does not ask.
    strict : bool
        Never two receivers of one organisation for a unit.
    organisations, sectors : tuples of str or None
        Of each receiver; None where not known.
    sectors_min : int
        Different sectors that a unit must meet to count as served; 0 where that is only a wish.
    """

    meetings_min: int
    distinct_min: int
    strict: bool
    organisations: tuple[str | None, ...]
    sectors: tuple[str | None, ...]
    sectors_min: int = 0


@dataclass(frozen=True)
class Asked:
    """The question, and what its columns mean.

    Attributes
    ----------
    rows, columns : int arrays
        Receiver and giver of each possible meeting: the first columns of the question.
    served, met : slices of columns
        Whether each unit is served; whether each unit meets each sector.
    promised : tuple of int arrays
        Aims that come before those of the plan: what receivers were promised.
    """

    question: Question
    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    shape: tuple[int, int]
    served: slice
    met: slice
    placed: slice
    used: slice
    promised: tuple[Whole, ...]

    def points(self, aim: Aim) -> Whole:
        """Points of each column for one aim."""
        points = np.zeros(len(self.question.high), dtype=np.int64)
        if aim.goal == "max_units_with_min_meetings":
            points[self.served] = 1
        elif aim.goal == "max_sector_spread":
            points[self.met] = 1
        else:
            points[self.placed] = aim.receiver_points
            points[self.used] = aim.giver_points
            if aim.pair_points is not None:
                points[: len(self.rows)] = aim.pair_points[self.rows, self.columns]
        return points

    def chosen(self, numbers: Whole) -> Mask:
        """Meetings, receivers × givers."""
        table = np.zeros(self.shape, dtype=bool)
        taken = numbers[: len(self.rows)] > 0
        table[self.rows[taken], self.columns[taken]] = True
        return table


def ask(plan: Plan, terms: Terms) -> Asked:
    """The question that *plan* and *terms* put."""
    permissible = _permissible(plan, terms)
    rows, columns = np.nonzero(permissible)
    receivers, givers = plan.shape
    sectors = sorted({name for name in terms.sectors if name is not None})
    desk = _Desk(len(rows))
    of_giver: list[list[int]] = [[] for _ in range(givers)]
    of_receiver: list[list[int]] = [[] for _ in range(receivers)]
    for column, (row, giver) in enumerate(zip(rows.tolist(), columns.tolist(), strict=True)):
        of_giver[giver].append(column)
        of_receiver[row].append(column)
    served, met = desk.signs(givers), desk.signs(givers * len(sectors))
    placed, used, kept = desk.signs(receivers), desk.signs(givers), desk.signs(receivers)
    for giver, mine in enumerate(of_giver):
        desk.at_most(mine, int(plan.giver_max[giver]))
        desk.sign_for(served.start + giver, mine, terms.meetings_min)
        desk.sign_for(used.start + giver, mine, 1)
        seen = [met.start + giver * len(sectors) + number for number in range(len(sectors))]
        for sign, sector in zip(seen, sectors, strict=True):
            desk.sign_for(sign, _having(mine, rows, terms.sectors, sector), 1)
        if terms.sectors_min:
            desk.sign_for(served.start + giver, seen, terms.sectors_min)
        _organisations(desk, terms, mine, rows, served.start + giver)
    for row, hers in enumerate(of_receiver):
        desk.at_most(hers, int(plan.receiver_max[row]))
        desk.sign_for(placed.start + row, hers, 1)
        least = int(min(plan.receiver_min[row], plan.receiver_max[row]))
        desk.sign_for(kept.start + row, hers, max(least, 1))
    pairs = list(zip(rows.tolist(), columns.tolist(), strict=True))
    for pair in plan.keep:
        desk.must(pairs.index(pair))
    for quota in plan.quotas:
        signs, mine_of = (placed, of_receiver) if quota.side == "receiver" else (used, of_giver)
        desk.quota(quota, signs, mine_of)
    promise = np.zeros(desk.width, dtype=np.int64)
    promise[kept] = (plan.receiver_min > 0).astype(np.int64)
    return Asked(
        desk.question(),
        rows,
        columns,
        plan.shape,
        served,
        met,
        placed,
        used,
        (promise,) if promise.any() else (),
    )


class _Desk:
    """Columns and limits of a question as they are written down."""

    def __init__(self, meetings: int) -> None:
        self.width = meetings
        self._limits: list[Row] = []

    def signs(self, number: int) -> slice:
        """Further columns that say yes or no."""
        start, self.width = self.width, self.width + number
        return slice(start, self.width)

    def at_most(self, columns: list[int], high: int) -> None:
        """Let no more than *high* of these be taken."""
        self._limits.append(total_of(f"limit_{len(self._limits)}", columns, high=high))

    def must(self, column: int) -> None:
        """Take this one in any case."""
        self._limits.append(total_of(f"limit_{len(self._limits)}", [column], low=1))

    def sign_for(self, sign: int, columns: list[int], least: int) -> None:
        """Let the sign be taken only where at least *least* of the columns are."""
        self._limits.append(
            Row(
                f"limit_{len(self._limits)}",
                np.array([*columns, sign], dtype=np.int64),
                np.append(ones(columns), -least),
                low=0,
            )
        )

    def quota(self, quota: Quota, signs: slice, meetings: list[list[int]]) -> None:
        """Let so many people be chosen; whoever has a meeting is."""
        counted = np.nonzero(quota.counts)[0]
        self._limits.append(
            Row(
                f"limit_{len(self._limits)}",
                signs.start + counted,
                quota.counts[counted],
                quota.low,
                quota.high,
            )
        )
        for person in counted.tolist():
            mine = meetings[person]
            factors = np.append(ones(mine), -max(len(mine), 1))
            columns = np.array([*mine, signs.start + person], dtype=np.int64)
            self._limits.append(Row(f"limit_{len(self._limits)}", columns, factors, high=0))

    def question(self) -> Question:
        """The question as written so far."""
        return Question(np.ones(self.width, dtype=np.int64), tuple(self._limits))


def _organisations(
    desk: _Desk, terms: Terms, mine: list[int], rows: NDArray[np.int64], served: int
) -> None:
    """Different organisations of one unit: never one twice, or so many as are asked for."""
    if not terms.distinct_min and not terms.strict:
        return
    values = dict.fromkeys(terms.organisations[rows[column]] for column in mine)
    by_value = [
        _having(mine, rows, terms.organisations, value) for value in values if value is not None
    ]
    if terms.strict:
        for columns in by_value:
            if len(columns) > 1:
                desk.at_most(columns, 1)
        return
    signs = desk.signs(len(by_value))
    for sign, columns in zip(range(signs.start, signs.stop), by_value, strict=True):
        desk.sign_for(sign, columns, 1)
    desk.sign_for(served, list(range(signs.start, signs.stop)), terms.distinct_min)


def _having(
    mine: list[int], rows: NDArray[np.int64], answers: tuple[str | None, ...], value: str
) -> list[int]:
    return [column for column in mine if answers[rows[column]] == value]


def _permissible(plan: Plan, terms: Terms) -> Mask:
    """Pairs that may meet; of whom nobody knows the organisation cannot be shown to differ."""
    permissible: Mask = plan.permissible.copy()
    if terms.strict:
        known = np.array([name is not None for name in terms.organisations], dtype=bool)
        permissible &= known[:, None]
    for pair in plan.keep:
        permissible[pair] = plan.permissible[pair]
    return permissible
