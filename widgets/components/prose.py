"""Paragraphs and lists of sentences."""

from typing import ClassVar

import traitlets as t

from widgets.components.component import Component

__all__ = ["Prose"]


class Prose(Component):
    """Running text.

    Traits
    ------
    paragraphs : list of str
        Paragraphs, in order.
    points : list of str
        A list of sentences after them. Default none.
    quiet : bool
        Whether the text is small and soft, as a hint. Default False.
    """

    asset: ClassVar[str] = "prose"
    paragraphs = t.List(t.Unicode(), help="Paragraphs.").tag(sync=True)
    points = t.List(t.Unicode(), help="A list of sentences after them.").tag(sync=True)
    quiet = t.Bool(False, help="Small and soft.").tag(sync=True)
