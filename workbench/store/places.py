"""Where the data stand: a folder, and the file in it or a server; and what speaks against it."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs
import sqlalchemy as sa

from workbench.locale import sentence
from workbench.store.faults import StoreFault

#: Environment variable with the address of a PostgreSQL server.
SERVER_VARIABLE = "WORKBENCH_DATABASE"

#: Environment variable with the data folder.
FOLDER_VARIABLE = "WORKBENCH_DATA"

FILE_NAME = "workbench.db"

#: File systems of other computers, on which locks cannot be relied on.
_NETWORK = frozenset(
    ["9p", "afpfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "fuse.davfs2", "fuse.glusterfs", "fuse.rclone", "fuse.s3fs", "fuse.sshfs", "gfs", "gfs2", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "smb3", "smbfs", "webdav"]
)

_REMOTE_DRIVE = 4  # DRIVE_REMOTE of Windows


@dataclass(frozen=True)
class Place:
    """Where the data stand.

    Attributes
    ----------
    folder : Path
        Data folder, with the database file and the backups.
    server : str or None
        Address of a PostgreSQL database that is used instead of the file.
    """

    folder: Path
    server: str | None = None

    @property
    def file(self) -> Path | None:
        """The database file; None where a server is used."""
        return None if self.server else self.folder / FILE_NAME

    @property
    def url(self) -> sa.URL:
        """Address of the database for the driver."""
        if self.server:
            return sa.make_url(self.server)
        return sa.URL.create("sqlite", database=str(self.file))

    @property
    def backups(self) -> Path:
        """Folder of the backups."""
        return self.folder / "backups"

    def __str__(self) -> str:
        return shown(self.url)


def place_of(data: Path | None = None, database: str | None = None) -> Place:
    """Place that options or the environment name; else the user's data folder.

    Parameters
    ----------
    data : Path, optional
        Data folder; else ``WORKBENCH_DATA``.
    database : str, optional
        ``postgresql://…``; else ``WORKBENCH_DATABASE``. The folder then holds the backups.

    Raises
    ------
    StoreFault
        With the code ``usage``, when *database* is no address of a PostgreSQL database.
    """
    named = os.environ.get(FOLDER_VARIABLE)
    folder = data or (Path(named) if named else Path(platformdirs.user_data_dir("mentor-workbench")))
    server = database or os.environ.get(SERVER_VARIABLE)
    return Place(folder.expanduser().resolve(), _address(server) if server else None)


def private_folder(folder: Path) -> Path:
    """Create *folder* for its owner alone and return it, made absolute.

    A folder that exists keeps its contents and is closed to other users of the computer.
    """
    folder = folder.expanduser().resolve()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if sys.platform != "win32" and folder.stat().st_mode & 0o077:
        folder.chmod(0o700)
    return folder


def shown(url: sa.URL) -> str:
    """Address as it may be shown: a file's path, or host and database of a server."""
    if url.get_backend_name() == "sqlite":
        return url.database or ""
    host = url.host or url.query.get("host") or "localhost"
    return f"{host if isinstance(host, str) else host[0]}/{url.database or ''}"


def on_network(folder: Path, mounts: str | None = None) -> bool:
    """Whether a folder is on a drive of another computer; False where that cannot be known.

    Parameters
    ----------
    mounts : str, optional
        Lines as in ``/proc/mounts``, to ask about another computer than this one.
    """
    if sys.platform == "win32" and mounts is None:
        import ctypes  # noqa: PLC0415  only where Windows is

        drive = os.path.splitdrive(folder)[0]
        kind = ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\")  # type: ignore[attr-defined]
        return drive.startswith("\\\\") or kind == _REMOTE_DRIVE
    if mounts is None:
        try:
            mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return False
    deepest, found = -1, ""
    for line in mounts.splitlines():
        words = line.split(" ")
        # Spaces and the like stand in octal.
        mount = Path(words[1].encode("latin-1", "replace").decode("unicode_escape"))
        if len(mount.parts) >= deepest and (mount == folder or mount in folder.parents):
            deepest, found = len(mount.parts), words[2]
    return found in _NETWORK


def _address(server: str) -> str:
    problem = StoreFault(
        "usage",
        sentence(
            "The address of the database cannot be read. Write "
            "postgresql://user@host/database; the password may stand in WORKBENCH_DATABASE or in "
            "the password file of PostgreSQL."
        ),
    )
    try:
        url = sa.make_url(server)
    except (sa.exc.ArgumentError, ValueError):
        raise problem from None
    if url.drivername not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise problem
    return url.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
