"""Every fault of the database in words: what it is and the mend, never a value or a password."""

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.store.rows import filled, row
from workbench.locale import sentence
from workbench.store import database as module
from workbench.store.database import Database
from workbench.store.described import seal_description
from workbench.store.faults import SENTENCES, StoreFault, code_of, file_faults
from workbench.store.opening import open_store
from workbench.store.places import Place, on_network, place_of
from workbench.store.schema import KEPT


def refused(call, *arguments, **options):
    with pytest.raises(StoreFault) as fault:
        call(*arguments, **options)
    assert fault.value.__cause__ is None
    return fault.value.code, str(fault.value)


@contextmanager
def mounted(folder, *options):
    """A small drive of its own at *folder*."""
    folder.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, check=False).returncode
    except FileNotFoundError:
        done = 1
    if done:
        pytest.skip("no drive can be mounted here: run as root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def full(database):
    """Write until the drive is full."""
    with database.writing() as connection:
        for number in range(10_000):
            said = row("person", f"p{number}", protected_identity=False)
            connection.execute(sa.insert(KEPT["person"]), [said])


def test_a_full_disk_is_told_and_what_was_saved_before_is_kept(tmp_path):
    with mounted(tmp_path / "drive", "size=2m") as drive:
        place = Place(drive / "data")
        database = open_store(place)
        filled(database, applications=5, columns=2)
        (drive / "ballast").write_bytes(bytes(shutil.disk_usage(drive).free - 100_000))

        said = refused(full, database)

        with database.reading() as connection:
            kept = connection.execute(sa.text("SELECT count(*) FROM person")).scalar()
        database.close()
    assert said == (
        "full_disk",
        (f"The disk is full: {place.file} could not be written. Make room on it and try again; "
        "what was saved before is kept."),
    )
    assert kept == 5


def test_a_disk_too_full_for_a_backup_is_a_notice_and_the_pages_open(tmp_path):
    with mounted(tmp_path / "drive", "size=2m") as drive:
        place = Place(drive / "data")
        open_store(place).close()
        for path in place.backups.iterdir():
            shutil.move(path, tmp_path / path.name)
        (drive / "ballast").write_bytes(bytes(1_500_000))

        database = open_store(place)

        said = [str(notice) for notice in database.notices]
        database.close()
        assert list(place.backups.glob("*.db")) == []
    assert said == [
        ("No backup could be made today. The disk is full: "
        f"{place.backups} could not be written. Make room on it and try again; what was saved "
        "before is kept.")
    ]


def test_a_drive_that_is_read_only_is_told_before_anybody_works(tmp_path):
    with mounted(tmp_path / "drive", "size=8m") as drive:
        place = Place(drive / "data")
        open_store(place).close()
        subprocess.run(["mount", "-o", "remount,ro", str(drive)], check=True)

        said = refused(open_store, place)

    assert said == (
        "read_only",
        (f"{place.folder / 'workbench.lock'} is read-only. Allow writing to it and its folder, or "
        "choose another folder with --data."),
    )


def test_writing_into_a_database_that_was_opened_for_reading_is_told(place):
    open_store(place).close()
    database = Database(place.url, read_only=True)

    code, said = refused(filled, database)

    database.close()
    assert code == "read_only"
    assert said.startswith(f"{place} is read-only. ")


def test_a_folder_of_somebody_else_is_told(tmp_path):
    folder = tmp_path / "theirs"
    folder.mkdir()
    program = (
        "import os, sys; from workbench.store.opening import open_store\n"
        "from workbench.store.faults import StoreFault\n"
        "if os.geteuid() == 0: os.setuid(65534)\n"
        "try: open_store(sys.argv[1] + '/data')\n"
        "except StoreFault as fault: print(fault.code, '|', fault)"
    )
    for path in (tmp_path, *tmp_path.parents):
        if str(path).startswith("/tmp/"):
            path.chmod(0o755)
    folder.chmod(0o500)

    done = subprocess.run([sys.executable, "-c", program, str(folder)], capture_output=True,
                          text=True, check=False)  # fmt: skip

    assert done.stdout == (
        f"not_permitted | {folder}/data may not be used by you. Ask whoever looks after this "
        "computer for permission to read and write it, or choose another folder with --data.\n"
    )


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path):
    (tmp_path / "data").write_text("a list")

    said = refused(open_store, tmp_path / "data")

    assert said == (
        "not_a_folder",
        f"{tmp_path / 'data'} is not a folder. Choose another folder with --data.",
    )


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path):
    (tmp_path / "data" / "workbench.db").mkdir(parents=True)

    code, said = refused(open_store, Place(tmp_path / "data"))

    assert code in ("cannot_open", "other")
    assert said.startswith(f"{tmp_path / 'data' / 'workbench.db'} ")


