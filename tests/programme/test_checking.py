"""Faults that only show when two parts of a file are read together."""

import copy
import tomllib

import pytest

from workbench.programme import ProgrammeFaults, programme_from_tables
from workbench.programme.reading import LIBRARY


def tables_of(name):
    return copy.deepcopy(tomllib.loads((LIBRARY / f"{name}.toml").read_text("utf-8")))


def faults_of(raw):
    try:
        programme_from_tables(raw, origin="mine.toml")
    except ProgrammeFaults as error:
        return {fault.path: str(fault) for fault in error.faults}
    return {}


@pytest.fixture
def omdu():
    return tables_of("omdu")


@pytest.fixture
def mlc():
    return tables_of("mitt_livs_chans")


def rule_of(raw, role, rule):
    (found,) = [
        each
        for part in raw["role"]
        if part["id"] == role
        for each in part["rule"]
        if each["id"] == rule
    ]
    return found


def criterion_of(raw, name):
    (found,) = [each for each in raw["match"]["criterion"] if each["id"] == name]
    return found


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"op": "gte", "value": "many"}, "value"),
        ({"op": "lte", "value": "2"}, "value"),
        ({"op": "between", "value": 3}, "value"),
        ({"op": "between", "value": [9, 3]}, "value"),
        ({"op": "is_true"}, "op"),
        ({"op": "within_months", "value": 12}, "op"),
        ({"op": "not_in_group", "value": "EU"}, "op"),
        ({"op": "gte"}, "value"),
    ],
)
def test_a_test_that_cannot_be_made_on_a_number_is_a_fault(mlc, change, path):
    rule_of(mlc, "mentor", "local_experience")["when"] = {"field": "years_work_local", **change}

    assert f"role[0].rule[0].when.{path}" in faults_of(mlc)


@pytest.mark.parametrize(
    ("field", "op", "value", "path"),
    [
        ("birth_country", "not_in_group", "NATO", "value"),
        ("gender", "not_in_group", "EU", "op"),
        ("gender", "in", ["lady"], "value"),
        ("single_parent_mother", "gte", 1, "op"),
        ("background_check_on", "within_months", 0, "value"),
        ("lang.sv", "gte", "splendid", "value"),
        ("education_level", "between", ["ISCED3", "ISCED99"], "value"),
    ],
)
def test_a_value_that_the_field_can_never_have_is_a_fault(omdu, field, op, value, path):
    rule_of(omdu, "mentor", "single_mother")["when"] = {"field": field, "op": op, "value": value}

    assert f"role[0].rule[0].when.{path}" in faults_of(omdu)


def test_a_rule_may_count_membership_on_another_day(omdu):
    when = rule_of(omdu, "mentor", "born_outside_eu")["when"]
    when["as_of"] = "2020-01-31"
    assert faults_of(omdu) == {}

    when["as_of"] = "last year"
    assert "role[0].rule[1].when.as_of" in faults_of(omdu)


def test_a_mark_of_an_interview_needs_no_declaration(omdu):
    rule_of(omdu, "mentor", "wants_to_share")["when"]["field"] = "interview.patience"

    assert faults_of(omdu) == {}


@pytest.mark.requirement("O-17", "O-25", "N-21")
@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"municipalities": ["1281", "9999"]}, "municipalities[1]"),
        ({"municipalities": ["Malmö"]}, "municipalities[0]"),
        ({"seats": {"mentr": 12}}, "seats.mentr"),
        ({"seats": {"mentor": -1}}, "seats.mentor"),
        ({"seats_by_org": {"nobody": 6}}, "seats_by_org.nobody"),
        ({"modes": ["onsite-ish"]}, "modes[0]"),
        ({"lat": 155.0}, "lat"),
    ],
)
def test_a_site_has_municipalities_of_its_country_and_seats_for_known_roles(omdu, change, path):
    omdu["site"][0].update(change)

    assert set(faults_of(omdu)) == {f"site[0].{path}"}


def test_a_municipality_by_name_is_answered_with_its_number(omdu):
    omdu["site"][0]["municipalities"] = ["Malmö"]

    assert '"1280" is Malmö' in faults_of(omdu)["site[0].municipalities[0]"]


def test_a_danish_number_is_no_swedish_municipality(omdu):
    omdu["site"][0]["municipalities"] = ["0751"]

    assert "is no municipality of SE" in faults_of(omdu)["site[0].municipalities[0]"]


