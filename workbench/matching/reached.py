"""How far an aim was reached, and what is known of the best there can be."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.matching.plan import Aim
from workbench.matching.prices import Prices


@dataclass(frozen=True)
class AimReached:
    """How far one aim was reached.

    Attributes
    ----------
    value, bound : int
        Points of the choice, and the most that any choice can have after the aims before.
    prices : Prices or None
        The proof where it is one by prices; None where the bound is the solver's.
    """

    aim: Aim
    value: int
    bound: int
    prices: Prices | None

    @property
    def proven(self) -> bool:
        """Whether nothing better exists."""
        return self.value == self.bound

    @property
    def gap(self) -> float:
        """Share of the bound that is still open."""
        return (self.bound - self.value) / max(abs(self.bound), 1)
