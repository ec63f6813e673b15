"""Who can take part: the rules of every role, which can be changed, added and removed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ipywidgets import Widget

from widgets.components import Prose, Stack, Table
from widgets.pages.programme_desk import DraftView
from widgets.pages.programme_form import (
    Setting,
    fill_form,
    form_table,
    source_in_short,
    value_cell,
)
from widgets.pages.programme_part import PartList
from workbench.locale import Labels, text_of, tr
from workbench.matching.reasons import plural_of
from workbench.programme.asking import SEVERITY_WORDS, test_in_words
from workbench.programme.entering import in_words, value_from
from workbench.programme.limits import Limit, limit_of

_TONES = {"hard": "stop", "review": "warn", "interview": "info", "setting": "warn"}


class RulesView(DraftView):
    """One list of rules per role, and the sentences that a changed number puts in doubt."""

    def build(self) -> Sequence[Widget]:
        """A sentence, and the lists of the roles."""
        self.lead = Prose(quiet=True)
        self.lists: list[RuleList] = []
        self.stack = Stack()
        self.words = form_table(self.desk)
        return [self.lead, self.stack, self.words]

    @property
    def tables(self) -> list[Table]:
        """Tables of the roles, in the order of the programme."""
        return [each.table for each in self.lists]

    def show(self, visible: bool = True) -> None:
        """Show the rules of every role."""
        super().show(visible)
        for each in self.lists:
            each.show(visible)

    def draw(self) -> None:
        """Show every rule of every role."""
        self.lead.paragraphs = [
            tr(
                "Change a number or switch a rule off, and see above whom that concerns. "
                "“ours” marks a number that is not the source's. Open a row for its sources."
            )
        ]
        roles = self.draft.at("role") or []
        if len(self.lists) != len(roles):
            self.lists = [
                RuleList(self.state, self.desk, f"role[{place}].rule")
                for place in range(len(roles))
            ]
            self.stack.children = tuple(each.box for each in self.lists)
        for each in self.lists:
            each.show()
        self._draw_words()

    def _draw_words(self) -> None:
        """Show the sentences of rules whose number was changed: they may not hold any more."""
        draft = self.draft
        doubtful = [
            Setting(f"{path}.sentence", tr("Does the sentence still hold?"), "words")
            for place, role in enumerate(draft.at("role") or [])
            for number, rule in enumerate(role.get("rule", ()))
            if (path := f"role[{place}].rule[{number}]") and draft.before(path) is not None
            if (limit := limit_of(rule, path, draft.original)) is not None
            and draft.before(limit.paths[0]) != limit.value
        ]
        self.words.layout.display = "" if doubtful else "none"
        self.words.language = self.state.language
        fill_form(self.words, draft, doubtful, caption=tr("Sentences of the changed rules"))


class RuleList(PartList):
    """Rules of one role: sentence, effect, source, and the number or level that can be set."""

    def columns(self) -> list[dict[str, Any]]:
        """Sentence, effect, number or level, source."""
        limits = [self._limit(path) for path, _ in self.parts_now()]
        kinds = {"level" if each.kind == "level" else "number" for each in limits if each}
        number = {"id": "number", "label": tr("Number"), "kind": "edit", "width": "110px"}
        level = {"id": "level", "label": tr("Level"), "kind": "select", "width": "210px"}
        return [
            {"id": "rule", "label": tr("Rule"), "width": "36%"},
            {"id": "severity", "label": tr("Effect"), "kind": "tag"},
            *([number] if "number" in kinds else []),
            *([level] if "level" in kinds else []),
            {"id": "source", "label": tr("Source")},
        ]

    def caption(self) -> str:
        """Whose rules they are."""
        side = self.draft.at(f"{self.listed.partition('.')[0]}.side")
        return tr(
            "Rules for {people}", people=text_of(plural_of(self.draft.original, side or "giver"))
        )

    def add_words(self) -> str:
        """What the button that adds says."""
        return tr("Add a rule")

    def empty(self) -> str:
        """What no rule means."""
        return tr("No rules: everybody can take part.")

    def cells(self, path: str, raw: dict[str, Any]) -> dict[str, Any]:
        """Cells of one rule."""
        limit = self._limit(path)
        enabled = raw.get("enabled", True)
        severity = str(raw.get("severity"))
        words = SEVERITY_WORDS[severity][0] if severity in SEVERITY_WORDS else severity
        return {
            "rule": {"text": self._said(raw), "code": "" if enabled else tr("(switched off)")},
            "severity": {"text": text_of(words), "tone": _TONES.get(severity, "plain")},
            "number": _number_cell(self, limit),
            "level": _level_cell(limit),
            "source": source_in_short(self.draft.statement(path)),
        }

    def acts(self) -> list[dict[str, Any]]:
        """A rule can be switched off and stay in sight."""
        return [{"id": "off", "label": tr("Switch off"), "pressed_label": tr("Switched off")}]

    def offers(self, _path: str, raw: dict[str, Any]) -> list[Any]:
        """The switch of one rule."""
        return [{"id": "off", "pressed": not raw.get("enabled", True)}]

    def act(self, path: str, _action: str) -> None:
        """Switch a rule off or on."""
        enabled = self.draft.at(path).get("enabled", True)
        self.desk.change(f"{path}.enabled", to=False if enabled else None)

    def edit(self, path: str, _column: str, text: str) -> None:
        """Write a number or a level."""
        limit = self._limit(path)
        if limit is None:
            return
        value = text if limit.kind == "level" else value_from(text, limit.kind)
        # An emptied number is a fault to mend, not a rule without one.
        self.desk.change(*limit.paths, to=text if value is None else value)

    def detail(self, path: str, raw: dict[str, Any]) -> list[dict[str, str]]:
        """What the workbench tests, and the sources."""
        tested = text_of(test_in_words(raw, self.draft.original))
        return [{"term": tr("What is tested"), "text": tested}, *super().detail(path, raw)]

    def _said(self, raw: dict[str, Any]) -> str:
        said = raw.get("sentence")
        if isinstance(said, dict) and said:
            return str(Labels(said))
        return str(said or "") or text_of(test_in_words(raw, self.draft.original))

    def _limit(self, path: str) -> Limit | None:
        return limit_of(self.draft.at(path) or {}, path, self.draft.original)


def _number_cell(view: DraftView, limit: Limit | None) -> dict[str, Any]:
    if limit is None or limit.kind == "level":
        return {"absent": True}
    cell = value_cell(view.draft, limit.paths[0], in_words(limit.value))
    before = view.draft.before(limit.paths[0])
    if "tone" not in cell and before not in (None, limit.value):
        cell |= {"tone": "warn", "title": tr("Does the sentence still hold? See below.")}
    return cell


def _level_cell(limit: Limit | None) -> dict[str, Any]:
    if limit is None or limit.kind != "level":
        return {"absent": True}
    options = [{"id": code, "label": text_of(label)} for code, label in limit.options]
    return {"value": str(limit.value), "options": options}
