"""Writers on a server: one that dies, falls asleep or is lost does not keep the others, or lie."""

import os
import signal
import threading
import time

import pytest
import sqlalchemy as sa

from tests.store.kept import address_of, begun, faults, made_database
from tests.store.writers import fork, heard, kill
from workbench.keeping.rounds import author
from workbench.store import database as opening
from workbench.store.changes import Change, Conflict
from workbench.store.database import Database
from workbench.store.faults import StoreFault
from workbench.store.rows import rows_of
from workbench.store.writing import commit, written


@pytest.fixture
def database(server, tmp_path):
    with made_database(tmp_path, server) as made:
        yield made


def weight(kept, value):
    return {"round_id": kept.id, "criterion": "industry", "weight": value}


def begins_and_waits(say, url, change, by, until):
    """Write a row, say so before it is committed, and wait there."""
    writer = Database(url)
    try:
        with writer.writing() as connection:
            written(connection, [change], by=by, action="weigh")
            say("written")
            while time.monotonic() < until:
                time.sleep(0.01)
    except StoreFault as problem:
        say(f"told {problem.code}")
    else:
        say("committed")


@pytest.fixture
def waiting(database):
    """A writer in a process of its own that has written and not committed."""
    kept, _ = begun(database)
    by, change = author(database, "Bo"), Change("weight", "w-1", None, weight(kept, 5.0))
    database.close()

    def start(seconds):
        until = time.monotonic() + seconds
        child = fork(begins_and_waits, address_of(database), change, by, until)
        assert heard(child[1], until=time.monotonic() + 30) == ["written"]
        return child

    return kept, start


def test_a_writer_who_is_killed_with_the_lock_in_her_hand_lets_go_of_it(database, waiting):
    kept, start = waiting
    pid, reading = start(60)

    kill(pid)
    begun_at = time.monotonic()
    commit(database, [Change("weight", "w-1", None, weight(kept, 7.0))], by=kept.by, action="weigh")

    assert time.monotonic() - begun_at < 5
    assert rows_of(database, "weight")["w-1"]["weight"] == 7.0
    assert faults(database) == []
    os.close(reading)


def test_a_writer_who_falls_asleep_keeps_nobody_and_is_told_when_she_wakes(
    database, waiting, monkeypatch
):
    kept, start = waiting
    monkeypatch.setattr(opening, "IDLE_SECONDS", 1)
    pid, reading = start(2)

    os.kill(pid, signal.SIGSTOP)
    commit(database, [Change("weight", "w-1", None, weight(kept, 7.0))], by=kept.by, action="weigh")
    os.kill(pid, signal.SIGCONT)
    said = heard(reading, until=time.monotonic() + 30)

    os.waitpid(pid, 0)
    os.close(reading)
    assert said in (["told locked"], ["told unreachable"])
    assert rows_of(database, "weight")["w-1"]["weight"] == 7.0
    assert faults(database) == []


@pytest.mark.parametrize("usual", ["read committed", "repeatable read", "serializable"])
def test_a_writer_who_waited_sees_what_was_written_whatever_the_server_is_set_to(database, usual):
    kept, _ = begun(database)
    anna, bo = author(database, "Anna"), author(database, "Bo")
    commit(database, [Change("weight", "w-1", None, weight(kept, 5.0))], by=anna, action="weigh")
    with database.writing() as connection:
        name = database.url.database
        connection.execute(
            sa.text(f"ALTER DATABASE {name} SET default_transaction_isolation = '{usual}'")
        )
    database.close()
    told = []

    def adds():
        try:
            seen, mine = weight(kept, 5.0), weight(kept, 6.0)
            commit(database, [Change("weight", "w-1", seen, mine)], by=bo, action="weigh")
        except (Conflict, StoreFault) as problem:
            told.append(problem)

    with database.writing() as connection:
        other = threading.Thread(target=adds)
        other.start()
        time.sleep(0.5)
        change = Change("weight", "w-1", weight(kept, 5.0), weight(kept, 6.0))
        written(connection, [change], by=anna, action="weigh", agreeing=False)
    other.join()

    (conflict,) = told
    assert isinstance(conflict, Conflict)
    assert [each.coordinator_id for each in conflict.clashes] == [anna.coordinator_id]
    assert rows_of(database, "weight")["w-1"]["weight"] == 6.0
