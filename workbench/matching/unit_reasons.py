"""Why somebody stands alone where people act in units, in sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from workbench.locale import Labels, Sentence, count_sentence, sentence
from workbench.matching.mates import Mates
from workbench.matching.pair_rules import unanswered
from workbench.matching.wording import rule_in_words
from workbench.programme import Programme
from workbench.vocabulary import Field


@dataclass(frozen=True)
class Alone:
    """Somebody without a unit, and why."""

    person: str
    role: str
    reasons: tuple[Sentence, ...]


def no_site(person: str, role: str, fields: Mapping[str, Field]) -> Alone:
    """Somebody of whom nobody knows at which site she is."""
    known = fields.get("site")
    question = Labels(known.labels if known is not None else {}, "site")
    return Alone(
        person,
        role,
        (
            sentence(
                "Not answered, so nobody can be shown to fit: {questions}. Ask for it.",
                questions=(question,),
            ),
        ),
    )


def why_alone(
    mates: Mates,
    together: Collection[str],
    programme: Programme,
    role: str,
    site: str | None,
    *,
    limit: int | None,
) -> Iterator[Alone]:
    """Everybody who is in no unit, with reasons."""
    place_name = next((each.name for each in programme.site if each.id == site), site or "")
    rest = [person for person in mates.people if person not in together]
    for person in rest:
        yield Alone(
            person,
            role,
            tuple(_reasons(mates, person, rest, programme, role, place_name, limit)),
        )


def _reasons(
    mates: Mates,
    person: str,
    rest: list[str],
    programme: Programme,
    role: str,
    place: str,
    limit: int | None,
) -> Iterator[Sentence]:
    size = programme.role_named(role).unit
    row = mates.people.index(person)
    others = len(mates.people) - 1
    if limit is not None and not limit:
        yield sentence("There is nobody on the other side who is free to lead a group.")
        return
    if len(mates.people) < size.min:
        yield _too_few(len(mates.people), size.min, place)
        return
    if not mates.allowed[row].any():
        yield from _rules_in_the_way(mates, row, person, others)
        return
    if limit is not None and limit * size.max <= len(mates.people) - len(rest):
        yield count_sentence(
            "The {n} group that can be led is full.",
            "All {n} groups that can be led are full.",
            limit,
        )
        return
    yield sentence(
        "{number} people, and a unit takes {least}: {rest} of them cannot be in one.",
        number=len(mates.people),
        least=size.min,
        rest=len(rest),
    )
    if (size.max_relaxed or 0) > size.max:
        yield sentence(
            "A unit of {more} is possible for a time, if you approve it.", more=size.max_relaxed
        )


def _too_few(people: int, least: int, place: str) -> Sentence:
    if not place:
        return count_sentence(
            "There is {n} person, and a unit takes {least}.",
            "There are {n} people, and a unit takes {least}.",
            people,
            least=least,
        )
    return count_sentence(
        "There is {n} person in {site}, and a unit takes {least}.",
        "There are {n} people in {site}, and a unit takes {least}.",
        people,
        site=place,
        least=least,
    )


def _rules_in_the_way(mates: Mates, row: int, person: str, others: int) -> Iterator[Sentence]:
    missing = dict.fromkeys(
        field for rule in mates.rules for field in unanswered(rule, mates.sides, "giver", person)
    )
    if missing:
        yield sentence(
            "Not answered, so nobody can be shown to fit: {questions}. Ask for it.",
            questions=tuple(
                Labels(known.labels if (known := mates.sides.fields.get(field)) else {}, field)
                for field in missing
            ),
        )
        return
    for rule in mates.rules:
        met = (mates.met[rule.key] & mates.met[rule.key].T)[row]
        failing = others - int(met.sum() - met[row])
        if failing:
            yield sentence(
                "{failing} of {total} others do not meet: {rule}",
                failing=failing,
                total=others,
                rule=rule_in_words(rule),
            )
