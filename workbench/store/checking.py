"""Whether a database is whole: its structure, its references, and every row as it was written."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import sqlalchemy as sa

from workbench.store.audit import chain_broken
from workbench.store.described import described_tables, description_stands
from workbench.store.faults import code_of
from workbench.store.sealing import rows_damaged

#: Faults that mean damage, where they come up while a database is read through; None is one that
#: has no name, such as a table that is no longer there.
_DAMAGE = ("damaged", "not_a_database", None)

#: Findings of one kind that are told.
_MOST = 20


def damage(connection: sa.Connection) -> list[str]:
    """What is damaged, one line each; empty where all is whole.

    The lines name tables and ids of rows, never what they say.

    Raises
    ------
    sqlalchemy.exc.DBAPIError
        When the database cannot be read for another reason than damage.
    """
    found: list[str] = []
    try:
        for line in _damage(connection):
            found.append(line)
            if len(found) >= _MOST:
                break
    except sa.exc.DBAPIError as error:
        if code_of(error) not in _DAMAGE:
            raise
        found.append("the file cannot be read through")
    except (ValueError, KeyError, TypeError, OverflowError, AttributeError, zlib.error):
        # Content that is no longer JSON, a day, a number.
        found.append("a row holds what was never written")
    return found


def _damage(connection: sa.Connection) -> Iterator[str]:
    if connection.dialect.name == "sqlite":
        structure = connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST})").scalars()
        yield from (f"structure: {line}" for line in structure if line != "ok")
        references = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        yield from (f"{row[0]}: a reference to {row[2]} leads nowhere" for row in references)
    if not description_stands(connection):
        yield "the definitions of the tables are not as they were made"
    for table, id in rows_damaged(connection, described_tables(connection)):
        yield f"{table} {id}: not what was written"
    for seq, images in connection.execute(sa.text("SELECT seq, images FROM step")):
        # Raises where a packed step no longer agrees with its own check sum.
        if not zlib.decompress(images):
            yield f"step {seq}: empty"
    yield from (f"audit log: {line}" for line in chain_broken(connection))
