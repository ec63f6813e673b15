"""What follows from a round, written in the same transaction as the round itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.keeping.again import codes_of
from workbench.keeping.parts import Part, new_parts, rows_of_parts
from workbench.keeping.people import people_parts, proposal_parts
from workbench.keeping.same_people import linked_persons, relink
from workbench.round import Round
from workbench.store.audit import Author
from workbench.store.database import Connection
from workbench.store.derived import derive, derive_mine

_PEOPLE = ("application", "contact", "sensitive_answer")
_PROPOSAL = ("proposal",)


def write_following(
    connection: Connection,
    round: Round,
    *,
    round_id: str,
    by: Author,
    done: Mapping[str, Part],
    last: Round | None,
) -> dict[str, Part]:
    """Write persons, applications, contacts and the proposal, where they are others by now.

    Parameters
    ----------
    done : mapping of name to Part
        What was written before.
    last : Round or None
        The round as it was, where somebody else has written to it since it was read: then only
        what differs from it is written, and what follows from their work stays.

    Returns
    -------
    dict of name to Part
        What was written now.
    """
    codes, persons = codes_of(round, round_id), linked_persons(connection, round_id)
    people = list(people_parts(round, round_id, codes, persons))
    proposal = list(proposal_parts(round, round_id, codes))
    # The very same object until somebody is linked or separated.
    links = [Part("links", (round.same_people,), tuple)]
    said: dict[str, Any] = {"by": by, "round_id": round_id}
    written: dict[str, Part] = {}
    read_anew = bool(new_parts(people, done))
    if read_anew and last is not None:
        # Lists or decisions are others by now; whoever reads them next makes all of it anew.
        before = people_parts(last, round_id, codes_of(last, round_id), persons)
        rows_before, rows_after = rows_of_parts(before), rows_of_parts(people)
        derive_mine(connection, rows_before, rows_after, action="read_lists", **said)
        people = []
    elif not round.lists:
        people = [Part("people", (), tuple), Part("applications", (), tuple)]
    for parts, tables, action in (
        (people, _PEOPLE, "read_lists"),
        (proposal, _PROPOSAL, "propose"),
    ):
        if new_parts(parts, done):
            rows = rows_of_parts(parts)
            derive(connection, rows, tables=tables, action=action, **said)
            written.update((part.name, part) for part in parts)
    if new_parts(links, done) or read_anew:
        relink(connection, action="same_person", **said)
        written.update((part.name, part) for part in links)
    return written
