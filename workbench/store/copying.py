"""Copying all rows between two databases of any kind, letter by letter."""

from __future__ import annotations

import sqlalchemy as sa

from workbench.store.described import described_tables, seal_description

_AT_ONCE = 500


def copy_rows(source: sa.Connection, target: sa.Connection) -> None:
    """Copy every row of every table that the source describes into a target of the same version.

    Both connections are within a transaction; the target's tables hold nothing but its notes about
    itself, which are replaced.
    """
    target.execute(sa.text("DELETE FROM meta"))
    for table in described_tables(source, as_text=True).values():
        found = source.execution_options(yield_per=_AT_ONCE).execute(sa.select(table)).mappings()
        for rows in found.partitions():
            target.execute(sa.insert(table), [dict(row) for row in rows])
    seal_description(target)
    if target.dialect.name == "postgresql":
        # The next step gets the number after the last one that was copied.
        target.execute(
            sa.text(
                "SELECT setval(pg_get_serial_sequence('step', 'seq'), "
                "(SELECT coalesce(max(seq), 0) + 1 FROM step), false)"
            )
        )


def rows_per_table(connection: sa.Connection) -> dict[str, int]:
    """Number of rows of every table that the database describes, by name."""
    return {
        name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
        for name, table in sorted(described_tables(connection).items())
    }
