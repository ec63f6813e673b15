"""A match as a question in whole numbers: which groups, or pairs, are taken.

For what prices of single people cannot say: quotas, which tie many pairs together, and aims that
come after one in which receivers count together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.matching.desk import Desk
from workbench.matching.groups import Groups, one_group_each, points_of
from workbench.matching.patience import Patience
from workbench.matching.plan import Aim, Mask, Plan, Quota
from workbench.matching.prices import Room
from workbench.matching.reached import AimReached
from workbench.matching.ties import tie_break
from workbench.matching.whole_numbers import Whole
from workbench.matching.whole_solver import answer


@dataclass(frozen=True)
class Takings:
    """What may be taken: whole groups, or pairs as groups of one.

    Attributes
    ----------
    groups : Groups
    together : bool
        Whether a giver takes one group at most; else as many pairs as she has places.
    reached : tuple of (int array, int)
        Points of each group, and the sum that must be reached.
    """

    groups: Groups
    together: bool
    reached: tuple[tuple[Whole, int], ...] = ()


def pairs_of(room: Room) -> Takings:
    """Every pair of a room, each for itself."""
    receivers, givers = np.nonzero(room.pair_high)
    points = np.zeros(len(givers), dtype=np.int64)
    return Takings(Groups(givers, receivers[:, None], points, complete=True), together=False)


def take(
    plan: Plan, room: Room, takings: Takings, aims: Sequence[Aim], patience: Patience
) -> tuple[Mask, list[AimReached]] | None:
    """The best takings for *aims* in their order; None where nothing keeps every limit."""
    groups = takings.groups
    desk = Desk(len(groups))
    receivers, givers = plan.shape
    of_giver = _columns_of(groups.giver, np.arange(len(groups)), givers)
    filled = groups.members >= 0
    of_receiver = _columns_of(groups.members[filled], np.nonzero(filled)[0], receivers)
    placed, used = desk.signs(receivers), desk.signs(givers)
    for mine, span, signs in (
        (of_receiver, room.receiver_span, placed),
        (of_giver, one_group_each(room) if takings.together else room.giver_span, used),
    ):
        for person, (columns, low, high) in enumerate(zip(mine, *span.tolist(), strict=True)):
            desk.total(columns, low=low, high=high)
            desk.sign_of(signs.start + person, columns, high)
    if not takings.together:
        held = room.pair_low[groups.members[:, 0], groups.giver]
        for column in np.nonzero(held)[0].tolist():
            desk.total(np.array([column]), low=1, high=1)
    for quota in plan.quotas:
        signs = placed if quota.side == "receiver" else used
        counted = np.nonzero(quota.counts)[0]
        desk.weighed(signs.start + counted, quota.counts[counted], quota.low, quota.high)
    for points, total in takings.reached:
        desk.weighed(np.arange(len(points)), points, total, None)
    last = tie_break(plan)
    found = answer(
        desk.question(),
        [_points(aim, groups, desk.width, placed, used) for aim in aims],
        patience=patience,
        tie_break=_points(last, groups, desk.width, placed, used),
    )
    if found.numbers is None:
        return None
    chosen = groups.as_choice(found.numbers[: len(groups)] > 0, plan.shape)
    steps = [
        AimReached(aim, each.value, each.bound, None)
        for aim, each in zip(aims, found.reached, strict=True)
    ]
    return chosen, steps


def broken_quotas(plan: Plan, chosen: Mask) -> tuple[Quota, ...]:
    """Quotas that a choice does not keep."""
    placed, used = chosen.any(axis=1), chosen.any(axis=0)
    return tuple(
        quota
        for quota in plan.quotas
        if not quota.holds(int(quota.counts @ (placed if quota.side == "receiver" else used)))
    )


def _points(aim: Aim, groups: Groups, width: int, placed: slice, used: slice) -> Whole:
    """Points of each column for one aim."""
    points = np.zeros(width, dtype=np.int64)
    points[placed], points[used] = aim.receiver_points, aim.giver_points
    if aim.siblings is not None and aim.siblings.weight > 0:
        sizes = (groups.members >= 0).sum(axis=1)
        for size in np.unique(sizes).tolist():
            alike = np.nonzero(sizes == size)[0]
            those = groups.members[alike, :size]
            points[alike] = points_of(aim.siblings, groups.giver[alike], those)
    elif aim.pair_points is not None:
        nobody = np.zeros(aim.pair_points.shape[1], dtype=np.int64)
        table = np.vstack([aim.pair_points, nobody])
        points[: len(groups)] = table[groups.members, groups.giver[:, None]].sum(axis=1)
    return points


def _columns_of(person: Whole, column: Whole, people: int) -> list[NDArray[np.int64]]:
    """Columns that each person stands in."""
    order = np.argsort(person, kind="stable")
    ends = np.searchsorted(person[order], np.arange(people + 1))
    return [column[order[ends[one] : ends[one + 1]]] for one in range(people)]
