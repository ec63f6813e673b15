"""Very many people: pairs are scored block by block, and no full table is ever kept.

All pairs are looked through a few times. The first time the best pairs of each person are kept, and
a choice is made and settled among those. Then its prices are held against all pairs, block by
block: the surplus of those left out is added to the bound, and the ones with most surplus are kept
too, until there are none. So the bound is true after every look, and in the end mostly a proof.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from workbench.matching.patience import Patience, beside, patience_of
from workbench.matching.pricing import AtHand, Block, Listed, Whole, asked_in_blocks
from workbench.matching.scores import score
from workbench.matching.settling import Settled, Spans, settle_pairs
from workbench.matching.weighing import Wishes, plan_of
from workbench.programme import Programme
from workbench.vocabulary import Field

#: Pairs of each person that are kept.
KEPT = 32

#: Pairs of each person that the first choice is made among.
_FIRST = 12

#: Looks at all pairs, at most.
LOOKS = 8

# Places of one giver that the first choice fills at most.
_MOST_COPIES = 4

# Less than any points: what may not be chosen.
_NEVER = np.int64(-(2**50))

# Bits that decide which of many pairs with equal points are kept.
_TIES = 10


@dataclass(frozen=True)
class BlockChoice:
    """A choice among very many people.

    Attributes
    ----------
    receivers, givers : int arrays
        Rows and columns of the chosen pairs.
    placed, placed_bound : int
        Receivers with a partner, and the most there can be.
    points, bound : int
        Points of the choice, and the most that one with as many placed can have.
    seconds : float
    """

    receivers: NDArray[np.int64]
    givers: NDArray[np.int64]
    placed: int
    placed_bound: int
    points: int
    bound: int
    seconds: float

    @property
    def proven(self) -> bool:
        """Whether nothing better exists."""
        return self.placed == self.placed_bound and self.points == self.bound

    @property
    def gap(self) -> float:
        """Share of the bound that is still open."""
        if self.placed < self.placed_bound:
            return (self.placed_bound - self.placed) / self.placed_bound
        return (self.bound - self.points) / max(self.bound, 1)


def scored_blocks(
    applications: pd.DataFrame,
    programme: Programme,
    *,
    fields: dict[str, Field],
    wishes: Wishes,
    rows: int = 250,
) -> Iterator[Block]:
    """Points of the programme's first aim on fit, some receivers at a time.

    Parameters
    ----------
    applications : DataFrame, one row per person who takes part
        As for :func:`workbench.matching.score`; nobody acts in a unit.
    rows : int
        Receivers in a block.
    """
    ordered = applications.sort_index()
    givers = ordered[ordered["role"] == programme.match.giver]
    receivers = ordered[ordered["role"] == programme.match.receiver]
    for first in range(0, len(receivers), rows):
        some = pd.concat([givers, receivers.iloc[first : first + rows]])
        plan = plan_of(score(some, programme, fields=fields), programme, wishes)
        points = next(aim.pair_points for aim in plan.aims if aim.goal == "max_score")
        assert points is not None
        yield Block(first, points, plan.permissible)


def choose_in_blocks(
    blocks: Callable[[], Iterable[Block]],
    *,
    wanted: Whole,
    places: Whole,
    looks: int = LOOKS,
    seconds: float = 3_600.0,
    cancelled: Callable[[], bool] | None = None,
) -> BlockChoice:
    """As many receivers as possible with a partner, then the most points, with a bound.

    Parameters
    ----------
    blocks : callable that gives all pairs, block by block
        Called once for every look.
    wanted, places : int arrays
        How many partners each receiver and each giver may have.
    looks : int
        How often all pairs may be looked through, two times at least.
    """
    begun = time.perf_counter()
    patience = patience_of(seconds, cancelled)
    shape = len(wanted), len(places)
    pairs = _best_of_each(blocks(), shape, patience)
    # Points stay below a whole step of the first aim, whoever is placed.
    most = int(pairs.points.max(initial=0))
    step = most * int(wanted.sum()) + 1
    spans = Spans(*_spans(wanted), *_spans(places), receiver_points=step)
    near = _near(pairs, shape[1])
    chosen = _first_choice(near, wanted, places, patience)
    bound = step * len(wanted) + most * int(wanted.sum())
    prices = None
    for _ in range(looks - 1):
        settled = settle_pairs(
            Listed(pairs, shape), spans, chosen, patience, more=near, start=prices
        )
        chosen, prices = settled.pairs, (settled.receiver, settled.giver)
        surplus, asked = _looked_through(blocks(), settled, wanted, patience)
        bound = min(bound, surplus + _of_people(settled, spans))
        if not len(asked.pairs) or patience.over:
            break
        pairs, near = pairs.with_more(asked), near.with_more(asked)
    row, column = np.divmod(chosen.pairs, shape[1])
    placed, points = len(np.unique(row)), int(chosen.points.sum())
    placed_bound, points_bound = divmod(bound, step)
    if placed < placed_bound:
        points_bound = most * min(int(wanted.sum()), int(places.sum()))
    took = time.perf_counter() - begun
    return BlockChoice(row, column, placed, placed_bound, points, points_bound, took)


def _best_of_each(blocks: Iterable[Block], shape: tuple[int, int], patience: Patience) -> AtHand:
    """The best pairs of each receiver and of each giver.

    Of many with equal points those are kept that a mixed number favours, so that not everybody
    keeps the same few.
    """
    givers = shape[1]
    best = np.zeros((0, givers), dtype=np.int64)
    best_row = np.zeros((0, givers), dtype=np.int64)
    pairs, points = [], []
    for block in blocks:
        patience.check()
        number = np.arange(block.first, block.first + len(block.points))
        known = np.where(block.allowed, block.points << _TIES, _NEVER)
        known += _mixed(number[:, None], np.arange(givers)[None, :])
        if givers > KEPT:
            place = np.argpartition(-known, KEPT - 1, axis=1)[:, :KEPT]
            top = np.take_along_axis(known, place, axis=1)
        else:
            place, top = np.broadcast_to(np.arange(givers), known.shape), known
        pairs.append((number[:, None] * givers + place)[top > 0])
        points.append(top[top > 0] >> _TIES)
        best = np.vstack([best, known])
        best_row = np.vstack([best_row, np.broadcast_to(number[:, None], known.shape)])
        if len(best) > KEPT:
            place = np.argpartition(-best, KEPT - 1, axis=0)[:KEPT]
            best = np.take_along_axis(best, place, axis=0)
            best_row = np.take_along_axis(best_row, place, axis=0)
    pairs.append((best_row * givers + np.arange(givers))[best > 0])
    points.append(best[best > 0] >> _TIES)
    return _nothing().with_more(AtHand(np.concatenate(pairs), np.concatenate(points)))


def _mixed(rows: Whole, columns: Whole) -> Whole:
    mixed = rows * np.int64(0x9E3779B1) ^ columns * np.int64(0x85EBCA77)
    mixed ^= mixed >> 15
    mixed *= np.int64(0x2C1B3C6D)
    return (mixed >> 17) & np.int64((1 << _TIES) - 1)


def _nothing() -> AtHand:
    return AtHand(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))


def _spans(most: Whole) -> tuple[Whole, Whole]:
    nothing = np.zeros_like(most)
    return (
        np.stack([nothing, np.minimum(most, 1)]),
        np.stack([nothing, np.maximum(most - 1, 0)]),
    )


def _near(pairs: AtHand, givers: int) -> AtHand:
    """The very best pairs of each person."""
    row, column = np.divmod(pairs.pairs, givers)
    near = _rank(row, pairs.points) | _rank(column, pairs.points)
    return AtHand(pairs.pairs[near], pairs.points[near])


def _first_choice(near: AtHand, wanted: Whole, places: Whole, patience: Patience) -> AtHand:
    """One partner for each, by a sparse assignment."""
    givers = len(places)
    row, column = np.divmod(near.pairs, givers)
    open_pairs = np.nonzero((wanted[row] > 0) & (places[column] > 0))[0]
    # Every place is a column; a receiver may stay without, on a column of her own.
    start = np.cumsum(places) - places
    copies = np.minimum(places[column[open_pairs]], _MOST_COPIES)
    number = np.repeat(open_pairs, copies)
    copy = np.arange(len(number)) - np.repeat(np.cumsum(copies) - copies, copies)
    people, seats = len(wanted), int(places.sum())
    most = float(near.points.max(initial=0) + 1)
    weight = np.append(most - near.points[number], np.full(people, 4 * most))
    rows = np.append(row[number], np.arange(people))
    columns = np.append(start[column[number]] + copy, seats + np.arange(people))
    table = coo_array((weight, (rows, columns)), shape=(people, seats + people)).tocsr()
    seated, seat = beside(lambda: min_weight_full_bipartite_matching(table), patience)
    taken = seat < seats
    giver = np.searchsorted(np.cumsum(places), seat[taken], side="right")
    chosen = np.searchsorted(near.pairs, np.sort(seated[taken] * givers + giver))
    return AtHand(near.pairs[chosen], near.points[chosen])


def _rank(person: Whole, points: Whole) -> NDArray[np.bool_]:
    """Whether a pair is among the first few of its person."""
    order = np.lexsort((-points, person))
    ordered = person[order]
    place = np.arange(len(order)) - np.searchsorted(ordered, ordered)
    found = np.zeros(len(order), dtype=bool)
    found[order[place < _FIRST]] = True
    return found


def _looked_through(
    blocks: Iterable[Block], settled: Settled, wanted: Whole, patience: Patience
) -> tuple[int, AtHand]:
    """Surplus that all pairs can add to the bound, and the left-out ones that have most."""
    givers = len(settled.giver)
    total, asked = 0, _nothing()
    for block in blocks:
        patience.check()
        part = slice(block.first, block.first + len(block.points))
        one = iter([block])
        # A receiver takes part in no more pairs than she wants, and in each of them once.
        surplus = block.points - settled.receiver[part, None] - settled.giver[None, :]
        surplus *= block.allowed
        np.maximum(surplus, 0, out=surplus)
        of_rows = np.minimum(surplus.max(axis=1) * wanted[part], surplus.sum(axis=1))
        total += int(of_rows.sum())
        asked = asked.with_more(
            asked_in_blocks(one, givers, settled.receiver, -settled.giver, settled.pairs.pairs)
        )
    return total, asked


def _of_people(settled: Settled, spans: Spans) -> int:
    """What the prices of people add to the bound."""
    parts = (
        (spans.receiver_first, settled.receiver + spans.receiver_points),
        (spans.receiver_more, settled.receiver),
        (spans.giver_first, settled.giver),
        (spans.giver_more, settled.giver),
    )
    return sum(
        int((np.where(price > 0, span[1], span[0]) * price).sum()) for span, price in parts
    )
