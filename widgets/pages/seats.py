"""Who has a seat, who waits and why in that order, and what is offered and wanted."""

from __future__ import annotations

from collections.abc import Sequence

from ipywidgets import Widget

from widgets.components import Choice, Notice, Prose, Row, Table
from widgets.pages.labels import notice_labels, table_labels
from widgets.pages.seat_rows import (
    count_columns,
    count_rows,
    seat_columns,
    seat_rows,
    supply_columns,
    supply_rows,
)
from widgets.pages.words import person_words
from widgets.view import View
from workbench.locale import tr
from workbench.people.seat_counts import seat_counts
from workbench.people.waiting_order import ORDER_WORDS
from workbench.reporting.supply_and_demand import supply_and_demand


class SeatsView(View):
    """Seats per site and role, everybody's place, and supply and demand."""

    parts = ("eligibility", "decisions")

    def build(self) -> Sequence[Widget]:
        """What moved last, the seats, the reason to write down, the people, the lacks."""
        self.lead = Prose(quiet=True)
        self.counts = Table(page_size=50)
        self.offers = Notice(tone="info")
        self.reason = Choice()
        self.table = Table(on_action=self._act, page_size=50, chips="place")
        self.supply = Table(page_size=50, chips="about")
        deciding = Row([self.reason]).add_class("mw-deciding")
        return [self.lead, self.counts, self.offers, deciding, self.table, self.supply]

    def draw(self) -> None:
        """Show who sits where."""
        round = self.state.round
        seats, eligibility = round.seats, round.eligibility
        if seats is None or eligibility is None:
            return
        words = person_words(self.state)
        self.lead.paragraphs = [self._order(str(ORDER_WORDS[seats.order]))]
        if any(site.opens or site.closes for site in round.programme.site):
            self.lead.paragraphs += [
                tr(
                    "Sites count as open or closed on {day}: the start of the round, or else the "
                    "day of the newest application.",
                    day=seats.on.isoformat(),
                )
            ]
        self.offers.labels = notice_labels()
        self.offers.heading = tr("Seats given back") if seats.offers else ""
        self.offers.sentences = [words.in_words(each.said) for each in reversed(seats.offers)]
        self._draw_reasons()
        programme = round.programme
        for table in (self.counts, self.table, self.supply):
            table.labels = table_labels()
            table.language = self.state.language
        with self.counts.hold_sync():
            self.counts.columns = count_columns()
            self.counts.caption = tr("Seats per site and role")
            self.counts.rows = count_rows(seat_counts(seats), programme)
        with self.table.hold_sync():
            self.table.columns = seat_columns(sites=bool(programme.site))
            self.table.facets = ["role", "site"] if len(programme.site) > 1 else ["role"]
            self.table.actions = [
                {"id": "withdraw", "label": tr("Withdraws"), "pressed_label": tr("Withdrew")}
            ]
            self.table.caption = tr("Everybody's place")
            self.table.empty = tr("Nobody has applied yet.")
            self.table.rows = seat_rows(seats, words)
        with self.supply.hold_sync():
            self.supply.columns = supply_columns(programme)
            self.supply.caption = tr("Places offered and wanted")
            self.supply.empty = tr("Nobody can take part yet.")
            self.supply.rows = supply_rows(supply_and_demand(eligibility, as_of=round.as_of))

    def _order(self, order: str) -> str:
        return tr(
            "Seats are given to everybody who can take part, in this order: {order}. Whoever gives "
            "a seat back leaves it to the next in line; press again to take that back.",
            order=order,
        )

    def _draw_reasons(self) -> None:
        self.reason.label = tr("Why somebody withdraws")
        self.reason.help = tr("Choose it before you press “Withdraws”; it is kept with the date.")
        self.reason.options = [
            {"id": "none", "label": tr("No reason given")},
            {"id": "moved", "label": tr("Has moved")},
            {"id": "time", "label": tr("Has no time")},
            {"id": "job", "label": tr("Has found work or studies")},
            {"id": "silent", "label": tr("Does not answer")},
            {"id": "other", "label": tr("Another reason")},
        ]
        self.reason.labels = {"choose": tr("Choose a reason")}

    def _act(self, application: str, _: str) -> None:
        decision = self.state.round.decisions.get(application)
        if decision is not None and decision.withdrew:
            self.state.take_decision_back(application)
            return
        chosen = self.reason.value
        words = (each["label"] for each in self.reason.options if each["id"] == chosen)
        self.state.withdraw(application, reason=next(words, ""))
