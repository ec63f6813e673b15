"""The one observed state behind all pages: an immutable round, and the actions that replace it.

Views read :attr:`State.round` and call the actions; they keep nothing of their own. An action
checks again what it is asked to do, so a forged click changes nothing it should not.

Reading and solving run in threads. Each action that replaces the round takes a new *turn*; what a
thread brings back counts only if no later turn was taken meanwhile. Lists are read one after
another, each on top of what is there when it is done.
"""

from __future__ import annotations

import asyncio
import dataclasses
import time
from collections.abc import Callable, Coroutine
from datetime import date
from typing import Any

import traitlets as t

from widgets.recurrences import RecurrenceActions
from widgets.rounds import RoundActions
from widgets.samples import sample_files
from widgets.saver import Saver
from widgets.timeline import Timeline
from workbench.locale import LANGUAGES, Sentence, current_language, sentence, use_language
from workbench.matching import Cancelled, Proposal
from workbench.people.eligibility import Decision
from workbench.people.identity import RowPlace
from workbench.programme import Programme
from workbench.round import Cell, Round, open_round
from workbench.trying import with_programme

#: Seconds in which further moves of the same slider count as one step.
ONE_MOVE = 1.5

#: Seconds that a slider must rest before the proposal is made anew.
REST = 0.06

#: Seconds of quiet work before the page says what it is doing.
QUIET = 0.4

_NO_MOVE = ("", 0.0)


