"""What is being worked on, how far it has come, and a way to stop it."""

from typing import ClassVar

import traitlets as t

from widgets.components.component import Buffers, Callback, Component, Message, RefusedError

__all__ = ["Progress"]


class Progress(Component):
    """A sentence and a bar while something is worked out; nothing otherwise.

    Traits
    ------
    active : bool
        Whether something is going on. Default False: nothing is shown.
    message : str
        What is going on, as a sentence.
    fraction : float or None
        How far it has come, 0 to 1; None when that is not known.
    cancellable : bool
        Whether it can be stopped. Default False; set by ``on_cancel``.
    """

    asset: ClassVar[str] = "progress"
    events: ClassVar[tuple[str, ...]] = ("cancel",)
    default_labels: ClassVar[dict[str, str]] = {"cancel": "Stop"}

    active = t.Bool(False, help="Whether something is going on.").tag(sync=True)
    message = t.Unicode("", help="What is going on.").tag(sync=True)
    fraction = t.Float(None, allow_none=True, min=0.0, max=1.0, help="How far.").tag(sync=True)
    cancellable = t.Bool(False, help="Whether it can be stopped.").tag(sync=True)

    def on_cancel[C: Callback](self, callback: C) -> C:
        """Register ``callback()`` and offer the button."""
        self.cancellable = True
        return self._register("cancel", callback)

    def _read_cancel(self, _message: Message, _buffers: Buffers) -> None:
        if not (self.active and self.cancellable):
            raise RefusedError("nothing to stop")
        self._tell("cancel")
