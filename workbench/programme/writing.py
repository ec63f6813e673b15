"""From programme records back to the text of a programme file."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from workbench.locale import Labels
from workbench.programme.structure import WRITTEN_AS

#: Lists of tables that stand as ``[[role.rule]]`` blocks of their own, inside another table.
_BLOCKS = frozenset({"rule", "hard", "criterion", "tier", "quota"})
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_LEFT_OUT = frozenset({"origin"})


def as_tables(record: Any) -> dict[str, Any]:
    """Tables that a record would be read from; what has its default is left out."""
    found: dict[str, Any] = {}
    for each in dataclasses.fields(record):
        value = getattr(record, each.name)
        if each.name in _LEFT_OUT or _is_default(each, value):
            continue
        found[WRITTEN_AS.get((type(record), each.name), each.name)] = _plain(value)
    return found


def written(raw: Mapping[str, Any], *, comment: str = "") -> bytes:
    """Text of a TOML file with these tables.

    Parameters
    ----------
    comment : str
        Lines that stand above the rest.

    Examples
    --------
    >>> print(written({"schema": 1, "role": [{"id": "mentor", "unit": {"min": 1}}]}).decode())
    schema = 1
    <BLANKLINE>
    [[role]]
    id = "mentor"
    unit = { min = 1 }
    <BLANKLINE>
    """
    lines = [f"# {line}".rstrip() for line in comment.splitlines()]
    plain = {key: value for key, value in raw.items() if not _is_table(value)}
    lines += [_line(key, value) for key, value in plain.items()]
    for key, value in raw.items():
        if isinstance(value, Mapping):
            lines += _table(key, value, "[{}]")
        elif _is_table(value):
            for each in value:
                lines += _table(key, each, "[[{}]]")
    return ("\n".join(lines) + "\n").encode()


def value_text(value: Any) -> str:
    """One value as a TOML file writes it, on one line.

    Examples
    --------
    >>> print(value_text({"field": "age", "op": "gte", "value": 18}))
    { field = "age", op = "gte", value = 18 }
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        inside = ", ".join(f"{_key(key)} = {value_text(each)}" for key, each in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(value_text(each) for each in value)}]"
    return repr(value)


def _plain(value: Any) -> Any:
    if isinstance(value, Labels):
        return dict(value.texts) or value.fallback
    if dataclasses.is_dataclass(value):
        return as_tables(value)
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value


def _is_default(field: dataclasses.Field[Any], value: Any) -> bool:
    if field.default is dataclasses.MISSING:
        return False
    if isinstance(value, Mapping) and isinstance(field.default, Mapping):
        return dict(value) == dict(field.default)
    return bool(value == field.default)


def _is_table(value: Any) -> bool:
    if isinstance(value, Mapping):
        return True
    return isinstance(value, list) and bool(value) and all(isinstance(e, Mapping) for e in value)


def _table(path: str, raw: Mapping[str, Any], brackets: str) -> Iterator[str]:
    yield ""
    yield brackets.format(path)
    blocks = {key: value for key, value in raw.items() if key in _BLOCKS and _is_table(value)}
    for key, value in raw.items():
        if key not in blocks:
            yield _line(key, value)
    for key, value in blocks.items():
        for each in value:
            yield from _table(f"{path}.{_key(key)}", each, "[[{}]]")


def _line(key: str, value: Any) -> str:
    if _is_table(value) and isinstance(value, list):
        inside = "".join(f"  {value_text(each)},\n" for each in value)
        return f"{_key(key)} = [\n{inside}]"
    return f"{_key(key)} = {value_text(value)}"


def _key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else _text(key)


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
