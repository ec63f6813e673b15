"""How much two headings say the same: by the words they share, rare words counting most."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence

_STEM = 7
_ASKING_WORD_WEIGHT = 0.1
_ASKED_WITH = (
    "hur hvor how manga mange many mycket meget mye much har have has du dig deg you ni i in pa"
    " on at fran fra from den det de the en ett et a an din ditt dina dit dine your ar ars year"
    " years inom innenfor within vad hva hvad what vilken vilket vilka hvilken hvilket hvilke"
    " which who vem hvem er is are av af of som that med with till til to for och og and"
    " eller or kan kunne can do does idag dag today nu na now senast sist last"
)
_ASKING_WORDS = frozenset(word[:_STEM] for word in _ASKED_WITH.split())


class KnownWords:
    """The words of all known headings, weighted by how few headings have them.

    "Hur många års arbetslivserfarenhet har du från Sverige?" and "Arbetslivserfarenhet i Sverige"
    share the two words that matter; "hur", "många" and "du" stand in hundreds of headings.
    """

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = keys
        self._stems = [_stems(key) for key in keys]
        counts = Counter(stem for stems in self._stems for stem in stems)
        self._weights = {
            stem: math.log(len(keys) / number) ** 2
            * (_ASKING_WORD_WEIGHT if stem in _ASKING_WORDS else 1)
            for stem, number in counts.items()
        }
        self._unknown = math.log(max(2, len(keys)) / 3) ** 2
        self._totals = [sum(self._weights[stem] for stem in stems) for stems in self._stems]
        self._places: dict[str, list[int]] = {}
        for place, stems in enumerate(self._stems):
            for stem in stems:
                self._places.setdefault(stem, []).append(place)

    def shared(self, key: str, *, at_least: float) -> Iterator[tuple[str, float]]:
        """Known headings with their likeness to a heading in 0…100, where it is high enough."""
        stems = _stems(key)
        total = sum(self._weights.get(stem, self._unknown) for stem in stems)
        common: dict[int, float] = {}
        for stem in stems & self._places.keys():
            for place in self._places[stem]:
                common[place] = common.get(place, 0.0) + self._weights[stem]
        for place, weight in common.items():
            likeness = 200 * weight / (total + self._totals[place])
            if likeness >= at_least:
                yield self._keys[place], likeness


def _stems(key: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in key.split())
