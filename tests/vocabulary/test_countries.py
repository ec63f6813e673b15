"""The European Union of a day, and what must be asked about historic states."""

from datetime import date

import pytest

from workbench.vocabulary import code_list, eu_member_at, in_group, successors_of

APPLIED = date(2022, 1, 9)


@pytest.mark.parametrize(
    "code",
    [
        "AT",
        "BE",
        "BG",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "HU",
        "IE",
        "IT",
        "LT",
        "LU",
        "LV",
    ],
)
def test_members_are_inside(code):
    assert eu_member_at(code, APPLIED) is True


@pytest.mark.parametrize("code", ["GB", "NO", "IS", "CH", "XK", "TR", "UA", "RS", "BA", "NA", "SY"])
def test_other_countries_are_outside(code):
    assert eu_member_at(code, APPLIED) is False


@pytest.mark.parametrize("code", ["AX", "GF", "GP", "MQ", "RE", "YT", "MF"])
def test_territories_that_belong_to_the_union_are_inside(code):
    assert eu_member_at(code, APPLIED) is True


@pytest.mark.parametrize(
    "code",
    ["FO", "GL", "BL", "PM", "NC", "PF", "WF", "AW", "CW", "SX", "BQ", "GI", "IM", "JE", "GG"],
)
def test_territories_that_do_not_belong_are_outside(code):
    assert eu_member_at(code, APPLIED) is False


def test_there_are_27_member_states_today():
    today = date(2026, 1, 1)
    states = [row.code for row in code_list("countries").codes if row.level == "country"]

    assert sum(eu_member_at(code, today) is True for code in states) == 27


def test_the_last_day_of_membership_counts_as_inside():
    assert eu_member_at("GB", date(2020, 1, 31)) is True
    assert eu_member_at("GB", date(2020, 2, 1)) is False


def test_croatia_was_outside_before_it_joined():
    assert eu_member_at("HR", date(2013, 6, 30)) is False
    assert eu_member_at("HR", date(2013, 7, 1)) is True


@pytest.mark.parametrize("code", ["YU", "SU"])
def test_a_state_whose_parts_are_on_both_sides_needs_information(code):
    assert eu_member_at(code, APPLIED) is None


@pytest.mark.parametrize(("code", "inside"), [("CSHH", True), ("DD", True), ("CSXX", False)])
def test_a_state_whose_parts_are_on_one_side_is_decided(code, inside):
    assert eu_member_at(code, APPLIED) is inside


@pytest.mark.parametrize("code", ["CS", None, "", "ZZ"])
def test_a_country_that_is_not_known_needs_information(code):
    assert eu_member_at(code, APPLIED) is None


def test_norway_and_switzerland_stand_outside_the_union_and_inside_the_wider_group():
    assert in_group("NO", "EU", APPLIED) is False
    assert in_group("NO", "EU_EEA_CH", APPLIED) is True
    assert in_group("CH", "EU_EEA_CH", APPLIED) is True
    assert in_group("GB", "EU_EEA_CH", APPLIED) is False


def test_europe_is_the_continent_of_the_united_nations():
    assert in_group("RU", "EUROPE", APPLIED) is True
    assert in_group("CY", "EUROPE", APPLIED) is True
    assert in_group("YU", "EUROPE", APPLIED) is True
    assert in_group("TR", "EUROPE", APPLIED) is False
    assert in_group("SU", "EUROPE", APPLIED) is None


def test_an_unknown_group_is_refused_with_the_groups_there_are():
    with pytest.raises(ValueError, match="Use one of EU, EU_EEA_CH, EUROPE"):
        in_group("SE", "NATO", APPLIED)


def test_the_present_day_countries_of_a_historic_state_are_named():
    assert successors_of("CSHH") == ("CZ", "SK")
    assert successors_of("SE") == ()


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("f.d. Jugoslavien", "YU"),
        ("Tjeckoslovakien", "CSHH"),
        ("USSR", "SU"),
        ("England", "GB"),
        ("Hviterussland", "BY"),
        ("Bosnien", "BA"),
        ("Palestina", "PS"),
        ("Kosovo", "XK"),
        ("USA", "US"),
    ],
)
def test_countries_are_found_by_the_names_people_use(answer, code):
    assert code_list("countries").find(answer) == code
