"""Criteria on times, on what two bring together, on ranked wishes; and fairness among pairs."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from itertools import permutations
from typing import Any

import numpy as np
import pandas as pd
import pytest

from tests.matching.plans import Features, plan, random_plan
from tests.oracle.brute_force import every_choice, value_of
from workbench.matching import Aim, Plan
from workbench.matching.criteria import CRITERIA
from workbench.matching.fairness import choose_fairly
from workbench.matching.sides import Sides
from workbench.programme import Criterion
from workbench.programme.definition import NOTHING
from workbench.vocabulary import Field, built_in_fields

UNKNOWN = None
Answers = Mapping[str, Any]


def fit(
    criterion: Criterion, mentee: Answers, *mentors: Answers, fields: Mapping[str, Field] = NOTHING
) -> Any:
    """Fit of the mentee A1 to the mentor, or to each of the mentors M1, M2 and so on."""
    givers = {f"M{number}": dict(each) for number, each in enumerate(mentors, start=1)}
    sides = Sides(
        pd.DataFrame.from_dict(givers, orient="index", dtype="object"),
        pd.DataFrame.from_dict({"A1": dict(mentee)}, orient="index", dtype="object"),
        {**built_in_fields(), **fields},
        "SE",
    )
    found = CRITERIA[criterion.kind](criterion, sides)[0]
    fits = [UNKNOWN if np.isnan(each) else round(float(each), 6) for each in found]
    return fits[0] if len(fits) == 1 else fits


# ---- availability ----------------------------------------------------------------------------

TIMES = Criterion("times", 1, "availability", field="availability")


@pytest.mark.parametrize(
    ("expected", "mentee", "mentor"),
    [
        (1.0, ("mon_evening",), ("mon_evening", "tue_evening")),
        (0.5, ("mon_evening", "wed_evening"), ("mon_evening", "tue_evening", "fri_day")),
        (0.0, ("mon_evening",), ("tue_evening",)),
        (UNKNOWN, None, ("mon_evening",)),
        (UNKNOWN, ("mon_evening",), ()),
    ],
)
def test_common_times_are_a_share_of_whose_times_are_fewer(
    expected: float | None, mentee: Any, mentor: Any
) -> None:
    assert expected == fit(TIMES, {"availability": mentee}, {"availability": mentor})


# ---- cover and complement --------------------------------------------------------------------

LANGUAGES = Criterion("cover", 1, "cover", field="lang", targets=("sv", "en"))


@pytest.mark.parametrize(
    ("expected", "one", "other"),
    [
        pytest.param(1.0, {"lang.sv": "good"}, {"lang.en": "fluent"}, id="one each"),
        pytest.param(1.0, {"lang.sv": "good", "lang.en": "good"}, {"lang.sv": "none"}, id="one all"),
        pytest.param(0.5, {"lang.sv": "good"}, {"lang.en": "some"}, id="one only some"),
        pytest.param(0.0, {"lang.sv": "some"}, {"lang.ar": "native"}, id="neither"),
        pytest.param(1.0, {"lang.sv": "good", "lang.en": "good"}, {}, id="settled by one alone"),
        pytest.param(1.0, {"lang.sv": "good"}, {}, id="what is open is left out"),
        pytest.param(UNKNOWN, {}, {"lang.sv": "some"}, id="open"),
    ],
)
def test_two_cover_the_languages_together(
    expected: float | None, one: Answers, other: Answers
) -> None:
    assert expected == fit(LANGUAGES, one, other)


def test_two_cover_other_targets_by_their_answers() -> None:
    topics = Criterion("t", 1, "cover", field="interests", targets=("music", "sport"))

    assert fit(topics, {"interests": ("music",)}, {"interests": ("music", "art")}) == 0.5
    assert fit(topics, {"interests": ("music",)}, {"interests": ("sport",)}) == 1.0


@pytest.mark.parametrize(
    ("expected", "one", "other"),
    [
        (0.0, ("music",), ("music",)),
        (1.0, ("music",), ("sport",)),
        (0.5, ("music", "art", "sport"), ("music", "art", "film")),
        (UNKNOWN, None, ("music",)),
    ],
)
def test_two_complement_each_other_by_what_only_one_has(
    expected: float | None, one: Any, other: Any
) -> None:
    criterion = Criterion("breadth", 1, "complement", field="interests")

    assert expected == fit(criterion, {"interests": one}, {"interests": other})


# ---- ranked wishes ---------------------------------------------------------------------------

WISH = Criterion("wish", 1, "preference", receiver="mentor_wish", giver="mentee_wish")


def test_a_wish_for_somebody_comes_true_with_her() -> None:
    duo = Criterion("wish", 1, "preference", field="duo_wish")

    assert fit(duo, {"duo_wish": ("M2",)}, {}, {}) == [0.0, 1.0]
    assert fit(duo, {"duo_wish": ("M9",)}, {}, {}) == [UNKNOWN, UNKNOWN]
    assert fit(duo, {}, {"duo_wish": ("A1",)}, {}) == [1.0, UNKNOWN]
    assert fit(duo, {"duo_wish": ("M1", "M2")}, {}, {}) == [0.5, 0.5]


def test_words_wished_for_are_looked_for_in_what_the_others_said() -> None:
    mentee = {"mentor_wish": ("Sport",)}

    assert fit(
        WISH, mentee, {"interests": ("sport",)}, {"interests": ("music",)}, {"interests": None}
    ) == [1.0, 0.0, UNKNOWN]


def test_words_that_nobody_said_are_for_a_person_to_read() -> None:
    assert UNKNOWN is fit(WISH, {"mentor_wish": ("somebody who laughs",)}, {"interests": ("art",)})


def test_a_wish_is_never_looked_for_in_where_somebody_comes_from() -> None:
    assert UNKNOWN is fit(WISH, {"mentor_wish": ("SY",)}, {"birth_country": "SY"})


def test_the_field_to_look_in_can_be_named() -> None:
    named = dataclasses.replace(WISH, code_field="networks")
    mentors = {"interests": ("sport",), "networks": ("work",)}, {"networks": ("sport",)}

    assert fit(named, {"mentor_wish": ("sport",)}, *mentors) == [0.0, 1.0]


def test_earlier_wishes_count_more_where_they_are_ranked() -> None:
    ranked = dataclasses.replace(WISH, credit={"1": 1.0, "2": 0.5})
    mentee = {"mentor_wish": ("sport", "music", "art")}
    mentors = [{"interests": (each,)} for each in ("sport", "music", "art")]

    assert fit(ranked, mentee, *mentors) == [0.5, 0.25, 0.25]
    assert fit(WISH, mentee, *mentors) == [0.333333] * 3


@pytest.mark.parametrize(
    ("expected", "age"), [(1.0, 30.0), (0.0, 40.0), (1.0, 26.0), (1.0, 35.0), (UNKNOWN, None)]
)
def test_a_wish_for_an_age_comes_true(expected: float | None, age: float | None) -> None:
    assert expected == fit(WISH, {"wish_age_band": ("26-35",)}, {"age": age})


def test_an_age_is_worked_out_from_the_year_of_birth() -> None:
    mentor = {"birth_year": 1990, "received_on": pd.Timestamp("2022-01-09")}

    assert fit(WISH, {"wish_age_band": ("26-35",)}, mentor) == 1.0


# ---- points of another scale -----------------------------------------------------------------


def test_points_for_grades_rank_every_pairing_as_their_sums_do() -> None:
    """The civil-service example: two grades higher 12, one 9, the same profession 10, a wish 6."""
    grades = ("a", "b", "c", "d")
    grade = dataclasses.replace(
        built_in_fields()["education_level"], id="grade", list=None, scale=grades
    )
    criteria = (
        Criterion("grade", 12, "level_gap", field="grade", credit={"2": 12, "1": 9}),
        Criterion("profession", 10, "same", field="industry"),
        Criterion("wish", 6, "contains", giver="interests", receiver="goals"),
    )
    mentee = {"grade": "a", "industry": "K", "goals": ("art",)}
    mentors = [
        {"grade": level, "industry": industry, "interests": (interest,)}
        for level in ("b", "c", "d")
        for industry in ("K", "P")
        for interest in ("art", "sport")
    ]

    weighed = sum(
        each.weight * np.array(fit(each, mentee, *mentors, fields={"grade": grade}))
        for each in criteria
    )

    points = {"b": 9, "c": 12, "d": 0}
    summed = [
        points[each["grade"]] + 10 * (each["industry"] == "K") + 6 * (each["interests"] == ("art",))
        for each in mentors
    ]
    assert summed == weighed.tolist()


# ---- fairness --------------------------------------------------------------------------------

PLACED = Aim("places", "max_receivers_placed", "", receiver_points=1)


def fairly(points: Mapping[tuple[str, str], int], **how: Any) -> Plan:
    """Plan that places as many as possible, then lifts the worst pair, then sums up."""
    drawn = plan(points, **how)
    table = drawn.aims[1].pair_points
    worst, total = (Aim(goal, goal, "", table) for goal in ("best_worst_pair", "max_score"))
    return dataclasses.replace(drawn, aims=(PLACED, worst, total))


def test_the_worst_pair_is_lifted_before_the_sum() -> None:
    points = {("M1", "A1"): 10, ("M2", "A1"): 5, ("M1", "A2"): 4, ("M2", "A2"): 1}

    found = choose_fairly(fairly(points))

    assert found.pairs == (("M1", "A2"), ("M2", "A1"))
    assert [each.value for each in found.aims] == [2, 4, 9]
    assert found.status == "optimal"


def test_nobody_loses_a_place_for_a_better_worst_pair() -> None:
    points = {("M1", "A1"): 10, ("M1", "A2"): 9, ("M2", "A2"): 1}

    found = choose_fairly(fairly(points))

    assert [each.value for each in found.aims] == [2, 1, 11]


def test_a_kept_pair_is_the_floor_and_the_others_are_chosen_for_their_sum() -> None:
    points = {
        ("M0", "A0"): 2,
        ("M1", "A1"): 10,
        ("M2", "A1"): 5,
        ("M1", "A2"): 4,
        ("M2", "A2"): 2,
    }

    found = choose_fairly(fairly(points, keep=[("M0", "A0")]))

    assert {("M0", "A0"), ("M1", "A1"), ("M2", "A2")} == set(found.pairs)


@pytest.mark.parametrize("seed", range(40))
def test_the_worst_pair_is_as_good_as_in_the_best_of_all_choices(seed: int) -> None:
    features = Features(receivers=4, givers=4, most=2, minima=False, one_each=True)
    drawn = random_plan(seed, features)
    dice = np.random.default_rng(seed)
    table = dice.integers(0, 6, drawn.shape)
    worst, total = (Aim(goal, goal, "", table) for goal in ("best_worst_pair", "max_score"))
    drawn = dataclasses.replace(drawn, aims=(PLACED, worst, total))

    found = choose_fairly(drawn)

    def worth(choice: tuple[tuple[int, int], ...]) -> tuple[int, int, int]:
        least = min((int(table[pair]) for pair in choice), default=0)
        return value_of(PLACED, choice), least, value_of(total, choice)

    possible = [worth(choice) for choice in every_choice(drawn)]
    if any(not drawn.permissible[pair] for pair in drawn.keep) or not possible:
        assert found.status == "impossible"
    else:
        assert list(max(possible)) == [each.value for each in found.aims]


def test_published_pairs_stay_where_that_costs_no_earlier_aim() -> None:
    from tests.matching.rounds import scores
    from tests.matching.teams import FIT, PLACES, TOPIC
    from workbench.matching import Wishes, propose
    from workbench.programme import programme_from_tables

    programme = programme_from_tables(
        {
            "schema": 1,
            "programme": {"id": "x", "name": {"en": "X"}, "country": "SE", "locales": ["en"]},
            "role": [{"id": "mentor", "side": "giver"}, {"id": "mentee", "side": "receiver"}],
            "match": {
                "pattern": "assign",
                "giver": "mentor",
                "receiver": "mentee",
                "tier": [PLACES, {"id": "calm", "order": 2, "goal": "fewest_changes"}, FIT],
                "criterion": [TOPIC],
            },
        },
        origin="test",
    )
    pairs = dict(zip(permutations(("1", "2"), 2), (0.9, 0.9), strict=True))
    fits = {(f"M{one}", f"A{other}"): value for (one, other), value in pairs.items()}
    found = scores({"topic": {**fits, ("M1", "A1"): 0.1, ("M2", "A2"): 0.1}})
    published = frozenset({("M1", "A1")})

    free = propose(found, programme, Wishes({}))
    calm = propose(found, programme, Wishes({}, published=published))

    assert {("M1", "A2"), ("M2", "A1")} == free.pair_ids
    assert {("M1", "A1"), ("M2", "A2")} == calm.pair_ids
    assert [
        (aim.id, aim.value) for aim in calm.aims
    ] == [("places", 2), ("calm", 1), ("fit", 20.0)]
