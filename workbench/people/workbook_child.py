"""The limited child process that opens a workbook: read from stdin, written as JSON to stdout.

Run as a file, never imported by the workbench: it loads nothing but the reader, so it starts in
about 50 ms, and a workbook made to exhaust memory ends this process and no other.
"""

import datetime
import io
import json
import re
import sys
import zipfile
from typing import Any
from xml.sax.saxutils import unescape

MEMORY_BYTES = 1_500 * 1024 * 1024
CPU_SECONDS = 20
FAILED = {"PasswordError": "password", "MemoryError": "memory"}

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_HIDDEN_ROW = re.compile(rb'<row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*\br="(\d+)"')
_CELL = re.compile(rb"<c\b([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
_REFERENCE = re.compile(rb'\br="([A-Z]+)(\d+)"')
_STYLE = re.compile(rb'\bs="(\d+)"')
_ZEROS = re.compile(r'<numFmt\b[^>]*\bnumFmtId="(\d+)"[^>]*\bformatCode="(0{2,})"')
_ZEROS_TURNED = re.compile(r'<numFmt\b[^>]*\bformatCode="(0{2,})"[^>]*\bnumFmtId="(\d+)"')
_FORMAT_OF_STYLE = re.compile(r'<xf\b[^>]*\bnumFmtId="(\d+)"')


def limit_this_process() -> None:
    """Set limits on memory and processor time, where the system knows them."""
    try:
        import resource
    except ImportError:
        return
    for what, most in (("RLIMIT_AS", MEMORY_BYTES), ("RLIMIT_CPU", CPU_SECONDS)):
        resource.setrlimit(getattr(resource, what), (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def text_of_cell(value: object) -> str:
    """Text of a cell as a person sees it: whole numbers without a point, dates as ISO."""
    if isinstance(value, str):
        return _ESCAPED.sub(lambda hit: chr(int(hit.group(1), 16)), value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    if isinstance(value, datetime.time):
        return value.isoformat("minutes" if not value.second else "seconds")
    return str(value)


def read_workbook(content: bytes, *, most_rows: int, most_columns: int) -> dict[str, Any]:
    """All sheets of a workbook as text, or the reason why not."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    xml = _SheetXml(content)
    sheets = []
    for index, about in enumerate(book.sheets_metadata):
        if not str(about.typ).endswith("WorkSheet"):
            continue
        found: dict[str, Any] = {
            "name": about.name,
            "hidden": not str(about.visible).endswith(".Visible"),
        }
        sheets.append(found)
        if found["hidden"]:
            continue
        sheet = book.get_sheet_by_index(index)
        if sheet.start is None:
            found["rows"] = []
            continue
        found["start"] = list(sheet.start)
        found["size"] = [sheet.height, sheet.width]
        if sheet.height > 4 * most_rows or sheet.width > 4 * most_columns:
            continue
        found["rows"] = [[text_of_cell(v) for v in row] for row in sheet.to_python()]
        found["merged"] = sheet.merged_cell_ranges or []
        found.update(xml.said_of(about.name, found["rows"], sheet.start))
    return {"sheets": sheets}


class _SheetXml:
    """What the reader does not tell: hidden rows, failed formulas, zeros shown by a format."""

    def __init__(self, content: bytes) -> None:
        self.paths: dict[str, str] = {}
        self.zeros: dict[int, int] = {}
        if not content.startswith(b"PK"):
            return
        self.archive = zipfile.ZipFile(io.BytesIO(content))
        names = set(self.archive.namelist())
        if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
            return
        relations = self._text("xl/_rels/workbook.xml.rels")
        targets = {}
        for tag in re.findall(r"<Relationship\b[^>]*>", relations):
            targets[_attribute(tag, "Id")] = _attribute(tag, "Target")
        for tag in re.findall(r"<(?:\w+:)?sheet\b[^>]*>", self._text("xl/workbook.xml")):
            target = targets.get(_attribute(tag, r"\w+:id"), "")
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            if path in names:
                self.paths[unescape(_attribute(tag, "name"), {"&quot;": '"'})] = path
        self.zeros = self._zero_formats() if "xl/styles.xml" in names else {}

    def said_of(self, name: str, rows: list[list[str]], start: tuple[int, int]) -> dict[str, Any]:
        """Hidden rows and cells without a value; pads numbers in *rows* to the zeros shown."""
        if name not in self.paths:
            return {}
        xml = self.archive.read(self.paths[name])
        said: dict[str, Any] = {
            "hidden_rows": [int(n) for n in _HIDDEN_ROW.findall(xml)],
            "without_value": [],
        }
        if b"<f" not in xml and b't="e"' not in xml and not self.zeros:
            return said
        for attributes, inside in _CELL.findall(xml):
            place = _REFERENCE.search(attributes)
            if place is None:
                continue
            failed = b't="e"' in attributes
            empty = b"<f" in inside and not re.search(rb"<v>[^<]", inside)
            if failed or empty:
                said["without_value"].append([place.group(1).decode(), int(place.group(2))])
            elif self.zeros:
                self._pad(attributes, place, rows, start)
        return said

    def _pad(
        self,
        attributes: bytes,
        place: re.Match[bytes],
        rows: list[list[str]],
        start: tuple[int, int],
    ) -> None:
        style = _STYLE.search(attributes)
        width = self.zeros.get(int(style.group(1))) if style else None
        if width is None:
            return
        column = 0
        for letter in place.group(1):
            column = column * 26 + letter - ord("A") + 1
        row, column = int(place.group(2)) - 1 - start[0], column - 1 - start[1]
        if 0 <= row < len(rows) and 0 <= column < len(rows[row]) and rows[row][column].isdigit():
            rows[row][column] = rows[row][column].zfill(width)

    def _zero_formats(self) -> dict[int, int]:
        styles = self._text("xl/styles.xml")
        formats = {number: len(code) for number, code in _ZEROS.findall(styles)}
        formats.update({number: len(code) for code, number in _ZEROS_TURNED.findall(styles)})
        if not formats:
            return {}
        block = re.search(r"<cellXfs\b.*?</cellXfs>", styles, re.DOTALL)
        used = _FORMAT_OF_STYLE.findall(block.group()) if block else []
        return {i: formats[number] for i, number in enumerate(used) if number in formats}

    def _text(self, path: str) -> str:
        return self.archive.read(path).decode("utf-8", "replace")


def _attribute(tag: str, name: str) -> str:
    hit = re.search(rf'\b{name}="([^"]*)"', tag)
    return hit.group(1) if hit else ""


def main() -> None:
    """Read stdin, write one JSON object to stdout."""
    limit_this_process()
    most_rows, most_columns = int(sys.argv[1]), int(sys.argv[2])
    sys.path.append(sys.argv[3])
    try:
        found = read_workbook(
            sys.stdin.buffer.read(), most_rows=most_rows, most_columns=most_columns
        )
    except BaseException as error:  # noqa: BLE001 - the reader's panics are not Exceptions
        found = {"failed": FAILED.get(type(error).__name__, "damaged")}
    sys.stdout.buffer.write(json.dumps(found, ensure_ascii=False).encode("utf-8", "replace"))


if __name__ == "__main__":
    main()
