"""Weighing: from fits and weights to scores per tier, and to the points of a plan."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.locale import sentence
from workbench.matching.plan import Aim, Plan, Siblings, as_points
from workbench.matching.quotas import quotas_of
from workbench.matching.scores import Scores
from workbench.programme import Criterion, Programme, Tier

Fit = NDArray[np.float64]


@dataclass(frozen=True)
class Wishes:
    """What the coordinator sets: weights, and how missing answers count.

    Attributes
    ----------
    weights : mapping of criterion to float
        Only those that differ from the programme; 0 or more.
    missing : omit, neutral, zero or None
        Overrides the programme's own setting.
    keep, rule_out : frozensets of (giver id, receiver id)
        The giver may be a unit or one of its members.
    published : frozenset of (giver id, receiver id)
        Pairs that people have been told of: the aim *fewest_changes* holds on to them.
    relaxed : frozenset of roles
        Roles for which units of ``unit.max_relaxed`` are approved.
    distinct_min : int or None
        How many different organisations a unit must meet, instead of the programme's number.
    """

    weights: Mapping[str, float]
    missing: str | None = None
    keep: frozenset[tuple[str, str]] = frozenset()
    rule_out: frozenset[tuple[str, str]] = frozenset()
    published: frozenset[tuple[str, str]] = frozenset()
    relaxed: frozenset[str] = frozenset()
    distinct_min: int | None = None

    def weight(self, criterion: Criterion) -> float:
        """Weight that counts for *criterion*."""
        return float(self.weights.get(criterion.id, criterion.weight))

    def missing_counts(self, criterion: Criterion, programme: Programme) -> str:
        """How an unknown fit of *criterion* counts: omit, neutral or zero."""
        return criterion.missing or self.missing or programme.match.missing


@dataclass(frozen=True)
class Sum:
    """Weighted fits and known weights of some criteria, receivers × givers."""

    weighted_fit: Fit
    known_weight: Fit

    @property
    def score(self) -> Fit:
        """Weighted mean of the known fits, 0 to 1; NaN where none is known."""
        return np.divide(
            self.weighted_fit,
            self.known_weight,
            out=np.full(self.weighted_fit.shape, np.nan),
            where=self.known_weight > 0,
        )


def weigh(
    scores: Scores, programme: Programme, wishes: Wishes, criteria: tuple[Criterion, ...]
) -> Sum:
    """Sum of *criteria* for every pair; siblings are left out, they are not a matter of pairs."""
    shape = (len(scores.receivers), len(scores.givers))
    weighted, known = np.zeros(shape), np.zeros(shape)
    for criterion in criteria:
        weight = wishes.weight(criterion)
        fit = scores.fits.get(criterion.id)
        if fit is None or weight == 0:
            continue
        counts = wishes.missing_counts(criterion, programme)
        if counts == "omit":
            known += weight * ~np.isnan(fit)
            weighted += weight * np.nan_to_num(fit, nan=0.0)
        else:
            known += weight
            weighted += weight * np.nan_to_num(fit, nan=0.5 if counts == "neutral" else 0.0)
    return Sum(weighted, known)


def plan_of(scores: Scores, programme: Programme, wishes: Wishes) -> Plan:
    """Plan for these scores and wishes: who may be paired, and the programme's aims in order."""
    permissible = scores.permissible.copy()
    for place in places_of_pairs(scores, wishes.rule_out):
        permissible[place] = False
    keep = places_of_pairs(scores, wishes.keep)
    match = programme.match
    receivers, givers = len(scores.receivers), len(scores.givers)
    return Plan(
        scores.receivers,
        scores.givers,
        permissible,
        np.full(receivers, match.receiver_meets.min, dtype=np.int64),
        scores.wanted,
        np.full(givers, match.giver_meets.min, dtype=np.int64),
        scores.places,
        keep,
        tuple(_aim(tier, scores, programme, wishes) for tier in programme.tiers),
        quotas_of(scores, programme),
    )


def places_of_pairs(
    scores: Scores, pairs: Collection[tuple[str, str]]
) -> tuple[tuple[int, int], ...]:
    """Row and column of each pair of (giver, receiver) that takes part, sorted.

    Somebody who acts in a unit stands for her unit.
    """
    row, column = _places(scores.receivers, scores), _places(scores.givers, scores)
    return tuple(
        sorted(
            {
                (row[receiver], column[giver])
                for giver, receiver in pairs
                if giver in column and receiver in row
            }
        )
    )


