"""What a write is told, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

#: Whether a write is a step of its own that can be undone, belongs to the last one, or is none.
Undoing = Literal["step", "same", "none"]


@dataclass(frozen=True)
class Change:
    """One row as the writer saw it, and as it is to be; None where it is not there."""

    table: str
    id: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None

    @property
    def reversed(self) -> Change:
        """The change that takes this one back."""
        return Change(self.table, self.id, self.after, self.before)


@dataclass(frozen=True)
class Clash:
    """A row that somebody else changed meanwhile.

    Attributes
    ----------
    wanted : Change
        What the writer saw and wants.
    theirs : mapping or None
        What the row says now.
    coordinator_id, session, at
        Who wrote that, in which window, and when; None where the log does not say.
    """

    wanted: Change
    theirs: Mapping[str, Any] | None
    coordinator_id: str | None
    session: str | None
    at: datetime | None


class Conflict(Exception):
    """Nothing was written, since others changed the same rows meanwhile."""

    def __init__(self, clashes: Sequence[Clash]) -> None:
        self.clashes = tuple(clashes)
        super().__init__(f"{len(self.clashes)} rows were changed by somebody else meanwhile.")


@dataclass(frozen=True)
class Receipt:
    """That a write is in the database for good.

    Attributes
    ----------
    seq : int
        Number of its last entry in the audit log.
    at : datetime
        When it was written.
    rows : int
        Rows that were changed by it.
    """

    seq: int
    at: datetime
    rows: int
