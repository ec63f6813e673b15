"""What stands between the page and "saved": a fault of the store, or somebody else's change."""

from __future__ import annotations

from collections.abc import Sequence

from ipywidgets import Widget

from widgets.components import Notice
from widgets.pages.labels import notice_labels
from widgets.pages.words import person_words
from widgets.state import State
from widgets.view import View
from workbench.keeping.clashes import clash_sentence
from workbench.locale import tr

#: Differences that are shown; further ones are counted.
MOST_SHOWN = 5


class SavingView(View):
    """Says that a step is not saved, and lets a person choose or try again."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        if state.saver is not None:
            state.saver.observe(lambda _: self.refresh(), ["status", "conflict", "fault"])

    def build(self) -> Sequence[Widget]:
        """One notice for either."""
        self.notice = Notice(tone="stop", on_action=self._act)
        return [self.notice]

    def draw(self) -> None:
        """Say what is wrong, if anything is."""
        self.notice.labels = notice_labels()
        saver = self.state.saver
        with self.notice.hold_sync():
            if saver is not None and saver.conflict is not None:
                self._draw_conflict()
            elif saver is not None and saver.status == "failed":
                self.notice.heading = tr("Not saved")
                self.notice.sentences = [
                    str(saver.fault or ""),
                    tr("What you see is in this window only, until it is saved."),
                ]
                self.notice.buttons = [
                    {"id": "again", "label": tr("Save again"), "tone": "primary"}
                ]
            else:
                self.notice.heading, self.notice.sentences, self.notice.buttons = "", [], []

    def _draw_conflict(self) -> None:
        saver = self.state.saver
        assert saver is not None
        assert saver.kept is not None
        clashes = saver.conflict.clashes
        codes, words = saver.kept.codes_of(self.state.round), person_words(self.state)
        who = saver.who(clashes[0].coordinator_id)
        said = [
            str(clash_sentence(each, self.state.round, codes, shown=words.short))
            for each in clashes[:MOST_SHOWN]
        ]
        if len(clashes) > MOST_SHOWN:
            said.append(tr("And {n} more.", n=len(clashes) - MOST_SHOWN))
        self.notice.heading = tr("{who} changed the same thing meanwhile.", who=who)
        self.notice.sentences = [*said, tr("Nothing of yours is saved until you choose.")]
        self.notice.buttons = [
            {"id": "mine", "label": tr("Save mine"), "tone": "primary"},
            {"id": "theirs", "label": tr("Take theirs")},
        ]

    async def _act(self, button: str) -> None:
        if button == "again":
            await self.state.rounds.save_again()
        else:
            await self.state.rounds.settle(mine=button == "mine")
