"""How people are called on the pages: name where allowed, and always a short code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from widgets.state import State
from workbench.locale import Labels, Text
from workbench.programme import Programme, Role
from workbench.reporting.names import Shown, shown_people


@dataclass(frozen=True)
class PersonWords:
    """Words for the people of the round."""

    shown: Shown
    programme: Programme

    def code(self, person: str) -> str:
        """Short code, such as ``M-054``."""
        return code_of(person, self.programme)

    def cell(self, person: str) -> dict[str, str]:
        """Cell of a table: the name with the code after it, or the code alone."""
        name = self.shown.name(person)
        return {"text": name, "code": self.code(person)} if name else {"text": self.code(person)}

    def short(self, person: str) -> str:
        """Name and code, or the code alone."""
        name = self.shown.name(person)
        return f"{name} · {self.code(person)}" if name else self.code(person)

    def in_words(self, text: Text) -> str:
        """A sentence in which people are called by name and code."""
        roles = "|".join(re.escape(role.id) for role in self.programme.role)
        return re.sub(rf"\b(?:{roles})-\d+\b", lambda found: self.short(found[0]), str(text))


def person_words(state: State) -> PersonWords:
    """Words for the people of the round as it stands."""
    programme = state.round.programme
    return PersonWords(shown_people(state.round.parsed, programme), programme)


def code_of(person: str, programme: Programme) -> str:
    """Code that a person is called by on every screen and in every language.

    The letters are those of the programme's word for the role in the programme's own first
    language; the number is the one of the internal id: ``mentee-234`` is ``A-234`` where a mentee
    is called *adept*.
    """
    role, _, number = person.rpartition("-")
    letters = role_letters(programme).get(role)
    return f"{letters}-{number}" if letters else person


@cache
def role_letters(programme: Programme) -> Mapping[str, str]:
    """Letters of each role, no two alike.

    The first letter of the role's word; where roles share it, also the first letter in which their
    words differ, as in ``MO`` and ``ME`` for *mentor* and *mentee*; else the whole id.
    """
    words = {role.id: _word(programme, role) for role in programme.role}
    letters: dict[str, str] = {}
    for role, word in words.items():
        rivals = [each for name, each in words.items() if name != role and each[:1] == word[:1]]
        found = word[:1]
        if rivals:
            place = next(
                (i for i in range(len(word)) if all(r[i : i + 1] != word[i] for r in rivals)), 0
            )
            found = word[0] + word[place] if place else role.upper()
        letters[role] = role.upper() if not found or found in letters.values() else found
    return letters


def _word(programme: Programme, role: Role) -> str:
    language = programme.programme.locales[0] if programme.programme.locales else "en"
    term = programme.terms.get(role.id) or Labels(role.label.texts, role.id)
    return "".join(filter(str.isalpha, term.text(language) or role.id)).upper()
