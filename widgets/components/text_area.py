"""A text of several lines."""

from typing import ClassVar

import traitlets as t

from widgets.components.component import (
    Buffers,
    Callback,
    Component,
    Message,
    RefusedError,
    text_in,
)

__all__ = ["TextArea"]


class TextArea(Component):
    """A labelled text of several lines, which grows with what is written.

    What was written is told when the field is left; Enter begins a new line.

    Traits
    ------
    label : str
        The name of the field.
    help : str
        A sentence below. Default "".
    value : str
        The text.
    note : str
        What is wrong with it, shown below. Default "".
    lines : int
        Lines that are in sight while it is empty, 2 to 40. Default 4.
    longest : int
        Most characters that are taken, 1 to 100,000. Default 10,000.
    disabled : bool
        Whether it can be changed now. Default False.
    """

    asset: ClassVar[str] = "text_area"
    parts: ClassVar[tuple[str, ...]] = ("fields",)
    events: ClassVar[tuple[str, ...]] = ("change",)

    label = t.Unicode("", help="Name of the field.").tag(sync=True)
    help = t.Unicode("", help="A sentence below.").tag(sync=True)
    value = t.Unicode("", help="The text.").tag(sync=True)
    note = t.Unicode("", help="What is wrong with it.").tag(sync=True)
    lines = t.Int(4, min=2, max=40, help="Lines in sight while empty.").tag(sync=True)
    longest = t.Int(10_000, min=1, max=100_000, help="Most characters.").tag(sync=True)
    disabled = t.Bool(False, help="Whether it can be changed now.").tag(sync=True)

    def on_change[C: Callback](self, callback: C) -> C:
        """Register ``callback(text)``."""
        return self._register("change", callback)

    def _read_change(self, message: Message, _buffers: Buffers) -> None:
        if self.disabled:
            raise RefusedError("not to be changed now")
        self.value = text_in(message, "value", longest=self.longest)
        self._tell("change", self.value)
