"""Application windows: both days belong to them, by the clock of the programme's country."""

from datetime import UTC, date, datetime, timedelta, timezone

import pandas as pd
import pytest

from workbench.programme import read_programme, window_of

SPRING = read_programme("mitt_livs_chans").round[0]
AUTUMN = read_programme("mitt_livs_chans").round[1]
OMDU = read_programme("omdu").round[0]


@pytest.mark.requirement("M-02")
def test_g9_the_deadline_counts_to_the_end_of_its_day():
    assert window_of(datetime(2022, 1, 9, 23, 30), SPRING) == "inside"
    assert window_of(datetime(2022, 1, 10, 0, 30), SPRING) == "late"


@pytest.mark.requirement("M-02")
def test_a_moment_with_a_time_zone_is_turned_into_local_time():
    assert window_of(datetime(2022, 1, 9, 22, 59, tzinfo=UTC), SPRING) == "inside"
    assert window_of(datetime(2022, 1, 9, 23, 30, tzinfo=UTC), SPRING) == "late"
    west = timezone(timedelta(hours=-8))
    assert window_of(datetime(2022, 1, 9, 15, 30, tzinfo=west), SPRING) == "late"


@pytest.mark.requirement("O-43")
@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2022, 8, 31), "early"),
        (date(2022, 9, 1), "inside"),
        (date(2022, 9, 30), "inside"),
        (date(2022, 10, 1), "late"),
    ],
)
def test_both_days_belong_to_the_window(day, expected):
    assert window_of(day, OMDU) == expected


def test_a_form_without_a_date_is_not_known():
    assert window_of(None, OMDU) is None
    assert window_of(pd.NaT, OMDU) is None


def test_a_round_without_dates_is_always_open():
    assert window_of(date(1999, 1, 1), AUTUMN) == "inside"
