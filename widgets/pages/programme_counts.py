"""What counts in the match: the aims in order, the criteria with their weights, the pair rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ipywidgets import Widget

from widgets.components import Heading, Prose, Stack, Table
from widgets.pages.programme_aims import AimList, PairRuleList
from widgets.pages.programme_criteria import CriterionList
from widgets.pages.programme_desk import DraftView
from widgets.pages.programme_part import PartForm, PartList
from workbench.locale import text_of, tr
from workbench.matching.reasons import plural_of
from workbench.programme import Side


class CountsView(DraftView):
    """Aims, criteria, the rules that every pair meets, and how those who act together are found."""

    def build(self) -> Sequence[Widget]:
        """A sentence and the lists."""
        state, desk = self.state, self.desk
        self.lead = Prose(quiet=True)
        self.aims = AimList(state, desk, "match.tier")
        self.weighed = CriterionList(state, desk, "match.criterion")
        self.pairs = PairRuleList(state, desk, "match.hard")
        self.setting = PartForm(state, desk, "match", standing=lambda: tr("How pairs are made"))
        self.stack = Stack()
        self.together: dict[str, Any] = {}
        lists = [each.box for each in (self.aims, self.weighed, self.pairs)]
        return [self.lead, *lists, self.stack, self.setting.box]

    @property
    def criteria(self) -> Table:
        """Table of the criteria."""
        return self.weighed.table

    @property
    def tiers(self) -> Table:
        """Table of the aims."""
        return self.aims.table

    def show(self, visible: bool = True) -> None:
        """Show all lists."""
        super().show(visible)
        for each in (self.aims, self.weighed, self.pairs, self.setting, *self._lists()):
            each.show(visible)

    def draw(self) -> None:
        """Show the sentence, and as many lists as the programme has units to build."""
        self.lead.paragraphs = [
            tr(
                "The aims are pursued in order: a later one only decides among the best of those "
                "before. Within an aim only the shares of the weights matter."
            )
        ]
        formed = [f"formation[{n}]" for n, _ in enumerate(self.draft.at("formation") or [])]
        if list(self.together) != formed:
            self.together = {path: self._lists_of(path) for path in formed}
            self.stack.children = tuple(
                widget
                for heading, lists in self.together.values()
                for widget in (heading, *(each.box for each in lists))
            )
        for path, (heading, lists) in self.together.items():
            heading.text = self._heading(path)
            for each in lists:
                each.show()

    def _lists_of(self, path: str) -> tuple[Heading, tuple[PartList, ...]]:
        state, desk = self.state, self.desk
        rules = PairRuleList(state, desk, f"{path}.hard")
        return Heading(level=2), (CriterionList(state, desk, f"{path}.criterion"), rules)

    def _heading(self, path: str) -> str:
        role = self.draft.at(f"{path}.role")
        original = self.draft.original
        side: Side = next((each.side for each in original.role if each.id == role), "giver")
        return tr(
            "How {people} who act together are found", people=text_of(plural_of(original, side))
        )

    def _lists(self) -> list[PartList]:
        return [each for _, lists in self.together.values() for each in lists]