class State(t.HasTraits):
    """What all pages of one person show.

    Attributes
    ----------
    round : Round
        The round as it stands.
    before : Proposal or None
        Proposal before the last change, for the difference.
    page : str
        Page that is shown.
    language : str
        Language of all words.
    proposing : bool
        Whether a proposal is being made.
    failed : bool
        Whether the last attempt to make one went wrong; the next change begins anew.
    working : Sentence or None
        What is being worked on, if anything takes a while.
    said : tuple of Sentence
        What the last action has to say, such as why it was refused.
    opening : bool
        Whether a round of the store is being opened.
    earlier : EarlierPeople or None
        Who was perhaps here before, as far as it was looked for.
    """

    round = t.Any()
    before = t.Any(None, allow_none=True)
    page = t.Unicode("applicants")
    language = t.Unicode("en")
    proposing = t.Bool(False)
    failed = t.Bool(False)
    working = t.Any(None, allow_none=True)
    said = t.Tuple(())
    opening = t.Bool(False)
    earlier = t.Any(None, allow_none=True)

    def __init__(
        self, programme: str = "mitt_livs_chans", *, saver: Saver | None = None, **traits: Any
    ) -> None:
        self.saver = saver
        self._latest: Proposal | None = None
        self.timeline = Timeline(self)
        self.rounds = RoundActions(self)
        self.recurrences = RecurrenceActions(self, self._step)
        self._turn = 0
        #: Steps taken on this page; going back and forth, and what others do, count for none.
        self.steps_taken = 0
        self._one_reading, self._one_solving = asyncio.Lock(), asyncio.Lock()
        self._settled = asyncio.Event()
        self._settled.set()
        self._started: set[asyncio.Future[None]] = set()
        self._reading: Sentence | None = None
        self._last_move = _NO_MOVE
        super().__init__(round=open_round(programme), **traits)

    @property
    def shown(self) -> Proposal | None:
        """The newest proposal for the people as they stand, though a wish may be newer still."""
        latest = self.round.proposal or self._latest
        return latest if latest is not None and latest.scores is self.round.scores else None

    @t.observe("round")
    def _note_proposal(self, change: Any) -> None:
        self._latest = change["new"].proposal or self._latest
        if self.saver is not None and change["new"].proposal is not None:
            self.saver.note_later(lambda: self.round)

    @t.observe("proposing")
    def _note_proposing(self, change: Any) -> None:
        (self._settled.clear if change["new"] else self._settled.set)()

    # ---- pages and language ------------------------------------------------------------------

    def go(self, page: str) -> None:
        """Show a page."""
        self.said = ()
        self.page = page
        if self.saver is not None and page != "start":
            self.start(self.saver.be_at(page))

    def speak(self, language: str) -> None:
        """Show all words in *language*."""
        if language in LANGUAGES and language != self.language:
            use_language(language)
            self.language = language

    def heard(self) -> None:
        """Put away what the last action had to say."""
        self.said = ()

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Begin an action from code that cannot wait for it."""
        started = asyncio.ensure_future(work)
        # The event loop itself keeps only a weak reference.
        self._started.add(started)
        started.add_done_callback(self._ended)

    def _ended(self, started: asyncio.Future[None]) -> None:
        self._started.discard(started)
        failure = None if started.cancelled() else started.exception()
        if failure is not None:
            about = {"message": "An action failed.", "exception": failure, "future": started}
            started.get_loop().call_exception_handler(about)

    # ---- lists -------------------------------------------------------------------------------

    async def hand_in(self, name: str, content: bytes) -> None:
        """Read a file and screen its people."""
        await self._read(
            sentence("Reading {file}", file=name),
            lambda now: self._recalling(now).with_file(name, content),
            action="hand_in",
        )

    def _recalling(self, round: Round) -> Round:
        return round if self.saver is None else self.saver.recalling(round)

    async def hand_in_demo(self) -> None:
        """Read the sample lists of the programme: invented people only."""
        files = sample_files(self.round.programme.id)

        def with_samples(round: Round) -> Round:
            for path in files:
                round = round.with_file(path.name, path.read_bytes())
            return round

        await self._read(sentence("Reading the demo data"), with_samples, action="hand_in")

    async def take_away(self, name: str) -> None:
        """Take a file out of the round."""
        await self._read(
            sentence("Removing {file}", file=name),
            lambda now: now.without_file(name),
            action="take_away",
        )

    async def give_role(self, place: tuple[str, str | None], role: str | None) -> None:
        """Say who the people of a sheet are."""
        await self._read(
            sentence("Reading the list again"),
            lambda now: now.with_role(place, role),
            action="give_role",
        )

    async def give_column(
        self, place: tuple[str, str | None], position: int, field: str | None
    ) -> None:
        """Say what a column holds."""
        await self._read(
            sentence("Reading the list again"),
            lambda now: now.with_column(place, position, field),
            action="give_column",
        )

    async def correct(self, cell: Cell, text: str) -> None:
        """Write over one answer."""
        await self._read(
            sentence("Reading the list again"),
            lambda now: now.corrected(cell, text),
            action="correct",
        )

    async def count_row(self, row: RowPlace) -> None:
        """Let this application count where its person applied more than once."""
        await self._read(
            sentence("Reading the list again"),
            lambda now: now.counting(row),
            action="count_row",
        )

    def decide(self, applications: tuple[str, ...], *, accepted: bool, reason: str) -> None:
        """Accept people into the match, or leave them out, with a reason."""
        if not reason.strip():
            self.said = (sentence("Choose a reason first: it is kept beside the decision."),)
            return
        known = self.round.eligibility.applications.index if self.round.eligibility else ()
        round = self.round
        for application in applications:
            if application in known:
                round = round.decided(application, Decision(accepted, reason.strip(), date.today()))
        if round is not self.round:
            self._step(round, action="decide", reason=reason.strip())

    def withdraw(self, application: str, *, reason: str) -> None:
        """Note that somebody gave up her place; her seat is offered to whoever is next."""
        if not reason.strip():
            self.said = (sentence("Choose a reason first: it is kept beside the decision."),)
            return
        known = self.round.eligibility.applications.index if self.round.eligibility else ()
        if application in known:
            self._step(
                self.round.withdrawn(application, on=date.today(), reason=reason.strip()),
                action="withdraw",
                reason=reason.strip(),
            )

    def take_decision_back(self, application: str) -> None:
        """Let the rules alone speak for somebody again."""
        if application in self.round.decisions:
            self._step(self.round.decided(application, None), action="take_decision_back")

    # ---- programme ---------------------------------------------------------------------------

    def choose_programme(self, programme: Programme | str) -> None:
        """Begin an empty round of another programme."""
        if self.saver is not None:
            self.rounds.begin(programme)
        else:
            self._step(open_round(programme), comparable=False)

    async def use_programme(self, programme: Programme) -> None:
        """Go on with the same people under a changed version of their programme."""
        matched = self.round.proposal is not None
        await self._read(
            sentence("Going through everybody by the changed programme"),
            lambda now: with_programme(now, programme),
            action="use_programme",
        )
        if matched:
            await self.propose()

    # ---- matching ----------------------------------------------------------------------------

    async def propose(self) -> None:
        """Make a proposal, unless something is missing, one is there or one is being made."""
        waited_for = self.round.proposal is None and not self.proposing
        if waited_for and not self.round.blockers("propose"):
            await self._solve(self._begin())

    async def settled(self) -> None:
        """Wait until no proposal is being made."""
        await self._settled.wait()

    async def weigh(self, criterion: str, weight: float) -> None:
        """Give a criterion another weight and show what that changes."""
        move = (criterion, time.monotonic())
        same_move = self._last_move[0] == criterion and move[1] - self._last_move[1] < ONE_MOVE
        await self._wish(
            self.round.weighted(criterion, weight),
            remember=not same_move,
            move=move,
            action="weigh",
        )

    async def count_missing(self, missing: str) -> None:
        """Say how answers that are missing count: omit, neutral or zero."""
        await self._wish(
            self.round.wishing(dataclasses.replace(self.round.wishes, missing=missing)),
            action="count_missing",
        )

    async def reset_weights(self, weights: dict[str, float]) -> None:
        """Give several criteria the weights named, as one step."""
        round = self.round
        for criterion, weight in weights.items():
            round = round.weighted(criterion, weight)
        await self._wish(round, action="weigh")

    async def keep(self, giver: str, receiver: str) -> None:
        """Keep a pair in every proposal, or release it where it is kept."""
        kept = (giver, receiver) in self.round.wishes.keep
        change = self.round.releasing if kept else self.round.keeping
        await self._wish(change(giver, receiver), action="keep")

    async def rule_out(self, giver: str, receiver: str) -> None:
        """Keep a pair out of every proposal, or allow it again."""
        out = (giver, receiver) in self.round.wishes.rule_out
        change = self.round.releasing if out else self.round.ruling_out
        await self._wish(change(giver, receiver), action="rule_out")

    # ---- history -----------------------------------------------------------------------------

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self.timeline.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to take again."""
        return self.timeline.can_redo

    def undo(self) -> None:
        """Take the last step back."""
        self.timeline.undo()

    def redo(self) -> None:
        """Take the last step again."""
        self.timeline.redo()

    # ---- replacing the round -----------------------------------------------------------------

    def _step(
        self,
        round: Round,
        *,
        remember: bool = True,
        comparable: bool = True,
        move: tuple[str, float] = _NO_MOVE,
        action: str = "change",
        reason: str = "",
    ) -> None:
        self.steps_taken += 1
        self.timeline.step(self.round, remember=remember)
        if self.saver is not None:
            # Before the step is seen, so that nobody takes the last "saved" for this one's.
            self.saver.begin()
        self.show_round(round, remember=remember, comparable=comparable)
        self._last_move = move
        self.rounds.save(action, reason=reason, same=not remember)

    def show_round(self, round: Round, *, remember: bool = True, comparable: bool = True) -> None:
        """Show *round*; whatever is being solved for an earlier one no longer counts."""
        self._turn += 1
        self._last_move = _NO_MOVE
        with self.hold_trait_notifications():
            if not comparable:
                self.before = None
            elif remember and self.round.proposal is not None:
                self.before = self.round.proposal
            self.said, self.working = (), self._reading
            self.proposing = self.failed = False
            self.round = round

    async def _wish(
        self,
        round: Round,
        *,
        action: str,
        remember: bool = True,
        move: tuple[str, float] = _NO_MOVE,
    ) -> None:
        self._step(round, remember=remember, move=move, action=action)
        if round.scores is None and round.blockers("propose"):
            return
        turn = self._begin()
        await asyncio.sleep(REST)
        await self._solve(turn)

    def propose_again(self) -> None:
        """Begin to make the proposal of a round that was shown without one."""
        if self.round.proposal is None and not self.round.blockers("propose"):
            self.start(self._solve(self._begin()))

    def _begin(self) -> int:
        self._turn += 1
        self.proposing, self.failed = True, False
        return self._turn

    async def _solve(self, turn: int) -> None:
        """Make the proposal in a thread, one at a time; a later turn stops an earlier one."""
        done: Round | None = None
        showing = asyncio.create_task(self._say_after_a_while(turn))
        try:
            async with self._one_solving:
                if turn == self._turn:
                    done = await asyncio.to_thread(
                        self.round.proposed, cancelled=lambda: turn != self._turn
                    )
        except Cancelled:
            # A later turn has taken over, and says itself what becomes of it.
            pass
        finally:
            showing.cancel()
            if turn == self._turn:
                with self.hold_trait_notifications():
                    self.working, self.proposing = self._reading, False
                    self.failed = done is None
                    self.round = done or self.round

    async def _say_after_a_while(self, turn: int) -> None:
        await asyncio.sleep(QUIET)
        if turn == self._turn and self._reading is None:
            self.working = sentence("Looking for the best pairs")

    async def _read(
        self, what: Sentence, change: Callable[[Round], Round], *, action: str
    ) -> None:
        """Change the lists in a thread, then read and screen them."""
        async with self._one_reading:
            self.working, self.said, self._reading = what, (), what
            try:
                based_on = changed = None
                while based_on is not self.round:
                    based_on = self.round
                    changed = await asyncio.to_thread(_changed_and_read, based_on, change)
            finally:
                self.working = self._reading = None
            assert changed is not None
            self._step(changed, comparable=False, action=action)


def _changed_and_read(round: Round, change: Callable[[Round], Round]) -> Round:
    return change(round).read()


def current_state(**traits: Any) -> State:
    """State that begins in the language of the process."""
    return State(language=current_language(), **traits)
