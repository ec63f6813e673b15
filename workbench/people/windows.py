"""Late and early applications: marked with their dates, and left to a person to decide."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from workbench.locale import Sentence, sentence
from workbench.programme.definition import RoundPlan
from workbench.programme.programme import Programme
from workbench.programme.windows import plan_of_applications, window_of

#: Key of the verdict on the day of the application; no rule of a file has a space in its id.
WINDOW_RULE = "application window"

#: What the window says of an application: outside it, a person decides; it never refuses.
WINDOW_VERDICTS = {"inside": "meets", "late": "decide", "early": "decide"}


def windows_of(applications: pd.DataFrame, programme: Programme) -> pd.Series:
    """Where each application stands in the application window of its round.

    Parameters
    ----------
    applications : DataFrame, one row per application
        Reads ``role`` and ``received_on``, in local time.

    Returns
    -------
    Series of text, index of *applications*
        inside, late or early; None where the form carries no date, and where the programme
        sets no window for the role.

    Source: mlc-mentor 002:7, "sista ansökningsdag är den 9 januari"; omdu-leaflet 000:47,
    "recruiting participants … during September 2022".
    """
    found = pd.Series(None, index=applications.index, dtype="object")
    if "received_on" not in applications:
        return found
    received = pd.to_datetime(applications["received_on"], errors="coerce")
    for role in programme.role:
        plan = plan_of_applications(programme, role.id)
        if plan is None:
            continue
        for name in applications.index[applications["role"] == role.id]:
            found[name] = window_of(received[name], plan, country=programme.programme.country)
    return found


def window_in_words(plan: RoundPlan) -> Sentence:
    """The window as a rule in words."""
    opens, deadline = plan.application_opens, plan.application_deadline
    if opens is not None and deadline is not None:
        return sentence(
            "Applied within the application window, {first} to {last}.",
            first=opens.isoformat(),
            last=deadline.isoformat(),
        )
    if deadline is not None:
        return sentence("Applied by the deadline, {last}.", last=deadline.isoformat())
    return sentence("Applied after applications opened, {first}.", first=_iso(opens))


def moment_in_words(moment: Any) -> str:
    """Day and, where the form says it, the time of day."""
    when = pd.Timestamp(moment)
    midnight = (when.hour, when.minute) == (0, 0)
    return f"{when:%Y-%m-%d}" if midnight else f"{when:%Y-%m-%d %H:%M}"


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""
