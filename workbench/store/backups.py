"""Backups: whole copies, each opened and read through before it counts as one.

A copied file is no backup: copied while somebody wrote, 34 of 40 were damaged when it was
measured. SQLite makes the copy itself here, and a server's rows are read as of one moment.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

import sqlalchemy as sa

from workbench.locale import Sentence, sentence
from workbench.store.checking import damage
from workbench.store.copying import copy_rows, rows_per_table
from workbench.store.database import Database
from workbench.store.described import ID, noted
from workbench.store.faults import StoreFault, fault, file_faults
from workbench.store.migrating import build, version_of
from workbench.store.places import Place, private_folder

Why = Literal["daily", "migration", "asked"]

#: How many backups are kept; those that somebody asked for are never thrown away.
KEPT_DAYS, KEPT_MIGRATIONS = 14, 5

#: Key in ``meta`` that says how far the audit log had come.
AUDIT_HEAD = "audit_head"

#: Seconds after which an unfinished copy is known to be nobody's.
_ABANDONED = 3600

_UNFINISHED = ".unfinished"


@dataclass(frozen=True)
class Backup:
    """One backup.

    Attributes
    ----------
    path : Path
        The file, a SQLite database whatever the original is kept in.
    made_at : datetime
        When it was made.
    why : str
        ``daily``, ``migration`` (before one) or ``asked`` (by a person).
    origin : str
        What it is a copy of: a file's name, or host and database of a server.
    database_id : str
        Id of the database that it is a copy of.
    version : str
        Version of the tables.
    rows : dict of str to int
        Rows per table.
    audit_head : str
        How far the audit log had come; empty where it had no entry.
    digest : str
        SHA-256 of the file.
    """

    path: Path
    made_at: datetime
    why: str
    origin: str
    database_id: str
    version: str
    rows: dict[str, int] = field(default_factory=dict)
    audit_head: str = ""
    digest: str = ""


def back_up(place: Place, database: Database, why: Why, *, to: Path | None = None) -> Backup:
    """Make a backup, read it through, and only then give it its name.

    Parameters
    ----------
    to : Path, optional
        File to write, which must not be there yet; else a new one among the place's backups.

    Raises
    ------
    StoreFault
        When the copy cannot be written, or is not whole: ``damaged`` then, since the database
        that it was made from is not.
    """
    made_at = datetime.now(UTC)
    path = to or place.backups / f"{made_at:%Y-%m-%dT%H%M%S.%fZ}-{why}.db"
    with file_faults(str(path.parent)):
        if to is None:
            private_folder(place.backups)
            _sweep(place.backups)
        if path.exists():
            raise StoreFault(
                "usage",
                sentence("{file} is there already. Choose another name.", file=str(path)),
            )
        unfinished = path.with_name(f".{path.name}{_UNFINISHED}")
        # Its owner's alone from the beginning.
        os.close(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            _copy(database, unfinished)
            backup = _read_through(unfinished, origin=origin_of(place), why=why, made_at=made_at)
            synced(unfinished)
            _write_note(backup, note_of(path))
            unfinished.replace(path)
            synced(path.parent)
        finally:
            for rest in ("", "-journal", "-wal", "-shm"):
                unfinished.with_name(unfinished.name + rest).unlink(missing_ok=True)
    if to is None:
        _thin_out(place, backup)
    return _moved(backup, path)


def daily_backup(place: Place, database: Database) -> Backup | None:
    """Make the backup of today; None where there is one."""
    with database.reading() as connection:
        own = noted(connection).get(ID)
    today = datetime.now(UTC).astimezone().date()
    for each in backups(place):
        if each.database_id == own and each.made_at.astimezone().date() == today:
            return None
    return back_up(place, database, "daily")


def backups(place: Place) -> list[Backup]:
    """Backups of a place, newest first, as their notes say; not yet read through."""
    found = [each for path in place.backups.glob("*.db") if (each := _as_noted(path)) is not None]
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def read_through(path: Path) -> Backup:
    """Open a backup and read all of it.

    Raises
    ------
    StoreFault
        With the code ``bad_backup``, when it is not whole.
    """
    said = _as_noted(path)
    made_at = datetime.fromtimestamp(path.stat().st_mtime, UTC) if said is None else said.made_at
    why, origin = ("", "") if said is None else (said.why, said.origin)
    bad = StoreFault(
        "bad_backup",
        sentence("{file} is not a whole backup. Choose an older one.", file=str(path)),
    )
    if said is not None and said.digest and said.digest != digest_of(path):
        raise bad
    try:
        return _read_through(path, origin=origin, why=why, made_at=made_at)
    except StoreFault as problem:
        if problem.code in ("damaged", "not_a_database"):
            raise bad from None
        raise


def newest_good(place: Place) -> Backup | None:
    """The newest backup of a place that is whole; None where there is none."""
    for each in backups(place):
        if each.origin == origin_of(place):
            with contextlib.suppress(StoreFault):
                return read_through(each.path)
    return None


def origin_of(place: Place) -> str:
    """What a place's backups are copies of."""
    return str(place) if place.file is None else place.file.name


