"""Personal identity numbers of three countries never get past the door, however they are written.

The numbers are made up: invented running numbers with the check digits worked out.
"""

import pytest

from tests.people.files import said
from workbench.people import read_list
from workbench.people.identity_numbers import without_numbers

SWEDISH, COORDINATION = "8501011236", "8501611233"
DANISH, NORWEGIAN, D_NUMBER = "0101901009", "01019040034", "41019040028"


@pytest.mark.parametrize(
    "number",
    [
        "850101-1236", "19850101-1236", "850101+1236", "850101–1236", "850101 - 1236", SWEDISH,
        f"19{SWEDISH}", "850101 1236", "850161-1233", COORDINATION, f"19{COORDINATION}",
        "010190-1009", "010190 1009", DANISH, "010190-4321", "010190 40034", NORWEGIAN, "410190 40028",
        D_NUMBER,
    ],
)  # fmt: skip
def test_a_number_in_the_middle_of_an_answer_is_taken_out(number):
    assert without_numbers(f"Jag heter Ada, {number}. Ring!") == "Jag heter Ada, …. Ring!"


@pytest.mark.parametrize(
    "text",
    [
        "070-123 45 67", "+46 70 123 45 67", "0701234567", "08-123 456 78", "556012-5790",
        "2022-02-14 10:05", "20220114 1000", "202201141000", "1234567890", "faktura 991399-1234",
        "1500-2000 kr", "12345678901", "4,5", "2019-2022", "+4520123456",
    ],
)  # fmt: skip
def test_other_figures_stay(text):
    assert without_numbers(text) == text


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Personnummer", ("850101-1236", "", "okänt")),
        ("CPR-nummer", ("010190-1009", "-", "-")),
        ("Fødselsnummer", (NORWEGIAN, "", "")),
        ("Nummer", (SWEDISH, COORDINATION, "x")),
        ("Kod", ("19850101-1236", "850161-1233", "")),
        ("Reference", (DANISH, "0102901234", "3112851234")),
        ("Nr", (NORWEGIAN, D_NUMBER, "-")),
    ],
)
def test_a_column_of_numbers_is_dropped_by_its_heading_or_by_what_stands_in_it(heading, cells):
    rows = "".join(f"Ada;{cell};Lund\n" for cell in cells)

    read = read_list("a.csv", f"Namn;{heading};Ort\n{rows}".encode())

    assert read.tables[0].headings == ("Namn", "Ort")
    assert said(read.problems) == [
        (f'a.csv, "{heading}": The column has personal identity numbers; it was left out. Do not ask '
        "for them; delete the column from the file.")
    ]


def test_a_column_of_telephone_numbers_is_not_taken_for_identity_numbers():
    content = "Namn;Mobil nr\nAda;0701234567\nBo;0702112345\nCy;0703031234\nDi;0709301234\n"

    assert read_list("a.csv", content.encode()).tables[0].headings == ("Namn", "Mobil nr")


def test_a_number_in_a_heading_is_taken_out_too():
    read = read_list("a.csv", "Namn;Svar från 850101-1236\nAda;ja\n".encode())

    assert read.tables[0].headings == ("Namn", "Svar från …")


def test_no_trace_of_a_number_is_left_in_tables_problems_or_sentences():
    content = (
        f"Namn;E-post;Svar;Nummer\nAda {SWEDISH};ada@example.org;mitt är {DANISH};{NORWEGIAN}\n"
        f"Bo;bo@example.org;{D_NUMBER} och 850161-1233;{D_NUMBER}\n"
    )

    read = read_list("a.csv", content.encode())

    kept = repr(read) + " ".join(said(read.problems))
    for number in (SWEDISH, DANISH, NORWEGIAN, D_NUMBER, "850161-1233"):
        assert number not in kept
