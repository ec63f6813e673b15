"""A form: questions one after the other, with what is wrong beside each."""

from collections.abc import Mapping
from typing import Any, ClassVar

import traitlets as t

from widgets.components.component import (
    Buffers,
    Callback,
    Component,
    Message,
    RefusedError,
    found,
    text_in,
)

__all__ = ["FIELD_KINDS", "QuestionForm"]

FIELD_KINDS = ("text", "area", "select", "radio", "checks")
LONGEST_TEXT = 10_000


class QuestionForm(Component):
    """Questions about one thing, which may change with every answer.

    An answer is told at once for a choice, and for a text when its field is left. Fields keep what
    is being typed, their focus and their scroll while others change.

    Traits
    ------
    heading : str
        What the form is about; nothing is shown while there are no items.
    lead : str
        A sentence below. Default "".
    items : list of dict
        ``id``, ``label``, ``kind`` (one of `FIELD_KINDS`), ``value`` (a text, or a list of ids for
        "checks"); optional ``help``, ``note`` (what is wrong), ``options`` (``id``, ``label``,
        optional ``help`` and ``group``), ``lines``, ``wide`` (over the whole width), ``first``
        (begins a line), ``disabled``.
    facts : list of dict
        ``term`` and ``text``: what a reader should know, below the questions.
    buttons : list of dict
        ``id``, ``label``; optional ``tone`` ("primary", "danger", "quiet").
    about : str
        What the form is about, as an id: when another thing is asked about, the form comes into
        sight and its heading gets the focus. Default "": nothing moves.
    standing : bool
        Whether it is a lasting part of the page, and not one that was opened. Default False.
    level : int
        The heading's level, default 2.
    """

    asset: ClassVar[str] = "question_form"
    parts: ClassVar[tuple[str, ...]] = ("fields", "field_choices")
    events: ClassVar[tuple[str, ...]] = ("change", "action")
    default_labels: ClassVar[dict[str, str]] = {
        "choose": "Choose",
        "search": "Search in the list",
        "chosen": "{n} chosen:",
    }

    heading = t.Unicode("", help="What the form is about.").tag(sync=True)
    lead = t.Unicode("", help="A sentence below.").tag(sync=True)
    items = t.List(t.Dict(), help="Questions.").tag(sync=True)
    facts = t.List(t.Dict(), help="What a reader should know.").tag(sync=True)
    buttons = t.List(t.Dict(), help="What can be done.").tag(sync=True)
    about = t.Unicode("", help="Id of what the form is about.").tag(sync=True)
    standing = t.Bool(False, help="A lasting part of the page.").tag(sync=True)
    level = t.Int(2, min=2, max=6, help="Level of the heading.").tag(sync=True)

    def on_change[C: Callback](self, callback: C) -> C:
        """Register ``callback(item_id, value)``; a text, or a list of ids for "checks"."""
        return self._register("change", callback)

    def on_action[C: Callback](self, callback: C) -> C:
        """Register ``callback(button_id)``."""
        return self._register("action", callback)

    @t.validate("items")
    def _known_kinds(self, proposal: Any) -> list[dict[str, Any]]:
        unknown = sorted({str(each.get("kind")) for each in proposal["value"]} - {*FIELD_KINDS})
        if unknown:
            raise t.TraitError(f"A question's kind is one of {FIELD_KINDS}, not {unknown}.")
        return list(proposal["value"])

    def _read_change(self, message: Message, _buffers: Buffers) -> None:
        item = found(self.items, message.get("id"))
        self._tell("change", item["id"], _allowed(item, message))

    def _read_action(self, message: Message, _buffers: Buffers) -> None:
        self._tell("action", found(self.buttons, message.get("id"))["id"])


def _allowed(item: Mapping[str, Any], message: Message) -> str | list[str]:
    options = item.get("options", [])
    if item["kind"] in ("select", "radio"):
        return str(found(options, message.get("value"))["id"])
    if item["kind"] != "checks":
        return text_in(message, "value", longest=LONGEST_TEXT)
    wanted = message.get("value")
    if not isinstance(wanted, list) or len(wanted) > len(options):
        raise RefusedError("not a list of options")
    for each in wanted:
        found(options, each)
    return [each["id"] for each in options if each["id"] in wanted]
