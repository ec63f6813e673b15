"""A programme while somebody changes it: what was changed, and every fault at once.

A draft keeps the tables of the file as they would be written, so that a value that cannot be used
stands where it was entered, with what is wrong with it. Each change gives a new draft.

>>> from workbench.programme import read_programme
>>> draft = draft_of(read_programme("mitt_livs_chans"))
>>> draft.changed("match.criterion[0].weight", -1).programme is None
True
"""

from __future__ import annotations

import copy
import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal

from workbench.programme.copying import copied
from workbench.programme.differences import Difference, differences
from workbench.programme.faults import Fault, ProgrammeFaults
from workbench.programme.programme import Programme
from workbench.programme.reading import (
    library,
    programme_from_bytes,
    programme_from_tables,
    read_programme,
)
from workbench.programme.statements import statements
from workbench.programme.writing import as_tables, written

Kind = Literal["whole", "number", "span", "date", "text", "words"]

_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")

#: Keys that hold words or a switch: changing them leaves the source's number as it is.
_NO_NUMBER = frozenset({"sentence", "label", "help", "note", "name", "enabled"})

_FLAGS = ("ours", "ours_in", "reviewed")


@dataclass(frozen=True, eq=False)
class Draft:
    """A programme being changed.

    Attributes
    ----------
    original : Programme
        What it came from, for the difference.
    tables : mapping
        Tables of the file as it would be written now; perhaps with faults.
    origin : str
        Name of the file that it is, in messages.
    """

    original: Programme
    tables: Mapping[str, Any]
    origin: str

    @property
    def programme(self) -> Programme | None:
        """The changed programme; None while it has faults."""
        return self._outcome[0]

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Everything wrong with the draft, with its place."""
        return self._outcome[1]

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """What differs from the original; empty while there are faults."""
        return differences(self.original, self.programme) if self.programme else ()

    @cached_property
    def tables_before(self) -> Mapping[str, Any]:
        """Tables of the original."""
        return as_tables(self.original)

    @property
    def untouched(self) -> bool:
        """Whether the tables are those of the original."""
        return self.tables == self.tables_before

    def faults_at(self, path: str) -> tuple[Fault, ...]:
        """Faults of one place and of what stands in it."""
        return tuple(
            each
            for each in self.faults
            if each.path == path or each.path.startswith((f"{path}.", f"{path}["))
        )

    def at(self, path: str) -> Any:
        """What the tables say at a place such as ``role[0].rule[1].sentence``; None for nothing."""
        return _at(self.tables, path)

    def before(self, path: str) -> Any:
        """What the original says at a place; None for nothing."""
        return _at(self.tables_before, path)

    def changed(self, path: str, value: Any) -> Draft:
        """Draft that says *value* at a place; None leaves the key out.

        The statement it belongs to counts as reviewed. Where it cites a source and its number is
        no longer the source's, it is marked as ours; the original value takes the mark away again.
        """
        tables = copy.deepcopy(dict(self.tables))
        _put(tables, path, value)
        around = [
            each.path for each in statements(self.original) if path.startswith(f"{each.path}.")
        ]
        if around:
            self._mark(tables, max(around, key=len), path)
        return dataclasses.replace(self, tables=tables)

    def confirmed(self, path: str) -> Draft:
        """Draft in which the statement at a place counts as reviewed."""
        tables = copy.deepcopy(dict(self.tables))
        found = _at(tables, path)
        if isinstance(found, dict):
            found.pop("reviewed", None)
        return dataclasses.replace(self, tables=tables)

    def restored(self, path: str) -> Draft:
        """Draft that says at a place what the original says there."""
        tables = copy.deepcopy(dict(self.tables))
        _put(tables, path, copy.deepcopy(self.before(path)))
        return dataclasses.replace(self, tables=tables)

    def as_file(self) -> bytes:
        """The draft as the text of a programme file: a new version where anything differs."""
        tables = copy.deepcopy(dict(self.tables))
        now, before = tables.get("programme", {}), self.original.programme
        same = now.get("id") == before.id and now.get("version", 1) == before.version
        if same and self.differences:
            now["version"] = before.version + 1
        return written(tables)

    def _mark(self, tables: dict[str, Any], statement: str, path: str) -> None:
        now, before = _at(tables, statement), self.before(statement)
        if not isinstance(now, dict) or not isinstance(before, dict):
            return
        now.pop("reviewed", None)
        key = path.removeprefix(f"{statement}.")
        if _said(now) == _said(before):
            for flag in ("ours", "ours_in"):
                now.pop(flag, None)
                if flag in before:
                    now[flag] = before[flag]
        elif "source" in now and _STEP.findall(key)[0][1] not in _NO_NUMBER:
            _mark_ours(
                now, key, single_keys=hasattr(_record_at(self.original, statement), "ours_in")
            )

    @cached_property
    def _outcome(self) -> tuple[Programme | None, tuple[Fault, ...]]:
        try:
            return programme_from_tables(self.tables, origin=self.origin), ()
        except ProgrammeFaults as found:
            return None, found.faults


def draft_of(programme: Programme) -> Draft:
    """Draft of a programme, compared with the library's where it came from there."""
    known = programme.origin in library()
    original = read_programme(programme.origin) if known else programme
    return Draft(original, as_tables(programme), programme.origin)


