"""A quiet picture of what is coming, while it is worked out for the first time."""

from typing import ClassVar

import traitlets as t

from widgets.components.component import Component

__all__ = ["Skeleton"]


class Skeleton(Component):
    """Grey lines in the place of what is being worked out, and the sentence that says so.

    Traits
    ------
    message : str
        What is being worked out; nothing is shown while it is empty.
    lines : int
        How many lines are drawn. Default 8.
    """

    asset: ClassVar[str] = "skeleton"
    message = t.Unicode("", help="What is being worked out.").tag(sync=True)
    lines = t.Int(8, min=0, max=40, help="How many lines are drawn.").tag(sync=True)