@pytest.mark.requirement("I-13")
@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"type": "code", "values": []}, "values"),
        ({"type": "level", "values": ["a", "b"]}, "scale"),
        ({"type": "choice"}, "type"),
        ({"list": "nace3"}, "list"),
        ({"role": "mentors"}, "role"),
        ({"labels": {"other": {"sv": "Annat"}}}, "labels.other"),
        ({"values": ["a", "a"], "labels": {}}, "values[1]"),
        ({"list": "gender"}, "list"),
        ({"id": "email"}, "id"),
    ],
)
def test_an_own_field_says_what_can_be_answered(omdu, change, path):
    omdu["field"][0].update(change)

    assert f"field[0].{path}" in faults_of(omdu)


def test_a_criterion_on_codes_names_levels_that_its_list_has(mlc):
    criterion_of(mlc, "industry")["credit"] = {"section": 1.0, "narrow": 0.5}

    assert set(faults_of(mlc)) == {"match.criterion[1].credit.narrow"}


@pytest.mark.requirement("M-19")
def test_a_criterion_on_codes_reads_fields_of_its_own_list(mlc):
    criterion_of(mlc, "industry")["code"] = "ISCED-F"

    assert {"match.criterion[1].giver", "match.criterion[1].receiver"} <= set(faults_of(mlc))


def test_g26_an_industry_of_another_edition_is_never_taken_for_the_same(mlc):
    criterion_of(mlc, "industry")["code"] = "NACE2.1"
    assert "match.criterion[1].code" in faults_of(mlc)

    mlc = tables_of("mitt_livs_chans")
    rule = rule_of(mlc, "mentor", "local_experience")
    rule["when"] = {"field": "industry", "op": "in", "value": ["NACE2.1:K"]}
    assert "role[0].rule[0].when.value" in faults_of(mlc)

    rule["when"]["value"] = ["NACE2:J"]
    assert faults_of(mlc) == {}


def test_steps_of_a_scale_need_a_field_with_a_scale(mlc):
    criterion_of(mlc, "goals").update(kind="level_gap", credit={"one": 1.0})

    assert {
        "match.criterion[3].credit.one",
        "match.criterion[3].giver",
        "match.criterion[3].receiver",
    } <= set(faults_of(mlc))


def test_an_aim_that_counts_has_no_weights(mlc):
    criterion_of(mlc, "goals")["tier"] = "places"

    assert "counts and has no weights" in faults_of(mlc)["match.tier[0].goal"]


@pytest.mark.parametrize("missing", ["spread", "giver_meets"])
def test_an_aim_says_what_it_needs(omdu, missing):
    del omdu["match"][missing]
    omdu["match"].pop("ours_in")

    assert any(path.startswith("match.tier[") for path in faults_of(omdu))


def test_a_step_that_no_milestone_declares_is_a_fault(omdu):
    omdu["match"]["hard"][3]["milestone"] = "certificat"

    assert 'Did you mean "certificate"?' in faults_of(omdu)["match.hard[3].milestone"]


@pytest.mark.requirement("O-37")
def test_distinct_min_says_in_what_the_partners_differ(omdu):
    del omdu["match"]["distinct"]

    assert set(faults_of(omdu)) == {"match.distinct"}


def test_a_quota_counts_an_answer_that_exists(mlc):
    mlc["match"]["quota"] = [
        {"side": "giver", "field": "mentor_level", "value": "boss", "min": 3, "max": 1},
        {"side": "giver", "field": "mentr_level", "value": "employee", "min": 1},
    ]

    assert set(faults_of(mlc)) == {
        "match.quota[0].value",
        "match.quota[0].max",
        "match.quota[1].field",
    }


def test_a_quota_limits_something_and_counts_something(mlc):
    mlc["match"]["quota"] = [
        {"side": "giver", "field": "mentor_level", "value": "employee"},
        {"side": "giver", "field": "mentor_level", "value": [], "max": 3},
        {"side": "giver", "field": "mentor_level", "value": ["employee"], "max": -1},
        {"side": "sender", "field": "mentor_level", "value": "employee", "max": 1},
    ]

    assert set(faults_of(mlc)) == {
        "match.quota[0]",
        "match.quota[1].value",
        "match.quota[2].max",
        "match.quota[3].side",
    }


