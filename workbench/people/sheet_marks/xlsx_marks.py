"""Marks of an XLSX: its sheets are XML in a zip archive.

Source: ECMA-376 part 1, 18.3 (worksheets) and 18.8 (styles).
"""

import io
import re
import zipfile
from xml.sax.saxutils import unescape

from workbench.people.sheet_marks.marks import Marks

_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_REFERENCE = re.compile(rb'\br="([A-Z]+)(\d+)"')
_STYLE = re.compile(rb'\bs="(\d+)"')
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_VALUE = re.compile(rb"<(?:\w+:)?v>[^<]")
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_ZEROS = re.compile(r"0{2,}")
_FORMAT = re.compile(r"<(?:\w+:)?numFmt\b[^>]*>")
_CELL_STYLES = re.compile(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_CELL_STYLE = re.compile(r"<(?:\w+:)?xf\b[^>]*>")
_WIDEST = 16_384


def marks_of(content: bytes) -> dict[str, Marks]:
    """Marks of every sheet, by its name."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return {}
    styles = _text(archive, "xl/styles.xml") if "xl/styles.xml" in names else ""
    zeros = _zero_formats(styles)
    return {
        name: _marks(archive.read(path), zeros)
        for name, path in _sheets(archive).items()
        if path in names
    }


def _sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    targets = {}
    for tag in re.findall(
        r"<(?:\w+:)?Relationship\b[^>]*>", _text(archive, "xl/_rels/workbook.xml.rels")
    ):
        targets[_attribute(tag, "Id")] = _attribute(tag, "Target")
    paths = {}
    for tag in re.findall(r"<(?:\w+:)?sheet\b[^>]*>", _text(archive, "xl/workbook.xml")):
        target = targets.get(_attribute(tag, r"\w+:id"), "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        paths[unescape(_attribute(tag, "name"), {"&quot;": '"'})] = path
    return paths


def _marks(xml: bytes, zeros: dict[int, int]) -> Marks:
    marks = Marks()
    for attributes in _ROW.findall(xml):
        number = re.search(rb'\br="(\d+)"', attributes)
        if number and _HIDDEN.search(attributes):
            marks.hidden_rows.add(int(number.group(1)) - 1)
    for attributes in _COLUMN.findall(xml):
        first = re.search(rb'\bmin="(\d+)"', attributes)
        last = re.search(rb'\bmax="(\d+)"', attributes)
        if first and last and _HIDDEN.search(attributes):
            end = min(int(last.group(1)), _WIDEST)
            marks.hidden_columns.update(range(int(first.group(1)) - 1, end))
    if not zeros and b't="e"' not in xml and not _FORMULA.search(xml):
        return marks
    for attributes, inside in _CELL.findall(xml):
        reference = _REFERENCE.search(attributes)
        if reference is None:
            continue
        place = (int(reference.group(2)) - 1, _column(reference.group(1)))
        failed = b't="e"' in attributes
        if failed or (_FORMULA.search(inside) and not _VALUE.search(inside)):
            marks.without_value.append(place)
            continue
        style = _STYLE.search(attributes)
        if style and b't="s"' not in attributes and int(style.group(1)) in zeros:
            marks.zeros[place] = zeros[int(style.group(1))]
    return marks


def _zero_formats(styles: str) -> dict[int, int]:
    """Digits that each cell style fills up with zeros."""
    formats = {}
    for tag in _FORMAT.findall(styles):
        code = _attribute(tag, "formatCode")
        if _ZEROS.fullmatch(code):
            formats[_attribute(tag, "numFmtId")] = len(code)
    block = _CELL_STYLES.search(styles)
    if not formats or not block:
        return {}
    used = [_attribute(tag, "numFmtId") for tag in _CELL_STYLE.findall(block.group())]
    return {i: formats[number] for i, number in enumerate(used) if number in formats}


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def _text(archive: zipfile.ZipFile, path: str) -> str:
    return archive.read(path).decode("utf-8", "replace")


def _attribute(tag: str, name: str) -> str:
    hit = re.search(rf'\b{name}=(?:"([^"]*)"|\'([^\']*)\')', tag)
    return (hit.group(1) or hit.group(2) or "") if hit else ""
