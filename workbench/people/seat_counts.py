"""How many seats there are at each site, how many are left, and who waits for one."""

from __future__ import annotations

import pandas as pd

from workbench.locale import Sentence, count_sentence, sentence
from workbench.people.routing import needs_a_site
from workbench.people.seat_desk import closed_on
from workbench.people.seats import Seats
from workbench.programme.definition import Role, Site

COLUMNS = ("site", "name", "role", "seats", "taken", "left", "waiting", "notes")
"""Columns of the table."""


def seat_counts(seats: Seats) -> pd.DataFrame:
    """Seats of every site and role: how many there are, are taken, are left, and who waits.

    Returns
    -------
    DataFrame, one row per site and role
        ``site``, ``name``: the site; missing and empty for a role that needs none. ``role``: its
        id. ``seats``, ``left``: missing where the programme sets no limit there. ``taken``,
        ``waiting``: persons. ``notes``: tuple of Sentence about closing days, organisations'
        parts and the limit over all sites.
    """
    programme = seats.programme
    rows: list[dict[str, object]] = []
    for role in programme.role:
        if needs_a_site(programme, role.id):
            rows += [_row(seats, role, site) for site in programme.site]
        else:
            rows.append(_row(seats, role, None))
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.astype({"seats": "Int64", "left": "Int64"})


def _row(seats: Seats, role: Role, site: Site | None) -> dict[str, object]:
    at = site.id if site is not None else None
    taken = len(seats.of("accepted", role=role.id, site=at))
    limit = role.seats if site is None else site.seats.get(role.id)
    closed = site is not None and closed_on(site, seats.on) is not None
    return {
        "site": at,
        "name": site.name if site is not None else "",
        "role": role.id,
        "seats": pd.NA if limit is None else limit,
        "taken": taken,
        "left": pd.NA if limit is None else 0 if closed else limit - taken,
        "waiting": len(seats.of("waiting", role=role.id, site=at)),
        "notes": tuple(_notes(seats, role, site)),
    }


def _notes(seats: Seats, role: Role, site: Site | None) -> list[Sentence]:
    notes: list[Sentence] = []
    if site is None:
        return notes
    closed = closed_on(site, seats.on)
    if closed is not None:
        notes.append(closed)
    elif site.closes is not None:
        notes.append(sentence("Closes on {day}.", day=site.closes.isoformat()))
    if role.id in site.seats:
        names = {each.id: each.name for each in seats.programme.organisation}
        notes += [
            count_sentence(
                "{n} seat is kept for {organisation}.",
                "{n} seats are kept for {organisation}.",
                number,
                organisation=names.get(organisation, organisation),
            )
            for organisation, number in site.seats_by_org.items()
        ]
    if role.seats is not None:
        notes.append(
            count_sentence(
                "{n} seat over all sites.", "{n} seats over all sites.", role.seats
            )
        )
    return notes
