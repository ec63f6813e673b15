"""One round of one programme, as an immutable record: its lists, decisions and proposal.

Each verb gives a new round. A step that depends on a changed one is dropped, so nothing outdated
is ever shown; :meth:`Round.blockers` says in sentences what a step still lacks.

>>> round = open_round("mitt_livs_chans")
>>> [str(each) for each in round.blockers("propose")][:1]
['Hand in a list of mentors first.']
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from workbench.locale import Sentence, sentence
from workbench.matching import Proposal, Scores, Wishes, propose, score
from workbench.matching.reasons import plural_of
from workbench.people import (
    ColumnMapping,
    Ground,
    MappedList,
    Parsed,
    Problem,
    RawTable,
    guess_role,
    map_columns,
    parse_lists,
    read_list,
    roles_in,
)
from workbench.people.derived import with_derived
from workbench.people.eligibility import Decision, Eligibility, screen
from workbench.people.seats import Seats, give_seats
from workbench.programme import Programme, Side, lists_of, read_programme
from workbench.programme.fields import fields_expected, fields_of, fields_used
from workbench.vocabulary import Field

Step = Literal["read", "propose", "export"]
Cell = tuple[str, str | None, int, str]

#: Role of a list whose own column says who each person is.
BY_COLUMN = "by_column"


@dataclass(frozen=True)
class HandedIn:
    """One sheet that was handed in.

    Attributes
    ----------
    role : str or None
        Role of its people; :data:`BY_COLUMN` where the list has several and a column names them;
        None where nobody has said yet, or the sheet holds no applicants.
    """

    table: RawTable
    mapping: ColumnMapping
    role: str | None

    @property
    def place(self) -> tuple[str, str | None]:
        """File and sheet."""
        return self.table.file, self.table.sheet


@dataclass(frozen=True)
class Round:
    """One round of one programme.

    Attributes
    ----------
    lists : tuple of HandedIn
    file_problems : tuple of Problem
        What stood in the way of reading a file.
    corrections : mapping of (file, sheet, row, field) to text
        What a coordinator wrote over an answer.
    decisions : mapping of application to Decision
    wishes : Wishes
        Weights, kept and ruled-out pairs.
    parsed, eligibility, scores, proposal
        Results of the steps; None where the step has not run since something before it changed.
    seconds : mapping of step to seconds
    """

    programme: Programme
    lists: tuple[HandedIn, ...] = ()
    file_problems: tuple[Problem, ...] = ()
    corrections: Mapping[Cell, str] = MappingProxyType({})
    decisions: Mapping[str, Decision] = MappingProxyType({})
    wishes: Wishes = Wishes(MappingProxyType({}))
    parsed: Parsed | None = None
    last_read: Parsed | None = field(default=None, repr=False)
    eligibility: Eligibility | None = None
    scores: Scores | None = None
    proposal: Proposal | None = None
    seconds: Mapping[str, float] = field(default_factory=dict)

    @property
    def fields(self) -> Mapping[str, Field]:
        """Form fields of the programme, built-in and own."""
        return fields_of(self.programme)

    # ---- lists -------------------------------------------------------------------------------

    def with_file(self, name: str, content: bytes, *, role: str | None = None) -> Round:
        """Round with a file handed in; an earlier file of the same name is replaced.

        Parameters
        ----------
        role : str or None
            Role of all its people; None to recognise it from the file.
        """
        begun = time.perf_counter()
        read = read_list(name, content)
        before = self.without_file(name)
        added = tuple(self._handed_in(table, role) for table in read.tables)
        return dataclasses.replace(
            before,
            lists=(*before.lists, *added),
            file_problems=(*before.file_problems, *read.problems),
            seconds=_with_time(before.seconds, "read", begun),
        )._unread()

    def without_file(self, name: str) -> Round:
        """Round without a file and everything that was corrected in it."""
        return dataclasses.replace(
            self,
            lists=tuple(each for each in self.lists if each.table.file != name),
            file_problems=tuple(each for each in self.file_problems if each.file != name),
            corrections={
                cell: text for cell, text in self.corrections.items() if cell[0] != name
            },
        )._unread()

    def with_role(self, place: tuple[str, str | None], role: str | None) -> Round:
        """Round in which the people of one sheet have this role; None leaves the sheet out."""
        return self._with_list(place, lambda each: self._handed_in(each.table, role, given=True))

    def with_column(
        self, place: tuple[str, str | None], position: int, field_id: str | None
    ) -> Round:
        """Round in which one column of a sheet holds this field; None leaves it unread."""
        return self._with_list(
            place,
            lambda each: dataclasses.replace(
                each, mapping=each.mapping.changed(position, field_id)
            ),
        )

    def corrected(self, cell: Cell, text: str) -> Round:
        """Round in which one answer reads *text* instead of what the file says."""
        return dataclasses.replace(
            self, corrections={**self.corrections, cell: text}
        )._unread()

    # ---- people ------------------------------------------------------------------------------

    def read(self) -> Round:
        """Round with all lists read and screened against the programme's rules."""
        begun = time.perf_counter()
        mapped = tuple(part for each in self.lists for part in self._parts(each))
        parsed = parse_lists(
            mapped,
            self.fields,
            corrections=self.corrections,
            needed=fields_used(self.programme),
            expected=fields_expected(self.programme),
            roles=self._roles(),
            ground=self._ground,
            before=self.last_read,
        )
        decisions, wishes = self._carried_over(parsed)
        eligibility = screen(
            parsed.applications,
            self.programme,
            fields=self.fields,
            as_of=self.as_of,
            decisions=decisions,
        )
        return dataclasses.replace(
            self,
            decisions=decisions,
            wishes=wishes,
            parsed=parsed,
            last_read=parsed,
            eligibility=eligibility,
            scores=None,
            proposal=None,
            seconds=_with_time(self.seconds, "read", begun),
        )

    def decided(self, application: str, decision: Decision | None) -> Round:
        """Round with a coordinator's decision about one application; None takes it back."""
        decisions = {name: each for name, each in self.decisions.items() if name != application}
        if decision is not None:
            decisions[application] = decision
        eligibility = self.eligibility and dataclasses.replace(
            self.eligibility, decisions=decisions
        )
        return dataclasses.replace(
            self, decisions=decisions, eligibility=eligibility, scores=None, proposal=None
        )

    @property
    def seats(self) -> Seats | None:
        """Who has a seat, who waits and who is declined; None before the lists are read."""
        return give_seats(self.eligibility) if self.eligibility is not None else None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is missing or unclear in the lists."""
        return (*self.file_problems, *(self.parsed.problems if self.parsed else ()))

    @property
    def as_of(self) -> date:
        """Day that counts where a form carries no date: the deadline, else today."""
        deadlines = [
            plan.application_deadline
            for plan in self.programme.round
            if plan.application_deadline is not None
        ]
        return deadlines[0] if deadlines else date.today()

    # ---- matching ----------------------------------------------------------------------------

    def weighted(self, criterion: str, weight: float) -> Round:
        """Round with another weight for one criterion.

        Raises
        ------
        ValueError
            When the programme has no such criterion, or the weight is negative.
        """
        known = [each.id for each in self.programme.match.criterion]
        if criterion not in known:
            raise ValueError(
                str(
                    sentence(
                        '"{seen}" is not a criterion of the programme. Write one of {known}.',
                        seen=criterion,
                        known=tuple(known),
                    )
                )
            )
        if not 0 <= weight < float("inf"):
            raise ValueError(
                str(sentence("A weight is 0 or more; this one is {seen}.", seen=str(weight)))
            )
        return self.wishing(
            dataclasses.replace(
                self.wishes, weights={**self.wishes.weights, criterion: float(weight)}
            )
        )

    def wishing(self, wishes: Wishes) -> Round:
        """Round with other weights, kept or ruled-out pairs; the proposal has to be made anew."""
        # Larger units are formed before anything is scored.
        scores = self.scores if wishes.relaxed == self.wishes.relaxed else None
        return dataclasses.replace(self, wishes=wishes, scores=scores, proposal=None)

    def keeping(self, giver: str, receiver: str) -> Round:
        """Round in which this pair must be in every proposal."""
        pair = (giver, receiver)
        return self.wishing(
            dataclasses.replace(
                self.wishes, keep=self.wishes.keep | {pair}, rule_out=self.wishes.rule_out - {pair}
            )
        )

    def ruling_out(self, giver: str, receiver: str) -> Round:
        """Round in which this pair is in no proposal."""
        pair = (giver, receiver)
        return self.wishing(
            dataclasses.replace(
                self.wishes, keep=self.wishes.keep - {pair}, rule_out=self.wishes.rule_out | {pair}
            )
        )

    def releasing(self, giver: str, receiver: str) -> Round:
        """Round in which this pair is neither kept nor ruled out."""
        pair = frozenset({(giver, receiver)})
        return self.wishing(
            dataclasses.replace(
                self.wishes, keep=self.wishes.keep - pair, rule_out=self.wishes.rule_out - pair
            )
        )

    def scored(self) -> Round:
        """Round with the fit of every pair of the people who take part."""
        ready = self if self.eligibility is not None else self.read()
        assert ready.eligibility is not None
        begun = time.perf_counter()
        seats = ready.seats
        assert seats is not None
        taking_part = seats.taking_part(
            with_derived(
                ready.eligibility.applications, sites=ready.programme.site, as_of=ready.as_of
            )
        )
        scores = score(
            taking_part, ready.programme, fields=ready.fields, relaxed=ready.wishes.relaxed
        )
        return dataclasses.replace(
            ready, scores=scores, proposal=None, seconds=_with_time(ready.seconds, "score", begun)
        )

    def proposed(self, *, seconds: float = 60.0) -> Round:
        """Round with the best proposal for its wishes."""
        ready = self if self.scores is not None else self.scored()
        assert ready.scores is not None
        begun = time.perf_counter()
        proposal = propose(ready.scores, ready.programme, ready.wishes, seconds=seconds)
        return dataclasses.replace(
            ready, proposal=proposal, seconds=_with_time(ready.seconds, "solve", begun)
        )

    # ---- what a step still lacks --------------------------------------------------------------

    def blockers(self, step: Step) -> tuple[Sentence, ...]:
        """What stands in the way of a step, as sentences; empty where it can run."""
        if step == "export":
            if self.proposal is None:
                return (sentence("Make a proposal first."),)
            return ()
        found = [*self._lists_missing(), *self._roles_missing()]
        if step == "propose" and not found and self.eligibility is not None:
            found += self._people_missing(self.eligibility)
        return tuple(found)

    def _lists_missing(self) -> list[Sentence]:
        handed_in = {part.role for each in self.lists for part in self._parts(each)}
        return [
            sentence("Hand in a list of {people} first.", people=plural_of(self.programme, side))
            for side in _SIDES
            if self.programme.role_on(side).id not in handed_in
        ]

    def _roles_missing(self) -> list[Sentence]:
        if all(each.role for each in self.lists) or not self._lists_missing():
            return []
        return [
            sentence(
                "{file}: say whether these are {givers} or {receivers}.",
                file=each.table.file,
                givers=plural_of(self.programme, "giver"),
                receivers=plural_of(self.programme, "receiver"),
            )
            for each in self.lists
            if each.role is None
        ]

    def _people_missing(self, eligibility: Eligibility) -> list[Sentence]:
        admitted = eligibility.applications[eligibility.admitted]
        present = set(admitted["role"])
        return [
            sentence(
                "None of the {people} can take part yet: accept somebody on the Applicants page, "
                "or ask for what is missing.",
                people=plural_of(self.programme, side),
            )
            for side in _SIDES
            if self.programme.role_on(side).id not in present
        ]

    def _unread(self) -> Round:
        return dataclasses.replace(
            self, parsed=None, eligibility=None, scores=None, proposal=None
        )

    def _carried_over(self, parsed: Parsed) -> tuple[Mapping[str, Decision], Wishes]:
        """Decisions and wishes for the ids of this reading.

        Internal ids are running numbers: another list may move them, so people are followed by
        the id that their own list gives them.
        """
        if self.last_read is None:
            return self.decisions, self.wishes
        before, after = self.last_read.people["list_id"], parsed.people["list_id"]
        if before.equals(after):
            return self.decisions, self.wishes
        now = {
            (role, listed): name
            for name, role, listed in parsed.people[["role", "list_id"]].itertuples()
        }
        moved = {
            name: now[role, listed]
            for name, role, listed in self.last_read.people[["role", "list_id"]].itertuples()
            if (role, listed) in now
        }
        wishes = dataclasses.replace(
            self.wishes,
            keep=_moved_pairs(self.wishes.keep, moved),
            rule_out=_moved_pairs(self.wishes.rule_out, moved),
        )
        decisions = {
            moved[name]: each for name, each in self.decisions.items() if name in moved
        }
        return decisions, wishes

    def _with_list(
        self, place: tuple[str, str | None], change: Callable[[HandedIn], HandedIn]
    ) -> Round:
        lists = tuple(change(each) if each.place == place else each for each in self.lists)
        return dataclasses.replace(self, lists=lists)._unread()

    def _handed_in(
        self, table: RawTable, role: str | None, *, given: bool = False
    ) -> HandedIn:
        if role is None and not given:
            first = map_columns(table, self.fields, ground=self._ground)
            role = guess_role(table, first, self._roles(), fields=self.fields)
            if role is None and len(roles_in(table, first, self._roles())) > 1:
                role = BY_COLUMN
        side = self._side(role) if role and role != BY_COLUMN else None
        mapping = map_columns(table, self.fields, side=side, ground=self._ground)
        return HandedIn(table, mapping, role)

    def _parts(self, each: HandedIn) -> tuple[MappedList, ...]:
        """The list once for each role of its people, with the columns as that side means them."""
        if each.role is None:
            return ()
        if each.role != BY_COLUMN:
            return (MappedList(each.table, each.mapping, each.role, self._side(each.role)),)
        named = roles_in(each.table, each.mapping, self._roles())
        return tuple(
            MappedList(each.table, self._mapped_for(each, role), role, self._side(role))
            for role in named
        )

    def _mapped_for(self, each: HandedIn, role: str) -> ColumnMapping:
        """Columns as the side of *role* means them, with what a person chose."""
        mapping = map_columns(each.table, self.fields, side=self._side(role), ground=self._ground)
        for column in each.mapping.columns:
            if column.how == "chosen":
                mapping = mapping.changed(column.position, column.field)
        return mapping

    def _roles(self) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        return tuple(
            (role.id, role.side, _words_of(self.programme, role.id, role.side))
            for role in self.programme.role
        )

    @property
    def _ground(self) -> Ground:
        return Ground(
            country=self.programme.programme.country, lists=lists_of(self.programme)
        )

    def _side(self, role: str) -> Side:
        return self.programme.role_named(role).side


_SIDES: tuple[Side, Side] = ("giver", "receiver")


def _moved_pairs(
    pairs: frozenset[tuple[str, str]], moved: Mapping[str, str]
) -> frozenset[tuple[str, str]]:
    return frozenset(
        (moved[giver], moved[receiver])
        for giver, receiver in pairs
        if giver in moved and receiver in moved
    )


def open_round(programme: str | Path | Programme) -> Round:
    """Empty round of a programme of the library, of a ``.toml`` file, or of one already read."""
    if isinstance(programme, Programme):
        return Round(programme)
    return Round(read_programme(programme))


def _words_of(programme: Programme, role: str, side: Side) -> tuple[str, ...]:
    """Words that tell a role in a file name or heading, the programme's own word first."""
    labels = programme.role_named(role).label.texts
    words = [labels[name] for name in programme.programme.locales if name in labels]
    words += [role, *labels.values()]
    for term in (role, f"{role}s"):
        if term in programme.terms:
            words += programme.terms[term].texts.values()
    return tuple(dict.fromkeys(words))


def _with_time(seconds: Mapping[str, float], step: str, begun: float) -> dict[str, float]:
    took = time.perf_counter() - begun
    return {**seconds, step: took + (seconds.get(step, 0.0) if step == "read" else 0.0)}
