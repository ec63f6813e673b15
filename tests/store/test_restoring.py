"""A backup comes back whole; what was there is moved aside, and nobody's hands are under it."""

import shutil
import signal
import subprocess
import sys
import time

import pytest
import sqlalchemy as sa

from tests.store.rows import everything, filled, keep_step, note_entries, write_something
from workbench.store.backups import back_up, read_through
from workbench.store.database import Database
from workbench.store.faults import StoreFault
from workbench.store.opening import open_store
from workbench.store.places import Place
from workbench.store.restoring import restore


def backed_up(place):
    """A place with one round and a backup of it, to which a person was added since."""
    database = open_store(place)
    filled(database)
    with database.writing() as connection:
        note_entries(connection)
        keep_step(connection)
    before = everything(database)
    backup = back_up(place, database, "asked")
    with database.writing() as connection:
        write_something(connection)
    after = everything(database)
    database.close()
    return backup, before, after


def rows_now(place):
    database = open_store(place)
    try:
        return everything(database)
    finally:
        database.close()


def test_a_backup_comes_back_and_what_was_there_is_kept(tmp_path):
    place = Place(tmp_path / "data")
    backup, before, after = backed_up(place)

    done = restore(place, backup.path)

    aside = Database(f"sqlite:///{done.aside}", read_only=True)
    assert rows_now(place) == before
    assert everything(aside) == after
    aside.close()
    assert place.file.stat().st_mode & 0o777 == 0o600


def test_a_backup_of_a_server_comes_back_and_its_tables_are_kept(server_database, tmp_path):
    place = Place(tmp_path / "data", server_database())
    backup, before, after = backed_up(place)

    with pytest.raises(StoreFault) as refused:
        restore(place, backup.path)
    assert rows_now(place) == after
    done = restore(place, backup.path, replace=True)

    assert refused.value.code == "not_empty"
    assert rows_now(place) == before
    database = Database(place.url)
    with database.reading() as connection:
        count = connection.execute(sa.text(f"SELECT count(*) FROM {done.aside}.person")).scalar()
    assert count == len(after["person"])
    # The next step gets a number of its own.
    with database.writing() as connection:
        keep_step(connection)
    database.close()


def test_a_backup_moves_a_file_to_an_empty_server_and_back(server_database, tmp_path):
    file = Place(tmp_path / "file")
    backup, before, _ = backed_up(file)
    server = Place(tmp_path / "server", server_database())

    moved = restore(server, backup.path)
    database = open_store(server)
    back = restore(file, back_up(server, database, "asked").path)
    on_server = everything(database)
    database.close()

    assert (moved.aside, back.aside is None) == (None, False)
    without_notes = before.keys() - {"meta"}
    now = rows_now(file)
    assert {name: on_server[name] for name in without_notes} == {
        name: before[name] for name in without_notes
    }
    assert now == before


def test_nothing_is_restored_while_a_program_has_the_database_open(place):
    backup, _, after = backed_up(place)
    command = [sys.executable, "-m", "tests.store.busy", str(place.folder), place.server or ""]
    writer = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert writer.stdout.readline() == "writing\n"

    with pytest.raises(StoreFault) as refused:
        restore(place, backup.path, replace=True)
    writer.communicate("stop\n")

    assert (refused.value.code, str(refused.value)) == (
        "in_use",
        f"The workbench has {place} open. Close its windows and stop it, then try again.",
    )
    assert len(rows_now(place)["person"]) > len(after["person"])


def test_a_program_that_was_killed_is_no_longer_in_the_way(place):
    backup, before, _ = backed_up(place)
    command = [sys.executable, "-m", "tests.store.busy", str(place.folder), place.server or ""]
    writer = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert writer.stdout.readline() == "writing\n"
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    if place.server:
        time.sleep(0.5)  # The server notices that it has gone.

    restore(place, backup.path, replace=True)

    assert rows_now(place) == before


def test_a_damaged_file_is_restored_over_and_kept(tmp_path):
    place = Place(tmp_path / "data")
    _, before, _ = backed_up(place)
    broken = place.file.read_bytes()[:70_000]
    place.file.write_bytes(broken)

    done = restore(place)

    assert rows_now(place) == before
    assert done.aside.read_bytes() == broken


def test_an_unfinished_write_of_a_dead_program_never_touches_the_restored_file(tmp_path):
    place = Place(tmp_path / "data")
    _, before, _ = backed_up(place)
    broken = bytes(5000)
    place.file.write_bytes(broken)
    journal = place.file.with_name("workbench.db-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(1000))

    done = restore(place)

    assert rows_now(place) == before
    assert not journal.exists()
    assert done.aside.exists()


def test_a_backup_that_is_not_whole_changes_nothing(place):
    backup, _, after = backed_up(place)
    backup.path.write_bytes(backup.path.read_bytes()[:9000])

    with pytest.raises(StoreFault) as refused:
        restore(place, backup.path, replace=True)

    assert refused.value.code == "bad_backup"
    assert rows_now(place) == after


def test_a_backup_is_restored_without_the_note_beside_it(tmp_path):
    place = Place(tmp_path / "data")
    backup, before, _ = backed_up(place)
    alone = tmp_path / "stick" / "mine.db"
    alone.parent.mkdir()
    shutil.copy(backup.path, alone)

    restore(place, alone)

    assert read_through(alone).rows == backup.rows
    assert rows_now(place) == before


def test_killed_at_any_moment_of_restoring_there_is_the_old_or_the_new_file(tmp_path):
    place = Place(tmp_path / "data")
    backup, before, after = backed_up(place)
    program = (
        "import sys; from pathlib import Path\n"
        "from workbench.store.places import Place\n"
        "from workbench.store.restoring import restore\n"
        "print('begins', flush=True)\n"
        "restore(Place(Path(sys.argv[1])), Path(sys.argv[2]))"
    )
    seen = set()
    # Longer each time, until one comes to its end.
    for round in range(40):
        command = [sys.executable, "-c", program, str(place.folder), str(backup.path)]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        child.stdout.readline()
        time.sleep(round * 0.02)
        child.send_signal(signal.SIGKILL)
        child.wait()

        now = rows_now(place)
        assert now in (before, after)
        seen.add(now == before)
        if now == before:
            break
    assert seen == {False, True}
