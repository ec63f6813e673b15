"""Steps that can be taken back and taken again, also after the page or the day has ended.

A step keeps the rows as they were before and after it. Taking it back is a write like every other:
in the log, and only where nobody else has changed those rows since.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from workbench.store.audit import Author
from workbench.store.changes import Change, Undoing
from workbench.store.columns import canonical
from workbench.store.database import Database
from workbench.store.schema import KEPT, step

#: Steps of one coordinator in one round that can be taken back.
LONGEST = 200


def steps_left(database: Database, round_id: str, *, by: Author) -> tuple[int, int]:
    """Number of steps that can be taken back, and taken again."""
    counts = sa.select(step.c.undone, sa.func.count()).where(whose(round_id, by))
    with database.reading() as connection:
        found = {
            bool(undone): int(n)
            for undone, n in connection.execute(counts.group_by(step.c.undone))
        }
    return found.get(False, 0), found.get(True, 0)


def keep_step(
    connection: sa.Connection,
    changes: Sequence[Change],
    *,
    by: Author,
    at: datetime,
    action: str,
    round_id: str,
    undoing: Undoing,
) -> None:
    """Note a step within the transaction that makes it; what was undone is then forgotten."""
    mine = whose(round_id, by)
    connection.execute(sa.delete(step).where(mine, step.c.undone))
    last = connection.execute(
        sa.select(step).where(mine).order_by(step.c.seq.desc()).limit(1)
    ).first()
    first = unpacked(last.images) if undoing == "same" and last is not None else []
    if last is not None and first and _follows(first, changes):
        images = _packed(_joined(first, changes))
        connection.execute(
            sa.update(step).where(step.c.seq == last.seq).values(images=images, at=at)
        )
        return
    connection.execute(
        sa.insert(step).values(
            round_id=round_id,
            coordinator_id=by.coordinator_id,
            action=action,
            at=at,
            undone=False,
            images=_packed(changes),
        )
    )
    oldest = connection.execute(
        sa.select(step.c.seq).where(mine).order_by(step.c.seq.desc()).offset(LONGEST).limit(1)
    ).scalar()
    if oldest is not None:
        connection.execute(sa.delete(step).where(mine, step.c.seq <= oldest))


def whose(round_id: str, by: Author) -> sa.ColumnElement[bool]:
    """Steps of one coordinator in one round."""
    return sa.and_(step.c.round_id == round_id, step.c.coordinator_id == by.coordinator_id)


def _follows(first: Sequence[Change], then: Sequence[Change]) -> bool:
    """Whether nobody else wrote the same rows in between: that must not be taken back with mine."""
    left = {(each.table, each.id): each.after for each in first}
    return all(
        _same(left[key], each.before) for each in then if (key := (each.table, each.id)) in left
    )


def _same(left: Mapping[str, Any] | None, right: Mapping[str, Any] | None) -> bool:
    return left == right or canonical(left) == canonical(right)


def _joined(first: Sequence[Change], then: Sequence[Change]) -> list[Change]:
    """Both as one: what was there before the first, and what is there after the last."""
    joined = {(each.table, each.id): each for each in first}
    for each in then:
        key = (each.table, each.id)
        before = joined[key].before if key in joined else each.before
        joined[key] = Change(each.table, each.id, before, each.after)
    return list(joined.values())


def _packed(changes: Sequence[Change]) -> bytes:
    said = [[each.table, each.id, each.before, each.after] for each in changes]
    return zlib.compress(canonical(said).encode(), 6)


def unpacked(images: bytes) -> list[Change]:
    """Changes that a step keeps."""
    return [
        Change(table, id, _typed(table, before), _typed(table, after))
        for table, id, before, after in json.loads(zlib.decompress(images))
    ]


def _typed(table: str, values: dict[str, Any] | None) -> dict[str, Any] | None:
    """Values with days and points in time again, which JSON does not know."""
    if values is None:
        return None
    kinds = KEPT[table].c
    return {name: _value(kinds[name].type.python_type, said) for name, said in values.items()}


def _value(kind: type, said: Any) -> Any:
    if isinstance(said, str) and kind is datetime:
        return datetime.fromisoformat(said)
    if isinstance(said, str) and kind is date:
        return date.fromisoformat(said)
    return said
