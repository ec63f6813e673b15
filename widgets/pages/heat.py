"""All possible pairs at once, as a map of how well they fit."""

from __future__ import annotations

from collections.abc import Sequence

from ipywidgets import Widget

from widgets.components import HeatMap, Prose
from widgets.pages.words import code_of, person_words
from widgets.view import View
from workbench.locale import text_of, tr
from workbench.matching.reasons import plural_of
from workbench.reporting.summary import compatibility, reading
from workbench.reporting.tables import criterion_label


class HeatView(View):
    """The compatibility map; pointing at a pair tells about it."""

    parts = ("proposal",)

    def build(self) -> Sequence[Widget]:
        """A sentence and the map."""
        self.lead = Prose(quiet=True)
        self.map = HeatMap(on_point=self._point)
        return [self.lead, self.map]

    def draw(self) -> None:
        """Draw the map of the proposal."""
        proposal = self.state.shown
        if proposal is None:
            return
        programme = proposal.programme
        self.lead.paragraphs = [
            tr(
                "The darker, the better the pair fits. Grey pairs are not permissible; marked "
                "ones are proposed. People with like answers stand side by side."
            )
        ]
        self.map.labels = {
            "help": tr(
                "Arrow keys move from pair to pair; Home and End go to the ends of the row."
            ),
            "point": tr("{row} and {column}"),
            "excluded": tr("Not permissible"),
            "chosen": tr("Proposed"),
            "zoom": tr("Size"),
            "fit": tr("Whole picture"),
            "times": tr("{times} times"),
            "nothing": tr("Point at a pair to read about it."),
            "empty": tr("There are no pairs to show."),
        }
        self.map.caption = tr("How well all pairs fit")
        self.map.row_title = text_of(plural_of(programme, "receiver")).capitalize()
        self.map.column_title = text_of(plural_of(programme, "giver")).capitalize()
        self.proposal, self.shown = proposal, compatibility(proposal)
        self.map.show(
            self.shown.values,
            [code_of(each, programme) for each in self.shown.rows],
            [code_of(each, programme) for each in self.shown.columns],
            marks=self.shown.marks,
        )

    def _point(self, row: int, column: int) -> None:
        proposal = self.proposal
        receiver, giver = self.shown.rows[row], self.shown.columns[column]
        told, words = reading(proposal, giver, receiver), person_words(self.state)
        names = [words.shown.name(each) for each in (receiver, giver)]
        lines = []
        if all(names):
            both = tr("{one} and {other}", one=names[0], other=names[1])
            lines.append({"term": tr("Pair"), "text": both})
        if told.forbidden_by:
            rules = " ".join(text_of(rule) for rule in told.forbidden_by)
            lines.append({"term": tr("Not permissible"), "text": rules})
        else:
            score = tr("not known") if told.score is None else text_of(round(told.score, 1))
            lines.append({"term": tr("Score"), "text": score})
        for criterion in proposal.programme.match.criterion:
            if criterion.id in told.fits:
                fit = told.fits[criterion.id]
                text = tr("not known") if fit is None else f"{100 * fit:.0f} %"
                lines.append({"term": str(criterion_label(criterion)), "text": text})
        self.map.readout = lines
