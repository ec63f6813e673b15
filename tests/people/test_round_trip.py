"""What is exported can be handed in again, cell for cell, and no cell of it ever runs.

Here a sample; 500 tables by ``python -m tests.people.long``.
"""

import csv
import io
import zipfile

import pandas as pd
import pytest

from tests.people.random_tables import as_read, random_table
from workbench.people import read_list
from workbench.people.cells import clean_cell
from workbench.reporting.workbooks import delimited, left_out, workbook

# Excel's own rule for a cell of a CSV, written here once more: not the rule of the code.
RUNS = "=+-@＝＋－＠"


def differences(seed: int) -> list[str]:
    """What came back otherwise, or would run, in table number *seed*."""
    table = random_table(seed)
    found = []
    for name, content in (("a.csv", delimited(table)), ("a.xlsx", workbook({"Svar": table}))):
        wanted = _wanted(table, comma=name == "a.csv")
        read = read_list(name, content)
        back = read.tables[0] if read.tables else None
        if back is None:
            found.append(f"{seed} {name}: {[str(problem) for problem in read.problems]}")
            continue
        rows = [[back.cell(i, k) for k in range(len(back.headings))] for i in range(len(back))]
        found += [
            f"{seed} {name}: {meant!r} came back as {seen!r}"
            for mine, theirs in zip(wanted, [list(back.headings), *rows], strict=True)
            for meant, seen in zip(mine, theirs, strict=True)
            if meant != seen
        ]
    return found + [f"{seed}: {cell!r} runs" for cell in running_cells(table)]


def running_cells(table: pd.DataFrame) -> list[str]:
    """Cells of the exported files that a spreadsheet would take for formulas."""
    text = delimited(table).decode("utf-8-sig")
    numbers = {as_read(v, comma=True) for v in table.to_numpy(dtype=object).ravel()
               if isinstance(v, int | float) and not isinstance(v, bool)}  # fmt: skip
    found = [
        cell
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=";")
        for cell in row
        if clean_cell(cell)[:1] in RUNS
        and clean_cell(cell)
        and cell not in numbers
        and not cell.replace(" ", "").removeprefix("+").isdigit()
    ]
    with zipfile.ZipFile(io.BytesIO(workbook({"Svar": table}))) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    return found + ["a formula in the workbook"] * ("<f>" in sheet or "<f " in sheet)


def _wanted(table: pd.DataFrame, *, comma: bool) -> list[list[str]]:
    """Headings and rows as they must come back; blank rows and columns are never read."""
    rows = [[as_read(v, comma=comma) for v in row] for row in table.to_numpy(dtype=object)]
    return [[clean_cell(str(heading)) for heading in table.columns], *rows]


def test_a_sample_of_tables_comes_back_as_it_was_and_nothing_in_it_runs():
    assert [line for seed in range(20) for line in differences(seed)] == []


@pytest.mark.parametrize(
    "text", ["=1+1", "'=1+1", "''=1+1", "+46-70 12", "@x", "-x", "\t-x", "＝1", "'t Hooft", "'"]
)
def test_an_apostrophe_that_kept_a_text_from_running_is_gone_again(text):
    table = pd.DataFrame({"Namn": ["Ada"], "Svar": [text]})

    back = read_list("a.csv", delimited(table)).tables[0]

    assert back.cell(0, 1) == text.strip()


def test_what_a_workbook_cannot_hold_is_left_out_and_said():
    table = pd.DataFrame({"Namn": ["Ada\x00", "Bo"], "Svar": ["x" * 40_000, "y"]})

    back = read_list("a.xlsx", workbook({"Svar": table})).tables[0]

    assert (back.cell(0, 0), len(back.cell(0, 1))) == ("Ada", 32_767)
    assert [each.text("en") for each in left_out({"Svar": table})] == [
        "1 cell had control characters, which no spreadsheet can hold; they were left out.",
        "1 text is longer than Excel can hold; the workbook has its beginning.",
    ]
    assert left_out({"Svar": table.iloc[1:]}) == ()


def test_two_titles_that_excel_cuts_to_one_are_two_sheets():
    one = pd.DataFrame({"Namn": ["Ada"], "Ort": ["Lund"]})

    read = read_list("a.xlsx", workbook({"P" * 31 + "a": one, "P" * 31 + "b": one, "p" * 31: one}))

    assert len({table.sheet.casefold() for table in read.tables}) == 3


def test_an_endless_number_and_a_missing_day_do_not_break_a_workbook():
    table = pd.DataFrame({"Namn": ["Ada"], "Tal": [float("inf")], "Dag": [pd.NaT]})

    back = read_list("a.xlsx", workbook({"Svar": table})).tables[0]

    assert back.cell(0, 1) == "inf"
