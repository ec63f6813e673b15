"""The steps or views of a page, as a list of tabs."""

from typing import ClassVar

import traitlets as t

from widgets.components.component import Buffers, Callback, Component, Message, found

__all__ = ["Steps"]


class Steps(Component):
    """The steps of a piece of work, to be taken in any order; or views of one thing.

    The arrow keys, Home and End move between steps; Enter or space opens one.

    Traits
    ------
    items : list of dict
        ``id``, ``label``; optional ``badge`` (short text, such as a number), ``tone`` of the badge
        ("ok", "info", "warn", "stop"), ``disabled``, ``reason`` (why it cannot be opened), and
        ``panel``: a CSS class given to the step's box with ``add_class``, which is then announced
        as the step's panel.
    current : str
        The id of the open step. Python sets it: ``on_select`` only asks.
    numbered : bool
        Whether they are steps, each with its number; else views, as slim tabs. Default True.
    """

    asset: ClassVar[str] = "steps"
    events: ClassVar[tuple[str, ...]] = ("select",)
    default_labels: ClassVar[dict[str, str]] = {"steps": "Steps"}

    items = t.List(t.Dict(), help="Steps with label, badge and tone.").tag(sync=True)
    current = t.Unicode("", help="Id of the open step.").tag(sync=True)
    numbered = t.Bool(True, help="Steps with numbers, or slim tabs.").tag(sync=True)

    def on_select[C: Callback](self, callback: C) -> C:
        """Register ``callback(step_id)``."""
        return self._register("select", callback)

    def _read_select(self, message: Message, _buffers: Buffers) -> None:
        self._tell("select", found(self.items, message.get("id"))["id"])
