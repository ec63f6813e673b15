"""Choosing pairs: the aims in order, each proven before the next one begins.

For each aim a choice is guessed, by assignment, then settled by exchanges until prices prove it
best. The proof narrows the room to exactly the best choices, so a later aim can never cost an
earlier one anything.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from workbench.matching.assigning import assigned, layered
from workbench.matching.choosing_groups import best_groups, counts_together
from workbench.matching.groups import Groups, possible_groups, worth_with_siblings
from workbench.matching.patience import Patience, patience_of
from workbench.matching.plan import Aim, Mask, Plan
from workbench.matching.prices import Room, best_of, whole_room, worth
from workbench.matching.promising import promising_pairs
from workbench.matching.reached import AimReached
from workbench.matching.settling import settle
from workbench.matching.solver import solve_aim
from workbench.matching.takings import Takings, broken_quotas, pairs_of, take
from workbench.matching.ties import tie_break

#: Groups that are listed where quotas tie all givers together.
_GROUPS_WITH_QUOTAS = 20_000

Status = Literal["optimal", "best_found", "impossible"]


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


def choose(
    plan: Plan, *, seconds: float = 60.0, cancelled: Callable[[], bool] | None = None
) -> Choice:
    """Pairs that reach the aims of *plan* in their order, with a proof or a gap.

    Parameters
    ----------
    plan : Plan
        Who may be paired, and the aims.
    seconds : float
        Time after which the best choice found so far is returned with its gap.
    cancelled : callable or None
        Says whether the answer is no longer wanted.

    Raises
    ------
    Cancelled
    """
    begun = time.perf_counter()
    patience = patience_of(seconds, cancelled)
    if any(not plan.permissible[pair] for pair in plan.keep):
        return impossible(plan, begun)
    if plan.quotas:
        return _within_quotas(plan, patience, begun)
    room = whole_room(plan)
    aims = (*plan.aims, tie_break(plan))
    chosen, foreseen = _first(plan, room, aims, patience)
    if chosen is None:
        return impossible(plan, begun)
    reached: list[AimReached] = []
    for place, aim in enumerate(aims):
        if counts_together(aim):
            # Whole groups are not priced pair by pair; what comes after is asked in one go.
            step, chosen, in_question = best_groups(plan, room, aim, chosen, patience)
            reached.append(step)
            if place + 1 < len(plan.aims):
                chosen = _after_groups(plan, room, reached, chosen, in_question, patience)
            break
        if place >= foreseen:
            guess = assigned(room, aims[place : place + 1], patience)
            if guess is not None and worth(aim, guess[0]) >= worth(aim, chosen):
                chosen = guess[0]
        chosen, prices = settle(aim, room, chosen, patience)
        value = worth(aim, chosen)
        step = AimReached(aim, value, prices.bound, prices if value == prices.bound else None)
        reached.append(step)
        if step.prices is None:
            # Time ran out: the room of the best is not known.
            break
        if place + 1 < len(aims):
            room = best_of(aim, room, step.prices)
    return concluded(plan, chosen, reached, begun)


def _first(
    plan: Plan, room: Room, aims: Sequence[Aim], patience: Patience
) -> tuple[Mask | None, int]:
    """A choice to begin with, and for how many aims it is likely best; None where none is."""
    if not counts_together(aims[0]):
        guess = assigned(room, aims, patience)
        if guess is not None:
            return guess
        first = next((aim for aim in aims if aim.pair_points is not None), aims[0])
        chosen = layered(room, first, patience)
        if chosen is not None:
            return chosen, len(aims)
    nothing: Mask = room.pair_low.copy()
    if room.holds(nothing):
        return nothing, 0
    # Somebody needs a partner, or more: the solver says whether that can be.
    counting = Aim("", "", "")
    for inside in (promising_pairs(room, aims[0], None), room.pair_high):
        solved = solve_aim(room, counting, inside, patience=patience)
        if solved is not None:
            return solved.chosen, 0
    return None, 0


def _after_groups(
    plan: Plan,
    room: Room,
    reached: list[AimReached],
    chosen: Mask,
    in_question: Groups,
    patience: Patience,
) -> Mask:
    """The best for the aims after one on groups, among the groups that may be in its best."""
    step = reached[-1]
    if not step.proven:
        return chosen
    takings = Takings(in_question, together=True, reached=((in_question.points, step.value),))
    found = take(plan, room, takings, plan.aims[len(reached) :], patience)
    if found is None:
        return chosen
    reached += found[1]
    return found[0]


def _within_quotas(plan: Plan, patience: Patience, begun: float) -> Choice:
    """The choice without quotas where it keeps them; else all is asked again with them."""
    freely = choose(
        dataclasses.replace(plan, quotas=()), seconds=patience.left, cancelled=patience.cancelled
    )
    if freely.status == "impossible":
        return impossible(plan, begun)
    if not broken_quotas(plan, freely.chosen):
        return dataclasses.replace(freely, plan=plan, seconds=time.perf_counter() - begun)
    room = whole_room(plan)
    siblings = next((aim.siblings for aim in plan.aims if counts_together(aim)), None)
    if siblings is None:
        takings, complete = pairs_of(room), True
    else:
        points = sum(aim.pair_points for aim in plan.aims if aim.pair_points is not None)
        assert isinstance(points, np.ndarray)
        groups = possible_groups(room, siblings, points, most=_GROUPS_WITH_QUOTAS)
        takings, complete = Takings(groups, together=True), groups.complete
    found = take(plan, room, takings, plan.aims, patience)
    if found is None:
        return impossible(plan, begun)
    chosen, reached = found
    if not complete:
        # Groups were left out: only the bound without quotas holds for them too.
        bounds = {each.aim.id: each.bound for each in freely.aims}
        reached = [
            dataclasses.replace(each, bound=max(each.bound, bounds.get(each.aim.id, each.bound)))
            for each in reached
        ]
    return concluded(plan, chosen, reached, begun)


def concluded(plan: Plan, chosen: Mask, reached: list[AimReached], begun: float) -> Choice:
    """The choice with what it reaches of every aim, said of it as it now is."""
    stated = tuple(
        # A later aim may never have cost an earlier one anything.
        dataclasses.replace(each, value=value_of(each.aim, chosen))
        for each in reached
        if each.aim.id != "tie_break"
    )
    open_aims = [each for each in stated if not each.proven]
    complete = len(stated) == len(plan.aims) and not open_aims
    return Choice(
        plan,
        chosen,
        stated,
        "optimal" if complete else "best_found",
        open_aims[0].gap if open_aims else 0.0,
        time.perf_counter() - begun,
    )


def value_of(aim: Aim, chosen: Mask) -> int:
    """Points of a choice for any aim."""
    if aim.siblings is not None and aim.siblings.weight > 0:
        return worth_with_siblings(aim.siblings, chosen)
    return worth(aim, chosen)


def impossible(plan: Plan, begun: float) -> Choice:
    """The answer where nothing keeps every limit."""
    nothing: Mask = np.zeros(plan.shape, dtype=bool)
    return Choice(plan, nothing, (), "impossible", 0.0, time.perf_counter() - begun)
