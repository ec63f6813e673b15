"""Rows of one role that are the same person handed in twice; nothing is merged."""

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from rapidfuzz import fuzz

from workbench.vocabulary.code_lists import folded_words

_SAME_NAME_AT_LEAST = 75
_DIGITS_OF_A_PHONE = 8


@dataclass(frozen=True)
class Identity:
    """What tells one row's person from another's; None where the list does not say.

    Parameters
    ----------
    listed : tuple of Hashable, or None
        The list and the id in it: ids of two lists have nothing to do with one another.
    received : datetime or None
        When the row came in.
    order : tuple
        Place of the row among all rows: a later one counts where no date tells.
    chosen : int
        How late a coordinator chose that this row counts; 0 where nobody did.
    """

    listed: tuple[Hashable, ...] | None
    name: str | None
    email: str | None
    phone: str | None
    birth_year: float | None
    received: datetime | None
    order: tuple[Hashable, ...]
    chosen: int = 0


@dataclass(frozen=True)
class Duplicate:
    """Two rows of one person: the one that is used and the one that is set aside."""

    used: int
    set_aside: int
    same: str
    """What they share: ``email``, ``id``, ``name_and_phone`` or ``name_and_birth_year``."""


@dataclass(frozen=True)
class Resemblance:
    """Two rows that may be one person, although something speaks against it: both are used."""

    first: int
    second: int
    same: str


def find_duplicates(
    people: Sequence[Identity],
) -> tuple[list[Duplicate], list[Resemblance]]:
    """Rows to set aside, and pairs of rows that a person should look at.

    Two rows are one person where they share an e-mail address, the id of one list, or the name and
    the telephone number or the year of birth. The row that a coordinator chose is used, else the one
    that came in last. Where the names behind one address or id differ, or the contacts behind one
    name and year of birth, nothing is decided.
    """
    parent = list(range(len(people)))
    reason: dict[int, str] = {}
    look: list[Resemblance] = []
    for same, first, second in _links(people):
        if _contradicted(same, people[first], people[second]):
            look.append(Resemblance(first, second, same))
            continue
        a, b = _root(parent, first), _root(parent, second)
        if a != b:
            parent[b] = a
        reason.setdefault(first, same)
        reason.setdefault(second, same)
    groups: dict[int, list[int]] = {}
    for row in range(len(people)):
        groups.setdefault(_root(parent, row), []).append(row)
    found: list[Duplicate] = []
    for rows in groups.values():
        latest = max(rows, key=lambda row: _when(people[row]))
        found.extend(Duplicate(latest, row, reason[row]) for row in rows if row != latest)
    aside = {each.set_aside for each in found}
    return found, [each for each in look if not {each.first, each.second} & aside]


def name_key(name: str) -> str:
    """Words of a name in small letters without accents, in alphabetical order."""
    return " ".join(sorted(re.findall(r"\w+", folded_words(name))))


def _links(people: Sequence[Identity]) -> Iterator[tuple[str, int, int]]:
    seen: dict[tuple[Hashable, ...], int] = {}
    for row, person in enumerate(people):
        for same, key in _keys(person):
            first = seen.setdefault((same, key), row)
            if first != row:
                yield same, first, row


def _keys(person: Identity) -> Iterator[tuple[str, Hashable]]:
    if person.email:
        yield "email", person.email
    if person.listed:
        yield "id", person.listed
    if person.name:
        name = name_key(person.name)
        digits = re.sub(r"\D", "", person.phone or "")
        if len(digits) >= _DIGITS_OF_A_PHONE:
            yield "name_and_phone", (name, digits[-_DIGITS_OF_A_PHONE:])
        if person.birth_year is not None:
            yield "name_and_birth_year", (name, person.birth_year)


def _contradicted(same: str, one: Identity, other: Identity) -> bool:
    if same in ("email", "id"):
        if not one.name or not other.name:
            return False
        likeness = fuzz.token_set_ratio(name_key(one.name), name_key(other.name))
        return likeness < _SAME_NAME_AT_LEAST
    if same == "name_and_birth_year":
        contacts = ((one.email, other.email), (one.phone, other.phone))
        return any(mine and theirs and mine != theirs for mine, theirs in contacts)
    return False


def _when(person: Identity) -> tuple[int, datetime, tuple[Hashable, ...]]:
    return (person.chosen, person.received or datetime.min, person.order)


def _root(parent: list[int], row: int) -> int:
    while parent[row] != row:
        parent[row] = parent[parent[row]]
        row = parent[row]
    return row
