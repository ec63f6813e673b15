"""Meetings and hours: counted for each person, joint ones once, unknown ones apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from itertools import count

import pandas as pd
import pytest

from workbench.cohort import (
    Attendee,
    Meeting,
    MeetingsAtFault,
    meetings_of_people,
    meetings_of_roles,
)

DAY = date(2022, 3, 1)


# ---- golden cases ----------------------------------------------------------------------------


@pytest.mark.requirement("M-32")
def test_g11_a_joint_meeting_is_one_for_each_mentee_and_its_hours_once_for_the_mentor() -> None:
    joint = held("T1", mentor("M1", True), mentee("A1", True), mentee("A2", True), hours=1.5)

    table = meetings_of_people([joint])

    assert of(table, "mentee", "A1") == (1, 1.5)
    assert of(table, "mentee", "A2") == (1, 1.5)
    assert of(table, "mentor", "M1") == (1, 1.5)


@pytest.mark.requirement("O-45")
def test_g3_twelve_duos_of_six_meetings_are_72_meetings_and_144_attendances() -> None:
    table = meetings_of_roles(twelve_duos())

    assert table.loc["mentor", ["meetings", "attendances"]].tolist() == [72, 144]
    assert table.loc["leader", ["meetings", "attendances"]].tolist() == [72, 72]


# ---- counting --------------------------------------------------------------------------------


@pytest.mark.requirement("O-45")
def test_a_mother_who_was_ill_once_is_one_attendance_less_and_the_meeting_stands() -> None:
    first, *others = twelve_duos()
    leader, ill, well = first.attendees

    table = meetings_of_roles(
        [replace(first, attendees=(leader, replace(ill, attended=False), well)), *others]
    )

    expected = [72, 143, 1, 0]
    assert table.loc["mentor"].tolist() == expected


def test_two_meetings_with_one_mentee_each_are_two_and_three_hours_for_the_mentor() -> None:
    table = meetings_of_people(
        [
            held("T1", mentor("M1", True), mentee("A1", True), hours=1.5),
            held("T2", mentor("M1", True), mentee("A2", True), hours=1.5),
        ]
    )

    assert of(table, "mentor", "M1") == (2, 3.0)
    assert of(table, "mentee", "A1") == (1, 1.5)


def test_who_was_not_there_missed_it_and_has_no_hours_of_it() -> None:
    table = meetings_of_people([held("T1", mentor("M1", True), mentee("A1", False), hours=2)])

    assert row(table, "mentee", "A1") == [0, 0.0, 0, 1, 0, 0]


def test_unknown_attendance_is_shown_apart_and_never_counted_as_attended() -> None:
    table = meetings_of_people([held("T1", mentor("M1", True), mentee("A1", None), hours=2)])

    assert row(table, "mentor", "M1") == [1, 2.0, 0, 0, 0, 0]
    assert row(table, "mentee", "A1") == [0, 0.0, 0, 0, 1, 0]


def test_a_role_of_whom_nobody_says_whether_she_was_there_had_no_meeting_known() -> None:
    table = meetings_of_roles([held("T1", mentor("M1", True), mentee("A1", None))])

    assert table.loc["mentee"].tolist() == [0, 0, 0, 1]


def test_a_meeting_of_unknown_length_counts_and_adds_no_hours() -> None:
    table = meetings_of_people(
        [held("T1", mentor("M1", True), hours=2), held("T2", mentor("M1", True))]
    )

    assert row(table, "mentor", "M1") == [2, 2.0, 1, 0, 0, 0]


def test_where_no_length_is_known_the_hours_are_missing_and_not_nought() -> None:
    table = meetings_of_people([held("T1", mentor("M1", True))])

    assert table["hours"].isna().tolist() == [True]
    assert table["length_unknown"].tolist() == [1]


def test_a_planned_meeting_is_no_meeting_yet() -> None:
    planned = Meeting(
        "T1", (mentor("M1"), mentee("A1")), planned_at=datetime(2022, 4, 1, 17, 30), hours=2
    )

    assert row(meetings_of_people([planned]), "mentee", "A1") == [0, 0.0, 0, 0, 0, 1]
    assert meetings_of_roles([planned]).loc["mentee"].tolist() == [0, 0, 0, 0]


def test_somebody_in_two_roles_is_counted_in_each_for_itself() -> None:
    table = meetings_of_people(
        [
            held("T1", mentor("P1", True), mentee("A1", True), hours=1),
            held("T2", mentor("M1", True), mentee("P1", True), hours=2),
        ]
    )

    assert of(table, "mentor", "P1") == (1, 1.0)
    assert of(table, "mentee", "P1") == (1, 2.0)


def test_the_order_of_meetings_and_of_people_in_them_changes_nothing() -> None:
    meetings = [
        held("T1", mentor("M1", True), mentee("A1", None), hours=1.5),
        held("T2", mentee("A2", True), mentor("M1", True), hours=0.25),
        Meeting("T3", (mentee("A1"), mentor("M1"))),
    ]
    turned = [
        replace(each, attendees=tuple(reversed(each.attendees))) for each in reversed(meetings)
    ]

    pd.testing.assert_frame_equal(meetings_of_people(turned), meetings_of_people(meetings))
    pd.testing.assert_frame_equal(meetings_of_roles(turned), meetings_of_roles(meetings))


def test_without_meetings_the_tables_are_empty_and_have_their_columns() -> None:
    people, roles = meetings_of_people([]), meetings_of_roles([])

    assert (len(people), len(roles)) == (0, 0)
    assert people.dtypes.astype(str).to_dict() == {
        "meetings": "Int64",
        "hours": "Float64",
        "length_unknown": "Int64",
        "missed": "Int64",
        "attendance_unknown": "Int64",
        "planned": "Int64",
    }
    assert list(people.index.names) == ["role", "person"]
    assert list(roles.columns) == ["meetings", "attendances", "missed", "attendance_unknown"]
    assert set(roles.dtypes.astype(str)) == {"Int64"}
    assert roles.index.name == "role"


# ---- what cannot be --------------------------------------------------------------------------


def test_a_meeting_listed_twice_is_refused_rather_than_counted_twice() -> None:
    once = held("T1", mentor("M1", True), hours=1)

    for table_of in (meetings_of_people, meetings_of_roles):
        with pytest.raises(MeetingsAtFault, match='"T1" is in the list 2 times'):
            table_of([once, once])


def test_every_fault_of_a_meeting_is_said_at_once() -> None:
    with pytest.raises(MeetingsAtFault) as refused:
        Meeting("T1", (mentor("M1", True), mentor("M1")), hours=-1)

    assert list(map(str, refused.value.faults)) == [
        'Meeting "T1": "M1" is listed twice. List each person once.',
        (
            'Meeting "T1": -1 is no length in hours. Write a number above 0, or leave it blank '
            "where the length is not known."
        ),
        (
            'Meeting "T1": whether "M1" attended is said, but not on which day it was held. Write '
            "the day, or leave the attendance blank."
        ),
    ]


@pytest.mark.parametrize("hours", [0, float("nan"), float("inf")])
def test_no_length_at_all_is_refused(hours: float) -> None:
    with pytest.raises(MeetingsAtFault, match="is no length in hours"):
        held("T1", mentor("M1", True), hours=hours)


def held(name: str, *attendees: Attendee, hours: float | None = None) -> Meeting:
    """A meeting that was held."""
    return Meeting(name, attendees, held_on=DAY, hours=hours)


def mentor(name: str, attended: bool | None = None) -> Attendee:
    """A mentor asked to a meeting."""
    return Attendee(name, "mentor", attended)


def mentee(name: str, attended: bool | None = None) -> Attendee:
    """A mentee asked to a meeting."""
    return Attendee(name, "mentee", attended)


def twelve_duos() -> list[Meeting]:
    """Six meetings of each of twelve duos with a leader, everybody there."""
    number = count(1)
    return [
        held(
            f"T{next(number)}",
            Attendee(f"L{meeting}", "leader", True),
            mentor(f"M{duo}a", True),
            mentor(f"M{duo}b", True),
            hours=2,
        )
        for duo in range(1, 13)
        for meeting in range(1, 7)
    ]


def of(table: pd.DataFrame, role: str, person: str) -> tuple[int, float]:
    """Meetings and hours of one person."""
    return int(table.loc[(role, person), "meetings"]), float(table.loc[(role, person), "hours"])


def row(table: pd.DataFrame, role: str, person: str) -> list[float]:
    """All numbers of one person: meetings, hours, unknown lengths, missed, unknown, planned."""
    return [float(each) for each in table.loc[(role, person)]]
