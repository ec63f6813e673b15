"""What is proposed: pairs, those left over and why, and what changed since the last time."""

from __future__ import annotations

import pytest

from tests.matching.rounds import ALLOWED, programme, scored, scores, wishes
from workbench.matching import Change, Proposal, Scores, Wishes, difference, propose

SMALL = programme({"id": "near"}, {"id": "other", "tier": "secondary"}, hard=[ALLOWED])


@pytest.mark.requirement("M-21")
def test_an_optimal_proposal_shows_each_aim_with_a_bound_equal_to_its_value() -> None:
    proposal = proposed(two_by_two())

    shown = [(aim.id, aim.goal, aim.value, aim.bound) for aim in proposal.aims]

    assert shown == [
        ("places", "max_receivers_placed", 2, 2),
        ("primary", "max_score", 150.0, 150.0),
        ("secondary", "max_score", 0.0, 0.0),
    ]
    assert proposal.status == "optimal"
    assert proposal.gap == 0


@pytest.mark.requirement("K-25")
def test_a_kept_pair_is_proposed_and_marked() -> None:
    proposal = proposed(two_by_two(), wishes(keep=[("M1", "A2")]))

    assert proposal.pair_ids == {("M1", "A2"), ("M2", "A1")}
    assert {pair.giver: pair.kept for pair in proposal.pairs} == {"M1": True, "M2": False}


@pytest.mark.requirement("K-25")
def test_a_ruled_out_pair_is_not_proposed() -> None:
    proposal = proposed(two_by_two(), wishes(rule_out=[("M1", "A1")]))

    assert proposal.pair_ids == {("M1", "A2"), ("M2", "A1")}


@pytest.mark.requirement("K-25", "M-30")
def test_more_kept_pairs_than_places_are_impossible_and_the_mentor_is_named() -> None:
    proposal = proposed(two_by_two(), wishes(keep=[("M1", "A1"), ("M1", "A2")]))

    assert proposal.status == "impossible"
    assert proposal.pairs == ()
    assert any(way.startswith("M1 is kept in 2 pairs") for way in ways(proposal))


@pytest.mark.requirement("K-25")
def test_a_mentee_kept_with_two_mentors_is_named() -> None:
    proposal = proposed(two_by_two(), wishes(keep=[("M1", "A1"), ("M2", "A1")]))

    assert proposal.status == "impossible"
    assert any(way.startswith("A1 is kept in 2 pairs") for way in ways(proposal))


@pytest.mark.requirement("K-25")
def test_a_pair_both_kept_and_ruled_out_is_named() -> None:
    proposal = proposed(
        two_by_two(), wishes(keep=[("M1", "A1")], rule_out=[("M1", "A1")])
    )

    assert proposal.status == "impossible"
    assert "M1 and A1 are both kept and ruled out. Take one of the two back." in ways(proposal)


@pytest.mark.requirement("K-25")
def test_a_kept_pair_that_breaks_a_rule_is_named_with_the_rule() -> None:
    proposal = proposed(two_by_two(forbidden=[("M1", "A1")]), wishes(keep=[("M1", "A1")]))

    assert proposal.status == "impossible"
    told = [way for way in ways(proposal) if way.startswith("M1 and A1 are kept")]
    assert ["allowed" in way for way in told] == [True]


@pytest.mark.requirement("K-25")
def test_a_kept_pair_of_somebody_who_takes_no_part_is_left_aside() -> None:
    proposal = proposed(two_by_two(), wishes(keep=[("M9", "A1")]))

    assert proposal.status == "optimal"
    assert proposal.pair_ids == {("M1", "A1"), ("M2", "A2")}


@pytest.mark.requirement("M-30")
def test_a_mentor_with_zero_places_gets_nobody_and_says_so() -> None:
    proposal = proposed(two_by_two(places={"M1": 0}))

    assert proposal.pair_ids == {("M2", "A1")}
    assert reasons(proposal)["M1"] == ["Offers 0 places."]


