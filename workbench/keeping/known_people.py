"""Applications of this round and of all others, with what two of them are compared by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from workbench.keeping.choices import programme_from
from workbench.keeping.parts import Codes
from workbench.locale import Labels, Sentence, Text, sentence
from workbench.programme import Programme
from workbench.round import Round
from workbench.store.database import Database
from workbench.store.rows import rows_of


@dataclass(frozen=True)
class EarlierRole:
    """One application as somebody is reminded of it.

    Attributes
    ----------
    code : str
        Name in the tables of its round, such as ``mentor-014``.
    round : str
        Name of its round; empty for this round.
    on : date or None
        Day it came in, else the day its round was begun.
    name : str
        Name of the person; empty where it is not to be shown.
    """

    programme: Programme
    role: Text
    code: str
    round: str
    on: date | None
    name: str

    @property
    def words(self) -> Sentence:
        """Role and round in words."""
        if not self.round:
            return sentence("{role} in this round", role=self.role)
        return sentence("{role} in {round}", role=self.role, round=self.round)


@dataclass(frozen=True)
class KnownApplication:
    """One application with what is compared of it.

    Attributes
    ----------
    told : EarlierRole
        What a coordinator may be told of it.
    compared : tuple
        Name, e-mail address, telephone number and year of birth.
    round_id : str or None
        Its round; None for this round.
    begun : str
        When its round was begun, for ordering; this round comes last.
    hidden : bool
        Whether the person is to be shown by her code alone.
    role_id : str
    """

    told: EarlierRole
    compared: tuple[Any, ...]
    round_id: str | None
    begun: str
    hidden: bool
    role_id: str


def applications_here(round: Round, codes: Codes) -> dict[str, KnownApplication]:
    """Applications of this round that are used."""
    assert round.parsed is not None
    used, people = round.parsed.applications, round.parsed.people
    columns = [name for name in ("birth_year", "birth_date", "received_on") if name in used]
    answers = used[columns].to_dict("index")
    contacts = people.loc[used.index].to_dict("index")
    found = {}
    for name, contact in contacts.items():
        code, answer = str(name), answers[name]
        hidden = _yes(contact["protected_identity"]) or not round.programme.privacy.show_names
        written = _text(contact["name"])
        entry = EarlierRole(
            round.programme,
            _role_label(round.programme, str(contact["role"])),
            code,
            "",
            _day(answer.get("received_on")),
            "" if hidden else written,
        )
        found[codes.id_of(code)] = KnownApplication(
            entry,
            (written, _text(contact["email"]), _text(contact["phone"]), _born(answer)),
            None,
            "~",
            hidden,
            str(contact["role"]),
        )
    return found


def applications_elsewhere(database: Database, round_id: str | None) -> dict[str, KnownApplication]:
    """Applications of all other rounds that are used there."""
    rounds = rows_of(database, "round")
    rounds.pop(round_id or "", None)
    if not rounds:
        return {}
    versions = rows_of(database, "programme_version")
    contacts = {row["application_id"]: row for row in rows_of(database, "contact").values()}
    found = {}
    for id, row in rows_of(database, "application", set_aside=False).items():
        about, contact = rounds.get(row["round_id"]), contacts.get(id)
        if about is None or contact is None:
            continue
        version = versions[about["programme_version_id"]]
        programme = programme_from(version["content"], version["origin"])
        hidden = bool(row["protected_identity"]) or not programme.privacy.show_names
        begun = about["begun_at"]
        entry = EarlierRole(
            programme,
            _role_label(programme, row["role"]),
            row["code"],
            str(about["name"]),
            row["received_on"] or (begun.date() if begun is not None else None),
            "" if hidden else _text(contact["name"]),
        )
        found[id] = KnownApplication(
            entry,
            (contact["name"], contact["email"], contact["phone"], _born(row["answers"] or {})),
            row["round_id"],
            begun.isoformat() if begun is not None else "",
            hidden,
            row["role"],
        )
    return found


def _role_label(programme: Programme, id: str) -> Text:
    role = next((each for each in programme.role if each.id == id), None)
    return role.label if role is not None and role.label.texts else Labels({}, id)


def _born(answers: Mapping[Any, Any]) -> int | None:
    year, day = answers.get("birth_year"), answers.get("birth_date")
    if year is not None and not pd.isna(year):
        return int(year)
    found = _day(day)
    return found.year if found is not None else None


def _day(value: Any) -> date | None:
    if value is None or pd.isna(value):
        return None
    if isinstance(value, str):
        return date.fromisoformat(value[:10])
    return pd.Timestamp(value).date()


def _yes(value: Any) -> bool:
    return not pd.isna(value) and bool(value)


def _text(value: Any) -> str:
    return "" if value is None or pd.isna(value) else str(value)
