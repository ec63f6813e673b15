"""The worst pair first: the largest number of points that every pair can have.

Pairs below a threshold are ruled out, and the threshold is raised as far as the aims before allow:
a search over the points that pairs have, each step of it proven. The aims after then decide among
the choices whose pairs all reach the threshold. Pairs that a coordinator keeps stay, whatever
their points.

Source: bottleneck assignment by threshold, e.g. Burkard, Dell'Amico and Martello, "Assignment
Problems", section 6.2.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable

import numpy as np

from workbench.matching.choosing import Choice, choose
from workbench.matching.patience import Patience, patience_of
from workbench.matching.plan import Aim, Plan
from workbench.matching.reached import AimReached

GOAL = "best_worst_pair"


def choose_fairly(
    plan: Plan, *, seconds: float = 60.0, cancelled: Callable[[], bool] | None = None
) -> Choice:
    """As :func:`workbench.matching.choosing.choose`, with aims on the worst pair too."""
    begun = time.perf_counter()
    place = next((place for place, aim in enumerate(plan.aims) if aim.goal == GOAL), None)
    if place is None:
        return choose(plan, seconds=seconds, cancelled=cancelled)
    before, aim, after = plan.aims[:place], plan.aims[place], plan.aims[place + 1 :]
    narrowed, least, proven = _narrowed(plan, before, aim, patience_of(seconds, cancelled))
    # Aims of the same kind after this one narrow further.
    choice = choose_fairly(
        dataclasses.replace(narrowed, aims=(*before, *after)),
        seconds=max(0.05, begun + seconds - time.perf_counter()),
        cancelled=cancelled,
    )
    if choice.status == "impossible":
        return dataclasses.replace(choice, plan=plan)
    value = _worst(aim, choice)
    reached = AimReached(aim, value, value if proven else max(value, least), None)
    steps = (*choice.aims[:place], reached, *choice.aims[place:])
    open_steps = [each for each in steps if not each.proven]
    return Choice(
        plan,
        choice.chosen,
        steps,
        "optimal" if choice.status == "optimal" and not open_steps else "best_found",
        choice.gap or _gap(open_steps),
        time.perf_counter() - begun,
    )


def _narrowed(
    plan: Plan, before: tuple[Aim, ...], aim: Aim, patience: Patience
) -> tuple[Plan, int, bool]:
    """Plan with only the pairs that reach the best threshold, and how much is left unproven."""
    points = aim.pair_points
    assert points is not None
    kept = np.zeros(plan.shape, dtype=bool)
    for pair in plan.keep:
        kept[pair] = True
    worst_kept = int(points[kept].min()) if kept.any() else int(points.max(initial=0))
    steps = np.unique(points[plan.permissible & (points <= worst_kept)])

    def within(threshold: int) -> Plan:
        permissible = plan.permissible & ((points >= threshold) | kept)
        return dataclasses.replace(plan, permissible=permissible, aims=before)

    wanted = choose(within(0), seconds=patience.left, cancelled=patience.cancelled)
    if wanted.status == "impossible" or len(steps) == 0:
        return plan, 0, True
    values = _values(wanted)
    # The smallest step always works: it rules nothing out.
    low, high = 0, len(steps) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if patience.over:
            return within(int(steps[low])), int(steps[high]), False
        tried = choose(within(int(steps[middle])), seconds=patience.left, cancelled=patience.cancelled)
        if tried.status != "impossible" and _values(tried) == values:
            low = middle
        else:
            high = middle - 1
    return within(int(steps[low])), int(steps[low]), wanted.status == "optimal"


def _values(choice: Choice) -> list[int]:
    return [reached.value for reached in choice.aims]


def _worst(aim: Aim, choice: Choice) -> int:
    assert aim.pair_points is not None
    chosen = aim.pair_points[choice.chosen]
    return int(chosen.min()) if len(chosen) else 0


def _gap(steps: list[AimReached]) -> float:
    if not steps:
        return 0.0
    return (steps[0].bound - steps[0].value) / max(abs(steps[0].bound), 1)
