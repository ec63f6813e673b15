"""The last aim: among equally good choices always the same one, on every machine."""

from __future__ import annotations

import numpy as np

from workbench.matching.plan import Aim, Plan

# 20 bits a pair: enough that two choices hardly ever tie again, small enough to add exactly.
_BITS = np.uint64(44)


def tie_break(plan: Plan) -> Aim:
    """Aim that prefers some pairs by a number mixed from the two ids.

    It does not depend on the order of rows, so nobody is favoured by her place in a list; and it
    is not Python's own hash, which changes from run to run.
    """
    receivers = np.array([_number(name) for name in plan.receivers], dtype=np.uint64)
    givers = np.array([_number(name) for name in plan.givers], dtype=np.uint64)
    mixed = (receivers[:, None] * np.uint64(0x9E3779B97F4A7C15)) ^ (
        givers[None, :] * np.uint64(0xC2B2AE3D27D4EB4F)
    )
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    return Aim("tie_break", "max_score", "", (mixed >> _BITS).astype(np.int64))


def number_of(name: str) -> int:
    """A number below 2**20 mixed from an id, the same on every machine."""
    mixed = _number(name) ^ (_number(name) >> 29)
    return ((mixed * 0xBF58476D1CE4E5B9) % 2**64) >> int(_BITS)


def _number(name: str) -> int:
    """FNV-1a of the id."""
    value = 0xCBF29CE484222325
    for byte in name.encode():
        value = ((value ^ byte) * 0x100000001B3) % 2**64
    return value
