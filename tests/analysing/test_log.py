"""``workbench log``: who did what to a kept round, when and why."""

import json
import re

import pytest
from typer.testing import CliRunner

import workbench as wb
from tests.analysing.conftest import keep
from workbench.cli import app
from workbench.locale import use_language
from workbench.store.places import Place


@pytest.fixture
def folder(tmp_path):
    place = Place(tmp_path / "data")
    keep(place)
    with wb.open(data=place.folder, write=True, by="Bo") as opened:
        opened.save(
            opened.round().weighted("industry", 9), action="weigh", reason="Asked by the board"
        )
    yield place.folder
    use_language("en")


def run(*arguments):
    result = CliRunner().invoke(app, ["log", *map(str, arguments)])
    assert "Traceback" not in result.output
    return result.exit_code, result.stdout, result.stderr


def test_each_step_is_a_line_with_when_who_what_and_why(folder):
    code, said, _ = run("VT 2022", "--data", folder)

    lines = said.splitlines()
    assert code == 0
    assert all(re.match(r"\d{4}-\d\d-\d\d \d\d:\d\dZ (Anna|Bo) ", line) for line in lines)
    assert " Anna began the round (" in lines[0]
    assert lines[-1].endswith(" Bo changed a weight (1 row): Asked by the board")


def test_a_language_that_there_is_not_is_wrong_usage(folder):
    code, said, told = run("--data", folder, "--language", "xx")

    assert (code, said) == (2, "")
    assert told.startswith('"xx" is not a language of the workbench.')


def test_every_row_of_the_log_is_written_without_names_of_people(folder, tmp_path):
    out = tmp_path / "log.json"

    code, said, _ = run("--data", folder, "--out", out)

    rows = json.loads(out.read_text(encoding="utf-8"))["Log"]
    with wb.open(data=folder) as opened:
        assert len(rows) == len(opened.table("audit"))
    assert (code, said) == (0, "")
    assert {"Anna", "Bo"} == {row["Who"] for row in rows}
    assert rows[-1]["What"] == "changed a weight"
    assert '"weight": 9.0' in rows[-1]["After"]
    assert "Ebba" not in out.read_text(encoding="utf-8")


def test_a_round_that_there_is_not_is_wrong_usage(folder):
    code, said, told = run("HT 1999", "--data", folder)

    assert (code, said) == (2, "")
    assert told.startswith('No round has the name or id "HT 1999". There is: ')


def test_a_folder_without_a_database_needs_a_person(tmp_path):
    code, said, told = run("--data", tmp_path / "none")

    assert (code, said) == (1, "")
    assert told.startswith("No round is kept in ")
    assert not (tmp_path / "none").exists()
