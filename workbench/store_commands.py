"""The commands ``workbench backup`` and ``workbench restore``.

Exit codes: 0 done, 1 the data need a person, 2 wrong usage. Bad input never shows a traceback.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from workbench.locale import LANGUAGES, count_sentence, tr, use_language

if TYPE_CHECKING:
    from workbench.store.places import Place

Data = Annotated[
    Path | None, typer.Option(help="Data folder; the one of the workbench by default.")
]
Server = Annotated[
    str | None,
    typer.Option("--database", help="PostgreSQL database instead of the folder's file."),
]
Language = Annotated[str, typer.Option(help="Language of the texts: sv, da, nb or en.")]


def add_store_commands(app: typer.Typer) -> None:
    """Add both commands to the command line."""
    app.command("backup")(backup_command)
    app.command("restore")(restore_command)


def backup_command(
    data: Data = None,
    to: Annotated[
        Path | None, typer.Option(help="File to write; else a new one in the folder's backups.")
    ] = None,
    database: Server = None,
    language: Language = "en",
) -> None:
    """Make a backup, open it and read all of it; works while the workbench is open."""
    from workbench.store.backups import back_up, described
    from workbench.store.opening import open_store
    from workbench.store.places import place_of

    with faults_told(language):
        place = place_of(data, database)
        if place.file is not None and not place.file.exists():
            _leave(tr("{file} is not there: nothing to back up.", file=str(place.file)), code=1)
        opened = open_store(place)
        try:
            backup = back_up(place, opened, "asked", to=to and to.expanduser().absolute())
        finally:
            opened.close()
        typer.echo(tr("Backup made and read through: {file}", file=str(backup.path)))
        typer.echo(str(described(backup)))


def restore_command(
    backup: Annotated[
        Path | None,
        typer.Argument(help="File of a backup, or its name; the newest whole one by default."),
    ] = None,
    data: Data = None,
    drill: Annotated[
        bool,
        typer.Option("--drill", help="Only try it, in a throw-away folder; change nothing."),
    ] = False,
    listed: Annotated[bool, typer.Option("--list", help="Only list the backups.")] = False,
    replace: Annotated[
        bool,
        typer.Option("--replace", help="On a server: move the tables that are there aside."),
    ] = False,
    database: Server = None,
    language: Language = "en",
) -> None:
    """Bring a backup back; what was there before is moved aside, never thrown away."""
    from workbench.store.places import place_of
    from workbench.store.restoring import restore

    with faults_told(language):
        place = place_of(data, database)
        if listed:
            _list(place)
        elif drill:
            _drill(place, backup)
        else:
            done = restore(place, backup, replace=replace)
            typer.echo(tr("Restored: {file}", file=str(done.backup.path)))
            if done.aside is not None:
                typer.echo(tr("What was there before is kept in {place}", place=str(done.aside)))


def _list(place: Place) -> None:
    from workbench.store.backups import backups, described

    there = backups(place)
    for each in there:
        typer.echo(str(described(each)))
    if not there:
        typer.echo(tr("There is no backup in {folder} yet.", folder=str(place.backups)))


def _drill(place: Place, path: Path | None) -> None:
    from workbench.store.backups import described
    from workbench.store.restoring import drill

    done = drill(place, path)
    typer.echo(str(described(done.backup)))
    for each in done.differences:
        typer.echo(str(each))
    if done.differences:
        _leave(tr("The backup came back, but not as it was. Try an older one."), code=1)
    typer.echo(
        str(
            count_sentence(
                "The drill went well: {n} row came back as it was. Nothing was changed.",
                "The drill went well: {n} rows came back as they were. Nothing was changed.",
                done.rows,
            )
        )
    )


@contextmanager
def faults_told(language: str) -> Iterator[None]:
    """Print what stands in the way of the database, in a language, and leave with its exit code."""
    from workbench.store.faults import StoreFault, file_faults

    if language not in LANGUAGES:
        _leave(f'"{language}" is not a language of the workbench. Write one of sv, da, nb, en.')
    use_language(language)
    try:
        with file_faults(tr("The data folder")):
            yield
    except StoreFault as problem:
        _leave(str(problem), code=2 if problem.code == "usage" else 1)


def _leave(sentence: str, *, code: int = 2) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(code)
