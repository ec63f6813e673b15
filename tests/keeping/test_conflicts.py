"""Two coordinators in one round: nothing of either is lost, and what differs is told."""

import pytest

from tests.store.kept import (
    ADEPTS,
    OTHER_ADEPTS,
    A,
    accepted,
    again,
    begun,
    faults,
    id_of,
    opened,
    said_by,
)
from workbench.keeping.rounds import change_round
from workbench.store.changes import Conflict
from workbench.store.rows import rows_of


@pytest.fixture
def two(database):
    """Anna's and Bo's round, opened from the same store."""
    kept, round = begun(database)
    other, theirs = opened(database, kept.id)
    yield (kept, round), (other, theirs)
    assert faults(database) == []


def conflict_of(kept, round, action="change"):
    with pytest.raises(Conflict) as told:
        kept.save(round, action=action)
    return told.value


def test_two_weights_of_one_criterion_are_told_with_who_and_when(two):
    (anna, mine), (bo, theirs) = two
    receipt = bo.save(theirs.weighted("industry", 60), action="weigh")

    (clash,) = conflict_of(anna, mine.weighted("industry", 20)).clashes

    assert clash.theirs["weight"] == 60.0
    assert clash.wanted.after["weight"] == 20.0
    assert (clash.coordinator_id, clash.session) == (bo.by.coordinator_id, bo.by.session)
    assert clash.at == receipt.at
    assert again(anna).wishes.weights == {"industry": 60.0}


def test_mine_is_written_over_theirs_once_it_was_told(two):
    (anna, mine), (bo, theirs) = two
    bo.save(theirs.weighted("industry", 60).weighted("goals", 5), action="weigh")
    mine = mine.weighted("industry", 20)

    anna.know(conflict_of(anna, mine))
    anna.save(mine, action="settle")

    assert again(anna).wishes.weights == {"industry": 20.0, "goals": 5.0}


def test_theirs_is_taken_over_and_the_rest_of_mine_stays(two):
    (anna, mine), (bo, theirs) = two
    bo.save(theirs.weighted("industry", 60).weighted("goals", 5), action="weigh")
    mine = mine.weighted("industry", 20).weighted("region", 7)

    result = anna.give_way(conflict_of(anna, mine), mine)
    anna.save(result, action="settle")

    assert result.wishes.weights == {"industry": 60.0, "goals": 5.0, "region": 7.0}
    assert again(anna).wishes.weights == result.wishes.weights


def test_reading_again_shows_theirs(two):
    (anna, mine), (bo, theirs) = two
    bo.save(theirs.weighted("industry", 60), action="weigh")

    assert anna.read(mine).wishes.weights == {"industry": 60.0}


def test_others_tells_who_did_what(two):
    (anna, mine), (bo, theirs) = two
    bo.save(theirs.weighted("industry", 60), action="weigh")
    anna.save(mine.weighted("goals", 2), action="weigh")

    (written,) = anna.others()

    assert (written.coordinator_id, written.session) == (bo.by.coordinator_id, bo.by.session)
    assert (written.action, written.rows) == ("weigh", 1)
    anna.read(mine)
    assert anna.others() == ()


def test_different_things_of_one_round_do_not_disturb_each_other(two):
    (anna, mine), (bo, theirs) = two
    bo.save(theirs.decided(id_of(theirs, "A1"), accepted("Bo says so")), action="decide")
    bo.save(theirs.corrected((*A, 3, "full_name"), "Omid Radd").read(), action="correct")

    anna.save(mine.decided(id_of(mine, "A2"), accepted()).weighted("goals", 3), action="decide")

    found = said_by(again(anna))
    assert set(found["decisions"]) == {"mentee A2"}
    assert found["weights"] == {"goals": 3.0}


def test_a_decision_of_somebody_else_stays_when_mine_is_written(two):
    (anna, mine), (bo, theirs) = two
    bo.save(theirs.decided(id_of(theirs, "A1"), accepted("Bo says so")), action="decide")

    anna.save(mine.decided(id_of(mine, "A2"), accepted()), action="decide")

    assert set(said_by(again(anna))["decisions"]) == {"mentee A1", "mentee A2"}


