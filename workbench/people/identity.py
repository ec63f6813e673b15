"""Who stands behind a row: the only place where names and contacts are put together."""

import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd

from workbench.people.duplicates import Identity
from workbench.people.rows import PROTECTED, ReadRows

PEOPLE_COLUMNS = (
    "list_id",
    "role",
    "name",
    "email",
    "phone",
    "address",
    "postal_code",
    "guardian_contact",
    "protected_identity",
)
"""Columns of the people table."""

_NAMED = ("full_name", "first_name", "last_name")
_WIDTH = 3
_LONGEST_NUMBER = 18


@dataclass(frozen=True)
class Row:
    """One row of one list, with what identifies its person."""

    rows: ReadRows
    index: int
    identity: Identity
    contacts: Mapping[str, Any]
    listed_id: str | None

    @property
    def role(self) -> str:
        """Role of the list."""
        return self.rows.mapped.role

    @property
    def row_number(self) -> int:
        """Row as Excel shows it."""
        return self.rows.mapped.table.row_numbers[self.index]


RowPlace = tuple[str, str | None, int]
"""File, sheet and row as Excel numbers it."""


def rows_in_order(
    lists: Sequence[ReadRows], *, counted: Sequence[RowPlace] = ()
) -> list[Row]:
    """All rows in an order that does not depend on how a list is sorted.

    By role as the lists name them, then the list's own id, the day the row came in, the e-mail
    address, the name, and last the place in the file.

    Parameters
    ----------
    counted : sequence of (file, sheet, row)
        Rows that a coordinator chose to count where somebody applied twice, the newest choice last.
    """
    chosen = {place: number for number, place in enumerate(counted, start=1)}
    rows = [row for position, each in enumerate(lists) for row in _rows_of(each, position, chosen)]
    roles = {each.mapped.role: place for place, each in reversed(list(enumerate(lists)))}
    return sorted(rows, key=lambda row: (roles[row.role], *_place(row)))


def internal_ids(rows: Sequence[Row]) -> list[str]:
    """Ids without personal data: the role and a running number, such as ``mentor-014``."""
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.role] = counts.get(row.role, 0) + 1
    width = {role: max(_WIDTH, len(str(count))) for role, count in counts.items()}
    numbers: dict[str, int] = {}
    ids = []
    for row in rows:
        numbers[row.role] = numbers.get(row.role, 0) + 1
        ids.append(f"{row.role}-{numbers[row.role]:0{width[row.role]}d}")
    return ids


def people_table(
    rows: Sequence[Row], ids: Sequence[str], *, protected: frozenset[str]
) -> pd.DataFrame:
    """Names and contacts by internal id; see :class:`workbench.people.parsing.Parsed`."""
    listed = _list_ids(rows, ids)
    records = [
        {**row.contacts, "list_id": shown, "role": row.role}
        for row, shown in zip(rows, listed, strict=True)
    ]
    table = pd.DataFrame(records, index=pd.Index(list(ids), name="id", dtype="object"))
    table = table.reindex(columns=list(PEOPLE_COLUMNS))
    texts = {name: "string" for name in PEOPLE_COLUMNS if name != PROTECTED}
    table = table.astype({**texts, PROTECTED: "boolean"})
    asked_for = table["list_id"].isin(protected) | table.index.isin(protected)
    table[PROTECTED] = table[PROTECTED].mask(asked_for, True)
    return table


def _rows_of(rows: ReadRows, position: int, chosen: Mapping[RowPlace, int]) -> list[Row]:
    names = {name: rows.values(name) for name in (*_NAMED, *PEOPLE_COLUMNS)}
    listed, received = rows.values("application_id"), rows.values("received_on")
    born = rows.values("birth_year")
    table, found = rows.mapped.table, []
    for index in range(len(table)):
        name = names["full_name"][index] or _joined(names, index)
        own_id = listed[index]
        identity = Identity(
            listed=(position, own_id) if own_id else None,
            name=name,
            email=names["email"][index],
            phone=names["phone"][index],
            birth_year=born[index],
            received=received[index],
            order=(position, table.row_numbers[index]),
            chosen=chosen.get((table.file, table.sheet, table.row_numbers[index]), 0),
        )
        contacts = {key: names[key][index] for key in PEOPLE_COLUMNS}
        found.append(Row(rows, index, identity, {**contacts, "name": name}, own_id))
    return found


def _joined(names: Mapping[str, Sequence[Any]], index: int) -> str | None:
    parts = (names["first_name"][index], names["last_name"][index])
    return " ".join(part for part in parts if part) or None


def _place(row: Row) -> tuple[Hashable, ...]:
    listed = row.identity.listed
    return (
        listed is None,
        _natural(row.listed_id or ""),
        row.identity.received or datetime.max,
        row.identity.email or "\uffff",
        row.identity.name or "\uffff",
        row.identity.order,
    )


def _natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Order in which "M2" comes before "M10"."""
    pieces = re.findall(r"\d+|\D+", text)
    return tuple(
        (0, int(piece), "")
        if piece.isdecimal() and len(piece) <= _LONGEST_NUMBER
        else (1, 0, piece.casefold())
        for piece in pieces
    )


def _list_ids(rows: Sequence[Row], ids: Sequence[str]) -> list[str]:
    """Id of the list, else the e-mail address, else role and row; each once within a role."""
    taken: set[tuple[str, str]] = set()
    shown = []
    for row, internal in zip(rows, ids, strict=True):
        choices = (row.listed_id, row.identity.email, f"{row.role}-{row.row_number}", internal)
        for choice in choices:
            if choice and (row.role, choice) not in taken:
                taken.add((row.role, choice))
                shown.append(choice)
                break
    return shown
