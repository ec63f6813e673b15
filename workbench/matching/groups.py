"""Receivers who share a giver: the groups a giver could have, and what each is worth.

Points of a group are not the sum of points of its pairs, so an aim with siblings is solved over
groups instead of pairs. It always comes after aims that leave few pairs open; where they leave
too many groups to list, the most promising are listed and the rest is covered by a bound.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import comb, floor

import numpy as np
from numpy.typing import NDArray

from workbench.matching.plan import Aim, Mask, Matrix, Siblings, as_points
from workbench.matching.prices import Room

#: Groups listed in all before the least promising are left to the bound.
MOST_GROUPS = 12_000


@dataclass(frozen=True)
class Groups:
    """Groups that givers could have, one of which each giver gets at most.

    Attributes
    ----------
    giver : int array, one per group
    receivers : tuple of tuples of int
        Who is in each group.
    points : int array
        Points of all in the group together.
    complete : bool
        Whether no possible group was left out.
    """

    giver: NDArray[np.int64]
    receivers: tuple[tuple[int, ...], ...]
    points: NDArray[np.int64]
    complete: bool

    def __len__(self) -> int:
        return len(self.receivers)

    def only(self, kept: Mask) -> Groups:
        """The groups where *kept* is True."""
        places = np.nonzero(kept)[0]
        return Groups(
            self.giver[places],
            tuple(self.receivers[place] for place in places.tolist()),
            self.points[places],
            self.complete,
        )

    def as_choice(self, taken: Mask, shape: tuple[int, int]) -> Mask:
        """Pairs of the groups that are *taken*, receivers × givers."""
        chosen = np.zeros(shape, dtype=bool)
        for place in np.nonzero(taken)[0].tolist():
            chosen[list(self.receivers[place]), self.giver[place]] = True
        return chosen


def possible_groups(room: Room, siblings: Siblings, promise: Matrix) -> Groups:
    """Groups of one and more receivers that each giver could have in *room*.

    Where there are too many, groups of two and more are listed only for each giver's receivers of
    the highest *promise*; single receivers are never left out.
    """
    sizes = (room.giver_first + room.giver_more).T.tolist()
    candidates = [np.nonzero(room.pair_high[:, giver])[0] for giver in range(len(sizes))]
    budget = _candidates_in_budget(candidates, sizes)
    givers: list[NDArray[np.int64]] = []
    receivers: list[tuple[int, ...]] = []
    points: list[NDArray[np.int64]] = []
    complete = True
    for giver, ((low, high), possible) in enumerate(zip(sizes, candidates, strict=True)):
        must = tuple(np.nonzero(room.pair_low[:, giver])[0].tolist())
        free = [receiver for receiver in possible.tolist() if receiver not in must]
        best = free
        if high > 1 and len(free) > budget:
            complete = False
            best = sorted(free, key=lambda each: (-promise[each, giver], each))[:budget]
        for size in range(max(low, len(must), 1), high + 1):
            added = size - len(must)
            listed = [
                tuple(sorted((*must, *more)))
                for more in combinations(best if added > 1 else free, added)
            ]
            if listed:
                receivers += listed
                givers.append(np.full(len(listed), giver, dtype=np.int64))
                points.append(_points(siblings, giver, np.array(listed, dtype=np.int64)))
    nothing = [np.zeros(0, dtype=np.int64)]
    return Groups(
        np.concatenate(givers or nothing),
        tuple(receivers),
        np.concatenate(points or nothing),
        complete,
    )


def worth_with_siblings(siblings: Siblings, chosen: Mask) -> int:
    """Points of a whole choice, counting what siblings add."""
    return sum(
        siblings.points(giver, tuple(np.nonzero(chosen[:, giver])[0].tolist()))
        for giver in np.nonzero(chosen.any(axis=0))[0].tolist()
    )


def bound_by_prices(
    room: Room, groups: Groups, receiver: NDArray[np.float64], giver: NDArray[np.float64]
) -> int:
    """Most points that any choice of groups can have, by these prices.

    True for whatever prices, and exact: they are taken as fractions of whole numbers, so nothing
    is lost to rounding. Points are whole, so the bound is the next whole number below.
    """
    scale = 2**20
    of_receiver = np.rint(receiver * scale).astype(np.int64)
    of_giver = np.rint(giver * scale).astype(np.int64)
    spent = np.array([of_receiver[list(each)].sum() for each in groups.receivers], dtype=np.int64)
    surplus = groups.points * scale - spent - of_giver[groups.giver]
    total = int(np.maximum(surplus, 0).sum())
    spans = (room.receiver_first + room.receiver_more, of_receiver), (one_group_each(room), of_giver)
    for (low, high), price in spans:
        total += int((np.where(price > 0, high, low) * price).sum())
    return floor(Fraction(total, scale))


def surplus_of(
    groups: Groups, receiver: NDArray[np.float64], giver: NDArray[np.float64]
) -> NDArray[np.float64]:
    """What each group is worth beyond the prices of those in it."""
    spent = np.array([receiver[list(each)].sum() for each in groups.receivers])
    return groups.points - spent - giver[groups.giver]


def hopeful(aim: Aim, room: Room) -> Aim:
    """The aim as if every pair got the best sibling there is: a bound on all groups."""
    siblings = aim.siblings
    if siblings is None or aim.pair_points is None:
        return aim
    closest = np.nan_to_num(siblings.closeness, nan=0.0)
    np.fill_diagonal(closest, 0.0)
    possible = room.pair_high.astype(float)
    sharing = (room.giver_first + room.giver_more)[1] > 1
    points = aim.pair_points.copy()
    for giver in np.nonzero(sharing)[0]:
        best = (closest * possible[:, giver][None, :]).max(axis=1)
        known = siblings.known_weight[:, giver] + siblings.weight
        fit = siblings.weighted_fit[:, giver] + siblings.weight * best
        together = as_points(fit / known)
        points[:, giver] = np.maximum(points[:, giver], together)
    return Aim(aim.id, aim.goal, aim.label, points)


def one_group_each(room: Room) -> NDArray[np.int64]:
    """A giver has at most one group, and one at least where she must have a partner."""
    low, high = room.giver_first + room.giver_more
    # A pair that must be chosen stands in every group of its giver, so she needs one of them.
    must = room.pair_low.any(axis=0)
    return np.stack([np.where(must, 1, np.minimum(low, 1)), np.minimum(high, 1)])


def _points(siblings: Siblings, giver: int, groups: NDArray[np.int64]) -> NDArray[np.int64]:
    """Points of each group, as :meth:`Siblings.points` counts them, for many groups at once."""
    size = groups.shape[1]
    total = np.zeros(len(groups), dtype=np.int64)
    for place in range(size):
        one = groups[:, place]
        others = np.delete(groups, place, axis=1)
        near = siblings.closeness[one[:, None], others]
        known = ~np.isnan(near)
        count = known.sum(axis=1)
        mean = np.divide(
            np.where(known, near, 0).sum(axis=1), count, out=np.zeros(len(groups)), where=count > 0
        )
        weight = np.where(count > 0, siblings.weight, 0.0)
        fit = siblings.weighted_fit[one, giver] + weight * mean
        all_known = siblings.known_weight[one, giver] + weight
        share = np.divide(fit, all_known, out=np.zeros(len(groups)), where=all_known > 0)
        total += as_points(share)
    return total


def _candidates_in_budget(candidates: list[NDArray[np.int64]], sizes: list[list[int]]) -> int:
    """Largest number of candidates a sharing giver may have so that all groups fit the budget."""
    sharing = [
        (len(possible), high)
        for possible, (_, high) in zip(candidates, sizes, strict=True)
        if high > 1
    ]
    most = max((number for number, _ in sharing), default=0)
    low, best = 2, 2
    while low <= most:
        middle = (low + most) // 2
        total = sum(
            comb(min(number, middle), size)
            for number, high in sharing
            for size in range(1, high + 1)
        )
        if total <= MOST_GROUPS:
            best, low = middle, middle + 1
        else:
            most = middle - 1
    return best
