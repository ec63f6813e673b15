"""Writing a changed programme into the text it came from, so that its comments stay.

Only what differs is written; everything else stays as somebody once wrote it. The text is read
again before it is handed out: where it would not say exactly what the tables say, the tables are
written anew, without comments.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from workbench.programme.faults import ProgrammeFaults
from workbench.programme.paths import is_list_of_tables, names_in
from workbench.programme.reading import programme_from_bytes, programme_from_tables
from workbench.programme.writing import as_tables, value_text, written


def kept(content: bytes, tables: Mapping[str, Any]) -> bytes:
    """Text of a programme file that says *tables*, with the comments of *content*.

    Parameters
    ----------
    content : bytes
        The file that the programme came from.
    tables : mapping
        What the new file is to say; without faults.

    Examples
    --------
    >>> from workbench.programme.reading import LIBRARY
    >>> content = (LIBRARY / "likestillingssenteret.toml").read_bytes()
    >>> tables = as_tables(programme_from_bytes(content, origin="omdu"))
    >>> kept(content, tables) == content
    True
    """
    plain = written(tables)
    try:
        before = as_tables(programme_from_bytes(content, origin=""))
        after = as_tables(programme_from_tables(tables, origin=""))
        document = tomlkit.parse(content.decode("utf-8-sig"))
        _write(document, before, after)
        text = document.as_string().encode()
        same = as_tables(programme_from_bytes(text, origin="")) == after
    except (ProgrammeFaults, TOMLKitError, UnicodeDecodeError, KeyError, IndexError, ValueError):
        return plain
    return text if same else plain


def _write(here: Any, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """Write into a table of the text what differs between two versions of it."""
    for key in dict.fromkeys([*before, *after]):
        one, other = before.get(key), after.get(key)
        if one == other:
            continue
        if isinstance(here.get(key), tomlkit.items.Table) and isinstance(other, Mapping):
            _write(here[key], one or {}, other)
        elif key in here and _are_blocks(here[key], one, other):
            _write_blocks(here[key], one or [], other or [])
        elif other is None:
            del here[key]
        else:
            here[key] = _blocks(other) if _is_blocks(key, other) else _inline(other)


def _write_blocks(
    here: Any, before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]
) -> None:
    """The same for ``[[blocks]]``, each known by its name wherever it stands."""
    old, new = names_in(before), names_in(after)
    for place in reversed(range(len(old))):
        if old[place] not in new:
            del here[place]
    there = [each for each in old if each in new]
    for place, name in enumerate(new):
        if name not in there:
            here.insert(place, _block(after[place]))
            there.insert(place, name)
        elif there[place] == name:
            _write(here[place], before[old.index(name)], after[place])
        else:
            raise ValueError("The blocks stand in another order.")


def _are_blocks(here: Any, one: Any, other: Any) -> bool:
    blocks = isinstance(here, tomlkit.items.AoT)
    return blocks and is_list_of_tables(one or []) and bool(other) and is_list_of_tables(other)


def _is_blocks(key: str, value: Any) -> bool:
    return bool(value) and is_list_of_tables(value) and key in _BLOCKS


#: Lists of tables that stand as blocks of their own.
_BLOCKS = frozenset({"role", "site", "round", "rule", "hard", "criterion", "tier"})


def _blocks(tables: Sequence[Mapping[str, Any]]) -> Any:
    blocks = tomlkit.aot()
    for each in tables:
        blocks.append(_block(each))
    return blocks


def _block(table: Mapping[str, Any]) -> Any:
    block = tomlkit.table()
    for key, value in table.items():
        block.add(key, _blocks(value) if _is_blocks(key, value) else _inline(value))
    block.add(tomlkit.nl())
    return block


def _inline(value: Any) -> Any:
    return tomlkit.value(value_text(value))
