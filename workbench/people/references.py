"""Answers that name other people ("not with Ada Ek"): from names to internal ids."""

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from workbench.locale import sentence
from workbench.people.answers.answer import shown
from workbench.people.duplicates import name_key
from workbench.people.problems import Problem
from workbench.vocabulary import Field

_BETWEEN = re.compile(r"\s*(?:[;|\n,&]|\boch\b|\bog\b|\band\b)\s*")


def resolve_references(
    applications: pd.DataFrame,
    people: pd.DataFrame,
    fields: Mapping[str, Field],
    *,
    used_instead: Mapping[str, str],
) -> tuple[pd.DataFrame, list[Problem]]:
    """Replace names by internal ids in every column that names people.

    Parameters
    ----------
    applications : DataFrame
        Columns of type ``person_ref`` hold text.
    used_instead : mapping of set-aside id to the id used
        Somebody who applied twice is the application that is used.

    Returns
    -------
    applications : DataFrame
        In those columns tuples of ids, or None. A name that fits nobody, or two people, is left
        out: names must not reach the matching.
    problems : list of Problem
    """
    named = [str(name) for name in applications]
    names = [name for name in named if name in fields and fields[name].type == "person_ref"]
    if not names:
        return applications, []
    known = _known(people, used_instead)
    changed = applications.copy()
    problems: list[Problem] = []
    for name in names:
        resolved: list[Any] = []
        for application, answer in applications[name].items():
            ids, missed = _ids(answer, known)
            resolved.append(ids)
            problems.extend(
                _nobody(applications, str(application), fields[name], text) for text in missed
            )
        column = pd.Series([None] * len(changed), index=changed.index, dtype="object")
        column[:] = resolved
        changed[name] = column
    return changed, problems


def _known(people: pd.DataFrame, used_instead: Mapping[str, str]) -> dict[str, set[str]]:
    known: dict[str, set[str]] = {}
    for application, list_id, name, email in people[["list_id", "name", "email"]].itertuples():
        used = used_instead.get(str(application), str(application))
        for text in (list_id, email, name):
            if not pd.isna(text):
                known.setdefault(name_key(str(text)), set()).add(used)
    return known


def _ids(answer: Any, known: Mapping[str, set[str]]) -> tuple[tuple[str, ...] | None, list[str]]:
    if pd.isna(answer):
        return None, []
    whole = known.get(name_key(str(answer)), set())
    if len(whole) == 1:
        return tuple(whole), []
    found: list[str] = []
    missed: list[str] = []
    for text in filter(None, _BETWEEN.split(str(answer))):
        ids = known.get(name_key(text), set())
        if len(ids) == 1:
            found.extend(ids)
        else:
            missed.append(text)
    return tuple(dict.fromkeys(found)) or None, missed


def _nobody(applications: pd.DataFrame, application: str, field: Field, text: str) -> Problem:
    place: Mapping[Any, Any] = applications.loc[application, ["file", "sheet", "row"]].to_dict()
    return Problem(
        severity="unknown",
        code="names_nobody",
        file=place["file"],
        sheet=None if pd.isna(place["sheet"]) else place["sheet"],
        row=int(place["row"]),
        field=field.id,
        application=application,
        value=text,
        what=sentence('"{value}" is not one person in the lists.', value=shown(text)),
        mend=sentence("Write the id or the e-mail address of the person as the list has it."),
    )
