"""Waiting lists and their orders, seats that are given back, and sites that close."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.people.test_seats import BOTKYRKA, MALMO, on, programme, seated
from workbench.people.eligibility import Decision
from workbench.people.seats import Seats
from workbench.programme import Programme, as_tables, programme_from_tables


def left(day: int, *, before: Decision | None = None) -> Decision:
    """Somebody who withdrew on a day of October 2022."""
    return Decision(False, "Has moved.", date(2022, 10, day), withdrew=True, before=before)


def ordered(order: str, **site: Any) -> Programme:
    """Programme with one seat in Malmö and this order."""
    tables = as_tables(programme({**MALMO, "seats": {"mentor": 1}, **site}))
    tables["match"]["waiting"] = {"order": order}
    return programme_from_tables(tables, origin="test")


def line(seats: Seats) -> tuple[str, ...]:
    return (*seats.accepted, *seats.waiting)


# ------------------------------------------------------------------------------ Orders


LIST: Mapping[str, Mapping[str, Any]] = {
    "mentor-1": on(1, times_passed_over=None, **{"interview.talk": 3}),
    "mentor-2": on(2, times_passed_over=2, **{"interview.talk": None}),
    "mentor-3": on(3, times_passed_over=1, **{"interview.talk": 5}),
    "mentor-4": on(4, times_passed_over=2, **{"interview.talk": 3}),
}


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("first_come_first", ("mentor-1", "mentor-2", "mentor-3", "mentor-4")),
        ("longest_waiting_first", ("mentor-2", "mentor-4", "mentor-3", "mentor-1")),
        ("by_score", ("mentor-3", "mentor-1", "mentor-4", "mentor-2")),
    ],
)
def test_seats_are_given_in_the_order_of_the_programme(
    order: str, expected: tuple[str, ...]
) -> None:
    assert expected == line(seated(ordered(order), LIST))


def test_without_an_order_whoever_was_passed_over_before_comes_first() -> None:
    assert seated(programme(MALMO), LIST).order == "longest_waiting_first"


@pytest.mark.parametrize(
    ("order", "name", "because"),
    [
        ("first_come_first", "mentor-3", "Number 2 on the waiting list: applied 2022-09-03."),
        (
            "longest_waiting_first",
            "mentor-4",
            "Number 1 on the waiting list: passed over 2 times before, applied 2022-09-04.",
        ),
        (
            "longest_waiting_first",
            "mentor-3",
            "Number 2 on the waiting list: passed over 1 time before, applied 2022-09-03.",
        ),
        (
            "by_score",
            "mentor-1",
            "Number 1 on the waiting list: mark 3 in the interview, applied 2022-09-01.",
        ),
        (
            "by_score",
            "mentor-2",
            "Number 3 on the waiting list: no mark of an interview yet, applied 2022-09-02.",
        ),
    ],
)
def test_the_reason_of_a_place_in_the_line_is_said(order: str, name: str, because: str) -> None:
    seats = seated(ordered(order), LIST)

    assert str(seats.seats[name].reason) == f"The 1 seat in Malmö is taken. {because}"


# -------------------------------------------------------------------------- Withdrawals


THREE = {"mentor-1": on(1), "mentor-2": on(2), "mentor-3": on(3), "mentor-4": on(4)}


@pytest.mark.requirement("O-18")
def test_a_seat_given_back_is_offered_to_the_next_in_line_with_the_reason() -> None:
    seats = seated(programme(MALMO), THREE, {"mentor-1": left(3)})

    assert seats.accepted == ("mentor-2", "mentor-3")
    assert seats.waiting == ("mentor-4",)
    (offer,) = seats.offers
    assert (offer.withdrew, offer.offered, offer.site) == ("mentor-1", "mentor-3", "malmo")
    assert str(offer.said) == (
        "The seat is offered to mentor-3 because mentor-1 withdrew on 2022-10-03 and mentor-3 was "
        "next: number 1 on the waiting list, applied 2022-09-03."
    )
    assert seats.seats["mentor-3"].reason == offer.said
    gone = seats.seats["mentor-1"]
    assert (gone.place, str(gone.reason)) == ("withdrawn", "Withdrew on 2022-10-03: Has moved.")


def test_seats_given_back_one_after_another_go_down_the_line() -> None:
    seats = seated(programme(MALMO), THREE, {"mentor-2": left(5), "mentor-1": left(3)})

    assert [(each.withdrew, each.offered) for each in seats.offers] == [
        ("mentor-1", "mentor-3"),
        ("mentor-2", "mentor-4"),
    ]
    assert seats.accepted == ("mentor-3", "mentor-4")


def test_the_one_who_was_offered_a_seat_may_withdraw_too() -> None:
    seats = seated(programme(MALMO), THREE, {"mentor-1": left(3), "mentor-3": left(4)})

    assert [(each.withdrew, each.offered) for each in seats.offers] == [
        ("mentor-1", "mentor-3"),
        ("mentor-3", "mentor-4"),
    ]
    assert seats.seats["mentor-3"].place == "withdrawn"


def test_a_seat_for_which_nobody_waits_is_free() -> None:
    two = {"mentor-1": on(1), "mentor-2": on(2)}

    seats = seated(programme(MALMO), two, {"mentor-1": left(3)})

    (offer,) = seats.offers
    assert offer.offered is None
    assert str(offer.said) == "mentor-1 withdrew on 2022-10-03; nobody waits for the seat."


def test_who_leaves_the_waiting_list_gives_no_seat_back() -> None:
    seats = seated(programme(MALMO), THREE, {"mentor-3": left(3)})

    assert seats.offers == ()
    assert seats.waiting == ("mentor-4",)


def test_a_seat_goes_to_the_line_of_its_own_site() -> None:
    people = {
        "mentor-1": on(1),
        "mentor-2": on(2),
        "mentor-3": on(3),
        "mentor-4": on(1, municipality="0127"),
        "mentor-5": on(2, municipality="0127"),
    }

    seats = seated(programme(MALMO, BOTKYRKA), people, {"mentor-4": left(3)})

    assert [each.offered for each in seats.offers] == ["mentor-5"]
    assert seats.waiting == ("mentor-3",)


@pytest.mark.requirement("O-40")
def test_a_seat_of_an_organisation_goes_to_the_next_whom_it_recruited() -> None:
    shared = {**MALMO, "seats": {"mentor": 2}, "seats_by_org": {"ikf": 1, "hm": 1}}
    people = {
        "mentor-1": on(1, organisation="ikf"),
        "mentor-2": on(2, organisation="hm"),
        "mentor-3": on(3, organisation="ikf"),
        "mentor-4": on(4, organisation="hm"),
    }

    seats = seated(programme(shared), people, {"mentor-2": left(3)})

    assert [each.offered for each in seats.offers] == ["mentor-4"]
    assert seats.waiting == ("mentor-3",)


def test_somebody_accepted_by_a_decision_had_a_seat_to_give_back() -> None:
    accepted = Decision(True, "Talked.", date(2022, 9, 20))
    people = {"mentor-1": on(1, gender="man"), "mentor-2": on(2), "mentor-3": on(3)}

    seats = seated(programme(MALMO), people, {"mentor-1": left(3, before=accepted)})

    assert [each.offered for each in seats.offers] == ["mentor-3"]


@given(st.data())
def test_one_who_withdraws_moves_at_most_one_person(data: st.DataObject) -> None:
    shared = {**MALMO, "seats": {"mentor": 3}, "seats_by_org": {"ikf": 1}}
    people = {
        f"mentor-{number}": on(
            data.draw(st.integers(1, 9)),
            organisation=data.draw(st.sampled_from([None, "ikf", "hm"])),
            municipality=data.draw(st.sampled_from(["1280", "0127"])),
            times_passed_over=data.draw(st.integers(0, 2)),
        )
        for number in range(1, data.draw(st.integers(2, 9)))
    }
    small = programme(shared, BOTKYRKA, seats=data.draw(st.integers(1, 4)))
    before = seated(small, people)
    goes = data.draw(st.sampled_from(before.accepted))

    after = seated(small, people, {goes: left(1)})

    assert set(before.accepted) - set(after.accepted) == {goes}
    assert set(after.accepted) - set(before.accepted) <= {after.offers[0].offered}


# ---------------------------------------------------------------- Sites that open and close


def test_a_site_that_has_closed_gives_no_seats_and_says_so() -> None:
    closing = {**MALMO, "closes": date(2022, 9, 3)}

    open_still = seated(programme(closing), {"mentor-1": on(1), "mentor-2": on(3)})
    closed = seated(programme(closing), {"mentor-1": on(1), "mentor-2": on(4)})

    assert open_still.accepted == ("mentor-1", "mentor-2")
    assert (closed.accepted, closed.on) == ((), date(2022, 9, 4))
    assert (closed.seats["mentor-1"].place, str(closed.seats["mentor-1"].reason)) == (
        "unrouted",
        "Malmö closed on 2022-09-03: no seats are given there. Offer another site.",
    )


def test_a_site_that_is_not_open_yet_gives_no_seats() -> None:
    opening = {**MALMO, "opens": date(2022, 9, 5)}

    seats = seated(programme(opening), {"mentor-1": on(4)})

    assert str(seats.seats["mentor-1"].reason) == (
        "Malmö opens on 2022-09-05: no seats are given there before."
    )


@pytest.mark.requirement("K-23")
def test_whoever_needs_no_site_is_not_among_those_without_one() -> None:
    leader = {"role": "mentee", "municipality": "0180"}

    seats = seated(programme(MALMO, BOTKYRKA), {"mentee-1": leader})

    assert seats.seats["mentee-1"].place == "accepted"
    assert seats.unrouted == ()
