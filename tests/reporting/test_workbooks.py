"""Files that leave the workbench: what Excel opens is text, and nothing runs."""

import io
import zipfile

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.people import read_list
from workbench.reporting.workbooks import delimited, neutralised, workbook

DANGEROUS = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "  =1", "＝1", "\r=2"]


def opened(content):
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_that_looks_like_a_formula_stays_text_in_a_workbook(text):
    book = opened(workbook({"Par": pd.DataFrame({"Namn": [text]})}))

    assert book["Par"]["A2"].data_type == "s"


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_that_looks_like_a_formula_is_neutralised_in_csv(text):
    assert neutralised(text).startswith("'")


def test_a_phone_number_survives():
    table = pd.DataFrame({"Telefon": ["+46 70 174 06 05"]})

    assert neutralised("+46 70 174 06 05") == "+46 70 174 06 05"
    assert b"+46 70 174 06 05" in delimited(table)


def test_csv_is_what_nordic_excel_opens():
    content = delimited(pd.DataFrame({"Värde": [2.5, None], "Namn": ["Åsa", "B;C"]}))

    assert content == '\ufeffVärde;Namn\r\n2,5;Åsa\r\n;"B;C"\r\n'.encode()


def test_numbers_stay_numbers_and_a_missing_value_is_an_empty_cell():
    sheet = opened(workbook({"Par": pd.DataFrame({"P": [74.5, None], "N": ["a", "b"]})}))["Par"]

    assert [sheet["A2"].value, sheet["A3"].value] == [74.5, None]


def test_the_same_table_gives_the_same_file():
    table = pd.DataFrame({"a": ["b"]})

    assert workbook({"x": table}) == workbook({"x": table})


def test_control_characters_and_long_sheet_names_do_not_break_the_file():
    content = workbook({"A/B: " + "x" * 40: pd.DataFrame({"a\x0b": ["b\x00c"]})})

    assert opened(content).worksheets[0]["A2"].value == "bc"


cells = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=20
).map(lambda text: " ".join(text.split()) or "x")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=6))
def test_no_cell_of_any_table_is_ever_a_formula(rows):
    content = workbook({"T": pd.DataFrame(rows, columns=["Namn", "Svar"])})

    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert [cell.value for cell in opened(content)["T"]["A"]][1:] == [row[0] for row in rows]


def test_an_exported_csv_can_be_handed_in_again():
    table = pd.DataFrame({"Namn": ["Åsa Ö", "Bo;C"], "Timmar": [2.5, 12.0]})

    read = read_list("export.csv", delimited(table)).tables[0]

    assert read.headings == ("Namn", "Timmar")
    assert read.columns == (("Åsa Ö", "Bo;C"), ("2,5", "12,0"))
