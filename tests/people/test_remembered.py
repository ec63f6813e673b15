"""A corrected column is known again in the next list of the same shape, and in no other."""

import json

import pytest

from workbench.people import RememberedMappings, map_columns, read_list
from workbench.people.answers.days import DAY_FIRST
from workbench.vocabulary import built_in_fields

FIELDS = built_in_fields()
HEADINGS = "Namn;Gren;Gren;Tidsstämpel;E-post"


def table_of(text: str, name: str = "mentorer.csv"):
    return read_list(name, text.encode()).tables[0]


@pytest.fixture
def first():
    return table_of(f"{HEADINGS}\nAda;IT;x;03/04/2022;a@example.org\n")


@pytest.fixture
def memory(first):
    said = map_columns(first, FIELDS).changed(2, "industry").changed(4, None)
    return RememberedMappings().remember(
        first, said.with_date_order(3, DAY_FIRST), programme="kvinfo", role="mentor"
    )


def test_a_correction_counts_for_the_next_list_with_the_same_headings(memory):
    later = table_of("namn , Gren,Gren,Tidsstämpel,E-POST\r\nBo,x,IT,05/06/2022,b@example.org\r\n")

    mapping = memory.apply(later, map_columns(later, FIELDS), programme="kvinfo")

    found = [(column.field, column.how) for column in mapping.columns]
    assert found[0] == ("full_name", "exact")
    assert found[2] == ("industry", "remembered")
    assert found[4] == (None, "remembered")
    assert mapping.columns[3].order == DAY_FIRST
    assert memory.role_of(later, programme="kvinfo") == "mentor"


def test_a_list_of_another_shape_or_programme_is_recognised_as_ever(memory, first):
    other = table_of("Namn;Gren\nBo;IT\n")

    for table, programme in ((other, "kvinfo"), (first, "omdu")):
        recognised = map_columns(table, FIELDS)
        assert memory.apply(table, recognised, programme=programme) == recognised
        assert memory.role_of(table, programme=programme) is None


def test_what_is_said_of_this_very_list_comes_before_what_was_said_earlier(memory, first):
    now = map_columns(first, FIELDS).changed(2, "occupation")

    mapping = memory.apply(first, now, programme="kvinfo")

    assert (mapping.columns[2].field, mapping.columns[2].how) == ("occupation", "chosen")


def test_a_field_that_the_programme_no_longer_has_is_not_brought_back(memory, first):
    recognised = map_columns(first, FIELDS)

    mapping = memory.apply(
        first, recognised, programme="kvinfo", fields=set(FIELDS) - {"industry"}
    )

    assert mapping.columns[2] == recognised.columns[2]
    assert mapping.columns[4].how == "remembered"


def test_later_words_take_the_place_of_earlier_ones(memory, first):
    mapping = memory.apply(first, map_columns(first, FIELDS), programme="kvinfo")
    again = memory.remember(first, mapping.changed(2, None), programme="kvinfo")

    applied = again.apply(first, map_columns(first, FIELDS), programme="kvinfo")

    assert applied.columns[2].field is None
    assert applied.columns[4].how == "remembered"
    assert again.role_of(first, programme="kvinfo") == "mentor"


def test_a_list_that_nobody_corrected_leaves_no_trace(first):
    recognised = map_columns(first, FIELDS)

    memory = RememberedMappings().remember(first, recognised, programme="kvinfo")

    assert memory == RememberedMappings()


def test_a_shape_can_be_forgotten(memory, first):
    assert memory.forget(first, programme="kvinfo") == RememberedMappings()


def test_the_memory_survives_being_kept_as_json(memory):
    kept = json.loads(json.dumps(memory.to_json(), ensure_ascii=False))

    assert RememberedMappings.from_json(kept) == memory
    assert RememberedMappings.from_json(kept).to_json() == memory.to_json()


def test_no_answer_of_a_person_is_in_the_memory(memory):
    kept = json.dumps(memory.to_json(), ensure_ascii=False)

    for answer in ("Ada", "a@example.org", "03/04/2022", "IT"):
        assert answer not in kept
