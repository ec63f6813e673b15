"""What was read from the lists so far, in one line, and what to look at next."""

from __future__ import annotations

from workbench.locale import count_sentence, text_of, tr
from workbench.matching.reasons import plural_of, singular_of
from workbench.people.eligibility import Eligibility
from workbench.programme import Programme, Side
from workbench.round import Round


def what_was_read(round: Round) -> str:
    """People read, rows set aside and answers not understood; empty while nobody was read."""
    if round.parsed is None or round.parsed.applications.empty:
        return ""
    roles = round.parsed.applications["role"]
    people = tr(
        "{receivers} and {givers} read.",
        receivers=_people(round.programme, "receiver", roles),
        givers=_people(round.programme, "giver", roles),
    )
    aside, unclear = len(round.parsed.set_aside), answers_not_understood(round)
    said = [people]
    if aside:
        said.append(
            str(count_sentence("{n} row was set aside.", "{n} rows were set aside.", aside))
        )
    if unclear:
        said.append(
            str(
                count_sentence(
                    "{n} answer was not understood.", "{n} answers were not understood.", unclear
                )
            )
        )
    else:
        said.append(tr("Every answer was understood."))
    return " ".join(said)


def answers_not_understood(round: Round) -> int:
    """Number of answers that count as not given because nobody could tell what they mean."""
    return sum(problem.severity == "unknown" for problem in round.problems)


def waiting_for_you(eligibility: Eligibility | None) -> int:
    """People who are neither in the match nor outside the target group, and not decided yet."""
    if eligibility is None:
        return 0
    standing = eligibility.standing
    decided = standing.index.isin(list(eligibility.decisions))
    return int((~eligibility.admitted & ~decided & (standing != "not_eligible")).sum())


def next_step(round: Round) -> str:
    """Step that is best looked at next: problems, eligibility or matching."""
    if any(problem.severity != "note" for problem in round.problems):
        return "problems"
    if waiting_for_you(round.eligibility) or round.blockers("propose"):
        return "eligibility"
    return "matching"


def _people(programme: Programme, side: Side, roles: object) -> str:
    number = int((roles == programme.role_on(side).id).sum())  # type: ignore[attr-defined]
    word = singular_of(programme, side) if number == 1 else plural_of(programme, side)
    return f"{text_of(number)} {text_of(word)}"
