"""Seeded draws that come out the same on every run, machine and NumPy version.

Every person and every question has a stream of its own, so that a changed question leaves all
other answers as they were. Only uniform draws of the generator are used: their bits are stable,
whereas NumPy may improve how it shuffles or draws from a distribution.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np


@dataclass(frozen=True)
class Dice:
    """A source of draws, named by a path of words below one seed.

    Parameters
    ----------
    seed : int
        The one number that everything follows from.
    path : tuple of str
        What is being drawn, such as ``("adept", "17", "phone")``.

    Examples
    --------
    >>> Dice(1).of("adept", 17).unit() == Dice(1).of("adept", 17).unit()
    True
    """

    seed: int
    path: tuple[str, ...] = ()

    def of(self, *words: object) -> "Dice":
        """Source of draws for something narrower."""
        return Dice(self.seed, (*self.path, *(str(word) for word in words)))

    def units(self, count: int) -> list[float]:
        """Numbers from 0 up to, not including, 1."""
        stream = np.random.Generator(np.random.PCG64([self.seed, *map(_number, self.path)]))
        return [float(number) for number in stream.random(count)]

    def unit(self) -> float:
        """One number from 0 up to, not including, 1."""
        return self.units(1)[0]

    def happens(self, chance: float) -> bool:
        """Whether something with this chance (0…1) happens."""
        return self.unit() < chance

    def whole(self, low: int, high: int) -> int:
        """A whole number from *low* to *high*, both included."""
        return low + int(self.unit() * (high - low + 1))

    def one[T](self, choices: Sequence[T]) -> T:
        """One of the choices, each as likely."""
        return choices[int(self.unit() * len(choices))]

    def weighted[T](self, weights: Mapping[T, float]) -> T:
        """One of the keys, as likely as its weight says."""
        mark = self.unit() * sum(weights.values())
        for choice, weight in weights.items():
            mark -= weight
            if mark < 0:
                return choice
        return next(reversed(list(weights)))

    def shuffled[T](self, items: Sequence[T]) -> list[T]:
        """All of the items in another order."""
        order = sorted(zip(self.units(len(items)), range(len(items)), strict=True))
        return [items[position] for _, position in order]

    def some[T](self, items: Sequence[T], *, count: int) -> list[T]:
        """*count* different items, in the order in which they stand."""
        chosen = {id(item) for item in self.shuffled(items)[:count]}
        return [item for item in items if id(item) in chosen]

    def spread[T](self, shares: Mapping[T, int]) -> list[T]:
        """Every key exactly as often as its count says, in a drawn order."""
        return self.shuffled([key for key, count in shares.items() for _ in range(count)])


def _number(word: str) -> int:
    return crc32(word.encode("utf-8"))
