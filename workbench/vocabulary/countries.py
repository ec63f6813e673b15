"""Whether a country belonged to the European Union, or to a wider group, on a given day.

The dates stand in ``lists/countries.csv``. Answers have three values: a birthplace such as
Yugoslavia, part of which is in the Union today, needs a question to the applicant.
"""

from datetime import date
from functools import cache

from workbench.vocabulary.code_lists import Code, code_list

COUNTRY_GROUPS = ("EU", "EU_EEA_CH", "EUROPE")
"""Groups a rule can name.

``EU`` is the European Union of the day asked about. ``EU_EEA_CH`` adds Iceland, Liechtenstein,
Norway and Switzerland. ``EUROPE`` adds the continent as the United Nations statistics draw it, so
with Russia and without Turkey and the Caucasus, and with Kosovo; Cyprus belongs to it as a member.
"""


def eu_member_at(code: str | None, on: date) -> bool | None:
    """Belongs to the European Union on a day.

    Parameters
    ----------
    code : str or None
        A code of the list ``countries``; None where the form is blank.
    on : date
        Usually the day of the application. The last day of membership counts as inside.

    Returns
    -------
    bool or None
        None where the country is not known, or where it is a historic state whose successors are
        partly inside. The bare code ``CS`` stood for two states and is never known.

    Source: domain reference 2.7, dates of accession and withdrawal and the territories that
    belong to the Union.

    Examples
    --------
    >>> eu_member_at("GB", date(2019, 1, 1)), eu_member_at("GB", date(2022, 1, 9))
    (True, False)
    >>> eu_member_at("YU", date(2022, 1, 9)) is None
    True
    """
    return in_group(code, "EU", on)


def in_group(code: str | None, group: str, on: date) -> bool | None:
    """Belongs to a group of countries on a day.

    Parameters
    ----------
    code : str or None
        A code of the list ``countries``.
    group : str
        One of :data:`COUNTRY_GROUPS`.
    on : date
        The day asked about.

    Returns
    -------
    bool or None
        None where it needs information, as for :func:`eu_member_at`.

    Raises
    ------
    ValueError
        Where there is no such group.

    Examples
    --------
    >>> in_group("NO", "EU", date(2022, 1, 9)), in_group("NO", "EU_EEA_CH", date(2022, 1, 9))
    (False, True)
    """
    if group not in COUNTRY_GROUPS:
        known = ", ".join(COUNTRY_GROUPS)
        raise ValueError(f'"{group}" is not a group of countries. Use one of {known}.')
    row = code_list("countries").get(code) if code else None
    if row is None:
        return None
    successors = successors_of(row.code)
    if not successors:
        return _inside(row, group, on)
    answers = {in_group(successor, group, on) for successor in successors}
    return answers.pop() if len(answers) == 1 else None


@cache
def successors_of(code: str) -> tuple[str, ...]:
    """Present-day countries that a historic state became; empty for a country of today.

    Examples
    --------
    >>> successors_of("CSHH")
    ('CZ', 'SK')
    """
    row = code_list("countries").get(code)
    return tuple(part for part in row.extra["successors"].split("|") if part) if row else ()


def _inside(row: Code, group: str, on: date) -> bool:
    if _was_member(row, on):
        return True
    return group != "EU" and group in row.extra["groups"].split("|")


def _was_member(row: Code, on: date) -> bool:
    joined, left = row.extra["eu_from"], row.extra["eu_to"]
    if not joined:
        return False
    return date.fromisoformat(joined) <= on and (not left or on <= date.fromisoformat(left))
