"""The bar at the top of every page: the name, the pages, a promise, the language."""

from typing import ClassVar

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

__all__ = ["NavBar"]


class NavBar(Component):
    """The name of the workbench, the way to its pages, and the choice of language.

    Traits
    ------
    title : str
        The name of the application or programme. Default "".
    subtitle : str
        One line below it, such as the round being worked on. Default "".
    note : str
        A few quiet words at the end of the bar, such as where the data stays. Default "".
    main : str
        CSS class given with ``add_class`` to the box that holds the page itself. In a served page
        the bar then is the banner, that box the main landmark and the target of the skip link.
    pages : list of dict
        ``id``, ``label``; optional ``current`` (bool), ``disabled`` (bool) and ``reason`` (why it
        cannot be opened yet; read aloud and shown on hover and focus).
    languages : list of dict
        ``id`` (ISO 639-1), ``label`` (its own name, "Svenska"), ``current`` (bool). Empty: no
        choice is shown.
    round : str
        Id of the round that is open; it stands in the page's address, so that a reload opens it
        again. Default "".
    at : str
        Page that is in front, for the address. Default "".
    saved : int
        How many steps of this page are saved so far. Default 0.
    unsaved : bool
        Whether something would be lost with the page; a served page then asks before it is left.
        Default False.
    """

    asset: ClassVar[str] = "nav_bar"
    _was_asked = False
    events: ClassVar[tuple[str, ...]] = ("go", "language", "asked")
    default_labels: ClassVar[dict[str, str]] = {"pages": "Pages", "language": "Language"}

    round = t.Unicode("", help="Round in the page's address.").tag(sync=True)
    at = t.Unicode("", help="Page in the page's address.").tag(sync=True)
    saved = t.Int(0, help="Steps saved so far.").tag(sync=True)
    unsaved = t.Bool(False, help="Whether the browser asks before leaving.").tag(sync=True)
    title = t.Unicode("", help="Name of the application or programme.").tag(sync=True)
    subtitle = t.Unicode("", help="One line below the name.").tag(sync=True)
    note = t.Unicode("", help="A few quiet words at the end.").tag(sync=True)
    main = t.Unicode("", help="Class of the box that holds the page.").tag(sync=True)
    pages = t.List(t.Dict(), help="Pages to go to.").tag(sync=True)
    languages = t.List(t.Dict(), help="Languages to choose from.").tag(sync=True)

    def on_go[C: Callback](self, callback: C) -> C:
        """Register ``callback(page_id)``."""
        return self._register("go", callback)

    def on_language[C: Callback](self, callback: C) -> C:
        """Register ``callback(language_id)``."""
        return self._register("language", callback)

    def on_asked[C: Callback](self, callback: C) -> C:
        """Register ``callback(round_id, page_id)``: what the address asked for when it was opened.

        Called once, also where the address names neither; the texts are then empty.
        """
        return self._register("asked", callback)

    def _read_asked(self, message: Message, _buffers: Buffers) -> None:
        if self._was_asked:
            raise RefusedError("a page is opened once")
        self._was_asked = True
        self._tell("asked", text_in(message, "round"), text_in(message, "at"))

    def _read_go(self, message: Message, _buffers: Buffers) -> None:
        self._tell("go", found(self.pages, message.get("id"))["id"])

    def _read_language(self, message: Message, _buffers: Buffers) -> None:
        self._tell("language", found(self.languages, message.get("id"))["id"])
