"""Workbooks that are broken, made to exhaust the reader, or closed: built in memory."""

import io
import struct
import zipfile
from functools import cache
from pathlib import Path

import xlsxwriter

from tests.people.files import changed, workbook, zipped

REAL = Path(__file__).with_name("real_files")
LIST = (("Namn", "Ort"), ("Ada", "Lund"), ("Bo", "Malmö"))
CONTENT = "content.xml"
SHEET = "xl/worksheets/sheet1.xml"


@cache
def xlsx() -> bytes:
    return workbook(("Svar", LIST))


@cache
def xls() -> bytes:
    return (REAL / "lista.xls").read_bytes()


@cache
def ods() -> bytes:
    return (REAL / "lista.ods").read_bytes()


def part_of(content: bytes, path: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(content)).read(path)


def with_part(content: bytes, path: str, text: bytes | None) -> bytes:
    """Zip archive with another text in one part, or without it."""
    saved = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name != path:
                new.writestr(name, old.read(name))
            elif text is not None:
                new.writestr(name, text)
    return saved.getvalue()


def that_lies_about_its_size() -> bytes:
    """50 MB of blanks in a sheet that the archive says is small."""
    sheet = part_of(xlsx(), SHEET).replace(b"</sheetData>", b" " * 50_000_000 + b"</sheetData>")
    data = bytearray(with_part(xlsx(), SHEET, sheet))
    place = data.rindex(SHEET.encode()) - 46
    struct.pack_into("<I", data, place + 24, 3000)
    return bytes(data)


def entities_in(text: bytes) -> bytes:
    """Definitions that grow to a thousand million letters where ``&j;`` stands."""
    steps = b"".join(
        b'<!ENTITY %c "%s">' % (98 + i, (b"&%c;" % (97 + i)) * 10) for i in range(9)
    )
    return b'<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">' + steps + b"]>" + text


def xlsx_that_grows() -> bytes:
    strings = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&j;</t></si>'
        b"</sst>"
    )
    return with_part(xlsx(), "xl/sharedStrings.xml", entities_in(strings))


def ods_that_grows() -> bytes:
    text = part_of(ods(), CONTENT).split(b"?>", 1)[1].replace(b"Namn", b"&j;", 1)
    return with_part(ods(), CONTENT, entities_in(text))


def ods_with_a_password() -> bytes:
    path = "META-INF/manifest.xml"
    manifest = part_of(ods(), path).replace(
        b"</manifest:manifest>",
        b'<manifest:file-entry manifest:full-path="x"><manifest:encryption-data/>'
        b"</manifest:file-entry></manifest:manifest>",
    )
    return with_part(with_part(ods(), path, manifest), CONTENT, bytes(range(256)) * 20)


def xls_with_a_password() -> bytes:
    """The record of the code page becomes the one that says "enciphered"."""
    place = xls().index(struct.pack("<3H", 0x0042, 2, 1200))
    return xls()[:place] + struct.pack("<H", 0x002F) + xls()[place + 2 :]


def zip_with_a_password() -> bytes:
    data = bytearray(zipped(lista_xml="x" * 50))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def only_a_chart() -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.add_worksheet("Tom")
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=Tom!$A$1:$A$2"})
        book.add_chartsheet("Diagram").set_chart(chart)
    return content.getvalue()


def very_hidden() -> bytes:
    def hide(book) -> None:
        book["Svar"].sheet_state = "veryHidden"
        book.create_sheet("Tom")

    return changed(xlsx(), hide)


def too_many_rows() -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"constant_memory": True, "in_memory": True}) as book:
        sheet = book.add_worksheet("Svar")
        for row in range(20_002):
            sheet.write_string(row, 0, "Namn" if row == 0 else "Ada")
            sheet.write_string(row, 1, "Ort" if row == 0 else "Lund")
    return content.getvalue()


def too_many_columns() -> bytes:
    return workbook(("Svar", ([f"f{i}" for i in range(201)], ["x"] * 201)))
