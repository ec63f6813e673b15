"""Seats: who is accepted where, who waits and in which order, who is declined, and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
import pytest

from workbench.people.eligibility import Decision, screen
from workbench.people.seats import Seats, give_seats
from workbench.programme import Programme, programme_from_tables, read_programme
from workbench.programme.fields import fields_of

MALMO = {"id": "malmo", "name": "Malmö", "municipalities": ["1280"], "seats": {"mentor": 2}}
BOTKYRKA = {
    "id": "botkyrka",
    "name": "Botkyrka/Huddinge",
    "training_place": "Tumba",
    "municipalities": ["0127", "0126"],
    "seats": {"mentor": 1},
}
ACCEPTED = Decision(accepted=True, reason="", on=date(2022, 9, 30))


def programme(*sites: Mapping[str, Any], **role: Any) -> Programme:
    """Programme with these sites, whose mentors must be women."""
    woman = {
        "id": "woman",
        "severity": "hard",
        "when": {"field": "gender", "op": "in", "value": ["woman"]},
        "sentence": {"en": "Is a woman."},
    }
    return programme_from_tables(
        {
            "schema": 1,
            "programme": {
                "id": "small",
                "name": {"en": "Small"},
                "country": "SE",
                "locales": ["en"],
            },
            "organisation": [
                {"id": "ikf", "name": "Kvinnoföreningen", "kind": "owner"},
                {"id": "hm", "name": "Hela Människan", "kind": "owner"},
            ],
            "site": list(sites),
            "role": [
                {"id": "mentor", "side": "giver", "rule": [woman], **role},
                {"id": "mentee", "side": "receiver"},
            ],
            "match": {"pattern": "assign", "giver": "mentor", "receiver": "mentee"},
        },
        origin="test",
    )


def seated(
    programme: Programme,
    people: Mapping[str, Mapping[str, Any]],
    decisions: Mapping[str, Decision] | None = None,
) -> Seats:
    """Seats of mentors with these answers; women unless they say otherwise."""
    table = pd.DataFrame.from_dict(
        {name: {"role": "mentor", "gender": "woman", **each} for name, each in people.items()},
        orient="index",
    )
    if "received_on" in table:
        table["received_on"] = pd.to_datetime(table["received_on"])
    eligibility = screen(
        table,
        programme,
        fields=fields_of(programme),
        as_of=date(2022, 9, 30),
        decisions=decisions or {},
    )
    return give_seats(eligibility)


def on(day: int, **answers: Any) -> dict[str, Any]:
    """Somebody who applied on a day of September 2022."""
    return {"received_on": f"2022-09-{day:02}", "municipality": "1280", **answers}


@pytest.mark.requirement("O-17", "O-18")
def test_g1_the_thirteenth_in_malmo_waits_and_24_are_accepted_in_all() -> None:
    omdu = read_programme("omdu")
    homes = ["1280"] * 13 + ["0127"] * 6 + ["0183"] * 6
    people = {
        f"mentor-{number:03}": {"municipality": home, "received_on": f"2022-09-{number:02}"}
        for number, home in enumerate(homes, start=1)
    }

    seats = seated(omdu, people, dict.fromkeys(people, ACCEPTED))

    assert len(seats.accepted) == 24
    assert {
        site.id: len(seats.of("accepted", site=site.id)) for site in omdu.site
    } == {"malmo": 12, "botkyrka": 6, "spanga": 6}
    (waits,) = seats.of("waiting")
    assert (waits.application, waits.site, waits.number) == ("mentor-013", "malmo", 1)
    assert str(waits.reason) == (
        "All 12 seats in Malmö are taken. Number 1 on the waiting list: applied 2022-09-13."
    )


def test_whoever_applied_first_has_the_seat_then_the_lower_id_and_undated_ones_wait() -> None:
    people = {
        "mentor-1": on(5),
        "mentor-2": on(1),
        "mentor-3": on(1),
        "mentor-4": {"municipality": "1280"},
    }

    seats = seated(programme(MALMO), people)

    assert seats.accepted == ("mentor-2", "mentor-3")
    assert seats.waiting == ("mentor-1", "mentor-4")
    assert [seat.number for seat in seats.of("waiting")] == [1, 2]


def test_a_seat_that_becomes_free_goes_to_the_first_who_waits() -> None:
    people = {"mentor-1": on(1), "mentor-2": on(2), "mentor-3": on(3), "mentor-4": on(4)}
    left = {"mentor-1": Decision(accepted=False, reason="Has moved.", on=date(2022, 10, 1))}

    seats = seated(programme(MALMO), people, left)

    assert seats.accepted == ("mentor-2", "mentor-3")
    assert seats.waiting == ("mentor-4",)
    assert str(seats.seats["mentor-1"].reason) == "Declined: Has moved."


@pytest.mark.requirement("K-23")
@pytest.mark.parametrize(
    ("expected", "answers"),
    [
        pytest.param("botkyrka", {"site": "botkyrka"}, id="the id of a site"),
        pytest.param("botkyrka", {"site": "Botkyrka/Huddinge"}, id="its name"),
        pytest.param("botkyrka", {"site": "huddinge"}, id="a part of its name"),
        pytest.param("botkyrka", {"site": "Tumba"}, id="where the training is"),
        pytest.param("botkyrka", {"municipality": "0126"}, id="by municipality"),
        pytest.param("malmo", {"site": "Malmö", "municipality": "0126"}, id="the form stands"),
        pytest.param("malmo", {"site": "Elsewhere", "municipality": "1280"}, id="unknown site"),
        pytest.param(None, {"municipality": "0180"}, id="no site there"),
        pytest.param(None, {}, id="nothing said"),
    ],
)
def test_an_application_goes_to_one_site(expected: str | None, answers: dict[str, Any]) -> None:
    seats = seated(programme(MALMO, BOTKYRKA), {"mentor-1": answers})

    assert expected == seats.seats["mentor-1"].site
    assert (expected is None) == (seats.unrouted == ("mentor-1",))


def test_a_site_for_everywhere_takes_whom_no_other_takes() -> None:
    everywhere = {"id": "digital", "name": "Digital", "municipalities": ["*"]}
    small = programme(MALMO, BOTKYRKA, everywhere)

    seats = seated(small, {"mentor-1": {"municipality": "0180"}, "mentor-2": on(1)})

    assert {
        name: seat.site for name, seat in seats.seats.items()
    } == {"mentor-1": "digital", "mentor-2": "malmo"}


def test_whoever_belongs_to_no_site_is_visible_and_has_no_seat_there() -> None:
    seats = seated(programme(MALMO, BOTKYRKA), {"mentor-1": {"municipality": "0180"}})

    assert seats.seats["mentor-1"].place == "unrouted"
    assert str(seats.seats["mentor-1"].reason).startswith("Belongs to no site")
    assert seats.accepted == ()


def test_who_is_outside_or_not_yet_known_has_no_seat_and_a_reason() -> None:
    people = {"mentor-1": on(1, gender="man"), "mentor-2": on(1, gender=None)}

    seats = seated(programme(MALMO), people)

    assert (
        seats.seats["mentor-1"].place,
        str(seats.seats["mentor-1"].reason),
    ) == ("declined", "Outside the target group: Is a woman.")
    assert (
        seats.seats["mentor-2"].place,
        str(seats.seats["mentor-2"].reason),
    ) == ("open", "More information needed.")


def test_seats_of_a_role_are_counted_over_all_sites() -> None:
    site = {key: value for key, value in MALMO.items() if key != "seats"}

    seats = seated(programme(site, seats=2), {f"mentor-{n}": on(n) for n in (1, 2, 3)})

    assert seats.accepted == ("mentor-1", "mentor-2")
    assert str(
        seats.seats["mentor-3"].reason
    ) == "All 2 seats are taken. Number 1 on the waiting list: applied 2022-09-03."


@pytest.mark.requirement("O-40")
def test_each_recruiting_organisation_fills_its_part_of_the_seats() -> None:
    shared = {**MALMO, "seats": {"mentor": 3}, "seats_by_org": {"ikf": 1, "hm": 1}}
    people = {
        "mentor-1": on(1, organisation="ikf"),
        "mentor-2": on(2, organisation="Kvinnoföreningen"),
        "mentor-3": on(3, organisation=None),
        "mentor-4": on(4, organisation=None),
        "mentor-5": on(5, organisation="hm"),
    }

    seats = seated(programme(shared), people)

    assert seats.accepted == ("mentor-1", "mentor-3", "mentor-5")
    assert str(seats.seats["mentor-2"].reason).startswith(
        "The 1 seat of Kvinnoföreningen in Malmö is taken."
    )
    assert str(seats.seats["mentor-4"].reason).startswith("The seats in Malmö are kept for")


def test_without_declared_seats_everybody_admitted_takes_part() -> None:
    seats = seated(programme(), {"mentor-1": {}, "mentor-2": {}})

    assert seats.accepted == ("mentor-1", "mentor-2")
    assert seats.unrouted == ()


def test_only_those_with_a_seat_take_part_and_carry_the_id_of_their_site() -> None:
    people = {"mentor-1": on(1), "mentor-2": on(2), "mentor-3": on(3)}
    table = pd.DataFrame.from_dict(people, orient="index")

    taking_part = seated(programme(MALMO), people).taking_part(table)

    assert taking_part["site"].to_dict() == {"mentor-1": "malmo", "mentor-2": "malmo"}


def test_the_order_of_rows_changes_no_seat() -> None:
    people = {f"mentor-{number}": on(1 + number % 3) for number in range(6)}

    one = seated(programme(MALMO), people)
    other = seated(programme(MALMO), dict(reversed(people.items())))

    assert set(one.accepted) == set(other.accepted)
    assert one.waiting == other.waiting
