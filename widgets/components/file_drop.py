"""A place to put files, received in pieces so that no message is too large."""

import unicodedata
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil
from typing import Any, ClassVar

import traitlets as t

from widgets.components.component import (
    Buffers,
    Callback,
    Component,
    Message,
    RefusedError,
    text_in,
)

__all__ = ["FileDrop"]

PIECE = 1024 * 1024
TOGETHER = 4


@dataclass
class _Transfer:
    name: str
    size: int
    pieces: dict[int, bytes] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return max(1, ceil(self.size / PIECE))

    def size_of(self, index: int) -> int:
        return self.size - PIECE * index if index == self.count - 1 else PIECE


class FileDrop(Component):
    """A field and an area to drop files on; each file arrives whole in ``on_file``.

    Files come in pieces of at most 1 MiB, each confirmed before more are sent. Pieces may come
    twice or out of order; a transfer that stops leaves nothing behind.

    Traits
    ------
    accept : list of str
        Endings that may be sent, with the dot. Default ".csv", ".tsv", ".txt", ".xlsx".
    multiple : bool
        Whether several files may be chosen at once. Default True.
    limit : int
        The largest file in bytes; told on screen before anything is sent. Default 25 MiB.
    files : list of dict
        What Python has to say on the files so far: ``name``, ``text`` (a sentence) and ``tone``.
    disabled : bool
        Whether files can be sent now. Default False.
    slim : bool
        Whether it is a narrow band, as once there are files. Default False.
    """

    asset: ClassVar[str] = "file_drop"
    events: ClassVar[tuple[str, ...]] = ("file",)
    default_labels: ClassVar[dict[str, str]] = {
        "heading": "Drop files here",
        "button": "Choose files",
        "hint": "{kinds}, at most {limit} MB each",
        "too_large": "{name} is {size} MB. At most {limit} MB can be read.",
        "wrong_kind": "{name} is not one of {kinds}.",
        "sending": "Sending {name}",
        "sent": "{name} has been sent.",
        "failed": "{name} could not be sent. Choose it again.",
        "cancel": "Cancel",
        "files": "Files",
    }

    accept = t.List(
        t.Unicode(), default_value=[".csv", ".tsv", ".txt", ".xlsx"], help="Endings."
    ).tag(sync=True)
    multiple = t.Bool(True, help="Whether several files may be chosen.").tag(sync=True)
    limit = t.Int(25 * 1024 * 1024, min=1, help="Largest file, bytes.").tag(sync=True)
    files = t.List(t.Dict(), help="Sentences on the files so far.").tag(sync=True)
    disabled = t.Bool(False, help="Whether files can be sent now.").tag(sync=True)
    slim = t.Bool(False, help="A narrow band.").tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        self._transfers: dict[str, _Transfer] = {}
        self._received: deque[str] = deque(maxlen=50)
        super().__init__(**traits)

    def on_file[C: Callback](self, callback: C) -> C:
        """Register ``callback(name, content)`` with the file's name and all its bytes."""
        return self._register("file", callback)

    def _read_begin(self, message: Message, _buffers: Buffers) -> None:
        key = text_in(message, "transfer", longest=64)
        name = _plain_name(text_in(message, "name", longest=1_000))
        size = _whole(message, "size")
        endings = tuple(each.lower() for each in self.accept)
        if self.disabled or not 0 <= size <= self.limit or not key or key in self._received:
            raise RefusedError("not to be sent now, too large, or received before")
        if endings and not name.lower().endswith(endings):
            raise RefusedError("not one of the accepted kinds")
        begun = self._transfers.get(key)
        if begun is None:
            while len(self._transfers) >= TOGETHER:
                self._transfers.pop(next(iter(self._transfers)))
            self._transfers[key] = _Transfer(name, size)
        elif (begun.name, begun.size) != (name, size):
            raise RefusedError("another transfer has this number")
        self.send({"kind": "begun", "transfer": key})

    def _read_piece(self, message: Message, buffers: Buffers) -> None:
        key = text_in(message, "transfer", longest=64)
        index = _whole(message, "index")
        if key in self._received:
            self.send({"kind": "got", "transfer": key, "index": index})
            return
        transfer = self._transfers.get(key)
        if transfer is None or not 0 <= index < transfer.count or len(buffers) != 1:
            raise RefusedError("no such transfer or piece")
        content = bytes(buffers[0])
        if len(content) != transfer.size_of(index):
            raise RefusedError("a piece of another size")
        transfer.pieces.setdefault(index, content)
        self.send({"kind": "got", "transfer": key, "index": index})
        if len(transfer.pieces) == transfer.count:
            del self._transfers[key]
            self._received.append(key)
            whole = b"".join(transfer.pieces[each] for each in range(transfer.count))
            self._tell("file", transfer.name, whole)

    def _read_abort(self, message: Message, _buffers: Buffers) -> None:
        if self._transfers.pop(text_in(message, "transfer", longest=64), None) is None:
            raise RefusedError("no such transfer")


def _whole(message: Mapping[str, Any], key: str) -> int:
    value = message.get(key)
    if not isinstance(value, int) or isinstance(value, bool):
        raise RefusedError(f"{key} is not a whole number")
    return value


def _plain_name(name: str) -> str:
    """Return the last part of a file's name without control and direction characters."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(each for each in last if unicodedata.category(each)[0] != "C").strip()
    if not seen.strip("."):
        raise RefusedError("a file without a name")
    return unicodedata.normalize("NFC", seen)[-200:]
