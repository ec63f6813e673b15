"""Values as somebody writes them into a form, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

Kind = Literal["whole", "number", "span", "date", "text", "words"]


def value_from(text: str, kind: Kind) -> Any:
    """Value that somebody wrote into a form; the text itself where it cannot be read as *kind*.

    Examples
    --------
    >>> value_from("2,5", "number"), value_from("18-35", "span"), value_from("many", "whole")
    (2.5, [18, 35], 'many')
    >>> value_from(" ", "number") is None
    True
    """
    said = text.strip()
    if not said:
        return None
    if kind == "span":
        found = re.fullmatch(r"(\S+?)\s*[-–,\s]\s*(\S+)", said)
        return [_number(each) for each in found.groups()] if found else said
    if kind == "date":
        return _date(said)
    return _number(said) if kind in ("whole", "number") else said


def in_words(value: Any) -> str:
    """A value as somebody would write it into a form: the reverse of :func:`value_from`."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "–".join(in_words(each) for each in value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else str(value)


def worded(words: Any, language: str, text: str) -> Any:
    """Words in several languages with other words in one; without words it is left out."""
    before = dict(words) if isinstance(words, Mapping) else {}
    if isinstance(words, str) and words:
        before = {"en": words}
    before.pop(language, None)
    return {**before, **({language: text.strip()} if text.strip() else {})} or None


def _number(text: str) -> Any:
    plain = text.replace(",", ".").replace("−", "-")
    for read in (int, float):
        try:
            return read(plain)
        except ValueError:
            continue
    return text


def _date(text: str) -> Any:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
