"""From the tables of a TOML file to programme records, with every fault and its path.

cattrs builds the records. The types are taken strictly (a number in quotes is a fault, not a
number), and a fault in one place does not hide those in others.
"""

from __future__ import annotations

import dataclasses
import math
import types
import typing
from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from cattrs import Converter, ForbiddenExtraKeysError
from cattrs.errors import ClassValidationError, IterableValidationError
from cattrs.gen import make_dict_structure_fn, override

from workbench.locale import Labels, Sentence, sentence
from workbench.programme import definition, life
from workbench.programme.faults import Fault, not_one_of
from workbench.programme.programme import Programme

#: Keys of the file that Python reserves, by record and attribute.
WRITTEN_AS: dict[tuple[type, str], str] = {
    (definition.Span, "start"): "from",
    (life.Funding, "start"): "from",
    (life.WhatIfChange, "start"): "from",
    (life.Gatherings, "roles"): "for",
    (definition.Condition, "none"): "not",
    (definition.Rule, "none"): "not",
}


class _Wrong(Exception):
    """A value of another type than expected."""

    def __init__(self, expected: Sentence, seen: object) -> None:
        super().__init__(expected, seen)
        self.expected = expected
        self.seen = seen


def structured[T](raw: Mapping[str, Any], record: type[T]) -> tuple[T | None, tuple[Fault, ...]]:
    """Record built from *raw*, or None and the faults that stand in its way."""
    try:
        return _CONVERTER.structure(raw, record), ()
    except Exception as error:  # noqa: BLE001  whatever is wrong becomes a fault with its path
        return None, tuple(_faults(error, "", record))


def _faults(error: BaseException, path: str, record: Any) -> typing.Iterator[Fault]:
    if isinstance(error, ClassValidationError):
        inside, rest = error.group_exceptions()
        for exc, note in inside:
            key = WRITTEN_AS.get((error.cl, note.name), note.name)
            inner = f"{path}.{key}" if path else key
            yield from _faults(exc, inner, note.type)
        for other in rest:
            yield from _faults(other, path, error.cl)
    elif isinstance(error, IterableValidationError):
        inside_list, rest = error.group_exceptions()
        for exc, place in inside_list:
            at = f"[{place.index}]" if isinstance(place.index, int) else f".{place.index}"
            yield from _faults(exc, f"{path}{at}", place.type)
        for other in rest:
            yield from _faults(other, path, record)
    elif isinstance(error, ForbiddenExtraKeysError):
        known = [
            WRITTEN_AS.get((error.cl, each.name), each.name)
            for each in dataclasses.fields(error.cl)
        ]
        for key in sorted(error.extra_fields):
            yield not_one_of(f"{path}.{key}" if path else key, key, known)
    elif isinstance(error, KeyError):
        yield Fault(path, sentence("This key is missing."), _how_to_write(record))
    elif isinstance(error, _Wrong):
        yield Fault(
            path,
            sentence(
                "Expected {expected}, found {seen}.",
                expected=error.expected,
                seen=_seen(error.seen),
            ),
            sentence("Write {expected}.", expected=error.expected),
        )
    else:
        yield Fault(
            path,
            sentence("This cannot be read."),
            sentence("Compare with the reference of programme files."),
        )


def _seen(value: object) -> str:
    if isinstance(value, Mapping):
        return "{ … }"
    if isinstance(value, list):
        return "[ … ]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def _how_to_write(kind: Any) -> Sentence:
    expected = _EXPECTED.get(kind)
    if expected is None and typing.get_origin(kind) is typing.Literal:
        expected = _one_of(kind)
    return sentence("Write {expected}.", expected=expected or sentence("it here"))


def _one_of(kind: Any) -> Sentence:
    words = ", ".join(f'"{word}"' for word in typing.get_args(kind))
    return sentence("one of {words}", words=words)


_EXPECTED: dict[Any, Sentence] = {
    str: sentence("a text in quotes"),
    bool: sentence("true or false"),
    int: sentence("a whole number"),
    float: sentence("a number"),
    date: sentence("a date as 2022-01-31"),
    Labels: sentence('texts per language, as { sv = "…", en = "…" }'),
    tuple: sentence("a list in [ ]"),
    dict: sentence("a table"),
}


