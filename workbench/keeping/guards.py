"""A list and the corrections in it belong together: one may not change under the other.

Rows are compared one by one when they are written. That is not enough where somebody hands in a
file anew, or takes it away, while somebody else says what its columns hold or corrects a cell:
columns of two files would stand beside each other, and a correction in another person's row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from workbench.keeping.lists import sheet_row_id
from workbench.keeping.parts import RowsByKey
from workbench.store.changes import Change, Clash
from workbench.store.database import Connection
from workbench.store.rows import rows_in
from workbench.store.writing import clash_of

_DRAWERS = ("contact_text", "sensitive_text")


def list_clashes(
    connection: Connection,
    round_id: str,
    *,
    known: RowsByKey,
    wanted: RowsByKey,
    changes: Iterable[Change],
) -> list[Clash]:
    """Everything of a list that differs, where a change rests on a list that is another by now.

    Parameters
    ----------
    known, wanted : mapping of (table, id) to values
        Rows as the writer saw them, and as they are to be.
    """
    touched = _sheets_touched(round_id, known, wanted, changes)
    clashes = []
    for sheet in sorted(touched):
        there = _bundle_there(connection, round_id, sheet, known, wanted)
        mine, seen = _bundle(wanted, round_id, sheet), _bundle(known, round_id, sheet)
        they_changed = _content(seen, sheet) != _content(there, sheet)
        if not they_changed and _content(seen, sheet) == _content(mine, sheet):
            continue
        for key in sorted({*there, *mine, *seen}):
            theirs = there.get(key)
            if theirs != mine.get(key) and (they_changed or theirs != seen.get(key)):
                change = Change(*key, seen.get(key), mine.get(key))
                clashes.append(clash_of(connection, change, theirs))
    return clashes


def _sheets_touched(
    round_id: str, known: RowsByKey, wanted: RowsByKey, changes: Iterable[Change]
) -> set[str]:
    owner = {**_owners(known, round_id), **_owners(wanted, round_id)}
    keys = {(each.table, each.id) for each in changes}
    return {owner[key] for key in keys if key in owner}


def _owners(rows: RowsByKey, round_id: str) -> dict[tuple[str, str], str]:
    """Sheet that each row belongs to, with the texts that stand in drawers."""
    owner = {}
    for (table, id), row in rows.items():
        sheet = _owner(table, id, row, round_id)
        if sheet is not None:
            owner[table, id] = sheet
            if table != "sheet":
                owner.update({(drawer, id): sheet for drawer in _DRAWERS})
    return owner


def _owner(table: str, id: str, row: Mapping[str, Any], round_id: str) -> str | None:
    if table == "sheet":
        return id
    if table == "sheet_column":
        return str(row["sheet_id"])
    if table == "correction":
        return sheet_row_id(round_id, row["file"], row["sheet"])
    return None


def _bundle(rows: RowsByKey, round_id: str, sheet: str) -> dict[tuple[str, str], Any]:
    """Rows of one sheet: itself, its columns, its corrections, and their texts."""
    owner = _owners(rows, round_id)
    return {key: row for key, row in rows.items() if owner.get(key) == sheet}


def _bundle_there(
    connection: Connection, round_id: str, sheet: str, known: RowsByKey, wanted: RowsByKey
) -> dict[tuple[str, str], Any]:
    about = wanted.get(("sheet", sheet)) or known.get(("sheet", sheet))
    found: dict[tuple[str, str], Any] = {}

    def take(name: str, **equal: Any) -> list[str]:
        rows = rows_in(connection, name, **equal)
        found.update({(name, id): row for id, row in rows.items()})
        return list(rows)

    take("sheet", id=sheet)
    ids = take("sheet_column", sheet_id=sheet)
    about = found.get(("sheet", sheet)) or about
    if about is not None:
        ids += take("correction", round_id=round_id, file=about["file"], sheet=about["sheet"])
    for drawer in _DRAWERS:
        take(drawer, id=ids)
    return found


def _content(bundle: Mapping[tuple[str, str], Any], sheet: str) -> Any:
    """What the file itself says: not what anybody said about its columns."""
    about = bundle.get(("sheet", sheet))
    if about is None:
        return None
    columns = sorted(
        (row["place"], row["heading"], _cells(bundle, id, row))
        for (table, id), row in bundle.items()
        if table == "sheet_column"
    )
    return about["row_numbers"], columns


def _cells(bundle: Mapping[tuple[str, str], Any], id: str, column: Mapping[str, Any]) -> Any:
    if column["drawer"] == "open":
        return column["cells"]
    kept = bundle.get((f"{column['drawer']}_text", id))
    return kept["content"] if kept is not None else None
