"""What a browser may load, and who may ask."""

from __future__ import annotations

import ipaddress
import secrets
from typing import Any

from jupyter_server.auth.identity import IdentityProvider
from tornado.web import RequestHandler

#: The page has no inline script at all, so no hash is needed. ``blob:`` is how anywidget loads a
#: component's module; inline styles are what the Jupyter front end writes.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; "
    "script-src 'self' blob:; "
    "style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; "
    "font-src 'self' data:; "
    "connect-src 'self'; "
    "form-action 'self'; "
    "base-uri 'none'; "
    "object-src 'none'; "
    "frame-ancestors 'none'"
)

SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def fresh_token() -> str:
    """Token of 256 bits, new for every start."""
    return secrets.token_urlsafe(32)


def checked_loopback(address: str) -> str:
    """Return *address* if only this computer can reach it.

    Raises
    ------
    ValueError
        For every other address, and for names, which could lead elsewhere.
    """
    try:
        loopback = ipaddress.ip_address(address).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise ValueError(
            f'"{address}" can be reached from other computers. The workbench listens on '
            "127.0.0.1 only."
        )
    return address


class TokenIdentity(IdentityProvider):
    """Signs in whoever opens the address with the token; there is no form to guess at."""

    def get_handlers(self) -> list[tuple[str, object]]:
        """Return no sign-in and no sign-out page."""
        return []


def log_request(handler: RequestHandler) -> None:
    """Log a refused or failed request by its path alone: the query can hold the token."""
    status = handler.get_status()
    if status < 400:
        return
    settings: dict[str, Any] = handler.application.settings
    settings["voila"].log.info("%s %s %s", status, handler.request.method, handler.request.path)
