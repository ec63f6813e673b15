"""The frame of all pages: navigation, language, progress, and one view per page."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from IPython.display import display

from widgets.boundary import guarded, install
from widgets.components import Component, NavBar, Notice, Progress, Stack
from widgets.pages.applicants import ApplicantsPage
from widgets.pages.labels import notice_labels
from widgets.pages.matching import MatchingPage
from widgets.pages.programme import ProgrammePage
from widgets.state import State, current_state
from widgets.view import View
from workbench.locale import LANGUAGES, Sentence, sentence, tr, use_language

#: Pages in the order of the navigation bar, each with its name.
PAGES: dict[str, tuple[Sentence, Callable[[State], View]]] = {
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
        state = current_state()
    state.page = page if page in PAGES else "applicants"
    display(Shell(state).box)


class Shell:
    """Navigation bar, progress and messages, and the page in front."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.nav = NavBar(on_go=state.go, on_language=state.speak, main="mw-front")
        self.progress = Progress()
        self.said = Notice(tone="warn", dismissible=True, on_dismiss=state.heard)
        self._pages: dict[str, View] = {}
        self._front = Stack([self.said])
        self._front.add_class("mw-front")
        self.box = Stack([self.nav, self._front, self.progress])
        self.box.add_class("mw-page")
        state.observe(lambda _: self._frame(), ["language", "page"])
        state.observe(lambda _: self._work(), ["working"])
        state.observe(lambda _: self._say(), ["said"])
        state.observe(self._name, ["round"])
        self._frame()

    def page(self, name: str) -> View:
        """View of a page, built when it is first asked for."""
        if name not in self._pages:
            self._pages[name] = PAGES[name][1](self.state)
        return self._pages[name]

    def _frame(self) -> None:
        state = self.state
        self.nav.labels = {"pages": tr("Pages"), "language": tr("Language")}
        with self.nav.hold_sync():
            self.nav.title = tr("Mentor workbench")
            self.nav.subtitle = str(state.round.programme.programme.name)
            self.nav.note = _note()
            self.nav.pages = [
                {"id": name, "label": str(label), "current": name == state.page}
                for name, (label, _) in PAGES.items()
            ]
            self.nav.languages = [
                {"id": code, "label": name, "current": code == state.language}
                for code, name in LANGUAGES.items()
            ]
        self.nav.language = state.language
        self.page(state.page)
        for name, view in self._pages.items():
            view.show(name == state.page)
        # A new page comes into sight when all of it was drawn.
        self._front.children = [self.said, *(view.box for view in self._pages.values())]
        self._work()
        self._say()

    def _name(self, _: Any) -> None:
        round = self.state.round
        self.nav.subtitle = str(round.programme.programme.name)
        # What is handed in lives in this page alone, so the browser asks before leaving it.
        self.nav.unsaved = bool(round.lists)

    def _work(self) -> None:
        working = self.state.working
        with self.progress.hold_sync():
            self.progress.message = str(working) if working is not None else ""
            self.progress.active = working is not None

    def _say(self) -> None:
        self.said.labels = notice_labels()
        self.said.sentences = [str(each) for each in self.state.said]


def _note() -> str:
    """Where the data stays, or that the people are made up: as the server's own frame says it."""
    if os.environ.get("WORKBENCH_DEMO") == "1":
        return tr("Made-up people, for trying things out")
    return tr("Everything stays on this computer")


def _guarded_call(callback: Callable[..., Any], *arguments: object) -> object:
    return guarded(callback)(*arguments)
