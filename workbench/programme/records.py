"""The records of a programme file and their keys, for whatever is generated from them."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from workbench.programme.meanings import meaning_of
from workbench.programme.programme import Programme
from workbench.programme.structure import WRITTEN_AS

_LEFT_OUT = frozenset({"origin"})


@dataclass(frozen=True)
class Key:
    """One key of a record: its type, whether it must be there, and what it means."""

    name: str
    kind: Any
    required: bool
    default: Any
    meaning: str


def keys_of(record: type) -> tuple[Key, ...]:
    """Keys of a record, as the file writes them, in its order."""
    hints = typing.get_type_hints(record)
    return tuple(
        Key(
            name=(written := WRITTEN_AS.get((record, each.name), each.name)),
            kind=hints[each.name],
            required=each.default is dataclasses.MISSING,
            default=None if each.default is dataclasses.MISSING else each.default,
            meaning=meaning_of(record.__name__, written) or "",
        )
        for each in dataclasses.fields(record)
        if each.name not in _LEFT_OUT
    )


@cache
def records() -> Mapping[type, str]:
    """Every record of a file with its first place in it, such as ``role.rule``."""
    found: dict[type, str] = {Programme: ""}
    waiting: list[type] = [Programme]
    while waiting:
        record = waiting.pop(0)
        for key in keys_of(record):
            for inner in records_in(key.kind):
                if inner not in found:
                    path = found[record]
                    found[inner] = f"{path}.{key.name}" if path else key.name
                    waiting.append(inner)
    return found


def records_in(kind: Any) -> Iterator[type]:
    """Records that a type is, holds or may be."""
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        if kind.__name__ != "Labels":
            yield kind
    elif typing.get_origin(kind) in (tuple, typing.Union, types.UnionType, Mapping):
        for each in typing.get_args(kind):
            yield from records_in(each)
