"""A drawing with its words and its numbers."""

from typing import Any, ClassVar

import traitlets as t

from widgets.components.component import Component

__all__ = ["Picture"]


class _Drawing(t.Bytes):
    """Bytes; a text (SVG) is taken as UTF-8."""

    def validate(self, obj: Any, value: Any) -> Any:
        return super().validate(obj, value.encode() if isinstance(value, str) else value)


class Picture(Component):
    """A drawing, the sentence that says what it shows, and its numbers in a table.

    Traits
    ------
    content : bytes or str
        The SVG or PNG; nothing is shown while it is empty.
    mime : str
        "image/svg+xml" (default) or "image/png".
    alt : str
        What the drawing shows, in words.
    caption : str
        A line below the drawing. Default "".
    columns : list of str
        Heads of the table of numbers.
    rows : list of list
        Its rows (texts or numbers); the first of each row names it.
    width : int or None
        Largest width in pixels; None: as wide as there is room. Default None.
    """

    asset: ClassVar[str] = "picture"
    default_labels: ClassVar[dict[str, str]] = {"numbers": "The numbers in this picture"}

    content = _Drawing(b"", help="The SVG or PNG.").tag(sync=True)
    mime = t.Enum(("image/svg+xml", "image/png"), default_value="image/svg+xml").tag(sync=True)
    alt = t.Unicode("", help="What the drawing shows.").tag(sync=True)
    caption = t.Unicode("", help="A line below.").tag(sync=True)
    columns = t.List(t.Unicode(), help="Heads of the table of numbers.").tag(sync=True)
    rows = t.List(t.List(), help="Rows of the table of numbers.").tag(sync=True)
    width = t.Int(None, allow_none=True, min=1, help="Largest width, pixels.").tag(sync=True)
