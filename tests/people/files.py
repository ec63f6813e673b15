"""Small files of every kind for the tests, made in memory."""

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl
import xlsxwriter


def workbook(*sheets: tuple[str, Sequence[Sequence[Any]]]) -> bytes:
    """XLSX with these sheets; None leaves a cell blank."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for r, row in enumerate(rows):
                for c, value in enumerate(row):
                    if value is not None:
                        sheet.write(r, c, value)
    return content.getvalue()


def changed(content: bytes, change: Callable[[openpyxl.Workbook], None]) -> bytes:
    """XLSX after a change with openpyxl."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def zipped(**files: str | bytes) -> bytes:
    """Zip archive; double underscores in the names stand for slashes, one dot is added."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return content.getvalue()


def said(problems: Sequence[Any]) -> list[str]:
    """Problems in English words."""
    return [problem.sentence.text("en") for problem in problems]
