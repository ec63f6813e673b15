"""What siblings are worth at best, found by choosing a whole group for each giver.

One variable stands for one giver with exactly these receivers, so what they add to each other is
a plain number. With a face of earlier optima the groups stay few even on a full round.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from tests.oracle.assignment import Face
from tests.oracle.brute_force import value_of
from workbench.matching import Aim, Plan

Group = tuple[int, tuple[int, ...]]


def best_groups_value(plan: Plan, aim: Aim, face: Face) -> int:
    """Best value of *aim* among the choices of a face, siblings included."""
    groups = list(groups_of(plan, face))
    points = np.array(
        [value_of(aim, tuple((each, giver) for each in those)) for giver, those in groups]
    )
    receivers, givers = plan.shape
    entries = [
        (person, number)
        for number, (giver, those) in enumerate(groups)
        for person in (*those, receivers + giver)
    ]
    rows, columns = np.array(entries).T
    matrix = coo_array(
        (np.ones(len(entries)), (rows, columns)), shape=(receivers + givers, len(groups))
    ).tocsr()
    # A giver has one group, perhaps the empty one; a receiver is in one, or in none if she may.
    least = np.concatenate([~face.may_go_without, np.ones(givers)]).astype(float)
    found = milp(
        -points.astype(float),
        integrality=np.ones(len(groups)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(matrix, least, np.ones(receivers + givers)),
        options={"mip_rel_gap": 0},
    )
    assert found.status == 0, found.message
    return int(points @ np.rint(found.x).astype(np.int64))


def groups_of(plan: Plan, face: Face) -> Iterator[Group]:
    """Every group that a giver can have in a choice of the face."""
    givers = plan.shape[1]
    permissible, least = face.permissible(givers), face.least_taken(givers)
    for giver in range(givers):
        possible = np.nonzero(permissible[:, giver])[0].tolist()
        most = int(plan.giver_max[giver])
        for size in range(int(least[giver]), most + 1):
            for those in combinations(possible, size):
                yield giver, those
