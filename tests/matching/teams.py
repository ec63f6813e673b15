"""Small programmes whose people act in units, and their applications, for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from workbench.matching import Proposal, Scores, Wishes, propose, score
from workbench.programme import Programme, programme_from_tables
from workbench.programme.fields import fields_of

DUO = {"min": 2, "max": 2, "max_relaxed": 3, "within": "site"}
GROUP = {"min": 4, "max": 8, "within": "site"}

COVERAGE = {"id": "coverage", "order": 1, "goal": "max_units_with_min_meetings"}
SPREAD = {"id": "spread", "order": 2, "goal": "max_sector_spread"}
FIT = {"id": "fit", "order": 3, "goal": "max_score"}
PLACES = {"id": "places", "order": 1, "goal": "max_receivers_placed"}

SECTORS = {"field": "organisation.sector", "min_values": 3}
TOPIC = {
    "id": "topic",
    "tier": "fit",
    "weight": 1,
    "kind": "overlap",
    "giver": "offers",
    "receiver": "goals",
}
INTERESTS = {"id": "interests", "weight": 1, "kind": "overlap", "field": "interests"}
SITES = tuple(
    {"id": name, "name": name.capitalize(), "municipalities": [number]}
    for name, number in (("malmo", "1280"), ("botkyrka", "0127"), ("spanga", "0183"))
)


def team_programme(
    *,
    unit: Mapping[str, Any] = DUO,
    groups: Mapping[str, Any] | None = None,
    formation: Mapping[str, Any] | None = None,
    group_formation: Mapping[str, Any] | None = None,
    tiers: Sequence[Mapping[str, Any]] = (COVERAGE, SPREAD, FIT),
    sites: Sequence[Mapping[str, Any]] = SITES,
    **match: Any,
) -> Programme:
    """Programme in which mentors act in units; a rota unless *match* says another pattern."""
    formations = [{"role": "mentor", "criterion": [INTERESTS], **(formation or {})}]
    if groups is not None:
        formations.append({"role": "mentee", "criterion": [INTERESTS], **(group_formation or {})})
    return programme_from_tables(
        {
            "schema": 1,
            "programme": {
                "id": "teams",
                "name": {"en": "Teams"},
                "country": "SE",
                "locales": ["en"],
            },
            "site": list(sites),
            "role": [
                {"id": "mentor", "side": "giver", "unit": dict(unit)},
                {
                    "id": "mentee",
                    "side": "receiver",
                    "unit": dict(groups or {"min": 1, "max": 1}),
                    "capacity": {"field": "max_meetings", "default": 2, "max": 12},
                },
            ],
            "formation": formations,
            "match": {
                "pattern": "rotate",
                "giver": "mentor",
                "receiver": "mentee",
                "giver_meets": {"min": 2, "max": 3},
                "receiver_meets": {"min": 0, "max_field": "max_meetings"},
                "tier": list(tiers),
                "criterion": [TOPIC],
                **({"spread": SECTORS} if SPREAD in tiers else {}),
                **match,
            },
        },
        origin="test",
    )


def people(table: Mapping[str, Mapping[str, Any]]) -> pd.DataFrame:
    """Applications with these answers; whose id begins with M is a mentor."""
    frame = pd.DataFrame.from_dict(dict(table), orient="index").reindex(list(table))
    roles = ["mentor" if name.startswith("M") else "mentee" for name in table]
    return frame.assign(role=pd.Series(roles, index=frame.index, dtype="string"))


def scored_teams(programme: Programme, table: Mapping[str, Mapping[str, Any]], **how: Any) -> Scores:
    """Scores of these people."""
    return score(people(table), programme, fields=fields_of(programme), **how)


def proposed_teams(
    programme: Programme, table: Mapping[str, Mapping[str, Any]], **wishes: Any
) -> Proposal:
    """Proposal for these people."""
    wished = Wishes({}, **wishes)
    scores = scored_teams(programme, table, relaxed=wished.relaxed)
    return propose(scores, programme, wished)
