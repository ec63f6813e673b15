"""Pair rules on steps taken, goals, needs, levels, distance and power, on two people each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pytest

from workbench.matching.criteria import CRITERIA
from workbench.matching.pair_rules import PAIR_RULES, unanswered
from workbench.matching.plan import Aim
from workbench.matching.sides import Sides
from workbench.programme import PairRule
from workbench.programme.definition import OwnField
from workbench.programme.life import Milestone
from workbench.programme.words import CRITERION_KINDS, GOALS, PAIR_OPERATORS
from workbench.vocabulary import built_in_fields

Answers = Mapping[str, Any]


def sides(mentee: Answers, mentor: Answers, **more: Any) -> Sides:
    """One mentee A1 and one mentor M1."""
    return Sides(
        pd.DataFrame.from_dict({"M1": dict(mentor)}, orient="index", dtype="object"),
        pd.DataFrame.from_dict({"A1": dict(mentee)}, orient="index", dtype="object"),
        built_in_fields(),
        "SE",
        **more,
    )


def may_meet(rule: PairRule, mentee: Answers, mentor: Answers, **more: Any) -> bool:
    """Whether the two may be a pair under this rule."""
    return bool(PAIR_RULES[rule.op](rule, sides(mentee, mentor, **more))[0, 0])


# ---- every word has an implementation --------------------------------------------------------


def test_every_pair_operator_of_a_programme_file_is_carried_out() -> None:
    assert set(PAIR_OPERATORS) == set(PAIR_RULES)


def test_every_kind_of_criterion_is_carried_out() -> None:
    # Siblings are no matter of single pairs: they are weighed over all mentees of a mentor.
    assert set(CRITERION_KINDS) == {*CRITERIA, "siblings"}


def test_every_goal_can_be_an_aim() -> None:
    from tests.matching.teams import scored_teams, team_programme
    from workbench.matching.weighing import Wishes, plan_of

    for goal in GOALS:
        weighs = goal in ("max_score", "best_worst_pair")
        programme = team_programme(
            tiers=[
                {"id": "aim", "order": 1, "goal": goal},
                {"id": "fit", "order": 2, "goal": "max_score"},
            ],
            spread={"field": "organisation.sector", "min_values": 1},
        )
        scores = scored_teams(programme, {"M1": {"site": "malmo"}, "A1": {}})
        plan = plan_of(scores, programme, Wishes({}))
        assert isinstance(plan.aims[0], Aim), goal
        assert plan.aims[0].goal == goal
        assert weighs <= (plan.aims[0].pair_points is not None)


def test_every_rule_and_criterion_says_what_it_does() -> None:
    assert [name for name, function in PAIR_RULES.items() if not function.__doc__] == []
    assert [name for name, function in CRITERIA.items() if not function.__doc__] == []


# ---- milestone_done --------------------------------------------------------------------------

COURSE = PairRule("milestone_done", milestone="course", role="mentor")


@pytest.mark.requirement("K-26")
@pytest.mark.parametrize("field", ["milestone.course", "course", "course_on", "course_done"])
@pytest.mark.parametrize(
    ("expected", "answer"),
    [
        (True, True),
        (True, "yes"),
        (True, pd.Timestamp("2022-02-01")),
        (False, False),
        (False, "no"),
        (False, None),
        (False, pd.NaT),
    ],
)
def test_a_step_is_taken_where_the_form_says_yes_or_a_date(
    expected: bool, answer: Any, field: str
) -> None:
    assert expected == may_meet(COURSE, {}, {field: answer})


def test_a_step_that_nobody_was_asked_about_is_not_taken() -> None:
    assert not may_meet(COURSE, {}, {})


def test_the_role_says_whose_step_it_is() -> None:
    of_mentee = PairRule("milestone_done", milestone="course", role="mentee")

    assert may_meet(of_mentee, {"course": True}, {})
    assert not may_meet(of_mentee, {}, {"course": True})


def test_the_milestone_itself_names_its_field_and_whose_it_is() -> None:
    declared = {"course": Milestone("course", "mentee", field="course_day")}
    rule = PairRule("milestone_done", milestone="course")
    day = pd.Timestamp("2022-02-01")

    assert may_meet(rule, {"course_day": day}, {}, milestones=declared)
    assert not may_meet(rule, {}, {"course_day": day}, milestones=declared)


# ---- offers_goal_type ------------------------------------------------------------------------


@pytest.mark.requirement("K-32")
@pytest.mark.parametrize(
    ("expected", "mentee", "mentor"),
    [
        (True, ("social",), ("social", "job_education")),
        (True, ("social", "job_education"), ("job_education",)),
        (False, ("social",), ("job_education",)),
        (False, ("leadership",), ("leadership",)),
        (False, None, ("social",)),
        (False, ("social",), None),
    ],
)
def test_a_mentor_accepts_the_kind_of_goal(expected: bool, mentee: Any, mentor: Any) -> None:
    rule = PairRule("offers_goal_type", values=("job_education", "social"))

    assert expected == may_meet(rule, {"goal_type": mentee}, {"goal_type": mentor})


# ---- accessible ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "needs", "offers"),
    [
        (True, ("step_free",), ("step_free", "hearing_loop")),
        (False, ("step_free", "quiet_room"), ("step_free",)),
        (True, None, None),
        (True, ("none",), None),
        (False, ("step_free",), None),
    ],
)
def test_everything_that_one_needs_the_other_can_meet(
    expected: bool, needs: Any, offers: Any
) -> None:
    rule = PairRule("accessible", giver="venue_access", receiver="access_needs")

    assert expected == may_meet(rule, {"access_needs": needs}, {"venue_access": offers})


# ---- level_gap -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "mentee", "mentor"),
    [
        (False, "ISCED3", "ISCED3"),
        (True, "ISCED3", "ISCED4"),
        (True, "ISCED3", "ISCED5"),
        (False, "ISCED3", "ISCED6"),
        (False, "ISCED4", "ISCED3"),
        (False, None, "ISCED4"),
        (False, "ISCED3", None),
    ],
)
def test_a_mentor_stands_one_or_two_levels_above(expected: bool, mentee: Any, mentor: Any) -> None:
    rule = PairRule("level_gap", field="education_level", min=1, max=2)
    levels = built_in_fields()["education_level"].scale
    shown = [each if each is None else _level(levels, each) for each in (mentee, mentor)]

    assert expected == may_meet(
        rule, {"education_level": shown[0]}, {"education_level": shown[1]}
    )


def test_an_open_end_of_a_gap_lets_everybody_in_on_that_side() -> None:
    at_least = PairRule("level_gap", field="years_leading", min=1)
    at_most = PairRule("level_gap", field="years_leading", max=1)

    assert may_meet(at_least, {"years_leading": 2.0}, {"years_leading": 30.0})
    assert not may_meet(at_most, {"years_leading": 2.0}, {"years_leading": 30.0})
    assert may_meet(at_most, {"years_leading": 2.0}, {"years_leading": 1.0})


def _level(levels: tuple[str, ...], name: str) -> str:
    number = name.removeprefix("ISCED")
    return next(level for level in levels if level.removeprefix("ISCED").startswith(number))


# ---- max_distance_km -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "mentee", "mentor"),
    [
        (True, "1280", "1280"),
        (True, "1280", "1281"),
        (False, "1280", "0180"),
        (False, None, "1280"),
        (False, "1280", None),
    ],
)
def test_they_live_near_enough(expected: bool, mentee: Any, mentor: Any) -> None:
    rule = PairRule("max_distance_km", max=30)

    assert expected == may_meet(rule, {"municipality": mentee}, {"municipality": mentor})


# ---- no_conflict with power ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "field", "mentee", "mentor"),
    [
        (False, "case_worker_org", {"organisation": "Malmö stad"}, "Malmö stad"),
        (False, "case_worker_org", {"employer": "malmö  stad"}, "Malmö stad"),
        (True, "case_worker_org", {"organisation": "Lund"}, "Malmö stad"),
        (True, "case_worker_org", {"case_worker_org": "Malmö stad"}, "Malmö stad"),
        (True, "landlord", {"landlord": "MKB"}, "MKB"),
        (False, "landlord", {"employer": "MKB AB"}, "MKB"),
        (False, "employer", {"organisation": "Volvo AB"}, "Volvo"),
        (True, "employer", {}, "Volvo"),
    ],
)
def test_nobody_meets_who_decides_about_her(
    expected: bool, field: str, mentee: Answers, mentor: str
) -> None:
    rule = PairRule("no_conflict", fields=(field,))

    assert expected == may_meet(rule, mentee, {field: mentor})


def test_a_line_manager_is_no_mentor() -> None:
    rule = PairRule("no_conflict", fields=("line_manager",))

    assert not may_meet(rule, {"line_manager": ("M1", "M2")}, {})
    assert may_meet(rule, {"line_manager": ("M2",)}, {})


def test_other_organisations_differ_by_more_than_spelling() -> None:
    rule = PairRule("differs", field="organisation")

    assert not may_meet(rule, {"organisation": "Volvo"}, {"organisation": "volvo AB"})
    assert may_meet(rule, {"organisation": "Volvo"}, {"organisation": "Scania"})


# ---- what to ask for -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "rule", "side"),
    [
        (("goal_type",), PairRule("offers_goal_type"), "receiver"),
        (("municipality",), PairRule("max_distance_km", max=5), "giver"),
        (("education_level",), PairRule("level_gap", field="education_level"), "giver"),
        (("venue_access",), PairRule("accessible", giver="venue_access", receiver="x"), "giver"),
        ((), PairRule("accessible", giver="venue_access", receiver="x"), "receiver"),
        (("course",), COURSE, "giver"),
        ((), COURSE, "receiver"),
        ((), PairRule("not_vetoed"), "giver"),
    ],
)
def test_the_blank_answer_that_stands_in_the_way_is_named(
    expected: tuple[str, ...], rule: PairRule, side: Any
) -> None:
    person = "M1" if side == "giver" else "A1"

    assert expected == unanswered(rule, sides({}, {}), side, person)


def test_a_step_answered_with_no_is_not_asked_for_again() -> None:
    assert unanswered(COURSE, sides({}, {"course": False}), "giver", "M1") == ()


def test_an_own_field_without_a_shipped_list_has_no_codes() -> None:
    own = OwnField("grade", "level", scale=("low", "high"))

    assert sides({}, {}).codes_of(own.id) is None
