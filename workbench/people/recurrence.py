"""Whether somebody in a new list was in an earlier one: suggestions with reasons, nothing merged."""

import re
from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from workbench.locale import Sentence, sentence
from workbench.people.name_likeness import (
    NEAR,
    ONE_SHARED,
    OTHER,
    PART,
    SAME,
    SPELLING,
    keys_of,
    name_words,
    relation_of,
)

SURE, PROBABLE, POSSIBLE = "sure", "probable", "possible"
CONFIDENCE_WORDS: Mapping[str, Sentence] = MappingProxyType(
    {
        SURE: sentence("almost certainly the same person"),
        PROBABLE: sentence("probably the same person"),
        POSSIBLE: sentence("possibly the same person"),
    }
)
"""Words for each confidence, the surest first."""

PERSON_COLUMNS = ("name", "email", "phone", "birth_year")
"""Columns read; others, such as role and round, are for whoever shows the suggestion."""

_DIGITS_OF_A_PHONE = 8
_ORDER = {SURE: 0, PROBABLE: 1, POSSIBLE: 2}


@dataclass(frozen=True)
class Recurrence:
    """Two entries that may be one person; a coordinator decides.

    Parameters
    ----------
    earlier, now : str
        Index of the entry in the earlier people and in the new ones.
    confidence : str
        One of :data:`CONFIDENCE_WORDS`.
    reasons, against : tuple of Sentence
        What speaks for it and what speaks against it.
    """

    earlier: str
    now: str
    confidence: str
    reasons: tuple[Sentence, ...]
    against: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class _Person:
    ref: str
    name: str
    email: str
    phone: str
    born: int | None


def find_recurrences(
    earlier: pd.DataFrame, now: pd.DataFrame, *, unnamed: Collection[str] = frozenset()
) -> tuple[Recurrence, ...]:
    """People of a new list who may have been in an earlier round, list or role.

    An e-mail address or a telephone number alone is never a reason: families share them. A name
    alone is one only where nobody else in either list has it.

    Parameters
    ----------
    earlier, now : DataFrame, one row per entry
        Index: the person's reference, several rows of one person may share it. Columns ``name``,
        ``email``, ``phone``, ``birth_year``; missing where not known.
    unnamed : collection of str
        References of people in whose reasons no name and no year is written, such as those with
        protected identity.

    Returns
    -------
    tuple of Recurrence
        Surest first, then in the order of *now*. At most one for each two references.
    """
    before, after = _people(earlier), _people(now)
    namesakes = _namesakes(before), _namesakes(after)
    found: dict[tuple[str, str], Recurrence] = {}
    for one, other in _candidates(before, after):
        told = one.ref not in unnamed and other.ref not in unnamed
        suggestion = _compared(one, other, namesakes, told=told)
        if suggestion is None:
            continue
        kept = found.get((one.ref, other.ref))
        if kept is None or _ORDER[suggestion.confidence] < _ORDER[kept.confidence]:
            found[one.ref, other.ref] = suggestion
    place = {person.ref: i for i, person in reversed(list(enumerate(after)))}
    ordered = sorted(
        found.values(), key=lambda each: (_ORDER[each.confidence], place[each.now], each.earlier)
    )
    return tuple(ordered)


def _people(table: pd.DataFrame) -> list[_Person]:
    columns = table.reindex(columns=list(PERSON_COLUMNS)).astype(object)
    columns = columns.where(columns.notna(), None)
    people = []
    for ref, name, email, phone, born in columns.itertuples():
        digits = re.sub(r"\D", "", str(phone or ""))
        people.append(
            _Person(
                ref=str(ref),
                name=str(name or ""),
                email=str(email or "").strip().casefold(),
                phone=digits[-_DIGITS_OF_A_PHONE:] if len(digits) >= _DIGITS_OF_A_PHONE else "",
                born=int(born) if born is not None else None,
            )
        )
    return people


def _namesakes(people: list[_Person]) -> Counter[tuple[str, ...]]:
    """How many different people of a list have each name."""
    return Counter(words for _, words in {(each.ref, name_words(each.name)) for each in people})


