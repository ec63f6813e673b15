"""A JSON Schema of programme files, so that editors complete keys and mark mistakes.

Made from the same records that files are read into. ``python -m workbench.programme.reference``
writes it beside the other reference pages.
"""

from __future__ import annotations

import dataclasses
import inspect
import json
import types
import typing
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from workbench.locale import LANGUAGES, Labels
from workbench.programme.programme import Programme
from workbench.programme.records import Key, keys_of, records
from workbench.programme.words import (
    CRITERION_KINDS,
    DEFINITIONS,
    GOALS,
    PAIR_OPERATORS,
    PERSON_OPERATORS,
)

PAGE = Path("docs/reference/programme.schema.json")

_WORDS: dict[tuple[str, str], tuple[str, ...]] = {
    ("Condition", "op"): tuple(PERSON_OPERATORS),
    ("PairRule", "op"): tuple(PAIR_OPERATORS),
    ("Criterion", "kind"): tuple(CRITERION_KINDS),
    ("Tier", "goal"): tuple(GOALS),
}
_SIMPLE: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    date: {"type": "string", "format": "date"},
    Any: {},
}
_LABELS = {
    "description": "Texts per language.",
    "oneOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {language: {"type": "string"} for language in LANGUAGES},
            "additionalProperties": {"type": "string"},
        },
    ],
}


def json_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a programme file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Mentorship programme",
        **_record(Programme),
        "$defs": {
            "Labels": _LABELS,
            **{each.__name__: _record(each) for each in records() if each is not Programme},
        },
    }


def schema_text() -> str:
    """The schema as the text of its file."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"


def _record(record: type) -> dict[str, Any]:
    keys = keys_of(record)
    schema: dict[str, Any] = {
        "description": (inspect.getdoc(record) or "").partition("\n")[0],
        "type": "object",
        "properties": {key.name: _described(record, key) for key in keys},
        "additionalProperties": False,
    }
    required = [key.name for key in keys if key.required]
    return {**schema, "required": required} if required else schema


def _described(record: type, key: Key) -> dict[str, Any]:
    schema = dict(_of(key.kind))
    words = _WORDS.get((record.__name__, key.name))
    if words:
        schema = {"enum": list(words)}
    if record.__name__ == "Criterion" and key.name == "weight":
        schema["minimum"] = 0
    if record.__name__ == "Condition" and key.name == "value":
        schema["examples"] = list(DEFINITIONS)
    if isinstance(key.default, str | bool | int | float) and key.default not in ("", None):
        schema["default"] = key.default
    return (
        {"description": key.meaning, **schema}
        if "$ref" not in schema
        else {"description": key.meaning, "allOf": [schema]}
    )


def _of(kind: Any) -> dict[str, Any]:
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if kind is Labels:
        return {"$ref": "#/$defs/Labels"}
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return {"$ref": f"#/$defs/{kind.__name__}"}
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal:
        return {"enum": list(parts)}
    if origin is tuple:
        return {"type": "array", "items": _of(parts[0])}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _of(parts[1])}
    if origin in (typing.Union, types.UnionType):
        inner = [_of(each) for each in parts if each is not type(None)]
        return inner[0] if len(inner) == 1 else {"anyOf": inner}
    raise TypeError(f"{kind} has no place in a programme file.")
