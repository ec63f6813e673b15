"""Proof of a best choice by prices: exact, in whole numbers, without any solver.

Every receiver and giver gets a price (a dual price). If no left-out pair is worth more than its
two prices, and every chosen one is worth no less, then no other choice can be better: the sum of
the prices is a bound that the choice reaches. Finding such prices for a given choice is a
shortest-path problem in the residual graph; where it has no solution, the choice is not best.

The prices also say which pairs *could* be in some best choice: only those with no reduced cost.
That is how the next aim is pursued among the best of the one before, exactly.

Source: complementary slackness for minimum-cost flows, e.g. Ahuja, Magnanti and Orlin,
"Network Flows", theorems 9.3 and 9.8.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.matching.plan import Aim, Mask, Matrix, Plan

# Larger than any sum of points, and far enough below the largest int64 that adding is safe.
_FAR = np.int64(2**60)


@dataclass(frozen=True)
class Room:
    """What is still open after the aims so far: bounds on pairs and on numbers of partners.

    A receiver's or giver's number of partners is split into *first* (0 or 1) and *more*, so that
    an aim can count people rather than pairs.

    Attributes
    ----------
    pair_low, pair_high : bool arrays, receivers × givers
        False/True: free; True/True: must be chosen; False/False: cannot be.
    receiver_first, receiver_more, giver_first, giver_more : int arrays, 2 × people
        Lowest and highest number, in rows 0 and 1.
    """

    pair_low: Mask
    pair_high: Mask
    receiver_first: NDArray[np.int64]
    receiver_more: NDArray[np.int64]
    giver_first: NDArray[np.int64]
    giver_more: NDArray[np.int64]


@dataclass(frozen=True)
class Prices:
    """Dual prices that prove a choice best for one aim.

    Attributes
    ----------
    receiver, giver : int arrays
        One price each, in points.
    bound : int
        No choice in the room is worth more.
    """

    receiver: NDArray[np.int64]
    giver: NDArray[np.int64]
    bound: int


def whole_room(plan: Plan) -> Room:
    """Everything that the limits of *plan* leave open."""
    low = np.zeros(plan.shape, dtype=bool)
    for receiver, giver in plan.keep:
        low[receiver, giver] = True
    return Room(
        pair_low=low,
        pair_high=plan.permissible,
        receiver_first=_first(plan.receiver_min, plan.receiver_max),
        receiver_more=_more(plan.receiver_min, plan.receiver_max),
        giver_first=_first(plan.giver_min, plan.giver_max),
        giver_more=_more(plan.giver_min, plan.giver_max),
    )


def worth(aim: Aim, chosen: Mask) -> int:
    """Points of *chosen* for an aim without siblings."""
    points = int(aim.pair_points[chosen].sum()) if aim.pair_points is not None else 0
    points += aim.receiver_points * int(chosen.any(axis=1).sum())
    return points + aim.giver_points * int(chosen.any(axis=0).sum())


def prove(aim: Aim, room: Room, chosen: Mask, start: Prices | None = None) -> Prices | None:
    """Prices that prove *chosen* best for *aim* in *room*, or None where it is not best.

    Parameters
    ----------
    chosen : bool array, receivers × givers
        A choice that keeps to the room.
    start : Prices or None
        Prices near the right ones, to get there sooner.
    """
    points = _points(aim, chosen.shape)
    receiver_flow = chosen.sum(axis=1)
    giver_flow = chosen.sum(axis=0)
    could_enter = np.where(room.pair_high & ~chosen, -points, _FAR)
    could_leave = np.where(chosen & ~room.pair_low, points, _FAR)
    up, down = start_prices(start, chosen.shape)
    root = np.int64(0)
    to_receivers = _steps(room.receiver_first, room.receiver_more, receiver_flow)
    to_givers = _steps(room.giver_first, room.giver_more, giver_flow)
    for _ in range(sum(chosen.shape) + 3):
        before = (up.copy(), down.copy(), root)
        # A pair that may enter: its giver's price level lies at least its points below.
        down = np.minimum(down, (up[:, None] + could_enter).min(axis=0, initial=_FAR))
        up = np.minimum(up, (down[None, :] + could_leave).min(axis=1, initial=_FAR))
        for may_rise, may_fall, reward in to_receivers(aim.receiver_points):
            up = np.where(may_rise, np.minimum(up, root - reward), up)
            root = min(root, (up + reward)[may_fall].min(initial=_FAR))
        for may_rise, may_fall, reward in to_givers(aim.giver_points):
            root = min(root, (down - reward)[may_rise].min(initial=_FAR))
            down = np.where(may_fall, np.minimum(down, root + reward), down)
        if root == before[2] and (up == before[0]).all() and (down == before[1]).all():
            receiver, giver = up - root, root - down
            return Prices(receiver, giver, bound_of(aim, room, receiver, giver))
    return None


def bound_of(
    aim: Aim, room: Room, receiver: NDArray[np.int64], giver: NDArray[np.int64]
) -> int:
    """Most points any choice in *room* can have, by these prices: true for whatever prices."""
    surplus = reduced(aim, receiver, giver)
    at_best = np.where(surplus > 0, room.pair_high, room.pair_low)
    bound = int((at_best * surplus).sum())
    parts = (
        (room.receiver_first, receiver + aim.receiver_points),
        (room.receiver_more, receiver),
        (room.giver_first, giver + aim.giver_points),
        (room.giver_more, giver),
    )
    for span, price in parts:
        bound += int((np.where(price > 0, span[1], span[0]) * price).sum())
    return bound


def reduced(aim: Aim, receiver: NDArray[np.int64], giver: NDArray[np.int64]) -> Matrix:
    """What each pair is worth beyond its two prices; a best choice leaves nothing above 0 out."""
    points = _points(aim, (len(receiver), len(giver)))
    return points - receiver[:, None] - giver[None, :]


def best_of(aim: Aim, room: Room, prices: Prices) -> Room:
    """The part of *room* that holds exactly the best choices for *aim*."""
    surplus = reduced(aim, prices.receiver, prices.giver)
    return Room(
        pair_low=np.where(surplus > 0, room.pair_high, room.pair_low),
        pair_high=np.where(surplus < 0, room.pair_low, room.pair_high),
        receiver_first=_pinned(room.receiver_first, prices.receiver + aim.receiver_points),
        receiver_more=_pinned(room.receiver_more, prices.receiver),
        giver_first=_pinned(room.giver_first, prices.giver + aim.giver_points),
        giver_more=_pinned(room.giver_more, prices.giver),
    )


def start_prices(
    start: Prices | None, shape: tuple[int, int]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Price levels to begin with: those of *start*, else zero."""
    if start is None:
        return np.zeros(shape[0], dtype=np.int64), np.zeros(shape[1], dtype=np.int64)
    return start.receiver.copy(), -start.giver


