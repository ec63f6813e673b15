"""Seats: who is accepted where, who waits and in which order, and who is declined, with reasons.

A seat is a training place or a place in a round, at a site and for a role. Nothing here is final:
a coordinator's decision stands above it, and every answer leads back to a number of the programme.

Source: omdu-leaflet 000:27, "12 single mothers in Malmö, 6 in Botkyrka/Huddinge and 6 in
Sundbyberg/Spånga/Järva".
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from workbench.locale import Sentence, Text, sentence
from workbench.people.eligibility import STANDING_WORDS, Decision, Eligibility
from workbench.people.routing import needs_a_site, routed_sites
from workbench.people.seat_desk import Desk, closed_on, recruiters_of
from workbench.people.waiting_order import Order, Turn, in_turn, order_of, turns_of
from workbench.programme.programme import Programme

Place = Literal["accepted", "waiting", "declined", "withdrawn", "open", "unrouted"]

#: What each place is called on the screen.
PLACE_WORDS: dict[str, Sentence] = {
    "accepted": sentence("Has a seat"),
    "waiting": sentence("On the waiting list"),
    "unrouted": sentence("No open site"),
    "open": sentence("Not decided yet"),
    "withdrawn": sentence("Withdrew"),
    "declined": sentence("Declined"),
}


@dataclass(frozen=True)
class Seat:
    """Where one application stands.

    Attributes
    ----------
    site : str or None
        Id of the site it was routed to; None where the programme has none, or none fits.
    place : accepted, waiting, declined, withdrawn, open or unrouted
        *open*: something is missing, or a person has to decide first. *unrouted*: could have a
        seat, but nobody knows at which site, or the site is closed.
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
class Offer:
    """A seat that somebody gave back, and who is next for it.

    Attributes
    ----------
    withdrew : str
        Application whose seat it was.
    offered : str or None
        Application that it goes to; None where nobody waits for it.
    said : Sentence
        Who is offered it, and because of what.
    """

    withdrew: str
    offered: str | None
    role: str
    site: str | None
    said: Sentence


@dataclass(frozen=True)
class Seats:
    """Every application with its place, in canonical order.

    Attributes
    ----------
    offers : tuple of Offer
        Seats given back, in the order in which people withdrew.
    order : str
        How the waiting list is ordered.
    on : date
        Day for which the sites that are open were counted.
    """

    programme: Programme
    seats: Mapping[str, Seat]
    offers: tuple[Offer, ...]
    order: Order
    on: date

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
        """Applications that could take part, of which nobody knows at which site.

        Whoever needs none, such as a leader whom duos of every site meet, is not among them.
        """
        return tuple(
            name
            for name, seat in self.seats.items()
            if seat.site is None
            and seat.place in {"unrouted", "accepted"}
            and needs_a_site(self.programme, seat.role)
        )

    def taking_part(self, applications: pd.DataFrame) -> pd.DataFrame:
        """Applications with a seat; ``site`` is the id of the site each was routed to."""
        seated = applications.loc[[name for name in self.accepted if name in applications.index]]
        if not self.programme.site:
            return seated
        sites = [self.seats[str(name)].site for name in seated.index]
        return seated.assign(site=pd.Series(sites, index=seated.index, dtype="string"))


def give_seats(eligibility: Eligibility, *, on: date | None = None) -> Seats:
    """Seats for everybody who may take part, in the order that the programme sets.

    Whoever withdrew had her seat first and gave it back, so exactly one other person moves up.

    Parameters
    ----------
    eligibility : Eligibility
        Standing of every application, and the coordinator's decisions. Reads ``role``, ``site``,
        ``municipality``, ``district``, ``area``, ``received_on``, ``recruited_by``,
        ``organisation``, ``times_passed_over`` and ``interview.*`` of its applications.
    on : date or None
        Day on which a site must be open. None: the day on which the round starts, else the day
        of the newest application, so an old list is read as it was meant.

    Returns
    -------
    Seats
        Where the programme declares no seats for a role, everybody admitted holds one.
    """
    programme, applications = eligibility.programme, eligibility.applications
    day = on or day_of_seats(programme, applications)
    withdrew = {name: each for name, each in eligibility.decisions.items() if each.withdrew}
    before = {
        name: each.before if each.withdrew else each
        for name, each in eligibility.decisions.items()
    }
    stood = dataclasses.replace(
        eligibility, decisions={name: each for name, each in before.items() if each is not None}
    )
    order, turns = order_of(programme), turns_of(applications)
    office = _Office(stood, routed_sites(applications, programme.site), order, turns, day)
    left: dict[str, Seat] = {}
    found = office.seats(left)
    offers: list[Offer] = []
    for name in sorted(withdrew, key=lambda each: (withdrew[each].on, each)):
        if name not in found:
            continue
        left[name] = _withdrawn(found[name], withdrew[name])
        after = office.seats(left)
        if found[name].place == "accepted":
            offers.append(_offer(found[name], withdrew[name], found, after, office))
        found = after
    for offer in offers:
        if offer.offered in found:
            taken = found[offer.offered]
            found[offer.offered] = dataclasses.replace(taken, reason=offer.said)
    found |= left
    ordered = {name: found[name] for name in map(str, applications.index)}
    return Seats(programme, ordered, tuple(offers), order, day)


