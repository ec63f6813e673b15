"""Criteria on codes, numbers and scales: how deep codes agree, how much is enough."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.matching.sides import Sides, compared, numbers, ranks, steps
from workbench.programme import Criterion
from workbench.vocabulary import closeness, code_list

#: Levels of the hierarchical lists, narrowest first.
_NARROW_TO_WIDE = (
    ("detailed", "narrow", "broad"),
    ("division", "section"),
    ("minor", "submajor", "major"),
)


def code(criterion: Criterion, sides: Sides) -> NDArray[np.float64]:
    """Credit by the narrowest heading that the two codes share in their list."""
    return _credit(
        criterion,
        sides.received(criterion.receiver_field),
        sides.given(criterion.giver_field),
    )


def closeness_among(criterion: Criterion, people: pd.DataFrame) -> NDArray[np.float64]:
    """Fit of every two people on one side to each other: how deep their codes agree.

    Full credit for the narrowest heading, nine tenths and a half for the next two, as for a pair.
    """
    field = criterion.field or ""
    if field not in people:
        return np.full((len(people), len(people)), np.nan)
    credit = dict(criterion.credit) or {"detailed": 1.0, "narrow": 0.9, "broad": 0.5}
    list_id = criterion.code or "ISCED-F"
    answers = list(people[field])
    return compared(
        answers, answers, lambda one, other: credit_for(closeness(list_id, one, other), credit)
    )


def at_least(criterion: Criterion, sides: Sides) -> NDArray[np.float64]:
    """1 where the giver has at least what the receiver has and the margin, else 0.

    Where the criterion also names a code list, the nearness of the two occupations (or of
    ``code_field``) counts for half, as far as both are known.
    """
    field = sides.fields.get(criterion.giver_field)
    if field is not None and field.scale:
        offered = ranks(sides.given(criterion.giver_field), field.scale)
        asked = ranks(sides.received(criterion.receiver_field), field.scale)
    else:
        offered = numbers(sides.given(criterion.giver_field))
        asked = numbers(sides.received(criterion.receiver_field))
    needed = (asked + criterion.margin)[:, None]
    enough = np.where(
        np.isnan(needed) | np.isnan(offered)[None, :], np.nan, offered[None, :] >= needed
    )
    if not criterion.code:
        return enough
    name = criterion.code_field or "occupation"
    near = _credit(criterion, sides.received(name), sides.given(name))
    both = np.stack([enough, near])
    known = ~np.isnan(both)
    total = np.where(known, both, 0).sum(axis=0)
    return np.divide(
        total, known.sum(axis=0), out=np.full(sides.shape, np.nan), where=known.any(axis=0)
    )


def level_gap(criterion: Criterion, sides: Sides) -> NDArray[np.float64]:
    """Credit by how many steps of the scale the giver stands above the receiver."""
    gap = level_gaps(sides, criterion.giver_field, criterion.receiver_field)
    most = max(criterion.credit.values(), default=1.0) or 1.0
    fit = np.zeros(gap.shape)
    for above, credit in criterion.credit.items():
        # Credits may be points of another scale (12 for two grades): the best of them is 1.
        fit[gap == float(above)] = credit / max(most, 1.0)
    return np.where(np.isnan(gap), np.nan, fit)


def level_gaps(sides: Sides, giver: str, receiver: str) -> NDArray[np.float64]:
    """Steps by which the giver stands above the receiver, each on the scale of her own field.

    Numbers count as they are where a field has no scale; NaN where an answer is missing.
    """
    offered = steps(sides.given(giver), sides.scale_of(giver))
    asked = steps(sides.received(receiver), sides.scale_of(receiver))
    gaps: NDArray[np.float64] = offered[None, :] - asked[:, None]
    return gaps


def range_of(criterion: Criterion, sides: Sides) -> NDArray[np.float64]:
    """1 where two numbers are equal, falling to 0 at the largest gap."""
    offered = numbers(sides.given(criterion.giver_field))
    asked = numbers(sides.received(criterion.receiver_field))
    gap = np.abs(offered[None, :] - asked[:, None])
    return np.clip(1 - gap / (criterion.max_gap or 1.0), 0, 1)


def language(criterion: Criterion, sides: Sides) -> NDArray[np.float64]:
    """How well both speak their best common language: 1 from fluent, 0 below the least level.

    Unknown where one of them names no level for any language.
    """
    scale = tuple(code_list("language_level"))
    least = scale.index(str(criterion.min or "some"))
    enough = scale.index("fluent")
    best = np.full(sides.shape, np.nan)
    for name in sides.languages():
        asked = ranks(sides.received(name), scale)
        offered = ranks(sides.given(name), scale)
        best = np.fmax(best, np.minimum(asked[:, None], offered[None, :]))
    answered = _answered_any(sides.receivers)[:, None] & _answered_any(sides.givers)[None, :]
    # Both named languages, but none in common: a known 0, not an unknown.
    best = np.where(answered & np.isnan(best), -1.0, best)
    return np.clip((best - least + 1) / (enough - least + 1), 0, 1)


def _answered_any(people: pd.DataFrame) -> NDArray[np.bool_]:
    columns = [name for name in people.columns if str(name).startswith("lang.")]
    return people[columns].notna().any(axis=1).to_numpy(dtype=bool)


def _credit(criterion: Criterion, received: pd.Series, given: pd.Series) -> NDArray[np.float64]:
    list_id = str(criterion.code)
    credit = criterion.credit

    def fit_of(asked: str, offered: str) -> float:
        return credit_for(closeness(list_id, asked, offered), credit)

    return compared(list(received), list(given), fit_of)


def credit_for(level: str | None, credit: Mapping[str, float]) -> float:
    """Credit for the narrowest shared heading, or for the next wider one that has a credit.

    >>> credit_for("detailed", {"narrow": 1.0, "broad": 0.6})
    1.0
    """
    for line in _NARROW_TO_WIDE:
        if level in line:
            wider = line[line.index(level) :]
            return next((credit[name] for name in wider if name in credit), 0.0)
    return 0.0
