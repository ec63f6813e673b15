"""The test of a rule as questions: what is asked, how it is compared, and with what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from workbench.locale import Sentence, Text, sentence
from workbench.programme.asking.fields import (
    COUNTED,
    code_options,
    codes_of,
    field_options,
    scale_options,
)
from workbench.programme.asking.question import Option, Question
from workbench.programme.fields import fields_of
from workbench.programme.programme import Programme
from workbench.programme.words import DEFINITIONS, PERSON_OPERATORS
from workbench.vocabulary import Field

#: What each group of countries is called.
COUNTRY_GROUP_WORDS: dict[str, Sentence] = {
    "EU": sentence("The European Union, as it was on the day of the application"),
    "EU_EEA_CH": sentence("The European Union, Iceland, Liechtenstein, Norway and Switzerland"),
    "EUROPE": sentence("Europe as a continent"),
}

_DEFINITION = "definition:"
_WITHOUT_VALUE = frozenset({"is_true", "is_false", "is_set", "contains_site"})
_OFFICIAL = sentence("Official definitions")


def is_plain(test: Any) -> bool:
    """Whether a test asks one thing, so that a form can show it."""
    return isinstance(test, Mapping) and not {"all", "any", "not"} & {*test}


def questions_of_a_test(
    test: Mapping[str, Any], key: str, programme: Programme, *, side: str | None
) -> Iterator[Question]:
    """What is asked, how it is compared, and with what.

    Parameters
    ----------
    key : str
        Place of the test in its rule, as ``when`` or ``any[0]``.
    side : str or None
        Whose answers are tested.
    """
    yield subject_question(test, key, programme, side=side)
    asked = fields_of(programme).get(str(test.get("field")))
    op = str(test.get("op") or "")
    if asked is None or op == "definition":
        return
    known = operators_for(asked, programme)
    if op in PERSON_OPERATORS and op not in known:
        known = (*known, op)
    yield Question(
        f"{key}.op",
        sentence("What has to hold"),
        "choice",
        op or None,
        options=tuple(Option(each, PERSON_OPERATORS[each].meaning) for each in known),
    )
    if op not in _WITHOUT_VALUE:
        yield from _value_questions(test, asked, key, programme)


def subject_question(
    test: Mapping[str, Any],
    key: str,
    programme: Programme,
    *,
    side: str | None,
    label: Text | None = None,
) -> Question:
    """Which question of the form is tested, or which official definition."""
    value = test.get("field")
    if test.get("op") == "definition":
        value = f"{_DEFINITION}{test.get('value')}"
    country = programme.programme.country
    definitions = tuple(
        Option(f"{_DEFINITION}{name}", meaning, group=_OFFICIAL)
        for name, meaning in DEFINITIONS.items()
        if name.startswith(country) or name == test.get("value")
    )
    return Question(
        f"{key}.field",
        label or sentence("What the rule looks at"),
        "choice",
        value,
        options=(
            *field_options(
                programme,
                side=side,
                fits=lambda each: bool(operators_for(each, programme)),
                also=value,
            ),
            *definitions,
        ),
    )


def with_subject(test: Mapping[str, Any], subject: str, programme: Programme) -> dict[str, Any]:
    """Test of another question; what the answer is compared with goes with the old one."""
    if subject.startswith(_DEFINITION):
        return {"op": "definition", "value": subject.removeprefix(_DEFINITION)}
    asked = fields_of(programme)[subject]
    known = operators_for(asked, programme)
    op = str(test.get("op"))
    changed: dict[str, Any] = {"field": subject, "op": op if op in known else known[0]}
    if changed["op"] == "not_in_group":
        changed["as_of"] = "application_date"
    return changed


def with_operator(test: Mapping[str, Any], op: str) -> dict[str, Any]:
    """Test compared in another way; a value that fits no more goes."""
    changed = {"field": test.get("field"), "op": op}
    one = {"gte", "lte", "eq", "within_months"}
    if "value" in test and test.get("op") in one and op in one:
        changed["value"] = test["value"]
    if op == "not_in_group":
        changed["as_of"] = "application_date"
    return changed


def operators_for(field: Field, programme: Programme) -> tuple[str, ...]:
    """Operators that can be asked of a question, the likeliest first.

    Examples
    --------
    >>> from workbench.programme import fields_of, read_programme
    >>> programme = read_programme("omdu")
    >>> operators_for(fields_of(programme)["age"], programme)
    ('gte', 'lte', 'between', 'eq', 'is_set')
    """
    if field.scale:
        return ("gte", "lte", "between", "in", "is_set")
    if field.type in COUNTED:
        return ("gte", "lte", "between", "eq", "is_set")
    if field.type == "yesno":
        return ("is_true", "is_false", "is_set")
    if field.type in ("date", "month"):
        return ("is_set", "within_months")
    codes = codes_of(field, programme) if field.type in ("code", "codes", "place") else None
    if codes is None:
        return ("is_set",)
    known = ["in", "is_set"]
    if field.type == "code" and {"yes", "no"} & {*codes}:
        known += ["is_true", "is_false"]
    if field.list == "countries" and field.type == "code":
        known.append("not_in_group")
    if field.list == "places" and field.type == "codes":
        known.insert(0, "contains_site")
    return tuple(known)


def _value_questions(
    test: Mapping[str, Any], asked: Field, key: str, programme: Programme
) -> Iterator[Question]:
    op, value, at = test.get("op"), test.get("value"), f"{key}.value"
    label = sentence("Compared with")
    if op == "not_in_group":
        groups = tuple(Option(name, words) for name, words in COUNTRY_GROUP_WORDS.items())
        yield Question(at, sentence("Group of countries"), "choice", value, options=groups)
    elif op == "within_months":
        yield Question(at, sentence("Months"), "number", value)
    elif asked.scale:
        yield from _level_questions(test, asked, at, programme)
    elif asked.type in COUNTED:
        help_ = sentence("Two numbers, as 18–35") if op == "between" else ""
        yield Question(at, label, "span" if op == "between" else "number", value, help_)
    else:
        codes = codes_of(asked, programme)
        options = code_options(codes) if codes is not None else ()
        if op == "eq":
            yield Question(at, label, "choice", value, options=options)
        else:
            several = [value] if isinstance(value, str) else value
            yield Question(at, sentence("One of these"), "choices", several, options=options)


def _level_questions(
    test: Mapping[str, Any], asked: Field, at: str, programme: Programme
) -> Iterator[Question]:
    op, value = test.get("op"), test.get("value")
    levels = scale_options(asked, programme)
    codes = codes_of(asked, programme)

    def known(code: object) -> object:
        text = str(code)
        return text if text in asked.scale or codes is None else codes.find(text) or code

    if op == "between":
        bounds = value if isinstance(value, list) else []
        for place, label in enumerate((sentence("From"), sentence("To"))):
            now = known(bounds[place]) if place < len(bounds) else None
            yield Question(f"{at}[{place}]", label, "choice", now, options=levels)
    elif op == "in":
        several = [known(each) for each in value] if isinstance(value, list) else None
        yield Question(at, sentence("One of these"), "choices", several, options=levels)
    else:
        now = known(value) if value is not None else None
        yield Question(at, sentence("Level"), "choice", now, options=levels)
