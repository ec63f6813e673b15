"""The bar at the top of every page: the name, the pages, a promise, the language."""

from typing import ClassVar

import traitlets as t

from widgets.components.component import Buffers, Callback, Component, Message, found

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
    unsaved : bool
        Whether something would be lost with the page; a served page then asks before it is left.
        Default False.
    """

    asset: ClassVar[str] = "nav_bar"
    events: ClassVar[tuple[str, ...]] = ("go", "language")
    default_labels: ClassVar[dict[str, str]] = {"pages": "Pages", "language": "Language"}

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

    def _read_go(self, message: Message, _buffers: Buffers) -> None:
        self._tell("go", found(self.pages, message.get("id"))["id"])

    def _read_language(self, message: Message, _buffers: Buffers) -> None:
        self._tell("language", found(self.languages, message.get("id"))["id"])
