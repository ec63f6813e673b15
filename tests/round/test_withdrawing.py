"""Somebody withdraws from a round: the seat is offered on, and everything can be taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from workbench.people.eligibility import Decision
from workbench.round import Round, open_round

SAMPLES = Path(__file__).parents[2] / "sample_data" / "omdu"
DAY = date(2022, 10, 3)


@pytest.fixture(scope="module")
def omdu() -> Round:
    round = open_round("omdu")
    for name in ("mammor_2022.csv", "ledare_2023.xlsx"):
        round = round.with_file(name, (SAMPLES / name).read_bytes())
    return round.read()


@pytest.mark.requirement("O-18", "O-10")
def test_a_withdrawal_offers_the_seat_to_the_next_in_line_of_the_site(omdu: Round) -> None:
    assert omdu.seats is not None
    goes = omdu.seats.of("accepted", role="mentor", site="malmo")[0].application
    (waits,) = omdu.seats.of("waiting", site="malmo")

    after = omdu.withdrawn(goes, on=DAY, reason="Has moved.").seats

    assert after is not None
    assert [(each.withdrew, each.offered) for each in after.offers] == [(goes, waits.application)]
    assert len(after.of("accepted", role="mentor", site="malmo")) == 12
    assert after.of("waiting", site="malmo") == ()
    assert str(after.seats[goes].reason) == "Withdrew on 2022-10-03: Has moved."


def test_the_round_before_a_withdrawal_stays_as_it_was(omdu: Round) -> None:
    assert omdu.seats is not None
    goes = omdu.seats.accepted[0]

    after = omdu.withdrawn(goes, on=DAY, reason="Has moved.")

    assert omdu.seats.offers == ()
    assert (after.scores, after.proposal) == (None, None)


def test_a_withdrawal_that_is_taken_back_brings_everything_back(omdu: Round) -> None:
    assert omdu.seats is not None
    goes = omdu.seats.accepted[0]

    again = omdu.withdrawn(goes, on=DAY, reason="Has moved.").decided(goes, None)

    assert again.seats is not None
    assert again.seats.seats == omdu.seats.seats
    assert again.decisions == {}


def test_taking_it_back_brings_back_what_was_decided_before(omdu: Round) -> None:
    assert omdu.eligibility is not None
    (late, *_) = omdu.eligibility.standing.index[
        omdu.eligibility.standing == "coordinator_decides"
    ]
    accepted = Decision(True, "Talked.", date(2022, 9, 30))

    left = omdu.decided(late, accepted).withdrawn(late, on=DAY, reason="Is ill.")
    left = left.withdrawn(late, on=DAY, reason="Has moved.")

    assert left.decisions[late].reason == "Has moved."
    assert left.decided(late, None).decisions == {late: accepted}


@pytest.mark.requirement("O-46")
def test_whoever_withdrew_is_in_no_match(omdu: Round) -> None:
    assert omdu.seats is not None
    goes = omdu.seats.of("accepted", role="mentor", site="botkyrka")[0].application

    scored = omdu.withdrawn(goes, on=DAY, reason="Has moved.").scored()

    assert scored.seats is not None
    assert goes not in scored.seats.accepted
    assert scored.scores is not None


@pytest.mark.requirement("K-23")
def test_leaders_in_towns_without_a_site_take_part_and_are_not_unrouted(omdu: Round) -> None:
    assert omdu.seats is not None
    elsewhere = [each for each in omdu.seats.of("accepted", role="leader") if each.site is None]

    assert len(elsewhere) == 5
    assert omdu.seats.unrouted == ()
