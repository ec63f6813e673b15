"""Been here before: who may be the same person as somebody earlier, for a coordinator to say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ipywidgets import Widget

from widgets.components import Prose, Table
from widgets.pages.labels import table_labels
from widgets.pages.words import PersonWords, code_of, person_words
from widgets.view import View
from workbench.keeping.earlier_people import EarlierPeople, SeenBefore
from workbench.locale import tr
from workbench.people.recurrence import CONFIDENCE_WORDS

#: What can be said about two applications.
SAME, ANOTHER, BACK = "same", "another", "back"

_TONES = {"sure": "ok", "probable": "info", "possible": "plain"}


class RecurrencesView(View):
    """One row for each two who may be one person; nothing is put together without a click."""

    parts = ("parsed", "same_people")
    traits = ("earlier",)

    def build(self) -> Sequence[Widget]:
        """A sentence and the table."""
        self.lead = Prose(quiet=True)
        self.table = Table(on_action=self._act, page_size=50, chips="said", facets=["sure"])
        return [self.lead, self.table]

    def draw(self) -> None:
        """Show whoever was perhaps here before, the surest first."""
        found = self.state.recurrences.found
        self.lead.paragraphs = [_lead(found)]
        self.shown = {_id(each): each for each in found.found} if found is not None else {}
        self.table.layout.display = "" if self.shown else "none"
        words = person_words(self.state)
        self.table.labels = table_labels()
        self.table.language = self.state.language
        with self.table.hold_sync():
            self.table.columns = [
                {"id": "person", "label": tr("Person"), "width": "16%"},
                {"id": "earlier", "label": tr("Earlier as"), "width": "22%"},
                {"id": "when", "label": tr("When")},
                {"id": "sure", "label": tr("How sure"), "kind": "tag", "width": "16%"},
                {"id": "why", "label": tr("Why"), "width": "28%"},
                {"id": "said", "label": tr("You say"), "kind": "tag"},
            ]
            self.table.actions = [
                {"id": SAME, "label": tr("Same person")},
                {"id": ANOTHER, "label": tr("Another person")},
                {"id": BACK, "label": tr("Take back")},
            ]
            self.table.caption = tr("Been here before")
            self.table.empty = tr("Nobody was found who was here before.")
            self.table.rows = [self._row(id, each, words) for id, each in self.shown.items()]

    def _row(self, id: str, each: SeenBefore, words: PersonWords) -> dict[str, Any]:
        same = self.state.round.same_people.get(each.pair)
        said = {
            None: {"text": tr("not looked at"), "tone": "warn"},
            True: {"text": tr("same person"), "tone": "ok"},
            False: {"text": tr("another person"), "tone": "plain"},
        }
        return {
            "id": id,
            "cells": {
                "person": (
                    words.cell(each.application)
                    if each.named
                    else {"text": words.code(each.application)}
                ),
                "earlier": _earlier(each),
                "when": each.roles[0].on.isoformat() if each.roles and each.roles[0].on else "",
                "sure": _sure(each),
                "why": {
                    "text": " ".join(map(str, each.reasons)),
                    "sub": _against(each),
                },
                "said": said[same],
            },
            "actions": [SAME, ANOTHER] if same is None else [BACK],
        }

    def _act(self, row: str, action: str) -> None:
        each = self.shown.get(row)
        if each is not None:
            same = {SAME: True, ANOTHER: False}.get(action)
            self.state.recurrences.say(each.pair, same=same)


def to_look_at(found: EarlierPeople | None, said: Any) -> int:
    """Number of suggestions about which nothing was said."""
    return sum(each.pair not in said for each in found.found) if found is not None else 0


def _lead(found: EarlierPeople | None) -> str:
    if found is None:
        return tr("Looking in the other rounds …")
    if found.found:
        return tr(
            "These people may have been in an earlier round, or applied in another role. Nobody is "
            "put together by the computer: say who is the same person."
        )
    if not found.rounds:
        return tr("This is the only round with people, and nobody applied in two roles.")
    return tr("Nobody was found who was in an earlier round or applied in two roles.")


def _earlier(each: SeenBefore) -> dict[str, str]:
    if not each.roles:
        return {"text": tr("in a list that was taken away")}
    newest = each.roles[0]
    words = "; ".join(str(role.words) for role in each.roles)
    code = code_of(newest.code, newest.programme)
    called = f"{newest.name} · {code}" if newest.name else code
    return {"text": words[:1].upper() + words[1:], "sub": called}


def _sure(each: SeenBefore) -> dict[str, str]:
    if each.confidence is None:
        return {"text": ""}
    return {
        "text": str(CONFIDENCE_WORDS[each.confidence]),
        "tone": _TONES[each.confidence],
    }


def _against(each: SeenBefore) -> str:
    against = " ".join(map(str, each.against))
    return tr("Against it: {reasons}", reasons=against) if against else ""


def _id(each: SeenBefore) -> str:
    return f"{each.application}|{each.earlier.round or ''}|{each.earlier.application}"
