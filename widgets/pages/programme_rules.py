"""Roles and their rules: sentence, severity, source, and the number that can be set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ipywidgets import Widget

from widgets.components import Prose, Stack, Table
from widgets.pages.labels import table_labels
from widgets.pages.programme_desk import DraftView
from widgets.pages.programme_form import (
    Setting,
    fill_form,
    form_table,
    source_cell,
    source_lines,
    value_cell,
)
from workbench.locale import Labels, Sentence, sentence, text_of, tr
from workbench.matching.reasons import plural_of
from workbench.people.eligibility import sentence_of
from workbench.programme import Rule, statements
from workbench.programme.drafting import in_words, value_from
from workbench.programme.limits import Limit, limit_of

_SEVERITIES: dict[str, tuple[Sentence, str]] = {
    "hard": (sentence("must be met"), "stop"),
    "review": (sentence("else a person decides"), "warn"),
    "interview": (sentence("rated in an interview"), "info"),
    "setting": (sentence("sources disagree: yours to switch"), "warn"),
}


class RulesView(DraftView):
    """One table of rules per role, and the sentences that a changed number puts in doubt."""

    def build(self) -> Sequence[Widget]:
        """A sentence, and the tables of the roles."""
        self.lead = Prose(quiet=True)
        self.tables: list[Table] = []
        self.stack = Stack()
        self.words = form_table(self.desk)
        return [self.lead, self.stack, self.words]

    def draw(self) -> None:
        """Show every rule of every role."""
        self.lead.paragraphs = [
            tr(
                "Change a number or switch a rule off, and see above whom that concerns. "
                "“ours” marks a number that is not the source's. Open a row for its sources."
            )
        ]
        roles = self.draft.original.role
        while len(self.tables) < len(roles):
            self.tables.append(Table(on_edit=self._edit, on_action=self._act, page_size=50))
        if len(self.stack.children) != len(roles):
            self.stack.children = tuple(self.tables[: len(roles)])
        programme = self.draft.programme or self.draft.original
        self.said = {each.path: each for each in statements(programme)}
        for place, _ in enumerate(roles):
            self._draw_role(place)
        self._draw_words()

    def _draw_role(self, place: int) -> None:
        draft, table = self.draft, self.tables[place]
        role = draft.original.role[place]
        side = role.side
        table.labels = table_labels()
        table.language = self.state.language
        with table.hold_sync():
            table.columns = [
                {"id": "rule", "label": tr("Rule"), "width": "27%"},
                {"id": "severity", "label": tr("Effect"), "kind": "tag"},
                {"id": "number", "label": tr("Number"), "kind": "edit", "width": "120px"},
                {"id": "level", "label": tr("Level"), "kind": "select", "width": "220px"},
                {"id": "source", "label": tr("Source")},
            ]
            table.actions = [
                {"id": "off", "label": tr("Switch off"), "pressed_label": tr("Switched off")},
                {"id": "restore", "label": tr("As it was")},
            ]
            table.caption = tr(
                "Rules for {people}", people=text_of(plural_of(draft.original, side))
            )
            table.empty = tr("No rules: everybody can take part.")
            table.rows = [
                self._row(f"role[{place}].rule[{number}]", rule)
                for number, rule in enumerate(role.rule)
            ]

    def _row(self, path: str, original: Rule) -> dict[str, Any]:
        draft = self.draft
        raw = draft.at(path)
        statement = self.said.get(path)
        limit = self._limit(path)
        enabled = raw.get("enabled", True)
        words, tone = _SEVERITIES[original.severity]
        changed = draft.before(path) != raw
        said = raw.get("sentence")
        label = Labels(said) if isinstance(said, dict) else sentence_of(original)
        return {
            "id": path,
            "tone": "changed" if changed else None,
            "cells": {
                "rule": {"text": str(label), "code": "" if enabled else tr("(switched off)")},
                "severity": {"text": str(words), "tone": tone},
                "number": _number_cell(self, limit),
                "level": _level_cell(limit),
                "source": source_cell(statement),
            },
            "actions": [
                {"id": "off", "pressed": not enabled},
                {
                    "id": "restore",
                    "disabled": not changed,
                    "reason": tr("Nothing has been changed."),
                },
            ],
            "detail": source_lines(statement) if statement else [],
        }

    def _limit(self, path: str) -> Limit | None:
        return limit_of(self.draft.at(path), path, self.draft.original)

    def _edit(self, path: str, _: str, text: str) -> None:
        limit = self._limit(path)
        if limit is None:
            return
        value = text if limit.kind == "level" else value_from(text, limit.kind)
        # An emptied number is a fault to mend, not a rule without one.
        self.desk.change(*limit.paths, to=text if value is None else value)

    def _act(self, path: str, action: str) -> None:
        if action == "restore":
            self.desk.restore(path)
            return
        enabled = self.draft.at(path).get("enabled", True)
        self.desk.change(f"{path}.enabled", to=False if enabled else None)

    def _draw_words(self) -> None:
        """Show the sentences of rules whose number was changed: they may not hold any more."""
        draft = self.draft
        doubtful = [
            Setting(f"{path}.sentence", tr("Does the sentence still hold?"), "words")
            for place, role in enumerate(draft.original.role)
            for number, _ in enumerate(role.rule)
            if (limit := self._limit(path := f"role[{place}].rule[{number}]")) is not None
            and draft.before(limit.paths[0]) != limit.value
        ]
        self.words.layout.display = "" if doubtful else "none"
        self.words.language = self.state.language
        fill_form(self.words, draft, doubtful, caption=tr("Sentences of the changed rules"))


def _number_cell(view: DraftView, limit: Limit | None) -> dict[str, Any]:
    if limit is None or limit.kind == "level":
        return {"absent": True}
    cell = value_cell(view.draft, limit.paths[0], in_words(limit.value))
    if "tone" not in cell and view.draft.before(limit.paths[0]) != limit.value:
        cell |= {"tone": "warn", "title": tr("Does the sentence still hold? See below.")}
    return cell


def _level_cell(limit: Limit | None) -> dict[str, Any]:
    if limit is None or limit.kind != "level":
        return {"absent": True}
    options = [{"id": code, "label": text_of(label)} for code, label in limit.options]
    return {"value": str(limit.value), "options": options}
