"""The store of this computer, as the pages reach it."""

from __future__ import annotations

import os
from pathlib import Path

from widgets.saver import Saver
from workbench.store.opening import open_store


def saver_of_this_computer() -> Saver | None:
    """Saver for the database that the server named; None where the page runs without one.

    The server has checked the database before it served the first page.

    Raises
    ------
    StoreFault
        When the database cannot be opened now.
    """
    place = os.environ.get("WORKBENCH_DATABASE") or os.environ.get("WORKBENCH_DATA")
    if not place:
        return None
    database = open_store(place if "://" in place else Path(place), check=False)
    return Saver(database)
