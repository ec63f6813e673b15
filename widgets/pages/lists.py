"""Handing in lists: files, what was read from them, and whose they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ipywidgets import Widget

from widgets.components import Actions, Downloads, FileDrop, Notice, Table
from widgets.pages.files import template_file, template_files
from widgets.pages.labels import download_labels, notice_labels, table_labels
from widgets.pages.reading import next_step, what_was_read
from widgets.state import State
from widgets.view import View
from workbench.handing_in import HandedIn
from workbench.locale import count_sentence, text_of, tr
from workbench.reporting.tables import role_label

#: Choice of "no role" in the table: the sheet is not read.
NOT_READ = "-"


class ListsView(View):
    """Files handed in, and the sheets found in them."""

    parts = ("lists", "file_problems", "parsed", "eligibility")

    def __init__(self, state: State, *, go: Callable[[str], None]) -> None:
        self._go = go
        super().__init__(state)

    def build(self) -> Sequence[Widget]:
        """File field, demo button, what was read, what went wrong, and the sheets."""
        state = self.state
        self.drop = FileDrop(
            accept=[".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods"], on_file=state.hand_in
        )
        self.demo = Actions(on_action=lambda _: state.hand_in_demo())
        self.wrong = Notice(tone="stop")
        self.read = Notice(tone="ok", on_action=self._go)
        self.table = Table(on_action=self._act, on_edit=self._edit, page_size=50)
        self.templates = Downloads(on_request=lambda name: template_file(state, name))
        return [self.drop, self.demo, self.wrong, self.read, self.table, self.templates]

    def draw(self) -> None:
        """Show the sheets and what could not be read."""
        round, programme = self.state.round, self.state.round.programme
        self.drop.labels = {
            "heading": tr("Drop the lists here"),
            "button": tr("Choose files"),
            "hint": tr("{kinds}, at most {limit} MB each"),
            "too_large": tr("{name} is {size} MB. At most {limit} MB can be read."),
            "wrong_kind": tr("{name} is not one of {kinds}."),
            "sending": tr("Sending {name}"),
            "sent": tr("{name} has been sent."),
            "failed": tr("{name} could not be sent. Choose it again."),
            "cancel": tr("Cancel"),
            "files": tr("Files"),
        }
        self.drop.language = self.state.language
        self.drop.slim = bool(round.lists)
        self.demo.small = bool(round.lists)
        self.demo.items = [{"id": "demo", "label": tr("Try with demo data"), "tone": "plain"}]
        self.wrong.labels = notice_labels()
        self.wrong.sentences = [
            str(problem) for problem in round.file_problems if problem.severity == "blocks"
        ]
        self._draw_what_was_read()
        self.templates.labels = download_labels()
        self.templates.label = tr("Empty lists to fill in")
        self.templates.items = template_files(self.state)
        self.table.labels = table_labels()
        self.table.language = self.state.language
        with self.table.hold_sync():
            self.table.columns = [
                {"id": "file", "label": tr("File")},
                {"id": "sheet", "label": tr("Sheet")},
                {"id": "rows", "label": tr("Rows"), "kind": "number"},
                {
                    "id": "role",
                    "label": tr("Who they are"),
                    "kind": "select",
                    "options": [
                        *(
                            {"id": role.id, "label": self._role_word(role.id)}
                            for role in programme.role
                        ),
                        {"id": NOT_READ, "label": tr("not a list of applicants")},
                    ],
                },
                {"id": "read", "label": tr("What was read")},
            ]
            self.table.actions = [{"id": "remove", "label": tr("Remove"), "tone": "danger"}]
            self.table.caption = tr("Lists of this round")
            self.table.empty = tr("No list has been handed in yet.")
            self.table.rows = [
                {
                    "id": sheet_id(each),
                    "cells": {
                        "file": each.table.file,
                        "sheet": each.table.sheet or "",
                        "rows": len(each.table.row_numbers),
                        "role": each.role or NOT_READ,
                        "read": self._what_was_read(each),
                    },
                    "actions": ["remove"],
                }
                for each in round.lists
            ]

    def _draw_what_was_read(self) -> None:
        round = self.state.round
        self.read.labels = notice_labels()
        self.read.sentences = [said] if (said := what_was_read(round)) else []
        labels = {
            "problems": tr("See the problems"),
            "eligibility": tr("See who can take part"),
            "matching": tr("On to matching"),
        }
        step = next_step(round)
        self.read.buttons = [{"id": step, "label": labels[step], "tone": "primary"}]

    def _role_word(self, role: str) -> str:
        programme = self.state.round.programme
        side = "giver" if role == programme.match.giver else "receiver"
        word = programme.terms.get(f"{role}s") or role_label(programme, side)
        return text_of(word).capitalize()

    def _what_was_read(self, each: HandedIn) -> str:
        if each.role is None:
            return tr("Not read: choose who they are, if they are applicants.")
        known = sum(column.field is not None for column in each.mapping.columns)
        read = count_sentence(
            "{known} of {n} column recognised",
            "{known} of {n} columns recognised",
            len(each.mapping.columns),
            known=known,
        )
        if each.table.encoding:
            return tr("{columns}; {encoding}", columns=read, encoding=each.table.encoding)
        return str(read)

    def _handed_in(self, row: str) -> HandedIn | None:
        return next((each for each in self.state.round.lists if sheet_id(each) == row), None)

    async def _act(self, row: str, _: str) -> None:
        each = self._handed_in(row)
        if each is not None:
            await self.state.take_away(each.table.file)

    async def _edit(self, row: str, _: str, value: str) -> None:
        each = self._handed_in(row)
        if each is not None:
            await self.state.give_role(each.place, None if value == NOT_READ else value)


def sheet_id(each: HandedIn) -> str:
    """Id of a sheet on the pages, which stays its own when another list is removed meanwhile."""
    return f"{each.table.file}|{each.table.sheet or ''}"
