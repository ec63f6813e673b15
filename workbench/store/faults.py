"""What stands in the way of the database, in words: what it is, and the mend.

A :class:`StoreFault` never holds a value, a query, a parameter or a password.
"""

from __future__ import annotations

import dataclasses
import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import sqlalchemy as sa

from workbench.locale import Sentence, sentence

#: What is wrong, and the mend; ``{place}`` is the file, folder or server.
SENTENCES: dict[str, Sentence] = {
    "full_disk": sentence(
        "The disk is full: {place} could not be written. Make room on it and try again; what was "
        "saved before is kept."
    ),
    "read_only": sentence(
        "{place} is read-only. Allow writing to it and its folder, or choose another folder "
        "with --data."
    ),
    "not_permitted": sentence(
        "{place} may not be used by you. Ask whoever looks after this computer for permission to "
        "read and write it, or choose another folder with --data."
    ),
    "folder_missing": sentence(
        "{place} is not there. Connect the drive that it is on, or choose another folder "
        "with --data."
    ),
    "not_a_folder": sentence("{place} is not a folder. Choose another folder with --data."),
    "cannot_open": sentence(
        "{place} cannot be opened. See that it is a file and that you may read and write it and "
        "its folder, or choose another folder with --data."
    ),
    "disk_error": sentence(
        "The disk gave an error for {place}. Nothing half-done was kept. See that the drive is "
        "connected and well, and try again."
    ),
    "locked": sentence(
        "Another program kept {place} busy for too long; nothing was saved. Try again; if it stays "
        "so, close other programs that use it."
    ),
    "in_use": sentence(
        "The workbench has {place} open. Close its windows and stop it, then try again."
    ),
    "newer": sentence(
        "{place} was written by a newer version of the workbench. Install the newest version; "
        "nothing was changed."
    ),
    "not_a_database": sentence(
        "{place} is not a database of the workbench. Move the file away, or choose another folder "
        "with --data; nothing was changed."
    ),
    "damaged": sentence(
        "{place} is damaged; nothing was changed. Stop the workbench and start it again: it then "
        "names the newest good backup."
    ),
    "password": sentence(
        "{place} does not accept this user and password. Correct them in WORKBENCH_DATABASE or in "
        "the password file of PostgreSQL."
    ),
    "unreachable": sentence(
        "{place} does not answer. See that the server runs and that its name and port are right "
        "in WORKBENCH_DATABASE."
    ),
    "no_such_database": sentence(
        "{place} is not there: the server has no database of that name. Create it, or correct the "
        "name in WORKBENCH_DATABASE."
    ),
    "other": sentence(
        "{place} could not be used ({kind}). Try again; if it stays so, pass this message on."
    ),
}

_SQLITE = {
    "SQLITE_FULL": "full_disk",
    "SQLITE_READONLY": "read_only",
    "SQLITE_PERM": "not_permitted",
    "SQLITE_AUTH": "not_permitted",
    "SQLITE_CANTOPEN": "cannot_open",
    "SQLITE_IOERR": "disk_error",
    "SQLITE_BUSY": "locked",
    "SQLITE_LOCKED": "locked",
    "SQLITE_PROTOCOL": "locked",
    "SQLITE_NOTADB": "not_a_database",
    "SQLITE_CORRUPT": "damaged",
}

#: By the beginning of a PostgreSQL error code.
_POSTGRESQL = {
    "28": "password",
    "3D000": "no_such_database",
    "53100": "full_disk",
    "25006": "read_only",
    "42501": "not_permitted",
    "55P03": "locked",
    "40": "locked",
    "25P03": "locked",
    "XX": "damaged",
    "08": "unreachable",
    "57P": "unreachable",
    "53300": "unreachable",
}

_OS = {
    errno.ENOSPC: "full_disk",
    errno.EDQUOT: "full_disk",
    errno.EFBIG: "full_disk",
    errno.EROFS: "read_only",
    errno.EACCES: "not_permitted",
    errno.EPERM: "not_permitted",
    errno.ENOENT: "folder_missing",
    errno.ENODEV: "folder_missing",
    errno.ENOTDIR: "not_a_folder",
    errno.EEXIST: "not_a_folder",
    errno.EIO: "disk_error",
}


class StoreFault(Exception):
    """The database cannot be used.

    Attributes
    ----------
    code : str
        What is wrong, for programs: a key of :data:`SENTENCES` or a word of whoever raises it.
    sentence : Sentence
        What is wrong and the mend, for people.
    """

    def __init__(self, code: str, said: Sentence) -> None:
        self.code = code
        self.sentence = said
        super().__init__(code)

    def __str__(self) -> str:
        return str(self.sentence)


def fault(code: str, place: str, **values: str) -> StoreFault:
    """Fault of a known kind about a file, folder or server."""
    said = dataclasses.replace(SENTENCES[code], values={"place": place, **values})
    return StoreFault(code, said)


@contextmanager
def database_faults(place: str) -> Iterator[None]:
    """Turn every error of a database into a :class:`StoreFault` about *place*."""
    try:
        yield
    except (sa.exc.DBAPIError, sqlite3.Error, psycopg.Error) as error:
        # The original says values of rows: it is not kept beside the fault.
        raise _of_database(error, place) from None
    except sa.exc.TimeoutError:
        raise fault("locked", place) from None


@contextmanager
def file_faults(place: str) -> Iterator[None]:
    """Turn every error of a file, folder or database into a :class:`StoreFault` about *place*."""
    try:
        with database_faults(place):
            yield
    except UnicodeDecodeError:
        # The driver words what is wrong with a damaged file, with what stands there.
        raise fault("damaged", place) from None
    except OSError as error:
        code = _OS.get(error.errno or 0)
        kind = errno.errorcode.get(error.errno or 0, type(error).__name__)
        where = str(error.filename) if error.filename and code != "full_disk" else place
        raise (fault(code, where) if code else fault("other", where, kind=kind)) from None


def code_of(error: BaseException) -> str | None:
    """Kind of a database's error; None where it is of no kind that has words of its own."""
    original = getattr(error, "orig", None) or error
    if isinstance(original, sqlite3.Error):
        name = getattr(original, "sqlite_errorname", "")
        # Text that is no text, and a header that names no format, have no code of their own.
        if any(words in str(original) for words in ("decode to UTF-8", "unsupported file format")):
            return "damaged"
        return next((code for prefix, code in _SQLITE.items() if name.startswith(prefix)), None)
    if isinstance(original, psycopg.Error):
        return _of_server(original)
    return None


def _of_database(error: Exception, place: str) -> StoreFault:
    code = code_of(error)
    if code is not None:
        return fault(code, place)
    original = getattr(error, "orig", None) or error
    name = getattr(original, "sqlite_errorname", None) or getattr(original, "sqlstate", None)
    return fault("other", place, kind=name or type(original).__name__)


def _of_server(error: psycopg.Error) -> str | None:
    state = error.sqlstate
    if state:
        return next((code for prefix, code in _POSTGRESQL.items() if state.startswith(prefix)), None)
    if not isinstance(error, psycopg.OperationalError):
        return None
    # A connection that was never made has no code, only the server's words.
    said = str(error)
    if "password" in said or "authentication" in said or ("role " in said and "exist" in said):
        return "password"
    if "database " in said and "does not exist" in said:
        return "no_such_database"
    return "unreachable"
