"""The independent check: every way of breaking a limit is told, and nothing else is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.matching.rounds import ALLOWED, programme, scores, wishes
from workbench.matching import Scores, limits_broken, propose

PAIRS = [("M1", "A1"), ("M2", "A2")]


@pytest.mark.requirement("M-21")
def test_pairs_that_keep_every_limit_break_none() -> None:
    assert limits_broken(PAIRS, two_by_two(), wishes(keep=[("M1", "A1")])) == ()


@pytest.mark.requirement("M-21")
def test_no_pairs_at_all_break_no_limit() -> None:
    assert limits_broken([], two_by_two(), wishes()) == ()


@pytest.mark.requirement("M-30")
def test_a_mentor_with_more_mentees_than_places_is_told() -> None:
    broken = limits_broken([("M1", "A1"), ("M1", "A2")], two_by_two(), wishes())

    assert [str(each).split(" and ")[0] for each in broken] == ["M1 has 2 partners"]


def test_a_mentee_with_two_mentors_is_told() -> None:
    broken = limits_broken([("M1", "A1"), ("M2", "A1")], two_by_two(), wishes())

    assert [str(each).split(" and ")[0] for each in broken] == ["A1 has 2 partners"]


def test_the_same_pair_twice_is_told() -> None:
    broken = limits_broken([*PAIRS, ("M1", "A1")], two_by_two(), wishes())

    assert "The pair M1 and A1 is chosen twice." in list(map(str, broken))


@pytest.mark.requirement("K-25")
def test_a_kept_pair_that_is_missing_is_told() -> None:
    broken = limits_broken(PAIRS, two_by_two(), wishes(keep=[("M1", "A2")]))

    assert list(map(str, broken)) == ["The pair M1 and A2 was kept, but is missing."]


@pytest.mark.requirement("K-25")
def test_a_pair_that_was_ruled_out_is_told() -> None:
    broken = limits_broken(PAIRS, two_by_two(), wishes(rule_out=[("M2", "A2")]))

    assert list(map(str, broken)) == ["The pair M2 and A2 was ruled out."]


def test_a_pair_that_breaks_a_rule_is_told_with_the_rule() -> None:
    broken = limits_broken(PAIRS, two_by_two(forbidden=[("M2", "A2")]), wishes())

    assert list(map(str, broken)) == ["The pair M2 and A2 breaks the rule allowed."]


def test_somebody_who_takes_no_part_is_told() -> None:
    broken = limits_broken([("M9", "A1")], two_by_two(), wishes())

    assert list(map(str, broken)) == ["The pair M9 and A1 names somebody who takes no part."]


def test_a_pair_the_wrong_way_round_is_told() -> None:
    assert limits_broken([("A1", "M1")], two_by_two(), wishes())


def test_every_broken_limit_is_told_at_once() -> None:
    pairs = [("M1", "A1"), ("M1", "A1"), ("M1", "A2")]

    broken = limits_broken(pairs, two_by_two(forbidden=[("M1", "A2")]), wishes())

    told = sorted(map(str, broken))
    assert told[0].startswith("A1 has 2 partners")
    assert told[1].startswith("M1 has 3 partners")
    assert told[2:] == [
        "The pair M1 and A1 is chosen twice.",
        "The pair M1 and A2 breaks the rule allowed.",
    ]


@pytest.mark.requirement("K-25", "M-21", "M-30")
@settings(max_examples=120, deadline=None)
@given(st.data())
def test_no_single_change_that_breaks_a_limit_goes_unseen(data: st.DataObject) -> None:
    found, keep, pairs = a_proposal(data)
    kept = wishes(keep=keep)
    assert limits_broken(pairs, found, kept) == ()

    changed = broken_somehow(data, pairs, found, keep)

    assert limits_broken(changed, found, kept) != ()


def a_proposal(
    data: st.DataObject,
) -> tuple[Scores, list[tuple[str, str]], list[tuple[str, str]]]:
    """Scores, one kept pair of the proposal for them, and its pairs."""
    mentors, mentees = data.draw(st.integers(2, 4)), data.draw(st.integers(2, 5))
    every = [(f"M{m}", f"A{a}") for m in range(mentors) for a in range(mentees)]
    found = scores(
        {"near": {pair: data.draw(st.sampled_from([0.0, 0.5, 1.0])) for pair in every}},
        places={f"M{m}": data.draw(st.integers(0, 2)) for m in range(mentors)},
        forbidden=data.draw(st.lists(st.sampled_from(every), max_size=5, unique=True)),
    )
    small = programme({"id": "near"}, hard=[ALLOWED])
    pairs = sorted(propose(found, small, wishes()).pair_ids)
    assume(pairs)
    return found, [data.draw(st.sampled_from(pairs))], pairs


def broken_somehow(
    data: st.DataObject,
    pairs: list[tuple[str, str]],
    found: Scores,
    keep: list[tuple[str, str]],
) -> list[tuple[str, str]]:
    """Pairs of a proposal with one change after which some limit cannot hold."""
    allowed = {
        (giver, receiver)
        for row, receiver in enumerate(found.receivers)
        for column, giver in enumerate(found.givers)
        if found.permissible[row, column]
    }
    every = [(giver, receiver) for giver in found.givers for receiver in found.receivers]
    taken = {giver: sum(giver == each for each, _ in pairs) for giver in found.givers}
    places = dict(zip(found.givers, found.places.tolist(), strict=True))
    full = [giver for giver in found.givers if taken[giver] >= places[giver]]
    giver, receiver = data.draw(st.sampled_from(pairs))
    others = [pair for pair in pairs if pair != (giver, receiver)]
    swapped = [
        [*others, (other, receiver)]
        for other in found.givers
        if other != giver and ((other, receiver) not in allowed or other in full)
    ]
    changes: list[Any] = [
        [*pairs, (giver, receiver)],
        [pair for pair in pairs if pair not in keep],
        *([*pairs, pair] for pair in every if pair not in allowed),
        *([*pairs, pair] for pair in every if pair not in pairs and pair[0] in full),
        *([*pairs, (other, receiver)] for other in found.givers if other != giver),
        *swapped,
        [*others, ("nobody", receiver)],
        [*others, (giver, "nobody")],
    ]
    return list(data.draw(st.sampled_from(changes)))


def two_by_two(forbidden: list[tuple[str, str]] | None = None) -> Scores:
    """Two mentors with a place each and two mentees."""
    pairs = [("M1", "A1"), ("M1", "A2"), ("M2", "A1"), ("M2", "A2")]
    return scores({"near": dict.fromkeys(pairs, 1.0)}, forbidden=forbidden or [])
