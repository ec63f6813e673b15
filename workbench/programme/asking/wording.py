"""What a rule tests, in words: as the workbench reads it, beside the sentence people wrote."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from workbench.locale import Labels, Sentence, Text, sentence, text_of
from workbench.programme.asking.conditions import COUNTRY_GROUP_WORDS
from workbench.programme.asking.fields import codes_of, field_label
from workbench.programme.asking.question import Question
from workbench.programme.entering import in_words
from workbench.programme.fields import fields_of
from workbench.programme.programme import Programme
from workbench.programme.words import DEFINITIONS

_WORDS: dict[str, Sentence] = {
    "is_true": sentence("{field}: yes"),
    "is_false": sentence("{field}: no"),
    "is_set": sentence("{field}: answered"),
    "eq": sentence("{field}: {value}"),
    "in": sentence("{field}: one of {value}"),
    "gte": sentence("{field}: at least {value}"),
    "lte": sentence("{field}: at most {value}"),
    "between": sentence("{field}: from {low} to {high}"),
    "not_in_group": sentence("{field}: not in this group: {group}"),
    "contains_site": sentence("{field}: covers the site of the application"),
    "within_months": sentence("{field}: at most {value} months before the application"),
}


def test_in_words(test: Mapping[str, Any], programme: Programme) -> Text:
    """A test, or a rule with its tests, in words.

    Examples
    --------
    >>> from workbench.programme import read_programme
    >>> str(test_in_words({"field": "age", "op": "gte", "value": 18}, read_programme("omdu")))
    'Age: at least 18'
    """
    for key, words in (
        ("any", sentence(" – or – ")),
        ("all", sentence(" – and – ")),
    ):
        if isinstance(test.get(key), list):
            return str(words).join(text_of(test_in_words(each, programme)) for each in test[key])
    if isinstance(test.get("not"), Mapping):
        return sentence("not: {test}", test=test_in_words(test["not"], programme))
    if isinstance(test.get("when"), Mapping):
        return test_in_words(test["when"], programme)
    return _one(test, programme)


def answers_in_words(
    questions: Sequence[Question], *, leave_out: frozenset[str] = frozenset()
) -> Iterator[tuple[Text, str]]:
    """What a form about a part would show as answered, question by question.

    Parameters
    ----------
    leave_out : set of str
        Keys that are shown elsewhere.
    """
    for question in questions:
        if question.value in (None, "", [], {}) or question.key.partition(".")[0] in leave_out:
            continue
        known = {each.id: each.label for each in question.options}
        several = question.value if isinstance(question.value, list) else [question.value]
        said = [text_of(known[each]) if each in known else in_words(each) for each in several]
        yield question.label, ", ".join(said)


def _one(test: Mapping[str, Any], programme: Programme) -> Text:
    op, value = str(test.get("op")), test.get("value")
    if op == "definition":
        return DEFINITIONS.get(str(value), str(value))
    words = _WORDS.get(op)
    if words is None:
        return ""
    name = str(test.get("field"))
    several = value if isinstance(value, list) else [value]
    said = [_answer(each, name, programme) for each in several]
    return dataclasses.replace(
        words,
        values={
            "field": field_label(name, programme),
            "value": ", ".join(map(text_of, said)),
            "low": said[0],
            "high": said[-1],
            "group": COUNTRY_GROUP_WORDS.get(str(value), str(value)),
        },
    )


def _answer(value: Any, name: str, programme: Programme) -> Text:
    asked = fields_of(programme).get(name)
    codes = codes_of(asked, programme) if asked is not None else None
    code = codes.find(str(value)) if codes is not None and value is not None else None
    row = codes.get(code or str(value)) if codes is not None else None
    return Labels(row.labels, row.code) if row is not None else in_words(value)
