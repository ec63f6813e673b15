"""Bringing a database to the newest version: all of it, or as if nothing had been done.

Each version is a file in ``migrations/versions``, in order of their names. All steps between a
database's version and the newest are one transaction.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from workbench.store.checking import damage
from workbench.store.database import Database
from workbench.store.described import (
    COLUMNS,
    CREATED,
    ID,
    description_of,
    noted,
    seal_description,
    set_noted,
)
from workbench.store.faults import fault
from workbench.store.places import shown
from workbench.store.schema import metadata as newest

#: The migrations that come with the program.
SCRIPTS = Path(__file__).parent / "migrations"


def known_versions(scripts: Path = SCRIPTS) -> list[str]:
    """Versions that this program knows, oldest first."""
    return sorted(path.stem for path in (scripts / "versions").glob("v*.py"))


def version_of(connection: sa.Connection) -> str | None:
    """Version of a database; None where it has no tables at all.

    Raises
    ------
    StoreFault
        With the code ``not_a_database``, when its tables are not the workbench's.
    """
    tables = set(sa.inspect(connection).get_table_names())
    if "alembic_version" in tables:
        versions = connection.execute(sa.text("SELECT version_num FROM alembic_version"))
        found = list(versions.scalars())
        if len(found) == 1:
            return str(found[0])
    if not tables:
        return None
    raise fault("not_a_database", _name_of(connection))


def migrate(
    database: Database,
    *,
    scripts: Path = SCRIPTS,
    metadata: sa.MetaData = newest,
    before: Callable[[], object] = lambda: None,
) -> bool:
    """Bring a database to the newest version, in one transaction.

    Parameters
    ----------
    scripts : Path
        Folder of the migrations.
    metadata : MetaData
        Tables as the last of them leaves them.
    before : callable
        Called before the first change of a database that has rows: makes a backup.

    Returns
    -------
    bool
        Whether there was anything to do: False where another program has done it meanwhile.

    Raises
    ------
    StoreFault
        ``newer`` when the database is of a version that is not known here; ``damaged`` when it is
        not whole afterwards. Nothing is changed then.
    """
    versions = known_versions(scripts)
    with database.rebuilding() as connection:
        version = version_of(connection)
        if version == versions[-1]:
            return False
        if version is not None and version not in versions:
            raise fault("newer", str(database))
        if version is not None:
            before()
        build(connection, versions[-1], scripts=scripts, metadata=metadata)
        if damage(connection):
            raise fault("damaged", str(database))
    return True


def build(
    connection: sa.Connection,
    version: str,
    *,
    scripts: Path = SCRIPTS,
    metadata: sa.MetaData = newest,
) -> None:
    """Bring the tables to a version within the transaction of the caller, and describe them."""
    _upgrade(connection, version, scripts)
    if ID not in noted(connection):
        set_noted(connection, ID, secrets.token_hex(16))
        set_noted(connection, CREATED, datetime.now(UTC).isoformat(timespec="seconds"))
    set_noted(connection, COLUMNS, description_of(metadata))
    seal_description(connection)


def _name_of(connection: sa.Connection) -> str:
    if connection.dialect.name == "sqlite":
        return str(connection.exec_driver_sql("PRAGMA database_list").all()[0][2])
    return shown(connection.engine.url)


def _upgrade(connection: sa.Connection, version: str, scripts: Path) -> None:
    # Alembic takes a while to load, and is needed only here.
    from alembic.operations import Operations  # noqa: PLC0415
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    directory = ScriptDirectory(str(scripts))

    def steps(revision: tuple[str, ...], _context: MigrationContext) -> list[object]:
        return list(directory._upgrade_revs(version, revision))  # type: ignore[arg-type]  # noqa: SLF001

    context = MigrationContext.configure(connection, opts={"fn": steps})
    with Operations.context(context):
        context.run_migrations()
