"""Sentences that the coordinator should see now."""

from typing import ClassVar

import traitlets as t

from widgets.components.component import Buffers, Callback, Component, Message, RefusedError, found

__all__ = ["Notice"]


class Notice(Component):
    """One or more sentences with a tone, and perhaps something to do about them.

    Traits
    ------
    sentences : list of str
        What is said; nothing is shown while the list is empty.
    heading : str
        A short line above the sentences. Default "".
    tone : str
        "ok", "info" (default), "warn" or "stop"; "stop" is announced at once.
    buttons : list of dict
        ``id``, ``label``; optional ``tone`` ("primary", "danger") and ``disabled``.
    dismissible : bool
        Whether it can be put away; ``sentences`` is then emptied. Default False.
    """

    asset: ClassVar[str] = "notice"
    events: ClassVar[tuple[str, ...]] = ("action", "dismiss")
    default_labels: ClassVar[dict[str, str]] = {
        "dismiss": "Put away",
        "ok": "Done",
        "info": "Note",
        "warn": "Attention",
        "stop": "Stop",
    }

    sentences = t.List(t.Unicode(), help="What is said.").tag(sync=True)
    heading = t.Unicode("", help="A short line above.").tag(sync=True)
    tone = t.Enum(("ok", "info", "warn", "stop"), default_value="info").tag(sync=True)
    buttons = t.List(t.Dict(), help="What can be done about it.").tag(sync=True)
    dismissible = t.Bool(False, help="Whether it can be put away.").tag(sync=True)

    def on_action[C: Callback](self, callback: C) -> C:
        """Register ``callback(button_id)``."""
        return self._register("action", callback)

    def on_dismiss[C: Callback](self, callback: C) -> C:
        """Register ``callback()``, called after the sentences are put away."""
        return self._register("dismiss", callback)

    def _read_action(self, message: Message, _buffers: Buffers) -> None:
        if not (self.sentences or self.heading):
            raise RefusedError("nothing is said")
        self._tell("action", found(self.buttons, message.get("id"))["id"])

    def _read_dismiss(self, _message: Message, _buffers: Buffers) -> None:
        if not self.dismissible:
            raise RefusedError("not to be put away")
        self.heading, self.sentences = "", []
        self._tell("dismiss")
