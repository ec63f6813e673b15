"""One round as the database keeps it, for making tables of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from workbench.keeping.again import round_from
from workbench.keeping.choices import programme_from
from workbench.keeping.kept_round import TABLES
from workbench.matching.units import unit_id
from workbench.programme import Programme
from workbench.round import Round
from workbench.store.database import Database
from workbench.store.rows import Rows, rows_of, rows_of_round


@dataclass(frozen=True)
class Kept:
    """Rows of a round as of one moment.

    Attributes
    ----------
    rows : mapping of table to mapping of id to values
        Always with ``round``, ``sheet`` and ``application``.
    """

    database: Database
    round_id: str
    rows: Rows

    @cached_property
    def codes(self) -> dict[str, str]:
        """Name in the round's tables, such as ``mentor-014``, by id of the application."""
        return {id: row["code"] for id, row in self.rows["application"].items()}

    @cached_property
    def version_id(self) -> str:
        """Programme version that the round follows."""
        (row,) = self.rows["round"].values()
        return str(row["programme_version_id"])

    @cached_property
    def programme(self) -> Programme:
        """Programme that the round follows."""
        row = rows_of(self.database, "programme_version", id=self.version_id)[self.version_id]
        return programme_from(row["content"], row["origin"])

    def unit(self, ids: list[str]) -> str | None:
        """Name of the one or several people of a side; None where no list has them now."""
        names = tuple(self.codes[id] for id in ids if id in self.codes)
        return unit_id(names) if len(names) == len(ids) else None

    def round(self) -> Round:
        """The round itself, with everybody read and screened."""
        return round_now(self.database, self.round_id)

    def of_version(self, table: str) -> dict[str, dict[str, Any]]:
        """Rows of the programme version that the round follows."""
        return rows_of(self.database, table, programme_version_id=self.version_id)


def kept_now(database: Database, round_id: str, reads: tuple[str, ...]) -> Kept:
    """Rows of a round in the tables named, as they stand."""
    tables = tuple(dict.fromkeys(("round", "sheet", "application", *reads)))
    return Kept(database, round_id, rows_of_round(database, round_id, tables))


def round_now(database: Database, round_id: str) -> Round:
    """The immutable round, as it stands."""
    return round_from(database, rows_of_round(database, round_id, TABLES), None)
