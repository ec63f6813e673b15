"""A real server and a real browser, and what must hold after every test in it.

``server`` serves the repository's pages, ``serve_notebooks`` any others. ``page`` is a fresh
browser page; when the test is over it asserts that nothing outside was asked for, that the
console had no error, and that no kernel is left. ``visit`` opens a page and waits until its
widgets are drawn; ``assert_accessible`` runs axe-core.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
import psutil
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_OPTIONS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    mine = [item for item in items if item.path.is_relative_to(here)]
    for item in mine:
        item.add_marker(pytest.mark.browser)
        if os.environ.get("WORKBENCH_BROWSER") == "skip":
            item.add_marker(pytest.mark.skip(reason="WORKBENCH_BROWSER=skip"))
    # Playwright leaves an event loop running, in which asyncio.run of other tests would fail.
    items[:] = [item for item in items if item not in mine] + mine


# ---------------------------------------------------------------------------- Servers


@dataclass
class RunningServer:
    """One workbench in a process of its own."""

    process: subprocess.Popen[str]
    address: str
    data_folder: Path
    spare_kernels: int
    log: Path

    @property
    def origin(self) -> str:
        return self.address.partition("/?")[0]

    @property
    def token(self) -> str:
        return self.address.partition("?token=")[2]

    def page_address(self, name: str) -> str:
        return f"{self.origin}/voila/render/{name}.ipynb?token={self.token}"

    def kernels(self) -> list[psutil.Process]:
        """Kernels of this server, the spare ones included."""
        if self.process.poll() is not None:
            return []
        children = psutil.Process(self.process.pid).children()
        return [child for child in children if "ipykernel_launcher" in _command(child)]

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=15)


def _command(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


@pytest.fixture(scope="session")
def running_servers() -> Iterator[list[RunningServer]]:
    """Every server that a test started; all are stopped at the end."""
    servers: list[RunningServer] = []
    yield servers
    for server in servers:
        server.stop()


@pytest.fixture(scope="session")
def serve_notebooks(
    running_servers: list[RunningServer], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., RunningServer]:
    """Start a server: ``serve_notebooks({"name": "code of its one cell"}, demo=True, …)``.

    Without cells it serves the repository's own notebooks.
    """

    def start(
        cells: dict[str, str] | None = None,
        *,
        demo: bool = False,
        language: str = "en",
        spare_kernels: int = 0,
    ) -> RunningServer:
        place = tmp_path_factory.mktemp("server")
        command = [sys.executable, "-m", "workbench.serve", "--no-browser"]
        command += ["--data", str(place / "data"), "--language", language]
        command += ["--spare-kernels", str(spare_kernels), *(["--demo"] if demo else [])]
        if cells is not None:
            command += ["--notebooks", str(_notebooks(place / "notebooks", cells))]
        log = place / "server.log"
        with log.open("w") as errors:
            process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True)
        line = process.stdout.readline() if process.stdout else ""
        found = re.search(r"http://\S+", line)
        assert found, f"The server did not start: {log.read_text()}"
        server = RunningServer(process, found.group(), place / "data", spare_kernels, log)
        running_servers.append(server)
        return server

    return start


def _notebooks(folder: Path, cells: dict[str, str]) -> Path:
    folder.mkdir()
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    for name, code in cells.items():
        notebook = nbformat.v4.new_notebook(
            cells=[nbformat.v4.new_code_cell(code)], metadata={"kernelspec": kernel}
        )
        nbformat.write(notebook, folder / f"{name}.ipynb")
    return folder


@pytest.fixture(scope="session")
def server(serve_notebooks: Callable[..., RunningServer]) -> RunningServer:
    """The workbench itself, with made-up people and a spare kernel."""
    return serve_notebooks(demo=True, spare_kernels=1)


# ---------------------------------------------------------------------------- Browser


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """An installed Chromium; without one the test is skipped, or fails where it is required."""
    names = (os.environ.get("WORKBENCH_CHROMIUM", ""), *CHROMIUM_NAMES)
    path = next((found for name in names if name and (found := shutil.which(name))), None)
    if path is None:
        reason = "No Chromium. Install one, or set WORKBENCH_CHROMIUM to its path."
        if os.environ.get("WORKBENCH_BROWSER") == "required":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()


@dataclass
class Watch:
    """What the browser asked for and complained of during one test."""

    addresses: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def expect(self, pattern: str) -> None:
        """Accept console errors that match *pattern*: the test causes them on purpose."""
        self.expected.append(pattern)

    def outside(self, origins: list[str]) -> list[str]:
        inside = (*origins, "data:", "blob:", "about:")
        sockets = tuple(origin.replace("http:", "ws:") for origin in origins)
        return [url for url in self.addresses if not url.startswith((*inside, *sockets))]

    def unexpected(self) -> list[str]:
        return [
            text
            for text in self.complaints
            if not any(re.search(pattern, text) for pattern in self.expected)
        ]


@pytest.fixture
def watch() -> Watch:
    """Requests and console errors of the test's page."""
    return Watch()


