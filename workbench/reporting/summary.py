"""Key figures of a proposal, and what may be read off a single pair."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.locale import Text
from workbench.matching import Proposal
from workbench.matching.reasons import rule_in_words


@dataclass(frozen=True)
class Summary:
    """Key figures of a proposal.

    Attributes
    ----------
    placed, wanting : int
        Receivers with a partner, and all who want one.
    used, offering : int
        Givers with a partner, and all who offer a place.
    places : int
        Places offered in all.
    tier_means : mapping of tier to float or None
        Mean tier score over the pairs, 0 to 100; None where no pair has one.
    on_other_factors : int
        Pairs without any fit in the first tier.
    known_share : float or None
        Mean share of known answers, 0 to 1.
    worst : float or None
        Lowest score of a pair, 0 to 100.
    """

    placed: int
    wanting: int
    used: int
    offering: int
    places: int
    tier_means: Mapping[str, float | None]
    on_other_factors: int
    known_share: float | None
    worst: float | None


def summary(proposal: Proposal) -> Summary:
    """Key figures of *proposal*."""
    pairs = proposal.pairs
    programme = proposal.programme
    tiers = [tier.id for tier in programme.tiers if programme.criteria_of(tier.id)]
    scored = [pair.score for pair in pairs if pair.score is not None]
    return Summary(
        placed=len({pair.receiver for pair in pairs}),
        wanting=int((proposal.plan.receiver_max > 0).sum()),
        used=len({pair.giver for pair in pairs}),
        offering=int((proposal.plan.giver_max > 0).sum()),
        places=int(proposal.plan.giver_max.sum()),
        tier_means={tier: _mean([pair.tiers[tier] for pair in pairs]) for tier in tiers},
        on_other_factors=sum(pair.on_other_factors for pair in pairs),
        known_share=_mean([pair.known_share for pair in pairs]),
        worst=min(scored) if scored else None,
    )


@dataclass(frozen=True)
class Compatibility:
    """Scores of all pairs, people with like answers side by side.

    Attributes
    ----------
    rows, columns : tuples of str
        Ids of receivers and givers, ordered by the field that the first criterion compares.
    values : float array, rows × columns
        0 to 1; NaN where a rule forbids the pair or nothing is known.
    marks : tuple of (row, column)
        Proposed pairs.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: NDArray[np.float64]
    marks: tuple[tuple[int, int], ...]


def compatibility(proposal: Proposal) -> Compatibility:
    """All pairs of *proposal* as a matrix to draw."""
    scores = proposal.scores
    first = proposal.programme.match.criterion[0] if proposal.programme.match.criterion else None
    rows = _ordered(scores.receivers, scores.sides.received(first.receiver_field if first else ""))
    columns = _ordered(scores.givers, scores.sides.given(first.giver_field if first else ""))
    values = np.where(proposal.plan.permissible, proposal.overall, np.nan)[np.ix_(rows, columns)]
    row_of = {scores.receivers[place]: row for row, place in enumerate(rows)}
    column_of = {scores.givers[place]: column for column, place in enumerate(columns)}
    return Compatibility(
        tuple(scores.receivers[place] for place in rows),
        tuple(scores.givers[place] for place in columns),
        values,
        tuple((row_of[pair.receiver], column_of[pair.giver]) for pair in proposal.pairs),
    )


@dataclass(frozen=True)
class Reading:
    """What can be said of any two people, proposed or not.

    Attributes
    ----------
    score : float or None
        0 to 100 by pair criteria; None where the pair is forbidden or nothing is known.
    forbidden_by : tuple of Text
        Rules that the pair does not meet, in words.
    fits : mapping of criterion to float or None
    proposed : bool
    """

    score: float | None
    forbidden_by: tuple[Text, ...]
    fits: Mapping[str, float | None]
    proposed: bool


def reading(proposal: Proposal, giver: str, receiver: str) -> Reading:
    """What can be said of *giver* and *receiver*."""
    scores = proposal.scores
    row, column = scores.receivers.index(receiver), scores.givers.index(giver)
    broken = tuple(
        rule_in_words(rule)
        for rule in proposal.programme.match.hard
        if not scores.met[rule.key][row, column]
    )
    overall = proposal.overall[row, column]
    return Reading(
        None if broken or np.isnan(overall) else float(100 * overall),
        broken,
        {
            name: None if np.isnan(fit[row, column]) else float(fit[row, column])
            for name, fit in scores.fits.items()
        },
        (giver, receiver) in proposal.pair_ids,
    )


def _ordered(people: tuple[str, ...], answers: object) -> list[int]:
    keys = [str(answer) if isinstance(answer, str) else "~" for answer in answers]  # type: ignore[attr-defined]
    return sorted(range(len(people)), key=lambda place: (keys[place], people[place]))


def _mean(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
