"""Changing a programme part by part: adding, removing, moving, and taking any of it back."""

import pytest

from workbench.programme import library, programme_from_bytes, read_programme
from workbench.programme.asking import added
from workbench.programme.drafting import copy_of, draft_of
from workbench.programme.paths import at, names_in, numbered, path_of, put, same_place, steps

RULES = "role[0].rule"


def draft(name="mitt_livs_chans"):
    return draft_of(read_programme(name))


def ids(now, listed):
    return [each["id"] for each in now.at(listed)]


def rule(age=18):
    return {
        "severity": "hard",
        "when": {"field": "age", "op": "gte", "value": age},
        "sentence": {"en": "Is of age."},
    }


# ------------------------------------------------------------------------------- Paths


def test_a_path_and_its_steps_are_the_same_place():
    path = "role[0].rule[12].when.value[1]"

    assert steps(path) == ("role", 0, "rule", 12, "when", "value", 1)
    assert path_of(steps(path)) == path


def test_a_value_is_put_where_no_table_stood_and_goes_with_its_table():
    tables = {"match": {}}

    put(tables, "match.waiting.order", "by_score")
    put(tables, "match.tier[0].id", "fit")
    there = at(tables, "match.waiting.order"), at(tables, "match.tier[0].id")
    put(tables, "match.waiting.order", None)

    assert there == ("by_score", "fit")
    assert tables == {"match": {"tier": [{"id": "fit"}]}}


def test_the_same_thing_is_found_again_when_it_moved():
    now = {"role": [{"rule": [{"id": "b", "op": 2}, {"id": "c"}]}]}
    then = {"role": [{"rule": [{"id": "a"}, {"id": "b", "op": 1}]}]}

    assert same_place("role[0].rule[0].op", now, then) == "role[0].rule[1].op"
    assert same_place("role[0].rule[1]", now, then) is None


def test_tests_of_a_rule_are_told_apart_by_their_place_alone():
    now = {"rule": [{"id": "r", "any": [{"op": "lte"}]}]}
    then = {"rule": [{"id": "r", "any": [{"op": "gte"}]}]}

    assert same_place("rule[0].any[0].op", now, then) == "rule[0].any[0].op"


def test_a_name_that_is_a_number_is_a_name():
    assert numbered("round[2022].months", {"round": [{"id": "2021"}, {"id": "2022"}]}) == (
        "round[1].months"
    )


def test_two_rules_with_one_operator_have_two_names():
    tables = [{"op": "same"}, {"op": "same"}, {"op": "same", "id": "x"}]

    assert names_in(tables) == ["same", "same 2", "x"]


# ------------------------------------------------------------------- Adding and removing


@pytest.mark.requirement("I-13")
def test_a_new_rule_is_marked_as_ours_and_told_as_one_difference():
    now = added(draft(), RULES, rule())

    new = now.programme.role[0].rule[-1]
    assert (new.id, new.ours, new.source) == ("is_of_age", True, None)
    assert [(each.path, each.before) for each in now.differences] == [
        ("role[mentor].rule[is_of_age]", None)
    ]
    assert now.statement(f"{RULES}[5]").ours


def test_a_second_rule_of_the_same_words_gets_an_id_of_its_own():
    now = added(added(draft(), RULES, rule()), RULES, rule(21))

    assert ids(now, RULES)[-2:] == ["is_of_age", "is_of_age_2"]
    assert now.faults == ()


def test_a_rule_keeps_its_history_when_one_before_it_is_removed():
    before = draft()

    now = before.removed(f"{RULES}[0]").changed(f"{RULES}[1].when.value", 4)

    assert now.before(f"{RULES}[1].when.value") == 3
    assert now.at(f"{RULES}[1].ours") is True
    assert [each.path for each in now.differences] == [
        "role[mentor].rule[local_experience]",
        "role[mentor].rule[listener].when.value",
    ]
    assert now.statement(f"{RULES}[1]").what == before.statement(f"{RULES}[2]").what


@pytest.mark.parametrize("place", range(5))
def test_what_was_removed_comes_back_at_its_place(place):
    before = draft()
    now = before.removed(f"{RULES}[{place}]")

    (difference,) = now.differences

    assert now.taken_back(difference.path).tables == before.tables


