"""Settling a choice: improve it until prices prove it best. Exact, in whole numbers.

Every person and a common root carry a label, the length of a shortest way through the residual
graph. Labels are lowered until none can be. If they come to rest, they are dual prices that prove
the choice best. If they run in a circle, the circle is an exchange of partners that gains points:
it is made, and the labels go on from where they stand. So a choice that is nearly best is made
best in a few exchanges, and whatever comes out is proven.

Only few pairs ever lower a label. The labels are settled over those first; then all pairs are
looked through for others that still would.

Source: Bellman-Ford labels with negative-cycle cancelling, Ahuja, Magnanti and Orlin, "Network
Flows", sections 5.5 and 9.6; cycles of the parent graph, Cherkassky and Goldberg, "Negative-cycle
detection algorithms", Math. Programming 85 (1999).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.matching.patience import Patience
from workbench.matching.plan import Aim, Mask, Reward
from workbench.matching.prices import Prices, Room, bound_of
from workbench.matching.pricing import AtHand, Pairs, Table

Whole = NDArray[np.int64]

# Larger than any sum of points, and far enough below the largest int64 that adding is safe.
_FAR = np.int64(2**60)

#: Rounds after which the labels are searched for circles.
_ROUNDS = 8


@dataclass(frozen=True)
class Spans:
    """How many partners each may have, split as in a room, and what the first one earns.

    Attributes
    ----------
    receiver_first, receiver_more, giver_first, giver_more : int arrays, 2 × people
    receiver_points : int, or int array with one number per receiver
    giver_points : int
    """

    receiver_first: Whole
    receiver_more: Whole
    giver_first: Whole
    giver_more: Whole
    receiver_points: Reward = 0
    giver_points: int = 0


@dataclass(frozen=True)
class Settled:
    """A choice at rest.

    Attributes
    ----------
    pairs : AtHand
        The chosen pairs.
    receiver, giver : int arrays
        Prices; they prove the choice best unless time ran out.
    """

    pairs: AtHand
    receiver: Whole
    giver: Whole


def settle(aim: Aim, room: Room, chosen: Mask, patience: Patience) -> tuple[Mask, Prices]:
    """The best choice for *aim* that exchanges lead to from *chosen*, and its prices.

    The prices prove the choice best: their bound is its worth. Only where time ran out the bound
    may lie higher.

    Parameters
    ----------
    chosen : bool array, receivers × givers
        A choice that keeps to the room; near the best it takes milliseconds.
    """
    spans = Spans(
        room.receiver_first,
        room.receiver_more,
        room.giver_first,
        room.giver_more,
        aim.receiver_points,
        aim.giver_points,
    )
    table = Table(aim, room)
    settled = settle_pairs(table, spans, table.of(np.flatnonzero(chosen)), patience)
    found = np.zeros(chosen.size, dtype=bool)
    found[settled.pairs.pairs] = True
    bound = bound_of(aim, room, settled.receiver, settled.giver)
    return found.reshape(chosen.shape), Prices(settled.receiver, settled.giver, bound)


def settle_pairs(
    pairs: Pairs,
    spans: Spans,
    chosen: AtHand,
    patience: Patience,
    *,
    more: AtHand | None = None,
    start: tuple[Whole, Whole] | None = None,
) -> Settled:
    """The same for pairs however they are kept.

    Parameters
    ----------
    more : AtHand or None
        Pairs that are likely to matter, to be looked through less often.
    start : (int array, int array) or None
        Prices of receivers and givers near the right ones, to get there sooner.
    """
    labels = _Labels(pairs, spans, chosen, patience, more)
    if start is not None:
        labels.up, labels.down = start[0].copy(), -start[1]
    labels.settle()
    return Settled(labels.taken, labels.up - labels.root, labels.root - labels.down)


class _Labels:
    """Labels of receivers (*up*), givers (*down*) and the root, and the pairs that lower them."""

    def __init__(
        self, pairs: Pairs, spans: Spans, chosen: AtHand, patience: Patience, more: AtHand | None
    ) -> None:
        receivers, givers = self.shape = pairs.shape
        self.up = np.zeros(receivers, dtype=np.int64)
        self.down = np.zeros(givers, dtype=np.int64)
        self.root = np.int64(0)
        self._all, self._spans, self._patience = pairs, spans, patience
        few = pairs.few()
        self._complete = few is not None
        self._at_hand = chosen
        for known in (few, more):
            if known is not None:
                self._at_hand = self._at_hand.with_more(known)
        self._keep_at_hand(chosen.pairs)

    @property
    def taken(self) -> AtHand:
        """Pairs that are chosen now."""
        return AtHand(self._at_hand.pairs[self._taken], self._at_hand.points[self._taken])

    def settle(self) -> None:
        """Lower labels and make exchanges until nothing moves, or time is up."""
        while self._come_to_rest() and not self._complete:
            asked = self._all.asked_for(self.up, self.down, self.taken.pairs)
            if not len(asked.pairs):
                return
            taken = self.taken.pairs
            self._at_hand = self._at_hand.with_more(asked)
            self._keep_at_hand(taken)

    def _keep_at_hand(self, taken: Whole) -> None:
        """Begin anew with the pairs at hand, of which some are *taken*."""
        pairs = self._at_hand.pairs
        self._taken = np.zeros(len(pairs), dtype=bool)
        self._taken[np.searchsorted(pairs, taken)] = True
        self._row, self._column = np.divmod(pairs, self.shape[1])
        self._by_giver = np.argsort(self._column, kind="stable")
        self._renew()

    def _renew(self) -> None:
        """Ways through the graph for the choice as it stands."""
        receivers, givers = self.shape
        row, column = self._row, self._column
        points, taken, spans = self._at_hand.points, self._taken, self._spans
        enter = self._by_giver[~taken[self._by_giver]]
        self._enter = _Ways(row[enter], column[enter], -points[enter])
        leave = np.nonzero(taken)[0]
        leave = leave[~self._all.must(self._at_hand.pairs[leave])]
        self._leave = _Ways(column[leave], row[leave], points[leave])
        self._receivers = _steps(
            spans.receiver_first,
            spans.receiver_more,
            np.bincount(row[taken], minlength=receivers),
            spans.receiver_points,
        )
        self._givers = _steps(
            spans.giver_first,
            spans.giver_more,
            np.bincount(column[taken], minlength=givers),
            spans.giver_points,
        )
        # Where a label came from: a person of the other side, or the root.
        self._root = receivers + givers
        self._parent = np.full(self._root + 1, -1, dtype=np.int64)

    def _come_to_rest(self) -> bool:
        """Whether the labels came to rest over the pairs at hand before time was up."""
        rounds = 0
        while self._lower():
            rounds += 1
            if rounds % _ROUNDS == 0:
                if self._patience.over:
                    return False
                if self._exchange():
                    self._renew()
        return True

    def _lower(self) -> bool:
        """One round over all ways; whether any label was lowered."""
        receivers = self.shape[0]
        parent = self._parent
        moved = self._enter.lower(self.up, self.down, parent[receivers:-1], 0)
        moved |= self._leave.lower(self.down, self.up, parent[:receivers], receivers)
        for may_rise, may_fall, reward in self._receivers:
            reach = self.root - reward
            lower = may_rise & (self.up > reach)
            if lower.any():
                np.copyto(self.up, reach, where=lower)
                parent[:receivers][lower] = self._root
                moved = True
            moved |= self._lower_root(self.up + reward, may_fall, 0)
        for may_rise, may_fall, reward in self._givers:
            moved |= self._lower_root(self.down - reward, may_rise, receivers)
            lower = may_fall & (self.down > self.root + reward)
            if lower.any():
                self.down[lower] = self.root + reward
                parent[receivers:-1][lower] = self._root
                moved = True
        return moved

    def _lower_root(self, labels: Whole, allowed: Mask, offset: int) -> bool:
        if not len(labels):
            return False
        open_labels = np.where(allowed, labels, _FAR)
        lowest = int(open_labels.argmin())
        if open_labels[lowest] >= self.root:
            return False
        self.root = open_labels[lowest]
        self._parent[-1] = offset + lowest
        return True

    def _exchange(self) -> bool:
        """Make every exchange that the labels run round in; whether there was one."""
        receivers, givers = self.shape
        end = self._root + 1
        jump = np.append(np.where(self._parent < 0, end, self._parent), end)
        for _ in range(end.bit_length()):
            jump = jump[jump]
        around = np.unique(jump[jump != end])
        # Of two people in a row around a circle, one gets the other as a partner or gives her up;
        # circles have nobody in common, so all can be made at once.
        before = self._parent[around]
        enters = (before < receivers) & (around >= receivers) & (around < self._root)
        leaves = (around < receivers) & (before >= receivers) & (before < self._root)
        entering = before[enters] * givers + around[enters] - receivers
        leaving = around[leaves] * givers + before[leaves] - receivers
        self._taken[np.searchsorted(self._at_hand.pairs, entering)] = True
        self._taken[np.searchsorted(self._at_hand.pairs, leaving)] = False
        return len(around) > 0


class _Ways:
    """Ways from one side to the other, each with its length, in the order of where they lead."""

    def __init__(self, begin: Whole, end: Whole, length: Whole) -> None:
        self._begin, self._end, self._length = begin, end, length
        first = np.ones(len(end), dtype=bool)
        first[1:] = end[1:] != end[:-1]
        self._starts = np.nonzero(first)[0]
        self._ends = end[self._starts]
        self._group = np.cumsum(first) - 1

    def lower(self, here: Whole, there: Whole, parent: Whole, offset: int) -> bool:
        """Lower the labels *there* as far as the ways allow; whether any was lowered."""
        if not len(self._begin):
            return False
        reach = here[self._begin] + self._length
        lowest = np.minimum.reduceat(reach, self._starts)
        better = lowest < there[self._ends]
        if not better.any():
            return False
        there[self._ends[better]] = lowest[better]
        used = (reach == lowest[self._group]) & better[self._group]
        parent[self._end[used]] = offset + self._begin[used]
        return True


def _steps(
    first: Whole, more: Whole, flow: Whole, reward: Reward
) -> tuple[tuple[Mask, Mask, Reward], ...]:
    """Which of the two parts of each number may rise or fall, and what a step earns."""
    in_first = np.minimum(flow, first[1])
    # What fits in *first* stands there: it never earns less than *more*.
    in_more = flow - in_first
    return (
        (in_first < first[1], in_first > first[0], reward),
        (in_more < more[1], in_more > more[0], 0),
    )
