"""Taking a step back, and taking it again.

That is a write like every other: in the log, and only where nobody else has changed those rows
since.
"""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from workbench.store.audit import Author
from workbench.store.changes import Change, Conflict, Receipt
from workbench.store.database import Database
from workbench.store.schema import step
from workbench.store.steps import unpacked, whose
from workbench.store.writing import written


@dataclass(frozen=True)
class Undone:
    """A step that was taken back or again.

    Attributes
    ----------
    action : str
        What the step had done.
    changes : tuple of Change
        Rows that were written by taking it back or again.
    """

    action: str
    changes: tuple[Change, ...]
    receipt: Receipt


def undo(
    database: Database, round_id: str, *, by: Author, knowing: Conflict | None = None
) -> Undone | None:
    """Take the coordinator's last step in a round back; None where there is none.

    Parameters
    ----------
    knowing : Conflict, optional
        What others wrote, as an earlier call told it: that is written over.

    Raises
    ------
    Conflict
        When somebody else has changed the same rows since.
    """
    return _move(database, round_id, by=by, undone=False, knowing=knowing)


def redo(
    database: Database, round_id: str, *, by: Author, knowing: Conflict | None = None
) -> Undone | None:
    """Take the step that was taken back last again; None where there is none.

    Parameters
    ----------
    knowing : Conflict, optional
        What others wrote, as an earlier call told it: that is written over.

    Raises
    ------
    Conflict
        When somebody else has changed the same rows since.
    """
    return _move(database, round_id, by=by, undone=True, knowing=knowing)


def _move(
    database: Database, round_id: str, *, by: Author, undone: bool, knowing: Conflict | None
) -> Undone | None:
    order = step.c.seq.asc() if undone else step.c.seq.desc()
    wanted = sa.select(step).where(whose(round_id, by), step.c.undone == undone).order_by(order)
    with database.writing() as connection:
        found = connection.execute(wanted.limit(1)).first()
        if found is None:
            return None
        changes = unpacked(found.images)
        if not undone:
            changes = [each.reversed for each in reversed(changes)]
        if knowing is not None:
            theirs = {(each.wanted.table, each.wanted.id): each.theirs for each in knowing.clashes}
            changes = [
                Change(each.table, each.id, theirs.get((each.table, each.id), each.before), each.after)
                for each in changes
            ]
        receipt = written(
            connection,
            changes,
            by=by,
            action=f"redo:{found.action}" if undone else f"undo:{found.action}",
            round_id=round_id,
        )
        connection.execute(
            sa.update(step).where(step.c.seq == found.seq).values(undone=not undone)
        )
    return Undone(found.action, tuple(changes), receipt)
