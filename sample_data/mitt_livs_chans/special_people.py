"""People whose facts are unusual on purpose: late, outside the target group, or incomplete."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sample_data.dice import Dice
from sample_data.mitt_livs_chans.population import DEADLINE, Adept, Mentor, Population

MINUTES = timedelta(minutes=1)


@dataclass(frozen=True)
class Special:
    """What is unusual about some people, and where in the form it shows.

    Parameters
    ----------
    kind : str
        Short name, as it stands in the manifest.
    question : str
        Column where it shows.
    facts : sequence of mapping
        What is changed, one mapping a person.
    expected : str
        What the workbench should make of the person on this account: ``"not_eligible"``,
        ``"needs_info"``, ``"coordinator_decides"``, ``"eligible"``, ``"late"`` or ``"inside"``.
    """

    kind: str
    question: str
    facts: Sequence[Mapping[str, Any]]
    expected: str


def _received(*moments: datetime) -> list[dict[str, Any]]:
    return [{"received": moment} for moment in moments]


ADEPTS = (
    Special("received_last_evening", "received", _received(DEADLINE - 29 * MINUTES), "inside"),
    Special(
        "received_late",
        "received",
        _received(
            DEADLINE + 31 * MINUTES,
            DEADLINE + 640 * MINUTES,
            DEADLINE + 1275 * MINUTES,
            DEADLINE + 3999 * MINUTES,
        ),
        "late",
    ),
    Special(
        "one_parent_born_in_sweden",
        "birth_country",
        [
            {"birth_country": "SE", "parents": ("SE", "TR"), "arrived": None},
            {"birth_country": "SE", "parents": ("IR", "SE"), "arrived": None},
        ],
        "not_eligible",
    ),
    Special(
        "both_parents_born_abroad",
        "birth_country",
        [{"birth_country": "SE", "parents": ("SY", "LB"), "arrived": None}],
        "eligible",
    ),
    Special(
        "a_parent_unknown",
        "parent2",
        [{"birth_country": "SE", "parents": ("SO", None), "arrived": None}],
        "needs_info",
    ),
    Special(
        "job_matches_competence",
        "job_matches",
        [{"job_matches": "yes", "status": "employed", "employer": "Sandvinge Data"}] * 4,
        "not_eligible",
    ),
    Special("upper_secondary_only", "education_level", [{"level": "3"}] * 3, "not_eligible"),
)

MENTORS = (
    Special("received_late", "received", _received(DEADLINE + 700 * MINUTES), "late"),
    Special("short_swedish_experience", "years_local", [{"years_local": 1.0}] * 3, "not_eligible"),
    Special(
        "upper_secondary_without_experience",
        "education_level",
        [{"level": "3", "equivalent_experience": False}],
        "not_eligible",
    ),
    Special(
        "speaks_neither_fluently",
        "sv",
        [{"languages": {"sv": "good", "en": "good", "es": "native"}}],
        "not_eligible",
    ),
    Special("too_few_hours", "hours", [{"hours": "10"}] * 3, "not_eligible"),
    Special("low_interview_mark", "interview", [{"interview": 2}] * 3, "coordinator_decides"),
)


@dataclass(frozen=True)
class Cast:
    """The population with its special people, and who they are.

    Parameters
    ----------
    population : Population
        Everybody, the special ones changed.
    adepts, mentors : tuple of (Special, person number)
        Who is special and why.
    free_adepts, free_mentors : tuple of int
        Numbers of people who are not special, in a drawn order.
    """

    population: Population
    adepts: tuple[tuple[Special, int], ...]
    mentors: tuple[tuple[Special, int], ...]
    free_adepts: tuple[int, ...]
    free_mentors: tuple[int, ...]


def with_special_people(everybody: Population, dice: Dice) -> Cast:
    """Give some of the people their unusual facts; nobody gets two.

    Parameters
    ----------
    everybody : Population
        The people as drawn.
    dice : Dice
        Who it hits.
    """
    usual = [adept.number for adept in everybody.adepts if _is_ordinary(adept)]
    adepts, special_adepts, free_adepts = _changed(
        everybody.adepts, ADEPTS, dice.of("adepts").shuffled(usual)
    )
    willing = [mentor.number for mentor in everybody.mentors if mentor.places == 1]
    mentors, special_mentors, free_mentors = _changed(
        everybody.mentors, MENTORS, dice.of("mentors").shuffled(willing)
    )
    return Cast(
        Population(adepts=tuple(adepts), mentors=tuple(mentors)),
        adepts=special_adepts,
        mentors=special_mentors,
        free_adepts=free_adepts,
        free_mentors=free_mentors,
    )


def _is_ordinary(adept: Adept) -> bool:
    return adept.job_matches == "no_job" and adept.arrived is not None


def _changed[P: (Adept, Mentor)](
    people: Sequence[P], specials: Sequence[Special], order: Sequence[int]
) -> tuple[list[P], tuple[tuple[Special, int], ...], tuple[int, ...]]:
    changed = {person.number: person for person in people}
    left = list(order)
    hit = []
    for special in specials:
        for facts in special.facts:
            number = left.pop(0)
            changed[number] = replace(changed[number], **facts)
            hit.append((special, number))
    return list(changed.values()), tuple(hit), tuple(left)
