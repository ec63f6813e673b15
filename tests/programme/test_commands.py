"""``workbench programme``: sentences and exit codes, never a traceback."""

import pytest
from typer.testing import CliRunner

from workbench.locale import use_language
from workbench.programme import library, read_programme
from workbench.programme_commands import programme_app


@pytest.fixture(autouse=True)
def _english():
    yield
    use_language("en")


def run(*arguments):
    return CliRunner().invoke(programme_app, [str(each) for each in arguments])


def test_list_names_every_programme_of_the_library():
    result = run("list")

    assert result.exit_code == 0
    assert all(name in result.stdout for name in library())


@pytest.mark.requirement("I-18", "N-07")
def test_show_tells_every_rule_with_its_source_and_what_is_ours():
    result = run("show", "kvinfo")

    assert result.exit_code == 0
    assert "The mentor is a woman. [a setting] (switched off)" in result.stdout
    assert "The sources disagree" in result.stdout
    assert "kvinfo-method:28" in result.stdout
    assert "our reading" in result.stdout
    assert " 30%  Goals" in result.stdout


@pytest.mark.requirement("O-02", "N-03")
def test_show_speaks_the_programmes_own_language():
    assert "Kommer" not in run("show", "omdu", "--language", "sv").stdout
    assert "Omvänt Mentorskap Duo Modellen" in run("show", "omdu", "--language", "sv").stdout


def test_check_of_a_file_without_faults_says_so(tmp_path):
    mine = tmp_path / "mine.toml"
    assert run("new", mine, "--from", "template_youth").exit_code == 0

    result = run("check", mine)

    assert result.exit_code == 0
    assert "mine.toml has no faults." in result.stdout
    assert "Write the need first" in result.stdout
    assert "Enter the amount that is paid" in result.stdout


def test_check_tells_every_fault_with_its_path(tmp_path):
    mine = tmp_path / "mine.toml"
    run("new", mine, "--from", "omdu")
    text = mine.read_text("utf-8").replace("weight = 60", "weight = -60")
    mine.write_text(text.replace('goal = "max_score"', 'goal = "max_scores"'), "utf-8")

    result = run("check", mine)

    assert result.exit_code == 1
    assert "mine.toml has 2 faults" in result.stderr
    assert "match.criterion[0].weight: A weight is never negative" in result.stderr
    assert 'Did you mean "max_score"?' in result.stderr


@pytest.mark.requirement("I-15")
def test_new_writes_a_copy_whose_statements_wait_to_be_reviewed(tmp_path):
    mine = tmp_path / "malmo_2027.toml"

    result = run("new", mine, "--from", "mitt_livs_chans")

    assert result.exit_code == 0
    assert "statements are taken over, not reviewed" in result.stdout
    assert read_programme(mine).id == "malmo_2027"


def test_new_never_writes_over_a_file(tmp_path):
    mine = tmp_path / "mine.toml"
    mine.write_text("kept", "utf-8")

    result = run("new", mine, "--from", "omdu")

    assert result.exit_code == 2
    assert mine.read_text("utf-8") == "kept"


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "omdo"),
        ("check", "nowhere.toml"),
        ("check", "/"),
        ("new", "nowhere/mine.toml", "--from", "omdu"),
        ("new", "mine.txt", "--from", "omdu"),
        ("new", "omdu.toml", "--from", "omdu"),
        ("new", "mine.toml", "--from", "omdo"),
        ("new", "mine.toml", "--from", "omdu", "--id", "Åsa"),
        ("list", "--language", "fi"),
        ("show",),
        ("new", "mine.toml"),
    ],
)
def test_wrong_usage_is_a_sentence_and_exit_code_2(arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    result = run(*arguments)

    assert result.exit_code == 2
    assert result.stderr.strip()
    assert "Traceback" not in result.output
    assert not list(tmp_path.iterdir())


def test_a_file_to_copy_with_faults_is_told(tmp_path):
    bad = tmp_path / "bad.toml"
    bad.write_bytes(b"\xff\xfe")

    result = run("new", tmp_path / "mine.toml", "--from", bad)

    assert result.exit_code == 1
    assert "not UTF-8" in result.stderr


@pytest.mark.parametrize("command", ["list", "show", "check", "new"])
def test_every_command_explains_itself(command):
    result = run(command, "--help")

    assert result.exit_code == 0
    assert "Usage" in result.stdout
