"""Tables as files that Excel opens safely: no cell of ours ever runs as a formula."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import datetime

import pandas as pd
import xlsxwriter

#: Beginnings that a spreadsheet takes for a formula, also after spaces and in full width.
_FORMULA = re.compile(r"^[\s ]*[=+\-@＝＋－＠\t\r\n]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_PHONE = re.compile(r"^\+[\d\s()/-]+$")

_WIDEST = 48


def workbook(sheets: Mapping[str, pd.DataFrame]) -> bytes:
    """Workbook with one sheet per table: bold frozen headings, a filter, texts as texts.

    Numbers stay numbers; everything else is written as text, whatever it begins with.
    """
    target = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(target, options) as book:
        # The same table gives the same file, so the date of making is left out.
        book.set_properties({"created": datetime(2000, 1, 1)})  # noqa: DTZ001
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for title, table in sheets.items():
            sheet = book.add_worksheet(_sheet_name(title))
            for column, heading in enumerate(table.columns):
                sheet.write_string(0, column, _plain(heading), bold)
                sheet.set_column(column, column, _width(table.iloc[:, column], str(heading)))
            for row, values in enumerate(table.itertuples(index=False), start=1):
                for column, value in enumerate(values):
                    _write(sheet, row, column, value)
            sheet.freeze_panes(1, 0)
            if len(table):
                sheet.autofilter(0, 0, len(table), max(len(table.columns) - 1, 0))
    return target.getvalue()


def delimited(table: pd.DataFrame) -> bytes:
    """CSV as Nordic Excel opens it: UTF-8 with BOM, semicolons, decimal comma, safe cells."""
    shown = table.map(_csv_cell)
    shown.columns = [neutralised(str(heading)) for heading in table.columns]
    text = shown.to_csv(index=False, sep=";", lineterminator="\r\n")
    return text.encode("utf-8-sig")


def neutralised(text: str) -> str:
    """Text that no spreadsheet takes for a formula; phone numbers stay as they are."""
    plain = _plain(text)
    if _FORMULA.match(plain) and not _PHONE.match(plain):
        return f"'{plain}"
    return plain


def _csv_cell(value: object) -> str:
    if value is None or (isinstance(value, float) and pd.isna(value)) or value is pd.NA:
        return ""
    if isinstance(value, float):
        return str(value).replace(".", ",")
    if isinstance(value, int):
        return str(value)
    return neutralised(str(value))


def _write(sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: object) -> None:
    if value is None or value is pd.NA or (isinstance(value, float) and pd.isna(value)):
        return
    if isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(row, column, value)
        return
    sheet.write_string(row, column, _plain(value))


def _plain(value: object) -> str:
    return _CONTROL.sub("", str(value))


def _sheet_name(title: str) -> str:
    return re.sub(r"[\[\]:*?/\\]", " ", title)[:31].strip("'") or "1"


def _width(values: pd.Series, heading: str) -> float:
    longest = max([len(str(value)) for value in values.head(200)], default=0)
    return min(max(longest, min(len(heading), 18), 8) + 2, _WIDEST)
