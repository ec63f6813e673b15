"""Choosing pairs: the aims in order, each proven before the next one begins.

For each aim a choice is proposed, by a quick first look or by the solver over promising pairs, and
then proven by prices. The proof narrows the room to exactly the best choices, so a later aim can
never cost an earlier one anything.
"""

from __future__ import annotations

import dataclasses
import math
import time
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from workbench.matching.groups import (
    Groups,
    bound_by_prices,
    hopeful,
    possible_groups,
    surplus_of,
    worth_with_siblings,
)
from workbench.matching.plan import Aim, Mask, Matrix, Plan
from workbench.matching.prices import (
    Prices,
    Room,
    best_of,
    bound_of,
    prove,
    reduced,
    whole_room,
    worth,
)
from workbench.matching.promising import first_choice, promising_pairs
from workbench.matching.solver import solve_aim, solve_groups
from workbench.matching.ties import tie_break

Status = Literal["optimal", "best_found", "impossible"]

#: Pairs that each person may bring into the model when its prices ask for more.
_MORE = 4

#: Groups that are branched on at first, where a choice of groups has to be made whole.
_FIRST_CIRCLE = 700

# Points are whole: what lies less than one below its price may still be among the best.
_ONE_POINT = 0.5


@dataclass(frozen=True)
class AimReached:
    """How far one aim was reached.

    Attributes
    ----------
    value, bound : int
        Points of the choice, and the most that any choice can have after the aims before.
    prices : Prices or None
        The proof where it is one by prices; None where the bound is the solver's.
    """

    aim: Aim
    value: int
    bound: int
    prices: Prices | None

    @property
    def proven(self) -> bool:
        """Whether nothing better exists."""
        return self.value == self.bound


