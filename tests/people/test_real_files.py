"""XLS and ODS as another program made them: the same list, cell for cell, as from an XLSX."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from tests.people.files import said
from workbench.people import read_list

FOLDER = Path(__file__).with_name("real_files")
FILES = ("lista.xls", "lista.ods", "lista_1904.xls", "lista_1904.ods")
HEADINGS = (
    "Namn", "Kommun", "Ansökan", "Telefon", "Hemkod", "Språk [Svenska]", "Språk [Engelska]",
    "Timmar", "Namnlängd", "Fel",
)  # fmt: skip
ROWS = [
    ["Åsa Ek", "0127", "2022-02-14", "+46 70 123 45 67", "0127", "Flytande", "Lite", "2.5", "6",
     ""],
    ["Bjørn Ås", "0180", "2022-01-09 23:30:00", "070-123 45 67", "0180", "Bra", "Flytande", "0.3",
     "8", ""],
    ["Märta Öst", "1280", "2022-01-10", "0701234567", "1280", "Lite", "Bra", "12", "11", "1"],
]  # fmt: skip


def content_of(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


@pytest.mark.parametrize("name", FILES)
def test_every_cell_of_a_file_that_another_program_made_is_read(name):
    table = read_list(name, content_of(name)).tables[0]

    found = [[table.cell(i, k) for k in range(len(HEADINGS))] for i in range(len(table))]
    assert table.headings[: len(HEADINGS)] == HEADINGS
    assert table.row_numbers == (3, 4, 5)
    assert found == ROWS


@pytest.mark.parametrize("name", FILES)
def test_what_is_hidden_merged_or_failed_is_said_as_for_an_xlsx(name):
    problems = read_list(name, content_of(name)).problems

    assert said(problems) == [
        (
            f"{name}, sheet Svar, row 1: Rows 1 and 2 were read together as headings. If row 2 has "
            "answers, give every column one heading."
        ),
        (
            f"{name}, sheet Svar, row 4: The row is hidden in Excel; it was read like the others. "
            "Delete them from the file if they should not take part."
        ),
        (
            f'{name}, sheet Svar, "Timmar": The column is hidden in Excel; it was read like the '
            "others. Delete them from the file if they should not be read."
        ),
        (
            f'{name}, sheet Svar, row 3, "Fel": Formulas in 2 cells, first here, give no value; they '
            "were read as blank. Open the file in Excel, mend the formula and save, or write the "
            "answer."
        ),
        (
            f"{name}, sheet Gamla: The sheet is hidden and was not read. Show it in Excel and save, "
            "if it has applicants."
        ),
        (
            f"{name}, sheet Blad 3, row 2, column B: Cells are merged here; only the first of them "
            "was read with the text. Unmerge them and fill in each row, if the text is for all."
        ),
    ]


def test_the_files_from_1904_really_count_from_1904():
    since_1904 = struct.pack("<3H", 0x0022, 2, 1)

    assert since_1904 in content_of("lista_1904.xls")
    assert since_1904 not in content_of("lista.xls")
    ods = zipfile.ZipFile(io.BytesIO(content_of("lista_1904.ods")))
    assert b'table:date-value="1904-01-01"' in ods.read("content.xml")


def test_a_number_format_with_zeros_for_a_whole_column_of_an_ods_counts_for_each_cell():
    cells = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>Namn</text:p>'
        '</table:table-cell><table:table-cell office:value-type="string"><text:p>Kod</text:p>'
        "</table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="2"><table:table-cell'
        ' office:value-type="string"><text:p>Ada</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="127"><text:p>0127</text:p>'
        "</table:table-cell></table:table-row>"
        '<table:table-row table:visibility="filter"><table:table-cell office:value-type="string">'
        '<text:p>Bo</text:p></table:table-cell><table:table-cell office:value-type="boolean"'
        ' office:boolean-value="true"><text:p>SAND</text:p></table:table-cell></table:table-row>'
    )

    read = read_list("a.ods", small_ods(cells))

    table = read.tables[0]
    assert [table.cell(i, 1) for i in range(3)] == ["0127", "0127", "true"]
    assert [(problem.code, problem.row) for problem in read.problems] == [("hidden_rows", 4)]


def small_ods(rows: str) -> bytes:
    """ODS with one sheet whose second column shows four digits."""
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (
            ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"),
            ("number", "datastyle"),
        )
    )  # fmt: skip
    content = (
        f'<office:document-content{names} office:version="1.3"><office:automatic-styles>'
        '<number:number-style style:name="N4"><number:number number:min-integer-digits="4"'
        ' number:decimal-places="0"/></number:number-style><style:style style:name="ce4"'
        ' style:family="table-cell" style:data-style-name="N4"/></office:automatic-styles>'
        '<office:body><office:spreadsheet><table:table table:name="Svar"><table:table-column/>'
        f'<table:table-column table:default-cell-style-name="ce4"/>{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
            ' manifest:version="1.3"><manifest:file-entry manifest:full-path="/"'
            ' manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
            "</manifest:manifest>",
        )
    return made.getvalue()
