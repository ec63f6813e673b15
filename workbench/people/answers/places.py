"""Reading municipalities and districts, by name or by number."""

import re

from workbench.locale import sentence
from workbench.people.answers.answer import (
    Answer,
    Ground,
    not_read,
    read_with_note,
    shown,
)
from workbench.people.answers.choices import find, how_to_choose
from workbench.vocabulary import Field

_SUFFIX = re.compile(r"(?:s)?\s+(?:kommun|kommune|stad|by)$", re.IGNORECASE)
# What an address has around its place; the quarters are those of Danish postal districts.
_POSTAL_CODE = re.compile(r"^(?:[A-Z]{1,2}[- ])?\d{3} ?\d{1,2}\s+(?=\D)")
_COUNTRY = re.compile(
    r"[,\s(]+(?:sverige|sweden|danmark|denmark|norge|norway)\)?$", re.IGNORECASE
)
_QUARTER = re.compile(r"\s+(?:C|K|N|S|V|Ø|M|NV|NØ|SV|SØ)$")


def read_place(text: str, field: Field, ground: Ground) -> Answer:
    """Place of the programme's country as its number, or the text where the country has no list.

    A number that lost its first zero in Excel ("127" for 0127) is read and said.
    """
    places = ground.list_of(field)
    if places is None:
        return Answer(text)
    found = find(places, text)
    if found is None:
        name = _COUNTRY.sub("", _POSTAL_CODE.sub("", text)).strip(" ,")
        if ground.country == "DK":
            name = _QUARTER.sub("", name)
        found = places.find(name) or places.find(_SUFFIX.sub("", name))
    if found is not None:
        return Answer(found)
    if text.isdigit() and places.get(text.zfill(4)) is not None:
        return read_with_note(
            text.zfill(4),
            "lost_zero",
            sentence(
                '"{value}" was read as {code}; Excel drops the first zero.',
                value=shown(text),
                code=text.zfill(4),
            ),
            sentence("Format the column as text in Excel."),
        )
    return not_read(
        "not_a_place",
        sentence('"{value}" is not a place in the list.', value=shown(text)),
        how_to_choose(places, text, ground),
    )
