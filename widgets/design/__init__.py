"""The look of the pages: tokens (colours, distances, letters) and the rules that use them.

``tokens.css`` holds the custom properties ``--mw-*``; ``base.css`` styles buttons, fields, tags
and the layout boxes with them. Page templates and components read both from here.
"""

from functools import cache
from pathlib import Path

__all__ = ["base_css", "stylesheet", "tokens_css"]

_HERE = Path(__file__).parent


@cache
def tokens_css() -> str:
    """Return the custom properties, ready for a ``<style>`` element."""
    return (_HERE / "tokens.css").read_text(encoding="utf-8")


@cache
def base_css() -> str:
    """Return the rules shared by every component and layout box."""
    return (_HERE / "base.css").read_text(encoding="utf-8")


def stylesheet() -> str:
    """Return tokens and shared rules as one text."""
    return f"{tokens_css()}\n{base_css()}"
