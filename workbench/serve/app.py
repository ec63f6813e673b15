"""The server: stand-alone Voila with every door shut that the workbench does not use."""

from __future__ import annotations

import asyncio
import logging
import secrets
import shutil
import signal
import socket
import tempfile
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from types import FrameType
from typing import Any

import jinja2
from jupyter_core.utils import ensure_async
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application
from traitlets import Any as AnyTrait
from traitlets import Dict
from traitlets.config import Config
from voila.app import Voila
from voila.paths import collect_static_paths
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.handler import TornadoVoilaHandler

from workbench.serve import security
from workbench.serve.failures import ValuelessFormatter
from workbench.serve.handlers import (
    UNUSED,
    EndKernel,
    FrontDoor,
    LibraryFiles,
    Nowhere,
    OwnFiles,
    PageHandler,
    guarded_handler,
)
from workbench.serve.kernels import STARTUP, OwnKernelOnly, PageKernels

HERE = Path(__file__).parent
FRONT_PAGE = "start.ipynb"

#: Largest message of a browser: an upload of 25 MiB and what surrounds it.
MESSAGE_BYTES = 30 * 1024 * 1024

LARGEST_PORT = 65_535

#: How often the server asks an open page for a sign of life.
PING_MS = 30_000

#: Cookies end with the browser; the next start has another secret in any case.
SESSION_COOKIE = {"samesite": "Lax", "expires_days": None}

#: The only front-end extensions that are loaded.
EXTENSIONS = [
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
    "anywidget",
]


#: Addresses of the library files. The versions in them let the browser keep the files for good.
_VERSIONS = "-".join(version(name) for name in ("voila", "jupyterlab_widgets", "anywidget"))
STATIC_URL = f"/workbench/library/{_VERSIONS}/voila"
EXTENSIONS_URL = f"/workbench/library/{_VERSIONS}/extensions"


def server_config(*, spare_kernels: int, kernel_environment: dict[str, str]) -> Config:
    """Settings of the server; none is read from the user's Jupyter folders.

    Parameters
    ----------
    spare_kernels : int
        How many kernels wait with their libraries loaded.
    kernel_environment : dict of str to str
        Environment variables that every kernel receives.
    """
    config = Config()
    config.VoilaConfiguration.update(
        {
            "template": "workbench",
            "allow_template_override": "NO",
            "allow_theme_override": "NO",
            "theme": "light",
            "file_allowlist": [],
            "file_denylist": [".*"],
            "extension_allowlist": EXTENSIONS,
            "extension_denylist": [],
            "multi_kernel_manager_class": PageKernels,
            "kernel_spec_manager_class": OwnKernelOnly,
            "show_tracebacks": False,
            "strip_sources": True,
            "page_config_hook": with_own_addresses,
            # Voila's sign of life is an inline script, which the policy forbids; on one's own
            # computer no proxy needs it.
            "http_keep_alive_timeout": 24 * 3600,
        }
    )
    # A cell that never ends (an Output widget while the page loads can do that) is given up.
    config.VoilaExecutor.timeout = 15
    config.PageKernels.update(
        {
            "spare_kernels": spare_kernels,
            "kernel_environment": kernel_environment,
            # Belt to the closing tab's farewell. A kernel with an open tab is never ended.
            "cull_idle_timeout": 15 * 60,
            "cull_interval": 60,
            "cull_connected": False,
            "cull_busy": False,
            "transport_encryption": "auto",
        }
    )
    # A kernel that died would be started again empty, behind a page that looks alive.
    config.KernelRestarter.update({"restart_limit": 0, "time_to_dead": 1.0})
    config.KernelManager.shutdown_wait_time = 2.0
    # The notebooks are the package's own; no signature of theirs is kept in the user's folders.
    config.NotebookNotary.update({"db_file": ":memory:", "secret": secrets.token_bytes(32)})
    return config


