"""Reading workbooks: every cell as text, with its sheet, row and column."""

import datetime as dt
import io

import openpyxl
import pytest
import xlsxwriter

from tests.people.files import changed, said, workbook
from workbench.people import read_list


def test_numbers_dates_and_codes_become_the_text_that_a_person_sees():
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Svar")
        zeros = book.add_format({"num_format": "0000"})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for column, heading in enumerate(("Heltal", "Tal", "Kod", "Kod 2", "Dag", "Tid", "Ja")):
            sheet.write_string(0, column, heading)
        sheet.write_number(1, 0, 12)
        sheet.write_number(1, 1, 0.1 + 0.2)
        sheet.write_string(1, 2, "0127")
        sheet.write_number(1, 3, 127, zeros)
        sheet.write_datetime(1, 4, dt.datetime(2022, 2, 14), day)
        sheet.write_datetime(1, 5, dt.datetime(2022, 1, 9, 23, 30), day)
        sheet.write_boolean(1, 6, True)

    table = read_list("a.xlsx", content.getvalue()).tables[0]

    row = [table.cell(0, position) for position in range(7)]
    assert row == ["12", "0.3", "0127", "0127", "2022-02-14", "2022-01-09 23:30:00", "true"]


def test_every_cell_keeps_its_row_and_column_as_excel_shows_them():
    rows = [(None,) * 3, (None, "Namn", "Ort"), (None,) * 3, (None, "Ada", "Lund")]

    table = read_list("a.xlsx", workbook(("Svar", rows))).tables[0]

    assert (table.sheet, table.letters, table.row_numbers) == ("Svar", ("B", "C"), (4,))


def test_dates_counted_from_1904_are_the_same_day():
    def since_1904(book):
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
        book["Svar"]["B2"] = dt.date(2022, 2, 14)

    content = changed(workbook(("Svar", [("Namn", "Dag"), ("Ada", None)])), since_1904)

    assert read_list("a.xlsx", content).tables[0].cell(0, 1) == "2022-02-14"


def test_headings_over_two_rows_are_joined_and_said():
    def merge(book):
        book["Svar"].merge_cells("B1:C1")

    rows = [("Namn", "Språk", None), (None, "Svenska", "Engelska"), ("Ada", "Flytande", "Lite")]
    read = read_list("a.xlsx", changed(workbook(("Svar", rows)), merge))

    assert read.tables[0].headings == ("Namn", "Språk [Svenska]", "Språk [Engelska]")
    assert said(read.problems) == [
        (
            "a.xlsx, sheet Svar, row 1: Rows 1 and 2 were read together as headings. If row 2 has "
            "answers, give every column one heading."
        )
    ]


def test_hidden_rows_are_read_and_hidden_sheets_are_not_and_both_are_said():
    def hide(book):
        book["Svar"].row_dimensions[3].hidden = True
        book["Gamla"].sheet_state = "hidden"

    rows = [("Namn", "Ort"), ("Ada", "Lund"), ("Bo", "Lund")]
    read = read_list("a.xlsx", changed(workbook(("Svar", rows), ("Gamla", rows)), hide))

    assert [len(table) for table in read.tables] == [2]
    assert said(read.problems) == [
        (
            "a.xlsx, sheet Svar, row 3: The row is hidden in Excel; it was read like the others. "
            "Delete them from the file if they should not take part."
        ),
        (
            "a.xlsx, sheet Gamla: The sheet is hidden and was not read. Show it in Excel and save, if "
            "it has applicants."
        ),
    ]


def test_a_formula_without_a_value_is_blank_and_said():
    def formula(book):
        book["Svar"]["B2"] = "=A2"

    content = changed(workbook(("Svar", [("Namn", "Ort"), ("Ada", None)])), formula)
    read = read_list("a.xlsx", content)

    assert read.tables[0].cell(0, 1) == ""
    assert said(read.problems) == [
        (
            'a.xlsx, sheet Svar, row 2, "Ort": A formula in the cell gives no value; it was read as '
            "blank. Open the file in Excel, mend the formula and save, or write the answer."
        )
    ]


def test_merged_answers_are_said():
    def merge(book):
        book["Svar"].merge_cells("B2:B3")

    rows = [("Namn", "Ort"), ("Ada", "Lund"), ("Bo", None)]
    read = read_list("a.xlsx", changed(workbook(("Svar", rows)), merge))

    assert said(read.problems) == [
        (
            "a.xlsx, sheet Svar, row 2, column B: Cells are merged here; only the first of them was "
            "read with the text. Unmerge them and fill in each row, if the text is for all."
        )
    ]


def test_a_sheet_without_a_list_does_not_stop_the_others():
    content = workbook(
        ("Läs mig", [("Så här gör du",), ("Fyll i",)]),
        ("Svar", [("Namn", "Ort"), ("Ada", "Lund")]),
        ("Tom", []),
    )

    read = read_list("a.xlsx", content)

    assert [table.sheet for table in read.tables] == ["Svar"]
    assert [(problem.severity, problem.sheet) for problem in read.problems] == [("note", "Läs mig")]


@pytest.mark.parametrize("name", ["lista.csv", "lista", "lista.XLSX"])
def test_what_a_file_is_shows_its_content_and_not_its_name(name):
    read = read_list(name, workbook(("Svar", [("Namn", "Ort"), ("Ada", "Lund")])))

    assert read.tables[0].cell(0, 1) == "Lund"


def test_invisible_characters_are_gone_and_letters_composed():
    rows = [("Namn\u200b", "Ort"), ("Ma\u0308rta\u00a0Ek\u200e", "\ufeffLund ")]

    table = read_list("a.xlsx", workbook(("Svar", rows))).tables[0]

    assert (table.headings[0], table.cell(0, 0), table.cell(0, 1)) == ("Namn", "Märta Ek", "Lund")
