"""The criterion on what two people bring together."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.matching.sides import Sides, ranks, sets
from workbench.programme import Criterion
from workbench.vocabulary import code_list

#: Field that stands for all languages, one column each.
LANGUAGES = "lang"


def cover(criterion: Criterion, sides: Sides) -> NDArray[np.float64]:
    """Share of the targets that the two cover together.

    For languages a target is covered where one of them speaks it at least at the level ``min``
    (*good* where the criterion names none). Where neither covers it and one of them has not
    answered at all, that target is not known and left out; unknown where all are.
    """
    covered = np.zeros(sides.shape)
    known = np.zeros(sides.shape)
    for target in criterion.targets:
        asked = _has(criterion, sides, target, "received")
        offered = _has(criterion, sides, target, "given")
        together = np.fmax(asked[:, None], offered[None, :])
        silent = np.isnan(asked)[:, None] | np.isnan(offered)[None, :]
        # One who covers it settles the question; a silent one leaves it open.
        told = (together == 1) | ~silent
        covered += np.where(told, together, 0)
        known += told
    return np.divide(covered, known, out=np.full(sides.shape, np.nan), where=known > 0)


def _has(criterion: Criterion, sides: Sides, target: str, side: str) -> NDArray[np.float64]:
    """1 where somebody covers *target* alone, 0 where not, NaN where she has not answered."""
    name = criterion.receiver_field if side == "received" else criterion.giver_field
    people = sides.receivers if side == "received" else sides.givers
    if (name or LANGUAGES) == LANGUAGES:
        return _speaks(criterion, people, target)
    answers = sets(sides.received(name) if side == "received" else sides.given(name))
    return np.array(
        [np.nan if answer is None else float(target in answer) for answer in answers], dtype=float
    )


def _speaks(criterion: Criterion, people: pd.DataFrame, language: str) -> NDArray[np.float64]:
    scale = tuple(code_list("language_level"))
    least = scale.index(str(criterion.min or "good"))
    named = [name for name in people.columns if str(name).startswith(f"{LANGUAGES}.")]
    answered = people[named].notna().any(axis=1).to_numpy(dtype=bool)
    column = f"{LANGUAGES}.{language}"
    level = ranks(people[column], scale) if column in people else np.full(len(people), np.nan)
    # Who names her languages and leaves one out does not speak it.
    return np.where(answered, (level >= least).astype(float), np.nan)
