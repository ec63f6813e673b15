"""Form fields that every programme can use without declaring them: the data dictionary.

The fields stand in ``form_fields/*.toml``, one file a group, with the headings under which a
column arrives. Languages are one field each (``lang.sv``, ``lang.ar`` …), made from the list of
languages and the heading patterns in ``form_fields/languages.toml``.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from workbench.vocabulary.code_lists import Code, code_list

GROUPS = (
    "identity",
    "background",
    "education_and_work",
    "goals_and_wishes",
    "practical",
    "organisation",
    "interview",
)
"""Files of ``form_fields/`` in the order in which the fields are shown."""

FIELD_TYPES = (
    "text",
    "number",
    "yesno",
    "code",
    "codes",
    "level",
    "date",
    "month",
    "months",
    "languages",
    "availability",
    "place",
    "person_ref",
    "email",
    "phone",
    "year",
)
"""Kinds of answer a field can hold."""

PERSONAL = ("identity", "sensitive", "personal", "none")
"""How closely a field touches the person, most closely first.

``identity`` is split off when a list is read and never reaches scores, plans or logs;
``sensitive`` is shown only to those who need it; ``personal`` is ordinary information about a
person; ``none`` says nothing about anyone.
"""

_SHORT_NAME = 3
_SIDES = {"giver": ("giver",), "receiver": ("receiver",), "both": ("giver", "receiver")}


@dataclass(frozen=True)
class Field:
    """One question of an application form, or one mark of an interview.

    Parameters
    ----------
    id : str
        Its name in programme files and tables, such as ``"industry"`` or ``"lang.sv"``.
    type : str
        One of :data:`FIELD_TYPES`.
    list : str or None
        The code list of the answers. None where the answer is free; for ``codes`` that means the
        applicant's own words, and a ``place`` is looked up in the programme's country.
    scale : tuple of str
        The codes of a ``level`` field, lowest first; empty for other types.
    sides : tuple of str
        Who is asked: ``"giver"``, ``"receiver"`` or both.
    personal : str
        One of :data:`PERSONAL`.
    unit : str or None
        What a number counts, such as ``"years"``.
    low, high : float or None
        Smallest and largest answer that can be true.
    labels : Mapping of language to text
        Its name on screens, in all four languages.
    headings : Mapping of language to tuple of str
        Column headings it arrives under, short words and whole questions.
    drop : bool
        True where the answer must never be stored, such as personal identity numbers.
    """

    id: str
    type: str
    list: str | None
    scale: tuple[str, ...]
    sides: tuple[str, ...]
    personal: str
    unit: str | None
    low: float | None
    high: float | None
    labels: Mapping[str, str]
    headings: Mapping[str, tuple[str, ...]]
    drop: bool


@cache
def built_in_fields() -> Mapping[str, Field]:
    """All built-in fields by their id, in the order in which they are shown.

    Examples
    --------
    >>> built_in_fields()["industry"].list
    'nace2'
    >>> built_in_fields()["lang.sv"].labels["en"]
    'Swedish'
    """
    fields: dict[str, Field] = {}
    for group in GROUPS:
        for entry in _read(group)["field"]:
            fields[entry["id"]] = _field(entry)
        if group == "education_and_work":
            fields.update((field.id, field) for field in _language_fields())
    return MappingProxyType(fields)


def language_of(field_id: str) -> str | None:
    """Language that a field asks about, or None where it is not a language field.

    Examples
    --------
    >>> language_of("lang.ar"), language_of("gender")
    ('ar', None)
    """
    family, _, language = field_id.partition(".")
    return language if family == "lang" and language else None


def _read(group: str) -> dict[str, Any]:
    path = files(__package__).joinpath("form_fields", f"{group}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _field(entry: Mapping[str, Any]) -> Field:
    low, high = entry.get("range", (None, None))
    list_id = entry.get("list")
    scale = tuple(code_list(list_id)) if entry["type"] == "level" and list_id else ()
    return Field(
        id=entry["id"],
        type=entry["type"],
        list=list_id,
        scale=scale,
        sides=_SIDES[entry["role_side"]],
        personal=entry["personal"],
        unit=entry.get("unit"),
        low=low,
        high=high,
        labels=MappingProxyType(dict(entry["label"])),
        headings=MappingProxyType({k: tuple(v) for k, v in entry["headings"].items()}),
        drop=entry.get("drop", False),
    )


def _language_fields() -> Iterator[Field]:
    patterns = _read("languages")
    for language in code_list("languages").codes:
        yield _field(
            {
                **patterns["family"],
                "id": f"lang.{language.code}",
                "label": language.labels,
                "headings": _language_headings(language, patterns["headings"]),
            }
        )


def _language_headings(
    language: Code, patterns: Mapping[str, Sequence[str]]
) -> dict[str, list[str]]:
    headings = {
        name: [
            pattern.format(language=_inside_a_sentence(text, name), Language=text)
            for pattern in patterns[name]
        ]
        for name, text in language.labels.items()
    }
    other_names = [text for text in language.also if len(text) > _SHORT_NAME]
    headings["en"] += [f"lang.{language.code}", *other_names]
    return headings


def _inside_a_sentence(text: str, language: str) -> str:
    return text if language == "en" else text[:1].lower() + text[1:]
