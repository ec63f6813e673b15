"""What is chosen: two or three people each, the answer known beforehand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.matching.plans import PLACED, bounds, chosen, plan, score_aim, values
from workbench.matching import FULL_FIT, Aim, Plan, Siblings, choose


@pytest.mark.requirement("M-21")
def test_placing_two_mentees_beats_one_pair_with_more_points() -> None:
    points = {("M1", "A1"): 5, ("M1", "A2"): 4, ("M2", "A1"): 1}

    pairs = chosen(plan(points))

    assert pairs == {("M1", "A2"), ("M2", "A1")}


@pytest.mark.requirement("M-21")
def test_placing_two_without_any_points_beats_one_pair_with_a_full_fit() -> None:
    points = {("M1", "A1"): FULL_FIT, ("M1", "A2"): 0, ("M2", "A1"): 0}

    choice = choose(plan(points))

    assert set(choice.pairs) == {("M1", "A2"), ("M2", "A1")}
    assert values(choice) == [2, 0]


@pytest.mark.requirement("M-19")
def test_with_as_many_placed_either_way_the_pair_with_more_points_is_chosen() -> None:
    points = {("M1", "A1"): 40, ("M1", "A2"): 41}

    assert chosen(plan(points)) == {("M1", "A2")}


@pytest.mark.requirement("M-21", "M-30")
def test_g12_three_mentors_with_four_places_take_four_of_five_adepts() -> None:
    points = {(f"M{m}", f"A{a}"): 10 for m in (2, 3) for a in (1, 2, 3, 4)}
    points |= {("M1", "A5"): 0}

    choice = choose(plan(points, places={"M1": 1, "M2": 1, "M3": 2}))

    assert values(choice) == [4, 30]
    assert ("M1", "A5") in choice.pairs
    assert choice.status == "optimal"


@pytest.mark.requirement("M-21")
def test_g12_a_better_pair_is_given_up_so_that_the_adept_with_one_mentor_is_placed() -> None:
    # A2, A3 and A4 can only share the two places of M3. With M1 and A1, the best pair of all,
    # three are placed; with A5, who fits nobody but M1, four.
    points = {("M1", "A1"): 100, ("M2", "A1"): 5, ("M1", "A5"): 1}
    points |= {("M3", "A2"): 20, ("M3", "A3"): 20, ("M3", "A4"): 10}

    choice = choose(plan(points, places={"M1": 1, "M2": 1, "M3": 2}))

    assert values(choice) == [4, 46]
    assert set(choice.pairs) == {("M1", "A5"), ("M2", "A1"), ("M3", "A2"), ("M3", "A3")}


@pytest.mark.requirement("M-21")
def test_the_adept_with_one_mentor_gives_way_where_four_are_placed_without_her() -> None:
    points = {(f"M{m}", f"A{a}"): 10 for m in (1, 2, 3) for a in (1, 2, 3, 4)}
    points |= {("M1", "A1"): 50, ("M2", "A2"): 50, ("M3", "A3"): 50, ("M3", "A4"): 50}
    points |= {("M1", "A5"): 49}

    pairs = chosen(plan(points, places={"M1": 1, "M2": 1, "M3": 2}))

    assert pairs == {("M1", "A1"), ("M2", "A2"), ("M3", "A3"), ("M3", "A4")}


@pytest.mark.requirement("M-20")
def test_the_secondary_aim_decides_between_pairs_of_equal_primary_points() -> None:
    primary = {("M1", "A1"): 50, ("M1", "A2"): 50}
    secondary = {("M1", "A1"): 3, ("M1", "A2"): 4}

    assert chosen(plan(primary, secondary)) == {("M1", "A2")}


@pytest.mark.requirement("M-20")
def test_the_smallest_difference_of_primary_points_outweighs_a_full_secondary_fit() -> None:
    primary = {("M1", "A1"): 500_001, ("M1", "A2"): 500_000}
    secondary = {("M1", "A1"): 0, ("M1", "A2"): FULL_FIT}

    choice = choose(plan(primary, secondary))

    assert set(choice.pairs) == {("M1", "A1")}
    assert values(choice) == [1, 500_001, 0]


@pytest.mark.requirement("M-20")
def test_the_secondary_aim_never_swaps_two_pairs_against_the_primary_one() -> None:
    primary = {("M1", "A1"): 9, ("M1", "A2"): 5, ("M2", "A1"): 5, ("M2", "A2"): 0}
    secondary = {("M1", "A1"): 0, ("M1", "A2"): 99, ("M2", "A1"): 99, ("M2", "A2"): 0}

    choice = choose(plan(primary, secondary))

    assert values(choice) == [2, 10, 198]
    assert set(choice.pairs) == {("M1", "A2"), ("M2", "A1")}


@pytest.mark.requirement("K-25")
def test_a_kept_pair_is_chosen_even_if_fewer_are_placed_by_it() -> None:
    points = {("M1", "A1"): 5, ("M1", "A2"): 4, ("M2", "A1"): 1}

    choice = choose(plan(points, keep=[("M1", "A1")]))

    assert set(choice.pairs) == {("M1", "A1")}
    assert values(choice) == [1, 5]
    assert choice.status == "optimal"


@pytest.mark.requirement("K-25", "M-30")
@pytest.mark.parametrize(
    "kept",
    [
        pytest.param([("M1", "A1"), ("M1", "A2")], id="two pairs for one place"),
        pytest.param([("M1", "A1"), ("M2", "A1")], id="two mentors for one mentee"),
        pytest.param([("M2", "A2")], id="a pair that no rule allows"),
    ],
)
def test_kept_pairs_that_cannot_be_make_the_plan_impossible(
    kept: list[tuple[str, str]],
) -> None:
    points = {("M1", "A1"): 5, ("M1", "A2"): 4, ("M2", "A1"): 1}

    choice = choose(plan(points, keep=kept))

    assert choice.status == "impossible"
    assert choice.pairs == ()


@pytest.mark.requirement("K-25", "M-30")
def test_a_pair_kept_with_a_mentor_of_zero_places_is_impossible() -> None:
    choice = choose(plan({("M1", "A1"): 5}, places={"M1": 0}, keep=[("M1", "A1")]))

    assert choice.status == "impossible"


@pytest.mark.requirement("K-25")
def test_a_pair_kept_with_somebody_who_wants_nobody_is_impossible_with_siblings_too() -> None:
    small = plan({("M1", "A1"): 0}, places={"M1": 2}, wanted={"A1": 0}, keep=[("M1", "A1")])

    choice = choose(replace(small, aims=(alone_and_together(small, {}, {}),)))

    assert choice.status == "impossible"


@pytest.mark.requirement("M-21")
def test_a_minimum_that_nobody_can_fill_makes_the_plan_impossible() -> None:
    choice = choose(plan({("M1", "A1"): 5}, wanted={"A2": 1}, least={"A2": 1}))

    assert choice.status == "impossible"


@pytest.mark.requirement("M-21")
def test_a_minimum_goes_before_placing_more() -> None:
    points = {("M1", "A1"): 9, ("M1", "A2"): 9, ("M2", "A1"): 0}

    pairs = chosen(plan(points, places={"M1": 2}, least={"M2": 1, "M1": 1}))

    assert pairs == {("M2", "A1"), ("M1", "A2")}


@pytest.mark.requirement("M-30")
def test_a_mentor_with_zero_places_gets_nobody() -> None:
    points = {("M1", "A1"): FULL_FIT, ("M2", "A1"): 0}

    assert chosen(plan(points, places={"M1": 0})) == {("M2", "A1")}


@pytest.mark.requirement("M-30")
def test_a_mentor_never_gets_more_than_her_places() -> None:
    points = {("M1", f"A{number}"): number for number in range(1, 6)}

    choice = choose(plan(points, places={"M1": 3}))

    assert set(choice.pairs) == {("M1", "A3"), ("M1", "A4"), ("M1", "A5")}


@pytest.mark.requirement("M-30")
def test_a_mentee_who_wants_two_mentors_gets_two_different_ones() -> None:
    points = {("M1", "A1"): 9, ("M2", "A1"): 1}

    pairs = chosen(plan(points, places={"M1": 2}, wanted={"A1": 2}))

    assert pairs == {("M1", "A1"), ("M2", "A1")}


@pytest.mark.requirement("M-21")
@pytest.mark.parametrize(
    "nobody",
    [
        pytest.param(plan({}, places={"M1": 1}, wanted={"A1": 1}), id="no permissible pair"),
        pytest.param(plan({}, places={"M1": 1}), id="no mentee"),
        pytest.param(plan({}, wanted={"A1": 1}), id="no mentor"),
        pytest.param(plan({}), id="nobody at all"),
    ],
)
def test_where_no_pair_is_permissible_the_empty_choice_is_optimal(nobody: Plan) -> None:
    choice = choose(nobody)

    assert choice.pairs == ()
    assert choice.status == "optimal"
    assert values(choice) == bounds(choice) == [0, 0]


@pytest.mark.requirement("M-21")
def test_points_that_are_all_zero_still_place_as_many_as_possible() -> None:
    points = {("M1", "A1"): 0, ("M2", "A1"): 0, ("M1", "A2"): 0}

    choice = choose(plan(points, dict(points)))

    assert set(choice.pairs) == {("M1", "A2"), ("M2", "A1")}
    assert values(choice) == [2, 0, 0]


@pytest.mark.requirement("M-32")
def test_adepts_of_the_same_field_share_a_mentor_where_all_else_is_equal() -> None:
    small = sharing()
    near = {("A1", "A2"): 0.0, ("A1", "A3"): 1.0, ("A2", "A3"): 0.0}

    choice = choose(replace(small, aims=(PLACED, alone_and_together(small, {}, near))))

    assert {("M1", "A1"), ("M1", "A3"), ("M2", "A2")} == set(choice.pairs)
    assert choice.status == "optimal"


@pytest.mark.requirement("M-32", "M-20")
def test_siblings_only_decide_among_equals_of_the_aims_before() -> None:
    small = sharing({("M1", "A1"): 1, ("M1", "A2"): 2, ("M2", "A3"): 2})
    near = {("A1", "A2"): 0.0, ("A1", "A3"): 1.0, ("A2", "A3"): 0.0}

    choice = choose(replace(small, aims=(*small.aims, alone_and_together(small, {}, near))))

    assert set(choice.pairs) == {("M1", "A1"), ("M1", "A2"), ("M2", "A3")}
    assert values(choice) == [3, 5, 0]


@pytest.mark.requirement("M-20", "M-32")
@pytest.mark.parametrize("places", [1, 2])
def test_a_tier_with_siblings_never_takes_points_from_the_tier_before(places: int) -> None:
    small = plan({("M1", "A1"): 0, ("M2", "A1"): FULL_FIT}, places={"M2": places})
    others = alone_and_together(small, {("M1", "A1"): 1.0}, {})

    choice = choose(replace(small, aims=(*small.aims, others)))

    assert set(choice.pairs) == {("M2", "A1")}
    assert values(choice) == [1, FULL_FIT, 0]


@pytest.mark.requirement("M-32")
def test_siblings_points_are_the_weighted_mean_of_own_fit_and_closeness() -> None:
    # Own fit 0.5 with weight 30, closeness 0.9 with weight 10: (15 + 9) / 40 each.
    small = plan({("M1", "A1"): 0, ("M1", "A2"): 0}, places={"M1": 2})
    own = {("M1", "A1"): 0.5, ("M1", "A2"): 0.5}

    choice = choose(
        replace(small, aims=(PLACED, alone_and_together(small, own, {("A1", "A2"): 0.9})))
    )

    assert values(choice) == [2, 2 * 600_000]


@pytest.mark.requirement("M-32")
def test_siblings_of_whom_nothing_is_known_count_as_alone() -> None:
    small = plan({("M1", "A1"): 0, ("M1", "A2"): 0}, places={"M1": 2})
    own = {("M1", "A1"): 0.5, ("M1", "A2"): 0.25}

    choice = choose(replace(small, aims=(PLACED, alone_and_together(small, own, {}))))

    assert values(choice) == [2, 750_000]


@pytest.mark.requirement("M-21")
def test_an_optimal_choice_has_a_bound_equal_to_every_value() -> None:
    points = {("M1", "A1"): 5, ("M1", "A2"): 4, ("M2", "A1"): 1}

    choice = choose(plan(points, points))

    assert choice.status == "optimal"
    assert values(choice) == bounds(choice) == [2, 5, 5]
    assert choice.gap == 0


@pytest.mark.requirement("M-21")
def test_without_time_the_choice_is_never_called_better_than_its_bounds_show() -> None:
    dice = np.random.default_rng(1)
    shape = (60, 50)
    small = Plan(
        tuple(f"A{place:02}" for place in range(shape[0])),
        tuple(f"M{place:02}" for place in range(shape[1])),
        np.ones(shape, dtype=bool),
        np.zeros(shape[0], dtype=np.int64),
        np.ones(shape[0], dtype=np.int64),
        np.zeros(shape[1], dtype=np.int64),
        np.full(shape[1], 2),
        aims=(PLACED, score_aim("primary", dice.integers(0, FULL_FIT, shape))),
    )

    choice = choose(small, seconds=0.001)

    assert choice.status in ("optimal", "best_found")
    assert all(v <= b for v, b in zip(values(choice), bounds(choice), strict=True))
    assert (choice.status == "optimal") == (
        values(choice) == bounds(choice) and len(choice.aims) == len(small.aims)
    )
    assert not (choice.chosen & ~small.permissible).any()
    assert (choice.chosen.sum(axis=1) <= 1).all()


def test_pairs_are_told_as_giver_and_receiver_in_canonical_order() -> None:
    points = {("M2", "A1"): 5, ("M1", "A2"): 4}

    assert choose(plan(points)).pairs == (("M1", "A2"), ("M2", "A1"))


def test_choosing_leaves_the_plan_as_it_was() -> None:
    small = plan({("M1", "A1"): 5, ("M1", "A2"): 4, ("M2", "A1"): 1}, keep=[("M1", "A1")])
    before = small.permissible.copy(), small.giver_max.copy(), small.receiver_max.copy()

    choose(small)

    after = small.permissible, small.giver_max, small.receiver_max
    assert all((one == other).all() for one, other in zip(before, after, strict=True))


def sharing(points: dict[tuple[str, str], int] | None = None) -> Plan:
    """Three adepts, each possible with M1, who takes two, and with M2, who takes one."""
    every = {(f"M{m}", f"A{a}"): 0 for m in (1, 2) for a in (1, 2, 3)}
    return plan(every | (points or {}), places={"M1": 2, "M2": 1})


def alone_and_together(
    small: Plan, own: dict[tuple[str, str], float], near: dict[tuple[str, str], float]
) -> Aim:
    """Aim with own fits of weight 30 and siblings' closeness of weight 10."""
    fit = np.zeros(small.shape)
    for (giver, receiver), each in own.items():
        fit[small.receivers.index(receiver), small.givers.index(giver)] = each
    closeness = np.full((small.shape[0], small.shape[0]), np.nan)
    for (one, other), each in near.items():
        places = small.receivers.index(one), small.receivers.index(other)
        closeness[places] = closeness[places[::-1]] = each
    siblings = Siblings(closeness, 10.0, 30 * fit, np.full(small.shape, 30.0))
    return score_aim("secondary", np.rint(FULL_FIT * fit).astype(np.int64), siblings)
