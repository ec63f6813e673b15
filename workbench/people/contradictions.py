"""Answers of one row that cannot both be true, and a mentor who offers no place."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workbench.locale import Labels, Sentence, sentence
from workbench.people.identity import Row
from workbench.people.problems import Problem
from workbench.people.rows import place_of
from workbench.vocabulary import Field


@dataclass(frozen=True)
class Contradiction:
    """Two fields that cannot both be true, and the fields that are not known because of it."""

    first: str
    second: str
    holds: Callable[[Any, Any], bool]
    unknown: tuple[str, ...]
    code: str
    message: Callable[[Field, Field], Sentence]


def _more_here_than_in_all(first: Field, second: Field) -> Sentence:
    return sentence(
        '"{first}" is more than "{second}".',
        first=Labels(first.labels, first.id),
        second=Labels(second.labels, second.id),
    )


def _later_than(first: Field, second: Field) -> Sentence:
    return sentence(
        '"{first}" is later than "{second}".',
        first=Labels(first.labels, first.id),
        second=Labels(second.labels, second.id),
    )


def _month_after(month: str, moment: datetime) -> bool:
    return month > f"{moment:%Y-%m}"


CONTRADICTIONS = (
    Contradiction(
        "years_work_local",
        "years_work_total",
        lambda here, in_all: here > in_all,
        ("years_work_local", "years_work_total"),
        "local_more_than_total",
        _more_here_than_in_all,
    ),
    Contradiction(
        "immigrated_on",
        "received_on",
        _month_after,
        ("immigrated_on",),
        "arrived_after_applying",
        _later_than,
    ),
)
"""Every contradiction that is looked for."""


def find_contradictions(
    rows: Sequence[Row], ids: Sequence[str], fields: Mapping[str, Field]
) -> tuple[set[tuple[str, str]], list[Problem]]:
    """Answers that are not known because they contradict each other, and the problems.

    Returns
    -------
    unknown : set of (internal id, field)
    problems : list of Problem
    """
    unknown: set[tuple[str, str]] = set()
    problems: list[Problem] = []
    for row, application in zip(rows, ids, strict=True):
        for each in CONTRADICTIONS:
            first, second = _value(row, each.first), _value(row, each.second)
            if first is None or second is None or not each.holds(first, second):
                continue
            unknown.update((application, name) for name in each.unknown)
            what = each.message(fields[each.first], fields[each.second])
            problems.append(_problem(row, application, each, what))
        problems.extend(_no_place(row, application))
    return unknown, problems


def _value(row: Row, field: str) -> Any:
    answers = row.rows.answers.get(field)
    return None if answers is None else answers.values[row.index]


def _problem(row: Row, application: str, each: Contradiction, what: Sentence) -> Problem:
    return Problem(
        severity="unknown",
        code=each.code,
        application=application,
        value=_seen(row, each.first),
        what=what,
        mend=sentence("Ask which is right and write it."),
        **_place(row, each.first),
    )


def _no_place(row: Row, application: str) -> Iterator[Problem]:
    if _value(row, "max_mentees") == 0:
        yield Problem(
            severity="note",
            code="no_places",
            application=application,
            value=_seen(row, "max_mentees"),
            what=sentence("The mentor offers 0 places and gets nobody."),
            mend=sentence("Write 1 or more if the mentor takes part."),
            **_place(row, "max_mentees"),
        )


def _place(row: Row, field: str) -> Mapping[str, Any]:
    column = row.rows.mapped.mapping.column_of(field)
    return place_of(row.rows.mapped.table, row.index, column)


def _seen(row: Row, field: str) -> str:
    return row.rows.answers[field].cells[0][row.index]
