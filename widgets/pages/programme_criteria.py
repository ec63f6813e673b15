"""Criteria with their weights."""

from __future__ import annotations

from typing import Any

from widgets.pages.programme_form import source_in_short, value_cell
from widgets.pages.programme_part import PartList
from workbench.locale import Labels, text_of, tr
from workbench.programme.entering import in_words, value_from
from workbench.programme.words import CRITERION_KINDS


class CriterionList(PartList):
    """Criteria of the match, or of those who act together."""

    @property
    def of_the_match(self) -> bool:
        """Whether they count towards aims."""
        return self.listed.startswith("match")

    def columns(self) -> list[dict[str, Any]]:
        """Name, aim, weight and share, kind, source."""
        aim = [{"id": "tier", "label": tr("Aim")}] if self.of_the_match else []
        return [
            {"id": "criterion", "label": tr("Criterion"), "width": "26%"},
            *aim,
            {"id": "weight", "label": tr("Weight"), "kind": "edit", "width": "90px"},
            {"id": "share", "label": tr("Share of its aim"), "kind": "number"},
            {"id": "kind", "label": tr("How it is counted"), "width": "18%"},
            {"id": "source", "label": tr("Source")},
        ]

    def caption(self) -> str:
        """What the list is called."""
        if not self.of_the_match:
            return tr("Criteria for those who act together")
        return tr("Criteria and their weights")

    def add_words(self) -> str:
        """What the button that adds says."""
        return tr("Add a criterion")

    def cells(self, path: str, raw: dict[str, Any]) -> dict[str, Any]:
        """Cells of one criterion."""
        kind, weight = str(raw.get("kind")), raw.get("weight")
        return {
            "criterion": {"text": _words(raw.get("label"), raw), "sub": _words(raw.get("help"))},
            "tier": self._aim(raw),
            "weight": value_cell(self.draft, f"{path}.weight", in_words(weight)),
            "share": self._share(raw),
            "kind": text_of(CRITERION_KINDS[kind].meaning) if kind in CRITERION_KINDS else kind,
            "source": source_in_short(self.draft.statement(path)),
        }

    def edit(self, path: str, _column: str, text: str) -> None:
        """Write a weight."""
        value = value_from(text, "number")
        self.desk.change(f"{path}.weight", to=text if value is None else value)

    def detail(self, path: str, raw: dict[str, Any]) -> list[dict[str, str]]:
        """What is compared and how it is credited, and the sources."""
        shown = ("label", "help", "kind", "weight", "tier")
        return [*self.answers(path, raw, *shown), *super().detail(path, raw)]

    def _aim(self, raw: dict[str, Any]) -> Any:
        aims = self.draft.at("match.tier") or []
        found = next((each for each in aims if each.get("id") == raw.get("tier")), None)
        if found is not None:
            return _words(found.get("label"), found)
        if not self.of_the_match:
            return ""
        return {"text": tr("no aim: choose one"), "tone": "stop"}

    def _share(self, raw: dict[str, Any]) -> str:
        """Share of the weights that count together with it; blank while one is no number."""
        known = self.draft.at(self.listed) or []
        weights = [each.get("weight") for each in known if each.get("tier") == raw.get("tier")]
        numbers = [each for each in weights if isinstance(each, int | float)]
        own = raw.get("weight")
        if len(numbers) < len(weights) or not sum(numbers) or not isinstance(own, int | float):
            return ""
        return f"{100 * own / sum(numbers):.0f} %"


def _words(words: Any, part: dict[str, Any] | None = None) -> str:
    said = str(Labels(words)) if isinstance(words, dict) else str(words or "")
    return said or str((part or {}).get("id", ""))
