"""Serving the workbench: one person's pages, on her own computer, behind a token.

:func:`serve` starts a hardened stand-alone Voila. ``launch`` decides where and with what,
``app`` is the server, ``security`` and ``handlers`` say what a browser may ask for, ``kernels``
starts one process per open page, ``template`` and ``static`` are the frame round the widgets.
"""

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbench.serve.launch import serve

__all__ = ["serve"]


def __getattr__(name: str) -> Any:
    # Late, because a kernel reads ``failures`` from here and has no use for the server.
    if name == "serve":
        # Where it is installed, jsonschema imports this checker of international addresses, which
        # builds its grammar for 2 to 5 seconds; no schema of the server has such an address.
        sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
        from workbench.serve.launch import serve  # noqa: PLC0415 - see above

        return serve
    raise AttributeError(name)
