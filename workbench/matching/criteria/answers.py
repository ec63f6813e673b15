"""Criteria that compare answers: the same, different, shared."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from workbench.matching.sides import Sides, compared, sets
from workbench.programme import Criterion


def same(criterion: Criterion, sides: Sides) -> NDArray[np.float64]:
    """1 where both answers are the same, else 0."""
    return compared(
        list(sides.received(criterion.receiver_field)),
        list(sides.given(criterion.giver_field)),
        lambda asked, offered: float(asked == offered),
    )


def differs(criterion: Criterion, sides: Sides) -> NDArray[np.float64]:
    """1 where the two answers differ, else 0."""
    return 1 - same(criterion, sides)


def overlap(criterion: Criterion, sides: Sides) -> NDArray[np.float64]:
    """Share of what the receiver asks for that the giver offers."""
    return compared(
        sets(sides.received(criterion.receiver_field)),
        sets(sides.given(criterion.giver_field)),
        lambda asked, offered: len(asked & offered) / len(asked),
    )


def contains(criterion: Criterion, sides: Sides) -> NDArray[np.float64]:
    """1 where one of the receiver's answers is among the giver's, else 0."""
    return compared(
        sets(sides.received(criterion.receiver_field)),
        sets(sides.given(criterion.giver_field)),
        lambda asked, offered: float(bool(asked & offered)),
    )


def availability(criterion: Criterion, sides: Sides) -> NDArray[np.float64]:
    """Share of the times of whoever has fewer that suit the other too."""
    return compared(
        sets(sides.received(criterion.receiver_field)),
        sets(sides.given(criterion.giver_field)),
        lambda asked, offered: len(asked & offered) / min(len(asked), len(offered)),
    )


def complement(criterion: Criterion, sides: Sides) -> NDArray[np.float64]:
    """How much two add to each other: share of all their answers that only one of them gave."""
    return compared(
        sets(sides.received(criterion.receiver_field)),
        sets(sides.given(criterion.giver_field)),
        lambda one, other: len(one ^ other) / len(one | other),
    )
