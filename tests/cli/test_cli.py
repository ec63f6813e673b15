"""The command line: what scripts rely on, and sentences for bad input."""

import io
import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from workbench.cli import app
from workbench.locale import use_language

SAMPLES = Path(__file__).parents[2] / "sample_data"
FULL = [
    str(SAMPLES / "mitt_livs_chans" / "adepter_vt2022.csv"),
    str(SAMPLES / "mitt_livs_chans" / "mentorer_vt2022.xlsx"),
]
SMALL = [
    f"mentors={SAMPLES / 'miniature' / 'mentors.csv'}",
    f"mentees={SAMPLES / 'miniature' / 'adepts.csv'}",
]


@pytest.fixture(autouse=True)
def _english():
    yield
    use_language("en")


def run(*arguments):
    return CliRunner().invoke(app, [str(each) for each in arguments])


def matched(*arguments):
    result = run("match", "mitt_livs_chans", *arguments)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_match_prints_the_json_that_other_tools_rely_on():
    result = matched(*SMALL)

    assert set(result) == {
        "programme",
        "status",
        "gap",
        "seconds",
        "aims",
        "pairs",
        "unmatched",
        "ways_out",
    }
    assert set(result["seconds"]) == {"read", "score", "solve", "total"}
    assert [aim["id"] for aim in result["aims"]] == ["places", "primary", "secondary"]
    assert all(aim["value"] == aim["bound"] for aim in result["aims"])
    pair = result["pairs"][0]
    assert {"mentors", "mentees", "score", "tiers", "criteria"} <= set(pair)
    assert set(pair["criteria"]["education"]) == {"fit", "weight", "points"}


def test_a_score_is_the_weighted_mean_of_the_criteria_that_are_known():
    for pair in matched(*FULL)["pairs"]:
        known = [each for each in pair["criteria"].values() if each["fit"] is not None]
        points = sum(each["weight"] * each["fit"] for each in known)
        weights = sum(each["weight"] for each in known)

        assert pair["score"] == pytest.approx(100 * points / weights, abs=0.01)


@pytest.mark.requirement("M-21", "M-30")
def test_the_full_sample_is_matched_to_a_proven_optimum():
    result = matched(*FULL)

    assert result["status"] == "optimal"
    assert result["gap"] == 0
    assert len(result["pairs"]) == result["aims"][0]["value"] == result["aims"][0]["bound"]
    assert len({pair["mentees"][0] for pair in result["pairs"]}) == len(result["pairs"])


def test_a_weight_a_kept_and_a_ruled_out_pair_are_obeyed():
    first = matched(*SMALL)["pairs"][0]
    giver, receiver = first["mentors"][0], first["mentees"][0]

    without = matched(*SMALL, "--rule-out", f"{giver}:{receiver}")
    kept = matched(*SMALL, "--keep", f"{giver}:{receiver}", "--weight", "industry=90")

    assert ([giver], [receiver]) not in [(p["mentors"], p["mentees"]) for p in without["pairs"]]
    assert ([giver], [receiver]) in [(p["mentors"], p["mentees"]) for p in kept["pairs"]]
    assert kept["pairs"][0]["criteria"]["industry"]["weight"] == 90


def test_an_impossible_wish_is_status_impossible_with_ways_out():
    result = run("match", "mitt_livs_chans", *SMALL, "--keep", "M1:A1", "--keep", "M1:A2")

    assert result.exit_code == 1
    answer = json.loads(result.stdout)
    assert (answer["status"], answer["pairs"]) == ("impossible", [])
    assert any("M1 is kept in 2 pairs" in way for way in answer["ways_out"])


