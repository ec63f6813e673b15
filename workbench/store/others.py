"""What others wrote meanwhile, as the audit log has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from workbench.store.database import Database
from workbench.store.schema import audit


@dataclass(frozen=True)
class Written:
    """One action of somebody else.

    Attributes
    ----------
    rows : int
        How many rows it wrote.
    """

    coordinator_id: str
    session: str
    action: str
    at: datetime
    rows: int


def written_by_others(
    database: Database, round_id: str, *, since: int, session: str
) -> tuple[Written, ...]:
    """Actions on a round in other sessions, after the entry *since* of the log, oldest first."""
    query = (
        sa.select(
            audit.c.coordinator_id,
            audit.c.session,
            audit.c.action,
            sa.func.max(audit.c.at).label("at"),
            sa.func.count().label("rows"),
        )
        .where(audit.c.round_id == round_id, audit.c.seq > since, audit.c.session != session)
        .group_by(audit.c.coordinator_id, audit.c.session, audit.c.action)
        .order_by(sa.func.max(audit.c.seq))
    )
    with database.reading() as connection:
        return tuple(Written(**row) for row in connection.execute(query).mappings())


def wrote_since(
    connection: sa.Connection, round_id: str, *, since: int, session: str, tables: Sequence[str]
) -> bool:
    """Whether another session wrote to these tables of a round after the entry *since*."""
    query = sa.select(audit.c.seq).where(
        audit.c.round_id == round_id,
        audit.c.seq > since,
        audit.c.session != session,
        audit.c.table.in_(tables),
    )
    return connection.execute(query.limit(1)).first() is not None


def last_entry(database: Database, round_id: str) -> int:
    """Number of the last entry of the log about a round; 0 where there is none."""
    query = sa.select(sa.func.max(audit.c.seq)).where(audit.c.round_id == round_id)
    with database.reading() as connection:
        return connection.execute(query).scalar() or 0
