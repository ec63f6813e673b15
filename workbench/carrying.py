"""What was decided about people, for the names that they have after their lists were read again.

Names such as ``mentor-014`` are running numbers: another list may move them, so people are followed
by the id that their own list gives them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workbench.people import Parsed
from workbench.people.earlier_application import EarlierApplication

if TYPE_CHECKING:
    from workbench.round import Round


def carried_over(round: Round, parsed: Parsed) -> dict[str, Any]:
    """Decisions, wishes and who is the same person, for the names of this reading.

    Whatever is about somebody whom no list has any more is left out.

    Returns
    -------
    dict of attribute of the round to value
        ``decisions``, ``wishes`` and ``same_people``; the very same objects where nobody moved.
    """
    now = {"decisions": round.decisions, "wishes": round.wishes, "same_people": round.same_people}
    if round.last_read is None:
        return now
    if round.last_read.people["list_id"].equals(parsed.people["list_id"]):
        return now
    moved = _moved(round.last_read, parsed)
    wishes = dataclasses.replace(
        round.wishes,
        keep=_moved_pairs(round.wishes.keep, moved),
        rule_out=_moved_pairs(round.wishes.rule_out, moved),
    )
    return {
        "decisions": {
            moved[name]: each for name, each in round.decisions.items() if name in moved
        },
        "wishes": wishes,
        "same_people": {
            (moved[name], _moved_earlier(earlier, moved)): same
            for (name, earlier), same in round.same_people.items()
            if name in moved and (earlier.round is not None or earlier.application in moved)
        },
    }


def _moved(before: Parsed, after: Parsed) -> dict[str, str]:
    """Names after the reading by names before it."""
    now = {
        (role, listed): name
        for name, role, listed in after.people[["role", "list_id"]].itertuples()
    }
    return {
        name: now[role, listed]
        for name, role, listed in before.people[["role", "list_id"]].itertuples()
        if (role, listed) in now
    }


def _moved_pairs(
    pairs: frozenset[tuple[str, str]], moved: Mapping[str, str]
) -> frozenset[tuple[str, str]]:
    return frozenset(
        (moved[giver], moved[receiver])
        for giver, receiver in pairs
        if giver in moved and receiver in moved
    )


def _moved_earlier(earlier: EarlierApplication, moved: Mapping[str, str]) -> EarlierApplication:
    if earlier.round is not None:
        return earlier
    return EarlierApplication(moved[earlier.application])
