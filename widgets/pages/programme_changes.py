"""What was changed, what is still to be reviewed, and keeping it: in the round or as a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ipywidgets import Widget

from widgets.components import Actions, Downloads, Heading, Panel, Prose, Row, Table
from widgets.pages.labels import download_labels, table_labels
from widgets.pages.programme_desk import DraftView
from widgets.pages.programme_form import source_cell
from workbench.locale import Labels, text_of, tr
from workbench.programme import Difference, activation_blockers, not_reviewed
from workbench.programme.drafting import Draft
from workbench.programme.entering import in_words
from workbench.programme.places import place_in_words, word_for


class ChangesView(DraftView):
    """The difference, the statements to review, and the two ways of keeping."""

    reads = ("draft", "step")

    def build(self) -> Sequence[Widget]:
        """Keeping first, then the difference, then what is to be reviewed."""
        self.heading = Heading(level=2)
        self.use = Actions(on_action=self._use)
        self.file = Downloads(on_request=self._file)
        self.blockers = Prose(quiet=True)
        self.changes = Table(page_size=50, on_action=self._take_back)
        self.review = Table(page_size=50, on_action=self._confirm)
        self.all = Actions(small=True, on_action=self._confirm_all)
        keep = Panel([self.heading, Row([self.use, self.file]), self.blockers])
        return [keep, self.changes, self.review, self.all]

    def draw(self) -> None:
        """Show what differs from the file, and what stands in the way of using it."""
        self.heading.text = tr("Keep the changes")
        self._draw_keep()
        self._draw_changes()
        self._draw_review()

    def _draw_keep(self) -> None:
        draft, desk = self.draft, self.desk
        programme = draft.programme
        blockers = [str(each) for each in activation_blockers(programme)] if programme else []
        if draft.faults:
            blockers = [tr("Mend the faults first.")]
        used = desk.in_use
        self.use.label = tr("Keep the changes")
        self.use.items = [
            {
                "id": "use",
                "label": tr("Use in this round"),
                "tone": "primary",
                "disabled": bool(blockers) or used,
                "reason": " ".join(blockers) or tr("The round follows this programme already."),
            }
        ]
        self.blockers.paragraphs = [
            tr(
                "Using it goes through everybody again by the changed rules and makes the "
                "proposal anew; your decisions, kept and ruled-out pairs stay."
            )
        ]
        self.file.labels = download_labels()
        self.file.label = tr("Save as a file")
        self.file.items = [
            {
                "id": "toml",
                "label": tr("Save as a file"),
                "filename": f"{(programme or draft.original).id}.toml",
                "mime": "application/toml",
                "note": tr("Open it here again, or with the command line"),
                "disabled": bool(draft.faults),
                "reason": tr("Mend the faults first."),
            }
        ]

    def _draw_changes(self) -> None:
        draft = self.draft
        self.changes.labels = table_labels()
        self.changes.language = self.state.language
        with self.changes.hold_sync():
            self.changes.columns = [
                {"id": "place", "label": tr("Where"), "width": "34%"},
                {"id": "before", "label": tr("Before")},
                {"id": "after", "label": tr("Now")},
            ]
            self.changes.actions = [
                {"id": "back", "label": tr("Take back")},
                {"id": "put_back", "label": tr("Put back")},
            ]
            self.changes.caption = tr(
                "What differs from {file}", file=str(draft.original.programme.name)
            )
            self.changes.empty = tr("Nothing has been changed.")
            self.changes.rows = [_difference(draft, each) for each in draft.differences]

    def _draw_review(self) -> None:
        programme = self.draft.programme
        left = not_reviewed(programme) if programme else ()
        self.review.layout.display = "" if left else "none"
        self.review.labels = table_labels()
        self.review.language = self.state.language
        self.all.label = tr("Review")
        self.all.items = (
            [{"id": "all", "label": tr("All of these are right for us"), "tone": "plain"}]
            if left
            else []
        )
        with self.review.hold_sync():
            self.review.columns = [
                {"id": "what", "label": tr("Statement"), "width": "40%"},
                {"id": "place", "label": tr("Where")},
                {"id": "source", "label": tr("Source")},
            ]
            self.review.actions = [{"id": "right", "label": tr("This is right for us")}]
            self.review.caption = tr("Taken over, not reviewed: {n}", n=len(left))
            self.review.rows = [
                {
                    "id": each.path,
                    "cells": {
                        "what": text_of(each.what),
                        "place": place_in_words(each.path, self.draft.tables),
                        "source": source_cell(each),
                    },
                    "actions": ["right"],
                }
                for each in left
            ]

    def _take_back(self, path: str, _: str) -> None:
        self.desk.take_back(path)

    def _confirm(self, path: str, _: str) -> None:
        self.desk.confirm(path)

    def _confirm_all(self, _: str) -> None:
        programme = self.draft.programme
        if programme is not None:
            self.desk.confirm(*(each.path for each in not_reviewed(programme)))

    async def _use(self, _: str) -> None:
        programme = self.draft.programme
        if programme is not None and not activation_blockers(programme):
            await self.state.use_programme(programme)

    def _file(self, _: str) -> bytes | str:
        if self.draft.faults:
            return tr("Mend the faults first.")
        return self.desk.file()


def _difference(draft: Draft, each: Difference) -> dict[str, Any]:
    """Row of one difference; a part that was removed or added is shown as a whole."""
    whole = each.path.endswith("]")
    removed, added = whole and each.after is None, whole and each.before is None
    tables = draft.tables_before if removed else draft.tables
    gone = {"text": tr("removed"), "tone": "stop"}
    return {
        "id": each.path,
        "cells": {
            "place": place_in_words(each.path, tables),
            "before": _part(each.before) if removed else _said(each.before),
            "after": gone if removed else _part(each.after) if added else _said(each.after),
        },
        "actions": ["put_back" if removed else "back"],
    }


def _part(table: Mapping[str, Any]) -> dict[str, Any]:
    """A whole part, by its words."""
    words = table.get("sentence") or table.get("label") or table.get("name") or table.get("id")
    return {"text": str(Labels(words)) if isinstance(words, Mapping) else str(words or "")}


def _said(value: Any) -> str:
    """A value of the file as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, Mapping):
        if value and all(isinstance(each, str) for each in value.values()):
            return str(Labels(value))
        return "; ".join(f"{word_for(key)}: {_said(each)}" for key, each in value.items())
    if isinstance(value, list):
        return ", ".join(_said(each) for each in value)
    return in_words(value)
