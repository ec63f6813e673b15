"""The audit log: who wrote what, when and why, in a chain that shows where it was tampered with.

Each entry carries a digest of itself and of the entry before it. The head of the chain (how many
entries, and the last digest) is noted in ``meta``, so that cutting off the end shows too. Values
of private columns are withheld: the log says that a name was changed, never which name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from workbench.store.columns import Moment, Text, canonical
from workbench.store.schema import KEPT, audit, meta

#: Key in ``meta`` of the number of entries and the last digest.
HEAD = "audit_head"

#: What stands in the log in place of a private value.
WITHHELD = "withheld"

_SAID = tuple(column.name for column in audit.c if column.name != "chain")


@dataclass(frozen=True)
class Author:
    """Who writes.

    Attributes
    ----------
    coordinator_id : str
        Row of ``coordinator``.
    session : str
        Which open page or program; tells two windows of one person apart.
    """

    coordinator_id: str
    session: str


@dataclass(frozen=True)
class Entry:
    """One write, as the log is told of it."""

    table: str
    row_id: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def head(connection: sa.Connection) -> tuple[int, str]:
    """Number of entries and digest of the last one; 0 and empty at the beginning."""
    said = connection.execute(sa.select(meta.c.value).where(meta.c.key == HEAD)).scalar()
    if said is None:
        return 0, ""
    count, _, digest = said.partition(" ")
    return int(count), digest


def note(
    connection: sa.Connection,
    entries: Sequence[Entry],
    *,
    by: Author,
    at: datetime,
    action: str,
    reason: str = "",
    round_id: str | None = None,
) -> int:
    """Add entries to the log, within the transaction that writes the rows.

    Returns
    -------
    int
        Number of the last entry.
    """
    seq, chain = head(connection)
    first = seq == 0 and not chain
    rows = []
    for entry in entries:
        seq += 1
        before, after = _shown(entry)
        row = {
            "seq": seq,
            "at": at,
            "coordinator_id": by.coordinator_id,
            "session": by.session,
            "action": action,
            "reason": reason,
            "round_id": round_id,
            "table": entry.table,
            "row_id": entry.row_id,
            "before": before,
            "after": after,
        }
        chain = _digest(chain, _as_kept(row))
        rows.append({**row, "chain": chain})
    if not rows:
        return seq
    connection.execute(sa.insert(audit), rows)
    said = {"value": f"{seq} {chain}"}
    if first:
        connection.execute(sa.insert(meta).values(key=HEAD, **said))
    else:
        connection.execute(sa.update(meta).where(meta.c.key == HEAD).values(**said))
    return seq


def chain_broken(connection: sa.Connection) -> Iterator[str]:
    """What is wrong with the log, one line each: nothing where it is as it was written.

    An entry that was changed, left out, put in or moved breaks the chain at its place; an end that
    was cut off disagrees with the head. Entries are compared as they stand in the file, so that
    one that cannot be understood any more is told like every other.
    """
    count, chain = 0, ""
    raw = [sa.type_coerce(column, sa.types.NullType()).label(column.name) for column in audit.c]
    for row in connection.execute(sa.select(*raw).order_by(audit.c.seq)).mappings():
        count += 1
        if row["seq"] < count:
            yield f"entry {row['seq']} was put in"
        elif row["seq"] > count:
            yield f"entry {count} is missing"
        count = row["seq"]
        if _digest(chain, row) != row["chain"]:
            yield f"entry {row['seq']} is not what was written"
        chain = row["chain"]
    said = connection.execute(sa.select(meta.c.value).where(meta.c.key == HEAD)).scalar()
    if said is None and not count:
        if _anything_written(connection):
            yield "the log is empty, but rows were written"
    elif said != f"{count} {chain}":
        yield f"the log ends with entry {count}, which was not the last one written"


def _anything_written(connection: sa.Connection) -> bool:
    return any(
        connection.execute(sa.select(table.c.id).limit(1)).first() is not None
        for table in KEPT.values()
    )


def _digest(chain: str, kept: Any) -> str:
    said = canonical([chain, *(kept[name] for name in _SAID)])
    return hashlib.sha256(said.encode()).hexdigest()


def _as_kept(row: Mapping[str, Any]) -> dict[str, Any]:
    """Entry as it stands in the file."""
    plain = {name: canonical(row[name]) for name in ("before", "after") if row[name] is not None}
    words = {name: Text().process_bind_param(row[name], None) for name in ("action", "reason")}
    return {**row, **plain, **words, "at": Moment().process_bind_param(row["at"], None)}


def _shown(entry: Entry) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """What the log may say: of a changed row only what changed, and private values withheld."""
    before, after = entry.before, entry.after
    changed = [
        column.name
        for column in KEPT[entry.table].c
        if (before or {}).get(column.name) != (after or {}).get(column.name)
    ]
    return _said(entry.table, before, changed), _said(entry.table, after, changed)


def _said(
    table: str, values: Mapping[str, Any] | None, changed: Sequence[str]
) -> dict[str, Any] | None:
    if values is None:
        return None
    columns = KEPT[table].c
    return {
        name: WITHHELD
        if columns[name].info.get("private") and values[name] is not None
        else values[name]
        for name in changed
        if name in values
    }