def described(backup: Backup) -> Sentence:
    """One line about a backup."""
    reasons = {
        "daily": sentence("of the day"),
        "migration": sentence("before a new version of the workbench"),
        "asked": sentence("asked for"),
    }
    return sentence(
        "{name}: {when}, {why}, {rounds} rounds, {applications} applications",
        name=backup.path.name,
        when=f"{backup.made_at.astimezone():%Y-%m-%d %H:%M}",
        why=reasons.get(backup.why, sentence("origin not known")),
        rounds=backup.rows.get("round", 0),
        applications=backup.rows.get("application", 0),
    )


def digest_of(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def synced(path: Path) -> None:
    """Have the disk confirm what was written to a file or folder."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def note_of(path: Path) -> Path:
    """The file beside a backup that says when, why and of what it was made."""
    return path.with_suffix(".json")


def _copy(database: Database, path: Path) -> None:
    if database.is_file:
        with database.engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute("VACUUM INTO ?", (str(path),))
        return
    copy = Database(sa.URL.create("sqlite", database=str(path)))
    with database.reading() as source, copy.rebuilding() as target:
        version = version_of(source)
        assert version is not None
        build(target, version)
        copy_rows(source, target)
    copy.close()


def _read_through(path: Path, *, origin: str, why: str, made_at: datetime) -> Backup:
    copy = Database(sa.URL.create("sqlite", database=str(path)), read_only=True)
    try:
        with file_faults(origin or str(path)), copy.reading() as connection:
            version = version_of(connection)
            if version is None or damage(connection):
                raise fault("damaged", origin or str(path))
            said = noted(connection)
            rows = rows_per_table(connection)
    finally:
        copy.close()
    return Backup(
        path,
        made_at,
        why,
        origin,
        said.get(ID, ""),
        version,
        rows,
        said.get(AUDIT_HEAD, ""),
        digest_of(path),
    )


def _write_note(backup: Backup, path: Path) -> None:
    said = asdict(backup) | {"made_at": backup.made_at.isoformat()}
    del said["path"]
    unfinished = path.with_name(f".{path.name}{_UNFINISHED}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(said, file, indent=1, sort_keys=True)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def _as_noted(path: Path) -> Backup | None:
    try:
        said = json.loads(note_of(path).read_text(encoding="utf-8"))
        said["made_at"] = datetime.fromisoformat(said["made_at"])
        return Backup(path=path, **said)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _moved(backup: Backup, path: Path) -> Backup:
    return Backup(**{**backup.__dict__, "path": path})


def _thin_out(place: Place, newest: Backup) -> None:
    """Throw away what is too old; the newest, just read through, always stays."""
    for each in _too_old(backups(place), newest):
        with contextlib.suppress(OSError):
            each.path.unlink()
            note_of(each.path).unlink(missing_ok=True)


def _too_old(there: list[Backup], newest: Backup) -> Iterator[Backup]:
    days: set[date] = set()
    migrations = 0
    for each in there:
        if each.database_id != newest.database_id:
            continue
        if each.why == "daily":
            day = each.made_at.astimezone().date()
            if day in days or len(days) >= KEPT_DAYS:
                yield each
            days.add(day)
        elif each.why == "migration":
            migrations += 1
            if migrations > KEPT_MIGRATIONS:
                yield each


def _sweep(folder: Path) -> None:
    """Remove what programs that were killed half-way left."""
    for path in folder.glob(f".*{_UNFINISHED}*"):
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > _ABANDONED:
                path.unlink()
    for note in folder.glob("*.json"):
        with contextlib.suppress(OSError):
            old = time.time() - note.stat().st_mtime > _ABANDONED
            if old and not note.with_suffix(".db").exists():
                note.unlink()
