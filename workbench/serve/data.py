"""The data that a server serves: opened and read through before any page is shown."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from workbench.store.backups import daily_backup
from workbench.store.database import Database
from workbench.store.faults import StoreFault, file_faults
from workbench.store.opening import open_store
from workbench.store.places import Place, place_of

#: How often a running server asks whether today has its backup.
_SECONDS = 3600.0


@contextmanager
def opened_data(
    folder: Path | None, database: str | None, *, demo: bool, say: Callable[[str], None]
) -> Iterator[Place]:
    """Open the store for as long as the server runs, and make the backup of every day.

    Parameters
    ----------
    folder : Path, optional
        Data folder; else the one of the environment or the user.
    database : str, optional
        Address of a PostgreSQL database.
    demo : bool
        Use a throw-away folder, and remove it at the end.
    say : callable
        Receives what the coordinator should know.

    Raises
    ------
    StoreFault
        When the data cannot be used.
    """
    with _place(folder, database, demo=demo) as place:
        opened = open_store(place)
        for notice in opened.notices:
            say(str(notice))
        ended = threading.Event()
        threading.Thread(target=_every_day, args=(place, opened, ended), daemon=True).start()
        try:
            yield place
        finally:
            ended.set()
            opened.close()


@contextmanager
def _place(folder: Path | None, database: str | None, *, demo: bool) -> Iterator[Place]:
    if not demo:
        yield place_of(folder, database)
        return
    with file_faults(tempfile.gettempdir()):
        thrown_away = Path(tempfile.mkdtemp(prefix="workbench-demo-"))
    try:
        yield Place(thrown_away.resolve())
    finally:
        shutil.rmtree(thrown_away, ignore_errors=True)


def _every_day(place: Place, database: Database, ended: threading.Event) -> None:
    while not ended.wait(_SECONDS):
        # What is wrong is told at the next start, and by every save.
        with suppress(StoreFault):
            daily_backup(place, database)
