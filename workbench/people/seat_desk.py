"""Giving out seats one by one: what is left at a site, and why there is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

import pandas as pd

from workbench.locale import Sentence, count_sentence, sentence
from workbench.people.routing import keys_of_names
from workbench.programme.definition import Site
from workbench.programme.programme import Programme
from workbench.vocabulary.code_lists import exact_key

#: Answers that say which organisation recruited somebody, the first one answered counts.
_RECRUITED_BY = ("recruited_by", "organisation")


def recruiters_of(applications: pd.DataFrame, programme: Programme) -> dict[str, str | None]:
    """Id of the organisation that recruited each applicant; None where not known."""
    keys = keys_of_names([(each.id, (each.id, each.name)) for each in programme.organisation])
    named = [field for field in _RECRUITED_BY if field in applications]
    found: dict[str, str | None] = {}
    for name, row in zip(
        map(str, applications.index), applications[named].to_dict("records"), strict=True
    ):
        answers = [row[field] for field in named if not pd.isna(row[field])]
        found[name] = keys.get(exact_key(str(answers[0]))) if answers else None
    return found


def closed_on(site: Site, on: date) -> Sentence | None:
    """Why a site gives no seats on a day: closed, or not open yet; None where it does.

    The day on which a site opens and the day on which it closes belong to it.
    """
    if site.closes is not None and on > site.closes:
        return sentence(
            "{site} closed on {day}: no seats are given there. Offer another site.",
            site=site.name,
            day=site.closes.isoformat(),
        )
    if site.opens is not None and on < site.opens:
        return sentence(
            "{site} opens on {day}: no seats are given there before.",
            site=site.name,
            day=site.opens.isoformat(),
        )
    return None


class Desk:
    """Takes seats for one application after another and knows how many are left."""

    def __init__(self, programme: Programme, recruiters: Mapping[str, str | None]) -> None:
        self._programme, self._recruiters = programme, recruiters
        self._sites = {site.id: site for site in programme.site}
        self._taken: Counter[tuple[str | None, str]] = Counter()
        self._taken_by: Counter[tuple[str, str, str | None]] = Counter()

    def take(self, name: str, role: str, site: str | None) -> Sentence | None:
        """Take a seat; None where there was one, else why there is none."""
        organisation = self._recruiters.get(name)
        full = self._full(role, site, organisation)
        if full is not None:
            return full
        self._taken[site, role] += 1
        self._taken[None, role] += site is not None
        if site is not None:
            self._taken_by[site, role, organisation] += 1
        return None

    def _full(self, role: str, site: str | None, organisation: str | None) -> Sentence | None:
        total = self._programme.role_named(role).seats
        if total is not None and self._taken[None, role] >= total:
            return count_sentence("The {n} seat is taken.", "All {n} seats are taken.", total)
        place = self._sites.get(site or "")
        if place is None or role not in place.seats:
            return None
        seats = place.seats[role]
        if self._taken[site, role] >= seats:
            return count_sentence(
                "The {n} seat in {site} is taken.",
                "All {n} seats in {site} are taken.",
                seats,
                site=place.name,
            )
        return self._full_for(place, role, organisation, seats)

    def _full_for(
        self, site: Site, role: str, organisation: str | None, seats: int
    ) -> Sentence | None:
        """The part of a site's seats that each recruiting organisation fills."""
        if not site.seats_by_org:
            return None
        if organisation in site.seats_by_org:
            most = site.seats_by_org[str(organisation)]
            names = {each.id: each.name for each in self._programme.organisation}
            if self._taken_by[site.id, role, organisation] < most:
                return None
            return count_sentence(
                "The {n} seat of {organisation} in {site} is taken.",
                "All {n} seats of {organisation} in {site} are taken.",
                most,
                organisation=names.get(str(organisation), str(organisation)),
                site=site.name,
            )
        taken = sum(
            number
            for (place, of_role, by), number in self._taken_by.items()
            if place == site.id and of_role == role and by not in site.seats_by_org
        )
        if taken < seats - sum(site.seats_by_org.values()):
            return None
        return sentence(
            "The seats in {site} are kept for those whom an organisation recruited.", site=site.name
        )
