"""Lists as they were handed in, corrections of them, and what stood in the way: to rows and back.

Cells with names and contacts, cells with sensitive answers, and cells that nobody has recognised
are kept in drawers of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any

from workbench.handing_in import HandedIn
from workbench.keeping.parts import Part, row_id
from workbench.locale.plain import plain_of, text_from
from workbench.people import ColumnMapping, MappedColumn, Problem, RawTable
from workbench.people.cells import column_letter
from workbench.people.identity import RowPlace
from workbench.people.rows import is_dropped
from workbench.programme import Programme
from workbench.programme.fields import fields_of, fields_used
from workbench.round import Cell, Round
from workbench.store.rows import Rows
from workbench.vocabulary import Field

_Row = tuple[str, str, Mapping[str, Any]]

#: Where the cells of a column are that the programme has no purpose for: nowhere.
DROPPED = "dropped"

_DRAWERS = {"contact": "contact_text", "sensitive": "sensitive_text"}

_PLACE_OF_PROBLEM = (
    "severity", "code", "file", "sheet", "row", "column", "heading", "field", "application", "value",
)  # fmt: skip


def list_parts(round: Round, round_id: str) -> Iterator[Part]:
    """One part a sheet, one for the corrections, one for what stood in the way of a file."""
    fields, needed = round.fields, fields_used(round.programme)
    for place, each in enumerate(round.lists):
        yield Part(
            f"list {each.place}",
            (each, round.programme, place),
            lambda each=each, place=place: _of_list(each, place, round_id, fields, needed),  # type: ignore[misc]
        )
    yield Part(
        "corrections",
        (round.corrections, round.programme),
        lambda: _of_corrections(round.corrections, round_id, fields),
    )
    yield Part(
        "counted rows",
        (round.counted,),
        lambda: _of_counted(round.counted, round_id),
    )
    yield Part(
        "file problems",
        (round.file_problems,),
        lambda: _of_problems(round.file_problems, round_id),
    )


def sheet_row_id(round_id: str, file: str, sheet: str | None) -> str:
    """Id in the store of a sheet."""
    return row_id("s", round_id, file, sheet)


def lists_from(rows: Rows) -> tuple[HandedIn, ...]:
    """Lists that the rows say were handed in, in their order."""
    columns: dict[str, list[tuple[str, Mapping[str, Any]]]] = {}
    for id, row in rows["sheet_column"].items():
        columns.setdefault(row["sheet_id"], []).append((id, row))
    sheets = sorted(rows["sheet"].items(), key=_in_order)
    return tuple(_list(sheet, columns.get(id, []), rows) for id, sheet in sheets)


def _in_order(sheet: tuple[str, Mapping[str, Any]]) -> tuple[int, str, str]:
    # Two people who hand in lists at once both give them the same place.
    return sheet[1]["place"], sheet[1]["file"], sheet[1]["sheet"] or ""


def as_kept(each: HandedIn, programme: Programme) -> HandedIn:
    """The list as the store gives it back: without what the programme has no purpose for."""
    fields, needed = fields_of(programme), fields_used(programme)
    blank = ("",) * len(each.table)
    columns = tuple(
        blank if _drawer(column.field, fields, needed) == DROPPED else cells
        for column, cells in zip(each.mapping.columns, each.table.columns, strict=True)
    )
    return replace(each, table=replace(each.table, columns=columns))


def corrections_from(rows: Rows) -> dict[Cell, str]:
    """Corrections that the rows say were made."""
    found = {}
    for id, row in rows["correction"].items():
        cell = (row["file"], row["sheet"], row["row"], row["field"])
        found[cell] = _taken_out(row["drawer"], id, row["text"], rows)
    return found


def counted_from(rows: Rows) -> tuple[RowPlace, ...]:
    """Rows that were chosen to count."""
    ordered = sorted(rows["counted_row"].values(), key=lambda row: row["place"])
    return tuple((row["file"], row["sheet"], row["row"]) for row in ordered)


def file_problems_from(rows: Rows) -> tuple[Problem, ...]:
    """What stood in the way of reading a file."""
    ordered = sorted(rows["file_problem"].values(), key=_problem_in_order)
    return tuple(
        Problem(
            **{name: row["problem"][name] for name in _PLACE_OF_PROBLEM},
            what=text_from(row["problem"]["what"]),
            mend=text_from(row["problem"]["mend"]),
        )
        for row in ordered
    )


def _problem_in_order(row: Mapping[str, Any]) -> tuple[int, str]:
    return row["place"], row["problem"]["file"]


def _of_list(
    each: HandedIn,
    place: int,
    round_id: str,
    fields: Mapping[str, Field],
    needed: Collection[str],
) -> Iterator[_Row]:
    table = each.table
    sheet_id = sheet_row_id(round_id, table.file, table.sheet)
    yield (
        "sheet",
        sheet_id,
        {
            "round_id": round_id,
            "place": place,
            "file": table.file,
            "sheet": table.sheet,
            "role": each.role,
            "role_chosen": each.role_chosen,
            "row_numbers": list(table.row_numbers),
            "encoding": table.encoding,
            "delimiter": table.delimiter,
        },
    )
    for column, cells in zip(each.mapping.columns, table.columns, strict=True):
        id = row_id("c", sheet_id, column.position)
        drawer = _drawer(column.field, fields, needed)
        yield from _put_away(drawer, id, list(cells), round_id, column.field)
        said = asdict(column)
        yield (
            "sheet_column",
            id,
            {
                "round_id": round_id,
                "sheet_id": sheet_id,
                "place": said.pop("position"),
                "letter": table.letters[column.position],
                "date_order": said.pop("order"),
                **said,
                "drawer": drawer,
                "cells": list(cells) if drawer == "open" else None,
            },
        )


def _of_corrections(
    corrections: Mapping[Cell, str], round_id: str, fields: Mapping[str, Field]
) -> Iterator[_Row]:
    for (file, sheet, row, field), text in corrections.items():
        id = row_id("k", round_id, file, sheet, row, field)
        drawer = _drawer(field, fields)
        yield from _put_away(drawer, id, text, round_id, field)
        yield (
            "correction",
            id,
            {
                "round_id": round_id,
                "file": file,
                "sheet": sheet,
                "row": row,
                "field": field,
                "drawer": drawer,
                "text": text if drawer == "open" else None,
            },
        )


def _of_counted(counted: tuple[RowPlace, ...], round_id: str) -> Iterator[_Row]:
    for place, (file, sheet, row) in enumerate(counted):
        yield (
            "counted_row",
            row_id("g", round_id, file, sheet, row),
            {"round_id": round_id, "place": place, "file": file, "sheet": sheet, "row": row},
        )


def _of_problems(problems: tuple[Problem, ...], round_id: str) -> Iterator[_Row]:
    of_file: Counter[str] = Counter()
    for place, problem in enumerate(problems):
        of_file[problem.file] += 1
        said = {name: getattr(problem, name) for name in _PLACE_OF_PROBLEM}
        said["what"], said["mend"] = plain_of(problem.what), plain_of(problem.mend)
        yield (
            "file_problem",
            # Not the place, which a file that somebody else hands in would take too.
            row_id("f", round_id, problem.file, of_file[problem.file]),
            {"round_id": round_id, "place": place, "problem": said},
        )


def _drawer(
    field: str | None, fields: Mapping[str, Field], needed: Collection[str] | None = None
) -> str:
    known = fields.get(field or "")
    if known is not None and is_dropped(known, needed):
        return DROPPED
    if known is None or known.personal == "identity":
        return "contact"
    if known.personal == "sensitive":
        return "sensitive"
    # A wish for a certain partner names her.
    return "contact" if known.type == "person_ref" else "open"


def _put_away(
    drawer: str, id: str, content: Any, round_id: str, field: str | None
) -> Iterator[_Row]:
    if drawer == "contact":
        yield "contact_text", id, {"round_id": round_id, "content": content}
    elif drawer == "sensitive":
        yield (
            "sensitive_text",
            id,
            {
                "round_id": round_id,
                "content": content,
                "field": field,
                "purpose": ["eligibility", "matching"],
                "delete_after": None,
            },
        )


def _taken_out(drawer: str, id: str, content: Any, rows: Rows) -> Any:
    return content if drawer == "open" else rows[_DRAWERS[drawer]][id]["content"]


def _list(
    sheet: Mapping[str, Any], columns: list[tuple[str, Mapping[str, Any]]], rows: Rows
) -> HandedIn:
    columns.sort(key=lambda each: each[1]["place"])
    blank = [""] * len(sheet["row_numbers"])
    cells = [
        blank if row["drawer"] == DROPPED else _taken_out(row["drawer"], id, row["cells"], rows)
        for id, row in columns
    ]
    table = RawTable(
        file=sheet["file"],
        sheet=sheet["sheet"],
        headings=tuple(row["heading"] for _, row in columns),
        columns=tuple(tuple(each) for each in cells),
        row_numbers=tuple(sheet["row_numbers"]),
        letters=tuple(row["letter"] or column_letter(row["place"]) for _, row in columns),
        encoding=sheet["encoding"],
        delimiter=sheet["delimiter"],
    )
    mapping = ColumnMapping(
        tuple(
            MappedColumn(
                position=row["place"],
                heading=row["heading"],
                field=row["field"],
                confidence=row["confidence"],
                how=row["how"],
                choice=row["choice"],
                taken=row["taken"],
                order=row["date_order"],
            )
            for _, row in columns
        )
    )
    return HandedIn(table, mapping, sheet["role"], role_chosen=bool(sheet["role_chosen"]))
