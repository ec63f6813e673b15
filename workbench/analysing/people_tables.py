"""Tables of the people of a round: by code, with contacts and sensitive answers apart."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from workbench.analysing.documented import Column, Table, frame_of, meaning_of, said
from workbench.analysing.kept import Kept
from workbench.people.answers import series_of
from workbench.programme.fields import fields_expected, fields_of, fields_used
from workbench.store.beside import protected_persons
from workbench.vocabulary import Field

_Row = Mapping[str, Any]

CODE = Column("application", "string", "Name in this round's tables, such as mentor-014.")
ID = Column(
    "application_id", "string", "Id in the store: the same as long as the lists have the person."
)

_PLACE = said("application", "role", "file", "sheet", "row")
_NOT_SPREAD = frozenset({"role", "application_id", "protected_identity"})


def _people(kept: Kept) -> Iterator[_Row]:
    protected = protected_persons(kept.database, kept.round_id)
    for id, row in _in_order(kept):
        yield {
            **row,
            "application": row["code"],
            "application_id": id,
            "protected_identity": row["person_id"] in protected,
        }


def _applications(kept: Kept) -> pd.DataFrame:
    used = [(id, row) for id, row in _in_order(kept) if not row["set_aside"]]
    fields = fields_of(kept.programme)
    answers = [
        {**row["answers"], "received_on": _as_text(row["received_on"])} for _, row in used
    ]
    index = pd.Index([row["code"] for _, row in used], name="id", dtype="object")
    first = frame_of(_PLACE, (row for _, row in used), index=index)
    names = _fields_asked(kept, fields, answers)
    return pd.concat([first, _spread(names, answers, fields, index)], axis=1)


def _sensitive(kept: Kept) -> pd.DataFrame:
    fields = fields_of(kept.programme)
    answers_of = {
        row["application_id"]: row["answers"] for row in kept.rows["sensitive_answer"].values()
    }
    people = [row for id, row in _in_order(kept) if id in answers_of]
    answers = [answers_of[id] for id, _ in _in_order(kept) if id in answers_of]
    index = pd.Index([row["code"] for row in people], name="id", dtype="object")
    first = frame_of(said("application", "role"), people, index=index)
    given = {name for each in answers for name in each}
    names = [*(name for name in fields if name in given), *sorted(given - set(fields))]
    return pd.concat([first, _spread(names, answers, fields, index)], axis=1)


def _contacts(kept: Kept) -> Iterator[_Row]:
    protected = protected_persons(kept.database, kept.round_id)
    row_of = {row["application_id"]: row for row in kept.rows["contact"].values()}
    for id, row in _in_order(kept):
        shown = row_of.get(id, {}) if row["person_id"] not in protected else {}
        yield {
            **shown,
            "application": row["code"],
            "role": row["role"],
            "protected_identity": row["person_id"] in protected,
        }


def _standing(kept: Kept) -> Iterator[_Row]:
    for _, row in _in_order(kept):
        if not row["set_aside"]:
            yield {**row, "application": row["code"]}


def _seats(kept: Kept) -> Iterator[_Row]:
    seats = kept.round().seats
    for code, seat in (seats.seats if seats is not None else {}).items():
        yield {
            "application": code,
            "role": seat.role,
            "site_id": seat.site,
            "place": seat.place,
            "waiting_number": seat.number,
            "reason": str(seat.reason),
        }


def _eligibility(kept: Kept) -> Iterator[_Row]:
    eligibility = kept.round().eligibility
    if eligibility is None:
        return
    for name, role in eligibility.applications["role"].items():
        code, of_role = str(name), f"{role}."
        rules = [each for each in eligibility.verdicts.columns if each.startswith(of_role)]
        for rule, finding in zip(rules, eligibility.findings(code), strict=False):
            yield {
                "application": code,
                "role": role,
                "rule": rule.removeprefix(of_role),
                "verdict": finding.verdict,
                "says": str(finding.rule),
                "source": finding.source or None,
            }


def _in_order(kept: Kept) -> list[tuple[str, _Row]]:
    """Applications as the round has them: by role, as the lists came in, and running number."""
    place_of = {
        (sheet["file"], sheet["sheet"]): sheet["place"] for sheet in kept.rows["sheet"].values()
    }
    places: dict[str, tuple[int, int]] = {}
    for row in kept.rows["application"].values():
        own = (place_of.get((row["file"], row["sheet"]), len(place_of)), row["row"] or 0)
        places[row["role"]] = min(own, places.get(row["role"], own))
    found = kept.rows["application"].items()
    return sorted(found, key=lambda each: (places[each[1]["role"]], each[1]["code"]))


def _fields_asked(
    kept: Kept, fields: Mapping[str, Field], answers: Iterable[Mapping[str, Any]]
) -> list[str]:
    """Fields that a list answers or the programme needs; sensitive ones stand elsewhere."""
    asked = {row["field"] for row in kept.rows["sheet_column"].values()} | {
        "received_on",
        *fields_used(kept.programme),
        *fields_expected(kept.programme),
    }
    names = [
        name
        for name, field in fields.items()
        if name in asked
        and field.personal not in ("identity", "sensitive")
        and field.type != "person_ref"
        and name not in _NOT_SPREAD
    ]
    # Languages that were named in one free answer.
    return [*names, *sorted({name for each in answers for name in each} - set(names))]


def _spread(
    names: Iterable[str],
    answers: list[dict[str, Any]],
    fields: Mapping[str, Field],
    index: pd.Index,
) -> pd.DataFrame:
    """One column a field, of the kind that the lists are read into."""
    columns = {}
    for name in names:
        values = [_tuple(each.get(name)) for each in answers]
        if name in fields and fields[name].type == "person_ref":
            columns[name] = pd.Series(values, index=index, dtype="object")
        elif name in fields:
            columns[name] = series_of(values, fields[name], index=index)
        else:
            # A field that an earlier version of the programme had.
            columns[name] = pd.Series(map(_text, values), index=index, dtype="string")
    return pd.DataFrame(columns, index=index)


def _tuple(value: Any) -> Any:
    return tuple(map(_tuple, value)) if isinstance(value, list) else value


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def _as_text(day: Any) -> str | None:
    return None if day is None else day.isoformat()


TABLES = (
    Table(
        "people",
        "Everybody who applied, by code; also rows that are set aside.",
        (
            CODE,
            ID,
            *said("application", "person_id", "role", "file", "sheet", "row", "received_on"),
            *said("application", "set_aside"),
            *said("person", "protected_identity"),
        ),
        (),
        _people,
    ),
    Table(
        "applications",
        "One row per application that is used, as `round.parsed.applications` has it: index `id`, "
        "then the place in the lists, then one column a field. Free answers stand as people wrote "
        "them; sensitive answers and persons who are named stand in `sensitive_answers`.",
        _PLACE,
        ("sheet_column",),
        _applications,
        spread=Column(
            "<field>",
            "by field",
            "One column for each field that a list answers or the programme needs; missing is not "
            "known. Texts, codes and levels: string; numbers and years: Float64; yes and no: "
            "boolean; days: datetime64[us]; several answers: object, a tuple of codes.",
        ),
    ),
    Table(
        "standing",
        "Where each application stands by the rules.",
        (CODE, *said("application", "role", "standing")),
        (),
        _standing,
    ),
    Table(
        "eligibility",
        "Every rule applied to everybody, worked out from the lists as they stand.",
        (
            CODE,
            *said("application", "role"),
            Column("rule", "string", "Rule in the programme file."),
            Column("verdict", "string", "meets, fails, unknown or decide."),
            Column("says", "string", "The rule in words, in the language in use."),
            Column("source", "string", "Where the programme has it from."),
        ),
        (),
        _eligibility,
    ),
    Table(
        "seats",
        "Who has a seat, who waits and who is declined, worked out from the lists as they stand.",
        (
            CODE,
            *said("application", "role", "site_id", "place", "waiting_number"),
            Column("reason", "string", "Why, in the language in use."),
        ),
        (),
        _seats,
    ),
    Table(
        "contacts",
        meaning_of("contact") + " Somebody with protected identity is a code and nothing else.",
        (
            CODE,
            *said("application", "role"),
            *said("contact", "name", "email", "phone", "address", "postal_code"),
            *said("contact", "guardian_contact", "list_id"),
            *said("person", "protected_identity"),
        ),
        ("contact",),
        _contacts,
        on_purpose=True,
    ),
    Table(
        "sensitive_answers",
        meaning_of("sensitive_answer") + " Index `id`, then one column a field.",
        said("application", "role"),
        ("sensitive_answer",),
        _sensitive,
        spread=Column(
            "<field>",
            "by field",
            "One column for each sensitive field that somebody answered, and for persons who are "
            "named, by their codes.",
        ),
        on_purpose=True,
    ),
)
