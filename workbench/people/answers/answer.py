"""What one answer came to: its value, or nothing, and what should be said about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from workbench.locale import Sentence
from workbench.vocabulary import CodeList, Field, code_list


@dataclass(frozen=True)
class Fault:
    """What is wrong with one answer; the place is added by whoever knows it.

    Parameters
    ----------
    severity : str
        ``"unknown"`` where the answer counts as not given, ``"note"`` where it was read.
    code : str
        Short stable name of the kind.
    what, mend : Sentence
        What was seen, with the value; and an instruction.
    """

    severity: str
    code: str
    what: Sentence
    mend: Sentence


@dataclass(frozen=True)
class Answer:
    """Value of one answer; None where it is not known."""

    value: Any = None
    fault: Fault | None = None


UNKNOWN = Answer()
"""An answer that is not known, with nothing to say about it."""


@dataclass(frozen=True)
class Ground:
    """What reading answers needs beside the answer itself.

    Parameters
    ----------
    country : str or None
        ``"SE"``, ``"DK"`` or ``"NO"``: where places and telephone numbers belong.
    lists : Mapping of id to CodeList
        The programme's own lists, by the list id or the field id; they come before the shipped.
    today : date
        Years and dates after it are not in the past.
    advise : bool
        Whether problems name the nearest answers of a list; looking for them takes time.
    """

    country: str | None = None
    lists: Mapping[str, CodeList] = field(default_factory=lambda: MappingProxyType({}))
    today: date = field(default_factory=date.today)
    advise: bool = True

    def list_of(self, about: Field) -> CodeList | None:
        """Code list that the answers to a field come from; None where they are free."""
        for name in (about.id, about.list):
            if name is not None and name in self.lists:
                return self.lists[name]
        shipped = about.list
        if about.list == "places" or (about.type == "place" and not about.list):
            shipped = f"places_{self.country.lower()}" if self.country else None
        return _shipped_list(shipped) if shipped else None


def _shipped_list(list_id: str) -> CodeList | None:
    # A country without a list of places keeps the applicant's own words.
    try:
        return code_list(list_id)
    except ValueError:
        return None


def not_read(code: str, what: Sentence, mend: Sentence) -> Answer:
    """An answer that counts as not given, and why."""
    return Answer(None, Fault("unknown", code, what, mend))


def read_with_note(value: Any, code: str, what: Sentence, mend: Sentence) -> Answer:
    """An answer that was read, and what should be known about it."""
    return Answer(value, Fault("note", code, what, mend))


def shown(text: str, most: int = 80) -> str:
    """Text of an answer on one line, short enough for a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
