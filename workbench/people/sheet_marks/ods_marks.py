"""Marks of an ODS: one XML with all sheets, in which equal rows and cells are written once.

Source: OASIS OpenDocument 1.3 part 3, 9 (tables), 16.29 (number formats), 19.6 and 19.7.
"""

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from workbench.people.sheet_marks.marks import Marks

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
_TABLE, _OFFICE, _STYLE, _NUMBER, _TEXT = (
    "{" + _NAMES.format(name) + "}" for name in ("table", "office", "style", "datastyle", "text")
)
_KIND = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_FORMULA = _TABLE + "formula"
_ERRORS = ("#", "Err:")
# Blank rows and columns up to the end of the sheet are written as one that is repeated.
_FAR_DOWN, _FAR_RIGHT = 100_000, 1_024


def marks_of(content: bytes) -> dict[str, Marks]:
    """Marks of every sheet, by its name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
        trees = [
            ET.fromstring(archive.read(path))  # noqa: S314 - expat refuses bombs, and we are limited
            for path in ("styles.xml", "content.xml")
            if path in names
        ]
    zeros = _zero_formats(trees)
    return {
        sheet.get(_TABLE + "name", ""): _marks(sheet, zeros)
        for tree in trees
        for sheet in tree.iter(_TABLE + "table")
    }


def _marks(sheet: ET.Element, zeros: dict[str, int]) -> Marks:
    marks = Marks()
    column_zeros: dict[int, int] = {}
    for column, times, element in _placed(sheet.iter(_TABLE + "table-column"), "columns"):
        width = zeros.get(element.get(_TABLE + "default-cell-style-name", ""))
        for place in range(column, min(column + times, _FAR_RIGHT)):
            if _is_hidden(element):
                marks.hidden_columns.add(place)
            if width:
                column_zeros[place] = width
    for row, times, element in _placed(sheet.iter(_TABLE + "table-row"), "rows"):
        if row < _FAR_DOWN and _is_hidden(element):
            marks.hidden_rows.update(range(row, min(row + times, _FAR_DOWN)))
        if any(cell.get(_OFFICE + "value-type") or cell.get(_FORMULA) for cell in element):
            for place in range(row, min(row + times, _FAR_DOWN)):
                _mark_cells(marks, place, element, zeros, column_zeros)
    return marks


def _mark_cells(
    marks: Marks,
    row: int,
    element: ET.Element,
    zeros: dict[str, int],
    column_zeros: dict[int, int],
) -> None:
    of_row = zeros.get(element.get(_TABLE + "default-cell-style-name", ""))
    for column, times, cell in _placed(iter(element), "columns"):
        wide = int(cell.get(_TABLE + "number-columns-spanned", "1"))
        high = int(cell.get(_TABLE + "number-rows-spanned", "1"))
        if wide > 1 or high > 1:
            marks.merged.append(((row, column), (row + high - 1, column + wide - 1)))
        kind = cell.get(_OFFICE + "value-type")
        if kind is None:
            if cell.get(_FORMULA):
                marks.without_value.append((row, column))
            continue
        own = cell.get(_TABLE + "style-name")
        for place in range(column, min(column + times, _FAR_RIGHT)):
            if _has_failed(cell):
                marks.without_value.append((row, place))
            elif kind == "boolean":
                marks.words[row, place] = cell.get(_OFFICE + "boolean-value", "")
            elif kind == "float":
                width = zeros.get(own) if own else of_row or column_zeros.get(place)
                if width:
                    marks.zeros[row, place] = width


def _has_failed(cell: ET.Element) -> bool:
    if cell.get(_KIND) == "error":
        return True
    shown = "".join(text for part in cell.iter(_TEXT + "p") for text in part.itertext())
    return bool(cell.get(_FORMULA)) and shown.startswith(_ERRORS)


def _placed(
    elements: Iterator[ET.Element], what: str
) -> Iterator[tuple[int, int, ET.Element]]:
    """Elements with their place from 0 and how often each is repeated."""
    place = 0
    for element in elements:
        times = max(1, int(element.get(f"{_TABLE}number-{what}-repeated", "1")))
        yield place, times, element
        place += times


def _is_hidden(element: ET.Element) -> bool:
    return element.get(_TABLE + "visibility", "visible") != "visible"


def _zero_formats(trees: list[ET.Element]) -> dict[str, int]:
    """Digits that each cell style fills up with zeros."""
    formats: dict[str, int] = {}
    styles: dict[str, int] = {}
    for tree in trees:
        for number in tree.iter(_NUMBER + "number-style"):
            parts = [part for part in number if part.tag.startswith(_NUMBER)]
            if len(parts) == 1 and parts[0].tag == _NUMBER + "number":
                digits = int(parts[0].get(_NUMBER + "min-integer-digits", "1"))
                plain = parts[0].get(_NUMBER + "decimal-places", "0") == "0"
                if digits > 1 and plain:
                    formats[number.get(_STYLE + "name", "")] = digits
        for style in tree.iter(_STYLE + "style"):
            digits = formats.get(style.get(_STYLE + "data-style-name", ""), 0)
            if digits:
                styles[style.get(_STYLE + "name", "")] = digits
    return styles
