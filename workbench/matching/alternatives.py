"""Equally good choices: how many there are, and the first of them.

A pair can be in one best choice and not in another exactly where it lies on a circle of the
residual graph of what the aims leave open. Circles stay inside a strongly connected part, so the
parts are counted one by one and their numbers multiplied.

Source: Fukuda and Matsui, "Finding all the perfect matchings in bipartite graphs", Applied
Mathematics Letters 7 (1994).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, product
from math import prod

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from workbench.matching.choosing import Choice
from workbench.matching.patience import Patience, patience_of
from workbench.matching.plan import Aim, Mask, Plan
from workbench.matching.prices import Room, best_of, whole_room
from workbench.matching.settling import settle

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Equals:
    """Choices that reach every aim as well as the proposed one, itself among them.

    Attributes
    ----------
    number : int
        How many there are, or at least are.
    exact : bool
        Whether there are no more than *number*.
    listed : tuple of sorted (giver, receiver) pairs
        The first of them; the proposed one comes first.
    """

    number: int
    exact: bool
    listed: tuple[Pairs, ...]


def equal_choices(
    choice: Choice,
    *,
    most: int = 100,
    seconds: float = 10.0,
    cancelled: Callable[[], bool] | None = None,
) -> Equals:
    """Choices as good as *choice* for every aim of its plan; only the tie-break prefers it.

    Where the choice is not proven, or some aim counts groups or quotas, others are not looked for
    and the number is not exact.

    Parameters
    ----------
    most : int
        Choices that are listed, and that a part of the plan is counted up to.
    """
    room = _room_of(choice)
    if room is None:
        return Equals(int(choice.status != "impossible"), False, (choice.pairs,))
    patience = patience_of(seconds, cancelled)
    parts, whole = [], True
    for circle in _circles(room, choice.chosen):
        found = list(islice(_all(_inside(room, choice.chosen, circle), choice.chosen, patience),
                            most + 1))
        whole &= len(found) <= most and not patience.over
        parts.append([each[circle] for each in found[:most]])
    number = prod(map(len, parts))
    listed = []
    for together in islice(product(*parts), most):
        chosen = choice.chosen.copy()
        for circle, part in zip(_circles(room, choice.chosen), together, strict=True):
            chosen[circle] = part
        listed.append(_pairs(choice.plan, chosen))
    return Equals(number, whole, tuple(listed))


def _room_of(choice: Choice) -> Room | None:
    """What all aims leave open; None where their proofs do not say."""
    if choice.status != "optimal" or choice.plan.quotas:
        return None
    room = whole_room(choice.plan)
    for reached in choice.aims:
        if reached.prices is None:
            return None
        room = best_of(reached.aim, room, reached.prices)
    return room


def _circles(room: Room, chosen: Mask) -> list[Mask]:
    """Pairs that may change, part by part: those in one part change together."""
    receivers, givers = chosen.shape
    root = receivers + givers
    entering, leaving = room.pair_high & ~chosen, chosen & ~room.pair_low
    row, column = np.nonzero(entering)
    back_row, back_column = np.nonzero(leaving)
    of_receivers, of_givers = chosen.sum(axis=1), chosen.sum(axis=0)
    span, other = room.receiver_span, room.giver_span
    ways = [
        (row, receivers + column),
        (receivers + back_column, back_row),
        *_with(root, np.nonzero(of_receivers < span[1])[0], outward=True),
        *_with(root, np.nonzero(of_receivers > span[0])[0], outward=False),
        *_with(root, receivers + np.nonzero(of_givers < other[1])[0], outward=False),
        *_with(root, receivers + np.nonzero(of_givers > other[0])[0], outward=True),
    ]
    begin = np.concatenate([way[0] for way in ways])
    end = np.concatenate([way[1] for way in ways])
    graph = coo_array((np.ones(len(begin), dtype=np.int8), (begin, end)), shape=(root + 1, root + 1))
    _, part = connected_components(graph.tocsr(), directed=True, connection="strong")
    same = part[:receivers, None] == part[None, receivers:root]
    moving = same & (entering | leaving)
    number = np.broadcast_to(part[:receivers, None], chosen.shape)
    return [moving & (number == each) for each in np.unique(number[moving])]


def _with(
    root: int, people: np.ndarray, *, outward: bool
) -> list[tuple[np.ndarray, np.ndarray]]:
    fixed = np.full(len(people), root)
    return [(fixed, people) if outward else (people, fixed)]


def _inside(room: Room, chosen: Mask, circle: Mask) -> Room:
    """The room in which only the pairs of *circle* may change."""
    return dataclasses.replace(
        room,
        pair_low=np.where(circle, room.pair_low, chosen),
        pair_high=np.where(circle, room.pair_high, chosen),
    )


def _all(room: Room, chosen: Mask, patience: Patience) -> Iterator[Mask]:
    """Every choice in *room*, beginning with *chosen*."""
    waiting = [(room, chosen)]
    while waiting and not patience.over:
        room, chosen = waiting.pop()
        moving = np.argwhere(np.logical_or.reduce([np.zeros_like(chosen), *_circles(room, chosen)]))
        if not len(moving):
            yield chosen
            continue
        # A pair that may change parts the choices in two kinds, and there are some of each.
        pair = tuple(moving[0].tolist())
        now = bool(chosen[pair])
        other = _changed(room, chosen, pair, patience)
        waiting.append((_held(room, pair, held=not now), other))
        waiting.append((_held(room, pair, held=now), chosen))


def _changed(room: Room, chosen: Mask, pair: tuple[int, ...], patience: Patience) -> Mask:
    """A choice of the room in which *pair* stands the other way."""
    points = np.zeros(chosen.shape, dtype=np.int64)
    if chosen[pair]:
        # Whoever leaves the pair earns a point; so do all that stay apart.
        points[pair] = -1
    else:
        points[pair] = 1
    return settle(Aim("", "max_score", "", points), room, chosen, patience)[0]


def _held(room: Room, pair: tuple[int, ...], *, held: bool) -> Room:
    low, high = room.pair_low.copy(), room.pair_high.copy()
    low[pair] = high[pair] = held
    return dataclasses.replace(room, pair_low=low, pair_high=high)


def _pairs(plan: Plan, chosen: Mask) -> Pairs:
    rows, columns = np.nonzero(chosen)
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    return tuple(sorted((plan.givers[column], plan.receivers[row]) for row, column in pairs))
