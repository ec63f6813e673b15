"""The shipped code lists are whole: unique codes, known parents, four languages."""

import pytest

from workbench.vocabulary import code_list, code_list_ids
from workbench.vocabulary.code_lists import LANGUAGES
from workbench.vocabulary.make_lists import country_names

WITHOUT_ALL_LABELS = {"isco08"}
"""The minor groups of occupations have Danish and Norwegian names only in part."""

SHARING_ALL_BUT_AN_ACCENT = {"habo", "habokommun", "haboskommun"}


@pytest.mark.parametrize("list_id", code_list_ids())
def test_codes_are_unique(list_id):
    codes = list(code_list(list_id))

    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("list_id", code_list_ids())
def test_every_parent_is_a_code_of_the_list(list_id):
    codes = code_list(list_id)

    assert [row.code for row in codes.codes if row.parent and row.parent not in codes] == []


@pytest.mark.parametrize("list_id", sorted(set(code_list_ids()) - WITHOUT_ALL_LABELS))
def test_every_code_has_a_name_in_four_languages(list_id):
    rows = code_list(list_id).codes

    assert [row.code for row in rows if set(row.labels) != set(LANGUAGES)] == []


def test_occupations_have_swedish_and_english_names_and_their_groups_all_four():
    rows = code_list("isco08").codes

    assert all({"sv", "en"} <= set(row.labels) for row in rows)
    assert all(set(row.labels) == set(LANGUAGES) for row in rows if row.level != "minor")


@pytest.mark.parametrize("list_id", code_list_ids())
def test_no_word_means_two_codes(list_id):
    assert set(code_list(list_id).ambiguous) <= SHARING_ALL_BUT_AN_ACCENT


@pytest.mark.parametrize(
    ("list_id", "levels"),
    [
        ("isced_field", {"broad": 11, "narrow": 29, "detailed": 80}),
        ("nace2", {"section": 21, "division": 88}),
        ("isco08", {"major": 10, "submajor": 43, "minor": 130}),
        ("places_se", {"region": 21, "municipality": 290}),
        ("places_dk", {"region": 5, "municipality": 98}),
        ("places_no", {"region": 15, "municipality": 357}),
    ],
)
def test_classifications_are_complete(list_id, levels):
    rows = code_list(list_id).codes

    assert {level: sum(row.level == level for row in rows) for level in levels} == levels


def test_country_names_are_those_of_babel():
    countries = code_list("countries")

    for code, names in country_names().items():
        row = countries.get(code)
        assert row is not None, code
        assert dict(row.labels) == names


@pytest.mark.parametrize("list_id", code_list_ids())
def test_no_cell_has_spaces_around_it_or_an_empty_word(list_id):
    for row in code_list(list_id).codes:
        words = (row.code, *row.labels.values(), *row.also)
        assert all(word == word.strip() and word for word in words), row.code


def test_levels_of_education_are_ordered_from_none_to_doctorate():
    assert list(code_list("isced_level")) == [f"ISCED{level}" for level in range(9)]
