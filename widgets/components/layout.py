"""Boxes that lay out a page: one below the other, side by side, in panels, with a sidebar."""

from collections.abc import Sequence
from typing import Any

from ipywidgets import VBox, Widget

from widgets.components.heading import Heading

__all__ = ["Panel", "Row", "Split", "Stack"]


class Stack(VBox):
    """Children one below the other, at an even distance."""

    look = "mw-stack"

    def __init__(self, children: Sequence[Widget] = (), **traits: Any) -> None:
        super().__init__(tuple(children), **traits)
        self.add_class("mw-box").add_class(self.look)


class Row(Stack):
    """Children side by side; they wrap where there is no room."""

    look = "mw-row"


class Panel(Stack):
    """A section on its own ground, with a heading if it has a title.

    Parameters
    ----------
    children : sequence of Widget
        What the section holds.
    title, lead : str
        Heading and the sentence below it; no heading while the title is empty.
    level : int
        The heading's level, default 2.

    Attributes
    ----------
    heading : Heading or None
        The heading, whose text can be changed.
    """

    look = "mw-panel"

    def __init__(
        self,
        children: Sequence[Widget] = (),
        *,
        title: str = "",
        lead: str = "",
        level: int = 2,
        **traits: Any,
    ) -> None:
        self.heading = Heading(text=title, lead=lead, level=level) if title else None
        above = (self.heading,) if self.heading else ()
        super().__init__((*above, *children), **traits)


class Split(Stack):
    """A sidebar of 304 px that stays in sight, and the main part; one column below 1000 px.

    Parameters
    ----------
    side, main : Widget or sequence of Widget
        A sequence is stacked.
    """

    look = "mw-split"

    def __init__(
        self, side: Widget | Sequence[Widget], main: Widget | Sequence[Widget], **traits: Any
    ) -> None:
        self.side = side if isinstance(side, Widget) else Stack(side)
        self.main = main if isinstance(main, Widget) else Stack(main)
        self.side.add_class("mw-side")
        super().__init__((self.side, self.main), **traits)
