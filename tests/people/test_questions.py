"""The fewest questions that decide: only what matters beside the answers already there."""

from __future__ import annotations

from typing import Any

import pytest

from tests.programme.rounds import screened
from workbench.people.questions import questions_for
from workbench.programme import read_programme

MLC, OMDU, KVINFO = (read_programme(name) for name in ("mitt_livs_chans", "omdu", "kvinfo"))

ADEPT = {
    "id": "a",
    "role": "mentee",
    "birth_country": "SY",
    "education_level": "ISCED6",
    "job_matches_competence": "no",
}
MOTHER = {
    "id": "a",
    "role": "mentor",
    "single_parent_mother": True,
    "birth_country": "SY",
    "education_level": "ISCED3",
    "lang.sv": "some",
    "occupation_status": "student",
}


def asked(programme: Any, person: dict[str, Any], **answers: Any) -> tuple[str, ...]:
    found = screened(programme, {**person, **answers}, {**person, "id": "other"})
    return tuple(each.field for each in questions_for(found, "a"))


def test_nobody_is_asked_where_nothing_is_missing() -> None:
    assert asked(MLC, ADEPT) == ()


def test_where_the_birthplace_decides_the_parents_are_not_asked_about() -> None:
    assert asked(MLC, ADEPT, birth_country=None) == ("birth_country",)


@pytest.mark.requirement("M-36")
def test_g19_only_the_parent_that_is_not_known_is_asked_about() -> None:
    born_here = {"birth_country": "SE", "parent1_birth_country": "SO"}

    assert asked(MLC, ADEPT, **born_here) == ("parent2_birth_country",)


def test_both_parents_are_asked_about_where_neither_is_known() -> None:
    assert asked(MLC, ADEPT, birth_country="SE") == (
        "parent1_birth_country",
        "parent2_birth_country",
    )


def test_of_two_ways_to_meet_a_rule_the_one_that_is_blank_is_asked_for() -> None:
    assert asked(OMDU, MOTHER, **{"lang.sv": "none", "lang.en": None}) == ("lang.en",)
    assert asked(OMDU, MOTHER, **{"lang.sv": None, "lang.en": "some"}) == ()


def test_whoever_is_outside_the_target_group_anyway_is_asked_nothing() -> None:
    assert asked(MLC, ADEPT, birth_country=None, education_level="ISCED2") == ()


@pytest.mark.requirement("O-09")
@pytest.mark.parametrize(
    ("country", "choices"),
    [
        ("CSHH", "Tjeckien, Slovakien"),
        (
            "YU",
            (
                "Slovenien, Kroatien, Bosnien och Hercegovina, Serbien, Montenegro, "
                "Nordmakedonien, Kosovo"
            ),
        ),
    ],
)
def test_somebody_born_in_a_former_state_is_asked_which_country_it_is_today(
    country: str, choices: str
) -> None:
    found = screened(OMDU, {**MOTHER, "birth_country": country})

    (question,) = questions_for(found, "a")

    assert question.field == "birth_country"
    assert [each.text("sv") for each in question.choices] == choices.split(", ")  # type: ignore[union-attr]


def test_an_answer_that_decides_nothing_is_asked_about_again() -> None:
    found = screened(MLC, {**ADEPT, "job_matches_competence": "partly"})

    (question,) = questions_for(found, "a")

    assert question.words(found.fields, "en") == (
        "You wrote “Partly” for “Job matches competence”. Please tell us a little more."
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", "I vilket land är du född?"),
        ("da", "I hvilket land er du født?"),
        ("nb", "I hvilket land er du født?"),
        ("en", "In which country were you born?"),
    ],
)
def test_a_question_is_asked_as_the_form_asks_it(language: str, words: str) -> None:
    found = screened(MLC, {**ADEPT, "birth_country": None}, {**ADEPT, "id": "b"})

    (question,) = questions_for(found, "a")

    assert words == question.words(found.fields, language)
