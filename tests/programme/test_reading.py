"""Reading a programme file: what it becomes, and every fault of it at once."""

import copy
import tomllib

import pytest

from workbench.programme import (
    ProgrammeFaults,
    library,
    programme_from_bytes,
    programme_from_tables,
    read_programme,
)
from workbench.programme.reading import LIBRARY


@pytest.fixture
def raw():
    return copy.deepcopy(tomllib.loads((LIBRARY / "mitt_livs_chans.toml").read_text("utf-8")))


def faults_of(raw):
    with pytest.raises(ProgrammeFaults) as caught:
        programme_from_tables(raw, origin="mine.toml")
    return {fault.path: str(fault) for fault in caught.value.faults}


def test_every_programme_of_the_library_can_be_read():
    assert "mitt_livs_chans" in library()
    assert all(read_programme(name).id == name for name in library())


@pytest.mark.requirement("M-19", "M-20", "M-21")
def test_mitt_livs_chans_aims_at_places_then_primary_then_secondary():
    programme = read_programme("mitt_livs_chans")

    assert [tier.id for tier in programme.tiers] == ["places", "primary", "secondary"]
    assert [tier.goal for tier in programme.tiers] == [
        "max_receivers_placed",
        "max_score",
        "max_score",
    ]
    primary = {each.id: each.weight for each in programme.criteria_of("primary")}
    assert primary == {"education": 40, "industry": 35, "experience": 25}


@pytest.mark.requirement("M-02")
def test_a_round_starts_in_a_week_not_on_a_day():
    plan = read_programme("mitt_livs_chans").round[0]

    assert (plan.starts.start.isoformat(), plan.starts.to.isoformat()) == (
        "2022-02-14",
        "2022-02-18",
    )
    assert plan.application_deadline.isoformat() == "2022-01-09"


@pytest.mark.requirement("M-29")
def test_mitt_livs_chans_pays_nobody():
    assert read_programme("mitt_livs_chans").compensation.kind == "none"


def test_all_faults_of_a_file_are_told_at_once_each_with_its_path(raw):
    raw["match"]["criterion"][2]["weight"] = "25"
    raw["match"]["criterion"][1]["wieght"] = 2
    raw["match"]["criterion"][0]["tier"] = "primery"
    raw["role"][0]["rule"][0]["severity"] = "hrad"
    raw["round"][0]["starts"]["from"] = "14 februari"
    raw["match"]["hard"][1]["op"] = "share_language"
    del raw["programme"]["country"]

    faults = faults_of(raw)

    assert faults == {
        "match.criterion[0].tier": (
            'match.criterion[0].tier: "primery" is not known here. Did you mean "primary"?'
        ),
        "match.criterion[1].wieght": (
            'match.criterion[1].wieght: "wieght" is not known here. Did you mean "weight"?'
        ),
        "match.criterion[2].weight": (
            'match.criterion[2].weight: Expected a number, found "25". Write a number.'
        ),
        "match.hard[1].op": (
            'match.hard[1].op: "share_language" is not known here. Did you mean "shares_language"?'
        ),
        "programme.country": "programme.country: This key is missing. Write a text in quotes.",
        "role[0].rule[0].severity": (
            'role[0].rule[0].severity: Expected one of "hard", "review", "interview", "setting", '
            'found "hrad". Write one of "hard", "review", "interview", "setting".'
        ),
        "round[0].starts.from": (
            'round[0].starts.from: Expected a date as 2022-01-31, found "14 februari". '
            "Write a date as 2022-01-31."
        ),
    }


def test_a_field_that_no_form_has_is_named_with_the_nearest(raw):
    raw["match"]["criterion"][1]["giver"] = "industri"

    assert "Did you mean" in faults_of(raw)["match.criterion[1].giver"]


def test_a_level_that_the_scale_does_not_have_is_a_fault(raw):
    raw["role"][1]["rule"][1]["when"]["value"] = "ISCED44"

    assert "role[1].rule[1].when.value" in faults_of(raw)


def test_an_id_used_twice_is_a_fault(raw):
    raw["match"]["criterion"][1]["id"] = "education"

    assert faults_of(raw)["match.criterion[1].id"].endswith(
        '"education" is used twice. Give each its own id.'
    )


def test_a_negative_weight_is_a_fault(raw):
    raw["match"]["criterion"][0]["weight"] = -1

    assert "never negative" in faults_of(raw)["match.criterion[0].weight"]


def test_a_deadline_after_the_start_is_a_fault(raw):
    raw["round"][0]["application_deadline"] = raw["round"][0]["starts"]["to"]
    raw["round"][0]["starts"]["to"], raw["round"][0]["starts"]["from"] = (
        raw["round"][0]["starts"]["from"],
        raw["round"][0]["starts"]["from"],
    )

    assert set(faults_of(raw)) == {"round[0].starts.from"}


def test_a_rule_with_two_tests_is_a_fault(raw):
    raw["role"][0]["rule"][0]["any"] = [raw["role"][0]["rule"][0]["when"]]

    assert "A rule has one test; this one has 2." in faults_of(raw)["role[0].rule[0]"]


def test_sides_that_are_swapped_are_told(raw):
    raw["match"]["giver"], raw["match"]["receiver"] = "mentee", "mentor"

    assert set(faults_of(raw)) == {"match.giver", "match.receiver"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"schema = ", "not valid TOML"),
        ("namn = 'å'".encode("cp1252"), "not UTF-8"),
    ],
)
def test_a_file_that_is_no_toml_is_one_fault(content, words):
    with pytest.raises(ProgrammeFaults) as caught:
        programme_from_bytes(content, origin="mine.toml")

    assert len(caught.value.faults) == 1
    assert words in str(caught.value)


def test_an_unknown_programme_names_the_nearest():
    with pytest.raises(ProgrammeFaults) as caught:
        read_programme("mitt_livs_chance")

    assert 'Did you mean "mitt_livs_chans"?' in str(caught.value)


def test_a_path_that_does_not_exist_is_a_sentence():
    with pytest.raises(ProgrammeFaults, match=r"1"):
        read_programme("nowhere.toml")
