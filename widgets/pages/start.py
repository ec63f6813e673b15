"""The start page: the rounds that are kept, and a new one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from babel.dates import format_datetime
from ipywidgets import Widget

from widgets.components import Actions, Choice, Heading, Notice, Panel, Row, Table
from widgets.pages.labels import notice_labels, table_labels
from widgets.samples import sample_files
from widgets.state import State
from widgets.view import View
from workbench.keeping.rounds import change_round
from workbench.locale import tr
from workbench.programme import library, read_programme
from workbench.store.changes import Conflict
from workbench.store.faults import StoreFault
from workbench.store.overview import RoundInStore, rounds_in_store


class StartPage(View):
    """Rounds to go on with, the newest first, and the programmes a new one can follow."""

    def __init__(self, state: State) -> None:
        self._rounds: tuple[RoundInStore, ...] = ()
        self._programme = state.round.programme.id
        super().__init__(state)
        if state.saver is not None:
            state.saver.observe(lambda _: self.refresh(), ["saved_at"])

    def build(self) -> Sequence[Widget]:
        """Heading, what should be known about the data, the rounds, and a new one."""
        self.heading = Heading(level=1)
        self.about = Notice(tone="warn")
        self.table = Table(on_action=self._act, on_edit=self._rename, page_size=20, chips="state")
        self.new = Heading(level=2)
        self.programme = Choice(on_change=self._choose)
        self.begin = Actions(on_action=self._begin)
        return [
            self.heading,
            self.about,
            self.table,
            Panel([self.new, self.programme, Row([self.begin])]),
        ]

    def show(self, visible: bool = True) -> None:
        """Show the page with the rounds as they are now."""
        self._outdated = self._outdated or visible
        super().show(visible)

    def draw(self) -> None:
        """List the rounds, and offer a new one."""
        saver = self.state.saver
        self._rounds = rounds_in_store(saver.database) if saver is not None else ()
        self.heading.text = tr("Rounds")
        self.heading.lead = tr(
            "Everything you do in a round is saved as it happens. Go on where you left one, or "
            "begin another."
        )
        self.about.labels = notice_labels()
        self.about.sentences = (
            [str(each) for each in saver.database.notices] if saver is not None else []
        )
        self._draw_rounds()
        self._draw_new()

    def _draw_rounds(self) -> None:
        self.table.layout.display = "" if self._rounds else "none"
        self.table.labels = table_labels()
        self.table.language = self.state.language
        with self.table.hold_sync():
            self.table.columns = [
                {"id": "name", "label": tr("Round"), "kind": "edit", "width": "30%"},
                {"id": "programme", "label": tr("Programme")},
                {"id": "people", "label": tr("Applicants"), "kind": "number"},
                {"id": "pairs", "label": tr("Pairs proposed"), "kind": "number"},
                {"id": "changed", "label": tr("Last change")},
                {"id": "state", "label": tr("State"), "kind": "tag"},
            ]
            self.table.actions = [
                {"id": "open", "label": tr("Open"), "tone": "primary"},
                {"id": "away", "label": tr("Archive")},
                {"id": "again", "label": tr("Take up again")},
            ]
            self.table.caption = tr("Your rounds")
            self.table.empty = tr("No round has been begun yet.")
            self.table.rows = [self._row(each) for each in self._rounds]

    def _row(self, each: RoundInStore) -> dict[str, Any]:
        away = each.put_away_on is not None
        state = tr("archived") if away else tr("going on")
        return {
            "id": each.id,
            "cells": {
                "name": {"text": each.name, "value": each.name},
                "programme": each.programme_name,
                "people": each.people,
                "pairs": each.pairs,
                "changed": {
                    "text": _when(each.changed_at, self.state.language),
                    "sub": each.changed_by,
                    "sort": each.changed_at.timestamp(),
                },
                "state": {"text": state, "tone": "info" if away else "ok"},
            },
            "actions": ["open", "again" if away else "away"],
        }

    def _draw_new(self) -> None:
        self.new.text = tr("A new round") if self._rounds else tr("Begin your first round")
        self.programme.label = tr("Programme")
        self.programme.help = tr(
            "The programme's rules, seats and weights come with it; they can be changed on the "
            "Programme page."
        )
        self.programme.options = [
            {"id": name, "label": str(read_programme(name).programme.name)} for name in library()
        ]
        self.programme.value = self._programme if self._programme in library() else None
        samples = bool(sample_files(self._programme))
        self.begin.label = tr("A new round")
        self.begin.items = [
            {"id": "begin", "label": tr("Begin the round"), "tone": "primary"},
            {
                "id": "demo",
                "label": tr("Try with demo data"),
                "disabled": not samples,
                "reason": tr("This programme has no demo data."),
            },
        ]

    def _choose(self, name: str) -> None:
        if name in library():
            self._programme = name
            self.refresh()

    async def _begin(self, what: str) -> None:
        state = self.state
        name = state.rounds.usual_name()
        if what == "demo":
            name = tr("{name} (demo data)", name=name)
        state.rounds.begin(self._programme, name=name)
        state.go("applicants")
        if what == "demo":
            await state.hand_in_demo()

    async def _act(self, row: str, what: str) -> None:
        saver = self.state.saver
        if saver is None or all(each.id != row for each in self._rounds):
            return
        if what == "open":
            await self.state.rounds.open(row)
            return
        put_away = date.today() if what == "away" else None
        self._change(row, put_away_on=put_away, take_up_again=what == "again")

    def _rename(self, row: str, _: str, name: str) -> None:
        if name.strip() and any(each.id == row for each in self._rounds):
            self._change(row, name=name.strip())

    def _change(self, row: str, **change: Any) -> None:
        saver = self.state.saver
        if saver is None:
            return
        try:
            change_round(saver.database, row, by=saver.by, **change)
        except StoreFault as fault:
            self.state.said = (fault.sentence,)
        except Conflict:
            self.state.said = (
                tr("Somebody changed this round at the same moment. Look again, and repeat it."),
            )
        self.refresh()


def _when(at: datetime, language: str) -> str:
    return str(format_datetime(at.astimezone(), "d MMM y HH:mm", locale=language))
