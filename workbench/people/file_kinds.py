"""What a file really is, by its first bytes: its name may say anything."""

import io
import re
import zipfile
from collections.abc import Collection
from dataclasses import dataclass

from workbench.locale import Sentence, sentence

MOST_ENTRIES = 200
MOST_UNPACKED_BYTES = 100 * 1024 * 1024
MOST_RATIO = 100

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = sentence("Open the list where it was made and save it as .xlsx or .csv.")
_DOWNLOAD = sentence("Open the link and download the list as .xlsx or .csv.")


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
    for magic, code, what in _MAGIC:
        if content.startswith(magic):
            return FileKind("other", code, what, _SAVE_AS)
    head = content[:_LOOKED_AT].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")
    for start, code, what in _STARTS:
        if head.lower().startswith(start):
            return FileKind("other", code, what, _DOWNLOAD if code == "link" else _SAVE_AS)
    if content[4:8] == b"ftyp" or content[8:12] == b"WEBP":
        return FileKind("other", "picture", _PICTURE, _SAVE_AS)
    if content[257:262] == b"ustar":
        return FileKind("other", "packed", _PACKED, _SAVE_AS)
    return _markup_kind(head) or FileKind("text")


_LOOKED_AT = 4000
_PICTURE = sentence("It is a picture, not a list.")
_PACKED = sentence("It is a packed file, not a list.")
_DOCUMENT = sentence("It is a text document, not a list.")
_PRESENTATION = sentence("It is a presentation, not a list.")
_MESSAGE = sentence("It is an e-mail, not a list.")
_DATABASE = sentence("It is a data file of another program.")
# As the bytes stand, then as words in large or small letters.
_MAGIC = (
    (b"\x89PNG", "picture", _PICTURE),
    (b"\xff\xd8\xff", "picture", _PICTURE),
    (b"II*\x00", "picture", _PICTURE),
    (b"MM\x00*", "picture", _PICTURE),
    (b"\x1f\x8b", "packed", _PACKED),
    (b"7z\xbc\xaf", "packed", _PACKED),
    (b"\xfd7zXZ\x00", "packed", _PACKED),
    (b"BZh91AY&SY", "packed", _PACKED),
    (b"\x28\xb5\x2f\xfd", "packed", _PACKED),
    (b"PAR1\x15", "database", _DATABASE),
    (b"\x00\x01\x00\x00Standard ", "database", _DATABASE),
)
_STARTS = (
    (b"%pdf", "pdf", sentence("It is a PDF, not a list.")),
    (b"%!ps", "document", _DOCUMENT),
    (b"gif8", "picture", _PICTURE),
    (b"{\\rtf", "document", _DOCUMENT),
    (b"begin:v", "contacts", sentence("It is a contact or calendar file, not a list.")),
    (b"from: ", "message", _MESSAGE),
    (b"received: ", "message", _MESSAGE),
    (b"return-path: ", "message", _MESSAGE),
    (b"mime-version: ", "message", _MESSAGE),
    (b"rar!", "packed", _PACKED),
    (b"sqlite format 3", "database", _DATABASE),
    (b"$fl2", "database", _DATABASE),
    (b"id;pwxl;", "database", _DATABASE),
    (b"id;pscalc3", "database", _DATABASE),
    (b"table\r\n0,1", "database", _DATABASE),
    (b"[internetshortcut]", "link", sentence("It is a link to a list, not the list.")),
)
_MARKUP = re.compile(rb"<(?:\?xml|!--|!doctype|html|head|meta|body|div|style|table)\b", re.IGNORECASE)
_WEB_PAGE = re.compile(rb"<(?:!doctype html|html|table|body|head)\b", re.IGNORECASE)
_JSON = re.compile(rb"\[\s*[\[{]|\{\s*\"")


def _markup_kind(head: bytes) -> FileKind | None:
    """Kind of a text that a program wrote for programs; None for any other text."""
    if _JSON.match(head):
        if b'"doc_id"' in head:
            return FileKind("other", "link", _STARTS[-1][2], _DOWNLOAD)
        what = sentence("It is JSON, not a list.")
        return FileKind("other", "json", what, _SAVE_AS)
    if not _MARKUP.match(head) and not head.startswith(b"<!--"):
        return None
    if b"<svg" in head:
        return FileKind("other", "picture", _PICTURE, _SAVE_AS)
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head or b"office:document" in head:
        return FileKind("other", "xml_spreadsheet", sentence("It is an XML table."), _SAVE_AS)
    if _WEB_PAGE.search(head) or not head.lower().startswith(b"<?xml"):
        return FileKind("other", "web_page", sentence("It is a web page, not a list."), _SAVE_AS)
    return FileKind("other", "xml", sentence("It is XML, not a list."), _SAVE_AS)


def _zip_kind(content: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            mimetype = _first_bytes(archive, "mimetype", names)
            manifest = _first_bytes(archive, "META-INF/manifest.xml", names)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return damaged()
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    if not names:
        return damaged()
    if any(name.startswith("xl/workbook.") for name in names) or b"spreadsheet" in mimetype:
        if any(entry.flag_bits & 1 for entry in entries) or b"encryption-data" in manifest:
            return password_protected()
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
    for folder, kind, what in (("word/", b".text", _DOCUMENT), ("ppt/", b".present", _PRESENTATION)):
        if any(name.startswith(folder) for name in names) or kind in mimetype:
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
        _PACKED,
        sentence("Unpack it and hand in the .xlsx or .csv files in it."),
    )


def _old_office_kind(content: bytes) -> FileKind:
    if _utf16("EncryptedPackage") in content:
        return password_protected()
    for stream, what in _OTHER_STREAMS:
        if _utf16(stream) in content:
            return FileKind("other", "document", what, _SAVE_AS)
    return FileKind("workbook")


_OTHER_STREAMS = (
    ("WordDocument", _DOCUMENT),
    ("PowerPoint Document", _PRESENTATION),
    ("__substg1.0_", _MESSAGE),
)


def _first_bytes(archive: zipfile.ZipFile, path: str, names: Collection[str]) -> bytes:
    if path not in names:
        return b""
    if archive.getinfo(path).flag_bits & 1:
        return b""
    with archive.open(path) as part:
        return part.read(100_000)


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
