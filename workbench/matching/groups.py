"""Receivers who share a giver: the groups a giver could have, and what each is worth.

Points of a group are not the sum of points of its pairs, so an aim with siblings is solved over
groups instead of pairs. It comes after aims that leave few pairs open; where they leave too many
groups to list, the most promising are listed and the rest is covered by a bound.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, combinations
from math import comb, floor

import numpy as np
from numpy.typing import NDArray

from workbench.matching.plan import Aim, Mask, Matrix, Siblings, as_points
from workbench.matching.prices import Room

Whole = NDArray[np.int64]

#: Groups listed in all before the least promising are left to the bound.
MOST_GROUPS = 150_000


@dataclass(frozen=True)
class Groups:
    """Groups that givers could have, one of which each giver gets at most.

    Attributes
    ----------
    giver : int array, one per group
    members : int array, groups × size of the largest
        Receivers in each group, in order; -1 fills up the smaller ones.
    points : int array
        Points of all in the group together.
    complete : bool
        Whether no possible group was left out.
    """

    giver: Whole
    members: Whole
    points: Whole
    complete: bool

    def __len__(self) -> int:
        return len(self.giver)

    @property
    def receivers(self) -> Iterator[tuple[int, ...]]:
        """Who is in each group."""
        for row in self.members.tolist():
            yield tuple(each for each in row if each >= 0)

    def only(self, kept: Mask) -> Groups:
        """The groups where *kept* is True."""
        return Groups(self.giver[kept], self.members[kept], self.points[kept], self.complete)

    def sum_of[Number: (np.int64, np.float64)](self, numbers: NDArray[Number]) -> NDArray[Number]:
        """Sum of a number of each receiver over each group."""
        sums: NDArray[Number] = np.append(numbers, np.zeros(1, numbers.dtype))[self.members].sum(axis=1)
        return sums

    def taken_in(self, chosen: Mask) -> Mask:
        """Which groups are exactly what their giver has in a choice."""
        padded = np.vstack([chosen, np.ones(chosen.shape[1], dtype=bool)])
        inside = padded[self.members, self.giver[:, None]].all(axis=1)
        size = (self.members >= 0).sum(axis=1)
        same: Mask = inside & (size == chosen.sum(axis=0)[self.giver])
        return same

    def as_choice(self, taken: Mask, shape: tuple[int, int]) -> Mask:
        """Pairs of the groups that are *taken*, receivers × givers."""
        chosen = np.zeros((shape[0] + 1, shape[1]), dtype=bool)
        for column in range(self.members.shape[1]):
            chosen[self.members[taken, column], self.giver[taken]] = True
        return chosen[:-1]


def possible_groups(
    room: Room, siblings: Siblings, promise: Matrix, *, most: int = MOST_GROUPS
) -> Groups:
    """Groups of one and more receivers that each giver could have in *room*.

    Where there are too many, groups of two and more are listed only for each giver's receivers of
    the highest *promise*, so that *most* groups are listed; single receivers are never left out.
    """
    sizes = room.giver_span.T.tolist()
    candidates = [np.nonzero(column)[0] for column in room.pair_high.T]
    budget = _candidates_in_budget(candidates, sizes, most)
    listed: dict[int, list[tuple[Whole, Whole]]] = {}
    complete = True
    for giver, ((low, high), possible) in enumerate(zip(sizes, candidates, strict=True)):
        must = np.nonzero(room.pair_low[:, giver])[0]
        free = np.setdiff1d(possible, must) if len(must) else possible
        best = free
        if high > 1 and len(free) > budget:
            complete = False
            best = np.sort(free[np.lexsort((free, -promise[free, giver]))][:budget])
        for size in range(max(low, len(must), 1), high + 1):
            added = size - len(must)
            those = _every(best if added > 1 else free, added)
            if len(must):
                fixed = np.broadcast_to(must, (len(those), len(must)))
                those = np.sort(np.hstack([fixed, those]), axis=1)
            listed.setdefault(size, []).append((np.full(len(those), giver), those))
    return _groups(siblings, listed, complete=complete)


def _groups(
    siblings: Siblings, listed: dict[int, list[tuple[Whole, Whole]]], *, complete: bool
) -> Groups:
    """Listed groups with their points, in the order of givers."""
    widest = max(listed, default=1)
    givers, members, points = [], [], []
    for size, parts in listed.items():
        giver = np.concatenate([part[0] for part in parts])
        those = np.concatenate([part[1] for part in parts])
        filled = np.full((len(those), widest), -1, dtype=np.int64)
        filled[:, :size] = those
        givers.append(giver)
        members.append(filled)
        points.append(points_of(siblings, giver, those))
    if not givers:
        nothing = np.zeros(0, dtype=np.int64)
        return Groups(nothing, np.zeros((0, 1), dtype=np.int64), nothing, complete)
    giver = np.concatenate(givers)
    order = np.argsort(giver, kind="stable")
    return Groups(
        giver[order], np.concatenate(members)[order], np.concatenate(points)[order], complete
    )


def _every(those: Whole, size: int) -> Whole:
    """Every choice of so many of *those*."""
    if size == 0:
        return np.zeros((1, 0), dtype=np.int64)
    if size == 1:
        return those[:, None]
    if size == 2:
        one, other = np.triu_indices(len(those), 1)
        return np.column_stack([those[one], those[other]])
    every = np.fromiter(
        chain.from_iterable(combinations(those.tolist(), size)),
        dtype=np.int64,
        count=comb(len(those), size) * size,
    )
    return every.reshape(-1, size)


def worth_with_siblings(siblings: Siblings, chosen: Mask) -> int:
    """Points of a whole choice, counting what siblings add."""
    givers, receivers = np.nonzero(chosen.T)
    sizes = chosen.sum(axis=0)
    total = 0
    for size in np.unique(sizes[sizes > 0]).tolist():
        alike = np.nonzero(sizes == size)[0]
        those = receivers[np.isin(givers, alike)].reshape(-1, size)
        total += int(points_of(siblings, alike, those).sum())
    return total


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
    surplus = groups.points * scale - groups.sum_of(of_receiver) - of_giver[groups.giver]
    total = int(np.maximum(surplus, 0).sum())
    spans = (room.receiver_span, of_receiver), (one_group_each(room), of_giver)
    for (low, high), price in spans:
        total += int((np.where(price > 0, high, low) * price).sum())
    return floor(Fraction(total, scale))


def surplus_of(
    groups: Groups, receiver: NDArray[np.float64], giver: NDArray[np.float64]
) -> NDArray[np.float64]:
    """What each group is worth beyond the prices of those in it."""
    surplus: NDArray[np.float64] = groups.points - groups.sum_of(receiver) - giver[groups.giver]
    return surplus


def hopeful(aim: Aim, room: Room) -> Aim:
    """The aim as if every pair got the best sibling there is: a bound on all groups."""
    siblings = aim.siblings
    if siblings is None or aim.pair_points is None:
        return aim
    closest = np.nan_to_num(siblings.closeness, nan=0.0)
    np.fill_diagonal(closest, 0.0)
    possible = room.pair_high.astype(float)
    sharing = room.giver_span[1] > 1
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
    low, high = room.giver_span
    # A pair that must be chosen stands in every group of its giver, so she needs one of them.
    must = room.pair_low.any(axis=0)
    return np.stack([np.where(must, 1, np.minimum(low, 1)), np.minimum(high, 1)])


def points_of(siblings: Siblings, giver: Whole, groups: Whole) -> Whole:
    """Points of each group, as :meth:`Siblings.points` counts them, for many groups at once.

    Parameters
    ----------
    giver : int array, one per group
    groups : int array, groups × size
    """
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


def _candidates_in_budget(candidates: list[Whole], sizes: list[list[int]], budget: int) -> int:
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
        if total <= budget:
            best, low = middle, middle + 1
        else:
            most = middle - 1
    return best
