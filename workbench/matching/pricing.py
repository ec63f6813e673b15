"""Pairs that prices are held against: a table kept whole, or blocks made when they are asked for.

Nearly all pairs are so far below their two prices that they never matter. So only those that
matter are kept at hand, and now and then all are looked through for more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from workbench.matching.plan import Aim, Mask
from workbench.matching.prices import Room

Whole = NDArray[np.int64]

#: Pairs up to which all are kept at hand, rather than looked through again and again.
_FEW = 60_000

#: Rows that are looked through at once: what the computer's fast memory holds.
_ROWS = 128


@dataclass(frozen=True)
class Block:
    """Some receivers beside all givers.

    Attributes
    ----------
    first : int
        Row of the first receiver.
    points : int array, receivers of the block × givers
    allowed : bool array of the same shape
        Pairs that may be chosen.
    """

    first: int
    points: Whole
    allowed: Mask


@dataclass(frozen=True)
class AtHand:
    """Some pairs with their points, sorted by their number: row times givers plus column."""

    pairs: Whole
    points: Whole

    def with_more(self, other: AtHand) -> AtHand:
        """These and the others."""
        pairs, first = np.unique(np.concatenate([self.pairs, other.pairs]), return_index=True)
        return AtHand(pairs, np.concatenate([self.points, other.points])[first])


class Pairs(Protocol):
    """All pairs of a question, however they are kept."""

    @property
    def shape(self) -> tuple[int, int]:
        """Number of receivers and of givers."""

    def few(self) -> AtHand | None:
        """All pairs, where they are few enough to keep at hand."""

    def asked_for(self, up: Whole, down: Whole, chosen: Whole) -> AtHand:
        """For each person the left-out pair worth most beyond its prices, where any is.

        Parameters
        ----------
        up, down : int arrays
            A left-out pair is worth more than its prices where its points exceed *up* of its
            receiver less *down* of its giver.
        chosen : int array
            Pairs that are chosen, sorted.
        """

    def must(self, pairs: Whole) -> Mask:
        """Which of these pairs have to be chosen."""


@dataclass(frozen=True)
class Table:
    """Pairs of a room, with the points of one aim, kept whole."""

    aim: Aim
    room: Room

    @property
    def shape(self) -> tuple[int, int]:
        """Number of receivers and of givers."""
        rows, columns = self.room.pair_high.shape
        return rows, columns

    def few(self) -> AtHand | None:
        """All pairs that are possible, where they are few enough."""
        if np.count_nonzero(self.room.pair_high) > _FEW:
            return None
        return self.of(np.flatnonzero(self.room.pair_high))

    def of(self, pairs: Whole) -> AtHand:
        """These pairs with their points."""
        return AtHand(pairs, self._points.ravel()[pairs])

    def blocks(self) -> Iterator[Block]:
        """All pairs, in pieces that the computer's fast memory holds."""
        points = self._points
        for first in range(0, len(points), _ROWS):
            part = slice(first, first + _ROWS)
            yield Block(first, points[part], self.room.pair_high[part])

    def asked_for(self, up: Whole, down: Whole, chosen: Whole) -> AtHand:
        """For each person the left-out pair worth most beyond its prices, where any is."""
        return asked_in_blocks(self.blocks(), self.shape[1], up, down, chosen)

    def must(self, pairs: Whole) -> Mask:
        """Which of these pairs have to be chosen."""
        held: Mask = self.room.pair_low.ravel()[pairs]
        return held

    @property
    def _points(self) -> Whole:
        if self.aim.pair_points is not None:
            return self.aim.pair_points
        return np.zeros(self.shape, dtype=np.int64)


@dataclass(frozen=True)
class Listed:
    """Pairs that are listed one by one: far fewer than a table would hold.

    Attributes
    ----------
    at_hand : AtHand
        All that are possible.
    """

    at_hand: AtHand
    shape: tuple[int, int]

    def few(self) -> AtHand | None:
        """All pairs, where they are few enough."""
        return self.at_hand if len(self.at_hand.pairs) <= _FEW else None

    def asked_for(self, up: Whole, down: Whole, chosen: Whole) -> AtHand:
        """For each person the left-out pair worth most beyond its prices, where any is."""
        row, column = np.divmod(self.at_hand.pairs, self.shape[1])
        surplus = self.at_hand.points - up[row] + down[column]
        surplus[np.searchsorted(self.at_hand.pairs, chosen)] = 0
        above = np.nonzero(surplus > 0)[0]
        above = above[np.argsort(-surplus[above], kind="stable")]
        asked = [above[np.unique(side[above], return_index=True)[1]] for side in (row, column)]
        both = np.unique(np.concatenate(asked))
        return AtHand(self.at_hand.pairs[both], self.at_hand.points[both])

    def must(self, pairs: Whole) -> Mask:
        """Which of these pairs have to be chosen: none."""
        return np.zeros(len(pairs), dtype=bool)


def asked_in_blocks(
    blocks: Iterator[Block], givers: int, up: Whole, down: Whole, chosen: Whole
) -> AtHand:
    """As :meth:`Pairs.asked_for`, over pairs that come in blocks."""
    best_gain, best_pair, best_points = (np.zeros(givers, dtype=np.int64) for _ in range(3))
    found, worth = [], []
    for block in blocks:
        rows = len(block.points)
        surplus = block.points - up[block.first : block.first + rows, None]
        surplus += down[None, :]
        surplus *= block.allowed
        begin, end = np.searchsorted(chosen, [block.first * givers, (block.first + rows) * givers])
        surplus.ravel()[chosen[begin:end] - block.first * givers] = 0
        top = surplus.argmax(axis=1)
        gains = surplus[np.arange(rows), top] > 0
        found.append((block.first + np.nonzero(gains)[0]) * givers + top[gains])
        worth.append(block.points[gains, top[gains]])
        row = surplus.argmax(axis=0)
        gain = surplus[row, np.arange(givers)]
        better = np.nonzero(gain > best_gain)[0]
        best_gain[better] = gain[better]
        best_pair[better] = (block.first + row[better]) * givers + better
        best_points[better] = block.points[row[better], better]
    of_givers = best_gain > 0
    return AtHand(
        *(np.zeros(0, dtype=np.int64) for _ in range(2))
    ).with_more(
        AtHand(
            np.concatenate([*found, best_pair[of_givers]]),
            np.concatenate([*worth, best_points[of_givers]]),
        )
    )
