"""Small plans for tests: written pair by pair, or drawn at random."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from workbench.matching import FULL_FIT, Aim, Choice, Plan, Quota, Siblings, choose

Points = Mapping[tuple[str, str], int]

PLACED = Aim("places", "max_receivers_placed", "As many as possible", receiver_points=1)
USED = Aim("used", "max_givers_used", "As many givers as possible", giver_points=1)


def plan(
    *points: Points,
    places: Mapping[str, int] | None = None,
    wanted: Mapping[str, int] | None = None,
    keep: Collection[tuple[str, str]] = (),
    least: Mapping[str, int] | None = None,
    aims: Sequence[Aim] | None = None,
) -> Plan:
    """Plan that places as many as possible, then has the most of each of *points*.

    Parameters
    ----------
    *points : mappings of (giver, receiver) to points
        One each aim, in order; the pairs of the first are the permissible ones.
    places, wanted : mapping of id to the most partners; 1 where not named
        People who are only named here are in the plan too.
    keep : pairs of (giver, receiver)
    least : mapping of id to the fewest partners; 0 where not named
    aims : the aims, instead of those that follow from *points*
    """
    places, wanted, least = places or {}, wanted or {}, least or {}
    givers = tuple(sorted({*places, *(giver for giver, _ in points[0])}))
    receivers = tuple(sorted({*wanted, *(receiver for _, receiver in points[0])}))
    of_pairs = [matrix(each, receivers, givers) for each in points]
    return Plan(
        receivers,
        givers,
        matrix(dict.fromkeys(points[0], 1), receivers, givers) > 0,
        np.array([least.get(name, 0) for name in receivers], dtype=np.int64),
        np.array([wanted.get(name, 1) for name in receivers], dtype=np.int64),
        np.array([least.get(name, 0) for name in givers], dtype=np.int64),
        np.array([places.get(name, 1) for name in givers], dtype=np.int64),
        tuple(sorted((receivers.index(to), givers.index(of)) for of, to in keep)),
        tuple(aims)
        if aims is not None
        else (PLACED, *(score_aim(f"tier{place}", each) for place, each in enumerate(of_pairs, 1))),
    )


def matrix(
    points: Points, receivers: Sequence[str], givers: Sequence[str]
) -> NDArray[np.int64]:
    """Points as a table, receivers × givers, 0 where a pair has none."""
    table = np.zeros((len(receivers), len(givers)), dtype=np.int64)
    for (giver, receiver), each in points.items():
        table[receivers.index(receiver), givers.index(giver)] = each
    return table


def score_aim(name: str, points: NDArray[np.int64], siblings: Siblings | None = None) -> Aim:
    """Aim for the most points."""
    return Aim(name, "max_score", name, points, siblings=siblings)


def chosen(plan: Plan) -> set[tuple[str, str]]:
    """Pairs of (giver, receiver) that are chosen."""
    return set(choose(plan).pairs)


def values(choice: Choice) -> list[int]:
    """Value of each aim."""
    return [reached.value for reached in choice.aims]


def bounds(choice: Choice) -> list[int]:
    """Bound of each aim."""
    return [reached.bound for reached in choice.aims]


@dataclass(frozen=True)
class Features:
    """What a random plan may contain."""

    receivers: int = 8
    givers: int = 7
    most: int = 3
    minima: bool = True
    keeps: bool = True
    siblings: bool = False
    siblings_last: bool = True
    one_each: bool = False
    quotas: bool = False
    fairness: bool = False
    passed_over: bool = False


def random_plan(seed: int, features: Features) -> Plan:
    """Plan drawn at random; the same seed gives the same plan.

    Everything is mixed: few and many permissible pairs, many ties or none, aims on places, on
    givers and on fit in any order, people without places, minima and keeps that may not go
    together.
    """
    dice = np.random.default_rng(seed)
    shape = (
        int(dice.integers(1, features.receivers + 1)),
        int(dice.integers(1, features.givers + 1)),
    )
    wanted = _most(dice, shape[0], 1 if features.one_each else features.most)
    places = _most(dice, shape[1], features.most)
    drawn = Plan(
        tuple(f"A{place:03}" for place in range(shape[0])),
        tuple(f"M{place:03}" for place in range(shape[1])),
        dice.random(shape) < dice.choice([0.3, 0.6, 0.9, 1.0]),
        _least(dice, wanted) if features.minima else np.zeros_like(wanted),
        wanted,
        _least(dice, places) if features.minima else np.zeros_like(places),
        places,
        aims=tuple(_aims(dice, shape, features)),
    )
    if features.fairness and PLACED in drawn.aims:
        place = drawn.aims.index(PLACED) + 1
        worst = Aim("worst", "best_worst_pair", "worst", _points(dice, shape, 5))
        drawn = replace(drawn, aims=(*drawn.aims[:place], worst, *drawn.aims[place:]))
    if features.passed_over:
        drawn = replace(drawn, aims=_with_passed_over(seed, drawn))
    if features.quotas:
        drawn = replace(drawn, quotas=_quotas(dice, shape))
    return replace(drawn, keep=_keeps(dice, drawn)) if features.keeps else drawn


def realistic_points(dice: np.random.Generator, shape: tuple[int, int]) -> NDArray[np.int64]:
    """Points with as many ties as the forms of a round give: few steps each criterion."""
    education = dice.choice([0.0, 0.5, 0.9, 1.0], size=shape, p=[0.7, 0.15, 0.1, 0.05])
    industry = dice.choice([0.0, 0.8, 1.0], size=shape, p=[0.8, 0.12, 0.08])
    experience = dice.choice([0.0, 1.0], size=shape)
    return np.rint(
        FULL_FIT * (40 * education + 35 * industry + 25 * experience) / 100
    ).astype(np.int64)


def _most(dice: np.random.Generator, people: int, most: int) -> NDArray[np.int64]:
    chances = np.array([1, 6, 3, 2])[: most + 1]
    return dice.choice(most + 1, size=people, p=chances / chances.sum()).astype(np.int64)


def _least(dice: np.random.Generator, most: NDArray[np.int64]) -> NDArray[np.int64]:
    if dice.random() < 0.5:
        return np.zeros_like(most)
    asked = dice.random(len(most)) < 0.2
    return np.where(asked, np.minimum(most, dice.integers(1, 3, len(most))), 0)


def _keeps(dice: np.random.Generator, drawn: Plan) -> tuple[tuple[int, int], ...]:
    number = int(dice.choice([0, 0, 1, 2]))
    # Mostly pairs that may be, sometimes one that no rule allows.
    candidates = np.argwhere(drawn.permissible | (dice.random() < 0.1))
    if not number or not len(candidates):
        return ()
    picked = dice.choice(len(candidates), size=min(number, len(candidates)), replace=False)
    return tuple(sorted((int(row), int(column)) for row, column in candidates[picked]))


def _quotas(dice: np.random.Generator, shape: tuple[int, int]) -> tuple[Quota, ...]:
    """One or two quotas, of either side, often so narrow that they matter."""
    found = []
    for number in range(int(dice.integers(1, 3))):
        side = int(dice.integers(2))
        counts = (dice.random(shape[side]) < 0.5).astype(np.int64)
        low = int(dice.choice([0, 0, 1, 2]))
        high = None if dice.random() < 0.3 else low + int(dice.integers(0, 3))
        found.append(
            Quota(f"quota_{number}", ("receiver", "giver")[side], counts, low, high, "a quota")
        )
    return tuple(found)


def _aims(
    dice: np.random.Generator, shape: tuple[int, int], features: Features
) -> list[Aim]:
    steps = int(dice.choice([2, 5, 40, FULL_FIT]))
    counting = [[PLACED], [PLACED, USED], [USED, PLACED], [USED], []][dice.integers(5)]
    scores = [
        score_aim(f"tier{number}", _points(dice, shape, steps))
        for number in range(1, int(dice.integers(2, 5)))
    ]
    if features.siblings:
        sibling = _siblings(dice, shape)
        scores[-1] = replace(
            scores[-1], pair_points=_alone(sibling), siblings=sibling
        )
    if dice.random() < 0.2 and not (features.siblings and features.siblings_last):
        return [*scores, *counting]
    return [*counting, *scores]


def _with_passed_over(seed: int, drawn: Plan) -> tuple[Aim, ...]:
    """The aims with one on people passed over, anywhere before the last, in most plans."""
    # Dice of its own: what else is drawn for a seed stays as it was.
    dice = np.random.default_rng((seed, 1))
    if dice.random() < 0.2:
        return drawn.aims
    times = dice.choice([0, 0, 0, 1, 1, 2, 5], size=drawn.shape[0]).astype(np.int64)
    place = int(dice.integers(len(drawn.aims)))
    aim = Aim("passed_over", "passed_over_first", "passed over", receiver_points=times)
    return (*drawn.aims[:place], aim, *drawn.aims[place:])


def _points(
    dice: np.random.Generator, shape: tuple[int, int], steps: int
) -> NDArray[np.int64]:
    if dice.random() < 0.05:
        return np.zeros(shape, dtype=np.int64)
    return dice.integers(0, steps + 1, size=shape) * (FULL_FIT // steps)


def _siblings(dice: np.random.Generator, shape: tuple[int, int]) -> Siblings:
    near = dice.choice([0.0, 0.5, 0.9, 1.0], size=(shape[0], shape[0]))
    near = np.where(dice.random(near.shape) < 0.2, np.nan, near)
    near = np.triu(near) + np.triu(near, 1).T
    weights = dice.choice([0.0, 35.0, 25.0, 60.0], size=shape, p=[0.1, 0.3, 0.3, 0.3])
    fits = dice.choice([0.0, 0.25, 0.5, 1.0], size=shape)
    return Siblings(
        np.asarray(near, dtype=np.float64),
        float(dice.choice([1.0, 10.0, 40.0])),
        np.asarray(weights * fits, dtype=np.float64),
        np.asarray(weights, dtype=np.float64),
    )


def _alone(siblings: Siblings) -> NDArray[np.int64]:
    fit = np.divide(
        siblings.weighted_fit,
        siblings.known_weight,
        out=np.zeros(siblings.weighted_fit.shape),
        where=siblings.known_weight > 0,
    )
    return np.rint(FULL_FIT * fit).astype(np.int64)
