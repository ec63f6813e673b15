"""Code lists that only this programme has: answers of its own fields, and its sites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from workbench.locale import Labels
from workbench.programme.definition import OwnField, Site
from workbench.programme.programme import Programme
from workbench.vocabulary import Code, CodeList, places

#: Countries whose municipalities the workbench knows.
_COUNTRIES_WITH_PLACES = ("SE", "DK", "NO")
_EVERYWHERE = "*"


@lru_cache(maxsize=32)
def lists_of(programme: Programme) -> Mapping[str, CodeList]:
    """Code lists of the programme by the id of the field that answers from them.

    Own fields have their values or their scale, lowest first. ``site`` has the programme's sites,
    found by their name, a part of it, a district, or a municipality that belongs to no other site.

    Examples
    --------
    >>> from workbench.programme import read_programme
    >>> lists_of(read_programme("omdu"))["site"].find("Tumba")
    'botkyrka'
    """
    lists = {own.id: _own_list(own) for own in programme.field if own.values or own.scale}
    if programme.site:
        country = programme.programme.country
        codes = tuple(_site_code(site, country) for site in programme.site)
        lists["site"] = CodeList("site", codes)
    return MappingProxyType(lists)


def _own_list(own: OwnField) -> CodeList:
    return CodeList(
        own.id,
        tuple(_code(value, own.labels.get(value, Labels())) for value in own.scale or own.values),
    )


def _code(value: str, label: Labels) -> Code:
    texts = dict(label.texts) or ({"en": label.fallback} if label.fallback else {})
    return Code(value, None, "", MappingProxyType(texts), (), "", MappingProxyType({}))


def _site_code(site: Site, country: str) -> Code:
    also = tuple(dict.fromkeys(word for word in _words(site, country) if word != site.name))
    return Code(
        site.id,
        None,
        "site",
        MappingProxyType(dict.fromkeys(("sv", "da", "nb", "en"), site.name)),
        also,
        "",
        MappingProxyType({}),
    )


def _words(site: Site, country: str) -> Iterator[str]:
    yield from (part.strip() for part in re.split(r"[/,]", site.name) if part.strip())
    yield from site.districts
    if site.training_place:
        yield site.training_place
    if country not in _COUNTRIES_WITH_PLACES:
        return
    known = places(country)
    for code in site.municipalities:
        row = known.get(code) if code != _EVERYWHERE else None
        if row is not None:
            yield from (code, *row.labels.values(), *row.also)
