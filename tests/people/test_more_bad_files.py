"""More files that are no list, or are broken: each gives its sentence, and nothing of it is kept."""

import io
import zipfile
from collections.abc import Callable
from functools import partial

import pytest

from tests.people import bad_workbooks as bad
from tests.people.files import said, zipped
from tests.people.test_bad_files import NOT_READ, NOTHING, OLE, SAVE_AS
from tests.people.test_real_files import small_ods
from workbench.people import read_list
from workbench.round import open_round

DAMAGED = (
    "It is damaged or was not saved to the end. Open it in Excel, save it once more and hand that in."
)
PASSWORD = (
    "It is protected by a password. Open it in Excel, remove the password, save it and hand it in "
    "again."
)
LETTERS = (
    "Its letters are in a form that cannot be read. Open it where it was made and save it as "
    '"CSV UTF-8" or as .xlsx.'
)
DOWNLOAD = (
    "It is a link to a list, not the list. Open the link and download the list as .xlsx or .csv."
)
OTHER_PROGRAM = f"It is a data file of another program. {SAVE_AS}"
JSON = f"It is JSON, not a list. {SAVE_AS}"
MESSAGE = f"It is an e-mail, not a list. {SAVE_AS}"
PACKED = f"It is a packed file, not a list. {SAVE_AS}"
PICTURE = f"It is a picture, not a list. {SAVE_AS}"
PRESENTATION = f"It is a presentation, not a list. {SAVE_AS}"
TEXT_DOCUMENT = f"It is a text document, not a list. {SAVE_AS}"
WEB_PAGE = f"It is a web page, not a list. {SAVE_AS}"
UNPACK = (
    "It is a packed file, not a list. Unpack it and hand in the .xlsx or .csv files in it."
)

ENDLESS_ROWS = (
    '<table:table-row table:number-rows-repeated="1048576"><table:table-cell'
    ' table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p>'
    "</table:table-cell></table:table-row>"
)
Made = bytes | Callable[[], bytes]

