"""Trying a changed programme on the people of a round, before it is used.

What would change for whom, by which rule, and what the match would gain or lose. The round itself
stays as it is.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.locale import Sentence, Text
from workbench.matching import Difference, Proposal, difference
from workbench.people.eligibility import Eligibility, sentence_of
from workbench.people.windows import WINDOW_RULE, window_in_words
from workbench.programme import Programme
from workbench.programme.windows import plan_of_applications
from workbench.round import Round


@dataclass(frozen=True)
class RuleMove:
    """A rule with another verdict on somebody; None where it does not apply to her."""

    rule: Text
    before: str | None
    after: str | None


@dataclass(frozen=True)
class PersonMove:
    """Somebody for whom the changed programme decides otherwise.

    Attributes
    ----------
    before, after : str
        Standing by the rules.
    took_part, takes_part : bool
        Whether she has a place in the match.
    rules : tuple of RuleMove
        Rules with another verdict; empty where only the seats made the difference.
    """

    person: str
    role: str
    before: str
    after: str
    took_part: bool
    takes_part: bool
    rules: tuple[RuleMove, ...]


@dataclass(frozen=True)
class Trial:
    """A round as it stands and as it would be with the changed programme.

    Attributes
    ----------
    before, after : Round
        With their proposals once the match was tried, where one is possible.
    people : tuple of PersonMove
        Everybody for whom something changes, in the order of the lists.
    """

    before: Round
    after: Round
    people: tuple[PersonMove, ...]

    @property
    def joining(self) -> tuple[PersonMove, ...]:
        """People who would take part and do not now."""
        return tuple(each for each in self.people if each.takes_part and not each.took_part)

    @property
    def leaving(self) -> tuple[PersonMove, ...]:
        """People who take part now and would not."""
        return tuple(each for each in self.people if each.took_part and not each.takes_part)

    @property
    def proposals(self) -> tuple[Proposal, Proposal] | None:
        """Proposals before and after; None until both are there."""
        before, after = self.before.proposal, self.after.proposal
        return (before, after) if before is not None and after is not None else None

    @property
    def change(self) -> Difference | None:
        """Who would have another partner; None until the match was tried."""
        return difference(*self.proposals) if self.proposals is not None else None

    @property
    def blockers(self) -> tuple[Sentence, ...]:
        """Why there would be no match at all; empty where there is one."""
        return self.after.blockers("propose")


def with_programme(round: Round, programme: Programme) -> Round:
    """Round of the same people under another version of their programme, still to be read.

    A weight that was moved by hand stays, unless the new version gives that criterion another
    weight or leaves it out: then the newer word counts.
    """
    before = {each.id: each.weight for each in round.programme.match.criterion}
    after = {each.id: each.weight for each in programme.match.criterion}
    weights = {
        name: weight
        for name, weight in round.wishes.weights.items()
        if name in after and after[name] == before.get(name)
    }
    return dataclasses.replace(
        round,
        programme=programme,
        wishes=dataclasses.replace(round.wishes, weights=weights),
        parsed=None,
        eligibility=None,
        scores=None,
        proposal=None,
    )


def try_on_people(round: Round, programme: Programme) -> Trial:
    """Who would be eligible or not under *programme*, with the rules that make the difference."""
    before = round if round.eligibility is not None else round.read()
    after = with_programme(before, programme).read()
    return Trial(before, after, tuple(_moves(before, after)))


def try_match(trial: Trial, *, seconds: float = 60.0) -> Trial:
    """The same trial with the best proposals before and after."""

    def matched(round: Round) -> Round:
        if round.proposal is not None or round.blockers("propose"):
            return round
        return round.proposed(seconds=seconds)

    return dataclasses.replace(trial, before=matched(trial.before), after=matched(trial.after))


def _moves(before: Round, after: Round) -> Iterator[PersonMove]:
    then, now = before.eligibility, after.eligibility
    assert then is not None
    assert now is not None
    seated_then, seated_now = _seated(before), _seated(after)
    for name in map(str, then.applications.index.intersection(now.applications.index, sort=False)):
        move = PersonMove(
            person=name,
            role=str(then.applications.at[name, "role"]),
            before=str(then.standing[name]),
            after=str(now.standing[name]),
            took_part=name in seated_then,
            takes_part=name in seated_now,
            rules=tuple(_rule_moves(then, now, name)),
        )
        if move.rules or move.before != move.after or move.took_part != move.takes_part:
            yield move


def _rule_moves(then: Eligibility, now: Eligibility, name: str) -> Iterator[RuleMove]:
    role = str(then.applications.at[name, "role"])
    rules = {
        f"{role}.{rule.id}": rule
        for programme in (then.programme, now.programme)
        for rule in programme.role_named(role).rule
    }
    for column, rule in rules.items():
        one, other = _verdict(then, name, column), _verdict(now, name, column)
        # A rule that is met and one that does not count any more let her in alike.
        if one != other and {one, other} != {None, "meets"}:
            yield RuleMove(sentence_of(rule), one, other)
    column = f"{role}.{WINDOW_RULE}"
    one, other = _verdict(then, name, column), _verdict(now, name, column)
    plan = plan_of_applications(now.programme, role) or plan_of_applications(then.programme, role)
    if plan is not None and one != other and {one, other} != {None, "meets"}:
        yield RuleMove(window_in_words(plan), one, other)


def _verdict(eligibility: Eligibility, name: str, column: str) -> str | None:
    if column not in eligibility.verdicts:
        return None
    verdict = eligibility.verdicts.at[name, column]
    return verdict if isinstance(verdict, str) else None


def _seated(round: Round) -> frozenset[str]:
    seats = round.seats
    assert seats is not None
    return frozenset(seats.accepted)
