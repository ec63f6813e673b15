"""Faults of a programme file: where, what is wrong, and the mend."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import process

from workbench.locale import Sentence, Text, count_sentence, sentence


@dataclass(frozen=True)
class Fault:
    """One fault.

    Attributes
    ----------
    path : str
        Place in the file, as ``match.criterion[2].weight``; lists count from 0.
    what : Sentence
        What was expected there and what came.
    mend : Sentence
        What to write.
    """

    path: str
    what: Text
    mend: Text

    def __str__(self) -> str:
        return f"{self.path}: {self.what} {self.mend}"


class ProgrammeFaults(Exception):
    """A programme file cannot be used; ``faults`` lists everything wrong with it."""

    def __init__(self, origin: str, faults: Iterable[Fault]) -> None:
        self.origin = origin
        self.faults = tuple(sorted(faults, key=lambda fault: fault.path))
        super().__init__(origin, len(self.faults))

    @property
    def headline(self) -> Sentence:
        """One sentence that counts the faults."""
        return count_sentence(
            "{origin} has {n} fault and cannot be used yet.",
            "{origin} has {n} faults and cannot be used yet.",
            len(self.faults),
            origin=self.origin,
        )

    def __str__(self) -> str:
        return "\n".join([str(self.headline), *(f"  {fault}" for fault in self.faults)])


def not_one_of(path: str, seen: object, known: Iterable[str]) -> Fault:
    """Fault for a word that is none of the *known* ones, with the nearest as the mend."""
    choices = tuple(known)
    what = sentence('"{seen}" is not known here.', seen=str(seen))
    if not choices:
        return Fault(path, what, sentence("Declare it in the file, or leave it out."))
    near = process.extractOne(str(seen), choices, score_cutoff=60)
    if near:
        return Fault(path, what, sentence('Did you mean "{near}"?', near=near[0]))
    return Fault(path, what, sentence("Write one of: {known}.", known=_all_of(choices)))


def _all_of(choices: tuple[str, ...]) -> str:
    return ", ".join(f'"{choice}"' for choice in sorted(choices)[:14])