def test_two_decisions_about_one_person_are_told(two):
    (anna, mine), (bo, theirs) = two
    bo.save(theirs.decided(id_of(theirs, "A1"), accepted("Bo says so")), action="decide")

    (clash,) = conflict_of(anna, mine.decided(id_of(mine, "A1"), accepted("No"))).clashes

    assert (clash.theirs["reason"], clash.wanted.after["reason"]) == ("Bo says so", "No")


def test_two_corrections_of_one_cell_are_told_also_where_the_text_stands_apart(two):
    (anna, mine), (bo, theirs) = two
    bo.save(theirs.corrected((*A, 2, "full_name"), "Sara Noori").read(), action="correct")
    mine = mine.corrected((*A, 2, "full_name"), "Sarah Noor").read()

    conflict = conflict_of(anna, mine)

    assert {each.wanted.table for each in conflict.clashes} == {"contact_text"}
    anna.know(conflict)
    anna.save(mine, action="settle")
    assert again(anna).corrections == {(*A, 2, "full_name"): "Sarah Noor"}


def test_a_decision_waits_while_its_list_is_away_and_is_not_written_over(two):
    (anna, mine), (bo, theirs) = two
    bo.save(theirs.decided(id_of(theirs, "A1"), accepted("Bo says so")), action="decide")

    anna.save(mine.without_file("adepter.csv").read(), action="take_away")
    later = anna.read()
    anna.save(later.weighted("industry", 9), action="weigh")

    assert later.decisions == {}
    assert len(rows_of(anna.database, "decision")) == 1


def test_a_waiting_decision_is_told_when_its_list_is_handed_in_again(two):
    (anna, mine), (bo, theirs) = two
    bo.save(theirs.decided(id_of(theirs, "A1"), accepted("Bo says so")), action="decide")
    anna.save(mine.without_file("adepter.csv").read(), action="take_away")
    mine = anna.read().with_file("adepter.csv", ADEPTS.encode()).read()

    conflict = conflict_of(anna, mine)
    result = anna.give_way(conflict, mine)
    anna.save(result, action="settle")

    assert [each.theirs["reason"] for each in conflict.clashes] == ["Bo says so"]
    assert set(said_by(again(anna))["decisions"]) == {"mentee A1"}
    assert said_by(result) == said_by(again(anna))


def test_a_kept_pair_of_somebody_whose_list_is_away_waits_too(two):
    (anna, mine), (bo, theirs) = two
    bo.save(theirs.keeping(id_of(theirs, "M1"), id_of(theirs, "A1")), action="keep")
    anna.save(mine.without_file("adepter.csv").read(), action="take_away")

    anna.save(anna.read().weighted("industry", 9), action="weigh")
    bo.save(bo.read().with_file("andra.csv", OTHER_ADEPTS.encode()).read(), action="hand_in")

    assert len(rows_of(anna.database, "pair_wish")) == 1


def test_taking_a_list_away_in_which_somebody_else_has_corrected_is_told(two):
    (anna, mine), (bo, theirs) = two
    bo.save(theirs.corrected((*A, 2, "full_name"), "Sara Noori").read(), action="correct")
    mine = mine.without_file("adepter.csv").read()

    conflict = conflict_of(anna, mine)

    assert {each.wanted.table for each in conflict.clashes} == {"correction", "contact_text"}
    anna.know(conflict)
    anna.save(mine, action="settle")
    assert (len(again(anna).lists), again(anna).corrections) == (1, {})
    assert "Noori" not in str(rows_of(anna.database, "contact_text"))


def test_a_correction_in_a_list_that_somebody_took_away_is_told(two):
    (anna, mine), (bo, theirs) = two
    bo.save(theirs.without_file("adepter.csv").read(), action="take_away")
    mine = mine.corrected((*A, 2, "full_name"), "Sara Noori").read()

    conflict = conflict_of(anna, mine)
    result = anna.give_way(conflict, mine)
    anna.save(result, action="settle")

    assert (len(result.lists), result.corrections) == (1, {})
    assert said_by(again(anna)) == said_by(result)


