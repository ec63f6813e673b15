"""Reading e-mail addresses and telephone numbers."""

import re

from workbench.locale import sentence
from workbench.people.answers.answer import (
    Answer,
    Ground,
    not_read,
    read_with_note,
    shown,
)
from workbench.vocabulary import Field

_EMAIL = re.compile(r"[^@\s,;<>()\"]+@[^@\s,;<>()\"]+\.[^@\s,;<>()\".\d]{2,}")
_WRAPPED = re.compile(r"(?:mailto:|.*<)(.+?)>?", re.IGNORECASE | re.DOTALL)
_PHONE = re.compile(r"\+?[\d\s()./–-]{5,30}")
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
_LOST_ZERO = {"SE": re.compile(r"7[02369]\d{7}")}


def read_email(text: str, field: Field, ground: Ground) -> Answer:
    """E-mail address in small letters.

    Examples
    --------
    >>> from workbench.vocabulary import built_in_fields
    >>> read_email("Ada Ek <Ada@Example.org>", built_in_fields()["email"], Ground()).value
    'ada@example.org'
    """
    address = text.strip()
    wrapped = _WRAPPED.fullmatch(address)
    if wrapped:
        address = wrapped.group(1).strip()
    if _EMAIL.fullmatch(address):
        return Answer(address.casefold())
    return not_read(
        "not_an_email",
        sentence('"{value}" is not one e-mail address.', value=shown(text)),
        sentence("Write one address, such as name@example.org."),
    )


def read_phone(text: str, field: Field, ground: Ground) -> Answer:
    """Telephone number as it is written; a lost first zero is said, never added."""
    number = re.sub(r"^(?:tel|tlf|mob(?:il)?|tfn)\.?:?\s*", "", text.strip(), flags=re.IGNORECASE)
    digits = re.sub(r"\D", "", number)
    if _SHORTENED.fullmatch(number):
        return not_read(
            "shortened_number",
            sentence(
                '"{value}" is a number that Excel shortened; its last digits are gone.',
                value=shown(text),
            ),
            sentence("Format the column as text in Excel and write the number again."),
        )
    if not _PHONE.fullmatch(number) or not 5 <= len(digits) <= 15:
        return not_read(
            "not_a_phone",
            sentence('"{value}" is not one telephone number.', value=shown(text)),
            sentence("Write one number, such as +46 70 000 00 00."),
        )
    lost = _LOST_ZERO.get(ground.country or "")
    if lost is not None and lost.fullmatch(number):
        return read_with_note(
            number,
            "lost_zero",
            sentence('"{value}" seems to have lost its first zero.', value=shown(text)),
            sentence("Write the zero, and format the column as text in Excel."),
        )
    return Answer(number)
