"""Rows about seats: what is left at each site, everybody's place, and places offered and wanted."""

from __future__ import annotations

from typing import Any

import pandas as pd

from widgets.pages.words import PersonWords
from workbench.locale import text_of, tr
from workbench.matching.reasons import plural_of
from workbench.people.seats import PLACE_WORDS, Seat, Seats
from workbench.programme import Programme, Side
from workbench.reporting.supply_and_demand import ABOUT_WORDS

_TONES = {
    "accepted": "ok",
    "waiting": "info",
    "unrouted": "warn",
    "open": "plain",
    "withdrawn": "plain",
    "declined": "stop",
}

#: Order of the places; those without a site come first, because something is to be done.
_ORDER = ("unrouted", "accepted", "waiting", "withdrawn", "open", "declined")

#: Places that can be given back.
_CAN_WITHDRAW = frozenset({"accepted", "waiting", "unrouted", "withdrawn"})


def count_columns() -> list[dict[str, Any]]:
    """Site, role, and its seats."""
    return [
        {"id": "site", "label": tr("Site")},
        {"id": "role", "label": tr("Role")},
        {"id": "seats", "label": tr("Seats"), "kind": "number", "align": "end"},
        {"id": "taken", "label": tr("Taken"), "kind": "number", "align": "end"},
        {"id": "left", "label": tr("Left"), "kind": "number", "align": "end"},
        {"id": "waiting", "label": tr("Waiting"), "kind": "number", "align": "end"},
        {"id": "notes", "label": tr("Good to know"), "width": "34%"},
    ]


def count_rows(counts: pd.DataFrame, programme: Programme) -> list[dict[str, Any]]:
    """Rows of :func:`workbench.people.seat_counts.seat_counts`."""
    return [
        {
            "id": f"{row['role']}@{row['site'] or ''}",
            "cells": {
                "site": row["name"] or tr("Any site"),
                "role": role_word(programme, row["role"]),
                "seats": tr("no limit") if pd.isna(row["seats"]) else int(row["seats"]),
                "taken": row["taken"],
                "left": "" if pd.isna(row["left"]) else int(row["left"]),
                "waiting": row["waiting"],
                "notes": " ".join(map(str, row["notes"])),
            },
        }
        for row in counts.to_dict("records")
    ]


def seat_columns(*, sites: bool) -> list[dict[str, Any]]:
    """Person, role, site, place and why."""
    columns = [
        {"id": "person", "label": tr("Person")},
        {"id": "role", "label": tr("Role")},
        {"id": "site", "label": tr("Site")},
        {"id": "place", "label": tr("Place"), "kind": "tag"},
        {"id": "why", "label": tr("Why"), "width": "38%"},
    ]
    return [each for each in columns if sites or each["id"] != "site"]


def seat_rows(seats: Seats, words: PersonWords) -> list[dict[str, Any]]:
    """One row per application, by role and site, waiting lists in their order."""
    names = {site.id: site.name for site in seats.programme.site}
    places = {site: number for number, site in enumerate(names)}
    roles = {role.id: number for number, role in enumerate(seats.programme.role)}

    def place(seat: Seat) -> tuple[bool, int, int, int, int]:
        return (
            seat.place != "unrouted",
            roles[seat.role],
            places.get(seat.site or "", len(places)),
            _ORDER.index(seat.place),
            seat.number or 0,
        )

    return [
        {
            "id": seat.application,
            "cells": {
                "person": words.cell(seat.application),
                "role": role_word(seats.programme, seat.role),
                "site": names.get(seat.site or "", ""),
                "place": {"text": str(PLACE_WORDS[seat.place]), "tone": _TONES[seat.place]},
                "why": words.in_words(seat.reason),
            },
            "actions": (
                [{"id": "withdraw", "pressed": seat.place == "withdrawn"}]
                if seat.place in _CAN_WITHDRAW
                else []
            ),
        }
        for seat in sorted(seats.seats.values(), key=place)
    ]


def supply_columns(programme: Programme) -> list[dict[str, Any]]:
    """What is compared, how many people on each side, and places offered and wanted."""
    meetings = programme.match.pattern == "rotate"
    return [
        {"id": "label", "label": tr("Answer"), "width": "26%"},
        {"id": "about", "label": tr("About")},
        {
            "id": "givers",
            "label": _people(programme, "giver"),
            "kind": "number",
            "align": "end",
        },
        {
            "id": "receivers",
            "label": _people(programme, "receiver"),
            "kind": "number",
            "align": "end",
        },
        {
            "id": "offered",
            "label": tr("Meetings offered") if meetings else tr("Places offered"),
            "kind": "number",
            "align": "end",
        },
        {
            "id": "wanted",
            "label": tr("Meetings needed") if meetings else tr("Places wanted"),
            "kind": "number",
            "align": "end",
        },
        {"id": "difference", "label": tr("Difference"), "kind": "tag", "align": "end"},
    ]


def supply_rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of :func:`workbench.reporting.supply_and_demand.supply_and_demand`."""
    return [
        {
            "id": f"{place}",
            "cells": {
                "label": text_of(row["label"]),
                "about": str(ABOUT_WORDS[row["about"]]),
                **{name: row[name] for name in ("givers", "receivers", "offered", "wanted")},
                "difference": _difference(int(row["difference"])),
            },
        }
        for place, row in enumerate(table.to_dict("records"))
    ]


def role_word(programme: Programme, role: str) -> str:
    """The programme's word for one person of a role, as it begins a line."""
    label = programme.role_named(role).label
    return (text_of(label) if label.texts else role).capitalize()


def _people(programme: Programme, side: Side) -> str:
    return text_of(plural_of(programme, side)).capitalize()


def _difference(number: int) -> dict[str, Any]:
    if number < 0:
        return {"text": tr("{n} too few", n=-number), "tone": "warn", "sort": number}
    if number > 0:
        return {"text": tr("{n} more", n=number), "tone": "plain", "sort": number}
    return {"text": tr("even"), "tone": "ok", "sort": number}
