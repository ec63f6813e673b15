"""Forms about the parts of a programme: what is asked of each, and what an answer changes.

A form is worked out from the draft and from what has been answered so far, so that choosing a
question of the application form offers the comparisons and the values that fit it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from workbench.locale import Labels, Sentence, sentence
from workbench.programme.asking.criteria import (
    aims_that_weigh,
    blank_criterion,
    criterion_answered,
    criterion_questions,
)
from workbench.programme.asking.pairs import blank_pair_rule, pair_answered, pair_questions
from workbench.programme.asking.plans import (
    aim_questions,
    blank_aim,
    cadence_questions,
    match_questions,
    organisation_questions,
    role_questions,
    round_questions,
    site_questions,
)
from workbench.programme.asking.question import Option, Question, with_answer
from workbench.programme.asking.rules import (
    SEVERITY_WORDS,
    blank_rule,
    rule_answered,
    rule_questions,
)
from workbench.programme.asking.wording import answers_in_words, test_in_words
from workbench.programme.drafting import Draft
from workbench.programme.faults import Fault
from workbench.programme.paths import at
from workbench.vocabulary.code_lists import folded_words

__all__ = [
    "SEVERITY_WORDS",
    "Option",
    "Question",
    "added",
    "answered",
    "answers_in_words",
    "blank",
    "changed",
    "faults_inside",
    "faults_of",
    "part_to_mend",
    "questions_at",
    "test_in_words",
]

_LONGEST_ID = 40
_PARTS = re.compile(
    r"(role\[\d+\]\.rule|(match|formation\[\d+\])\.(criterion|hard|tier)|site|round|organisation)\[\d+\]"
)

#: What has to be said of a new part before it is added, by the kind of the part.
_NEEDED: dict[str, tuple[str, Sentence]] = {
    "rule": ("sentence", sentence("Write the rule in a sentence, so that people know it.")),
    "hard": ("sentence", sentence("Write the rule in a sentence, so that people know it.")),
    "criterion": ("label", sentence("Write what it is called.")),
    "tier": ("label", sentence("Write what it is called.")),
    "site": ("name", sentence("Write what it is called.")),
    "round": ("id", sentence("Write what it is called.")),
}


def part_at(path: str) -> str:
    """Kind of part that stands at a place: ``rule`` for ``role[0].rule[1]``."""
    return re.sub(r"\[\d+\]", "", path).rpartition(".")[2]


def blank(draft: Draft, listed: str) -> dict[str, Any]:
    """A new part for a list such as ``role[0].rule``, of which as little as possible is decided."""
    part = part_at(listed)
    if part == "rule":
        return blank_rule()
    if part == "hard":
        return blank_pair_rule()
    if part == "criterion":
        towards = aims_that_weigh(draft.tables) if listed.startswith("match") else ()
        return blank_criterion(towards)
    if part == "tier":
        return blank_aim(draft.tables)
    return {"kind": "cohort"} if part == "round" else {}


def questions_at(
    draft: Draft, path: str, table: Mapping[str, Any], *, new: bool = False
) -> tuple[Question, ...]:
    """Every question about a part.

    Parameters
    ----------
    path : str
        Its place, or the list it will stand in.
    table : mapping
        What has been said of it so far.
    new : bool
        Whether it is not in the programme yet.
    """
    return tuple(_questions(draft, path, table, new))


def answered(
    draft: Draft, path: str, table: Mapping[str, Any], key: str, answer: str | Sequence[str]
) -> dict[str, Any]:
    """What is said of a part with one answer more; what no longer fits is left out."""
    known = {each.key: each for each in questions_at(draft, path, table, new=True)}
    if key not in known:
        return dict(table)
    question, programme = known[key], draft.programme or draft.original
    part = part_at(path)
    if part == "rule":
        return rule_answered(table, question, answer, programme)
    if part == "hard":
        return pair_answered(table, question, answer)
    if part == "criterion":
        return criterion_answered(table, question, answer, programme)
    said = with_answer(table, question, answer)
    if key == "waiting.order" and not answer:
        # Without an order there is no waiting list, and nothing to be said of one.
        said.pop("waiting", None)
    return said


def changed(draft: Draft, path: str, key: str, answer: str | Sequence[str]) -> Draft:
    """Draft in which one question about a part is answered otherwise."""
    before = draft.at(path) or {}
    after = answered(draft, path, before, key, answer)
    for name in dict.fromkeys([*before, *after]):
        if before.get(name) != after.get(name):
            draft = draft.changed(f"{path}.{name}", after.get(name))
    return draft


def added(draft: Draft, listed: str, table: Mapping[str, Any]) -> Draft:
    """Draft with a new part, marked as ours: no source says it."""
    entry = {key: value for key, value in table.items() if value not in ({}, [], None)}
    name = entry.pop("id", None) or _free_id(draft.at(listed) or (), part_at(listed), entry)
    return draft.added(listed, {"id": name, **entry, "ours": True})


def faults_of(draft: Draft, listed: str, table: Mapping[str, Any]) -> tuple[Fault, ...]:
    """What stands in the way of adding a part, by the place of the question within it."""
    place = len(draft.at(listed) or ())
    path = f"{listed}[{place}]"
    found = [*faults_inside(added(draft, listed, table), path)]
    key, words = _NEEDED[part_at(listed)]
    said = at(table, key)
    if not (any(said.values()) if isinstance(said, Mapping) else said):
        found.insert(0, Fault(key, words, ""))
    return tuple(found)


def faults_inside(draft: Draft, path: str) -> tuple[Fault, ...]:
    """What is wrong with a part, by the place of the question within it."""
    whole = {"rule": "when.field", "hard": "op", "criterion": "kind"}.get(part_at(path), "")
    return tuple(
        Fault(
            whole if each.path == path else each.path.removeprefix(f"{path}."), each.what, each.mend
        )
        for each in draft.faults_at(path)
    )


def part_to_mend(draft: Draft) -> str:
    """Place of the first part with a fault that a form can mend; empty where there is none."""
    found = (_PARTS.match(each.path) for each in draft.faults)
    return next((each.group() for each in found if each), "")


def _questions(
    draft: Draft, path: str, table: Mapping[str, Any], new: bool
) -> Iterator[Question]:
    programme, part = draft.programme or draft.original, part_at(path)
    if part == "rule":
        side = draft.at(f"{path.partition('.')[0]}.side")
        yield from rule_questions(table, programme, side=side)
    elif part == "hard":
        yield from pair_questions(table, programme)
    elif part == "criterion":
        aims = aims_that_weigh(draft.tables) if path.startswith("match") else None
        yield from criterion_questions(table, programme, aims=aims)
    elif part == "tier":
        yield from aim_questions(table, programme)
    elif part == "site":
        yield from site_questions(table, programme)
    elif part == "organisation":
        sites = draft.at("site") or ()
        known = [Option(str(each.get("id")), str(each.get("name"))) for each in sites]
        yield from organisation_questions(table, known)
    elif part == "round":
        yield from round_questions(table, programme, new=new)
    elif part == "role":
        yield from role_questions(table, programme)
    elif part == "match":
        yield from match_questions(table, programme)
    elif part == "cadence":
        yield from cadence_questions(table, programme)


def _free_id(known: Sequence[Mapping[str, Any]], part: str, table: Mapping[str, Any]) -> str:
    """A short id from the words of a part, which no other part of the list has."""
    taken = {str(each.get("id")) for each in known}
    said = table.get("sentence") or table.get("label") or table.get("name") or ""
    words = Labels(said).text("en") if isinstance(said, Mapping) else str(said)
    plain = re.sub(r"[^a-z0-9]+", "_", folded_words(words).lower()).strip("_")[:_LONGEST_ID]
    plain = plain.strip("_")
    first = plain if plain[:1].isalpha() else f"{part}_{len(known) + 1}"
    names = (first, *(f"{first}_{number}" for number in range(2, len(taken) + 3)))
    return next(each for each in names if each not in taken)
