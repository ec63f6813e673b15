"""Tests on applications with three answers: true, false, or not known.

Each operator of a programme file (:data:`workbench.programme.words.PERSON_OPERATORS`) is one
function here. It reads columns of the applications and gives a ``boolean`` series on their index,
missing where the form does not say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType

import pandas as pd

from workbench.people.definitions import DEFINITION_TESTS
from workbench.people.derived import age_between, with_derived
from workbench.programme.definition import Condition, Site
from workbench.programme.fields import WORKED_OUT_FROM
from workbench.vocabulary import CodeList, Field, code_list, code_list_ids, in_group, successors_of

_LISTED = frozenset(code_list_ids())

#: Answers of a code field that count as yes or no; every other code is neither.
YES_CODES = frozenset({"yes"})
NO_CODES = frozenset({"no", "no_job"})


@dataclass(frozen=True)
class Ground:
    """What conditions are tested on.

    Attributes
    ----------
    applications : DataFrame
        One row per application, one column per field; see :func:`workbench.people.parse_lists`.
    fields : mapping of id to Field
        Fields of the programme, built-in and own.
    sites : tuple of Site
        Sites of the programme.
    as_of : date
        Day that counts for an application without a date of its own.
    lists : mapping of field id to CodeList
        The programme's own lists; they come before the shipped ones.
    """

    applications: pd.DataFrame
    fields: Mapping[str, Field]
    sites: tuple[Site, ...]
    as_of: date
    lists: Mapping[str, CodeList] = field(default_factory=lambda: MappingProxyType({}))

    def answers(self, name: str) -> pd.Series:
        """Answers to a field, worked out from others where blank; missing where nobody asked."""
        known = self._worked_out if name in WORKED_OUT_FROM else self.applications
        if name in known:
            return known[name]
        return pd.Series(pd.NA, index=known.index, dtype="object")

    @cached_property
    def _worked_out(self) -> pd.DataFrame:
        return with_derived(self.applications, sites=self.sites, as_of=self.as_of)

    def code(self, name: str, value: object) -> str:
        """Code that a value of the file stands for: ``ISCED4`` is a level of the shipped list."""
        text = str(value)
        asked = self.fields.get(name)
        own = self.lists.get(name)
        if own is not None and text in own:
            return text
        if asked is None or text in asked.scale:
            return text
        listed = own or (code_list(asked.list) if asked.list in _LISTED else None)
        return (listed.find(text) if listed else None) or text

    def days(self) -> pd.Series:
        """Day of each application, else :attr:`as_of`."""
        received = pd.to_datetime(self.answers("received_on"), errors="coerce")
        return received.fillna(pd.Timestamp(self.as_of))


def holds(condition: Condition, ground: Ground) -> pd.Series:
    """Whether *condition* holds for each application, by Kleene's logic of three values.

    *any* is true as soon as one part is, even where another is not known; *all* is false as soon
    as one part is.
    """
    if condition.any:
        return _joined([holds(part, ground) for part in condition.any], any_of=True)
    if condition.all:
        return _joined([holds(part, ground) for part in condition.all], any_of=False)
    if condition.none is not None:
        return ~holds(condition.none, ground)
    return OPERATORS[str(condition.op)](condition, ground).astype("boolean")


def fields_read(condition: Condition) -> tuple[str, ...]:
    """Fields that decide *condition*, in the order in which the file names them."""
    parts = (*condition.any, *condition.all, *((condition.none,) if condition.none else ()))
    if parts:
        named = [name for part in parts for name in fields_read(part)]
    elif condition.op == "definition":
        named = list(DEFINITION_TESTS[str(condition.value)].reads)
    else:
        named = [condition.field] if condition.field else []
    return tuple(dict.fromkeys(named))


def _joined(parts: list[pd.Series], *, any_of: bool) -> pd.Series:
    together = parts[0]
    for part in parts[1:]:
        together = together | part if any_of else together & part
    return together


def is_true(condition: Condition, ground: Ground) -> pd.Series:
    """The answer is yes."""
    return _truth(ground.answers(str(condition.field)))


def is_false(condition: Condition, ground: Ground) -> pd.Series:
    """The answer is no."""
    return ~_truth(ground.answers(str(condition.field)))


def is_set(condition: Condition, ground: Ground) -> pd.Series:
    """The question is answered; a blank is not known, never no."""
    answered = ground.answers(str(condition.field)).notna()
    return answered.astype("boolean").mask(~answered)


def eq(condition: Condition, ground: Ground) -> pd.Series:
    """The answer is exactly the value."""
    return is_in(condition, ground)


def is_in(condition: Condition, ground: Ground) -> pd.Series:
    """The answer is one of the values; for several answers, at least one is."""
    answers = ground.answers(str(condition.field))
    wanted = {ground.code(str(condition.field), value) for value in _listed(condition.value)}

    def test(answer: object) -> bool:
        if isinstance(answer, tuple):
            return bool(wanted & set(answer))
        return answer in wanted

    return _tested(answers, test)


def gte(condition: Condition, ground: Ground) -> pd.Series:
    """The answer is at least the value, on the field's scale where it has one."""
    least, most = _ranked(condition, ground)
    threshold = _rank(condition, condition.value, ground)
    return _agreed(least >= threshold, most >= threshold)


def lte(condition: Condition, ground: Ground) -> pd.Series:
    """The answer is at most the value, on the field's scale where it has one."""
    least, most = _ranked(condition, ground)
    threshold = _rank(condition, condition.value, ground)
    return _agreed(least <= threshold, most <= threshold)


