"""Who was here before: looking for it beside the work, and saying what a coordinator knows."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.keeping.earlier_people import EarlierPeople, find_earlier_people
from workbench.round import Round, SamePair

if TYPE_CHECKING:
    from widgets.state import State


class RecurrenceActions:
    """Actions on who is the same person as somebody earlier.

    Parameters
    ----------
    step : callable
        Shows a round as a step that can be taken back, and keeps it.
    """

    def __init__(self, state: State, step: Callable[..., None]) -> None:
        self._state, self._step = state, step
        self._looking = False

    @property
    def found(self) -> EarlierPeople | None:
        """What was found for the people as they stand; None until it was looked for."""
        earlier: EarlierPeople | None = self._state.earlier
        return earlier if earlier is not None and earlier.fits(self._state.round) else None

    def begin_to_look(self, *, again: bool = False) -> None:
        """Look in the background, unless it is known or being looked for.

        Parameters
        ----------
        again : bool
            Look even where it is known: other rounds may have changed.
        """
        nothing_to_do = self._looking or (self.found is not None and not again)
        if nothing_to_do or self._state.round.parsed is None:
            return
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            # Nothing runs beside a page that is drawn by itself.
            return
        self._state.start(self.look())

    async def look(self) -> None:
        """Compare the people of the round with those of other rounds and roles, in a thread."""
        state, saver = self._state, self._state.saver
        self._looking = True
        try:
            found = None
            while found is None or not found.fits(state.round):
                round = state.round
                found = await asyncio.to_thread(self._found, round)
                if state.round.parsed is None:
                    return
        finally:
            self._looking = False
        if saver is state.saver:
            state.earlier = found

    def _found(self, round: Round) -> EarlierPeople:
        saver = self._state.saver
        kept = saver.kept if saver is not None else None
        return find_earlier_people(
            round,
            database=saver.database if saver is not None else None,
            round_id=kept.id if kept is not None else None,
        )

    def say(self, pair: SamePair, *, same: bool | None) -> None:
        """Say that two are one person, or two people; None takes it back."""
        state = self._state
        known = {each.pair for each in self.found.found} if self.found is not None else set()
        if pair in known and state.round.same_people.get(pair) != same:
            self._step(state.round.same_person(*pair, same=same), action="same_person")
