"""The proposed pairs as a table, with keep and rule out, and the files to take along."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ipywidgets import Widget

from widgets.components import Downloads, Table
from widgets.pages.files import proposal_file, proposal_files
from widgets.pages.labels import download_labels, table_labels
from widgets.pages.pair_rows import pair_columns, pair_row
from widgets.pages.words import person_words
from widgets.view import View
from workbench.locale import tr


class PairsView(View):
    """One row per pair, best score first."""

    parts = ("proposal", "wishes")
    traits = ("proposing",)

    def build(self) -> Sequence[Widget]:
        """Table and downloads."""
        self.table = Table(page_size=50, on_action=self._act)
        self.downloads = Downloads(on_request=lambda name: proposal_file(self.state, name))
        self._drawn: tuple[Any, ...] = ()
        return [self.table, self.downloads]

    def draw(self) -> None:
        """Fill the table from the proposal, and mark what was asked of it since."""
        state = self.state
        proposal, wishes = state.shown, state.round.wishes
        self.table.busy = state.proposing
        earlier = state.before
        if state.proposing and self._drawn and self._drawn[0] is proposal:
            # What changed is told once the next proposal is there: until then nothing moves.
            earlier = self._drawn[1]
        drawn = (proposal, earlier, wishes.keep, wishes.rule_out, state.language)
        if proposal is None or _same(drawn, self._drawn):
            return
        self._drawn = drawn
        words = person_words(state)
        before = earlier.pair_ids if earlier is not None else None
        self.table.labels = table_labels()
        self.table.language = state.language
        with self.table.hold_sync():
            self.table.columns = pair_columns(proposal.programme)
            self.table.actions = [
                {"id": "keep", "label": tr("Keep"), "pressed_label": tr("Kept")},
                {
                    "id": "rule_out",
                    "label": tr("Rule out"),
                    "pressed_label": tr("Ruled out"),
                    "tone": "danger",
                },
            ]
            self.table.caption = tr("Proposed pairs")
            self.table.empty = tr("No pair is possible as it stands.")
            self.table.rows = [
                pair_row(pair, proposal.programme, wishes, words, before)
                for pair in sorted(proposal.pairs, key=lambda each: -(each.score or 0))
            ]
        self.downloads.label = tr("Take the proposal with you")
        self.downloads.labels = download_labels()
        self.downloads.items = proposal_files(state)

    async def _act(self, row: str, action: str) -> None:
        giver, receiver = row.split("|")
        proposal = self.state.shown
        if proposal is None or (giver, receiver) not in proposal.pair_ids:
            return
        if action == "keep":
            await self.state.keep(giver, receiver)
        elif action == "rule_out":
            await self.state.rule_out(giver, receiver)


def _same(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))
