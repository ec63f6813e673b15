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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from workbench.programme.copying import copied
from workbench.programme.differences import Difference, differences_of_tables
from workbench.programme.faults import Fault, ProgrammeFaults
from workbench.programme.paths import (
    at,
    inserted,
    numbered,
    path_of,
    put,
    same_place,
    steps,
)
from workbench.programme.programme import Programme
from workbench.programme.reading import (
    LIBRARY,
    library,
    programme_from_bytes,
    programme_from_tables,
    read_programme,
)
from workbench.programme.statements import Statement, statements
from workbench.programme.writing import as_tables, written

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
        """What differs from the original, place by place."""
        now = as_tables(self.programme) if self.programme else self.tables
        return differences_of_tables(self.tables_before, now)

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
        return at(self.tables, path)

    def before(self, path: str) -> Any:
        """What the original says of what stands at a place now; None for nothing."""
        origin = same_place(path, self.tables, self.tables_before)
        return at(self.tables_before, origin) if origin is not None else None

    def differs_at(self, path: str) -> bool:
        """Whether what stands at a place is said otherwise than in the original, or is new.

        That it waits for a review is no difference.
        """
        return bool(differences_of_tables({"at": self.before(path)}, {"at": self.at(path)}))

    def statement(self, path: str) -> Statement | None:
        """Statement at a place, or around it; None for what is new and not yet readable."""
        if self.programme is not None:
            return _around(self._statements, path)
        origin = same_place(path, self.tables, self.tables_before)
        return _around(self._statements_before, origin) if origin is not None else None

    def changed(self, path: str, value: Any) -> Draft:
        """Draft that says *value* at a place; None leaves the key out.

        The statement it belongs to counts as reviewed. Where it cites a source and its number is
        no longer the source's, it is marked as ours; the original value takes the mark away again.
        """
        tables = copy.deepcopy(dict(self.tables))
        put(tables, path, value)
        statement = self._statement_around(path)
        if statement is not None:
            self._mark(tables, statement, path)
        return dataclasses.replace(self, tables=tables)

    def confirmed(self, path: str) -> Draft:
        """Draft in which the statement at a place counts as reviewed."""
        tables = copy.deepcopy(dict(self.tables))
        found = at(tables, path)
        if isinstance(found, dict):
            found.pop("reviewed", None)
        return dataclasses.replace(self, tables=tables)

    def added(self, listed: str, table: Mapping[str, Any]) -> Draft:
        """Draft with one more entry at the end of a list such as ``role[0].rule``."""
        place = len(self.at(listed) or ())
        tables = copy.deepcopy(dict(self.tables))
        put(tables, f"{listed}[{place}]", copy.deepcopy(dict(table)))
        return dataclasses.replace(self, tables=tables)

    def removed(self, path: str) -> Draft:
        """Draft without one entry of a list."""
        tables = copy.deepcopy(dict(self.tables))
        put(tables, path, None)
        return dataclasses.replace(self, tables=tables)

    def moved(self, path: str, by: int) -> Draft:
        """Draft in which an aim changes places with the one before (-1) or after it (+1)."""
        listed, place = path.rpartition("[")[0], int(path.rpartition("[")[2].rstrip("]"))
        tables = copy.deepcopy(dict(self.tables))
        entries = at(tables, listed)
        ordered = sorted(entries, key=_order)
        here = ordered.index(entries[place])
        there = here + by
        if not 0 <= there < len(ordered):
            return self
        one, other = ordered[here], ordered[there]
        one["order"], other["order"] = other.get("order"), one.get("order")
        return dataclasses.replace(self, tables=tables)

    def restored(self, path: str) -> Draft:
        """Draft that says at a place what the original says there; what is new goes."""
        tables = copy.deepcopy(dict(self.tables))
        put(tables, path, copy.deepcopy(self.before(path)))
        self._wait_for_review(tables, path)
        return dataclasses.replace(self, tables=tables)

    def taken_back(self, path: str) -> Draft:
        """Draft without one of its :attr:`differences`; what was removed is back at its place."""
        here = numbered(path, self.tables)
        if here is not None:
            return self.restored(here)
        there = numbered(path, self.tables_before)
        if there is None or not there.endswith("]"):
            return self
        return self._put_back(path, copy.deepcopy(at(self.tables_before, there)))

    def _put_back(self, path: str, entry: dict[str, Any]) -> Draft:
        listed = path.rpartition("[")[0]
        around = numbered(listed, self.tables)
        origin = numbered(listed, self.tables_before)
        if around is None or origin is None:
            return self
        tables = copy.deepcopy(dict(self.tables))
        entries = at(tables, around) or []
        place = inserted(entries, entry, among=at(self.tables_before, origin))
        put(tables, around, [*entries[:place], entry, *entries[place:]])
        _keep_apart(at(tables, around), entry)
        self._wait_for_review(tables, f"{around}[{place}]")
        return dataclasses.replace(self, tables=tables)

    def as_file(self, content: bytes | None = None) -> bytes:
        """The draft as the text of a programme file: a new version where anything differs.

        Parameters
        ----------
        content : bytes or None
            The file that it came from, whose comments are kept; by default that of the library,
            if it came from there. A draft with faults is written without comments.
        """
        tables = copy.deepcopy(dict(self.tables))
        now, before = tables.get("programme", {}), self.original.programme
        same = now.get("id") == before.id and now.get("version", 1) == before.version
        if same and self.differences:
            now["version"] = before.version + 1
        if content is None and self.original.origin in library():
            content = (LIBRARY / f"{self.original.origin}.toml").read_bytes()
        if content is None:
            return written(tables)
        # The page opens without waiting for what is needed only when a file is saved.
        from workbench.programme.keeping import kept

        return kept(content, tables)

    def _statement_around(self, path: str) -> str | None:
        origin = same_place(path, self.tables, self.tables_before)
        found = _around(self._statements_before, origin, inside=True) if origin else None
        return path_of(steps(path)[: len(steps(found.path))]) if found else None

    def _mark(self, tables: dict[str, Any], statement: str, path: str) -> None:
        now, before = at(tables, statement), self.before(statement)
        if not isinstance(now, dict) or not isinstance(before, dict):
            return
        now.pop("reviewed", None)
        key = path.removeprefix(f"{statement}.")
        if _said(now) == _said(before):
            for flag in ("ours", "ours_in"):
                now.pop(flag, None)
                if flag in before:
                    now[flag] = before[flag]
        elif "source" in now and steps(key)[0] not in _NO_NUMBER:
            origin = same_place(statement, self.tables, self.tables_before)
            record = _record_at(self.original, origin or statement)
            _mark_ours(now, key, single_keys=hasattr(record, "ours_in"))

    def _wait_for_review(self, tables: dict[str, Any], path: str) -> None:
        """Flag what is as the original has it: in a copy, nobody has confirmed it."""
        if at(tables, "programme.id") == self.original.id:
            return
        known = {each.path for each in self._statements_before}
        whole = steps(path)
        for length in range(1, len(whole) + 1):
            here = path_of(whole[:length])
            origin = same_place(here, tables, self.tables_before)
            now, before = at(tables, here), at(self.tables_before, origin) if origin else None
            if origin in known and isinstance(now, dict) and _said(now) == _said(before or {}):
                now["reviewed"] = False

    @cached_property
    def _statements(self) -> tuple[Statement, ...]:
        return statements(self.programme) if self.programme is not None else ()

    @cached_property
    def _statements_before(self) -> tuple[Statement, ...]:
        return statements(self.original)

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


