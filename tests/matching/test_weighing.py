"""From fits and weights to points and scores: literal numbers for one or two pairs."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest

from tests.matching.rounds import ALLOWED, programme, scored, scores, wishes
from workbench.matching import Pair, Plan, Scores, Wishes, plan_of, propose
from workbench.matching.weighing import weigh
from workbench.programme import Programme, Tier

TWO_TIERS = (
    {"id": "education", "weight": 40},
    {"id": "industry", "weight": 35},
    {"id": "experience", "weight": 25},
    {"id": "goals", "weight": 30, "tier": "secondary"},
    {"id": "language", "weight": 20, "tier": "secondary"},
)


@pytest.mark.requirement("M-19")
def test_a_tier_score_is_the_weighted_mean_of_its_fits() -> None:
    pair = one_pair({"education": 0.9, "industry": 0.8, "experience": 1.0})

    assert pair.tiers["primary"] == pytest.approx(36 + 28 + 25)


@pytest.mark.requirement("M-19")
def test_the_score_of_a_pair_is_the_weighted_mean_over_both_tiers() -> None:
    pair = one_pair(
        {"education": 1.0, "industry": 0.0, "experience": 1.0, "goals": 0.5, "language": 1.0}
    )

    assert pair.score == pytest.approx(100 * (40 + 25 + 15 + 20) / 150)
    assert pair.tiers == {"primary": pytest.approx(65), "secondary": pytest.approx(70)}


@pytest.mark.requirement("M-19")
def test_each_criterion_shows_its_fit_weight_and_points() -> None:
    pair = one_pair({"education": 0.9, "industry": None, "experience": 0.0})

    parts = {name: (part.fit, part.weight, part.points) for name, part in pair.parts.items()}

    assert parts["education"][:2] == (0.9, 40)
    assert parts["education"][2] == pytest.approx(36)
    assert parts["industry"] == (None, 35, None)
    assert parts["experience"] == (0.0, 25, 0.0)


@pytest.mark.requirement("M-19")
@pytest.mark.parametrize(
    ("missing", "primary"),
    [
        pytest.param("omit", 100 * 40 / 65, id="left out of the mean"),
        pytest.param("neutral", 40 + 17.5, id="counted as half a fit"),
        pytest.param("zero", 40, id="counted as no fit"),
    ],
)
def test_an_unknown_fit_counts_as_the_match_says(missing: str, primary: float) -> None:
    fits = {"education": 1.0, "industry": None, "experience": 0.0}

    assert one_pair(fits, missing=missing).tiers["primary"] == pytest.approx(primary)
    assert points(fits, missing=missing) == round(10_000 * primary)


@pytest.mark.requirement("M-19")
def test_the_coordinators_wish_goes_before_the_setting_of_the_match() -> None:
    fits = {"education": 1.0, "industry": None, "experience": 0.0}

    pair = one_pair(fits, wishes(missing="zero"), missing="neutral")

    assert pair.tiers["primary"] == pytest.approx(40)


@pytest.mark.requirement("M-19")
def test_the_setting_of_a_criterion_goes_before_everything() -> None:
    criteria = [dict(each) for each in TWO_TIERS]
    criteria[1]["missing"] = "zero"
    small = programme(*criteria, missing="neutral")
    found = hand_scores({"education": None, "industry": None, "experience": 1.0})

    pair = propose(found, small, wishes(missing="omit")).pairs[0]

    assert pair.tiers["primary"] == pytest.approx(100 * 25 / 60)


@pytest.mark.requirement("M-19")
@pytest.mark.parametrize("missing", ["omit", "neutral", "zero"])
def test_the_share_of_known_answers_counts_what_the_forms_say_whatever_unknowns_count_as(
    missing: str,
) -> None:
    fits = {"education": 1.0, "industry": None, "experience": 0.0, "goals": None, "language": 1.0}

    assert one_pair(fits, missing=missing).known_share == pytest.approx((40 + 25 + 20) / 150)


@pytest.mark.requirement("M-19")
def test_a_pair_of_whom_nothing_is_known_has_no_score_and_counts_for_nothing() -> None:
    fits: dict[str, float | None] = {"education": None}

    pair = one_pair(fits)

    assert pair.score is None
    assert pair.tiers["primary"] is None
    assert points(fits) == 0


@pytest.mark.requirement("M-19")
def test_a_criterion_of_weight_zero_changes_nothing_but_is_still_shown() -> None:
    pair = one_pair(
        {"education": 1.0, "industry": 0.0, "experience": 1.0}, wishes({"industry": 0})
    )

    assert pair.tiers["primary"] == pytest.approx(100)
    assert (pair.parts["industry"].fit, pair.parts["industry"].points) == (0.0, 0.0)


@pytest.mark.requirement("M-19")
def test_with_all_weights_of_a_tier_at_zero_the_tier_has_no_score() -> None:
    none = wishes({"education": 0, "industry": 0, "experience": 0})

    pair = one_pair({"education": 1.0, "goals": 0.5}, none)

    assert pair.tiers["primary"] is None
    assert pair.score == pytest.approx(50)


@pytest.mark.requirement("M-20")
@pytest.mark.parametrize(
    ("on_others", "fits"),
    [
        pytest.param(True, {"education": 0.0, "industry": 0.0, "goals": 1.0}, id="no fit at all"),
        pytest.param(True, {"education": 0.0, "industry": None, "goals": 1.0}, id="or unknown"),
        pytest.param(False, {"education": 0.5, "industry": 0.0, "goals": 1.0}, id="a half fit"),
    ],
)
@pytest.mark.parametrize("missing", ["omit", "neutral", "zero"])
def test_a_pair_without_primary_fit_is_matched_on_other_factors(
    on_others: bool, fits: dict[str, float | None], missing: str
) -> None:
    assert one_pair(fits, missing=missing).on_other_factors is on_others


@pytest.mark.requirement("M-32")
def test_siblings_are_a_criterion_of_those_who_share_a_mentor_only() -> None:
    group = {"id": "group", "kind": "siblings", "field": "education_field", "tier": "secondary"}
    small = programme({"id": "near", "tier": "secondary", "weight": 30}, group | {"weight": 10})
    people: dict[str, dict[str, Any]] = {
        "A1": {"municipality": "0180", "education_field": "0411"},
        "A2": {"municipality": "0180", "education_field": "0412"},
        "M1": {"municipality": "0180", "max_mentees": 2},
    }

    together = propose(scored(small, people), small, wishes()).pairs
    alone = propose(scored(small, people | {"A2": {}}), small, wishes(rule_out=[("M1", "A2")]))

    assert [pair.parts["group"].fit for pair in together] == [0.9, 0.9]
    assert [pair.tiers["secondary"] for pair in together] == [pytest.approx(97.5)] * 2
    assert alone.pairs[0].parts["group"].fit is None
    assert alone.pairs[0].tiers["secondary"] == pytest.approx(100)


@pytest.mark.requirement("M-30")
@pytest.mark.parametrize(
    ("places", "answer"), [(1, None), (0, 0), (1, 1), (3, 3), (4, 4), (4, 9), (0, -1)]
)
def test_a_mentors_places_are_her_own_answer_within_the_roles_limits(
    places: int, answer: float | None
) -> None:
    small = programme({"id": "near"})

    assert scored(small, {"A1": {}, "M1": {"max_mentees": answer}}).places.tolist() == [places]


@pytest.mark.requirement("M-30")
def test_a_mentors_answer_never_goes_beyond_the_most_of_the_match() -> None:
    small = programme({"id": "near"}, giver_meets={"min": 0, "max": 2, "max_field": "max_mentees"})

    assert scored(small, {"A1": {}, "M1": {"max_mentees": 3}}).places.tolist() == [2]


@pytest.mark.requirement("K-25")
def test_the_plan_forbids_what_is_ruled_out_and_names_what_is_kept() -> None:
    found = hand_scores({"education": 1.0})

    plan = plan_of(
        found,
        programme(*TWO_TIERS),
        wishes(keep=[("M1", "A1"), ("M7", "A1")], rule_out=[("M1", "A1")]),
    )

    assert plan.keep == ((0, 0),)
    assert plan.permissible.tolist() == [[False]]


def test_the_plan_leaves_the_scores_as_they_were() -> None:
    found = hand_scores({"education": 1.0})

    plan_of(found, programme(*TWO_TIERS), wishes(rule_out=[("M1", "A1")]))

    assert found.permissible.tolist() == [[True]]


@pytest.mark.requirement("M-21")
def test_the_aims_of_a_plan_follow_the_order_of_the_tiers_not_of_the_file() -> None:
    tiers = [
        {"id": "last", "order": 30, "goal": "max_score"},
        {"id": "first", "order": 10, "goal": "max_receivers_placed"},
        {"id": "second", "order": 20, "goal": "max_givers_used"},
    ]

    plan = plan_of(
        hand_scores({"education": 1.0}),
        programme({"id": "education", "tier": "last"}, tiers=tiers),
        wishes(),
    )

    assert [aim.id for aim in plan.aims] == ["first", "second", "last"]
    assert [aim.receiver_points for aim in plan.aims] == [1, 0, 0]
    assert [aim.giver_points for aim in plan.aims] == [0, 1, 0]


@pytest.mark.parametrize(
    "goal",
    [
        "max_sector_spread",
        "max_units_with_min_meetings",
    ],
)
def test_an_aim_that_cannot_be_pursued_yet_is_refused_and_not_read_as_another(goal: str) -> None:
    small = programme({"id": "education"})
    fair = dataclasses.replace(small.match, tier=(Tier("fair", 1, goal),))
    small = dataclasses.replace(small, match=fair)

    with pytest.raises(Exception, match="fair|" + goal):
        plan_of(hand_scores({"education": 1.0}), small, wishes())


def test_unknown_and_no_fit_are_told_apart_in_the_sum() -> None:
    small = programme(*TWO_TIERS)
    found = scores({"education": {("M1", "A1"): 0.0, ("M2", "A1"): None}})

    score = weigh(found, small, wishes(), small.criteria_of("primary")).score

    assert score[0, 0] == 0
    assert np.isnan(score[0, 1])


def one_pair(
    fits: dict[str, float | None], wish: Wishes | None = None, **match: Any
) -> Pair:
    """The pair M1 and A1 with these fits, as proposed."""
    return propose(hand_scores(fits), small_programme(**match), wish or wishes()).pairs[0]


def points(fits: dict[str, float | None], **match: Any) -> int:
    """Primary points of the pair in the plan."""
    plan: Plan = plan_of(hand_scores(fits), small_programme(**match), wishes())
    pair_points = plan.aims[1].pair_points
    assert pair_points is not None
    return int(pair_points[0, 0])


def small_programme(**match: Any) -> Programme:
    """Programme with three primary and two secondary criteria."""
    return programme(*TWO_TIERS, hard=[ALLOWED], **match)


def hand_scores(fits: dict[str, float | None]) -> Scores:
    """Scores of one mentor and one mentee; criteria that are not named are unknown."""
    every = {str(each["id"]): None for each in TWO_TIERS} | fits
    return scores({name: {("M1", "A1"): fit} for name, fit in every.items()})
