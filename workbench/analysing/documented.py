"""Tables for analysts as they are declared: every column with its kind and its meaning."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from workbench.analysing.kept import Kept
from workbench.store.schema import KEPT, metadata

#: pandas' kind of a column for each kind of the database.
_KINDS = {
    "Plain": "object",
    "Moment": "datetime64[us, UTC]",
    "Text": "string",
    "String": "string",
    "Integer": "Int64",
    "Float": "Float64",
    "Boolean": "boolean",
    "Date": "datetime64[us]",
}


@dataclass(frozen=True)
class Column:
    """One column: name, pandas dtype, meaning."""

    name: str
    kind: str
    meaning: str


@dataclass(frozen=True)
class Table:
    """One table that an analyst can ask for.

    Attributes
    ----------
    reads : tuple of str
        Tables of the database that are read, as of one moment.
    made : callable
        Rows as mappings, or a DataFrame where the columns depend on the programme.
    spread : Column or None
        What the columns after the declared ones are, where they depend on the programme.
    on_purpose : bool
        Holds names, contacts or sensitive answers: it is given to whoever asks for it by name,
        and no other table holds any of it.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    reads: tuple[str, ...]
    made: Callable[[Kept], Iterable[Mapping[str, Any]] | pd.DataFrame]
    spread: Column | None = None
    on_purpose: bool = False

    def frame(self, kept: Kept) -> pd.DataFrame:
        """The table of one round, with the declared columns first."""
        made = self.made(kept)
        if isinstance(made, pd.DataFrame):
            return made
        return frame_of(self.columns, made)


def said(table: str, *names: str) -> tuple[Column, ...]:
    """Columns as the database has them, with the meaning it gives them."""
    columns = metadata.tables[table].c
    return tuple(
        Column(name, _KINDS[type(columns[name].type).__name__], columns[name].comment or "")
        for name in names
    )


def meaning_of(table: str) -> str:
    """What a table of the database is."""
    return KEPT[table].comment or ""


def frame_of(
    columns: Iterable[Column], records: Iterable[Mapping[str, Any]], *, index: Any = None
) -> pd.DataFrame:
    """Records as a frame of exactly these columns and kinds; what a record lacks is missing."""
    rows = list(records)
    return pd.DataFrame(
        {
            each.name: _series([row.get(each.name) for row in rows], each.kind, index)
            for each in columns
        },
        index=index,
    )


def _series(values: list[Any], kind: str, index: Any) -> pd.Series:
    if kind != "object":
        return pd.Series(values, index=index, dtype=kind)
    series = pd.Series([None] * len(values), index=index, dtype="object")
    series[:] = [tuple(each) if isinstance(each, list) else each for each in values]
    return series
