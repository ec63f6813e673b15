"""Rows that follow from others: made anew from what the round says, whatever they said before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from workbench.store.audit import Author
from workbench.store.changes import Change
from workbench.store.schema import KEPT
from workbench.store.writing import written


def derive(
    connection: sa.Connection,
    rows: Mapping[tuple[str, str], Mapping[str, Any]],
    *,
    tables: Sequence[str],
    by: Author,
    action: str,
    round_id: str,
) -> None:
    """Make the round's rows in *tables* exactly these, and add whatever *rows* has elsewhere.

    Parameters
    ----------
    rows : mapping of (table, id) to values
        Rows in other tables, such as persons, are added or brought up to date; one that nothing
        refers to any more is taken out.
    """
    changes = [Change(*key, None, row) for key, row in rows.items()]
    gone = []
    for name in tables:
        table = KEPT[name]
        there = connection.execute(
            sa.select(table.c.id).where(table.c.round_id == round_id)
        ).scalars()
        gone += [Change(name, id, None, None) for id in there if (name, id) not in rows]
    written(
        connection,
        [*changes, *gone],
        by=by,
        action=action,
        round_id=round_id,
        overwrite=True,
    )
    drop_persons_alone(connection, by=by, action=action, round_id=round_id)


def drop_persons_alone(
    connection: sa.Connection, *, by: Author, action: str, round_id: str
) -> None:
    """Take out every person whom no application, of any round, is of any more."""
    persons, applications = KEPT["person"], KEPT["application"]
    theirs = sa.select(applications.c.id).where(applications.c.person_id == persons.c.id)
    alone = connection.execute(sa.select(persons.c.id).where(~theirs.exists())).scalars().all()
    without = [Change("person", id, None, None) for id in sorted(alone)]
    written(connection, without, by=by, action=action, round_id=round_id, overwrite=True)


def persons_of_applications(connection: sa.Connection) -> list[tuple[str, str, bool]]:
    """Application, its person, and whether it asks for protected identity: all of the store."""
    table = KEPT["application"]
    columns = (table.c.id, table.c.person_id, table.c.protected_identity)
    found = connection.execute(sa.select(*columns)).all()
    return [(id, person, bool(protected)) for id, person, protected in found]


def derive_mine(
    connection: sa.Connection,
    before: Mapping[tuple[str, str], Mapping[str, Any]],
    after: Mapping[tuple[str, str], Mapping[str, Any]],
    *,
    by: Author,
    action: str,
    round_id: str,
) -> None:
    """Write only what differs between two states of what follows from one writer's own work.

    For a writer who has not read what others wrote meanwhile: what follows from their work stays.

    Parameters
    ----------
    before, after : mapping of (table, id) to values
    """
    wanted = [
        Change(*key, before.get(key), after.get(key))
        for key in {**before, **after}
        if before.get(key) != after.get(key)
    ]
    there = _ids_there(connection, {(each.table, each.id) for each in wanted})
    new = {(each.table, each.id) for each in wanted if each.before is None}
    # Of somebody whose list is gone by now nothing is written again.
    kept = [
        each
        for each in wanted
        if (each.after is None and each.table != "person")
        or (
            each.after is not None
            and (each.before is None or (each.table, each.id) in there)
            and _stands(connection, each.after, new)
        )
    ]
    written(connection, kept, by=by, action=action, round_id=round_id, overwrite=True)
    # Another round may have an application of the same person.
    drop_persons_alone(connection, by=by, action=action, round_id=round_id)


def _ids_there(
    connection: sa.Connection, keys: set[tuple[str, str]]
) -> set[tuple[str, str]]:
    return {key for key in keys if _is_there(connection, *key)}


def _is_there(connection: sa.Connection, name: str, id: str) -> bool:
    column = KEPT[name].c.id
    return connection.execute(sa.select(column).where(column == id)).first() is not None


def _stands(
    connection: sa.Connection, row: Mapping[str, Any], new: set[tuple[str, str]]
) -> bool:
    """Whether the person and the application that a row is about are there, or come with it."""
    return all(
        (name, row[f"{name}_id"]) in new or _is_there(connection, name, row[f"{name}_id"])
        for name in ("person", "application")
        if f"{name}_id" in row
    )
