"""How a person is shown: by code, by the list's own id, and by name where that is allowed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.locale import Text
from workbench.matching.units import JOINER
from workbench.people import Parsed
from workbench.programme import Programme


@dataclass(frozen=True)
class Shown:
    """Words for people, by internal id.

    Attributes
    ----------
    ids : mapping of internal id to the id of the list
        The list's own id, else the e-mail, else role and row.
    names : mapping of internal id to name
        Empty where the programme shows codes only; an empty text for protected identities, whose
        code stands for them everywhere.
    """

    ids: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def id(self, person: str) -> str:
        """Id of the list for a person; those of all members for a unit."""
        if person in self.ids or JOINER not in person:
            return self.ids.get(person, person)
        return f" {JOINER} ".join(self.ids.get(each, each) for each in person.split(JOINER))

    def name(self, person: str) -> str:
        """Name of a person, or of all members of a unit; empty where it is not shown."""
        if person in self.names or JOINER not in person:
            return self.names.get(person, "")
        members = person.split(JOINER)
        if not any(self.names.get(each) for each in members):
            return ""
        return ", ".join(self.names.get(each) or self.id(each) for each in members)

    def in_words(self, text: Text) -> str:
        """A sentence in which people are called by their id in the list."""
        words = str(text)
        for internal, listed in self.ids.items():
            if internal != listed and internal in words:
                words = words.replace(internal, listed)
        return words


def shown_people(parsed: Parsed | None, programme: Programme) -> Shown:
    """Words for the people of these lists, as far as the programme allows them."""
    if parsed is None or parsed.people.empty:
        return Shown()
    people = parsed.people
    ids = dict(zip(people.index, people["list_id"].astype(str), strict=True))
    if not programme.privacy.show_names:
        return Shown(ids)
    names = people["name"].fillna("").astype(str)
    if "protected_identity" in people:
        names = names.mask(people["protected_identity"].fillna(False).astype(bool), "")
    return Shown(ids, dict(zip(people.index, names, strict=True)))
