"""Places offered and wanted: per site, language, field, industry and goal."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.programme.rounds import screened
from workbench.people.eligibility import Decision
from workbench.programme import read_programme
from workbench.reporting.supply_and_demand import COLUMNS, supply_and_demand
from workbench.round import open_round

SAMPLES = Path(__file__).parents[2] / "sample_data"
MLC = read_programme("mitt_livs_chans")
DAY = date(2022, 1, 9)

MENTOR = {
    "role": "mentor",
    "years_work_local": 5,
    "education_level": "ISCED6",
    "interview.engaged_curious_listener": 4,
    "lang.sv": "fluent",
    "hours_available_total": 12,
}
ADEPT = {
    "role": "mentee",
    "birth_country": "SY",
    "education_level": "ISCED6",
    "job_matches_competence": "no",
    "lang.sv": "good",
}


def table(*people: dict[str, Any]) -> pd.DataFrame:
    return supply_and_demand(screened(MLC, *people), as_of=DAY)


def row(found: pd.DataFrame, about: str, code: str | None) -> tuple[int, ...]:
    """Givers, receivers, offered, wanted, difference."""
    of = found[found["about"] == about]
    ((_, only),) = of[of["code"].isna() if code is None else of["code"] == code].iterrows()
    return tuple(int(only[name]) for name in COLUMNS[3:])


@pytest.mark.requirement("M-31", "N-15")
def test_the_lack_is_shown_where_more_want_a_place_than_offer_one() -> None:
    found = table(
        {**MENTOR, "id": "m1", "max_mentees": 2, "industry": "NACE2:62"},
        {**ADEPT, "id": "a1", "target_industry": "NACE2:J"},
        {**ADEPT, "id": "a2", "target_industry": "NACE2:86"},
        {**ADEPT, "id": "a3", "target_industry": "NACE2:87"},
    )

    assert row(found, "all", None) == (1, 3, 2, 3, -1)
    assert row(found, "industry", "NACE2:J") == (1, 1, 2, 1, 1)
    assert row(found, "industry", "NACE2:Q") == (0, 2, 0, 2, -2)
    assert found[found["about"] == "industry"]["code"].tolist() == ["NACE2:Q", "NACE2:J"]


def test_somebody_with_several_answers_counts_once_for_each() -> None:
    found = table(
        {**MENTOR, "id": "m1", "offers": ("interviews", "contacts"), "goals": None},
        {**ADEPT, "id": "a1", "offers": None, "goals": ("interviews",)},
    )

    assert row(found, "goal", "interviews") == (1, 1, 1, 1, 0)
    assert row(found, "goal", "contacts") == (1, 0, 1, 0, 1)


def test_a_blank_answer_stands_in_a_row_of_its_own() -> None:
    found = table(
        {**MENTOR, "id": "m1", "education_field": "0613"},
        {**ADEPT, "id": "a1", "education_field": "0611"},
        {**ADEPT, "id": "a2", "education_field": None},
    )

    assert row(found, "education_field", "06") == (1, 1, 1, 1, 0)
    assert row(found, "education_field", None) == (0, 1, 0, 1, -1)


def test_what_one_side_was_not_asked_is_left_out() -> None:
    found = table({**MENTOR, "id": "m1", "industry": "NACE2:62"}, {**ADEPT, "id": "a1"})

    assert set(found["about"]) == {"all", "language"}


def test_a_language_counts_from_the_level_that_pairs_need() -> None:
    found = table(
        {**MENTOR, "id": "m1", "lang.ar": "some"},
        {**ADEPT, "id": "a1", "lang.ar": "native"},
    )

    assert row(found, "language", "sv") == (1, 1, 1, 1, 0)
    assert row(found, "language", "ar") == (0, 1, 0, 1, -1)


def test_whoever_is_left_out_by_a_decision_is_not_counted() -> None:
    found = screened(MLC, {**MENTOR, "id": "m1"}, {**ADEPT, "id": "a1"})
    out = Decision(accepted=False, reason="Has moved.", on=DAY)
    decided = type(found)(**{**vars(found), "decisions": {"a1": out}})

    assert row(supply_and_demand(decided, as_of=DAY), "all", None) == (1, 0, 1, 0, 1)


@pytest.mark.requirement("O-45")
def test_in_a_rota_meetings_are_counted_each_site_by_itself() -> None:
    round = open_round("omdu")
    for name in ("mammor_2022.csv", "ledare_2023.xlsx"):
        round = round.with_file(name, (SAMPLES / "omdu" / name).read_bytes())
    round = round.read()
    assert round.eligibility is not None

    found = supply_and_demand(round.eligibility, as_of=round.as_of)

    # 26 mothers may take part, two of them on the waiting list: 13 duos of six meetings.
    assert row(found, "all", None) == (26, 37, 87, 78, 9)
    assert row(found, "site", "botkyrka") == (7, 5, 14, 18, -4)
