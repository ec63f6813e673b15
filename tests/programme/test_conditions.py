"""Tests on a person: every operator, three answers, and the edges that decide."""

from datetime import date, datetime

import pandas as pd
import pytest

from tests.programme.rounds import screened, verdicts
from workbench.people.conditions import OPERATORS
from workbench.people.derived import age_between, site_of, with_derived, years_in_country
from workbench.programme import Condition, programme_from_tables, read_programme
from workbench.programme.words import PERSON_OPERATORS

OMDU = read_programme("omdu")
MLC = read_programme("mitt_livs_chans")
YOUTH = read_programme("template_youth")
NORWAY = read_programme("likestillingssenteret")


def test_every_operator_of_a_file_has_a_function():
    assert set(OPERATORS) == set(PERSON_OPERATORS)


def mother(id="a", **answers):
    known = {
        "role": "mentor",
        "site": "malmo",
        "single_parent_mother": True,
        "birth_country": "SY",
        "education_level": "ISCED3",
        "education_equivalent": None,
        "lang.sv": "some",
        "lang.en": None,
        "occupation_status": "student",
        "received_on": pd.Timestamp("2022-09-10"),
    }
    return {"id": id, **known, **answers}


def rule(role, name):
    (found,) = [each for each in OMDU.role_named(role).rule if each.id == name]
    return found.condition


@pytest.mark.requirement("O-09")
@pytest.mark.parametrize(
    ("born", "expected"),
    [
        ("SY", True),
        ("DE", False),
        ("NO", True),
        ("CH", True),
        ("XK", True),
        ("NA", True),  # Namibia, not "not available"
        (None, None),
        ("YU", None),
        ("SU", None),
        ("CSHH", None),
        ("DD", False),
        ("CSXX", True),
        ("CS", None),  # used for two states: never accepted bare
        ("GF", False),
        ("RE", False),
        ("AX", False),
        ("GL", True),
        ("FO", True),
        ("NC", True),
        ("IM", True),
        ("HR", False),
    ],
)
def test_g8_born_outside_the_eu(born, expected):
    other = mother("b", birth_country="SO")

    found = verdicts(OMDU, rule("mentor", "born_outside_eu"), mother(birth_country=born), other)

    assert found[0] is expected


@pytest.mark.requirement("O-09")
@pytest.mark.parametrize(
    ("applied", "expected"),
    [("2020-01-31", False), ("2020-02-01", True), ("2022-09-10", True), ("1972-12-31", True)],
)
def test_the_united_kingdom_counts_as_it_was_on_the_day_of_the_application(applied, expected):
    person = mother(birth_country="GB", received_on=pd.Timestamp(applied))

    assert verdicts(OMDU, rule("mentor", "born_outside_eu"), person) == [expected]


@pytest.mark.requirement("O-09")
def test_a_rule_may_name_the_day_that_counts():
    condition = Condition(op="not_in_group", field="birth_country", value="EU", as_of="2019-01-01")

    assert verdicts(OMDU, condition, mother(birth_country="GB")) == [False]


def test_a_rule_may_name_another_group_of_countries():
    condition = Condition(op="not_in_group", field="birth_country", value="EU_EEA_CH")
    people = [mother(birth_country=born) for born in ("NO", "CH", "SY")]

    assert verdicts(OMDU, condition, *people) == [False, False, True]


@pytest.mark.requirement("O-22")
@pytest.mark.parametrize(
    ("swedish", "english", "expected"),
    [
        ("none", "some", True),  # G7
        ("none", "none", False),
        ("none", None, None),
        (None, "none", None),
        (None, "native", True),
        (None, None, None),
    ],
)
def test_g7_some_swedish_or_some_english_is_enough(swedish, english, expected):
    person = mother(**{"lang.sv": swedish, "lang.en": english})
    other = mother("b", **{"lang.en": "good"})

    assert verdicts(OMDU, rule("mentor", "some_sv_or_en"), person, other)[0] is expected


@pytest.mark.requirement("O-21")
@pytest.mark.parametrize(
    ("level", "equivalent", "expected"),
    [
        ("ISCED3", None, True),
        ("ISCED8", None, True),
        ("ISCED2", "ISCED3", True),  # confirmed as equivalent
        ("ISCED2", "ISCED2", False),
        ("ISCED2", None, None),  # schooling abroad without papers: ask, do not refuse
        (None, None, None),
        (None, "ISCED5", True),
    ],
)
def test_upper_secondary_education_or_the_equivalent(level, equivalent, expected):
    person = mother(education_level=level, education_equivalent=equivalent)
    other = mother("b", education_equivalent="ISCED3")

    assert verdicts(OMDU, rule("mentor", "upper_secondary"), person, other)[0] is expected


@pytest.mark.requirement("O-23")
def test_another_occupation_is_for_a_person_to_decide():
    found = screened(
        OMDU,
        mother("a", **{"interview.wants_to_share": 4}),
        mother("b", occupation_status="parental_leave", **{"interview.wants_to_share": 4}),
    )

    assert found.standing.to_dict() == {"a": "eligible", "b": "coordinator_decides"}


@pytest.mark.requirement("O-08")
def test_a_single_mother_says_so_herself_and_a_blank_is_asked_for():
    people = [mother(single_parent_mother=answer) for answer in (True, False, None)]

    assert verdicts(OMDU, rule("mentor", "single_mother"), *people) == [True, False, None]


