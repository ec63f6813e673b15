"""A place of a programme file in words, for people who never see the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from workbench.locale import LANGUAGES, Labels, Sentence, sentence, text_of, tr
from workbench.programme.faults import Fault
from workbench.programme.paths import names_in
from workbench.programme.words import PAIR_OPERATORS

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
    "organisation": sentence("Organisation"),
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
    "severity": sentence("How the rule counts"),
    "any": sentence("Test, one of them enough"),
    "all": sentence("Test, all must hold"),
    "not": sentence("Must not hold"),
    "field": sentence("What it looks at"),
    "op": sentence("What has to hold"),
    "kind": sentence("How it is counted"),
    "giver": sentence("Answer of the giver"),
    "receiver": sentence("Answer of the receiver"),
    "credit": sentence("Credit"),
    "missing": sentence("Where an answer is missing"),
    "goal": sentence("What it means"),
    "order": sentence("Place in the order"),
    "help": sentence("Explanation"),
    "full_km": sentence("A full fit up to so many kilometres"),
    "zero_km": sentence("No fit from so many kilometres"),
    "max_gap": sentence("No fit from this gap"),
    "margin": sentence("How much more the giver must have"),
    "only_if_mode": sentence("Counts only for those who meet"),
    "targets": sentence("What the two should cover together"),
    "fields": sentence("Ties that two people must not have"),
    "values": sentence("Kinds of goals that are looked at"),
    "milestone": sentence("Which step must have been taken"),
    "or_min_count": sentence("Enough if so many of the two speak it at that level"),
    "timing": sentence("When pairs are made"),
    "waiting": sentence("Waiting list"),
    "boost_per_week": sentence("Points for each week of waiting"),
    "giver_meets": sentence("Partners of one giver"),
    "receiver_meets": sentence("Partners of one receiver"),
    "opens": sentence("First day"),
    "closes": sentence("Last day"),
    "modes": sentence("Ways of meeting there"),
    "municipalities": sentence("Municipalities that belong to it"),
    "training_place": sentence("Where the course is held"),
    "max_relaxed": sentence("At most with your approval"),
    "formation": sentence("How those who act together are found"),
    "id": sentence("Short name"),
    "version": sentence("Version"),
    "adapted_from": sentence("Taken over from"),
    "note": sentence("Note"),
    "source": sentence("Source"),
    "facts": sentence("Worth knowing"),
    "template": sentence("Template"),
    "pilot": sentence("Runs for the first time"),
    "as_of": sentence("Day that counts"),
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
            words.append(_key_in_words(key, tables))
            continue
        number = _number(here, place)
        here = here[number] if number is not None else None
        name = _name(here) or (str(number + 1) if number is not None else place)
        words[-1] = f"{words[-1]} {name}" if words else name
    return " › ".join(words)


def part_in_words(path: str, tables: Mapping[str, Any], *, new: bool = False) -> str:
    """Heading of a form about a part, such as ``Rule “Is at least 18.”``; *new* names the list."""
    if not new:
        return place_in_words(path, tables).rpartition(" › ")[2]
    part = re.sub(r"\[\d+\]", "", path).rpartition(".")[2]
    return str(_NEW.get(part, word_for(part)))


_NEW: dict[str, Sentence] = {
    "rule": sentence("A new rule"),
    "hard": sentence("A new rule for pairs"),
    "criterion": sentence("A new criterion"),
    "tier": sentence("A new aim"),
    "site": sentence("A new site"),
    "round": sentence("A new round"),
}

#: Faults whose words are for people who write files, and what they mean in a form.
_IN_A_FORM: dict[str, Sentence] = {
    "This key is missing.": sentence("Choose or write this."),
    '"{word}" needs the key "{key}".': sentence("Choose or write this."),
    "A rule has one test; this one has {n}.": sentence("Choose what the rule looks at."),
    "There is no test in this list.": sentence("Choose what the rule looks at."),
}


def fault_in_words(fault: Fault) -> str:
    """What is wrong and its mend, for people who fill in a form and never see the file."""
    message = fault.what.message if isinstance(fault.what, Sentence) else ""
    if re.search(r"(^|\.)site$", fault.path) and message == '"{seen}" is not known here.':
        return tr("The site it belongs to is not there any more. Choose another one, or none.")
    if re.search(r"(^|\.)tier$", fault.path) and message == '"{seen}" is not known here.':
        return tr("The aim it counts towards is not there any more. Choose another one.")
    if message in _IN_A_FORM:
        return str(_IN_A_FORM[message])
    return f"{text_of(fault.what)} {text_of(fault.mend)}".strip()


def _key_in_words(key: str, tables: Mapping[str, Any]) -> str:
    """Word for a key; a key that is the id of a role or an organisation is called as that is."""
    if key in _KEYS:
        return str(_KEYS[key])
    if key in LANGUAGES:
        return LANGUAGES[key]
    for each in (*tables.get("role", ()), *tables.get("organisation", ())):
        if isinstance(each, Mapping) and each.get("id") == key:
            return _name(each).strip("“”") or key
    return key


def _number(tables: Any, place: str) -> int | None:
    """Which entry of a list is meant, by its number or its name."""
    if not isinstance(tables, list):
        return None
    if place.isdigit() and int(place) < len(tables):
        return int(place)
    names = names_in(tables)
    return names.index(place) if place in names else None


def _name(entry: Any) -> str:
    if not isinstance(entry, Mapping):
        return ""
    for key in ("sentence", "label", "name"):
        words = entry.get(key)
        if isinstance(words, str) and words:
            return f"“{words}”"
        if isinstance(words, Mapping) and words:
            return f"“{Labels(words)}”"
    if entry.get("op") in PAIR_OPERATORS and "field" not in entry:
        return f"“{PAIR_OPERATORS[entry['op']].meaning}”"
    return str(entry.get("id") or "")
