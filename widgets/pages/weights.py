"""The weights of the criteria, tier by tier."""

from __future__ import annotations

from collections.abc import Sequence

from ipywidgets import Widget

from widgets.components import Heading, Weights
from widgets.view import View
from workbench.locale import text_of, tr
from workbench.reporting.tables import criterion_label, tier_label

#: Largest weight of the sliders; only shares matter, so a larger one is never needed.
MOST = 100.0


class WeightsView(View):
    """A slider per criterion with its share; moving one makes a new proposal."""

    parts = ("wishes",)

    def build(self) -> Sequence[Widget]:
        """Heading and sliders."""
        self.heading = Heading(level=2)
        self.sliders = Weights(
            maximum=MOST,
            step=1.0,
            on_change=self.state.weigh,
            on_reset=lambda _, weights: self.state.reset_weights(weights),
        )
        return [self.heading, self.sliders]

    def draw(self) -> None:
        """Show the weights that count now."""
        programme, wishes = self.state.round.programme, self.state.round.wishes
        self.heading.text = tr("What counts")
        self.heading.lead = tr(
            "Move a slider: the proposal follows at once. Only the shares within a group matter."
        )
        self.sliders.labels = {
            "weight": tr("Weight"),
            "share": tr("{share} of this group"),
            "help": tr("Explain"),
            "reset": tr("Reset"),
            "nothing": tr("Nothing in this group counts."),
        }
        groups = [
            {
                "id": tier.id,
                "label": str(tier_label(programme, tier.id)),
                "criteria": [
                    {
                        "id": criterion.id,
                        "label": str(criterion_label(criterion)),
                        "help": text_of(criterion.help),
                        "weight": min(wishes.weight(criterion), MOST),
                    }
                    for criterion in programme.criteria_of(tier.id)
                ],
            }
            for tier in programme.tiers
            if programme.criteria_of(tier.id)
        ]
        if self.sliders.groups != groups:
            self.sliders.groups = groups
        self.sliders.defaults = {each.id: each.weight for each in programme.match.criterion}
        self.sliders.language = self.state.language
