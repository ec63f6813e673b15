"""The pages: ipywidgets components over one shared state.

``open_page("applicants")`` is all that a served notebook says. Analysts compose the same views in
notebooks of their own: see :mod:`widgets.pages`.
"""

from typing import Any

__all__ = ["open_page"]


def open_page(page: str, **options: Any) -> None:
    """Show the workbench, beginning with *page*; see :func:`widgets.shell.open_page`."""
    from widgets.shell import open_page as open_shell

    open_shell(page, **options)
