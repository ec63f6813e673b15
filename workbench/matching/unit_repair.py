"""When one leaves a unit: who is left alone, and how they can go on.

Source: omdu-leaflet 000:37, "you will together with another single mother participate".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.locale import Sentence, sentence
from workbench.matching.mates import Mates, mates_of
from workbench.matching.units import Unit, Units, by_site, unit_of
from workbench.programme import Programme
from workbench.vocabulary import Field


@dataclass(frozen=True)
class Repair:
    """What can be done after somebody has left a unit.

    Attributes
    ----------
    broken : Unit
        The unit as it was; the meetings it has held stay its own.
    remaining : tuple of str
        Members who are still there: the half-duo.
    again : Unit or None
        The unit that they are, or make with people of their site who stand alone.
    joined : Unit or None
        The unit that they make for a time with another one of their site. It needs a
        coordinator's approval.
    said : tuple of Sentence
        All of it in words.
    """

    broken: Unit
    remaining: tuple[str, ...]
    again: Unit | None
    joined: Unit | None
    said: tuple[Sentence, ...]


def repair(
    units: Units,
    left: str,
    applications: pd.DataFrame,
    programme: Programme,
    *,
    fields: Mapping[str, Field],
) -> Repair:
    """How the others go on when *left* leaves her unit.

    Parameters
    ----------
    applications : DataFrame
        People of the role who take part, among them those without a unit.

    Raises
    ------
    ValueError
        When *left* is in no unit.
    """
    broken = units.unit_of(left)
    if broken is None:
        raise ValueError(str(sentence("{person} is in no unit.", person=left)))
    size = programme.role_named(units.role).unit
    remaining = tuple(person for person in broken.members if person != left)
    mates = mates_of(applications.drop(index=left), programme, units.role, fields=fields)
    if len(remaining) >= size.min:
        again: Unit | None = _unit(mates, remaining, units, broken, most=size.max)
        joined: Unit | None = None
    else:
        taken = {person for unit in units.units for person in unit.members}
        here = by_site(applications, mates.people, within=size.within).get(broken.site, [])
        free = [person for person in here if person not in taken]
        extended = _extended(mates, remaining, free, size.min)
        again = _unit(mates, extended, units, broken, most=size.max) if extended else None
        others = [each for each in units.units if each is not broken and each.site == broken.site]
        most = max(size.max_relaxed or size.max, size.max)
        host = _host(mates, remaining, [each.members for each in others], most)
        joined = _unit(mates, host, units, broken, most=size.max) if host else None
    return Repair(broken, remaining, again, joined, tuple(_said(remaining, again, joined, size.min)))


def _unit(
    mates: Mates, members: tuple[str, ...], units: Units, broken: Unit, *, most: int
) -> Unit:
    places = tuple(sorted(mates.people.index(name) for name in members))
    return unit_of(mates, places, units.role, broken.site, relaxed=len(members) > most)


def _extended(
    mates: Mates, remaining: tuple[str, ...], free: Sequence[str], least: int
) -> tuple[str, ...] | None:
    """The remaining with those who fit them best, one after the other; None where too few may."""
    unit = remaining
    while len(unit) < least:
        candidates = [
            (-_fit(mates, (*unit, person)), person)
            for person in free
            if person not in unit and _allowed(mates, (*unit, person))
        ]
        if not candidates:
            return None
        unit = (*unit, min(candidates)[1])
    return unit


def _host(
    mates: Mates, remaining: tuple[str, ...], others: Sequence[tuple[str, ...]], most: int
) -> tuple[str, ...] | None:
    """The unit in which the remaining fit best for a time, with them in it."""
    candidates = [
        (-_fit(mates, together), together)
        for members in others
        if len(together := (*members, *remaining)) <= most and _allowed(mates, together)
    ]
    return min(candidates)[1] if candidates and remaining else None


def _allowed(mates: Mates, people: tuple[str, ...]) -> bool:
    places = [mates.people.index(name) for name in people]
    return bool(mates.allowed[np.ix_(places, places)][np.triu_indices(len(places), 1)].all())


def _fit(mates: Mates, people: tuple[str, ...]) -> float:
    places = [mates.people.index(name) for name in people]
    pairs = np.nan_to_num(mates.fit[np.ix_(places, places)][np.triu_indices(len(places), 1)])
    return round(float(pairs.mean()), 9) if len(pairs) else 0.0


def _said(
    remaining: tuple[str, ...], again: Unit | None, joined: Unit | None, least: int
) -> Iterator[Sentence]:
    if again is not None and set(again.members) == set(remaining):
        yield sentence("{people} are still enough to go on.", people=remaining)
        return
    yield sentence("{people} are left: fewer than the {least} of a unit.", people=remaining,
                   least=least)
    if again is not None:
        yield sentence("{people} can be a new unit.", people=again.members)
    else:
        yield sentence("Nobody at the site who stands alone may join them.")
    if joined is not None:
        yield sentence(
            "{people} can act together for a time, if you approve it.", people=joined.members
        )
    else:
        yield sentence("No other unit of the site may take them in.")
