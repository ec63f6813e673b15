"""A rule on pairs as questions, and what the answers make of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from workbench.locale import Labels, sentence
from workbench.programme.asking.fields import code_options, codes_of, field_options
from workbench.programme.asking.question import (
    Option,
    Question,
    number_of,
    or_nothing,
    whole_of,
    with_answer,
    without,
    words_of,
)
from workbench.programme.asking.sides import SIDES, side_questions, with_side
from workbench.programme.programme import Programme
from workbench.programme.words import PAIR_OPERATORS
from workbench.vocabulary import Field, code_list

#: Keys that belong to one operator and go with it.
_OF_THE_OPERATOR = (
    *("field", "giver", "receiver", "fields", "values", "min", "max"),
    *("milestone", "role", "or_min_count"),
)
_TWO_SIDES = frozenset({"same", "differs", "overlaps", "level_gap", "accessible"})


def blank_pair_rule() -> dict[str, Any]:
    """A rule on pairs of which nothing is decided."""
    return {}


def pair_questions(rule: Mapping[str, Any], programme: Programme) -> Iterator[Question]:
    """Every question about one rule on pairs."""
    yield from words_of(
        "sentence",
        sentence("The rule in a sentence"),
        rule,
        programme,
        help=sentence("As applicants and colleagues should read it"),
    )
    op = str(rule.get("op") or "")
    yield Question(
        "op",
        sentence("What every pair must meet"),
        "choice",
        op or None,
        options=tuple(Option(each, word.meaning) for each, word in PAIR_OPERATORS.items()),
    )
    if op in _TWO_SIDES:
        yield from side_questions(rule, programme, fits=_fitting(op, programme))
    yield from _PARTICULARS.get(op, _nothing)(rule, programme)


def pair_answered(rule: Mapping[str, Any], question: Question, answer: Any) -> dict[str, Any]:
    """Rule with one answer; what belonged to another operator is left out."""
    if question.key == "op":
        kept = rule if answer == rule.get("op") else without(rule, _OF_THE_OPERATOR)
        return {**kept, "op": str(answer)}
    if question.key in SIDES:
        return with_side(rule, question.key, str(answer))
    return with_answer(rule, question, answer)


def _nothing(_: Mapping[str, Any], __: Programme) -> Iterator[Question]:
    return iter(())


def _language(rule: Mapping[str, Any], _: Programme) -> Iterator[Question]:
    levels = code_options(code_list("language_level"))
    yield Question(
        "min", sentence("At least at this level"), "choice", rule.get("min"), options=levels
    )
    yield whole_of(
        "or_min_count",
        sentence("Enough if so many of the two speak it at that level"),
        rule,
        help=sentence("Blank: both must. With 1, the other need only speak some of it."),
    )


def _levels(rule: Mapping[str, Any], _: Programme) -> Iterator[Question]:
    yield number_of("min", sentence("Levels above, at least"), rule)
    yield number_of("max", sentence("Levels above, at most"), rule)


def _distance(rule: Mapping[str, Any], _: Programme) -> Iterator[Question]:
    yield number_of("max", sentence("Kilometres at most"), rule)


def _ties(rule: Mapping[str, Any], programme: Programme) -> Iterator[Question]:
    known = field_options(programme, fits=lambda each: each.type in ("text", "person_ref"))
    ties = [each for each in known if each.id not in ("motivation", "application_id", "not_with")]
    yield Question(
        "fields",
        sentence("Ties that two people must not have"),
        "choices",
        rule.get("fields"),
        options=tuple(ties),
    )


def _goal_types(rule: Mapping[str, Any], _: Programme) -> Iterator[Question]:
    yield Question(
        "values",
        sentence("Kinds of goals that are looked at"),
        "choices",
        rule.get("values"),
        sentence("None chosen: all of them."),
        options=code_options(code_list("goal_type")),
    )


def _milestone(rule: Mapping[str, Any], programme: Programme) -> Iterator[Question]:
    steps = tuple(
        Option(each.id, Labels(each.label.texts, each.label.fallback or each.id))
        for each in programme.milestone
    )
    yield Question(
        "milestone",
        sentence("Which step must have been taken"),
        "choice",
        rule.get("milestone"),
        options=steps,
    )
    roles = tuple(
        Option(each.id, Labels(each.label.texts, each.label.fallback or each.id))
        for each in programme.role
    )
    yield Question(
        "role",
        sentence("By whom"),
        "choice",
        rule.get("role") or "",
        options=or_nothing(roles, sentence("As the step itself says")),
    )


_PARTICULARS: dict[str, Callable[[Mapping[str, Any], Programme], Iterator[Question]]] = {
    "shares_language": _language,
    "level_gap": _levels,
    "max_distance_km": _distance,
    "no_conflict": _ties,
    "offers_goal_type": _goal_types,
    "milestone_done": _milestone,
}


def _fitting(op: str, programme: Programme) -> Callable[[Field], bool]:
    if op == "level_gap":
        return lambda each: bool(each.scale)
    if op in ("overlaps", "accessible"):
        return lambda each: each.type in ("code", "codes") and codes_of(each, programme) is not None
    return lambda each: each.type not in ("availability", "languages", "date", "month")
