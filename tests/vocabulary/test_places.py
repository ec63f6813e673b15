"""Municipalities by number and name, and how far they lie apart."""

from math import asin, cos, radians, sin, sqrt

import pytest

from workbench.vocabulary import code_list, places, position


def kilometres(one, other):
    (lat1, lon1), (lat2, lon2) = [[radians(part) for part in spot] for spot in (one, other)]
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * asin(sqrt(half))


def test_a_number_keeps_its_leading_zero():
    sweden = places("SE")

    assert sweden.find("0127") == "0127"
    assert sweden.find("127") is None
    assert sweden.label("0127", "sv") == "Botkyrka"


def test_the_same_number_is_another_place_in_another_country():
    assert places("SE").label("0461", "sv") == "Gnesta"
    assert places("DK").label("0461", "da") == "Odense"


@pytest.mark.parametrize(
    ("country", "answer", "code"),
    [
        ("SE", "Botkyrka kommun", "0127"),
        ("SE", "Malmö stad", "1280"),
        ("SE", "Tumba", "0127-tumba"),
        ("SE", "Spånga", "0180-spanga"),
        ("SE", "Järva", "0180-jarva"),
        ("SE", "Upplands Bro", "0139"),
        ("SE", "Skåne", "12"),
        ("DK", "Århus", "0751"),
        ("DK", "Kobenhavn", "0101"),
        ("DK", "Vollsmose", "0461-vollsmose"),
        ("NO", "Hamar", "3403"),
        ("NO", "Brumunddal", "3411"),
        ("NO", "Karasjok", "5610"),
        ("NO", "Herøy", None),
    ],
)
def test_places_are_found_by_their_names(country, answer, code):
    assert places(country).find(answer) == code


def test_a_district_belongs_to_its_municipality_and_region():
    assert places("SE").ancestors("0127-tumba") == ("0127", "01")


@pytest.mark.parametrize(
    ("code", "expected"), [("0479", 40), ("0330", 61), ("0751", 85), ("0101", 140)]
)
def test_distances_from_odense_are_those_of_the_map(code, expected):
    apart = kilometres(position("DK", "0461"), position("DK", code))

    assert apart == pytest.approx(expected, abs=4)


@pytest.mark.parametrize(
    ("code", "centre"),
    [
        ("1280", (55.57, 13.02)),
        ("0127", (59.17, 17.85)),
        ("0126", (59.22, 18.05)),
        ("0183", (59.37, 17.96)),
    ],
)
def test_a_municipality_lies_where_its_town_is(code, centre):
    assert kilometres(position("SE", code), centre) < 6


def test_a_district_without_a_position_lies_where_its_municipality_is():
    assert position("SE", "0180-spanga") == position("SE", "0180")


def test_a_place_that_is_not_known_has_no_position():
    assert position("SE", None) is None
    assert position("SE", "9999") is None
    assert position("SE", "01") is None


@pytest.mark.parametrize(
    ("list_id", "south", "north", "west", "east"),
    [
        ("places_se", 55.3, 69.1, 10.9, 24.2),
        ("places_dk", 54.5, 57.8, 8.0, 15.2),
        ("places_no", 57.9, 71.2, 4.5, 31.2),
    ],
)
def test_every_position_lies_in_its_country(list_id, south, north, west, east):
    for row in code_list(list_id).codes:
        if row.extra["lat"]:
            assert south < float(row.extra["lat"]) < north, row.code
            assert west < float(row.extra["lon"]) < east, row.code


@pytest.mark.parametrize("list_id", ["places_se", "places_dk"])
def test_every_swedish_and_danish_municipality_has_a_position(list_id):
    rows = [row for row in code_list(list_id).codes if row.level == "municipality"]

    assert [row.code for row in rows if not row.extra["lat"]] == []


def test_asking_for_all_places_at_once_says_to_name_the_country():
    with pytest.raises(ValueError, match="Places are one list a country"):
        code_list("places")