MORE: dict[str, tuple[str, Made, str]] = {
    "an archive that lies about its size": ("a.xlsx", bad.that_lies_about_its_size, DAMAGED),
    "an xlsx whose words multiply": ("a.xlsx", bad.xlsx_that_grows, DAMAGED),
    "an ods whose words multiply": ("a.ods", bad.ods_that_grows, DAMAGED),
    "an ods with a cell for every place there is": (
        "a.ods",
        partial(small_ods, ENDLESS_ROWS),
        DAMAGED,
    ),
    "an ods with a password": ("a.ods", bad.ods_with_a_password, PASSWORD),
    "an xls with a password": ("a.xls", bad.xls_with_a_password, PASSWORD),
    "a zip with a password": ("a.zip", bad.zip_with_a_password, UNPACK),
    "an ods without its content": (
        "a.ods",
        lambda: bad.with_part(bad.ods(), bad.CONTENT, None),
        DAMAGED,
    ),
    "an ods whose content ends early": (
        "a.ods",
        lambda: bad.with_part(bad.ods(), bad.CONTENT, bad.part_of(bad.ods(), bad.CONTENT)[:3000]),
        DAMAGED,
    ),
    "an ods cut off in the middle": ("a.ods", lambda: bad.ods()[:5000], DAMAGED),
    "an xls cut off in the middle": ("a.xls", lambda: bad.xls()[:4000], DAMAGED),
    "an xls cut off near its end": ("a.xls", lambda: bad.xls()[:7000], DAMAGED),
    "an xlsx that does not say where its sheets are": (
        "a.xlsx",
        lambda: bad.with_part(bad.xlsx(), "xl/_rels/workbook.xml.rels", None),
        DAMAGED,
    ),
    "an xlsx without its sheet": (
        "a.xlsx",
        lambda: bad.with_part(bad.xlsx(), bad.SHEET, None),
        DAMAGED,
    ),
    "an xlsx without its words": (
        "a.xlsx",
        lambda: bad.with_part(bad.xlsx(), "xl/sharedStrings.xml", None),
        DAMAGED,
    ),
    "an archive with nothing in it": ("a.xlsx", b"PK\x05\x06" + b"\x00" * 18, DAMAGED),
    "a binary workbook that is none": ("a.xlsb", zipped(**{"xl__workbook.bin": "x"}), DAMAGED),
    "a workbook with a chart only": ("a.xlsx", bad.only_a_chart, NOTHING),
    "a workbook whose list is hidden for good": (
        "a.xlsx",
        bad.very_hidden,
        (
            "sheet Svar: The sheet is hidden and was not read. Show it in Excel and save, if it has "
            "applicants."
        ),
    ),
    "an xlsx with more than 20,000 rows": (
        "a.xlsx",
        bad.too_many_rows,
        "sheet Svar: It has 20 002 rows; at most 20 000 can be read. Split it into several files.",
    ),
    "an xlsx with more than 200 columns": (
        "a.xlsx",
        bad.too_many_columns,
        (
            "sheet Svar: It has 201 columns; at most 200 can be read. Delete the columns that the "
            "programme does not need."
        ),
    ),
    "the note of Excel beside an open list": (
        "~$lista.xlsx",
        b"\x08Ada Ek  " + b" " * 40,
        (
            "It is the note that Excel keeps beside a list while it is open. Hand in the list itself: "
            "the file whose name has no ~$."
        ),
    ),
    "a web table with a head named .xls": (
        "a.xls",
        b'\xef\xbb\xbf\r\n<meta http-equiv="content-type"><table><tr><td>Namn</td></tr></table>',
        WEB_PAGE,
    ),
    "a web table inside a division": ("a.xls", b"<div><table><tr><td>x</td></tr></table>", WEB_PAGE),
    "a web page after a remark": ("a.xls", b"<!-- saved --><html><table></table></html>", WEB_PAGE),
    "a web page in wide letters": (
        "a.xls",
        "<html><table><tr><td>Namn</td></tr></table></html>".encode("utf-16"),
        WEB_PAGE,
    ),
    "a web page that says it is XML": (
        "a.xls",
        b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><table/></html>',
        WEB_PAGE,
    ),
    "XML from a form tool": (
        "a.xml",
        b'<?xml version="1.0"?><rows><row><Namn>Ada</Namn></row></rows>',
        f"It is XML, not a list. {SAVE_AS}",
    ),
    "a flat OpenDocument table": (
        "a.fods",
        b'<?xml version="1.0"?>\n<office:document xmlns:office="urn:oasis"/>',
        f"It is an XML table. {SAVE_AS}",
    ),
    "JSON with rows": ("a.csv", b'[{"Namn":"Ada","Ort":"Lund"}]', JSON),
    "JSON over several lines": ("a.json", b'{\n  "Namn": "Ada",\n  "svar": [1, 2]\n}\n', JSON),
    "a link to a list in the cloud": (
        "a.gsheet",
        b'{"url": "https://docs.example.org/x", "doc_id": "1"}',
        DOWNLOAD,
    ),
    "a shortcut to a web address": (
        "a.url",
        b"[InternetShortcut]\r\nURL=https://example.org/list\r\n",
        DOWNLOAD,
    ),
    "an e-mail": ("a.eml", b"From: a@example.org\nSubject: lista\n\nHej, hej\n", MESSAGE),
    "an e-mail of Outlook": ("a.msg", OLE + b"\0" * 600 + "__substg1.0_".encode("utf-16-le"), MESSAGE),
    "a presentation": ("a.pptx", zipped(ppt__presentation_xml="<p/>"), PRESENTATION),
    "an old presentation": (
        "a.ppt",
        OLE + b"\0" * 600 + "PowerPoint Document".encode("utf-16-le"),
        PRESENTATION,
    ),
    "an open presentation": (
        "a.odp",
        zipped(mimetype="application/vnd.oasis.opendocument.presentation", content_xml="<x/>"),
        PRESENTATION,
    ),
    "an open text document": (
        "a.odt",
        zipped(mimetype="application/vnd.oasis.opendocument.text", content_xml="<x/>"),
        TEXT_DOCUMENT,
    ),
    "a page for a printer": ("a.csv", b"%!PS-Adobe-3.0\n", TEXT_DOCUMENT),
    "a photograph of a telephone": ("a.csv", b"\x00\x00\x00\x18ftypheic\x00\x00", PICTURE),
    "a picture of the web": ("a.csv", b"RIFF\x00\x00\x00\x00WEBPVP8 ", PICTURE),
    "a scanned page": ("a.csv", b"II*\x00\x08\x00\x00\x00", PICTURE),
    "a drawing": ("a.csv", b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', PICTURE),
    "a database": ("a.csv", b"SQLite format 3\x00" + b"\x00" * 100, OTHER_PROGRAM),
    "a statistics file": ("a.sav", b"$FL2@(#) SPSS DATA FILE" + b"\x00" * 100, OTHER_PROGRAM),
    "a column store": ("a.csv", b"PAR1\x15\x04\x15", OTHER_PROGRAM),
    "a symbolic link table": ("a.slk", b'ID;PWXL;N;E\r\nC;Y1;X1;K"Namn"\r\n', OTHER_PROGRAM),
    "a table for exchange": ("a.dif", b'TABLE\r\n0,1\r\n"EXCEL"\r\n', OTHER_PROGRAM),
    "a file packed with xz": ("a.csv", b"\xfd7zXZ\x00\x00", PACKED),
    "a file packed with bzip2": ("a.csv", b"BZh91AY&SY", PACKED),
    "a file packed with zstandard": ("a.csv", b"\x28\xb5\x2f\xfd\x00", PACKED),
    "a tape archive": ("a.tar", b"lista.csv" + b"\0" * 248 + b"ustar  \0" + b"\0" * 300, PACKED),
    "nothing but NUL bytes": ("a.csv", b"\x00" * 160, LETTERS),
    "a NUL byte in a name": ("a.csv", b"Namn;Ort\nAda\x00;Lund\n", LETTERS),
    "wide letters cut in two": ("a.csv", "Namn;Ort\nÅsa;Malmö\n".encode("utf-16")[:-1], LETTERS),
    "a program": ("a.csv", b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff", LETTERS),
    "a list wrapped for an e-mail": (
        "a.csv",
        b"TmFtbjtPcnQKQWRhO0x1bmQK\n",
        (
            "Only one column was found. Save it with semicolons between the columns, or as .xlsx."
        ),
    ),
    "blank cells below headings": (
        "a.csv",
        b"Namn;Ort\n;\n;\n",
        (
            "There are headings and no answers below them. Export the answers once more, or hand in "
            "the file that has them."
        ),
    ),
}


def made(content: Made) -> bytes:
    return content if isinstance(content, bytes) else content()


@pytest.mark.requirement("N-05")
@pytest.mark.parametrize("kind", MORE)
def test_a_file_that_is_no_list_gives_its_sentence_and_nothing_else(kind):
    name, content, expected = MORE[kind]

    read = read_list(name, made(content))

    (first,) = said(read.problems[:1])
    assert first.removeprefix(f"{name}").lstrip(":, ") == expected
    assert read.problems[0].severity == "blocks"
    assert read.tables == ()


def test_at_least_eighty_bad_files_have_a_name_and_a_sentence():
    assert len(NOT_READ) + len(MORE) >= 80
    assert not set(NOT_READ) & set(MORE)


@pytest.mark.requirement("N-05")
def test_no_bad_file_changes_what_was_read_before_it_and_the_round_goes_on():
    good = b"ID;Namn;E-post\nM1;Ada Ek;ada@example.org\nM2;Bo Ek;bo@example.org\n"
    round = open_round("mitt_livs_chans").with_file("mentorer.csv", good).read()
    before = round.parsed

    for name, content, *_ in (*NOT_READ.values(), *MORE.values()):
        round = round.with_file(name, made(content))
        assert [each.table.file for each in round.lists] == ["mentorer.csv"]
        assert {problem.file for problem in round.file_problems} == {name}
        round = round.without_file(name)

    after = round.read().parsed
    assert after.applications.equals(before.applications)
    assert after.people.equals(before.people)
    assert after.problems == before.problems


def test_the_limits_are_met_by_the_largest_list_that_may_be_read():
    rows = b"Namn;Ort\n" + b"Ada;Lund\n" * 20_000
    wide = b";".join(b"f%d" % i for i in range(200)) + b"\n" + b";".join([b"x"] * 200) + b"\n"

    assert len(read_list("a.csv", rows).tables[0]) == 20_000
    assert len(read_list("a.csv", wide).tables[0].headings) == 200


def test_a_macro_workbook_is_read_and_its_macro_is_not():
    content = bad.with_part(
        bad.xlsx(),
        "[Content_Types].xml",
        bad.part_of(bad.xlsx(), "[Content_Types].xml").replace(
            b"openxmlformats-officedocument.spreadsheetml.sheet.main",
            b"ms-excel.sheet.macroEnabled.main",
        ),
    )

    assert read_list("a.xlsm", content).tables[0].columns == (("Ada", "Bo"), ("Lund", "Malmö"))


def test_words_that_begin_like_another_kind_of_file_are_headings():
    for first in ("ID;Postadress", "PAR1;PAR2", "II;III", "BZh;x", "Tabell;x", "{nummer};x", "<5 år;x"):
        content = f"{first}\nAda;Lund\n".encode()
        assert read_list("a.csv", content).tables[0].columns == (("Ada",), ("Lund",)), first


def test_the_archive_that_lies_is_small_itself():
    content = bad.that_lies_about_its_size()

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert sum(entry.file_size for entry in archive.infolist()) < 100_000
