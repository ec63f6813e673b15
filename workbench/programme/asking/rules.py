"""A rule on people as questions, and what the answers make of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from workbench.locale import Sentence, sentence
from workbench.programme.asking.conditions import (
    is_plain,
    questions_of_a_test,
    subject_question,
    with_operator,
    with_subject,
)
from workbench.programme.asking.question import (
    Option,
    Question,
    with_answer,
    with_value,
    without,
    words_of,
)
from workbench.programme.paths import at
from workbench.programme.programme import Programme

#: What happens to somebody who does not meet a rule: on a tag, and in a sentence.
SEVERITY_WORDS: dict[str, tuple[Sentence, Sentence]] = {
    "hard": (
        sentence("must be met"),
        sentence("Who does not meet it is outside the target group, unless you accept her."),
    ),
    "review": (
        sentence("else a person decides"),
        sentence("Who does not meet it waits for your decision."),
    ),
    "interview": (
        sentence("rated in an interview"),
        sentence("Only a person can say whether it is met, after a talk."),
    ),
    "setting": (
        sentence("sources disagree: yours to switch"),
        sentence("The documents say different things; switched on, it must be met."),
    ),
}

_JOINED = ("all", "any")
_REMOVE = "remove"


def blank_rule() -> dict[str, Any]:
    """A rule of which nothing is decided but what happens where it is not met."""
    return {"severity": "hard", "when": {}}


def rule_questions(
    rule: Mapping[str, Any], programme: Programme, *, side: str | None
) -> Iterator[Question]:
    """Every question about one rule."""
    yield from words_of(
        "sentence",
        sentence("The rule in a sentence"),
        rule,
        programme,
        help=sentence("As applicants and colleagues should read it"),
    )
    yield from _condition_questions(rule, programme, side)
    yield Question(
        "severity",
        sentence("How the rule counts"),
        "choice",
        rule.get("severity"),
        options=tuple(Option(each, *words) for each, words in SEVERITY_WORDS.items()),
        spread=True,
    )


def rule_answered(
    rule: Mapping[str, Any], question: Question, answer: Any, programme: Programme
) -> dict[str, Any]:
    """Rule with one answer; what no longer fits is left out."""
    key, said = question.key, str(answer)
    if key == "joined":
        return _rejoined(rule, said)
    place, _, last = key.rpartition(".")
    if last == "field" and said == _REMOVE:
        changed = with_value(rule, place, None)
        return _rejoined(changed, "when") if _single(changed) else changed
    if last == "field":
        test = with_subject(at(rule, place) or {}, said, programme)
        return with_value(rule, place, test)
    if last == "op":
        return with_value(rule, place, with_operator(at(rule, place) or {}, said))
    if last.startswith("value["):
        return _with_bound(rule, question, answer)
    return with_answer(rule, question, answer)


def _condition_questions(
    rule: Mapping[str, Any], programme: Programme, side: str | None
) -> Iterator[Question]:
    joined = next((key for key in _JOINED if key in rule), None)
    if not _can_be_asked(rule):
        return
    if joined is None:
        yield from questions_of_a_test(rule.get("when") or {}, "when", programme, side=side)
        if rule.get("when"):
            yield _joining("when")
        return
    yield _joining(joined)
    for place, test in enumerate(rule[joined]):
        subject, *rest = questions_of_a_test(test, f"{joined}[{place}]", programme, side=side)
        gone = Option(_REMOVE, sentence("Take this test out"))
        yield Question(
            subject.key,
            sentence("Test {n}: what it looks at", n=place + 1),
            "choice",
            subject.value,
            options=(gone, *subject.options),
        )
        yield from rest
    yield subject_question(
        {},
        f"{joined}[{len(rule[joined])}]",
        programme,
        side=side,
        label=sentence("One more test: what it looks at"),
    )


def _joining(value: str) -> Question:
    return Question(
        "joined",
        sentence("How many tests the rule has"),
        "choice",
        value,
        options=(
            Option("when", sentence("One test")),
            Option("any", sentence("Several: one of them is enough")),
            Option("all", sentence("Several: all of them must hold")),
        ),
    )


def _can_be_asked(rule: Mapping[str, Any]) -> bool:
    if "not" in rule:
        return False
    tests = [rule["when"]] if "when" in rule else []
    for key in _JOINED:
        tests += rule.get(key, ())
    return all(map(is_plain, tests))


def _single(rule: Mapping[str, Any]) -> bool:
    return sum(len(rule.get(key, ())) for key in _JOINED) == 1 or not any(
        rule.get(key) for key in _JOINED
    )


def _rejoined(rule: Mapping[str, Any], joined: str) -> dict[str, Any]:
    """The same tests, joined in another way; of several, one alone keeps the first."""
    tests = [rule["when"]] if rule.get("when") else []
    for key in _JOINED:
        tests += rule.get(key, ())
    plain = without(rule, ("when", *_JOINED))
    if joined == "when":
        return {**plain, "when": tests[0] if tests else {}}
    return {**plain, joined: tests}


def _with_bound(rule: Mapping[str, Any], question: Question, answer: Any) -> dict[str, Any]:
    """Rule with one end of a span of levels; the other end is the same until it is chosen."""
    whole = question.key.rpartition("[")[0]
    end = int(question.key.rpartition("[")[2].rstrip("]"))
    bounds = at(rule, whole)
    known = list(bounds) if isinstance(bounds, list) and len(bounds) == 2 else [answer, answer]
    known[end] = answer
    return with_value(rule, whole, known)
