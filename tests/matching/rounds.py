"""Small rounds for tests: programmes, applications and scores written out in a few lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from workbench.matching import Scores, Wishes, score
from workbench.matching.sides import Sides
from workbench.programme import Programme, programme_from_tables
from workbench.programme.fields import fields_of

Fits = Mapping[tuple[str, str], float | None]

PLACES = {"id": "places", "order": 1, "goal": "max_receivers_placed"}
PRIMARY = {"id": "primary", "order": 2, "goal": "max_score"}
SECONDARY = {"id": "secondary", "order": 3, "goal": "max_score"}


def programme(
    *criteria: Mapping[str, Any],
    hard: Sequence[Mapping[str, Any]] = (),
    tiers: Sequence[Mapping[str, Any]] = (PLACES, PRIMARY, SECONDARY),
    **match: Any,
) -> Programme:
    """Programme of mentors and mentees with these criteria and pair rules.

    A criterion that names no kind compares municipalities, and one that names no tier is primary;
    the rest of *match* goes into the ``[match]`` table.
    """
    capacity = {"field": "max_mentees", "default": 1, "max": 4}
    return programme_from_tables(
        {
            "schema": 1,
            "programme": {
                "id": "small",
                "name": {"en": "Small programme"},
                "country": "SE",
                "locales": ["en"],
            },
            "role": [
                {"id": "mentor", "side": "giver", "capacity": capacity},
                {"id": "mentee", "side": "receiver"},
            ],
            "match": {
                "pattern": "assign",
                "giver": "mentor",
                "receiver": "mentee",
                "receiver_meets": {"min": 0, "max": 1},
                "giver_meets": {"min": 0, "max_field": "max_mentees"},
                "hard": [{"op": "capacity"}, *hard],
                "tier": list(tiers),
                "criterion": [
                    {"kind": "same", "field": "municipality", "weight": 1, "tier": "primary"}
                    | dict(each)
                    for each in criteria
                ],
                **match,
            },
        },
        origin="test",
    )


def applications(people: Mapping[str, Mapping[str, Any]]) -> pd.DataFrame:
    """Applications with these answers; people whose id begins with M are mentors."""
    table = pd.DataFrame.from_dict(dict(people), orient="index")
    table = table.reindex(list(people))
    roles = ["mentor" if name.startswith("M") else "mentee" for name in people]
    return table.assign(role=pd.Series(roles, index=table.index, dtype="string"))


def scored(programme: Programme, people: Mapping[str, Mapping[str, Any]]) -> Scores:
    """Scores of these people."""
    return score(applications(people), programme, fields=fields_of(programme))


def scores(
    fits: Mapping[str, Fits],
    *,
    places: Mapping[str, int] | None = None,
    wanted: Mapping[str, int] | None = None,
    closeness: Mapping[str, Mapping[tuple[str, str], float]] | None = None,
    forbidden: Sequence[tuple[str, str]] = (),
) -> Scores:
    """Scores written out by hand.

    Parameters
    ----------
    fits : mapping of criterion to mapping of (giver, receiver) to fit
        None, and every pair that is left out, is unknown.
    places, wanted : mapping of id to number; 1 where not named
    closeness : mapping of criterion to mapping of (receiver, receiver) to closeness
        Both ways at once.
    forbidden : pairs of (giver, receiver) that break the rule ``allowed``
    """
    pairs = [pair for each in fits.values() for pair in each]
    receivers = tuple(sorted({*(wanted or {}), *(receiver for _, receiver in pairs)}))
    givers = tuple(sorted({*(places or {}), *(giver for giver, _ in pairs)}))
    met = np.ones((len(receivers), len(givers)), dtype=bool)
    for giver, receiver in forbidden:
        met[receivers.index(receiver), givers.index(giver)] = False
    near = {}
    for criterion, listed in (closeness or {}).items():
        near[criterion] = np.full((len(receivers), len(receivers)), np.nan)
        for (one, other), each in listed.items():
            near[criterion][receivers.index(one), receivers.index(other)] = each
            near[criterion][receivers.index(other), receivers.index(one)] = each
    return Scores(
        receivers,
        givers,
        {name: _table(each, receivers, givers) for name, each in fits.items()},
        near,
        {"capacity": np.ones_like(met), "allowed": met},
        np.array([(places or {}).get(name, 1) for name in givers], dtype=np.int64),
        np.array([(wanted or {}).get(name, 1) for name in receivers], dtype=np.int64),
        Sides(pd.DataFrame(index=givers), pd.DataFrame(index=receivers), {}, "SE"),
    )


def wishes(
    weights: Mapping[str, float] | None = None,
    *,
    missing: str | None = None,
    keep: Sequence[tuple[str, str]] = (),
    rule_out: Sequence[tuple[str, str]] = (),
) -> Wishes:
    """Wishes of a coordinator."""
    return Wishes(weights or {}, missing, frozenset(keep), frozenset(rule_out))


#: A pair rule that scores written by hand call ``allowed``.
ALLOWED = {"op": "not_vetoed", "id": "allowed"}


def _table(fits: Fits, receivers: Sequence[str], givers: Sequence[str]) -> np.ndarray:
    table = np.full((len(receivers), len(givers)), np.nan)
    for (giver, receiver), each in fits.items():
        if each is not None:
            table[receivers.index(receiver), givers.index(giver)] = each
    return table
