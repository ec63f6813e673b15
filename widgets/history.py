"""Steps that can be taken back, and taken again."""

from __future__ import annotations

from workbench.round import Round

#: Steps that can be taken back.
LONGEST = 200


class History:
    """Earlier rounds, and those that were taken back."""

    def __init__(self) -> None:
        self._earlier: list[Round] = []
        self._later: list[Round] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._earlier)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to take again."""
        return bool(self._later)

    def step(self, earlier: Round, *, remember: bool = True) -> None:
        """Note that *earlier* was replaced; without *remember* it belongs to the step before."""
        if remember:
            self._earlier = [*self._earlier, earlier][-LONGEST:]
        self._later = []

    def undo(self, now: Round) -> Round | None:
        """The round before *now*, or None."""
        if not self._earlier:
            return None
        self._later.append(now)
        return self._earlier.pop()

    def redo(self, now: Round) -> Round | None:
        """The round that *now* was taken back from, or None."""
        if not self._later:
            return None
        self._earlier.append(now)
        return self._later.pop()
