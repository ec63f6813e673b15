"""Rules that compare what two people answered."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.matching.criteria.levels import level_gaps
from workbench.matching.criteria.places import kilometres_between
from workbench.matching.sides import Sides, compared, sets
from workbench.programme import PairRule

Met = NDArray[np.bool_]

#: Answer to a question about needs that says there are none.
NO_NEEDS = "none"

#: What an organisation's name may carry or leave out.
_FORMS_OF_COMPANY = frozenset({"ab", "as", "a/s", "aps", "asa", "oy", "hb", "kb"})


def capacity(rule: PairRule, sides: Sides) -> Met:
    """Places are a limit of the plan, not of single pairs: every pair meets it here."""
    return np.ones(sides.shape, dtype=bool)


def same(rule: PairRule, sides: Sides) -> Met:
    """Both gave the same answer."""
    return shown_true(_equal(rule, sides))


def differs(rule: PairRule, sides: Sides) -> Met:
    """The two answers are known and differ."""
    equal = _equal(rule, sides)
    return shown_true(np.where(np.isnan(equal), np.nan, 1 - equal))


def overlaps(rule: PairRule, sides: Sides) -> Met:
    """The two answers have something in common."""
    return shown_true(
        compared(
            sets(sides.received(receiver_field(rule))),
            sets(sides.given(giver_field(rule))),
            lambda asked, offered: float(bool(asked & offered)),
        )
    )


def offers_goal_type(rule: PairRule, sides: Sides) -> Met:
    """The giver accepts a kind of goal that the receiver has.

    With ``values`` only these kinds count. The field is ``goal_type`` where the rule names none.

    Source: kvinfo-method 001:54, "et mentor-match, hvor der fokuseres mere på sociale mål".
    """
    counted = frozenset(rule.values)

    def accepted(asked: frozenset[str], offered: frozenset[str]) -> float:
        shared = asked & offered
        return float(bool(shared & counted if counted else shared))

    return shown_true(
        compared(
            sets(sides.received(receiver_field(rule, GOAL_TYPE))),
            sets(sides.given(giver_field(rule, GOAL_TYPE))),
            accepted,
        )
    )


def accessible(rule: PairRule, sides: Sides) -> Met:
    """Everything that the receiver needs, the giver can meet; no stated need is met by anybody.

    A giver who did not answer cannot be shown to meet a need.
    """
    needs = [_needs(answer) for answer in sets(sides.received(receiver_field(rule)))]
    offers = [answer or frozenset() for answer in sets(sides.given(giver_field(rule)))]
    return shown_true(compared(needs, offers, lambda asked, offered: float(asked <= offered)))


def level_gap(rule: PairRule, sides: Sides) -> Met:
    """The giver stands between ``min`` and ``max`` steps above the receiver.

    Each is placed on the scale of her own field; without ``min`` or ``max`` that end is open.
    """
    gaps = level_gaps(sides, giver_field(rule), receiver_field(rule))
    least = -np.inf if rule.min is None else float(rule.min)
    most = np.inf if rule.max is None else float(rule.max)
    return ~np.isnan(gaps) & (gaps >= least) & (gaps <= most)


def max_distance_km(rule: PairRule, sides: Sides) -> Met:
    """They live at most ``max`` kilometres apart, in a straight line between their places."""
    kilometres = kilometres_between(sides, rule.field or "municipality")
    return ~np.isnan(kilometres) & (kilometres <= float(rule.max or 0))


#: Field that tells which kind of goal somebody has or accepts.
GOAL_TYPE = "goal_type"


def giver_field(rule: PairRule, default: str = "") -> str:
    """Field that *rule* reads on the giver's side."""
    return rule.giver or rule.field or default


def receiver_field(rule: PairRule, default: str = "") -> str:
    """Field that *rule* reads on the receiver's side."""
    return rule.receiver or rule.field or default


def shown_true(verdicts: NDArray[np.float64]) -> Met:
    """True only where a verdict is known and positive."""
    return np.nan_to_num(verdicts, nan=0.0) > 0


def plain_name(answer: object) -> str | None:
    """An organisation's name without what people add or leave out: case, spaces, "AB".

    >>> plain_name("Volvo  AB"), plain_name(" volvo ")
    ('volvo', 'volvo')
    """
    if not isinstance(answer, tuple) and pd.isna(answer):  # type: ignore[call-overload]
        return None
    words = str(answer).casefold().replace(",", " ").replace(".", " ").split()
    return " ".join(word for word in words if word not in _FORMS_OF_COMPANY) or None


def _needs(answer: frozenset[str] | None) -> frozenset[str]:
    return (answer or frozenset()) - {NO_NEEDS}


def _equal(rule: PairRule, sides: Sides) -> NDArray[np.float64]:
    name = receiver_field(rule)
    asked, offered = list(sides.received(name)), list(sides.given(giver_field(rule)))
    field = sides.fields.get(name)
    if field is not None and field.type == "text":
        # Names that people write themselves: "Volvo AB" and "Volvo" are one.
        asked, offered = [plain_name(each) for each in asked], [plain_name(each) for each in offered]
    return compared(asked, offered, lambda one, other: float(one == other))
