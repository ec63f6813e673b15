"""The error boundary: what goes wrong in a handler becomes one sentence and a short code.

IPython would send a handler's whole traceback, with the values in it, to the browser, where
nobody sees it. After :func:`install` the person reads a sentence with a code; the log gets the
code, the types and the places in the code, and never a value.
"""

from __future__ import annotations

import asyncio
import functools
import hashlib
import inspect
import logging
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from workbench.locale import Sentence, sentence
from workbench.serve.failures import ValuelessFormatter, without_values

__all__ = [
    "failure_code",
    "failure_sentence",
    "guarded",
    "install",
    "report",
    "show_failures_with",
]

#: Output that the page's frame shows as a notice; nothing else in the browser reads it.
FAILURE_TYPE = "application/vnd.mentor-workbench.failure+json"

#: A log of this size is put aside when the next page opens; one older log is kept.
LOG_BYTES = 1_000_000

# No I, L, O or U: the code is read aloud on the telephone.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

_log = logging.getLogger("workbench.failures")
_tasks: set[asyncio.Task[Any]] = set()
_installed = False
_show: Callable[[str], None] | None = None


def install(*, on_failure: Callable[[str], None] | None = None) -> None:
    """Catch what cells, handlers, tasks and threads of this kernel raise.

    The server's kernels call it when they start; a page only chooses how to show a failure. Not
    for analysts' notebooks, where a traceback is wanted.

    Parameters
    ----------
    on_failure : callable, optional
        Receives the code and shows it. The default puts :func:`failure_sentence` above the page.
    """
    global _installed
    show_failures_with(on_failure)
    _quiet_logs()
    shell = _shell()
    if shell is not None:
        # The one road on which a callback's exception leaves ipywidgets.
        shell.showtraceback = _instead_of_traceback
        shell.showsyntaxerror = _instead_of_traceback
        # When a kernel starts, its loop does not run yet.
        shell.events.register("pre_run_cell", _guard_tasks)
    sys.excepthook = lambda _kind, error, _trace: report(error)
    threading.excepthook = lambda failed: report(failed.exc_value)
    _installed = True


def show_failures_with(on_failure: Callable[[str], None] | None) -> None:
    """Show failures with *on_failure*, which receives the code; ``None`` is the default way."""
    global _show
    _show = on_failure


def guarded[**P](handler: Callable[P, Any]) -> Callable[P, Any]:
    """Report what *handler* raises instead of letting it go.

    Parameters
    ----------
    handler : callable
        A function, or an ``async`` one: then the result is a plain function that starts it in
        the kernel's event loop and returns the task, as widgets call handlers plainly.

    Returns
    -------
    callable
        Returns what *handler* returns, and ``None`` after a failure. Where :func:`install` was
        not called, as in tests of a view, the exception is raised.
    """
    if inspect.iscoroutinefunction(handler):
        return _guarded_task(handler)

    @functools.wraps(handler)
    def plainly(*args: P.args, **kwargs: P.kwargs) -> Any:
        try:
            return handler(*args, **kwargs)
        except Exception as error:
            if not _installed:
                raise
            report(error)
            return None

    return plainly


def report(error: BaseException | None) -> str | None:
    """Log *error* without its values, show its code, and return the code.

    ``None`` and a person's interruption are not reported.
    """
    if error is None or not isinstance(error, Exception):
        return None
    code = failure_code(error)
    _log.error("%s %s", code, without_values(error))
    try:
        (_show or _show_above_the_page)(code)
    except Exception as second:  # noqa: BLE001 - the hook is the pages' own code
        _log.error("%s %s", code, without_values(second))
    return code


def failure_code(error: BaseException) -> str:
    """Six signs that are the same whenever the same line raises the same type."""
    digest = int.from_bytes(hashlib.sha256(without_values(error).encode()).digest()[:4])
    return "".join(_LETTERS[(digest >> shift) & 31] for shift in range(0, 30, 5))


def failure_sentence(code: str) -> Sentence:
    """Sentence that tells a coordinator what to do about the failure with *code*."""
    return sentence(
        "That did not work. Try again; if it happens again, report the code {code}.",
        code=code,
    )


def _guarded_task[**P](handler: Callable[P, Any]) -> Callable[P, Any]:
    @functools.wraps(handler)
    def started(*args: P.args, **kwargs: P.kwargs) -> Any:
        async def run() -> Any:
            try:
                return await handler(*args, **kwargs)
            except Exception as error:
                if not _installed:
                    raise
                report(error)
                return None

        try:
            task = asyncio.get_running_loop().create_task(run())
        except RuntimeError:
            return asyncio.run(run())
        # The event loop itself keeps only a weak reference.
        _tasks.add(task)
        task.add_done_callback(_tasks.discard)
        return task

    return started


def _show_above_the_page(code: str) -> None:
    shell = _shell()
    if shell is not None:
        notice = {"code": code, "sentence": str(failure_sentence(code))}
        shell.display_pub.publish({FAILURE_TYPE: notice})


def _guard_tasks(*_: Any) -> None:
    asyncio.get_running_loop().set_exception_handler(
        lambda _loop, context: report(context.get("exception"))
    )


def _instead_of_traceback(*_: Any, **__: Any) -> None:
    report(sys.exc_info()[1])


def _shell() -> Any:
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython is not None else None


def _quiet_logs() -> None:
    # What a kernel writes to its error stream goes to the browser; a log with a traceback in it
    # would carry the values that the boundary keeps back.
    target = _log_target()
    target.setFormatter(ValuelessFormatter())
    # At lower levels ipykernel logs whole messages, and with them the people on the page.
    target.setLevel(logging.WARNING)
    root = logging.getLogger()
    root.handlers = [target]
    # It warns of each widget that the browser has let go of.
    logging.getLogger("Comm").setLevel(logging.ERROR)
    for name in list(root.manager.loggerDict):
        logger = logging.getLogger(name)
        if logger.handlers:
            logger.handlers = []
            logger.propagate = True


def _log_target() -> logging.Handler:
    folder = os.environ.get("WORKBENCH_DATA")
    if not folder:
        return logging.StreamHandler(sys.__stderr__)
    path = Path(folder) / "workbench.log"
    if path.exists() and path.stat().st_size > LOG_BYTES:
        path.replace(path.with_suffix(".log.1"))
    path.touch(mode=0o600)
    return logging.FileHandler(path, encoding="utf-8")