@dataclass(frozen=True)
class Choice:
    """What was chosen, and how good it provably is.

    Attributes
    ----------
    chosen : bool array, receivers × givers
        The pairs; all False where the plan is impossible.
    status : optimal, best_found or impossible
        *optimal* only where every aim is proven.
    gap : float
        Share of the bound still open on the first aim that is not proven; 0 where all are.
    seconds : float
        Time taken.
    """

    plan: Plan
    chosen: Mask
    aims: tuple[AimReached, ...]
    status: Status
    gap: float
    seconds: float

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Chosen pairs as (giver, receiver), sorted."""
        found = [
            (self.plan.givers[giver], self.plan.receivers[receiver])
            for receiver, giver in zip(*np.nonzero(self.chosen), strict=True)
        ]
        return tuple(sorted(found))


def choose(plan: Plan, *, seconds: float = 60.0) -> Choice:
    """Pairs that reach the aims of *plan* in their order, with a proof or a gap.

    Parameters
    ----------
    plan : Plan
        Who may be paired, and the aims.
    seconds : float
        Time after which the best choice found so far is returned with its gap.
    """
    begun = time.perf_counter()
    deadline = begun + seconds
    if any(not plan.permissible[pair] for pair in plan.keep):
        return _impossible(plan, time.perf_counter() - begun)
    room = whole_room(plan)
    chosen = first_choice(plan)
    reached: list[AimReached] = []
    for aim in (*plan.aims, tie_break(plan)):
        if aim.siblings is not None and aim.siblings.weight > 0:
            step, found = _best_groups(plan, room, aim, chosen, deadline)
        else:
            step, found = _best(room, aim, chosen, deadline)
        if found is None and not reached:
            return _impossible(plan, time.perf_counter() - begun)
        chosen = chosen if found is None else found
        reached.append(step)
        if step.prices is None:
            # Without prices the room of the best is not known; groups have settled ties inside.
            break
        room = best_of(aim, room, step.prices)
    stated = tuple(
        # Said of the choice as it now is: a later aim may never have cost an earlier one anything.
        dataclasses.replace(each, value=_value(each.aim, chosen))
        for each in reached
        if each.aim.id != "tie_break"
    )
    open_aims = [each for each in stated if not each.proven]
    complete = len(stated) == len(plan.aims) and not open_aims
    return Choice(
        plan,
        chosen if chosen is not None else np.zeros(plan.shape, dtype=bool),
        stated,
        "optimal" if complete else "best_found",
        _gap(open_aims[0]) if open_aims else 0.0,
        time.perf_counter() - begun,
    )


def _best(
    room: Room, aim: Aim, chosen: Mask | None, deadline: float
) -> tuple[AimReached, Mask | None]:
    """Best choice for one aim in *room*; no choice where the room holds none."""
    if chosen is not None:
        prices = prove(aim, room, chosen)
        if prices is not None:
            return AimReached(aim, worth(aim, chosen), prices.bound, prices), chosen
    inside = promising_pairs(room, aim, chosen)
    while True:
        solved = solve_aim(room, aim, inside, seconds=_left(deadline))
        late = time.perf_counter() > deadline
        if solved is None:
            if late or (inside == room.pair_high).all():
                value = worth(aim, chosen) if chosen is not None else 0
                return AimReached(aim, value, _loose_bound(aim, room), None), None
            inside = room.pair_high
            continue
        bound = bound_of(aim, room, solved.receiver, solved.giver)
        value = worth(aim, solved.chosen)
        if bound == value:
            prices = Prices(solved.receiver, solved.giver, bound)
        else:
            near = Prices(solved.receiver, solved.giver, bound)
            prices = prove(aim, room, solved.chosen, near)
        if prices is not None:
            return AimReached(aim, value, prices.bound, prices), solved.chosen
        if late:
            return AimReached(aim, value, bound, None), solved.chosen
        left_out = room.pair_high & ~inside
        surplus = np.where(left_out, reduced(aim, solved.receiver, solved.giver), 0)
        inside = inside | _asked_for(surplus) if (surplus > 0).any() else room.pair_high


def _asked_for(surplus: NDArray[np.int64]) -> Mask:
    """For each person the left-out pairs that are worth most beyond their prices."""
    asked = np.zeros(surplus.shape, dtype=bool)
    by_giver = np.argsort(-surplus, axis=0)[:_MORE]
    np.put_along_axis(asked, by_giver, True, axis=0)
    by_receiver = np.argsort(-surplus, axis=1)[:, :_MORE]
    np.put_along_axis(asked, by_receiver, True, axis=1)
    return asked & (surplus > 0)


def _best_groups(
    plan: Plan, room: Room, aim: Aim, chosen: Mask | None, deadline: float
) -> tuple[AimReached, Mask | None]:
    """Best choice for an aim in which the receivers of one giver count together.

    Groups are first chosen as a linear programme, which is nearly always whole; its prices prove
    the choice. Only where it is not, groups are made whole by branching, and the bound is the
    solver's.
    """
    assert aim.siblings is not None
    assert aim.pair_points is not None
    groups = possible_groups(room, aim.siblings, aim.pair_points)
    if not groups.complete:
        groups = possible_groups(room, aim.siblings, _promise(aim, room, chosen, deadline))
    solved = solve_groups(room, groups, groups.points, seconds=_left(deadline))
    if solved is None:
        value = worth_with_siblings(aim.siblings, chosen) if chosen is not None else 0
        return AimReached(aim, value, _hopeful_bound(aim, room, chosen, deadline), None), None
    bound = bound_by_prices(room, groups, solved.receiver, solved.giver)
    surplus = surplus_of(groups, solved.receiver, solved.giver)
    if solved.whole:
        taken, in_question = solved.taken, surplus > -_ONE_POINT
    else:
        taken, in_question, bound = _made_whole(room, groups, surplus, bound, deadline)
    taken = _first_among_equals(
        plan, room, groups, taken, in_question, whole=not solved.whole, deadline=deadline
    )
    found = groups.as_choice(taken, plan.shape)
    value = worth_with_siblings(aim.siblings, found)
    if not groups.complete:
        bound = _hopeful_bound(aim, room, found, deadline)
    return AimReached(aim, value, max(bound, value), None), found


def _made_whole(
    room: Room, groups: Groups, surplus: NDArray[np.float64], bound: int, deadline: float
) -> tuple[Mask, Mask, int]:
    """Best whole groups, those that could be in a best choice, and the bound.

    A group that lies further below its prices than the bound lies above a known choice is in no
    best choice. So only groups near their prices are branched on, and the circle is widened until
    that is proven to be enough.
    """
    nearness = np.sort(-surplus)
    width = float(nearness[min(len(nearness), _FIRST_CIRCLE) - 1])
    while True:
        near = -surplus <= width
        inside = groups.only(near)
        branched = solve_groups(
            room, inside, inside.points, seconds=_left(deadline), whole=True
        )
        everything = bool(near.all())
        if branched is None and not everything and time.perf_counter() < deadline:
            width = float(nearness[-1])
            continue
        taken = np.zeros(len(groups), dtype=bool)
        if branched is None:
            return taken, near, bound
        taken[np.nonzero(near)[0][branched.taken]] = True
        value = int(groups.points[taken].sum())
        if everything or bound - value <= width:
            in_question = -surplus <= bound - value + _ONE_POINT
            return taken, in_question, min(bound, math.floor(branched.bound + 0.5))
        width = float(bound - value)


def _first_among_equals(
    plan: Plan,
    room: Room,
    groups: Groups,
    taken: Mask,
    in_question: Mask,
    *,
    whole: bool,
    deadline: float,
) -> Mask:
    """Among choices as good as *taken*, the one that the tie-break prefers."""
    equals = groups.only(in_question | taken)
    places = np.nonzero(in_question | taken)[0]
    order = tie_break(plan).pair_points
    assert order is not None
    rank = np.array(
        [
            order[list(each), giver].sum()
            for each, giver in zip(equals.receivers, equals.giver.tolist(), strict=True)
        ],
        dtype=np.int64,
    )
    total = int(groups.points[taken].sum())
    for strictly in (True,) if whole else (False, True):
        settled = solve_groups(
            room,
            equals,
            rank,
            seconds=_left(deadline),
            whole=strictly,
            least=(equals.points, total),
        )
        if settled is not None and settled.whole:
            preferred = np.zeros(len(groups), dtype=bool)
            preferred[places[settled.taken]] = True
            if int(groups.points[preferred].sum()) == total:
                return preferred
    return taken


def _left(deadline: float) -> float:
    return max(0.05, deadline - time.perf_counter())


def _promise(aim: Aim, room: Room, chosen: Mask | None, deadline: float) -> Matrix:
    """How near each pair comes to its prices when everybody had the best siblings there are."""
    assert aim.pair_points is not None
    hope = hopeful(aim, room)
    step, _ = _best(room, hope, chosen, deadline)
    if step.prices is None:
        return aim.pair_points
    return reduced(hope, step.prices.receiver, step.prices.giver)


def _hopeful_bound(aim: Aim, room: Room, chosen: Mask | None, deadline: float) -> int:
    step, _ = _best(room, hopeful(aim, room), chosen, deadline)
    return step.bound


def _loose_bound(aim: Aim, room: Room) -> int:
    nothing = np.zeros(room.pair_high.shape, dtype=np.int64)
    return bound_of(aim, room, nothing[:, 0], nothing[0])


def _value(aim: Aim, chosen: Mask | None) -> int:
    if chosen is None:
        return 0
    if aim.siblings is not None and aim.siblings.weight > 0:
        return worth_with_siblings(aim.siblings, chosen)
    return worth(aim, chosen)


def _gap(reached: AimReached) -> float:
    return (reached.bound - reached.value) / max(abs(reached.bound), 1)


def _impossible(plan: Plan, seconds: float) -> Choice:
    return Choice(plan, np.zeros(plan.shape, dtype=bool), (), "impossible", 0.0, seconds)
