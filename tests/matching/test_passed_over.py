"""Who went without a place before comes first: worked by hand, at random, and in every pattern."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests.benchmarks.correctness import shuffled
from tests.matching.plans import PLACED, Features, bounds, plan, random_plan, values
from tests.matching.rounds import programme, scored, wishes
from tests.matching.teams import COVERAGE, FIT, TOPIC, proposed_teams, team_programme
from tests.oracle.assignment import assignment_values
from tests.oracle.brute_force import brute_force_values
from tests.oracle.lexicographic import milp_values
from tests.oracle.mixed import mixed_values
from workbench.matching import Aim, Choice, Plan, Proposal, choose, propose
from workbench.matching.weighing import times_passed_over

TINY = Features(receivers=4, givers=4, passed_over=True)
SMALL = Features(receivers=12, givers=10, passed_over=True)
ONE_EACH = Features(
    receivers=40, givers=30, minima=False, keeps=False, one_each=True, passed_over=True
)
GROUPS = Features(
    receivers=7, givers=4, siblings=True, siblings_last=False, quotas=True, passed_over=True
)

PLACES = {"id": "places", "order": 1, "goal": "max_receivers_placed"}
TURN = {"id": "turn", "order": 2, "goal": "passed_over_first"}
PRIMARY = {"id": "primary", "order": 3, "goal": "max_score"}

HOME = {"id": "home", "tier": "primary"}
MALMO, LUND = "1280", "1281"


def test_who_was_passed_over_before_gets_the_only_mentor_though_another_fits_better() -> None:
    proposal = proposed(
        {
            "M1": {"municipality": MALMO},
            "A1": {"municipality": MALMO, "times_passed_over": 0},
            "A2": {"municipality": LUND, "times_passed_over": 2},
        }
    )

    assert proposal.pair_ids == {("M1", "A2")}
    assert aims(proposal) == [("places", 1, 1), ("turn", 2, 2), ("primary", 0, 0)]
    assert proposal.status == "optimal"


def test_of_three_for_two_mentors_the_two_passed_over_most_often_are_placed() -> None:
    points = dict.fromkeys([(giver, f"A{n}") for giver in ("M1", "M2") for n in (1, 2, 3)], 1)

    choice = choose(plan(points, aims=(PLACED, passed_over(1, 3, 2))))

    assert {receiver for _, receiver in choice.pairs} == {"A2", "A3"}
    assert (values(choice), bounds(choice)) == ([2, 5], [2, 5])


def test_an_aim_before_it_is_never_given_up_for_it() -> None:
    points = {("M1", "A1"): 2, ("M1", "A2"): 1}

    choice = choose(plan(points, aims=(fit(points), passed_over(0, 9))))

    assert choice.pairs == (("M1", "A1"),)
    assert (values(choice), bounds(choice)) == ([2, 0], [2, 0])


def test_who_has_two_mentors_counts_once() -> None:
    times = passed_over(2, 1)
    points = {("M1", "A1"): 5, ("M2", "A1"): 5, ("M2", "A2"): 1}

    chosen = choose(plan(points, wanted={"A1": 2}, aims=(times, fit(points))))

    assert set(chosen.pairs) == {("M1", "A1"), ("M2", "A2")}
    assert values(chosen) == [3, 6]


def test_among_those_passed_over_as_often_the_fit_decides() -> None:
    proposal = proposed(
        {
            "M1": {"municipality": MALMO},
            "A1": {"municipality": LUND, "times_passed_over": 1},
            "A2": {"municipality": MALMO, "times_passed_over": 1},
        }
    )

    assert proposal.pair_ids == {("M1", "A2")}


def test_who_does_not_say_how_often_counts_as_never_passed_over() -> None:
    found = scored(
        aimed(),
        {
            "M1": {},
            "A1": {"times_passed_over": None},
            "A2": {"times_passed_over": 3},
            "A3": {"times_passed_over": 0},
        },
    )

    assert times_passed_over(found).tolist() == [0, 3, 0]


def test_where_nobody_was_asked_the_aim_changes_nothing() -> None:
    people = {"M1": {"municipality": MALMO}, "A1": {"municipality": LUND},
              "A2": {"municipality": MALMO}}

    proposal = proposed(people)

    assert proposal.pair_ids == {("M1", "A2")}
    assert aims(proposal)[1] == ("turn", 0, 0)


def test_a_group_counts_what_its_members_went_through_together() -> None:
    small = team_programme(
        pattern="group",
        unit={"min": 1, "max": 1},
        groups={"min": 2, "max": 2, "within": "site"},
        tiers=[PLACES, TURN, FIT],
        giver_meets={"min": 0, "max": 1},
        receiver_meets={"min": 1, "max": 1},
    )
    people: dict[str, dict[str, Any]] = {
        "M1": {"offers": ("work",)},
        "A1": {"site": "malmo", "goals": ("work",), "times_passed_over": 1},
        "A2": {"site": "malmo", "goals": ("work",), "times_passed_over": 0},
        "A3": {"site": "spanga", "goals": ("home",), "times_passed_over": 1},
        "A4": {"site": "spanga", "goals": ("home",), "times_passed_over": 1},
    }

    proposal = proposed_teams(small, people)

    assert [proposal.members(pair.receiver) for pair in proposal.pairs] == [("A3", "A4")]
    assert aims(proposal)[1] == ("turn", 2, 2)


def test_in_a_rota_the_leaders_passed_over_before_are_met_first() -> None:
    small = team_programme(
        unit={"min": 1, "max": 1},
        tiers=[COVERAGE, TURN, FIT],
        giver_meets={"min": 1, "max": 1},
        criterion=[TOPIC],
    )
    people: dict[str, dict[str, Any]] = {
        "M1": {"offers": ("work",)},
        "A1": {"goals": ("work",), "times_passed_over": 0},
        "A2": {"goals": ("home",), "times_passed_over": 1},
    }

    proposal = proposed_teams(small, people)

    assert proposal.pair_ids == {("M1", "A2")}
    assert aims(proposal)[1] == ("turn", 1, 1)


@pytest.mark.parametrize("seed", range(60))
def test_a_tiny_choice_is_worth_the_best_of_all_choices(seed: int) -> None:
    drawn = random_plan(60_000 + seed, TINY)

    assert_worth(brute_force_values(drawn), choose(drawn))


@pytest.mark.parametrize("seed", range(60))
def test_a_small_choice_is_worth_what_integer_programming_finds(seed: int) -> None:
    drawn = random_plan(61_000 + seed, SMALL)

    assert_worth(milp_values(drawn), choose(drawn))


@pytest.mark.parametrize("seed", range(40))
def test_a_choice_of_one_giver_each_is_worth_what_assignment_finds(seed: int) -> None:
    drawn = random_plan(62_000 + seed, ONE_EACH)

    assert_worth(assignment_values(drawn), choose(drawn))


@pytest.mark.parametrize("seed", range(40))
def test_with_siblings_and_quotas_it_is_worth_what_whole_groups_give(seed: int) -> None:
    drawn = random_plan(63_000 + seed, GROUPS)

    assert_worth(mixed_values(drawn), choose(drawn))


@pytest.mark.parametrize("seed", range(40))
def test_givers_of_one_pair_and_receivers_of_several_are_proven_too(seed: int) -> None:
    # Receivers stand for the places of the table here: the sides change roles.
    drawn = random_plan(64_000 + seed, replace(SMALL, minima=False, keeps=False))
    drawn = replace(drawn, giver_max=np.minimum(drawn.giver_max, 1))

    assert_worth(milp_values(drawn), choose(drawn))


@pytest.mark.parametrize("seed", range(12))
def test_the_order_of_rows_changes_no_pair(seed: int) -> None:
    drawn = random_plan(65_000 + seed, ONE_EACH)

    found = {choose(shuffled(drawn, np.random.default_rng(run))).pairs for run in range(4)}

    assert found == {choose(drawn).pairs}


@pytest.mark.parametrize("seed", range(12))
def test_having_been_passed_over_once_more_never_costs_a_place(seed: int) -> None:
    drawn = only_turns(random_plan(66_000 + seed, ONE_EACH))
    placed = np.flatnonzero(choose(drawn).chosen.any(axis=1))
    if not len(placed):
        return
    person = int(placed[seed % len(placed)])

    after = choose(only_turns(drawn, more=person))

    assert after.chosen[person].any()


def passed_over(*times: int) -> Aim:
    """Aim for A1, A2 and so on, passed over so many times."""
    return Aim("turn", "passed_over_first", "", receiver_points=np.array(times, dtype=np.int64))


def fit(points: Mapping[tuple[str, str], int]) -> Aim:
    """Aim for the most of these points."""
    return plan(points).aims[1]


def only_turns(drawn: Plan, more: int | None = None) -> Plan:
    """Plan with an aim on places, then one on turns: the receivers' numbers, or one more."""
    times = np.arange(drawn.shape[0], dtype=np.int64) % 3
    if more is not None:
        times[more] += 1
    return replace(drawn, aims=(PLACED, passed_over(*times.tolist())))


def aimed() -> Any:
    """Programme that places as many as possible, then by turns, then by fit."""
    return programme(HOME, tiers=[PLACES, TURN, PRIMARY])


def proposed(people: Mapping[str, Mapping[str, Any]]) -> Proposal:
    """Proposal for these people."""
    small = aimed()
    return propose(scored(small, people), small, wishes())


def aims(proposal: Proposal) -> Sequence[tuple[str, float, float]]:
    """Id, value and bound of every aim."""
    return [(each.id, each.value, each.bound) for each in proposal.aims]


def assert_worth(best: list[int] | None, choice: Choice) -> None:
    """The choice is proven to reach the values that an oracle found."""
    if best is None:
        assert choice.status == "impossible"
        return
    assert choice.status == "optimal"
    assert (values(choice), bounds(choice)) == (best, best)
