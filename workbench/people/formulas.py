"""Text that a spreadsheet would run: kept from running with an apostrophe, and freed of it again."""

import re

# Signs that carry no meaning but may stand before a formula.
_BEFORE = r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]*"
_STARTS = re.compile(rf"(?:{_BEFORE}[=+\-@＝＋－＠]|[\t\r\n])")
_GUARDED = re.compile(rf"'+(?:{_BEFORE}[=+\-@＝＋－＠]|[\t\r\n])")
# Digits and spaces alone: with a hyphen or a slash Excel would work the number out.
_PHONE = re.compile(r"\+[0-9][0-9 \u00a0]*")


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula when it opens a CSV.

    A text that has an apostrophe before such a beginning gets one more, so that
    :func:`unguarded` gives back exactly what was written. Telephone numbers stay as they are.

    Examples
    --------
    >>> guarded("=1+1"), guarded("+46 70 000 00 00"), guarded("Ada")
    ("'=1+1", '+46 70 000 00 00', 'Ada')
    """
    if _PHONE.fullmatch(text):
        return text
    return f"'{text}" if _STARTS.match(text) or _GUARDED.match(text) else text


def unguarded(text: str) -> str:
    """Text of a CSV cell without the apostrophe that kept it from running.

    Examples
    --------
    >>> unguarded("'=1+1"), unguarded("''=1+1"), unguarded("'t Hooft")
    ('=1+1', "'=1+1", "'t Hooft")
    """
    return text[1:] if text.startswith("'") and _GUARDED.match(text) else text
