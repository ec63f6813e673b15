"""Rules that every pair must meet, each a named function.

Each takes the rule and the two sides and gives a bool array, receivers × givers: True where the
pair meets it. What a form does not say cannot be shown to be met, so such a pair is left out and
the missing answer is asked for; a veto, a conflict or a need that nobody stated does not exist.
"""

from __future__ import annotations

from collections.abc import Callable

from workbench.matching.pair_rules.answers import (
    Met,
    accessible,
    capacity,
    differs,
    level_gap,
    max_distance_km,
    offers_goal_type,
    overlaps,
    same,
)
from workbench.matching.pair_rules.people import (
    milestone_done,
    mode_compatible,
    no_conflict,
    not_vetoed,
    shares_language,
)
from workbench.matching.pair_rules.unanswered import unanswered
from workbench.matching.sides import Sides
from workbench.programme import PairRule

PAIR_RULES: dict[str, Callable[[PairRule, Sides], Met]] = {
    "capacity": capacity,
    "same": same,
    "differs": differs,
    "shares_language": shares_language,
    "mode_compatible": mode_compatible,
    "no_conflict": no_conflict,
    "milestone_done": milestone_done,
    "offers_goal_type": offers_goal_type,
    "accessible": accessible,
    "not_vetoed": not_vetoed,
    "level_gap": level_gap,
    "max_distance_km": max_distance_km,
    "overlaps": overlaps,
}

__all__ = ["PAIR_RULES", "Met", "unanswered"]
