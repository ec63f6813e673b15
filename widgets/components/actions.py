"""A row of buttons; one that cannot be used says why."""

from typing import ClassVar

import traitlets as t

from widgets.components.component import Buffers, Callback, Component, Message, found

__all__ = ["Actions"]


class Actions(Component):
    """What can be done here.

    Traits
    ------
    items : list of dict
        ``id``, ``label``; optional ``tone`` ("primary", "plain", "danger", "quiet"),
        ``disabled``, ``reason`` (a sentence, shown below while disabled), ``pressed`` (True or
        False for a button that stays down) and ``sign`` (an icon's name: "undo", "redo").
    label : str
        The name of the row of buttons, for assistive technology. Default "".
    small : bool
        Whether the buttons are small ones. Default False.
    """

    asset: ClassVar[str] = "actions"
    events: ClassVar[tuple[str, ...]] = ("action",)

    items = t.List(t.Dict(), help="Buttons.").tag(sync=True)
    label = t.Unicode("", help="Name of the row of buttons.").tag(sync=True)
    small = t.Bool(False, help="Small buttons.").tag(sync=True)

    def on_action[C: Callback](self, callback: C) -> C:
        """Register ``callback(action_id)``."""
        return self._register("action", callback)

    def _read_action(self, message: Message, _buffers: Buffers) -> None:
        self._tell("action", found(self.items, message.get("id"))["id"])
