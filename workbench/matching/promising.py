"""Where to look first: the pairs worth putting into a model.

Nothing here decides anything: whatever comes of it is proven by prices or improved.
"""

from __future__ import annotations

import numpy as np

from workbench.matching.plan import Aim, Mask
from workbench.matching.prices import Room

#: Pairs of each person in the first model; more come in as their prices ask for them.
CANDIDATES = 6

# Models up to this many pairs are quicker to solve than to choose from.
_SMALL = 2_500


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
