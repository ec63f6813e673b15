"""Quotas of a programme: counted, kept, and checked by code of their own."""

from __future__ import annotations

from typing import Any

import pytest

from tests.matching.rounds import programme, scored, wishes
from tests.matching.teams import COVERAGE, FIT, proposed_teams, team_programme
from workbench.matching import Proposal, limits_broken, propose
from workbench.matching.unit_checking import untold

MALMO_AND_LUND = {
    "M1": {"municipality": "1280"},
    "M2": {"municipality": "1280"},
    "M3": {"municipality": "1281"},
    "A1": {"municipality": "1280"},
    "A2": {"municipality": "1280"},
    "A3": {"municipality": "1281"},
}


def test_without_a_quota_all_three_are_placed() -> None:
    assert len(proposed([]).pairs) == 3


@pytest.mark.parametrize(
    ("limits", "from_malmo"),
    [({"max": 0}, 0), ({"max": 1}, 1), ({"max": 2}, 2), ({"min": 1, "max": 1}, 1)],
)
def test_no_more_mentors_of_a_town_are_chosen_than_the_quota_allows(
    limits: dict[str, int], from_malmo: int
) -> None:
    proposal = proposed([quota("giver", "1280", **limits)])

    assert proposal.status == "optimal"
    assert sum(pair.giver in ("M1", "M2") for pair in proposal.pairs) == from_malmo
    assert proposal.aims[0].value == from_malmo + 1


def test_a_quota_outweighs_every_aim_on_fit() -> None:
    # One place only: the mentee of Malmö fits perfectly, but one of Lund must be chosen.
    small = programme({"id": "near"}, quota=[quota("receiver", "1281", min=1)])
    people = {name: MALMO_AND_LUND[name] for name in ("M1", "A1", "A3")}

    proposal = propose(scored(small, people), small, wishes())

    assert proposal.pair_ids == {("M1", "A3")}


def test_several_values_are_counted_together() -> None:
    proposal = proposed([quota("giver", ["1280", "1281"], max=2)])

    assert len(proposal.pairs) == 2


def test_whoever_did_not_answer_is_in_no_quota() -> None:
    small = programme({"id": "near"}, quota=[quota("giver", "1280", max=0)])
    people: dict[str, dict[str, Any]] = {"M1": {"municipality": None}, "A1": {}}

    assert propose(scored(small, people), small, wishes()).pair_ids == {("M1", "A1")}


def test_a_quota_is_among_the_limits_in_words() -> None:
    proposal = proposed([quota("giver", "1280", max=1)])

    assert "At most 1 of the mentor have Municipality: 1280." in [
        str(limit.meaning) for limit in proposal.plan.limits
    ]


def test_the_check_counts_quotas_and_least_numbers_itself() -> None:
    small = programme(
        {"id": "near"},
        quota=[quota("giver", "1280", max=1), quota("receiver", "1281", min=1)],
        receiver_meets={"min": 1, "max": 1},
    )
    scores = scored(small, MALMO_AND_LUND)

    broken = limits_broken([("M1", "A1"), ("M2", "A2")], scores, wishes(), small)

    assert [str(each) for each in broken] == [
        "A3 has 0 partners, and at least 1 were promised.",
        "2 people with municipality 1280 are chosen: the quota is 0 to 1.",
        "0 people with municipality 1281 are chosen: the quota is 1 to –.",
    ]
    assert limits_broken(
        [("M1", "A1"), ("M3", "A3")], scores, wishes(), programme({"id": "near"})
    ) == ()


def test_a_rota_keeps_quotas_too() -> None:
    table: dict[str, dict[str, Any]] = {
        "M1": {"site": "malmo"},
        "M2": {"site": "malmo"},
        **{f"L{number}": {"municipality": "1280"} for number in range(3)},
        **{f"L{number}": {"municipality": "0127"} for number in range(3, 5)},
    }
    asked = [quota("receiver", "1280", max=1)]

    free = proposed_teams(team_programme(tiers=(COVERAGE, FIT)), table)
    within = proposed_teams(team_programme(tiers=(COVERAGE, FIT), quota=asked), table)

    assert len(free.pairs) == 3
    assert len(within.pairs) == 3
    assert sum(pair.receiver in ("L0", "L1", "L2") for pair in within.pairs) == 1


def test_the_check_notices_a_duo_that_lacks_meetings_without_being_listed() -> None:
    small = team_programme(tiers=(COVERAGE, FIT))
    table: dict[str, dict[str, Any]] = {"M1": {"site": "malmo"}, "M2": {"site": "malmo"}, "L1": {}}
    proposal = proposed_teams(small, table)
    met = proposal.pair_ids

    assert [each.unit for each in proposal.shortfalls] == ["M1+M2"]
    assert list(untold(met, ["M1+M2"], proposal.scores, small)) == []
    assert [str(each) for each in untold(met, [], proposal.scores, small)] == [
        "M1+M2 has 1 meetings instead of 2, and nobody is told."
    ]


def proposed(quotas: list[dict[str, Any]]) -> Proposal:
    small = programme({"id": "near"}, quota=quotas)
    return propose(scored(small, MALMO_AND_LUND), small, wishes())


def quota(side: str, value: Any, **limits: int) -> dict[str, Any]:
    return {"side": side, "field": "municipality", "value": value, **limits}
