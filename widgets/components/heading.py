"""A section's heading."""

from typing import ClassVar

import traitlets as t

from widgets.components.component import Component

__all__ = ["Heading"]


class Heading(Component):
    """A section's heading with the sentence that says what the section is for.

    Traits
    ------
    text : str
        The heading.
    level : int
        1 (the page's) to 6. Default 2.
    lead : str
        A paragraph below. Default "".
    unseen : bool
        Whether it is there for assistive technology only. Default False.
    """

    asset: ClassVar[str] = "heading"
    text = t.Unicode("", help="The heading.").tag(sync=True)
    level = t.Int(2, min=1, max=6, help="1 to 6.").tag(sync=True)
    lead = t.Unicode("", help="A paragraph below.").tag(sync=True)
    unseen = t.Bool(False, help="For assistive technology only.").tag(sync=True)
