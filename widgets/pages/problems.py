"""What is missing or unclear in the lists, to be mended in place."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from ipywidgets import Widget

from widgets.components import Downloads, Prose, Table
from widgets.pages.files import XLSX
from widgets.pages.labels import download_labels, table_labels
from widgets.view import View
from workbench.locale import Labels, tr
from workbench.people import Problem, corrected_tables, problems_table
from workbench.people.identity import RowPlace
from workbench.reporting.workbooks import workbook

#: Problems of a whole row, which another answer in one cell does not mend.
_IN_FILE = frozenset({"set_aside", "alike"})


#: What was left out at the door.
LEFT_OUT = frozenset({"sensitive_dropped", "identity_numbers_dropped"})

#: Actions on a row that was set aside because its person applied again.
COUNT, KEEP = "count", "keep"


class ProblemsView(View):
    """One row per problem; an answer can be written over at once."""

    parts = ("parsed", "file_problems")

    def build(self) -> Sequence[Widget]:
        """A sentence, the table, and the list to send back."""
        self.lead = Prose(quiet=True)
        self.table = Table(
            on_edit=self._edit,
            on_action=self._act,
            page_size=50,
            chips="severity",
            facets=["question"],
        )
        self.downloads = Downloads(on_request=self._file)
        return [self.lead, self.table, self.downloads]

    def draw(self) -> None:
        """Show every problem, the worst first."""
        self.lead.paragraphs = [
            tr(
                "Write the right answer beside a problem, and the list is read again; your file "
                "is not changed. What you leave counts as not known, never as no."
            )
        ]
        self.shown = _with_ids(self._ordered())
        self.table.labels = table_labels()
        self.table.language = self.state.language
        with self.table.hold_sync():
            self.table.columns = [
                {"id": "where", "label": tr("Where"), "width": "16%"},
                {"id": "question", "label": tr("Question"), "width": "13%"},
                {"id": "severity", "label": tr("Effect"), "kind": "tag"},
                {"id": "what", "label": tr("What"), "width": "25%"},
                {"id": "mend", "label": tr("What to do"), "width": "25%"},
                {"id": "answer", "label": tr("Right answer"), "kind": "edit", "width": "170px"},
            ]
            self.table.actions = [
                {"id": COUNT, "label": tr("Let this row count")},
                {"id": KEEP, "label": tr("Keep the other")},
            ]
            self.table.caption = tr("Problems in the lists")
            self.table.empty = tr("No problems: everything was understood.")
            self.table.rows = [self._row(name, problem) for name, problem in self.shown.items()]
        self.downloads.labels = download_labels()
        self.downloads.label = tr("Send the problems back")
        self.downloads.items = [
            {
                "id": "problems",
                "label": tr("Problems as a workbook"),
                "filename": f"{tr('problems')}.xlsx",
                "mime": XLSX,
                "disabled": not self.shown,
                "reason": tr("There are no problems."),
            },
            {
                "id": "corrected",
                "label": tr("Lists with your right answers"),
                "filename": f"{tr('corrected-lists')}.xlsx",
                "mime": XLSX,
                "note": tr("Your own headings and rows, without what was left out at the door"),
                "disabled": not self.state.round.corrections,
                "reason": tr("You have not written any answer yet."),
            },
        ]

    def _ordered(self) -> list[Problem]:
        order = {"blocks": 0, "unknown": 1, "note": 2}
        return sorted(self.state.round.problems, key=lambda problem: order[problem.severity])

    def _row(self, name: str, problem: Problem) -> dict[str, Any]:
        words = {
            "blocks": {"text": tr("not used"), "tone": "stop"},
            "unknown": {"text": tr("not known"), "tone": "warn"},
            "note": {"text": tr("to know"), "tone": "info"},
        }
        return {
            "id": name,
            "cells": {
                "where": _place(problem),
                "question": self._question(problem),
                "severity": words[problem.severity],
                "what": self._what(problem),
                "mend": str(problem.mend),
                "answer": {"value": ""} if can_mend(problem) else {"absent": True},
            },
            "actions": self._actions(problem),
        }

    def _question(self, problem: Problem) -> str:
        field = self.state.round.fields.get(problem.field or "")
        if field is not None:
            return Labels(field.labels, field.id).text()
        whole = tr("the whole file") if problem.row is None else tr("the whole row")
        return problem.heading or whole

    def _what(self, problem: Problem) -> dict[str, str]:
        what, seen = str(problem.what), " ".join(problem.value.split())
        if not seen or seen in what:
            return {"text": what}
        return {"text": what, "sub": tr('Seen: "{value}"', value=seen[:120])}

    async def _edit(self, row: str, _: str, value: str) -> None:
        problem = self.shown.get(row)
        if problem is None or not can_mend(problem) or not value.strip():
            return
        assert problem.row is not None
        assert problem.field is not None
        cell = (problem.file, problem.sheet, problem.row, problem.field)
        await self.state.correct(cell, value.strip())

    def _actions(self, problem: Problem) -> list[str]:
        if problem.code != "set_aside":
            return []
        return [COUNT] if problem.severity == "note" else [COUNT, KEEP]

    async def _act(self, row: str, action: str) -> None:
        problem = self.shown.get(row)
        if problem is None or action not in self._actions(problem):
            return
        other = self._used_instead(problem)
        if action == KEEP and other is not None:
            await self.state.count_row(other)
        elif action == COUNT and problem.row is not None:
            await self.state.count_row((problem.file, problem.sheet, problem.row))

    def _used_instead(self, problem: Problem) -> RowPlace | None:
        parsed = self.state.round.parsed
        used = parsed.duplicates.get(problem.application or "") if parsed else None
        return parsed.place_of(used) if parsed and used else None

    def _file(self, name: str) -> bytes:
        round = self.state.round
        if name == "corrected":
            used = [(each.table, each.mapping) for each in round.lists if each.role is not None]
            dropped = {p.field for p in round.problems if p.field and p.code in LEFT_OUT}
            return workbook(corrected_tables(used, round.corrections, without=dropped))
        table = problems_table(self.state.round.problems)
        return workbook({tr("Problems"): table.drop(columns=["key", "application", "code"])})


def _place(problem: Problem) -> dict[str, str]:
    place = dataclasses.replace(problem, sheet=None, heading=None, column=None).where
    return {"text": str(place), "sub": problem.sheet or ""}


def _with_ids(problems: list[Problem]) -> dict[str, Problem]:
    """Problems by an id that stays theirs when others are mended meanwhile."""
    found: dict[str, Problem] = {}
    for problem in problems:
        same = sum(name.startswith(problem.key) for name in found) if problem.key in found else 0
        found[f"{problem.key}|{same}" if same else problem.key] = problem
    return found


def can_mend(problem: Problem) -> bool:
    """Whether another answer, written here, would take the problem away.

    A row that was set aside, or a file that cannot be read, is mended in the file.
    """
    return problem.row is not None and problem.field is not None and problem.code not in _IN_FILE
