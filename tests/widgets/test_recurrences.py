"""Been here before, on the page: found beside the work, said by a click, taken back, told."""

import asyncio

import pytest

from tests.keeping.test_same_people import ADEPTS_LATER, MENTORS_LATER, together
from tests.store.kept import ADEPTS, MENTORS
from widgets.pages.saving import SavingView
from widgets.saver import Saver
from widgets.shell import Shell
from widgets.state import State
from workbench.locale import use_language
from workbench.store.opening import open_store
from workbench.store.rows import rows_of


@pytest.fixture(autouse=True)
def _in_english():
    use_language("en")
    yield
    use_language("en")


@pytest.fixture
def database(tmp_path):
    opened = open_store(tmp_path)
    yield opened
    opened.close()


def run(scene):
    return asyncio.run(scene())


async def quiet(state):
    """Wait until everything is written and looked for."""
    while not (
        (state.saver is None or state.saver.safe or state.saver.status in ("failed", "waiting"))
        and (state.round.parsed is None or state.recurrences.found is not None)
        and not state.recurrences._looking
    ):
        await asyncio.sleep(0.005)


async def handed_in(database, name, mentors, adepts):
    state = State(saver=Saver(database, name="Anna")) if database else State()
    if database:
        state.rounds.begin("mitt_livs_chans", name=name)
    await state.hand_in("mentorer.csv", mentors.encode())
    await state.hand_in("adepter.csv", adepts.encode())
    return state


async def second_round(database):
    """The Applicants page of a round in which some of an earlier one come back."""
    first = await handed_in(database, "Spring 2024", MENTORS, ADEPTS)
    while not first.saver.safe:
        await asyncio.sleep(0.005)
    state = await handed_in(database, "2025", MENTORS_LATER, ADEPTS_LATER)
    page = Shell(state).page("applicants")
    page._open("recurrences")
    await quiet(state)
    return state, page, page.views["recurrences"]


def cells(view, column):
    def text(cell):
        return cell["text"] if isinstance(cell, dict) else cell

    return [text(row["cells"][column]) for row in view.table.rows]


def badge(page):
    (step,) = [each for each in page.steps.items if each["id"] == "recurrences"]
    return step["badge"]


@pytest.mark.requirement("M-24")
def test_the_page_says_who_was_here_before_as_what_when_how_surely_and_why(database):
    async def scene():
        return await second_round(database)

    _, page, view = run(scene)

    assert cells(view, "person") == ["Noor, Sara", "Ivar Al", "Lin Wei"]
    assert cells(view, "earlier") == [
        "Mentee in Spring 2024", "Mentor in Spring 2024", "Mentee in Spring 2024",
    ]  # fmt: skip
    assert view.table.rows[0]["cells"]["earlier"]["sub"] == "Sara Noor · A-001"
    assert cells(view, "sure") == [
        "almost certainly the same person",
        "almost certainly the same person",
        "possibly the same person",
    ]
    assert cells(view, "why")[0] == "The names are the same. The e-mail address is the same."
    assert view.table.rows[2]["cells"]["why"]["sub"] == "Against it: The e-mail addresses differ."
    assert set(cells(view, "said")) == {"not looked at"}
    assert badge(page) == "3"
    assert rows_of(database, "same_person") == {}


@pytest.mark.requirement("M-24")
def test_a_click_links_is_kept_shown_beside_the_rules_and_taken_back(database):
    async def scene():
        state, page, view = await second_round(database)
        row = view.table.rows[0]["id"]
        view.table.receive({"kind": "action", "row": row, "action": "same"})
        await quiet(state)
        linked = together(database), cells(view, "said")[0], badge(page)
        page._open("eligibility")
        (sara,) = [
            each for each in page.views["eligibility"].table.rows
            if each["cells"]["person"]["text"] == "Noor, Sara"
        ]  # fmt: skip
        page._open("recurrences")
        await quiet(state)
        (of_row,) = [each for each in view.table.rows if each["id"] == row]
        view.table.receive({"kind": "action", "row": row, "action": "back"})
        await quiet(state)
        return linked, sara["detail"][0], of_row["actions"], together(database), badge(page)

    linked, detail, offered, taken_back, number = run(scene)

    assert linked == ([["A1", "N1"]], "same person", "2")
    assert detail == {"term": "Been here before", "text": "Mentee in Spring 2024", "tone": "info"}
    assert [each["id"] for each in offered] == ["back"]
    assert (taken_back, number) == ([], "3")


def test_undo_takes_the_word_back_in_the_store_too(database):
    async def scene():
        state, _, view = await second_round(database)
        view.table.receive({"kind": "action", "row": view.table.rows[0]["id"], "action": "same"})
        await quiet(state)
        state.undo()
        await quiet(state)
        undone = together(database), dict(state.round.same_people)
        state.redo()
        await quiet(state)
        return undone, together(database)

    assert run(scene) == (([], {}), [["A1", "N1"]])


def test_another_person_is_kept_and_joins_nobody(database):
    async def scene():
        state, _, view = await second_round(database)
        view.table.receive({"kind": "action", "row": view.table.rows[2]["id"], "action": "another"})
        await quiet(state)
        return cells(view, "said")

    assert run(scene) == ["not looked at", "not looked at", "another person"]
    assert [row["same"] for row in rows_of(database, "same_person").values()] == [False]
    assert together(database) == []


def test_a_forged_click_about_somebody_who_was_not_suggested_changes_nothing(database):
    async def scene():
        state, _, view = await second_round(database)
        first, *_ = state.round.parsed.people.index
        state.recurrences.say((first, view.shown[view.table.rows[2]["id"]].earlier), same=True)
        view.table.receive({"kind": "action", "row": "mentor-001||nobody", "action": "same"})
        await quiet(state)
        return dict(state.round.same_people), view.table.refused

    assert run(scene) == ({}, 1)


def test_two_windows_that_say_different_things_are_told_in_words(database):
    async def scene():
        mine, _, view = await second_round(database)
        theirs = State(saver=Saver(database, name="Bo"))
        await theirs.rounds.open(mine.saver.kept.id)
        await theirs.recurrences.look()
        pair = view.shown[view.table.rows[0]["id"]].pair
        theirs.recurrences.say(pair, same=False)
        await quiet(theirs)
        mine.recurrences.say(pair, same=True)
        await quiet(mine)
        told = SavingView(mine)
        told.show()
        return told.notice.sentences[0]

    assert run(scene) == (
        "Whether Noor, Sara · M-001 was in an earlier round: "
        "they wrote another person, you wrote the same person."
    )


def test_a_first_round_says_in_one_sentence_that_there_is_nothing(database):
    async def scene():
        state = await handed_in(database, "First", MENTORS, ADEPTS)
        page = Shell(state).page("applicants")
        page._open("recurrences")
        await quiet(state)
        return page, page.views["recurrences"]

    page, view = run(scene)

    assert view.lead.paragraphs == [
        "This is the only round with people, and nobody applied in two roles."
    ]
    assert view.table.layout.display == "none"
    assert badge(page) == ""


def test_a_page_without_a_store_compares_the_roles_of_its_round():
    async def scene():
        both = MENTORS.replace("Ebba Ek;ebba@example.org", "Sara Noor;sara@example.org")
        state = await handed_in(None, "", both, ADEPTS)
        page = Shell(state).page("applicants")
        page._open("recurrences")
        await quiet(state)
        return page.views["recurrences"]

    assert cells(run(scene), "earlier") == ["Mentor in this round"]
