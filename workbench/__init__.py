"""The mentor workbench for scripts: lists in, a tuned and explained proposal out.

>>> import workbench as wb
>>> wb.open_round("mitt_livs_chans").programme.id
'mitt_livs_chans'

Everything named here is loaded when it is first used, so that ``import workbench`` costs nothing.
The rooms behind it (``workbench.people``, ``workbench.matching``, ...) hold the rest.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.analysing import ChangedMeanwhile, OpenedRound, open
    from workbench.commands import eligibility_table
    from workbench.locale import LANGUAGES, use_language
    from workbench.matching import Proposal, Scores, Wishes, difference, propose, score
    from workbench.people import list_template, problems_table
    from workbench.people.eligibility import Decision
    from workbench.programme import Programme, ProgrammeFaults, library, read_programme
    from workbench.reporting.charts import score_distribution
    from workbench.reporting.names import shown_people
    from workbench.reporting.summary import compatibility, reading, summary
    from workbench.reporting.tables import pairs_table, settings_table, unmatched_table
    from workbench.reporting.workbooks import delimited, workbook
    from workbench.round import Round, open_round

__all__ = [
    "LANGUAGES",
    "ChangedMeanwhile",
    "Decision",
    "OpenedRound",
    "Programme",
    "ProgrammeFaults",
    "Proposal",
    "Round",
    "Scores",
    "Wishes",
    "compatibility",
    "delimited",
    "difference",
    "eligibility_table",
    "library",
    "list_template",
    "open",
    "open_round",
    "pairs_table",
    "problems_table",
    "propose",
    "read_programme",
    "reading",
    "score",
    "score_distribution",
    "settings_table",
    "shown_people",
    "summary",
    "unmatched_table",
    "use_language",
    "workbook",
]

#: Room that each name comes from.
_ROOMS = {
    "workbench.analysing": ("ChangedMeanwhile", "OpenedRound", "open"),
    "workbench.commands": ("eligibility_table",),
    "workbench.locale": ("LANGUAGES", "use_language"),
    "workbench.matching": ("Proposal", "Scores", "Wishes", "difference", "propose", "score"),
    "workbench.people": ("list_template", "problems_table"),
    "workbench.people.eligibility": ("Decision",),
    "workbench.programme": ("Programme", "ProgrammeFaults", "library", "read_programme"),
    "workbench.reporting.charts": ("score_distribution",),
    "workbench.reporting.names": ("shown_people",),
    "workbench.reporting.summary": ("compatibility", "reading", "summary"),
    "workbench.reporting.tables": ("pairs_table", "settings_table", "unmatched_table"),
    "workbench.reporting.workbooks": ("delimited", "workbook"),
    "workbench.round": ("Round", "open_round"),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _ROOM_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(_ROOM_OF[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
