"""Who in a round was perhaps here before: in an earlier round, or in another role of this one.

Names and contacts are read from the store for the comparison alone. Suggestions are for a
coordinator to decide; nothing follows from them by itself.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Any

import pandas as pd

from workbench.keeping.again import codes_of
from workbench.keeping.known_people import (
    EarlierRole,
    KnownApplication,
    applications_elsewhere,
    applications_here,
)
from workbench.keeping.parts import Codes
from workbench.keeping.same_people import linked_together
from workbench.locale import Sentence
from workbench.people.earlier_application import EarlierApplication
from workbench.people.recurrence import (
    CONFIDENCE_WORDS,
    PERSON_COLUMNS,
    Recurrence,
    find_recurrences,
)
from workbench.round import Round, SamePair
from workbench.store.database import Database
from workbench.store.rows import rows_of


@dataclass(frozen=True)
class SeenBefore:
    """Somebody of this round, and somebody who may be the same person.

    Attributes
    ----------
    application : str
        Name in this round's tables.
    earlier : EarlierApplication
        What a coordinator's word is about: the newest application of the earlier person.
    roles : tuple of EarlierRole
        All applications of the earlier person, the newest first; empty where none is kept any more.
    confidence : str or None
        One of :data:`workbench.people.recurrence.CONFIDENCE_WORDS`; None where it was said without
        a suggestion.
    reasons, against : tuple of Sentence
        What speaks for it and what speaks against it.
    named : bool
        Whether names may be shown; False where either has protected identity.
    """

    application: str
    earlier: EarlierApplication
    roles: tuple[EarlierRole, ...]
    confidence: str | None = None
    reasons: tuple[Sentence, ...] = ()
    against: tuple[Sentence, ...] = ()
    named: bool = True

    @property
    def pair(self) -> SamePair:
        """What a coordinator decides about."""
        return self.application, self.earlier


@dataclass(frozen=True)
class EarlierPeople:
    """What was found for a round.

    Attributes
    ----------
    people : object
        The people of the lists that were compared; another reading is another object.
    rounds : int
        Number of other rounds that have people.
    found : tuple of SeenBefore
        Suggestions, the surest first, then whatever else was decided.
    """

    people: Any = field(repr=False)
    rounds: int
    found: tuple[SeenBefore, ...]

    def fits(self, round: Round) -> bool:
        """Whether this was found for the people of *round*, and knows all that was decided there."""
        pairs = {each.pair for each in self.found}
        return _people_of(round) is self.people and pairs >= round.same_people.keys()

    def former_roles(self, round: Round) -> Mapping[str, tuple[Sentence, ...]]:
        """Earlier roles in words of everybody whom a coordinator has known again.

        Source: domain reference 3.1, former_roles.
        """
        words: dict[str, tuple[Sentence, ...]] = {}
        for each in self.found:
            if round.same_people.get(each.pair):
                said = (role.words for role in each.roles)
                words[each.application] = (*words.get(each.application, ()), *said)
        return words


def find_earlier_people(
    round: Round, *, database: Database | None = None, round_id: str | None = None
) -> EarlierPeople:
    """Suggest who of a round was in an earlier one, or applied in another role.

    5,000 people against 5,000 take 3 to 5 seconds where names are as alike as in the tests, so a page
    looks beside its work.

    Parameters
    ----------
    database : Database, optional
        Store with the other rounds; without it only the roles of this round are compared.
    round_id : str, optional
        Id of this round, where the store has it.
    """
    if round.parsed is None:
        return EarlierPeople(None, 0, ())
    codes = codes_of(round, round_id or "")
    here = applications_here(round, codes)
    elsewhere = applications_elsewhere(database, round_id) if database is not None else {}
    first = linked_together(_links(round, codes, database, round_id))
    people = _people({**elsewhere, **here}, first)
    search = _Search(round, codes, here, elsewhere, people)
    compared = search.compared()
    rounds = len({each.round_id for each in elsewhere.values()})
    return EarlierPeople(
        _people_of(round), rounds, (*search.suggested(compared), *search.said(compared))
    )


@dataclass(frozen=True)
class _People:
    """Applications by id, put together where a coordinator has linked them.

    Attributes
    ----------
    first : mapping of application to the application that stands for its person
    members : mapping of that to all applications of the person, the newest first
    hidden : set of those who have one that is to be shown by code alone
    """

    known: Mapping[str, KnownApplication]
    first: Mapping[str, str]
    members: Mapping[str, list[str]]
    hidden: frozenset[str]

    def person(self, id: str) -> str:
        return self.first.get(id, id)


def _people(known: Mapping[str, KnownApplication], first: Mapping[str, str]) -> _People:
    members: dict[str, list[str]] = {}
    for id in known:
        members.setdefault(first.get(id, id), []).append(id)
    for ids in members.values():
        ids.sort(
            key=lambda each: (known[each].begun, known[each].told.on or date.min), reverse=True
        )
    hidden = frozenset(
        person for person, ids in members.items() if any(known[id].hidden for id in ids)
    )
    return _People(known, first, members, hidden)


@dataclass(frozen=True)
class _Search:
    round: Round
    codes: Codes
    here: Mapping[str, KnownApplication]
    elsewhere: Mapping[str, KnownApplication]
    people: _People

    def compared(self) -> dict[tuple[str, str], tuple[str, Recurrence]]:
        """Newest application of the earlier person, by application of this round and person."""
        people = self.people
        newest = {
            people.person(id): id for ids in people.members.values() for id in reversed(ids)
            if id in self.elsewhere
        }  # fmt: skip
        now = self._table(self.here)
        # The same person may stand on both sides: then no name of hers is written on either.
        unnamed = people.hidden | {id for id in self.here if people.person(id) in people.hidden}
        before = self._table(self.elsewhere, by_person=True)
        found = [
            (newest[each.earlier], each)
            for each in find_recurrences(before, now, unnamed=unnamed)
        ]
        roles = [
            {id: known for id, known in self.here.items() if known.role_id == role.id}
            for role in self.round.programme.role
        ]
        for one, other in combinations(roles, 2):
            alike = find_recurrences(self._table(one), self._table(other), unnamed=unnamed)
            found += [(each.earlier, each) for each in alike]
        order = list(CONFIDENCE_WORDS)
        result: dict[tuple[str, str], tuple[str, Recurrence]] = {}
        for target, each in sorted(found, key=lambda pair: order.index(pair[1].confidence)):
            result.setdefault((each.now, people.person(target)), (target, each))
        return result

    def suggested(
        self, compared: Mapping[tuple[str, str], tuple[str, Recurrence]]
    ) -> list[SeenBefore]:
        """Suggestions about which nothing was said, and which no link answers."""
        people = self.people
        answered = {
            (self.codes.id_of(name), people.person(self._id(earlier)))
            for name, earlier in self.round.same_people
        }
        return [
            self._seen(now, self._earlier(target), suggestion)
            for (now, person), (target, suggestion) in compared.items()
            if people.person(now) != person and (now, person) not in answered
        ]

    def said(
        self, compared: Mapping[tuple[str, str], tuple[str, Recurrence]]
    ) -> list[SeenBefore]:
        """Whatever a coordinator said, with the suggestion that fits it."""
        found = []
        for name, earlier in self.round.same_people:
            now = self.codes.id_of(name)
            _, suggestion = compared.get((now, self.people.person(self._id(earlier))), ("", None))
            found.append(self._seen(now, earlier, suggestion))
        return found

    def _seen(
        self, now: str, earlier: EarlierApplication, suggestion: Recurrence | None
    ) -> SeenBefore:
        people = self.people
        person = people.person(self._id(earlier))
        named = not {person, people.person(now)} & people.hidden
        told = (people.known[id].told for id in people.members.get(person, ()) if id != now)
        name = self.codes.name_of(now)
        assert name is not None
        return SeenBefore(
            name,
            earlier,
            tuple(each if named else dataclasses.replace(each, name="") for each in told),
            confidence=suggestion.confidence if suggestion else None,
            reasons=suggestion.reasons if suggestion else (),
            against=suggestion.against if suggestion else (),
            named=named,
        )

    def _table(
        self, known: Mapping[str, KnownApplication], *, by_person: bool = False
    ) -> pd.DataFrame:
        index = [self.people.person(id) if by_person else id for id in known]
        rows = [each.compared for each in known.values()]
        return pd.DataFrame(rows, index=index, columns=list(PERSON_COLUMNS), dtype=object)

    def _id(self, earlier: EarlierApplication) -> str:
        if earlier.round is None:
            return self.codes.id_of(earlier.application)
        return earlier.application

    def _earlier(self, id: str) -> EarlierApplication:
        known = self.people.known[id]
        if known.round_id is None:
            return EarlierApplication(known.told.code)
        return EarlierApplication(id, known.round_id)


def _links(
    round: Round, codes: Codes, database: Database | None, round_id: str | None
) -> list[tuple[str, str]]:
    """Two applications said to be of one person: here as it is in memory, elsewhere as kept."""
    mine = [
        (
            codes.id_of(name),
            earlier.application if earlier.round is not None else codes.id_of(earlier.application),
        )
        for (name, earlier), same in round.same_people.items()
        if same
    ]
    if database is None:
        return mine
    kept = rows_of(database, "same_person", same=True).values()
    return mine + [
        (row["application_id"], row["earlier_application_id"])
        for row in kept
        if row["round_id"] != round_id
    ]


def _people_of(round: Round) -> Any:
    return round.parsed.people if round.parsed is not None else None
