"""How the scores of the pairs are spread."""

from __future__ import annotations

from collections.abc import Sequence

from ipywidgets import Widget

from widgets.components import Panel, Picture
from widgets.view import View
from workbench.locale import tr
from workbench.reporting.charts import as_svg, score_distribution, score_rows


class SpreadView(View):
    """The distribution of scores, now and before the last change."""

    parts = ("proposal",)

    def build(self) -> Sequence[Widget]:
        """The picture."""
        self.picture = Picture(width=860)
        return [Panel([self.picture])]

    def draw(self) -> None:
        """Draw the distribution of the proposal."""
        proposal, before = self.state.shown, self.state.before
        if proposal is None:
            return
        self.picture.labels = {"numbers": tr("The numbers in this picture")}
        self.picture.language = self.state.language
        with self.picture.hold_sync():
            self.picture.content = as_svg(score_distribution(proposal, before))
            self.picture.alt = tr("Number of pairs for every five points of score, from 0 to 100.")
            self.picture.caption = tr("Spread of scores")
            self.picture.columns = [tr("Score"), tr("Now")] + ([tr("Before")] if before else [])
            self.picture.rows = score_rows(proposal, before)