def between(condition: Condition, ground: Ground) -> pd.Series:
    """The answer lies between the two values, both included."""
    low, high = (_rank(condition, value, ground) for value in condition.value)
    least, most = _ranked(condition, ground)
    return _agreed((least >= low) & (least <= high), (most >= low) & (most <= high))


def not_in_group(condition: Condition, ground: Ground) -> pd.Series:
    """The country does not belong to the group of countries on the day of the application.

    ``as_of`` may name another day. A historic state that lies on both sides is not known; nor is
    one that several countries of the group came from, because nobody is put outside the target
    group by a country that no longer exists: ask which present-day country.

    Source: requirement O-09, "historic state … needs information: which present-day country".
    """
    answers = ground.answers(str(condition.field))
    days = ground.days()
    if condition.as_of not in (None, "application_date"):
        days = pd.Series(pd.Timestamp(str(condition.as_of)), index=days.index)
    verdicts = [
        _outside(str(answer), str(condition.value), day.date()) if pd.notna(answer) else None
        for answer, day in zip(answers, days, strict=True)
    ]
    return pd.Series(verdicts, index=answers.index, dtype="boolean")


def contains_site(condition: Condition, ground: Ground) -> pd.Series:
    """The places named cover a municipality of the application's site.

    A district counts for its municipality, and a site that is everywhere is always covered.
    """
    covered = {site.id: {*site.municipalities, site.id} for site in ground.sites}
    answers = ground.answers(str(condition.field))
    sites = ground.answers("site")
    verdicts = [
        _covers(_listed(answer), covered.get(str(site), set()))
        if _is_known(answer) and pd.notna(site)
        else None
        for answer, site in zip(answers, sites, strict=True)
    ]
    return pd.Series(verdicts, index=answers.index, dtype="boolean")


def definition(condition: Condition, ground: Ground) -> pd.Series:
    """The person meets an official definition, by the answers it reads."""
    test = DEFINITION_TESTS[str(condition.value)]
    columns = [ground.answers(name) for name in test.reads]
    verdicts = [
        test.function(*(answer if pd.notna(answer) else None for answer in answers))
        for answers in zip(*columns, strict=True)
    ]
    return pd.Series(verdicts, index=ground.applications.index, dtype="boolean")


def within_months(condition: Condition, ground: Ground) -> pd.Series:
    """The date lies at most so many months before the application."""
    dates = pd.to_datetime(ground.answers(str(condition.field)), errors="coerce")
    earliest = ground.days() - pd.DateOffset(months=int(condition.value))
    return _known(dates >= earliest, dates)


OPERATORS: dict[str, Callable[[Condition, Ground], pd.Series]] = {
    "is_true": is_true,
    "is_false": is_false,
    "is_set": is_set,
    "eq": eq,
    "in": is_in,
    "gte": gte,
    "lte": lte,
    "between": between,
    "not_in_group": not_in_group,
    "contains_site": contains_site,
    "definition": definition,
    "within_months": within_months,
}


def _truth(answers: pd.Series) -> pd.Series:
    if answers.dtype == "boolean":
        return answers
    words = answers.astype("string")
    decided = words.isin(YES_CODES | NO_CODES)
    return words.isin(YES_CODES).astype("boolean").mask(~decided)


def _tested(answers: pd.Series, test: Callable[[object], bool]) -> pd.Series:
    verdicts = [test(answer) if _is_known(answer) else None for answer in answers]
    return pd.Series(verdicts, index=answers.index, dtype="boolean")


def _known(verdicts: pd.Series, answers: pd.Series) -> pd.Series:
    return verdicts.astype("boolean").mask(answers.isna())


def _agreed(least: pd.Series, most: pd.Series) -> pd.Series:
    """Verdict where the least and the most that an answer can be agree, else not known."""
    return least.astype("boolean").mask((least != most).fillna(value=True))


def _is_known(answer: object) -> bool:
    return bool(answer) if isinstance(answer, tuple) else not pd.isna(answer)  # type: ignore[call-overload]


def _ranked(condition: Condition, ground: Ground) -> tuple[pd.Series, pd.Series]:
    """The least and the most that each answer can be: a number, or a place on the scale."""
    name = str(condition.field)
    answers = ground.answers(name)
    scale = _scale(name, ground)
    if scale:
        order = {code: place for place, code in enumerate(scale)}
        ranked = answers.map(order).astype("Float64")
        return ranked, ranked
    exact = pd.to_numeric(answers, errors="coerce").astype("Float64")
    if name != "age":
        return exact, exact
    ages = [
        age_between(None, year if pd.notna(year) else None, day.date())
        for year, day in zip(ground.answers("birth_year"), ground.days(), strict=True)
    ]
    youngest = pd.Series([each[0] if each else None for each in ages], exact.index, dtype="Float64")
    return exact.fillna(youngest), exact.fillna(youngest + 1)


def _rank(condition: Condition, value: object, ground: Ground) -> float:
    """Number that a value of the file stands for: itself, or its place on the field's scale."""
    name = str(condition.field)
    scale = _scale(name, ground)
    return scale.index(ground.code(name, value)) if scale else float(str(value))


def _scale(name: str, ground: Ground) -> tuple[str, ...]:
    asked = ground.fields.get(name)
    return asked.scale if asked is not None else ()


def _covers(named: tuple[object, ...], covered: set[str]) -> bool:
    return "*" in covered or any(str(place).partition("-")[0] in covered for place in named)


def _listed(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def _outside(country: str, group: str, on: date) -> bool | None:
    inside = in_group(country, group, on)
    if inside is None or (inside and len(successors_of(country)) > 1):
        return None
    return not inside