@pytest.mark.requirement("M-30")
def test_where_no_mentor_has_a_place_there_are_no_pairs_and_everybody_hears_why() -> None:
    proposal = proposed(two_by_two(places={"M1": 0, "M2": 0}))

    assert proposal.status == "optimal"
    assert proposal.pairs == ()
    assert reasons(proposal) == {
        "A1": ["There is nobody on the other side who has a place."],
        "A2": ["There is nobody on the other side who has a place."],
        "M1": ["Offers 0 places."],
        "M2": ["Offers 0 places."],
    }


@pytest.mark.requirement("M-21")
def test_where_nobody_is_permissible_there_are_no_pairs_and_the_rule_is_named() -> None:
    every = [(giver, receiver) for giver in ("M1", "M2") for receiver in ("A1", "A2")]

    proposal = proposed(two_by_two(forbidden=every))

    assert proposal.status == "optimal"
    assert proposal.pairs == ()
    assert [(aim.value, aim.bound) for aim in proposal.aims] == [(0, 0)] * 3
    assert ["allowed" in reason for reason in reasons(proposal)["A1"]] == [True]
    assert all(reasons(proposal).values())


@pytest.mark.requirement("M-31")
def test_with_too_few_places_the_way_out_names_the_gap() -> None:
    found = scores({"near": {("M1", "A1"): 1.0, ("M1", "A2"): 0.5}, "other": {}})

    proposal = proposed(found)

    assert proposal.pair_ids == {("M1", "A1")}
    assert any("2" in way and "at most 1 can be placed" in way for way in ways(proposal))


@pytest.mark.requirement("M-21")
def test_nobody_on_either_side_is_no_error() -> None:
    small = programme({"id": "near"})
    sides: list[dict[str, dict[str, str]]] = [{}, {"A1": {}}, {"M1": {}}]
    for people in sides:
        proposal = propose(scored(small, people), small, wishes())

        assert proposal.status == "optimal"
        assert proposal.pairs == ()
        assert {each.person for each in proposal.unmatched} == set(people)


def test_a_difference_tells_who_moved_where() -> None:
    before = proposed(two_by_two())
    after = proposed(two_by_two(), wishes(keep=[("M1", "A2")], rule_out=[("M2", "A1")]))

    changed = difference(before, after)

    assert changed.changes == (Change("A1", "M1", None), Change("A2", "M2", "M1"))
    assert changed.stay == 0
    assert changed.aims[0] == ("places", 2, 1)


def test_between_two_equal_proposals_there_is_no_difference() -> None:
    changed = difference(proposed(two_by_two()), proposed(two_by_two()))

    assert changed.changes == ()
    assert changed.stay == 2
    assert [before == after for _, before, after in changed.aims] == [True, True, True]


def test_a_difference_tells_of_a_second_mentor() -> None:
    pairs = {("M1", "A1"): 1.0, ("M2", "A1"): 1.0}
    one = scores({"near": pairs, "other": {}})
    two = scores({"near": pairs, "other": {}}, wanted={"A1": 2})
    before, after = proposed(one, wishes(keep=[("M1", "A1")])), proposed(two)

    assert difference(before, after).changes == (Change("A1", None, "M2"),)
    assert difference(before, after).stay == 1


def two_by_two(
    *, places: dict[str, int] | None = None, forbidden: list[tuple[str, str]] | None = None
) -> Scores:
    """Two mentors and two mentees; the best two pairs are M1-A1 and M2-A2."""
    near = {("M1", "A1"): 1.0, ("M1", "A2"): 0.5, ("M2", "A1"): 0.75, ("M2", "A2"): 0.5}
    return scores({"near": near, "other": {}}, places=places, forbidden=forbidden or [])


def proposed(found: Scores, wish: Wishes | None = None) -> Proposal:
    """Proposal for these scores."""
    return propose(found, SMALL, wish or wishes())


def ways(proposal: Proposal) -> list[str]:
    """Ways out in English."""
    return [str(way) for way in proposal.ways_out]


def reasons(proposal: Proposal) -> dict[str, list[str]]:
    """Reasons in English of everybody without a pair."""
    return {each.person: [str(why) for why in each.reasons] for each in proposal.unmatched}
