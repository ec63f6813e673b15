"""Why somebody has no pair, and what would help, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from workbench.locale import Labels, Sentence, count_sentence, sentence
from workbench.matching.pair_rules import unanswered
from workbench.matching.plan import Mask, Plan
from workbench.matching.scores import Scores
from workbench.matching.weighing import Wishes
from workbench.matching.wording import plural_of, rule_in_words, singular_of
from workbench.programme import Programme, Side

__all__ = [
    "contradictions",
    "left_aside",
    "plural_of",
    "reasons_without_pair",
    "rule_in_words",
    "singular_of",
    "ways_out",
]


def reasons_without_pair(
    plan: Plan, chosen: Mask, scores: Scores, programme: Programme, wishes: Wishes
) -> Iterator[tuple[str, str, tuple[Sentence, ...]]]:
    """Everybody without a partner: id, role, reasons. Receivers first, in canonical order."""
    receiver_role, giver_role = programme.match.receiver, programme.match.giver
    for row in np.nonzero(~chosen.any(axis=1))[0].tolist():
        if plan.receiver_max[row] == 0:
            reasons: tuple[Sentence, ...] = (sentence("Asks for 0 partners."),)
        else:
            reasons = _why(row, "receiver", plan, chosen, scores, programme, wishes)
        yield plan.receivers[row], receiver_role, reasons
    for column in np.nonzero(~chosen.any(axis=0))[0].tolist():
        if plan.giver_max[column] == 0:
            reasons = (sentence("Offers 0 places."),)
        else:
            reasons = _why(column, "giver", plan, chosen, scores, programme, wishes)
        yield plan.givers[column], giver_role, reasons


def contradictions(
    plan: Plan, scores: Scores, programme: Programme, wishes: Wishes
) -> tuple[Sentence, ...]:
    """What makes the plan impossible before anything is solved: kept pairs that cannot be."""
    found: list[Sentence] = []
    for row, column in plan.keep:
        giver, receiver = plan.givers[column], plan.receivers[row]
        if (giver, receiver) in wishes.rule_out:
            found.append(
                sentence(
                    "{giver} and {receiver} are both kept and ruled out. Take one of the two back.",
                    giver=giver,
                    receiver=receiver,
                )
            )
        found += [
            sentence(
                "{giver} and {receiver} are kept, but do not meet the rule: {rule} "
                "Release the pair, or correct the answers.",
                giver=giver,
                receiver=receiver,
                rule=rule_in_words(rule),
            )
            for rule in programme.match.hard
            if not scores.met[rule.key][row, column]
        ]
    found += _too_many_kept(Counter(column for _, column in plan.keep), plan.givers, plan.giver_max)
    found += _too_many_kept(Counter(row for row, _ in plan.keep), plan.receivers, plan.receiver_max)
    return tuple(found)


def left_aside(scores: Scores, wishes: Wishes) -> tuple[Sentence, ...]:
    """Kept pairs that cannot be looked at, because one of the two takes no part."""
    members = scores.members
    known = {*members, *(person for each in members.values() for person in each)}
    return tuple(
        sentence(
            "{giver} and {receiver} are kept, but {missing} takes no part in this match. Release "
            "the pair, or accept {missing} first.",
            giver=giver,
            receiver=receiver,
            missing=next(name for name in (giver, receiver) if name not in known),
        )
        for giver, receiver in sorted(wishes.keep)
        if giver not in known or receiver not in known
    )


def ways_out(
    plan: Plan, chosen: Mask, scores: Scores, programme: Programme
) -> tuple[Sentence, ...]:
    """What would let more people have a place, in the order of how many it could help."""
    waiting = int((~chosen.any(axis=1)).sum())
    places = int(plan.giver_max.sum())
    wanting = int((plan.receiver_max > 0).sum())
    if not waiting:
        return ()
    found: list[Sentence] = []
    receivers, givers = plural_of(programme, "receiver"), plural_of(programme, "giver")
    if wanting > places:
        found.append(
            sentence(
                "{wanting} {receivers} and {places} places: at most {places} can be placed. Ask "
                "{givers} for more places, or keep {rest} for the next round.",
                wanting=wanting,
                receivers=receivers,
                places=places,
                givers=givers,
                rest=wanting - places,
            )
        )
    for rule in programme.match.hard:
        others = _all_but(rule.key, scores)
        stuck = ~plan.permissible.any(axis=1) & others.any(axis=1) & ~chosen.any(axis=1)
        number = int(stuck.sum())
        if number:
            found.append(
                count_sentence(
                    "{n} of the {receivers} meets every rule with somebody but this one: {rule}",
                    "{n} of the {receivers} meet every rule with somebody but this one: {rule}",
                    number,
                    receivers=receivers,
                    rule=rule_in_words(rule),
                )
            )
    return tuple(found)


def _why(
    place: int,
    side: Side,
    plan: Plan,
    chosen: Mask,
    scores: Scores,
    programme: Programme,
    wishes: Wishes,
) -> tuple[Sentence, ...]:
    other: Side = "giver" if side == "receiver" else "receiver"
    possible = _line(plan.permissible, place, side)
    offered = _line(_offering(plan, side), place, side)
    if not offered.any():
        return (sentence("There is nobody on the other side who has a place."),)
    if (possible & offered).any():
        number = int((possible & offered).sum())
        return (
            count_sentence(
                "{n} of the {others} would be possible, and has all places in better use.",
                "{n} of the {others} would be possible, and have all places in better use.",
                number,
                others=plural_of(programme, other),
            )
            if side == "receiver"
            else count_sentence(
                "{n} of the {others} would be possible, and has a better place.",
                "{n} of the {others} would be possible, and all of them have a better place or "
                "are needed elsewhere.",
                number,
                others=plural_of(programme, other),
            ),
        )
    return _rules_in_the_way(place, side, offered, scores, programme, wishes, plan)


def _rules_in_the_way(
    place: int,
    side: Side,
    offered: NDArray[np.bool_],
    scores: Scores,
    programme: Programme,
    wishes: Wishes,
    plan: Plan,
) -> tuple[Sentence, ...]:
    """The rules that leave this person nobody: one that does so alone, else all that take part."""
    name = plan.receivers[place] if side == "receiver" else plan.givers[place]
    missing = dict.fromkeys(
        field
        for rule in programme.match.hard
        for field in unanswered(rule, scores.sides, side, name)
    )
    if missing:
        questions = tuple(
            Labels(known.labels if (known := scores.sides.fields.get(field)) else {}, field)
            for field in missing
        )
        return (sentence("Not answered, so no pair can be shown to fit: {questions}. Ask for it.",
                         questions=questions),)
    total = int(offered.sum())
    failing = {
        rule: int((offered & ~_line(scores.met[rule.key], place, side)).sum())
        for rule in programme.match.hard
    }
    alone = [rule for rule, number in failing.items() if number == total]
    named = alone or [rule for rule, number in failing.items() if number]
    other: Side = "giver" if side == "receiver" else "receiver"
    found = [
        sentence(
            "{failing} of {total} {others} do not meet: {rule}",
            failing=failing[rule],
            total=total,
            others=plural_of(programme, other),
            rule=rule_in_words(rule),
        )
        for rule in named
    ]
    ruled_out = sum(name in pair for pair in wishes.rule_out)
    if ruled_out:
        found.append(
            count_sentence(
                "{n} possible partner was ruled out.",
                "{n} possible partners were ruled out.",
                ruled_out,
            )
        )
    return tuple(found) or (sentence("Nobody on the other side meets every rule."),)


def _line(matrix: NDArray[np.bool_], place: int, side: Side) -> NDArray[np.bool_]:
    return matrix[place] if side == "receiver" else matrix[:, place]


def _offering(plan: Plan, side: Side) -> NDArray[np.bool_]:
    if side == "receiver":
        return np.broadcast_to(plan.giver_max > 0, plan.shape)
    return np.broadcast_to((plan.receiver_max > 0)[:, None], plan.shape)


def _all_but(key: str, scores: Scores) -> NDArray[np.bool_]:
    allowed = np.ones((len(scores.receivers), len(scores.givers)), dtype=bool)
    for name, met in scores.met.items():
        if name != key:
            allowed &= met
    return allowed & (scores.places > 0)[None, :]


def _too_many_kept(
    counted: Counter[int], names: tuple[str, ...], most: NDArray[np.int64]
) -> list[Sentence]:
    return [
        count_sentence(
            "{name} is kept in {pairs} pairs, but has {n} place. Release {rest} of them.",
            "{name} is kept in {pairs} pairs, but has {n} places. Release {rest} of them.",
            int(most[place]),
            name=names[place],
            pairs=number,
            rest=number - int(most[place]),
        )
        for place, number in sorted(counted.items())
        if number > most[place]
    ]

