"""Seals: a digest in every row, by which a damaged file is found though it still opens."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from workbench.store.columns import canonical
from workbench.store.schema import KEPT, own_values


def seal_of(table: str, id: str, version: int, values: Mapping[str, Any]) -> str:
    """Digest of one row: 32 hexadecimal signs.

    Parameters
    ----------
    values : mapping of column to value
        The columns that a writer fills.
    """
    return seal_in(KEPT[table], id, version, values)


def seal_in(table: sa.Table, id: str, version: int, values: Any) -> str:
    """Digest of one row of a table as it is, or was, in some version."""
    said = canonical([table.name, id, version, [values[name] for name in own_values(table)]])
    return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()


def rows_damaged(
    connection: sa.Connection, tables: Mapping[str, sa.Table] = KEPT
) -> Iterator[tuple[str, str]]:
    """Table and id of every row that no longer says what was written."""
    for name, table in tables.items():
        if "seal" not in table.c:
            continue
        for row in connection.execute(sa.select(table)).mappings():
            if seal_in(table, row["id"], row["version"], row) != row["seal"]:
                yield name, row["id"]


def reseal(connection: sa.Connection, table: sa.Table) -> None:
    """Seal every row of a table anew: for a migration that changes its columns.

    Only after the rows were checked, as :func:`workbench.store.migrating.migrate` does.
    """
    rows = connection.execute(sa.select(table)).mappings().all()
    new = [
        {"the_id": row["id"], "the_seal": seal_in(table, row["id"], row["version"], row)}
        for row in rows
    ]
    if new:
        connection.execute(
            sa.update(table)
            .where(table.c.id == sa.bindparam("the_id"))
            .values(seal=sa.bindparam("the_seal")),
            new,
        )
