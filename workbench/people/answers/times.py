"""Reading when somebody can meet: days of the week and parts of the day."""

import re

from workbench.locale import sentence
from workbench.people.answers.answer import Answer, Ground, not_read, shown
from workbench.people.answers.clock import with_parts_for_hours
from workbench.vocabulary import Field, code_list

_PIECES = re.compile(r"\s*(?:[;|\n•,&+/]|\boch\b|\bog\b|\band\b)\s*")
_EVERY_DAY = re.compile(r"\b(?:alla dagar|alle dager?|varje dag|hver dag|every day)\b")
_ANY_TIME = re.compile(
    r"^\s*(?:när som helst|alltid|alla tider|hvornår som helst|når som helst|altid|any ?time|always)"
    r"[\s.!]*$"
)
_SEVERAL_DAYS = re.compile(
    r"(?P<all>everyday)"
    r"|(?P<work>vardag|hverdag|weekday)(?:arna|ar|ene|er|e|s)?"
    r"|(?P<free>helg|weekend)(?:erna|erne|ene|en|er|s)?"
)
_COMPOUND = re.compile(r"(vardags|hverdags|helg|weekend)(\w{4,})")
_BETWEEN = {"på", "om", "i", "under", "during", "the", "in", "on", "hela", "hele", "whole", "all"}
_WHOLE_DAY = {"dagen", "dag", "day", "heldag", "when", "som", "helst"}
_SHORTEST_DAY = 3


def read_availability(text: str, field: Field, ground: Ground) -> Answer:
    """Times as a tuple of ``day_part``, such as ``("tue_evening",)``.

    A day without a part means the whole day; a part without a day cannot be read, because it does
    not say which days.
    """
    slots: list[str] = []
    days: list[str] = []
    parts: list[str] = []
    left: list[str] = []
    plain = _ANY_TIME.sub("everyday", with_parts_for_hours(text.casefold()))
    for piece in (piece for piece in _PIECES.split(plain) if piece):
        found_days, found_parts = _day_and_part(piece)
        if not found_days and not found_parts:
            left.append(piece)
        if found_days and parts:
            slots.extend(_slots(days, parts))
            days, parts = [], []
        days.extend(found_days)
        parts.extend(found_parts)
    if left or (parts and not days):
        return not_read(
            "not_a_time",
            sentence('"{value}" does not say on which days and at what time.', value=shown(text)),
            sentence('Write day and part of the day, such as "Tuesday evening".'),
        )
    slots.extend(_slots(days, parts))
    return Answer(tuple(dict.fromkeys(slots)) or None)


def _day_and_part(text: str) -> tuple[list[str], list[str]]:
    """Days and parts of the day in one piece of text; nothing where a word is neither."""
    plain = _COMPOUND.sub(r"\1 \2", _EVERY_DAY.sub("everyday", text))
    words = [word.strip(" :.()") for word in plain.split()]
    days, rest = _days_and_rest([word for word in words if word], shortest=_SHORTEST_DAY)
    if not days:
        days, rest = _days_and_rest(words[:1], shortest=1)
        rest += words[1:]
    said = " ".join(rest)
    part = code_list("daypart").find(said)
    if part is None:
        said = " ".join(word for word in rest if word not in _BETWEEN)
        part = code_list("daypart").find(said) if said else None
    if part is None and set(said.split()) - _WHOLE_DAY:
        return [], []
    return days, [part] if part else []


def _days_and_rest(words: list[str], *, shortest: int) -> tuple[list[str], list[str]]:
    days: list[str] = []
    rest: list[str] = []
    for word in words:
        found = _days_of(word) if len(word) >= shortest else []
        days.extend(found)
        if not found:
            rest.append(word)
    return days, rest


def _days_of(word: str) -> list[str]:
    """Days that one word names: a day, a span such as "mån-fre", or "vardagar"."""
    week = list(code_list("weekday"))
    several = _SEVERAL_DAYS.fullmatch(word)
    if several:
        chosen = {"all": week, "work": week[:5], "free": week[5:]}
        return chosen[several.lastgroup or "all"]
    first, _, last = re.sub("[–—]", "-", word).partition("-")
    start, end = code_list("weekday").find(first), code_list("weekday").find(last or first)
    if start is None or end is None or week.index(start) > week.index(end):
        return []
    return week[week.index(start) : week.index(end) + 1]


def _slots(days: list[str], parts: list[str]) -> list[str]:
    return [f"{day}_{part}" for day in days for part in (parts or list(code_list("daypart")))]
