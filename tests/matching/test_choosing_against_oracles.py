"""Choices at random: worth exactly what three independent oracles say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.matching.plans import (
    PLACED,
    Features,
    bounds,
    random_plan,
    realistic_points,
    score_aim,
    values,
)
from tests.oracle.assignment import assignment_values, values_and_face
from tests.oracle.brute_force import brute_force_values, keeps_quotas, values_of
from tests.oracle.groups import best_groups_value
from tests.oracle.lexicographic import milp_values
from workbench.matching import Choice, Plan, choose

TINY = Features(receivers=4, givers=4)
TINY_GROUPS = Features(receivers=5, givers=3, siblings=True)
TINY_GROUPS_ANYWHERE = replace(TINY_GROUPS, siblings_last=False)
SMALL = Features(receivers=12, givers=10)
ONE_EACH = Features(receivers=40, givers=30, minima=False, keeps=False, one_each=True)
SMALL_GROUPS = Features(
    receivers=12, givers=6, minima=False, keeps=False, one_each=True, siblings=True
)


@pytest.mark.requirement("M-19", "M-20", "M-21")
@pytest.mark.parametrize("seed", range(150))
def test_a_tiny_choice_is_worth_the_best_of_all_choices(seed: int) -> None:
    plan = random_plan(seed, TINY)

    choice = choose(plan)

    assert_worth(brute_force_values(plan), choice)


@pytest.mark.requirement("M-32")
@pytest.mark.parametrize("seed", range(150))
def test_a_tiny_choice_with_siblings_is_worth_the_best_of_all_choices(seed: int) -> None:
    plan = random_plan(1_000 + seed, TINY_GROUPS)

    choice = choose(plan)

    assert_worth(brute_force_values(plan), choice)


@pytest.mark.requirement("M-32")
@pytest.mark.parametrize("seed", range(100))
def test_aims_after_one_on_siblings_are_reached_too(seed: int) -> None:
    plan = random_plan(6_000 + seed, TINY_GROUPS_ANYWHERE)

    choice = choose(plan)

    assert_worth(brute_force_values(plan), choice)


@pytest.mark.parametrize("seed", range(100))
def test_a_tiny_choice_within_quotas_is_worth_the_best_of_all_choices(seed: int) -> None:
    plan = random_plan(7_000 + seed, replace(TINY, quotas=True))

    choice = choose(plan)

    assert_worth(brute_force_values(plan), choice)
    assert choice.status == "impossible" or keeps_quotas(plan, pairs_of(choice))


@pytest.mark.parametrize("seed", range(60))
def test_quotas_and_siblings_go_together(seed: int) -> None:
    plan = random_plan(8_000 + seed, replace(TINY_GROUPS_ANYWHERE, quotas=True))

    choice = choose(plan)

    assert_worth(brute_force_values(plan), choice)


@pytest.mark.requirement("M-19", "M-20", "M-21")
@pytest.mark.parametrize("seed", range(150))
def test_a_small_choice_is_worth_what_integer_programming_finds(seed: int) -> None:
    plan = random_plan(2_000 + seed, SMALL)

    choice = choose(plan)

    assert_worth(milp_values(plan), choice)


@pytest.mark.requirement("M-19", "M-20", "M-21", "M-30")
@pytest.mark.parametrize("seed", range(100))
def test_a_choice_of_one_giver_each_is_worth_what_assignment_finds(seed: int) -> None:
    plan = random_plan(3_000 + seed, ONE_EACH)

    choice = choose(plan)

    assert_worth(assignment_values(plan), choice)


@pytest.mark.requirement("M-32")
@pytest.mark.parametrize("seed", range(100))
def test_a_choice_of_groups_is_worth_what_choosing_whole_groups_finds(seed: int) -> None:
    plan = random_plan(4_000 + seed, SMALL_GROUPS)
    before = tuple(aim for aim in plan.aims if aim.siblings is None and aim.giver_points == 0)
    plan = replace(plan, aims=(*before, *(aim for aim in plan.aims if aim.siblings is not None)))

    choice = choose(plan)

    reached, face = values_and_face(plan, before)
    assert reached is not None
    assert_worth([*reached, best_groups_value(plan, plan.aims[-1], face)], choice)


@pytest.mark.requirement("M-19", "M-20", "M-21", "M-30")
@pytest.mark.parametrize("seed", range(3))
def test_a_whole_round_is_worth_what_assignment_finds(seed: int) -> None:
    plan = whole_round(seed)

    choice = choose(plan)

    assert_worth(assignment_values(plan), choice)


@pytest.mark.requirement("M-21")
def test_the_oracles_agree_with_each_other() -> None:
    features = Features(receivers=5, givers=4, minima=False, keeps=False, one_each=True)
    for seed in range(60):
        plan = random_plan(5_000 + seed, features)

        expected = brute_force_values(plan)

        assert milp_values(plan) == expected
        assert assignment_values(plan) == expected


def test_the_random_plans_hold_both_possible_and_impossible_ones() -> None:
    results = [brute_force_values(random_plan(seed, TINY)) for seed in range(150)]

    assert 100 < sum(result is not None for result in results) < 145


def whole_round(seed: int) -> Plan:
    """281 receivers and 235 givers with places and ties as a spring round has them."""
    dice = np.random.default_rng(seed)
    shape = (281, 235)
    return Plan(
        tuple(f"A{place:03}" for place in range(shape[0])),
        tuple(f"M{place:03}" for place in range(shape[1])),
        dice.random(shape) < 0.7,
        np.zeros(shape[0], dtype=np.int64),
        np.ones(shape[0], dtype=np.int64),
        np.zeros(shape[1], dtype=np.int64),
        dice.choice([0, 1, 2, 3, 4], size=shape[1], p=[0.02, 0.8, 0.12, 0.04, 0.02]),
        (),
        (
            PLACED,
            score_aim("primary", realistic_points(dice, shape)),
            score_aim("secondary", realistic_points(dice, shape)),
        ),
    )


def assert_worth(expected: list[int] | None, choice: Choice) -> None:
    """The choice keeps the limits, has exactly these values, and proves them."""
    if expected is None:
        assert choice.status == "impossible"
        assert not choice.chosen.any()
        return
    assert choice.status == "optimal"
    assert expected == values(choice)
    assert expected == bounds(choice)
    assert choice.gap == 0
    assert_within_limits(choice)
    assert tuple(expected) == values_of(choice.plan, pairs_of(choice))


def assert_within_limits(choice: Choice) -> None:
    """Every limit of the plan holds, told from the chosen pairs alone."""
    plan, partners = choice.plan, choice.chosen.sum(axis=1)
    assert not (choice.chosen & ~plan.permissible).any()
    assert (plan.receiver_min <= partners).all()
    assert (partners <= plan.receiver_max).all()
    assert (plan.giver_min <= choice.chosen.sum(axis=0)).all()
    assert (choice.chosen.sum(axis=0) <= plan.giver_max).all()
    assert all(choice.chosen[pair] for pair in plan.keep)


def pairs_of(choice: Choice) -> tuple[tuple[int, int], ...]:
    """Chosen (receiver, giver) as indices."""
    return tuple((int(row), int(column)) for row, column in np.argwhere(choice.chosen))