def test_a_file_of_a_newer_version_is_left_as_it_is(place):
    database = open_store(place)
    filled(database)
    with database.writing() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = 'v9999'"))
        seal_description(connection)
    database.close()
    before = place.file and place.file.read_bytes()

    said = refused(open_store, place)

    assert said == (
        "newer",
        (f"{place} was written by a newer version of the workbench. Install the newest version; "
        "nothing was changed."),
    )
    assert (place.file and place.file.read_bytes()) == before


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path):
    place = Place(tmp_path / "data")
    place.folder.mkdir()
    place.file.write_bytes(b"PK\x03\x04 a spreadsheet")

    said = refused(open_store, place)

    assert said == (
        "not_a_database",
        (f"{place.file} is not a database of the workbench. Move the file away, or choose another "
        "folder with --data; nothing was changed."),
    )
    assert place.file.read_bytes() == b"PK\x03\x04 a spreadsheet"


def test_a_database_of_another_program_is_left_as_it_is(new_place):
    place = new_place()
    place.folder.mkdir()
    other = Database(place.url)
    with other.writing() as connection:
        connection.execute(sa.text("CREATE TABLE invoice (number INTEGER)"))
    other.close()

    code, said = refused(open_store, place)

    assert code == "not_a_database"
    assert said.startswith(f"{place} is not a database of the workbench. ")


def test_a_writer_that_never_ends_is_told_and_nothing_was_saved(place, monkeypatch):
    monkeypatch.setattr(module, "BUSY_SECONDS", 1)
    slow, quick = open_store(place), open_store(place, check=False)
    filled(slow)

    with slow.writing():
        said = refused(filled, quick, name="R2")

    slow.close()
    quick.close()
    assert said == (
        "locked",
        (f"Another program kept {place} busy for too long; nothing was saved. Try again; if it "
        "stays so, close other programs that use it."),
    )