def day_of_seats(programme: Programme, applications: pd.DataFrame) -> date:
    """Day on which a site must be open: the round's start, else that of the newest application."""
    for plan in programme.round:
        start = plan.training or plan.starts
        if plan.kind == "cohort" and start is not None:
            return start.start
    if "received_on" in applications:
        newest = pd.to_datetime(applications["received_on"], errors="coerce").max()
        if not pd.isna(newest):
            return newest.date()  # type: ignore[no-any-return]
    return date.today()


class _Office:
    """Gives all seats anew, with or without those who withdrew."""

    def __init__(
        self,
        eligibility: Eligibility,
        routed: Mapping[str, str | None],
        order: Order,
        turns: Mapping[str, Turn],
        on: date,
    ) -> None:
        self.programme = eligibility.programme
        self.order, self.turns = order, turns
        applications = eligibility.applications
        roles = applications["role"].astype(str)
        self._roles = dict(zip(map(str, applications.index), roles, strict=True))
        self._routed = routed
        self._recruiters = recruiters_of(applications, self.programme)
        self._limited = {role for site in self.programme.site for role in site.seats}
        self._closed = {site.id: closed_on(site, on) for site in self.programme.site}
        admitted = eligibility.admitted
        names = list(self._roles)
        self._line = in_turn([name for name in names if admitted[name]], turns, order)
        self._rest = {
            name: Seat(name, self._roles[name], routed[name], place, None, reason)
            for name in names
            if not admitted[name]
            for place, reason in [_not_admitted(eligibility, name)]
        }

    def seats(self, gone: Collection[str]) -> dict[str, Seat]:
        """Seat or place in the line of everybody but those who are gone."""
        desk = Desk(self.programme, self._recruiters)
        queue: Counter[tuple[str | None, str]] = Counter()
        found = {name: seat for name, seat in self._rest.items() if name not in gone}
        for name in self._line:
            if name not in gone:
                found[name] = self._seat(name, desk, queue)
        return found

    def _seat(self, name: str, desk: Desk, queue: Counter[tuple[str | None, str]]) -> Seat:
        role, site = self._roles[name], self._routed[name]
        if site is None and role in self._limited:
            return Seat(name, role, None, "unrouted", None, _no_site())
        closed = self._closed.get(site or "")
        if closed is not None and needs_a_site(self.programme, role):
            return Seat(name, role, site, "unrouted", None, closed)
        full = desk.take(name, role, site)
        if full is None:
            return Seat(name, role, site, "accepted", None, sentence("Has a seat."))
        line = site if role in self._limited else None
        queue[line, role] += 1
        number = queue[line, role]
        reason = sentence(
            "{full} Number {number} on the waiting list: {because}.",
            full=full,
            number=number,
            because=self.turns[name].because(self.order),
        )
        return Seat(name, role, site, "waiting", number, reason)


def _offer(
    seat: Seat,
    decision: Decision,
    before: Mapping[str, Seat],
    after: Mapping[str, Seat],
    office: _Office,
) -> Offer:
    """Who moved up when *seat* was given back: the one who waited and now holds a seat."""
    up = [
        name
        for name, each in after.items()
        if each.place == "accepted" and before[name].place == "waiting"
    ]
    day = decision.on.isoformat()
    if not up:
        said = sentence(
            "{person} withdrew on {day}; nobody waits for the seat.",
            person=seat.application,
            day=day,
        )
        return Offer(seat.application, None, seat.role, seat.site, said)
    (name,) = up
    said = sentence(
        "The seat is offered to {offered} because {person} withdrew on {day} and {offered} was "
        "next: number {number} on the waiting list, {because}.",
        offered=name,
        person=seat.application,
        day=day,
        number=before[name].number or 1,
        because=office.turns[name].because(office.order),
    )
    return Offer(seat.application, name, seat.role, seat.site, said)


def _withdrawn(seat: Seat, decision: Decision) -> Seat:
    reason = sentence(
        "Withdrew on {day}: {reason}", day=decision.on.isoformat(), reason=decision.reason
    )
    return dataclasses.replace(seat, place="withdrawn", number=None, reason=reason)


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


def _no_site() -> Sentence:
    return sentence(
        "Belongs to no site: neither the site nor the municipality in the form says which. Ask for "
        "it, or correct the answer."
    )
