"""Tables of the programme's places, and of who did what to a round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from workbench.analysing.documented import Column, Table, meaning_of, said
from workbench.analysing.kept import Kept
from workbench.keeping.actions import action_words
from workbench.store.beside import log_of, steps_of
from workbench.store.rows import rows_of

_Row = Mapping[str, Any]

_DID = Column("did", "string", "The same in words, in the language in use.")


def _organisations(kept: Kept) -> Iterator[_Row]:
    return iter(_by("organisation_id", kept.of_version("organisation")))


def _sites(kept: Kept) -> Iterator[_Row]:
    return iter(_by("site_id", kept.of_version("site")))


def _audit(kept: Kept) -> Iterator[_Row]:
    for row in log_of(kept.database, kept.round_id):
        yield {**row, "did": str(action_words(row["action"]))}


def _steps(kept: Kept) -> Iterator[_Row]:
    for row in steps_of(kept.database, kept.round_id):
        yield {**row, "did": str(action_words(row["action"]))}


def _pages_left(kept: Kept) -> Iterator[_Row]:
    return iter(kept.rows["left_at"].values())


def _programme_drafts(kept: Kept) -> Iterator[_Row]:
    return iter(kept.rows["programme_draft"].values())


def _remembered_columns(kept: Kept) -> Iterator[_Row]:
    programme = kept.programme.programme.id
    found = rows_of(kept.database, "remembered_columns", programme_id=programme)
    return iter(_by("shape", found))


def _coordinators(kept: Kept) -> Iterator[_Row]:
    for id, row in sorted(rows_of(kept.database, "coordinator").items()):
        yield {**row, "coordinator_id": id}


def _by(name: str, rows: Mapping[str, _Row]) -> list[_Row]:
    return sorted(rows.values(), key=lambda row: str(row[name]))


TABLES = (
    Table(
        "organisations",
        "Organisations that the programme names.",
        said("organisation", "organisation_id", "name"),
        (),
        _organisations,
    ),
    Table(
        "sites",
        "Sites of the programme.",
        said("site", "site_id", "name", "seats", "opens", "closes"),
        (),
        _sites,
    ),
    Table(
        "remembered_columns",
        "What coordinators said about the columns of lists, in any round of the programme.",
        said("remembered_columns", "shape", "fields", "orders", "role"),
        (),
        _remembered_columns,
    ),
    Table(
        "programme_drafts",
        meaning_of("programme_draft"),
        said("programme_draft", "coordinator_id", "content", "origin"),
        ("programme_draft",),
        _programme_drafts,
    ),
    Table(
        "pages_left",
        meaning_of("left_at"),
        said("left_at", "coordinator_id", "page", "at"),
        ("left_at",),
        _pages_left,
    ),
    Table(
        "audit",
        "Every write to the round, oldest first: who, when, what, why; names are withheld.",
        (
            *said("audit", "seq", "at", "coordinator_id", "session", "action"),
            _DID,
            *said("audit", "reason", "table", "row_id", "before", "after"),
        ),
        (),
        _audit,
    ),
    Table(
        "steps",
        "Steps of the round that can be taken back and taken again, oldest first.",
        (*said("step", "seq", "coordinator_id", "action"), _DID, *said("step", "at", "undone")),
        (),
        _steps,
    ),
    Table(
        "coordinators",
        "Names of those who work with the store, for the ids in `audit` and `steps`.",
        (
            Column("coordinator_id", "string", "Who, as the other tables have it."),
            *said("coordinator", "name"),
        ),
        (),
        _coordinators,
        on_purpose=True,
    ),
)
