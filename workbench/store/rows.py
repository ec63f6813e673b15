"""Reading rows as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from workbench.store.database import Database
from workbench.store.schema import KEPT, own_values

#: Values of rows by table and id.
Rows = Mapping[str, Mapping[str, Mapping[str, Any]]]


def rows_of_round(
    database: Database, round_id: str, tables: tuple[str, ...]
) -> dict[str, dict[str, dict[str, Any]]]:
    """All rows of a round in the tables named, as of one moment.

    Returns
    -------
    mapping of table to mapping of id to values
        The round's own row stands under ``round``.
    """
    with database.reading() as connection:
        return {
            name: rows_in(connection, name, **{_whose(name): round_id})
            for name in tables
        }


def rows_of(database: Database, name: str, **equal: Any) -> dict[str, dict[str, Any]]:
    """Rows of one table, by id; those where the columns named say what is given."""
    with database.reading() as connection:
        return rows_in(connection, name, **equal)


def rows_in(connection: sa.Connection, name: str, **equal: Any) -> dict[str, dict[str, Any]]:
    """Rows of one table, by id and in the order of their ids, within a transaction.

    Parameters
    ----------
    **equal : value or list of values
        What the columns named say, or one of what they may say; None where they say nothing.
    """
    table = KEPT[name]
    where = sa.and_(
        sa.true(),
        *(
            table.c[column].in_(value) if isinstance(value, list) else table.c[column] == value
            for column, value in equal.items()
        ),
    )
    columns = own_values(KEPT[name])
    found = connection.execute(sa.select(KEPT[name]).where(where)).mappings()
    # Sorted here: a server moves rows that are written, and orders texts in its own way.
    in_order = sorted(found, key=lambda row: row["id"])
    return {row["id"]: {column: row[column] for column in columns} for row in in_order}


def _whose(name: str) -> str:
    return "id" if name == "round" else "round_id"
