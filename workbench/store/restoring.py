"""Bringing a backup back: read through first, and nothing that was there is thrown away."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from workbench.locale import Sentence, sentence
from workbench.store.backups import (
    Backup,
    digest_of,
    newest_good,
    read_through,
    synced,
)
from workbench.store.checking import damage
from workbench.store.copying import copy_rows, rows_per_table
from workbench.store.database import PROGRAM, Database
from workbench.store.described import noted
from workbench.store.faults import StoreFault, fault, file_faults
from workbench.store.migrating import build, known_versions, version_of
from workbench.store.opening import open_store
from workbench.store.places import Place, private_folder
from workbench.store.presence import alone
from workbench.store.schema import metadata as newest

_BESIDE = ("-journal", "-wal", "-shm")


@dataclass(frozen=True)
class Restored:
    """What restoring did.

    Attributes
    ----------
    backup : Backup
        The backup that was brought back.
    aside : Path, str or None
        Where what was there before is now: a file, or a schema of the server; None where there
        was nothing.
    """

    backup: Backup
    aside: Path | str | None


@dataclass(frozen=True)
class Drill:
    """What came of restoring a backup into a throw-away folder.

    Attributes
    ----------
    backup : Backup
        The backup that was tried.
    differences : tuple of Sentence
        What is not as it was when the backup was made; empty where all is.
    rows : int
        Rows that came back.
    """

    backup: Backup
    differences: tuple[Sentence, ...]
    rows: int


def chosen_backup(place: Place, path: Path | None = None) -> Backup:
    """A backup that is whole: the one named, else the newest of the place.

    Raises
    ------
    StoreFault
        When there is none, when it is not whole (``bad_backup``), or ``newer``.
    """
    if path is None:
        found = newest_good(place)
        if found is None:
            raise StoreFault(
                "no_backup",
                sentence(
                    "There is no whole backup in {folder}. Name another folder with --data, or "
                    "the file of a backup.",
                    folder=str(place.backups),
                ),
            )
        return found
    if not path.exists() and (place.backups / path.name).exists():
        path = place.backups / path.name
    if not path.is_file():
        what = sentence("{file} is not there. List the backups with --list.", file=str(path))
        raise StoreFault("usage", what)
    with file_faults(str(path)):
        return read_through(path)


def restore(place: Place, path: Path | None = None, *, replace: bool = False) -> Restored:
    """Bring a backup back, and move what was there aside.

    Parameters
    ----------
    path : Path, optional
        The backup; else the newest whole one of the place.
    replace : bool
        Whether a server that has rows may be used; its tables are moved aside.

    Raises
    ------
    StoreFault
        When the backup is not whole or newer than the program, when another program has the
        database open (``in_use``), or when the server has rows and *replace* is False. Nothing was
        changed then.
    """
    backup = chosen_backup(place, path)
    if backup.version not in known_versions():
        raise fault("newer", str(backup.path))
    with file_faults(str(place)):
        private_folder(place.folder)
        if place.file is None:
            aside: Path | str | None = _into_server(place, backup, replace=replace)
        else:
            with alone(place.folder, str(place)):
                aside = _into_file(place.file, backup)
    open_store(place).close()
    return Restored(backup, aside)


def drill(place: Place, path: Path | None = None) -> Drill:
    """Restore a backup into a throw-away folder, open it there, and compare.

    The folder is removed again; the place itself is only read.
    """
    backup = chosen_backup(place, path)
    with tempfile.TemporaryDirectory(prefix="workbench-drill-") as folder:
        tried = Place(Path(folder))
        restore(tried, backup.path)
        database = open_store(tried)
        try:
            with database.reading() as connection:
                rows, head = rows_per_table(connection), noted(connection).get("audit_head", "")
        finally:
            database.close()
    differences = [
        sentence(
            "{table}: {found} rows came back of {expected}",
            table=table,
            found=rows.get(table, 0),
            expected=expected,
        )
        for table, expected in backup.rows.items()
        if table != "meta" and rows.get(table) != expected
    ]
    if head != backup.audit_head:
        differences.append(sentence("the end of the audit log is another"))
    return Drill(backup, tuple(differences), sum(rows.values()))


def _into_file(file: Path, backup: Backup) -> Path | None:
    fresh = file.with_name(f".{file.name}.restoring")
    fresh.unlink(missing_ok=True)
    os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        shutil.copyfile(backup.path, fresh)
        synced(fresh)
        if digest_of(fresh) != backup.digest:
            raise fault("disk_error", str(file))
        aside = _set_aside(file)
        fresh.replace(file)
        synced(file.parent)
    finally:
        fresh.unlink(missing_ok=True)
    return aside


def _set_aside(file: Path) -> Path | None:
    """Keep the present file under another name; there is a file at every moment."""
    if not file.exists():
        return None
    _finish_what_was_begun(file)
    aside = file.with_name(f"{file.stem}-before-{datetime.now(UTC):%Y-%m-%dT%H%M%S.%fZ}.db")
    try:
        os.link(file, aside)
    except OSError:
        # Some drives know no second name for a file.
        file.replace(aside)
    for rest in _BESIDE:
        # Belongs to the file that goes aside; applied to another it would damage that.
        with contextlib.suppress(FileNotFoundError):
            file.with_name(file.name + rest).replace(aside.with_name(aside.name + rest))
    return aside


def _finish_what_was_begun(file: Path) -> None:
    """Have SQLite take back what a program that died had half written, where it still can."""
    database = Database(sa.URL.create("sqlite", database=str(file)))
    with contextlib.suppress(StoreFault):
        with database.writing() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
        with database.engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            with file_faults(str(file)):
                driver.execute("PRAGMA journal_mode = DELETE")
    database.close()


def _into_server(place: Place, backup: Backup, *, replace: bool) -> str | None:
    database = Database(place.url)
    copy = Database(sa.URL.create("sqlite", database=str(backup.path)), read_only=True)
    try:
        with database.rebuilding() as target, copy.reading() as source:
            _refuse_others(target, place)
            aside = _tables_aside(target, place, replace=replace)
            build(target, backup.version)
            copy_rows(source, target)
            if damage(target):
                raise fault("damaged", str(place))
    finally:
        copy.close()
        database.close()
    return aside


def _tables_aside(connection: sa.Connection, place: Place, *, replace: bool) -> str | None:
    """Move the present tables into a schema of their own; its name, None where there are none."""
    if version_of(connection) is None:
        return None
    if not replace:
        raise StoreFault(
            "not_empty",
            sentence(
                "{place} has rows. Restore into an empty database, or write --replace: what is "
                "there is then moved aside.",
                place=str(place),
            ),
        )
    there = set(sa.inspect(connection).get_table_names())
    if "meta" not in there:
        raise fault("not_a_database", str(place))
    schema = f"before_{datetime.now(UTC):%Y%m%d_%H%M%S_%f}"
    connection.execute(sa.schema.CreateSchema(schema))
    for name in sorted(there & {*newest.tables, "alembic_version"}):
        connection.execute(sa.text(f'ALTER TABLE "{name}" SET SCHEMA {schema}'))
    return schema


def _refuse_others(connection: sa.Connection, place: Place) -> None:
    others = connection.execute(
        sa.text(
            "SELECT count(DISTINCT pid) FROM pg_stat_activity WHERE datname = current_database() "
            "AND application_name = :program AND pid <> pg_backend_pid()"
        ),
        {"program": PROGRAM},
    ).scalar_one()
    if others:
        raise fault("in_use", str(place))
