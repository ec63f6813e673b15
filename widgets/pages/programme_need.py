"""Need and aim: what a programme has to say before anything else."""

from __future__ import annotations

from collections.abc import Sequence

from ipywidgets import Widget

from widgets.components import Heading, Panel, Prose
from widgets.pages.programme_desk import DraftView
from widgets.pages.programme_form import Setting, fill_form, form_table
from workbench.locale import tr


class NeedView(DraftView):
    """The need and the aim in large letters, and a form for the words of the programme."""

    def build(self) -> Sequence[Widget]:
        """Two texts and a form."""
        self.need, self.need_text = Heading(level=2), Prose()
        self.aim, self.aim_text = Heading(level=2), Prose()
        self.form = form_table(self.desk)
        words = Panel([self.need, self.need_text, self.aim, self.aim_text])
        return [words, self.form]

    def draw(self) -> None:
        """Show need and aim, or that they are missing."""
        draft = self.draft
        programme = draft.programme or draft.original
        self.need.text, self.aim.text = tr("Need"), tr("Aim")
        self.need_text.paragraphs = [
            str(programme.programme.need)
            or tr("Not written yet. What is lacking, and for whom? Begin with this.")
        ]
        self.aim_text.paragraphs = [
            str(programme.programme.aim) or tr("Not written yet. What do you want to reach?")
        ]
        self.form.language = self.state.language
        fill_form(
            self.form,
            draft,
            [
                Setting("programme.need", tr("Need"), "words", tr("What is lacking, and for whom")),
                Setting("programme.aim", tr("Aim"), "words", tr("What you want to reach")),
                Setting("programme.vision", tr("Vision"), "words"),
                Setting("programme.name", tr("Name"), "words"),
                Setting("programme.id", tr("Id"), "text", tr("Small letters, digits, _ and -")),
            ],
            caption=tr("The words of the programme, in the language of the page"),
            sources=False,
        )
