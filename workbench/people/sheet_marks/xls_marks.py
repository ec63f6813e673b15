"""Marks of an XLS: records of two bytes kind, two bytes length, in a compound file.

Source: Microsoft [MS-XLS] 2.4 (records) and [MS-CFB] 2 (compound files).
"""

import struct
from collections.abc import Iterator

from workbench.people.sheet_marks.marks import Marks

_BOUND_SHEET, _FORMAT, _STYLE, _END = 0x0085, 0x041E, 0x00E0, 0x000A
_ROW, _COLUMNS = 0x0208, 0x007D
_NUMBER, _SHORT_NUMBER, _SHORT_NUMBERS = 0x0203, 0x027E, 0x00BD
_FORMULA, _YES_NO_OR_ERROR = 0x0006, 0x0205
_ENCIPHERED = 0x002F
_FREE = 0xFFFFFFFA
_SMALL_STREAM = 4096


def marks_of(content: bytes) -> dict[str, Marks]:
    """Marks of every sheet, by its name."""
    stream = _workbook_stream(content)
    sheets: list[tuple[str, int]] = []
    formats: dict[int, int] = {}
    styles: list[int] = []
    for kind, data in _records(stream, 0):
        if kind == _BOUND_SHEET:
            length, wide = data[6], data[7] & 1
            raw = data[8 : 8 + length * (2 if wide else 1)]
            name = raw.decode("utf-16-le" if wide else "latin-1", "replace")
            sheets.append((name, struct.unpack_from("<I", data)[0]))
        elif kind == _FORMAT and len(data) > 5:
            number, length, wide = struct.unpack_from("<HHB", data)
            code = data[5 : 5 + length * (2 if wide & 1 else 1)]
            text = code.decode("utf-16-le" if wide & 1 else "latin-1", "replace")
            if len(text) > 1 and set(text) == {"0"}:
                formats[number] = len(text)
        elif kind == _STYLE:
            styles.append(struct.unpack_from("<HH", data)[1])
    zeros = {i: formats[number] for i, number in enumerate(styles) if number in formats}
    return {name: _marks(stream, place, zeros) for name, place in sheets}


def asks_for_password(content: bytes) -> bool:
    """Whether the workbook is enciphered."""
    return any(kind == _ENCIPHERED for kind, _ in _records(_workbook_stream(content), 0))


def _marks(stream: bytes, place: int, zeros: dict[int, int]) -> Marks:
    marks = Marks()
    for kind, data in _records(stream, place):
        if kind == _ROW and len(data) >= 14 and struct.unpack_from("<H", data, 12)[0] & 0x20:
            marks.hidden_rows.add(struct.unpack_from("<H", data)[0])
        elif kind == _COLUMNS and len(data) >= 10:
            first, last, _, _, flags = struct.unpack_from("<5H", data)
            if flags & 1:
                marks.hidden_columns.update(range(first, min(last, 255) + 1))
        elif _has_failed(kind, data):
            marks.without_value.append(struct.unpack_from("<2H", data))
        for row, column, style in _numbers(kind, data):
            if style in zeros:
                marks.zeros[row, column] = zeros[style]
    return marks


def _has_failed(kind: int, data: bytes) -> bool:
    if kind == _FORMULA:
        return data[12:14] == b"\xff\xff" and data[6] == 2
    return kind == _YES_NO_OR_ERROR and len(data) >= 8 and data[7] == 1


def _numbers(kind: int, data: bytes) -> Iterator[tuple[int, int, int]]:
    """Row, column and style of each number in a record."""
    if kind in (_NUMBER, _SHORT_NUMBER) or (kind == _FORMULA and data[12:14] != b"\xff\xff"):
        yield struct.unpack_from("<3H", data)
    elif kind == _SHORT_NUMBERS:
        row, first = struct.unpack_from("<2H", data)
        for number in range((len(data) - 6) // 6):
            (style,) = struct.unpack_from("<H", data, 4 + 6 * number)
            yield row, first + number, style


def _records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """Records from one beginning to its end; charts inside a sheet have beginnings of their own."""
    depth = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<2H", stream, place)
        if kind == 0x0809:
            depth += 1
        yield kind, stream[place + 4 : place + 4 + length]
        if kind == _END:
            depth -= 1
            if depth <= 0:
                return
        place += 4 + length


def _workbook_stream(content: bytes) -> bytes:
    """The stream that holds the sheets, put together from its sectors."""
    sector = 1 << struct.unpack_from("<H", content, 30)[0]
    small_sector = 1 << struct.unpack_from("<H", content, 32)[0]
    first_folder, small_below = struct.unpack_from("<I4xI", content, 48)
    table = _sector_table(content, sector)

    def chain(first: int) -> bytes:
        return b"".join(content[(n + 1) * sector : (n + 2) * sector] for n in _chain(table, first))

    folder = chain(first_folder)
    root, found = b"", None
    for place in range(0, len(folder) - 127, 128):
        entry = folder[place : place + 128]
        (length,) = struct.unpack_from("<H", entry, 64)
        name = entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        first, size = struct.unpack_from("<II", entry, 116)
        if entry[66] == 5:
            root = chain(first)
        elif name in ("Workbook", "Book") and entry[66] == 2:
            found = first, size
    if found is None:
        return b""
    first, size = found
    if size >= (small_below or _SMALL_STREAM):
        return chain(first)[:size]
    (small_first,) = struct.unpack_from("<I", content, 60)
    raw = chain(small_first)
    small_table = struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4])
    pieces = (root[n * small_sector :][:small_sector] for n in _chain(small_table, first))
    return b"".join(pieces)[:size]


def _sector_table(content: bytes, sector: int) -> tuple[int, ...]:
    """Which sector follows which; its own sectors are named in the head of the file."""
    named = list(struct.unpack_from("<109I", content, 76))
    (more,) = struct.unpack_from("<I", content, 68)
    seen: set[int] = set()
    while more < _FREE and more not in seen:
        seen.add(more)
        raw = content[(more + 1) * sector : (more + 2) * sector]
        if len(raw) < sector:
            break
        *numbers, more = struct.unpack(f"<{sector // 4}I", raw)
        named.extend(numbers)
    raw = b"".join(content[(n + 1) * sector : (n + 2) * sector] for n in named if n < _FREE)
    return struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4])


def _chain(table: tuple[int, ...], first: int) -> Iterator[int]:
    seen: set[int] = set()
    while first < len(table) and first not in seen:
        seen.add(first)
        yield first
        first = table[first]
