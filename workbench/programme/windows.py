"""Whether an application came in time: inside the round's window, late or early."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from workbench.locale import Sentence, sentence
from workbench.programme.definition import RoundPlan
from workbench.programme.programme import Programme

Window = Literal["inside", "late", "early"]

#: What each is called on the screen.
WINDOW_WORDS: dict[str, Sentence] = {
    "inside": sentence("inside the application window"),
    "late": sentence("after the deadline"),
    "early": sentence("before applications opened"),
}

_CLOCKS = {"SE": "Europe/Stockholm", "DK": "Europe/Copenhagen", "NO": "Europe/Oslo"}


def plan_of_applications(programme: Programme, role: str) -> RoundPlan | None:
    """Round whose application dates count for a role: the first that sets any; None without one.

    Examples
    --------
    >>> from workbench.programme import read_programme
    >>> plan_of_applications(read_programme("mitt_livs_chans"), "mentor").id
    '2022-spring'
    >>> plan_of_applications(read_programme("omdu"), "leader") is None
    True
    """
    for plan in programme.round:
        dated = plan.application_opens is not None or plan.application_deadline is not None
        if dated and (not plan.application_roles or role in plan.application_roles):
            return plan
    return None


def window_of(
    received_on: date | datetime | None, plan: RoundPlan, *, country: str = "SE"
) -> Window | None:
    """Where an application stands in the window of a round.

    The first and the last day belong to the window, the last to its end at midnight.

    Parameters
    ----------
    received_on : date, datetime or None
        Local time where the moment names no time zone; otherwise it is turned into local time.
    plan : RoundPlan
        A round without a deadline is never closed, one without an opening day always open.
    country : str
        Whose clocks count for a moment with a time zone.

    Returns
    -------
    str or None
        None where the form does not say when it came in.

    Source: mlc-mentor 002:7, "sista ansökningsdag är den 9 januari".

    Examples
    --------
    >>> spring = RoundPlan("spring", "cohort", application_deadline=date(2022, 1, 9))
    >>> window_of(datetime(2022, 1, 9, 23, 30), spring)
    'inside'
    >>> window_of(datetime(2022, 1, 10, 0, 30), spring)
    'late'
    """
    if received_on is None or received_on != received_on:  # noqa: PLR0124  a missing time in pandas
        return None
    day = _local_day(received_on, country)
    if plan.application_opens is not None and day < plan.application_opens:
        return "early"
    if plan.application_deadline is not None and day > plan.application_deadline:
        return "late"
    return "inside"


def _local_day(moment: date | datetime, country: str) -> date:
    if not isinstance(moment, datetime):
        return moment
    if moment.tzinfo is not None and country in _CLOCKS:
        moment = moment.astimezone(ZoneInfo(_CLOCKS[country]))
    return moment.date()
