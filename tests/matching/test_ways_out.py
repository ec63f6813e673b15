"""Never a dead end: what cannot be is said in words, with the least that has to give way."""

from __future__ import annotations

from typing import Any

import pytest

from tests.matching.rounds import ALLOWED, programme, scored, scores, wishes
from workbench.matching import Proposal, Scores, Wishes, propose

SMALL = programme({"id": "near"}, hard=[ALLOWED])


@pytest.mark.requirement("K-25", "M-31")
def test_of_two_keeps_on_one_place_one_is_released() -> None:
    found = two_by_two()

    proposal = impossible(found, wishes(keep=[("M1", "A1"), ("M1", "A2")]))

    assert ways(proposal) == [
        "M1 is kept in 2 pairs, but has 1 place. Release 1 of them.",
        released("M1", "A1"),
        "With that, 2 of 2 mentee can be placed.",
    ]


@pytest.mark.requirement("K-25")
def test_of_two_keeps_of_one_mentee_one_is_released() -> None:
    proposal = impossible(two_by_two(), wishes(keep=[("M1", "A1"), ("M2", "A1")]))

    assert "A1 is kept in 2 pairs, but has 1 place. Release 1 of them." in ways(proposal)
    assert sum("Release the pair" in way for way in ways(proposal)) == 1


@pytest.mark.requirement("K-25")
def test_a_keep_against_a_rule_is_released_and_both_are_placed_otherwise() -> None:
    proposal = impossible(
        two_by_two(forbidden=[("M1", "A1")]), wishes(keep=[("M1", "A1")])
    )

    assert ways(proposal)[1:] == [
        released("M1", "A1"),
        "With that, 2 of 2 mentee can be placed.",
    ]


@pytest.mark.requirement("K-25")
def test_a_keep_that_is_ruled_out_is_released() -> None:
    proposal = impossible(
        two_by_two(), wishes(keep=[("M1", "A1")], rule_out=[("M1", "A1")])
    )

    assert ways(proposal)[0] == (
        "M1 and A1 are both kept and ruled out. Take one of the two back."
    )
    assert released("M1", "A1") in ways(proposal)


@pytest.mark.requirement("K-25")
def test_a_keep_with_a_mentor_of_no_places_is_released() -> None:
    proposal = impossible(two_by_two(places={"M1": 0}), wishes(keep=[("M1", "A1")]))

    assert ways(proposal) == [
        "M1 is kept in 1 pairs, but has 0 places. Release 1 of them.",
        released("M1", "A1"),
        "With that, 1 of 2 mentee can be placed.",
    ]


def test_of_many_keeps_on_few_places_only_as_many_are_released_as_must_be() -> None:
    found = scores(
        {"near": {("M1", f"A{number}"): 0.5 for number in range(1, 6)}}, places={"M1": 3}
    )

    keep = [("M1", f"A{number}") for number in range(1, 6)]
    proposal = impossible(found, wishes(keep=keep))

    assert sum("Release the pair" in way for way in ways(proposal)) == 2
    assert ways(proposal)[-1] == "With that, 3 of 5 mentee can be placed."


def test_a_keep_of_somebody_who_takes_no_part_is_said_to_be_left_aside() -> None:
    proposal = propose(two_by_two(), SMALL, wishes(keep=[("M9", "A1")]))

    assert proposal.status == "optimal"
    assert ways(proposal) == [
        ("M9 and A1 are kept, but M9 takes no part in this match. Release the pair, or accept M9 "
        "first.")
    ]


def test_a_quota_that_asks_for_more_than_there_are_is_lowered_to_what_can_be() -> None:
    proposal = with_quota(side="giver", value="0127", min=3)

    assert proposal.status == "impossible"
    assert ways(proposal) == [
        ("At least 3 of the mentor have Municipality: 0127. Only 2 can be chosen: ask for 2 "
        "instead of 3."),
        "With that, 3 of 3 mentee can be placed.",
    ]


def test_a_quota_whose_people_nobody_may_meet_is_lowered_to_nobody() -> None:
    proposal = with_quota(
        side="receiver", value="0180", min=1, rule_out=[(f"M{n}", "A3") for n in range(1, 5)]
    )

    assert ways(proposal) == [
        ("At least 1 of the mentee have Municipality: 0180. Only 0 can be chosen: ask for 0 "
        "instead of 1."),
        "With that, 2 of 3 mentee can be placed.",
    ]


def test_a_quota_that_keeps_break_is_raised_before_a_pair_is_released() -> None:
    proposal = with_quota(
        side="giver", value="0127", max=1, keep=[("M1", "A1"), ("M2", "A2")]
    )

    assert proposal.status == "impossible"
    assert ways(proposal) == [
        ("At most 1 of the mentor have Municipality: 0127. What is kept and asked for needs 2: "
        "allow 2 instead of 1."),
        "With that, 3 of 3 mentee can be placed.",
    ]


