"""Criteria: how well each possible pair fits, as a fit from 0 to 1 or *unknown*.

One function per kind of :data:`workbench.programme.words.CRITERION_KINDS`. Each takes the
criterion and the two sides and gives a float array, receivers × givers, with NaN where the forms
do not say. *siblings* is no matter of single pairs: see
:func:`workbench.matching.criteria.levels.closeness_among`.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from workbench.matching.criteria.answers import (
    availability,
    complement,
    contains,
    differs,
    overlap,
    same,
)
from workbench.matching.criteria.cover import cover
from workbench.matching.criteria.levels import at_least, code, language, level_gap, range_of
from workbench.matching.criteria.places import distance
from workbench.matching.criteria.wishes import preference
from workbench.matching.sides import Sides
from workbench.programme import Criterion

Fit = NDArray[np.float64]

CRITERIA: dict[str, Callable[[Criterion, Sides], Fit]] = {
    "same": same,
    "differs": differs,
    "code": code,
    "overlap": overlap,
    "contains": contains,
    "at_least": at_least,
    "level_gap": level_gap,
    "range": range_of,
    "language": language,
    "distance": distance,
    "preference": preference,
    "availability": availability,
    "cover": cover,
    "complement": complement,
}

__all__ = ["CRITERIA", "Fit"]
