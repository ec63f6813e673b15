"""Reading dates and months, and the order of day and month where only the column can tell."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from workbench.locale import Sentence, sentence
from workbench.people.answers.answer import Answer, Ground, not_read, shown
from workbench.vocabulary import Field

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})")
_SPACED = re.compile(r"(\d{1,2})\s?/\s?(\d{1,2})(?:\s*-\s*|\s+|,\s*)(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})")
_NAMED = re.compile(r"(?:den\s+)?(\d{1,2})\.?(?::?e|st|nd|rd|th)?\s+([a-zåäöæø]+)\.?,?\s+(\d{4})")
_NAMED_FIRST = re.compile(r"([a-zåäöæø]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_TIME = re.compile(
    r"[ T,]+(?:kl\.?\s*)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(?:([ap])\.?m\.?|(fm|em))?"
    r"\s*(?:z|utc|gmt)?(?:[+-]\d{1,2}:?(?:\d{2})?)?(?:\s*[a-z]{3,4})?$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"^(?:mån|man|mon|tis|tir|tue|ons|wed|tor|thu|fre|fri|lör|lør|sat|sön|søn"
    r"|sun)[a-zåäöæø]*\.?,?\s+"
)
_SERIAL = re.compile(r"[2-5]\d{4}(?:[.,]\d+)?")
_YEAR_MONTH = re.compile(r"(\d{4})[-/. ](\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
_MONTH_NAME = re.compile(r"([a-zåäöæø]+)\.?,?\s+(\d{4})")
_NAME_MONTH = re.compile(r"(\d{4})\s+([a-zåäöæø]+)")

_MONTH_STARTS = (
    ("jan",), ("feb",), ("mar", "mrs"), ("apr",), ("maj", "mai", "may"), ("jun",), ("jul",),
    ("aug",), ("sep",), ("okt", "oct"), ("nov",), ("dec", "des"),
)  # fmt: skip
_MONTH_WORD = re.compile(
    r"jan(?:uari?|uary?)?|feb(?:ruari?|ruary?)?|mar(?:s|ts|ch)?|mrs|apr(?:il)?|maj|mai|may"
    r"|jun[ie]?|jul[iy]?|aug(?:usti?)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?"
    r"|de[cs](?:ember)?"
)

DAY_FIRST, MONTH_FIRST, UNCLEAR, MIXED = "day_first", "month_first", "unclear", "mixed"
_WRITE_ISO = sentence("Write it as year-month-day, such as 2022-02-14.")


def order_of(cells: Iterable[str]) -> str:
    """Order of day and month in a column of dates such as 03/04/2022.

    Returns
    -------
    str
        ``day_first`` or ``month_first`` where at least one date can only be read one way and none
        says otherwise, ``mixed`` where they disagree, ``unclear`` where none tells.
    """
    day_first = month_first = False
    for cell in cells:
        hit = _SLASHED.match(_without_time(cell)[0])
        if hit:
            first, second = int(hit.group(1)), int(hit.group(3))
            day_first |= first > 12 >= second
            month_first |= second > 12 >= first
    if day_first and month_first:
        return MIXED
    return DAY_FIRST if day_first else MONTH_FIRST if month_first else UNCLEAR


def read_date(text: str, field: Field, ground: Ground, *, order: str = UNCLEAR) -> Answer:
    """Date, with the time of day where it is given, as a naive local ``datetime``.

    Examples
    --------
    >>> from workbench.vocabulary import built_in_fields
    >>> read_date("14.02.2022 23:30", built_in_fields()["received_on"], Ground()).value
    datetime.datetime(2022, 2, 14, 23, 30)
    """
    day_text, clock = _without_time(text)
    parts = _plain_parts(day_text)
    if parts is None:
        slashed = _SLASHED.fullmatch(day_text)
        if slashed is None:
            return _no_date(text)
        parts = _ordered(slashed, order)
        if parts is None:
            return _which_order(text, order)
    moment = _moment(parts, clock, ground)
    return _no_date(text) if moment is None else Answer(moment)


def read_month(text: str, field: Field, ground: Ground, *, order: str = UNCLEAR) -> Answer:
    """Month of a year as text ``2020-03``; a whole date gives its month."""
    plain = _WEEKDAY.sub("", " ".join(text.casefold().split()))
    for pattern, year_first in ((_YEAR_MONTH, True), (_MONTH_YEAR, False)):
        hit = pattern.fullmatch(plain)
        if hit:
            year, month = (hit.group(1), hit.group(2)) if year_first else hit.group(2, 1)
            return _month(text, int(year), int(month), ground)
    for pattern, year_first in ((_NAME_MONTH, True), (_MONTH_NAME, False)):
        hit = pattern.fullmatch(plain)
        number = _month_number(hit.group(2 if year_first else 1)) if hit else None
        if hit and number:
            return _month(text, int(hit.group(1 if year_first else 2)), number, ground)
    if re.fullmatch(r"\d{4}", plain):
        return not_read(
            "month_missing",
            sentence('"{value}" does not say the month.', value=shown(text)),
            sentence("Write year and month, such as 2020-03."),
        )
    day = read_date(text, field, ground, order=order)
    if day.value is None:
        return day
    return _month(text, day.value.year, day.value.month, ground)


def _without_time(text: str) -> tuple[str, tuple[int, int, int]]:
    plain = _WEEKDAY.sub("", " ".join(text.casefold().split()))
    hit = _TIME.search(plain)
    if hit is None:
        return plain, (0, 0, 0)
    hour, minute, second = int(hit.group(1)), int(hit.group(2)), int(hit.group(3) or 0)
    half = hit.group(4) or hit.group(5)
    if half:
        hour = hour % 12 + (12 if half in ("p", "em") else 0)
    return plain[: hit.start()].strip(), (hour, minute, second)


def _plain_parts(text: str) -> tuple[str, str, str] | None:
    """Year, month and day where the form itself tells which is which."""
    hit = _ISO.fullmatch(text) or _COMPACT.fullmatch(text)
    if hit:
        return hit.group(1), hit.group(2), hit.group(3)
    hit = _DOTTED.fullmatch(text) or _SPACED.fullmatch(text)
    if hit:
        return hit.group(3), hit.group(2), hit.group(1)
    hit = _NAMED.fullmatch(text)
    if hit and (number := _month_number(hit.group(2))):
        return hit.group(3), str(number), hit.group(1)
    hit = _NAMED_FIRST.fullmatch(text)
    if hit and (number := _month_number(hit.group(1))):
        return hit.group(3), str(number), hit.group(2)
    return None


def _ordered(hit: re.Match[str], order: str) -> tuple[str, str, str] | None:
    first, second, year = hit.group(1), hit.group(3), hit.group(4)
    if int(first) > 12 or first.zfill(2) == second.zfill(2):
        return year, second, first
    if int(second) > 12:
        return year, first, second
    if order == DAY_FIRST:
        return year, second, first
    return (year, first, second) if order == MONTH_FIRST else None


def _moment(
    parts: tuple[str, str, str], clock: tuple[int, int, int], ground: Ground
) -> datetime | None:
    year = int(parts[0])
    if len(parts[0]) == 2:
        year += 2000
        if year > ground.today.year + 1:
            return None
    try:
        return datetime(year, int(parts[1]), int(parts[2]), *clock)
    except ValueError:
        return None


def _month(text: str, year: int, month: int, ground: Ground) -> Answer:
    if not 1 <= month <= 12 or not 1900 <= year <= ground.today.year + 5:
        return _no_date(text)
    return Answer(f"{year}-{month:02d}")


def _month_number(word: str) -> int | None:
    if not _MONTH_WORD.fullmatch(word):
        return None
    for number, starts in enumerate(_MONTH_STARTS, start=1):
        if word.startswith(starts):
            return number
    return None


def _no_date(text: str) -> Answer:
    if _SERIAL.fullmatch(text.strip()):
        return not_read(
            "excel_day_number",
            sentence(
                '"{value}" is a number; Excel counts days so, from 1900 or from 1904.',
                value=shown(text),
            ),
            sentence("Format the column as a date in Excel and save the file."),
        )
    return not_read(
        "not_a_date", sentence('"{value}" is not a date.', value=shown(text)), _WRITE_ISO
    )


def _which_order(text: str, order: str) -> Answer:
    hit = _SLASHED.match(_without_time(text)[0])
    assert hit is not None
    readings = tuple(
        date(2000 + int(hit.group(4)[-2:]), int(month), int(day)).isoformat()
        for day, month in (hit.group(1, 3), hit.group(3, 1))
    )
    what: Sentence = sentence(
        '"{value}" can mean {first} or {second}.',
        value=shown(text),
        first=readings[0],
        second=readings[1],
    )
    if order == MIXED:
        what = sentence(
            '"{value}" can mean {first} or {second}, and the column has dates in both orders.',
            value=shown(text),
            first=readings[0],
            second=readings[1],
        )
    return not_read("date_order", what, _WRITE_ISO)
