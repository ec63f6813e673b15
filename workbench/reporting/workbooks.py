"""Tables as files that Excel opens safely: no cell of ours ever runs as a formula."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterable, Mapping
from datetime import datetime

import pandas as pd
import xlsxwriter

from workbench.locale import Sentence, count_sentence
from workbench.people.formulas import guarded

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|[\ud800-\udfff]|[\ufffe\uffff]")

#: Most signs that a cell of Excel holds.
LONGEST_TEXT = 32_767

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
        names = _sheet_names(sheets)
        for title, table in sheets.items():
            sheet = book.add_worksheet(names[title])
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
    return guarded(_plain(text))


def left_out(sheets: Mapping[str, pd.DataFrame]) -> tuple[Sentence, ...]:
    """What a file cannot hold of these tables, as sentences; empty where it holds everything."""
    texts = [
        value
        for table in sheets.values()
        for value in (*table.columns, *table.to_numpy(dtype=object).ravel())
        if isinstance(value, str)
    ]
    said = []
    if damaged := sum(1 for text in texts if _CONTROL.search(text)):
        said.append(
            count_sentence(
                "{n} cell had control characters, which no spreadsheet can hold; they were left"
                " out.",
                "{n} cells had control characters, which no spreadsheet can hold; they were left"
                " out.",
                damaged,
            )
        )
    if long := sum(1 for text in texts if len(text) > LONGEST_TEXT):
        said.append(
            count_sentence(
                "{n} text is longer than Excel can hold; the workbook has its beginning.",
                "{n} texts are longer than Excel can hold; the workbook has their beginnings.",
                long,
            )
        )
    return tuple(said)


def _csv_cell(value: object) -> str:
    if _is_missing(value):
        return ""
    if isinstance(value, float):
        return str(value).replace(".", ",")
    if isinstance(value, int):
        return str(value)
    return neutralised(str(value))


def _write(sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: object) -> None:
    if _is_missing(value):
        return
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        sheet.write_number(row, column, value)
        return
    sheet.write_string(row, column, _plain(value)[:LONGEST_TEXT])


def _is_missing(value: object) -> bool:
    return value is None or value is pd.NA or value is pd.NaT or value != value  # noqa: PLR0124


def _plain(value: object) -> str:
    return _CONTROL.sub("", str(value))


def _sheet_names(titles: Iterable[str]) -> dict[str, str]:
    """Names that Excel accepts: at most 31 signs, none twice."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for title in titles:
        plain = re.sub(r"[\[\]:*?/\\]", " ", _plain(title))[:31].strip("'") or "1"
        name, number = plain, 1
        while name.casefold() in taken:
            number += 1
            name = f"{plain[: 30 - len(str(number))]} {number}"
        taken.add(name.casefold())
        names[title] = name
    return names


def _width(values: pd.Series, heading: str) -> float:
    longest = max([len(str(value)) for value in values.head(200)], default=0)
    return min(max(longest, min(len(heading), 18), 8) + 2, _WIDEST)