def test_mine_brings_a_list_back_whole_that_somebody_took_away(two):
    (anna, mine), (bo, theirs) = two
    bo.save(theirs.without_file("adepter.csv").read(), action="take_away")
    mine = mine.corrected((*A, 2, "full_name"), "Sara Noori").read()

    anna.know(conflict_of(anna, mine))
    anna.save(mine, action="settle")

    assert said_by(again(anna)) == said_by(mine)


@pytest.mark.parametrize("way", ["mine", "theirs"])
def test_columns_of_two_files_of_one_name_never_stand_beside_each_other(two, way):
    (anna, mine), (bo, theirs) = two
    longer = ADEPTS + "A4;Eda Su;eda@example.org;Iran;Master;Data;IT;3;god;god;digitalt;nej\n"
    bo.save(theirs.with_file("adepter.csv", longer.encode()).read(), action="hand_in")
    mine = mine.with_column(A, 7, "years_work_local").read()

    conflict = conflict_of(anna, mine)
    if way == "mine":
        anna.know(conflict)
        result = mine
    else:
        result = anna.give_way(conflict, mine)
    anna.save(result, action="settle")

    adepts = next(each for each in again(anna).lists if each.place == A)
    assert {len(cells) for cells in adepts.table.columns} == {3 if way == "mine" else 4}
    assert said_by(again(anna)) == said_by(result)


def test_a_correction_does_not_slip_into_another_file_of_the_same_name(two):
    (anna, mine), (bo, theirs) = two
    other = "\n".join([ADEPTS.splitlines()[0], *reversed(ADEPTS.splitlines()[1:])])
    bo.save(theirs.with_file("adepter.csv", other.encode()).read(), action="hand_in")
    mine = mine.corrected((*A, 2, "full_name"), "Sara Noori").read()

    result = anna.give_way(conflict_of(anna, mine), mine)
    anna.save(result, action="settle")

    assert again(anna).corrections == {}


def test_two_columns_of_one_list_can_be_said_at_once(two):
    (anna, mine), (bo, theirs) = two
    bo.save(theirs.with_column(A, 7, None).read(), action="give_column")

    anna.save(mine.with_column(A, 8, None).read(), action="give_column")

    adepts = next(each for each in again(anna).lists if each.place == A)
    assert [adepts.mapping.columns[place].field for place in (7, 8)] == [None, None]


def test_two_lists_that_are_handed_in_at_once_are_both_there(two):
    (anna, mine), (bo, theirs) = two
    bo.save(theirs.with_file("b.csv", OTHER_ADEPTS.encode()).read(), action="hand_in")

    anna.save(mine.with_file("a.csv", OTHER_ADEPTS.encode()).read(), action="hand_in")

    files = [each.table.file for each in again(anna).lists]
    assert files == ["mentorer.csv", "adepter.csv", "a.csv", "b.csv"]


def test_two_files_that_cannot_be_read_are_both_told(two):
    (anna, mine), (bo, theirs) = two
    bo.save(theirs.with_file("b.xlsx", b"PK no").read(), action="hand_in")

    anna.save(mine.with_file("a.xlsx", b"PK no").read(), action="hand_in")

    assert [each.file for each in again(anna).file_problems] == ["a.xlsx", "b.xlsx"]


def test_a_decision_while_somebody_changes_the_programme_keeps_both(two):
    from dataclasses import replace

    (anna, mine), (bo, theirs) = two
    programme = replace(theirs.programme, programme=replace(theirs.programme.programme, version=2))
    changed = replace(theirs, programme=programme, parsed=None, eligibility=None).read()
    bo.save(changed, action="use_programme")

    anna.save(mine.decided(id_of(mine, "A1"), accepted()), action="decide")

    found = again(anna)
    assert found.programme.programme.version == 2
    assert set(said_by(found)["decisions"]) == {"mentee A1"}


def test_a_round_that_was_renamed_keeps_its_name_when_its_programme_changes(two):
    from dataclasses import replace

    (anna, mine), (bo, _) = two
    change_round(bo.database, bo.id, by=bo.by, name="VT 2022, andra gången")
    programme = replace(mine.programme, programme=replace(mine.programme.programme, version=2))

    anna.save(replace(mine, programme=programme, parsed=None).read(), action="use_programme")

    assert opened(anna.database, anna.id)[0].name == "VT 2022, andra gången"
    assert anna.name == "VT 2022, andra gången"


