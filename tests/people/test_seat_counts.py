"""How many seats are left at each site, and what to know about them."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from tests.people.test_seats import BOTKYRKA, MALMO, on, programme, seated
from tests.people.test_withdrawing import THREE, left
from workbench.people.seat_counts import seat_counts
from workbench.people.seats import Seats


def row(seats: Seats, site: str | None, role: str = "mentor") -> dict[str, object]:
    counts = seat_counts(seats)
    same = counts["site"].isna() if site is None else counts["site"] == site
    (found,) = counts[same & (counts["role"] == role)].to_dict("records")
    return {**found, "notes": [str(each) for each in found["notes"]]}


@pytest.mark.requirement("O-17")
def test_seats_taken_left_and_waited_for_are_counted_by_site_and_role() -> None:
    seats = seated(programme(MALMO, BOTKYRKA), THREE)

    malmo, botkyrka = row(seats, "malmo"), row(seats, "botkyrka")

    keys = ("seats", "taken", "left", "waiting")
    assert tuple(malmo[key] for key in keys) == (2, 2, 0, 2)
    assert tuple(botkyrka[key] for key in keys) == (1, 0, 1, 0)


def test_a_seat_given_back_for_which_nobody_waits_is_left() -> None:
    two = {"mentor-1": on(1), "mentor-2": on(2)}

    assert row(seated(programme(MALMO), two, {"mentor-1": left(3)}), "malmo")["left"] == 1


def test_a_role_without_seats_has_no_limit_and_needs_no_site() -> None:
    seats = seated(programme(MALMO), {"mentee-1": {"role": "mentee"}})

    mentees = row(seats, None, "mentee")

    assert pd.isna(mentees["seats"])
    assert (mentees["taken"], pd.isna(mentees["left"])) == (1, True)


def test_a_closed_site_has_no_seats_left_and_an_open_one_says_when_it_closes() -> None:
    closing = {**MALMO, "closes": date(2022, 9, 3)}

    before = row(seated(programme(closing), {"mentor-1": on(3)}), "malmo")
    after = row(seated(programme(closing), {"mentor-1": on(4)}), "malmo")

    assert (before["left"], before["notes"]) == (1, ["Closes on 2022-09-03."])
    assert (after["left"], after["notes"]) == (
        0,
        ["Malmö closed on 2022-09-03: no seats are given there. Offer another site."],
    )


@pytest.mark.requirement("O-40")
def test_the_parts_of_organisations_are_told() -> None:
    shared = {**MALMO, "seats": {"mentor": 3}, "seats_by_org": {"ikf": 1, "hm": 2}}

    assert row(seated(programme(shared), {"mentor-1": on(1)}), "malmo")["notes"] == [
        "1 seat is kept for Kvinnoföreningen.",
        "2 seats are kept for Hela Människan.",
    ]
