"""What the best choice is worth where nobody receives twice, found by linear assignment.

Each place of a giver is a column, and each receiver has a column of her own for staying without.
After every aim the choice is narrowed to its optima: by complementary slackness these are exactly
the assignments on tight pairs that fill each column with a price. So every aim is solved alone,
in whole numbers far below 2**53, where the float64 of ``linear_sum_assignment`` is exact.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from workbench.matching import Aim, Plan

_NEVER = -(2**50)


@dataclass(frozen=True)
class Face:
    """All choices that are still optimal: pairs that may be used, columns that must be.

    Attributes
    ----------
    giver_of : int array
        Giver whose place a column is; the columns for staying without follow after these.
    allowed : bool array, receivers × columns
    must : bool array, columns
    """

    giver_of: NDArray[np.int64]
    allowed: NDArray[np.bool_]
    must: NDArray[np.bool_]

    @property
    def may_go_without(self) -> NDArray[np.bool_]:
        """Receivers who have no partner in some optimum."""
        places = len(self.giver_of)
        return self.allowed[:, places:].any(axis=1)

    def permissible(self, givers: int) -> NDArray[np.bool_]:
        """Pairs that are in some optimum, receivers × givers."""
        found = np.zeros((len(self.allowed), givers), dtype=bool)
        for column, giver in enumerate(self.giver_of):
            found[:, giver] |= self.allowed[:, column]
        return found

    def least_taken(self, givers: int) -> NDArray[np.int64]:
        """Number of places of each giver that are taken in every optimum."""
        return np.bincount(
            self.giver_of[self.must[: len(self.giver_of)]], minlength=givers
        ).astype(np.int64)


def assignment_values(plan: Plan) -> list[int] | None:
    """Best value of every aim among the optima of those before; None where nothing is possible."""
    return values_and_face(plan, plan.aims)[0]


def values_and_face(plan: Plan, aims: tuple[Aim, ...]) -> tuple[list[int] | None, Face]:
    """Best value of each of *aims*, and everything that is optimal for all of them."""
    face = _everything(plan)
    values: list[int] = []
    for aim in aims:
        points = _points(aim, plan, face)
        narrowed = _narrowed(points, face)
        if narrowed is None:
            assert not values, "an aim already reached must stay within reach"
            return None, face
        value, face = narrowed
        values.append(value)
    return values, face


def _everything(plan: Plan) -> Face:
    assert (plan.receiver_max <= 1).all(), "this oracle knows one partner for each receiver"
    assert plan.keep == (), "this oracle knows no kept pairs"
    assert not plan.giver_min.any(), "this oracle knows no minima of givers"
    giver_of = np.repeat(np.arange(plan.shape[1]), plan.giver_max)
    wanting = (plan.receiver_max > 0)[:, None]
    without = np.diag(plan.receiver_min == 0)
    return Face(
        giver_of,
        np.hstack([plan.permissible[:, giver_of] & wanting, without]),
        np.zeros(len(giver_of) + plan.shape[0], dtype=bool),
    )


def _points(aim: Aim, plan: Plan, face: Face) -> NDArray[np.int64]:
    assert aim.siblings is None, "this oracle knows no siblings"
    points = np.zeros(face.allowed.shape, dtype=np.int64)
    places = len(face.giver_of)
    points[:, :places] += np.reshape(aim.receiver_points, (-1, 1))
    first_place = np.append(True, face.giver_of[1:] != face.giver_of[:-1])[:places]
    points[:, :places] += aim.giver_points * first_place
    if aim.pair_points is not None:
        points[:, :places] += aim.pair_points[:, face.giver_of]
    return points


def _narrowed(points: NDArray[np.int64], face: Face) -> tuple[int, Face] | None:
    """Value of the best assignment of a face, and the part of the face that reaches it."""
    bonus = int(points.max(axis=1, initial=0).sum()) + 1
    worth = np.where(face.allowed, points + bonus * face.must, _NEVER)
    assert abs(worth[face.allowed]).sum(initial=0) < 2**53
    rows, columns = linear_sum_assignment(worth.astype(float), maximize=True)
    if not face.allowed[rows, columns].all():
        return None
    assert face.must[columns].sum() == face.must.sum(), "an optimum of the last aim was lost"
    value = int(points[rows, columns].sum())
    prices = _prices(worth, columns)
    gain = worth[rows, columns] - prices[columns]
    tight = face.allowed & (gain[:, None] + prices[None, :] == worth)
    return value, Face(face.giver_of, tight, prices > 0)


def _prices(worth: NDArray[np.int64], columns: NDArray[np.int64]) -> NDArray[np.int64]:
    """Smallest prices of the columns at which everybody likes her own column best.

    They prove that the assignment is optimal: a column that nobody has must come out at 0.
    """
    own = worth[np.arange(len(columns)), columns]
    prices = np.zeros(worth.shape[1], dtype=np.int64)
    for _ in range(worth.shape[1] + 1):
        raised = np.maximum(0, (worth + (prices[columns] - own)[:, None]).max(axis=0, initial=0))
        if (raised == prices).all():
            break
        prices = raised
    else:
        raise AssertionError("the assignment is not optimal: prices rise without end")
    unused = np.ones(len(prices), dtype=bool)
    unused[columns] = False
    assert not prices[unused].any(), "the assignment is not optimal: a free column has a price"
    return prices
