"""The frame of all pages: navigation, language, progress, and one view per page."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from IPython.display import display

from widgets.boundary import guarded, install
from widgets.components import Component, NavBar, Notice, Progress, Skeleton, Stack
from widgets.opening import saver_of_this_computer
from widgets.pages.applicants import ApplicantsPage
from widgets.pages.labels import notice_labels
from widgets.pages.matching import MatchingPage
from widgets.pages.programme import ProgrammePage
from widgets.pages.saving import SavingView
from widgets.pages.start import StartPage
from widgets.saver import Saver
from widgets.state import State, current_state
from widgets.view import View
from workbench.locale import LANGUAGES, Sentence, sentence, tr, use_language
from workbench.store.faults import StoreFault

#: Pages in the order of the navigation bar, each with its name.
PAGES: dict[str, tuple[Sentence, Callable[[State], View]]] = {
    "start": (sentence("Rounds"), StartPage),
    "applicants": (sentence("Applicants"), ApplicantsPage),
    "matching": (sentence("Matching"), MatchingPage),
    "programme": (sentence("Programme"), ProgrammePage),
}


def open_page(page: str, *, state: State | None = None) -> None:
    """Show the workbench with *page* in front.

    Parameters
    ----------
    page : str
        One of :data:`PAGES`.
    state : State or None
        A state to show; a fresh one in the language of the server by default.
    """
    if state is None:
        install()
        Component.boundary = staticmethod(_guarded_call)
        use_language(os.environ.get("WORKBENCH_LANGUAGE", "sv"))
        try:
            state = current_state(saver=saver_of_this_computer())
        except StoreFault as fault:
            # Better no page than one on which nothing is kept.
            display(Notice(tone="stop", sentences=[str(fault.sentence)]))
            return
        # Until the address has said which round it is of.
        state.opening = state.saver is not None
        state.start(state.rounds.look_for_others())
    state.page = page if page in PAGES else "applicants"
    display(Shell(state).box)


class Shell:
    """Navigation bar, progress and messages, and the page in front."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.nav = NavBar(
            on_go=state.go, on_language=state.speak, on_asked=self._asked, main="mw-front"
        )
        self.saving = SavingView(state)
        self.skeleton = Skeleton()
        self.progress = Progress()
        self.said = Notice(tone="warn", dismissible=True, on_dismiss=state.heard)
        self._pages: dict[str, View] = {}
        self._front = Stack([self.said])
        self._front.add_class("mw-front")
        self.box = Stack([self.nav, self._front, self.progress])
        self.box.add_class("mw-page")
        state.observe(lambda _: self._frame(), ["language", "page", "opening"])
        if state.saver is not None:
            state.saver.observe(lambda _: self._say_saved(), ["status", "saved_at"])
        state.observe(lambda _: self._work(), ["working"])
        state.observe(lambda _: self._say(), ["said"])
        state.observe(self._name, ["round"])
        self._frame()

    def page(self, name: str) -> View:
        """View of a page, built when it is first asked for."""
        if name not in self._pages:
            view = self._pages[name] = PAGES[name][1](self.state)
            if isinstance(view, ProgrammePage):
                view.desk.observe(lambda _: self._say_saved(), "unsaved")
        return self._pages[name]

    def _frame(self) -> None:
        state = self.state
        self.nav.labels = {"pages": tr("Pages"), "language": tr("Language")}
        with self.nav.hold_sync():
            self.nav.title = tr("Mentor workbench")
            self.nav.pages = [
                {"id": name, "label": str(label), "current": name == state.page}
                for name, (label, _) in PAGES.items()
            ]
            self.nav.languages = [
                {"id": code, "label": name, "current": code == state.language}
                for code, name in LANGUAGES.items()
            ]
        self.nav.language = state.language
        self._say_saved()
        self.skeleton.message = tr("Opening the round …") if state.opening else ""
        if not state.opening:
            self.page(state.page)
        for name, view in self._pages.items():
            view.show(name == state.page and not state.opening)
        self.saving.show()
        # A new page comes into sight when all of it was drawn.
        self._front.children = [
            self.saving.box,
            self.said,
            self.skeleton,
            *(view.box for view in self._pages.values()),
        ]
        self._work()
        self._say()

    def _name(self, _: Any) -> None:
        self._say_saved()

    def _round_name(self) -> str:
        """Programme, and the round's own name where it is kept."""
        saver, programme = self.state.saver, str(self.state.round.programme.programme.name)
        if saver is None or saver.kept is None:
            return programme
        return f"{programme} · {saver.kept.name}"

    async def _asked(self, round: str, page: str) -> None:
        """Open the round that the page's address names, if it names one."""
        state = self.state
        if round and state.saver is not None:
            await state.rounds.open(round, page if page in PAGES else None)
        state.opening = False

    def _say_saved(self) -> None:
        """Say what is saved, and let the browser ask before something is lost."""
        saver, round = self.state.saver, self.state.round
        with self.nav.hold_sync():
            self.nav.subtitle = self._round_name()
            self.nav.note = (_saved(saver) if saver is not None else "") or _note()
            # Without a store, what is handed in lives in this page alone.
            unsaved = bool(round.lists) if saver is None else not saver.safe
            kept = saver is not None and saver.kept is not None
            self.nav.unsaved = unsaved or (not kept and self._draft_unsaved())
            self.nav.saved = saver.confirmed if saver is not None else 0
            self.nav.round = saver.kept.id if saver is not None and saver.kept is not None else ""
            self.nav.at = self.state.page

    def _draft_unsaved(self) -> bool:
        """Whether a programme was changed and is neither used nor saved."""
        pages = self._pages.values()
        return any(view.desk.unsaved for view in pages if isinstance(view, ProgrammePage))

    def _work(self) -> None:
        working = self.state.working
        with self.progress.hold_sync():
            self.progress.message = str(working) if working is not None else ""
            self.progress.active = working is not None

    def _say(self) -> None:
        self.said.labels = notice_labels()
        self.said.sentences = [str(each) for each in self.state.said]


def _saved(saver: Saver) -> str:
    """What the store has confirmed, in a few words; empty where there was nothing to save."""
    if saver.status == "saved":
        return tr("Saved {time}", time=saver.saved_at.strftime("%H:%M:%S"))
    return {
        "saving": tr("Saving …"),
        "failed": tr("Not saved"),
        "waiting": tr("Not saved"),
    }.get(saver.status, "")


def _note() -> str:
    """Where the data stays, or that the people are made up: as the server's own frame says it."""
    if os.environ.get("WORKBENCH_DEMO") == "1":
        return tr("Made-up people, for trying things out")
    return tr("Everything stays on this computer")


def _guarded_call(callback: Callable[..., Any], *arguments: object) -> object:
    return guarded(callback)(*arguments)
