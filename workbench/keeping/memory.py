"""What was said about the columns of lists, kept for every round of the programme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from workbench.keeping.parts import Part, row_id
from workbench.people.remembered import RememberedMappings
from workbench.round import Round
from workbench.store.database import Database
from workbench.store.rows import rows_of


def memory_parts(round: Round) -> Iterator[Part]:
    """What a person said about the columns or the people of the round's lists."""
    if round.lists:
        yield Part("memory", (round.lists,), lambda: _of_lists(round))


def memory_of(database: Database, programme: str) -> RememberedMappings:
    """Everything that was said about lists of a programme, in any round."""
    rows = rows_of(database, "remembered_columns", programme_id=programme)
    return RememberedMappings.from_json(
        [
            {
                "programme": row["programme_id"],
                "shape": row["shape"],
                "role": row["role"],
                "fields": row["fields"],
                "orders": row["orders"],
            }
            for row in rows.values()
        ]
    )


def _of_lists(round: Round) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    memory, programme = RememberedMappings(), round.programme.programme.id
    for each in round.lists:
        role = each.role if each.role_chosen else None
        memory = memory.remember(each.table, each.mapping, programme=programme, role=role)
    for said in memory.to_json():
        yield (
            "remembered_columns",
            row_id("m", said["programme"], said["shape"]),
            {
                "programme_id": said["programme"],
                "shape": said["shape"],
                "fields": said["fields"],
                "orders": said["orders"],
                "role": said["role"],
            },
        )