def _text(value: Any, _: Any) -> str:
    if not isinstance(value, str):
        raise _Wrong(_EXPECTED[str], value)
    return value


def _yes_no(value: Any, _: Any) -> bool:
    if not isinstance(value, bool):
        raise _Wrong(_EXPECTED[bool], value)
    return value


def _whole(value: Any, _: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _Wrong(_EXPECTED[int], value)
    return value


def _number(value: Any, _: Any) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        raise _Wrong(_EXPECTED[float], value)
    return value


def _date(value: Any, _: Any) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise _Wrong(_EXPECTED[date], value)
    return value


def _labels(value: Any, _: Any) -> Labels:
    if isinstance(value, Labels):
        return value
    if isinstance(value, str):
        return Labels({}, value)
    if isinstance(value, Mapping) and all(isinstance(text, str) for text in value.values()):
        return Labels(MappingProxyType(dict(value)))
    raise _Wrong(_EXPECTED[Labels], value)


def _literal(value: Any, kind: Any) -> Any:
    if value not in typing.get_args(kind) or isinstance(value, bool):
        raise _Wrong(_one_of(kind), value)
    return value


def _union(value: Any, kind: Any) -> Any:
    """One of several simple types, or nothing."""
    kinds = typing.get_args(kind)
    if value is None and type(None) in kinds:
        return None
    wanted = [each for each in kinds if each is not type(None)]
    if len(wanted) == 1:
        return _CONVERTER.structure(value, wanted[0])
    for each in wanted:
        try:
            return _CONVERTER.structure(value, each)
        except _Wrong:
            continue
    raise _Wrong(sentence("a text or a number"), value)


def _tuple(value: Any, kind: Any) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise _Wrong(_EXPECTED[tuple], value)
    return tuple(_CONVERTER.structure(value, _list_of(typing.get_args(kind)[0])))


def _mapping(value: Any, kind: Any) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise _Wrong(_EXPECTED[dict], value)
    inner = typing.get_args(kind)[1]
    return MappingProxyType(_CONVERTER.structure(dict(value), _table_of(inner)))


def _list_of(kind: Any) -> Any:
    return list[kind]


def _table_of(kind: Any) -> Any:
    return dict[str, kind]


def _record(kind: Any) -> Any:
    renames: dict[str, Any] = {
        name: override(rename=written)
        for (owner, name), written in WRITTEN_AS.items()
        if owner is kind
    }
    if kind is Programme:
        renames["origin"] = override(omit=True)
    build = make_dict_structure_fn(
        kind,
        _CONVERTER,
        _cattrs_forbid_extra_keys=True,
        _cattrs_detailed_validation=True,
        **renames,
    )

    def structure(value: Any, asked: Any) -> Any:
        if not isinstance(value, Mapping):
            raise _Wrong(_EXPECTED[dict], value)
        return build(value, asked)

    return structure


def _origin(kind: Any) -> Any:
    return typing.get_origin(kind)


def _is_union(kind: Any) -> bool:
    return typing.get_origin(kind) in (typing.Union, types.UnionType)


def _converter() -> Converter:
    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    converter.register_structure_hook_factory(
        lambda kind: dataclasses.is_dataclass(kind) and kind is not Labels, _record
    )
    converter.register_structure_hook_func(lambda kind: _origin(kind) is tuple, _tuple)
    converter.register_structure_hook_func(lambda kind: _origin(kind) is Mapping, _mapping)
    converter.register_structure_hook_func(_is_union, _union)
    converter.register_structure_hook_func(lambda kind: _origin(kind) is typing.Literal, _literal)
    converter.register_structure_hook(Labels, _labels)
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(bool, _yes_no)
    converter.register_structure_hook(int, _whole)
    converter.register_structure_hook(float, _number)
    converter.register_structure_hook(date, _date)
    return converter


_CONVERTER = _converter()
