"""The one number or level that a rule turns on, so that it can be set without writing a test."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from workbench.locale import Labels, Text
from workbench.programme.entering import Kind
from workbench.programme.fields import fields_of
from workbench.programme.lists import lists_of
from workbench.programme.programme import Programme
from workbench.vocabulary import Field, code_list

_LIMITS = frozenset({"gte", "lte", "between", "within_months"})


@dataclass(frozen=True)
class Limit:
    """The number or level of a rule.

    Attributes
    ----------
    paths : tuple of str
        Places in the file that say it; several where the rule says the same of several answers.
    kind : level, or how the number is written
    value : object
        What the file says; perhaps not a number while it has faults.
    options : tuple of (code, Text)
        Levels to choose from, lowest first; empty for a number.
    """

    paths: tuple[str, ...]
    kind: Kind | Literal["level"]
    value: Any
    options: tuple[tuple[str, Text], ...] = ()


def limit_of(rule: Mapping[str, Any], path: str, programme: Programme) -> Limit | None:
    """Number or level of a rule as its file writes it; None where it has none, or several.

    Parameters
    ----------
    path : str
        Place of the rule in the file.
    programme : Programme
        Its fields and their levels.
    """
    found = [(at, test) for at, test in _tests(rule, path) if test.get("op") in _LIMITS]
    if not found or any(_said(test) != _said(found[0][1]) for _, test in found):
        return None
    paths = tuple(f"{at}.value" for at, _ in found)
    value = found[0][1].get("value")
    asked = fields_of(programme).get(str(found[0][1].get("field")))
    if asked is not None and asked.scale:
        return Limit(paths, "level", value, _levels(asked, programme))
    return Limit(paths, "span" if found[0][1]["op"] == "between" else "number", value)


def _said(test: Mapping[str, Any]) -> tuple[object, object]:
    return test.get("op"), test.get("value")


def _tests(test: Mapping[str, Any], path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if "op" in test:
        yield path, test
    for key in ("when", "not"):
        if isinstance(test.get(key), Mapping):
            yield from _tests(test[key], f"{path}.{key}")
    for key in ("all", "any"):
        for place, each in enumerate(test.get(key, ())):
            yield from _tests(each, f"{path}.{key}[{place}]")


def _levels(asked: Field, programme: Programme) -> tuple[tuple[str, Text], ...]:
    codes = lists_of(programme).get(asked.id) or (code_list(asked.list) if asked.list else None)
    found: list[tuple[str, Text]] = []
    for code in asked.scale:
        row = codes.get(code) if codes is not None else None
        found.append((code, Labels(row.labels, code) if row is not None else code))
    return tuple(found)
