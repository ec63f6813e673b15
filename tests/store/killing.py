"""Rounds in which two writers are killed at any moment, and what is left is looked at."""

import os
import random
import time
from dataclasses import dataclass, field

import sqlalchemy as sa

from tests.store.kept import address_of, faults, opened
from tests.store.writers import commits, decides, fork, heard, kill, weighs
from workbench.store.rows import rows_of
from workbench.store.schema import audit, step
from workbench.store.steps import unpacked

WORK = (weighs, commits, decides)


@dataclass
class Found:
    """What rounds of killing found.

    ``lost``: confirmed and not there. ``halves``: parts of one save without the others.
    ``silent``: writers that were killed before they had confirmed anything.
    """

    rounds: int = 0
    confirmed: int = 0
    silent: int = 0
    lost: list = field(default_factory=list)
    halves: list = field(default_factory=list)
    faults: list = field(default_factory=list)
    errors: list = field(default_factory=list)


def kill_rounds(database, round_id, *, rounds, seed=1, longest=0.2, check_every=10):
    """Start two writers, kill them at a random moment, and compare; as often as said."""
    dice, found, since = random.Random(seed), Found(), 0
    url = address_of(database)
    # Whatever is loaded once is loaded before the first fork.
    opened(database, round_id)
    for number in range(rounds):
        # A connection must not be open in two processes.
        database.close()
        work = [WORK[number % 3], dice.choice(WORK)]
        children = [
            fork(each, url, round_id, 2 * number + k) for k, each in enumerate(work)
        ]
        said = [heard(reading, until=time.monotonic() + 10) for _, reading in children]
        time.sleep(dice.uniform(0, longest))
        kill(children[0][0])
        if dice.random() < 0.5:
            # One goes on where the other fell.
            time.sleep(dice.uniform(0, longest / 2))
        kill(children[1][0])
        for k, (_, reading) in enumerate(children):
            said[k] += heard(reading)
            os.close(reading)
        since = _compare(database, said, found, since)
        if (number + 1) % check_every == 0 or number + 1 == rounds:
            found.faults += faults(database)
        found.rounds += 1
    return found


def _compare(database, said, found, since):
    last, newest = {}, since
    for lines in said:
        found.silent += not lines
        for line in lines:
            if line.startswith("error"):
                found.errors.append(line)
                continue
            kind, about, value, seq = line.split(" ")
            found.confirmed += 1
            last[kind, about] = (value, int(seq))
    with database.reading() as connection:
        entries = connection.execute(
            sa.select(audit).where(audit.c.seq > since).order_by(audit.c.seq)
        ).mappings().all()
        ids = sa.select(sa.func.max(step.c.seq)).group_by(step.c.coordinator_id)
        steps = connection.execute(sa.select(step).where(step.c.seq.in_(ids))).all()
    newest = entries[-1]["seq"] if entries else since
    for (kind, about), (value, seq) in last.items():
        if seq > newest or value not in _now(database, kind, about, entries, seq):
            found.lost.append((kind, about, value, seq))
    found.halves += _halves(database, entries, steps)
    return newest


def _now(database, kind, about, entries, seq):
    """Values that would show that a confirmed write is there.

    What the row says now; and where the log has a later write of the same row, made after the
    confirmed one and before the kill, whatever was written over by it.
    """
    if kind == "weight":
        rows = rows_of(database, "weight", criterion=about)
        column = "weight"
    elif kind == "rows":
        found = rows_of(database, "remembered_columns")
        rows = {id: row for id, row in found.items() if id.startswith(f"w-{about}-")}
        column = "shape"
    else:
        rows = {
            id: row
            for id, row in rows_of(database, "decision").items()
            if row["reason"].startswith(f"{about}:")
        }
        column = "reason"
    now = {str(row[column]) for row in rows.values()}
    over = {
        str(each["before"][column])
        for each in entries
        if each["seq"] > seq
        and each["row_id"] in rows
        and str((each["after"] or {}).get(column)) in now
    }
    return now | over


def _halves(database, entries, steps):
    """Rows, entries, steps and derived rows of one save that are not all there."""
    found, groups = [], {}
    for id, row in rows_of(database, "remembered_columns").items():
        groups.setdefault(id[:4], set()).add(row["shape"])
    found += [("rows differ", name) for name, values in groups.items() if len(values) != 1]
    decided = {row["reason"] for row in rows_of(database, "decision").values()}
    texts = {
        row["content"]
        for row in rows_of(database, "contact_text").values()
        if isinstance(row["content"], str)
    }
    names = {row["name"] for row in rows_of(database, "contact").values()}
    found += [("decision without correction", each) for each in decided - texts]
    found += [("correction without decision", each) for each in texts - decided]
    found += [("correction without its person", each) for each in texts - names]
    # The last entry of every row is what the row says, and the last step of everybody too.
    now = {name: rows_of(database, name) for name in ("weight", "decision", "remembered_columns")}
    last = {(each["table"], each["row_id"]): each for each in entries}
    for (name, id), each in last.items():
        row = now.get(name, {}).get(id)
        if name in now and (row is None or any(row[c] != v for c, v in _days(each).items())):
            found.append(("row is not what the log says", name, each["seq"]))
    for each in steps:
        for change in unpacked(each.images):
            if change.table in now and now[change.table].get(change.id) != change.after:
                found.append(("row is not what the step left", change.table, each.seq))
    return found


def _days(entry):
    """Columns that an entry says were written; days are texts there."""
    return {name: value for name, value in (entry["after"] or {}).items() if name not in ("on", "id")}
