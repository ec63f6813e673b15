"""Roles, sites, meetings and rounds: how many, where, how often, when."""

from __future__ import annotations

from collections.abc import Sequence

from ipywidgets import Widget

from widgets.pages.programme_desk import DraftView
from widgets.pages.programme_form import Setting, fill_form, form_table
from widgets.pages.programme_part import PartForm
from widgets.pages.programme_sites import OrganisationList, RoleList, RoundList, SiteList
from workbench.locale import tr
from workbench.programme.entering import Kind
from workbench.programme.places import word_for

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
    """Seats first, then meetings, then the rounds."""

    def build(self) -> Sequence[Widget]:
        """Four lists, and the form about meetings."""
        state, desk = self.state, self.desk
        self.roles = RoleList(state, desk, "role")
        self.sites = SiteList(state, desk, "site")
        self.organisations = OrganisationList(state, desk, "organisation")
        self.rounds = RoundList(state, desk, "round")
        self.cadence = form_table(self.desk)
        self.counting = PartForm(state, desk, "cadence", standing=lambda: "")
        return [
            self.roles.box,
            self.sites.box,
            self.organisations.box,
            self.rounds.box,
            self.counting.box,
            self.cadence,
        ]

    def show(self, visible: bool = True) -> None:
        """Show all lists."""
        super().show(visible)
        for each in (self.roles, self.sites, self.organisations, self.rounds, self.counting):
            each.show(visible)

    def draw(self) -> None:
        """Show how often people meet; the lists draw themselves."""
        draft = self.draft
        self.cadence.language = self.state.language
        said = draft.at("cadence") is not None
        fill_form(
            self.cadence,
            draft,
            [Setting(f"cadence.{key}", word_for(key), kind) for key, kind in _CADENCE]
            if said
            else [],
            caption=tr("How often people meet"),
        )