def test_of_two_that_were_removed_each_comes_back_at_its_place():
    before = draft()
    now = before.removed("match.criterion[1]").removed("match.criterion[1]")

    first, second = (each.path for each in now.differences)

    assert now.taken_back(second).taken_back(first).tables == before.tables
    assert now.taken_back(first).taken_back(second).tables == before.tables


@pytest.mark.parametrize("name", library())
def test_every_difference_of_a_much_changed_programme_can_be_taken_back(name):
    before = draft(name)
    now = added(before, RULES, rule())
    now = now.removed("match.criterion[0]").removed("match.tier[0]").removed("role[1].rule[0]")
    now = now.changed("programme.need", {"en": "Other."}).changed("match.waiting", None)

    for each in now.differences:
        now = now.taken_back(each.path)

    assert now.tables == before.tables
    assert now.untouched


def test_the_differences_are_told_while_there_are_faults_so_that_they_can_be_taken_back():
    now = draft().removed("match.tier[2]")

    assert {each.path for each in now.faults} == {f"match.criterion[{n}].tier" for n in range(3, 8)}
    assert [each.path for each in now.differences] == ["match.tier[secondary]"]
    assert now.taken_back("match.tier[secondary]").faults == ()


def test_the_last_part_of_a_list_takes_the_list_with_it_and_comes_back():
    before = draft()
    now = before.removed("site[0]")

    assert now.at("site") is None
    assert now.taken_back(now.differences[0].path).tables == before.tables


def test_something_new_that_is_taken_back_is_gone():
    before = draft()
    now = added(before, RULES, rule())

    assert now.restored(f"{RULES}[5]").tables == before.tables
    assert now.taken_back("role[mentor].rule[is_of_age]").tables == before.tables


# ----------------------------------------------------------------------- Order of aims


def test_an_aim_changes_places_with_its_neighbour():
    now = draft().moved("match.tier[2]", -1)

    assert [each.id for each in now.programme.tiers] == ["places", "secondary", "primary"]


def test_the_first_aim_cannot_come_earlier_nor_the_last_later():
    now = draft()

    assert now.moved("match.tier[0]", -1) is now
    assert now.moved("match.tier[2]", 1) is now


def test_an_aim_that_comes_back_beside_a_moved_one_has_a_number_of_its_own():
    now = draft().removed("match.tier[1]").moved("match.tier[1]", -1)
    now = now.changed("match.tier[0].order", 2)

    now = now.taken_back("match.tier[primary]")

    assert sorted(each.order for each in now.programme.tiers) == [1, 2, 3]
    assert now.faults == ()


# ------------------------------------------------------------------------ Marks, copies


def test_a_number_that_is_no_longer_the_source_s_is_ours_until_it_is_again():
    path = "role[0].rule[4].when.value"

    changed = draft().changed(path, 20)
    back = changed.changed(path, 12)

    assert changed.at("role[0].rule[4].ours") is True
    assert back.untouched


@pytest.mark.requirement("I-15")
def test_in_a_copy_what_is_put_back_still_waits_for_a_review():
    copy = copy_of(draft(), "mine")

    removed = copy.removed(f"{RULES}[0]").taken_back("role[mentor].rule[local_experience]")
    changed = copy.changed(f"{RULES}[0].when.value", 5).restored(f"{RULES}[0].when.value")

    assert removed.at(f"{RULES}[0].reviewed") is False
    assert changed.at(f"{RULES}[0].reviewed") is False


def test_a_saved_file_with_new_and_without_removed_parts_reads_as_the_draft():
    now = added(draft("omdu"), RULES, rule()).removed("site[0]").removed("formation[0].criterion[1]")
    now = now.changed("organisation[1].site", None).changed("organisation[2].site", None)
    now = added(now, "site", {"name": "Lund", "seats": {"mentor": 4}})

    again = programme_from_bytes(now.as_file(), origin="omdu")

    assert [each.id for each in again.site] == ["botkyrka", "spanga", "lund"]
    assert again.role[0].rule[-1].id == "is_of_age"
    assert [each.id for each in again.formation[0].criterion][:2] == [
        "availability",
        "experience_breadth",
    ]
    assert again.programme.version == 2
