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

from workbench.blockers import Step, blockers
from workbench.carrying import carried_over
from workbench.handing_in import HandedIn, ground_of, parts_of, recognised, role_words, with_role
from workbench.locale import Sentence, sentence
from workbench.matching import Proposal, Scores, Wishes, propose, score
from workbench.people import (
    Parsed,
    Problem,
    RawTable,
    handed_in_already,
    parse_lists,
    read_list,
    same_answers,
)
from workbench.people.derived import with_derived
from workbench.people.earlier_application import EarlierApplication
from workbench.people.eligibility import Decision, Eligibility, screen
from workbench.people.identity import RowPlace
from workbench.people.identity_numbers import without_numbers
from workbench.people.remembered import RememberedMappings
from workbench.people.seats import Seats, give_seats
from workbench.programme import Programme, read_programme
from workbench.programme.fields import fields_expected, fields_of, fields_used
from workbench.vocabulary import Field

#: File, sheet, row as Excel shows it, and field.
Cell = tuple[str, str | None, int, str]

#: An application of this round, and one that its person may have made before.
SamePair = tuple[str, EarlierApplication]


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
    counted : tuple of (file, sheet, row)
        Rows that a coordinator chose to count where somebody applied twice, the newest choice last.
    remembered : RememberedMappings
        What was said about the columns of earlier lists.
    decisions : mapping of application to Decision
    wishes : Wishes
        Weights, kept and ruled-out pairs.
    same_people : mapping of (application, EarlierApplication) to bool
        Whether a coordinator said that both are one person, or that they are not.
    parsed, eligibility, scores, proposal
        Results of the steps; None where the step has not run since something before it changed.
    seconds : mapping of step to seconds
    """

    programme: Programme
    lists: tuple[HandedIn, ...] = ()
    file_problems: tuple[Problem, ...] = ()
    corrections: Mapping[Cell, str] = MappingProxyType({})
    counted: tuple[RowPlace, ...] = ()
    remembered: RememberedMappings = RememberedMappings()
    decisions: Mapping[str, Decision] = MappingProxyType({})
    wishes: Wishes = Wishes(MappingProxyType({}))
    same_people: Mapping[SamePair, bool] = MappingProxyType({})
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

        The same file once more changes nothing: what was chosen and corrected in it stays. Under
        another name it is left out and said.

        Parameters
        ----------
        role : str or None
            Role of all its people; None to recognise it from the file.
        """
        begun = time.perf_counter()
        read = read_list(name, content)
        if role is None and read.tables and self._tables_of(name) == read.tables:
            return self
        twin = self._file_with(read.tables)
        if twin not in (None, name):
            return dataclasses.replace(
                self, file_problems=(*self.file_problems, handed_in_already(name, str(twin)))
            )
        before = self.without_file(name)
        added = tuple(
            recognised(table, self.programme, remembered=self.remembered)
            if role is None
            else with_role(table, role, self.programme, remembered=self.remembered)
            for table in read.tables
        )
        return dataclasses.replace(
            before,
            lists=(*before.lists, *added),
            file_problems=(*before.file_problems, *read.problems),
            seconds=_with_time(before.seconds, "read", begun),
        )._unread()

    def _tables_of(self, name: str) -> tuple[RawTable, ...]:
        return tuple(each.table for each in self.lists if each.table.file == name)

    def _file_with(self, tables: tuple[RawTable, ...]) -> str | None:
        """Name of a file handed in with exactly these tables."""
        files = dict.fromkeys(each.table.file for each in self.lists)
        return next((file for file in files if same_answers(self._tables_of(file), tables)), None)

    def without_file(self, name: str) -> Round:
        """Round without a file and everything that was corrected in it."""
        return dataclasses.replace(
            self,
            lists=tuple(each for each in self.lists if each.table.file != name),
            file_problems=tuple(each for each in self.file_problems if each.file != name),
            corrections={
                cell: text for cell, text in self.corrections.items() if cell[0] != name
            },
            counted=tuple(place for place in self.counted if place[0] != name),
        )._unread()

    def with_role(self, place: tuple[str, str | None], role: str | None) -> Round:
        """Round in which the people of one sheet have this role; None leaves the sheet out."""
        return self._with_list(
            place,
            lambda each: with_role(each.table, role, self.programme, remembered=self.remembered),
        )

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
        kept = without_numbers(text, phone=cell[3] == "phone")
        return dataclasses.replace(
            self, corrections={**self.corrections, cell: kept}
        )._unread()

    def counting(self, row: RowPlace) -> Round:
        """Round in which this row counts where its person applied more than once."""
        others = tuple(place for place in self.counted if place != row)
        return dataclasses.replace(self, counted=(*others, row))._unread()

    # ---- people ------------------------------------------------------------------------------

    def read(self) -> Round:
        """Round with all lists read and screened against the programme's rules."""
        begun = time.perf_counter()
        mapped = tuple(part for each in self.lists for part in parts_of(each, self.programme))
        parsed = parse_lists(
            mapped,
            self.fields,
            corrections=self.corrections,
            counted=self.counted,
            needed=fields_used(self.programme),
            expected=fields_expected(self.programme),
            roles=role_words(self.programme),
            ground=ground_of(self.programme),
            before=self.last_read,
        )
        carried = carried_over(self, parsed)
        eligibility = screen(
            parsed.applications,
            self.programme,
            fields=self.fields,
            as_of=self.as_of,
            decisions=carried["decisions"],
        )
        return dataclasses.replace(
            self,
            **carried,
            parsed=parsed,
            last_read=parsed,
            eligibility=eligibility,
            scores=None,
            proposal=None,
            seconds=_with_time(self.seconds, "read", begun),
        )

    def decided(self, application: str, decision: Decision | None) -> Round:
        """Round with a coordinator's decision about one application; None takes it back.

        Taking back that somebody withdrew brings back what was decided before.
        """
        decisions = {name: each for name, each in self.decisions.items() if name != application}
        if decision is None and (last := self.decisions.get(application)) is not None:
            decision = last.before
        if decision is not None:
            decisions[application] = decision
        return self.with_decisions(decisions)

    def with_decisions(self, decisions: Mapping[str, Decision]) -> Round:
        """Round with exactly these decisions."""
        eligibility = self.eligibility and dataclasses.replace(
            self.eligibility, decisions=decisions
        )
        return dataclasses.replace(
            self, decisions=decisions, eligibility=eligibility, scores=None, proposal=None
        )

    def withdrawn(self, application: str, *, on: date, reason: str) -> Round:
        """Round in which somebody gave up her place; her seat is offered to whoever is next.

        :attr:`seats` says to whom and because of what; ``decided(application, None)`` takes it
        back.
        """
        now = self.decisions.get(application)
        before = now.before if now is not None and now.withdrew else now
        left = Decision(accepted=False, reason=reason, on=on, withdrew=True, before=before)
        return self.decided(application, left)

    def same_person(
        self, application: str, earlier: EarlierApplication, *, same: bool | None
    ) -> Round:
        """Round in which two applications are said to be of one person, or of two people.

        Parameters
        ----------
        same : bool or None
            None takes back what was said.
        """
        said = {pair: each for pair, each in self.same_people.items() if pair != (application, earlier)}
        if same is not None:
            said[application, earlier] = same
        return dataclasses.replace(self, same_people=said)

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

    def proposed(
        self, *, seconds: float = 60.0, cancelled: Callable[[], bool] | None = None
    ) -> Round:
        """Round with the best proposal for its wishes.

        Raises
        ------
        Cancelled
            As soon as *cancelled* says that nobody waits for it any more.
        """
        ready = self if self.scores is not None else self.scored()
        assert ready.scores is not None
        begun = time.perf_counter()
        proposal = propose(
            ready.scores, ready.programme, ready.wishes, seconds=seconds, cancelled=cancelled
        )
        return dataclasses.replace(
            ready, proposal=proposal, seconds=_with_time(ready.seconds, "solve", begun)
        )

    # ---- what a step still lacks --------------------------------------------------------------

    def blockers(self, step: Step) -> tuple[Sentence, ...]:
        """What stands in the way of a step, as sentences; empty where it can run."""
        return blockers(self, step)

    def _unread(self) -> Round:
        return dataclasses.replace(
            self, parsed=None, eligibility=None, scores=None, proposal=None
        )

    def _with_list(
        self, place: tuple[str, str | None], change: Callable[[HandedIn], HandedIn]
    ) -> Round:
        lists = tuple(change(each) if each.place == place else each for each in self.lists)
        return dataclasses.replace(self, lists=lists)._unread()


def open_round(programme: str | Path | Programme) -> Round:
    """Empty round of a programme of the library, of a ``.toml`` file, or of one already read."""
    if isinstance(programme, Programme):
        return Round(programme)
    return Round(read_programme(programme))


def _with_time(seconds: Mapping[str, float], step: str, begun: float) -> dict[str, float]:
    took = time.perf_counter() - begun
    return {**seconds, step: took + (seconds.get(step, 0.0) if step == "read" else 0.0)}
