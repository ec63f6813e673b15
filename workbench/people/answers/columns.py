"""Reading a whole column of answers: every distinct text once."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pandas as pd

from workbench.locale import sentence
from workbench.people.answers.amounts import read_number, read_year
from workbench.people.answers.answer import UNKNOWN, Answer, Fault, Ground, not_read, shown
from workbench.people.answers.choices import read_code, read_codes, read_yesno
from workbench.people.answers.contacts import read_email, read_phone
from workbench.people.answers.days import UNCLEAR, order_of, read_date, read_month
from workbench.people.answers.languages import read_languages
from workbench.people.answers.places import read_place
from workbench.people.answers.times import read_availability
from workbench.vocabulary import Field, code_list

Reader = Callable[[str, Field, Ground], Answer]


def read_text(text: str, field: Field, ground: Ground) -> Answer:
    """Answer in own words, as it is written."""
    return Answer(text)


READERS: Mapping[str, Reader] = {
    "text": read_text,
    "person_ref": read_text,
    "number": read_number,
    "months": read_number,
    "year": read_year,
    "yesno": read_yesno,
    "code": read_code,
    "level": read_code,
    "codes": read_codes,
    "languages": read_languages,
    "place": read_place,
    "availability": read_availability,
    "email": read_email,
    "phone": read_phone,
    "date": read_date,
    "month": read_month,
}
"""The function that reads one answer, by the type of the field."""

_FROM_A_LIST = frozenset({"code", "level", "codes", "languages", "place", "yesno"})
_OWN_WORDS = frozenset({"text", "person_ref"})
_ORDERED_BY_COLUMN = frozenset({"date", "month"})
_RIGHT_KIND = frozenset({"date_order", "month_missing", "range", "at_least", "at_most"})
LONGEST_ANSWER = 3_000
"""Most signs of an answer that is chosen, counted or dated; a longer one is some other text."""

_EMPTY_SIGNS = " -–—?./*_…"

_DTYPES = {
    "number": "Float64",
    "months": "Float64",
    "year": "Float64",
    "yesno": "boolean",
    "date": "datetime64[us]",
    "codes": "object",
    "languages": "object",
    "availability": "object",
}


@dataclass(frozen=True)
class ReadColumn:
    """Answers of one column, in its order, and the fault of each distinct text that has one."""

    values: list[Any]
    faults: Mapping[str, Fault]


def read_column(
    cells: Sequence[str], field: Field, ground: Ground, *, order: str | None = None
) -> ReadColumn:
    """Read all answers to one question.

    Parameters
    ----------
    cells : sequence of str
        Text of each cell; a blank one is not known.
    field : Field
        The question.
    ground : Ground
        Country, own lists and today.
    order : str, optional
        ``day_first`` or ``month_first`` where the coordinator said how 03/04/2022 is meant; found
        from the column where left out.

    Returns
    -------
    ReadColumn
        ``values`` has None where the answer is not known.
    """
    distinct = dict.fromkeys(cells)
    read: Reader = READERS[field.type]
    if field.type in _ORDERED_BY_COLUMN:
        chosen = order or order_of(distinct)
        dated = read_date if field.type == "date" else read_month
        read = partial(dated, order=chosen)
    answers = {text: read_one(text, field, ground, read=read) for text in distinct}
    faults = {text: answer.fault for text, answer in answers.items() if answer.fault is not None}
    return ReadColumn([answers[text].value for text in cells], faults)


def read_one(text: str, field: Field, ground: Ground, *, read: Reader | None = None) -> Answer:
    """Read one answer; a blank and words such as "vet ej" are not known, without a problem."""
    if not text:
        return UNKNOWN
    if len(text) > LONGEST_ANSWER and not _is_free(field, ground):
        return not_read(
            "too_long",
            sentence('"{value}" is too long for an answer to this question.', value=shown(text)),
            sentence("Write the answer alone."),
        )
    reader = read or READERS[field.type]
    if field.type in _OWN_WORDS:
        return UNKNOWN if _says_nothing(text, field) else reader(text, field, ground)
    if field.type not in _FROM_A_LIST:
        return UNKNOWN if _is_unknown(text) else reader(text, field, ground)
    # "NA" is Namibia in a list of countries, so the list is asked first.
    answer = reader(text, field, ground)
    return UNKNOWN if answer.fault is not None and _is_unknown(text) else answer


def series_of(values: Sequence[Any], field: Field, *, index: pd.Index) -> pd.Series:
    """Answers as a column of the applications table.

    Parameters
    ----------
    values : sequence
        One value a row, None where not known.

    Returns
    -------
    Series
        ``"string"`` for text, codes, levels, places, months and contacts; ``"Float64"`` for
        numbers, months and years; ``"boolean"`` for yes and no; ``datetime64[us]`` for dates, in
        local time; ``object`` with tuples of codes or None for several answers.
    """
    dtype = _DTYPES.get(field.type, "string")
    if dtype == "object":
        column = pd.Series([None] * len(index), index=index, dtype="object")
        column[:] = list(values)
        return column
    return pd.Series(list(values), index=index, dtype=dtype)


def share_understood(
    cells: Sequence[str], field: Field, ground: Ground, *, most: int = 60
) -> float:
    """Share of the answers that can be read as answers to a question, from 0 to 1.

    Looks at the *most* commonest answers; a column without any gives 0.
    """
    common = [
        (text, number)
        for text, number in Counter(cells).most_common(most + 20)
        if text and not _is_unknown(text)
    ][:most]
    if not common:
        return 0.0
    distinct = [text for text, _ in common]
    order = UNCLEAR if field.type not in _ORDERED_BY_COLUMN else order_of(distinct)
    faults = read_column(distinct, field, replace(ground, advise=False), order=order).faults
    right = sum(number for text, number in common if _is_read(faults.get(text)))
    return right / sum(number for _, number in common)


def _is_read(fault: Fault | None) -> bool:
    # A date whose order is open, a range or "more than ten" is still an answer to the question.
    return fault is None or fault.severity != "unknown" or fault.code in _RIGHT_KIND


def _is_free(field: Field, ground: Ground) -> bool:
    """Whether people answer in their own words, at any length."""
    return field.type in _OWN_WORDS or (field.type == "codes" and ground.list_of(field) is None)


def _is_unknown(text: str) -> bool:
    return code_list("unknown_words").find(text) is not None


def _says_nothing(text: str, field: Field) -> bool:
    # Somebody may be called Null or Nan: in a name only signs without letters say nothing.
    if field.personal == "identity":
        return not text.strip(_EMPTY_SIGNS)
    return _is_unknown(text)
