"""What the best choice is worth with everything mixed: siblings, quotas, minima, keeps.

One column of an integer program is one giver with exactly these receivers, so what they add to
each other is a plain number. Written from the meaning of a plan alone, for plans so small that all
groups can be listed; solved by ``scipy.optimize.milp``, aim after aim.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from tests.oracle.brute_force import points_of_receiver, value_of
from workbench.matching import Aim, Plan

Group = tuple[int, tuple[int, ...]]


def mixed_values(plan: Plan) -> list[int] | None:
    """Best value of every aim among the optima of those before; None where nothing is possible."""
    groups = _groups(plan)
    people = len(plan.receivers)
    columns = len(groups) + people
    rows, lower, upper = _limits(plan, groups)
    values: list[int] = []
    for aim in plan.aims:
        points = np.zeros(columns)
        points[: len(groups)] = [_worth(aim, group) for group in groups]
        points[len(groups) :] = aim.receiver_points
        found = milp(
            -points,
            integrality=np.ones(columns),
            bounds=Bounds(0, 1),
            constraints=LinearConstraint(np.array(rows), lower, upper),
            options={"mip_rel_gap": 0},
        )
        if found.status == 2:  # scipy's word for infeasible
            assert not values, "an aim already reached must stay within reach"
            return None
        assert found.status == 0, found.message
        value = round(float(points @ np.rint(found.x)))
        values.append(value)
        # All points are whole numbers, so half a point of slack lets nothing else in.
        rows, lower, upper = [*rows, points], [*lower, value - 0.5], [*upper, np.inf]
    return values


def _groups(plan: Plan) -> list[Group]:
    """Every set of receivers that a giver can have, the empty one among them."""
    found: list[Group] = []
    for giver in range(len(plan.givers)):
        possible = np.nonzero(plan.permissible[:, giver])[0].tolist()
        kept = {receiver for receiver, other in plan.keep if other == giver}
        sizes = range(int(plan.giver_min[giver]), int(plan.giver_max[giver]) + 1)
        found += [
            (giver, those)
            for size in sizes
            for those in combinations(possible, size)
            if kept <= set(those)
        ]
    return found


def _worth(aim: Aim, group: Group) -> int:
    """Points of one group, without what counts receivers."""
    giver, those = group
    choice = tuple((receiver, giver) for receiver in those)
    return value_of(aim, choice) - sum(points_of_receiver(aim, each) for each in those)


def _limits(
    plan: Plan, groups: list[Group]
) -> tuple[list[np.ndarray], list[float], list[float]]:
    """Rows: one group each giver, partners and signs of each receiver, and the quotas."""
    givers = np.array([giver for giver, _ in groups], dtype=np.int64)
    inside = np.array(
        [[receiver in those for _, those in groups] for receiver in range(len(plan.receivers))],
        dtype=float,
    ).reshape(len(plan.receivers), len(groups))
    sign = np.eye(len(plan.receivers))
    none = np.zeros_like(sign)
    rows: list[np.ndarray] = []
    lower: list[float] = []
    upper: list[float] = []

    def add(row: np.ndarray, low: float, high: float) -> None:
        rows.append(row)
        lower.append(low)
        upper.append(high)

    for giver in range(len(plan.givers)):
        add(np.append(givers == giver, none[0]).astype(float), 1, 1)
    for receiver, row in enumerate(inside):
        most = int(plan.receiver_max[receiver])
        add(np.append(row, none[0]), int(plan.receiver_min[receiver]), most)
        add(np.append(row, -sign[receiver]), 0, np.inf)
        add(np.append(row, -max(most, 1) * sign[receiver]), -np.inf, 0)
    for quota in plan.quotas:
        high = np.inf if quota.high is None else quota.high
        if quota.side == "receiver":
            add(np.append(np.zeros(len(groups)), quota.counts).astype(float), quota.low, high)
        else:
            used = np.array([bool(those) * quota.counts[giver] for giver, those in groups])
            add(np.append(used, none[0]).astype(float), quota.low, high)
    return rows, lower, upper
