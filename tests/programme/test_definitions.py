"""Official definitions, with three answers and every edge that decides."""

import pytest

from workbench.people.definitions import (
    DEFINITION_TESTS,
    danish_immigrant_descendant_or_refugee,
    danish_immigrant_or_descendant,
    norwegian_immigrant_background,
    swedish_foreign_background,
)
from workbench.programme.fields import _READ_BY_DEFINITION
from workbench.programme.words import DEFINITIONS


def test_every_definition_of_a_file_has_a_function_that_names_what_it_reads():
    assert set(DEFINITION_TESTS) == set(DEFINITIONS)
    for name, test in DEFINITION_TESTS.items():
        assert set(test.reads) <= set(_READ_BY_DEFINITION[name.partition(".")[0]]), name


@pytest.mark.requirement("M-36")
def test_g19_a_father_that_is_not_known_is_asked_for_and_not_assumed():
    assert swedish_foreign_background("SE", "SO", None) is None


@pytest.mark.requirement("M-36")
@pytest.mark.parametrize(
    ("born", "one", "other", "expected"),
    [
        ("YU", None, None, True),  # wherever Yugoslavia lies today, it is not Sweden
        ("AX", None, None, True),  # Åland is Finland
        ("XK", "SE", "SE", True),  # born abroad decides, as the source words it
        ("SE", "YU", "SU", True),
        ("SE", "SE", None, False),
        ("SE", "SE", "SE", False),
    ],
)
def test_swedish_foreign_background(born, one, other, expected):
    assert swedish_foreign_background(born, one, other) is expected


@pytest.mark.requirement("K-13")
@pytest.mark.parametrize(
    ("born", "one", "other", "one_citizen", "other_citizen", "citizen", "expected"),
    [
        # Born abroad: immigrant, unless a parent is both born in Denmark and a Danish citizen.
        ("SY", "SY", "SY", False, False, None, True),
        ("SY", None, None, None, None, None, True),
        ("SY", "DK", "SY", True, False, None, False),
        ("SY", "DK", "SY", False, False, None, True),
        ("SY", "SY", "SY", True, True, None, True),
        ("SY", "DK", None, None, None, None, None),
        ("SY", None, None, True, None, None, None),
        # Born in Denmark: descendant by the same test.
        ("DK", "TR", "TR", True, True, "DK", True),
        ("DK", "TR", "DK", False, True, "DK", False),
        ("DK", "TR", None, False, None, "DK", None),
        ("DK", None, None, None, None, "TR", True),
        ("DK", None, None, None, None, "DK", None),
        ("DK", None, None, None, None, None, None),
        # Greenland and the Faroe Islands belong to the realm but are not Denmark: ask.
        ("GL", None, None, None, None, None, None),
        ("GL", "GL", "DK", True, True, None, False),
        ("DK", "GL", "TR", True, False, None, None),
        ("GL", "TR", "TR", False, False, None, True),
        # A blank country of birth is asked for.
        (None, "TR", "TR", False, False, None, None),
        (None, "DK", None, True, None, None, False),
    ],
)
def test_danish_immigrants_and_descendants(
    born, one, other, one_citizen, other_citizen, citizen, expected
):
    found = danish_immigrant_or_descendant(born, one, other, one_citizen, other_citizen, citizen)

    assert found is expected


@pytest.mark.requirement("K-01", "K-13")
@pytest.mark.parametrize(
    ("born", "danish_parent", "residence", "expected"),
    [
        ("SY", None, None, True),
        (None, None, "protection", True),
        (None, None, None, None),
        (None, None, "family", None),
        ("SY", True, "protection", True),
        ("SY", True, "family", False),
        ("SY", True, None, False),
        ("SY", True, "asylum_seeker", None),
        (None, None, "undisclosed", None),
    ],
)
def test_a_refugee_is_of_the_target_group_too(born, danish_parent, residence, expected):
    one = "DK" if danish_parent else None

    found = danish_immigrant_descendant_or_refugee(
        born, one, None, danish_parent, None, None, residence
    )

    assert found is expected


@pytest.mark.parametrize(
    ("born", "one", "other", "grandparents", "expected"),
    [
        ("SY", "SY", "SY", 4, True),
        ("NO", "PK", "PK", 4, True),
        ("NO", "PK", "NO", 4, False),
        ("SY", "SY", "SY", 3, False),
        ("SY", None, None, 0, False),
        ("SY", "SY", None, 4, None),
        ("SY", "SY", "SY", None, None),
        ("SY", "SJ", "SY", 4, False),  # Svalbard is Norway
        ("YU", "YU", "SU", 4, True),
        (None, "SY", "SY", 4, None),
        (None, "NO", None, None, False),
    ],
)
def test_norwegian_immigrant_background(born, one, other, grandparents, expected):
    assert norwegian_immigrant_background(born, one, other, grandparents) is expected
