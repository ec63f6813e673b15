"""The Matching page: weights on the left, the proposal and what changed on the right."""

from __future__ import annotations

from collections.abc import Sequence

from ipywidgets import Widget

from widgets.components import Choice, Heading, Notice, Panel, Skeleton, Split, Stack, Steps
from widgets.pages.head import HeadView
from widgets.pages.heat import HeatView
from widgets.pages.labels import notice_labels
from widgets.pages.pairs import PairsView
from widgets.pages.pairs_decided import DecisionsView
from widgets.pages.spread import SpreadView
from widgets.pages.unmatched import UnmatchedView
from widgets.pages.weights import WeightsView
from widgets.view import View
from workbench.locale import Text, tr


class MatchingPage(View):
    """Everything about the proposal.

    Until there is one for the people as they stand, a quiet outline takes its place; while a new
    one is made after a change, the old one stays, and its table says that new rows are coming.
    """

    parts = ("lists", "eligibility", "scores", "proposal", "decisions", "wishes")
    traits = ("proposing", "failed")

    def build(self) -> Sequence[Widget]:
        """Sidebar with weights, main part with figures and tabs."""
        state = self.state
        self.heading = Heading(level=1, unseen=True)
        self.weights = WeightsView(state)
        self.missing = Choice(on_change=state.count_missing)
        self.head = HeadView(state)
        self.tabs = Steps(on_select=self._open, numbered=False)
        self.views: dict[str, View] = {
            "pairs": PairsView(state),
            "unmatched": UnmatchedView(state),
            "decisions": DecisionsView(state),
            "heat": HeatView(state),
            "spread": SpreadView(state),
        }
        self.open = "pairs"
        for name, view in self.views.items():
            view.box.add_class(f"mw-tab-{name}")
        self.notice = Notice(on_action=self._mend)
        self.waiting = Skeleton()
        self.main = Stack([self.head.box, self.tabs, *(view.box for view in self.views.values())])
        side = Panel([self.weights.box, self.missing])
        self.split = Split(side, [self.waiting, self.main])
        return [self.heading, self.notice, self.split]

    def draw(self) -> None:
        """Show what is missing, what is being made, or the proposal."""
        state = self.state
        blockers = state.round.blockers("propose")
        there = state.shown is not None and not blockers
        self.heading.text = tr("Matching")
        self._draw_notice(blockers)
        self._draw_missing()
        self.split.layout.display = "none" if blockers else ""
        self.waiting.message = "" if there or state.failed else tr("Looking for the best pairs")
        self.main.layout.display = "" if there else "none"
        self._draw_tabs()
        self.weights.show(not blockers)
        self.head.show(there)
        for name, view in self.views.items():
            view.show(there and name == self.open)
        if state.round.proposal is None and not (blockers or state.proposing or state.failed):
            state.start(state.propose())

    def show(self, visible: bool = True) -> None:
        """Show the page; without a proposal, make one."""
        self._outdated |= visible and self.state.round.proposal is None
        super().show(visible)

    def _draw_notice(self, blockers: tuple[Text, ...]) -> None:
        self.notice.labels = notice_labels()
        if blockers:
            self._say("info", tr("Nothing to match yet"), blockers)
            button = {"id": "applicants", "label": tr("Go to Applicants"), "tone": "primary"}
        elif self.state.failed:
            self._say(
                "stop",
                tr("No proposal could be made"),
                (tr("Your lists and decisions are unchanged."),),
            )
            button = {"id": "again", "label": tr("Try again"), "tone": "primary"}
        else:
            self._say("info", "", ())
            return
        self.notice.buttons = [button]

    def _say(self, tone: str, heading: str, sentences: tuple[Text, ...]) -> None:
        with self.notice.hold_sync():
            self.notice.tone, self.notice.heading = tone, heading
            self.notice.sentences = [str(each) for each in sentences]

    def _mend(self, button: str) -> None:
        if button == "applicants":
            self.state.go("applicants")
        elif self.state.failed:
            self.state.start(self.state.propose())

    def _draw_missing(self) -> None:
        self.missing.label = tr("An answer that is missing")
        self.missing.options = [
            {"id": "omit", "label": tr("is left out")},
            {"id": "neutral", "label": tr("counts as half a fit")},
            {"id": "zero", "label": tr("counts as no fit")},
        ]
        round = self.state.round
        self.missing.value = round.wishes.missing or round.programme.match.missing

    def _draw_tabs(self) -> None:
        proposal = self.state.shown
        wishes = self.state.round.wishes
        counts = {
            "pairs": len(proposal.pairs) if proposal else 0,
            "unmatched": len(proposal.unmatched) if proposal else 0,
            "decisions": len(wishes.keep) + len(wishes.rule_out),
        }
        labels = {
            "pairs": tr("Pairs"),
            "unmatched": tr("Without a pair"),
            "decisions": tr("Kept and ruled out"),
            "heat": tr("All possible pairs"),
            "spread": tr("Spread of scores"),
        }
        self.tabs.labels = {"steps": tr("Views of the proposal")}
        self.tabs.items = [
            {
                "id": name,
                "label": label,
                "badge": str(counts[name]) if counts.get(name) else "",
                "panel": f"mw-tab-{name}",
            }
            for name, label in labels.items()
        ]
        self.tabs.current = self.open

    def _open(self, name: str) -> None:
        self.open = name
        self.tabs.current = name
        for each, view in self.views.items():
            view.show(each == name)
