"""From people to units: what a whole unit meets, how well it fits, and what it answered.

A unit meets a rule when all its members do. Its fit is the mean of its members' known fits, so
that a member who left a question blank neither helps nor harms.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.matching.plan import Mask

Fit = NDArray[np.float64]
Members = Mapping[str, tuple[str, ...]]


def places_of(people: Sequence[str], units: Members) -> list[NDArray[np.int64]]:
    """Rows of the members of each unit, in the order of *people*."""
    place = {name: number for number, name in enumerate(people)}
    return [
        np.array([place[name] for name in members], dtype=np.int64) for members in units.values()
    ]


def fit_of_units(
    fit: Fit, rows: Sequence[NDArray[np.int64]], columns: Sequence[NDArray[np.int64]]
) -> Fit:
    """Mean of the known fits between the members of each two units; NaN where none is known."""
    known = (~np.isnan(fit)).astype(float)
    total = _summed(np.nan_to_num(fit, nan=0.0), rows, columns)
    count = _summed(known, rows, columns)
    return np.divide(total, count, out=np.full(total.shape, np.nan), where=count > 0)


def all_meet(
    met: Mask, rows: Sequence[NDArray[np.int64]], columns: Sequence[NDArray[np.int64]]
) -> Mask:
    """Whether every member of one unit meets the rule with every member of the other."""
    return _summed((~met).astype(float), rows, columns) == 0


def least_of_units(
    numbers: NDArray[np.int64], units: Sequence[NDArray[np.int64]]
) -> NDArray[np.int64]:
    """Smallest number among the members of each unit: what all of them can do."""
    return np.array([numbers[places].min() for places in units], dtype=np.int64)


def answers_of_units(people: pd.DataFrame, units: Members) -> pd.DataFrame:
    """What each unit answered: what all members said, all that they said, or blank.

    A question that one of them left blank is blank for the unit. Several answers are joined; single
    answers that differ stand side by side.
    """
    rows = [
        {str(name): _together(list(people.loc[list(members), name])) for name in people.columns}
        for members in units.values()
    ]
    table = pd.DataFrame(rows, index=pd.Index(list(units), name=people.index.name), dtype="object")
    return table if rows else pd.DataFrame(columns=people.columns, dtype="object")


def _together(answers: list[object]) -> object:
    if any(_blank(answer) for answer in answers):
        return None
    if any(isinstance(answer, tuple) for answer in answers):
        said = [each for answer in answers for each in (answer if isinstance(answer, tuple) else (answer,))]
        return tuple(dict.fromkeys(said))
    different = list(dict.fromkeys(answers))
    return different[0] if len(different) == 1 else tuple(map(str, different))


def _blank(answer: object) -> bool:
    return not answer if isinstance(answer, tuple) else bool(pd.isna(answer))  # type: ignore[call-overload]


def _summed(
    matrix: Fit, rows: Sequence[NDArray[np.int64]], columns: Sequence[NDArray[np.int64]]
) -> Fit:
    return _indicator(rows, matrix.shape[0]) @ matrix @ _indicator(columns, matrix.shape[1]).T


def _indicator(units: Sequence[NDArray[np.int64]], people: int) -> Fit:
    table = np.zeros((len(units), people))
    for number, places in enumerate(units):
        table[number, places] = 1
    return table
