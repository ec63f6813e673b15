"""The independent check of units and rotas: sizes, sites, rules, organisations, meetings.

Walks through people one by one, with plain Python. It reads the answers of single people, never
what the solver or the summing up of units made of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

import pandas as pd

from workbench.locale import Sentence, sentence
from workbench.matching.mates import mates_of
from workbench.matching.pair_rules.answers import plain_name
from workbench.matching.scores import Scores
from workbench.matching.units import Unit, Units
from workbench.matching.weighing import Wishes
from workbench.programme import Programme


def units_broken(
    scores: Scores, programme: Programme, wishes: Wishes
) -> Iterator[Sentence]:
    """Every limit that the units break, in words; nothing where all hold."""
    for units in scores.formed:
        people = _people(scores, programme, units.role)
        for person, times in Counter(
            person for unit in units.units for person in unit.members
        ).items():
            if times > 1:
                yield sentence("{person} is in {n} units.", person=person, n=times)
        for unit in units.units:
            yield from _size_broken(unit, programme, wishes)
            yield from _site_broken(unit, people, programme)
        yield from _rules_broken(units, people, scores, programme)


def meetings_broken(
    pairs: Iterable[tuple[str, str]], scores: Scores, programme: Programme, wishes: Wishes
) -> Iterator[Sentence]:
    """Every limit that a rota or the members of units break, in words."""
    chosen = list(pairs)
    yield from _members_broken(chosen, scores)
    match = programme.match
    if match.pattern != "rotate":
        return
    most = match.giver_meets.max
    for giver, number in sorted(Counter(giver for giver, _ in chosen).items()):
        if most is not None and number > most:
            yield sentence("{name} has {n} meetings and at most {most}.", name=giver, n=number,
                           most=most)
    if not match.distinct or _lowered(programme, wishes):
        return
    leaders = (scores.people or scores).sides.receivers
    met: Counter[tuple[str, str]] = Counter()
    for giver, receiver in chosen:
        organisation = _answer(leaders, receiver, match.distinct)
        if organisation is not None:
            met[giver, plain_name(organisation) or ""] += 1
    for (giver, _), number in sorted(met.items()):
        if number > 1:
            yield sentence("{name} meets the same organisation {n} times.", name=giver, n=number)


def untold(
    pairs: Iterable[tuple[str, str]],
    told: Iterable[str],
    scores: Scores,
    programme: Programme,
) -> Iterator[Sentence]:
    """Units of a rota that have too few meetings without being listed with what they lack.

    Parameters
    ----------
    told : units that are listed
    """
    least = programme.match.giver_meets.min
    if programme.match.pattern != "rotate":
        return
    meetings, listed = Counter(giver for giver, _ in pairs), set(told)
    for giver in scores.givers:
        if meetings[giver] < least and giver not in listed:
            yield sentence("{name} has {n} meetings instead of {least}, and nobody is told.",
                           name=giver, n=meetings[giver], least=least)


def _lowered(programme: Programme, wishes: Wishes) -> bool:
    """Whether somebody has chosen that an organisation may be met more than once."""
    asked = wishes.distinct_min
    if asked is None:
        asked = programme.match.distinct_min
    return asked is not None and asked < programme.match.giver_meets.min


def _members_broken(chosen: list[tuple[str, str]], scores: Scores) -> Iterator[Sentence]:
    people = scores.people
    if people is None:
        return
    row = {name: place for place, name in enumerate(people.receivers)}
    column = {name: place for place, name in enumerate(people.givers)}
    members = scores.members
    for giver, receiver in chosen:
        for one in members[giver]:
            for other in members[receiver]:
                for rule, met in people.met.items():
                    if not met[row[other], column[one]]:
                        yield sentence(
                            "{one} and {other} break the rule {r}.", one=one, other=other, r=rule
                        )


def _size_broken(unit: Unit, programme: Programme, wishes: Wishes) -> Iterator[Sentence]:
    size = programme.role_named(unit.role).unit
    most = size.max
    if unit.role in wishes.relaxed:
        most = max(most, size.max_relaxed or 0)
    if not size.min <= len(unit.members) <= most:
        yield sentence(
            "The unit {unit} has {n} members instead of {least} to {most}.",
            unit=unit.id,
            n=len(unit.members),
            least=size.min,
            most=most,
        )


def _site_broken(unit: Unit, people: pd.DataFrame, programme: Programme) -> Iterator[Sentence]:
    within = programme.role_named(unit.role).unit.within
    if not within or within not in people:
        return
    places = {_answer(people, person, within) for person in unit.members}
    if len(places) > 1:
        yield sentence("The unit {unit} has members of different sites.", unit=unit.id)


def _rules_broken(
    units: Units, people: pd.DataFrame, scores: Scores, programme: Programme
) -> Iterator[Sentence]:
    fields = scores.sides.fields
    mates = mates_of(people, programme, units.role, fields=fields)
    place = {name: number for number, name in enumerate(mates.people)}
    for unit in units.units:
        for one, other in combinations(unit.members, 2):
            for rule, met in mates.met.items():
                if not (met[place[one], place[other]] and met[place[other], place[one]]):
                    yield sentence(
                        "{one} and {other} break the rule {r}.", one=one, other=other, r=rule
                    )


def _people(scores: Scores, programme: Programme, role: str) -> pd.DataFrame:
    sides = (scores.people or scores).sides
    return sides.givers if role == programme.match.giver else sides.receivers


def _answer(people: pd.DataFrame, person: str, field: str) -> str | None:
    if field not in people:
        return None
    answer: object = people.at[person, field]
    return None if pd.isna(answer) else str(answer)  # type: ignore[call-overload]
