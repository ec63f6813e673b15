"""Files that a page offers, made from the round in memory."""

from __future__ import annotations

import asyncio

from widgets.state import State
from workbench.commands import match_tables
from workbench.locale import tr
from workbench.reporting.workbooks import delimited, workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def proposal_files(state: State) -> list[dict[str, str]]:
    """The proposal as a workbook and as CSV."""
    name = f"{tr('proposal')}-{state.round.programme.id}"
    return [
        {
            "id": "xlsx",
            "label": tr("Excel workbook"),
            "filename": f"{name}.xlsx",
            "mime": XLSX,
            "note": tr("Pairs, people without a pair, and how it was set"),
        },
        {
            "id": "csv",
            "label": tr("CSV file"),
            "filename": f"{name}.csv",
            "mime": "text/csv",
            "note": tr("The pairs only"),
        },
    ]


async def proposal_file(state: State, name: str) -> bytes | str:
    """Content of one of :func:`proposal_files`, or the sentence that says why there is none."""
    await state.settled()
    blockers = state.round.blockers("export")
    if blockers:
        return " ".join(map(str, blockers))
    tables = match_tables(state.round)
    if name == "xlsx":
        return await asyncio.to_thread(workbook, tables)
    return delimited(next(iter(tables.values())))
