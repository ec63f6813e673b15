"""Which column answers which question: recognised, shown, and corrected by a click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ipywidgets import Widget

from widgets.components import Prose, Table
from widgets.pages.labels import table_labels
from widgets.pages.lists import NOT_READ, sheet_id
from widgets.view import View
from workbench.handing_in import HandedIn
from workbench.locale import Labels, tr
from workbench.people.mapping import REMEMBERED, SURE, MappedColumn


class ColumnsView(View):
    """One row per column of every list."""

    parts = ("lists",)

    def build(self) -> Sequence[Widget]:
        """A sentence and the table."""
        self.lead = Prose(quiet=True)
        self.table = Table(on_edit=self._edit, page_size=100, facets=["file"], chips="how")
        return [self.lead, self.table]

    def draw(self) -> None:
        """Show every column with the question it answers."""
        round = self.state.round
        self.lead.paragraphs = [
            tr(
                "Look through the uncertain ones and choose what they hold. Columns that are not "
                "read stay in your file, and nowhere else."
            )
        ]
        used = [each for each in round.lists if each.role is not None]
        self.table.labels = table_labels()
        self.table.language = self.state.language
        with self.table.hold_sync():
            self.table.columns = [
                {"id": "heading", "label": tr("Heading in the file")},
                {"id": "file", "label": tr("File")},
                {"id": "example", "label": tr("For example")},
                {
                    "id": "field",
                    "label": tr("Holds"),
                    "kind": "select",
                    "options": self._options(),
                    "width": "230px",
                },
                {"id": "how", "label": tr("How sure"), "kind": "tag"},
            ]
            self.table.caption = tr("Columns of the lists")
            self.table.empty = tr("No list has been handed in yet.")
            rows = [
                {
                    "id": f"{sheet_id(each)}|{column.position}",
                    "cells": {
                        "heading": column.heading or tr("(no heading)"),
                        "file": _file_of(each),
                        "example": self._example(each, column),
                        "field": column.field or NOT_READ,
                        "how": _how_sure(column),
                    },
                }
                for each in used
                for column in each.mapping.columns
            ]
            self.table.rows = sorted(rows, key=_uncertain_first)

    def _options(self) -> list[dict[str, str]]:
        fields = self.state.round.fields.values()
        options = [
            {"id": field.id, "label": Labels(field.labels, field.id).text()} for field in fields
        ]
        options.sort(key=lambda option: option["label"].casefold())
        return [{"id": NOT_READ, "label": tr("(not read)")}, *options]

    def _example(self, each: HandedIn, column: MappedColumn) -> str:
        field = self.state.round.fields.get(column.field or "")
        if field is not None and field.drop:
            return tr("(dropped at the door)")
        shown = dict.fromkeys(
            answer.strip() for answer in each.table.columns[column.position][:40] if answer.strip()
        )
        return "; ".join(answer[:40] for answer in list(shown)[:3])

    async def _edit(self, row: str, _: str, value: str) -> None:
        sheet, _, position = row.rpartition("|")
        each = next((one for one in self.state.round.lists if sheet_id(one) == sheet), None)
        if each is not None:
            field = None if value == NOT_READ else value
            await self.state.give_column(each.place, int(position), field)


def _file_of(each: HandedIn) -> str:
    return f"{each.table.file}, {each.table.sheet}" if each.table.sheet else each.table.file


def _uncertain_first(row: dict[str, Any]) -> int:
    return ("warn", "info", "ok").index(row["cells"]["how"]["tone"])


def _how_sure(column: MappedColumn) -> dict[str, Any]:
    if column.how == "chosen":
        return {"text": tr("your choice"), "tone": "ok"}
    if column.how == REMEMBERED:
        return {"text": tr("as last time"), "tone": "ok"}
    if column.field is None:
        return {"text": tr("not read"), "tone": "info"}
    if column.confidence >= SURE:
        return {"text": tr("sure"), "tone": "ok"}
    return {"text": tr("look at it"), "tone": "warn"}
