"""How each kind of programme is matched: one to one, a rota, or groups.

``assign``: every receiver gets a giver. ``rotate``: every unit of givers meets several receivers.
``group``: every group of receivers gets one unit of givers.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from workbench.locale import Sentence, sentence
from workbench.matching.choosing import Choice
from workbench.matching.fairness import choose_fairly
from workbench.matching.patience import Patience
from workbench.matching.plan import Plan
from workbench.matching.reasons import contradictions, left_aside, ways_out
from workbench.matching.relaxing import what_to_relax
from workbench.matching.rota import choose_rota, terms_of
from workbench.matching.rota_question import Terms
from workbench.matching.rota_reasons import (
    Shortfall,
    meetings_in_words,
    places_needed,
    shortfalls,
)
from workbench.matching.scores import Scores
from workbench.matching.weighing import Wishes, plan_of
from workbench.programme import Programme


@dataclass(frozen=True)
class Matched:
    """A choice, and what is to be said of it.

    Attributes
    ----------
    terms : Terms or None
        What was asked of each unit of a rota.
    shortfalls : tuple of Shortfall
        Units that do not get all that a rota promises them.
    ways_out : tuple of Sentence
    """

    plan: Plan
    choice: Choice
    terms: Terms | None
    shortfalls: tuple[Shortfall, ...]
    ways_out: tuple[Sentence, ...]


def match(
    scores: Scores, programme: Programme, wishes: Wishes, *, patience: Patience
) -> Matched:
    """Best choice by the programme's own pattern."""
    return _PATTERNS[programme.match.pattern](scores, programme, wishes, patience)


def _assign(scores: Scores, programme: Programme, wishes: Wishes, patience: Patience) -> Matched:
    plan = plan_of(scores, programme, wishes)
    stuck = contradictions(plan, scores, programme, wishes)
    choice = choose_fairly(plan, seconds=patience.left, cancelled=patience.cancelled)
    helps = _helps(choice, plan, scores, programme, patience)
    return Matched(plan, choice, None, (), (*stuck, *helps, *left_aside(scores, wishes)))


def _helps(
    choice: Choice, plan: Plan, scores: Scores, programme: Programme, patience: Patience
) -> tuple[Sentence, ...]:
    """What to give up where the plan is impossible; else what would place more people."""
    if choice.status == "impossible":
        return what_to_relax(plan, programme, patience)
    return ways_out(plan, choice.chosen, scores, programme)


def _group(scores: Scores, programme: Programme, wishes: Wishes, patience: Patience) -> Matched:
    plan = plan_of(scores, programme, wishes)
    stuck = contradictions(plan, scores, programme, wishes)
    # A group without mentors, and mentors without a group, are told of with their reasons: a
    # least number of partners must not make the whole match impossible.
    open_plan = dataclasses.replace(
        plan,
        receiver_min=np.zeros_like(plan.receiver_min),
        giver_min=np.zeros_like(plan.giver_min),
    )
    choice = choose_fairly(open_plan, seconds=patience.left, cancelled=patience.cancelled)
    helps = _helps(choice, open_plan, scores, programme, patience)
    return Matched(open_plan, choice, None, (), (*stuck, *helps, *left_aside(scores, wishes)))


def _rotate(scores: Scores, programme: Programme, wishes: Wishes, patience: Patience) -> Matched:
    plan = plan_of(scores, programme, wishes)
    terms = terms_of(scores, programme, wishes)
    meets = programme.match.giver_meets
    if meets.max is None and meets.max_field is None:
        most = np.maximum(plan.giver_max, meets.min)
        plan = dataclasses.replace(plan, giver_max=most)
    stuck = (
        *contradictions(plan, scores, programme, wishes),
        *_kept_of_one_organisation(plan, terms),
    )
    choice = choose_rota(
        plan, terms, seconds=patience.left, cancelled=patience.cancelled
    )
    lacking = tuple(shortfalls(plan, choice.chosen, terms, scores, programme))
    needed = places_needed(plan, terms, programme)
    helps = [needed] if needed is not None and lacking else []
    helps += [meetings_in_words(each, terms) for each in lacking]
    if choice.status == "impossible":
        without_minima = dataclasses.replace(
            plan,
            receiver_min=np.zeros_like(plan.receiver_min),
            giver_min=np.zeros_like(plan.giver_min),
        )
        helps += what_to_relax(without_minima, programme, patience)
    return Matched(
        plan, choice, terms, lacking, (*stuck, *helps, *left_aside(scores, wishes))
    )


def _kept_of_one_organisation(plan: Plan, terms: Terms) -> list[Sentence]:
    """Kept meetings that cannot all be, because a unit meets every organisation once."""
    found: list[Sentence] = []
    if not terms.strict:
        return found
    first: dict[tuple[int, str], int] = {}
    for row, column in plan.keep:
        organisation = terms.organisations[row]
        if organisation is None:
            continue
        earlier = first.setdefault((column, organisation), row)
        if earlier != row:
            found.append(
                sentence(
                    "{giver} is kept with {one} and {other}, who are of the same organisation. "
                    "Release one of them, or ask for fewer different organisations.",
                    giver=plan.givers[column],
                    one=plan.receivers[earlier],
                    other=plan.receivers[row],
                )
            )
    return found


_PATTERNS: dict[str, Callable[[Scores, Programme, Wishes, Patience], Matched]] = {
    "assign": _assign,
    "group": _group,
    "rotate": _rotate,
}
