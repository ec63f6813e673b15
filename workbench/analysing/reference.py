"""The reference page of the tables for analysts, made from what the code declares.

``python -m workbench.analysing.reference`` writes it to ``docs/reference/``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from workbench.analysing.catalogue import ROUND_COLUMNS, TABLES
from workbench.analysing.documented import Column, Table

PAGE = Path("docs/reference/tables.md")


def tables_page() -> str:
    """Reference of the tables: every table, every column."""
    lines = [
        "# Tables for analysts",
        "",
        "<!-- Made by `python -m workbench.analysing.reference`; do not change it by hand. -->",
        "",
        "`wb.open(...).table(name)` gives each of these for one round, and `.tables` this page as a",
        "data frame. Kinds are those of pandas; missing is *not known*. People are codes such as",
        "`mentor-014`, which join the tables; names, contacts and sensitive answers stand only in",
        "the tables marked *asked for by name*. Of somebody with protected identity no table has",
        "more than the code.",
        "",
        "## `rounds()`",
        "",
        "All rounds of the store, the one that was changed last first.",
        "",
        *_lines(ROUND_COLUMNS),
    ]
    for table in TABLES.values():
        lines += _table(table)
    return "\n".join(lines) + "\n"


def _table(table: Table) -> Iterator[str]:
    mark = " *Asked for by name.*" if table.on_purpose else ""
    yield from ("", f"## `{table.name}`", "", f"{table.meaning}{mark}", "")
    yield from _lines((*table.columns, *((table.spread,) if table.spread else ())))


def _lines(columns: Iterable[Column]) -> Iterator[str]:
    yield from ("| column | kind | meaning |", "|---|---|---|")
    for each in columns:
        yield f"| `{each.name}` | {each.kind} | {each.meaning} |"


def main() -> None:
    """Write the page."""
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(tables_page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
