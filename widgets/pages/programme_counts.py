"""What counts in the match: the order of aims, and the criteria with their weights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ipywidgets import Widget

from widgets.components import Prose, Table
from widgets.pages.labels import table_labels
from widgets.pages.programme_desk import DraftView
from widgets.pages.programme_form import source_cell, source_lines, value_cell
from workbench.locale import Labels, tr
from workbench.programme import Criterion, Statement, statements
from workbench.programme.drafting import in_words, value_from
from workbench.programme.words import CRITERION_KINDS, GOALS, PAIR_OPERATORS
from workbench.reporting.tables import criterion_label, tier_label


class CountsView(DraftView):
    """Aims, criteria and the rules that every pair meets."""

    def build(self) -> Sequence[Widget]:
        """A sentence and three tables."""
        self.lead = Prose(quiet=True)
        self.criteria = Table(on_edit=self._edit, page_size=50)
        self.tiers = Table(page_size=50)
        self.pairs = Table(page_size=50)
        for table in (self.criteria, self.tiers, self.pairs):
            table.add_class("mw-form")
        return [self.lead, self.tiers, self.criteria, self.pairs]

    def draw(self) -> None:
        """Show them with their sources."""
        self.lead.paragraphs = [
            tr(
                "The aims are pursued in order: a later one only decides among the best of those "
                "before. Within an aim only the shares of the weights matter."
            )
        ]
        programme = self.draft.programme or self.draft.original
        said = {each.path: each for each in statements(programme)}
        for table in (self.criteria, self.tiers, self.pairs):
            table.labels = table_labels()
            table.language = self.state.language
        self._draw_tiers(said)
        self._draw_criteria(said)
        self._draw_pairs(said)

    def _draw_tiers(self, said: dict[str, Statement]) -> None:
        match = self.draft.original.match
        with self.tiers.hold_sync():
            self.tiers.columns = [
                {"id": "aim", "label": tr("Aim"), "width": "34%"},
                {"id": "goal", "label": tr("What it means")},
                {"id": "source", "label": tr("Source")},
            ]
            self.tiers.caption = tr("Aims, in order")
            self.tiers.empty = tr("The programme says nothing here.")
            placed = sorted(enumerate(match.tier), key=lambda each: each[1].order)
            self.tiers.rows = [
                {
                    "id": (path := f"match.tier[{place}]"),
                    "cells": {
                        "aim": f"{tier.order}. {tier_label(self.draft.original, tier.id)}",
                        "goal": str(GOALS[tier.goal].meaning),
                        "source": source_cell(said.get(path)),
                    },
                    "detail": source_lines(said[path]) if path in said else [],
                }
                for place, tier in placed
            ]

    def _draw_criteria(self, said: dict[str, Statement]) -> None:
        original = self.draft.original
        with self.criteria.hold_sync():
            self.criteria.columns = [
                {"id": "criterion", "label": tr("Criterion"), "width": "26%"},
                {"id": "tier", "label": tr("Aim")},
                {"id": "weight", "label": tr("Weight"), "kind": "edit", "width": "110px"},
                {"id": "share", "label": tr("Share of its aim"), "kind": "number"},
                {"id": "kind", "label": tr("How it is counted"), "width": "22%"},
                {"id": "source", "label": tr("Source")},
            ]
            self.criteria.caption = tr("Criteria and their weights")
            self.criteria.empty = tr("The programme says nothing here.")
            self.criteria.rows = [
                self._criterion(f"match.criterion[{place}]", each, said)
                for place, each in enumerate(original.match.criterion)
            ]

    def _criterion(
        self, path: str, criterion: Criterion, said: dict[str, Statement]
    ) -> dict[str, Any]:
        draft = self.draft
        now = draft.programme and next(
            each for each in draft.programme.match.criterion if each.id == criterion.id
        )
        total = (
            sum(each.weight for each in draft.programme.criteria_of(criterion.tier))
            if (draft.programme)
            else 0
        )
        share = f"{100 * now.weight / total:.0f} %" if now and total else ""
        tier = tier_label(draft.original, criterion.tier) if criterion.tier else ""
        value = draft.at(f"{path}.weight")
        return {
            "id": path,
            "tone": "changed" if value != criterion.weight else None,
            "cells": {
                "criterion": {
                    "text": str(criterion_label(criterion)),
                    "sub": str(criterion.help),
                },
                "tier": str(tier),
                "weight": value_cell(draft, f"{path}.weight", in_words(value)),
                "share": share,
                "kind": {
                    "text": str(CRITERION_KINDS[criterion.kind].meaning),
                    "sub": ", ".join(
                        f"{name} {in_words(worth)}" for name, worth in criterion.credit.items()
                    ),
                },
                "source": source_cell(said.get(path)),
            },
            "detail": source_lines(said[path]) if path in said else [],
        }

    def _draw_pairs(self, said: dict[str, Statement]) -> None:
        with self.pairs.hold_sync():
            self.pairs.columns = [
                {"id": "rule", "label": tr("Rule"), "width": "50%"},
                {"id": "source", "label": tr("Source")},
            ]
            self.pairs.caption = tr("What every pair meets")
            self.pairs.empty = tr("The programme says nothing here.")
            self.pairs.rows = [
                {
                    "id": (path := f"match.hard[{place}]"),
                    "cells": {
                        "rule": str(
                            rule.sentence
                            if rule.sentence.texts
                            else Labels({}, str(PAIR_OPERATORS[rule.op].meaning))
                        ),
                        "source": source_cell(said.get(path)),
                    },
                    "detail": source_lines(said[path]) if path in said else [],
                }
                for place, rule in enumerate(self.draft.original.match.hard)
            ]

    def _edit(self, path: str, _: str, text: str) -> None:
        value = value_from(text, "number")
        self.desk.change(f"{path}.weight", to=text if value is None else value)
