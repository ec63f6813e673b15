"""The one base of all views: what it reads decides when it is drawn again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from ipywidgets import Widget

from widgets.components import Stack
from widgets.state import State


class View:
    """A part of a page.

    A view builds its widgets once, and fills them in :meth:`draw` whenever the language or a part
    of the round that it reads was replaced. It computes nothing that the package could compute.

    Attributes
    ----------
    parts : tuple of str
        Attributes of the round that the view reads.
    traits : tuple of str
        Further traits of the state that it reads.
    box : Stack
        Its widgets.
    """

    parts: ClassVar[tuple[str, ...]] = ()
    traits: ClassVar[tuple[str, ...]] = ()

    def __init__(self, state: State) -> None:
        self.state = state
        self._shown = False
        self._outdated = True
        self.box = Stack(self.build())
        # Nothing is seen of a view before it was drawn.
        self.box.layout.display = "none"
        state.observe(self._language_changed, "language")
        state.observe(self._round_changed, "round")
        if self.traits:
            state.observe(lambda _: self.refresh(), list(self.traits))

    def build(self) -> Sequence[Widget]:
        """Widgets of the view, still empty."""
        raise NotImplementedError

    def draw(self) -> None:
        """Fill the widgets from the state."""
        raise NotImplementedError

    def show(self, visible: bool = True) -> None:
        """Show or hide the view; a hidden one is drawn when it is shown again."""
        self._shown = visible
        if visible and self._outdated:
            self.refresh()
        self.box.layout.display = "" if visible else "none"

    def refresh(self) -> None:
        """Draw now if the view is shown, else when it is."""
        self._outdated = True
        if self._shown:
            self._outdated = False
            self.draw()

    def _language_changed(self, _: Any) -> None:
        self.refresh()

    def _round_changed(self, change: Any) -> None:
        old, new = change["old"], change["new"]
        parts = ("programme", *self.parts)
        if any(getattr(old, part, None) is not getattr(new, part, None) for part in parts):
            self.refresh()
