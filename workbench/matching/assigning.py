"""A first choice, quickly: where nobody on one side has two partners, it is an assignment.

Each place of the other side is a column of its own, and SciPy's assignment fills the table. Some
aims in a row are weighed in one number, as far as double precision holds that exactly. Nothing
here is trusted: a choice counts only once it is settled and its prices prove it best.

Source: Crouse, "On implementing 2D rectangular assignment algorithms", IEEE Trans. Aerospace and
Electronic Systems 52 (2016), which ``scipy.optimize.linear_sum_assignment`` follows.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from workbench.matching.patience import Patience, beside
from workbench.matching.plan import Aim, Mask, Matrix, Reward
from workbench.matching.prices import Room

# Entries up to here leave double precision room to add and subtract exactly along a path.
_EXACT = 2**50

# Share of possible pairs up to which a table is filled pair by pair.
_FEW = 0.1

# Tables from here on take so long that somebody may stop waiting meanwhile.
_LARGE = 1_000_000


def assigned(
    room: Room, aims: Sequence[Aim], patience: Patience
) -> tuple[Mask, int] | None:
    """A choice that is likely best for the leading *aims*, and for how many of them.

    None where the question has no such form: where both sides may have several partners, or the
    choice found does not keep to the room.
    """
    if (room.receiver_span[1] <= 1).all():
        turned = False
    elif (room.giver_span[1] <= 1).all():
        turned = True
    else:
        return None
    number, points, first = _weighed(room, aims, turned=turned)
    seen = room.turned if turned else room
    found = _assigned(seen, points.T if turned else points, first, patience)
    chosen = found.T if turned else found
    return (chosen, number) if room.holds(chosen) else None


def layered(room: Room, aim: Aim, patience: Patience) -> Mask | None:
    """A choice that is good for *aim* where both sides may have several partners.

    Each layer gives everybody one partner at most, the best that the layers before have left.
    None where the choice does not keep to the room.
    """
    chosen: Mask = room.pair_low.copy()
    points = aim.pair_points
    worth = np.ones(chosen.shape) if points is None else points.astype(np.float64) + 1
    while True:
        free = room.receiver_span[1] > chosen.sum(axis=1), room.giver_span[1] > chosen.sum(axis=0)
        rows, columns = np.nonzero(free[0])[0], np.nonzero(free[1])[0]
        if not len(rows) or not len(columns):
            break
        part = np.ix_(rows, columns)
        open_pairs = room.pair_high[part] & ~chosen[part]
        row, column = _solved(worth[part] * open_pairs, patience)
        new = open_pairs[row, column]
        if not new.any():
            break
        chosen[rows[row[new]], columns[column[new]]] = True
    return chosen if room.holds(chosen) else None


def _weighed(
    room: Room, aims: Sequence[Aim], *, turned: bool
) -> tuple[int, Matrix, Reward]:
    """How many of the aims go into one number, that number for each pair, and for a first place."""
    shape = room.pair_high.shape
    people = min(shape)
    number, scale = 0, 1
    for aim in aims:
        # Aims on groups, and those that no pair has a part in, are not weighed here.
        if number and (aim.siblings is not None or scale * _most(aim) * people > _EXACT):
            break
        number, scale = number + 1, scale * (_most(aim) * people + 1)
    total: Matrix = np.zeros(shape, dtype=np.int64)
    first: Reward = 0
    factor = 1
    for aim in reversed(aims[:number]):
        each: Reward = aim.receiver_points
        copied: Reward = aim.giver_points
        if turned:
            each, copied = copied, each
        if aim.pair_points is not None:
            total += factor * aim.pair_points if factor > 1 else aim.pair_points
        if np.any(each):
            total += factor * np.reshape(each, (-1, 1))
        first = first + factor * copied
        factor *= _most(aim) * people + 1
    return number, total, first


def _most(aim: Aim) -> int:
    """Most points that one pair can add."""
    points = 0 if aim.pair_points is None else int(aim.pair_points.max(initial=0))
    return points + int(np.max(aim.receiver_points, initial=0)) + aim.giver_points


def _assigned(room: Room, points: Matrix, first: Reward, patience: Patience) -> Mask:
    """Best assignment where each row has one partner at most; it may fail to keep to the room."""
    chosen: Mask = room.pair_low.copy()
    fixed_rows, fixed = chosen.any(axis=1), chosen.sum(axis=0)
    high = room.pair_high
    rows = np.nonzero((room.receiver_span[1] > 0) & ~fixed_rows & high.any(axis=1))[0]
    free = np.minimum(np.maximum(room.giver_span[1] - fixed, 0), len(rows))
    if not len(rows) or not free.any():
        return chosen
    # All first places, then all second ones, and so on.
    places = [np.nonzero(free > rank)[0] for rank in range(int(free.max()))]
    columns = np.concatenate(places)
    rank = np.repeat(np.arange(len(places)), [len(each) for each in places])
    needed = rank < (room.giver_span[0] - fixed)[columns]
    opening = (rank == 0) & (fixed == 0)[columns] & (room.giver_first[1] > 0)[columns]
    # Who must have a partner outweighs whatever points all others could have.
    opened = np.broadcast_to(first, high.shape[1])[columns] * opening
    most = int(points.max(initial=0)) + int(opened.max(initial=0))
    must = (most + 1) * (min(len(rows), len(columns)) + 1)
    of_columns = (must * needed + opened).astype(np.float64)
    of_rows = must * (room.receiver_span[0] > 0)
    worth = _table(points, high, rows, places, of_rows.astype(np.float64), of_columns)
    row, column = _solved(worth, patience)
    new = high[rows[row], columns[column]]
    chosen[rows[row[new]], columns[column[new]]] = True
    return chosen


def _table(
    points: Matrix,
    high: Mask,
    rows: NDArray[np.int64],
    places: list[NDArray[np.int64]],
    of_rows: NDArray[np.float64],
    of_columns: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Worth of each row on each place, 0 where it may not be."""
    if len(rows) < len(high):
        points, high, of_rows = points[rows], high[rows], of_rows[rows]
    worth = np.zeros((len(rows), len(of_columns)))
    begin = 0
    few = np.count_nonzero(high) < _FEW * high.size
    row, column = np.nonzero(high) if few else (rows[:0], rows[:0])
    for those in places:
        part = slice(begin, begin + len(those))
        if few:
            place = np.full(high.shape[1], -1)
            place[those] = np.arange(begin, part.stop)
            inside = place[column] >= 0
            r, c = row[inside], column[inside]
            worth[r, place[c]] = points[r, c] + of_rows[r] + of_columns[place[c]]
        else:
            every = len(those) == high.shape[1]
            of_those, open_pairs = (points, high) if every else (points[:, those], high[:, those])
            block = worth[:, part]
            np.add(of_those, of_rows[:, None], out=block)
            if of_columns[part].any():
                block += of_columns[None, part]
            block *= open_pairs
        begin = part.stop
    return worth


def _solved(
    worth: NDArray[np.float64], patience: Patience
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Rows and columns of the assignment with the highest sum."""

    def solve() -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        row, column = linear_sum_assignment(worth, maximize=True)
        return row, column

    patience.check()
    return beside(solve, patience) if worth.size > _LARGE else solve()
