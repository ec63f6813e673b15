"""Rounds, meetings, sites and seats as small forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ipywidgets import Widget

from widgets.pages.programme_desk import DraftView
from widgets.pages.programme_form import Setting, fill_form, form_table
from workbench.locale import tr
from workbench.programme import Programme
from workbench.programme.drafting import Kind
from workbench.programme.places import word_for
from workbench.reporting.tables import role_label

_DAYS = (
    "application_opens",
    "application_deadline",
    "starts.from",
    "starts.to",
    "training.from",
    "training.to",
    "meetings.from",
    "meetings.to",
)
_CADENCE: tuple[tuple[str, Kind], ...] = (
    ("meetings_min", "whole"),
    ("hours_total", "number"),
    ("hours_per_month", "number"),
    ("meeting_hours", "number"),
    ("months", "number"),
    ("months_min", "number"),
    ("months_max", "number"),
    ("tolerance", "number"),
)


class PlanView(DraftView):
    """Seats first, then meetings, then the days of each round."""

    def build(self) -> Sequence[Widget]:
        """Three forms."""
        self.seats = form_table(self.desk)
        self.cadence = form_table(self.desk)
        self.rounds = form_table(self.desk)
        return [self.seats, self.cadence, self.rounds]

    def draw(self) -> None:
        """Show what the programme says."""
        draft, original = self.draft, self.draft.original
        for table in (self.seats, self.cadence, self.rounds):
            table.language = self.state.language
        fill_form(
            self.seats,
            draft,
            list(_seats(original)),
            caption=tr("Sites and seats: blank means as many as apply"),
        )
        fill_form(
            self.cadence,
            draft,
            [Setting(f"cadence.{key}", word_for(key), kind) for key, kind in _CADENCE]
            if original.cadence
            else [],
            caption=tr("How often people meet"),
        )
        fill_form(
            self.rounds,
            draft,
            list(_rounds(original)),
            caption=tr("Rounds: days as 2022-01-31"),
        )


def _seats(programme: Programme) -> Iterator[Setting]:
    names = {role.id: str(role_label(programme, role.side)).capitalize() for role in programme.role}
    for place, role in enumerate(programme.role):
        seats = tr("Seats in all: {role}", role=names[role.id])
        yield Setting(f"role[{place}].seats", seats, "whole")
    for place, site in enumerate(programme.site):
        for role in programme.role:
            seats = tr("Seats: {role}", role=names[role.id])
            yield Setting(f"site[{place}].seats.{role.id}", seats, "whole", site.name)
        for organisation in site.seats_by_org:
            seats = tr("Seats: {role}", role=organisation)
            yield Setting(f"site[{place}].seats_by_org.{organisation}", seats, "whole", site.name)


def _rounds(programme: Programme) -> Iterator[Setting]:
    for place, plan in enumerate(programme.round):
        yield Setting(f"round[{place}].months", word_for("months"), "number", plan.id)
        for key in _DAYS:
            label = ": ".join(word_for(each) for each in key.split("."))
            yield Setting(f"round[{place}].{key}", label, "date", plan.id)
