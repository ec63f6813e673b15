"""What stands beside the rows of a round: its persons, its log, its steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from workbench.store.database import Database
from workbench.store.schema import KEPT, audit, step


def log_of(database: Database, round_id: str | None = None) -> list[Mapping[str, Any]]:
    """Entries of the audit log about one round, or all of them; oldest first."""
    query = sa.select(audit).order_by(audit.c.seq)
    if round_id is not None:
        query = query.where(audit.c.round_id == round_id)
    return _found(database, query)


def steps_of(database: Database, round_id: str) -> list[Mapping[str, Any]]:
    """Steps of a round that were made or taken back, oldest first, without what they changed."""
    said = [column for column in step.c if column.name != "images"]
    return _found(database, sa.select(*said).where(step.c.round_id == round_id).order_by(step.c.seq))


def protected_persons(database: Database, round_id: str) -> frozenset[str]:
    """Persons of a round who are to be shown by their code alone."""
    person, application = KEPT["person"], KEPT["application"]
    query = (
        sa.select(person.c.id)
        .join(application, application.c.person_id == person.c.id)
        .where(application.c.round_id == round_id, person.c.protected_identity.is_(True))
    )
    return frozenset(str(row["id"]) for row in _found(database, query))


def _found(database: Database, query: sa.Select[Any]) -> list[Mapping[str, Any]]:
    with database.reading() as connection:
        return [dict(row) for row in connection.execute(query).mappings()]
