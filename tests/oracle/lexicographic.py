"""What the best choice is worth, aim after aim, found by integer programming.

Written from the meaning of a plan alone, without a look at how the workbench solves it. Every aim
is a program of its own; the values reached before it are limits of the next.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array, csr_array, vstack

from workbench.matching import Aim, Plan

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Variables:
    """Columns of the program: first one a permissible pair, then one a receiver and one a giver.

    The last two say whether somebody has a partner at all.
    """

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    receivers: int
    givers: int

    @property
    def pairs(self) -> int:
        """Number of permissible pairs."""
        return len(self.rows)

    @property
    def all(self) -> int:
        """Number of variables."""
        return self.pairs + self.receivers + self.givers


def milp_values(plan: Plan) -> list[int] | None:
    """Best value of every aim among the optima of those before; None where nothing is possible."""
    if any(not plan.permissible[pair] for pair in plan.keep):
        return None
    rows, columns = np.nonzero(plan.permissible)
    variables = Variables(rows, columns, *plan.shape)
    matrix, lower, upper = _limits(plan, variables)
    values: list[int] = []
    for aim in plan.aims:
        points = _points(aim, variables)
        solution = _solved(points, variables, matrix, lower, upper, keep=plan.keep)
        if solution is None:
            assert not values, "an aim already reached must stay within reach"
            return None
        value = int(points @ solution)
        values.append(value)
        # All points are whole numbers, so half a point of slack lets nothing else in.
        matrix = _stacked(matrix, csr_array(points[None, :]))
        lower, upper = np.append(lower, value - 0.5), np.append(upper, np.inf)
    return values


def _points(aim: Aim, variables: Variables) -> NDArray[np.int64]:
    assert aim.siblings is None, "this oracle knows no siblings"
    points = np.zeros(variables.all, dtype=np.int64)
    if aim.pair_points is not None:
        points[: variables.pairs] = aim.pair_points[variables.rows, variables.columns]
    points[variables.pairs : variables.pairs + variables.receivers] = aim.receiver_points
    points[variables.pairs + variables.receivers :] = aim.giver_points
    return points


def _limits(plan: Plan, variables: Variables) -> tuple[csr_array, Vector, Vector]:
    """Partners of each person within her limits; *has a partner* no larger than their number."""
    pair = np.arange(variables.pairs)
    person = np.concatenate([variables.rows, variables.columns + variables.receivers])
    people = variables.receivers + variables.givers
    counted = (np.ones(2 * variables.pairs), (person, np.concatenate([pair, pair])))
    partners = coo_array(counted, shape=(people, variables.all)).tocsr()
    has_one = coo_array(
        (np.ones(people), (np.arange(people), variables.pairs + np.arange(people))),
        shape=(people, variables.all),
    ).tocsr()
    stacked = _stacked(partners, partners - has_one)
    least = np.concatenate([plan.receiver_min, plan.giver_min, np.zeros(people)])
    most = np.concatenate([plan.receiver_max, plan.giver_max, np.full(people, np.inf)])
    return stacked, least.astype(float), most.astype(float)


def _stacked(above: csr_array, below: csr_array) -> csr_array:
    return csr_array(vstack([above, below], format="csr"))


def _solved(
    points: NDArray[np.int64],
    variables: Variables,
    matrix: csr_array,
    lower: Vector,
    upper: Vector,
    *,
    keep: tuple[tuple[int, int], ...],
) -> NDArray[np.int64] | None:
    kept = set(keep)
    pairs = zip(variables.rows.tolist(), variables.columns.tolist(), strict=True)
    least = np.zeros(variables.all)
    least[: variables.pairs] = [pair in kept for pair in pairs]
    found = milp(
        -points.astype(float),
        integrality=np.ones(variables.all),
        bounds=Bounds(least, np.ones(variables.all)),
        constraints=LinearConstraint(matrix, lower, upper),
        options={"mip_rel_gap": 0},
    )
    if found.status == 2:  # scipy's word for infeasible
        return None
    assert found.status == 0, found.message
    solution = np.rint(found.x).astype(np.int64)
    reached = matrix @ solution
    assert ((lower <= reached) & (reached <= upper)).all(), "rounding broke a limit"
    return solution
