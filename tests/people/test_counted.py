"""Somebody who applied twice: the later row counts, unless a coordinator chooses; nothing merges."""

import pytest

from tests.people.files import said, workbook
from workbench.round import open_round

TWICE = (
    b"ID;Namn;E-post;Bransch\nM1;Ada Ek;ada@example.org;IT\nM2;Bo Ek;bo@example.org;IT\n"
    b"M3;Ada Ek;ada@example.org;Handel\nM4;Ada Ek;ada@example.org;Bygg\n"
)
FILE = "mentorer.csv"


@pytest.fixture
def round():
    return open_round("mitt_livs_chans").with_file(FILE, TWICE)


def used(round) -> list[int]:
    return sorted(round.read().parsed.applications["row"])


def test_the_later_application_counts_where_nobody_chose(round):
    assert used(round) == [3, 5]


def test_a_chosen_application_counts_instead_and_the_others_say_so(round):
    chosen = round.counting((FILE, None, 2)).read()

    assert used(chosen) == [2, 3]
    assert [
        text for text in said(chosen.parsed.problems) if "chosen" in text or "only the later" in text
    ] == [
        (
            f"{FILE}, row {row}: The row has the same e-mail address as row 2, and that one was "
            "chosen to count. Choose this row if it should count instead; nothing was merged."
        )
        for row in (4, 5)
    ]


def test_the_newest_choice_counts_and_can_go_back_and_forth(round):
    first = round.counting((FILE, None, 2))
    second = first.counting((FILE, None, 4))

    assert (used(first), used(second)) == ([2, 3], [3, 4])
    assert used(second.counting((FILE, None, 2))) == [2, 3]


def test_a_choice_about_one_person_moves_nobody_else(round):
    before = round.read().parsed.people

    after = round.counting((FILE, None, 2)).read().parsed.people

    assert after.equals(before)


def test_a_choice_is_gone_with_its_file(round):
    chosen = round.counting((FILE, None, 2))

    again = chosen.without_file(FILE).with_file(FILE, TWICE)

    assert used(again) == [3, 5]


@pytest.mark.requirement("N-05")
def test_the_same_file_handed_in_again_changes_nothing(round):
    worked_on = (
        round.with_column((FILE, None), 3, None)
        .corrected((FILE, None, 3, "email"), "ny@example.org")
        .counting((FILE, None, 2))
        .read()
    )

    assert worked_on.with_file(FILE, TWICE) is worked_on


def test_the_same_answers_under_another_name_are_left_out_and_said(round):
    read = round.read()

    again = read.with_file("mentorer (1).csv", TWICE)

    assert [each.table.file for each in again.lists] == [FILE]
    assert again.parsed is read.parsed
    assert said(again.file_problems) == [
        (
            "mentorer (1).csv: It has the same answers as mentorer.csv, which was handed in already; "
            "it was left out. Nothing needs to be done."
        )
    ]


def test_the_same_workbook_again_changes_nothing_either():
    rows = [("ID", "Namn", "E-post"), ("M1", "Ada Ek", "ada@example.org")]
    content = workbook(("Mentorer", rows), ("Fler mentorer", rows))
    round = open_round("mitt_livs_chans").with_file("m.xlsx", content).read()

    assert round.with_file("m.xlsx", content) is round


def test_a_changed_file_of_the_same_name_takes_the_place_of_the_earlier(round):
    changed = TWICE.replace(b"Bo Ek", b"Bo Lund")

    after = round.with_file(FILE, changed).read()

    assert "Bo Lund" in set(after.parsed.people["name"])
    assert "Bo Ek" not in set(after.parsed.people["name"])


def test_a_role_that_a_coordinator_writes_counts_like_one_in_the_file():
    content = (
        "ID;Namn;E-post;Roll\n1;Ada Ek;a@example.org;Mentor\n2;Bo Ek;b@example.org;Adept\n"
        "3;Cy Ek;c@example.org;Mentr\n"
    )
    round = open_round("mitt_livs_chans").with_file("alla.csv", content.encode()).read()
    assert [problem.code for problem in round.parsed.problems if problem.field == "role"] == [
        "no_role"
    ]

    mended = round.corrected(("alla.csv", None, 4, "role"), "Mentor").read()

    assert list(mended.parsed.applications["role"]) == ["mentor", "mentor", "mentee"]
    assert not [problem for problem in mended.parsed.problems if problem.field == "role"]
