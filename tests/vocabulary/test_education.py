"""Levels and codes compared, with three answers."""

import pytest

from workbench.vocabulary import at_least_level, closeness


@pytest.mark.parametrize(
    ("level", "threshold", "expected"),
    [
        ("ISCED4", "ISCED4", True),
        ("ISCED8", "ISCED4", True),
        ("ISCED3", "ISCED4", False),
        ("3", "ISCED3", True),
        (None, "ISCED3", None),
        ("somewhere", "ISCED3", None),
    ],
)
def test_a_level_reaches_a_threshold_or_not_or_is_not_known(level, threshold, expected):
    assert at_least_level(level, threshold) is expected


def test_a_threshold_that_is_no_level_is_refused():
    with pytest.raises(ValueError, match='"high" is not a level of education'):
        at_least_level("ISCED3", "high")


@pytest.mark.parametrize(
    ("list_id", "a", "b", "expected"),
    [
        ("isced_field", "0413", "0413", "detailed"),
        ("isced_field", "0413", "0412", "narrow"),
        ("isced_field", "0413", "0421", "broad"),
        ("isced_field", "0413", "0912", None),
        ("isced_field", "041", "0413", "narrow"),
        ("ISCED-F", "04", "04", "broad"),
        ("nace2", "NACE2:62", "NACE2:62", "division"),
        ("nace2", "NACE2:62", "NACE2:61", "section"),
        ("nace2", "NACE2:J", "NACE2:J", "section"),
        ("nace2", "NACE2:J", "NACE2:K", None),
        ("isco08", "ISCO08:251", "ISCO08:251", "minor"),
        ("isco08", "ISCO08:251", "ISCO08:252", "submajor"),
        ("isco08", "ISCO08:25", "ISCO08:2", "major"),
        ("nace2", "NACE2:J", None, None),
    ],
)
def test_two_codes_are_as_close_as_the_narrowest_heading_they_share(list_id, a, b, expected):
    assert closeness(list_id, a, b) == expected


def test_a_heading_with_one_part_is_as_narrow_as_that_part():
    assert closeness("nace2", "NACE2:P", "NACE2:85") == "division"
    assert closeness("isced_field", "042", "042") == "detailed"


@pytest.mark.parametrize("pair", [("NACE2:J", "NACE2.1:K"), ("NACE2.1:K", "NACE2:K")])
def test_codes_of_another_edition_of_nace_are_refused(pair):
    with pytest.raises(ValueError, match="letters and numbers mean other industries"):
        closeness("nace2", *pair)


def test_a_code_that_is_not_in_the_list_is_refused():
    with pytest.raises(ValueError, match='"99999" is not a code of the list isced_field'):
        closeness("isced_field", "99999", "0413")
