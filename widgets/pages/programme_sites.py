"""Roles, sites and rounds as lists: seats, partners, days."""

from __future__ import annotations

from typing import Any

from widgets.pages.programme_form import source_in_short, value_cell
from widgets.pages.programme_part import PartList
from workbench.locale import Labels, text_of, tr
from workbench.programme.entering import Kind, in_words, value_from
from workbench.programme.paths import at
from workbench.programme.places import word_for
from workbench.reporting.tables import role_label
from workbench.vocabulary import code_list


class CellList(PartList):
    """A list whose cells are values that can be typed over."""

    def edited(self) -> dict[str, Kind]:
        """Keys that stand in the table as fields, each with how it is written."""
        raise NotImplementedError

    def values(self, path: str, raw: dict[str, Any]) -> dict[str, Any]:
        """Cells of these keys."""
        return {
            key: value_cell(self.draft, f"{path}.{key}", in_words(at(raw, key)))
            for key in self.edited()
        }

    def edit(self, path: str, column: str, text: str) -> None:
        """Write a value into the draft; blank leaves it out."""
        self.desk.change(f"{path}.{column}", to=value_from(text, self.edited()[column]))


class RoleList(CellList):
    """How many partners and seats each role has, and how many of it act together."""

    growing = False

    def edited(self) -> dict[str, Kind]:
        """Numbers of a role."""
        return {
            "seats": "whole",
            "capacity.default": "whole",
            "capacity.max": "whole",
            "unit.min": "whole",
            "unit.max": "whole",
        }

    def columns(self) -> list[dict[str, Any]]:
        """Role and its numbers."""
        heads = {
            "seats": (tr("Seats in all"), tr("Blank: as many as apply, or as the sites say")),
            "capacity.default": (tr("Partners"), tr("Of one person, where nobody says")),
            "capacity.max": (tr("Partners at most"), tr("Of one person")),
            "unit.min": (tr("Together at least"), tr("So many persons act together; blank: alone")),
            "unit.max": (tr("Together at most"), tr("So many persons act together; blank: alone")),
        }
        return [
            {"id": "role", "label": tr("Role"), "width": "20%", "sortable": False},
            *(
                {
                    "id": key, "label": label, "help": help_, "kind": "edit",
                    "width": "130px", "sortable": False,
                }
                for key, (label, help_) in heads.items()
            ),
            {"id": "source", "label": tr("Source"), "sortable": False},
        ]

    def caption(self) -> str:
        """What the list is called."""
        return tr("Roles: partners and seats")

    def cells(self, path: str, raw: dict[str, Any]) -> dict[str, Any]:
        """Cells of one role."""
        label = raw.get("label")
        name = str(Labels(label)) if isinstance(label, dict) else str(label or raw.get("id"))
        statement = self.draft.statement(path)
        return {
            "role": name.capitalize(),
            **self.values(path, raw),
            "source": source_in_short(statement),
        }


class SiteList(CellList):
    """Sites with their seats and days."""

    def edited(self) -> dict[str, Kind]:
        """Seats of each role, and the days between which the site is open."""
        seats: dict[str, Kind] = {f"seats.{each.id}": "whole" for each in self.draft.original.role}
        return {**seats, "opens": "date", "closes": "date"}

    def columns(self) -> list[dict[str, Any]]:
        """Site, seats, days, source."""
        original = self.draft.original
        seats = [
            {
                "id": f"seats.{role.id}",
                "label": tr("Seats: {role}", role=role_label(original, role.side)),
                "kind": "edit", "width": "110px",
            }
            for role in original.role
        ]
        return [
            {"id": "site", "label": tr("Site"), "width": "20%"},
            *seats,
            {"id": "opens", "label": tr("First day"), "kind": "edit", "width": "120px"},
            {"id": "closes", "label": tr("Last day"), "kind": "edit", "width": "120px"},
            {"id": "source", "label": tr("Source")},
        ]

    def caption(self) -> str:
        """What the list is called."""
        return tr("Sites and seats: blank means as many as apply")

    def add_words(self) -> str:
        """What the button that adds says."""
        return tr("Add a site")

    def cells(self, path: str, raw: dict[str, Any]) -> dict[str, Any]:
        """Cells of one site."""
        return {
            "site": str(raw.get("name") or ""),
            **self.values(path, raw),
            "source": source_in_short(self.draft.statement(path)),
        }


class OrganisationList(PartList):
    """Organisations with the site each belongs to."""

    growing = False

    def columns(self) -> list[dict[str, Any]]:
        """Organisation, what it is, site, source."""
        return [
            {"id": "organisation", "label": tr("Organisation"), "width": "36%"},
            {"id": "kind", "label": tr("What it is")},
            {"id": "site", "label": tr("Site")},
            {"id": "source", "label": tr("Source")},
        ]

    def caption(self) -> str:
        """What the list is called."""
        return tr("Organisations")

    def cells(self, path: str, raw: dict[str, Any]) -> dict[str, Any]:
        """Cells of one organisation."""
        sites = {each.get("id"): str(each.get("name")) for each in self.draft.at("site") or ()}
        site, kind = raw.get("site"), code_list("organisation_kind").get(str(raw.get("kind")))
        return {
            "organisation": str(raw.get("name") or ""),
            "kind": str(Labels(kind.labels)) if kind is not None else "",
            "site": {"text": tr("no longer there"), "tone": "stop"}
            if site and site not in sites
            else sites.get(site, ""),
            "source": source_in_short(self.draft.statement(path)),
        }


class RoundList(CellList):
    """Rounds with their length and days."""

    def edited(self) -> dict[str, Kind]:
        """The days and the length that are asked for most."""
        return {
            "application_opens": "date",
            "application_deadline": "date",
            "months": "number",
        }

    def columns(self) -> list[dict[str, Any]]:
        """Round, days, months, source."""
        return [
            {"id": "round", "label": word_for("round"), "width": "16%"},
            *(
                {"id": key, "label": word_for(key), "kind": "edit", "width": "130px"}
                for key in self.edited()
            ),
            {"id": "days", "label": tr("Other days")},
            {"id": "source", "label": tr("Source")},
        ]

    def caption(self) -> str:
        """What the list is called."""
        return tr("Rounds: days as 2022-01-31")

    def add_words(self) -> str:
        """What the button that adds says."""
        return tr("Add a round")

    def cells(self, path: str, raw: dict[str, Any]) -> dict[str, Any]:
        """Cells of one round."""
        days = [
            tr("{what}: {days}", what=word_for(key), days=_span(raw[key]))
            for key in ("starts", "training", "meetings")
            if isinstance(raw.get(key), dict)
        ]
        return {
            "round": str(raw.get("id") or ""),
            **self.values(path, raw),
            "days": text_of(tuple(days)) if days else "",
            "source": source_in_short(self.draft.statement(path)),
        }


def _span(days: dict[str, Any]) -> str:
    return " – ".join(in_words(days.get(end)) for end in ("from", "to"))
