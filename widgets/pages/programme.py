"""The Programme page: what the programme says, how to change it, and what that would do."""

from __future__ import annotations

from collections.abc import Sequence

from ipywidgets import Widget

from widgets.components import Actions, Choice, FileDrop, Heading, Notice, Row, Stack, Steps
from widgets.pages.labels import notice_labels
from widgets.pages.programme_changes import ChangesView
from widgets.pages.programme_counts import CountsView
from widgets.pages.programme_desk import Desk, DraftView
from widgets.pages.programme_effect import EffectView
from widgets.pages.programme_need import NeedView
from widgets.pages.programme_plan import PlanView
from widgets.pages.programme_rules import RulesView
from widgets.pages.programme_trial import TrialView
from widgets.state import State
from widgets.view import View
from workbench.locale import tr
from workbench.programme import library, read_programme
from workbench.programme.asking import part_to_mend
from workbench.programme.places import fault_in_words, place_in_words

#: Tab of each part of the file that has forms.
_TABS = {
    "role": "rules",
    "match": "counts",
    "formation": "counts",
    "site": "plan",
    "round": "plan",
    "organisation": "plan",
}


class ProgrammePage(View):
    """Need and aim, rules, what counts, plan; what changed, and what it would do to the round."""

    parts = ("lists",)

    def __init__(self, state: State) -> None:
        self.desk = Desk(state)
        super().__init__(state)
        self.desk.observe(lambda _: self.refresh(), ["draft", "asked", "refused", "trial", "step"])

    def build(self) -> Sequence[Widget]:
        """Which programme, faults, what the changes do, and the parts as tabs."""
        state, desk = self.state, self.desk
        self.heading = Heading(level=1)
        self.which = Choice(on_change=self._choose)
        self.sure = Notice(tone="warn", on_action=lambda button: desk.answer(button == "yes"))
        self.refused = Notice(tone="stop")
        self.faults = Notice(tone="stop", on_action=self._mend)
        self.effect = EffectView(state, desk, go=self._open)
        self.tabs = Steps(on_select=self._open, numbered=False)
        self.views: dict[str, DraftView] = {
            "need": NeedView(state, desk),
            "rules": RulesView(state, desk),
            "counts": CountsView(state, desk),
            "plan": PlanView(state, desk),
            "trial": TrialView(state, desk),
            "changes": ChangesView(state, desk),
        }
        self.open = "need"
        for name, view in self.views.items():
            view.box.add_class(f"mw-programme-{name}")
        self.file = FileDrop(accept=[".toml"], multiple=False, slim=True, on_file=desk.open_file)
        self.again = Actions(small=True, on_action=self._act)
        self.effect.box.add_class("mw-kept-in-sight")
        top = Row([self.heading, self.which]).add_class("mw-ends")
        parts = Stack([view.box for view in self.views.values()])
        return [
            top,
            self.sure,
            self.refused,
            self.effect.box,
            self.faults,
            self.tabs,
            parts,
            self.again,
            self.file,
        ]

    def draw(self) -> None:
        """Show which programme it is, what is wrong with the draft, and the open part."""
        self.heading.text = tr("Programme")
        self.heading.lead = tr(
            "What the programme says, with the source of every rule. Change it here and see at "
            "once whom that concerns; the round follows only when you say so."
        )
        self._draw_which()
        self._draw_notices()
        self._draw_tabs()
        self._draw_actions()
        self.effect.show()
        self._show_parts()

    def show(self, visible: bool = True) -> None:
        """Show the page; a draft that was left is tried on the round as it is now."""
        super().show(visible)
        if visible:
            self.desk.try_again()

    def _draw_which(self) -> None:
        used = self.state.round.programme
        options = {name: str(read_programme(name).programme.name) for name in library()}
        if used.origin not in options:
            options[used.origin] = str(used.programme.name)
        self.which.label = tr("Programme of this round")
        self.which.options = [{"id": name, "label": label} for name, label in options.items()]
        # Until the question is answered, the round keeps its programme.
        self.which.value = None
        self.which.value = used.origin

    def _choose(self, name: str) -> None:
        if name in library() and name != self.state.round.programme.origin:
            self.desk.ask_for(read_programme(name))

    def _draw_notices(self) -> None:
        desk, draft = self.desk, self.desk.draft
        for notice in (self.sure, self.refused, self.faults):
            notice.labels = notice_labels()
        with self.sure.hold_sync():
            self.sure.heading = (
                tr("Begin a new round with {name}?", name=desk.asked.programme.name)
                if desk.asked
                else ""
            )
            self.sure.sentences = (
                [
                    tr("The new round is empty: the lists and decisions here are not taken along."),
                    tr("Changes of the programme that you have not saved as a file are lost."),
                ]
                if desk.asked
                else []
            )
            self.sure.buttons = (
                [
                    {"id": "yes", "label": tr("Begin a new round"), "tone": "primary"},
                    {"id": "no", "label": tr("Stay here")},
                ]
                if desk.asked
                else []
            )
        self.refused.heading = str(desk.refused.headline) if desk.refused else ""
        self.refused.sentences = [str(each) for each in desk.refused.faults] if desk.refused else []
        self.faults.heading = tr("Mend this first") if draft.faults else ""
        self.faults.sentences = [
            f"{place_in_words(each.path, draft.tables)}: {fault_in_words(each)}"
            for each in draft.faults
        ]
        first = part_to_mend(draft)
        show = {"id": first, "label": tr("Show the first of these")}
        self.faults.buttons = [show] if first else []

    def _draw_tabs(self) -> None:
        draft, trial = self.desk.draft, self.desk.trial
        counts = {
            "changes": len(draft.differences),
            "trial": len(trial.people) if trial else 0,
        }
        labels = {
            "need": tr("Need and aim"),
            "rules": tr("Who can take part"),
            "counts": tr("What counts"),
            "plan": tr("Rounds, meetings and seats"),
            "trial": tr("Try it on my applicants"),
            "changes": tr("Changes and saving"),
        }
        self.tabs.labels = {"steps": tr("Parts of the programme")}
        self.tabs.items = [
            {
                "id": name,
                "label": label,
                "badge": str(counts[name]) if counts.get(name) else "",
                "tone": "info",
                "panel": f"mw-programme-{name}",
            }
            for name, label in labels.items()
        ]
        self.tabs.current = self.open

    def _draw_actions(self) -> None:
        draft = self.desk.draft
        self.again.label = tr("The whole programme")
        self.again.items = [
            {
                "id": "copy",
                "label": tr("Copy it to a programme of my own"),
                "disabled": draft.programme is None,
                "reason": tr("Mend the faults first."),
            },
            {
                "id": "again",
                "label": tr("Undo all changes"),
                "disabled": draft.untouched,
                "reason": tr("Nothing has been changed."),
            },
        ]
        self.file.labels = {
            "heading": tr("Open a programme file of your own"),
            "button": tr("Choose a file"),
            "hint": tr("{kinds}, at most {limit} MB each"),
            "too_large": tr("{name} is {size} MB. At most {limit} MB can be read."),
            "wrong_kind": tr("{name} is not one of {kinds}."),
            "sending": tr("Sending {name}"),
            "sent": tr("{name} has been sent."),
            "failed": tr("{name} could not be sent. Choose it again."),
            "cancel": tr("Cancel"),
            "files": tr("Files"),
        }
        self.file.language = self.state.language

    def _act(self, name: str) -> None:
        if name == "copy":
            self.desk.copy()
            self._open("need")
        else:
            self.desk.start_again()

    def _mend(self, path: str) -> None:
        """Open the form of the part that has a fault."""
        self._open(_TABS[path.partition("[")[0].partition(".")[0]])
        self.desk.open(path)

    def _open(self, name: str) -> None:
        self.open = name
        self.tabs.current = name
        self._show_parts()

    def _show_parts(self) -> None:
        self.file.layout.display = "" if self.open == "changes" else "none"
        for name, view in self.views.items():
            view.show(name == self.open)
