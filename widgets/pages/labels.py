"""Fixed words of components that several pages use."""

from __future__ import annotations

from workbench.locale import tr


def table_labels() -> dict[str, str]:
    """Fixed words of every table."""
    return {
        "search": tr("Search in the table"),
        "all": tr("All"),
        "none": tr("(blank)"),
        "unknown": tr("not known"),
        "showing": tr("Showing {first} to {last} of {total}"),
        "filtered": tr("Showing {first} to {last} of {total} found among {all}"),
        "no_match": tr("Nothing matches the search."),
        "clear": tr("Clear the search"),
        "previous": tr("Previous"),
        "next": tr("Next"),
        "pages": tr("Pages of the table"),
        "detail": tr("Details"),
        "changed": tr("Changed"),
        "busy": tr("Working out the rows"),
    }


def download_labels() -> dict[str, str]:
    """Fixed words of every list of downloads."""
    return {
        "preparing": tr("Preparing {filename}"),
        "ready": tr("{filename} has been saved with your downloads."),
        "failed": tr("{filename} could not be made. Try again."),
    }


def notice_labels() -> dict[str, str]:
    """Fixed words of every notice."""
    return {
        "dismiss": tr("Put away"),
        "ok": tr("Done"),
        "info": tr("Note"),
        "warn": tr("Attention"),
        "stop": tr("Stop"),
    }
