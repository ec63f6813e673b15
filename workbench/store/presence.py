"""Who has a data folder open, so that a backup is never restored under somebody's hands.

A program that writes keeps a reader's lock on a small SQLite file beside the database for as long
as it runs; restoring asks for the file alone. The system lets go of the locks of programs that die.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from workbench.store.faults import code_of, fault

FILE_NAME = "workbench.lock"

#: Seconds to wait while a backup is being restored.
_PATIENCE = 15.0


class Presence:
    """That this program has the data folder open, until closed."""

    def __init__(self, folder: Path) -> None:
        self._connection = _opened(folder, patience=_PATIENCE)
        # An open transaction that has read: a shared lock.
        self._connection.execute("BEGIN")
        self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()

    def close(self) -> None:
        """Say that the folder is no longer used."""
        self._connection.close()


@contextmanager
def alone(folder: Path, place: str) -> Iterator[None]:
    """Be the only one that has the data folder open.

    Raises
    ------
    StoreFault
        With the code ``in_use``, when another program has it open.
    """
    with closing(_opened(folder, patience=0.0)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if code_of(error) == "locked":
                raise fault("in_use", place) from None
            raise
        yield


def _opened(folder: Path, *, patience: float) -> sqlite3.Connection:
    path = folder / FILE_NAME
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    return sqlite3.connect(path, timeout=patience, isolation_level=None, check_same_thread=False)
