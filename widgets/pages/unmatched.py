"""People without a pair, each with the reasons, and what would help."""

from __future__ import annotations

from collections.abc import Sequence

from ipywidgets import Widget

from widgets.components import Notice, Table
from widgets.pages.labels import notice_labels, table_labels
from widgets.pages.words import person_words
from widgets.view import View
from workbench.locale import tr
from workbench.reporting.tables import role_label


class UnmatchedView(View):
    """One row per person without a pair."""

    parts = ("proposal",)

    def build(self) -> Sequence[Widget]:
        """What would help, and the table."""
        self.ways = Notice(tone="info")
        self.table = Table(page_size=50, chips="role")
        return [self.ways, self.table]

    def draw(self) -> None:
        """Fill both from the proposal."""
        proposal = self.state.shown
        if proposal is None:
            return
        words, programme = person_words(self.state), proposal.programme
        # Where nothing is possible at all, the page says so at its top.
        helps = proposal.ways_out if proposal.status != "impossible" else ()
        self.ways.labels = notice_labels()
        self.ways.heading = tr("What would help") if helps else ""
        self.ways.sentences = [words.in_words(each) for each in helps]
        sides = {programme.match.giver: "giver", programme.match.receiver: "receiver"}
        self.table.labels = table_labels()
        self.table.language = self.state.language
        with self.table.hold_sync():
            self.table.columns = [
                {"id": "person", "label": tr("Person")},
                {"id": "role", "label": tr("Role")},
                {"id": "why", "label": tr("Why")},
            ]
            self.table.caption = tr("People without a pair")
            self.table.empty = tr("Everybody has a pair.")
            self.table.rows = [
                {
                    "id": each.person,
                    "cells": {
                        "person": words.cell(each.person),
                        "role": str(role_label(programme, sides[each.role])).capitalize(),
                        "why": " ".join(words.in_words(reason) for reason in each.reasons),
                    },
                }
                for each in proposal.unmatched
            ]
