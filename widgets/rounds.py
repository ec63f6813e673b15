"""Which round is open: beginning one, opening one of the store, and what others do to it."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import TYPE_CHECKING

from babel.dates import format_date

from workbench.locale import sentence
from workbench.programme import Programme
from workbench.round import open_round

if TYPE_CHECKING:
    from widgets.state import State

#: Seconds between looks at what others wrote.
LOOK = 3.0


class RoundActions:
    """Actions on the round as a whole."""

    def __init__(self, state: State) -> None:
        self._state = state

    async def open(self, round_id: str, page: str | None = None) -> None:
        """Go on with a round of the store, on *page* or where it was left."""
        state = self._state
        if state.saver is None:
            return
        state.opening = True
        try:
            round, left = await state.saver.open(round_id)
        except KeyError:
            state.said = (sentence("There is no such round any more."),)
            state.page = "start"
            return
        finally:
            state.opening = False
        state.timeline.forget()
        state.show_round(round, comparable=False)
        state.go(page or left or "applicants")

    def begin(self, programme: Programme | str, *, name: str = "") -> None:
        """Begin an empty round of a programme; the round that was open stays in the store.

        Without a name it is kept once something is done to it.
        """
        state = self._state
        round = open_round(programme)
        if state.saver is not None:
            state.saver.leave()
        state.timeline.forget()
        state.show_round(round, comparable=False)
        if state.saver is not None and name.strip():
            state.saver.begin()
            self.save("begin_round", name=name.strip())

    def save(
        self, action: str, *, reason: str = "", same: bool = False, name: str = ""
    ) -> None:
        """Write the step that was announced to the saver."""
        state = self._state
        if state.saver is not None:
            named = name or self.usual_name()
            state.start(
                state.saver.keep(state.round, name=named, action=action, reason=reason, same=same)
            )

    def usual_name(self) -> str:
        """Name of a round that nobody has named: the day."""
        return str(format_date(date.today(), format="long", locale=self._state.language))

    async def look_for_others(self) -> None:
        """Take over, every few seconds, what others wrote to the same round."""
        while True:
            await asyncio.sleep(LOOK)
            await self.look()

    async def look(self) -> None:
        """Take over what others wrote to the same round, and tell of it."""
        state = self._state
        base, saver = state.round, state.saver
        found = await saver.look(base) if saver is not None else None
        if saver is None or found is None:
            return
        others, fresh = found
        if state.round is not base or not saver.safe or saver.kept is None:
            # Something was done meanwhile: the next look comes after it is saved.
            return
        saver.kept.adopt(fresh)
        if fresh.round is not base:
            state.timeline.forget()
            state.show_round(fresh.round)
            state.propose_again()
            state.said = saver.told(others)

    async def settle(self, *, mine: bool) -> None:
        """Choose between what somebody else wrote and what is here."""
        state = self._state
        if state.saver is None or state.saver.conflict is None:
            return
        shown, number = state.round, state.steps_taken
        round = await state.saver.settle(shown, mine=mine)
        if round is shown:
            return
        if state.steps_taken != number:
            # A step was taken meanwhile on what was shown: it meets the same difference again.
            if state.saver.kept is not None:
                state.saver.kept.unread()
        else:
            state.timeline.forget()
            state.show_round(round)
            state.propose_again()

    async def save_again(self) -> None:
        """Write once more what could not be written."""
        saver = self._state.saver
        if saver is not None and saver.status == "failed":
            saver.begin()
            self.save("change")
