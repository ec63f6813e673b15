"""Scores: the fit of every criterion for every pair, and which rules each pair meets.

What does not depend on weights is computed here once; a weight change costs only the weighted
sums of :mod:`workbench.matching.weighing`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from dataclasses import field as record

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.matching.criteria import CRITERIA
from workbench.matching.criteria.levels import closeness_among
from workbench.matching.joint import (
    Members,
    all_meet,
    answers_of_units,
    fit_of_units,
    least_of_units,
    places_of,
)
from workbench.matching.pair_rules import PAIR_RULES
from workbench.matching.sides import Sides
from workbench.matching.units import Units, form_units, forms_units
from workbench.programme import PairRule, Programme
from workbench.vocabulary import Field

Fit = NDArray[np.float64]


@dataclass(frozen=True)
class Scores:
    """Everything about pairs that the forms and the rules say.

    Attributes
    ----------
    receivers, givers : tuples of str
        Ids in canonical order: rows and columns of every array.
    fits : mapping of criterion to float array, receivers × givers
        0 to 1, NaN where not known. Criteria of the kind *siblings* are not here.
    closeness : mapping of criterion to float array, receivers × receivers
        For criteria of the kind *siblings*: fit of two receivers to each other.
    met : mapping of pair rule to bool array, receivers × givers
    places, wanted : int arrays
        How many partners each giver offers to take, and each receiver wants.
    formed : tuple of Units
        Units of the roles whose people act together; rows and columns are then units.
    people : Scores or None
        The same for single people where rows or columns are units.
    """

    receivers: tuple[str, ...]
    givers: tuple[str, ...]
    fits: Mapping[str, Fit]
    closeness: Mapping[str, Fit]
    met: Mapping[str, NDArray[np.bool_]]
    places: NDArray[np.int64]
    wanted: NDArray[np.int64]
    sides: Sides
    formed: tuple[Units, ...] = ()
    people: Scores | None = record(default=None, repr=False)

    @property
    def members(self) -> dict[str, tuple[str, ...]]:
        """People behind every row and column: single people are themselves."""
        found: dict[str, tuple[str, ...]] = {
            name: (name,) for name in (*self.receivers, *self.givers)
        }
        for units in self.formed:
            found.update(units.members)
        return found

    @property
    def permissible(self) -> NDArray[np.bool_]:
        """Pairs that meet every rule."""
        allowed = np.ones((len(self.receivers), len(self.givers)), dtype=bool)
        for met in self.met.values():
            allowed &= met
        return allowed


def score(
    applications: pd.DataFrame,
    programme: Programme,
    *,
    fields: Mapping[str, Field],
    relaxed: Collection[str] = (),
    seconds: float = 20.0,
) -> Scores:
    """Fits and rules for every pair of the people in *applications*.

    Where people of a role act in units, these are formed first, and rows or columns are units.

    Parameters
    ----------
    applications : DataFrame, one row per person who takes part
        Reads ``role`` and the fields that criteria, pair rules and capacities name.
    relaxed : roles
        Roles for which a coordinator has approved units of ``unit.max_relaxed``.
    seconds : float
        Time for forming units.
    """
    people = _of_people(applications.sort_index(), programme, fields)
    match = programme.match
    formed: list[Units] = []
    most: Mapping[str | None, int] | None = None
    for role in (match.giver, match.receiver):
        if not forms_units(programme, role):
            continue
        units = form_units(
            applications,
            programme,
            role,
            fields=fields,
            relaxed=role in relaxed,
            most_units=most if role == match.receiver else None,
            seconds=seconds,
        )
        formed.append(units)
        if match.pattern == "group" and role == match.giver:
            most = _leaders(units, programme)
    return _of_units(people, tuple(formed), programme) if formed else people


def _leaders(givers: Units, programme: Programme) -> Mapping[str | None, int] | None:
    """How many groups can be led at each site; None where that does not depend on the site."""
    if programme.role_on("receiver").unit.within != programme.role_on("giver").unit.within:
        return None
    return Counter(unit.site for unit in givers.units)


def _of_people(
    ordered: pd.DataFrame, programme: Programme, fields: Mapping[str, Field]
) -> Scores:
    match = programme.match
    sides = Sides(
        ordered[ordered["role"] == match.giver],
        ordered[ordered["role"] == match.receiver],
        fields,
        programme.programme.country,
        {each.id: each for each in programme.milestone},
        (match.giver, match.receiver),
    )
    fits = {
        criterion.id: CRITERIA[criterion.kind](criterion, sides)
        for criterion in match.criterion
        if criterion.kind != "siblings"
    }
    closeness = {
        criterion.id: closeness_among(criterion, sides.receivers)
        for criterion in match.criterion
        if criterion.kind == "siblings"
    }
    return Scores(
        tuple(map(str, sides.receivers.index)),
        tuple(map(str, sides.givers.index)),
        fits,
        closeness,
        {rule.key: _met(rule, sides) for rule in match.hard},
        partners_of(sides.givers, programme, match.giver),
        partners_of(sides.receivers, programme, match.receiver),
        sides,
    )


def _of_units(people: Scores, formed: tuple[Units, ...], programme: Programme) -> Scores:
    """The same with units as rows or columns."""
    members = {units.role: units.members for units in formed}
    match = programme.match
    of_givers: Members = members.get(match.giver, {name: (name,) for name in people.givers})
    of_receivers: Members = members.get(
        match.receiver, {name: (name,) for name in people.receivers}
    )
    rows = places_of(people.receivers, of_receivers)
    columns = places_of(people.givers, of_givers)
    sides = people.sides
    return Scores(
        tuple(of_receivers),
        tuple(of_givers),
        {name: fit_of_units(fit, rows, columns) for name, fit in people.fits.items()},
        {name: fit_of_units(near, rows, rows) for name, near in people.closeness.items()},
        {name: all_meet(met, rows, columns) for name, met in people.met.items()},
        least_of_units(people.places, columns),
        least_of_units(people.wanted, rows),
        Sides(
            answers_of_units(sides.givers, of_givers),
            answers_of_units(sides.receivers, of_receivers),
            sides.fields,
            sides.country,
            sides.milestones,
            sides.roles,
        ),
        formed,
        people,
    )


def partners_of(people: pd.DataFrame, programme: Programme, role: str) -> NDArray[np.int64]:
    """How many partners each person of a role takes: her own answer, within the role's limits."""
    meets = programme.match.giver_meets if role == programme.match.giver else (
        programme.match.receiver_meets
    )
    capacity = programme.role_named(role).capacity
    most = np.full(len(people), capacity.default if meets.max is None else meets.max)
    field = meets.max_field or (capacity.field if meets.max is None else None)
    if field and field in people:
        own = pd.to_numeric(people[field], errors="coerce").fillna(capacity.default)
        most = own.to_numpy(dtype=float).astype(np.int64)
    for limit in (capacity.max, meets.max):
        if limit is not None:
            most = np.minimum(most, limit)
    return np.maximum(most, 0).astype(np.int64)


def _met(rule: PairRule, sides: Sides) -> NDArray[np.bool_]:
    return PAIR_RULES[rule.op](rule, sides)
