"""How well two people of one role go together, and who may: the ground for forming units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.matching.criteria import CRITERIA
from workbench.matching.criteria.levels import closeness_among
from workbench.matching.pair_rules import PAIR_RULES
from workbench.matching.plan import Mask
from workbench.matching.sides import Sides
from workbench.programme import PairRule, Programme
from workbench.programme.pairing import Criterion, Formation
from workbench.vocabulary import Field

Fit = NDArray[np.float64]


@dataclass(frozen=True)
class Mates:
    """The people of one role, each beside each.

    Attributes
    ----------
    people : tuple of str
        Ids in canonical order: rows and columns.
    rules : tuple of PairRule
        What any two in a unit must meet.
    met : mapping of rule to bool array, people × people
    fit : float array, people × people
        0 to 1, NaN where nothing is known; the same both ways.
    """

    people: tuple[str, ...]
    rules: tuple[PairRule, ...]
    met: Mapping[str, Mask]
    fit: Fit
    sides: Sides

    @property
    def allowed(self) -> Mask:
        """Two people who meet every rule; nobody with herself."""
        found = ~np.eye(len(self.people), dtype=bool)
        for met in self.met.values():
            found &= met & met.T
        return found

    def only(self, people: list[str]) -> Mates:
        """These people alone."""
        places = [self.people.index(name) for name in people]
        square = np.ix_(places, places)
        return Mates(
            tuple(people),
            self.rules,
            {name: met[square] for name, met in self.met.items()},
            self.fit[square],
            self.sides,
        )


def mates_of(
    applications: pd.DataFrame, programme: Programme, role: str, *, fields: Mapping[str, Field]
) -> Mates:
    """Fit and rules among the people of *role*, as its ``[[formation]]`` says.

    A criterion that asks what one offers the other is read both ways, and the mean of the known
    ones counts. What is not known counts as everywhere in the match: see ``match.missing``.
    """
    people = applications[applications["role"] == role].sort_index()
    formation = formation_of(programme, role)
    sides = Sides(
        people,
        people,
        fields,
        programme.programme.country,
        {each.id: each for each in programme.milestone},
        (role, role),
    )
    rules = formation.hard if formation is not None else ()
    criteria = formation.criterion if formation is not None else ()
    return Mates(
        tuple(map(str, people.index)),
        rules,
        {rule.key: PAIR_RULES[rule.op](rule, sides) for rule in rules},
        _mean(criteria, sides, programme),
        sides,
    )


def formation_of(programme: Programme, role: str) -> Formation | None:
    """How units of *role* are built, or None where the programme does not say."""
    return next((each for each in programme.formation if each.role == role), None)


def known_mean(*fits: Fit) -> Fit:
    """Mean of the known ones, element by element; NaN where none is known."""
    stacked = np.stack(fits)
    known = ~np.isnan(stacked)
    total = np.where(known, stacked, 0).sum(axis=0)
    count = known.sum(axis=0)
    return np.divide(total, count, out=np.full(total.shape, np.nan), where=count > 0)


def _mean(criteria: tuple[Criterion, ...], sides: Sides, programme: Programme) -> Fit:
    weighted = np.zeros(sides.shape)
    known = np.zeros(sides.shape)
    for criterion in criteria:
        if criterion.kind == "siblings":
            one_way = closeness_among(criterion, sides.receivers)
        else:
            one_way = CRITERIA[criterion.kind](criterion, sides)
        fit = known_mean(one_way, one_way.T)
        counts = criterion.missing or programme.match.missing
        if counts != "omit":
            fit = np.nan_to_num(fit, nan=0.5 if counts == "neutral" else 0.0)
        known += criterion.weight * ~np.isnan(fit)
        weighted += criterion.weight * np.nan_to_num(fit, nan=0.0)
    return np.divide(weighted, known, out=np.full(sides.shape, np.nan), where=known > 0)
