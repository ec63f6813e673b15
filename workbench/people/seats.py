"""Seats: who is accepted where, who waits and in which order, and who is declined, with reasons.

A seat is a training place or a place in a round, at a site and for a role. Nothing here is final:
a coordinator's decision stands above it, and every answer leads back to a number of the programme.

Source: omdu-leaflet 000:27, "12 single mothers in Malmö, 6 in Botkyrka/Huddinge and 6 in
Sundbyberg/Spånga/Järva".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from workbench.locale import Sentence, Text, count_sentence, sentence
from workbench.people.derived import site_of
from workbench.people.eligibility import STANDING_WORDS, Eligibility
from workbench.programme.definition import Site
from workbench.programme.programme import Programme
from workbench.vocabulary.code_lists import exact_key

Place = Literal["accepted", "waiting", "declined", "open", "unrouted"]

#: A site that takes people from anywhere.
ANYWHERE = "*"

#: Answers that say which organisation recruited somebody, the first one answered counts.
_RECRUITED_BY = ("recruited_by", "organisation")


@dataclass(frozen=True)
class Seat:
    """Where one application stands.

    Attributes
    ----------
    site : str or None
        Id of the site it was routed to; None where the programme has none, or none fits.
    place : accepted, waiting, declined, open or unrouted
        *open*: something is missing, or a person has to decide first. *unrouted*: could have a
        seat, but nobody knows at which site.
    number : int or None
        Place on the waiting list of the site and role, 1 is next.
    reason : Sentence
    """

    application: str
    role: str
    site: str | None
    place: Place
    number: int | None
    reason: Sentence


@dataclass(frozen=True)
class Seats:
    """Every application with its place, in canonical order."""

    programme: Programme
    seats: Mapping[str, Seat]

    def of(self, place: Place, *, role: str | None = None, site: str | None = None) -> tuple[
        Seat, ...
    ]:
        """Applications with this place; waiting lists come in their order."""
        found = [
            seat
            for seat in self.seats.values()
            if seat.place == place and role in (None, seat.role) and site in (None, seat.site)
        ]
        return tuple(sorted(found, key=lambda seat: seat.number or 0))

    @property
    def accepted(self) -> tuple[str, ...]:
        """Applications that hold a seat."""
        return tuple(seat.application for seat in self.of("accepted"))

    @property
    def waiting(self) -> tuple[str, ...]:
        """Applications on a waiting list, next ones first."""
        return tuple(seat.application for seat in self.of("waiting"))

    @property
    def unrouted(self) -> tuple[str, ...]:
        """Applications that could take part, of which nobody knows at which site."""
        return tuple(
            name
            for name, seat in self.seats.items()
            if seat.place == "unrouted"
            or (self.programme.site and seat.place == "accepted" and seat.site is None)
        )

    def taking_part(self, applications: pd.DataFrame) -> pd.DataFrame:
        """Applications with a seat; ``site`` is the id of the site each was routed to."""
        seated = applications.loc[[name for name in self.accepted if name in applications.index]]
        if not self.programme.site:
            return seated
        sites = [self.seats[str(name)].site for name in seated.index]
        return seated.assign(site=pd.Series(sites, index=seated.index, dtype="string"))


def give_seats(eligibility: Eligibility) -> Seats:
    """Seats for everybody who may take part, in the order in which they applied.

    Parameters
    ----------
    eligibility : Eligibility
        Standing of every application, and the coordinator's decisions. Reads ``role``, ``site``,
        ``municipality``, ``district``, ``area``, ``received_on`` and ``recruited_by`` of its
        applications.

    Returns
    -------
    Seats
        Where the programme declares no seats for a role, everybody admitted holds one.
    """
    programme, applications = eligibility.programme, eligibility.applications
    routed = _routed(applications, programme.site)
    admitted = eligibility.admitted
    found: dict[str, Seat] = {}
    ready: list[str] = []
    for name in map(str, applications.index):
        role = str(applications.at[name, "role"])
        if admitted[name]:
            ready.append(name)
        else:
            place, reason = _not_admitted(eligibility, name)
            found[name] = Seat(name, role, routed[name], place, None, reason)
    desk = _Desk(programme, applications, routed)
    for name in _in_order(applications, ready):
        found[name] = desk.seat(name)
    return Seats(programme, {name: found[name] for name in map(str, applications.index)})


def _not_admitted(eligibility: Eligibility, name: str) -> tuple[Place, Sentence]:
    decision = eligibility.decisions.get(name)
    if decision is not None:
        return "declined", sentence("Declined: {reason}", reason=decision.reason)
    standing = eligibility.standing[name]
    if standing == "not_eligible":
        broken: tuple[Text, ...] = tuple(
            finding.rule for finding in eligibility.findings(name) if finding.verdict == "fails"
        )
        return "declined", sentence("Outside the target group: {rules}", rules=broken)
    return "open", sentence("{standing}.", standing=STANDING_WORDS[standing])


def _in_order(applications: pd.DataFrame, names: list[str]) -> list[str]:
    """Longest waiting first: by the day of the application, then by id; undated ones last."""
    if "received_on" not in applications:
        return sorted(names)
    received = pd.to_datetime(applications["received_on"], errors="coerce")
    undated = received.isna()
    return sorted(
        names,
        key=lambda name: (bool(undated[name]), "" if undated[name] else received[name].isoformat(), name),
    )


class _Desk:
    """Gives out seats one by one and knows how many are left."""

    def __init__(
        self, programme: Programme, applications: pd.DataFrame, routed: Mapping[str, str | None]
    ) -> None:
        self._programme, self._applications, self._routed = programme, applications, routed
        self._sites = {site.id: site for site in programme.site}
        self._limited = {role for site in programme.site for role in site.seats}
        self._organisations = _keys(
            [(each.id, (each.id, each.name)) for each in programme.organisation]
        )
        self._taken: Counter[tuple[str | None, str]] = Counter()
        self._taken_by: Counter[tuple[str, str, str | None]] = Counter()
        self._queue: Counter[tuple[str | None, str]] = Counter()

    def seat(self, name: str) -> Seat:
        """Seat for the next application, or its place on the waiting list."""
        role = str(self._applications.at[name, "role"])
        site = self._routed[name]
        if site is None and role in self._limited:
            return Seat(name, role, None, "unrouted", None, _no_site())
        organisation = self._organisation(name)
        full = self._full(role, site, organisation)
        if full is None:
            self._taken[site, role] += 1
            self._taken[None, role] += site is not None
            if site is not None:
                self._taken_by[site, role, organisation] += 1
            return Seat(name, role, site, "accepted", None, sentence("Has a seat."))
        queue = site if role in self._limited else None
        self._queue[queue, role] += 1
        number = self._queue[queue, role]
        reason = sentence("{full} Number {number} on the waiting list.", full=full, number=number)
        return Seat(name, role, site, "waiting", number, reason)

    def _full(self, role: str, site: str | None, organisation: str | None) -> Sentence | None:
        """Why there is no seat, or None where there is one."""
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

    def _organisation(self, name: str) -> str | None:
        for field in _RECRUITED_BY:
            if field in self._applications:
                answer: object = self._applications.at[name, field]
                if not pd.isna(answer):  # type: ignore[call-overload]
                    return self._organisations.get(exact_key(str(answer)))
        return None


def _no_site() -> Sentence:
    return sentence(
        "Belongs to no site: neither the site nor the municipality in the form says which. Ask for "
        "it, or correct the answer."
    )


def _routed(applications: pd.DataFrame, sites: Sequence[Site]) -> dict[str, str | None]:
    """Site of each application: as the form says, else by where she lives, else one for all."""
    named = _keys([(site.id, _names_of(site)) for site in sites])
    anywhere = [site.id for site in sites if ANYWHERE in site.municipalities]
    found: dict[str, str | None] = {}
    homes = [name for name in ("municipality", "district", "area") if name in applications]
    read = applications[[*homes, *(["site"] if "site" in applications else [])]]
    for name, row in zip(map(str, read.index), read.to_dict("records"), strict=True):
        answer = row.get("site")
        said = None if pd.isna(answer) else named.get(exact_key(str(answer)))
        places = [str(row[home]) for home in homes if not pd.isna(row[home])]
        home = said or (site_of(places, sites) if sites else None)
        found[name] = home or (anywhere[0] if len(anywhere) == 1 else None)
    return found


def _names_of(site: Site) -> tuple[str, ...]:
    """What a form may call a site: its id, its name or a part of it, where the training is."""
    return (site.id, site.name, *site.name.split("/"), site.training_place, *site.districts)


def _keys(named: Sequence[tuple[str, Sequence[str]]]) -> dict[str, str]:
    """Ids by their names; a name of two is left out."""
    of: dict[str, set[str]] = {}
    for name, words in named:
        for word in filter(None, words):
            of.setdefault(exact_key(word), set()).add(name)
    return {key: ids.copy().pop() for key, ids in of.items() if len(ids) == 1}
