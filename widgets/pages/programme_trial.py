"""Try it on my applicants: who would be in or out, and what the match would gain or lose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ipywidgets import Widget

from widgets.components import Changes, Figures, Notice, Progress, Prose, Table
from widgets.pages.head import figures_of
from widgets.pages.labels import notice_labels, table_labels
from widgets.pages.programme_desk import DraftView
from widgets.pages.words import PersonWords, person_words
from workbench.locale import Sentence, count_sentence, sentence, tr
from workbench.people.eligibility import STANDING_WORDS, VERDICT_WORDS
from workbench.reporting.tables import role_label
from workbench.trying import PersonMove, RuleMove, Trial

_DOES_NOT_COUNT = sentence("does not count")

_TONES = {
    "eligible": "ok",
    "needs_info": "info",
    "coordinator_decides": "warn",
    "not_eligible": "stop",
}


class TrialView(DraftView):
    """The round under the draft, compared with the round as it stands."""

    reads = ("draft", "trial", "step")
    parts = ("lists",)

    def build(self) -> Sequence[Widget]:
        """What is missing, figures, pairs that change, and the people."""
        self.lead = Prose(quiet=True)
        self.none = Notice(tone="warn")
        self.figures = Figures()
        self.waiting = Progress()
        self.pairs = Changes()
        self.table = Table(page_size=50, chips="effect", facets=["role"])
        return [self.lead, self.waiting, self.none, self.figures, self.pairs, self.table]

    def draw(self) -> None:
        """Fill them from the trial."""
        trial: Trial | None = self.desk.trial
        self.lead.paragraphs = [str(self._lead())]
        self.none.labels = notice_labels()
        blockers = trial.blockers if trial else ()
        self.none.heading = tr("There would be no match") if blockers else ""
        self.none.sentences = [str(each) for each in blockers]
        self._draw_match(trial)
        self.table.layout.display = "" if trial else "none"
        if trial is not None:
            self._draw_people(trial)

    def _lead(self) -> Sentence:
        if not self.state.round.lists:
            return sentence("Hand in lists on the Applicants page first.")
        if self.draft.faults:
            return sentence("Mend the faults first: a programme with faults cannot be tried.")
        if self.desk.in_use:
            return sentence("Change something first: then this page shows whom it concerns.")
        return sentence(
            "The round as it would be under the changed programme, compared with the round as it "
            "stands. Nothing has been changed in the round."
        )

    def _draw_match(self, trial: Trial | None) -> None:
        both = trial.proposals if trial else None
        with self.waiting.hold_sync():
            self.waiting.message = (
                tr("Matching under the changed programme")
                if self.desk.step == "match"
                else tr("Trying the changes on your applicants")
            )
            self.waiting.active = bool(self.desk.step)
        self.figures.language = self.state.language
        self.figures.items = figures_of(both[1], both[0]) if both else []
        change = trial.change if trial else None
        self.pairs.labels = {"before": tr("Before"), "after": tr("Now")}
        if change is None:
            self.pairs.headline, self.pairs.items = "", []
            return
        words = person_words(self.state)
        said = count_sentence(
            "{n} partner would change, {stay} pairs would stay.",
            "{n} partners would change, {stay} pairs would stay.",
            len(change.changes),
            stay=change.stay,
        )
        with self.pairs.hold_sync():
            self.pairs.headline = str(said)
            self.pairs.items = [
                {
                    "text": words.short(each.receiver),
                    "before": words.short(each.before) if each.before else tr("nobody"),
                    "after": words.short(each.after) if each.after else tr("nobody"),
                    "tone": "ok" if each.after else "warn",
                }
                for each in change.changes
            ]

    def _draw_people(self, trial: Trial) -> None:
        words = person_words(self.state)
        order = {"joins": 0, "leaves": 1, "stays": 2}
        people = sorted(trial.people, key=lambda each: order[_effect(each)])
        self.table.labels = table_labels()
        self.table.language = self.state.language
        with self.table.hold_sync():
            self.table.columns = [
                {"id": "person", "label": tr("Person")},
                {"id": "role", "label": tr("Role")},
                {"id": "effect", "label": tr("In the match"), "kind": "tag"},
                {"id": "before", "label": tr("Standing now"), "kind": "tag"},
                {"id": "after", "label": tr("Standing then"), "kind": "tag"},
                {"id": "rules", "label": tr("Because"), "width": "36%"},
            ]
            self.table.caption = tr("Whom the changes concern")
            self.table.empty = tr("Everybody stands as before.")
            self.table.rows = [self._row(each, words) for each in people]

    def _row(self, move: PersonMove, words: PersonWords) -> dict[str, Any]:
        programme = self.state.round.programme
        effects = {
            "joins": {"text": tr("would take part"), "tone": "ok"},
            "leaves": {"text": tr("would no longer take part"), "tone": "stop"},
            "stays": {"text": tr("as before"), "tone": "plain"},
        }
        side = programme.role_named(move.role).side
        return {
            "id": move.person,
            "cells": {
                "person": words.cell(move.person),
                "role": str(role_label(programme, side)).capitalize(),
                "effect": effects[_effect(move)],
                "before": {"text": str(STANDING_WORDS[move.before]), "tone": _TONES[move.before]},
                "after": {"text": str(STANDING_WORDS[move.after]), "tone": _TONES[move.after]},
                "rules": " ".join(_because(each) for each in move.rules) or tr("Other seats."),
            },
        }


def _effect(move: PersonMove) -> str:
    if move.takes_part == move.took_part:
        return "stays"
    return "joins" if move.takes_part else "leaves"


def _because(move: RuleMove) -> str:
    return tr(
        "{rule} Now: {before}; then: {after}.",
        rule=move.rule,
        before=VERDICT_WORDS[move.before] if move.before else _DOES_NOT_COUNT,
        after=VERDICT_WORDS[move.after] if move.after else _DOES_NOT_COUNT,
    )
