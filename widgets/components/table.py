"""A table to search, sort, filter and page through, with actions and editing on its rows."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import traitlets as t

from widgets.components.component import (
    Buffers,
    Callback,
    Component,
    Message,
    RefusedError,
    found,
    text_in,
)

__all__ = ["COLUMN_KINDS", "Table"]

COLUMN_KINDS = ("text", "number", "score", "tag", "tags", "bars", "edit", "select")
LONGEST_EDIT = 2_000


class Table(Component):
    """The table of the workbench: applicants, duos, suggestions, open questions.

    Searching, sorting, filtering and paging happen in the browser and survive new rows; the focus
    stays on the same control of the same row. Editing, choosing and actions are asked of Python.

    Traits
    ------
    columns : list of dict
        ``id`` and ``label``; optional ``kind`` (one of `COLUMN_KINDS`, default "text"), ``align``
        ("start", "end", "center"), ``width`` (CSS length, "160px"), ``help`` (a sentence),
        ``sortable`` (default True), ``options`` (for "select": texts or ``{id, label}``). The
        first column names the row.
    rows : list of dict
        ``id`` (text, unique) and ``cells`` (column id to cell); optional ``actions`` (ids, or
        ``{id, pressed, disabled, reason}``), ``tone`` ("changed", "ok", "info", "warn", "stop")
        and ``detail`` (list of ``{term, text, tone}``, shown when the row is opened). A cell is a
        plain value or ``{text, code, sub, tag, tone, title, value, sort}``, where ``code`` is a
        quiet text after it, ``sub`` one below and ``tag`` a ``{text, tone}``; a "bars" cell is a
        list of
        ``{label, value, share}`` with value 0..1 or None for unknown; a "tags" cell is a list of
        texts or ``{text, tone}``. ``disabled`` in a cell locks an "edit" or "select", ``absent``
        leaves it out; ``title`` with a tone stands below it as a sentence.
    actions : list of dict
        ``id``, ``label``; optional ``tone`` ("primary", "danger", default plain) and
        ``pressed_label``. Rows name the actions they offer.
    caption : str
        The table's name, shown above it. Default "".
    empty : str
        The sentence shown when there are no rows. Default "".
    page_size : int
        Rows on a page, 1 to 1000. Default 50.
    facets : list of str
        Columns that get a filter of their values with counts.
    chips : str
        Column whose values are buttons above the table, with counts, in the order of the rows.
        Default "": none.
    selected : str or None
        The id of the chosen row. Rows can be chosen once ``on_select`` is registered.
    selectable : bool
        Whether rows can be chosen. Default False; set by ``on_select``.
    busy : bool
        Whether new rows are being worked out; shown as a moving line. Default False.
    """

    asset: ClassVar[str] = "table"
    parts: ClassVar[tuple[str, ...]] = ("table_cells", "table_search", "table_head", "table_rows")
    events: ClassVar[tuple[str, ...]] = ("action", "edit", "select")
    default_labels: ClassVar[dict[str, str]] = {
        "search": "Search in the table",
        "all": "All",
        "none": "(blank)",
        "unknown": "unknown",
        "showing": "Showing {first} to {last} of {total}",
        "filtered": "Showing {first} to {last} of {total} found among {all}",
        "no_match": "Nothing matches the search.",
        "clear": "Clear the search",
        "previous": "Previous",
        "next": "Next",
        "pages": "Pages of the table",
        "detail": "Details",
        "changed": "Changed",
        "busy": "Working out the rows",
    }

    columns = t.List(t.Dict(), help="Columns, the first names the row.").tag(sync=True)
    rows = t.List(t.Dict(), help="Rows with cells, actions, tone and detail.").tag(sync=True)
    actions = t.List(t.Dict(), help="Actions that rows may offer.").tag(sync=True)
    caption = t.Unicode("", help="The table's name.").tag(sync=True)
    empty = t.Unicode("", help="Sentence shown when there are no rows.").tag(sync=True)
    page_size = t.Int(50, min=1, max=1000, help="Rows on a page.").tag(sync=True)
    facets = t.List(t.Unicode(), help="Columns filtered by value.").tag(sync=True)
    chips = t.Unicode("", help="Column filtered by buttons.").tag(sync=True)
    selected = t.Unicode(None, allow_none=True, help="Id of the chosen row.").tag(sync=True)
    selectable = t.Bool(False, help="Whether rows can be chosen.").tag(sync=True)
    busy = t.Bool(False, help="Whether rows are being worked out.").tag(sync=True)

    def on_action[C: Callback](self, callback: C) -> C:
        """Register ``callback(row_id, action_id)``."""
        return self._register("action", callback)

    def on_edit[C: Callback](self, callback: C) -> C:
        """Register ``callback(row_id, column_id, value)``; a text or an option's id."""
        return self._register("edit", callback)

    def on_select[C: Callback](self, callback: C) -> C:
        """Register ``callback(row_id)`` and let rows be chosen."""
        self.selectable = True
        return self._register("select", callback)

    @t.validate("columns")
    def _known_kinds(self, proposal: Any) -> list[dict[str, Any]]:
        columns = [{**each, "kind": each.get("kind", "text")} for each in proposal["value"]]
        unknown = sorted({each["kind"] for each in columns} - set(COLUMN_KINDS))
        if unknown:
            raise t.TraitError(f"A column's kind is one of {COLUMN_KINDS}, not {unknown}.")
        for each in columns:
            if "options" in each:
                each["options"] = [_option(option) for option in each["options"]]
        return columns

    @t.validate("rows")
    def _rows_with_their_own_ids(self, proposal: Any) -> list[dict[str, Any]]:
        rows = [_row(each) for each in proposal["value"]]
        ids = {each["id"] for each in rows}
        if len(ids) < len(rows) or not all(isinstance(each, str) for each in ids):
            raise t.TraitError("Every row needs an id of its own, as text.")
        return rows

    def _read_action(self, message: Message, _buffers: Buffers) -> None:
        row = self._row_of(message)
        offered = found(row.get("actions", []), message.get("action"))
        known = found(self.actions, offered["id"])
        self._tell("action", row["id"], known["id"])

    def _read_edit(self, message: Message, _buffers: Buffers) -> None:
        answers: list[object] = []
        try:
            row = self._row_of(message)
            column = found(self.columns, message.get("column"))
            value = self._allowed_value(message, column, row["cells"].get(column["id"]))
            answers = self._tell("edit", row["id"], column["id"], value)
        finally:
            settled = {"row": message.get("row"), "column": message.get("column")}
            self._after(answers, lambda: self.send({"kind": "settled", **settled}))

    def _allowed_value(self, message: Message, column: Mapping[str, Any], cell: object) -> str:
        value = text_in(message, "value", longest=LONGEST_EDIT)
        if isinstance(cell, Mapping) and (cell.get("disabled") or cell.get("absent")):
            raise RefusedError("this cell cannot be changed")
        if column["kind"] == "select":
            found(_options_of(column, cell), value)
        elif column["kind"] != "edit":
            raise RefusedError("this column cannot be changed")
        return value

    def _read_select(self, message: Message, _buffers: Buffers) -> None:
        if not self.selectable:
            raise RefusedError("rows cannot be chosen")
        self.selected = self._row_of(message)["id"]
        self._tell("select", self.selected)

    def _row_of(self, message: Message) -> Mapping[str, Any]:
        return found(self.rows, message.get("row"))


def _option(option: object) -> dict[str, Any]:
    return (
        dict(option) if isinstance(option, Mapping) else {"id": str(option), "label": str(option)}
    )


def _options_of(column: Mapping[str, Any], cell: object) -> Sequence[Mapping[str, Any]]:
    if isinstance(cell, Mapping) and "options" in cell:
        return [_option(each) for each in cell["options"]]
    return column.get("options", [])


def _row(row: Mapping[str, Any]) -> dict[str, Any]:
    actions = [{"id": a} if isinstance(a, str) else dict(a) for a in row.get("actions", [])]
    return {**row, "cells": row.get("cells", {}), "actions": actions}
