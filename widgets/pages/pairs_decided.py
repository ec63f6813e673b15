"""Pairs that the coordinator keeps or has ruled out, each with a way back."""

from __future__ import annotations

from collections.abc import Sequence

from ipywidgets import Widget

from widgets.components import Prose, Table
from widgets.pages.labels import table_labels
from widgets.pages.words import person_words
from widgets.view import View
from workbench.locale import tr
from workbench.reporting.tables import role_label


class DecisionsView(View):
    """Pairs that the coordinator keeps or has ruled out."""

    parts = ("wishes", "proposal")

    def build(self) -> Sequence[Widget]:
        """A sentence and the table."""
        self.lead = Prose(quiet=True)
        self.table = Table(page_size=50, on_action=self._act)
        return [self.lead, self.table]

    def draw(self) -> None:
        """List every decision with a way to take it back."""
        words, programme = person_words(self.state), self.state.round.programme
        wishes = self.state.round.wishes
        self.lead.paragraphs = [
            tr("What you keep is in every proposal; what you rule out is in none.")
        ]
        self.table.labels = table_labels()
        self.table.language = self.state.language
        with self.table.hold_sync():
            self.table.columns = [
                {"id": "giver", "label": str(role_label(programme, "giver")).capitalize()},
                {"id": "receiver", "label": str(role_label(programme, "receiver")).capitalize()},
                {"id": "decision", "label": tr("Decision"), "kind": "tag"},
            ]
            self.table.actions = [{"id": "release", "label": tr("Take back")}]
            self.table.caption = tr("Your decisions about pairs")
            self.table.empty = tr("You have kept or ruled out no pair yet.")
            self.table.rows = [
                {
                    "id": f"{giver}|{receiver}",
                    "cells": {
                        "giver": words.cell(giver),
                        "receiver": words.cell(receiver),
                        "decision": {"text": word, "tone": tone},
                    },
                    "actions": ["release"],
                }
                for pairs, word, tone in (
                    (wishes.keep, tr("Kept"), "ok"),
                    (wishes.rule_out, tr("Ruled out"), "stop"),
                )
                for giver, receiver in sorted(pairs)
            ]

    async def _act(self, row: str, _: str) -> None:
        giver, receiver = row.split("|")
        wishes = self.state.round.wishes
        if (giver, receiver) in wishes.keep:
            await self.state.keep(giver, receiver)
        elif (giver, receiver) in wishes.rule_out:
            await self.state.rule_out(giver, receiver)
