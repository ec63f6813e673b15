"""What the commands do: open lists, set wishes, and word the results."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn

import pandas as pd
import typer

from workbench.locale import Sentence, sentence, tr
from workbench.matching import Part
from workbench.people import problems_table
from workbench.people.eligibility import STANDING_WORDS, VERDICT_WORDS
from workbench.programme import ProgrammeFaults
from workbench.reporting.letters import letters_table, letters_to_write
from workbench.reporting.names import Shown, shown_people
from workbench.reporting.tables import (
    pairs_table,
    settings_table,
    status_in_words,
    unmatched_table,
)
from workbench.round import Round, open_round

_DECIMALS = 4


def opened(programme: str, lists: Sequence[str], *, role: str | None) -> Round:
    """Round with these lists read; leaves with exit code 2 and sentences where that cannot be."""
    try:
        round = open_round(programme)
    except ProgrammeFaults as faults:
        _leave(str(faults))
    for each in lists:
        named, path = _role_and_path(each, round)
        try:
            content = path.read_bytes()
        except OSError as error:
            reason = error.strerror or type(error).__name__
            _leave(tr("{file}: {reason}. Check the path.", file=str(path), reason=reason))
        round = round.with_file(path.name, content, role=named or role)
    return round.read()


def wished(
    round: Round, *, weights: Sequence[str], keep: Sequence[str], rule_out: Sequence[str]
) -> Round:
    """Round with weights, kept and ruled-out pairs as the command names them."""
    for each in weights:
        criterion, _, number = each.partition("=")
        try:
            weight = float(number.replace(",", "."))
        except ValueError:
            _leave(
                tr('"{seen}" is not a weight. Write CRITERION=NUMBER, as industry=40.', seen=each)
            )
        try:
            round = round.weighted(criterion, weight)
        except ValueError as error:
            _leave(str(error))
    internal = {listed: name for name, listed in _shown(round).ids.items()}
    for each in keep:
        round = round.keeping(*_pair(each, internal))
    for each in rule_out:
        round = round.ruling_out(*_pair(each, internal))
    return round


def match_json(round: Round, *, total_seconds: float) -> dict[str, Any]:
    """Result of a match in the form that other tools rely on."""
    proposal = round.proposal
    assert proposal is not None
    shown = _shown(round)
    return {
        "programme": round.programme.id,
        "status": proposal.status,
        "gap": proposal.gap,
        "seconds": {
            "read": round_seconds(round.seconds.get("read", 0)),
            "score": round_seconds(round.seconds.get("score", 0)),
            "solve": round_seconds(round.seconds.get("solve", 0)),
            "total": round_seconds(total_seconds),
        },
        "aims": [
            {"id": aim.id, "goal": aim.goal, "value": aim.value, "bound": aim.bound}
            for aim in proposal.aims
        ],
        "pairs": [
            {
                "mentors": [shown.id(name) for name in proposal.members(pair.giver)],
                "mentees": [shown.id(name) for name in proposal.members(pair.receiver)],
                "score": _number(pair.score),
                "tiers": {tier: _number(value) for tier, value in pair.tiers.items()},
                "criteria": {name: _part(part) for name, part in pair.parts.items()},
                "on_other_factors": pair.on_other_factors,
                "known_share": _number(pair.known_share),
            }
            for pair in proposal.pairs
        ],
        "unmatched": [
            {
                "id": shown.id(each.person),
                "role": each.role,
                "reasons": [shown.in_words(reason) for reason in each.reasons],
            }
            for each in proposal.unmatched
        ]
        + _without_seat(round, shown),
        "ways_out": [shown.in_words(way) for way in proposal.ways_out],
    }


def match_tables(round: Round) -> dict[str, pd.DataFrame]:
    """Sheets of an exported proposal, the pairs first."""
    proposal, shown = round.proposal, _shown(round)
    assert proposal is not None
    return {
        tr("Pairs"): pairs_table(proposal, shown),
        tr("Without a pair"): unmatched_table(proposal, shown),
        tr("How it was set"): settings_table(proposal),
    }


def check_tables(round: Round) -> dict[str, pd.DataFrame]:
    """Sheets of an exported check: problems, then eligibility."""
    return {
        tr("Problems"): problems_table(round.problems),
        tr("Eligibility"): eligibility_table(round),
    }


def letters_tables(round: Round) -> dict[str, pd.DataFrame]:
    """The one sheet of letters that ask for what is missing."""
    assert round.parsed is not None
    assert round.eligibility is not None
    assert round.seats is not None
    letters = letters_to_write(round.parsed, round.eligibility, round.seats)
    for each in letters.left_out:
        print(each, file=sys.stderr)
    return {tr("Letters"): letters_table(letters)}


def eligibility_table(round: Round) -> pd.DataFrame:
    """One row per application and rule: standing, rule, verdict, because, source."""
    eligibility = round.eligibility
    assert eligibility is not None
    shown = _shown(round)
    rows = []
    for application in eligibility.applications.index:
        standing = eligibility.standing[application]
        for finding in eligibility.findings(application):
            because = "; ".join(f"{name}: {answer}" for name, answer in finding.because)
            rows.append(
                {
                    tr("Person"): shown.id(application),
                    tr("Role"): eligibility.applications.at[application, "role"],
                    tr("Standing"): str(STANDING_WORDS[standing]),
                    tr("Rule"): str(finding.rule),
                    tr("Verdict"): str(VERDICT_WORDS[finding.verdict]),
                    tr("Because"): because,
                    tr("Source"): finding.source,
                }
            )
    return pd.DataFrame(rows)


def check_lines(round: Round) -> Iterator[str]:
    """Lines that ``workbench check`` prints."""
    for problem in problems_table(round.problems).itertuples():
        yield f"{problem.where}: {problem.what} {problem.mend}"
    eligibility = round.eligibility
    assert eligibility is not None
    shown = _shown(round)
    yield ""
    for role in round.programme.role:
        counted = eligibility.counts(role.id)
        total = sum(counted.values())
        parts = ", ".join(
            f"{STANDING_WORDS[word]}: {number}" for word, number in counted.items() if number
        )
        yield f"{role.label if role.label.texts else role.id}: {total}. {parts}"
    for application in eligibility.applications.index:
        standing = eligibility.standing[application]
        reasons = [
            f"{finding.rule} ({VERDICT_WORDS[finding.verdict]}; "
            + "; ".join(f"{name}: {answer}" for name, answer in finding.because)
            + ")"
            for finding in eligibility.findings(application)
            if finding.verdict != "meets"
        ]
        line = f"{shown.id(application)}: {STANDING_WORDS[standing]}"
        yield f"{line}. {' '.join(reasons)}" if reasons else line


def summary_line(round: Round, result: dict[str, Any]) -> str:
    """One line about a written result."""
    assert round.proposal is not None
    return tr(
        "{status}: {pairs} pairs, {rest} without one.",
        status=status_in_words(round.proposal),
        pairs=len(result["pairs"]),
        rest=len(result["unmatched"]),
    )


def round_seconds(seconds: float) -> float:
    """Seconds with three decimals."""
    return round(seconds, 3)


def _part(part: Part) -> dict[str, float | None]:
    return {
        "fit": _number(part.fit),
        "weight": part.weight,
        "points": _number(part.points),
    }


def _number(value: float | None) -> float | None:
    return None if value is None else round(value, _DECIMALS)


def _without_seat(round: Round, shown: Shown) -> list[dict[str, Any]]:
    """Those who may take part and have no seat: waiting, or of no site."""
    assert round.seats is not None
    return [
        {"id": shown.id(seat.application), "role": seat.role, "reasons": [str(seat.reason)]}
        for place in ("waiting", "unrouted")
        for seat in round.seats.of(place)  # type: ignore[arg-type]
    ]


def _shown(round: Round) -> Shown:
    return shown_people(round.parsed, round.programme)


def _role_and_path(argument: str, round: Round) -> tuple[str | None, Path]:
    """``mentors=FILE`` names the role; a path with = in it is still a path."""
    word, equals, path = argument.partition("=")
    if not equals or Path(argument).exists():
        return None, Path(argument)
    roles = {role.id: role.id for role in round.programme.role}
    roles |= {f"{role}s": role for role in roles}
    sides = {"mentors": round.programme.match.giver, "mentees": round.programme.match.receiver}
    if word not in {**sides, **roles}:
        known = tuple(sorted({**sides, **roles}))
        _leave(tr('"{seen}" is not a role. Write one of {known}.', seen=word, known=known))
    return {**sides, **roles}[word], Path(path)


def _pair(argument: str, internal: dict[str, str]) -> tuple[str, str]:
    giver, colon, receiver = argument.partition(":")
    unknown = [name for name in (giver, receiver) if name not in internal]
    if not colon or unknown:
        what: Sentence = sentence(
            '"{seen}" is not a pair of people in the lists. Write MENTOR:MENTEE, as M1:A2.',
            seen=argument,
        )
        _leave(str(what))
    return internal[giver], internal[receiver]


def _leave(text: str) -> NoReturn:
    print(text, file=sys.stderr)
    raise typer.Exit(2)
