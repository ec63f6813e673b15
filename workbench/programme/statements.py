"""What a programme states, statement by statement, and what stands in the way of using it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from workbench.locale import Labels, Sentence, Text, count_sentence, sentence
from workbench.programme.definition import Source
from workbench.programme.programme import Programme
from workbench.programme.structure import WRITTEN_AS

#: Written in a file where a number must be entered by somebody and is never invented.
REQUIRED_SETTING = "required_setting"

_PARTS: dict[str, Sentence] = {
    "match": sentence("How pairs are made"),
    "cadence": sentence("How often people meet"),
    "training": sentence("The course"),
    "compensation": sentence("Who is paid, and for what"),
    "privacy": sentence("What is kept, and how long"),
    "round": sentence("A round"),
    "formation": sentence("How units are built"),
    "funding": sentence("A grant"),
}


@dataclass(frozen=True)
class Statement:
    """One statement of a programme, with where it comes from.

    Attributes
    ----------
    path : str
        Place in the file, as ``role[1].rule[0]``.
    what : Text
        The statement in words: its sentence, label or name.
    sources : tuple of Source
        Where it comes from; more than one where documents disagree, none where nothing is cited.
    ours : bool
        A number in it is this workbench's reading.
    ours_in : tuple of str
        Keys whose values alone are ours.
    note : Labels
        What a reader should know about it.
    reviewed : bool
        False while it is taken over from another programme and nobody has confirmed it.
    """

    path: str
    what: Text
    sources: tuple[Source, ...]
    ours: bool
    ours_in: tuple[str, ...]
    note: Labels
    reviewed: bool


def statements(programme: Programme) -> tuple[Statement, ...]:
    """Every statement of a programme, in the order of the file."""
    return tuple(_statement(path, record) for path, record in _records(programme, ""))


def not_reviewed(programme: Programme) -> tuple[Statement, ...]:
    """Statements that were taken over from another programme and not confirmed or changed yet."""
    return tuple(each for each in statements(programme) if not each.reviewed)


def activation_blockers(programme: Programme) -> tuple[Sentence, ...]:
    """What stands in the way of using a programme with real people; empty where it can be used.

    Source: nikk-interview 004:23, "Man måste verkligen fundera över vad det finns för behov och
    vad man vill uppnå. Det går inte bara att kopiera någon annan".
    """
    found: list[Sentence] = []
    profile = programme.programme
    if profile.template:
        found.append(sentence("This is a template. Copy it to a programme of your own first."))
    if not str(profile.need).strip():
        found.append(sentence("Write the need first: what is lacking, and for whom?"))
    if not str(profile.aim).strip():
        found.append(sentence("Write the aim first: what do you want to reach?"))
    left = len(not_reviewed(programme))
    if left:
        found.append(
            count_sentence(
                "{n} statement is taken over, not reviewed. Confirm it or change it.",
                "{n} statements are taken over, not reviewed. Confirm or change each of them.",
                left,
            )
        )
    return tuple(found)


def settings_to_enter(programme: Programme) -> tuple[Sentence, ...]:
    """Numbers that the programme needs and no source gives, so that somebody has to enter them."""
    found: list[Sentence] = []
    pay = programme.compensation
    if pay is not None and pay.amount == REQUIRED_SETTING:
        found.append(sentence("Enter the amount that is paid: no source gives it."))
    found += [
        sentence("Enter the amount of the grant from {funder}.", funder=_named(programme, each))
        for each in (
            grant.funder for grant in programme.funding if grant.amount == REQUIRED_SETTING
        )
    ]
    return tuple(found)


def _named(programme: Programme, organisation: str) -> str:
    names = {each.id: each.name for each in programme.organisation}
    return names.get(organisation, organisation)


def _records(record: Any, path: str) -> Iterator[tuple[str, Any]]:
    for each in dataclasses.fields(record):
        key = WRITTEN_AS.get((type(record), each.name), each.name)
        at = f"{path}.{key}" if path else key
        value = getattr(record, each.name)
        parts = value if isinstance(value, tuple) else (value,)
        for place, part in enumerate(parts):
            if not dataclasses.is_dataclass(part) or isinstance(part, Labels | Source):
                continue
            here = f"{at}[{place}]" if isinstance(value, tuple) else at
            if hasattr(part, "reviewed"):
                yield here, part
            yield from _records(part, here)


def _statement(path: str, record: Any) -> Statement:
    first = getattr(record, "source", None)
    others = getattr(record, "other_sources", ())
    return Statement(
        path=path,
        what=_words(path, record),
        sources=(*((first,) if first else ()), *others),
        ours=record.ours,
        ours_in=getattr(record, "ours_in", ()),
        note=getattr(record, "note", Labels()),
        reviewed=record.reviewed,
    )


def _words(path: str, record: Any) -> Text:
    for name in ("sentence", "label"):
        words = getattr(record, name, None)
        if isinstance(words, Labels) and (words.texts or words.fallback):
            return words
    named = getattr(record, "name", None) or getattr(record, "id", None)
    if isinstance(named, str) and named:
        return named
    return _PARTS.get(path.partition("[")[0].partition(".")[0], path)


def part_of(path: str) -> str:
    """Top part of the file that a path leads into, such as ``role``."""
    return path.partition("[")[0].partition(".")[0]


def by_part(programme: Programme) -> Mapping[str, tuple[Statement, ...]]:
    """Statements by the part of the file they stand in."""
    parts: dict[str, tuple[Statement, ...]] = {}
    for each in statements(programme):
        parts[part_of(each.path)] = (*parts.get(part_of(each.path), ()), each)
    return parts
