"""What to give up where not everything can be kept: as little as possible, and what it brings.

An impossible plan is asked again with every limit of a person's own making made elastic, in the
order of what it costs people to give up: first how many a quota asks for, then how many it
allows, then how many partners somebody must have, and last the pairs that are kept. Places and
rules stay as they are.

Source: elastic programming, e.g. Brown and Graves, "Elastic programming", 1975; Chinneck,
"Feasibility and Infeasibility in Optimization", chapter 6.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.locale import Sentence, count_sentence, sentence
from workbench.matching.desk import Desk
from workbench.matching.patience import Patience
from workbench.matching.plan import Plan
from workbench.matching.whole_numbers import Whole
from workbench.matching.whole_solver import answer
from workbench.matching.wording import plural_of
from workbench.programme import Programme

# Up to so many pairs the question is asked of all of them; beyond, of each person's first ones.
_MOST_PAIRS = 40_000


@dataclass(frozen=True)
class _Slack:
    """Columns of what may be given up."""

    released: slice
    receiver_short: slice
    giver_short: slice
    above: slice
    below: slice


def what_to_relax(
    plan: Plan, programme: Programme, patience: Patience
) -> tuple[Sentence, ...]:
    """The smallest set of quotas, minima and kept pairs to relax, in words, and its effect.

    Empty where nothing needs to be given up.
    """
    desk, rows, columns, slack, placed = _elastic(plan)
    width = desk.width
    aims = [_less(width, part) for part in (
        (slack.released,), (slack.receiver_short, slack.giver_short), (slack.above,), (slack.below,)
    )]
    found = answer(desk.question(), [*aims, _more(width, placed)], patience=patience)
    if found.numbers is None:
        return ()
    numbers = found.numbers
    told = tuple(_told(plan, numbers, slack, rows, columns))
    if not told:
        return ()
    people = int(numbers[placed].sum())
    effect = count_sentence(
        "With that, {n} of {all} {receivers} can be placed.",
        "With that, {n} of {all} {receivers} can be placed.",
        people,
        all=len(plan.receivers),
        receivers=plural_of(programme, "receiver"),
    )
    return (*told, effect)


def _elastic(
    plan: Plan,
) -> tuple[Desk, NDArray[np.int64], NDArray[np.int64], _Slack, slice]:
    """The question with elastic limits, its pairs, what may give way, and who is placed."""
    rows, columns = _asked_pairs(plan)
    desk = Desk(len(rows))
    placed, used = desk.signs(len(plan.receivers)), desk.signs(len(plan.givers))
    slack = _Slack(
        desk.signs(len(plan.keep)),
        desk.counts(plan.receiver_min),
        desk.counts(plan.giver_min),
        desk.counts(np.array([int(quota.counts.sum()) for quota in plan.quotas], dtype=np.int64)),
        desk.counts(np.array([quota.low for quota in plan.quotas], dtype=np.int64)),
    )
    place = {pair: number for number, pair in enumerate(zip(rows.tolist(), columns.tolist(),
                                                            strict=True))}
    for number, pair in enumerate(plan.keep):
        released = slack.released.start + number
        both = [place[pair], released] if pair in place else [released]
        desk.weighed(np.array(both), np.ones(len(both), dtype=np.int64), 1, None)
    sides = (
        (rows, plan.receiver_min, plan.receiver_max, slack.receiver_short, placed),
        (columns, plan.giver_min, plan.giver_max, slack.giver_short, used),
    )
    for those, least, most, short, signs in sides:
        for person in range(len(least)):
            mine = np.nonzero(those == person)[0]
            desk.total(mine, low=0, high=int(most[person]))
            desk.sign_of(signs.start + person, mine, int(most[person]))
            if least[person]:
                both_columns = np.append(mine, short.start + person)
                desk.weighed(both_columns, np.ones(len(both_columns), dtype=np.int64),
                             int(least[person]), None)
    for number, quota in enumerate(plan.quotas):
        signs = placed if quota.side == "receiver" else used
        counted = np.nonzero(quota.counts)[0]
        people, factors = signs.start + counted, quota.counts[counted]
        desk.weighed(np.append(people, slack.below.start + number), np.append(factors, 1),
                     quota.low, None)
        if quota.high is not None:
            desk.weighed(np.append(people, slack.above.start + number), np.append(factors, -1),
                         None, quota.high)
    return desk, rows, columns, slack, placed


def _asked_pairs(plan: Plan) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs that the question is asked of; a kept pair that no rule allows is not among them."""
    asked = plan.permissible
    if np.count_nonzero(asked) > _MOST_PAIRS:
        each = max(_MOST_PAIRS // sum(plan.shape), 1)
        few = (np.cumsum(asked, axis=0) <= each) | (np.cumsum(asked, axis=1) <= each)
        for pair in plan.keep:
            few[pair] = True
        asked = asked & few
    rows, columns = np.nonzero(asked)
    return rows, columns


def _less(width: int, parts: tuple[slice, ...]) -> Whole:
    points = np.zeros(width, dtype=np.int64)
    for part in parts:
        points[part] = -1
    return points


def _more(width: int, part: slice) -> Whole:
    points = np.zeros(width, dtype=np.int64)
    points[part] = 1
    return points


def _told(
    plan: Plan,
    numbers: Whole,
    slack: _Slack,
    rows: NDArray[np.int64],
    columns: NDArray[np.int64],
) -> Iterator[Sentence]:
    """Everything that gives way, in words: what costs least to give up first."""
    taken = numbers[: len(rows)] > 0
    for quota, number in zip(plan.quotas, numbers[slack.below].tolist(), strict=True):
        if number:
            yield sentence(
                "{quota} Only {possible} can be chosen: ask for {possible} instead of {least}.",
                quota=quota.meaning,
                possible=quota.low - number,
                least=quota.low,
            )
    for quota, number in zip(plan.quotas, numbers[slack.above].tolist(), strict=True):
        if number and quota.high is not None:
            yield sentence(
                "{quota} What is kept and asked for needs {needed}: allow {needed} instead of "
                "{most}.",
                quota=quota.meaning,
                needed=quota.high + number,
                most=quota.high,
            )
    sides = (
        (plan.receivers, rows, plan.receiver_min, slack.receiver_short),
        (plan.givers, columns, plan.giver_min, slack.giver_short),
    )
    for names, those, least, short in sides:
        for person in np.nonzero(numbers[short])[0].tolist():
            yield count_sentence(
                "{name} can get {n} partner and is to have at least {least}. Ask for fewer, or "
                "find more people who fit.",
                "{name} can get {n} partners and is to have at least {least}. Ask for fewer, or "
                "find more people who fit.",
                int((taken & (those == person)).sum()),
                name=names[person],
                least=int(least[person]),
            )
    for (row, column), released in zip(plan.keep, numbers[slack.released].tolist(), strict=True):
        if released:
            yield sentence(
                "Release the pair {giver} and {receiver}: it is kept, and cannot be with "
                "everything else that is kept.",
                giver=plan.givers[column],
                receiver=plan.receivers[row],
            )