def test_a_wrong_password_is_told_without_the_password(server, tmp_path):
    engine = sa.create_engine(server, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with engine.connect() as connection:
        connection.execute(sa.text("DROP DATABASE IF EXISTS guarded"))
        connection.execute(sa.text("CREATE DATABASE guarded"))
        connection.execute(sa.text("ALTER ROLE workbench PASSWORD 'right'"))
    place = Place(
        tmp_path,
        server.set(database="guarded", password="wr0ng").render_as_string(hide_password=False),
    )

    said = refused(open_store, place)

    assert said == (
        "password",
        (f"{place} does not accept this user and password. Correct them in WORKBENCH_DATABASE or "
        "in the password file of PostgreSQL."),
    )
    assert "wr0ng" not in said[1]


def test_a_server_that_does_not_answer_is_told_without_the_password(tmp_path):
    place = place_of(tmp_path, "postgresql://anna:wr0ng@127.0.0.1:1/mentors")

    said = refused(open_store, place)

    assert said == (
        "unreachable",
        ("127.0.0.1/mentors does not answer. See that the server runs and that its name and port "
        "are right in WORKBENCH_DATABASE."),
    )


def test_a_database_that_the_server_does_not_have_is_told(server, tmp_path):
    url = server.set(database="nowhere").render_as_string(hide_password=False)

    code, said = refused(open_store, Place(tmp_path, url))

    assert code == "no_such_database"
    assert said.startswith(f"{Place(tmp_path, url)} is not there: the server has no database")


@pytest.mark.parametrize("address", ["mysql://a:wr0ng@b/c", "no address", "postgresql:/wr0ng"])
def test_an_address_that_cannot_be_read_is_told_without_its_words(address, tmp_path):
    code, said = refused(place_of, tmp_path, address)

    assert code == "usage"
    assert "wr0ng" not in said


def test_no_value_of_a_row_is_told_when_a_database_refuses_it(place, database):
    filled(database)

    def twice():
        with database.writing() as connection:
            said = row("contact", "R1-m1-k", round_id="R1", name="Hemlig Person")
            connection.execute(sa.insert(KEPT["contact"]), [said])

    code, said = refused(twice)

    assert code == "other"
    assert "Hemlig" not in said
    assert "R1" not in said.replace(str(place), "")


def test_an_error_of_the_library_holds_no_values_either(place, database):
    filled(database)

    with pytest.raises(sa.exc.DBAPIError) as error, database.engine.begin() as connection:
        connection.execute(sa.text("SELECT nothing FROM person WHERE id = :id"), {"id": "Hemlig"})

    assert "Hemlig" not in str(error.value)


@pytest.mark.parametrize(
    ("folder", "network"),
    [
        ("/home/anna/data", False),
        ("/mnt/office/data", True),
        ("/mnt/office", True),
        ("/mnt/office/fast disk/data", False),
        ("/mnt/officers", False),
        ("/srv/share/x", True),
    ],
)
def test_a_drive_of_another_computer_is_known_by_its_file_system(folder, network):
    mounts = (
        "/dev/sda1 / ext4 rw 0 0\n"
        "//server/office /mnt/office cifs rw 0 0\n"
        "/dev/sdb1 /mnt/office/fast\\040disk ext4 rw 0 0\n"
        "nas:/x /srv/share nfs4 rw 0 0\n"
    )

    assert on_network(Path(folder), mounts) == network


def test_a_drive_of_another_computer_is_a_notice_and_the_pages_open(tmp_path, monkeypatch):
    monkeypatch.setattr("workbench.store.opening.on_network", lambda folder: True)

    database = open_store(Place(tmp_path / "data"))

    said = [str(notice) for notice in database.notices]
    database.close()
    assert said == [
        (f"{tmp_path / 'data'} is on a drive of another computer. Two programs that write there at "
        "the same time can damage the database. Keep the data on this computer (choose a folder "
        "with --data), or use a PostgreSQL server.")
    ]


def test_every_fault_says_what_to_do():
    for code, each in SENTENCES.items():
        words = str(sentence(each.message, place="HERE", kind="KIND"))
        assert words.startswith(("HERE", "The disk", "Another program", "The workbench")), code
        assert "HERE" in words
        assert words.count(".") >= 2 or ";" in words, code


def test_errors_of_files_keep_their_own_place(tmp_path):
    def missing():
        with file_faults("the folder"):
            (tmp_path / "gone" / "x").write_text("x")

    assert refused(missing)[1].startswith(f"{tmp_path / 'gone' / 'x'} is not there. ")
    assert code_of(OSError("no database's")) is None


def test_the_file_and_its_folder_are_their_owners_alone(tmp_path):
    old = os.umask(0)
    try:
        place = Place(tmp_path / "data")
        open_store(place).close()
    finally:
        os.umask(old)

    modes = {path.name: path.stat().st_mode & 0o777 for path in place.folder.iterdir()}

    assert modes == {"workbench.db": 0o600, "workbench.lock": 0o600, "backups": 0o700}
    assert place.folder.stat().st_mode & 0o777 == 0o700


def test_the_settings_of_every_connection_are_the_measured_ones(tmp_path):
    database = open_store(Place(tmp_path / "data"))

    with database.writing() as connection:
        said = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("foreign_keys", "secure_delete", "synchronous", "busy_timeout",
                         "journal_mode", "trusted_schema")
        }

    database.close()
    import sqlite3

    journal = "wal" if sqlite3.sqlite_version_info >= (3, 51, 3) else "delete"
    assert said == {
        "foreign_keys": 1,
        "secure_delete": 1,
        "synchronous": 2,
        "busy_timeout": 15_000,
        "journal_mode": journal,
        "trusted_schema": 0,
    }
