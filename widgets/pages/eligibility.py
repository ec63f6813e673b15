"""Who can take part: how many, the reason to write down, and decisions one by one or at once."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from ipywidgets import Widget

from widgets.components import Actions, Choice, Downloads, Figures, Prose, Row, Table
from widgets.pages.eligibility_rows import eligibility_columns, eligibility_row, in_order
from widgets.pages.files import letters_file, letters_files, letters_of
from widgets.pages.labels import download_labels, table_labels
from widgets.pages.words import person_words
from widgets.view import View
from workbench.locale import count_sentence, text_of, tr
from workbench.matching.reasons import plural_of
from workbench.people.eligibility import STANDING_WORDS, Eligibility, Finding
from workbench.programme import Side

#: Standings that can be decided for everybody at once; whom a rule shuts out is decided singly.
_AT_ONCE = ("coordinator_decides", "needs_info")


class EligibilityView(View):
    """Standing of everybody, with a decision to take where the rules leave one."""

    parts = ("eligibility", "decisions", "same_people")
    traits = ("earlier",)

    def build(self) -> Sequence[Widget]:
        """Figures per role, the reason to write down, decisions at once, and the table."""
        self.lead = Prose(quiet=True)
        self.figures = Figures()
        self.reason = Choice(on_change=lambda _: self._draw_at_once())
        self.at_once = Actions(small=True, on_action=self._accept_all)
        self.table = Table(on_action=self._act, page_size=50, chips="standing")
        self.letters = Downloads(on_request=lambda name: letters_file(self.state, name))
        self.not_written = Prose(quiet=True)
        self._screened: object = None
        self._findings: Mapping[str, tuple[Finding, ...]] = {}
        deciding = Row([self.reason, self.at_once]).add_class("mw-deciding")
        return [
            self.lead,
            self.figures,
            deciding,
            self.table,
            self.letters,
            self.not_written,
        ]

    def draw(self) -> None:
        """Show where everybody stands."""
        eligibility = self.state.round.eligibility
        if eligibility is None:
            return
        self.lead.paragraphs = [
            tr(
                "The rules sort; you decide. Nobody is refused by the computer: open a row to see "
                "every rule with the answer behind it, and accept or leave out with a reason."
            )
        ]
        self.figures.items = self._figures(eligibility)
        self._draw_reasons()
        self._draw_at_once()
        self._draw_table(eligibility)
        self._draw_letters()

    def _draw_letters(self) -> None:
        letters = letters_of(self.state)
        self.letters.labels = download_labels()
        self.letters.label = tr("Letters that ask for what is missing")
        self.letters.items = letters_files(self.state, letters)
        self.not_written.paragraphs = [str(each) for each in letters.left_out]

    def _draw_table(self, eligibility: Eligibility) -> None:
        if self._screened is not eligibility.verdicts:
            # Decisions leave what the rules found as it is.
            self._screened = eligibility.verdicts
            index = eligibility.applications.index
            self._findings = {each: eligibility.findings(each) for each in index}
        words, admitted = person_words(self.state), eligibility.admitted
        earlier = self.state.recurrences.found
        former = earlier.former_roles(self.state.round) if earlier is not None else {}
        by_rules = dataclasses.replace(eligibility, decisions={}).admitted
        self.table.labels = table_labels()
        self.table.language = self.state.language
        with self.table.hold_sync():
            dated = bool(eligibility.windows.notna().any())
            self.table.columns = eligibility_columns(dated=dated)
            self.table.facets = ["role", "window"] if dated else ["role"]
            self.table.actions = [
                {"id": "accept", "label": tr("Accept"), "pressed_label": tr("Accepted")},
                {
                    "id": "leave",
                    "label": tr("Leave out"),
                    "pressed_label": tr("Left out"),
                    "tone": "danger",
                },
            ]
            self.table.caption = tr("Everybody who applied")
            self.table.empty = tr("Nobody has applied yet.")
            self.table.rows = [
                eligibility_row(
                    eligibility,
                    each,
                    self._findings[each],
                    words,
                    admitted=bool(admitted[each]),
                    former=former.get(each, ()),
                )
                for each in in_order(eligibility, by_rules)
            ]

    def _draw_reasons(self) -> None:
        self.reason.label = tr("Reason for your next decisions")
        self.reason.help = tr("Choose it first; it is kept beside each decision.")
        self.reason.options = [
            {"id": "talked", "label": tr("I have talked with the person")},
            {"id": "equivalent", "label": tr("Equivalent experience or education")},
            {"id": "documents", "label": tr("I have seen documents")},
            {"id": "outside", "label": tr("Outside the target group")},
            {"id": "withdrew", "label": tr("Withdrew")},
            {"id": "late", "label": tr("Applied too late")},
            {"id": "other", "label": tr("Another reason")},
        ]
        self.reason.labels = {"choose": tr("Choose a reason")}

    def _draw_at_once(self) -> None:
        waiting = {standing: self._waiting(standing) for standing in _AT_ONCE}
        labels = {
            "coordinator_decides": count_sentence(
                "Accept the {n} that is for you to decide",
                "Accept all {n} that are for you to decide",
                len(waiting["coordinator_decides"]),
            ),
            "needs_info": count_sentence(
                "Accept the {n} that needs more information",
                "Accept all {n} that need more information",
                len(waiting["needs_info"]),
            ),
        }
        self.at_once.label = tr("Decide for several at once")
        self.at_once.items = [
            {
                "id": standing,
                "label": str(labels[standing]),
                "disabled": not self.reason.value,
                "reason": tr("Choose a reason first."),
            }
            for standing in _AT_ONCE
            if waiting[standing]
        ]

    def _waiting(self, standing: str) -> tuple[str, ...]:
        """Applications of a standing that are neither in the match nor decided."""
        eligibility = self.state.round.eligibility
        if eligibility is None:
            return ()
        open_ones = (eligibility.standing == standing) & ~eligibility.admitted
        found = eligibility.standing.index[open_ones]
        return tuple(each for each in found if each not in eligibility.decisions)

    def _figures(self, eligibility: Eligibility) -> list[dict[str, Any]]:
        programme = self.state.round.programme
        cards: list[dict[str, Any]] = []
        sides: tuple[Side, ...] = ("receiver", "giver")
        for side in sides:
            role = programme.role_on(side).id
            counted = eligibility.counts(role)
            people = text_of(plural_of(programme, side)).capitalize()
            in_match = int(eligibility.admitted[eligibility.applications["role"] == role].sum())
            cards.append(
                {
                    "label": tr("{people} who can take part", people=people),
                    "value": tr("{n} of {all}", n=in_match, all=sum(counted.values())),
                    "note": "; ".join(
                        f"{STANDING_WORDS[name]}: {number}"
                        for name, number in counted.items()
                        if number
                    ),
                }
            )
        return cards

    def _reason(self) -> str:
        chosen = self.reason.value
        return next((each["label"] for each in self.reason.options if each["id"] == chosen), "")

    def _accept_all(self, standing: str) -> None:
        self.state.decide(self._waiting(standing), accepted=True, reason=self._reason())

    def _act(self, application: str, action: str) -> None:
        decision = self.state.round.decisions.get(application)
        accepted = action == "accept"
        if decision is not None and decision.accepted == accepted:
            self.state.take_decision_back(application)
            return
        self.state.decide((application,), accepted=accepted, reason=self._reason())
