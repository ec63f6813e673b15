"""Failures in the log: types and places in the code, never a value.

Imported in every kernel, so it stays free of the server's libraries.
"""

from __future__ import annotations

import logging
import traceback
from types import TracebackType


def without_values(error: BaseException) -> str:
    """Types of *error* and its causes, and where in the code they arose; never what they say.

    The message of an exception and the variables of its frames can hold a person's data.

    Returns
    -------
    str
        Such as ``KeyError at workbench.people.read:mapped:41 in widgets.pages.list:press:12``.
    """
    parts = []
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        parts.append(f"{type(link).__name__} {_places(link.__traceback__)}".rstrip())
        link = link.__cause__ or link.__context__
    return ", after ".join(parts)


def _places(trace: TracebackType | None) -> str:
    # The module's name instead of the file's: a path can hold the user's name.
    frames = [
        (frame.f_globals.get("__name__", "?"), frame.f_code.co_name, line)
        for frame, line in traceback.walk_tb(trace)
    ]
    innermost = " in ".join(f"{module}:{name}:{line}" for module, name, line in frames[:-7:-1])
    return f"at {innermost}" if innermost else ""


class ValuelessFormatter(logging.Formatter):
    """Formats records so that no value can slip in.

    Our own loggers (``workbench.…``) are trusted. A library's record shows its message only
    before the values are put in, and only its place where they were put in already; what an
    exception says is never shown.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        if record.name.split(".")[0] == "workbench":
            message = record.getMessage()
        elif record.args and isinstance(record.msg, str):
            message = record.msg
        else:
            message = f"{record.module}:{record.funcName}:{record.lineno}"
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            message = f"{message} [{without_values(error)}]"
        return f"{self.formatTime(record)} {record.levelname} {record.name} {message}"
