"""Steps back and forth: at once where the page has them, and in the store, which outlives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from widgets.history import History
from workbench.round import Round

if TYPE_CHECKING:
    from widgets.state import State

_Way = Literal["undo", "redo"]


class Timeline:
    """The steps of one round; those of earlier days are in the store alone."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._history = History()

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        saver = self._state.saver
        return saver.steps[0] > 0 if saver and saver.kept else self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to take again."""
        saver = self._state.saver
        return saver.steps[1] > 0 if saver and saver.kept else self._history.can_redo

    def step(self, earlier: Round, *, remember: bool = True) -> None:
        """Note that *earlier* is replaced; without *remember* it belongs to the step before."""
        self._history.step(earlier, remember=remember)

    def forget(self) -> None:
        """Begin anew: another round, or one that somebody else changed."""
        self._history = History()

    def undo(self) -> None:
        """Take the last step back."""
        self._move("undo", self._history.undo(self._state.round))

    def redo(self) -> None:
        """Take the last step again."""
        self._move("redo", self._history.redo(self._state.round))

    def _move(self, way: _Way, round: Round | None) -> None:
        saver = self._state.saver
        if saver is None or saver.kept is None:
            self._show(round)
            return
        saver.begin()
        self._show(round)
        self._state.start(self._move_in_store(way, self._state.round, self._state.steps_taken))

    async def _move_in_store(self, way: _Way, shown: Round, number: int) -> None:
        """The store has the last word: another window may have taken steps of its own."""
        saver = self._state.saver
        assert saver is not None
        moved = await (saver.undo if way == "undo" else saver.redo)(shown)
        if moved is None or moved is shown:
            return
        if self._state.steps_taken == number:
            self._show(moved)
        elif saver.kept is not None:
            # A step was taken meanwhile on what was shown, and is written next.
            saver.kept.unread()

    def _show(self, round: Round | None) -> None:
        if round is None:
            return
        state = self._state
        state.show_round(round, comparable=round.parsed is state.round.parsed)
        state.propose_again()
