"""One kernel for each open page, and a spare one that waits with its libraries loaded.

Voila can also keep a whole page ready (``preheat_kernel``). We do not: such a page was computed
before its reader came, so after a reload it would show the store as it was one page ago. A spare
kernel has only imported libraries; the page itself is always made fresh.
"""

from __future__ import annotations

import asyncio
import os
from typing import Any

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_core.utils import ensure_async
from jupyter_server.base.call_context import CallContext
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets import Dict, Float, Integer, List, Unicode

#: What every kernel runs first: the language, and the boundary that keeps values out of failures,
#: those of the page's own import included.
STARTUP = """
import os
from widgets import boundary
from workbench.locale import use_language

use_language(os.environ["WORKBENCH_LANGUAGE"])
boundary.install()
"""

#: Longest wait for a spare kernel that is still starting; one of its own takes no longer.
SPARE_SECONDS = 8.0

#: Imports that the pages need. A failure here shows when a page itself is opened.
WARM_UP = """
try:
    import widgets.shell
except Exception:
    pass
"""


class OwnKernelOnly(KernelSpecManager):
    """Knows one kernel, ``python3``: the server's own interpreter.

    A kernel of the same name in the user's Jupyter folders would run in another environment.
    """

    kernel_dirs: list[str] = List(Unicode(), [])  # type: ignore[assignment]


class PageKernels(AsyncMappingKernelManager):
    """Starts kernels with the workbench's environment and keeps a few spare ones warm."""

    spare_kernels = Integer(1, config=True, help="how many kernels wait for the next page")
    refill_seconds = Float(
        3.0, config=True, help="wait before a new spare, so that it does not slow the page opened"
    )
    warm_up = Unicode(WARM_UP, config=True, help="code that a spare kernel runs once")
    kernel_environment = Dict(config=True, help="environment variables of every kernel")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._spares: list[asyncio.Task[str]] = []
        self._refilling: set[asyncio.Task[None]] = set()
        self._starting: set[asyncio.Task[str]] = set()

    async def start_kernel(  # type: ignore[override]
        self, *, kernel_id: str | None = None, path: str | None = None, **kwargs: Any
    ) -> str:
        """Give a spare kernel to the page that asks, or start one.

        Returns
        -------
        str
            The kernel's id.
        """
        started = await self._spare() if kernel_id is None and not path else None
        if started is None:
            started = await self._started(kernel_id=kernel_id, path=path, **kwargs)
        page = CallContext.get(CallContext.JUPYTER_HANDLER)
        if page is not None:
            page.kernel_id = started
        self._refill_later()
        return started

    def keep_spares(self) -> None:
        """Start as many spare kernels as are missing. Needs the running event loop."""
        while len(self._spares) < self.spare_kernels:
            self._spares.append(asyncio.ensure_future(self._warmed()))

    @property
    def spare_ids(self) -> set[str]:
        """Ids of the kernels that wait for a page."""
        return {
            task.result()
            for task in self._spares
            if task.done() and not task.cancelled() and task.exception() is None
        }

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """End an idle kernel, unless it is a spare one."""
        if kernel_id not in self.spare_ids:
            await super().cull_kernel_if_idle(kernel_id)

    async def shutdown_all(self, now: bool = True) -> None:  # type: ignore[override]
        """End every kernel, those still starting included."""
        for task in [*self._refilling, *self._spares]:
            task.cancel()
        self._spares.clear()
        await asyncio.gather(*self._starting, return_exceptions=True)
        await ensure_async(super().shutdown_all(now=now))

    async def _spare(self) -> str | None:
        while self._spares:
            try:
                kernel_id = await asyncio.wait_for(self._spares.pop(0), SPARE_SECONDS)
            except Exception:  # noqa: BLE001 - whatever it was, a fresh kernel is started instead
                self.log.warning("A spare kernel could not be started.")
                continue
            if kernel_id in self and await ensure_async(self.get_kernel(kernel_id).is_alive()):
                return kernel_id
        return None

    async def _started(self, **kwargs: Any) -> str:
        environment = {**os.environ, **kwargs.pop("env", {}), **self.kernel_environment}
        start: Any = super().start_kernel(env=environment, **kwargs)
        task: asyncio.Task[str] = asyncio.ensure_future(start)
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)
        # A start that is given up half-way would leave a process that nobody knows of.
        return await asyncio.shield(task)

    async def _warmed(self) -> str:
        kernel_id = await self._started(kernel_name="python3", path="")
        client: Any = self.get_kernel(kernel_id).client()
        client.start_channels()
        try:
            await client.wait_for_ready(timeout=60)
            request = client.execute(self.warm_up, silent=True, store_history=False)
            while (await client.get_shell_msg(timeout=60))["parent_header"]["msg_id"] != request:
                pass
        finally:
            client.stop_channels()
        return kernel_id

    def _refill_later(self) -> None:
        async def refill() -> None:
            await asyncio.sleep(self.refill_seconds)
            self.keep_spares()

        task = asyncio.ensure_future(refill())
        # The event loop itself keeps only a weak reference.
        self._refilling.add(task)
        task.add_done_callback(self._refilling.discard)
