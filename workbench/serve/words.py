"""What the frame round the widgets says, in the current language."""

from __future__ import annotations

from workbench.locale import tr


def frame_words(*, demo: bool) -> dict[str, str]:
    """Words of the page frame, by the name that the template and ``session.js`` use.

    Parameters
    ----------
    demo : bool
        Whether the people shown are made up.

    Returns
    -------
    dict of name to text, in the current language
    """
    return {
        "name": tr("Mentor workbench"),
        "place": tr("Made-up people, for trying things out")
        if demo
        else tr("Everything stays on this computer"),
        "skip": tr("Skip to the page"),
        "opening": tr("Opening the workbench …"),
        "still_opening": tr("Still opening. The first time after a restart takes longer …"),
        "needs_javascript": tr("The workbench needs JavaScript. Allow it for this address."),
        "not_opened": tr("The page could not be opened. Reload it to try again."),
        "ended": tr("This session has ended. Reload the page to go on."),
        "stopped": tr(
            "The workbench does not answer. If you stopped it, start it again and use the "
            "address it shows."
        ),
        "interrupted": tr("The connection is interrupted. Trying again …"),
        "reload": tr("Reload the page"),
        "close": tr("Close the message"),
    }


def page_titles() -> dict[str, str]:
    """Titles of the browser's tab, by the name of the page's notebook, such as ``applicants``."""
    pages = {
        "start": tr("Rounds"),
        "applicants": tr("Applicants"),
        "matching": tr("Matching"),
        "cohort": tr("Cohort"),
        "outcomes": tr("Outcomes"),
        "programme": tr("Programme"),
        "network": tr("Network"),
    }
    return {page: f"{title} – {tr('Mentor workbench')}" for page, title in pages.items()}


def refusal_words(status: int) -> str:
    """One sentence for a page that cannot be shown.

    Parameters
    ----------
    status : int
        The HTTP status: 403 not signed in, 404 no such page, others a fault of ours.
    """
    if status == 403:
        return tr(
            "This address is for the person who started the workbench. Open the whole address "
            "that it showed when it started."
        )
    if status == 404:
        return tr("There is no such page in the workbench.")
    return tr("The page could not be opened. Reload it to try again.")
