"""An aim in which the receivers of one giver count together: whole groups are chosen.

First everybody is given the best sibling there is. That is an ordinary aim on pairs, quickly
settled, and its prices are a bound on all groups: a group that lies further below its prices than
the bound lies above a known choice is in no best choice. The prices of what is left are lowered
until the bound is close, and only groups near their prices are branched on; the circle of those
is widened until it provably holds every best choice.

Source: reduced-cost fixing and column generation, e.g. Wolsey, "Integer Programming", chapters 7
and 11.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.matching.assigning import assigned
from workbench.matching.group_prices import lowered
from workbench.matching.groups import (
    Groups,
    bound_by_prices,
    hopeful,
    possible_groups,
    surplus_of,
    worth_with_siblings,
)
from workbench.matching.patience import Patience
from workbench.matching.plan import Aim, Mask, Plan
from workbench.matching.prices import Prices, Room, reduced, worth
from workbench.matching.reached import AimReached
from workbench.matching.settling import settle
from workbench.matching.solver import solve_groups
from workbench.matching.ties import tie_break

#: Groups that are branched on at first, where a choice of groups has to be made whole.
_FIRST_CIRCLE = 700

# The bound is the next whole number below the sum of prices: what lies up to one point further
# below its price than that may still be among the best. The rest is for floating point.
_ONE_POINT = 1.001


def counts_together(aim: Aim) -> bool:
    """Whether receivers of one giver add to each other's points."""
    return aim.siblings is not None and aim.siblings.weight > 0


@dataclass(frozen=True)
class Hope:
    """What the aim would be worth if everybody had the best sibling there is.

    Attributes
    ----------
    aim : Aim
        The aim on pairs that says so.
    prices : Prices
        Its prices: one for each receiver, one for each place of a giver.
    of_groups : int array
        A price for each giver's whole group.
    chosen : bool array, receivers × givers
        Its best choice.
    """

    aim: Aim
    prices: Prices
    of_groups: NDArray[np.int64]
    chosen: Mask


def best_groups(
    plan: Plan, room: Room, aim: Aim, chosen: Mask, patience: Patience
) -> tuple[AimReached, Mask, Groups]:
    """Best choice for an aim in which the receivers of one giver count together.

    With it come the groups that may be in a best choice: all of them, where it is proven.
    """
    siblings = aim.siblings
    assert siblings is not None
    hope = _hope(room, aim, chosen, patience)
    chosen = max((hope.chosen, chosen), key=lambda each: worth_with_siblings(siblings, each))
    value, bound = worth_with_siblings(siblings, chosen), hope.prices.bound
    promise = reduced(hope.aim, hope.prices.receiver, hope.prices.giver)
    groups = possible_groups(room, siblings, promise)
    below = groups.points - groups.sum_of(hope.prices.receiver) - hope.of_groups[groups.giver]
    groups = groups.only(below >= value - bound)
    if not len(groups):
        return AimReached(aim, value, bound, None), chosen, groups
    receiver, giver = lowered(room, groups, hope.prices.receiver.astype(np.float64), value)
    least = bound_by_prices(room, groups, receiver, giver)
    known = groups.taken_in(chosen)
    surplus = surplus_of(groups, receiver, giver)
    made = _made_whole(room, groups, surplus, known, least, patience)
    equals = groups
    if made is not None:
        taken, in_question, least = made
        equals = groups.only(in_question | taken)
        taken = _first_among_equals(plan, room, groups, taken, in_question, patience)
        found = groups.as_choice(taken, plan.shape)
        if worth_with_siblings(siblings, found) >= value:
            chosen, value = found, worth_with_siblings(siblings, found)
    bound = min(bound, max(least, value)) if groups.complete else max(bound, value)
    return AimReached(aim, value, bound, None), chosen, equals


def _hope(room: Room, aim: Aim, chosen: Mask, patience: Patience) -> Hope:
    hope = hopeful(aim, room)
    guess = assigned(room, [hope], patience)
    if guess is not None and worth(hope, guess[0]) > worth(hope, chosen):
        chosen = guess[0]
    best, prices = settle(hope, room, chosen, patience)
    surplus = reduced(hope, prices.receiver, prices.giver)
    of_pairs = np.where(surplus > 0, room.pair_high, room.pair_low) * surplus
    low, high = room.giver_span
    of_groups = of_pairs.sum(axis=0) + np.where(prices.giver > 0, high, low) * prices.giver
    return Hope(hope, prices, of_groups, best)


def _made_whole(
    room: Room,
    groups: Groups,
    surplus: NDArray[np.float64],
    known: Mask,
    bound: int,
    patience: Patience,
) -> tuple[Mask, Mask, int] | None:
    """Best whole groups, those that could be in a best choice, and the bound.

    A group that lies further below its prices than the bound lies above a known choice is in no
    best choice. So only groups near their prices are branched on, with those of the *known* choice
    among them, and the circle is widened until that is proven to be enough.
    """
    nearness = np.sort(-surplus)
    width = float(nearness[min(len(nearness), _FIRST_CIRCLE) - 1])
    while True:
        inside = (-surplus <= width) | known
        near = groups.only(inside)
        branched = solve_groups(room, near, near.points, patience=patience)
        if branched is None:
            return None
        taken = np.zeros(len(groups), dtype=bool)
        taken[np.nonzero(inside)[0][branched.taken]] = True
        value = int(groups.points[taken].sum())
        if inside.all() or bound - value <= width or patience.over:
            in_question = -surplus <= bound - value + _ONE_POINT
            if inside.all() or bound - value <= width:
                bound = max(value, min(bound, math.floor(branched.bound + 0.5)))
            return taken, in_question, bound
        width = float(bound - value)


def _first_among_equals(
    plan: Plan, room: Room, groups: Groups, taken: Mask, in_question: Mask, patience: Patience
) -> Mask:
    """Among choices as good as *taken*, the one that the tie-break prefers."""
    places = np.nonzero(in_question | taken)[0]
    equals = groups.only(in_question | taken)
    order = tie_break(plan).pair_points
    assert order is not None
    order = np.vstack([order, np.zeros(plan.shape[1], dtype=np.int64)])
    rank = order[equals.members, equals.giver[:, None]].sum(axis=1)
    total = int(groups.points[taken].sum())
    settled = solve_groups(room, equals, rank, patience=patience, least=(equals.points, total))
    if settled is not None:
        preferred = np.zeros(len(groups), dtype=bool)
        preferred[places[settled.taken]] = True
        if int(groups.points[preferred].sum()) == total:
            return preferred
    return taken
