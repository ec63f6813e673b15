"""The programme that somebody is changing, kept until it is used, saved or thrown away."""

from __future__ import annotations

import tomllib

from workbench.keeping.parts import row_id
from workbench.programme import Programme
from workbench.programme.drafting import Draft, draft_of
from workbench.programme.writing import written
from workbench.store.audit import Author
from workbench.store.changes import Change
from workbench.store.database import Database
from workbench.store.rows import rows_of
from workbench.store.writing import written as written_rows


def keep_draft(database: Database, round_id: str, draft: Draft | None, *, by: Author) -> None:
    """Keep a coordinator's draft for a round; None where there is nothing left to keep."""
    id = row_id("e", round_id, by.coordinator_id)
    after = None
    if draft is not None:
        after = {
            "round_id": round_id,
            "coordinator_id": by.coordinator_id,
            "content": written(draft.tables).decode(),
            "origin": draft.origin,
        }
    with database.writing() as connection:
        written_rows(
            connection,
            [Change("programme_draft", id, None, after)],
            by=by,
            action="draft_programme",
            round_id=round_id,
            overwrite=True,
        )


def kept_draft(
    database: Database, round_id: str, programme: Programme, *, by: Author
) -> Draft | None:
    """Draft that a coordinator left, compared with what the round's programme came from."""
    id = row_id("e", round_id, by.coordinator_id)
    row = rows_of(database, "programme_draft", id=id).get(id)
    if row is None:
        return None
    return Draft(draft_of(programme).original, tomllib.loads(row["content"]), row["origin"])
