"""Form fields and code lists of a programme: built in, and its own."""

import pytest

from tests.programme.rounds import applications_of
from workbench.programme import fields_of, fields_used, library, lists_of, read_programme
from workbench.programme.fields import fields_expected, sensitive_fields

OMDU = read_programme("omdu")
DISABILITY = read_programme("template_disability")


@pytest.mark.requirement("O-40")
def test_an_own_field_has_its_side_answers_labels_and_headings():
    field = fields_of(OMDU)["recruited_by"]

    assert (field.type, field.sides, field.personal) == ("code", ("giver",), "personal")
    assert field.labels["sv"] == "Rekryterad av"
    assert "Rekryterande organisation" in field.headings["sv"]


def test_an_own_field_keeps_the_headings_of_the_built_in_one_it_replaces():
    field = fields_of(DISABILITY)["experience_areas"]

    assert field.personal == "sensitive"
    assert field.headings["sv"]
    assert list(lists_of(DISABILITY)["experience_areas"])[:2] == ["everyday_life", "school"]


def test_own_answers_are_found_by_their_labels_in_every_language():
    answers = lists_of(DISABILITY)["experience_areas"]

    assert answers.find("Att flytta hemifrån") == "own_home"
    assert answers.find("A home of one's own") == "own_home"
    assert answers.label("own_home", "nb") == "Å flytte hjemmefra"


@pytest.mark.requirement("O-25", "N-21")
@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("Malmö", "malmo"),
        ("Tumba", "botkyrka"),
        ("Botkyrka", "botkyrka"),
        ("Huddinge kommun", "botkyrka"),
        ("Sundbyberg/Spånga/Järva", "spanga"),
        ("järva", "spanga"),
        ("spanga", "spanga"),
        ("Lund", None),
    ],
)
def test_a_site_is_found_by_its_name_a_part_of_it_or_a_municipality(text, site):
    assert lists_of(OMDU)["site"].find(text) == site


def test_a_list_with_own_answers_and_sites_is_read():
    applications, problems = applications_of(
        OMDU,
        mentor=(
            "Id;Ort;Rekryterad av;Ensamstående mamma\n"
            "1;Tumba;Hela Människan Huddinge-Botkyrka-Salem;Ja\n"
            "2;Lund;Ingen;Nej\n"
        ),
    )

    assert applications["site"].tolist()[0] == "botkyrka"
    assert applications["recruited_by"].tolist()[0] == "hm-hbs"
    assert {problem.field for problem in problems} >= {"site", "recruited_by"}


@pytest.mark.parametrize("name", library())
def test_what_a_programme_uses_are_fields_it_has(name):
    programme = read_programme(name)
    fields = fields_of(programme)

    assert fields_used(programme) - {"lang"} <= set(fields)
    assert set(fields_expected(programme)) <= set(fields)
    assert sensitive_fields(programme) <= set(fields)


def test_a_mark_of_an_interview_that_nobody_declared_is_a_number_from_1_to_5():
    field = fields_of(read_programme("kvinfo"))["interview.labour_market_knowledge"]

    assert (field.type, field.low, field.high) == ("number", 1, 5)


def test_what_another_answer_tells_is_not_asked_for_twice():
    used = fields_used(read_programme("likestillingssenteret"))

    assert {"years_in_country", "immigrated_on"} <= used
    assert "years_in_country" not in fields_expected(read_programme("likestillingssenteret"))