def _candidates(before: list[_Person], after: list[_Person]) -> Iterator[tuple[_Person, _Person]]:
    """Pairs with a contact or two sounds of the name in common, each once."""
    blocks: dict[Hashable, list[int]] = {}
    for i, person in enumerate(before):
        for key in _keys(person):
            blocks.setdefault(key, []).append(i)
    for person in after:
        seen = {i for key in _keys(person) for i in blocks.get(key, ())}
        for i in sorted(seen):
            yield before[i], person


def _keys(person: _Person) -> Iterator[Hashable]:
    if person.email:
        yield "email", person.email
    if person.phone:
        yield "phone", person.phone
    yield from keys_of(person.name)


def _compared(
    one: _Person,
    other: _Person,
    namesakes: tuple[Counter[tuple[str, ...]], Counter[tuple[str, ...]]],
    *,
    told: bool,
) -> Recurrence | None:
    relation = relation_of(one.name, other.name)
    email = bool(one.email) and one.email == other.email
    phone = bool(one.phone) and one.phone == other.phone
    year = None if one.born is None or other.born is None else one.born == other.born
    alone = namesakes[0][name_words(one.name)] < 2 and namesakes[1][name_words(other.name)] < 2
    confidence = _confidence(relation, email=email, phone=phone, year=year, alone=alone)
    if confidence is None:
        return None
    reasons = [_names(relation, one.name, other.name) if told else _names_apart(relation)]
    against = []
    if email:
        reasons.append(sentence("The e-mail address is the same."))
    elif one.email and other.email:
        against.append(sentence("The e-mail addresses differ."))
    if phone:
        reasons.append(sentence("The telephone number is the same."))
    elif one.phone and other.phone:
        against.append(sentence("The telephone numbers differ."))
    if year:
        reasons.append(sentence("The year of birth is the same."))
    elif year is False:
        against.append(
            sentence(
                "The years of birth differ: {first} and {second}.",
                first=str(one.born),
                second=str(other.born),
            )
            if told
            else sentence("The years of birth differ.")
        )
    if not alone:
        against.append(sentence("Others in the lists have the same name."))
    return Recurrence(one.ref, other.ref, confidence, tuple(reasons), tuple(against))


def _confidence(
    relation: str, *, email: bool, phone: bool, year: bool | None, alone: bool
) -> str | None:
    """Confidence word, or None where too little speaks for one person."""
    contact = email or phone
    if relation == OTHER:
        return None
    if year is False:
        return POSSIBLE if relation == SAME and contact else None
    if contact:
        both = email and phone
        of_relation = {
            SAME: SURE,
            SPELLING: SURE,
            PART: SURE if year else PROBABLE,
            NEAR: PROBABLE if year or both else POSSIBLE,
            ONE_SHARED: POSSIBLE if year else None,
        }
        return of_relation[relation]
    if relation == SAME and alone:
        return PROBABLE if year else POSSIBLE
    return POSSIBLE if year and relation in (SAME, SPELLING, PART) else None


def _names(relation: str, one: str, other: str) -> Sentence:
    words = {
        SPELLING: sentence(
            'The names are two spellings of one: "{first}" and "{second}".',
            first=one,
            second=other,
        ),
        PART: sentence(
            'One name has a part more: "{first}" and "{second}".', first=one, second=other
        ),
        NEAR: sentence(
            'The names differ by one letter: "{first}" and "{second}".', first=one, second=other
        ),
        ONE_SHARED: sentence(
            'One part of the name is the same: "{first}" and "{second}".', first=one, second=other
        ),
    }
    return words.get(relation, sentence("The names are the same."))


def _names_apart(relation: str) -> Sentence:
    """How two names relate, without writing them."""
    words = {
        SPELLING: sentence("The names are two spellings of one."),
        PART: sentence("One name has a part more."),
        NEAR: sentence("The names differ by one letter."),
        ONE_SHARED: sentence("One part of the name is the same."),
    }
    return words.get(relation, sentence("The names are the same."))
