"""Which site an application belongs to, and for which roles that matters at all."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from workbench.people.derived import site_of
from workbench.programme.definition import Site
from workbench.programme.pairing import PairRule
from workbench.programme.programme import Programme
from workbench.vocabulary.code_lists import exact_key

#: A site that takes people from anywhere.
ANYWHERE = "*"

_HOMES = ("municipality", "district", "area")


def routed_sites(applications: pd.DataFrame, sites: Sequence[Site]) -> dict[str, str | None]:
    """Site of each application: as the form says, else by where she lives, else one for all.

    Parameters
    ----------
    applications : DataFrame, one row per application
        Reads ``site``, ``municipality``, ``district`` and ``area`` as far as they are there.
    sites : sequence of Site

    Returns
    -------
    dict of application to id of a site
        None where none or several fit.
    """
    named = keys_of_names([(site.id, _names_of(site)) for site in sites])
    anywhere = [site.id for site in sites if ANYWHERE in site.municipalities]
    found: dict[str, str | None] = {}
    homes = [name for name in _HOMES if name in applications]
    read = applications[[*homes, *(["site"] if "site" in applications else [])]]
    for name, row in zip(map(str, read.index), read.to_dict("records"), strict=True):
        answer = row.get("site")
        said = None if pd.isna(answer) else named.get(exact_key(str(answer)))
        places = [str(row[home]) for home in homes if not pd.isna(row[home])]
        home = said or (site_of(places, sites) if sites else None)
        found[name] = home or (anywhere[0] if len(anywhere) == 1 else None)
    return found


def needs_a_site(programme: Programme, role: str) -> bool:
    """Whether somebody of the role has to belong to a site: for a seat, a pair or a unit.

    OMDU's leaders meet duos of every site, so a leader in a town without one takes part all the
    same.

    Examples
    --------
    >>> from workbench.programme import read_programme
    >>> omdu = read_programme("omdu")
    >>> needs_a_site(omdu, "mentor"), needs_a_site(omdu, "leader")
    (True, False)
    """
    if not programme.site:
        return False
    if any(role in site.seats for site in programme.site):
        return True
    if programme.role_named(role).unit.within == "site":
        return True
    if any(map(_reads_site, programme.match.hard)):
        return True
    return any(
        any(map(_reads_site, formation.hard))
        for formation in programme.formation
        if formation.role == role
    )


def keys_of_names(named: Sequence[tuple[str, Sequence[str]]]) -> dict[str, str]:
    """Ids by what people call them; a name of two is left out."""
    of: dict[str, set[str]] = {}
    for name, words in named:
        for word in filter(None, words):
            of.setdefault(exact_key(word), set()).add(name)
    return {key: ids.copy().pop() for key, ids in of.items() if len(ids) == 1}


def _names_of(site: Site) -> tuple[str, ...]:
    """What a form may call a site: its id, its name or a part of it, where the training is."""
    return (site.id, site.name, *site.name.split("/"), site.training_place, *site.districts)


def _reads_site(rule: PairRule) -> bool:
    return "site" in (rule.field, rule.giver, rule.receiver, *rule.fields)