class WorkbenchServer(Voila):
    """Voila on an already bound loopback socket, with our template, handlers and kernels."""

    sockets = AnyTrait(help="bound sockets of this computer's loopback address")
    frame = Dict(help="language, words and titles of the frame round the widgets")
    _loop: asyncio.AbstractEventLoop | None = None

    def initialize(self, argv: list[str] | None = None) -> None:
        """Read no command line, no configuration file and no environment."""
        self.config_file_paths: list[str] = []
        self.port_retries = 0
        self.identity_provider_class = security.TokenIdentity
        super().initialize(argv or [])
        for handler in self.log.handlers or logging.getLogger().handlers:
            handler.setFormatter(ValuelessFormatter())

    def setup_template_dirs(self) -> None:
        """Use our own template folder and Voila's library files, whatever else is installed."""
        self.template_paths = [str(HERE / "template")]
        self.static_paths = [*collect_static_paths(["voila"], "base")]

    def init_settings(self) -> dict[str, Any]:
        """Add to Voila's settings what makes it safe to leave running."""
        settings: dict[str, Any] = super().init_settings()
        pages = sorted(path.name for path in Path(self.root_dir).glob("*.ipynb"))
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(self.template_paths), autoescape=True
        )
        settings.update(
            {
                # Only addresses of this computer are answered: no rebinding of a foreign name.
                "allow_remote_access": False,
                "local_hostnames": [],
                "headers": dict(security.SECURITY_HEADERS),
                "xsrf_cookie_kwargs": SESSION_COOKIE,
                "websocket_max_message_size": MESSAGE_BYTES,
                "ws_ping_interval": PING_MS,
                "ws_ping_timeout": PING_MS,
                "log_function": security.log_request,
                "jinja2_env": environment,
                "voila_jinja2_env": environment,
                "frame": self.frame,
                "pages": pages,
                "front_page": FRONT_PAGE if FRONT_PAGE in pages else next(iter(pages), ""),
            }
        )
        self.identity_provider.cookie_options = SESSION_COOKIE
        # It warns of each unsigned notebook.
        self.contents_manager.log = logging.getLogger("workbench.notebooks")
        self.contents_manager.log.setLevel(logging.ERROR)
        return settings

    def init_handlers(self) -> list[Any]:
        """Keep the handlers that pages need, guarded, and answer every other address ourselves."""
        instead = {TornadoVoilaHandler: PageHandler, VoilaShutdownKernelHandler: EndKernel}
        kept = [
            (pattern, guarded_handler(instead.get(handler, handler)), *options)
            for pattern, handler, *options in super().init_handlers()
            if not issubclass(handler, UNUSED)
        ]
        folders = {
            "/workbench/static/(.*)": (OwnFiles, own_file_folders()),
            f"{STATIC_URL}/(.*)": (LibraryFiles, self.static_paths),
            f"{EXTENSIONS_URL}/(.*)": (LibraryFiles, self.labextensions_path),
        }
        files = [(url, kind, {"path": path}) for url, (kind, path) in folders.items()]
        return [(self.base_url, FrontDoor), *files, *kept, (r"/.*", Nowhere)]

    def start(self) -> None:
        """Serve until Ctrl-C or the signal to end, then end every kernel."""
        self.connection_dir = tempfile.mkdtemp(prefix="workbench_", dir=self.connection_dir_root)
        self.config.PageKernels.kernel_environment["IPYTHONDIR"] = str(self._ipython_folder())
        asyncio.run(self._serve())

    def _ipython_folder(self) -> Path:
        # Instead of the user's own, whose start-up files and history are none of our business.
        folder = Path(self.connection_dir) / "ipython"
        startup = folder / "profile_default" / "startup"
        startup.mkdir(parents=True)
        (startup / "00-workbench.py").write_text(STARTUP, encoding="utf-8")
        return folder

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self.app = Application(**self.init_settings())
        self.app.add_handlers(".*$", self.init_handlers())
        http_server = HTTPServer(self.app)
        http_server.add_sockets(self.sockets)
        self.kernel_manager.keep_spares()
        try:
            await self._stopping.wait()
        finally:
            http_server.stop()
            await ensure_async(self.kernel_manager.shutdown_all(now=True))
            shutil.rmtree(self.connection_dir, ignore_errors=True)

    def end_on_signals(self) -> None:
        """Let Ctrl-C and the signal to end stop the server, from now on."""
        self._stopping = asyncio.Event()
        self._endings: set[asyncio.Future[Any]] = set()
        for sign in (signal.SIGINT, signal.SIGTERM):
            signal.signal(sign, self._end_on_signal)

    def _end_on_signal(self, _sign: int, _frame: FrameType | None) -> None:
        # A second Ctrl-C ends the process whatever the first is waiting for.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        if self._loop is None:
            self._stopping.set()
        else:
            self._loop.call_soon_threadsafe(self._stopping.set)

    def end_kernel(self, kernel_id: str) -> None:
        """End one kernel without waiting for it."""
        task = asyncio.ensure_future(
            ensure_async(self.kernel_manager.shutdown_kernel(kernel_id, now=True))
        )
        # The event loop itself keeps only a weak reference.
        self._endings.add(task)
        task.add_done_callback(self._endings.discard)


def with_own_addresses(page_config: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Point Voila's front end to our addresses of its files, whatever the user's JupyterLab does."""
    return page_config | {
        "fullStaticUrl": STATIC_URL,
        "fullLabextensionsUrl": EXTENSIONS_URL,
        "disabledExtensions": [],
    }


def own_file_folders() -> list[str]:
    """Folders of the frame's files: ours, and the design tokens beside the widgets."""
    # Found, not imported: the workbench never depends on the widgets.
    spec = find_spec("widgets")
    design = [Path(place) / "design" for place in (spec and spec.submodule_search_locations) or []]
    return [str(folder) for folder in (HERE / "static", *design)]


def bound_sockets(address: str, port: int) -> list[socket.socket]:
    """Sockets listening on *address*; ``port`` 0 takes a free one.

    Raises
    ------
    OSError
        When the port is taken or not allowed.
    OverflowError
        When there is no such port.
    ValueError
        When other computers could reach *address*.
    """
    if not 0 <= port <= LARGEST_PORT:
        # The system would take the port of the remainder instead.
        raise OverflowError(port)
    return bind_sockets(port, security.checked_loopback(address))
