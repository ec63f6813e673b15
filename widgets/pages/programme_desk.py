"""The desk of the Programme page: the draft that is being written, and its trial."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import traitlets as t

from widgets.state import State
from widgets.view import View
from workbench.programme import (
    Programme,
    ProgrammeFaults,
    as_tables,
    asking,
    library,
    programme_from_bytes,
)
from workbench.programme.drafting import Draft, copy_of, draft_of
from workbench.trying import Trial, try_match, try_on_people

#: Seconds without a further change before the draft is tried.
REST = 0.25

#: Parts of the round on which a trial rests.
_TRIED = ("programme", "eligibility", "wishes")


@dataclass(frozen=True)
class OpenPart:
    """The part of the programme whose form is open.

    Attributes
    ----------
    path : str
        Its place; for a new one the list it will stand in.
    new : mapping or None
        What has been said of a new part; None for one that is in the programme.
    pressed : bool
        Whether somebody has tried to add it, so that what is missing is said.
    """

    path: str
    new: Mapping[str, Any] | None = None
    pressed: bool = False


class Desk(t.HasTraits):
    """What the parts of the Programme page share.

    Attributes
    ----------
    draft : Draft
        The programme as it is being changed.
    trial : Trial or None
        What the draft would change in the round; None where it changes nothing, or is not known.
    step : str
        What is being tried: "people", "match", or empty.
    asked : Programme or None
        Programme to go over to, waiting for a yes.
    refused : ProgrammeFaults or None
        Why the last file could not be opened.
    opened : OpenPart or None
        The part whose form is open.
    unsaved : bool
        Whether the draft says something that no file and no library has.
    """

    draft = t.Any()
    trial = t.Any(None, allow_none=True)
    step = t.Unicode("")
    asked = t.Any(None, allow_none=True)
    refused = t.Any(None, allow_none=True)
    opened = t.Any(None, allow_none=True)
    unsaved = t.Bool(False)

    def __init__(self, state: State) -> None:
        self.state = state
        self._saved: Mapping[str, Any] | None = None
        self._contents: dict[str, bytes] = {}
        self._turn = 0
        self._of_round = self._round_kept()
        self._one_trial = asyncio.Lock()
        super().__init__(draft=self._draft_left())
        state.observe(self._round_changed, "round")

    @property
    def in_use(self) -> bool:
        """Whether the round already follows the draft."""
        draft: Draft = self.draft
        used = self.state.round.programme
        return used is draft.programme or draft.tables == as_tables(used)

    @property
    def can_try(self) -> bool:
        """Whether there are people, and a draft without faults that differs from the round."""
        draft: Draft = self.draft
        return bool(self.state.round.lists) and draft.programme is not None and not self.in_use

    # ---- changing ------------------------------------------------------------------------------

    def change(self, *places: str, to: Any) -> None:
        """Write a value at one or several places of the draft."""
        draft: Draft = self.draft
        for place in places:
            draft = draft.changed(place, to)
        self._put(draft)

    def restore(self, place: str) -> None:
        """Write at a place what the original says there."""
        self._put(self.draft.restored(place))

    def confirm(self, *places: str) -> None:
        """Mark statements as reviewed."""
        draft: Draft = self.draft
        for place in places:
            draft = draft.confirmed(place)
        self._put(draft)

    # ---- parts ---------------------------------------------------------------------------------

    def open(self, path: str) -> None:
        """Open the form of a part of the programme."""
        self.opened = OpenPart(path)

    def begin(self, listed: str) -> None:
        """Open the form of a new part of a list."""
        self.opened = OpenPart(listed, new=asking.blank(self.draft, listed))

    def close(self) -> None:
        """Close the form; what was said of a new part is let go."""
        self.opened = None

    def say(self, path: str, key: str, answer: str | list[str]) -> None:
        """Answer one question of a form: about a new part, or in the draft itself."""
        opened: OpenPart | None = self.opened
        if opened is not None and opened.new is not None and opened.path == path:
            said = asking.answered(self.draft, path, opened.new, key, answer)
            self.opened = dataclasses.replace(opened, new=said)
        else:
            self._put(asking.changed(self.draft, path, key, answer))

    def add(self) -> None:
        """Put the new part into the draft, or have the form say what is missing."""
        opened: OpenPart | None = self.opened
        if opened is None or opened.new is None:
            return
        if asking.faults_of(self.draft, opened.path, opened.new):
            self.opened = dataclasses.replace(opened, pressed=True)
            return
        draft = asking.added(self.draft, opened.path, opened.new)
        self.opened = None
        self._put(draft)

    def remove(self, path: str) -> None:
        """Take a part out of the draft; the changes tell it, and can put it back."""
        self.opened = None
        self._put(self.draft.removed(path))

    def move(self, path: str, by: int) -> None:
        """Change an aim's place in the order."""
        self._put(self.draft.moved(path, by))

    def take_back(self, difference: str) -> None:
        """Undo one difference; what was removed is back at its place."""
        self.opened = None
        self._put(self.draft.taken_back(difference))

    def file(self) -> bytes:
        """The draft as a file, with the comments of the one it came from; it counts as saved."""
        draft: Draft = self.draft
        content = draft.as_file(self._contents.get(draft.original.origin))
        self._saved = draft.tables
        self._note_unsaved()
        return content

    def start_again(self) -> None:
        """Put the draft back to what it came from."""
        self.opened = None
        self._put(draft_of(self.draft.original))

    def copy(self) -> None:
        """Go on with a copy of one's own, in which nothing counts as decided yet."""
        draft: Draft = self.draft
        self.opened = None
        if draft.programme is None:
            return
        taken = {*library(), draft.programme.id}
        name = next(
            each
            for each in (f"{draft.programme.id}_{number}" for number in range(2, 1000))
            if each not in taken
        )
        self._put(copy_of(draft, name))

    # ---- another programme ---------------------------------------------------------------------

    def ask_for(self, programme: Programme) -> None:
        """Go over to another programme; where something would be left behind, only after a yes."""
        self.refused = None
        if self.state.round.lists or not self.in_use:
            self.asked = programme
        else:
            self._go_over(programme)

    def answer(self, yes: bool) -> None:
        """Go over to the programme that was asked for, or stay."""
        asked, self.asked = self.asked, None
        if yes and asked is not None:
            self._go_over(asked)

    def open_file(self, name: str, content: bytes) -> None:
        """Go over to the programme of a file, or say what is wrong with it."""
        try:
            programme = programme_from_bytes(content, origin=name)
        except ProgrammeFaults as faults:
            self.refused = faults
            return
        self._contents[name] = content
        self.ask_for(programme)

    def _go_over(self, programme: Programme) -> None:
        self._turn += 1
        self.trial, self.step, self.opened = None, "", None
        self.state.choose_programme(programme)

    # ---- trying --------------------------------------------------------------------------------

    def _put(self, draft: Draft) -> None:
        self.draft = draft
        self._keep()
        self._start_trial()

    def _keep(self) -> None:
        """Keep the draft in the store, where the round is kept there."""
        saver, draft = self.state.saver, self.draft
        if saver is not None and saver.kept is not None:
            saver.begin()
            self.state.start(saver.keep_draft(None if self.in_use else draft))

    def _round_kept(self) -> str | None:
        saver = self.state.saver
        return saver.kept.id if saver is not None and saver.kept is not None else None

    def _draft_left(self) -> Draft:
        """Draft that was left in this round, else the programme as the round uses it."""
        saver, programme = self.state.saver, self.state.round.programme
        left = saver.draft_left(programme) if saver is not None else None
        return left or draft_of(programme)

    @t.observe("draft")
    def _note_unsaved(self, _: Any = None) -> None:
        draft: Draft = self.draft
        self.unsaved = not draft.untouched and draft.tables != self._saved

    def try_again(self) -> None:
        """Try the draft if that is possible and neither done nor being done."""
        if self.trial is None and not self.step and self.can_try:
            self._start_trial()

    def _start_trial(self) -> None:
        self._turn += 1
        if not self.can_try:
            self.trial, self.step = None, ""
            return
        self.step = "people"
        self.state.start(self._try(self._turn))

    async def _try(self, turn: int) -> None:
        """First the people, then the match; a later change supersedes both."""
        await asyncio.sleep(REST)
        try:
            async with self._one_trial:
                if turn != self._turn:
                    return
                trial: Trial = await asyncio.to_thread(
                    try_on_people, self.state.round, self.draft.programme
                )
                if turn != self._turn:
                    return
                self.trial, self.step = trial, "match"
                matched: Trial = await asyncio.to_thread(try_match, trial)
                if turn == self._turn:
                    self.trial = matched
        finally:
            if turn == self._turn:
                self.step = ""

    def _round_changed(self, change: Any) -> None:
        old, new = change["old"], change["new"]
        draft: Draft = self.draft
        if self._round_kept() != self._of_round:
            self._of_round = self._round_kept()
            self.draft = self._draft_left()
        elif new.programme is not old.programme and new.programme is not draft.programme:
            self.draft = draft_of(new.programme)
        elif new.programme is not old.programme:
            self._keep()
        if any(getattr(old, part) is not getattr(new, part) for part in _TRIED):
            self._turn += 1
            self.trial, self.step = None, ""
            # Solving behind another page would slow its sliders down.
            if self.state.page == "programme":
                self.try_again()


class DraftView(View):
    """A part of the Programme page: drawn again whenever the draft or its trial changes."""

    reads: tuple[str, ...] = ("draft",)

    def __init__(self, state: State, desk: Desk) -> None:
        self.desk = desk
        super().__init__(state)
        desk.observe(lambda _: self.refresh(), list(self.reads))

    @property
    def draft(self) -> Draft:
        """The programme as it is being changed."""
        draft: Draft = self.desk.draft
        return draft
