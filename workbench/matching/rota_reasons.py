"""What a unit of a rota lacks, and why, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.locale import Sentence, count_sentence, sentence
from workbench.matching.plan import Mask, Plan
from workbench.matching.rota import shortfall
from workbench.matching.rota_question import Terms
from workbench.matching.scores import Scores
from workbench.matching.wording import plural_of, rule_in_words
from workbench.programme import Programme


@dataclass(frozen=True)
class Shortfall:
    """A unit that does not get what it is asked to.

    Attributes
    ----------
    meetings, organisations : int
        What it gets.
    missing : int
        Meetings that it still lacks, counting only those with a new organisation where that is
        asked for.
    reasons : tuple of Sentence
    """

    unit: str
    meetings: int
    organisations: int
    missing: int
    reasons: tuple[Sentence, ...]


def shortfalls(
    plan: Plan, chosen: Mask, terms: Terms, scores: Scores, programme: Programme
) -> Iterator[Shortfall]:
    """Every unit that lacks meetings, in canonical order."""
    for column, unit in enumerate(plan.givers):
        rows = np.nonzero(chosen[:, column])[0].tolist()
        met = [terms.organisations[row] for row in rows]
        missing = shortfall(met, meetings_min=terms.meetings_min, distinct_min=terms.distinct_min)
        if missing:
            distinct = len({name for name in met if name is not None})
            reasons = tuple(_why(plan, column, chosen, terms, scores, programme))
            yield Shortfall(unit, len(rows), distinct, missing, reasons)


def meetings_in_words(each: Shortfall, terms: Terms) -> Sentence:
    """What a unit lacks, as one sentence."""
    return count_sentence(
        "{unit} lacks {n} meeting: it has {meetings} in {organisations} organisations, and needs "
        "{least}.",
        "{unit} lacks {n} meetings: it has {meetings} in {organisations} organisations, and needs "
        "{least}.",
        each.missing,
        unit=each.unit,
        meetings=each.meetings,
        organisations=each.organisations,
        least=terms.meetings_min,
    )


def places_needed(
    plan: Plan, terms: Terms, programme: Programme
) -> Sentence | None:
    """Whether there are fewer offered meetings than the units need in all."""
    offered = int(plan.receiver_max.sum())
    wanted = terms.meetings_min * len(plan.givers)
    if offered >= wanted:
        return None
    return sentence(
        "{wanted} meetings are needed and {offered} are offered. Ask {receivers} for {rest} more.",
        wanted=wanted,
        offered=offered,
        receivers=plural_of(programme, "receiver"),
        rest=wanted - offered,
    )


def _why(
    plan: Plan,
    column: int,
    chosen: Mask,
    terms: Terms,
    scores: Scores,
    programme: Programme,
) -> Iterator[Sentence]:
    offering = plan.receiver_max > 0
    possible = plan.permissible[:, column] & offering
    receivers = plural_of(programme, "receiver")
    reachable = _organisations(possible, terms)
    if terms.distinct_min and reachable < terms.distinct_min:
        yield count_sentence(
            "Only {n} organisation has somebody whom they may meet; {least} are needed.",
            "Only {n} organisations have somebody whom they may meet; {least} are needed.",
            reachable,
            least=terms.distinct_min,
        )
        yield from _rules(plan, column, scores, programme)
    elif int(possible.sum()) < terms.meetings_min:
        yield count_sentence(
            "Only {n} of the {receivers} may meet them; {least} are needed.",
            "Only {n} of the {receivers} may meet them; {least} are needed.",
            int(possible.sum()),
            receivers=receivers,
            least=terms.meetings_min,
        )
        yield from _rules(plan, column, scores, programme)
    elif int(plan.giver_max[column]) < terms.meetings_min:
        yield sentence(
            "They take {most} meetings, and {least} are needed.",
            most=int(plan.giver_max[column]),
            least=terms.meetings_min,
        )
    else:
        yield _all_given(plan, possible, chosen, programme)


def _rules(
    plan: Plan, column: int, scores: Scores, programme: Programme
) -> Iterator[Sentence]:
    total = len(plan.receivers)
    for rule in programme.match.hard:
        failing = int((~scores.met[rule.key][:, column]).sum())
        if failing:
            yield sentence(
                "{failing} of {total} {others} do not meet: {rule}",
                failing=failing,
                total=total,
                others=plural_of(programme, "receiver"),
                rule=rule_in_words(rule),
            )


def _all_given(
    plan: Plan, possible: NDArray[np.bool_], chosen: Mask, programme: Programme
) -> Sentence:
    given = chosen.sum(axis=1)
    offered = int(plan.receiver_max[possible].sum())
    return sentence(
        "The {receivers} whom they may meet offer {offered} meetings, and {given} of them are given "
        "to others or to them. Ask {receivers} for more.",
        receivers=plural_of(programme, "receiver"),
        offered=offered,
        given=int(np.minimum(given, plan.receiver_max)[possible].sum()),
    )


def _organisations(possible: NDArray[np.bool_], terms: Terms) -> int:
    names = {terms.organisations[row] for row in np.nonzero(possible)[0].tolist()}
    return len(names - {None})
