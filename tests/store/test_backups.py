"""Backups: whole, read through, and kept for as long as they say."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from tests.store.rows import everything, filled, keep_step, note_entries, write_something
from workbench.store import backups as module
from workbench.store.backups import (
    back_up,
    backups,
    daily_backup,
    described,
    digest_of,
    newest_good,
    note_of,
    read_through,
)
from workbench.store.database import Database
from workbench.store.faults import StoreFault
from workbench.store.opening import open_store
from workbench.store.places import Place
from workbench.store.restoring import drill, restore


def copy_of(backup):
    return Database(f"sqlite:///{backup.path}", read_only=True)


def test_a_backup_says_what_the_database_said(place, database):
    filled(database)
    with database.writing() as connection:
        end = note_entries(connection)
        keep_step(connection)

    backup = back_up(place, database, "asked")

    copy = copy_of(backup)
    there, here = everything(copy), everything(database)
    copy.close()
    assert there.keys() == here.keys()
    unlike = {name for name in here if here[name] != there[name]}
    # The seal of a copy of a server covers the definitions of SQLite's tables.
    assert unlike <= ({"meta"} if place.server else set())
    assert (backup.rows["application"], backup.rows["step"], backup.audit_head) == (20, 1, end)
    assert (backup.why, backup.version) == ("asked", "v0001")
    assert backup.digest == digest_of(backup.path)
    assert read_through(backup.path) == backup
    assert backups(place)[0] == backup


def test_a_backup_and_its_folder_are_their_owners_alone(place, database):
    backup = back_up(place, database, "asked")

    modes = [stat.S_IMODE(path.stat().st_mode) for path in (place.backups, backup.path,
             note_of(backup.path))]  # fmt: skip

    assert modes == [0o700, 0o600, 0o600]


def test_there_is_one_backup_for_each_day(place, database):
    first = [each.why for each in backups(place)]

    again = daily_backup(place, database)

    assert (first, again) == (["daily"], None)


def test_a_line_about_a_backup_says_when_why_and_how_much(place, database):
    filled(database)
    backup = back_up(place, database, "asked")

    line = str(described(backup))

    assert line == (
        f"{backup.path.name}: {backup.made_at.astimezone():%Y-%m-%d %H:%M}, asked for, "
        "1 rounds, 20 applications"
    )


def test_fourteen_days_five_migrations_and_all_that_were_asked_for_are_kept(tmp_path, monkeypatch):
    place = Place(tmp_path / "data")
    database = open_store(place)
    today = datetime.now(UTC)
    day = SimpleNamespace(now=lambda zone: clock[0], fromisoformat=datetime.fromisoformat)
    clock = [today]
    monkeypatch.setattr(module, "datetime", day)
    for number in range(1, 21):
        clock[0] = today + timedelta(days=number)
        daily_backup(place, database)
        clock[0] += timedelta(minutes=1)
        back_up(place, database, "migration")
        back_up(place, database, "asked", to=None) if number % 4 == 0 else None

    kept = backups(place)
    database.close()

    days = [each.made_at for each in kept if each.why == "daily"]
    assert days == [today + timedelta(days=number) for number in range(20, 6, -1)]
    assert sum(each.why == "migration" for each in kept) == 5
    assert sum(each.why == "asked" for each in kept) == 5
    assert {path.suffix for path in place.backups.iterdir()} == {".db", ".json"}
    assert len(list(place.backups.iterdir())) == 2 * len(kept)


def test_backups_of_another_database_in_the_same_folder_are_left_alone(tmp_path):
    place = Place(tmp_path / "data")
    open_store(place).close()
    (old,) = backups(place)
    for path in place.folder.glob("workbench.db"):
        path.unlink()
    aside = place.backups.rename(place.folder / "aside")
    database = open_store(place)
    shutil.copytree(aside, place.backups, dirs_exist_ok=True)

    for _ in range(8):
        back_up(place, database, "migration")
    database.close()

    assert old in backups(place)


def test_a_file_that_is_there_is_never_written_over(place, database, tmp_path):
    wanted = tmp_path / "mine.db"
    wanted.write_text("mine")

    with pytest.raises(StoreFault) as refused:
        back_up(place, database, "asked", to=wanted)

    assert (refused.value.code, str(refused.value)) == (
        "usage",
        f"{wanted} is there already. Choose another name.",
    )
    assert wanted.read_text() == "mine"


def test_a_database_that_is_damaged_gives_no_backup(tmp_path):
    place = Place(tmp_path / "data")
    database = open_store(place)
    filled(database)
    before = backups(place)
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE contact SET name = 'Anna' WHERE id = 'R1-m3-k'")

    with pytest.raises(StoreFault, match=r"damaged"):
        back_up(place, database, "asked")

    assert backups(place) == before
    assert len(list(place.backups.iterdir())) == 2 * len(before)
    database.close()


def test_a_backup_that_was_changed_afterwards_is_not_taken_for_whole(tmp_path):
    place = Place(tmp_path / "data")
    database = open_store(place)
    filled(database)
    older, newer = back_up(place, database, "asked"), back_up(place, database, "asked")
    database.close()
    content = bytearray(newer.path.read_bytes())
    content[-1] ^= 1
    newer.path.write_bytes(content)

    with pytest.raises(StoreFault) as refused:
        read_through(newer.path)

    assert str(refused.value) == f"{newer.path} is not a whole backup. Choose an older one."
    assert newest_good(place) == older


def busy(place):
    """Two programs that write without a pause until they are told to stop."""
    command = [sys.executable, "-m", "tests.store.busy", str(place.folder), place.server or ""]
    children = [subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True)
                for _ in range(2)]  # fmt: skip
    for child in children:
        assert child.stdout.readline() == "writing\n"
    return children


def test_backups_under_two_writers_can_all_be_restored(place, tmp_path):
    # All 40 of a server take half a minute: python -m tests.store.long.
    number = 40 if place.server is None else 8

    counts, written, restored = backups_under_writers(place, tmp_path, number)

    assert restored == number
    assert counts == sorted(counts)
    assert counts[-1] > counts[0]
    assert min(written) > 0


def backups_under_writers(place, tmp_path, number):
    """Make backups while two programs write, and restore each; counts, writes and restored."""
    database = open_store(place)
    filled(database)
    writers = busy(place)
    made = [back_up(place, database, "asked") for _ in range(number)]
    written = [int(child.communicate("stop\n", timeout=30)[0]) for child in writers]
    database.close()
    restored = 0
    for each in made:
        target = Place(tmp_path / "restored")
        restore(target, each.path)
        opened = open_store(target)
        copy = copy_of(each)
        assert everything(opened) == everything(copy)
        assert each.rows["person"] == each.rows["contact"]
        opened.close()
        copy.close()
        shutil.rmtree(target.folder)
        restored += 1
    return [each.rows["application"] for each in made], written, restored


def test_a_backup_that_is_killed_half_way_leaves_nothing_that_looks_like_one(tmp_path):
    place = Place(tmp_path / "data")
    database = open_store(place)
    filled(database, applications=500, columns=40)
    database.close()
    killed_before_the_name = 0
    for round in range(12):
        there = backups(place)
        command = [sys.executable, "-m", "tests.store.busy", "--backup", str(place.folder)]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert child.stdout.readline() == "begins\n"
        time.sleep(round * 0.01)
        child.send_signal(signal.SIGKILL)
        child.wait()

        new = [each for each in backups(place) if each not in there]
        for each in new:
            read_through(each.path)
        names = {path.name for path in place.backups.glob("*.db")}
        assert names == {each.path.name for each in backups(place)}
        killed_before_the_name += not new
    assert killed_before_the_name > 0


def test_what_a_killed_backup_left_is_swept_away_after_an_hour(tmp_path):
    place = Place(tmp_path / "data")
    database = open_store(place)
    old = place.backups / ".x.db.unfinished"
    new = place.backups / ".y.db.unfinished"
    lonely = place.backups / "z.json"
    for path in (old, new, lonely):
        path.write_text("half")
    for path in (old, lonely):
        os.utime(path, (time.time() - 4000, time.time() - 4000))

    back_up(place, database, "asked")
    database.close()

    assert (old.exists(), new.exists(), lonely.exists()) == (False, True, False)


def test_a_drill_restores_elsewhere_compares_and_changes_nothing(place, database):
    filled(database)
    with database.writing() as connection:
        note_entries(connection)
    backup = back_up(place, database, "asked")
    before = everything(database)

    done = drill(place)

    assert done.backup == backup
    assert done.differences == ()
    assert done.rows == sum(backup.rows.values())
    assert everything(database) == before


def test_a_writer_waits_for_a_backup_and_loses_nothing(place, database):
    filled(database)
    errors = []

    def write():
        try:
            for _ in range(20):
                with database.writing() as connection:
                    write_something(connection)
        except StoreFault as error:
            errors.append(error)

    threads = [threading.Thread(target=write) for _ in range(2)]
    for each in threads:
        each.start()
    for _ in range(5):
        back_up(place, database, "asked")
    for each in threads:
        each.join()

    assert errors == []
    assert len(everything(database)["person"]) == 20 + 40
