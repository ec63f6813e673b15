"""Prices of groups: a bound on every choice of groups, lowered step by step.

Each receiver has a price, and each giver takes the group that is worth most beyond the prices of
those in it. Receivers whom several givers take become dearer, those whom nobody takes cheaper.
Whatever the prices, their sum is a bound; after some rounds it lies close above the best choice.

Source: subgradients of the Lagrangian dual, e.g. Wolsey, "Integer Programming", chapter 10; a step
in the length of Polyak, with the steps before it carried on in part.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from workbench.matching.groups import Groups, one_group_each
from workbench.matching.prices import Room

Numbers = NDArray[np.float64]

#: Rounds of lowering: after so many the bound hardly moves any more.
_ROUNDS = 120

# Share of the whole way that the first step goes, and what is left of it after some in vain.
_STEP, _SHORTER, _IN_VAIN = 0.5, 0.8, 3

# Share of each step that the next one carries on.
_CARRIED = 0.8


def lowered(
    room: Room, groups: Groups, start: Numbers, value: float
) -> tuple[Numbers, Numbers]:
    """Prices of receivers and of givers' groups that bound every choice of *groups* closely.

    Parameters
    ----------
    start : float array
        Prices of receivers to begin with.
    value : float
        Points of a known choice.
    """
    low, high = room.receiver_span
    first = np.append(True, groups.giver[1:] != groups.giver[:-1])
    starts = np.nonzero(first)[0]
    place = np.cumsum(first) - 1
    givers = groups.giver[starts]
    must = one_group_each(room)[0][givers] > 0
    points = groups.points.astype(np.float64)
    price, best_price, best = start.astype(np.float64), start.astype(np.float64), np.inf
    carried = np.zeros(len(price))
    step, in_vain = _STEP, 0
    for _ in range(_ROUNDS):
        surplus = points - groups.sum_of(price)
        top = np.maximum.reduceat(surplus, starts)
        used = (top > 0) | must
        bound = float(top[used].sum() + np.where(price > 0, high * price, low * price).sum())
        if bound < best - 1:
            best, best_price, in_vain = bound, price.copy(), 0
        else:
            in_vain += 1
            if in_vain >= _IN_VAIN:
                step, in_vain = step * _SHORTER, 0
        at_top = np.nonzero((surplus == top[place]) & used[place])[0]
        taken = at_top[np.unique(place[at_top], return_index=True)[1]]
        wanted = np.bincount(groups.members[taken].ravel() + 1, minlength=len(price) + 1)[1:]
        spare = np.where(price > 0, high, low) - wanted
        spare[(price <= 0) & (low == 0) & (spare > 0)] = 0
        if not spare.any() or best <= value:
            break
        carried = _CARRIED * carried + spare
        price = price - step * (bound - value) / float(carried @ carried or 1) * carried
        price = np.where(low == 0, np.maximum(price, 0), price)
    surplus = points - groups.sum_of(best_price)
    top = np.maximum.reduceat(surplus, starts)
    of_groups = np.zeros(room.pair_high.shape[1])
    of_groups[givers] = np.where(must, top, np.maximum(top, 0))
    return best_price, of_groups
