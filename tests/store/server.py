"""A PostgreSQL server of our own for the tests: Debian's binaries, a folder that is thrown away."""

import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

#: Reason to skip, where there is none.
NONE = "no PostgreSQL server here: install Debian's package postgresql"


def binaries():
    """Folder of initdb and pg_ctl, newest version first; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    if found:
        return found[0].parent
    initdb = shutil.which("initdb")
    return Path(initdb).parent if initdb else None


@contextmanager
def running_server():
    """URL of a fresh server's database ``postgres``, until the end."""
    programs = binaries()
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    user = _user()
    if user is not None:
        os.chown(folder, user.pw_uid, user.pw_gid)
    folder.chmod(0o755)

    def run(*command):
        subprocess.run(
            command,
            check=True,
            capture_output=True,
            cwd=folder,
            user=None if user is None else user.pw_uid,
            group=None if user is None else user.pw_gid,
            extra_groups=None if user is None else [],
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(folder)},
        )

    data, log = str(folder / "data"), str(folder / "log")
    try:
        run(programs / "initdb", "-D", data, "-U", "workbench", "-A", "trust", "-E", "UTF8", "-N")
        with (folder / "data" / "pg_hba.conf").open("r+", encoding="ascii") as rules:
            trusted = rules.read()
            rules.seek(0)
            rules.write("local guarded all scram-sha-256\n" + trusted)
        settings = f"-c listen_addresses='' -k {folder} -c fsync=off -c max_connections=100"
        run(programs / "pg_ctl", "-D", data, "-w", "-l", log, "-o", settings, "start")
        try:
            yield sa.URL.create(
                "postgresql+psycopg",
                username="workbench",
                database="postgres",
                query={"host": str(folder)},
            )
        finally:
            run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database_on(server):
    """Address of an empty database on a server; gone at the end."""
    engine = sa.create_engine(server, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    name = f"t_{secrets.token_hex(6)}"
    with engine.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    try:
        yield server.set(database=name).render_as_string(hide_password=False)
    finally:
        with engine.connect() as connection:
            connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))


def _user():
    """Somebody else than root, who may not run a server; None where that is already so."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    return None
