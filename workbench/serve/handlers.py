"""What can be asked for: the pages, their files and their kernels; nothing else."""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from jupyter_core.utils import ensure_async
from jupyter_server.base.handlers import APIHandler, FileFindHandler, JupyterHandler
from jupyter_server.utils import url_path_join
from jupyterlab_server.themes_handler import ThemesHandler
from tornado.httputil import HTTPServerRequest
from tornado.web import HTTPError, RequestHandler, authenticated
from tornado.websocket import WebSocketHandler
from voila.request_info_handler import RequestInfoSocketHandler
from voila.static_file_handler import (
    AllowListFileHandler,
    MultiStaticFileHandler,
    TemplateStaticFileHandler,
)
from voila.tornado.contentshandler import VoilaContentsHandler
from voila.tornado.execution_request_handler import ExecutionRequestHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.treehandler import TornadoVoilaTreeHandler

from workbench.serve.security import SECURITY_HEADERS
from workbench.serve.words import refusal_words

#: Doors of Voila that the workbench never uses, or has its own for. Files beside a notebook would
#: be served without a token, and the listings would show what stands there.
UNUSED = (
    AllowListFileHandler,
    ExecutionRequestHandler,
    FileFindHandler,
    MultiStaticFileHandler,
    RequestInfoSocketHandler,
    TemplateStaticFileHandler,
    ThemesHandler,
    TornadoVoilaTreeHandler,
    VoilaContentsHandler,
)


class Guarded(RequestHandler):
    """Mixin for every handler: our headers, and a plain refusal instead of a sign-in form."""

    def set_default_headers(self) -> None:
        """Add the security headers."""
        super().set_default_headers()
        for name, value in SECURITY_HEADERS.items():
            self.set_header(name, value)

    def get_login_url(self) -> str:
        """Refuse: the only way in is the address with the token."""
        raise HTTPError(403)


@cache
def guarded_handler(handler: type[RequestHandler]) -> type[RequestHandler]:
    """Return *handler* with the guard; a socket's handshake has no page to protect."""
    if issubclass(handler, WebSocketHandler | Guarded):
        return handler
    return type(handler.__name__, (Guarded, handler), {})


class Refusing(Guarded, JupyterHandler):
    """Base of the handlers that answer people: says in one sentence why there is no page."""

    def write_error(self, status_code: int, **_: Any) -> None:
        """Show the sentence for *status_code*, and nothing of the exception."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        template = self.settings["jinja2_env"].get_template("refusal.html.j2")
        self.finish(
            template.render(sentence=refusal_words(status_code), frame=self.settings["frame"])
        )


class FrontDoor(Refusing):
    """``/`` leads to the first page, and the token of the address becomes a cookie."""

    @authenticated
    def get(self) -> None:
        """Redirect to the first page."""
        self.redirect(
            url_path_join(self.base_url, "voila/render", quote(self.settings["front_page"]))
        )


class PageHandler(Refusing, TornadoVoilaHandler):
    """One page: a notebook of the served folder, run in a kernel of its own."""

    kernel_id: str | None = None

    @authenticated  # type: ignore[arg-type]
    async def get(self, path: str | None = None) -> None:
        """Run the notebook and stream the page."""
        if path not in self.settings["pages"]:
            raise HTTPError(404)
        if "token" in self.request.query_arguments:
            # The cookie is set by now; the address must not keep the token for the history.
            self.redirect(_without_token(self.request))
            return
        # The frame is sent in many small pieces, which would wait for each other.
        connection: Any = self.request.connection
        connection.stream.set_nodelay(True)
        # Reading the token sets its cookie, without which the closing tab may not end its kernel.
        _ = self.xsrf_token
        rendering: Any = super().get(path)
        await rendering

    def on_connection_close(self) -> None:
        """End the kernel of a page that was closed before it was complete."""
        super().on_connection_close()
        if self.kernel_id is not None and self.kernel_id in self.kernel_manager:
            self.application.settings["voila"].end_kernel(self.kernel_id)


def _without_token(request: HTTPServerRequest) -> str:
    kept = [
        (name, value.decode())
        for name, values in request.query_arguments.items()
        for value in values
        if name != "token"
    ]
    return f"{request.path}?{urlencode(kept)}" if kept else request.path


class Nowhere(Refusing):
    """Every other address."""

    @authenticated
    def get(self, *_: str) -> None:
        """Refuse."""
        raise HTTPError(404)


class OwnFiles(Guarded, FileFindHandler):
    """The frame's own style sheets and script, public like every library file."""


class LibraryFiles(OwnFiles):
    """Files of Voila and the widgets, whose addresses hold their versions."""

    def set_headers(self) -> None:
        """Let the browser keep the file: a page needs a hundred of them."""
        super().set_headers()
        self.set_header("Cache-Control", "public, max-age=31536000, immutable")


class EndKernel(Guarded, APIHandler):
    """The closing tab's farewell: ends its kernel at once."""

    @authenticated
    async def post(self, kernel_id: str) -> None:
        """Shut the kernel down; one that is already gone is no fault."""
        if kernel_id in self.kernel_manager:
            await ensure_async(self.kernel_manager.shutdown_kernel(kernel_id, now=True))
        self.set_status(204)
