"""The Applicants page: lists in, what is wrong with them, and who can take part."""

from __future__ import annotations

from collections.abc import Sequence

from ipywidgets import Widget

from widgets.components import Actions, Heading, Row, Steps
from widgets.pages.columns import ColumnsView
from widgets.pages.eligibility import EligibilityView
from widgets.pages.lists import ListsView
from widgets.pages.problems import ProblemsView
from widgets.pages.reading import waiting_for_you
from widgets.pages.recurrences import RecurrencesView, to_look_at
from widgets.pages.seats import SeatsView
from widgets.view import View
from workbench.locale import tr


class ApplicantsPage(View):
    """Steps to be taken in any order: lists, columns, problems, people, eligibility, seats."""

    parts = ("lists", "eligibility", "decisions", "parsed", "same_people")
    traits = ("earlier",)

    def build(self) -> Sequence[Widget]:
        """Heading, steps and their panels."""
        state = self.state
        self.heading = Heading(level=1)
        self.steps = Steps(on_select=self._open)
        self.views: dict[str, View] = {
            "lists": ListsView(state, go=self._go),
            "columns": ColumnsView(state),
            "problems": ProblemsView(state),
            "recurrences": RecurrencesView(state),
            "eligibility": EligibilityView(state),
            "seats": SeatsView(state),
        }
        for name, view in self.views.items():
            view.box.add_class(f"mw-step-{name}")
        self.open = "lists"
        self.onward = Actions(on_action=lambda _: state.go("matching"))
        top = Row([self.heading, self.onward]).add_class("mw-ends")
        return [top, self.steps, *(view.box for view in self.views.values())]

    def draw(self) -> None:
        """Show the steps with what is left to do in each."""
        round = self.state.round
        self.state.recurrences.begin_to_look()
        self.heading.text = tr("Applicants")
        self.heading.lead = tr(
            "Hand in the lists as your form tool made them. Nothing leaves this computer."
        )
        self.steps.labels = {"steps": tr("Steps")}
        self.steps.items = self._steps()
        self.steps.current = self.open
        blockers = round.blockers("propose")
        self.onward.label = tr("Onward")
        self.onward.items = [
            {
                "id": "match",
                "label": tr("On to matching"),
                "tone": "primary",
                "disabled": bool(blockers),
                "reason": " ".join(str(each) for each in blockers),
            }
        ]
        for name, view in self.views.items():
            view.show(name == self.open)

    def _steps(self) -> list[dict[str, object]]:
        round = self.state.round
        unread = sum(
            column.field is None
            for each in round.lists
            if each.role
            for column in each.mapping.columns
        )
        open_problems = sum(problem.severity != "note" for problem in round.problems)
        waiting = waiting_for_you(round.eligibility)
        nothing = not round.lists and not round.file_problems
        seats = round.seats
        in_line = len(seats.waiting) + len(seats.unrouted) if seats is not None else 0
        nobody = round.eligibility is None or round.eligibility.standing.empty
        again = to_look_at(self.state.recurrences.found, round.same_people)
        steps: list[tuple[str, str, int, str, bool]] = [
            ("lists", tr("Lists"), len(round.lists), "info", False),
            ("columns", tr("Columns"), unread, "info", nothing),
            ("problems", tr("Problems"), open_problems, "warn", nothing),
            ("recurrences", tr("Been here before"), again, "info", nobody),
            ("eligibility", tr("Who can take part"), waiting, "warn", nobody),
            ("seats", tr("Seats"), in_line, "info", nobody),
        ]
        return [
            {
                "id": name,
                "label": label,
                "badge": str(number) if number else "",
                "tone": tone,
                "disabled": closed,
                "reason": tr("Hand in a list first.") if closed else "",
                "panel": f"mw-step-{name}",
            }
            for name, label, number, tone, closed in steps
        ]

    def _go(self, place: str) -> None:
        if place in self.views:
            self._open(place)
        else:
            self.state.go(place)

    def _open(self, name: str) -> None:
        if name == "recurrences" and self.open != name:
            self.state.recurrences.begin_to_look(again=True)
        self.open = name
        self.steps.current = name
        for each, view in self.views.items():
            view.show(each == name)
