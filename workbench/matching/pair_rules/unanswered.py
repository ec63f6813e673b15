"""Which questions somebody left blank, so that no pair with her can be shown to meet a rule."""

from __future__ import annotations

import pandas as pd

from workbench.matching.pair_rules.answers import (
    GOAL_TYPE,
    giver_field,
    receiver_field,
)
from workbench.matching.pair_rules.people import milestone_fields, milestone_side
from workbench.matching.sides import Sides
from workbench.programme import PairRule, Side

#: Rules that need an answer from both, and the field they read where the rule names none.
_NEED_AN_ANSWER = {
    "same": "",
    "differs": "",
    "overlaps": "",
    "level_gap": "",
    "offers_goal_type": GOAL_TYPE,
    "max_distance_km": "municipality",
    "mode_compatible": "mode",
}


def unanswered(rule: PairRule, sides: Sides, side: Side, person: str) -> tuple[str, ...]:
    """Fields that one person left blank, so that no pair with her can be shown to meet *rule*."""
    people = sides.receivers if side == "receiver" else sides.givers
    if rule.op == "shares_language":
        spoken = [name for name in sides.languages() if name in people]
        silent = all(_blank(people, person, name) for name in spoken)
        return tuple(spoken[:2]) if silent else ()
    if rule.op == "milestone_done":
        return _step_not_told(rule, sides, side, people, person)
    if rule.op == "accessible":
        # A receiver who states no need needs nothing; a giver who is silent offers nothing.
        name = giver_field(rule)
        return (name,) if side == "giver" and _blank(people, person, name) else ()
    if rule.op not in _NEED_AN_ANSWER:
        return ()
    default = _NEED_AN_ANSWER[rule.op]
    own = receiver_field(rule, default) if side == "receiver" else giver_field(rule, default)
    return (own,) if own and _blank(people, person, own) else ()


def _step_not_told(
    rule: PairRule, sides: Sides, side: Side, people: pd.DataFrame, person: str
) -> tuple[str, ...]:
    if side != milestone_side(rule, sides):
        return ()
    names = milestone_fields(rule, sides)
    asked = [name for name in names if name in people]
    if any(not _blank(people, person, name) for name in asked):
        return ()
    known = [name for name in names if name in sides.fields]
    return tuple((asked or known or [str(rule.milestone)])[:1])


def _blank(people: pd.DataFrame, person: str, name: str) -> bool:
    if name not in people:
        return True
    answer: object = people.at[person, name]
    return not answer if isinstance(answer, tuple) else bool(pd.isna(answer))  # type: ignore[call-overload]
