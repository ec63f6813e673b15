"""Tables of what coordinators handed in, corrected, decided and wished."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from workbench.analysing.documented import Column, Table, meaning_of, said
from workbench.analysing.kept import Kept
from workbench.analysing.people_tables import CODE, ID

_Row = Mapping[str, Any]

GIVER = Column("giver", "string", "Code of the giver; of all members, joined by +, for a unit.")
RECEIVER = Column("receiver", "string", "Code of the receiver, or of all members of a unit.")


def _decisions(kept: Kept) -> Iterator[_Row]:
    for row in kept.rows["decision"].values():
        yield {**row, "application": kept.codes.get(row["application_id"])}


def _same_people(kept: Kept) -> Iterator[_Row]:
    for row in kept.rows["same_person"].values():
        yield {**row, "application": kept.codes.get(row["application_id"])}


def _weights(kept: Kept) -> Iterator[_Row]:
    own = {row["criterion"]: row["weight"] for row in kept.rows["weight"].values()}
    for criterion in kept.programme.match.criterion:
        yield {
            "criterion": criterion.id,
            "weight": own.get(criterion.id, float(criterion.weight)),
            "programme_weight": float(criterion.weight),
        }


def _pair_wishes(kept: Kept) -> Iterator[_Row]:
    for row in kept.rows["pair_wish"].values():
        yield {
            **row,
            "giver": kept.unit(row["givers"]),
            "receiver": kept.unit(row["receivers"]),
        }


def _lists(kept: Kept) -> Iterator[_Row]:
    for row in kept.rows["sheet"].values():
        yield {**row, "rows": len(row["row_numbers"] or ())}


def _columns(kept: Kept) -> Iterator[_Row]:
    sheets = kept.rows["sheet"]
    for row in kept.rows["sheet_column"].values():
        of = sheets[row["sheet_id"]]
        yield {**row, "list": of["place"], "file": of["file"], "sheet": of["sheet"]}


def _corrections(kept: Kept) -> Iterator[_Row]:
    return iter(kept.rows["correction"].values())


def _counted_rows(kept: Kept) -> Iterator[_Row]:
    return iter(kept.rows["counted_row"].values())


def _file_problems(kept: Kept) -> Iterator[_Row]:
    for row in kept.rows["file_problem"].values():
        yield {"place": row["place"], **row["problem"]}


TABLES = (
    Table(
        "lists",
        meaning_of("sheet"),
        (
            *said("sheet", "place", "file", "sheet", "role", "role_chosen"),
            Column("rows", "Int64", "Lines of answers."),
            *said("sheet", "encoding", "delimiter"),
        ),
        ("sheet",),
        _lists,
    ),
    Table(
        "columns",
        "Every column of every list: its heading and what it answers.",
        (
            Column("list", "Int64", "Place of its list, as in `lists`."),
            *said("sheet", "file", "sheet"),
            *said("sheet_column", "place", "letter", "heading", "field", "confidence", "how"),
            *said("sheet_column", "choice", "taken", "date_order", "drawer"),
        ),
        ("sheet", "sheet_column"),
        _columns,
    ),
    Table(
        "file_problems",
        meaning_of("file_problem"),
        (
            *said("file_problem", "place"),
            Column("severity", "string", "blocks, unknown or note."),
            Column("code", "string", "Kind of problem."),
            Column("file", "string", "Name of the file."),
            Column("sheet", "string", "Name of the sheet; none for a CSV."),
        ),
        ("file_problem",),
        _file_problems,
    ),
    Table(
        "corrections",
        meaning_of("correction") + " Names, contacts and sensitive answers are left out.",
        said("correction", "file", "sheet", "row", "field", "drawer", "text"),
        ("correction",),
        _corrections,
    ),
    Table(
        "counted_rows",
        meaning_of("counted_row"),
        said("counted_row", "place", "file", "sheet", "row"),
        ("counted_row",),
        _counted_rows,
    ),
    Table(
        "decisions",
        meaning_of("decision"),
        (CODE, ID, *said("decision", "accepted", "reason", "on", "withdrew", "before")),
        ("decision",),
        _decisions,
    ),
    Table(
        "same_people",
        meaning_of("same_person"),
        (CODE, ID, *said("same_person", "earlier_application_id", "earlier_round_id", "same")),
        ("same_person",),
        _same_people,
    ),
    Table(
        "weights",
        "The weight of every criterion, as it counts now.",
        (
            Column("criterion", "string", "Criterion of the programme."),
            Column("weight", "Float64", "Weight that counts, 0 or more."),
            Column("programme_weight", "Float64", "Weight that the programme gives."),
        ),
        ("weight",),
        _weights,
    ),
    Table(
        "pair_wishes",
        meaning_of("pair_wish"),
        (*said("pair_wish", "wish"), GIVER, RECEIVER, *said("pair_wish", "givers", "receivers")),
        ("pair_wish",),
        _pair_wishes,
    ),
)
