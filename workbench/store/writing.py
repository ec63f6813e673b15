"""Writing rows: all of them or none, each noted in the audit log, and no change of another lost.

A writer hands in what it saw and what it wants. Where a row no longer says what the writer saw,
nothing is written, and :class:`Conflict` tells who changed it, when, and what both say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from workbench.store import audit
from workbench.store.audit import Author, Entry
from workbench.store.changes import Change, Clash, Conflict, Receipt, Undoing
from workbench.store.columns import canonical
from workbench.store.database import Database
from workbench.store.schema import KEPT, metadata, own_values
from workbench.store.schema import audit as log
from workbench.store.sealing import seal_of
from workbench.store.steps import keep_step

#: Most ids in one question to the database.
_AT_ONCE = 400

_ORDER = [table.name for table in metadata.sorted_tables]


def commit(
    database: Database,
    changes: Iterable[Change],
    *,
    by: Author,
    action: str,
    reason: str = "",
    round_id: str | None = None,
    undoing: Undoing = "none",
    agreeing: bool = False,
) -> Receipt:
    """Write changes as one transaction.

    Parameters
    ----------
    changes : iterable of Change
        At most one a row.
    action : str
        What was being done, for the log and for undo.
    undoing : step, same or none
        Whether it can be undone by itself, together with the last step, or not at all.
    agreeing : bool
        Leave a row as it is that somebody else made say just what is wanted: for what a person
        says of her own, such as a weight of 60. Otherwise that is a conflict too, since two who
        each add 1 to what they saw want the same.

    Returns
    -------
    Receipt
        Only after the database has confirmed that everything is kept.

    Raises
    ------
    Conflict
        When a row no longer says what the writer saw; nothing is written then.
    """
    with database.writing() as connection:
        return written(
            connection,
            changes,
            by=by,
            action=action,
            reason=reason,
            round_id=round_id,
            undoing=undoing,
            agreeing=agreeing,
        )


def written(
    connection: sa.Connection,
    changes: Iterable[Change],
    *,
    by: Author,
    action: str,
    reason: str = "",
    round_id: str | None = None,
    undoing: Undoing = "none",
    overwrite: bool = False,
    agreeing: bool = True,
    clashing: Sequence[Clash] = (),
) -> Receipt:
    """Write changes within a transaction of :meth:`Database.writing` that the caller ends.

    Parameters
    ----------
    overwrite : bool
        Write whatever the rows say now: for rows that follow from others, and can be made again.
    agreeing : bool
        As for :func:`commit`.
    clashing : sequence of Clash
        Conflicts that the caller has found; told together with those found here.
    """
    at = datetime.now(UTC)
    wanted = list(changes)
    there = _rows_there(connection, wanted)
    clashes = {(each.wanted.table, each.wanted.id): each for each in clashing}
    needed = []
    for change in wanted:
        version, now = there.get((change.table, change.id), (0, None))
        seen = overwrite or _same(now, change.before)
        if _same(now, change.after) and (agreeing or seen):
            continue
        if seen:
            needed.append((Change(change.table, change.id, now, change.after), version))
        else:
            clashes.setdefault((change.table, change.id), clash_of(connection, change, now))
    if clashes:
        raise Conflict(list(clashes.values()))
    _write(connection, needed)
    done = [change for change, _ in needed]
    seq = audit.note(
        connection,
        [Entry(each.table, each.id, each.before, each.after) for each in done],
        by=by,
        at=at,
        action=action,
        reason=reason,
        round_id=round_id,
    )
    if undoing != "none" and round_id is not None and done:
        keep_step(
            connection, done, by=by, at=at, action=action, round_id=round_id, undoing=undoing
        )
    return Receipt(seq, at, len(done))


def _same(left: Mapping[str, Any] | None, right: Mapping[str, Any] | None) -> bool:
    if left is None or right is None:
        return left is right
    return left == right or canonical(dict(left)) == canonical(dict(right))


def _rows_there(
    connection: sa.Connection, changes: Sequence[Change]
) -> dict[tuple[str, str], tuple[int, dict[str, Any]]]:
    """Version and values of the rows that are to be changed, where they exist."""
    ids: defaultdict[str, list[str]] = defaultdict(list)
    for change in changes:
        ids[change.table].append(change.id)
    found = {}
    for name, of_table in ids.items():
        table, columns = KEPT[name], own_values(KEPT[name])
        for start in range(0, len(of_table), _AT_ONCE):
            some = of_table[start : start + _AT_ONCE]
            for row in connection.execute(sa.select(table).where(table.c.id.in_(some))).mappings():
                values = {column: row[column] for column in columns}
                found[name, row["id"]] = (row["version"], values)
    return found


def _write(connection: sa.Connection, needed: Sequence[tuple[Change, int]]) -> None:
    """Insert, update and delete, each kind for a whole table at once."""
    for name in _ORDER:
        table = KEPT.get(name)
        of_table = [each for each in needed if each[0].table == name]
        if table is None or not of_table:
            continue
        gone = [change.id for change, _ in of_table if change.after is None]
        for start in range(0, len(gone), _AT_ONCE):
            some = gone[start : start + _AT_ONCE]
            connection.execute(sa.delete(table).where(table.c.id.in_(some)))
        new = [_row(change, 1) for change, _ in of_table if change.before is None]
        if new:
            connection.execute(sa.insert(table), new)
        changed = [
            {**_row(change, version + 1), "the_id": change.id}
            for change, version in of_table
            if change.before is not None and change.after is not None
        ]
        if changed:
            connection.execute(sa.update(table).where(table.c.id == sa.bindparam("the_id")), changed)


def _row(change: Change, version: int) -> dict[str, Any]:
    assert change.after is not None
    values = {name: _kind(change, name) for name in own_values(KEPT[change.table])}
    seal = seal_of(change.table, change.id, version, values)
    return {"id": change.id, "version": version, "seal": seal, **values}


def _kind(change: Change, column: str) -> Any:
    """Value as the database will give it back: 5 is 5.0 in a column of numbers with decimals."""
    assert change.after is not None
    value = change.after.get(column)
    decimal = KEPT[change.table].c[column].type.python_type is float
    return float(value) if decimal and value is not None else value


def clash_of(
    connection: sa.Connection, change: Change, now: Mapping[str, Any] | None
) -> Clash:
    """Conflict about a row that says *now* what the writer had not seen, with who wrote that."""
    last = connection.execute(
        sa.select(log.c.coordinator_id, log.c.session, log.c.at)
        .where(log.c.table == change.table, log.c.row_id == change.id)
        .order_by(log.c.seq.desc())
        .limit(1)
    ).first()
    who, session, at = last if last is not None else (None, None, None)
    return Clash(change, now, who, session, at)
