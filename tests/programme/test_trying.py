"""A changed programme: the draft with its faults and marks, and its trial on a round."""

import dataclasses
from pathlib import Path

import pytest

from workbench.programme import not_reviewed, programme_from_bytes, read_programme, statements
from workbench.programme.drafting import copy_of, draft_of
from workbench.programme.entering import value_from, worded
from workbench.round import open_round
from workbench.trying import try_match, try_on_people, with_programme

MINIATURE = Path(__file__).parents[2] / "sample_data" / "miniature"
YEARS = "role[0].rule[0].when.value"
EDUCATION = "match.criterion[0].weight"


@pytest.fixture
def draft():
    return draft_of(read_programme("mitt_livs_chans"))


@pytest.fixture(scope="module")
def people():
    round = open_round("mitt_livs_chans")
    for name in ("adepts.csv", "mentors.csv"):
        round = round.with_file(name, (MINIATURE / name).read_bytes())
    return round.read()


# ------------------------------------------------------------------------------ Drafts


def test_a_draft_without_changes_says_what_the_file_says(draft):
    assert draft.untouched
    assert draft.faults == ()
    assert draft.differences == ()


def test_a_change_is_a_difference_and_leaves_the_earlier_draft_as_it_was(draft):
    changed = draft.changed(EDUCATION, 10)

    assert [tuple(each) for each in changed.differences] == [
        ("match.criterion[education].weight", 40, 10)
    ]
    assert draft.untouched


def test_all_faults_are_told_at_once_with_their_places(draft):
    wrong = draft.changed(EDUCATION, "many").changed(YEARS, -4).changed("cadence.months", "long")

    assert wrong.programme is None
    assert {EDUCATION, "cadence.months"} <= {each.path for each in wrong.faults}
    assert wrong.faults_at(EDUCATION)
    assert wrong.at(EDUCATION) == "many"


def test_a_number_that_is_no_longer_the_sources_is_marked_as_ours_until_it_is_put_back(draft):
    hours = next(
        f"role[0].rule[{place}]"
        for place, rule in enumerate(draft.original.role[0].rule)
        if rule.id == "twelve_hours"
    )

    changed = draft.changed(f"{hours}.when.value", 8)
    back = changed.changed(f"{hours}.when.value", 12)

    assert changed.at(f"{hours}.ours") is True
    assert back.at(f"{hours}.ours") is None
    assert back.untouched


def test_other_words_or_a_switch_do_not_make_a_number_ours(draft):
    changed = draft.changed("role[0].rule[1].enabled", False)

    assert changed.at("role[0].rule[1].ours") is None
    assert changed.programme.role[0].rule[1].enabled is False


def test_where_only_some_numbers_of_a_statement_are_ours_the_changed_one_is_named(draft):
    changed = draft.changed("cadence.meetings_min", 6)

    assert "meetings_min" in changed.programme.cadence.ours_in


def test_a_table_that_was_there_for_one_key_goes_with_it(draft):
    changed = draft.changed("site[0].seats.mentor", 4)

    assert changed.changed("site[0].seats.mentor", None).at("site[0].seats") is None


def test_a_confirmed_or_changed_statement_is_reviewed(draft):
    copied = draft.changed("role[0].rule[0].reviewed", False).tables
    copied["role"][0]["rule"][0]["reviewed"] = False
    taken_over = dataclasses.replace(draft, tables=copied)

    assert taken_over.programme.role[0].rule[0].reviewed is False
    assert taken_over.confirmed("role[0].rule[0]").programme.role[0].rule[0].reviewed
    assert taken_over.changed(YEARS, 3).programme.role[0].rule[0].reviewed


