"""The limited child process that opens a workbook: read from stdin, written as JSON to stdout.

Run as a file, never imported by the workbench: it loads nothing but the reader, so it starts in
about 50 ms, and a workbook made to exhaust memory ends this process and no other.
"""

import datetime
import io
import json
import struct
import sys
import zipfile
import zlib
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

MEMORY_BYTES = 1_500 * 1024 * 1024
CPU_SECONDS = 20
_DAMAGED = (
    ArithmeticError, EOFError, LookupError, OSError, RuntimeError, SyntaxError, ValueError,
    struct.error, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
_MARKS = "workbench.people.sheet_marks"
FAILED = {"PasswordError": "password", "MemoryError": "memory"}


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
        return value
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
    marks = _marks_of(content)
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
        beside = (marks or {}).get(about.name)
        if beside is not None:
            beside.write_into(found["rows"], sheet.start)
            found["merged"] = found["merged"] or beside.merged
            found["hidden_rows"] = sorted(beside.hidden_rows)
            found["hidden_columns"] = sorted(beside.hidden_columns)
            found["without_value"] = beside.without_value
    return {"sheets": sheets, "unchecked": marks is None}


def _marks_of(content: bytes) -> dict[str, Any] | None:
    """What the reader does not tell about each sheet; None where it cannot be found."""
    try:
        kind = "xls_marks"
        if content.startswith(b"PK"):
            names = zipfile.ZipFile(io.BytesIO(content)).namelist()
            kind = "ods_marks" if "content.xml" in names else "xlsx_marks"
        found: dict[str, Any] = import_module(f"{_MARKS}.{kind}").marks_of(content)
    except _DAMAGED:
        return None
    return found


def _open_the_marks_alone() -> None:
    """Let modules of ``sheet_marks`` be loaded without the rest of the workbench, which is slow."""
    here = Path(__file__).parent
    for name, folder in (("workbench", here.parent), ("workbench.people", here)):
        package = ModuleType(name)
        package.__path__ = [str(folder)]
        sys.modules[name] = package


def _why_damaged(content: bytes) -> str:
    try:
        enciphered = import_module(f"{_MARKS}.xls_marks").asks_for_password(content)
    except _DAMAGED:
        return "damaged"
    return "password" if enciphered else "damaged"


def main() -> None:
    """Read stdin, write one JSON object to stdout."""
    limit_this_process()
    most_rows, most_columns = int(sys.argv[1]), int(sys.argv[2])
    sys.path.append(sys.argv[3])
    _open_the_marks_alone()
    content = sys.stdin.buffer.read()
    try:
        found = read_workbook(content, most_rows=most_rows, most_columns=most_columns)
    except BaseException as error:  # noqa: BLE001 - the reader's panics are not Exceptions
        found = {"failed": FAILED.get(type(error).__name__) or _why_damaged(content)}
    sys.stdout.buffer.write(json.dumps(found, ensure_ascii=False).encode("utf-8", "replace"))


if __name__ == "__main__":
    main()
