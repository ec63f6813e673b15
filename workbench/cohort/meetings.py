"""Meetings, and how many of them and how many hours each person had.

A meeting counts once for each person who was there, with its full length: a mentor who meets two
mentees at once had one meeting, and so had each of them. Whether somebody was there may be
unknown; that is counted apart, and never as having been there.

Source: mlc-mentor 81, "träffar dem samtidigt, … sparar dig tid".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite

import pandas as pd

from workbench.locale import Sentence, sentence


@dataclass(frozen=True)
class Attendee:
    """Somebody who was asked to a meeting.

    Attributes
    ----------
    person : str
        Id, never a name.
    role : str
        Role of the programme in which the person takes part.
    attended : bool or None
        None where nobody has said, and while the meeting is still to come.
    """

    person: str
    role: str
    attended: bool | None = None


@dataclass(frozen=True)
class Meeting:
    """One meeting, held or only planned.

    Attributes
    ----------
    id : str
    attendees : tuple of Attendee
        Everybody who was asked, of every role; each person once.
    held_on : date or None
        Day on which it was held; None while it is planned, and where it never came to be.
    planned_at : datetime or None
        Local time for which it was planned; None where it was not planned ahead.
    hours : float or None
        Length in hours, above 0; None where not known.
    mode : str or None
        Code of the list ``mode``; None where not known.
    kind : str
        pair, siblings, leader_dialogue, joint_gathering, network_event or workplace_visit.

    Raises
    ------
    MeetingsAtFault
        Where what is said of the meeting cannot all be true.
    """

    id: str
    attendees: tuple[Attendee, ...]
    held_on: date | None = None
    planned_at: datetime | None = None
    hours: float | None = None
    mode: str | None = None
    kind: str = "pair"

    def __post_init__(self) -> None:
        faults = tuple(_faults(self))
        if faults:
            raise MeetingsAtFault(faults)

    @property
    def held(self) -> bool:
        """Whether the meeting was held."""
        return self.held_on is not None


class MeetingsAtFault(ValueError):
    """What is said of meetings cannot all be true; ``faults`` says where, and the mend."""

    def __init__(self, faults: tuple[Sentence, ...]) -> None:
        super().__init__(" ".join(map(str, faults)))
        self.faults = faults


def meetings_of_people(meetings: Sequence[Meeting]) -> pd.DataFrame:
    """How many meetings and hours each person had.

    Parameters
    ----------
    meetings : sequence of Meeting
        Each once.

    Returns
    -------
    DataFrame, one row per role and person, index (``role``, ``person``), sorted
        ``meetings`` : Int64, meetings held at which the person was.
        ``hours`` : Float64, their length together in hours; meetings of unknown length add nothing,
        and it is missing where the length of none of them is known.
        ``length_unknown`` : Int64, meetings among them whose length is not known.
        ``missed`` : Int64, meetings held without the person.
        ``attendance_unknown`` : Int64, meetings held of which nobody says whether she was there;
        they are in none of the other columns.
        ``planned`` : Int64, meetings that are not held yet.

    Raises
    ------
    MeetingsAtFault
        Where a meeting stands twice.

    Source: requirement M-32.

    Examples
    --------
    >>> together = Meeting(
    ...     "T1",
    ...     (Attendee("M1", "mentor", True), Attendee("A1", "adept", True)),
    ...     held_on=date(2022, 3, 1),
    ...     hours=1.5,
    ... )
    >>> meetings_of_people([together])[["meetings", "hours"]].loc[("mentor", "M1")].tolist()
    [1.0, 1.5]
    """
    rows = _rows(meetings)
    there = rows["attended"]
    counted = pd.DataFrame(
        {
            "meetings": there,
            "hours": rows["hours"].where(there),
            "length_unknown": there & rows["hours"].isna(),
            "missed": rows["missed"],
            "attendance_unknown": rows["attendance_unknown"],
            "planned": ~rows["held"],
        }
    )
    table = counted.groupby([rows["role"], rows["person"]], sort=True).sum()
    every_length_unknown = (table["meetings"] > 0) & (table["meetings"] == table["length_unknown"])
    numbers = table.drop(columns="hours").astype("Int64")
    hours = table["hours"].astype("Float64").mask(every_length_unknown)
    numbers.insert(1, "hours", hours)
    return numbers


def meetings_of_roles(meetings: Sequence[Meeting]) -> pd.DataFrame:
    """How many meetings each role had, and how often somebody of the role was there.

    Parameters
    ----------
    meetings : sequence of Meeting
        Each once.

    Returns
    -------
    DataFrame, one row per role, index ``role``, sorted
        ``meetings`` : Int64, meetings held at which somebody of the role was; a joint one is one.
        ``attendances`` : Int64, how often somebody was there: people, summed over meetings.
        ``missed`` : Int64, how often somebody who was asked was not there.
        ``attendance_unknown`` : Int64, how often nobody says; in none of the other columns.

    Raises
    ------
    MeetingsAtFault
        Where a meeting stands twice.

    Source: requirement O-45.
    """
    rows = _rows(meetings)
    attended = rows[rows["attended"]]
    by_role = rows.groupby("role", sort=True)
    table = pd.DataFrame(
        {
            "meetings": attended.groupby("role")["meeting"].nunique(),
            "attendances": by_role["attended"].sum(),
            "missed": by_role["missed"].sum(),
            "attendance_unknown": by_role["attendance_unknown"].sum(),
        }
    )
    return table.rename_axis("role").fillna(0).astype("Int64")


def _faults(meeting: Meeting) -> Iterator[Sentence]:
    """Everything about one meeting that cannot be."""
    times = Counter(each.person for each in meeting.attendees)
    for person in [name for name, number in times.items() if number > 1]:
        yield sentence(
            'Meeting "{meeting}": "{person}" is listed twice. List each person once.',
            meeting=meeting.id,
            person=person,
        )
    if meeting.hours is not None and not (isfinite(meeting.hours) and meeting.hours > 0):
        yield sentence(
            'Meeting "{meeting}": {hours} is no length in hours. Write a number above 0, or leave '
            "it blank where the length is not known.",
            meeting=meeting.id,
            hours=f"{meeting.hours:g}",
        )
    if meeting.held:
        return
    for each in meeting.attendees:
        if each.attended is not None:
            yield sentence(
                'Meeting "{meeting}": whether "{person}" attended is said, but not on which day it '
                "was held. Write the day, or leave the attendance blank.",
                meeting=meeting.id,
                person=each.person,
            )


def _rows(meetings: Sequence[Meeting]) -> pd.DataFrame:
    """One row for each person of each meeting."""
    times = Counter(meeting.id for meeting in meetings)
    twice = [name for name, number in times.items() if number > 1]
    if twice:
        raise MeetingsAtFault(
            tuple(
                sentence(
                    'Meeting "{meeting}" is in the list {n} times. Keep it once, or give each '
                    "meeting an id of its own.",
                    meeting=name,
                    n=str(times[name]),
                )
                for name in twice
            )
        )
    columns = {
        "meeting": "str",
        "role": "str",
        "person": "str",
        "hours": "Float64",
        "held": "bool",
        "attended": "bool",
        "missed": "bool",
        "attendance_unknown": "bool",
    }
    rows = [
        (
            meeting.id,
            each.role,
            each.person,
            meeting.hours,
            meeting.held,
            each.attended is True,
            each.attended is False,
            meeting.held and each.attended is None,
        )
        for meeting in meetings
        for each in meeting.attendees
    ]
    return pd.DataFrame(rows, columns=list(columns)).astype(columns)
