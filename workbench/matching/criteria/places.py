"""The criterion on distance between homes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from workbench.matching.sides import Sides
from workbench.programme import Criterion
from workbench.vocabulary import position

_EARTH_RADIUS_KM = 6371.0

#: Ways of meeting that each answer allows.
MEETS = {
    "in_person": frozenset({"in_person"}),
    "partly_digital": frozenset({"in_person", "digital"}),
    "digital": frozenset({"digital"}),
}


def distance(criterion: Criterion, sides: Sides) -> NDArray[np.float64]:
    """1 up to the first distance, falling evenly to 0 at the second; straight lines in km.

    With ``only_if_mode``, pairs who cannot meet in person have no distance to judge: unknown.
    """
    kilometres = kilometres_between(sides, criterion.field or "municipality")
    full, zero = criterion.full_km or 0.0, criterion.zero_km or 1.0
    fit = np.clip((zero - kilometres) / max(zero - full, 1e-9), 0, 1)
    if criterion.only_if_mode is None:
        return fit
    in_person = _in_person(sides, "received")[:, None] & _in_person(sides, "given")[None, :]
    return np.where(in_person, fit, np.nan)


def kilometres_between(sides: Sides, field: str) -> NDArray[np.float64]:
    """Straight-line distances in km between the places of *field*; NaN where one is not known."""
    return _kilometres(_where(sides, field, "received"), _where(sides, field, "given"))


def _where(sides: Sides, field: str, side: str) -> NDArray[np.float64]:
    """Latitude and longitude of each person in degrees, NaN where not known."""
    answers = sides.received(field) if side == "received" else sides.given(field)
    found = np.full((len(answers), 2), np.nan)
    if sides.codes_of(field) is None:
        return found
    for row, answer in enumerate(answers):
        known = position(sides.country, str(answer)) if isinstance(answer, str) else None
        if known is not None:
            found[row] = known
    return found


def _kilometres(ones: NDArray[np.float64], others: NDArray[np.float64]) -> NDArray[np.float64]:
    """Great-circle distances (haversine)."""
    one, other = np.radians(ones)[:, None, :], np.radians(others)[None, :, :]
    half = np.sin((other - one) / 2) ** 2
    arc = half[..., 0] + np.cos(one[..., 0]) * np.cos(other[..., 0]) * half[..., 1]
    return 2 * _EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(arc, 0, 1)))


def _in_person(sides: Sides, side: str) -> NDArray[np.bool_]:
    answers = sides.received("mode") if side == "received" else sides.given("mode")
    return np.array(["in_person" in MEETS.get(str(answer), ()) for answer in answers], dtype=bool)
