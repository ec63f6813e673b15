"""A row of key figures."""

from typing import ClassVar

import traitlets as t

from widgets.components.component import Component

__all__ = ["Figures"]


class Figures(Component):
    """The few numbers that say how things stand.

    Traits
    ------
    items : list of dict
        ``label`` and ``value`` (text, already in the language's form, or a number); optional
        ``note`` (one line), ``tone`` ("ok", "info", "warn", "stop"), ``change`` (text such as
        "+3"), ``tag`` (True for words in a tag instead of a large number) and ``id``.
    """

    asset: ClassVar[str] = "figures"
    items = t.List(t.Dict(), help="Key figures.").tag(sync=True)