def test_the_result_can_be_written_as_workbook_csv_and_json(tmp_path):
    for ending in ("xlsx", "csv", "json"):
        assert run("match", "mitt_livs_chans", *SMALL, "--out", tmp_path / f"p.{ending}").exit_code == 0

    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "p.xlsx").read_bytes()))
    assert book.sheetnames == ["Pairs", "Without a pair", "How it was set"]
    assert book["Pairs"].max_row == 12
    assert (tmp_path / "p.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert json.loads((tmp_path / "p.json").read_text())["status"] == "optimal"


def test_check_prints_every_problem_and_where_everybody_stands(tmp_path):
    result = run("check", "mitt_livs_chans", *FULL, "--out", tmp_path / "problems.csv")

    assert result.exit_code == 1
    assert "adepter_vt2022.csv, row 38: " in result.stdout
    assert "mentee: 281. Eligible: " in result.stdout
    assert (tmp_path / "problems.csv").exists()


def test_a_clean_list_exits_with_0():
    assert run("check", "mitt_livs_chans", *SMALL).exit_code == 0


def test_the_language_of_the_texts_can_be_chosen():
    assert "Uppfyller kraven" in run("check", "mitt_livs_chans", *SMALL, "--language", "sv").stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["match", "mitt_livs_chans", "nowhere.csv"], "nowhere.csv: No such file"),
        (["match", "mitt_livs", *SMALL], 'Did you mean "mitt_livs_chans"?'),
        (["match", "mitt_livs_chans", *SMALL, "--weight", "industri=3"], "is not a criterion"),
        (["match", "mitt_livs_chans", *SMALL, "--weight", "industry=much"], "is not a weight"),
        (["match", "mitt_livs_chans", *SMALL, "--weight", "industry=-2"], "A weight is 0 or more"),
        (["match", "mitt_livs_chans", *SMALL, "--keep", "M1"], "is not a pair of people"),
        (["match", "mitt_livs_chans", *SMALL, "--keep", "M1:A99"], "is not a pair of people"),
        (["match", "mitt_livs_chans", "boss=x.csv"], '"boss" is not a role.'),
        (["check", "mitt_livs_chans", *SMALL, "--language", "fr"], "is not a language"),
        (["check", "mitt_livs_chans", *SMALL, "--out", "x.pdf"], "ends in .csv, .xlsx or .json"),
        (["match", "mitt_livs_chans", *SMALL, "--out", "/nowhere/p.json"], "Choose another folder"),
    ],
)
def test_wrong_usage_is_a_sentence_and_exit_code_2(arguments, words):
    result = run(*arguments)

    assert result.exit_code == 2
    assert words in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "There is nothing in it."),
        (b"%PDF-1.4", "PDF"),
        (b"Namn;Svenska\nEbba;god\n", "Hand in a list of mentors first."),
    ],
)
def test_bad_input_is_sentences_and_exit_code_1(tmp_path, content, words):
    path = tmp_path / "lista.csv"
    path.write_bytes(content)

    result = run("match", "mitt_livs_chans", path)

    assert result.exit_code == 1
    assert words in result.output
    assert "Traceback" not in result.output


def test_every_command_has_help():
    for command in ([], ["serve"], ["check"], ["match"]):
        assert "--help" in run(*command, "--help").output


def test_a_process_of_its_own_shows_no_traceback_for_a_forged_workbook(tmp_path):
    path = tmp_path / "lista.xlsx"
    path.write_bytes(b"PK\x03\x04" + b"\x00" * 400)

    done = subprocess.run(
        [sys.executable, "-m", "workbench.cli", "match", "mitt_livs_chans", str(path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 1
    assert "Traceback" not in done.stderr + done.stdout


def test_check_writes_letters_that_ask_for_what_is_missing(tmp_path):
    out = tmp_path / "letters.csv"
    lists = [SAMPLES / "omdu" / "mammor_2022.csv", SAMPLES / "omdu" / "ledare_2023.xlsx"]

    run("check", "omdu", *lists, "--letters", out)

    text = out.read_bytes().decode("utf-8-sig")
    assert text.startswith("Name;E-mail;Language;Questions;Letter")
    assert text.count(";sv;") == 4


@pytest.mark.requirement("M-02")
def test_check_says_who_applied_after_the_deadline(tmp_path):
    result = run("check", "mitt_livs_chans", *FULL)

    late = [line for line in result.stdout.splitlines() if ", after the deadline" in line]
    assert len(late) == 5
    assert all("Applied by the deadline, 2022-01-09. (for a person to decide" in x for x in late)
