"""How long a search may take, and whether anybody still waits for its answer."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

#: Seconds between two looks at whether somebody still waits, while other code is at work.
_LOOK = 0.02


class Cancelled(Exception):
    """Nobody waits for this answer any more: a newer question has taken its place."""


@dataclass(frozen=True)
class Patience:
    """When to stop.

    Attributes
    ----------
    deadline : float
        Time of ``time.perf_counter`` from which the best found so far is the answer.
    cancelled : callable or None
        Says whether the answer is no longer wanted at all.
    """

    deadline: float
    cancelled: Callable[[], bool] | None = None

    @property
    def left(self) -> float:
        """Seconds left; never quite none, so that a solver still starts."""
        return max(0.05, self.deadline - time.perf_counter())

    @property
    def over(self) -> bool:
        """Whether the time is up.

        Raises
        ------
        Cancelled
            When the answer is no longer wanted.
        """
        self.check()
        return time.perf_counter() > self.deadline

    def check(self) -> None:
        """Go on only while the answer is wanted.

        Raises
        ------
        Cancelled
        """
        if self.cancelled is not None and self.cancelled():
            raise Cancelled


def patience_of(seconds: float, cancelled: Callable[[], bool] | None = None) -> Patience:
    """Patience for so many seconds from now."""
    return Patience(time.perf_counter() + seconds, cancelled)


def beside[Result](work: Callable[[], Result], patience: Patience) -> Result:
    """What *work* gives; it is left to itself as soon as nobody waits for it.

    For work that cannot be interrupted, and that lets other threads run meanwhile.

    Raises
    ------
    Cancelled
    """
    if patience.cancelled is None:
        return work()
    worker = ThreadPoolExecutor(1)
    try:
        at_work = worker.submit(work)
        while True:
            try:
                return at_work.result(_LOOK)
            except TimeoutError:
                patience.check()
    finally:
        worker.shutdown(wait=False)
