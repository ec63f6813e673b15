"""Late and early applications: a person decides, and a missing date holds nobody up."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from tests.programme.rounds import screened
from workbench.people.eligibility import Decision
from workbench.programme import read_programme

MLC, OMDU, KVINFO = (read_programme(name) for name in ("mitt_livs_chans", "omdu", "kvinfo"))

ADEPT = {
    "role": "mentee",
    "birth_country": "SY",
    "education_level": "ISCED6",
    "job_matches_competence": "no",
}
MOTHER = {
    "role": "mentor",
    "single_parent_mother": True,
    "birth_country": "SY",
    "education_level": "ISCED3",
    "lang.sv": "some",
    "occupation_status": "student",
    "interview.wants_to_share": 4,
}


def adept(name: str, received: str | None) -> dict[str, object]:
    return {"id": name, **ADEPT, "received_on": pd.Timestamp(received) if received else pd.NaT}


@pytest.mark.requirement("M-02")
def test_who_applied_after_the_deadline_is_for_a_person_to_decide() -> None:
    found = screened(MLC, adept("in time", "2022-01-09 23:30"), adept("late", "2022-01-10 00:30"))

    assert dict(found.windows) == {"in time": "inside", "late": "late"}
    assert dict(found.standing) == {"in time": "eligible", "late": "coordinator_decides"}
    assert dict(found.admitted) == {"in time": True, "late": False}


@pytest.mark.requirement("M-02")
def test_the_rule_is_shown_with_the_deadline_the_day_and_its_source() -> None:
    found = screened(MLC, adept("late", "2022-01-10 00:30"))

    last = found.findings("late")[-1]
    assert str(last.rule) == "Applied by the deadline, 2022-01-09."
    assert last.verdict == "decide"
    assert [(str(name), str(said)) for name, said in last.because] == [
        ("Received", "2022-01-10 00:30, after the deadline")
    ]
    assert "sista ansökningsdag är den 9 januari" in last.source


def test_a_late_application_is_accepted_by_a_person() -> None:
    late = adept("late", "2022-01-10 00:30")
    found = screened(MLC, late)
    accepted = Decision(accepted=True, reason="Was ill.", on=date(2022, 1, 12))

    decided = type(found)(**{**vars(found), "decisions": {"late": accepted}})

    assert bool(decided.admitted["late"])


def test_late_never_softens_what_shuts_out_or_is_missing() -> None:
    outside = {**adept("outside", "2022-02-01"), "job_matches_competence": "yes"}
    asked = {**adept("asked", "2022-02-01"), "education_level": None}

    found = screened(MLC, outside, asked)

    assert dict(found.standing) == {"outside": "not_eligible", "asked": "needs_info"}


def test_a_missing_date_is_not_known_and_holds_nobody_up() -> None:
    found = screened(MLC, adept("dated", "2022-01-01"), adept("undated", None))

    assert found.standing["undated"] == "eligible"
    assert pd.isna(found.windows["undated"])
    assert found.findings("undated")[-1].verdict == "unknown"
    assert found.missing_answers("undated") == ()


def test_a_list_without_dates_has_no_such_rule() -> None:
    found = screened(MLC, {"id": "a", **ADEPT})

    assert [str(each.rule) for each in found.findings("a") if "deadline" in str(each.rule)] == []


@pytest.mark.requirement("O-43")
@pytest.mark.parametrize(
    ("day", "window", "standing"),
    [
        ("2022-08-31 23:59", "early", "coordinator_decides"),
        ("2022-09-01 00:00", "inside", "eligible"),
        ("2022-09-30 23:59", "inside", "eligible"),
        ("2022-10-01 00:00", "late", "coordinator_decides"),
    ],
)
def test_both_days_of_the_window_count(day: str, window: str, standing: str) -> None:
    found = screened(OMDU, {"id": "m", **MOTHER, "received_on": pd.Timestamp(day)})

    assert (found.windows["m"], found.standing["m"]) == (window, standing)


def test_the_dates_are_only_for_the_roles_they_name() -> None:
    leader = {"id": "l", "role": "leader", "received_on": pd.Timestamp("2023-02-01")}
    mother = {"id": "m", **MOTHER, "received_on": pd.Timestamp("2023-02-01")}

    found = screened(OMDU, mother, leader)

    assert found.windows["m"] == "late"
    assert pd.isna(found.windows["l"])


def test_a_rolling_programme_has_no_late_applications() -> None:
    found = screened(
        KVINFO, {"id": "a", "role": "mentor", "received_on": pd.Timestamp("2031-01-01")}
    )

    assert pd.isna(found.windows["a"])


@pytest.mark.requirement("M-02")
def test_someone_late_who_only_lacks_a_talk_still_waits_for_a_decision() -> None:
    mother = {**MOTHER, "received_on": pd.Timestamp("2022-10-01")}
    mother.pop("interview.wants_to_share")

    found = screened(OMDU, {"id": "m", **mother}, {"id": "n", **MOTHER})

    assert not found.admitted["m"]
