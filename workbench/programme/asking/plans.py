"""Aims, sites, rounds, roles and the match itself as questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from workbench.locale import Labels, Sentence, Text, sentence
from workbench.programme.asking.criteria import MISSING_WORDS
from workbench.programme.asking.fields import COUNTED, code_options, field_options
from workbench.programme.asking.question import (
    Option,
    Question,
    day_of,
    number_of,
    or_nothing,
    whole_of,
    words_of,
)
from workbench.programme.paths import at
from workbench.programme.places import word_for
from workbench.programme.programme import Programme
from workbench.programme.words import GOALS
from workbench.vocabulary import code_list, places

_COUNTRIES_WITH_PLACES = ("SE", "DK", "NO")
#: Length of the number of a municipality; regions and districts have other ones.
_DIGITS = 4

#: How a waiting list can be ordered.
WAITING_WORDS: dict[str, Sentence] = {
    "longest_waiting_first": sentence("Who has waited longest comes first"),
    "first_come_first": sentence("Who applied first comes first"),
    "by_score": sentence("Who fits best comes first"),
}
_ROUND_WORDS: dict[str, tuple[Sentence, Sentence]] = {
    "cohort": (sentence("Together"), sentence("Everybody begins and ends at the same time.")),
    "rolling": (sentence("Rolling"), sentence("People come in and are matched all year.")),
}
_CADENCE_WORDS: dict[str, Sentence] = {
    "per_pair_total": sentence("So many meetings or hours for each pair in all"),
    "per_pair_rate": sentence("So many hours a month for each pair"),
    "per_unit_total": sentence("So many meetings for those who act together"),
}
_DAYS = (
    ("application_opens",),
    ("application_deadline",),
    ("starts", "from"),
    ("starts", "to"),
    ("training", "from"),
    ("training", "to"),
    ("meetings", "from"),
    ("meetings", "to"),
)


def blank_aim(tables: Mapping[str, Any]) -> dict[str, Any]:
    """An aim after all others."""
    known = at(tables, "match.tier") or []
    orders = [each.get("order") for each in known if isinstance(each.get("order"), int)]
    return {"order": max(orders, default=0) + 1}


def aim_questions(aim: Mapping[str, Any], programme: Programme) -> Iterator[Question]:
    """What an aim is called and what it means."""
    yield from words_of("label", sentence("What it is called"), aim, programme)
    yield Question(
        "goal",
        sentence("What it means"),
        "choice",
        aim.get("goal"),
        options=tuple(Option(each, word.meaning) for each, word in GOALS.items()),
    )


def site_questions(site: Mapping[str, Any], programme: Programme) -> Iterator[Question]:
    """Every question about one site."""
    yield Question("name", sentence("Name"), "text", site.get("name"))
    for role in programme.role:
        label = sentence("Seats: {role}", role=Labels(role.label.texts, role.id))
        blank = sentence("Blank: as many as apply")
        yield whole_of(f"seats.{role.id}", label, site, help=blank)
    names = {each.id: each.name for each in programme.organisation}
    for organisation in site.get("seats_by_org") or ():
        label = sentence("Seats: {role}", role=names.get(organisation, organisation))
        yield whole_of(f"seats_by_org.{organisation}", label, site)
    yield day_of("opens", sentence("First day"), site)
    yield day_of("closes", sentence("Last day"), site)
    held = sentence("Where the course is held")
    yield Question("training_place", held, "text", site.get("training_place"))
    yield Question(
        "modes",
        sentence("Ways of meeting there"),
        "choices",
        site.get("modes"),
        options=code_options(code_list("mode")),
    )
    country = programme.programme.country
    if country in _COUNTRIES_WITH_PLACES:
        towns = tuple(each for each in code_options(places(country)) if len(each.id) == _DIGITS)
        everywhere = Option("*", sentence("All municipalities"))
        yield Question(
            "municipalities",
            sentence("Municipalities that belong to it"),
            "choices",
            site.get("municipalities"),
            options=(everywhere, *towns),
        )


def organisation_questions(
    organisation: Mapping[str, Any], sites: Sequence[Option]
) -> Iterator[Question]:
    """What an organisation is called, and to which site it belongs."""
    yield Question("name", sentence("Name"), "text", organisation.get("name"))
    yield Question(
        "site",
        sentence("Site it belongs to"),
        "choice",
        organisation.get("site") or "",
        options=or_nothing(sites, sentence("To no site alone")),
    )


def round_questions(
    plan: Mapping[str, Any], programme: Programme, *, new: bool
) -> Iterator[Question]:
    """Every question about one round; only a *new* one can be named."""
    if new:
        help_ = sentence("As 2026 or spring-2026")
        yield Question("id", sentence("Name"), "text", plan.get("id"), help_)
    yield Question(
        "kind",
        sentence("How it runs"),
        "choice",
        plan.get("kind"),
        options=tuple(Option(each, *words) for each, words in _ROUND_WORDS.items()),
        spread=True,
    )
    yield number_of("months", word_for("months"), plan)
    for keys in _DAYS:
        label: Text = word_for(keys[0])
        if len(keys) > 1:
            label = sentence("{what}: {end}", what=label, end=word_for(keys[1]))
        yield day_of(".".join(keys), label, plan)


def role_questions(role: Mapping[str, Any], programme: Programme) -> Iterator[Question]:
    """How many partners, how many together, how many seats."""
    yield from words_of("label", sentence("What one of them is called"), role, programme)
    yield whole_of(
        "seats",
        sentence("Seats in all"),
        role,
        help=sentence("Blank: as many as apply, or as the sites say"),
    )
    side = str(role.get("side"))
    said = at(role, "capacity.field")
    counted = field_options(
        programme, side=side, fits=lambda each: each.type in COUNTED, also=said
    )
    yield Question(
        "capacity.field",
        sentence("How many partners: asked in"),
        "choice",
        said or "",
        options=or_nothing(counted, sentence("Nobody is asked")),
    )
    yield whole_of("capacity.default", sentence("Partners of one person where nobody says"), role)
    yield whole_of("capacity.max", sentence("Partners of one person at most"), role)
    yield whole_of("unit.min", sentence("Persons who act together, at least"), role)
    yield whole_of("unit.max", sentence("Persons who act together, at most"), role)
    yield whole_of(
        "unit.max_relaxed",
        sentence("Persons who act together, at most with your approval"),
        role,
    )


def match_questions(match: Mapping[str, Any], programme: Programme) -> Iterator[Question]:
    """When pairs are made, how the waiting list is ordered, what a missing answer counts."""
    yield Question(
        "timing",
        sentence("When pairs are made"),
        "choice",
        match.get("timing") or "cohort",
        options=(
            Option("cohort", sentence("For everybody at the same time")),
            Option("rolling", sentence("All the time, as people come in")),
        ),
    )
    missing = tuple(Option(each, words) for each, words in MISSING_WORDS.items())
    yield Question(
        "missing",
        sentence("Where an answer is missing, it counts"),
        "choice",
        match.get("missing") or "omit",
        options=missing,
    )
    orders = tuple(Option(each, words) for each, words in WAITING_WORDS.items())
    yield Question(
        "waiting.order",
        sentence("Order of the waiting list"),
        "choice",
        at(match, "waiting.order") or "",
        options=or_nothing(orders, sentence("There is no waiting list")),
    )
    if at(match, "waiting.order"):
        yield number_of(
            "waiting.boost_per_week", sentence("Points for each week of waiting"), match
        )
    for side in ("giver", "receiver"):
        role = programme.role_on("giver" if side == "giver" else "receiver")
        name = Labels(role.label.texts, role.id)
        for end, label in (
            ("min", sentence("Partners of one {role}, at least", role=name)),
            ("max", sentence("Partners of one {role}, at most", role=name)),
        ):
            yield whole_of(f"{side}_meets.{end}", label, match)


def cadence_questions(cadence: Mapping[str, Any], _: Programme) -> Iterator[Question]:
    """How the meetings are counted; the numbers stand in a table of their own."""
    yield Question(
        "kind",
        sentence("How meetings are counted"),
        "choice",
        cadence.get("kind"),
        options=tuple(Option(each, words) for each, words in _CADENCE_WORDS.items()),
    )

