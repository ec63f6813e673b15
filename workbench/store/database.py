"""One open database: how it is reached, and what a transaction on it is.

SQLite writes begin with ``BEGIN IMMEDIATE``: SQLAlchemy's default reads first and takes the lock
later, and silently lost 270 of 400 updates of two writers when it was measured. PostgreSQL writers
take one advisory lock, since all of them add to the one chain of the audit log.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from workbench.locale import Sentence
from workbench.store.faults import database_faults
from workbench.store.places import on_network, shown
from workbench.store.presence import Presence

#: A connection within a transaction, for rooms that only hand it on.
Connection = sa.Connection

#: Seconds a writer waits for another.
BUSY_SECONDS = 15

#: Seconds that a server waits for the next word of a writer before it takes back what she began.
IDLE_SECONDS = 60

#: Earlier versions can damage a write-ahead log that several processes share.
SAFE_WAL = (3, 51, 3)

#: Any number that no other program on the server uses.
_LOCK = 7_301_995

#: What the workbench calls itself on a server.
PROGRAM = "mentor-workbench"


class Database:
    """A database that is open.

    Parameters
    ----------
    url : str or URL
        ``sqlite:///…`` or ``postgresql+psycopg://…``.
    read_only : bool
        Refuse every write.

    Attributes
    ----------
    notices : list of Sentence
        What a coordinator should know about where the data stand.
    presence : Presence or None
        Keeps others from restoring a backup meanwhile.
    """

    def __init__(self, url: str | sa.URL, *, read_only: bool = False) -> None:
        self.url = sa.make_url(url)
        self.read_only = read_only
        self.notices: list[Sentence] = []
        self.presence: Presence | None = None
        self._network = self.path is not None and on_network(self.path.resolve().parent)
        self.engine = self._engine()

    def __str__(self) -> str:
        return shown(self.url)

    @property
    def is_file(self) -> bool:
        """Whether it is one file on this computer."""
        return self.url.get_backend_name() == "sqlite"

    @property
    def path(self) -> Path | None:
        """The file, where it is one."""
        return Path(self.url.database or "") if self.is_file else None

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Connection that sees one state of the database until it is closed.

        Raises
        ------
        StoreFault
            For every error of the database, here and in :meth:`writing`.
        """
        faults = database_faults(str(self))
        with faults, self.engine.connect() as connection, connection.begin():
            if not self.is_file:
                connection.execute(sa.text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Connection of the only writer: committed at the end, or as if nothing had been done."""
        faults = database_faults(str(self))
        with faults, self._writer.connect() as connection, connection.begin():
            if not self.is_file:
                # A computer that falls asleep in the middle of a write does not keep the others.
                idle = sa.func.set_config(
                    "idle_in_transaction_session_timeout", f"{IDLE_SECONDS}s", True
                )
                connection.execute(sa.select(idle, sa.func.pg_advisory_xact_lock(_LOCK)))
            yield connection

    @contextmanager
    def rebuilding(self) -> Iterator[sa.Connection]:
        """Connection of the only writer, which may take tables apart and put them together.

        References are not enforced meanwhile; whoever uses it checks them before the end.
        """
        with database_faults(str(self)), self._writer.connect() as connection:
            if self.is_file:
                # Only before a transaction; the connection is thrown away afterwards.
                driver = connection.connection.driver_connection
                assert driver is not None
                driver.execute("PRAGMA foreign_keys = OFF")
            with connection.begin():
                if not self.is_file:
                    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
                yield connection

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()
        if self.presence is not None:
            self.presence.close()
            self.presence = None

    def _engine(self) -> sa.Engine:
        if not self.is_file:
            options = f"-c lock_timeout={BUSY_SECONDS * 1000}"
            # Whatever the server is set to: a writer that waited for the lock must see what was
            # written meanwhile, which a transaction with one picture of the database does not.
            options += r" -c default_transaction_isolation=read\ committed"
            if self.read_only:
                options += " -c default_transaction_read_only=on"
            arguments: dict[str, Any] = {
                "options": options,
                "application_name": PROGRAM,
                "connect_timeout": BUSY_SECONDS,
            }
            engine = sa.create_engine(
                self.url, pool_pre_ping=True, hide_parameters=True, connect_args=arguments
            )
            self._writer = engine
            return engine
        engine = sa.create_engine(
            "sqlite://", creator=self._connected, poolclass=sa.NullPool, hide_parameters=True
        )
        sa.event.listen(engine, "begin", _begin)
        # The same engine, whose transactions take the writer's lock at once.
        self._writer = engine.execution_options(writes=True)
        return engine

    def _connected(self) -> sqlite3.Connection:
        assert self.path is not None
        mode = "ro" if self.read_only else "rwc"
        connection = sqlite3.connect(
            f"{self.path.resolve().as_uri()}?mode={mode}",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        connection.execute("PRAGMA foreign_keys = ON")
        # A file that was made to look like a database runs nothing.
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA synchronous = FULL")
        if not self.read_only:
            safe = sqlite3.sqlite_version_info >= SAFE_WAL and not self._network
            journal = "WAL" if safe else "DELETE"
            connection.execute(f"PRAGMA journal_mode = {journal}")
        return connection


def _begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
