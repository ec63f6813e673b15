"""Saving as it happens: what the page says is saved, is in the store, for the next page too."""

import asyncio
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from widgets.pages.programme_desk import Desk
from widgets.pages.saving import SavingView
from widgets.pages.start import StartPage
from widgets.saver import Saver
from widgets.shell import Shell
from widgets.state import State
from workbench.keeping import open_kept
from workbench.keeping.rounds import author
from workbench.locale import use_language
from workbench.store.overview import rounds_in_store

MINIATURE = Path(__file__).parents[2] / "sample_data" / "miniature"
FILES = {name: (MINIATURE / name).read_bytes() for name in ("adepts.csv", "mentors.csv")}


@pytest.fixture(autouse=True)
def _in_english():
    use_language("en")
    yield
    use_language("en")


@contextmanager
def out_of_reach(database):
    """The database cannot be written meanwhile: its file is gone, or its server lets nobody in."""
    if database.is_file:
        aside = database.path.with_name("aside.db")
        database.path.rename(aside)
        database.path.mkdir()
        yield
        database.path.rmdir()
        aside.rename(database.path)
        return
    name = database.url.database
    first = database.url.set(database="postgres")
    engine = sa.create_engine(first, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with engine.connect() as connection:
        connection.execute(sa.text(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false"))
        connection.execute(
            sa.text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"),
            {"name": name},
        )
        yield
        connection.execute(sa.text(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true"))


def run(scene):
    return asyncio.run(scene())


async def saved(state):
    """Wait until everything that was begun is written, or waits for a choice."""
    while not (state.saver.safe or state.saver.status in ("failed", "waiting")):
        await asyncio.sleep(0.005)


async def page(database, name="Anna"):
    return State(saver=Saver(database, name=name))


async def page_with_people(database, name="Anna"):
    state = await page(database, name)
    for each in FILES.items():
        await state.hand_in(*each)
    await saved(state)
    return state


async def same_round(database, other, name="Bo"):
    """A second page on the round of another one."""
    state = await page(database, name)
    await state.rounds.open(other.saver.kept.id)
    return state


def kept(database):
    (only,) = rounds_in_store(database)
    return open_kept(database, only.id, by=author(database, "Somebody"))[1]


def test_a_list_handed_in_is_there_for_the_next_page(database):
    async def scene():
        first = await page_with_people(database)
        second = await same_round(database, first, name="Anna")
        return first, second

    first, second = run(scene)

    assert first.saver.status == "saved"
    assert second.round.lists == first.round.lists
    assert len(second.round.parsed.applications) == 21


def test_every_action_is_in_the_store_when_the_page_says_saved(database):
    async def scene():
        state = await page_with_people(database)
        await state.propose()
        giver, receiver = min(state.round.proposal.pair_ids)
        state.decide(("mentor-001",), accepted=False, reason="Withdrew")
        await state.weigh("industry", 61)
        await state.count_missing("zero")
        await state.keep(giver, receiver)
        await state.rule_out("mentor-002", "mentee-003")
        await saved(state)
        return state

    state = run(scene)

    again = kept(database)
    assert again.wishes == state.round.wishes
    assert again.wishes.weights["industry"] == 61
    assert again.decisions == state.round.decisions
    assert again.decisions["mentor-001"].reason == "Withdrew"


def test_a_step_is_not_called_saved_before_it_is_written(database):
    async def scene():
        state = await page_with_people(database)
        state.decide(("mentor-001",), accepted=False, reason="Withdrew")
        at_once = state.saver.status, state.saver.safe, dict(kept(database).decisions)
        await saved(state)
        return state, at_once

    state, at_once = run(scene)

    assert at_once == ("saving", False, {})
    assert (state.saver.status, state.saver.safe) == ("saved", True)
    assert set(kept(database).decisions) == {"mentor-001"}


def test_undo_goes_through_the_store_and_works_on_the_next_day(database):
    async def scene():
        state = await page_with_people(database)
        await state.weigh("industry", 61)
        await state.weigh("education", 12)
        await saved(state)
        next_day = await same_round(database, state, name="Anna")
        assert next_day.can_undo
        next_day.undo()
        await saved(next_day)
        one_back = dict(next_day.round.wishes.weights)
        next_day.undo()
        await saved(next_day)
        two_back = dict(next_day.round.wishes.weights)
        next_day.redo()
        await saved(next_day)
        return one_back, two_back, dict(next_day.round.wishes.weights)

    one_back, two_back, again = run(scene)

    assert one_back == {"industry": 61}
    assert two_back == {}
    assert again == {"industry": 61}
    assert dict(kept(database).wishes.weights) == {"industry": 61}


def test_undo_shows_the_earlier_proposal_at_once(database):
    async def scene():
        state = await page_with_people(database)
        await state.propose()
        before = state.round.proposal
        await state.weigh("industry", 61)
        state.undo()
        shown = state.round.proposal
        await saved(state)
        return before, shown, state

    before, shown, state = run(scene)

    assert shown is before
    assert state.round.proposal is before
    assert dict(kept(database).wishes.weights) == {}


def test_moves_of_one_slider_are_one_step(database):
    async def scene():
        state = await page_with_people(database)
        for weight in (50, 55, 60):
            await state.weigh("industry", weight)
        await saved(state)
        state.undo()
        await saved(state)
        return dict(state.round.wishes.weights)

    assert run(scene) == {}


def test_what_somebody_else_did_is_taken_over_and_told(database):
    async def scene():
        mine = await page_with_people(database)
        theirs = await same_round(database, mine)
        await theirs.weigh("industry", 61)
        theirs.decide(("mentor-001",), accepted=False, reason="Withdrew")
        await saved(theirs)
        await mine.rounds.look()
        return mine

    mine = run(scene)

    assert dict(mine.round.wishes.weights) == {"industry": 61}
    assert set(mine.round.decisions) == {"mentor-001"}
    told = [str(each) for each in mine.said]
    assert any(each.startswith("Bo changed a weight at ") for each in told)
    assert any(each.startswith("Bo decided about applications at ") for each in told)


def test_two_people_who_change_different_things_lose_nothing(database):
    async def scene():
        mine = await page_with_people(database)
        theirs = await same_round(database, mine)
        await theirs.weigh("industry", 61)
        mine.decide(("mentor-001",), accepted=False, reason="Withdrew")
        await saved(mine)
        await saved(theirs)

    run(scene)

    both = kept(database)
    assert dict(both.wishes.weights) == {"industry": 61}
    assert set(both.decisions) == {"mentor-001"}


async def two_weights(database):
    mine = await page_with_people(database)
    theirs = await same_round(database, mine)
    await theirs.weigh("industry", 61)
    await saved(theirs)
    await mine.weigh("industry", 12)
    await saved(mine)
    return mine


def test_a_difference_is_told_in_words_and_nothing_is_written_over(database):
    async def scene():
        mine = await two_weights(database)
        view = SavingView(mine)
        view.show()
        return mine, view.notice

    mine, notice = run(scene)

    assert mine.saver.status == "waiting"
    assert notice.heading == "Bo changed the same thing meanwhile."
    assert notice.sentences == [
        "The weight of Industry: they wrote 61, you wrote 12.",
        "Nothing of yours is saved until you choose.",
    ]
    assert dict(kept(database).wishes.weights) == {"industry": 61}


@pytest.mark.parametrize(("mine_wins", "weight"), [(True, 12), (False, 61)])
def test_a_person_chooses_between_the_two(database, mine_wins, weight):
    async def scene():
        mine = await two_weights(database)
        mine.decide(("mentor-001",), accepted=False, reason="Withdrew")
        await saved(mine)
        await mine.rounds.settle(mine=mine_wins)
        await saved(mine)
        return mine

    mine = run(scene)

    assert mine.saver.status == "saved"
    assert dict(mine.round.wishes.weights) == {"industry": weight}
    assert dict(kept(database).wishes.weights) == {"industry": weight}
    # What was done while the choice waited is saved with it.
    assert set(kept(database).decisions) == {"mentor-001"}


def test_a_step_taken_while_another_is_taken_back_loses_nothing_of_a_colleague(database):
    async def scene():
        mine = await page_with_people(database)
        await mine.weigh("education", 5)
        await saved(mine)
        again = await same_round(database, mine, name="Anna")
        theirs = await same_round(database, mine)
        await theirs.weigh("industry", 61)
        await saved(theirs)
        again.undo()
        again.decide(("mentor-001",), accepted=False, reason="Withdrew")
        await saved(again)
        await again.rounds.look()
        await saved(again)

    run(scene)

    both = kept(database)
    assert both.wishes.weights.get("industry") == 61
    assert set(both.decisions) == {"mentor-001"}


def test_a_page_opens_where_the_round_was_left(database):
    async def scene():
        state = await page_with_people(database)
        state.go("matching")
        await asyncio.sleep(0.05)
        await saved(state)
        later = await same_round(database, state, name="Anna")
        return later.page

    assert run(scene) == "matching"


def test_an_address_of_a_round_that_is_gone_leads_to_the_rounds(database):
    async def scene():
        state = await page(database)
        await state.rounds.open("r-nowhere")
        return state

    state = run(scene)

    assert state.page == "start"
    assert [str(each) for each in state.said] == ["There is no such round any more."]


def test_the_start_page_lists_begins_renames_and_puts_away(database):
    async def scene():
        state = await page_with_people(database)
        start = StartPage(state)
        start.show()
        first = start.table.rows
        start.table.receive(
            {"kind": "edit", "row": first[0]["id"], "column": "name", "value": "Spring"}
        )
        start.table.receive({"kind": "action", "row": first[0]["id"], "action": "away"})
        await asyncio.sleep(0)
        renamed = start.table.rows
        await start._begin("begin")
        await saved(state)
        start.refresh()
        return first, renamed, start.table.rows, state

    first, renamed, both, state = run(scene)

    assert first[0]["cells"]["people"] == 21
    assert first[0]["cells"]["changed"]["sub"] == "Anna"
    assert renamed[0]["cells"]["name"]["value"] == "Spring"
    assert renamed[0]["cells"]["state"]["text"] == "archived"
    assert len(both) == 2
    assert (state.page, state.round.lists) == ("applicants", ())


def test_the_bar_says_what_is_saved_and_names_the_round(database):
    async def scene():
        state = await page_with_people(database)
        shell = Shell(state)
        state.decide(("mentor-001",), accepted=False, reason="Withdrew")
        before = shell.nav.note, shell.nav.unsaved
        await saved(state)
        return before, shell.nav, state.saver.kept.id

    before, nav, round_id = run(scene)

    assert before == ("Saving …", True)
    assert nav.note.startswith("Saved ")
    assert nav.unsaved is False
    assert nav.round == round_id


def test_a_step_that_cannot_be_written_stays_on_the_page_and_is_saved_later(database):
    async def scene():
        state = await page_with_people(database)
        with out_of_reach(database):
            state.decide(("mentor-001",), accepted=False, reason="Withdrew")
            await saved(state)
            view = SavingView(state)
            view.show()
            failed = state.saver.status, view.notice.heading, len(view.notice.sentences)
        await state.rounds.save_again()
        await saved(state)
        return failed, state.saver.status

    failed, after = run(scene)

    assert failed == ("failed", "Not saved", 2)
    assert after == "saved"
    assert set(kept(database).decisions) == {"mentor-001"}


@pytest.mark.parametrize(("mine_wins", "weight"), [(True, None), (False, 61)])
def test_going_back_over_what_a_colleague_changed_is_a_choice(database, mine_wins, weight):
    async def scene():
        mine = await page_with_people(database)
        await mine.weigh("industry", 12)
        await saved(mine)
        theirs = await same_round(database, mine)
        await theirs.weigh("industry", 61)
        await saved(theirs)
        mine.undo()
        await saved(mine)
        waited = mine.saver.status
        await mine.rounds.settle(mine=mine_wins)
        await saved(mine)
        return waited, mine

    waited, mine = run(scene)

    assert waited == "waiting"
    assert mine.saver.status == "saved"
    assert kept(database).wishes.weights.get("industry") == weight
    assert mine.round.wishes.weights.get("industry") == weight


def test_a_changed_programme_is_there_again_in_its_round_only(database):
    async def scene():
        state = await page_with_people(database)
        desk = Desk(state)
        desk.change("match.criterion[0].weight", to=77)
        await saved(state)
        same = Desk(await same_round(database, state, name="Anna"))
        colleague = Desk(await same_round(database, state))
        state.rounds.begin("mitt_livs_chans", name="Another")
        await saved(state)
        return same.draft, colleague.draft, desk.draft

    same, colleague, other_round = run(scene)

    assert same.at("match.criterion[0].weight") == 77
    assert colleague.at("match.criterion[0].weight") == 40
    assert other_round.at("match.criterion[0].weight") == 40


def test_what_was_said_of_a_column_is_known_in_the_next_round_of_the_programme(database):
    async def scene():
        first = await page(database)
        await first.hand_in("a.csv", b"Namn;Roll;Gren\nAda Ek;Mentor;IT\n")
        (place,) = [each.place for each in first.round.lists]
        await first.give_column(place, 2, "industry")
        await saved(first)
        second = await page(database, "Bo")
        await second.hand_in("b.csv", b"Namn;Roll;Gren\nBo Al;Mentor;Handel\n")
        await saved(second)
        return second

    second = run(scene)

    column = second.round.lists[0].mapping.columns[2]
    assert (column.field, column.how) == ("industry", "remembered")


def test_which_of_two_applications_counts_outlives_the_page(database):
    async def scene():
        state = await page(database)
        twice = b"Namn;Roll;E-post;Bransch\nAda Ek;Mentor;a@x.example;IT\nAda Ek;Mentor;a@x.example;Handel\n"
        await state.hand_in("a.csv", twice)
        await state.count_row(("a.csv", None, 2))
        await saved(state)
        return await same_round(database, state, name="Anna")

    later = run(scene)

    assert later.round.counted == (("a.csv", None, 2),)
    assert list(later.round.parsed.applications["row"]) == [2]
