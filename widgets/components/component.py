"""What every component shares: its files, its labels and its checked messages.

A component is three files of one name: Python says what is shown, the ES module draws it, the
style sheet dresses it. Python alone holds the truth: a message from the browser is compared with
what Python shows at this moment, and refused when it asks for anything else.
"""

import asyncio
import inspect
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import anywidget
import traitlets as t

from widgets.design import stylesheet

__all__ = ["Component", "RefusedError", "call_plainly", "found", "text_in"]

type Callback = Callable[..., object]
type Message = Mapping[str, Any]
type Buffers = Sequence[bytes | memoryview]

_HERE = Path(__file__).parent


class RefusedError(Exception):
    """A message asks for something that is not on the screen."""


def call_plainly(callback: Callback, *arguments: object) -> object:
    """Call *callback* with *arguments*, without any protection round it."""
    return callback(*arguments)


def text_in(message: Message, key: str, *, longest: int = 200) -> str:
    """Return the text under *key*, or refuse a missing, over-long or other value."""
    value = message.get(key)
    if not isinstance(value, str) or len(value) > longest:
        raise RefusedError(f"{key} is not a text of at most {longest} characters")
    return value


def found(items: Sequence[Mapping[str, Any]], wanted: object) -> Mapping[str, Any]:
    """Return the item whose ``id`` is *wanted* and that is not disabled, or refuse."""
    for item in items:
        if item["id"] == wanted and isinstance(wanted, str):
            if item.get("disabled"):
                break
            return item
    raise RefusedError("not on the screen, or not to be used now")


@cache
def _text_of(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


class Component(anywidget.AnyWidget):
    """The base of every component on the pages.

    Traits
    ------
    labels : dict of str to str
        The few fixed words the component shows, already translated. Keys that are left out keep
        their English default (``default_labels``); an unknown key is an error.
    language : str
        ISO 639-1 code of the words shown ("sv", "da", "nb", "en"); decides the order of letters
        and the look of numbers. Default "en".

    Attributes
    ----------
    refused : int
        How many messages from the browser were refused.
    boundary : callable
        Called as ``boundary(callback, *arguments)`` round every callback of every component; the
        application puts its error boundary here. It returns what the callback returns.

    Notes
    -----
    Callbacks are given as ``on_...=`` when the component is made, or registered later with the
    method of the same name (also as a decorator). A callback may be ``async``. Changes of traits
    that the browser asks for are refused: only messages are heard.
    """

    asset: ClassVar[str] = ""
    parts: ClassVar[tuple[str, ...]] = ()
    events: ClassVar[tuple[str, ...]] = ()
    default_labels: ClassVar[dict[str, str]] = {}
    boundary: ClassVar[Callable[..., object]] = staticmethod(call_plainly)

    language = t.Unicode("en", help="ISO 639-1 code of the words shown.").tag(sync=True)
    labels = t.Dict(
        value_trait=t.Unicode(), key_trait=t.Unicode(), help="Fixed words, translated."
    ).tag(sync=True)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Read the component's module and style sheet once for the class."""
        super().__init_subclass__(**kwargs)
        if "asset" in cls.__dict__:
            scripts = ("common", *cls.parts, cls.asset)
            cls._esm = "\n".join(_text_of(f"{name}.js") for name in scripts)
            sheets = [name for name in (cls.asset, *cls.parts) if (_HERE / f"{name}.css").exists()]
            cls._css = "\n".join([stylesheet(), *(_text_of(f"{name}.css") for name in sheets)])

    def __init__(self, **traits: Any) -> None:
        callbacks = {event: traits.pop(f"on_{event}", None) for event in self.events}
        self.refused = 0
        self._callbacks: dict[str, list[Callback]] = {event: [] for event in self.events}
        self._running: set[asyncio.Future[Any]] = set()
        super().__init__(**traits)
        for event, callback in callbacks.items():
            if callback is not None:
                getattr(self, f"on_{event}")(callback)

    @t.default("labels")
    def _english_labels(self) -> dict[str, str]:
        return dict(self.default_labels)

    @t.validate("labels")
    def _complete_labels(self, proposal: Any) -> dict[str, str]:
        unknown = sorted(set(proposal["value"]) - set(self.default_labels))
        if unknown:
            raise t.TraitError(f"{type(self).__name__} has no label {', '.join(unknown)}.")
        return {**self.default_labels, **proposal["value"]}

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Refuse changes of traits that come from the browser."""
        self.refused += len(sync_data)

    def _handle_custom_msg(self, content: Any, buffers: Buffers) -> None:
        self.receive(content, buffers)

    def receive(self, content: Any, buffers: Buffers = ()) -> None:
        """Check one message from the browser and pass it on, or count it as refused.

        Parameters
        ----------
        content : dict with ``kind``
            ``kind`` is one of the component's messages; the rest depends on it.
        buffers : sequence of bytes
            Binary parts, for files.
        """
        try:
            self._reader_of(content)(content, buffers)
        except RefusedError:
            self.refused += 1

    def _reader_of(self, content: Any) -> Callback:
        if not isinstance(content, Mapping):
            raise RefusedError("not a message")
        kind = content.get("kind")
        reader = getattr(self, f"_read_{kind}", None) if isinstance(kind, str) else None
        if reader is None:
            raise RefusedError("no such message")
        return reader  # type: ignore[no-any-return]

    def _register[C: Callback](self, event: str, callback: C) -> C:
        self._callbacks[event].append(callback)
        return callback

    def _tell(self, event: str, *arguments: object) -> list[object]:
        """Call everyone registered for *event*; start the answers that are awaitable."""
        answers = [Component.boundary(each, *arguments) for each in self._callbacks[event]]
        return [self._start(a) if inspect.isawaitable(a) else a for a in answers]

    def _after(self, answers: Sequence[object], then: Callable[[], object]) -> None:
        """Call *then* once every awaitable answer has come, or at once when there is none."""
        waiting = [each for each in answers if isinstance(each, asyncio.Future)]
        if waiting:
            together = asyncio.gather(*waiting, return_exceptions=True)
            together.add_done_callback(lambda _: then())
        else:
            then()

    def _start(self, answer: Awaitable[Any]) -> asyncio.Future[Any]:
        future = asyncio.ensure_future(answer)
        self._running.add(future)
        future.add_done_callback(self._ended)
        return future

    def _ended(self, future: asyncio.Future[Any]) -> None:
        self._running.discard(future)
        failure = None if future.cancelled() else future.exception()
        if failure is not None:
            about = {"message": "A callback failed.", "exception": failure, "future": future}
            future.get_loop().call_exception_handler(about)
