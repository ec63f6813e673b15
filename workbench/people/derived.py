"""Answers worked out from other answers: age, years in the country, and the site.

What the form itself says always stands. Where only the year of birth is known, an age is known
to within a year; :mod:`workbench.people.conditions` then decides only where both ages agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from workbench.programme.definition import Site

_MONTHS = 12
_EVERYWHERE = "*"


def years_in_country(immigrated_on: str | None, on: date) -> float | None:
    """Years since somebody came to the country, to one decimal; None where not known.

    Parameters
    ----------
    immigrated_on : str or None
        Year and month, as ``2019-06``.
    on : date
        Day of the application.

    Source: mlc-mentor 002:89, "2 av 3 hade bott i Sverige mindre än 3 år".

    Examples
    --------
    >>> years_in_country("2019-06", date(2022, 1, 9))
    2.6
    """
    months = _months_since(immigrated_on, on)
    return None if months is None else round(months / _MONTHS, 1)


def age_between(
    birth_date: date | None, birth_year: float | None, on: date
) -> tuple[int, int] | None:
    """Lowest and highest age somebody can have on a day; None where not known.

    Examples
    --------
    >>> age_between(date(2000, 9, 2), None, date(2018, 9, 1))
    (17, 17)
    >>> age_between(None, 2000, date(2018, 9, 1))
    (17, 18)
    """
    if birth_date is not None and not pd.isna(birth_date):
        had_birthday = (on.month, on.day) >= (birth_date.month, birth_date.day)
        age = on.year - birth_date.year - (not had_birthday)
        return age, age
    if birth_year is None or pd.isna(birth_year):
        return None
    return on.year - int(birth_year) - 1, on.year - int(birth_year)


def site_of(places: Sequence[str | None], sites: Sequence[Site]) -> str | None:
    """Site that somebody belongs to by where she lives; None where none or several fit.

    Parameters
    ----------
    places : sequence of str or None
        Codes of her municipality and district.
    sites : sequence of Site
        A programme with a single site has everybody there.

    Examples
    --------
    >>> site_of(["1280-rosengard"], [Site("m", "Malmö", ("1280",)), Site("l", "Lund", ("1281",))])
    'm'
    """
    if len(sites) == 1:
        return sites[0].id
    homes = {str(code).partition("-")[0] for code in places if code is not None}
    found = {site.id for site in sites if homes & set(site.municipalities)}
    return found.pop() if len(found) == 1 else None


def with_derived(applications: pd.DataFrame, *, sites: Sequence[Site], as_of: date) -> pd.DataFrame:
    """Applications with blank ``site``, ``years_in_country`` and certain ``age`` worked out.

    Parameters
    ----------
    applications : DataFrame, one row per application
        Reads ``site``, ``municipality``, ``district``, ``immigrated_on``, ``birth_date``,
        ``birth_year`` and ``received_on`` as far as they are there.
    as_of : date
        Day that counts for an application without a date of its own.

    Returns
    -------
    DataFrame
        The same rows. A column is added only where something could be worked out; an age is
        filled in only where the day of birth is known.
    """
    days = _days(applications, as_of)
    worked_out = {
        "site": [
            site_of([_known(home), _known(area)], sites)
            for home, area in zip(
                _answers(applications, "municipality"),
                _answers(applications, "district"),
                strict=True,
            )
        ],
        "years_in_country": [
            years_in_country(_known(month), day)
            for month, day in zip(_answers(applications, "immigrated_on"), days, strict=True)
        ],
        "age": [
            _certain(age_between(_known(born), None, day))
            for born, day in zip(_answers(applications, "birth_date"), days, strict=True)
        ],
    }
    changed = applications.copy()
    for name, answers in worked_out.items():
        filled = pd.Series(answers, index=applications.index, dtype=_DTYPES[name])
        if name in changed:
            changed[name] = changed[name].fillna(filled)
        elif filled.notna().any():
            changed[name] = filled
    return changed


_DTYPES = {"site": "string", "years_in_country": "Float64", "age": "Float64"}


def _days(applications: pd.DataFrame, as_of: date) -> list[date]:
    received = pd.to_datetime(_answers(applications, "received_on"), errors="coerce")
    return [day.date() for day in received.fillna(pd.Timestamp(as_of))]


def _answers(applications: pd.DataFrame, field: str) -> pd.Series:
    if field in applications:
        return applications[field]
    return pd.Series(pd.NA, index=applications.index, dtype="object")


def _known(answer: Any) -> Any:
    return None if pd.isna(answer) else answer


def _certain(ages: tuple[int, int] | None) -> float | None:
    return float(ages[0]) if ages is not None and ages[0] == ages[1] else None


def _months_since(month: str | None, on: date) -> int | None:
    if month is None or pd.isna(month):
        return None
    year, _, number = str(month).partition("-")
    months = (on.year - int(year)) * _MONTHS + on.month - int(number[:2])
    return months if months >= 0 else None