def copy_of(draft: Draft, new_id: str) -> Draft:
    """Draft of a copy in which nothing counts as decided yet, compared with what was copied."""
    content = copied(written(draft.tables), new_id, origin=draft.origin)
    tables = as_tables(programme_from_bytes(content, origin=draft.origin))
    return Draft(draft.original, tables, f"{new_id}.toml")


def value_from(text: str, kind: Kind) -> Any:
    """Value that somebody wrote into a form; the text itself where it cannot be read as *kind*.

    Examples
    --------
    >>> value_from("2,5", "number"), value_from("18-35", "span"), value_from("many", "whole")
    (2.5, [18, 35], 'many')
    >>> value_from(" ", "number") is None
    True
    """
    said = text.strip()
    if not said:
        return None
    if kind == "span":
        found = re.fullmatch(r"(\S+?)\s*[-–,\s]\s*(\S+)", said)
        return [_number(each) for each in found.groups()] if found else said
    if kind == "date":
        return _date(said)
    return _number(said) if kind in ("whole", "number") else said


def in_words(value: Any) -> str:
    """A value as somebody would write it into a form: the reverse of :func:`value_from`."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "–".join(in_words(each) for each in value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else str(value)


def worded(words: Any, language: str, text: str) -> Any:
    """Words in several languages with other words in one; without words it is left out."""
    before = dict(words) if isinstance(words, Mapping) else {}
    if isinstance(words, str) and words:
        before = {"en": words}
    before.pop(language, None)
    return {**before, **({language: text.strip()} if text.strip() else {})} or None


def _number(text: str) -> Any:
    plain = text.replace(",", ".").replace("−", "-")
    for read in (int, float):
        try:
            return read(plain)
        except ValueError:
            continue
    return text


def _date(text: str) -> Any:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def _steps(path: str) -> list[str | int]:
    return [int(place) if place else key for place, key in _STEP.findall(path)]


def _at(tables: Any, path: str) -> Any:
    found = tables
    for step in _steps(path):
        try:
            found = found[step]
        except (KeyError, IndexError, TypeError):
            return None
    return found


def _put(tables: dict[str, Any], path: str, value: Any) -> None:
    *above, last = _steps(path)
    trail: list[tuple[Any, Any]] = []
    here: Any = tables
    for step in above:
        trail.append((here, step))
        here = here.setdefault(step, {}) if isinstance(here, dict) else here[step]
    if value is not None:
        here[last] = value
        return
    here.pop(last, None)
    # A table that was there only for this key goes with it.
    for outer, step in reversed(trail):
        if isinstance(outer, dict) and outer[step] == {}:
            del outer[step]


def _said(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if key not in _FLAGS}


def _mark_ours(table: dict[str, Any], key: str, *, single_keys: bool) -> None:
    if table.get("ours"):
        return
    if not single_keys:
        table["ours"] = True
        return
    others = [each for each in table.get("ours_in", []) if each != key]
    there = _at(table, key) is not None
    table["ours_in"] = [*others, key] if there else others
    if not table["ours_in"]:
        del table["ours_in"]


def _record_at(programme: Programme, path: str) -> Any:
    found: Any = programme
    for step in _steps(path):
        found = found[step] if isinstance(step, int) else getattr(found, step)
    return found
