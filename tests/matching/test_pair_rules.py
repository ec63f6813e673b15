"""Each rule for pairs on two people: who may meet whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import pytest

from tests.matching.rounds import programme, scored
from workbench.matching.pair_rules import PAIR_RULES
from workbench.programme import PairRule

LANGUAGE = {"op": "shares_language", "min": "good"}
MODE = {"op": "mode_compatible"}
CONFLICT = {"op": "no_conflict", "fields": ["employer", "relatives"]}


def may_meet(
    rule: Mapping[str, Any], mentee: Mapping[str, Any], mentor: Mapping[str, Any]
) -> bool:
    """Whether one mentee and one mentor may be a pair under this rule."""
    people = {"A1": mentee, "A2": {}, "M1": mentor, "M2": {}}
    found = scored(programme({"id": "one"}, hard=[{"id": "it", **rule}]), people)
    assert found.permissible[0, 0] == found.met["it"][0, 0]
    return bool(found.permissible[0, 0])


@pytest.mark.parametrize(
    ("expected", "mentee", "mentor"),
    [
        pytest.param(True, {"lang.sv": "good"}, {"lang.sv": "native"}, id="both well enough"),
        pytest.param(False, {"lang.sv": "some"}, {"lang.sv": "native"}, id="one not well enough"),
        pytest.param(
            True,
            {"lang.sv": "some", "lang.ar": "native"},
            {"lang.sv": "native", "lang.ar": "good"},
            id="another language will do",
        ),
        pytest.param(False, {"lang.sv": "native"}, {"lang.en": "native"}, id="none in common"),
        pytest.param(False, {"lang.sv": pd.NA}, {"lang.sv": "native"}, id="one did not say"),
        pytest.param(False, {}, {"lang.sv": "native"}, id="nothing said"),
    ],
)
def test_a_pair_shares_a_language_that_both_speak_well_enough(
    expected: bool, mentee: dict[str, Any], mentor: dict[str, Any]
) -> None:
    assert expected == may_meet(LANGUAGE, mentee, mentor)


@pytest.mark.requirement("M-03")
@pytest.mark.parametrize(
    ("expected", "mentee", "mentor"),
    [
        (True, "digital", "digital"),
        (True, "digital", "partly_digital"),
        (True, "partly_digital", "in_person"),
        (True, "partly_digital", "partly_digital"),
        (True, "in_person", "in_person"),
        (False, "digital", "in_person"),
        (False, "in_person", "digital"),
        (False, pd.NA, "digital"),
        (False, "digital", pd.NA),
    ],
)
def test_a_pair_can_meet_in_the_same_way(expected: bool, mentee: str, mentor: str) -> None:
    assert expected == may_meet(MODE, {"mode": mentee}, {"mode": mentor})


@pytest.mark.requirement("M-04")
def test_two_digital_people_may_meet_from_both_ends_of_the_country() -> None:
    mentee = {"mode": "digital", "municipality": "1280"}
    mentor = {"mode": "digital", "municipality": "2580"}

    assert may_meet(MODE, mentee, mentor)


@pytest.mark.parametrize(
    ("expected", "mentee", "mentor"),
    [
        pytest.param(False, "Ekbo Bygg", "Ekbo Bygg", id="the same employer"),
        pytest.param(False, "Ekbo Bygg AB", "ekbo  bygg", id="written another way"),
        pytest.param(True, "Ekbo Bygg", "Region Vretland", id="another employer"),
        pytest.param(True, pd.NA, "Ekbo Bygg", id="an employer that nobody stated"),
        pytest.param(True, pd.NA, pd.NA, id="two employers that nobody stated"),
        pytest.param(True, "AB", "AS", id="nothing but a company form"),
    ],
)
def test_a_pair_does_not_share_an_employer(expected: bool, mentee: Any, mentor: Any) -> None:
    assert expected == may_meet(CONFLICT, {"employer": mentee}, {"employer": mentor})


@pytest.mark.parametrize("field", ["not_with", "relatives"])
@pytest.mark.parametrize(
    ("expected", "mentee", "mentor"),
    [
        pytest.param(False, ("M1",), None, id="the mentee named the mentor"),
        pytest.param(False, None, ("A1",), id="the mentor named the mentee"),
        pytest.param(False, ("M2", "M1"), None, id="among others"),
        pytest.param(True, ("M2",), ("A2",), id="they named others"),
        pytest.param(True, None, None, id="nobody named anybody"),
    ],
)
def test_a_pair_is_not_related_and_neither_asked_not_to_meet_the_other(
    expected: bool, mentee: Any, mentor: Any, field: str
) -> None:
    assert expected == may_meet(CONFLICT, {field: mentee}, {field: mentor})


@pytest.mark.parametrize(
    ("expected", "mentee", "mentor"),
    [(False, ("M1",), None), (False, None, ("A1",)), (True, ("M2",), None)],
)
def test_neither_side_has_vetoed_the_other(expected: bool, mentee: Any, mentor: Any) -> None:
    assert expected == may_meet({"op": "not_vetoed"}, {"not_with": mentee}, {"not_with": mentor})


@pytest.mark.parametrize(
    ("expected", "mentee", "mentor"),
    [
        (True, "woman", "woman"),
        (False, "woman", "man"),
        (False, pd.NA, "woman"),
        (False, pd.NA, pd.NA),
    ],
)
def test_both_gave_the_same_answer(expected: bool, mentee: Any, mentor: Any) -> None:
    rule = {"op": "same", "field": "gender"}

    assert expected == may_meet(rule, {"gender": mentee}, {"gender": mentor})


@pytest.mark.parametrize(
    ("expected", "mentee", "mentor"),
    [
        (True, "NACE2:62", "NACE2:85"),
        (False, "NACE2:62", "NACE2:62"),
        (False, "NACE2:62", pd.NA),
        (False, pd.NA, pd.NA),
    ],
)
def test_the_answers_are_known_and_differ(expected: bool, mentee: Any, mentor: Any) -> None:
    rule = {"op": "differs", "giver": "industry", "receiver": "target_industry"}

    assert expected == may_meet(rule, {"target_industry": mentee}, {"industry": mentor})


@pytest.mark.parametrize(
    ("expected", "mentee", "mentor"),
    [
        (True, ("contacts", "language"), ("language", "interviews")),
        (False, ("contacts",), ("language",)),
        (False, None, ("language",)),
        (False, (), ("language",)),
    ],
)
def test_the_answers_have_something_in_common(expected: bool, mentee: Any, mentor: Any) -> None:
    rule = {"op": "overlaps", "giver": "offers", "receiver": "goals"}

    assert expected == may_meet(rule, {"goals": mentee}, {"offers": mentor})


@pytest.mark.requirement("M-30")
def test_places_are_no_matter_of_single_pairs() -> None:
    found = scored(programme({"id": "one"}), {"A1": {}, "M1": {"max_mentees": 0}})

    assert found.permissible.tolist() == [[True]]
    assert found.places.tolist() == [0]


def test_a_pair_has_to_meet_every_rule() -> None:
    both = programme({"id": "one"}, hard=[LANGUAGE, MODE])
    people = {
        "A1": {"lang.sv": "good", "mode": "digital"},
        "M1": {"lang.sv": "native", "mode": "in_person"},
        "M2": {"lang.sv": "native", "mode": "digital"},
        "M3": {"lang.sv": "some", "mode": "digital"},
    }

    found = scored(both, people)

    assert found.permissible.tolist() == [[False, True, False]]


def test_each_rule_gives_true_and_false_for_every_pair() -> None:
    people = {"A1": {"gender": "woman"}, "A2": {}, "M1": {"gender": "man"}}
    sides = scored(programme({"id": "one"}), people).sides

    met = [
        rule(
            PairRule(
                name,
                field="gender",
                giver="gender",
                receiver="gender",
                fields=("employer",),
                milestone="course",
                max=10,
            ),
            sides,
        )
        for name, rule in PAIR_RULES.items()
    ]

    assert {(2, 1)} == {each.shape for each in met}
    assert {np.dtype(bool)} == {each.dtype for each in met}
