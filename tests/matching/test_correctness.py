"""A sample of the long suites; all of them: ``uv run python -m tests.benchmarks.correctness``."""

from __future__ import annotations

import numpy as np
import pytest

from tests.benchmarks.correctness import (
    MIDDLE,
    SMALL,
    TINY,
    against_brute_force,
    against_milp,
    keeps_and_rule_outs,
    same_answers,
    shuffled,
)
from tests.matching.plans import random_plan
from tests.oracle.brute_force import brute_force_values
from tests.oracle.mixed import mixed_values
from workbench.matching import choose


@pytest.mark.parametrize("seed", range(1_000, 1_040))
def test_a_tiny_plan_of_everything_is_worth_the_best_of_all_choices(seed: int) -> None:
    assert against_brute_force(seed) == ""


@pytest.mark.parametrize("seed", range(1_000, 1_020))
def test_a_small_plan_of_everything_is_worth_what_integer_programming_finds(seed: int) -> None:
    assert against_milp(seed) == ""


@pytest.mark.requirement("K-25")
@pytest.mark.parametrize("seed", range(1_000, 1_020))
def test_kept_and_ruled_out_pairs_are_respected(seed: int) -> None:
    assert keeps_and_rule_outs(seed) == ""


def test_the_answer_is_the_same_for_any_order_hash_seed_and_number_of_threads() -> None:
    assert list(same_answers(range(2), 3)) == [""]


@pytest.mark.parametrize("seed", range(8))
def test_with_siblings_too_the_order_of_rows_changes_no_pair(seed: int) -> None:
    plan = random_plan(seed, MIDDLE)

    found = {choose(shuffled(plan, np.random.default_rng(run))).pairs for run in range(4)}

    assert found == {choose(plan).pairs}


def test_the_two_oracles_agree() -> None:
    for seed in range(40):
        plan = random_plan(50_000 + seed, SMALL.__class__(receivers=4, givers=3, siblings=True,
                                                          siblings_last=False, quotas=True))

        assert mixed_values(plan) == brute_force_values(plan)


def test_the_plans_of_everything_hold_quotas_keeps_and_aims_on_fairness() -> None:
    plans = [random_plan(20_000 + seed, TINY) for seed in range(200)]

    assert sum(any(aim.goal == "best_worst_pair" for aim in plan.aims) for plan in plans) > 60
    assert sum(any(aim.goal == "passed_over_first" for aim in plan.aims) for plan in plans) > 120
    assert sum(bool(plan.keep) for plan in plans) > 40
    assert all(plan.quotas for plan in plans)
