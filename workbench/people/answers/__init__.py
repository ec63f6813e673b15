"""Reading answers: from the text of a cell to a value, or to *not known* and the reason."""

from workbench.people.answers.answer import UNKNOWN, Answer, Fault, Ground
from workbench.people.answers.columns import (
    READERS,
    ReadColumn,
    read_column,
    read_one,
    series_of,
    share_understood,
)

__all__ = [
    "READERS",
    "UNKNOWN",
    "Answer",
    "Fault",
    "Ground",
    "ReadColumn",
    "read_column",
    "read_one",
    "series_of",
    "share_understood",
]
