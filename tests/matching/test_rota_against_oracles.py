"""Rotas at random: as good as the best of all, and as another solver finds."""

from __future__ import annotations

from itertools import chain, combinations, product

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from workbench.matching.plan import Aim, Plan
from workbench.matching.rota import choose_rota
from workbench.matching.rota_question import Terms

SECTORS = ("municipality", "company", "nonprofit")


def drawn(seed: int, *, receivers: int, givers: int) -> tuple[Plan, Terms]:
    """A rota drawn at random: few and many organisations, ties, promises, people who may not."""
    dice = np.random.default_rng(seed)
    shape = (receivers, givers)
    steps = int(dice.choice([2, 5, 1_000_000]))
    points = dice.integers(0, steps + 1, shape) * (1_000_000 // steps)
    least = int(dice.integers(1, 4))
    names = [f"o{number}" for number in range(int(dice.integers(1, receivers + 1)))]
    distinct_min = int(dice.integers(0, least + 1))
    plan = Plan(
        tuple(f"A{place:02}" for place in range(receivers)),
        tuple(f"M{place:02}" for place in range(givers)),
        dice.random(shape) < dice.choice([0.5, 0.8, 1.0]),
        np.full(receivers, int(dice.integers(0, 2)), dtype=np.int64),
        dice.integers(0, 3, receivers).astype(np.int64),
        np.full(givers, least, dtype=np.int64),
        np.full(givers, least + int(dice.integers(0, 2)), dtype=np.int64),
        aims=(
            Aim("coverage", "max_units_with_min_meetings", ""),
            Aim("spread", "max_sector_spread", ""),
            Aim("fit", "max_score", "", points),
        ),
    )
    terms = Terms(
        least,
        distinct_min,
        strict=distinct_min == least,
        organisations=tuple(
            None if dice.random() < 0.1 else str(dice.choice(names)) for _ in range(receivers)
        ),
        sectors=tuple(str(dice.choice(SECTORS)) for _ in range(receivers)),
    )
    return plan, terms


def value(plan: Plan, terms: Terms, chosen: np.ndarray) -> tuple[int, ...] | None:
    """What a rota is worth by its meaning; None where it breaks a limit."""
    if (chosen & ~plan.permissible).any():
        return None
    if (chosen.sum(axis=0) > plan.giver_max).any() or (
        chosen.sum(axis=1) > plan.receiver_max
    ).any():
        return None
    served = spread = 0
    for giver in range(plan.shape[1]):
        rows = np.nonzero(chosen[:, giver])[0].tolist()
        names = [terms.organisations[row] for row in rows]
        if terms.strict and (None in names or len(set(names)) < len(names)):
            return None
        distinct = len(set(names) - {None})
        served += len(rows) >= terms.meetings_min and distinct >= terms.distinct_min
        spread += len({terms.sectors[row] for row in rows})
    promised = int((chosen.any(axis=1) & (plan.receiver_min > 0)).sum())
    points = plan.aims[2].pair_points
    assert points is not None
    return promised, served, spread, int(points[chosen].sum())


@pytest.mark.parametrize("seed", range(40))
def test_a_small_rota_is_as_good_as_the_best_of_all(seed: int) -> None:
    plan, terms = drawn(seed, receivers=4, givers=2)
    options = list(chain.from_iterable(combinations(range(4), size) for size in range(5)))
    best = None
    for each in product(options, repeat=2):
        chosen = np.zeros(plan.shape, dtype=bool)
        for giver, rows in enumerate(each):
            chosen[list(rows), giver] = True
        worth = value(plan, terms, chosen)
        if worth is not None:
            best = worth if best is None else max(best, worth)

    found = choose_rota(plan, terms)

    assert best is not None
    assert best == value(plan, terms, found.chosen)
    assert list(best[1:]) == [each.value for each in found.aims]
    assert found.status == "optimal"


@pytest.mark.parametrize("seed", range(12))
def test_a_strict_rota_is_as_good_as_another_solver_finds(seed: int) -> None:
    plan, terms = drawn(100 + seed, receivers=14, givers=4)
    least = terms.meetings_min
    terms = Terms(least, least, True, terms.organisations, terms.sectors)

    found = choose_rota(plan, terms)

    assert milp_coverage(plan, terms) == (
        value(plan, terms, found.chosen)[:2]  # type: ignore[index]
    )


def milp_coverage(plan: Plan, terms: Terms) -> tuple[int, int]:
    """Most receivers with their promise, and then most units served, by SciPy."""
    receivers, givers = plan.shape
    pairs = receivers * givers
    width = pairs + receivers + givers
    rows, low, high = [], [], []

    def limit(columns: dict[int, float], least: float, most: float) -> None:
        row = np.zeros(width)
        for column, factor in columns.items():
            row[column] = factor
        rows.append(row)
        low.append(least)
        high.append(most)

    for row in range(receivers):
        hers = {row * givers + giver: 1.0 for giver in range(givers)}
        limit(hers, 0, float(plan.receiver_max[row]))
        limit({**hers, pairs + row: -1.0}, 0, np.inf)
    for giver in range(givers):
        mine = {row * givers + giver: 1.0 for row in range(receivers)}
        limit(mine, 0, float(plan.giver_max[giver]))
        limit({**mine, pairs + receivers + giver: -float(terms.meetings_min)}, 0, np.inf)
        for name in set(terms.organisations) - {None}:
            of_name = {
                row * givers + giver: 1.0
                for row in range(receivers)
                if terms.organisations[row] == name
            }
            limit(of_name, 0, 1)
    known = np.array([name is not None for name in terms.organisations])
    most = np.ones(width)
    most[:pairs] = (plan.permissible & known[:, None]).ravel()
    promised, served = np.zeros(width), np.zeros(width)
    promised[pairs : pairs + receivers] = plan.receiver_min > 0
    served[pairs + receivers :] = 1
    values = []
    for aim in (promised, served):
        solved = milp(
            -aim,
            integrality=np.ones(width),
            bounds=Bounds(0, most),
            constraints=LinearConstraint(np.array(rows), low, high),
            options={"mip_rel_gap": 0},
        )
        values.append(round(-solved.fun))
        rows.append(aim)
        low.append(values[-1] - 0.5)
        high.append(np.inf)
    return values[0], values[1]
