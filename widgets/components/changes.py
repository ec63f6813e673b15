"""What is different now."""

from typing import ClassVar

import traitlets as t

from widgets.components.component import Component

__all__ = ["Changes"]


class Changes(Component):
    """A headline and the differences behind it, to be opened and closed.

    Traits
    ------
    headline : str
        What changed, in one sentence; nothing is shown while it is empty.
    items : list of dict
        ``text``; optional ``tone``, ``before`` and ``after`` (texts).
    opened : bool
        Whether the list is open at first. Default False.
    """

    asset: ClassVar[str] = "changes"
    default_labels: ClassVar[dict[str, str]] = {"before": "Before", "after": "Now"}

    headline = t.Unicode("", help="What changed, in one sentence.").tag(sync=True)
    items = t.List(t.Dict(), help="The differences.").tag(sync=True)
    opened = t.Bool(False, help="Whether the list is open at first.").tag(sync=True)