def test_a_step_that_somebody_has_changed_since_is_not_taken_back_behind_her_back(two):
    (anna, mine), (bo, _) = two
    mine = mine.weighted("industry", 20).weighted("goals", 4)
    anna.save(mine, action="weigh")
    bo.save(bo.read().weighted("industry", 60), action="weigh")

    with pytest.raises(Conflict) as told:
        anna.undo(mine)

    assert [each.theirs["weight"] for each in told.value.clashes] == [60.0]
    assert again(anna).wishes.weights == {"industry": 60.0, "goals": 4.0}
    assert anna.undo(mine, knowing=told.value).wishes.weights == {}


def test_undo_shows_what_others_did_meanwhile_and_still_tells_it(two):
    (anna, mine), (bo, theirs) = two
    mine = mine.weighted("industry", 20)
    anna.save(mine, action="weigh")
    bo.save(theirs.weighted("goals", 60), action="weigh")

    result = anna.undo(mine)

    assert result.wishes.weights == {"goals": 60.0}
    assert [each.action for each in anna.others()] == ["weigh"]


def test_a_step_made_in_another_window_of_mine_is_taken_back_whole(database):
    kept, round = begun(database)
    window, seen = opened(database, kept.id, "Anna")
    first = round.corrected((*A, 2, "full_name"), "Sara N").read()
    kept.save(first, action="correct")
    second = first.corrected((*A, 2, "full_name"), "Sara Noori").read()
    kept.save(second, action="correct")

    result = window.undo(seen)
    window.save(result.weighted("industry", 9), action="weigh")

    assert result.corrections == {(*A, 2, "full_name"): "Sara N"}
    assert again(kept).corrections == result.corrections


def test_a_step_that_goes_on_does_not_take_back_what_came_in_between(two):
    (anna, mine), (bo, _) = two
    anna.save(mine.weighted("industry", 20), action="weigh")
    bo.save(bo.read().weighted("industry", 30), action="weigh")
    mine = anna.read()
    mine = mine.weighted("industry", 40)
    anna.save(mine, action="weigh", undoing="same")

    assert anna.undo(mine).wishes.weights == {"industry": 30.0}


def test_taking_the_last_list_away_takes_the_people_with_it(database):
    kept, round = begun(database)
    assert len(rows_of(database, "contact")) == 5

    kept.save(
        round.without_file("adepter.csv").without_file("mentorer.csv"), action="take_away"
    )

    for name in ("person", "contact", "application", "sensitive_answer", "contact_text"):
        assert rows_of(database, name) == {}, name


def test_undoing_a_list_takes_its_people_with_it_and_redoing_brings_them_back(database):
    kept, round = begun(database)

    without = kept.undo(round)

    assert (without.lists, without.parsed, without.proposal) == ((), None, None)
    assert rows_of(database, "contact") == {}
    kept.redo(without)
    assert len(rows_of(database, "contact")) == 5


def test_what_follows_from_somebody_elses_list_stays_when_mine_is_written(two):
    (anna, mine), (bo, theirs) = two
    bo.save(theirs.with_file("andra.csv", OTHER_ADEPTS.encode()).read(), action="hand_in")

    anna.save(mine.corrected((*A, 2, "full_name"), "Sara N").read(), action="correct")

    names = {row["name"] for row in rows_of(anna.database, "contact").values()}
    assert names == {"Ebba Ek", "Ivar Al", "Sara N", "Omid Rad", "Lin Wei", "Noor Beg", "Ola Bai"}


def test_what_followed_from_a_list_that_is_gone_is_not_written_again(two):
    (anna, mine), (bo, theirs) = two
    bo.save(theirs.without_file("adepter.csv").read(), action="take_away")

    anna.save(mine.decided(id_of(mine, "A1"), accepted()), action="decide")

    assert {row["name"] for row in rows_of(anna.database, "contact").values()} == {"Ebba Ek", "Ivar Al"}
