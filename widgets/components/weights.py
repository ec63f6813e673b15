"""Sliders for the weights of the criteria, tier by tier."""

from collections.abc import Mapping
from math import isfinite
from typing import Any, ClassVar

import traitlets as t

from widgets.components.component import Buffers, Callback, Component, Message, RefusedError, found

__all__ = ["Weights"]


class Weights(Component):
    """How much each criterion counts, with its share of its tier beside it.

    The share moves with the slider; Python hears the last value, at most one message at a time.

    Traits
    ------
    groups : list of dict
        Tiers: ``id``, ``label``, optional ``help``, and ``criteria``: list of ``id``, ``label``,
        optional ``help`` and ``disabled``, and ``weight`` (0 to *maximum*). Criterion ids are
        unique over all groups. Python's ``groups`` holds the new weight before callbacks run.
    maximum : float
        The largest weight. Default 10.
    step : float
        The slider's step. Default 1.
    defaults : dict of str to float
        Weights by criterion id that a group's reset button returns to; empty: no button.
    """

    asset: ClassVar[str] = "weights"
    events: ClassVar[tuple[str, ...]] = ("change", "reset")
    default_labels: ClassVar[dict[str, str]] = {
        "weight": "Weight",
        "share": "{share} of this tier",
        "help": "Explain",
        "reset": "Reset",
        "nothing": "Nothing in this tier counts.",
    }

    groups = t.List(t.Dict(), help="Tiers with their criteria.").tag(sync=True)
    maximum = t.Float(10.0, min=0.0, help="The largest weight.").tag(sync=True)
    step = t.Float(1.0, min=0.0001, help="The slider's step.").tag(sync=True)
    defaults = t.Dict(value_trait=t.Float(), help="Weights to return to.").tag(sync=True)

    def on_change[C: Callback](self, callback: C) -> C:
        """Register ``callback(criterion_id, weight)``."""
        return self._register("change", callback)

    def on_reset[C: Callback](self, callback: C) -> C:
        """Register ``callback(group_id, weights)``; without it, a reset is told as changes."""
        return self._register("reset", callback)

    def _read_change(self, message: Message, _buffers: Buffers) -> None:
        turn = message.get("turn")
        try:
            criterion = found(self._criteria(), message.get("id"))
            weight = self._allowed(message.get("weight"))
            self._put({criterion["id"]: weight})
            self._tell("change", criterion["id"], weight)
        finally:
            self.send({"kind": "heard", "turn": turn if isinstance(turn, int) else 0})

    def _read_reset(self, message: Message, _buffers: Buffers) -> None:
        group = found(self.groups, message.get("id"))
        changed = {
            each["id"]: self.defaults[each["id"]]
            for each in group["criteria"]
            if each["id"] in self.defaults and each["weight"] != self.defaults[each["id"]]
        }
        if not changed:
            return
        self._put(changed)
        if self._callbacks["reset"]:
            self._tell("reset", group["id"], changed)
        else:
            for criterion, weight in changed.items():
                self._tell("change", criterion, weight)

    def _criteria(self) -> list[Mapping[str, Any]]:
        return [each for group in self.groups for each in group["criteria"]]

    def _allowed(self, weight: object) -> float:
        if isinstance(weight, bool) or not isinstance(weight, int | float) or not isfinite(weight):
            raise RefusedError("not a number")
        if not 0 <= weight <= self.maximum:
            raise RefusedError("outside the scale")
        return float(weight)

    def _put(self, weights: Mapping[str, float]) -> None:
        self.groups = [
            {
                **group,
                "criteria": [
                    {**each, "weight": weights.get(each["id"], each["weight"])}
                    for each in group["criteria"]
                ],
            }
            for group in self.groups
        ]