def test_the_file_of_a_draft_reads_as_the_same_programme(draft):
    changed = draft.changed(EDUCATION, 10)

    again = programme_from_bytes(changed.as_file(), origin="mine.toml")

    assert again.match.criterion[0].weight == 10
    assert again.programme.version == draft.original.programme.version + 1
    assert draft_of(again).original is again


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("12", "whole", 12),
        ("2.5", "number", 2.5),
        ("16 – 23", "span", [16, 23]),
        ("2022-13-01", "date", "2022-13-01"),
        ("", "whole", None),
    ],
)
def test_what_is_written_into_a_form_is_read_by_its_kind(text, kind, value):
    assert value_from(text, kind) == value


def test_a_rule_put_back_is_as_the_file_says_it(draft):
    changed = draft.changed(YEARS, 7).changed("role[0].rule[0].enabled", False)

    assert changed.restored("role[0].rule[0]").untouched


def test_a_copy_waits_for_need_aim_and_a_review_and_is_compared_with_what_was_copied(draft):
    copy = copy_of(draft, "ours")

    assert copy.original is draft.original
    assert len(not_reviewed(copy.programme)) == len(statements(draft.original))
    assert copy.programme.origin == "ours.toml"
    assert "programme.need" in {each.path for each in copy.differences}


def test_words_in_one_language_leave_the_others():
    assert worded({"sv": "behov"}, "en", "need") == {"sv": "behov", "en": "need"}
    assert worded({"en": "need"}, "en", " ") is None


# ------------------------------------------------------------------------------ Trials


def test_the_same_programme_changes_nothing(people):
    trial = try_match(try_on_people(people, people.programme))

    assert trial.people == ()
    assert trial.change.changes == ()


def test_a_stricter_rule_names_who_would_no_longer_take_part_and_the_rule(people, draft):
    stricter = draft.changed(YEARS, 10).programme

    trial = try_on_people(people, stricter)

    assert trial.leaving
    assert trial.joining == ()
    moved = trial.leaving[0]
    assert (moved.role, moved.after) == ("mentor", "not_eligible")
    assert [(str(each.rule), each.before, each.after) for each in moved.rules] == [
        ("Has worked in Sweden for at least two years.", "meets", "fails")
    ]


def test_a_rule_switched_off_lets_in_whom_it_alone_kept_out(people, draft):
    stricter = with_programme(people, draft.changed(YEARS, 10).programme).read()
    without = draft.changed("role[0].rule[0].enabled", False).programme

    trial = try_on_people(stricter, without)

    assert trial.joining
    assert {each.after for move in trial.joining for each in move.rules} == {None}


def test_fewer_seats_leave_people_out_without_any_rule(people, draft):
    trial = try_on_people(people, draft.changed("role[1].seats", 3).programme)

    assert {each.role for each in trial.leaving} == {"mentee"}
    assert all(each.rules == () for each in trial.leaving)


def test_the_match_under_another_programme_is_compared_with_the_one_now(people, draft):
    trial = try_match(try_on_people(people, draft.changed("role[1].seats", 3).programme))

    before, after = trial.proposals
    assert len(after.pairs) == 3 < len(before.pairs)
    assert trial.change.changes


def test_a_programme_under_which_nobody_takes_part_says_so_instead_of_matching(people, draft):
    nobody = draft.changed(YEARS, 99).programme

    trial = try_match(try_on_people(people, nobody))

    assert trial.proposals is None
    assert [str(each)[:42] for each in trial.blockers] == [
        "None of the mentors can take part yet: acc"
    ]


def test_a_weight_moved_by_hand_stays_unless_the_new_version_gives_another(people, draft):
    moved = people.weighted("education", 5).weighted("industry", 7)

    round = with_programme(moved, draft.changed(EDUCATION, 20).programme)

    assert dict(round.wishes.weights) == {"industry": 7.0}


def test_a_decision_stands_under_the_changed_programme(people, draft):
    from datetime import date

    from workbench.people.eligibility import Decision

    name = try_on_people(people, draft.changed(YEARS, 10).programme).leaving[0].person
    decided = people.decided(name, Decision(True, "Talked", date(2022, 1, 10)))

    trial = try_on_people(decided, draft.changed(YEARS, 10).programme)

    assert name not in {each.person for each in trial.leaving}