def test_the_dates_of_a_round_are_for_roles_that_exist(mlc):
    mlc["round"][0]["application_roles"] = ["mentor", "leader"]

    assert set(faults_of(mlc)) == {"round[0].application_roles[1]"}


@pytest.mark.requirement("O-04")
def test_a_role_that_acts_together_says_how_its_units_are_built(omdu):
    del omdu["formation"]

    assert "nothing says how they are built" in faults_of(omdu)["role[0].unit.min"]


def test_a_formation_is_for_a_role_of_the_programme(omdu):
    omdu["formation"][0]["role"] = "mother"

    assert "formation[0].role" in faults_of(omdu)


@pytest.mark.requirement("O-14")
def test_pay_needs_an_amount_or_says_that_somebody_has_to_enter_it(omdu):
    omdu["compensation"]["amount"] = "about 500"
    assert "required_setting" in faults_of(omdu)["compensation.amount"]

    del omdu["compensation"]["amount"]
    assert "compensation.amount" in faults_of(omdu)

    omdu["compensation"]["amount"] = 500
    assert faults_of(omdu) == {}


@pytest.mark.requirement("M-29", "N-32")
def test_a_programme_that_pays_nobody_has_no_amount():
    kvinfo = tables_of("kvinfo")
    kvinfo["compensation"]["amount"] = 100

    assert set(faults_of(kvinfo)) == {"compensation.amount"}


@pytest.mark.requirement("N-24", "N-26")
@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"site": "odnse"}, "site"),
        ({"funder": "nobody"}, "funder"),
        ({"factor": -0.5}, "factor"),
        ({"weight": {"golas": 10}}, "weight.golas"),
        ({"seats": {"mentr": 1}}, "seats.mentr"),
    ],
)
def test_a_what_if_changes_something_that_the_programme_has(change, path):
    kvinfo = tables_of("kvinfo")
    kvinfo["whatif"][0]["set"][0] = change

    assert set(faults_of(kvinfo)) == {f"whatif[0].set[0].{path}"}


@pytest.mark.parametrize(
    ("part", "change", "path"),
    [
        ("milestone", {"who": "mentors"}, "who"),
        ("milestone", {"before": "someday"}, "before"),
        ("milestone", {"check": "meetings >= 4"}, "check"),
        ("milestone", {"check": "meetings_held is four"}, "check"),
        ("outcome", {"role": "boss"}, "role"),
        ("outcome", {"scale": "7grad"}, "scale"),
        ("outcome", {"denominators": ["all"]}, "denominators[0]"),
        ("outcome", {"top_box": 9}, "top_box"),
        ("survey", {"due": ["soon"]}, "due[0]"),
        ("survey", {"labels": {"nothing": {"sv": "x"}}}, "labels.nothing"),
        ("organisation", {"kind": "owners"}, "kind"),
        ("organisation", {"site": "lund"}, "site"),
    ],
)
def test_a_reference_that_leads_nowhere_is_a_fault(omdu, part, change, path):
    omdu[part][0].update(change)

    assert f"{part}[0].{path}" in faults_of(omdu)


def test_a_source_that_the_programme_does_not_name_is_a_fault(omdu):
    omdu["role"][0]["rule"][0]["source"]["id"] = "omdu-laeflet"

    found = faults_of(omdu)

    assert 'Did you mean "omdu-leaflet"?' in found["role[0].rule[0].source.id"]


def test_a_key_said_to_be_ours_is_there(omdu):
    omdu["cadence"]["ours_in"] = ["meeting_hours", "meeting_minutes"]

    assert set(faults_of(omdu)) == {"cadence.ours_in[1]"}


def test_a_field_named_as_sensitive_that_no_form_has_protects_nothing(omdu):
    omdu["privacy"]["sensitive"].append("bith_country")

    assert "privacy.sensitive[6]" in faults_of(omdu)


def test_units_and_places_are_in_order(omdu):
    omdu["role"][0]["unit"] = {"min": 3, "max": 2}
    omdu["match"]["giver_meets"] = {"min": 6, "max": 4}

    assert {"role[0].unit.max", "match.giver_meets.max"} <= set(faults_of(omdu))


def test_a_list_without_a_test_is_a_fault(mlc):
    rule_of(mlc, "mentor", "post_secondary")["any"] = []

    assert "no test in this list" in faults_of(mlc)["role[0].rule[1].any"]
