"""Proof of a best choice by prices: exact, in whole numbers, without any solver.

Every receiver and giver gets a price (a dual price). If no left-out pair is worth more than its
two prices, and every chosen one is worth no less, then no other choice can be better: the sum of
the prices is a bound that the choice reaches. Where the prices come from plays no part here; see
:mod:`workbench.matching.settling`.

The prices also say which pairs *could* be in some best choice: only those with no reduced cost.
That is how the next aim is pursued among the best of the one before, exactly.

Source: complementary slackness for minimum-cost flows, e.g. Ahuja, Magnanti and Orlin,
"Network Flows", theorems 9.3 and 9.8.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.matching.plan import Aim, Mask, Matrix, Plan


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

    @property
    def receiver_span(self) -> NDArray[np.int64]:
        """Lowest and highest number of partners of each receiver."""
        return self.receiver_first + self.receiver_more

    @property
    def giver_span(self) -> NDArray[np.int64]:
        """Lowest and highest number of partners of each giver."""
        return self.giver_first + self.giver_more

    @property
    def turned(self) -> Room:
        """The same room with receivers and givers in each other's place."""
        return Room(
            self.pair_low.T,
            self.pair_high.T,
            self.giver_first,
            self.giver_more,
            self.receiver_first,
            self.receiver_more,
        )

    def holds(self, chosen: Mask) -> bool:
        """Whether a choice keeps to this room."""
        sides = (self.receiver_span, chosen.sum(axis=1)), (self.giver_span, chosen.sum(axis=0))
        return (
            bool((self.pair_low <= chosen).all())
            and bool((chosen <= self.pair_high).all())
            and all(bool(((span[0] <= n) & (n <= span[1])).all()) for span, n in sides)
        )


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
    points += int((aim.receiver_points * chosen.any(axis=1)).sum())
    return points + aim.giver_points * int(chosen.any(axis=0).sum())


def bound_of(
    aim: Aim, room: Room, receiver: NDArray[np.int64], giver: NDArray[np.int64]
) -> int:
    """Most points any choice in *room* can have, by these prices: true for whatever prices."""
    surplus = reduced(aim, receiver, giver)
    held = surplus[room.pair_low]
    bound = int(surplus[(surplus > 0) & room.pair_high].sum() + held[held < 0].sum())
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
        pair_low=room.pair_low | ((surplus > 0) & room.pair_high),
        pair_high=room.pair_high & ((surplus >= 0) | room.pair_low),
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
