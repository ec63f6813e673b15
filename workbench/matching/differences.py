"""What changed between two proposals: the before and after of every weight or decision."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from workbench.matching.proposal import Proposal


@dataclass(frozen=True)
class Change:
    """One receiver whose giver changed; None on a side means without a partner."""

    receiver: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Difference:
    """The later proposal compared with the earlier.

    Attributes
    ----------
    changes : tuple of Change
        In canonical order of receivers.
    stay : int
        Pairs in both.
    aims : tuple of (aim id, before, after)
        For every aim in both.
    """

    changes: tuple[Change, ...]
    stay: int
    aims: tuple[tuple[str, float, float], ...]


def difference(before: Proposal, after: Proposal) -> Difference:
    """Who has another partner than before, and how the aims moved."""
    earlier, later = _givers_of(before), _givers_of(after)
    changes: list[Change] = []
    for receiver in sorted({*earlier, *later}):
        gone = sorted(earlier.get(receiver, set()) - later.get(receiver, set()))
        new = sorted(later.get(receiver, set()) - earlier.get(receiver, set()))
        changes += [Change(receiver, one, other) for one, other in zip_longest(gone, new)]
    values = {aim.id: aim.value for aim in before.aims}
    return Difference(
        tuple(changes),
        len(before.pair_ids & after.pair_ids),
        tuple((aim.id, values[aim.id], aim.value) for aim in after.aims if aim.id in values),
    )


def _givers_of(proposal: Proposal) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for pair in proposal.pairs:
        found.setdefault(pair.receiver, set()).add(pair.giver)
    return found
