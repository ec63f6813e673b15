"""Opening the store: nothing is shown before the database has been read through."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

from workbench.locale import Sentence, sentence
from workbench.store.backups import (
    Backup,
    back_up,
    backups,
    daily_backup,
    described,
    newest_good,
    origin_of,
)
from workbench.store.checking import damage
from workbench.store.database import Database
from workbench.store.described import description_stands, sealed_in_a_later_way
from workbench.store.faults import StoreFault, fault, file_faults
from workbench.store.migrating import known_versions, migrate, version_of
from workbench.store.places import Place, on_network, place_of, private_folder
from workbench.store.presence import Presence

_FIRST_BYTES = b"SQLite format 3\0"


def open_store(place: Place | Path | str | None = None, *, check: bool = True) -> Database:
    """Open the database of a place; make it where there is none yet.

    Parameters
    ----------
    place : Place, Path or str, optional
        A data folder, or the address of a PostgreSQL database; else what the environment names.
    check : bool
        Read the whole database through, and make the backup of the day. False for a program that
        opens what the server has just checked.

    Returns
    -------
    Database
        To be closed; its ``notices`` are for the coordinator.

    Raises
    ------
    StoreFault
        With a sentence that says what is wrong and the mend. Nothing was changed then.
    """
    place = place_named(place)
    try:
        with file_faults(str(place)):
            return _opened(place, check=check)
    except StoreFault as problem:
        if problem.code in ("damaged", "not_a_database"):
            raise _with_backup(problem, place) from None
        raise


def place_named(place: Place | Path | str | None) -> Place:
    """Place that a folder, an address or the environment names."""
    if isinstance(place, Place):
        return place
    if isinstance(place, str) and "://" in place:
        return place_of(database=place)
    return place_of(None if place is None else Path(place))


def _opened(place: Place, *, check: bool) -> Database:
    private_folder(place.folder)
    had_backups = any(each.origin == origin_of(place) for each in backups(place))
    if place.file is not None:
        _refuse_other_files(place.file, had_backups=had_backups)
    presence = Presence(place.folder)
    database = Database(place.url)
    database.presence = presence
    try:
        if place.file is not None and on_network(place.folder):
            database.notices.append(_network_notice(place))
        _make_ready(place, database, check=check, had_backups=had_backups)
    except BaseException:
        database.close()
        raise
    return database


def _refuse_other_files(file: Path, *, had_backups: bool) -> None:
    if not file.exists() or file.stat().st_size == 0:
        if had_backups:
            raise fault("damaged", str(file))
        # Its owner's alone from the beginning.
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    elif file.read_bytes()[: len(_FIRST_BYTES)] != _FIRST_BYTES:
        raise fault("damaged" if had_backups else "not_a_database", str(file))
    if os.name == "posix" and file.stat().st_mode & 0o077:
        file.chmod(0o600)


def _make_ready(place: Place, database: Database, *, check: bool, had_backups: bool) -> None:
    versions = known_versions()
    with database.reading() as connection:
        version = version_of(connection)
        if version is None and had_backups:
            raise fault("damaged", str(place))
        if version is not None and version not in versions:
            raise fault("newer" if _sealed(connection) else "damaged", str(place))
        if version is not None and (check or version != versions[-1]) and damage(connection):
            raise fault("damaged", str(place))
    if version != versions[-1] and migrate(database, before=_before(place, database)):
        with contextlib.suppress(StoreFault):
            # Also of a database without rows: a file that was emptied is then told from a new one.
            daily_backup(place, database)
        if version is not None:
            database.notices.append(_upgraded(place))
    if check:
        # Tells a read-only file before somebody has worked on it.
        with database.writing():
            pass
        try:
            daily_backup(place, database)
        except StoreFault as problem:
            if problem.code == "damaged":
                raise
            database.notices.append(
                sentence("No backup could be made today. {why}", why=problem.sentence)
            )


def _sealed(connection: sa.Connection) -> bool:
    try:
        return sealed_in_a_later_way(connection) or description_stands(connection)
    except sa.exc.DBAPIError:
        return False


def _before(place: Place, database: Database) -> Callable[[], Backup]:
    return lambda: back_up(place, database, "migration")


def _with_backup(problem: StoreFault, place: Place) -> StoreFault:
    """The fault, with the newest good backup and the command that brings it back."""
    good = None
    with contextlib.suppress(StoreFault, OSError):
        good = newest_good(place)
    if good is None:
        if problem.code == "not_a_database":
            return problem
        what = sentence(
            "{place} is damaged, and there is no whole backup in {folder}. Keep the file, and ask "
            "whoever looks after this computer for a copy of the folder from an earlier day; "
            "nothing was changed.",
            place=str(place),
            folder=str(place.backups),
        )
        return StoreFault(problem.code, what)
    what = sentence(
        "{place} is damaged or gone; nothing was changed. The newest whole backup is {backup}. "
        "Bring it back with: {command}",
        place=str(place),
        backup=described(good),
        command=restore_command(place),
    )
    return StoreFault("damaged", what)


def restore_command(place: Place) -> str:
    """Words that bring the newest whole backup back."""
    if place.file is None:
        return "workbench restore --replace"
    if place.folder == place_of().folder:
        return "workbench restore"
    return f'workbench restore --data "{place.folder}"'


def _network_notice(place: Place) -> Sentence:
    return sentence(
        "{folder} is on a drive of another computer. Two programs that write there at the same "
        "time can damage the database. Keep the data on this computer (choose a folder with "
        "--data), or use a PostgreSQL server.",
        folder=str(place.folder),
    )


def _upgraded(place: Place) -> Sentence:
    return sentence(
        "The database was brought to this version of the workbench; a backup from before is in "
        "{folder}.",
        folder=str(place.backups),
    )
