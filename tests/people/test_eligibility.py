"""Screening: four answers per rule, and nobody refused by a machine."""

from datetime import date

import pandas as pd
import pytest

from workbench.people.definitions import swedish_foreign_background
from workbench.people.eligibility import Decision, screen
from workbench.programme import read_programme
from workbench.programme.fields import fields_of


def screened(*people, decisions=None):
    programme = read_programme("mitt_livs_chans")
    applications = pd.DataFrame(list(people)).set_index("id").convert_dtypes()
    return screen(
        applications,
        programme,
        fields=fields_of(programme),
        as_of=date(2022, 1, 9),
        decisions=decisions or {},
    )


def adept(id="a", **answers):
    known = {
        "role": "mentee",
        "birth_country": "SY",
        "parent1_birth_country": None,
        "parent2_birth_country": None,
        "education_level": "ISCED6",
        "job_matches_competence": "no_job",
    }
    return {"id": id, **known, **answers}


def mentor(id="m", **answers):
    known = {
        "role": "mentor",
        "years_work_local": 5.0,
        "education_level": "ISCED7",
        "equivalent_experience": None,
        "lang.sv": "fluent",
        "lang.en": None,
        "hours_available_total": 12.0,
        "interview.engaged_curious_listener": 4.0,
    }
    return {"id": id, **known, **answers}


def test_an_adept_who_meets_every_rule_is_eligible():
    assert screened(adept()).standing["a"] == "eligible"


@pytest.mark.requirement("M-36")
@pytest.mark.parametrize(
    ("born", "one", "other", "expected"),
    [
        ("SY", None, None, True),
        ("SE", "SO", "SO", True),
        ("SE", "SO", "SE", False),
        ("SE", None, "SE", False),
        ("SE", "SO", None, None),
        ("SE", None, None, None),
        (None, "SO", "SO", None),
    ],
)
def test_foreign_background_in_sweden_has_three_answers(born, one, other, expected):
    assert swedish_foreign_background(born, one, other) is expected


@pytest.mark.requirement("M-36", "M-06")
def test_a_parent_that_is_not_known_means_asking_not_refusing():
    person = adept(
        birth_country="SE", parent1_birth_country="SO", parent2_birth_country=None
    )

    found = screened(person)

    assert found.standing["a"] == "needs_info"
    assert [str(each) for each in found.missing_answers("a")] != []
    assert not found.admitted["a"]


@pytest.mark.requirement("M-11")
@pytest.mark.parametrize(
    ("level", "equivalent", "standing"),
    [
        ("ISCED4", None, "eligible"),
        ("ISCED3", True, "eligible"),
        ("ISCED3", False, "not_eligible"),
        ("ISCED3", None, "needs_info"),
        (None, True, "eligible"),
    ],
)
def test_a_mentor_has_post_secondary_education_or_equivalent_experience(
    level, equivalent, standing
):
    person = mentor(education_level=level, equivalent_experience=equivalent)

    assert screened(person, mentor("other", equivalent_experience=True)).standing["m"] == standing


@pytest.mark.requirement("M-13")
@pytest.mark.parametrize(
    ("swedish", "english", "standing"),
    [
        ("none", "fluent", "eligible"),
        ("native", None, "eligible"),
        ("good", "good", "not_eligible"),
        ("good", None, "needs_info"),
    ],
)
def test_a_mentor_speaks_fluent_swedish_or_english(swedish, english, standing):
    person = mentor(**{"lang.sv": swedish, "lang.en": english})

    assert screened(person, mentor("other", **{"lang.en": "good"})).standing["m"] == standing


@pytest.mark.requirement("M-10")
def test_a_mentor_has_worked_two_years_in_sweden():
    found = screened(
        mentor("two", years_work_local=2.0), mentor("less", years_work_local=1.5)
    )

    assert dict(found.standing) == {"two": "eligible", "less": "not_eligible"}


@pytest.mark.requirement("M-14")
def test_a_mentor_confirms_twelve_hours():
    found = screened(
        mentor("enough", hours_available_total=12.0), mentor("ten", hours_available_total=10.0)
    )

    assert dict(found.standing) == {"enough": "eligible", "ten": "not_eligible"}


@pytest.mark.requirement("M-35")
@pytest.mark.parametrize(
    ("job", "standing"),
    [("no", "eligible"), ("no_job", "eligible"), ("yes", "not_eligible"), ("partly", "needs_info")],
)
def test_an_adept_lacks_a_job_that_matches_the_competence(job, standing):
    assert screened(adept(job_matches_competence=job)).standing["a"] == standing


@pytest.mark.requirement("M-12")
def test_an_interview_is_rated_by_a_person_and_never_refuses_anybody():
    rating = "interview.engaged_curious_listener"
    found = screened(
        mentor("not-talked", **{rating: None}), mentor("low", **{rating: 2.0}), mentor("high")
    )

    assert dict(found.standing) == {
        "not-talked": "coordinator_decides",
        "low": "coordinator_decides",
        "high": "eligible",
    }
    assert dict(found.admitted) == {"not-talked": True, "low": False, "high": True}


@pytest.mark.requirement("M-08", "M-09", "M-04")
def test_position_industry_and_place_play_no_part_for_a_mentor():
    programme = read_programme("mitt_livs_chans")

    read = {
        name
        for rule in programme.role_named("mentor").rule
        for condition in (rule.condition, *rule.condition.any)
        for name in [condition.field]
    }

    assert not read & {"mentor_level", "industry", "occupation_status", "municipality"}


def test_a_decision_stands_above_the_rules():
    outside = adept("out", education_level="ISCED3")
    decision = Decision(accepted=True, reason="Motsvarande erfarenhet", on=date(2022, 1, 12))

    found = screened(outside, adept("in"), decisions={"out": decision})

    assert found.standing["out"] == "not_eligible"
    assert dict(found.admitted) == {"out": True, "in": True}


def test_every_finding_says_which_answers_decided_and_where_the_rule_comes_from():
    finding = next(
        each
        for each in screened(mentor(years_work_local=1.0)).findings("m")
        if each.verdict == "fails"
    )

    assert str(finding.rule) == "Has worked in Sweden for at least two years."
    assert [str(answer) for _, answer in finding.because] == ["1"]
    assert finding.source.startswith("mlc-mentor:23")


def test_counts_name_every_standing():
    found = screened(adept("in"), adept("out", education_level="ISCED2"))

    assert dict(found.counts("mentee")) == {
        "eligible": 1,
        "needs_info": 0,
        "coordinator_decides": 0,
        "not_eligible": 1,
    }
