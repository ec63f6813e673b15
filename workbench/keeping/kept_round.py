"""A round that is kept: every step of it is written to the store, and can be read from there.

Views and scripts work with the immutable :class:`Round`; this object knows what of it the store
has, writes only what differs, and makes a round of what the store says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from workbench.keeping.again import codes_of, round_from
from workbench.keeping.choices import choice_parts, programme_parts
from workbench.keeping.following import write_following
from workbench.keeping.guards import list_clashes
from workbench.keeping.lists import list_parts
from workbench.keeping.memory import memory_parts
from workbench.keeping.parts import (
    Codes,
    Part,
    RowsByKey,
    changes_between,
    has_people,
    new_parts,
)
from workbench.keeping.same_people import same_people_parts
from workbench.round import Round
from workbench.store import undoing
from workbench.store.audit import Author
from workbench.store.changes import Change, Conflict, Receipt, Undoing
from workbench.store.database import Connection, Database
from workbench.store.others import Written, last_entry, written_by_others, wrote_since
from workbench.store.rows import rows_in, rows_of_round
from workbench.store.steps import steps_left
from workbench.store.writing import clash_of, written

#: Tables from which a round is made.
TABLES = (
    "round",
    "sheet",
    "sheet_column",
    "contact_text",
    "sensitive_text",
    "correction",
    "file_problem",
    "counted_row",
    "decision",
    "weight",
    "pair_wish",
    "same_person",
)

_ABOUT = ("name", "begun_at", "put_away_on")

_ABOUT_PEOPLE = ("decision", "pair_wish", "same_person")


@dataclass(frozen=True)
class Fresh:
    """A round as the store has it, before notice is taken of it.

    Attributes
    ----------
    known : mapping of (table, id) to values
        What the store says.
    seen : int
        Last entry of the log that it includes.
    """

    round: Round
    known: RowsByKey
    about: Mapping[str, Any]
    seen: int


_Notice = tuple[
    RowsByKey, set[tuple[str, str]], Round | None, Mapping[str, Any], int, int
]


class KeptRound:
    """One round in the store, as one coordinator works on it.

    Parameters
    ----------
    database : Database
    round_id : str
        Row of ``round``; it need not be there yet.
    by : Author
        Who works on it.
    about : mapping
        Columns of the round's row that the round itself does not know.
    """

    def __init__(
        self, database: Database, round_id: str, *, by: Author, about: Mapping[str, Any]
    ) -> None:
        self.database, self.id, self.by = database, round_id, by
        self._about = about
        self._known: RowsByKey = {}
        self._parts: dict[str, tuple[Part, RowsByKey]] = {}
        self._derived: dict[str, Part] = {}
        # Decisions and pairs of people whom no list has now: they wait for their list.
        self._waiting: set[tuple[str, str]] = set()
        self._seen = self._read_to = 0
        self._last: Round | None = None
        self._before = self._notice()

    @property
    def name(self) -> str:
        """Name that the coordinators gave the round."""
        return str(self._about["name"])

    # ---- saving ------------------------------------------------------------------------------

    def save(
        self, round: Round, *, action: str, reason: str = "", undoing: Undoing = "step"
    ) -> Receipt:
        """Write what differs from what the store has.

        Returns
        -------
        Receipt
            Only after the database has confirmed that everything is kept.

        Raises
        ------
        Conflict
            When somebody else changed the same rows meanwhile; nothing is written then.
        """
        made = self._made(self._parts_of(round))
        wanted = {key: row for _, rows in made.values() for key, row in rows.items()}
        waiting = {key: self._known[key] for key in self._waiting if key not in wanted}
        codes = codes_of(round, self.id)
        back = {key: row for key, row in waiting.items() if has_people(row, codes)}
        said: dict[str, Any] = {"by": self.by, "action": action, "round_id": self.id}
        with self.database.writing() as connection:
            about, known = self._about_now(connection), dict(self._known)
            if about != self._about and ("round", self.id) in known:
                for rows in (known, wanted):
                    rows["round", self.id] = {**rows["round", self.id], **about}
            changes = [
                each for each in changes_between(known, wanted) if (each.table, each.id) not in waiting
            ]
            clashing = [
                *(clash_of(connection, Change(*key, None, None), row) for key, row in back.items()),
                *list_clashes(connection, self.id, known=known, wanted=wanted, changes=changes),
            ]
            beside = [*programme_parts(round), *memory_parts(round)]
            version = [part.rows() for part in new_parts(beside, self._derived)]
            shared = [Change(*key, None, row) for rows in version for key, row in rows.items()]
            written(connection, shared, **said, overwrite=True)
            receipt = written(
                connection, changes, **said, reason=reason, undoing=undoing, clashing=clashing
            )
            derived = self._derive(connection, round)
        if about != self._about:
            self._about = about
            made.pop("round")
        self._parts, self._known = made, {**waiting, **wanted}
        self._waiting, self._last = set(waiting), round
        self._derived.update(derived)
        self._derived.update((part.name, part) for part in beside)
        return receipt

    def note(self, round: Round) -> None:
        """Write what follows from the round, such as a proposal that was just made."""
        with self.database.writing() as connection:
            derived = self._derive(connection, round)
        self._derived.update(derived)

    def know(self, conflict: Conflict) -> None:
        """Take notice of what others wrote: saving again then writes over it."""
        for clash in conflict.clashes:
            key = (clash.wanted.table, clash.wanted.id)
            self._waiting.discard(key)
            if clash.theirs is None:
                self._known.pop(key, None)
            else:
                self._known[key] = clash.theirs

    def give_way(self, conflict: Conflict, round: Round) -> Round:
        """The round with what others wrote where they did, and everything else as it is here."""
        theirs = {(each.wanted.table, each.wanted.id) for each in conflict.clashes}
        made = self._made(self._parts_of(round))
        wanted = {key: row for _, rows in made.values() for key, row in rows.items()}
        mine = [
            each
            for each in changes_between(self._known, wanted)
            if (each.table, each.id) not in theirs | self._waiting
        ]
        fresh = self.fresh(round, mine)
        self.adopt(fresh)
        return fresh.round

    def codes_of(self, round: Round) -> Codes:
        """Ids in the store of the people of a round."""
        return codes_of(round, self.id)

    # ---- back and forth ----------------------------------------------------------------------

    def undo(self, base: Round, *, knowing: Conflict | None = None) -> Round | None:
        """Round without the coordinator's last step; None where there is none.

        Parameters
        ----------
        knowing : Conflict, optional
            What others wrote, as an earlier call told it: that is written over.

        Raises
        ------
        Conflict
            When somebody else changed the same rows since.
        """
        return self._moved(
            undoing.undo(self.database, self.id, by=self.by, knowing=knowing), base
        )

    def redo(self, base: Round, *, knowing: Conflict | None = None) -> Round | None:
        """Round with the step that was taken back last; None where there is none.

        Parameters
        ----------
        knowing : Conflict, optional
            What others wrote, as an earlier call told it: that is written over.

        Raises
        ------
        Conflict
            When somebody else changed the same rows since.
        """
        return self._moved(
            undoing.redo(self.database, self.id, by=self.by, knowing=knowing), base
        )

    @property
    def steps_left(self) -> tuple[int, int]:
        """Number of steps that can be taken back, and taken again."""
        return steps_left(self.database, self.id, by=self.by)

    # ---- what others do ----------------------------------------------------------------------

    def others(self) -> tuple[Written, ...]:
        """What others wrote to this round since it was last read from the store."""
        return written_by_others(self.database, self.id, since=self._seen, session=self.by.session)

    def read(self, base: Round | None = None) -> Round:
        """The round as the store has it now, with everybody read and screened.

        Parameters
        ----------
        base : Round, optional
            What is in memory; parts that did not change are taken from it.
        """
        fresh = self.fresh(base)
        self.adopt(fresh)
        return fresh.round

    def fresh(self, base: Round | None = None, mine: Iterable[Change] = ()) -> Fresh:
        """What :meth:`read` would give, without taking notice of it yet.

        Until it is adopted, saving still compares with what was known before, so that nothing of
        what others wrote is written over unseen.

        Parameters
        ----------
        mine : iterable of Change
            Changes that are not in the store yet, and stay in the round.
        """
        seen = last_entry(self.database, self.id)
        rows = rows_of_round(self.database, self.id, TABLES)
        known: RowsByKey = {
            (table, id): row for table, of_table in rows.items() for id, row in of_table.items()
        }
        about = {name: known["round", self.id][name] for name in _ABOUT}
        for change in mine:
            if change.after is None:
                rows[change.table].pop(change.id, None)
            else:
                rows[change.table][change.id] = dict(change.after)
        return Fresh(round_from(self.database, rows, base), known, about, seen)

    def adopt(self, fresh: Fresh) -> None:
        """Take notice of what was read."""
        self._before = self._notice()
        self._known, self._parts = fresh.known, {}
        self._seen = self._read_to = fresh.seen
        if self._about != fresh.about:
            self._about = fresh.about
        codes = codes_of(fresh.round, self.id)
        self._waiting = {
            key
            for key, row in fresh.known.items()
            if key[0] in _ABOUT_PEOPLE and not has_people(row, codes)
        }
        self._last = fresh.round

    def unread(self) -> None:
        """Forget what was adopted last: the page went on with what it had before.

        What others wrote is then unseen again, and told when it meets what the page writes.
        """
        self._known, self._waiting, self._last, self._about, self._seen, self._read_to = self._before
        self._parts = {}

    def _notice(self) -> _Notice:
        """What of the store is known, to go back to."""
        return (
            self._known, self._waiting, self._last, self._about, self._seen, self._read_to
        )  # fmt: skip

    # ---- rows --------------------------------------------------------------------------------

    def same_as_kept(self, round: Round) -> bool:
        """Whether a round in memory says exactly what the store is known to say."""
        made = self._made(self._parts_of(round))
        wanted = {key: row for _, rows in made.values() for key, row in rows.items()}
        return not any(True for _ in changes_between(self._known, wanted))

    def _parts_of(self, round: Round) -> list[Part]:
        codes = codes_of(round, self.id)
        return [
            *choice_parts(round, self.id, codes, self._about),
            *same_people_parts(round, self.id, codes),
            *list_parts(round, self.id),
        ]

    def _made(self, parts: Iterable[Part]) -> dict[str, tuple[Part, RowsByKey]]:
        made = {}
        for part in parts:
            before = self._parts.get(part.name)
            if before is not None and part.rests_on_the_same(before[0]):
                made[part.name] = before
            else:
                made[part.name] = (part, part.rows())
        return made

    def _derive(self, connection: Connection, round: Round) -> dict[str, Part]:
        """Write what follows from the round, in the same transaction."""
        behind = wrote_since(
            connection, self.id, since=self._read_to, session=self.by.session, tables=TABLES
        )
        return write_following(
            connection,
            round,
            round_id=self.id,
            by=self.by,
            done=self._derived,
            last=self._last if behind else None,
        )

    def _moved(self, undone: undoing.Undone | None, base: Round) -> Round | None:
        if undone is None:
            return None
        # All rows, not those of the step alone: it may have been made in another window.
        fresh, seen = self.fresh(base), self._seen
        for change in undone.changes:
            key = (change.table, change.id)
            if self._known.get(key) != change.before:
                # A step of another window, which this one has not read.
                continue
            if change.after is None:
                self._known.pop(key, None)
            else:
                self._known[key] = change.after
        self.adopt(fresh)
        # What others did meanwhile came with it, and is still to be told.
        self._seen = seen
        self.note(fresh.round)
        return fresh.round

    def _about_now(self, connection: Connection) -> Mapping[str, Any]:
        """Name and days of the round, which somebody may have changed from the start page."""
        row = rows_in(connection, "round", id=self.id).get(self.id)
        return {name: row[name] for name in _ABOUT} if row is not None else self._about
