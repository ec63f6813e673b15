"""Personal identity numbers: found by heading and by content, and dropped before anybody sees them.

Swedish personnummer and samordningsnummer, Danish CPR and Norwegian fødselsnummer and D-nummer.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache, partial
from itertools import islice

from workbench.locale import count_sentence, sentence
from workbench.people.headings import heading_key
from workbench.people.problems import Problem
from workbench.people.tables import RawTable
from workbench.vocabulary import built_in_fields

_DASH = "[-+‐‑–—−]"
_BEGINS, _ENDS = r"(?<![\d+])", r"(?!\d)"
# With a dash the form alone tells, and 6 and 5 digits do; else the check digit has to agree too.
_WRITTEN_OUT = re.compile(
    rf"{_BEGINS}(?:(?:19|20)?\d{{6}}\s?{_DASH}\s?\d{{4}}|\d{{6}}\s\d{{5}}){_ENDS}"
)
_RUN_TOGETHER = re.compile(
    rf"{_BEGINS}(?:(?:19|20)\d{{6}}\s?\d{{4}}|\d{{6}}\s?\d{{4}}|\d{{11}}){_ENDS}"
)
_ANY_DIGITS = re.compile(r"\d{6}\s?(?:[-+‐‑–—−]\s?)?\d{4}")
_WHOLE = re.compile(rf"(?:19|20)?\d{{6}}\s?(?:{_DASH}\s?)?\d{{4}}|\d{{6}}\s?\d{{5}}")
_SHARE_OF_A_COLUMN = 0.5
_SHARE_OF_DATES = 0.9
_DATES_AT_LEAST = 3
_CELLS_LOOKED_AT = 300
_CHILD_YEARS = 10


def without_identity_numbers(table: RawTable) -> tuple[RawTable, list[Problem]]:
    """Table without identity numbers, and a note for each column that had them.

    A column is dropped whole where its heading asks for them or where at least half of its answers
    are such numbers; in other columns the single number is taken out of the answer.
    """
    kept, problems = [], []
    columns = list(table.columns)
    table = replace(table, headings=tuple(without_numbers(each) for each in table.headings))
    headings, phones = _headings_of("personal_identity_number"), _headings_of("phone")
    for position, (heading, cells) in enumerate(zip(table.headings, columns, strict=True)):
        key = heading_key(heading)
        if key in headings or (key not in phones and _mostly_numbers(cells)):
            problems.append(_dropped(table, position))
            continue
        kept.append(position)
        if not _ANY_DIGITS.search("\n".join(cells)):
            continue
        safe = tuple(without_numbers(cell, phone=key in phones) for cell in cells)
        found = [i for i, cell in enumerate(cells) if safe[i] != cell]
        if found:
            columns[position] = safe
            problems.append(_taken_out(table, position, found))
    return (
        replace(
            table,
            headings=tuple(table.headings[i] for i in kept),
            columns=tuple(columns[i] for i in kept),
            letters=tuple(table.letters[i] for i in kept),
        ),
        problems,
    )


@cache
def _headings_of(name: str) -> frozenset[str]:
    field = built_in_fields()[name]
    groups = (*field.headings.values(), tuple(field.labels.values()))
    return frozenset(heading_key(text) for group in groups for text in group)


def without_numbers(text: str, *, phone: bool = False) -> str:
    """Text with "…" for each personal identity number in it.

    Parameters
    ----------
    phone : bool
        Whether telephone numbers are asked for: then the check digit has to agree in any form.

    Examples
    --------
    >>> without_numbers("Mitt nummer: 850101-1236, tack")
    'Mitt nummer: …, tack'
    """
    if not _ANY_DIGITS.search(text):
        return text

    def hidden(hit: re.Match[str], *, by_form: bool) -> str:
        digits = re.sub(r"\D", "", hit.group())
        is_one = _has_birth_date(digits) and (
            by_form or (_checks_out(digits) and not _is_recent(digits))
        )
        return "…" if is_one else hit.group()

    text = _WRITTEN_OUT.sub(partial(hidden, by_form=not phone), text)
    return text if phone else _RUN_TOGETHER.sub(partial(hidden, by_form=False), text)


def _mostly_numbers(cells: Sequence[str]) -> bool:
    seen = list(islice((cell for cell in cells if cell), _CELLS_LOOKED_AT))
    numbers = dates = 0
    for cell in seen:
        if not _WHOLE.fullmatch(cell):
            continue
        digits = re.sub(r"\D", "", cell)
        if not _has_birth_date(digits):
            continue
        # Danish numbers; Swedish mobile numbers begin with 07 and often look like dates.
        dates += len(digits) == 10 and _is_day(digits[:4]) and not digits.startswith("07")
        numbers += bool(re.search(_DASH, cell)) or _checks_out(digits)
    by_dates = dates >= max(_DATES_AT_LEAST, _SHARE_OF_DATES * len(seen))
    return by_dates or numbers >= max(1, _SHARE_OF_A_COLUMN * len(seen))


def _is_recent(digits: str) -> bool:
    """Whether it is more likely a day and a time, such as 20220114 1000."""
    return len(digits) == 12 and int(digits[:4]) > date.today().year - _CHILD_YEARS


def _is_day(digits: str) -> bool:
    return 1 <= int(digits[:2]) <= 31 and 1 <= int(digits[2:]) <= 12


def _has_birth_date(digits: str) -> bool:
    """Whether the digits begin with year, month and day, or with day, month and year."""
    short = digits[-10:] if len(digits) in (10, 12) else digits
    first, middle, last = int(short[:2]), int(short[2:4]), int(short[4:6])
    year_first = 1 <= middle <= 12 and (1 <= last <= 31 or 61 <= last <= 91)
    day_first = 1 <= middle <= 12 and (1 <= first <= 31 or 41 <= first <= 71)
    return year_first or day_first


# Until 2007; later Danish numbers have no check digit.
_DANISH = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


def _checks_out(digits: str) -> bool:
    """Check digit of a Swedish, Danish or Norwegian number; telephone numbers mostly fail it."""
    if len(digits) in (10, 12):
        doubled = (int(d) * (2 - i % 2) for i, d in enumerate(digits[-10:]))
        swedish = sum(n // 10 + n % 10 for n in doubled) % 10 == 0
        danish = sum(int(d) * w for d, w in zip(digits[-10:], _DANISH, strict=True)) % 11 == 0
        return swedish or danish
    first = sum(int(d) * w for d, w in zip(digits, (3, 7, 6, 1, 8, 9, 4, 5, 2, 1), strict=False))
    weights = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
    second = sum(int(d) * w for d, w in zip(digits, weights, strict=False))
    return first % 11 == 0 and second % 11 == 0


def _dropped(table: RawTable, position: int) -> Problem:
    return Problem(
        severity="note",
        code="identity_numbers_dropped",
        file=table.file,
        sheet=table.sheet,
        column=table.letters[position],
        heading=table.headings[position] or None,
        field="personal_identity_number",
        what=sentence("The column has personal identity numbers; it was left out."),
        mend=sentence("Do not ask for them; delete the column from the file."),
    )


def _taken_out(table: RawTable, position: int, rows: Sequence[int]) -> Problem:
    return Problem(
        severity="note",
        code="identity_number_taken_out",
        file=table.file,
        sheet=table.sheet,
        row=table.row_numbers[rows[0]],
        column=table.letters[position],
        heading=table.headings[position] or None,
        what=count_sentence(
            "A personal identity number in the answer was left out.",
            "Personal identity numbers in {n} answers, first here, were left out.",
            len(rows),
        ),
        mend=sentence("Delete it from the file."),
    )
