"""Files to take home, made in memory when they are asked for."""

import asyncio
from typing import Any, ClassVar

import traitlets as t

from widgets.components.component import Buffers, Callback, Component, Message, found

__all__ = ["Downloads"]


class Downloads(Component):
    """A list of files; each is made when its button is pressed and saved by the browser.

    Traits
    ------
    items : list of dict
        ``id``, ``label``, ``filename``, ``mime``; optional ``note`` (a line below), ``disabled``
        and ``reason``.
    label : str
        The name of the list. Default "".
    """

    asset: ClassVar[str] = "downloads"
    events: ClassVar[tuple[str, ...]] = ("request",)
    default_labels: ClassVar[dict[str, str]] = {
        "preparing": "Preparing {filename}",
        "ready": "{filename} has been saved with your downloads.",
        "failed": "{filename} could not be made. Try again.",
    }

    items = t.List(t.Dict(), help="Files that can be made.").tag(sync=True)
    label = t.Unicode("", help="Name of the list.").tag(sync=True)

    def on_request[C: Callback](self, callback: C) -> C:
        """Register the one ``callback(item_id)`` that makes a file.

        It returns bytes, or a sentence (str) that says why there is no file; it may be async.
        """
        self._callbacks["request"].clear()
        return self._register("request", callback)

    def _read_request(self, message: Message, _buffers: Buffers) -> None:
        item = found(self.items, message.get("id"))
        answer: object = None
        try:
            answer = next(iter(self._tell("request", item["id"])), None)
        finally:
            if not isinstance(answer, asyncio.Future):
                self._deliver(item, answer)
        if isinstance(answer, asyncio.Future):
            answer.add_done_callback(lambda done: self._deliver(item, _outcome(done)))

    def _deliver(self, item: Any, answer: object) -> None:
        name = {"id": item["id"], "filename": item["filename"]}
        if isinstance(answer, bytes | bytearray | memoryview):
            mime = item.get("mime", "application/octet-stream")
            self.send({"kind": "file", "mime": mime, **name}, [bytes(answer)])
        else:
            sentence = answer if isinstance(answer, str) else ""
            self.send({"kind": "failed", "sentence": sentence, **name})


def _outcome(done: asyncio.Future[Any]) -> object:
    return None if done.cancelled() or done.exception() else done.result()
