"""The proposal: pairs with their scores, who has none and why, and how good it provably is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from workbench.locale import Sentence
from workbench.matching.checking import LimitBroken, limits_broken
from workbench.matching.choosing import Choice, Status
from workbench.matching.patience import patience_of
from workbench.matching.patterns import Matched, match
from workbench.matching.plan import FULL_FIT, Plan
from workbench.matching.reasons import reasons_without_pair
from workbench.matching.rota_reasons import Shortfall
from workbench.matching.scores import Scores
from workbench.matching.unit_checking import meetings_broken, units_broken, untold
from workbench.matching.weighing import Sum, Wishes, places_of_pairs, weigh
from workbench.programme import Criterion, Programme


@dataclass(frozen=True)
class Part:
    """One criterion in one pair.

    Attributes
    ----------
    fit : float or None
        0 to 1; None where the forms do not say.
    weight : float
    points : float or None
        weight · fit, or what an unknown fit counts as; None where it is left out.
    """

    fit: float | None
    weight: float
    points: float | None


@dataclass(frozen=True)
class Pair:
    """One proposed pair.

    Attributes
    ----------
    score : float or None
        0 to 100: weighted mean over all criteria with a known fit; None where none is known.
    tiers : mapping of tier to float or None
        The same over the criteria of one tier.
    parts : mapping of criterion to Part
    known_share : float
        Share of the weights whose fit is known, 0 to 1.
    on_other_factors : bool
        No criterion of the first tier with criteria fits at all.
    """

    giver: str
    receiver: str
    score: float | None
    tiers: Mapping[str, float | None]
    parts: Mapping[str, Part]
    known_share: float
    on_other_factors: bool
    kept: bool


@dataclass(frozen=True)
class Unmatched:
    """Somebody without a pair (or a giver with places left), and why."""

    person: str
    role: str
    reasons: tuple[Sentence, ...]


@dataclass(frozen=True)
class AimResult:
    """One aim: its value and the bound that no choice can pass, in the aim's own unit.

    Persons, units, sectors or pairs for aims that count them; times passed over, in sum over
    everybody placed; sums of tier scores (0 to 100 a pair) for aims on fit; the lowest tier score
    for the aim on the worst pair.
    """

    id: str
    goal: str
    value: float
    bound: float


@dataclass(frozen=True)
class Proposal:
    """What the workbench proposes; a pair exists only once a coordinator confirms it.

    Attributes
    ----------
    units : mapping of id to members
        People behind every giver and receiver: single people are themselves.
    shortfalls : tuple of Shortfall
        Units that do not get all the meetings of a rota, and why.
    """

    programme: Programme
    wishes: Wishes
    scores: Scores
    status: Status
    gap: float
    seconds: float
    aims: tuple[AimResult, ...]
    pairs: tuple[Pair, ...]
    unmatched: tuple[Unmatched, ...]
    ways_out: tuple[Sentence, ...]
    plan: Plan
    overall: NDArray[np.float64]
    units: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shortfalls: tuple[Shortfall, ...] = ()

    def members(self, name: str) -> tuple[str, ...]:
        """People of a unit; a single person is herself."""
        return self.units.get(name, (name,))

    @property
    def pair_ids(self) -> frozenset[tuple[str, str]]:
        """Pairs as (giver, receiver)."""
        return frozenset((pair.giver, pair.receiver) for pair in self.pairs)

    def pair_of(self, giver: str, receiver: str) -> Pair | None:
        """The proposed pair of these two, or None."""
        found = (
            pair for pair in self.pairs if pair.giver == giver and pair.receiver == receiver
        )
        return next(found, None)


def propose(
    scores: Scores,
    programme: Programme,
    wishes: Wishes,
    *,
    seconds: float = 60.0,
    cancelled: Callable[[], bool] | None = None,
) -> Proposal:
    """Best pairs under the programme's aims and the coordinator's wishes, checked.

    Parameters
    ----------
    seconds : float
        Time after which the best found so far is proposed, with its gap.
    cancelled : callable or None
        Asked again and again whether the proposal is no longer wanted.

    Raises
    ------
    Cancelled
        As soon as *cancelled* says so.
    LimitBroken
        When the check finds a broken limit; nothing is shown then.
    """
    matched = match(scores, programme, wishes, patience=patience_of(seconds, cancelled))
    choice, plan = matched.choice, matched.plan
    pairs = choice.pairs
    broken = list(units_broken(scores, programme, wishes))
    if choice.status != "impossible":
        broken += limits_broken(pairs, scores, wishes, programme)
        broken += meetings_broken(pairs, scores, programme, wishes)
        told = [each.unit for each in matched.shortfalls]
        broken += untold(pairs, told, scores, programme)
    if broken:
        raise LimitBroken(tuple(broken))
    overall = weigh(scores, programme, wishes, programme.match.criterion)
    judge = _Judge(scores, programme, wishes, pairs, overall)
    status, gap = _status(choice, scores)
    return Proposal(
        programme,
        wishes,
        scores,
        status,
        gap,
        choice.seconds,
        tuple(_result(choice)),
        tuple(judge.pair(giver, receiver) for giver, receiver in pairs),
        tuple(_unmatched(matched, scores, programme, wishes)),
        matched.ways_out,
        plan,
        overall.score,
        MappingProxyType(scores.members),
        matched.shortfalls,
    )


def _status(choice: Choice, scores: Scores) -> tuple[Status, float]:
    """How good everything provably is: units that are only the best found count too."""
    gap = max([choice.gap, *(units.gap for units in scores.formed)])
    proven = all(units.proven for units in scores.formed)
    if choice.status == "optimal" and not proven:
        return "best_found", gap
    return choice.status, gap


def _unmatched(
    matched: Matched, scores: Scores, programme: Programme, wishes: Wishes
) -> Iterator[Unmatched]:
    """Every single person without a partner: without a unit, or with one that has none."""
    for units in scores.formed:
        for alone in units.alone:
            yield Unmatched(alone.person, alone.role, alone.reasons)
    members = scores.members
    without = reasons_without_pair(
        matched.plan, matched.choice.chosen, scores, programme, wishes
    )
    for name, role, reasons in without:
        for person in members[name]:
            yield Unmatched(person, role, reasons)


#: Aims whose points are millionths of a full fit.
_ON_FIT = frozenset({"max_score", "best_worst_pair"})


def _result(choice: Choice) -> list[AimResult]:
    return [
        AimResult(
            reached.aim.id,
            reached.aim.goal,
            _unit(reached.value, reached.aim.goal in _ON_FIT),
            _unit(reached.bound, reached.aim.goal in _ON_FIT),
        )
        for reached in choice.aims
    ]


def _unit(points: int, is_fit: bool) -> float:
    return round(100 * points / FULL_FIT, 4) if is_fit else points


class _Judge:
    """Scores of single pairs, with what siblings add once it is known who they are."""

    def __init__(
        self,
        scores: Scores,
        programme: Programme,
        wishes: Wishes,
        pairs: tuple[tuple[str, str], ...],
        overall: Sum,
    ) -> None:
        self._scores, self._programme, self._wishes = scores, programme, wishes
        self._row = {name: place for place, name in enumerate(scores.receivers)}
        self._column = {name: place for place, name in enumerate(scores.givers)}
        self._overall = overall
        self._together: dict[str, list[int]] = {}
        for giver, receiver in pairs:
            self._together.setdefault(giver, []).append(self._row[receiver])
        tiers = [tier for tier in programme.tiers if programme.criteria_of(tier.id)]
        self._criteria = {tier.id: programme.criteria_of(tier.id) for tier in tiers}
        self._first = tiers[0].id if tiers else ""
        self._kept = frozenset(places_of_pairs(scores, wishes.keep))

    def pair(self, giver: str, receiver: str) -> Pair:
        """One pair as proposed."""
        parts = {
            criterion.id: self._part(criterion, giver, receiver)
            for criterion in self._programme.match.criterion
        }
        tiers = {
            tier: self._mean([parts[each.id] for each in criteria])
            for tier, criteria in self._criteria.items()
        }
        first = [parts[each.id].fit for each in self._criteria.get(self._first, ())]
        weights = sum(part.weight for part in parts.values())
        known = sum(part.weight for part in parts.values() if part.fit is not None)
        return Pair(
            giver,
            receiver,
            self._mean(list(parts.values())),
            MappingProxyType(tiers),
            MappingProxyType(parts),
            known / weights if weights else 0.0,
            bool(first) and not any(first),
            (self._row[receiver], self._column[giver]) in self._kept,
        )

    def _part(self, criterion: Criterion, giver: str, receiver: str) -> Part:
        weight = self._wishes.weight(criterion)
        fit = self._fit(criterion, self._column[giver], self._row[receiver], giver)
        if fit is None:
            counts = self._wishes.missing_counts(criterion, self._programme)
            if counts == "omit" or criterion.kind == "siblings":
                return Part(None, weight, None)
            return Part(None, weight, weight * (0.5 if counts == "neutral" else 0.0))
        return Part(fit, weight, weight * fit)

    def _fit(self, criterion: Criterion, column: int, row: int, giver: str) -> float | None:
        if criterion.kind == "siblings":
            others = [other for other in self._together.get(giver, []) if other != row]
            near = self._scores.closeness[criterion.id][row, others]
            near = near[~np.isnan(near)]
            return float(near.mean()) if len(near) else None
        fit = self._scores.fits[criterion.id][row, column]
        return None if np.isnan(fit) else float(fit)

    @staticmethod
    def _mean(parts: list[Part]) -> float | None:
        known = sum(part.weight for part in parts if part.points is not None)
        if not known:
            return None
        return 100 * sum(part.points for part in parts if part.points is not None) / known
