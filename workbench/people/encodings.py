"""From the bytes of a text file to its text: BOM, NUL pattern, strict UTF-8, Windows-1252."""

import codecs
import re

# The longer marks first: the UTF-32 mark begins with the UTF-16 one.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NUL_LOOKED_AT = 8192
_WHOLE_FOR_EACH_DAMAGED = 3
_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")

# UTF-8 read as Windows-1252 and saved again, and DOS or Macintosh letters inside a word.
_BROKEN_LETTERS = re.compile(
    "Ã[\x80-\xbf€-™]|Â[\xa0-\xbf]|â€|\ufffd|(?<=[a-zåäöæøé])[„†”‚‡ŒŠ›‘¿¾¯](?=[a-zåäöæøé])"
)


def decode(content: bytes) -> tuple[str, str] | None:
    """Text of a file and the name of its encoding, or None where it is in none we read.

    Statistics over letters guess Nordic 8-bit files wrong, so there are none: a byte-order mark
    decides, then the places of NUL bytes, then whether the bytes are valid UTF-8 or were before a
    few of them were damaged, and what is left is read as Windows-1252.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding)
    wide = _wide_encoding(content[:_NUL_LOOKED_AT])
    if wide:
        return _decoded(content, wide)
    return _decoded(content, "utf-8") or _damaged_utf8(content) or _decoded(content, "cp1252")


def broken_letters(text: str) -> str | None:
    """A word whose letters were broken before the file was saved, such as ``Ã¶`` for ``ö``."""
    hit = _BROKEN_LETTERS.search(text)
    if hit is None:
        return None
    before = re.split(r"[\s;,|\"]", text[max(0, hit.start() - 20) : hit.start()])[-1]
    after = re.split(r"[\s;,|\"]", text[hit.end() : hit.end() + 20])[0]
    return f"{before}{hit.group()}{after}"


def _decoded(content: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    # The sign with which old programs end a file.
    text = text.rstrip("\x1a")
    return None if _UNREADABLE.search(text) else (text, encoding)


def _damaged_utf8(content: bytes) -> tuple[str, str] | None:
    """UTF-8 in which a few letters were damaged; they become ``\ufffd`` and are said.

    Whole letters of two or more bytes hardly ever stand in Windows-1252 text by chance.
    """
    text = content.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    whole = sum(1 for letter in text if letter > "\x7f") - damaged
    if whole < _WHOLE_FOR_EACH_DAMAGED * damaged or _UNREADABLE.search(text):
        return None
    return text, "utf-8"


def _wide_encoding(head: bytes) -> str | None:
    """UTF-16 without a mark: Latin letters leave a NUL in every second byte, on one side."""
    half = len(head) // 2
    if half == 0:
        return None
    even, odd = head[0::2].count(0) / half, head[1::2].count(0) / half
    if odd > 0.3 and even < 0.05:
        return "utf-16-le"
    if even > 0.3 and odd < 0.05:
        return "utf-16-be"
    return None
