"""One aim as a PuLP model, solved by HiGHS. Only this module imports PuLP.

Names in a model hold row and column numbers only, never a person's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pulp
from numpy.typing import NDArray

from workbench.matching.groups import Groups, one_group_each
from workbench.matching.patience import Patience, beside
from workbench.matching.plan import Aim, Mask, Reward
from workbench.matching.prices import Room

_SETTINGS: dict[str, Any] = {"threads": 1, "random_seed": 1}


def solve(model: pulp.LpProblem, patience: Patience, **settings: Any) -> pulp.LpSolveStats:
    """Solve a model within the time there is; stop at once where nobody waits any more.

    Raises
    ------
    Cancelled
    """
    watching: dict[str, Any] = {}
    if patience.cancelled is not None:
        patience.check()
        assert pulp.HiGHS.hscb is not None
        kinds = pulp.HiGHS.hscb.HighsCallbackType
        watching = {
            "callbackTuple": (_stop_if_unwanted, patience.cancelled),
            "callbacksToActivate": [kinds.kCallbackSimplexInterrupt, kinds.kCallbackMipInterrupt],
        }
    highs = pulp.HiGHS(msg=False, timeLimit=patience.left, **_SETTINGS, **watching, **settings)
    statistics = beside(lambda: model.solve(highs), patience)
    patience.check()
    return statistics


def _stop_if_unwanted(kind: Any, message: str, out: Any, into: Any, cancelled: Any) -> None:
    """Called by HiGHS now and then while it works."""
    if cancelled():
        into.user_interrupt = True


@dataclass(frozen=True)
class Solved:
    """What the solver says of one aim over a part of the pairs.

    Attributes
    ----------
    chosen : bool array, receivers × givers
    receiver, giver : int arrays
        Dual prices of the limits, rounded to whole points: good to begin a proof with, no proof.
    """

    chosen: Mask
    receiver: NDArray[np.int64]
    giver: NDArray[np.int64]


def solve_aim(room: Room, aim: Aim, inside: Mask, *, patience: Patience) -> Solved | None:
    """Best choice for *aim* among the pairs *inside*, or None where there is none in time.

    The model has a variable for each pair, one for each person's number of partners (split in two
    where an aim counts people), and a limit that ties them. Its corners are whole numbers, so it
    is solved as a linear programme.
    """
    model = pulp.LpProblem("matching", pulp.LpMaximize)
    shape = inside.shape
    flows: dict[str, list[dict[pulp.LpVariable, float]]] = {
        "receiver": [{} for _ in range(shape[0])],
        "giver": [{} for _ in range(shape[1])],
    }
    objective: dict[pulp.LpVariable, float] = {}
    pairs = []
    rows, columns = (axis.tolist() for axis in np.nonzero(inside))
    points = aim.pair_points[inside].tolist() if aim.pair_points is not None else [0] * len(rows)
    lows = room.pair_low[inside].tolist()
    for receiver, giver, each, low in zip(rows, columns, points, lows, strict=True):
        variable = model.add_variable(f"pair_{receiver}_{giver}", int(low), 1)
        pairs.append(variable)
        flows["receiver"][receiver][variable] = 1
        flows["giver"][giver][variable] = 1
        if each:
            objective[variable] = each
    limits = {
        "receiver": _limits(
            model,
            "receiver",
            flows["receiver"],
            (room.receiver_first, room.receiver_more),
            aim.receiver_points,
            objective,
        ),
        "giver": _limits(
            model,
            "giver",
            flows["giver"],
            (room.giver_first, room.giver_more),
            aim.giver_points,
            objective,
        ),
    }
    model.setObjective(pulp.lpSum_vars_coefs(objective.items()))
    statistics = solve(model, patience, solver="simplex")
    if statistics.status != pulp.const.LpSolveStatus.Optimal:
        return None
    chosen = np.zeros(shape, dtype=bool)
    chosen[rows, columns] = [round(variable.varValue or 0) == 1 for variable in pairs]
    return Solved(chosen, _prices(limits["receiver"]), _prices(limits["giver"]))


def _limits(
    model: pulp.LpProblem,
    side: str,
    flows: list[dict[pulp.LpVariable, float]],
    spans: tuple[NDArray[np.int64], NDArray[np.int64]],
    reward: Reward,
    objective: dict[pulp.LpVariable, float],
) -> list[pulp.LpConstraint | None]:
    """One limit per person: her pairs are as many as her number of partners."""
    limits: list[pulp.LpConstraint | None] = []
    first, more = (span.tolist() for span in spans)
    rewards = np.broadcast_to(reward, len(flows)).tolist()
    for person, flow in enumerate(flows):
        for part, span, each in (("first", first, rewards[person]), ("more", more, 0)):
            low, high = span[0][person], span[1][person]
            if high:
                number = model.add_variable(f"{side}_{part}_{person}", low, high)
                flow[number] = -1
                if each:
                    objective[number] = each
        limits.append(
            model.addConstraint(pulp.lpSum_vars_coefs(flow.items()) == 0, f"{side}_{person}")
            if flow
            else None
        )
    return limits


def _prices(limits: list[pulp.LpConstraint | None]) -> NDArray[np.int64]:
    return np.array(
        [round(limit.pi or 0) if limit is not None else 0 for limit in limits], dtype=np.int64
    )


@dataclass(frozen=True)
class SolvedGroups:
    """What the solver says of a choice of groups.

    Attributes
    ----------
    taken : bool array, one per group
    bound : float
        Most points that the solver believes possible.
    """

    taken: Mask
    bound: float


def solve_groups(
    room: Room,
    groups: Groups,
    points: NDArray[np.int64],
    *,
    patience: Patience,
    least: tuple[NDArray[np.int64], int] | None = None,
) -> SolvedGroups | None:
    """Groups with the most *points* in sum, or None where none were found in time.

    Parameters
    ----------
    least : (int array, int) or None
        Further points of each group, and the sum they must reach.
    """
    model = pulp.LpProblem("groups", pulp.LpMaximize)
    variables = [
        model.add_variable(f"group_{i}", 0, 1, cat="Integer") for i in range(len(groups))
    ]
    shape = room.pair_high.shape
    of_receiver: list[list[pulp.LpVariable]] = [[] for _ in range(shape[0])]
    of_giver: list[list[pulp.LpVariable]] = [[] for _ in range(shape[1])]
    for giver, receivers, variable in zip(
        groups.giver.tolist(), groups.receivers, variables, strict=True
    ):
        of_giver[giver].append(variable)
        for receiver in receivers:
            of_receiver[receiver].append(variable)
    partners, one_each = room.receiver_span, one_group_each(room)
    needed = (of_receiver, partners[0]), (of_giver, one_each[0])
    if any(low and not row for rows, lows in needed for row, low in zip(rows, lows, strict=True)):
        return None
    _most_and_least(model, "receiver", of_receiver, partners)
    _most_and_least(model, "giver", of_giver, one_each)
    if least is not None:
        further, total = least
        model.addConstraint(_weighted(variables, further) >= total - 0.5, "as_good_as_the_best")
    model.setObjective(_weighted(variables, points))
    statistics = solve(model, patience, gapRel=0, gapAbs=0.5)
    if not statistics.has_solution:
        return None
    values = np.array([variable.varValue or 0.0 for variable in variables])
    bound = statistics.best_bound
    return SolvedGroups(values > 0.5, float("inf") if bound is None else bound)


def _most_and_least(
    model: pulp.LpProblem,
    side: str,
    rows: list[list[pulp.LpVariable]],
    spans: NDArray[np.int64],
) -> None:
    """Limits on how often each person may stand in a group that is taken."""
    for person, (row, low, high) in enumerate(zip(rows, *spans.tolist(), strict=True)):
        if not row or (low == 0 and len(row) <= high):
            continue
        total = pulp.lpSum_vars(row)
        limit = total == high if low == high else total <= high
        model.addConstraint(limit, f"{side}_{person}")
        if 0 < low < high:
            model.addConstraint(pulp.lpSum_vars(row) >= low, f"{side}_least_{person}")


def _weighted(
    variables: list[pulp.LpVariable], points: NDArray[np.int64]
) -> pulp.LpAffineExpression:
    return pulp.lpSum_vars_coefs(zip(variables, points.tolist(), strict=True))
