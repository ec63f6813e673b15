"""Faults of roles: their units, places and rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from workbench.locale import sentence
from workbench.programme.checking.tables import (
    NUMBERS,
    RATINGS,
    Asked,
    Known,
    Raw,
    in_order,
    is_field,
    not_negative,
    number,
    table,
    tables,
    word,
)
from workbench.programme.faults import Fault, not_one_of
from workbench.programme.words import DEFINITIONS, PERSON_OPERATORS
from workbench.vocabulary import COUNTRY_GROUPS

_JOINED = ("all", "any", "not")
_ANSWERED_YES = ("yes", "no")


def faults_of_roles(raw: Raw, known: Known) -> Iterator[Fault]:
    """Every fault of ``[[role]]``."""
    for place, role in tables(raw, "role"):
        path = f"role[{place}]"
        yield from _unit(role, path)
        capacity = table(role, "capacity")
        yield from is_field(capacity.get("field"), f"{path}.capacity.field", known)
        yield from in_order(capacity, ("default", "max"), f"{path}.capacity")
        yield from not_negative(capacity, "default", f"{path}.capacity")
        yield from not_negative(role, "seats", path)
        for position, rule in tables(role, "rule"):
            yield from _rule(rule, f"{path}.rule[{position}]", known)


def faults_of_a_condition(raw: Any, path: str, known: Known) -> Iterator[Fault]:
    """Every fault of one test on a person, or of several that are joined."""
    if isinstance(raw, list):
        for place, each in enumerate(raw):
            yield from faults_of_a_condition(each, f"{path}[{place}]", known)
        return
    if not isinstance(raw, Mapping):
        return
    joined = [key for key in _JOINED if key in raw]
    for key in joined:
        yield from faults_of_a_condition(raw[key], f"{path}.{key}", known)
        if raw[key] == []:
            yield _empty(f"{path}.{key}")
    if joined:
        return
    yield from word(raw, "op", PERSON_OPERATORS, path)
    yield from is_field(raw.get("field"), f"{path}.field", known)
    asked = known.fields.get(str(raw.get("field")))
    yield from _value(raw, asked, path)
    yield from _day(raw.get("as_of"), f"{path}.as_of")


def _unit(role: Raw, path: str) -> Iterator[Fault]:
    unit = table(role, "unit")
    yield from in_order(unit, ("min", "max", "max_relaxed"), f"{path}.unit")
    least = number(unit.get("min"))
    if least is not None and least < 1:
        yield Fault(
            f"{path}.unit.min",
            sentence("A unit has at least one person."),
            sentence("Write 1 or more."),
        )
    if unit.get("within") not in (None, "site"):
        yield not_one_of(f"{path}.unit.within", unit["within"], ("site",))


def _rule(rule: Raw, path: str, known: Known) -> Iterator[Fault]:
    joined = [key for key in ("when", *_JOINED) if key in rule]
    if len(joined) != 1:
        yield Fault(
            path,
            sentence("A rule has one test; this one has {n}.", n=len(joined)),
            sentence('Write one of "when", "all", "any" or "not".'),
        )
    for key in joined:
        yield from faults_of_a_condition(rule[key], f"{path}.{key}", known)
        if rule[key] == []:
            yield _empty(f"{path}.{key}")


def _empty(path: str) -> Fault:
    return Fault(
        path,
        sentence("There is no test in this list."),
        sentence("Write at least one test, as { field = …, op = …, value = … }."),
    )


def _value(raw: Raw, asked: Asked | None, path: str) -> Iterator[Fault]:
    """The value is one that the operator and the field can compare."""
    op, value, at = str(raw.get("op")), raw.get("value"), f"{path}.value"
    if op == "definition":
        if str(value) not in DEFINITIONS:
            yield not_one_of(at, value, DEFINITIONS)
    elif op == "not_in_group":
        if str(value) not in COUNTRY_GROUPS:
            yield not_one_of(at, value, COUNTRY_GROUPS)
        yield from _of_type(raw, asked, ("code",), path, codes_with="SE")
    elif op == "within_months":
        if "value" in raw and (number(value) or 0) <= 0:
            yield _write(at, value, "12")
        yield from _of_type(raw, asked, ("date", "month"), path)
    elif op in ("is_true", "is_false"):
        if asked is not None and asked.type == "code":
            if not any(code in (asked.codes or ()) for code in _ANSWERED_YES):
                yield _other_type(raw, path)
        else:
            yield from _of_type(raw, asked, ("yesno",), path)
    elif op in ("eq", "in") and asked is not None:
        yield from values_answered(value, asked, at)
    elif op in ("gte", "lte", "between") and "value" in raw:
        yield from _bounds(raw, asked, path)


def _bounds(raw: Raw, asked: Asked | None, path: str) -> Iterator[Fault]:
    value, at = raw["value"], f"{path}.value"
    bounds = value if raw["op"] == "between" and isinstance(value, list) else [value]
    if raw["op"] == "between" and (not isinstance(value, list) or len(value) != 2):
        yield Fault(
            at,
            sentence('"between" needs two values, the lower first.'),
            sentence("Write them as [16, 23]."),
        )
        return
    if asked is not None and asked.scale:
        yield from values_answered(bounds, asked, at)
        return
    if asked is not None and asked.type not in NUMBERS:
        yield _other_type(raw, path)
        return
    if any(number(bound) is None for bound in bounds):
        yield _write(at, value, "2")
    elif len(bounds) == 2 and bounds[0] > bounds[1]:
        yield Fault(
            at,
            sentence("{low} comes after {high}.", low=str(bounds[1]), high=str(bounds[0])),
            sentence("Write the lower one first."),
        )


def values_answered(value: Any, asked: Asked, path: str) -> Iterator[Fault]:
    """A value that the field's list does not have can never be met."""
    for each in value if isinstance(value, list) else [value]:
        if asked.type in NUMBERS:
            if number(each) is None:
                yield _write(path, each, "2")
        elif not asked.has(each):
            yield not_one_of(path, each, (asked.codes or ())[:200])


def _of_type(
    raw: Raw, asked: Asked | None, types: tuple[str, ...], path: str, *, codes_with: str = ""
) -> Iterator[Fault]:
    name = str(raw.get("field"))
    if asked is None or (name.startswith(RATINGS) and asked.type in types):
        return
    if asked.type not in types or (codes_with and codes_with not in (asked.codes or ())):
        yield _other_type(raw, path)


def _other_type(raw: Raw, path: str) -> Fault:
    return Fault(
        f"{path}.op",
        sentence(
            '"{op}" cannot be asked of "{field}": its answers are of another kind.',
            op=str(raw.get("op")),
            field=str(raw.get("field")),
        ),
        sentence("Choose another field, or an operator that fits its answers."),
    )


def _write(path: str, seen: object, example: str) -> Fault:
    return Fault(
        path,
        sentence('"{seen}" is not a number.', seen=str(seen)),
        sentence("Write a number, as {example}.", example=example),
    )


def _day(value: Any, path: str) -> Iterator[Fault]:
    if not isinstance(value, str) or value == "application_date":
        return
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", value):
        yield Fault(
            path,
            sentence('"{seen}" is not a day.', seen=value),
            sentence('Write "application_date", or a day as "2022-01-31".'),
        )
