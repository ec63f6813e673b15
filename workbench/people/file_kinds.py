"""What a file really is, by its first bytes: its name may say anything."""

import io
import zipfile
from dataclasses import dataclass

from workbench.locale import Sentence, sentence

MOST_ENTRIES = 200
MOST_UNPACKED_BYTES = 100 * 1024 * 1024
MOST_RATIO = 100

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = sentence("Open the list where it was made and save it as .xlsx or .csv.")


@dataclass(frozen=True)
class FileKind:
    """Kind of a file: ``text``, ``workbook``, or ``other`` with the reason it is not read."""

    kind: str
    code: str = ""
    what: Sentence | None = None
    mend: Sentence | None = None


def kind_of(content: bytes) -> FileKind:
    """Kind of a file by its content.

    Examples
    --------
    >>> kind_of(b"Namn;Roll").kind, kind_of(b"%PDF-1.7").code
    ('text', 'pdf')
    """
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(content)
    if content.startswith(_OLE):
        return _old_office_kind(content)
    for start, code, what in _STARTS:
        if content[:64].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(start):
            return FileKind("other", code, what, _SAVE_AS)
    if b"urn:schemas-microsoft-com:office:spreadsheet" in content[:2000]:
        return FileKind("other", "xml_spreadsheet", sentence("It is an XML table."), _SAVE_AS)
    return FileKind("text")


_PICTURE = sentence("It is a picture, not a list.")
_WEB_PAGE = sentence("It is a web page, not a list.")
_STARTS = (
    (b"%pdf", "pdf", sentence("It is a PDF, not a list.")),
    (b"\x89png", "picture", _PICTURE),
    (b"\xff\xd8\xff", "picture", _PICTURE),
    (b"gif8", "picture", _PICTURE),
    (b"{\\rtf", "document", sentence("It is a text document, not a list.")),
    (b"<!doctype html", "web_page", _WEB_PAGE),
    (b"<html", "web_page", _WEB_PAGE),
    (b"<table", "web_page", _WEB_PAGE),
    (b"begin:vc", "contacts", sentence("It is a contact or calendar file, not a list.")),
    (b"\x1f\x8b", "packed", sentence("It is a packed file, not a list.")),
    (b"7z\xbc\xaf", "packed", sentence("It is a packed file, not a list.")),
    (b"rar!", "packed", sentence("It is a packed file, not a list.")),
)


def _zip_kind(content: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            mimetype = archive.read("mimetype")[:80] if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return damaged()
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    if any(name.startswith("xl/workbook.") for name in names) or b"spreadsheet" in mimetype:
        if (
            len(entries) > MOST_ENTRIES
            or unpacked > MOST_UNPACKED_BYTES
            or unpacked / packed > MOST_RATIO
        ):
            return FileKind(
                "other",
                "unpacks_too_large",
                sentence("It unpacks to more than a list of applicants can be."),
                sentence("Copy the answers into a new workbook and save that."),
            )
        return FileKind("workbook")
    if any(name.startswith("word/") for name in names) or b"text" in mimetype:
        what = sentence("It is a text document, not a list.")
        return FileKind("other", "document", what, _SAVE_AS)
    if any(name.endswith(".iwa") for name in names):
        return FileKind(
            "other",
            "numbers",
            sentence("It is a Numbers document."),
            sentence("Open it in Numbers and export it to Excel."),
        )
    return FileKind(
        "other",
        "packed",
        sentence("It is a packed file, not a list."),
        sentence("Unpack it and hand in the .xlsx or .csv files in it."),
    )


def _old_office_kind(content: bytes) -> FileKind:
    if _utf16("EncryptedPackage") in content:
        return password_protected()
    if _utf16("WordDocument") in content:
        what = sentence("It is a text document, not a list.")
        return FileKind("other", "document", what, _SAVE_AS)
    return FileKind("workbook")


def password_protected() -> FileKind:
    """Kind of a workbook that asks for a password."""
    return FileKind(
        "other",
        "password",
        sentence("It is protected by a password."),
        sentence("Open it in Excel, remove the password, save it and hand it in again."),
    )


def damaged() -> FileKind:
    """Kind of a workbook that cannot be opened."""
    return FileKind(
        "other",
        "damaged",
        sentence("It is damaged or was not saved to the end."),
        sentence("Open it in Excel, save it once more and hand that in."),
    )


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")
