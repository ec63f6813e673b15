"""Several processes write the same rows: no change is lost, and every conflict is told."""

import os
import time

import pytest

from tests.store.kept import address_of, begun, faults, opened
from tests.store.writers import adds, counts, fork, heard
from workbench.keeping.rounds import author
from workbench.store.changes import Change
from workbench.store.rows import rows_of
from workbench.store.writing import commit

PROCESSES, EDITS = 4, 150


def run(work, *arguments):
    children = [fork(work, *arguments) for _ in range(PROCESSES)]
    said = []
    for pid, reading in children:
        until = time.monotonic() + 240
        while not (lines := heard(reading, until=until)) and time.monotonic() < until:
            pass
        said += lines
        os.waitpid(pid, 0)
        os.close(reading)
    return said


@pytest.mark.parametrize("rows", [1, 7])
def test_four_processes_lose_none_of_their_150_edits_of_the_same_rows(new_database, rows):
    database = new_database()
    kept, _ = begun(database)
    ids = [f"w-{number}" for number in range(rows)]
    start = {"round_id": kept.id, "criterion": "industry", "weight": 0.0}
    by = author(database, "Anna")
    commit(database, [Change("weight", id, None, start) for id in ids], by=by, action="weigh")

    said = run(adds, address_of(database), ids, EDITS)

    assert [line for line in said if not line.startswith("told")] == []
    assert sum(row["weight"] for row in rows_of(database, "weight").values()) == PROCESSES * EDITS
    assert sum(int(line.split()[1]) for line in said) > 0
    assert faults(database) == []


def test_four_processes_lose_none_of_their_edits_of_one_round(new_database):
    database = new_database()
    kept, _ = begun(database)

    said = run(counts, address_of(database), kept.id, EDITS)

    assert [line for line in said if not line.startswith("told")] == []
    assert opened(database, kept.id)[1].wishes.weights == {"industry": float(PROCESSES * EDITS)}
    assert sum(int(line.split()[1]) for line in said) > 0
    assert faults(database) == []
