"""Which people form units: every possible unit is weighed, and the best choice proven.

The aims, in order: as many people as possible in a unit; units as small and as even as possible
(so that three stand together only where two cannot); the best fit; and, among equals, always the
same answer. Where there are too many possible units to list, see
:mod:`workbench.matching.unit_search`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.matching.patience import patience_of
from workbench.matching.plan import Mask, as_points
from workbench.matching.ties import number_of
from workbench.matching.unit_search import even_sizes, search_units
from workbench.matching.whole_numbers import Answered, Question, Whole, total_of
from workbench.matching.whole_solver import answer

#: Possible units that are listed in all; beyond this they are searched.
MOST_UNITS = 15_000

Member = tuple[int, ...]


@dataclass(frozen=True)
class Sizes:
    """How many stand in a unit, and how many units there may be (None: any number)."""

    least: int
    most: int
    units: int | None = None


@dataclass(frozen=True)
class UnitChoice:
    """Units by places of their members, and how good the choice provably is.

    Attributes
    ----------
    placed, placed_bound : int
        People in a unit, and the most that there can be.
    points, points_bound : int
        Points of fit, one full fit a person, and the most that there can be after that.
    """

    units: tuple[Member, ...]
    placed: int
    placed_bound: int
    points: int
    points_bound: int

    @property
    def proven(self) -> bool:
        """Whether nothing better exists."""
        return self.placed == self.placed_bound and self.points == self.points_bound

    @property
    def gap(self) -> float:
        """Share still open on the first aim that is not proven; 0 where both are."""
        if self.placed < self.placed_bound:
            return (self.placed_bound - self.placed) / self.placed_bound
        return (self.points_bound - self.points) / max(self.points_bound, 1)


def choose_units(
    names: Sequence[str],
    allowed: Mask,
    fit: NDArray[np.float64],
    sizes: Sizes,
    *,
    seconds: float = 20.0,
    score_first: bool = False,
) -> UnitChoice:
    """Best units of these people.

    Parameters
    ----------
    names : ids, in canonical order
    allowed : bool array, people × people
        Any two in a unit must be allowed.
    fit : float array, people × people
        0 to 1; NaN counts as nothing.
    score_first : bool
        Fit before the number of people in a unit.
    """
    known = np.nan_to_num(fit, nan=0.0)
    even = even_sizes(len(names), least=sizes.least, most=sizes.most, units=sizes.units)
    if even and not score_first:
        # Nothing can place more people in smaller and more even units than these sizes. Where the
        # rules let them be formed, no other size has to be looked at.
        listed = _possible(allowed, sorted(set(even)))
        chosen = _chosen(names, listed, known, sizes, seconds=seconds) if listed else None
        if chosen is not None and chosen.placed == sum(even):
            return chosen
    listed = _possible(allowed, range(sizes.least, sizes.most + 1))
    if listed is None:
        return _searched(names, allowed, known, sizes)
    return _chosen(names, listed, known, sizes, seconds=seconds, score_first=score_first)


def _chosen(
    names: Sequence[str],
    listed: list[Member],
    fit: NDArray[np.float64],
    sizes: Sizes,
    *,
    seconds: float,
    score_first: bool = False,
) -> UnitChoice:
    """Best choice of the units that are listed."""
    order = (2, 0, 1) if score_first else (0, 1, 2)
    aims = _aims(listed, fit)
    found = _answered(names, listed, [aims[place] for place in order], sizes, seconds)
    if found.numbers is None:
        return UnitChoice((), 0, 0, 0, 0)
    units = tuple(listed[place] for place in np.nonzero(found.numbers)[0].tolist())
    people, points = found.reached[order.index(0)], found.reached[order.index(2)]
    return UnitChoice(units, people.value, people.bound, points.value, points.bound)


def points_of(unit: Member, fit: NDArray[np.float64]) -> int:
    """Points of one unit: for each member the mean fit to the others, one full fit a person."""
    if len(unit) < 2:
        return 0
    inside = fit[np.ix_(unit, unit)]
    total = inside.sum() - np.trace(inside)
    return int(as_points(np.array(total / (len(unit) - 1))))


def _possible(allowed: Mask, sizes: Collection[int]) -> list[Member] | None:
    """Every unit of these sizes in which any two are allowed; None where there are too many."""
    people = len(allowed)
    growing: list[Member] = [(one,) for one in range(people)]
    listed: list[Member] = []
    for size in range(1, max(sizes) + 1):
        if size > 1:
            growing = [
                (*unit, other)
                for unit in growing
                for other in range(unit[-1] + 1, people)
                if all(allowed[one, other] for one in unit)
            ]
        if size in sizes:
            listed += growing
        if len(listed) > MOST_UNITS or len(growing) > MOST_UNITS:
            return None
    return listed


def _aims(listed: list[Member], fit: NDArray[np.float64]) -> list[Whole]:
    size = np.array([len(unit) for unit in listed], dtype=np.int64)
    points = np.array([points_of(unit, fit) for unit in listed], dtype=np.int64)
    return [size, -(size**2), points]


def _answered(
    names: Sequence[str], listed: list[Member], aims: list[Whole], sizes: Sizes, seconds: float
) -> Answered:
    mine: list[list[int]] = [[] for _ in names]
    for column, unit in enumerate(listed):
        for one in unit:
            mine[one].append(column)
    rows = [total_of(f"person_{one}", columns, high=1) for one, columns in enumerate(mine)]
    if sizes.units is not None:
        rows.append(total_of("units", list(range(len(listed))), high=sizes.units))
    tie_break = np.array(
        [number_of("+".join(names[one] for one in unit)) for unit in listed], dtype=np.int64
    )
    question = Question(np.ones(len(listed), dtype=np.int64), tuple(rows))
    return answer(question, aims, patience=patience_of(seconds), tie_break=tie_break)


def _searched(
    names: Sequence[str], allowed: Mask, fit: NDArray[np.float64], sizes: Sizes
) -> UnitChoice:
    order = [number_of(name) for name in names]
    units, placed_bound, points_bound = search_units(
        allowed, fit, order, least=sizes.least, most=sizes.most, units=sizes.units
    )
    points = sum(points_of(unit, fit) for unit in units)
    placed = sum(map(len, units))
    return UnitChoice(units, placed, placed_bound, points, max(points, points_bound))
