"""The plan: who may be paired, how often, and the aims in order. Plain data, no solver.

Rows are receivers (mentees), columns are givers (mentors), both in canonical order. Points are
whole numbers, millionths of a full fit, so that every sum, comparison and proof is exact and the
same on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from workbench.locale import Text, count_sentence, sentence

#: Points of one pair that fits fully in a tier.
FULL_FIT = 1_000_000

Matrix = NDArray[np.int64]
Mask = NDArray[np.bool_]

#: The same whole number of points for everybody, or one for each.
Reward = int | NDArray[np.int64]


def as_points(share: NDArray[np.float64]) -> Matrix:
    """Whole points of a share of a full fit.

    Rounded twice: what the order of a sum adds or takes in the sixteenth digit must not decide
    which way a half is rounded.
    """
    points: Matrix = np.rint(np.round(FULL_FIT * share, 4)).astype(np.int64)
    return points


@dataclass(frozen=True)
class Siblings:
    """What the receivers of one giver add to each other's points.

    A receiver's points in the tier, when she shares a giver, are ``FULL_FIT`` times
    ``(weighted_fit + weight · s) / (known_weight + weight)`` with *s* the mean closeness to the
    others, and ``weighted_fit / known_weight`` while she is alone or no closeness is known.

    Attributes
    ----------
    closeness : float array, receivers × receivers
        Fit of two receivers to each other, 0 to 1, NaN where not known.
    weight : float
        Weight of the criterion.
    weighted_fit, known_weight : float arrays, receivers × givers
        Sum of weight · fit, and of the weights, over the pair's other known criteria of the tier.
    """

    closeness: NDArray[np.float64]
    weight: float
    weighted_fit: NDArray[np.float64]
    known_weight: NDArray[np.float64]

    def points(self, giver: int, receivers: tuple[int, ...]) -> int:
        """Points of all *receivers* together when *giver* has exactly these."""
        total = 0
        for receiver in receivers:
            others = [other for other in receivers if other != receiver]
            total += self.points_of(giver, receiver, others)
        return total

    def points_of(self, giver: int, receiver: int, others: list[int]) -> int:
        """Points of one receiver beside the *others* of the same giver."""
        fit = self.weighted_fit[receiver, giver]
        known = self.known_weight[receiver, giver]
        closeness = self.closeness[receiver, others]
        closeness = closeness[~np.isnan(closeness)]
        if len(closeness):
            fit = fit + self.weight * closeness.mean()
            known = known + self.weight
        return int(as_points(np.array(fit / known))) if known else 0


@dataclass(frozen=True)
class Aim:
    """One aim; the next one only decides among all optima of those before.

    Attributes
    ----------
    id, goal, label
        The tier of the programme file; ``goal`` is one of
        :data:`workbench.programme.words.GOALS`.
    pair_points : int array, receivers × givers, or None
        Points of each pair; None where pairs have none.
    receiver_points : int, or int array with one number per receiver
        Points for a receiver with at least one partner; 0 or more.
    giver_points : int
        Points for each giver with at least one partner.
    siblings : Siblings or None
        What receivers of the same giver add.
    """

    id: str
    goal: str
    label: Text
    pair_points: Matrix | None = None
    receiver_points: Reward = 0
    giver_points: int = 0
    siblings: Siblings | None = None


@dataclass(frozen=True)
class Limit:
    """A limit of the plan in words, under the name that errors and the model use."""

    id: str
    meaning: Text


@dataclass(frozen=True)
class Quota:
    """How many people of a side may be chosen, or must be, among some of them.

    Attributes
    ----------
    id : str
        Name that the model uses.
    side : giver or receiver
    counts : int array, one per giver or receiver
        How many people of the quota each row or column stands for: 1 or 0 for single people.
    low, high : int, int or None
        Fewest and most that may be chosen.
    meaning : Text
        The quota in words.
    """

    id: str
    side: str
    counts: NDArray[np.int64]
    low: int
    high: int | None
    meaning: Text

    def holds(self, number: int) -> bool:
        """Whether so many chosen people keep the quota."""
        return self.low <= number and (self.high is None or number <= self.high)


@dataclass(frozen=True)
class Plan:
    """What may be chosen and what is aimed at.

    Attributes
    ----------
    receivers, givers : tuples of str
        Ids, in the order of rows and columns.
    permissible : bool array, receivers × givers
        Pairs that no rule and no decision forbids.
    receiver_min, receiver_max, giver_min, giver_max : int arrays
        How many partners each gets, at least and at most.
    keep : tuple of (receiver index, giver index)
        Pairs that must be chosen.
    aims : tuple of Aim
        In order.
    quotas : tuple of Quota
    """

    receivers: tuple[str, ...]
    givers: tuple[str, ...]
    permissible: Mask
    receiver_min: NDArray[np.int64]
    receiver_max: NDArray[np.int64]
    giver_min: NDArray[np.int64]
    giver_max: NDArray[np.int64]
    keep: tuple[tuple[int, int], ...] = ()
    aims: tuple[Aim, ...] = field(default_factory=tuple)
    quotas: tuple[Quota, ...] = ()

    @property
    def shape(self) -> tuple[int, int]:
        """Number of receivers and of givers."""
        return len(self.receivers), len(self.givers)

    @property
    def limits(self) -> tuple[Limit, ...]:
        """Every limit by name and in words."""
        places = int(self.giver_max.sum())
        return (
            Limit("permissible_pairs_only", sentence("Only pairs that meet every rule.")),
            Limit(
                "at_most_wanted_for_each_receiver",
                sentence("Nobody gets more partners than wanted."),
            ),
            Limit(
                "at_most_offered_by_each_giver",
                count_sentence(
                    "Nobody gives more than offered: {n} place in all.",
                    "Nobody gives more than offered: {n} places in all.",
                    places,
                ),
            ),
            Limit(
                "kept_pairs",
                count_sentence(
                    "{n} pair is kept as the coordinator wants it.",
                    "{n} pairs are kept as the coordinator wants them.",
                    len(self.keep),
                ),
            ),
            *(Limit(quota.id, quota.meaning) for quota in self.quotas),
        )
