"""Values of the programme as a form: a table whose rows are settings, with faults beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from widgets.components import Table
from widgets.pages.labels import table_labels
from widgets.pages.programme_desk import Desk
from workbench.locale import Labels, current_language, tr
from workbench.programme.drafting import Draft
from workbench.programme.entering import Kind, in_words, value_from, worded
from workbench.programme.statements import Statement


@dataclass(frozen=True)
class Setting:
    """One row of a form.

    Attributes
    ----------
    path : str
        Its place in the file.
    label, about : str
        What it is called, and to what it belongs.
    kind : how its value is written; *words* are texts per language
    """

    path: str
    label: str
    kind: Kind
    about: str = ""


def form_table(desk: Desk) -> Table:
    """Table for a form; :func:`fill_form` gives it rows."""

    def edit(path: str, _: str, text: str) -> None:
        kind = kinds(table).get(path, "text")
        if kind == "words":
            value = worded(desk.draft.at(path), current_language(), text)
        else:
            value = value_from(text, kind)
        desk.change(path, to=value)

    table = Table(on_edit=edit, page_size=100)
    table.add_class("mw-form")
    return table


def kinds(table: Table) -> dict[str, Any]:
    """How the value of each row is written."""
    return {row["id"]: row.get("written", "text") for row in table.rows}


def fill_form(
    table: Table,
    draft: Draft,
    settings: Sequence[Setting],
    *,
    caption: str,
    sources: bool = True,
) -> None:
    """Show settings with their values and faults, and with their *sources* if they have any."""
    table.labels = table_labels()
    with table.hold_sync():
        table.columns = [
            {"id": "what", "label": tr("Setting"), "width": "30%", "sortable": False},
            {
                "id": "value",
                "label": tr("Value"),
                "kind": "edit",
                "width": "" if not sources else "40%" if _wordy(settings) else "200px",
                "sortable": False,
            },
            *([{"id": "source", "label": tr("Source"), "sortable": False}] if sources else []),
        ]
        table.caption = caption
        table.empty = tr("The programme says nothing here.")
        table.rows = [_row(draft, each) for each in settings]


def _wordy(settings: Sequence[Setting]) -> bool:
    return any(each.kind == "words" for each in settings)


def _row(draft: Draft, setting: Setting) -> dict[str, Any]:
    value = draft.at(setting.path)
    shown = _text(value) if setting.kind == "words" else in_words(value)
    statement = draft.statement(setting.path)
    return {
        "id": setting.path,
        "written": setting.kind,
        "cells": {
            "what": {"text": setting.label, "sub": setting.about},
            "value": value_cell(draft, setting.path, shown),
            "source": source_cell(statement, setting.path) if value is not None else "",
        },
    }


def value_cell(draft: Draft, path: str, shown: str) -> dict[str, Any]:
    """Cell to edit one value, with what is wrong with it below."""
    faults = draft.faults_at(path)
    if not faults:
        return {"value": shown}
    said = " ".join(f"{each.what} {each.mend}" for each in faults)
    return {"value": shown, "tone": "stop", "title": said}


def source_in_short(statement: Statement | None) -> dict[str, Any]:
    """Where a statement comes from, without the words: they stand in the details of its row."""
    cell = source_cell(statement)
    quote = cell.pop("sub", "")
    return {**cell, "title": quote} if quote else cell


def source_cell(statement: Statement | None, path: str = "") -> dict[str, Any]:
    """Where a statement comes from, and whether its number is ours or waits for a review."""
    if statement is None:
        return {"text": ""}
    first = statement.sources[0] if statement.sources else None
    key = path.removeprefix(f"{statement.path}.")
    ours = statement.ours or key in statement.ours_in
    place = f"{first.id}:{first.line}" if first and first.line is not None else ""
    cell: dict[str, Any] = {
        "text": place or (first.id if first else tr("no source")),
        "sub": f"“{first.quote}”" if first and first.quote else "",
    }
    if not statement.reviewed:
        cell["tag"] = {"text": tr("taken over, not reviewed"), "tone": "warn"}
    elif ours:
        cell["tag"] = {"text": tr("ours"), "tone": "info"}
    return cell


def source_lines(statement: Statement) -> list[dict[str, str]]:
    """Details of a statement: every source with its words, what is ours, and notes."""
    lines = [{"term": tr("Source"), "text": str(each)} for each in statement.sources]
    if statement.ours:
        lines.append(
            {
                "term": tr("Ours"),
                "text": tr("The number is not the source's: it is a reading of ours."),
                "tone": "info",
            }
        )
    if str(statement.note):
        lines.append({"term": tr("Note"), "text": str(statement.note)})
    return lines


def _text(words: Any) -> str:
    if isinstance(words, dict):
        return str(words.get(current_language()) or Labels(words))
    return str(words or "")
