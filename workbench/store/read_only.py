"""Opening the store for reading only: nothing is made, moved on to a newer version, or written."""

from __future__ import annotations

from pathlib import Path

from workbench.locale import sentence
from workbench.store.database import Database
from workbench.store.faults import StoreFault, fault, file_faults
from workbench.store.migrating import known_versions, version_of
from workbench.store.opening import place_named
from workbench.store.places import Place


def open_read_only(place: Place | Path | str | None = None) -> Database:
    """Open the database of a place so that no write through it can succeed.

    Parameters
    ----------
    place : Place, Path or str, optional
        A data folder, or the address of a PostgreSQL database; else what the environment names.

    Returns
    -------
    Database
        To be closed. SQLite opens the file with ``mode=ro``; PostgreSQL makes every transaction
        read-only.

    Raises
    ------
    StoreFault
        ``nothing_there`` where no round was ever kept, ``earlier`` or ``newer`` where another
        version of the workbench wrote it, ``cut_off`` where a write that was cut off has to be
        mended first; or any other fault of a file or server.
    """
    place = place_named(place)
    with file_faults(str(place)):
        if place.file is not None and not (place.file.is_file() and place.file.stat().st_size):
            raise _nothing_there(place)
        database = Database(place.url, read_only=True)
        try:
            _see_that_it_can_be_read(place, database)
        except BaseException:
            database.close()
            raise
    return database


def _see_that_it_can_be_read(place: Place, database: Database) -> None:
    versions = known_versions()
    try:
        with database.reading() as connection:
            version = version_of(connection)
    except StoreFault as problem:
        if problem.code != "read_only":
            raise
        # SQLite has to roll a cut-off write back, and may not.
        raise StoreFault(
            "cut_off",
            sentence(
                "A program was cut off while it wrote to {place}. Start the workbench once: it "
                "puts that right; then open it for reading.",
                place=str(place),
            ),
        ) from None
    if version is None:
        raise _nothing_there(place)
    if version not in versions:
        raise fault("newer", str(place))
    if version != versions[-1]:
        raise StoreFault(
            "earlier",
            sentence(
                "{place} was written by an earlier version of the workbench. Start the workbench "
                "once: it makes a backup and brings the data to this version.",
                place=str(place),
            ),
        )


def _nothing_there(place: Place) -> StoreFault:
    return StoreFault(
        "nothing_there",
        sentence(
            "No round is kept in {place} yet. Begin one in the workbench, or name the data folder "
            "that has it.",
            place=str(place),
        ),
    )