def _places(names: tuple[str, ...], scores: Scores) -> dict[str, int]:
    found = {name: place for place, name in enumerate(names)}
    for units in scores.formed:
        for unit in units.units:
            if unit.id in found:
                found.update((person, found[unit.id]) for person in unit.members)
    return found


#: Aims on how many meet, which have no points for single pairs.
_WITHOUT_POINTS = ("max_units_with_min_meetings", "max_sector_spread")


def _aim(tier: Tier, scores: Scores, programme: Programme, wishes: Wishes) -> Aim:
    label = tier.label if tier.label.texts else tier.id
    if tier.goal == "max_receivers_placed":
        return _placed(Aim(tier.id, tier.goal, label), scores)
    if tier.goal == "passed_over_first":
        return Aim(tier.id, tier.goal, label, receiver_points=times_passed_over(scores))
    if tier.goal == "max_givers_used":
        return Aim(tier.id, tier.goal, label, giver_points=1)
    if tier.goal in _WITHOUT_POINTS and programme.match.pattern == "rotate":
        return Aim(tier.id, tier.goal, label)
    if tier.goal == "fewest_changes":
        points = np.zeros((len(scores.receivers), len(scores.givers)), dtype=np.int64)
        for place in places_of_pairs(scores, wishes.published):
            points[place] = 1
        return Aim(tier.id, tier.goal, label, points)
    if tier.goal not in ("max_score", "best_worst_pair"):
        raise ValueError(
            str(
                sentence(
                    'The aim "{aim}" ({goal}) cannot be pursued by this kind of match.',
                    aim=label,
                    goal=tier.goal,
                )
            )
        )
    # An aim on the worst pair that has no criteria of its own looks at all of them.
    criteria = programme.criteria_of(tier.id)
    if tier.goal == "best_worst_pair":
        pairwise = criteria or programme.match.criterion
        criteria = tuple(each for each in pairwise if each.kind != "siblings")
    total = weigh(scores, programme, wishes, criteria)
    points = as_points(np.nan_to_num(total.score, nan=0.0))
    return Aim(
        tier.id,
        tier.goal,
        label,
        points,
        siblings=_siblings(criteria, scores, wishes, total),
    )


def _placed(aim: Aim, scores: Scores) -> Aim:
    """One point for everybody placed: a group counts for all who are in it."""
    members = scores.members
    sizes = np.array([len(members[name]) for name in scores.receivers], dtype=np.int64)
    if (sizes <= 1).all() or (scores.wanted > 1).any():
        return dataclasses.replace(aim, receiver_points=1)
    shape = (len(scores.receivers), len(scores.givers))
    return dataclasses.replace(aim, pair_points=np.broadcast_to(sizes[:, None], shape).copy())


def times_passed_over(scores: Scores) -> NDArray[np.int64]:
    """How often each receiver was left without a seat in earlier rounds.

    Returns
    -------
    int array, one per receiver
        Times; a unit has those of all its members together. Reads ``times_passed_over``. Where it
        is not known, it counts as never: nobody is put ahead of others on a guess.

    Source: issue 6, "fairness: worst pair first, people passed over first".
    """
    people = scores.people or scores
    answers = pd.to_numeric(people.sides.received("times_passed_over"), errors="coerce")
    whole = answers.astype("Float64").fillna(0).clip(lower=0).to_numpy(dtype=float).astype(np.int64)
    times = dict(zip(people.receivers, whole.tolist(), strict=True))
    members = scores.members
    return np.array(
        [sum(times[person] for person in members[name]) for name in scores.receivers],
        dtype=np.int64,
    )


def _siblings(
    criteria: tuple[Criterion, ...], scores: Scores, wishes: Wishes, total: Sum
) -> Siblings | None:
    for criterion in criteria:
        weight = wishes.weight(criterion)
        # Without a giver who takes two, nobody has siblings.
        if criterion.kind == "siblings" and weight > 0 and (scores.places > 1).any():
            return Siblings(
                scores.closeness[criterion.id], weight, total.weighted_fit, total.known_weight
            )
    return None