@pytest.fixture
def page(chromium: Browser, running_servers: list[RunningServer], watch: Watch) -> Iterator[Page]:
    """A page of a fresh browser profile; see the module for what holds afterwards."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    context.on("request", lambda request: watch.addresses.append(request.url))
    context.on("weberror", lambda error: watch.complaints.append(str(error.error)))
    context.on(
        "console",
        lambda message: watch.complaints.append(message.text) if message.type == "error" else None,
    )
    page = context.new_page()
    page.on("websocket", lambda socket: watch.addresses.append(socket.url))
    yield page
    for opened in context.pages:
        opened.close()
    context.close()
    assert watch.outside([server.origin for server in running_servers]) == []
    assert watch.unexpected() == []
    for server in running_servers:
        _assert_no_kernel_left(server)


# Servers whose kernel outlived its page. Chromium may drop the farewell of a page that a test
# closes by force, about once in several hundred pages; the server then ends that kernel after its
# idle time. One such page is told of and cleared away, so that it fails no test after it; a second
# one is a fault. Tests of their own show that a person's closing ends the kernel.
_outlived: list[str] = []


def _assert_no_kernel_left(server: RunningServer) -> None:
    try:
        wait_until(
            lambda: len(server.kernels()) <= server.spare_kernels,
            what=f"the kernels of {server.origin} have ended",
        )
    except AssertionError:
        _outlived.append(server.origin)
        for kernel in server.kernels():
            kernel.kill()
        warnings.warn(f"A kernel of {server.origin} outlived its page.", stacklevel=1)
        if len(_outlived) > 1:
            raise


@pytest.fixture
def visit(page: Page) -> Callable[..., Page]:
    """Open a page of a server and wait until its widgets are drawn: ``visit(server, "name")``."""

    def go(server: RunningServer, name: str = "applicants", *, seconds: float = 30) -> Page:
        page.goto(server.page_address(name))
        page.wait_for_selector("html[data-ready=true]", timeout=seconds * 1000)
        return page

    return go


# ----------------------------------------------------------------------------- Checks


def wait_until(holds: Callable[[], bool], *, what: str, seconds: float = 8) -> None:
    """Wait until *holds* is true, and fail with *what* did not come true."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, f"Not within {seconds} s: {what}."
        time.sleep(0.05)


@pytest.fixture(name="wait_until")
def _wait_until() -> Callable[..., None]:
    """The function :func:`wait_until`."""
    return wait_until


@pytest.fixture(scope="session")
def assert_accessible() -> Callable[..., None]:
    """Assert that axe-core finds nothing serious or critical: ``assert_accessible(page)``."""
    from axe_playwright_python.sync_playwright import Axe

    # Evaluated by the debugger, which the content security policy does not concern.
    axe = Axe()

    def check(page: Page, *, context: str | dict[str, Any] | None = None) -> None:
        found = axe.run(page, context=context).response["violations"]
        grave = [fault for fault in found if fault["impact"] in ("serious", "critical")]
        lines = [
            f"{fault['id']} ({fault['impact']}): {fault['help']}\n    {node['html'][:160]}"
            for fault in grave
            for node in fault["nodes"][:5]
        ]
        assert not lines, "\n".join(lines)

    return check
