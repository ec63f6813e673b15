"""Each kind of criterion on two or three people: its fit, and what it does not know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import pytest

from tests.matching.rounds import programme, scored
from workbench.matching.criteria import CRITERIA

UNKNOWN = None
NOTHING_SAID: dict[str, Any] = {}


def fit(
    criterion: Mapping[str, Any], mentee: Mapping[str, Any], mentor: Mapping[str, Any]
) -> float | None:
    """Fit of one mentee and one mentor; None where it is not known."""
    found = scored(programme({"id": "it", **criterion}), {"A1": mentee, "M1": mentor})
    value = found.fits["it"][0, 0]
    return None if np.isnan(value) else float(value)


SAME = {"kind": "same", "field": "municipality"}
DIFFERS = {"kind": "differs", "field": "gender"}
EDUCATION = {
    "kind": "code",
    "field": "education_field",
    "code": "ISCED-F",
    "credit": {"detailed": 1.0, "narrow": 0.9, "broad": 0.5},
}
INDUSTRY = {
    "kind": "code",
    "giver": "industry",
    "receiver": "target_industry",
    "code": "NACE2",
    "credit": {"division": 1.0, "section": 0.8},
}
GOALS = {"kind": "overlap", "giver": "offers", "receiver": "goals"}
CONTAINS = {"kind": "contains", "giver": "offers", "receiver": "goals"}
YEARS = {"kind": "at_least", "field": "years_work_total"}
YEARS_AND_OCCUPATION = YEARS | {
    "code": "ISCO08",
    "code_field": "occupation",
    "credit": {"minor": 1.0, "submajor": 0.8, "major": 0.5},
}
RANGE = {"kind": "range", "field": "years_work_total", "max_gap": 10}
LANGUAGE = {"kind": "language", "min": "good"}
DISTANCE = {
    "kind": "distance",
    "full_km": 10,
    "zero_km": 150,
    "only_if_mode": "partly_digital",
}
WISH = {"kind": "preference", "receiver": "mentor_wish", "giver": "mentee_wish"}


@pytest.mark.requirement("M-19")
def test_every_kind_says_unknown_where_nobody_was_asked() -> None:
    kinds = (
        SAME,
        DIFFERS,
        EDUCATION,
        INDUSTRY,
        GOALS,
        CONTAINS,
        YEARS,
        YEARS_AND_OCCUPATION,
        RANGE,
        LANGUAGE,
        DISTANCE,
        WISH,
        {"kind": "level_gap", "field": "education_level", "credit": {"1": 1.0}},
        {"kind": "availability", "field": "availability"},
        {"kind": "complement", "field": "interests"},
        {"kind": "cover", "field": "lang", "targets": ["sv", "en"]},
    )

    assert {str(each["kind"]): fit(each, NOTHING_SAID, NOTHING_SAID) for each in kinds} == (
        dict.fromkeys(CRITERIA, UNKNOWN)
    )


@pytest.mark.parametrize(
    ("expected", "mentee", "mentor"),
    [(1.0, "0180", "0180"), (0.0, "0180", "1280"), (UNKNOWN, "0180", pd.NA), (UNKNOWN, None, "0180")],
)
def test_the_same_answer_fits_fully(expected: float | None, mentee: str, mentor: str) -> None:
    assert expected == fit(SAME, {"municipality": mentee}, {"municipality": mentor})


@pytest.mark.parametrize(
    ("expected", "mentee", "mentor"),
    [(1.0, "woman", "man"), (0.0, "woman", "woman"), (UNKNOWN, pd.NA, "man")],
)
def test_different_answers_fit_fully(expected: float | None, mentee: str, mentor: str) -> None:
    assert expected == fit(DIFFERS, {"gender": mentee}, {"gender": mentor})


@pytest.mark.requirement("M-19")
@pytest.mark.parametrize(
    ("expected", "mentee", "mentor"),
    [
        pytest.param(1.0, "0411", "0411", id="the same field"),
        pytest.param(0.9, "0411", "0412", id="the same narrow field"),
        pytest.param(0.5, "0411", "0421", id="the same broad field"),
        pytest.param(0.0, "0411", "0111", id="nothing in common"),
        pytest.param(0.5, "0411", "04", id="one names the broad field only"),
        pytest.param(UNKNOWN, "0411", pd.NA, id="one did not say"),
    ],
)
def test_education_fits_by_the_narrowest_field_in_common(
    expected: float | None, mentee: str, mentor: str
) -> None:
    assert expected == fit(EDUCATION, {"education_field": mentee}, {"education_field": mentor})


@pytest.mark.requirement("M-19")
@pytest.mark.parametrize(
    ("expected", "wanted", "known"),
    [
        pytest.param(1.0, "NACE2:62", "NACE2:62", id="the same division"),
        pytest.param(0.8, "NACE2:62", "NACE2:61", id="the same section"),
        pytest.param(0.8, "NACE2:62", "NACE2:J", id="one names the section only"),
        pytest.param(1.0, "NACE2:P", "NACE2:85", id="a section with one division"),
        pytest.param(0.0, "NACE2:62", "NACE2:85", id="another industry"),
        pytest.param(UNKNOWN, pd.NA, "NACE2:62", id="the mentee did not say"),
    ],
)
def test_industry_compares_what_the_mentee_looks_for_with_where_the_mentor_works(
    expected: float | None, wanted: str, known: str
) -> None:
    mentee = {"target_industry": wanted, "industry": "NACE2:A"}
    mentor = {"industry": known, "target_industry": "NACE2:A"}

    assert expected == fit(INDUSTRY, mentee, mentor)


@pytest.mark.parametrize(
    ("expected", "asked", "offered"),
    [
        (1.0, ("contacts", "language"), ("contacts", "language", "interviews")),
        (0.5, ("contacts", "language"), ("contacts",)),
        (0.0, ("contacts",), ("language",)),
        (UNKNOWN, ("contacts",), None),
        (UNKNOWN, None, ("contacts",)),
        (UNKNOWN, (), ("contacts",)),
    ],
)
def test_goals_fit_by_the_share_of_what_is_asked_for_that_is_offered(
    expected: float | None, asked: tuple[str, ...], offered: tuple[str, ...]
) -> None:
    assert expected == fit(GOALS, {"goals": asked}, {"offers": offered})


@pytest.mark.parametrize(
    ("expected", "asked", "offered"),
    [
        (1.0, ("contacts", "language"), ("contacts",)),
        (0.0, ("contacts",), ("language",)),
        (1.0, "contacts", ("contacts", "language")),
        (UNKNOWN, None, ("contacts",)),
    ],
)
def test_one_common_answer_is_enough_where_a_criterion_asks_for_one(
    expected: float | None, asked: tuple[str, ...], offered: tuple[str, ...]
) -> None:
    assert expected == fit(CONTAINS, {"goals": asked}, {"offers": offered})


@pytest.mark.requirement("M-19")
@pytest.mark.parametrize(
    ("expected", "mentee", "mentor"),
    [(1.0, 8, 20), (1.0, 8, 8), (0.0, 8, 7), (UNKNOWN, pd.NA, 20), (UNKNOWN, 8, pd.NA)],
)
def test_a_mentor_with_at_least_as_many_years_fits(
    expected: float | None, mentee: float, mentor: float
) -> None:
    assert expected == fit(YEARS, {"years_work_total": mentee}, {"years_work_total": mentor})


def test_a_margin_asks_for_that_many_years_more() -> None:
    more = YEARS | {"margin": 5}

    assert fit(more, {"years_work_total": 8}, {"years_work_total": 13}) == 1.0
    assert fit(more, {"years_work_total": 8}, {"years_work_total": 12}) == 0.0


def test_levels_are_compared_by_their_place_on_the_scale() -> None:
    level = {"kind": "at_least", "field": "education_level"}

    assert fit(level, {"education_level": "ISCED6"}, {"education_level": "ISCED7"}) == 1.0
    assert fit(level, {"education_level": "ISCED7"}, {"education_level": "ISCED6"}) == 0.0


@pytest.mark.requirement("M-19")
@pytest.mark.parametrize(
    ("expected", "mentee", "mentor"),
    [
        pytest.param(1.0, (5, "ISCO08:251"), (9, "ISCO08:251"), id="years and occupation"),
        pytest.param(0.9, (5, "ISCO08:251"), (9, "ISCO08:252"), id="near occupations"),
        pytest.param(0.5, (9, "ISCO08:251"), (5, "ISCO08:251"), id="occupation only"),
        pytest.param(0.5, (5, "ISCO08:251"), (9, "ISCO08:911"), id="years only"),
        pytest.param(1.0, (5, pd.NA), (9, "ISCO08:251"), id="an occupation is not known"),
        pytest.param(0.8, (pd.NA, "ISCO08:251"), (9, "ISCO08:252"), id="years are not known"),
        pytest.param(UNKNOWN, (pd.NA, pd.NA), (9, "ISCO08:251"), id="neither is known"),
    ],
)
def test_years_and_the_nearness_of_occupations_count_for_half_each_as_far_as_known(
    expected: float | None, mentee: tuple[Any, Any], mentor: tuple[Any, Any]
) -> None:
    asked = dict(zip(("years_work_total", "occupation"), mentee, strict=True))
    offered = dict(zip(("years_work_total", "occupation"), mentor, strict=True))

    assert expected == fit(YEARS_AND_OCCUPATION, asked, offered)


@pytest.mark.parametrize(
    ("expected", "mentee", "mentor"),
    [
        pytest.param(1.0, "ISCED5", "ISCED7", id="two levels above: the best credit"),
        pytest.param(0.75, "ISCED5", "ISCED6", id="one level above: nine of twelve"),
        pytest.param(0.0, "ISCED5", "ISCED5", id="no credit for the same level"),
        pytest.param(0.0, "ISCED6", "ISCED5", id="below"),
        pytest.param(UNKNOWN, pd.NA, "ISCED5", id="not known"),
    ],
)
def test_credit_follows_how_many_levels_the_mentor_stands_above(
    expected: float | None, mentee: str, mentor: str
) -> None:
    gap = {"kind": "level_gap", "field": "education_level", "credit": {"2": 12, "1": 9}}

    assert expected == fit(gap, {"education_level": mentee}, {"education_level": mentor})


def test_credits_below_one_are_fits_as_they_stand() -> None:
    gap = {"kind": "level_gap", "field": "education_level", "credit": {"2": 0.8, "1": 0.5}}

    assert fit(gap, {"education_level": "ISCED5"}, {"education_level": "ISCED7"}) == 0.8


@pytest.mark.parametrize(
    ("expected", "mentee", "mentor"),
    [(1.0, 5, 5), (0.5, 5, 10), (0.5, 10, 5), (0.0, 5, 15), (0.0, 5, 40), (UNKNOWN, 5, pd.NA)],
)
def test_a_range_falls_from_full_fit_to_none_at_the_largest_gap(
    expected: float | None, mentee: float, mentor: float
) -> None:
    assert expected == fit(RANGE, {"years_work_total": mentee}, {"years_work_total": mentor})


@pytest.mark.parametrize(
    ("expected", "mentee", "mentor"),
    [
        pytest.param(1.0, {"lang.sv": "fluent"}, {"lang.sv": "native"}, id="both fluent"),
        pytest.param(0.5, {"lang.sv": "good"}, {"lang.sv": "native"}, id="one at the least"),
        pytest.param(0.0, {"lang.sv": "some"}, {"lang.sv": "native"}, id="one below the least"),
        pytest.param(
            1.0,
            {"lang.sv": "some", "lang.en": "fluent"},
            {"lang.sv": "native", "lang.en": "fluent"},
            id="the best common language counts",
        ),
        pytest.param(0.0, {"lang.sv": "native"}, {"lang.en": "native"}, id="none in common"),
        pytest.param(UNKNOWN, {"lang.sv": pd.NA}, {"lang.sv": "native"}, id="one did not say"),
    ],
)
def test_language_fits_by_the_weaker_of_the_two_in_their_best_common_language(
    expected: float | None, mentee: dict[str, Any], mentor: dict[str, Any]
) -> None:
    assert expected == fit(LANGUAGE, mentee, mentor)


@pytest.mark.requirement("M-03", "M-04")
@pytest.mark.parametrize(
    ("expected", "mentee", "mentor"),
    [
        pytest.param(1.0, ("partly_digital", "1280"), ("in_person", "1280"), id="the same place"),
        # 16.4 km between Malmö and Lund: (150 - 16.4) / 140.
        pytest.param(
            0.954, ("partly_digital", "1280"), ("partly_digital", "1281"), id="16 km apart"
        ),
        pytest.param(0.0, ("in_person", "1280"), ("in_person", "0180"), id="500 km apart"),
        pytest.param(UNKNOWN, ("digital", "1280"), ("partly_digital", "0180"), id="digital pair"),
        pytest.param(UNKNOWN, ("digital", "1280"), ("digital", "1280"), id="both digital"),
        pytest.param(UNKNOWN, ("in_person", pd.NA), ("in_person", "0180"), id="place unknown"),
        pytest.param(UNKNOWN, (pd.NA, "1280"), ("in_person", "0180"), id="mode unknown"),
    ],
)
def test_distance_counts_only_for_pairs_who_can_meet_in_person(
    expected: float | None, mentee: tuple[Any, Any], mentor: tuple[Any, Any]
) -> None:
    asked = dict(zip(("mode", "municipality"), mentee, strict=True))
    offered = dict(zip(("mode", "municipality"), mentor, strict=True))

    found = fit(DISTANCE, asked, offered)

    assert found == (UNKNOWN if expected is UNKNOWN else pytest.approx(expected, abs=1e-3))


@pytest.mark.parametrize(
    ("expected", "mentee", "mentor"),
    [
        pytest.param(
            1.0,
            {"wish_same_gender": True, "gender": "woman"},
            {"gender": "woman"},
            id="a wish for the same gender comes true",
        ),
        pytest.param(
            0.0,
            {"wish_same_gender": True, "gender": "woman"},
            {"gender": "man"},
            id="a wish for the same gender does not",
        ),
        pytest.param(
            UNKNOWN,
            {"wish_same_gender": True, "gender": "woman"},
            {"gender": pd.NA},
            id="the mentor's gender is not known",
        ),
        pytest.param(
            UNKNOWN,
            {"wish_same_gender": False, "gender": "woman"},
            {"gender": "man"},
            id="no wish was stated",
        ),
        pytest.param(
            1.0,
            {"wish_language": ("en",)},
            {"lang.en": "good"},
            id="a language wished for is spoken well",
        ),
        pytest.param(
            0.0,
            {"wish_language": ("en",)},
            {"lang.en": "some"},
            id="a language wished for is spoken a little",
        ),
        pytest.param(
            0.5,
            {"wish_same_gender": True, "gender": "woman", "lang.sv": "some"},
            {"gender": "woman", "wish_language": ("sv",)},
            id="one of two wishes, one each side",
        ),
        pytest.param(
            UNKNOWN,
            {"mentor_wish": ("somebody who laughs",)},
            {"gender": "man"},
            id="a wish in own words is for a person to read",
        ),
    ],
)
def test_wishes_fit_by_the_share_of_the_stated_ones_that_come_true(
    expected: float | None, mentee: dict[str, Any], mentor: dict[str, Any]
) -> None:
    assert expected == fit(WISH, mentee, mentor)


@pytest.mark.requirement("M-32")
def test_mentees_of_the_same_field_are_close_to_each_other() -> None:
    group = {"id": "group", "kind": "siblings", "field": "education_field"}
    people: dict[str, dict[str, Any]] = {
        "A1": {"education_field": "0411"},
        "A2": {"education_field": "0412"},
        "A3": {"education_field": pd.NA},
        "M1": {"education_field": "0411"},
    }

    closeness = scored(programme({"id": "one"}, group), people).closeness["group"]

    assert closeness[0, 1] == closeness[1, 0] == 0.9
    assert np.isnan(closeness[0, 2])
    assert np.isnan(closeness[2, 1])


def test_rows_are_mentees_and_columns_mentors_in_the_order_of_their_ids() -> None:
    people = {
        "M2": {"municipality": "0180"},
        "A2": {"municipality": "1280"},
        "M1": {"municipality": "1280"},
        "A1": {"municipality": "0180"},
    }

    found = scored(programme({"id": "near"}), people)

    assert found.receivers == ("A1", "A2")
    assert found.givers == ("M1", "M2")
    assert found.fits["near"].tolist() == [[0.0, 1.0], [1.0, 0.0]]
