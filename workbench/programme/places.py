"""A place of a programme file in words, for people who never see the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from workbench.locale import Labels, Sentence, sentence

_STEP = re.compile(r"\.?([^.\[\]]+)|\[([^\]]+)\]")

_KEYS: dict[str, Sentence] = {
    "programme": sentence("Programme"),
    "name": sentence("Name"),
    "need": sentence("Need"),
    "aim": sentence("Aim"),
    "vision": sentence("Vision"),
    "role": sentence("Role"),
    "rule": sentence("Rule"),
    "when": sentence("Condition"),
    "value": sentence("Number or level"),
    "enabled": sentence("Counts"),
    "sentence": sentence("Sentence"),
    "label": sentence("Label"),
    "match": sentence("Match"),
    "hard": sentence("Rule for pairs"),
    "tier": sentence("Aim of the match"),
    "criterion": sentence("Criterion"),
    "weight": sentence("Weight"),
    "site": sentence("Site"),
    "seats": sentence("Seats"),
    "seats_by_org": sentence("Seats by organisation"),
    "round": sentence("Round"),
    "application_opens": sentence("Applications open"),
    "application_deadline": sentence("Last day to apply"),
    "starts": sentence("Start"),
    "training": sentence("Training"),
    "meetings": sentence("Meetings"),
    "from": sentence("From"),
    "to": sentence("To"),
    "months": sentence("Months"),
    "months_min": sentence("Months at least"),
    "months_max": sentence("Months at most"),
    "cadence": sentence("How often people meet"),
    "meetings_min": sentence("Meetings at least"),
    "hours_total": sentence("Hours in all"),
    "hours_per_month": sentence("Hours a month"),
    "meeting_hours": sentence("Hours of one meeting"),
    "tolerance": sentence("Tolerance, as a share"),
    "capacity": sentence("Partners per person"),
    "default": sentence("Where nobody says"),
    "max": sentence("At most"),
    "min": sentence("At least"),
    "unit": sentence("Persons who act together"),
    "ours": sentence("Marked as ours"),
    "ours_in": sentence("Marked as ours"),
}


def word_for(key: str) -> str:
    """What a key of the file is called on the screen; the key itself where it has no word."""
    return str(_KEYS[key]) if key in _KEYS else key


def place_in_words(path: str, tables: Mapping[str, Any]) -> str:
    """A path in words, as ``Role mentor › Rule "…" › Number or level``.

    Parameters
    ----------
    path : str
        As in a fault or a difference: ``role[0].rule[1].when.value`` or
        ``match.criterion[industry].weight``.
    tables : mapping
        The tables it leads into, for the names of what it passes.
    """
    words: list[str] = []
    here: Any = tables
    for key, place in _STEP.findall(path):
        if key:
            here = here.get(key) if isinstance(here, Mapping) else None
            words.append(word_for(key))
            continue
        here = _entry(here, place)
        name = _name(here) or place
        words[-1] = f"{words[-1]} {name}" if words else name
    return " › ".join(words)


def _entry(tables: Any, place: str) -> Any:
    if not isinstance(tables, list):
        return None
    if place.isdigit() and int(place) < len(tables):
        return tables[int(place)]
    named = (each for each in tables if isinstance(each, Mapping))
    return next(
        (each for each in named if place in (each.get("id"), each.get("role"), each.get("op"))),
        None,
    )


def _name(entry: Any) -> str:
    if not isinstance(entry, Mapping):
        return ""
    for key in ("sentence", "label", "name"):
        words = entry.get(key)
        if isinstance(words, str) and words:
            return f"“{words}”"
        if isinstance(words, Mapping) and words:
            return f"“{Labels(words)}”"
    return str(entry.get("id") or "")
