"""Larger groups by search: a good division that nothing small improves, with an honest bound.

Groups of four to eight out of more than a dozen people are too many to list. The number and the
sizes of the groups follow from the numbers alone; who stands where begins in a fixed order and is
improved by exchanging two people as long as that helps, from several beginnings.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from workbench.matching.assigning import layered
from workbench.matching.patience import patience_of
from workbench.matching.plan import Aim, Mask, as_points
from workbench.matching.prices import Room
from workbench.matching.settling import settle

Fit = NDArray[np.float64]
Place = NDArray[np.int64]

#: Beginnings that are tried; the best of their ends is taken.
_BEGINNINGS = 12

# Two who may not stand together cost more than any fit can bring.
_FORBIDDEN = -1_000.0
_LEAST_GAIN = 1e-9

#: Seconds for a better bound.
_SECONDS = 5.0


def search_units(
    allowed: Mask,
    fit: Fit,
    order: Sequence[int],
    *,
    least: int,
    most: int,
    units: int | None,
) -> tuple[tuple[tuple[int, ...], ...], int, int]:
    """Groups of places, the most people any division can place, and the most points.

    Parameters
    ----------
    order : numbers by which the people stand in the beginning, one each
    """
    sizes = even_sizes(len(allowed), least=least, most=most, units=units)
    if not sizes:
        return (), 0, 0
    wanted = np.where(allowed, fit, _FORBIDDEN)
    np.fill_diagonal(wanted, 0.0)
    best: Place | None = None
    best_worth = -np.inf
    line = sorted(range(len(allowed)), key=lambda place: (order[place], place))
    for turn in range(_BEGINNINGS):
        begun = _begin(line[turn:] + line[:turn], sizes, wanted, spread=turn % 2 == 1)
        found = _improved(begun, sizes, wanted)
        worth = _worth(found, sizes, wanted)
        if worth > best_worth + _LEAST_GAIN:
            best, best_worth = found, worth
    assert best is not None
    groups = [_clean(np.nonzero(best == group)[0], allowed) for group in range(len(sizes))]
    kept = tuple(tuple(group.tolist()) for group in groups if len(group) >= least)
    return kept, sum(sizes), _bound(allowed, fit, sizes)


def even_sizes(
    people: int, *, least: int, most: int, units: int | None = None
) -> tuple[int, ...]:
    """Sizes of as many even groups as there can be, so that most people have a place.

    >>> even_sizes(24, least=4, most=8), even_sizes(24, least=4, most=8, units=3)
    ((4, 4, 4, 4, 4, 4), (8, 8, 8))
    >>> even_sizes(13, least=4, most=8), even_sizes(3, least=4, most=8)
    ((5, 4, 4), ())
    """
    groups = people // least
    if units is not None:
        groups = min(groups, units)
    if groups == 0:
        return ()
    placed = min(people, groups * most)
    each, more = divmod(placed, groups)
    return tuple(each + (group < more) for group in range(groups))


def _begin(line: list[int], sizes: tuple[int, ...], wanted: Fit, *, spread: bool) -> Place:
    """One after the other into groups: dealt out in turn, or each where she fits best."""
    group_of = np.full(len(wanted), len(sizes), dtype=np.int64)
    left = list(sizes)
    for number, person in enumerate(line):
        open_groups = [group for group, free in enumerate(left) if free]
        if not open_groups:
            break
        if spread:
            chosen = open_groups[number % len(open_groups)]
        else:
            fits = [wanted[person, group_of == group].sum() for group in open_groups]
            chosen = open_groups[int(np.argmax(fits))]
        group_of[person] = chosen
        left[chosen] -= 1
    return group_of


def _improved(group_of: Place, sizes: tuple[int, ...], wanted: Fit) -> Place:
    """Exchange the two people that helps most, until none does; the last group is outside."""
    share = np.array([2 / (size - 1) if size > 1 else 0.0 for size in sizes] + [0.0])
    found = group_of.copy()
    for _ in range(20 * len(found)):
        member = (found[:, None] == np.arange(len(sizes) + 1)[None, :]).astype(float)
        near = wanted @ member
        own = near[np.arange(len(found)), found]
        # Who goes into whose group: what she finds there without the one who leaves it.
        there = near[:, found] - wanted
        gain = share[found][None, :] * (there - own[None, :])
        gain = gain + gain.T
        gain[found[:, None] == found[None, :]] = -np.inf
        one, other = np.unravel_index(int(np.argmax(gain)), gain.shape)
        if gain[one, other] <= _LEAST_GAIN:
            break
        found[one], found[other] = found[other], found[one]
    return found


def _worth(group_of: Place, sizes: tuple[int, ...], wanted: Fit) -> float:
    total = 0.0
    for group, size in enumerate(sizes):
        inside = np.nonzero(group_of == group)[0]
        if size > 1:
            total += wanted[np.ix_(inside, inside)].sum() / (size - 1)
    return total


def _clean(group: NDArray[np.int64], allowed: Mask) -> NDArray[np.int64]:
    """The group without those who may not stand with others in it."""
    while len(group) > 1:
        clashes = (~allowed[np.ix_(group, group)]).sum(axis=1) - 1
        if clashes.max() == 0:
            break
        group = np.delete(group, int(np.argmax(clashes)))
    return group


def _bound(allowed: Mask, fit: Fit, sizes: tuple[int, ...]) -> int:
    """Points if each had her best partners, and were among the best of no more than she has.

    Whoever is one's partner has one for a partner too. So nobody can be among the partners of more
    people than stand in a group with her, and that is a matching of the people with themselves.
    """
    partners = min(sizes) - 1
    if partners < 1:
        return 0
    people = len(allowed)
    points = as_points(np.where(allowed, fit, 0.0) / partners)
    possible = allowed & ~np.eye(people, dtype=bool)
    none = np.zeros((2, people), dtype=np.int64)
    first, more = none.copy(), none.copy()
    first[1], more[1] = 1, partners - 1
    room = Room(np.zeros_like(possible), possible, first, more, first, more)
    aim = Aim("bound", "max_score", "", points)
    patience = patience_of(_SECONDS)
    chosen = layered(room, aim, patience)
    assert chosen is not None
    bound = settle(aim, room, chosen, patience)[1].bound
    # Rounding takes half a point of each pair at most.
    return bound + people * partners
