"""Writers that are killed: processes forked from one that has everything loaded.

A forked child shares no open connection with its parent: every transaction on a file opens its own.
"""

import os
import random
import select
import signal
import time

from tests.store.kept import A, accepted, id_of, opened
from workbench.keeping.rounds import author
from workbench.store.changes import Change, Conflict
from workbench.store.database import Database
from workbench.store.rows import rows_of
from workbench.store.writing import commit

CRITERIA = ("education", "industry", "experience", "goals")


def fork(work, *arguments):
    """Run *work* in a child; gives its id and the end of the pipe from which it is heard."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        code = 1
        try:
            work(lambda line: os.write(writing, (line + "\n").encode()), *arguments)
            code = 0
        except BaseException as error:  # noqa: BLE001  the parent is told of whatever it was
            os.write(writing, f"error {type(error).__name__}: {error}\n".encode()[:4000])
        finally:
            os._exit(code)
    os.close(writing)
    return pid, reading


def heard(reading, *, until=None):
    """Lines that a child has said; waits for one where *until* is a point in time."""
    said = b""
    while True:
        ready, _, _ = select.select([reading], [], [], 0 if until is None else max(0, until - time.monotonic()))
        if not ready:
            break
        piece = os.read(reading, 65536)
        if not piece:
            break
        said += piece
        if until is not None and said.endswith(b"\n"):
            break
    # A line that was cut off in the middle was not heard.
    return said.decode().rpartition("\n")[0].split("\n") if b"\n" in said else []


def kill(pid):
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def weighs(say, url, round_id, seed):
    """Save one step after another through a kept round; say each that was confirmed."""
    database, dice = Database(url), random.Random(seed)
    kept, round = opened(database, round_id, f"writer {seed % 2}")
    criterion = CRITERIA[seed % 2]
    while True:
        wanted = float(dice.randrange(1, 10**9))
        round = round.weighted(criterion, wanted)
        receipt = kept.save(round, action="weigh")
        say(f"weight {criterion} {wanted} {receipt.seq}")


def decides(say, url, round_id, seed):
    """Steps over several tables: a correction, its text apart, a decision, and who follows from it."""
    database, dice = Database(url), random.Random(seed)
    kept, round = opened(database, round_id, f"writer {seed % 2}")
    mine = ("A1", "A2")[seed % 2]
    row = {"A1": 2, "A2": 3}[mine]
    while True:
        mark = f"{mine}:{dice.randrange(10**9)}"
        round = round.corrected((*A, row, "full_name"), mark).read()
        round = round.decided(id_of(round, mine), accepted(mark))
        receipt = kept.save(round, action="decide")
        say(f"decision {mine} {mark} {receipt.seq}")


def commits(say, url, round_id, seed):
    """Write pairs of rows that must stay equal, through the store itself."""
    database, dice = Database(url), random.Random(seed)
    by = author(database, f"writer {seed % 2}")
    ids = [f"w-{seed % 2}-{n}" for n in range(4)]
    before = {id: rows_of(database, "remembered_columns", id=id).get(id) for id in ids}
    while True:
        value = dice.randrange(1, 10**9)
        after = {"programme_id": "p", "shape": str(value), "fields": {}, "orders": {}, "role": None}
        receipt = commit(
            database,
            [Change("remembered_columns", id, before[id], after) for id in ids],
            by=by,
            action="remember",
            round_id=round_id,
            undoing="step",
        )
        before = dict.fromkeys(ids, after)
        say(f"rows {seed % 2} {value} {receipt.seq}")


def counts(say, url, round_id, edits):
    """Add 1 to one weight, again and again, from what was last seen."""
    database = Database(url)
    kept, round = opened(database, round_id, f"counter {os.getpid()}")
    told = agreed = 0
    for _ in range(edits):
        while True:
            now = round.wishes.weights.get("industry", 0.0)
            try:
                receipt = kept.save(round.weighted("industry", now + 1), action="weigh")
            except Conflict as conflict:
                told += 1
                (clash,) = conflict.clashes
                assert clash.theirs is not None
                assert clash.theirs["weight"] > now
                assert clash.coordinator_id is not None
                assert clash.at is not None
                assert clash.session != kept.by.session
                kept.know(conflict)
                round = round.weighted("industry", clash.theirs["weight"])
            else:
                round = round.weighted("industry", now + 1)
                if receipt.rows:
                    break
                # Somebody else said the same: nobody's weight was lost, and mine is one higher.
                agreed += 1
    say(f"told {told} {agreed}")


def adds(say, url, ids, edits):
    """Add 1 to rows, again and again, through the store itself."""
    database = Database(url)
    by, told = author(database, f"adder {os.getpid()}"), 0
    for number in range(edits):
        id = ids[number % len(ids)]
        now = rows_of(database, "weight", id=id)[id]
        while True:
            after = {**now, "weight": now["weight"] + 1}
            try:
                commit(database, [Change("weight", id, now, after)], by=by, action="weigh", round_id="r")
                break
            except Conflict as conflict:
                told += 1
                (clash,) = conflict.clashes
                assert clash.coordinator_id not in (None, by.coordinator_id)
                assert clash.session not in (None, by.session)
                assert clash.at is not None
                assert clash.theirs is not None
                assert clash.theirs["weight"] > now["weight"]
                now = clash.theirs
    say(f"told {told}")
