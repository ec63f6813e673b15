"""The text of one cell, without the invisible characters that form tools and phones leave in it."""

import re
import unicodedata

# Zero-width signs, direction marks, soft hyphens and byte-order marks carry no meaning in a list.
_INVISIBLE = re.compile(
    "[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
_JOINERS = re.compile("[\u200c\u200d]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_LINE_BREAKS = re.compile("\r\n?|[\u0085\u2028\u2029]")
# Persian, Indic and emoji writing needs its joiners; Latin, Greek and Cyrillic do not.
_NEEDS_JOINERS = re.compile("[\u0600-\u1fff\u2190-\ufffd\U00010000-\U0010ffff]")


def clean_cell(text: str) -> str:
    """Text of a cell as a person reads it.

    Composed letters (NFC), ordinary spaces and line breaks, nothing invisible, no space at the
    ends. Words, numbers and signs stay as they are written.

    Examples
    --------
    >>> clean_cell(" Ma\\u0308rta\\u200b\\xa0Ek ")
    'Märta Ek'
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    text = _LINE_BREAKS.sub("\n", text)
    text = _INVISIBLE.sub("", text)
    if not _NEEDS_JOINERS.search(text):
        text = _JOINERS.sub("", text)
    text = _CONTROLS.sub("", _SPACES.sub(" ", text))
    return unicodedata.normalize("NFC", text).strip()


# What Excel writes where a formula failed or a column is too narrow, in English and the Nordic words.
_FAILED = re.compile(
    r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|SAKNAS!|REFERENS!|VÄRDEFEL!"
    r"|DIVISION/0!|NAMN\?|OGILTIGT!|SKÄRNING!|I/T|REFERENCE!|VÆRDI!|VERDI!|NAVN\?|NUL!|#{4,})"
)


def is_failed(text: str) -> bool:
    """Whether a cell holds what Excel shows where it could not work out a value.

    Examples
    --------
    >>> is_failed("#VÄRDEFEL!"), is_failed("########"), is_failed("#metoo")
    (True, True, False)
    """
    return text.startswith("#") and _FAILED.fullmatch(text) is not None


def column_letter(position: int) -> str:
    """Letters that Excel gives a column.

    Examples
    --------
    >>> column_letter(0), column_letter(25), column_letter(26)
    ('A', 'Z', 'AA')
    """
    letters = ""
    number = position + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
