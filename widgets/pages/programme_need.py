"""Need and aim: what a programme has to say before anything else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ipywidgets import Widget

from widgets.components import Panel, Prose, TextArea
from widgets.pages.programme_desk import Desk, DraftView
from widgets.pages.programme_form import Setting, fill_form, form_table
from widgets.state import State
from workbench.locale import Labels, current_language, tr
from workbench.programme.entering import worded
from workbench.programme.places import fault_in_words

_TEXTS = ("need", "aim", "vision")


class NeedView(DraftView):
    """The need, the aim and the vision to write in, and a form for the name."""

    def __init__(self, state: State, desk: Desk) -> None:
        self.texts: dict[str, TextArea] = {}
        super().__init__(state, desk)

    def build(self) -> Sequence[Widget]:
        """Three texts and a form."""
        self.lead = Prose(quiet=True)
        for name in _TEXTS:
            self.texts[name] = TextArea(on_change=self._writer(name), lines=3)
        self.form = form_table(self.desk)
        return [Panel([self.lead, *self.texts.values()]), self.form]

    def draw(self) -> None:
        """Show the words in the language of the page, or in another where it has none."""
        draft = self.draft
        self.lead.paragraphs = [
            tr(
                "What you write here is kept in the language of the page; choose another language "
                "above to write it in that."
            )
        ]
        labels = {
            "need": (tr("Need"), tr("What is lacking, and for whom? Begin with this.")),
            "aim": (tr("Aim"), tr("What do you want to reach?")),
            "vision": (tr("Vision"), tr("What you hope for in the long run; can be left blank.")),
        }
        for name, area in self.texts.items():
            area.language = self.state.language
            with area.hold_sync():
                area.label, area.help = labels[name]
                area.value = _shown(draft.at(f"programme.{name}"))
                faults = draft.faults_at(f"programme.{name}")
                area.note = " ".join(fault_in_words(each) for each in faults)
        self.form.language = self.state.language
        fill_form(
            self.form,
            draft,
            [
                Setting("programme.name", tr("Name"), "words"),
                Setting("programme.id", tr("Short name of the file"), "text", _id_help()),
            ],
            caption=tr("What the programme is called"),
            sources=False,
        )

    def _writer(self, name: str) -> Callable[[str], None]:
        def write(text: str) -> None:
            path = f"programme.{name}"
            if text.strip() != _shown(self.draft.at(path)):
                said = worded(self.draft.at(path), current_language(), text)
                self.desk.change(path, to=said)

        return write


def _shown(words: object) -> str:
    if isinstance(words, dict):
        return str(words.get(current_language()) or Labels(words))
    return str(words or "")


def _id_help() -> str:
    return tr("Small letters, digits, _ and -")
