"""All tables that an analyst can ask for, and their documentation as a table."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from workbench.analysing import choice_tables, log_tables, people_tables, proposal_tables
from workbench.analysing.documented import Column, Table, said
from workbench.locale import sentence

#: Every table by its name.
TABLES: dict[str, Table] = {
    table.name: table
    for room in (people_tables, choice_tables, proposal_tables, log_tables)
    for table in room.TABLES
}

#: Columns of the table of all rounds.
ROUND_COLUMNS: tuple[Column, ...] = (
    Column("id", "string", "Id in the store."),
    *said("round", "name"),
    *said("programme_version", "programme_id"),
    Column("programme", "string", "Name of the programme."),
    *said("round", "begun_at", "put_away_on"),
    Column("people", "Int64", "Applications that are used."),
    Column("pairs", "Int64", "Pairs of the newest proposal; missing before there is one."),
    Column("changed_at", "datetime64[us, UTC]", "Last change."),
)


def table_named(name: str) -> Table:
    """Table of a name.

    Raises
    ------
    LookupError
        With the names that there are.
    """
    if name not in TABLES:
        raise LookupError(
            str(
                sentence(
                    '"{seen}" is not a table of a round. Write one of: {known}.',
                    seen=name,
                    known=", ".join(sorted(TABLES)),
                )
            )
        )
    return TABLES[name]


def documentation(tables: Iterable[Table] | None = None) -> pd.DataFrame:
    """One row a column: table, what the table is, column, kind, meaning, asked for by name."""
    rows = [
        {
            "table": table.name,
            "about": table.meaning,
            "column": column.name,
            "kind": column.kind,
            "meaning": column.meaning,
            "on_purpose": table.on_purpose,
        }
        for table in (TABLES.values() if tables is None else tables)
        for column in (*table.columns, *((table.spread,) if table.spread else ()))
    ]
    texts = dict.fromkeys(("table", "about", "column", "kind", "meaning"), "string")
    return pd.DataFrame(rows).astype({**texts, "on_purpose": "boolean"})
