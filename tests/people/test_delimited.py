"""Reading CSV as Nordic Excel and form tools write it, cell by cell."""

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.people import read_list
from workbench.people.cells import clean_cell
from workbench.people.formulas import unguarded

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")
LETTERS = "abcdefgåäöæøéüABCÅÄÖÆØ0123456789 ,;|\t\"'.-+()/\n&%€ "
HEADINGS = (
    "Namn",
    "7. Inom vilken bransch arbetar du? *",
    "Övriga frågor, önskemål; annat",
    'Har du hört "talas" om oss?',
    "Område",
    "Språk [Svenska]",
    "Født år",
    "Rad ett\nrad två",
)


def written(rows, *, delimiter, encoding, quoting, line_end) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator=line_end)
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


# An apostrophe that keeps a formula from running is taken off; test_round_trip has those.
cells = st.text(LETTERS, max_size=25).map(clean_cell).filter(lambda cell: unguarded(cell) == cell)
tables = st.integers(2, 8).flatmap(
    lambda width: st.lists(
        st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=12
    ).map(lambda rows: [list(HEADINGS[:width]), *rows])
)


@settings(max_examples=400, deadline=None)
@given(
    rows=tables,
    delimiter=st.sampled_from([";", ",", "\t", "|"]),
    encoding=st.sampled_from(ENCODINGS),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    line_end=st.sampled_from(["\r\n", "\n"]),
)
def test_every_cell_of_a_nordic_csv_comes_back(rows, delimiter, encoding, quoting, line_end):
    wanted = [row for row in rows[1:] if any(row)]
    content = written(
        rows, delimiter=delimiter, encoding=encoding, quoting=quoting, line_end=line_end
    )

    read = read_list("a.csv", content)

    if not wanted:
        assert read.problems[0].code == "only_headings"
        return
    table = read.tables[0]
    found = [[table.cell(i, k) for k in range(len(rows[0]))] for i in range(len(table))]
    assert table.delimiter == delimiter
    assert list(table.headings) == rows[0]
    assert found == wanted


def test_a_first_line_that_names_the_sign_is_followed_and_not_counted():
    table = read_list("a.csv", b"sep=,\r\nNamn,Svar\r\nAda,a;b;c\r\n").tables[0]

    assert (table.delimiter, table.row_numbers, table.cell(0, 1)) == (",", (2,), "a;b;c")


def test_blank_lines_count_as_excel_counts_them_and_are_not_read():
    table = read_list("a.csv", b"Namn;Ort\n\nAda;Lund\n;;\nBo;Lund\n").tables[0]

    assert table.row_numbers == (3, 5)


def test_a_semicolon_list_with_decimal_commas_is_divided_by_semicolons():
    content = b"Namn;Ar;Timmar\nAda;1,5;12,0\nBo;2,5;13,0\nCy;3,5;14,5\n"

    assert read_list("a.csv", content).tables[0].delimiter == ";"


def test_namibia_and_a_person_called_none_stay_text():
    table = read_list("a.csv", b"Namn;Land;Kod\nNone;NA;0127\n").tables[0]

    assert [table.cell(0, k) for k in range(3)] == ["None", "NA", "0127"]


def test_the_shape_of_a_list_is_the_same_for_the_next_file_with_its_headings():
    first = read_list("a.csv", b"Namn;Ort\nAda;Lund\n").tables[0]
    second = read_list("b.csv", b"namn ,Ort\r\nBo,Malm\r\nCy,Umea\r\n").tables[0]
    other = read_list("c.csv", b"Namn;Land\nAda;SE\n").tables[0]

    assert first.shape_key == second.shape_key != other.shape_key
