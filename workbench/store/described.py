"""A database's own description of its tables, so that every version's rows can be checked.

``meta`` holds the kinds of all columns, and a seal over that, over the definitions of the tables
and over what else never changes between two migrations.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

import sqlalchemy as sa

from workbench.store.columns import Moment, Plain, Text, canonical

#: Keys of ``meta`` that only a migration writes.
ID, CREATED, COLUMNS, SEAL = "id", "created_at", "columns", "seal"

#: How the seal is made; a later way gets another mark.
_WAY = "1"

_KINDS: dict[str, Any] = {
    "Plain": Plain,
    "Moment": Moment,
    "Text": Text,
    "String": sa.String,
    "Integer": sa.Integer,
    "Float": sa.Float,
    "Boolean": sa.Boolean,
    "Date": sa.Date,
    "LargeBinary": sa.LargeBinary,
}

#: Kinds that are kept as text, for copying rows letter by letter.
_AS_TEXT = {"Plain": sa.Text, "Text": sa.Text, "Moment": sa.String}


def description_of(metadata: sa.MetaData) -> str:
    """Kinds of all columns of all tables, as JSON."""
    return canonical(
        {
            table.name: [
                [column.name, type(column.type).__name__, column.primary_key] for column in table.c
            ]
            for table in metadata.sorted_tables
        }
    )


def described_tables(connection: sa.Connection, *, as_text: bool = False) -> dict[str, sa.Table]:
    """Tables as the database describes them itself.

    Parameters
    ----------
    as_text : bool
        Give lists, mappings and points in time as the text that is kept.

    Raises
    ------
    ValueError, KeyError, TypeError
        When the description is damaged.
    """
    metadata = sa.MetaData()
    kinds = _KINDS | _AS_TEXT if as_text else _KINDS
    said = json.loads(noted(connection)[COLUMNS])
    return {
        name: sa.Table(
            name,
            metadata,
            *(sa.Column(column, kinds[kind], primary_key=key) for column, kind, key in columns),
        )
        for name, columns in said.items()
    }


def noted(connection: sa.Connection) -> dict[str, str]:
    """Everything in ``meta``."""
    rows = connection.execute(sa.text("SELECT key, value FROM meta"))
    return {str(key): str(value) for key, value in rows}


def set_noted(connection: sa.Connection, key: str, value: str) -> None:
    """Write one value into ``meta``."""
    connection.execute(sa.text("DELETE FROM meta WHERE key = :key"), {"key": key})
    connection.execute(
        sa.text("INSERT INTO meta (key, value) VALUES (:key, :value)"),
        {"key": key, "value": value},
    )


def seal_description(connection: sa.Connection) -> None:
    """Write the seal, within the transaction that changes what it covers."""
    set_noted(connection, SEAL, _seal(connection))


def description_stands(connection: sa.Connection) -> bool:
    """Whether tables, description, id and version are as the last migration left them."""
    return noted(connection).get(SEAL) == _seal(connection)


def sealed_in_a_later_way(connection: sa.Connection) -> bool:
    """Whether the seal is of a way that this version does not know."""
    way, _, digest = noted(connection).get(SEAL, "").partition(" ")
    return way.isdigit() and int(way) > int(_WAY) and bool(digest)


def _seal(connection: sa.Connection) -> str:
    said = noted(connection)
    version = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalars()
    tables: list[list[Any]] = []
    if connection.dialect.name == "sqlite":
        query = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
        tables = [list(row) for row in connection.exec_driver_sql(query)]
    covered = [tables, sorted(version), *(said.get(key) for key in (ID, CREATED, COLUMNS))]
    digest = hashlib.blake2b(canonical(covered).encode(), digest_size=16).hexdigest()
    return f"{_WAY} {digest}"
