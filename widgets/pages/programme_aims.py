"""Aims in their order, and the rules that every pair meets."""

from __future__ import annotations

from typing import Any

from widgets.pages.programme_form import source_in_short
from widgets.pages.programme_part import PartList
from workbench.locale import Labels, text_of, tr
from workbench.programme.words import GOALS, PAIR_OPERATORS


class AimList(PartList):
    """Aims, which can be moved up and down."""

    def columns(self) -> list[dict[str, Any]]:
        """Aim, meaning, source."""
        return [
            {"id": "aim", "label": tr("Aim"), "width": "34%", "sortable": False},
            {"id": "goal", "label": tr("What it means"), "sortable": False},
            {"id": "source", "label": tr("Source"), "sortable": False},
        ]

    def caption(self) -> str:
        """What the list is called."""
        return tr("Aims, in order")

    def add_words(self) -> str:
        """What the button that adds says."""
        return tr("Add an aim")

    def parts_now(self) -> list[tuple[str, dict[str, Any]]]:
        """Aims in the order in which they are pursued."""
        return sorted(super().parts_now(), key=lambda each: _order(each[1]))

    def cells(self, path: str, raw: dict[str, Any]) -> dict[str, Any]:
        """Cells of one aim, numbered by its place."""
        place = [each for each, _ in self.parts_now()].index(path) + 1
        label = raw.get("label")
        words = str(Labels(label)) if isinstance(label, dict) else str(label or raw.get("id", ""))
        goal = str(raw.get("goal"))
        return {
            "aim": f"{place}. {words}",
            "goal": text_of(GOALS[goal].meaning) if goal in GOALS else goal,
            "source": source_in_short(self.draft.statement(path)),
        }

    def acts(self) -> list[dict[str, Any]]:
        """An aim can come earlier or later."""
        return [{"id": "up", "label": tr("Earlier")}, {"id": "down", "label": tr("Later")}]

    def offers(self, path: str, _raw: dict[str, Any]) -> list[Any]:
        """The first cannot come earlier, nor the last later."""
        places = [each for each, _ in self.parts_now()]
        return [
            {"id": "up", "disabled": path == places[0], "reason": tr("It is the first.")},
            {"id": "down", "disabled": path == places[-1], "reason": tr("It is the last.")},
        ]

    def act(self, path: str, action: str) -> None:
        """Move an aim."""
        self.desk.move(path, -1 if action == "up" else 1)


class PairRuleList(PartList):
    """Rules that every pair meets."""

    def columns(self) -> list[dict[str, Any]]:
        """Rule, what is looked at, source."""
        return [
            {"id": "rule", "label": tr("Rule"), "width": "40%"},
            {"id": "meaning", "label": tr("What is tested"), "width": "26%"},
            {"id": "source", "label": tr("Source")},
        ]

    def caption(self) -> str:
        """What the list is called."""
        if not self.listed.startswith("match"):
            return tr("What those who act together must meet")
        return tr("What every pair meets")

    def add_words(self) -> str:
        """What the button that adds says."""
        return tr("Add a rule for pairs")

    def cells(self, path: str, raw: dict[str, Any]) -> dict[str, Any]:
        """Cells of one rule."""
        op, said = str(raw.get("op")), raw.get("sentence")
        meaning = text_of(PAIR_OPERATORS[op].meaning) if op in PAIR_OPERATORS else op
        words = str(Labels(said)) if isinstance(said, dict) else str(said or "")
        return {
            "rule": words or meaning,
            "meaning": meaning,
            "source": source_in_short(self.draft.statement(path)),
        }

    def detail(self, path: str, raw: dict[str, Any]) -> list[dict[str, str]]:
        """With what it is tested, and the sources."""
        return [*self.answers(path, raw, "sentence", "op"), *super().detail(path, raw)]


def _order(aim: dict[str, Any]) -> float:
    order = aim.get("order")
    return order if isinstance(order, int | float) else float("inf")
