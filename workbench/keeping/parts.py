"""A round as parts, each of which becomes rows of the store.

A part names the objects that it rests on. As rounds are immutable, a part that rests on the very
same objects as before has the very same rows, and is neither made nor compared again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from workbench.store.changes import Change

#: Rows by (table, id).
RowsByKey = dict[tuple[str, str], Mapping[str, Any]]


@dataclass(frozen=True, eq=False)
class Part:
    """Some rows of a round.

    Attributes
    ----------
    rests_on : tuple of objects
        What the rows are made from.
    made : callable
        Makes the rows.
    """

    name: str
    rests_on: tuple[Any, ...]
    made: Callable[[], Iterable[tuple[str, str, Mapping[str, Any]]]]

    def rows(self) -> RowsByKey:
        """Rows of the part."""
        return {(table, id): values for table, id, values in self.made()}

    def rests_on_the_same(self, other: Part) -> bool:
        """Whether both rest on the very same objects."""
        return len(self.rests_on) == len(other.rests_on) and all(
            mine is theirs for mine, theirs in zip(self.rests_on, other.rests_on, strict=True)
        )


def row_id(kind: str, *names: object) -> str:
    """Short opaque id that is the same for the same names.

    Examples
    --------
    >>> row_id("a", "r-1", "mentor", "17")
    'a-5aad67a3114e1fd5'
    """
    said = "\x1f".join("" if name is None else str(name) for name in names)
    return f"{kind}-{hashlib.sha256(said.encode(errors="surrogatepass")).hexdigest()[:16]}"


class Codes:
    """Ids of applications in the store, and their names in the tables of a round.

    Names such as ``mentor-014`` are running numbers that another list may move; in the store an
    application is known by its role and the id that its own list gives it.
    """

    def __init__(self, round_id: str, people: pd.DataFrame | None) -> None:
        self.round_id = round_id
        self._id_of: dict[str, str] = {}
        if people is not None:
            for name, role, listed in people[["role", "list_id"]].itertuples():
                self._id_of[str(name)] = row_id("a", round_id, role, listed)
        self._name_of = {id: name for name, id in self._id_of.items()}

    def id_of(self, name: str) -> str:
        """Id in the store of somebody in the round's tables."""
        return self._id_of[name]

    def name_of(self, id: str) -> str | None:
        """Name in the round's tables; None for somebody no list has any more."""
        return self._name_of.get(id)

    def knows(self, name: str) -> bool:
        """Whether the round's tables have somebody of this name."""
        return name in self._id_of


def new_parts(parts: Iterable[Part], done: Mapping[str, Part]) -> list[Part]:
    """Parts that rest on something else than when they were last made."""
    return [
        part
        for part in parts
        if part.name not in done or not part.rests_on_the_same(done[part.name])
    ]


def rows_of_parts(parts: Iterable[Part]) -> RowsByKey:
    """Rows of several parts together."""
    return {key: row for part in parts for key, row in part.rows().items()}


def changes_between(known: RowsByKey, wanted: RowsByKey) -> Iterator[Change]:
    """What has to be written so that the store says *wanted* where it says *known*."""
    for key, row in wanted.items():
        before = known.get(key)
        if before is not row and before != row:
            yield Change(*key, before, row)
    for key, row in known.items():
        if key not in wanted:
            yield Change(*key, row, None)


def has_people(row: Mapping[str, Any], codes: Codes) -> bool:
    """Whether the lists have everybody whom a decision or a pair is about."""
    ids = [row["application_id"]] if "application_id" in row else row["givers"] + row["receivers"]
    if row.get("earlier_round_id") == codes.round_id:
        ids = [*ids, row["earlier_application_id"]]
    return all(codes.name_of(id) is not None for id in ids)