@pytest.mark.requirement("M-37")
def test_g20_years_in_the_country_on_the_day_of_the_application():
    assert years_in_country("2019-06", date(2022, 1, 9)) == 2.6
    assert years_in_country("2022-01", date(2022, 1, 9)) == 0
    assert years_in_country(None, date(2022, 1, 9)) is None
    assert years_in_country("2023-01", date(2022, 1, 9)) is None


@pytest.mark.requirement("I-07", "M-37")
def test_years_in_the_country_are_worked_out_where_the_form_gives_only_the_month():
    woman = {"role": "mentee", "gender": "woman", "received_on": pd.Timestamp("2022-01-09")}

    found = screened(
        NORWAY,
        {"id": "a", **woman, "immigrated_on": "2019-06"},
        {"id": "b", **woman, "immigrated_on": "2010-01"},
        {"id": "c", **woman, "immigrated_on": None},
    )

    assert found.standing.to_dict() == {
        "a": "eligible",
        "b": "coordinator_decides",
        "c": "needs_info",
    }


def test_what_the_form_says_stands_above_what_could_be_worked_out():
    people = pd.DataFrame(
        {"years_in_country": [1.0, None], "immigrated_on": ["2010-01", "2019-06"]}
    )

    found = with_derived(people, sites=(), as_of=date(2022, 1, 9))

    assert found["years_in_country"].tolist() == [1.0, 2.6]


@pytest.mark.parametrize(
    ("born", "expected"),
    [(2006, False), (2005, None), (2004, True), (2000, True), (1999, None), (1998, False)],
)
def test_a_year_of_birth_decides_only_where_both_ages_agree(born, expected):
    condition = Condition(op="between", field="age", value=[17, 22])
    person = {"id": "a", "role": "mentee", "birth_year": born}

    assert verdicts(YOUTH, condition, person, as_of=date(2022, 3, 1)) == [expected]


@pytest.mark.parametrize(("birthday", "age"), [("2004-03-01", 18), ("2004-03-02", 17)])
def test_a_date_of_birth_gives_the_age_on_the_day(birthday, age):
    born = datetime.fromisoformat(birthday)

    assert age_between(born, None, date(2022, 3, 1)) == (age, age)


def test_a_minor_without_consent_is_asked_for_it_and_never_refused_by_a_blank():
    person = {"role": "mentee", "site": "main"}

    found = screened(
        YOUTH,
        {"id": "a", **person, "age": 17, "guardian_consent_on": None},
        {"id": "b", **person, "age": 17, "guardian_consent_on": pd.Timestamp("2022-09-01")},
        {"id": "c", **person, "age": 18, "guardian_consent_on": None},
        as_of=date(2022, 9, 15),
    )

    assert found.standing.to_dict() == {"a": "needs_info", "b": "eligible", "c": "eligible"}


@pytest.mark.parametrize(
    ("shown_on", "expected"),
    [("2021-09-15", True), ("2021-09-14", False), ("2022-09-14", True), (None, None)],
)
def test_an_extract_is_at_most_a_year_old_on_the_day_of_the_application(shown_on, expected):
    condition = Condition(op="within_months", field="background_check_on", value=12)
    person = {"id": "a", "background_check_on": pd.Timestamp(shown_on) if shown_on else pd.NaT}

    assert verdicts(YOUTH, condition, person) == [expected]


@pytest.mark.requirement("K-14")
@pytest.mark.parametrize(
    ("known", "site", "expected"),
    [
        (("0751",), "aarhus", True),
        (("0751-gellerup",), "aarhus", True),
        (("0461",), "aarhus", False),
        ((), "aarhus", None),
        (("0751",), None, None),
    ],
)
def test_areas_known_cover_the_site(known, site, expected):
    kvinfo = read_programme("kvinfo")
    condition = Condition(op="contains_site", field="areas_known")

    found = verdicts(kvinfo, condition, {"id": "a", "areas_known": known, "site": site})

    assert found == [expected]


@pytest.mark.requirement("K-23")
def test_a_person_belongs_to_the_one_site_of_her_municipality():
    sites = OMDU.site

    assert site_of(["0126", None], sites) == "botkyrka"
    assert site_of(["0180-tensta", None], sites) == "spanga"
    assert site_of(["0184", None], sites) is None
    assert site_of([None, None], sites) is None
    assert site_of([None, None], MLC.site) == "se"


def test_a_test_on_an_own_scale_reads_its_order():
    programme = with_own_scale()
    condition = Condition(op="gte", field="motivation_level", value="medium")
    people = [{"id": "a", "motivation_level": answer} for answer in ("low", "medium", "high", None)]

    assert verdicts(programme, condition, *people) == [False, True, True, None]


def test_a_test_on_own_answers_reads_them_word_for_word():
    programme = read_programme("template_disability")
    condition = Condition(op="in", field="experience_areas", value=["school", "work"])
    people = [{"id": "a", "experience_areas": answer} for answer in (("work",), ("travel",), ())]

    assert verdicts(programme, condition, *people) == [True, False, None]


def with_own_scale():
    return programme_from_tables(
        {
            "schema": 1,
            "programme": {"id": "own", "name": "Own", "country": "SE", "locales": ["en"]},
            "field": [
                {"id": "motivation_level", "type": "level", "scale": ["low", "medium", "high"]}
            ],
            "role": [{"id": "mentor", "side": "giver"}, {"id": "mentee", "side": "receiver"}],
            "match": {"pattern": "assign", "giver": "mentor", "receiver": "mentee"},
        },
        origin="own.toml",
    )
