"""Lists that are read in part or with a doubt: the sentence, and what was read."""

import pytest

from tests.people.files import said
from workbench.people import Ground, MappedList, map_columns, parse_lists, read_list
from workbench.vocabulary import built_in_fields

FIELDS = built_in_fields()
EXCEL = "Open the file in Excel, mend the formula and save, or write the answer."
AS_TEXT = "Format the column as text in Excel."

CASES: dict[str, tuple[str, list[str], int]] = {
    "a sum at the end": (
        "Namn;E-post;Arbetsår totalt\nAda;a@example.org;3\nBo;b@example.org;5\nSumma;;8\n",
        [
            ("a.csv, row 4: The row adds up or counts the rows above and names nobody; it was left "
            "out. If it is a person, write the name, and move it up.")
        ],
        2,
    ),
    "headings in row 5": (
        "Anmälan 2022;;\nUtskriven av Ada;;\n;;\nUrval: alla;;\nNamn;E-post;Svar\nAda;a@example.org;x\n",
        [
            ('a.csv, row 1: Row 5 has the headings; what stands above it ("Anmälan 2022") was left '
            "out. If another row has the headings, delete the rows above it.")
        ],
        1,
    ),
    "the same heading twice": (
        "Namn;E-post;E-post\nAda;a@example.org;b@example.org\n",
        [
            ('a.csv, "E-post": The column was not read: E-mail is taken from "E-post". Choose the other '
            "column in the mapping if it is the right one.")
        ],
        1,
    ),
    "failed formulas in Swedish and Danish": (
        "Namn;E-post;Arbetsår totalt\nAda;a@example.org;#VÄRDEFEL!\nBo;b@example.org;#I/T\n",
        [
            ('a.csv, row 2, "Arbetsår totalt": Formulas in 2 cells, first here, give no value; they were '
            f"read as blank. {EXCEL}")
        ],
        2,
    ),
    "a date that the column was too narrow for": (
        "Namn;E-post;Tidsstämpel\nAda;a@example.org;########\n",
        [
            'a.csv, row 2, "Tidsstämpel": A formula in the cell gives no value; it was read as blank. '
            + EXCEL
        ],
        1,
    ),
    "rows in quotation marks": (
        '"Namn;E-post"\n"Ada;a@example.org"\n"Bo;b@example.org"\n',
        [
            ("a.csv: Every row stands in quotation marks as if it were one cell; it was divided. Look "
            "through a few rows; save it from the form tool itself if one is wrong.")
        ],
        2,
    ),
    "a row shifted by one": (
        "Namn;E-post;Telefon\nAda;a@example.org;0700000000\nFel;Bo;b@example.org\n",
        [
            ('a.csv, row 3, "E-post": "Bo" is not one e-mail address. Write one address, such as '
            "name@example.org."),
            ('a.csv, row 3, "Telefon": "b@example.org" is not one telephone number. Write one number, '
            "such as +46 70 000 00 00."),
        ],
        2,
    ),
    "days as Excel counts them": (
        "Tidsstämpel;Namn;E-post\n44606;Ada;a@example.org\n44607,5;Bo;b@example.org\n",
        [
            f'a.csv, row {row}, "Tidsstämpel": "{value}" is a number; Excel counts days so, from 1900 or '
            "from 1904. Format the column as a date in Excel and save the file."
            for row, value in ((2, "44606"), (3, "44607,5"))
        ],
        2,
    ),
    "a telephone number that Excel shortened": (
        "Namn;E-post;Telefon\nAda;a@example.org;4,67012E+10\n",
        [
            ('a.csv, row 2, "Telefon": "4,67012E+10" is a number that Excel shortened; its last digits '
            "are gone. Format the column as text in Excel and write the number again.")
        ],
        1,
    ),
    "a municipality and a telephone number without their zeros": (
        "Namn;E-post;I vilken kommun bor du?;Telefon\nAda;a@example.org;127;701234567\n",
        [
            ('a.csv, row 2, "I vilken kommun bor du?": "127" was read as 0127; Excel drops the first '
            f"zero. {AS_TEXT}"),
            ('a.csv, row 2, "Telefon": "701234567" seems to have lost its first zero. Write the zero, and '
            "format the column as text in Excel."),
        ],
        1,
    ),
    "Danish letters of an old Macintosh": (
        "Navn;E-mail\nBj¿rn;a@example.org\n",
        [
            ('a.csv: Letters were broken before the file was saved, as in "Bj¿rn" near line 2. Export it '
            'once more and choose "UTF-8", or save it as .xlsx.')
        ],
        1,
    ),
    "zero-width and bidirectional signs": (
        "Na\u200bmn;E-post\n\u202eAda\u202c Ek\u00a0;a@example.org\u2060\n",
        [],
        1,
    ),
    "the sign at the end of an old file": ("Namn;E-post\r\nAda;a@example.org\r\n\x1a", [], 1),
    "three heading rows of a form tool": (
        ('StartDate;Q1;Q2\nStart Date;Namn;E-post\n"{""ImportId"":""startDate""}";"{""ImportId"":'
        '""QID1""}";"{""ImportId"":""QID2""}"\n2022-01-01;Ada;a@example.org\n'),
        [],
        1,
    ),
}


@pytest.mark.requirement("N-05")
@pytest.mark.parametrize("kind", CASES)
def test_what_is_doubtful_in_a_list_is_said_where_it_stands(kind):
    text, expected, rows = CASES[kind]

    read = read_list("a.csv", text.encode())

    (table,) = read.tables
    mapping = map_columns(table, FIELDS, side="giver")
    parsed = parse_lists(
        [MappedList(table, mapping, "mentor", "giver")], FIELDS, ground=Ground(country="SE")
    )
    assert said((*read.problems, *parsed.problems)) == expected
    assert len(table) == rows
    assert mapping.column_of("full_name") is not None
    assert mapping.column_of("email") is not None


def test_a_person_at_the_end_is_no_sum():
    for last in ("Total;t@example.org;3", "Summa Ek;;3", "Sum;;"):
        content = f"Namn;E-post;Arbetsår totalt\nAda;a@example.org;3\n{last}\n".encode()
        kept = len(read_list("a.csv", content).tables[0])
        assert kept == (1 if last == "Sum;;" else 2), last


def test_a_formula_that_failed_inside_a_sentence_is_an_answer():
    content = "Namn;Svar\nAda;jag får #N/A i Excel\nBo;#metoo\n".encode()

    assert read_list("a.csv", content).tables[0].columns[1] == ("jag får #N/A i Excel", "#metoo")
