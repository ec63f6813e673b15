"""Equally good choices can be counted and listed."""

from __future__ import annotations

import pytest

from tests.matching.plans import Features, plan, random_plan
from tests.oracle.brute_force import best_choices
from workbench.matching import choose
from workbench.matching.alternatives import equal_choices


def test_two_who_fit_equally_may_change_places() -> None:
    points = {("M1", "A1"): 5, ("M1", "A2"): 5, ("M2", "A1"): 5, ("M2", "A2"): 5}

    found = equal_choices(choose(plan(points)))

    assert (found.number, found.exact) == (2, True)
    assert set(found.listed) == {
        (("M1", "A1"), ("M2", "A2")),
        (("M1", "A2"), ("M2", "A1")),
    }


def test_the_only_best_choice_has_no_equal() -> None:
    points = {("M1", "A1"): 5, ("M1", "A2"): 4, ("M2", "A1"): 4, ("M2", "A2"): 5}

    found = equal_choices(choose(plan(points)))

    assert (found.number, found.exact) == (1, True)


def test_independent_parts_multiply_and_the_proposed_one_is_listed_first() -> None:
    points = {
        (f"M{part}{m}", f"A{part}{a}"): 5 for part in range(6) for m in range(3) for a in range(3)
    }
    choice = choose(plan(points))

    found = equal_choices(choice, most=10)

    assert (found.number, found.exact) == (6**6, True)
    assert len(found.listed) == len(set(found.listed)) == 10
    assert found.listed[0] == choice.pairs


def test_where_there_are_too_many_to_count_the_number_is_said_not_to_be_exact() -> None:
    points = {(f"M{m}", f"A{a}"): 5 for m in range(6) for a in range(6)}

    found = equal_choices(choose(plan(points)), most=20)

    assert (found.number, found.exact) == (20, False)


@pytest.mark.parametrize("seed", range(120))
def test_all_equals_of_a_tiny_plan_are_found_and_no_others(seed: int) -> None:
    drawn = random_plan(9_000 + seed, Features(receivers=4, givers=3, most=2))
    choice = choose(drawn)
    if choice.status == "impossible":
        return

    found = equal_choices(choice, most=500)

    expected = {
        tuple(sorted((drawn.givers[giver], drawn.receivers[receiver]) for receiver, giver in each))
        for each in best_choices(drawn)
    }
    assert set(found.listed) == expected
    assert (found.number, found.exact) == (len(expected), True)