def _points(aim: Aim, shape: tuple[int, int]) -> Matrix:
    return aim.pair_points if aim.pair_points is not None else np.zeros(shape, dtype=np.int64)


def _pinned(span: NDArray[np.int64], price: NDArray[np.int64]) -> NDArray[np.int64]:
    low = np.where(price > 0, span[1], span[0])
    high = np.where(price < 0, span[0], span[1])
    return np.stack([low, high])


def _first(low: NDArray[np.int64], high: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.stack([np.minimum(low, 1), np.minimum(high, 1)])


def _more(low: NDArray[np.int64], high: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.stack([np.maximum(low - 1, 0), np.maximum(high - 1, 0)])


def _steps(
    first: NDArray[np.int64], more: NDArray[np.int64], flow: NDArray[np.int64]
) -> Callable[[int], tuple[tuple[Mask, Mask, int], ...]]:
    """Which of the two parts of each number may rise or fall, and what a step earns."""
    in_first = np.minimum(flow, first[1])
    # What fits in *first* stands there: it never earns less than *more*.
    in_more = flow - in_first

    def with_reward(reward: int) -> tuple[tuple[Mask, Mask, int], ...]:
        return (
            (in_first < first[1], in_first > first[0], reward),
            (in_more < more[1], in_more > more[0], 0),
        )

    return with_reward
