"""The two questions that a pair rule or a criterion compares, one of either side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from workbench.locale import Labels, Text, sentence
from workbench.programme.asking.fields import field_options
from workbench.programme.asking.question import Question, without
from workbench.programme.programme import Programme
from workbench.vocabulary import Field

SIDES = ("giver", "receiver")


def side_questions(
    table: Mapping[str, Any], programme: Programme, *, fits: Callable[[Field], bool]
) -> Iterator[Question]:
    """Which answer of the giver is compared with which of the receiver."""
    for side in SIDES:
        value = table.get(side) or table.get("field")
        yield Question(
            side,
            sentence("Answer of the {role}", role=_role(programme, side)),
            "choice",
            value,
            options=field_options(programme, side=side, fits=fits, also=value),
        )


def one_question(
    table: Mapping[str, Any],
    label: Text,
    programme: Programme,
    *,
    side: str | None = None,
    fits: Callable[[Field], bool],
) -> Question:
    """Which one answer is read, of whoever gives it."""
    value = table.get("field")
    options = field_options(programme, side=side, fits=fits, also=value)
    return Question("field", label, "choice", value, options=options)


def with_side(table: Mapping[str, Any], side: str, name: str) -> dict[str, Any]:
    """Table in which one side is asked something else; the same of both is written once.

    Examples
    --------
    >>> with_side({"id": "goals"}, "giver", "offers")
    {'id': 'goals', 'field': 'offers'}
    >>> with_side({"id": "goals", "field": "offers"}, "receiver", "goals")
    {'id': 'goals', 'giver': 'offers', 'receiver': 'goals'}
    """
    now = {each: table.get(each) or table.get("field") or name for each in SIDES}
    now[side] = name
    plain = without(table, (*SIDES, "field"))
    return {**plain, "field": name} if len({*now.values()}) == 1 else {**plain, **now}


def _role(programme: Programme, side: str) -> Text:
    role = programme.role_on("giver" if side == "giver" else "receiver")
    return Labels(role.label.texts, role.label.fallback or role.id)
