"""The rounds of a store at a glance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from workbench.store.database import Database
from workbench.store.schema import KEPT, audit


@dataclass(frozen=True)
class RoundInStore:
    """A round, as the start page shows it.

    Attributes
    ----------
    people : int
        Applications that are used.
    pairs : int or None
        Pairs of the newest proposal; None before there is one.
    changed_at, changed_by : datetime and str
        Last change, and who made it; empty where nobody is known.
    """

    id: str
    name: str
    programme_id: str
    programme_name: str
    begun_at: datetime
    put_away_on: date | None
    people: int
    pairs: int | None
    changed_at: datetime
    changed_by: str


def rounds_in_store(database: Database) -> tuple[RoundInStore, ...]:
    """Every round, the one that was changed last first."""
    rounds, versions = KEPT["round"], KEPT["programme_version"]
    every = sa.select(
        rounds, versions.c.programme_id, versions.c.name.label("programme_name")
    ).join(versions, rounds.c.programme_version_id == versions.c.id)
    with database.reading() as connection:
        found = connection.execute(every).mappings().all()
        people, pairs = _people(connection), _pairs(connection)
        last = _last_changes(connection)
    listed = []
    for row in found:
        at, by = last.get(row["id"], (row["begun_at"], ""))
        listed.append(
            RoundInStore(
                id=row["id"],
                name=row["name"],
                programme_id=row["programme_id"],
                programme_name=row["programme_name"] or row["programme_id"],
                begun_at=row["begun_at"],
                put_away_on=row["put_away_on"],
                people=people.get(row["id"], 0),
                pairs=pairs.get(row["id"]),
                changed_at=at,
                changed_by=by,
            )
        )
    return tuple(sorted(listed, key=lambda each: (each.changed_at, each.id), reverse=True))


def _people(connection: sa.Connection) -> dict[str, int]:
    table = KEPT["application"]
    counted = (
        sa.select(table.c.round_id, sa.func.count())
        .where(table.c.set_aside.is_(False))
        .group_by(table.c.round_id)
    )
    return {round_id: int(n) for round_id, n in connection.execute(counted)}


def _pairs(connection: sa.Connection) -> dict[str, int]:
    table = KEPT["proposal"]
    kept = connection.execute(sa.select(table.c.round_id, table.c.pairs))
    return {round_id: len(pairs or ()) for round_id, pairs in kept}


def _last_changes(connection: sa.Connection) -> dict[str, tuple[datetime, str]]:
    last = (
        sa.select(audit.c.round_id, sa.func.max(audit.c.seq).label("seq"))
        .where(audit.c.round_id.is_not(None))
        .group_by(audit.c.round_id)
        .subquery()
    )
    who = KEPT["coordinator"]
    query = (
        sa.select(audit.c.round_id, audit.c.at, who.c.name)
        .join(last, audit.c.seq == last.c.seq)
        .outerjoin(who, who.c.id == audit.c.coordinator_id)
    )
    return {
        round_id: (at, name or "") for round_id, at, name in connection.execute(query)
    }
