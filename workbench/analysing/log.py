"""The log of a kept round for reading: one line a step, or one row a write."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pandas as pd

from workbench.analysing.opened import OpenedRound
from workbench.locale import count_sentence, sentence, tr


def log_lines(opened: OpenedRound) -> Iterator[str]:
    """When, who, what and why, oldest first; rows that were written together are one line."""
    names = _names(opened)
    entries = opened.table("audit").to_dict("records")
    for _, group in groupby(entries, key=_together):
        rows = list(group)
        first = rows[0]
        line = sentence(
            "{when} {who} {did} ({rows})",
            when=f"{first['at'].tz_convert(None).isoformat(' ', 'minutes')}Z",
            who=names.get(first["coordinator_id"], first["coordinator_id"]),
            did=first["did"],
            rows=count_sentence("{n} row", "{n} rows", len(rows)),
        )
        yield f"{line}: {first['reason']}" if first["reason"] else str(line)


def log_table(opened: OpenedRound) -> pd.DataFrame:
    """One row a write: when, who, what, why, which row, what it said before and says now."""
    names = _names(opened)
    audit = opened.table("audit")
    return pd.DataFrame(
        {
            tr("Number"): audit["seq"],
            tr("When"): audit["at"].dt.strftime("%Y-%m-%dT%H:%M:%SZ").astype("string"),
            tr("Who"): audit["coordinator_id"].map(lambda who: names.get(who, who)).astype("string"),
            tr("What"): audit["did"],
            tr("Why"): audit["reason"],
            tr("Table"): audit["table"],
            tr("Row"): audit["row_id"],
            tr("Before"): audit["before"].map(_plain).astype("string"),
            tr("After"): audit["after"].map(_plain).astype("string"),
        }
    )


def _together(entry: dict[Any, Any]) -> tuple[Any, ...]:
    return entry["at"], entry["coordinator_id"], entry["session"], entry["action"]


def _names(opened: OpenedRound) -> dict[str, str]:
    table = opened.table("coordinators")
    return dict(zip(table["coordinator_id"], table["name"], strict=True))


def _plain(said: Any) -> str | None:
    if not isinstance(said, dict):
        return None
    return json.dumps(said, ensure_ascii=False, sort_keys=True, default=str)
