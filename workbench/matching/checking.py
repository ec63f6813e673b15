"""The independent check: every proposal keeps every limit, or it is not shown.

Knows nothing of the solver, the plan's aims or the prices. It walks through the pairs one by one
with plain Python and reads only scores and wishes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pandas as pd

from workbench.locale import Sentence, sentence
from workbench.matching.scores import Scores
from workbench.matching.weighing import Wishes
from workbench.programme import Programme


class LimitBroken(Exception):
    """A proposal breaks a limit: a fault of the program, never of the coordinator."""

    def __init__(self, broken: tuple[Sentence, ...]) -> None:
        self.broken = broken
        super().__init__("; ".join(str(each) for each in broken))


def limits_broken(
    pairs: Iterable[tuple[str, str]],
    scores: Scores,
    wishes: Wishes,
    programme: Programme | None = None,
) -> tuple[Sentence, ...]:
    """Every limit that *pairs* of (giver, receiver) break, in words; empty where all hold.

    Parameters
    ----------
    programme : Programme or None
        Whose quotas and least numbers of partners are looked at too.
    """
    chosen = list(pairs)
    keep, rule_out = _of_units(wishes.keep, scores), _of_units(wishes.rule_out, scores)
    row = {name: place for place, name in enumerate(scores.receivers)}
    column = {name: place for place, name in enumerate(scores.givers)}
    broken: list[Sentence] = []
    for pair, times in Counter(chosen).items():
        if times > 1:
            broken.append(_about(pair, sentence("is chosen twice")))
    for giver, receiver in chosen:
        if giver not in column or receiver not in row:
            broken.append(_about((giver, receiver), sentence("names somebody who takes no part")))
            continue
        for rule, met in scores.met.items():
            if not met[row[receiver], column[giver]]:
                broken.append(_about((giver, receiver), sentence("breaks the rule {r}", r=rule)))
        if (giver, receiver) in rule_out:
            broken.append(_about((giver, receiver), sentence("was ruled out")))
    broken += _too_many(Counter(giver for giver, _ in chosen), scores.givers, scores.places)
    broken += _too_many(
        Counter(receiver for _, receiver in chosen), scores.receivers, scores.wanted
    )
    for pair in sorted(keep - set(chosen)):
        if pair[0] in column and pair[1] in row:
            broken.append(_about(pair, sentence("was kept, but is missing")))
    if programme is not None:
        broken += _too_few(chosen, scores, programme)
        broken += _quotas_broken(chosen, scores, programme)
    return tuple(broken)


def _too_few(
    chosen: list[tuple[str, str]], scores: Scores, programme: Programme
) -> list[Sentence]:
    """Everybody with fewer partners than the programme says; rotas and groups list these apart."""
    match = programme.match
    if match.pattern != "assign":
        return []
    numbers = Counter(name for pair in chosen for name in pair)
    sides = (scores.givers, match.giver_meets.min), (scores.receivers, match.receiver_meets.min)
    return [
        sentence("{name} has {n} partners, and at least {least} were promised.", name=name,
                 n=numbers[name], least=least)
        for names, least in sides
        for name in names
        if numbers[name] < least
    ]


def _quotas_broken(
    chosen: list[tuple[str, str]], scores: Scores, programme: Programme
) -> list[Sentence]:
    """Quotas that the chosen people do not keep, counted person by person."""
    sides, members = (scores.people or scores).sides, scores.members
    broken: list[Sentence] = []
    for quota in programme.match.quota:
        giving = quota.side == "giver"
        answers = sides.givers if giving else sides.receivers
        wanted = quota.value if isinstance(quota.value, list | tuple) else [quota.value]
        inside = 0
        for unit in {pair[0] if giving else pair[1] for pair in chosen}:
            for person in members[unit]:
                said: Any = answers.at[person, quota.field] if quota.field in answers else None
                said = said if isinstance(said, list | tuple | set | frozenset) else [said]
                inside += any(not pd.isna(one) and one == value for one in said for value in wanted)
        if inside < quota.min or (quota.max is not None and inside > quota.max):
            broken.append(
                sentence("{n} people with {field} {value} are chosen: the quota is {least} to "
                         "{most}.", n=inside, field=quota.field, value=str(quota.value),
                         least=quota.min, most="–" if quota.max is None else quota.max)
            )
    return broken


def _of_units(pairs: Iterable[tuple[str, str]], scores: Scores) -> set[tuple[str, str]]:
    """The pairs with units in the place of their members."""
    rows, columns = set(scores.receivers), set(scores.givers)
    unit_of = {
        person: unit.id
        for units in scores.formed
        for unit in units.units
        for person in unit.members
        if unit.id in rows | columns
    }
    return {
        (
            giver if giver in columns else unit_of.get(giver, giver),
            receiver if receiver in rows else unit_of.get(receiver, receiver),
        )
        for giver, receiver in pairs
    }


def _about(pair: tuple[str, str], what: Sentence) -> Sentence:
    return sentence("The pair {giver} and {receiver} {what}.", giver=pair[0], receiver=pair[1],
                    what=what)


def _too_many(counted: Counter[str], names: tuple[str, ...], most: Iterable[int]) -> list[Sentence]:
    offered = dict(zip(names, most, strict=True))
    return [
        sentence("{name} has {n} partners and {places} places.", name=name, n=n,
                 places=int(offered[name]))
        for name, n in sorted(counted.items())
        if name in offered and n > offered[name]
    ]
