"""What a step of a round still lacks, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from workbench.handing_in import parts_of
from workbench.locale import Sentence, sentence
from workbench.matching.reasons import plural_of
from workbench.people.eligibility import Eligibility
from workbench.programme import Programme, Side

if TYPE_CHECKING:
    from workbench.round import Round

Step = Literal["read", "propose", "export"]

_SIDES: tuple[Side, Side] = ("giver", "receiver")


def blockers(round: Round, step: Step) -> tuple[Sentence, ...]:
    """What stands in the way of a step, as sentences; empty where it can run."""
    if step == "export":
        return () if round.proposal is not None else (sentence("Make a proposal first."),)
    found = _lists_missing(round)
    if found:
        found += _roles_missing(round)
    if step == "propose" and not found and round.eligibility is not None:
        found += _people_missing(round.eligibility, round.programme)
    return tuple(found)


def _lists_missing(round: Round) -> list[Sentence]:
    programme = round.programme
    handed_in = {part.role for each in round.lists for part in parts_of(each, programme)}
    return [
        sentence("Hand in a list of {people} first.", people=plural_of(programme, side))
        for side in _SIDES
        if programme.role_on(side).id not in handed_in
    ]


def _roles_missing(round: Round) -> list[Sentence]:
    return [
        sentence(
            "{file}: say whether these are {givers} or {receivers}.",
            file=each.table.file,
            givers=plural_of(round.programme, "giver"),
            receivers=plural_of(round.programme, "receiver"),
        )
        for each in round.lists
        if each.role is None
    ]


def _people_missing(eligibility: Eligibility, programme: Programme) -> list[Sentence]:
    admitted = eligibility.applications[eligibility.admitted]
    present = set(admitted["role"])
    return [
        sentence(
            "None of the {people} can take part yet: accept somebody on the Applicants page, "
            "or ask for what is missing.",
            people=plural_of(programme, side),
        )
        for side in _SIDES
        if programme.role_on(side).id not in present
    ]
