"""Where to look first: a quick first choice, and the pairs worth putting into the model.

Nothing here decides anything: whatever it proposes is proven by prices or improved by the solver.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import linear_sum_assignment

from workbench.matching.plan import Aim, Mask, Plan
from workbench.matching.prices import Room

#: Pairs of each person in the first model; more come in as their prices ask for them.
CANDIDATES = 6

# Models up to this many pairs are quicker to solve than to choose from.
_SMALL = 2_500

# Sums up to here are exact in the double precision that SciPy computes in.
_EXACT = 2**53


def first_choice(plan: Plan) -> Mask | None:
    """A choice that is usually best for the first aims; None where the question has no such form.

    The aims are weighed in one number each so heavily that a later one never outweighs an earlier
    one, as far as double precision holds that exactly; SciPy's assignment solves the rest.
    """
    if plan.receiver_max.max(initial=0) > 1 or plan.receiver_min.any() or plan.giver_min.any():
        return None
    kept = np.zeros(plan.shape, dtype=bool)
    for receiver, giver in plan.keep:
        kept[receiver, giver] = True
    if (kept.sum(axis=1) > plan.receiver_max).any() or (kept.sum(axis=0) > plan.giver_max).any():
        return None
    free_receivers = np.nonzero((plan.receiver_max > 0) & ~kept.any(axis=1))[0]
    places = np.repeat(np.arange(plan.shape[1]), np.maximum(plan.giver_max - kept.sum(axis=0), 0))
    if len(free_receivers) == 0 or len(places) == 0:
        return kept
    worth = np.where(plan.permissible, _weighed(plan), 0)[np.ix_(free_receivers, places)]
    rows, columns = linear_sum_assignment(worth, maximize=True)
    for row, column in zip(rows, columns, strict=True):
        receiver, giver = free_receivers[row], places[column]
        if plan.permissible[receiver, giver]:
            kept[receiver, giver] = True
    return kept


def promising_pairs(room: Room, aim: Aim, chosen: Mask | None) -> Mask:
    """Pairs to begin the model with: all where they are few, else each person's best."""
    if room.pair_high.sum() <= _SMALL:
        return room.pair_high
    inside = room.pair_low.copy()
    if chosen is not None:
        inside |= chosen
    if aim.pair_points is None:
        points = np.zeros(room.pair_high.shape, dtype=np.int64)
    else:
        points = aim.pair_points
    ranked = np.where(room.pair_high, points, -1)
    for axis in (0, 1):
        kept = min(CANDIDATES, ranked.shape[axis])
        best = np.argpartition(-ranked, kept - 1, axis=axis)
        best = best[:kept] if axis == 0 else best[:, :kept]
        np.put_along_axis(inside, best, True, axis=axis)
    return inside & room.pair_high


def _weighed(plan: Plan) -> np.ndarray:
    """All leading aims in one whole number a pair, as many as stay exact."""
    most_pairs = min(plan.shape)
    total = np.ones(plan.shape, dtype=np.int64)
    # From the last aim to the first: how much one step of an earlier aim must outweigh.
    for count in range(len(plan.aims), 0, -1):
        numbers = _numbers(plan.aims[:count], plan.shape)
        if numbers is None:
            continue
        scale, total = 1, np.zeros(plan.shape, dtype=np.int64)
        largest = 0
        for points in reversed(numbers):
            total = total + scale * points
            largest = largest + scale * int(points.max(initial=0))
            scale = largest * most_pairs + 1
            if largest * most_pairs >= _EXACT:
                break
        else:
            return total
    return total


def _numbers(aims: tuple[Aim, ...], shape: tuple[int, int]) -> list[np.ndarray] | None:
    """Points of each aim as a matrix of pairs; None where one cannot be written so."""
    numbers = []
    for aim in aims:
        if aim.giver_points:
            return None
        points = aim.pair_points if aim.pair_points is not None else np.zeros(shape, dtype=np.int64)
        numbers.append(points + aim.receiver_points)
    return numbers
