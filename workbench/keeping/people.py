"""People, applications and the proposal as the lists and decisions make them: rows for reading.

They follow from the rest of the round and are never read back into it: analysts, later rounds and
the cohort read them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd

from workbench.keeping.parts import Codes, Part, row_id
from workbench.keeping.same_people import Persons
from workbench.matching import Proposal
from workbench.people.identity import PEOPLE_COLUMNS
from workbench.round import Round
from workbench.vocabulary import Field

_Row = tuple[str, str, Mapping[str, Any]]

_OWN_COLUMNS = frozenset({"role", "file", "sheet", "row", "received_on"})
_CONTACTS = tuple(name for name in PEOPLE_COLUMNS if name not in ("role", "protected_identity"))


def people_parts(
    round: Round, round_id: str, codes: Codes, persons: Persons
) -> Iterator[Part]:
    """Persons with contacts and applications, once the lists are read."""
    if round.parsed is None or round.eligibility is None:
        return
    yield Part(
        "people",
        (round.parsed, round.programme),
        lambda: _of_people(round, round_id, codes, persons),
    )
    yield Part(
        "applications",
        (round.parsed, round.eligibility, round.programme),
        lambda: _of_applications(round, round_id, codes, persons),
    )


def proposal_parts(round: Round, round_id: str, codes: Codes) -> Iterator[Part]:
    """The newest proposal, once there is one."""
    proposal = round.proposal
    if proposal is not None and round.parsed is not None:
        yield Part(
            "proposal",
            (proposal, round.parsed),
            lambda: _of_proposal(proposal, round_id, codes),
        )


def _of_people(
    round: Round, round_id: str, codes: Codes, persons: Persons
) -> Iterator[_Row]:
    assert round.parsed is not None
    people = round.parsed.people
    protected = persons.protected | {persons.of(codes.id_of(name)) for name in _hidden(people)}
    for name, row in zip(people.index, people.to_dict("records"), strict=True):
        application = codes.id_of(str(name))
        person = persons.of(application)
        yield "person", person, {"protected_identity": person in protected}
        yield (
            "contact",
            row_id("n", application),
            {
                "round_id": round_id,
                "person_id": person,
                "application_id": application,
                **{column: _value(row[column]) for column in _CONTACTS},
            },
        )


def _hidden(people: pd.DataFrame) -> set[str]:
    """Names of those with protected identity."""
    return set(map(str, people.index[people["protected_identity"].fillna(False).astype(bool)]))


def _of_applications(
    round: Round, round_id: str, codes: Codes, persons: Persons
) -> Iterator[_Row]:
    parsed, eligibility, seats = round.parsed, round.eligibility, round.seats
    assert parsed is not None
    assert eligibility is not None
    assert seats is not None
    used = parsed.applications
    answered = [name for name in used.columns if name not in _OWN_COLUMNS]
    sensitive = {name for name in answered if _is_sensitive(name, round.fields)}
    records: dict[str, Any] = dict(
        zip(map(str, used.index), used.to_dict("records"), strict=True)
    )
    hidden = _hidden(parsed.people)
    for name, role in parsed.people["role"].items():
        code = str(name)
        application, row = codes.id_of(code), records.get(code)
        seat = seats.seats.get(code) if row is not None else None
        apart = _answers(row, (each for each in answered if each in sensitive))
        yield (
            "application",
            application,
            {
                "round_id": round_id,
                "person_id": persons.of(application),
                "role": str(role),
                "code": code,
                "file": _value(row["file"]) if row else None,
                "sheet": _value(row["sheet"]) if row else None,
                "row": _value(row["row"]) if row else None,
                "received_on": _value(row.get("received_on")) if row else None,
                "protected_identity": code in hidden,
                "set_aside": row is None,
                "answers": _answers(row, (each for each in answered if each not in sensitive)),
                "standing": str(eligibility.standing[code]) if row else None,
                "place": seat.place if seat else None,
                "waiting_number": seat.number if seat else None,
                "site_id": seat.site if seat else None,
            },
        )
        if apart:
            yield (
                "sensitive_answer",
                row_id("q", application),
                {
                    "round_id": round_id,
                    "application_id": application,
                    "answers": apart,
                    "delete_after": None,
                },
            )


def _of_proposal(proposal: Proposal, round_id: str, codes: Codes) -> Iterator[_Row]:
    def ids(name: str) -> list[str]:
        return sorted(map(codes.id_of, proposal.members(name)))

    yield (
        "proposal",
        row_id("y", round_id),
        {
            "round_id": round_id,
            "made_at": datetime.now(UTC),
            "status": proposal.status,
            "gap": _finite(proposal.gap),
            "aims": [
                {"id": aim.id, "goal": aim.goal, "value": aim.value, "bound": aim.bound}
                for aim in proposal.aims
            ],
            "weights": {
                each.id: proposal.wishes.weight(each) for each in proposal.programme.match.criterion
            },
            "pairs": [
                {
                    "givers": ids(pair.giver),
                    "receivers": ids(pair.receiver),
                    "score": pair.score,
                    "tiers": dict(pair.tiers),
                    "known_share": pair.known_share,
                    "kept": pair.kept,
                }
                for pair in proposal.pairs
            ],
            "units": [ids(unit) for unit, members in proposal.units.items() if len(members) > 1],
        },
    )


def _is_sensitive(name: str, fields: Mapping[str, Field]) -> bool:
    """Whether an answer is kept apart: it is sensitive, or names somebody else."""
    return name in fields and (
        fields[name].personal == "sensitive" or fields[name].type == "person_ref"
    )


def _answers(row: Mapping[str, Any] | None, names: Iterator[str]) -> dict[str, Any]:
    if row is None:
        return {}
    found = ((name, _value(row[name])) for name in names)
    return {name: value for name, value in found if value is not None}


def _value(value: Any) -> Any:
    """Answer as JSON knows it; None where it is unknown."""
    if isinstance(value, tuple | list):
        return [_value(each) for each in value]
    if value is None or value is pd.NA or value is pd.NaT or value != value:  # noqa: PLR0124  NaN
        return None
    if isinstance(value, pd.Timestamp | datetime):
        return value.date()
    if isinstance(value, str | bool | int | float | date):
        return value
    return value.item() if hasattr(value, "item") else str(value)


def _finite(value: float) -> float | None:
    return float(value) if value == value and abs(value) != float("inf") else None  # noqa: PLR0124
