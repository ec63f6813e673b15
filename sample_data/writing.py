"""Writing lists so that the same content always gives the same bytes."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import xlsxwriter  # type: ignore[import-untyped, unused-ignore]

type Cell = str | int | float | datetime | None
"""What stands in one cell of a list; None is an empty cell."""

_FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_WIDEST = 60


class Listed(Protocol):
    """Anything with headings and rows."""

    @property
    def headings(self) -> tuple[str, ...]:
        """One for each column."""

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """Each as long as *headings*."""


def semicolon_list(sheet: Listed, *, encoding: str) -> bytes:
    """A list as Swedish spreadsheets save it: semicolons, carriage returns, an older encoding."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(sheet.headings)
    writer.writerows(_as_text(row) for row in sheet.rows)
    return text.getvalue().encode(encoding)


def workbook(
    sheet: Listed,
    *,
    name: str,
    made: datetime,
    title: str,
    summary: Sequence[Sequence[Cell]] = (),
    summary_name: str = "",
) -> bytes:
    """A workbook with the answers on its first sheet and the coordinators' count on its second.

    Parameters
    ----------
    sheet : Listed
        The answers.
    name, summary_name : str
        Names of the two sheets.
    title : str
        What the file says it is.
    summary : sequence of rows
        What stands on the second sheet; without any there is none.
    made : datetime
        Date of making that is written into the file, so that it is always the same.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_urls": False})
    book.set_properties({"created": made, "title": title})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    page = book.add_worksheet(name)
    page.freeze_panes(1, 0)
    for column, heading in enumerate(sheet.headings):
        page.set_column(column, column, min(_WIDEST, max(12, len(heading) // 2)))
        page.write_string(0, column, heading, bold)
    for row, cells in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(cells):
            if isinstance(cell, datetime):
                page.write_datetime(row, column, cell, moment)
            elif isinstance(cell, str):
                page.write_string(row, column, cell)
            elif cell is not None:
                page.write_number(row, column, cell)
    if summary:
        count = book.add_worksheet(summary_name)
        count.set_column(0, 0, 30)
        for row, line in enumerate(summary):
            for column, cell in enumerate(line):
                count.write(row, column, cell, bold if row == 0 else None)
    book.close()
    return _repacked(buffer.getvalue())


def members(archive: bytes) -> dict[str, bytes]:
    """Files inside a workbook, unpacked: the same on machines that compress differently."""
    with ZipFile(io.BytesIO(archive)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def write_if_changed(path: Path, content: bytes) -> bool:
    """Write a file unless it says the same already.

    Returns
    -------
    bool
        Whether it was written. A workbook that another machine has compressed in another way but
        that holds the same is left alone.
    """
    if path.exists() and _says_the_same(path.read_bytes(), content, suffix=path.suffix):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True


def _says_the_same(old: bytes, new: bytes, *, suffix: str) -> bool:
    return old == new or (suffix == ".xlsx" and members(old) == members(new))


def _as_text(row: Iterable[Cell]) -> list[str]:
    return ["" if cell is None else str(cell) for cell in row]


def _repacked(archive: bytes) -> bytes:
    """Same files, packed without anything that tells of the machine or the day."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as packed:
        for name, content in members(archive).items():
            entry = ZipInfo(name, _FIRST_DAY_OF_ZIP)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = _UNIX
            packed.writestr(entry, content, compresslevel=9)
    return buffer.getvalue()