def _around(known: Sequence[Statement], path: str, *, inside: bool = False) -> Statement | None:
    """Innermost statement that a path leads to or into; only into where *inside*."""
    found = [
        each
        for each in known
        if path.startswith((f"{each.path}.", f"{each.path}["))
        or (path == each.path and not inside)
    ]
    return max(found, key=lambda each: len(each.path)) if found else None


def _order(aim: Mapping[str, Any]) -> float:
    order = aim.get("order")
    return order if isinstance(order, int | float) else float("inf")


def _keep_apart(entries: list[dict[str, Any]], entry: Mapping[str, Any]) -> None:
    """Number aims anew where the one that came back has the number of another."""
    if "order" not in entry or [_order(each) for each in entries].count(_order(entry)) < 2:
        return
    for number, each in enumerate(sorted(entries, key=_order), start=1):
        each["order"] = number


def _said(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if key not in _FLAGS}


def _mark_ours(table: dict[str, Any], key: str, *, single_keys: bool) -> None:
    if table.get("ours"):
        return
    if not single_keys:
        table["ours"] = True
        return
    others = [each for each in table.get("ours_in", []) if each != key]
    there = at(table, key) is not None
    table["ours_in"] = [*others, key] if there else others
    if not table["ours_in"]:
        del table["ours_in"]


def _record_at(programme: Programme, path: str) -> Any:
    found: Any = programme
    for step in steps(path):
        found = found[step] if isinstance(step, int) else getattr(found, step)
    return found
