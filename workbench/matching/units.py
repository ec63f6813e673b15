"""Units: duos, trios and groups of one role, formed within their site.

Source: omdu-leaflet 000:37, "you will together with another single mother participate".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.matching.mates import Mates, formation_of, mates_of
from workbench.matching.unit_choice import Sizes, UnitChoice, choose_units
from workbench.matching.unit_reasons import Alone, no_site, why_alone
from workbench.programme import Programme
from workbench.vocabulary import Field

#: Stands between the members' ids in the id of a unit.
JOINER = "+"


@dataclass(frozen=True)
class Unit:
    """People who act together.

    Attributes
    ----------
    id : str
        Ids of the members joined by a plus: the same people are always the same unit.
    site : str or None
    members : tuple of str
        In canonical order.
    score : float or None
        0 to 100: mean fit of every two members; None where nothing is known, or of one alone.
    relaxed : bool
        Larger than the programme's ``max``; only with a coordinator's approval.
    """

    id: str
    role: str
    site: str | None
    members: tuple[str, ...]
    score: float | None
    relaxed: bool = False


@dataclass(frozen=True)
class Units:
    """Units of one role, who stands alone and why, and how good the choice provably is.

    Attributes
    ----------
    choices : mapping of site to UnitChoice
        Values and bounds; the site is None where units are not kept within one.
    """

    role: str
    units: tuple[Unit, ...]
    alone: tuple[Alone, ...]
    choices: Mapping[str | None, UnitChoice]

    @property
    def members(self) -> dict[str, tuple[str, ...]]:
        """Members by unit."""
        return {unit.id: unit.members for unit in self.units}

    @property
    def gap(self) -> float:
        """Largest gap of a site; 0 where every site is proven."""
        return max((choice.gap for choice in self.choices.values()), default=0.0)

    @property
    def proven(self) -> bool:
        """Whether every site is proven."""
        return all(choice.proven for choice in self.choices.values())

    def unit_of(self, person: str) -> Unit | None:
        """Unit that a person belongs to, or None."""
        return next((unit for unit in self.units if person in unit.members), None)


def unit_id(members: tuple[str, ...]) -> str:
    """Id of the unit of these people.

    >>> unit_id(("M2", "M1"))
    'M1+M2'
    """
    return JOINER.join(sorted(members))


def forms_units(programme: Programme, role: str) -> bool:
    """Whether people of *role* act in units rather than alone."""
    return programme.role_named(role).unit.max > 1


def form_units(
    applications: pd.DataFrame,
    programme: Programme,
    role: str,
    *,
    fields: Mapping[str, Field],
    relaxed: bool = False,
    most_units: Mapping[str | None, int] | None = None,
    seconds: float = 20.0,
) -> Units:
    """Best units of the people of *role* among *applications*.

    Parameters
    ----------
    applications : DataFrame, one row per person who takes part
        Reads ``role``, ``site`` and the fields that the role's formation names.
    relaxed : bool
        Whether a coordinator has approved units of ``unit.max_relaxed``.
    most_units : mapping of site to int, optional
        No more units than this at a site, such as one group for each pair of mentors.
    """
    size = programme.role_named(role).unit
    most = max(size.max_relaxed or size.max, size.max) if relaxed else size.max
    mates = mates_of(applications, programme, role, fields=fields)
    formation = formation_of(programme, role)
    first = formation.objective[:1] == ("score",) if formation is not None else False
    units: list[Unit] = []
    alone: list[Alone] = []
    choices: dict[str | None, UnitChoice] = {}
    for site, people in by_site(applications, mates.people, within=size.within).items():
        if site is None and size.within == "site" and programme.site:
            alone += [no_site(person, role, fields) for person in people]
            continue
        here = mates.only(people)
        limit = None if most_units is None else most_units.get(site, 0)
        choice = choose_units(
            here.people,
            here.allowed,
            here.fit,
            Sizes(size.min, most, limit),
            seconds=seconds,
            score_first=first,
        )
        choices[site] = choice
        formed = [
            unit_of(here, places, role, site, relaxed=len(places) > size.max)
            for places in choice.units
        ]
        units += formed
        together = {person for unit in formed for person in unit.members}
        alone += why_alone(here, together, programme, role, site, limit=limit)
    return Units(role, tuple(sorted(units, key=lambda unit: unit.id)), tuple(alone), choices)


def by_site(
    applications: pd.DataFrame, people: tuple[str, ...], *, within: str | None
) -> dict[str | None, list[str]]:
    """People by the answer that their unit must share; all together where it need not."""
    found: dict[str | None, list[str]] = {}
    for person in people:
        answer: object = (
            applications.at[person, within] if within and within in applications else None
        )
        place = None if pd.isna(answer) else str(answer)  # type: ignore[call-overload]
        found.setdefault(place, []).append(person)
    return dict(sorted(found.items(), key=lambda each: (each[0] is None, each[0] or "")))


def unit_of(
    mates: Mates, places: tuple[int, ...], role: str, site: str | None, *, relaxed: bool
) -> Unit:
    """Unit of the people at these places."""
    members = tuple(mates.people[place] for place in places)
    inside = mates.fit[np.ix_(places, places)][np.triu_indices(len(places), 1)]
    known = inside[~np.isnan(inside)]
    score = float(100 * known.mean()) if len(known) else None
    return Unit(unit_id(members), role, site, tuple(sorted(members)), score, relaxed)