def test_two_quotas_that_fight_give_way_where_it_costs_least() -> None:
    quotas = [quota("giver", "0127", min=2), quota("receiver", "0127", max=1),
              quota("receiver", "0180", max=0)]

    proposal = propose_with(quotas)

    assert proposal.status == "impossible"
    assert ways(proposal)[0].endswith("Only 1 can be chosen: ask for 1 instead of 2.")
    assert ways(proposal)[-1] == "With that, 1 of 3 mentee can be placed."


def test_a_quota_that_can_be_kept_is_kept_and_not_spoken_of() -> None:
    proposal = with_quota(side="giver", value="0127", max=1)

    assert proposal.status == "optimal"
    assert sum(pair.giver in ("M1", "M2") for pair in proposal.pairs) == 1
    assert ways(proposal) == []


def test_everybody_is_to_have_a_mentor_and_there_are_too_few() -> None:
    small = programme({"id": "near"}, receiver_meets={"min": 1, "max": 1})

    proposal = propose(
        scored(small, {"M1": {}, "A1": {}, "A2": {}}), small, wishes()
    )

    assert proposal.status == "impossible"
    assert sum("is to have at least 1" in way for way in ways(proposal)) == 1
    assert ways(proposal)[-1] == "With that, 1 of 2 mentee can be placed."


def test_a_mentor_who_must_have_somebody_and_may_meet_nobody_is_named() -> None:
    small = programme({"id": "near"}, hard=[ALLOWED], giver_meets={"min": 1, "max": 1})
    found = two_by_two(forbidden=[("M2", "A1"), ("M2", "A2")])

    proposal = propose(found, small, wishes())

    assert proposal.status == "impossible"
    assert ways(proposal) == [
        ("M2 can get 0 partners and is to have at least 1. Ask for fewer, or find more people who "
        "fit."),
        "With that, 1 of 2 mentee can be placed.",
    ]


def test_a_keep_gives_way_last() -> None:
    small = programme({"id": "near"}, hard=[ALLOWED], receiver_meets={"min": 1, "max": 1})
    found = scores({"near": {("M1", "A1"): 1.0, ("M1", "A2"): 0.5}})

    proposal = propose(found, small, wishes(keep=[("M1", "A1")]))

    assert ways(proposal) == [
        ("A2 can get 0 partners and is to have at least 1. Ask for fewer, or find more people who "
        "fit."),
        "With that, 1 of 2 mentee can be placed.",
    ]


def test_where_all_mentors_are_full_the_way_out_is_more_places() -> None:
    found = scores({"near": {("M1", "A1"): 1.0, ("M1", "A2"): 0.5, ("M1", "A3"): 0.5}})

    proposal = propose(found, SMALL, wishes())

    assert proposal.status == "optimal"
    assert ways(proposal) == [
        ("3 mentee and 1 places: at most 1 can be placed. Ask mentor for more places, or keep 2 for "
        "the next round.")
    ]


def test_a_rule_that_leaves_somebody_nobody_is_named_with_its_effect() -> None:
    found = two_by_two(forbidden=[("M1", "A1"), ("M2", "A1")])

    proposal = propose(found, SMALL, wishes())

    assert ways(proposal) == [
        "1 of the mentee meets every rule with somebody but this one: allowed"
    ]


def two_by_two(**told: Any) -> Scores:
    near = {("M1", "A1"): 1.0, ("M2", "A2"): 0.5, ("M1", "A2"): 0.25, ("M2", "A1"): 0.75}
    return scores({"near": near}, **told)


def impossible(found: Scores, wish: Wishes) -> Proposal:
    proposal = propose(found, SMALL, wish)
    assert proposal.status == "impossible"
    assert proposal.pairs == ()
    return proposal


def with_quota(
    *,
    side: str,
    value: str,
    keep: list[tuple[str, str]] | None = None,
    rule_out: list[tuple[str, str]] | None = None,
    **limits: int,
) -> Proposal:
    return propose_with(
        [quota(side, value, **limits)], wishes(keep=keep or [], rule_out=rule_out or [])
    )


def propose_with(quotas: list[dict[str, Any]], wish: Wishes | None = None) -> Proposal:
    """Four mentors, two of them of Botkyrka, and three mentees, one of them of Stockholm."""
    people = {
        "M1": {"municipality": "0127"},
        "M2": {"municipality": "0127"},
        "M3": {"municipality": "0180"},
        "M4": {"municipality": None},
        "A1": {"municipality": "0127"},
        "A2": {"municipality": "0127"},
        "A3": {"municipality": "0180"},
    }
    small = programme({"id": "near"}, quota=quotas)
    return propose(scored(small, people), small, wish or wishes())


def quota(side: str, value: str, **limits: int) -> dict[str, Any]:
    return {"side": side, "field": "municipality", "value": value, **limits}


def released(giver: str, receiver: str) -> str:
    return (
        f"Release the pair {giver} and {receiver}: it is kept, and cannot be with everything else "
        "that is kept."
    )


def ways(proposal: Proposal) -> list[str]:
    return [str(way) for way in proposal.ways_out]
