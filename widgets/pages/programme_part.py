"""A form about one part of the programme, and a list of parts with a way to add one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ipywidgets import Widget

from widgets.components import Actions, QuestionForm, Table
from widgets.pages.labels import table_labels
from widgets.pages.programme_desk import Desk, DraftView, OpenPart
from widgets.pages.programme_form import source_lines
from widgets.state import State
from workbench.locale import text_of, tr
from workbench.programme import Fault
from workbench.programme.asking import (
    Question,
    answers_in_words,
    faults_inside,
    faults_of,
    questions_at,
)
from workbench.programme.places import fault_in_words, part_in_words

_KINDS = {"choice": "select", "choices": "checks"}
_WIDE = ("sentence", "help", "op", "kind")


class PartForm(DraftView):
    """The questions about one part, as long as it is open.

    Parameters
    ----------
    within : str
        Place whose parts it shows: a list, or one part.
    standing : function that gives a heading, or None
        For a part of which there is only one: its form is always open.
    """

    reads = ("draft", "opened")

    def __init__(
        self, state: State, desk: Desk, within: str, *, standing: Callable[[], str] | None = None
    ) -> None:
        self.within, self.standing = within, standing
        super().__init__(state, desk)

    def build(self) -> Sequence[Widget]:
        """The form."""
        self.form = QuestionForm(on_change=self._answer, on_action=self._act)
        return [self.form]

    def draw(self) -> None:
        """Ask what is to be asked about the open part; without one there is no form."""
        part = self._part()
        self.box.layout.display = "" if part else "none"
        form = self.form
        form.labels = {
            "choose": tr("Choose"),
            "search": tr("Search in the list"),
            "chosen": tr("{n} chosen:"),
        }
        form.language = self.state.language
        if part is None:
            form.about, form.items, form.buttons, form.facts = "", [], [], []
            return
        table = part.new if part.new is not None else self.draft.at(part.path) or {}
        questions = questions_at(self.draft, part.path, table, new=part.new is not None)
        with form.hold_sync():
            form.heading = self._heading(part)
            form.standing = self.standing is not None
            form.items = items_of(questions, self._faults(part))
            form.facts = self._facts(part)
            form.buttons = self._buttons(part)
            form.about = "" if self.standing else part.path

    def show(self, visible: bool = True) -> None:
        """Show or hide it; without an open part it stays hidden."""
        super().show(visible)
        if self._part() is None:
            self.box.layout.display = "none"

    def _part(self) -> OpenPart | None:
        if self.standing:
            return OpenPart(self.within) if self.draft.at(self.within) is not None else None
        opened: OpenPart | None = self.desk.opened
        if opened is None or opened.path.rpartition("[")[0] != self.within:
            return opened if opened is not None and opened.path == self.within else None
        return opened

    def _heading(self, part: OpenPart) -> str:
        if self.standing is not None:
            return self.standing()
        return part_in_words(part.path, self.draft.tables, new=part.new is not None)

    def _faults(self, part: OpenPart) -> tuple[Fault, ...]:
        if part.new is not None:
            return faults_of(self.draft, part.path, part.new) if part.pressed else ()
        return faults_inside(self.draft, part.path)

    def _facts(self, part: OpenPart) -> list[dict[str, str]]:
        if part.new is not None:
            text = tr("It will be marked as ours, because no source says it.")
            return [{"term": tr("Source"), "text": text}]
        statement = None if self.standing else self.draft.statement(part.path)
        lines = source_lines(statement) if statement is not None else []
        return [{"term": each["term"], "text": each["text"]} for each in lines]

    def _buttons(self, part: OpenPart) -> list[dict[str, str]]:
        if self.standing:
            return []
        if part.new is not None:
            return [
                {"id": "add", "label": tr("Add"), "tone": "primary"},
                {"id": "close", "label": tr("Do not add")},
            ]
        return [{"id": "close", "label": tr("Close"), "tone": "primary"}]

    def _answer(self, key: str, answer: str | list[str]) -> None:
        part = self._part()
        if part is not None:
            self.desk.say(part.path, key, answer)

    def _act(self, name: str) -> None:
        (self.desk.add if name == "add" else self.desk.close)()


class PartList(DraftView):
    """A table of parts, such as the rules of a role: each can be changed, removed, put back.

    Attributes
    ----------
    listed : str
        Place of the list.
    growing : bool
        Whether parts can be added and removed.
    """

    growing = True

    def __init__(self, state: State, desk: Desk, listed: str) -> None:
        self.listed = listed
        super().__init__(state, desk)

    def build(self) -> Sequence[Widget]:
        """The table, the button that adds, and the form."""
        self.table = Table(on_edit=self.edit, on_action=self._act, page_size=100)
        self.table.add_class("mw-form")
        self.more = Actions(small=True, on_action=lambda _: self.desk.begin(self.listed))
        self.part = PartForm(self.state, self.desk, self.listed)
        return [self.table, self.part.box, *([self.more] if self.growing else [])]

    def show(self, visible: bool = True) -> None:
        """Show the list with its form; one that cannot grow is not shown while it is empty."""
        super().show(visible)
        self.part.show(visible)
        if not (self.growing or self.parts_now()):
            self.box.layout.display = "none"

    def draw(self) -> None:
        """Fill the table from the draft."""
        table = self.table
        table.labels = table_labels()
        table.language = self.state.language
        with table.hold_sync():
            table.columns = self.columns()
            table.actions = [*self.acts(), *self._common_acts()]
            table.caption = self.caption()
            table.empty = self.empty()
            table.rows = [self._row(path, raw) for path, raw in self.parts_now()]
        self.more.label = self.caption()
        self.more.items = [{"id": "add", "label": self.add_words()}]

    def parts_now(self) -> list[tuple[str, dict[str, Any]]]:
        """Place and table of each part, in the order in which they are shown."""
        found = self.draft.at(self.listed) or []
        return [(f"{self.listed}[{n}]", raw) for n, raw in enumerate(found)]

    def columns(self) -> list[dict[str, Any]]:
        """Columns of the table."""
        raise NotImplementedError

    def cells(self, path: str, raw: dict[str, Any]) -> dict[str, Any]:
        """Cells of the row of one part."""
        raise NotImplementedError

    def caption(self) -> str:
        """What the list is called."""
        raise NotImplementedError

    def add_words(self) -> str:
        """What the button that adds says."""
        return tr("Add")

    def empty(self) -> str:
        """What stands there while the list is empty."""
        return tr("The programme says nothing here.")

    def acts(self) -> list[dict[str, Any]]:
        """Actions of this kind of part alone."""
        return []

    def offers(self, _path: str, _raw: dict[str, Any]) -> list[Any]:
        """Which of them a row offers, and how."""
        return []

    def act(self, _path: str, _action: str) -> None:
        """Do one of them."""

    def edit(self, _path: str, _column: str, _text: str) -> None:
        """Write a value that was typed into the table."""

    def detail(self, path: str, _raw: dict[str, Any]) -> list[dict[str, str]]:
        """What is shown when a row is opened: by default, its sources."""
        statement = self.draft.statement(path)
        return source_lines(statement) if statement is not None else []

    def answers(self, path: str, raw: dict[str, Any], *shown: str) -> list[dict[str, str]]:
        """Everything that is said of a part, but what is *shown* in its row."""
        said = answers_in_words(questions_at(self.draft, path, raw), leave_out=frozenset(shown))
        return [{"term": text_of(label), "text": text} for label, text in said]

    def _common_acts(self) -> list[dict[str, Any]]:
        return [
            {"id": "change", "label": tr("Change")},
            {"id": "restore", "label": tr("As it was")},
            {"id": "remove", "label": tr("Remove")},
        ]

    def _row(self, path: str, raw: dict[str, Any]) -> dict[str, Any]:
        changed = self.draft.differs_at(path)
        known = self.draft.before(path) is not None
        return {
            "id": path,
            "tone": "changed" if changed else None,
            "cells": self.cells(path, raw),
            "actions": [
                *self.offers(path, raw),
                "change",
                *(["restore"] if changed and known else []),
                *(["remove"] if self.growing else []),
            ],
            "detail": self.detail(path, raw),
        }

    def _act(self, path: str, action: str) -> None:
        if action == "change":
            self.desk.open(path)
        elif action == "restore":
            self.desk.restore(path)
        elif action == "remove":
            self.desk.remove(path)
        else:
            self.act(path, action)


def items_of(questions: Sequence[Question], faults: Sequence[Fault]) -> list[dict[str, Any]]:
    """Questions as a form shows them, each with what is wrong with its answer."""
    notes = _notes(questions, faults)
    return [
        {
            "id": each.key,
            "label": text_of(each.label),
            "kind": "radio" if each.spread else _KINDS.get(each.kind, "text"),
            "value": each.shown,
            "help": text_of(each.help),
            "options": [
                {
                    "id": option.id,
                    "label": text_of(option.label),
                    "help": text_of(option.help),
                    "group": text_of(option.group),
                }
                for option in each.options
            ],
            "note": " ".join(notes.get(each.key, ())),
            "wide": each.spread or each.key.partition(".")[0] in _WIDE,
            "first": each.key == "joined" or each.key.endswith(".field"),
        }
        for each in questions
    ]


def _notes(questions: Sequence[Question], faults: Sequence[Fault]) -> dict[str, list[str]]:
    """Faults by the question they stand at: the one whose place they share the most of."""
    notes: dict[str, list[str]] = {}
    for fault in faults:
        near = max(questions, key=lambda each: _in_common(each.key, fault.path), default=None)
        if near is not None:
            notes.setdefault(near.key, []).append(fault_in_words(fault))
    return notes


def _in_common(key: str, path: str) -> int:
    length = 0
    for one, other in zip(key, path, strict=False):
        if one != other:
            break
        length += 1
    return length
