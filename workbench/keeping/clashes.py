"""What two people changed differently, in words, so that one of them can choose."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workbench.keeping.parts import Codes
from workbench.locale import Labels, Sentence, Text, sentence
from workbench.programme import Programme
from workbench.reporting.tables import criterion_label
from workbench.round import Round
from workbench.store.changes import Clash
from workbench.vocabulary import Field

_NOTHING = sentence("nothing")


def clash_sentence(
    clash: Clash, round: Round, codes: Codes, *, shown: Callable[[str], str] = str
) -> Sentence:
    """One difference: what it is about, what they wrote, and what you did.

    Parameters
    ----------
    shown : callable
        Name of somebody in the round's tables, as the screen may show it.
    """
    table, mine = clash.wanted.table, clash.wanted.after
    row = mine or clash.theirs or clash.wanted.before or {}
    return sentence(
        "{about}: they wrote {theirs}, you wrote {mine}.",
        about=_about(table, row, round, codes, shown),
        theirs=_said(table, clash.theirs, round.programme),
        mine=_said(table, mine, round.programme),
    )


def _about(
    table: str,
    row: Mapping[str, Any],
    round: Round,
    codes: Codes,
    shown: Callable[[str], str],
) -> Text:
    if table == "weight":
        criteria = {each.id: each for each in round.programme.match.criterion}
        found = criteria.get(row["criterion"])
        if found is None:
            return sentence("A weight")
        return sentence("The weight of {criterion}", criterion=criterion_label(found))
    if table == "decision":
        person = _person(row["application_id"], codes, shown)
        return sentence("The decision about {person}", person=person)
    if table == "pair_wish":
        return sentence(
            "The pair {giver} and {receiver}",
            giver=" + ".join(_person(each, codes, shown) for each in row["givers"]),
            receiver=" + ".join(_person(each, codes, shown) for each in row["receivers"]),
        )
    if table == "same_person":
        return _about_two(row, codes, shown)
    if table == "correction":
        return sentence(
            "{field} in {file}, row {row}",
            field=_field(row["field"], round.fields),
            file=row["file"],
            row=str(row["row"]),
        )
    if table in ("sheet", "sheet_column", "contact_text", "sensitive_text", "file_problem"):
        return sentence("The lists")
    return sentence("The round")


def _about_two(row: Mapping[str, Any], codes: Codes, shown: Callable[[str], str]) -> Sentence:
    person = _person(row["application_id"], codes, shown)
    if row["earlier_round_id"] != codes.round_id:
        return sentence("Whether {person} was in an earlier round", person=person)
    return sentence(
        "Whether {person} and {other} are one person",
        person=person,
        other=_person(row["earlier_application_id"], codes, shown),
    )


def _said(table: str, row: Mapping[str, Any] | None, programme: Programme) -> Text:
    if row is None:
        return _NOTHING
    if table == "weight":
        return sentence("{weight}", weight=float(row["weight"]))
    if table == "decision":
        if row["accepted"]:
            return sentence("accepted ({reason})", reason=row["reason"])
        return sentence("left out ({reason})", reason=row["reason"])
    if table == "pair_wish":
        return {
            "keep": sentence("keep it"),
            "rule_out": sentence("rule it out"),
            "published": sentence("it was told to people"),
        }[row["wish"]]
    if table == "same_person":
        return sentence("the same person") if row["same"] else sentence("another person")
    if table == "correction":
        return sentence('"{text}"', text=row["text"]) if row["text"] else sentence("another text")
    return sentence("something else")


def _person(id: str, codes: Codes, shown: Callable[[str], str]) -> str:
    name = codes.name_of(id)
    return shown(name) if name is not None else "?"


def _field(name: str, fields: Mapping[str, Field]) -> Text:
    known = fields.get(name)
    return Labels(known.labels, name) if known is not None else name
