"""The reference page of all tables and columns, made from what the code reads.

``python -m workbench.store.reference`` writes it to ``docs/reference/``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from workbench.store.schema import KEPT, OWN_COLUMNS, metadata

PAGE = Path("docs/reference/store.md")

_KINDS = {
    "Plain": "JSON text",
    "Moment": "point in time",
    "Text": "text",
    "String": "text",
    "Integer": "whole number",
    "Float": "number",
    "Boolean": "true or false",
    "Date": "day",
    "LargeBinary": "packed",
}


def store_page() -> str:
    """Reference of the database: every table, every column."""
    lines = [
        "# What the database keeps",
        "",
        "<!-- Made by `python -m workbench.store.reference`; do not change it by hand. -->",
        "",
        "One SQLite file, `workbench.db`, in the data folder, or the same tables on a PostgreSQL",
        "server. *Private* columns never reach the audit log. Every table but `meta`, `audit` and",
        "`step` also has the columns that the store keeps itself:",
        "",
        "| column | kind | meaning |",
        "|---|---|---|",
    ]
    own = next(iter(KEPT.values()))
    lines += [_line(own.c[name]) for name in OWN_COLUMNS]
    for table in metadata.tables.values():
        lines += _table(table)
    return "\n".join(lines) + "\n"


def _table(table: sa.Table) -> Iterator[str]:
    yield from ("", f"## `{table.name}`", "", table.comment or "", "")
    yield from ("| column | kind | meaning |", "|---|---|---|")
    hidden = OWN_COLUMNS if table.name in KEPT else ()
    yield from (_line(column) for column in table.c if column.name not in hidden)


def _line(column: sa.Column[Any]) -> str:
    kind = _KINDS[type(column.type).__name__]
    for key in column.foreign_keys:
        named = key.target_fullname.partition(".")[0]
        kind = f"row of [`{named}`](#{named})"
    parts = [column.comment or ""]
    if column.info.get("private"):
        parts.append("*Private.*")
    if not column.nullable:
        parts.append("Always there.")
    return f"| `{column.name}` | {kind} | {' '.join(parts)} |"


def main() -> None:
    """Write the page."""
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(store_page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
