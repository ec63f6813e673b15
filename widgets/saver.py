"""Saving what the pages do, step by step, and saying honestly what is saved.

One thing after the other: a step is written in a thread, and only when the database has confirmed
it does the page say "saved". Where it cannot be written, or somebody else wrote the same, the
page says so and the step waits.
"""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Callable
from datetime import datetime
from typing import Any, Literal

import traitlets as t

from workbench.keeping import KeptRound, begin_round, open_kept
from workbench.keeping.actions import FOLLOWING, action_words
from workbench.keeping.drafts import keep_draft, kept_draft
from workbench.keeping.kept_round import Fresh
from workbench.keeping.memory import memory_of
from workbench.keeping.rounds import author, leave_at, left_at, name_of, own_name
from workbench.locale import Sentence, Text, sentence
from workbench.programme import Programme
from workbench.programme.drafting import Draft
from workbench.round import Round, open_round
from workbench.store.changes import Conflict, Receipt
from workbench.store.database import Database
from workbench.store.faults import StoreFault
from workbench.store.others import Written

#: Back or forth.
Way = Literal["undo", "redo"]

#: Seconds of rest before a proposal is kept.
REST = 1.0


class Saver(t.HasTraits):
    """Keeps one round of one open page.

    Attributes
    ----------
    status : str
        Empty before anything was written; saving, saved; failed where it could not be written;
        waiting where somebody else wrote the same.
    saved_at : datetime or None
        When the last step was confirmed.
    confirmed : int
        Steps that were confirmed since the page was opened.
    fault : Sentence or None
        Why the last step could not be written, and the mend.
    conflict : Conflict or None
        What somebody else wrote, until a person chooses.
    steps : (int, int)
        Steps that can be taken back, and taken again.
    """

    status = t.Enum(("", "saving", "saved", "failed", "waiting"), default_value="")
    saved_at = t.Any(None, allow_none=True)
    fault = t.Any(None, allow_none=True)
    conflict = t.Any(None, allow_none=True)
    steps = t.Any((0, 0))

    def __init__(self, database: Database, *, name: str | None = None) -> None:
        self.database = database
        self.kept: KeptRound | None = None
        self._by = author(database, name or own_name())
        self._one = asyncio.Lock()
        self.confirmed = 0
        self._pending = 0
        # Whether the conflict was met by going back or forth.
        self._met: Way | None = None
        self._noted: asyncio.TimerHandle | None = None
        super().__init__()

    @property
    def by(self) -> Any:
        """Who writes from this page."""
        return self._by

    @property
    def safe(self) -> bool:
        """Whether nothing would be lost with the page."""
        return self.status in ("", "saved") and not self._pending

    # ---- rounds ------------------------------------------------------------------------------

    async def open(self, round_id: str) -> tuple[Round, str | None]:
        """Go on with a round of the store: the round, and the page on which it was left.

        Raises
        ------
        KeyError
            When the store has no such round.
        """
        async with self._one:
            self.kept, round = await asyncio.to_thread(
                open_kept, self.database, round_id, by=self._by
            )
            left = await asyncio.to_thread(left_at, self.database, round_id, by=self._by)
            self.steps = await asyncio.to_thread(self._steps)
        self.status, self.saved_at = "", None
        return round, left

    def leave(self) -> None:
        """Let go of the round; the next step begins another."""
        self.kept = None
        self.status, self.saved_at, self.steps = "", None, (0, 0)

    async def be_at(self, page: str) -> None:
        """Note the page, so that the round opens there the next time."""
        kept = self.kept
        if kept is not None:
            async with self._one:
                await asyncio.to_thread(leave_at, self.database, kept.id, page, by=self._by)

    # ---- steps -------------------------------------------------------------------------------

    def begin(self) -> None:
        """Say that a step is being written, before it is shown."""
        self._pending += 1
        if self.status != "waiting":
            self.status = "saving"

    async def keep(
        self, round: Round, *, name: str, action: str, reason: str = "", same: bool = False
    ) -> None:
        """Write a step that :meth:`begin` announced.

        Parameters
        ----------
        name : str
            Name of the round, where it is not kept yet.
        same : bool
            Whether it belongs to the step before.
        """

        def write() -> Receipt | None:
            if self.kept is None:
                empty = open_round(round.programme)
                self.kept = begin_round(self.database, empty, name=name, by=self._by)
            undoing: Any = "same" if same else "step"
            return self.kept.save(round, action=action, reason=reason, undoing=undoing)

        await self._write(write)

    async def settle(self, round: Round, *, mine: bool) -> Round:
        """After a conflict: write over what others wrote, or take it over.

        Returns
        -------
        Round
            The round to show.
        """
        conflict, kept, way = self.conflict, self.kept, self._met
        if conflict is None or kept is None:
            return round
        self.conflict, self._met = None, None
        if way is not None and mine:
            self.begin()
            return await self._move(way, round, knowing=conflict) or round

        def chosen() -> Round:
            if way is not None:
                return kept.read(round)
            if not mine:
                return kept.give_way(conflict, round)
            kept.know(conflict)
            return round

        async with self._one:
            result = await asyncio.to_thread(chosen)
        self.status = "saving"
        self._pending += 1
        await self._write(lambda: kept.save(result, action="settle"))
        return result

    def recalling(self, round: Round) -> Round:
        """Round that knows what was said about the columns of earlier lists."""
        memory = memory_of(self.database, round.programme.programme.id)
        return dataclasses.replace(round, remembered=memory)

    async def keep_draft(self, draft: Draft | None) -> None:
        """Keep the programme that is being changed, as :meth:`begin` announced; None forgets it."""
        kept = self.kept
        if kept is not None:
            await self._write(lambda: keep_draft(self.database, kept.id, draft, by=self._by))

    def draft_left(self, programme: Programme) -> Draft | None:
        """Changed programme that was left in this round, if one was."""
        if self.kept is None:
            return None
        return kept_draft(self.database, self.kept.id, programme, by=self._by)

    def note_later(self, now: Callable[[], Round]) -> None:
        """Keep the proposal once nothing has moved for a moment."""
        if self._noted is not None:
            self._noted.cancel()
        loop = asyncio.get_running_loop()
        self._noted = loop.call_later(
            REST, lambda: self._start(self._note(now()))
        )

    async def undo(self, base: Round) -> Round | None:
        """Take the last step back in the store."""
        return await self._move("undo", base)

    async def redo(self, base: Round) -> Round | None:
        """Take the step again that was taken back last."""
        return await self._move("redo", base)

    # ---- others ------------------------------------------------------------------------------

    async def look(self, base: Round) -> tuple[tuple[Written, ...], Fresh] | None:
        """What others wrote meanwhile, and the round with it; None where there is nothing."""
        kept = self.kept
        if kept is None or not self.safe:
            return None

        def read() -> tuple[tuple[Written, ...], Fresh] | None:
            others = kept.others()
            return (others, kept.fresh(base)) if others else None

        async with self._one:
            return await asyncio.to_thread(read)

    def told(self, others: tuple[Written, ...]) -> tuple[Sentence, ...]:
        """What others did, one sentence a person and action."""
        return tuple(
            sentence(
                "{who} {did} at {time}.",
                who=self.who(each.coordinator_id),
                did=action_words(each.action),
                time=each.at.astimezone().strftime("%H:%M"),
            )
            for each in others
            if each.action not in FOLLOWING
        )

    def who(self, coordinator_id: str | None) -> Text:
        """Name of a coordinator; oneself is somebody in another window."""
        if coordinator_id == self._by.coordinator_id:
            return sentence("Somebody in another window of yours")
        name = name_of(self.database, coordinator_id or "")
        return name or sentence("Somebody else")

    # ---- writing -----------------------------------------------------------------------------

    async def _move(
        self, way: Way, base: Round, *, knowing: Conflict | None = None
    ) -> Round | None:
        kept = self.kept
        if kept is None:
            return None
        move = kept.undo if way == "undo" else kept.redo
        found: list[Round | None] = []
        await self._write(lambda: found.append(move(base, knowing=knowing)), way=way)
        return found[0] if found else None

    async def _write(self, write: Callable[[], object], *, way: Way | None = None) -> None:
        async with self._one:
            try:
                if self.conflict is None:
                    await asyncio.to_thread(write)
                    self.steps = await asyncio.to_thread(self._steps)
            except Conflict as conflict:
                self._met = way
                self._ended("waiting", conflict=conflict)
            except StoreFault as fault:
                self._ended("failed", fault=fault.sentence)
            except Exception:
                said = sentence("It could not be written. Leave the page open and try again.")
                self._ended("failed", fault=said)
                raise
            else:
                # After a conflict, what is here is written together with the choice.
                self._ended("saved" if self.conflict is None else "waiting")

    def _ended(
        self,
        status: str,
        *,
        fault: Sentence | None = None,
        conflict: Conflict | None = None,
    ) -> None:
        self._pending = max(self._pending - 1, 0)
        with self.hold_trait_notifications():
            self.fault, self.conflict = fault, conflict or self.conflict
            if status == "saved":
                self.saved_at = datetime.now().astimezone()
                self.confirmed += 1
            if status != "saved" or not self._pending:
                self.status = status

    async def _note(self, round: Round) -> None:
        kept = self.kept
        if kept is None or round.proposal is None or self.conflict is not None:
            return
        async with self._one:
            try:
                await asyncio.to_thread(kept.note, round)
            except StoreFault as fault:
                # It is made again from the round; but the next step will not be written either.
                self.fault, self.status = fault.sentence, "failed"

    def _steps(self) -> tuple[int, int]:
        return self.kept.steps_left if self.kept is not None else (0, 0)

    def _start(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        # The event loop itself keeps only a weak reference.
        self._task = task
