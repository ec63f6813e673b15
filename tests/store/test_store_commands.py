"""``workbench backup`` and ``workbench restore``, as a coordinator types them."""

import re

import pytest
from typer.testing import CliRunner

from tests.store.rows import everything, filled, write_something
from workbench.cli import app
from workbench.locale import use_language
from workbench.store.backups import backups
from workbench.store.opening import open_store
from workbench.store.places import Place


@pytest.fixture(autouse=True)
def _english_again():
    yield
    use_language("en")


@pytest.fixture
def place(tmp_path):
    place = Place(tmp_path / "data")
    database = open_store(place)
    filled(database)
    database.close()
    return place


def run(*arguments):
    result = CliRunner().invoke(app, [str(each) for each in arguments])
    assert "Traceback" not in result.output
    return result.exit_code, result.stdout, result.stderr


def rows_now(place):
    database = open_store(place)
    try:
        return everything(database)
    finally:
        database.close()


def test_a_backup_is_made_listed_tried_and_brought_back(place):
    before = rows_now(place)
    made = run("backup", "--data", place.folder)
    (asked,) = [each for each in backups(place) if each.why == "asked"]
    database = open_store(place)
    with database.writing() as connection:
        write_something(connection)
    database.close()

    listed = run("restore", "--list", "--data", place.folder)
    tried = run("restore", asked.path.name, "--drill", "--data", place.folder)
    after_drill = rows_now(place)
    restored = run("restore", asked.path, "--data", place.folder)

    line = f"{asked.path.name}: {asked.made_at.astimezone():%Y-%m-%d %H:%M}, asked for, 1 rounds, 20 applications"
    assert made == (0, f"Backup made and read through: {asked.path}\n{line}\n", "")
    assert listed[0] == 0
    assert listed[1].startswith(f"{line}\n")
    assert tried[0] == 0
    assert re.fullmatch(
        re.escape(line)
        + r"\nThe drill went well: \d+ rows came back as they were. Nothing was changed.\n",
        tried[1],
    )
    assert after_drill != before
    assert restored[0] == 0
    assert restored[1].startswith(
        f"Restored: {asked.path}\nWhat was there before is kept in {place.folder}/workbench-before-"
    )
    assert rows_now(place) == before


def test_a_backup_is_written_to_the_file_that_was_named(place, tmp_path):
    wanted = tmp_path / "stick.db"

    first = run("backup", "--data", place.folder, "--to", wanted)
    again = run("backup", "--data", place.folder, "--to", wanted)

    assert first[0] == 0
    assert wanted.stat().st_mode & 0o777 == 0o600
    assert again == (2, "", f"{wanted} is there already. Choose another name.\n")


def test_where_there_is_nothing_that_is_said(tmp_path):
    folder = tmp_path / "empty"

    assert run("backup", "--data", folder) == (
        1, "", f"{folder}/workbench.db is not there: nothing to back up.\n",
    )  # fmt: skip
    assert run("restore", "--list", "--data", folder) == (
        0, f"There is no backup in {folder}/backups yet.\n", "",
    )  # fmt: skip
    assert run("restore", "--data", folder) == (
        1,
        "",
        (f"There is no whole backup in {folder}/backups. Name another folder with --data, or the "
        "file of a backup.\n"),
    )
    assert run("restore", "nothing.db", "--data", folder) == (
        2, "", "nothing.db is not there. List the backups with --list.\n",
    )  # fmt: skip


def test_wrong_words_end_with_code_2_and_a_sentence(place, tmp_path):
    language = run("backup", "--data", place.folder, "--language", "fi")
    address = run("backup", "--database", "mysql://a:wr0ng@b/c")

    assert (language[0], address[0]) == (2, 2)
    assert language[2].startswith('"fi" is not a language of the workbench.')
    assert address[2].startswith("The address of the database cannot be read.")
    assert "wr0ng" not in address[2]


def test_a_file_that_is_no_backup_is_refused_with_code_1(place, tmp_path):
    (tmp_path / "list.db").write_text("a list")
    before = rows_now(place)

    refused = run("restore", tmp_path / "list.db", "--data", place.folder)

    assert refused == (
        1, "", f"{tmp_path}/list.db is not a whole backup. Choose an older one.\n",
    )  # fmt: skip
    assert rows_now(place) == before


def test_a_restore_while_the_pages_are_open_is_refused_in_words(place):
    run("backup", "--data", place.folder)
    database = open_store(place)

    refused = run("restore", "--data", place.folder)
    database.close()

    assert refused == (
        1,
        "",
        f"The workbench has {place.file} open. Close its windows and stop it, then try again.\n",
    )


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_every_command_explains_itself(command):
    code, said, _ = run(command, "--help")

    assert code == 0
    assert "Usage" in said
    assert "--data" in said


def test_a_server_is_backed_up_and_restored_by_its_address(server_database, tmp_path):
    address = server_database()
    folder = tmp_path / "data"
    place = Place(folder, address)
    database = open_store(place)
    filled(database)
    database.close()
    before = rows_now(place)

    made = run("backup", "--data", folder, "--database", address)
    refused = run("restore", "--data", folder, "--database", address)
    restored = run("restore", "--replace", "--data", folder, "--database", address)

    assert (made[0], refused[0], restored[0]) == (0, 1, 0)
    assert refused[2] == (
        f"{place} has rows. Restore into an empty database, or write --replace: what is there is "
        "then moved aside.\n"
    )
    assert "What was there before is kept in before_" in restored[1]
    assert rows_now(place) == before
