"""Files that cannot be read, or not quite: each gives its sentence, never an exception."""

import io
import zipfile

import pytest

from tests.people.files import changed, said, workbook, zipped
from workbench.people import read_list

SAVE_AS = "Open the list where it was made and save it as .xlsx or .csv."
NOTHING = "There is nothing in it. Hand in the file that has the answers."
NEW_WORKBOOK = "Copy the answers into a new workbook, save that and hand it in."
LIST = (("Namn", "Roll"), ("Ada", "Mentor"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def huge_when_unpacked() -> bytes:
    return zipped(xl__workbook_xml="<workbook/>", xl__big_xml=b"0" * 30_000_000)


def too_many_entries() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        for number in range(250):
            archive.writestr(f"xl/media/{number}.txt", "x")
    return content.getvalue()


def hidden_only(book) -> None:
    book.create_sheet("tom")
    book["Svar"].sheet_state = "hidden"


def far_away_cell() -> bytes:
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    return rewritten(workbook(("Svar", LIST)), "xl/worksheets/sheet1.xml", sheet.encode())


def rewritten(content: bytes, path: str, text: bytes) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(saved, "w") as new:
        for name in old.namelist():
            new.writestr(name, text if name == path else old.read(name))
    return saved.getvalue()


NOT_READ = {
    "an empty csv": ("a.csv", b"", f"a.csv: {NOTHING}"),
    "an empty xlsx": ("a.xlsx", b"", f"a.xlsx: {NOTHING}"),
    "only blank lines": ("a.csv", b"\r\n\r\n  \r\n", f"a.csv: {NOTHING}"),
    "only semicolons": ("a.csv", b";;;\n;;;\n", f"a.csv: {NOTHING}"),
    "only a byte-order mark": ("a.csv", b"\xef\xbb\xbf", f"a.csv: {NOTHING}"),
    "only headings in a csv": (
        "a.csv",
        b"Namn;Roll\n",
        (
            "a.csv: There are headings and no answers below them. Export the answers once more, or "
            "hand in the file that has them."
        ),
    ),
    "only headings in an xlsx": (
        "a.xlsx",
        workbook(("Svar", LIST[:1])),
        (
            "a.xlsx, sheet Svar: There are headings and no answers below them. Export the answers "
            "once more, or hand in the file that has them."
        ),
    ),
    "a workbook without cells": ("a.xlsx", workbook(("Svar", ())), f"a.xlsx: {NOTHING}"),
    "one column": (
        "a.csv",
        b"Namn\nAda\nBo\n",
        (
            "a.csv: Only one column was found. Save it with semicolons between the columns, or as "
            ".xlsx."
        ),
    ),
    "columns divided by a sign we do not know": (
        "a.csv",
        b"Namn^Roll\nAda^Mentor\n",
        (
            "a.csv: Only one column was found. Save it with semicolons between the columns, or as "
            ".xlsx."
        ),
    ),
    "no headings": (
        "a.csv",
        b"Ada;ada@example.org;Mentor\nBo;bo@example.org;Mentor\n",
        (
            'a.csv, row 1: "ada@example.org" stands where the headings should be. Put a row with one '
            "heading for each column above the answers."
        ),
    ),
    "numbers where the headings should be": (
        "a.csv",
        b"1;2;3\n4;5;6\n",
        (
            'a.csv, row 1: "1" stands where the headings should be. Put a row with one heading for '
            "each column above the answers."
        ),
    ),
    "a quotation mark that is never closed": (
        "a.csv",
        b'Namn;Roll\nAda;Mentor\nBo;"Mentor\nCy;Mentor\nDi;Mentor\n',
        (
            "a.csv, row 3: A quotation mark is opened in this row and never closed. Close it or delete "
            "it, or save the list as .xlsx."
        ),
    ),
    "bytes that are no text": (
        "a.csv",
        bytes(range(256)) * 4,
        (
            "a.csv: Its letters are in a form that cannot be read. Open it where it was made and save "
            'it as "CSV UTF-8" or as .xlsx.'
        ),
    ),
    "letters of an old Macintosh": (
        "a.csv",
        "Namn;Roll\nÅsa;Mentor\n".encode("mac_roman"),
        (
            "a.csv: Its letters are in a form that cannot be read. Open it where it was made and save "
            'it as "CSV UTF-8" or as .xlsx.'
        ),
    ),
    "a PDF named .xlsx": (
        "a.xlsx",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        f"a.xlsx: It is a PDF, not a list. {SAVE_AS}",
    ),
    "a picture named .csv": (
        "a.csv",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        f"a.csv: It is a picture, not a list. {SAVE_AS}",
    ),
    "a photograph": (
        "lista.jpg",
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        f"lista.jpg: It is a picture, not a list. {SAVE_AS}",
    ),
    "a web page named .xls": (
        "a.xls",
        b"<html><body><table><tr><td>Namn</td></tr></table></body></html>",
        f"a.xls: It is a web page, not a list. {SAVE_AS}",
    ),
    "a table in XML named .xls": (
        "a.xls",
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        f"a.xls: It is an XML table. {SAVE_AS}",
    ),
    "a Word document": (
        "a.docx",
        zipped(word__document_xml="<w/>"),
        f"a.docx: It is a text document, not a list. {SAVE_AS}",
    ),
    "a rich-text document": (
        "a.rtf",
        b"{\\rtf1\\ansi Namn}",
        f"a.rtf: It is a text document, not a list. {SAVE_AS}",
    ),
    "an old Word document": (
        "a.doc",
        OLE + b"\x00" * 600 + "WordDocument".encode("utf-16-le"),
        f"a.doc: It is a text document, not a list. {SAVE_AS}",
    ),
    "a Numbers document": (
        "a.numbers",
        zipped(**{"Index__Document.iwa": "x"}),
        "a.numbers: It is a Numbers document. Open it in Numbers and export it to Excel.",
    ),
    "a zip with files": (
        "a.zip",
        zipped(adepter_xml="x"),
        (
            "a.zip: It is a packed file, not a list. Unpack it and hand in the .xlsx or .csv files in "
            "it."
        ),
    ),
    "another packed file": (
        "a.csv.gz",
        b"\x1f\x8b\x08\x00\x00",
        f"a.csv.gz: It is a packed file, not a list. {SAVE_AS}",
    ),
    "a contact card": (
        "a.vcf",
        b"BEGIN:VCARD\nFN:Ada\nEND:VCARD",
        f"a.vcf: It is a contact or calendar file, not a list. {SAVE_AS}",
    ),
    "a workbook with a password": (
        "a.xlsx",
        OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"),
        (
            "a.xlsx: It is protected by a password. Open it in Excel, remove the password, save it and "
            "hand it in again."
        ),
    ),
    "a workbook cut off in the middle": (
        "a.xlsx",
        workbook(("Svar", LIST))[:3000],
        (
            "a.xlsx: It is damaged or was not saved to the end. Open it in Excel, save it once more "
            "and hand that in."
        ),
    ),
    "a workbook with a damaged sheet": (
        "a.xlsx",
        rewritten(workbook(("Svar", LIST)), "xl/worksheets/sheet1.xml", b"<worksheet><sheetDa"),
        (
            "a.xlsx: It is damaged or was not saved to the end. Open it in Excel, save it once more "
            "and hand that in."
        ),
    ),
    "an old workbook that is none": (
        "a.xls",
        OLE + b"\x00" * 2000,
        (
            "a.xls: It is damaged or was not saved to the end. Open it in Excel, save it once more and "
            "hand that in."
        ),
    ),
    "a workbook that unpacks to far too much": (
        "a.xlsx",
        huge_when_unpacked(),
        (
            "a.xlsx: It unpacks to more than a list of applicants can be. Copy the answers into a new "
            "workbook and save that."
        ),
    ),
    "a workbook with far too many parts": (
        "a.xlsx",
        too_many_entries(),
        (
            "a.xlsx: It unpacks to more than a list of applicants can be. Copy the answers into a new "
            "workbook and save that."
        ),
    ),
    "a workbook that makes the reader run out of memory": (
        "a.xlsx",
        far_away_cell(),
        "a.xlsx: It could not be opened within the limits for a list of applicants. "
        + NEW_WORKBOOK,
    ),
    "a workbook whose only list is hidden": (
        "a.xlsx",
        changed(workbook(("Svar", LIST)), hidden_only),
        (
            "a.xlsx, sheet Svar: The sheet is hidden and was not read. Show it in Excel and save, if "
            "it has applicants."
        ),
    ),
    "more than 25 MiB": (
        "a.csv",
        b"x" * (26 * 1024 * 1024),
        (
            "a.csv: It is 26 MB; at most 25 MB can be read. Split it into several files, or delete "
            "pictures and sheets that are not needed."
        ),
    ),
    "more than 20,000 rows": (
        "a.csv",
        b"Namn;Roll\n" + b"Ada;Mentor\n" * 20_001,
        ("a.csv: It has 20 002 rows; at most 20 000 can be read. Split it into several files."),
    ),
    "more than 200 columns": (
        "a.csv",
        b";".join(b"f%d" % i for i in range(201)) + b"\n" + b";".join([b"x"] * 201) + b"\n",
        (
            "a.csv: It has 201 columns; at most 200 can be read. Delete the columns that the programme "
            "does not need."
        ),
    ),
}


@pytest.mark.requirement("N-05")
@pytest.mark.parametrize("kind", NOT_READ)
def test_a_file_that_cannot_be_read_gives_its_sentence_and_nothing_else(kind):
    name, content, expected = NOT_READ[kind]

    read = read_list(name, content)

    assert said(read.problems)[0] == expected
    assert read.tables == ()


READ_WITH_A_WORD = {
    "a row with too many cells": (
        b"Namn;Roll\nAda;Mentor\nBo;Mentor;vill;mer\nCy;Mentor\n",
        (
            "a.csv, row 3: The row has 4 cells and there are 2 headings, so it was left out. Put an "
            "answer that has a line break or the dividing sign in quotation marks."
        ),
        2,
    ),
    "a row broken in two by a line break": (
        b"Namn;Svar;Ort\nAda;hej;Lund\nBo;forsta\nandra;Lund\nCy;hej;Lund\n",
        (
            "a.csv, row 3: The row has 2 cells and there are 3 headings, so it was left out. Put an "
            "answer that has a line break or the dividing sign in quotation marks."
        ),
        2,
    ),
    "a row that ends early": (
        b"Namn;Svar;Ort\nAda;hej;Lund\nBo;hej\nCy;hej;Lund\n",
        (
            "a.csv, row 3: The row ends after 2 of 3 cells; the rest was read as blank. Check that the "
            "row is whole."
        ),
        3,
    ),
    "letters broken earlier": (
        "Namn;Ort\nAda;MalmÃ¶\nBo;Lund\n".encode(),
        (
            'a.csv: Letters were broken before the file was saved, as in "MalmÃ¶" near line 2. Export '
            'it once more and choose "UTF-8", or save it as .xlsx.'
        ),
        2,
    ),
    "one damaged letter": (
        "Namn;Ort\nÅsa;Malmö\nBö;Åmål\nSå;Växj".encode() + b"\xc3;\n",
        (
            'a.csv: Letters were broken before the file was saved, as in "Växj\ufffd" near line 4. '
            'Export it once more and choose "UTF-8", or save it as .xlsx.'
        ),
        3,
    ),
    "DOS letters": (
        "Namn;Ort\nAda;Västerås\nBo;Lund\n".encode("cp865"),
        (
            'a.csv: Letters were broken before the file was saved, as in "V„ster†s" near line 2. '
            'Export it once more and choose "UTF-8", or save it as .xlsx.'
        ),
        2,
    ),
    "a title above the headings": (
        "Anmälningar 2022;;\n\nNamn;Svar;Ort\nAda;hej;Lund\n".encode(),
        (
            'a.csv, row 1: Row 3 has the headings; what stands above it ("Anmälningar 2022") was left '
            "out. If another row has the headings, delete the rows above it."
        ),
        1,
    ),
    "the headings once more in the middle": (
        b"Namn;Roll\nAda;Mentor\nNamn;Roll\nBo;Mentor\n",
        (
            "a.csv, row 3: The headings stand here once more; the row was left out. Nothing needs to "
            "be done."
        ),
        2,
    ),
    "a column without a heading": (
        b"Namn;;Ort\nAda;hej;Lund\n",
        (
            'a.csv, column B: The column has answers ("hej") and no heading. Write a heading in it, or '
            "choose what it is in the mapping."
        ),
        1,
    ),
    "a column of personal identity numbers": (
        b"Namn;Personnummer;Ort\nAda;850101-1236;Lund\n",
        (
            'a.csv, "Personnummer": The column has personal identity numbers; it was left out. Do not '
            "ask for them; delete the column from the file."
        ),
        1,
    ),
    "a personal identity number in an answer": (
        b"Namn;Svar;Ort\nAda;Mitt nummer: 850101-1236 tack;Lund\n",
        (
            'a.csv, row 2, "Svar": A personal identity number in the answer was left out. Delete it '
            "from the file."
        ),
        1,
    ),
}


@pytest.mark.parametrize("kind", READ_WITH_A_WORD)
def test_a_file_that_can_be_read_in_part_says_what_was_left_out(kind):
    content, expected, rows = READ_WITH_A_WORD[kind]

    read = read_list("a.csv", content)

    assert said(read.problems)[0] == expected
    assert len(read.tables[0]) == rows


def test_no_personal_identity_number_is_left_in_what_was_read():
    content = b"Namn;Nummer;Svar\nAda;19850101-1236;ring 850101-1236\nBo;19900202-2381;-\n"

    read = read_list("a.csv", content)

    assert "850101" not in repr(read.tables)
    assert "850101" not in repr([problem.value for problem in read.problems])
