"""Rules on how two people can deal with each other: language, ways to meet, ties, steps taken."""

from __future__ import annotations

import numpy as np
import pandas as pd

from workbench.matching.criteria.places import MEETS
from workbench.matching.pair_rules.answers import Met, plain_name, shown_true
from workbench.matching.sides import Sides, compared, ranks, sets
from workbench.programme import PairRule, Side
from workbench.vocabulary import code_list

#: Answers that say where somebody works.
_WORKPLACES = ("employer", "organisation")

#: Ties that give power only to whoever works there: two tenants of one landlord may meet.
_ONE_SIDED_TIES = frozenset({"case_worker_org", "landlord"})

#: Least level at which a language counts as shared at all.
_SOME = "some"


def shares_language(rule: PairRule, sides: Sides) -> Met:
    """Both speak a common language at least at the level ``min``.

    With ``or_min_count`` it is enough that so many of the two speak it at that level, as long as
    the other speaks some of it: together they can hold a conversation.
    """
    scale = tuple(code_list("language_level"))
    least = scale.index(str(rule.min or _SOME))
    met = np.zeros(sides.shape, dtype=bool)
    for name in sides.languages():
        asked = ranks(sides.received(name), scale)
        offered = ranks(sides.given(name), scale)
        well = (asked >= least).astype(int)[:, None] + (offered >= least).astype(int)[None, :]
        enough = well == 2
        if rule.or_min_count is not None:
            some = scale.index(_SOME)
            spoken = (asked >= some)[:, None] & (offered >= some)[None, :]
            enough = enough | (spoken & (well >= rule.or_min_count))
        met |= enough
    return met


def mode_compatible(rule: PairRule, sides: Sides) -> Met:
    """Both can meet in the same way: in person, or digitally."""
    return shown_true(
        compared(
            list(sides.received("mode")),
            list(sides.given("mode")),
            lambda asked, offered: float(bool(MEETS.get(asked, set()) & MEETS.get(offered, set()))),
        )
    )


def no_conflict(rule: PairRule, sides: Sides) -> Met:
    """They share none of the named ties, and neither asked not to meet the other.

    ``employer`` and other organisations conflict where both name the same one, or where one works
    at the organisation that the other names; ``case_worker_org`` and ``landlord`` only in the
    latter case. ``relatives``, ``line_manager`` and others that name people conflict where one
    names the other's id.
    """
    met = np.ones(sides.shape, dtype=bool)
    for name in rule.fields:
        field = sides.fields.get(name)
        if name in ("relatives", "not_with"):
            met &= ~named_each_other(sides, "relatives") & ~named_each_other(sides, "not_with")
        elif field is not None and field.type == "person_ref":
            met &= ~named_each_other(sides, name)
        else:
            met &= ~_works_at(sides, name)
            if name not in _ONE_SIDED_TIES:
                met &= ~_same_tie(sides, name, name)
    return met


def not_vetoed(rule: PairRule, sides: Sides) -> Met:
    """Neither has asked not to be matched with the other."""
    return ~named_each_other(sides, "not_with")


def milestone_done(rule: PairRule, sides: Sides) -> Met:
    """Whoever ``role`` names has taken the step: a yes, or a date, in the form.

    Without ``role`` it is the role that the milestone itself is for, else the giver's.
    """
    side = milestone_side(rule, sides)
    people = sides.receivers if side == "receiver" else sides.givers
    done = np.zeros(len(people), dtype=bool)
    for name in milestone_fields(rule, sides):
        if name in people:
            done |= np.array([_taken(answer) for answer in people[name]], dtype=bool)
    column = done[:, None] if side == "receiver" else done[None, :]
    return np.broadcast_to(column, sides.shape).copy()


def milestone_side(rule: PairRule, sides: Sides) -> Side:
    """Side whose people must have taken the step."""
    declared = sides.milestones.get(str(rule.milestone))
    whose = rule.role or (declared.who if declared is not None else None)
    return "receiver" if whose in (sides.roles[1], "receiver") else "giver"


def milestone_fields(rule: PairRule, sides: Sides) -> tuple[str, ...]:
    """Fields that may say whether the step has been taken, the declared one first."""
    step = str(rule.milestone)
    declared = sides.milestones.get(step)
    named = (declared.field,) if declared is not None and declared.field else ()
    return (*named, f"milestone.{step}", step, f"{step}_on", f"{step}_done")


def named_each_other(sides: Sides, field: str) -> Met:
    """Pairs in which one names the other's id in *field*."""
    named = np.zeros(sides.shape, dtype=bool)
    givers = {name: place for place, name in enumerate(sides.givers.index)}
    receivers = {name: place for place, name in enumerate(sides.receivers.index)}
    for row, names in enumerate(sets(sides.received(field))):
        for name in names or ():
            if name in givers:
                named[row, givers[name]] = True
    for column, names in enumerate(sets(sides.given(field))):
        for name in names or ():
            if name in receivers:
                named[receivers[name], column] = True
    return named


def _works_at(sides: Sides, tie: str) -> Met:
    """One works at the organisation that the other names as *tie*."""
    found = np.zeros(sides.shape, dtype=bool)
    for workplace in _WORKPLACES:
        if workplace != tie:
            found |= _same_tie(sides, tie, workplace) | _same_tie(sides, workplace, tie)
    return found


def _same_tie(sides: Sides, received: str, given: str) -> Met:
    return shown_true(
        compared(
            [plain_name(answer) for answer in sides.received(received)],
            [plain_name(answer) for answer in sides.given(given)],
            lambda asked, offered: float(asked == offered),
        )
    )


def _taken(answer: object) -> bool:
    if isinstance(answer, bool | np.bool_):
        return bool(answer)
    if pd.isna(answer):  # type: ignore[call-overload]
        return False
    return isinstance(answer, pd.Timestamp) or str(answer) == "yes" or _is_date(answer)


def _is_date(answer: object) -> bool:
    return hasattr(answer, "year") and hasattr(answer, "month")
