"""Who a coordinator said is the same person: to rows and back, and the persons that follow.

Links are clicks of coordinators in any round. All applications that they join, directly or through
others, have one person; nothing depends on the order of the clicks, so taking one back leaves just
what the others say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from workbench.keeping.parts import Codes, Part, row_id
from workbench.people.earlier_application import EarlierApplication
from workbench.round import Round, SamePair
from workbench.store.audit import Author
from workbench.store.changes import Change
from workbench.store.database import Connection
from workbench.store.derived import drop_persons_alone, persons_of_applications
from workbench.store.rows import Rows, rows_in
from workbench.store.writing import written

_Row = tuple[str, str, Mapping[str, Any]]

#: Most ids in one question to the database.
_AT_ONCE = 400


@dataclass(frozen=True)
class Persons:
    """Persons behind applications, as the links of all rounds have it.

    Attributes
    ----------
    linked : mapping of application to person
        Ids in the store, of applications that are linked to another.
    protected : frozenset of str
        Persons whom an application of another round asks to show by code alone.
    """

    linked: Mapping[str, str]
    protected: frozenset[str] = frozenset()

    def of(self, application_id: str) -> str:
        """Person behind an application."""
        return self.linked.get(application_id) or person_id(application_id)


def person_id(application_id: str) -> str:
    """Person behind an application nobody has linked to another one."""
    return row_id("p", application_id)


def same_people_parts(round: Round, round_id: str, codes: Codes) -> Iterator[Part]:
    """What was said about who was here before."""
    found = round.parsed or round.last_read
    yield Part(
        "same people",
        (round.same_people, found.people if found is not None else None),
        lambda: _of_same_people(round.same_people, round_id, codes),
    )


def same_people_from(rows: Rows, codes: Codes) -> dict[SamePair, bool]:
    """What was said about people whom some list still has."""
    found = {}
    for row in rows["same_person"].values():
        name, other = codes.name_of(row["application_id"]), row["earlier_application_id"]
        if row["earlier_round_id"] != codes.round_id:
            earlier = EarlierApplication(other, row["earlier_round_id"])
        elif (here := codes.name_of(other)) is not None:
            earlier = EarlierApplication(here)
        else:
            continue
        if name is not None:
            found[name, earlier] = bool(row["same"])
    return found


def linked_together(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """First of all that are linked together, for each that is linked to another.

    Examples
    --------
    >>> linked = linked_together([("c", "b"), ("b", "a"), ("a", "c"), ("y", "x")])
    >>> sorted(linked.items())
    [('a', 'a'), ('b', 'a'), ('c', 'a'), ('x', 'x'), ('y', 'x')]
    """
    group: dict[str, set[str]] = {}
    for one, other in pairs:
        joined = group.get(one, {one}) | group.get(other, {other})
        group.update(dict.fromkeys(joined, joined))
    return {each: min(group[each]) for each in group}


def linked_persons(connection: Connection, round_id: str) -> Persons:
    """Persons behind linked applications, as the store has the links now.

    Parameters
    ----------
    round_id : str
        The round that is written; what it says of itself is not asked of the store.
    """
    links = rows_in(connection, "same_person", same=True).values()
    if not links:
        return Persons({})
    linked = {
        each: person_id(first)
        for each, first in linked_together(
            (row["application_id"], row["earlier_application_id"]) for row in links
        ).items()
    }
    hidden = rows_in(connection, "application", protected_identity=True)
    return Persons(
        linked,
        frozenset(
            linked[id]
            for id, row in hidden.items()
            if id in linked and row["round_id"] != round_id
        ),
    )


def relink(connection: Connection, *, by: Author, action: str, round_id: str) -> None:
    """Give every application of the store the person that the links say, and no other.

    In other rounds too: a link joins applications of two rounds.
    """
    persons = linked_persons(connection, round_id)
    wrong: dict[str, str] = {}
    wanted: dict[str, bool] = {}
    before = set()
    for id, person, protected in persons_of_applications(connection):
        right = persons.of(id)
        wanted[right] = wanted.get(right, False) or protected
        if person != right:
            wrong[id] = right
            before.add(person)
    ids = list(wrong)
    changes = [
        Change("person", id, None, {"protected_identity": wanted[id]})
        for id in sorted({*wrong.values(), *(before & wanted.keys())})
    ]
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        for table, column in (("application", "id"), ("contact", "application_id")):
            for id, row in rows_in(connection, table, **{column: some}).items():
                right = wrong[id if column == "id" else row[column]]
                changes.append(Change(table, id, row, {**row, "person_id": right}))
    said: dict[str, Any] = {"by": by, "action": action, "round_id": round_id}
    written(connection, changes, **said, overwrite=True)
    drop_persons_alone(connection, **said)


def _of_same_people(
    same_people: Mapping[SamePair, bool], round_id: str, codes: Codes
) -> Iterator[_Row]:
    for (name, earlier), same in same_people.items():
        here = earlier.round is None
        if not codes.knows(name) or (here and not codes.knows(earlier.application)):
            continue
        application = codes.id_of(name)
        other = codes.id_of(earlier.application) if here else earlier.application
        yield (
            "same_person",
            row_id("z", application, other),
            {
                "round_id": round_id,
                "application_id": application,
                "earlier_application_id": other,
                "earlier_round_id": earlier.round or round_id,
                "same": same,
            },
        )
