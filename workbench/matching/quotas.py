"""Quotas: how many of a side may be chosen, or must be, where a field has a value."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from workbench.locale import Labels, Sentence, Text, sentence
from workbench.matching.plan import Quota
from workbench.matching.scores import Scores
from workbench.matching.wording import plural_of
from workbench.programme import Programme
from workbench.programme.pairing import Quota as Wanted


def quotas_of(scores: Scores, programme: Programme) -> tuple[Quota, ...]:
    """The programme's quotas, counted over the people of these scores.

    A unit counts for all its members whose answer has the value.
    """
    found: list[Quota] = []
    members = scores.members
    for place, wanted in enumerate(programme.match.quota):
        inside = set(people_of(scores, wanted))
        names = scores.givers if wanted.side == "giver" else scores.receivers
        counts = [sum(person in inside for person in members[name]) for name in names]
        found.append(
            Quota(
                f"quota_{place}",
                wanted.side,
                np.array(counts, dtype=np.int64),
                wanted.min,
                wanted.max,
                quota_in_words(wanted, scores, programme),
            )
        )
    return tuple(found)


def people_of(scores: Scores, quota: Wanted) -> list[str]:
    """People of a side whose answer has the quota's value; blank answers have none."""
    sides = (scores.people or scores).sides
    answers = sides.given(quota.field) if quota.side == "giver" else sides.received(quota.field)
    return [str(name) for name, answer in answers.items() if _has(answer, quota.value)]


def quota_in_words(quota: Wanted, scores: Scores, programme: Programme) -> Text:
    """The quota's own sentence, or what it counts and how many there may be."""
    if quota.sentence.texts:
        return quota.sentence
    people = plural_of(programme, quota.side)
    known = scores.sides.fields.get(quota.field)
    field = Labels(known.labels if known is not None else {}, quota.field)
    value = str(quota.value)
    if quota.max is None:
        return sentence("At least {least} of the {people} have {field}: {value}.",
                        least=quota.min, people=people, field=field, value=value)
    if not quota.min:
        return sentence("At most {most} of the {people} have {field}: {value}.",
                        most=quota.max, people=people, field=field, value=value)
    return _between(quota, people, field, value)


def _between(quota: Wanted, people: Text, field: Labels, value: str) -> Sentence:
    return sentence("{least} to {most} of the {people} have {field}: {value}.",
                    least=quota.min, most=quota.max or 0, people=people, field=field, value=value)


def _has(answer: object, value: object) -> bool:
    if isinstance(value, list | tuple | set | frozenset):
        return any(_has(answer, each) for each in value)
    if isinstance(answer, tuple | list | set | frozenset):
        return any(_has(each, value) for each in _known(answer))
    if pd.isna(answer):  # type: ignore[call-overload]
        return False
    if isinstance(value, bool) or isinstance(answer, bool | np.bool_):
        return isinstance(value, bool) and bool(answer) == value
    if isinstance(value, int | float):
        return isinstance(answer, int | float | np.number) and float(answer) == float(value)
    return str(answer) == str(value)


def _known(answers: Iterable[object]) -> Iterable[object]:
    return (each for each in answers if each is not None)
