"""Opening a round of the store from a script or notebook."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import pandas as pd

from workbench.analysing.catalogue import ROUND_COLUMNS, TABLES, documentation, table_named
from workbench.analysing.documented import frame_of
from workbench.analysing.kept import kept_now, round_now
from workbench.analysing.which import round_meant
from workbench.keeping.actions import ACTIONS
from workbench.keeping.clashes import clash_sentence
from workbench.keeping.kept_round import KeptRound
from workbench.keeping.rounds import author, name_of, open_kept, own_name
from workbench.locale import Sentence, sentence
from workbench.round import Round
from workbench.store.changes import Conflict, Receipt
from workbench.store.database import Database
from workbench.store.opening import open_store
from workbench.store.overview import rounds_in_store
from workbench.store.read_only import open_read_only

#: Differences that are told in one message.
_MOST = 5


class ChangedMeanwhile(Exception):
    """Nothing was written: others changed the same things since the round was read.

    Attributes
    ----------
    conflict : Conflict
        What they wrote and what was to be written; ``save(..., knowing=...)`` writes over theirs.
    """

    def __init__(self, conflict: Conflict, told: tuple[Sentence, ...]) -> None:
        self.conflict, self._told = conflict, told
        super().__init__(len(conflict.clashes))

    def __str__(self) -> str:
        more = len(self._told) - _MOST
        lines = [str(each) for each in self._told[:_MOST]] + ([f"(+{more})"] if more > 0 else [])
        mend = sentence(
            "Nothing was saved, since others changed the same meanwhile. Read the round again with "
            "round() and make your change to that, or hand this over as knowing= to write over it."
        )
        return "\n".join([str(mend), *lines])


@dataclass(frozen=True, eq=False)
class OpenedRound:
    """One round of the store; read-only unless it was opened with ``write=True``.

    Close it, or open it with ``with``. What it gives is as the store stands when it is asked.

    Attributes
    ----------
    id, name : str
        As in :meth:`rounds`.
    writes : bool
        Whether :meth:`save` may be used.
    """

    id: str
    name: str
    writes: bool
    _database: Database = field(repr=False)
    _kept: KeptRound | None = field(default=None, repr=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def rounds(self) -> pd.DataFrame:
        """All rounds of the store, the one that was changed last first."""
        rows = [
            {**vars(each), "programme": each.programme_name}
            for each in rounds_in_store(self._database)
        ]
        return frame_of(ROUND_COLUMNS, rows)

    def table(self, name: str) -> pd.DataFrame:
        """One table of the round, as :attr:`tables` documents it.

        Names and contacts stand in ``contacts`` alone, sensitive answers in ``sensitive_answers``
        alone, and names of coordinators in ``coordinators`` alone, on purpose: whoever needs them
        asks for them by name, and every other table can be shown and sent on without them. Of
        somebody with protected identity no table has more than the code.

        Raises
        ------
        LookupError
            Where there is no such table, with the names of all.
        """
        table = table_named(name)
        return table.frame(kept_now(self._database, self.id, table.reads))

    @property
    def tables(self) -> pd.DataFrame:
        """What there is: one row a column, with its table, kind (pandas dtype) and meaning."""
        return documentation(TABLES.values())

    def round(self) -> Round:
        """The immutable round as it stands, read and screened, to score, weigh and propose on."""
        if self._kept is not None:
            return self._kept.read()
        return round_now(self._database, self.id)

    def save(
        self,
        round: Round,
        *,
        action: str = "change",
        reason: str = "",
        knowing: ChangedMeanwhile | None = None,
    ) -> Receipt:
        """Write what differs from what the store has, with an entry in the log for every row.

        Parameters
        ----------
        round : Round
            Made from what :meth:`round` gave.
        action : str
            What was done, one of the words of the log: weigh, decide, keep, rule_out, correct …
        reason : str
            Why, for the log; no names.
        knowing : ChangedMeanwhile, optional
            What others wrote, as an earlier call told it: that is written over.

        Raises
        ------
        PermissionError
            Where the round was opened for reading.
        ValueError
            Where *action* is no word of the log.
        ChangedMeanwhile
            Where others changed the same since :meth:`round`; nothing is written then.
        """
        kept = self._kept
        if kept is None:
            raise PermissionError(
                str(
                    sentence(
                        "This round was opened for reading. Open it with write=True to save to it."
                    )
                )
            )
        if action not in ACTIONS:
            raise ValueError(
                str(
                    sentence(
                        '"{seen}" is not an action of the log. Write one of: {known}.',
                        seen=action,
                        known=", ".join(ACTIONS),
                    )
                )
            )
        if knowing is not None:
            kept.know(knowing.conflict)
        try:
            return kept.save(round, action=action, reason=reason)
        except Conflict as conflict:
            codes = kept.codes_of(round)
            told = tuple(
                sentence(
                    "{difference} ({who})",
                    difference=clash_sentence(each, round, codes),
                    who=name_of(self._database, each.coordinator_id or "") or "?",
                )
                for each in conflict.clashes
            )
            raise ChangedMeanwhile(conflict, told) from None


def open(
    name_or_id: str | None = None,
    *,
    data: Path | str | None = None,
    write: bool = False,
    by: str | None = None,
) -> OpenedRound:
    """Open a round of the store, for reading unless *write* is said.

    Parameters
    ----------
    name_or_id : str, optional
        The round's name or id; the round that was begun last where left out.
    data : Path or str, optional
        Data folder, or the address of a PostgreSQL database; else what the environment names,
        else the user's own data folder.
    write : bool
        Allow :meth:`OpenedRound.save`. Otherwise nothing can be written: SQLite opens the file
        read-only, PostgreSQL makes every transaction so.
    by : str, optional
        Who writes, as the log and the others see it; else the user of this computer.

    Returns
    -------
    OpenedRound
        To be closed.

    Raises
    ------
    LookupError
        Where none or several rounds are meant, with the rounds that there are.
    StoreFault
        Where the database cannot be used, with what is wrong and the mend.
    """
    place = os.fspath(data) if data is not None else None
    database = open_read_only(place)
    try:
        meant = round_meant(rounds_in_store(database), name_or_id, str(database))
    except BaseException:
        database.close()
        raise
    if not write:
        return OpenedRound(meant.id, meant.name, writes=False, _database=database)
    database.close()
    return _for_writing(place, meant.id, by)


def _for_writing(place: str | None, round_id: str, by: str | None) -> OpenedRound:
    database = open_store(place, check=False)
    try:
        kept, _ = open_kept(database, round_id, by=author(database, by or own_name()))
    except BaseException:
        database.close()
        raise
    return OpenedRound(kept.id, kept.name, writes=True, _database=database, _kept=kept)
