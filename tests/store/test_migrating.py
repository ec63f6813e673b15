"""Versions of the database: the newest, or as if nothing had been done."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time

import pytest
import sqlalchemy as sa

from tests.store.later import LATER_METADATA, later_scripts
from tests.store.rows import everything, filled
from workbench.store.backups import backups, read_through
from workbench.store.checking import damage
from workbench.store.database import Database
from workbench.store.described import description_of, noted
from workbench.store.migrating import known_versions, migrate, version_of
from workbench.store.opening import open_store
from workbench.store.places import Place
from workbench.store.schema import metadata


def definitions(engine):
    """Everything that a database says about its tables."""
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            query = "SELECT type, name, tbl_name, sql FROM sqlite_master"
            rows = connection.exec_driver_sql(query).all()
            said = [[_in_order(" ".join(str(word).split())) for word in row] for row in rows]
        else:
            said = [list(map(str, row)) for query in POSTGRESQL for row in
                    connection.exec_driver_sql(query)]  # fmt: skip
    return sorted(row for row in said if not any("alembic" in word for word in row))


def _in_order(definition):
    """A table's definition with its constraints in order of their names."""
    columns, *constraints = definition.removesuffix(" )").split(", CONSTRAINT ")
    return ", ".join([columns, *sorted(constraints)])


POSTGRESQL = (
    ("SELECT table_name, column_name, ordinal_position, column_default, is_nullable, data_type,"
    " character_maximum_length, col_description(table_name::regclass, ordinal_position)"
    " FROM information_schema.columns WHERE table_schema = 'public'"),
    ("SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE connamespace = 'public'::regnamespace"),
    "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    ("SELECT relname, obj_description(oid, 'pg_class') FROM pg_class"
    " WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"),
)


def test_migrating_an_empty_database_makes_exactly_the_tables_of_the_schema(new_place):
    migrated, made = new_place(), new_place()
    made.folder.mkdir()

    database = open_store(migrated)
    other = Database(made.url)
    metadata.create_all(other.engine)

    assert definitions(database.engine) == definitions(other.engine)
    with database.reading() as connection:
        assert version_of(connection) == known_versions()[-1]
        assert damage(connection) == []
    database.close()
    other.close()


def test_a_new_database_has_an_id_of_its_own_and_says_when_it_was_made(new_place):
    said = []
    for place in (new_place(), new_place()):
        database = open_store(place)
        with database.reading() as connection:
            said.append(noted(connection))
        database.close()

    assert said[0]["id"] != said[1]["id"]
    assert len(said[0]["id"]) == 32
    assert said[0]["created_at"].startswith("20")
    assert said[0]["columns"] == description_of(metadata)


def test_a_filled_database_keeps_every_row_when_a_later_version_comes(place, tmp_path):
    database = open_store(place)
    filled(database)
    before = everything(database)
    made = []

    done = migrate(
        database,
        scripts=later_scripts(tmp_path),
        metadata=LATER_METADATA,
        before=lambda: made.append(1),
    )

    assert (done, made) == (True, [1])
    with database.reading() as connection:
        assert version_of(connection) == "v9002"
        assert damage(connection) == []
        query = sa.text("SELECT DISTINCT nickname FROM person")
        assert connection.execute(query).scalars().all() == ["none yet"]
    after = everything(database)
    unchanged = before.keys() - {"person", "meta"}
    assert {name: after[name] for name in unchanged} == {name: before[name] for name in unchanged}
    assert len(after["person"]) == len(before["person"])
    database.close()


def test_a_later_version_that_breaks_a_reference_is_not_kept(place, tmp_path):
    database = open_store(place)
    filled(database)
    scripts = later_scripts(tmp_path, also='op.execute("DELETE FROM person")')
    before = everything(database)

    with pytest.raises(Exception, match=r"damaged|could not be used \(23503\)"):
        migrate(database, scripts=scripts, metadata=LATER_METADATA)

    assert everything(database) == before
    database.close()


def test_a_backup_is_made_before_an_older_database_is_changed(tmp_path, monkeypatch):
    place = Place(tmp_path / "data")
    database = open_store(place)
    filled(database)
    before = everything(database)
    database.close()
    with later_program(tmp_path, monkeypatch):
        opened = open_store(place)

    assert [str(notice) for notice in opened.notices] == [
        ("The database was brought to this version of the workbench; a backup from before is in "
        f"{place.backups}.")
    ]
    opened.close()
    kept = [each for each in backups(place) if each.why == "migration"]
    assert [each.version for each in kept] == ["v0001"]
    copy = Database(f"sqlite:///{read_through(kept[0].path).path}", read_only=True)
    assert everything(copy) == before
    copy.close()


class later_program:
    """The program as it will be with two more migrations."""

    def __init__(self, tmp_path, monkeypatch):
        self.scripts, self.patch = later_scripts(tmp_path), monkeypatch

    def __enter__(self):
        for function in (migrate, known_versions):
            changed = dict(function.__kwdefaults__ or {})
            if function.__defaults__:
                self.patch.setattr(function, "__defaults__", (self.scripts,))
            else:
                changed |= {"scripts": self.scripts, "metadata": LATER_METADATA}
                self.patch.setattr(function, "__kwdefaults__", changed)

    def __exit__(self, *_):
        self.patch.undo()


@pytest.mark.parametrize("seed", range(4))
def test_killed_at_any_moment_a_database_is_old_or_new_never_between(tmp_path, seed):
    assert killed_while_migrating(tmp_path, random.Random(seed)) in ("old", "new")


def killed_while_migrating(tmp_path, chance):
    """Kill a migration of a filled database at some moment; ``old`` or ``new``, or a failure."""
    folder, scripts = tmp_path / "data", later_scripts(tmp_path)
    ready = tmp_path / "filled"
    if not ready.exists():
        database = open_store(Place(ready))
        filled(database, applications=400, columns=20)
        database.close()
        # How long it takes on this computer, so that it is killed at the beginning and at the end.
        shutil.copytree(ready, folder)
        child = begun(folder, scripts)
        start = time.perf_counter()
        child.wait()
        (tmp_path / "seconds").write_text(str(time.perf_counter() - start))
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ready, folder)
    database = Database(f"sqlite:///{folder / 'workbench.db'}")
    before = everything(database)

    child = begun(folder, scripts)
    time.sleep(chance.uniform(0, 1.1 * float((tmp_path / "seconds").read_text())))
    child.send_signal(signal.SIGKILL)
    child.wait()

    with database.reading() as connection:
        version = version_of(connection)
        assert damage(connection) == []
        columns = {each["name"] for each in sa.inspect(connection).get_columns("person")}
    after = everything(database)
    database.close()
    assert version in ("v0001", "v9002")
    assert ("nickname" in columns) == (version == "v9002")
    if version == "v0001":
        assert after == before
        return "old"
    assert len(after["person"]) == len(before["person"])
    return "new"


def begun(folder, scripts):
    """A program that is about to migrate."""
    command = [sys.executable, "-m", "tests.store.later", str(folder), str(scripts)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout.readline() == "begins\n"
    return child


def test_of_two_programs_that_open_an_old_database_one_migrates_and_the_other_waits(tmp_path):
    place, scripts = Place(tmp_path / "data"), later_scripts(tmp_path)
    database = open_store(place)
    filled(database, applications=200)
    database.close()

    command = [sys.executable, "-m", "tests.store.later", str(place.folder), str(scripts)]
    children = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ)
        for _ in range(2)
    ]
    said = sorted(child.communicate(timeout=60)[0].split()[-1] for child in children)

    assert said == ["False", "True"]
    assert [child.returncode for child in children] == [0, 0]
