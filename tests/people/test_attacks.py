"""Answers and lines made to stop the reader: each once did, or would without a limit."""

import time

import pytest

from tests.people.files import said
from workbench.round import open_round


def read(heading: str, answer: str, name: str = "mentorer.csv"):
    content = f"Namn;{heading}\nAda Ek;{answer}\n".encode()
    return open_round("mitt_livs_chans").with_file(name, content).read()


@pytest.mark.parametrize(
    ("heading", "answer"),
    [
        ("Vad kan du bidra med?", ", ".join(["x"] * 3_000)),
        ("Vad kan du bidra med?", ", ".join(["Nätverk"] * 300)),
        ("E-post", "a@" * 20_000),
        ("E-post", "<" * 50_000),
        ("Telefon", "+" + "1 " * 50_000),
        ("Arbetsår totalt", "1 " * 20_000 + "x"),
        ("Arbetsår totalt", "9" * 5_000),
        ("Hur bra talar du svenska?", "B1 " * 20_000 + "x"),
        ("Vilka tider passar dig?", "kl " * 5_000 + "17-" * 5_000),
        ("I vilken kommun bor du?", "Malmö" + ", sverige" * 5_000),
        ("Födelseår", "född " * 20_000),
        ("Vilka andra språk talar du, och hur bra?", "(a, " * 5_000),
        ("ID", "1" * 100_000),
        ("Övrigt", "x" * 1_000_000),
        ("[(" * 5_000, "x"),
        ("? : - " * 5_000, "x"),
    ],
)
def test_a_monstrous_answer_is_a_sentence_and_takes_no_time(heading, answer):
    begun = time.process_time()

    round = read(heading, answer)

    assert len(round.lists[0].table) == 1
    assert said(round.problems) is not None
    assert time.process_time() - begun < 5


def test_an_answer_far_too_long_is_not_known_and_says_why():
    round = read("Arbetsår totalt;E-post", "1 " * 2_000 + ";a@example.org")
    (problem,) = [problem for problem in round.problems if problem.row]

    assert problem.severity == "unknown"
    assert problem.what.text("en").endswith("is too long for an answer to this question.")


@pytest.mark.parametrize("first", ['sep="', "sep=a", "sep=", "sep= ", "sep=1"])
def test_a_first_line_that_names_no_possible_sign_is_a_line_like_any_other(first):
    content = f"{first}\nNamn;E-post\nAda Ek;a@example.org\n".encode()

    table = open_round("mitt_livs_chans").with_file("mentorer.csv", content).lists[0].table

    assert table.headings == ("Namn", "E-post")
    assert table.row_numbers == (3,)
