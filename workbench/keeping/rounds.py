"""The rounds that the store has: beginning one, opening one, leaving one."""

from __future__ import annotations

import getpass
import os
import secrets
from datetime import UTC, date, datetime
from typing import Any

from workbench.keeping.kept_round import KeptRound
from workbench.keeping.parts import row_id
from workbench.round import Round
from workbench.store.audit import Author
from workbench.store.changes import Change
from workbench.store.database import Database
from workbench.store.rows import rows_of
from workbench.store.writing import commit, written


def begin_round(database: Database, round: Round, *, name: str, by: Author) -> KeptRound:
    """Keep a round that is in no store yet, under a name."""
    kept = KeptRound(
        database,
        f"r-{secrets.token_hex(6)}",
        by=by,
        about={"name": name, "begun_at": datetime.now(UTC), "put_away_on": None},
    )
    kept.save(round, action="begin_round", undoing="none")
    return kept


def open_kept(database: Database, round_id: str, *, by: Author) -> tuple[KeptRound, Round]:
    """A round as it was left, read and screened.

    Raises
    ------
    KeyError
        When the store has no round of this id.
    """
    row = rows_of(database, "round", id=round_id)[round_id]
    kept = KeptRound(database, round_id, by=by, about=_about(row))
    return kept, kept.read()


def change_round(
    database: Database,
    round_id: str,
    *,
    by: Author,
    name: str | None = None,
    put_away_on: date | None = None,
    take_up_again: bool = False,
) -> None:
    """Give a round another name, put it away, or take it up again."""
    before = rows_of(database, "round", id=round_id)[round_id]
    after = dict(before)
    if name is not None:
        after["name"] = name
    if put_away_on is not None or take_up_again:
        after["put_away_on"] = put_away_on
    commit(
        database,
        [Change("round", round_id, before, after)],
        by=by,
        action="change_round",
        round_id=round_id,
        agreeing=True,
    )


def author(database: Database, name: str, *, session: str | None = None) -> Author:
    """Somebody who works with this store, noted there by name once.

    Parameters
    ----------
    session : str, optional
        Which open page or program it is; a new one by default.
    """
    id = row_id("u", name.casefold())
    by = Author(id, session or secrets.token_hex(4))
    if not rows_of(database, "coordinator", id=id):
        commit(
            database,
            [Change("coordinator", id, None, {"name": name})],
            by=by,
            action="begin_to_work",
            agreeing=True,
        )
    return by


def own_name() -> str:
    """Who works here: the hub's user, else the user of this computer."""
    for name in ("JUPYTERHUB_USER", "WORKBENCH_USER"):
        if os.environ.get(name):
            return os.environ[name]
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"


def name_of(database: Database, coordinator_id: str) -> str:
    """Name of a coordinator as the others see it; empty where nobody is known."""
    row = rows_of(database, "coordinator", id=coordinator_id).get(coordinator_id)
    return str(row["name"]) if row else ""


def leave_at(database: Database, round_id: str, page: str, *, by: Author) -> None:
    """Note where somebody is in a round, to open it there the next time."""
    id = row_id("l", round_id, by.coordinator_id)
    before = rows_of(database, "left_at", id=id).get(id)
    if before is not None and before["page"] == page:
        return
    after = {
        "round_id": round_id,
        "coordinator_id": by.coordinator_id,
        "page": page,
        "at": datetime.now(UTC),
    }
    with database.writing() as connection:
        written(
            connection,
            [Change("left_at", id, before, after)],
            by=by,
            action="go_to_page",
            overwrite=True,
        )


def left_at(database: Database, round_id: str, *, by: Author) -> str | None:
    """Page on which somebody left a round; None where that is not known."""
    id = row_id("l", round_id, by.coordinator_id)
    row = rows_of(database, "left_at", id=id).get(id)
    return str(row["page"]) if row else None


def _about(row: Any) -> dict[str, Any]:
    return {name: row[name] for name in ("name", "begun_at", "put_away_on")}
