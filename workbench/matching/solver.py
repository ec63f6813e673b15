"""One aim as a PuLP model, solved by HiGHS. Only this module imports PuLP.

Names in a model hold row and column numbers only, never a person's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pulp
from numpy.typing import NDArray

from workbench.matching.groups import Groups, one_group_each
from workbench.matching.plan import Aim, Mask
from workbench.matching.prices import Room

_SETTINGS: dict[str, Any] = {"threads": 1, "random_seed": 1}


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


def solve_aim(room: Room, aim: Aim, inside: Mask, *, seconds: float) -> Solved | None:
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
    statistics = model.solve(
        pulp.HiGHS(msg=False, timeLimit=seconds, solver="simplex", **_SETTINGS)
    )
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
    reward: int,
    objective: dict[pulp.LpVariable, float],
) -> list[pulp.LpConstraint | None]:
    """One limit per person: her pairs are as many as her number of partners."""
    limits: list[pulp.LpConstraint | None] = []
    first, more = (span.tolist() for span in spans)
    for person, flow in enumerate(flows):
        for part, span, each in (("first", first, reward), ("more", more, 0)):
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
    whole : bool
        Whether every group was taken whole or not at all.
    bound : float
        Most points that the solver believes possible.
    receiver, giver : float arrays
        Dual prices; all zero where groups had to be taken whole.
    """

    taken: Mask
    whole: bool
    bound: float
    receiver: NDArray[np.float64]
    giver: NDArray[np.float64]


def solve_groups(
    room: Room,
    groups: Groups,
    points: NDArray[np.int64],
    *,
    seconds: float,
    whole: bool = False,
    least: tuple[NDArray[np.int64], int] | None = None,
) -> SolvedGroups | None:
    """Groups with the most *points* in sum, or None where none were found in time.

    Parameters
    ----------
    whole : bool
        Groups may not be taken in part. Without it the answer is a linear programme's, which is
        quick and nearly always whole.
    least : (int array, int) or None
        Further points of each group, and the sum they must reach.
    """
    model = pulp.LpProblem("groups", pulp.LpMaximize)
    kind: Literal["Integer", "Continuous"] = "Integer" if whole else "Continuous"
    variables = [model.add_variable(f"group_{i}", 0, 1, cat=kind) for i in range(len(groups))]
    shape = room.pair_high.shape
    of_receiver: list[list[pulp.LpVariable]] = [[] for _ in range(shape[0])]
    of_giver: list[list[pulp.LpVariable]] = [[] for _ in range(shape[1])]
    for giver, receivers, variable in zip(
        groups.giver.tolist(), groups.receivers, variables, strict=True
    ):
        of_giver[giver].append(variable)
        for receiver in receivers:
            of_receiver[receiver].append(variable)
    partners = room.receiver_first + room.receiver_more
    needed = (of_receiver, partners[0]), (of_giver, one_group_each(room)[0])
    if any(low and not row for rows, lows in needed for row, low in zip(rows, lows, strict=True)):
        return None
    limits = {
        "receiver": _most_and_least(model, "receiver", of_receiver, partners),
        "giver": _most_and_least(model, "giver", of_giver, one_group_each(room)),
    }
    if least is not None:
        further, total = least
        model.addConstraint(_weighted(variables, further) >= total - 0.5, "as_good_as_the_best")
    model.setObjective(_weighted(variables, points))
    settings = _SETTINGS if whole else {**_SETTINGS, "solver": "simplex"}
    solver = pulp.HiGHS(msg=False, timeLimit=seconds, gapRel=0, gapAbs=0.5, **settings)
    statistics = model.solve(solver)
    if not statistics.has_solution:
        return None
    values = np.array([variable.varValue or 0.0 for variable in variables])
    bound = statistics.best_bound if whole else statistics.objective
    return SolvedGroups(
        values > 0.5,
        bool((np.abs(values - np.rint(values)) < 1e-6).all()),
        float("inf") if bound is None else bound,
        _float_prices(limits["receiver"], whole),
        _float_prices(limits["giver"], whole),
    )


def _most_and_least(
    model: pulp.LpProblem,
    side: str,
    rows: list[list[pulp.LpVariable]],
    spans: NDArray[np.int64],
) -> list[pulp.LpConstraint | None]:
    """Limits on how often each person may stand in a group that is taken."""
    limits: list[pulp.LpConstraint | None] = []
    for person, (row, low, high) in enumerate(zip(rows, *spans.tolist(), strict=True)):
        if not row:
            limits.append(None)
            continue
        total = pulp.lpSum_vars(row)
        limit = total == high if low == high else total <= high
        limits.append(model.addConstraint(limit, f"{side}_{person}"))
        if 0 < low < high:
            model.addConstraint(pulp.lpSum_vars(row) >= low, f"{side}_least_{person}")
    return limits


def _weighted(
    variables: list[pulp.LpVariable], points: NDArray[np.int64]
) -> pulp.LpAffineExpression:
    return pulp.lpSum_vars_coefs(zip(variables, points.tolist(), strict=True))


def _float_prices(limits: list[pulp.LpConstraint | None], whole: bool) -> NDArray[np.float64]:
    if whole:
        return np.zeros(len(limits))
    return np.array([(limit.pi or 0.0) if limit is not None else 0.0 for limit in limits])
