"""The rota: every unit meets several receivers, of different organisations where asked for.

Units are columns and receivers rows, as everywhere. How many meetings a unit must have, in how
many organisations, is never traded against anything: whoever cannot reach it is listed with what
is short and why.

Source: omdu-leaflet 000:37, "at least six mentorship meetings with leaders from different
organisations".
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.matching.choosing import Choice
from workbench.matching.pair_rules.answers import plain_name
from workbench.matching.patience import patience_of
from workbench.matching.plan import Mask, Plan
from workbench.matching.reached import AimReached
from workbench.matching.rota_question import Terms, ask
from workbench.matching.scores import Scores
from workbench.matching.ties import tie_break
from workbench.matching.weighing import Wishes
from workbench.matching.whole_solver import answer
from workbench.programme import Programme

#: Field whose values a rota spreads over, where the programme names none.
SECTOR = "organisation.sector"


@dataclass(frozen=True)
class Needed:
    """What a rota needs in all: meetings, and attendances of single people in them."""

    meetings: int
    attendances: int


def needed(units: int, meetings_each: int, *, people_each: int = 1) -> Needed:
    """Meetings and attendances for so many units.

    >>> needed(12, 6, people_each=2)
    Needed(meetings=72, attendances=144)
    """
    meetings = units * meetings_each
    return Needed(meetings, meetings * people_each)


def shortfall(
    organisations: Sequence[str | None], *, meetings_min: int, distinct_min: int | None = None
) -> int:
    """Meetings that a unit still lacks, given the organisation of each that it has.

    Parameters
    ----------
    organisations : sequence of str or None
        One for each meeting; None where it is not known, which counts as no new organisation.
    distinct_min : int or None
        Different organisations wanted; None is the strict reading, one for each meeting.

    Examples
    --------
    >>> met = ["a", "b", "c", "d", "e", "a"]
    >>> shortfall(met, meetings_min=6), shortfall(met, meetings_min=6, distinct_min=5)
    (1, 0)
    """
    distinct = len({name for name in organisations if name is not None})
    wanted = meetings_min if distinct_min is None else distinct_min
    return max(meetings_min - len(organisations), wanted - distinct, 0)


def terms_of(scores: Scores, programme: Programme, wishes: Wishes) -> Terms:
    """What the programme and the coordinator ask of a rota.

    ``distinct_min`` is the number of meetings where nobody has lowered it: the strict reading.
    """
    match = programme.match
    least = match.giver_meets.min
    distinct_min = 0
    if match.distinct:
        asked = wishes.distinct_min if wishes.distinct_min is not None else match.distinct_min
        distinct_min = least if asked is None else min(asked, least)
    spread = match.spread
    return Terms(
        meetings_min=least,
        distinct_min=distinct_min,
        strict=bool(match.distinct) and distinct_min >= least,
        organisations=_named(scores, match.distinct),
        sectors=_named(scores, spread.field if spread is not None else SECTOR),
        sectors_min=spread.min_values if spread is not None and spread.severity == "hard" else 0,
    )


def choose_rota(
    plan: Plan,
    terms: Terms,
    *,
    seconds: float = 60.0,
    cancelled: Callable[[], bool] | None = None,
) -> Choice:
    """Meetings that reach the aims of *plan* in their order, with a proof or a gap.

    Before the aims, as many receivers as possible get the least number of meetings that the
    programme promises them.
    """
    begun = time.perf_counter()
    if any(not plan.permissible[pair] for pair in plan.keep):
        return _impossible(plan, time.perf_counter() - begun)
    asked = ask(plan, terms)
    aims = [*asked.promised, *(asked.points(aim) for aim in plan.aims)]
    order = tie_break(plan)
    found = answer(asked.question, aims, patience=patience_of(seconds, cancelled), tie_break=asked.points(order))
    took = time.perf_counter() - begun
    if found.numbers is None:
        return _impossible(plan, took)
    chosen = asked.chosen(found.numbers)
    reached = tuple(
        AimReached(aim, each.value, each.bound, None)
        for aim, each in zip(plan.aims, found.reached[len(asked.promised) :], strict=True)
    )
    return Choice(
        plan, chosen, reached, "optimal" if found.proven else "best_found", found.gap, took
    )


def _impossible(plan: Plan, seconds: float) -> Choice:
    nothing: Mask = np.zeros(plan.shape, dtype=bool)
    return Choice(plan, nothing, (), "impossible", 0.0, seconds)


def _named(scores: Scores, field: str | None) -> tuple[str | None, ...]:
    """Each receiver's answer to *field*, organisations without what people add to their names."""
    if field is None:
        return (None,) * len(scores.receivers)
    known = scores.sides.fields.get(field)
    answers = list(scores.sides.received(field))
    if known is not None and known.type != "text":
        return tuple(str(each) if isinstance(each, str) else None for each in answers)
    return tuple(plain_name(each) for each in answers)
