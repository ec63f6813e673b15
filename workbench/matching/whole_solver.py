"""Questions in whole numbers, answered by PuLP and HiGHS, aim after aim.

Every answer is checked against every limit in whole numbers before it is believed, so no rounding
of the solver's can break one. Names in a model hold numbers only, never a person's.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pulp

from workbench.matching.patience import Patience
from workbench.matching.solver import solve
from workbench.matching.whole_numbers import Answered, Question, Reached, Row, Whole

_SETTINGS: dict[str, Any] = {"gapRel": 0, "gapAbs": 0.5}

#: Branches that the last aim, the tie-break, may cost: a number, so that it never depends on the
#: speed of the machine which of two equal answers is given.
_TIE_BREAK_NODES = 20

# Factors from here on are points, not counts.
_LARGE = 1_000

#: Share of a bound that floating point may be off by.
_ROUNDING = 1e-9


def answer(
    question: Question,
    aims: Sequence[Whole],
    *,
    patience: Patience,
    tie_break: Whole | None = None,
) -> Answered:
    """Numbers that reach the *aims* in their order, with values and bounds.

    Parameters
    ----------
    aims : sequence of int arrays
        Points of each column; each next aim only decides among the best of those before.
    tie_break : int array or None
        Points that decide among equals, without any claim to be proven.
    """
    numbers: Whole | None = None
    rows = list(question.rows)
    reached: list[Reached] = []
    for points in aims:
        found, bound = _best(question.high, rows, points, numbers, patience)
        if found is not None and (numbers is None or found @ points > numbers @ points):
            numbers = found
        if numbers is None:
            return Answered(None, ())
        value = int(numbers @ points)
        reached.append(Reached(value, max(value, bound)))
        used = np.nonzero(points)[0]
        rows.append(Row(f"aim_{len(reached)}", used, points[used], low=value))
    if tie_break is not None and numbers is not None:
        found, _ = _best(
            question.high, rows, tie_break, numbers, patience, most_nodes=_TIE_BREAK_NODES
        )
        if found is not None and found @ tie_break > numbers @ tie_break:
            numbers = found
    return Answered(numbers, tuple(reached))


def _best(
    high: Whole,
    rows: Sequence[Row],
    points: Whole,
    start: Whole | None,
    patience: Patience,
    *,
    most_nodes: int | None = None,
) -> tuple[Whole | None, int]:
    """Best numbers found for one aim, or None, and a bound on its points."""
    loose = int(np.maximum(points, 0) @ high)
    if not points.any() and start is not None:
        return start, 0
    if any(len(row.columns) == 0 and not row.holds(high) for row in rows):
        return None, 0
    model, variables = _model(high, rows, points, patience)
    settings = dict(_SETTINGS)
    if start is not None:
        for variable, number in zip(variables, start.tolist(), strict=True):
            variable.varValue = number
        settings["warmStart"] = True
    if most_nodes is not None:
        settings["mip_max_nodes"] = most_nodes
    statistics = solve(model, patience, **settings)
    bound = loose
    if statistics.best_bound is not None and math.isfinite(statistics.best_bound):
        slack = 1e-6 + _ROUNDING * abs(statistics.best_bound)
        bound = min(loose, math.floor(statistics.best_bound + slack))
    if not statistics.has_solution:
        return None, bound
    found = np.rint([variable.varValue or 0.0 for variable in variables]).astype(np.int64)
    return (found if Question(high, tuple(rows)).allows(found) else None), bound


def _model(
    high: Whole, rows: Sequence[Row], points: Whole, patience: Patience
) -> tuple[pulp.LpProblem, list[pulp.LpVariable]]:
    model = pulp.LpProblem("question", pulp.LpMaximize)
    variables = [
        model.add_variable(f"column_{place}", 0, int(most), cat="Integer")
        for place, most in enumerate(high.tolist())
    ]
    for number, row in enumerate(rows):
        if len(row.columns) == 0:
            continue
        patience.check()
        total = _weighed(variables, row.columns, row.factors)
        if row.low is not None and row.low == row.high:
            model.addConstraint(total == row.low, f"row_{number}")
            continue
        if row.low is not None:
            # Large sums are whole: half a point of slack lets nothing else in, and floating point
            # cannot make the best answer of the aim before look impossible.
            slack = 0.5 if np.abs(row.factors).max(initial=0) >= _LARGE else 0
            model.addConstraint(total >= row.low - slack, f"row_{number}_low")
        if row.high is not None:
            model.addConstraint(total <= row.high, f"row_{number}_high")
    used = np.nonzero(points)[0]
    model.setObjective(_weighed(variables, used, points[used]))
    return model, variables


def _weighed(
    variables: list[pulp.LpVariable], columns: Whole, factors: Whole
) -> pulp.LpAffineExpression:
    pairs = zip(columns.tolist(), factors.tolist(), strict=True)
    return pulp.lpSum_vars_coefs([(variables[place], factor) for place, factor in pairs])
