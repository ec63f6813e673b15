"""A choice between named possibilities."""

from typing import Any, ClassVar

import traitlets as t

from widgets.components.component import Buffers, Callback, Component, Message, RefusedError, found

__all__ = ["Choice"]


class Choice(Component):
    """One of several, or several of many, with a word on each.

    Traits
    ------
    label : str
        The question or the name of the field.
    help : str
        A sentence below the label. Default "".
    options : list of dict
        ``id``, ``label``; optional ``help`` and ``disabled``.
    value : str or None
        The chosen id, for "select" and "radio".
    values : list of str
        The chosen ids, for "checkbox", in the order of the options.
    look : str
        "select" (default), "radio" or "checkbox".
    disabled : bool
        Whether it can be changed now. Default False.
    """

    asset: ClassVar[str] = "choice"
    events: ClassVar[tuple[str, ...]] = ("change",)
    default_labels: ClassVar[dict[str, str]] = {"choose": "Choose"}

    label = t.Unicode("", help="The question.").tag(sync=True)
    help = t.Unicode("", help="A sentence below the label.").tag(sync=True)
    options = t.List(t.Dict(), help="Possibilities.").tag(sync=True)
    value = t.Unicode(None, allow_none=True, help="The chosen id.").tag(sync=True)
    values = t.List(t.Unicode(), help="The chosen ids.").tag(sync=True)
    look = t.Enum(("select", "radio", "checkbox"), default_value="select").tag(sync=True)
    disabled = t.Bool(False, help="Whether it can be changed now.").tag(sync=True)

    def on_change[C: Callback](self, callback: C) -> C:
        """Register ``callback(value)``: an id, or a list of ids for "checkbox"."""
        return self._register("change", callback)

    def _read_change(self, message: Message, _buffers: Buffers) -> None:
        wanted: Any = message.get("value")
        if self.disabled:
            raise RefusedError("not to be changed now")
        if self.look != "checkbox":
            self.value = found(self.options, wanted)["id"]
            self._tell("change", self.value)
            return
        if not isinstance(wanted, list) or len(wanted) > len(self.options):
            raise RefusedError("not a list of options")
        for each in wanted:
            if each not in self.values:
                found(self.options, each)
        kept_off = {each["id"] for each in self.options if each.get("disabled")}
        chosen = {*wanted, *(kept_off & set(self.values))}
        self.values = [each["id"] for each in self.options if each["id"] in chosen]
        self._tell("change", list(self.values))
