"""The head of the Matching page: key figures, what changed, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ipywidgets import Widget

from widgets.components import Actions, Changes, Figures, Notice, Row
from widgets.pages.labels import notice_labels
from widgets.pages.words import person_words
from widgets.state import State
from widgets.view import View
from workbench.locale import count_sentence, text_of, tr
from workbench.matching import Proposal, difference
from workbench.matching.reasons import plural_of
from workbench.reporting.summary import summary
from workbench.reporting.tables import status_in_words, tier_label


class HeadView(View):
    """Key figures, what changed since the last step, undo and redo."""

    parts = ("proposal", "wishes")

    def __init__(self, state: State) -> None:
        super().__init__(state)
        if state.saver is not None:
            state.saver.observe(lambda _: self._draw_history(), ["steps"])

    def build(self) -> Sequence[Widget]:
        """What is impossible, figures, and one line with the changes and the history."""
        self.ways = Notice(tone="stop")
        self.figures = Figures()
        self.changes = Changes()
        self.history = Actions(small=True, on_action=self._in_history)
        return [self.ways, self.figures, Row([self.changes, self.history]).add_class("mw-ends")]

    def draw(self) -> None:
        """Fill them from the proposal."""
        self._draw_history()
        proposal = self.state.shown
        if proposal is None:
            return
        impossible = proposal.status == "impossible"
        words = person_words(self.state)
        self.ways.labels = notice_labels()
        self.ways.heading = tr("Nothing is possible as it stands") if impossible else ""
        self.ways.sentences = [
            words.in_words(each) for each in (proposal.ways_out if impossible else ())
        ]
        self.figures.language = self.state.language
        self.figures.items = figures_of(proposal, self.state.before)
        self._draw_changes(proposal)

    def _draw_history(self) -> None:
        self.history.label = tr("History")
        self.history.items = [
            {
                "id": "undo",
                "label": tr("Undo"),
                "sign": "undo",
                "disabled": not self.state.can_undo,
            },
            {
                "id": "redo",
                "label": tr("Redo"),
                "sign": "redo",
                "disabled": not self.state.can_redo,
            },
        ]

    def _in_history(self, name: str) -> None:
        (self.state.undo if name == "undo" else self.state.redo)()

    def _draw_changes(self, proposal: Proposal) -> None:
        before = self.state.before
        self.changes.labels = {"before": tr("Before"), "after": tr("Now")}
        if before is None or before is proposal:
            self.changes.headline, self.changes.items = "", []
            return
        words, change = person_words(self.state), difference(before, proposal)
        changed = count_sentence(
            "{n} change since the last step, {stay} pairs stay.",
            "{n} changes since the last step, {stay} pairs stay.",
            len(change.changes),
            stay=change.stay,
        )
        with self.changes.hold_sync():
            self.changes.headline = str(changed)
            self.changes.items = [
                {
                    "text": words.short(each.receiver),
                    "before": words.short(each.before) if each.before else tr("nobody"),
                    "after": words.short(each.after) if each.after else tr("nobody"),
                    "tone": "ok" if each.after else "warn",
                }
                for each in change.changes
            ]


def figures_of(proposal: Proposal, before: Proposal | None) -> list[dict[str, Any]]:
    """Key figures for the row of cards, with how they moved since *before*."""
    now = summary(proposal)
    then = summary(before) if before is not None and before is not proposal else None
    programme = proposal.programme
    receivers = plural_of(programme, "receiver")
    cards: list[dict[str, Any]] = [
        {
            "id": "placed",
            "label": tr("{people} with a place", people=text_of(receivers).capitalize()),
            "value": tr("{n} of {all}", n=now.placed, all=now.wanting),
            "note": tr("{n} places offered", n=now.places),
            "change": _moved(now.placed, then.placed if then else None, 0),
        }
    ]
    for tier, mean in now.tier_means.items():
        cards.append(
            {
                "id": tier,
                "label": str(tier_label(programme, tier)),
                "value": "–" if mean is None else text_of(round(mean, 1)),
                "note": tr("mean of 100 possible"),
                "change": _moved(mean, then.tier_means.get(tier) if then else None, 1),
            }
        )
    cards.append(
        {
            "id": "other",
            "label": tr("On other factors"),
            "value": str(now.on_other_factors),
            "note": tr("of {n} pairs", n=len(proposal.pairs)),
            "change": _moved(now.on_other_factors, then.on_other_factors if then else None, 0),
        }
    )
    known = None if now.known_share is None else f"{100 * now.known_share:.0f}"
    cards.append(
        {
            "id": "status",
            "label": tr("Result"),
            "value": text_of(status_in_words(proposal)),
            "note": tr("{share} % of the answers known", share=known) if known else "",
            "tone": {"optimal": "ok", "best_found": "warn", "impossible": "stop"}[proposal.status],
            "tag": True,
        }
    )
    return cards


def _moved(now: float | None, then: float | None, digits: int) -> str:
    if now is None or then is None or round(now - then, digits) == 0:
        return ""
    step = round(now - then, digits)
    shown = text_of(int(step) if digits == 0 else float(step))
    return f"+{shown}" if step > 0 else shown.replace("-", "−")
