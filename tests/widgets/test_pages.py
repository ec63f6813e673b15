"""The pages without a browser: what they show, and what a click on them does."""

import asyncio
import dataclasses
from pathlib import Path

import pytest

from widgets.pages.problems import can_mend
from widgets.pages.reading import next_step, what_was_read
from widgets.pages.words import code_of, role_letters
from widgets.shell import Shell
from widgets.state import State
from workbench.locale import Labels, use_language
from workbench.people import Problem
from workbench.programme import read_programme

MINIATURE = Path(__file__).parents[2] / "sample_data" / "miniature"


@pytest.fixture(autouse=True)
def _in_english():
    use_language("en")
    yield
    use_language("en")


def content_of(name, **replaced):
    text = (MINIATURE / name).read_text(encoding="utf-8")
    for old, new in replaced.items():
        assert old in text
        text = text.replace(old, new, 1)
    return text.encode()


async def opened(page="applicants", *, adepts=None):
    """State with the miniature's people, and the shell that shows it."""
    state = State()
    await state.hand_in("adepts.csv", adepts or content_of("adepts.csv"))
    await state.hand_in("mentors.csv", content_of("mentors.csv"))
    state.page = page
    shell = Shell(state)
    if page == "matching":
        await proposed(state)
    return state, shell


async def proposed(state):
    """Wait for what the page has begun."""
    await asyncio.sleep(0)
    await state.settled()


def run(scene):
    return asyncio.run(scene())


def cell(table, row, column):
    return next(each for each in table.rows if each["id"] == row)["cells"][column]


def seen(widget):
    return widget.layout.display != "none"


# ------------------------------------------------------------------------------ Shell


def test_the_bar_names_the_programme_the_pages_and_where_the_data_stays():
    shell = Shell(State())

    assert shell.nav.title == "Mentor workbench"
    assert shell.nav.subtitle == "Mitt Livs Chans mentoring programme"
    assert shell.nav.note == "Everything stays on this computer"
    assert [each["label"] for each in shell.nav.pages][:3] == ["Rounds", "Applicants", "Matching"]
    assert shell.nav.main in shell.box.children[1]._dom_classes


def test_with_the_demo_the_bar_says_that_the_people_are_made_up(monkeypatch):
    monkeypatch.setenv("WORKBENCH_DEMO", "1")

    assert Shell(State()).nav.note == "Made-up people, for trying things out"


def test_what_is_being_done_and_what_was_said_follow_the_language():
    state = State()
    shell = Shell(state)
    state.decide(("nobody",), accepted=True, reason="")
    said = list(shell.said.sentences)

    state.speak("sv")

    assert shell.said.sentences != said
    assert len(shell.said.sentences) == 1


def test_a_notice_put_away_is_gone_from_the_state_too():
    state = State()
    shell = Shell(state)
    state.decide(("nobody",), accepted=True, reason="")

    shell.said.receive({"kind": "dismiss"})

    assert state.said == ()


def test_a_page_is_in_sight_only_after_it_was_drawn():
    shell = Shell(State())

    applicants = shell.page("applicants")
    matching = shell.page("matching")

    assert (seen(applicants.box), seen(matching.box)) == (True, False)


# ------------------------------------------------------------------------------ Lists


def test_after_the_lists_one_line_says_what_was_read_and_leads_on():
    async def scene():
        state, shell = await opened()
        view = shell.page("applicants").views["lists"]
        view.read.receive({"kind": "action", "id": next_step(state.round)})
        return state, view

    state, view = run(scene)

    assert view.read.sentences == ["12 mentees and 9 mentors read. Every answer was understood."]
    assert [each["label"] for each in view.read.buttons] == ["On to matching"]
    assert state.page == "matching"


def test_rows_set_aside_and_unclear_answers_are_counted():
    async def scene():
        first = content_of("adepts.csv").decode().splitlines()[1]
        text = content_of("adepts.csv").decode() + first + "\n"
        return await opened(adepts=text.encode())

    state, shell = run(scene)

    assert "1 row was set aside." in what_was_read(state.round)
    assert next_step(state.round) == "problems"
    assert shell.page("applicants").views["lists"].read.buttons[0]["label"] == "See the problems"


def test_without_people_nothing_is_said_to_have_been_read():
    assert what_was_read(State().round) == ""


# --------------------------------------------------------------------------- Problems


def test_a_row_set_aside_offers_no_answer_to_write():
    async def scene():
        first = content_of("adepts.csv").decode().splitlines()[1]
        text = content_of("adepts.csv").decode() + first + "\n"
        state, shell = await opened(adepts=text.encode())
        page = shell.page("applicants")
        page._open("problems")
        table = page.views["problems"].table
        row = next(each for each in table.rows if each["cells"]["severity"]["tone"] == "stop")
        table.receive({"kind": "edit", "row": row["id"], "column": "answer", "value": "x"})
        return state, row, table

    state, row, table = run(scene)

    assert row["cells"]["answer"] == {"absent": True}
    assert row["cells"]["where"]["text"].startswith("adepts.csv, row ")
    assert table.refused == 1
    assert not state.round.corrections


@pytest.mark.parametrize(
    ("problem", "mended"),
    [
        ({"row": 3, "field": "birth_year", "code": "not_a_number"}, True),
        ({"row": 3, "field": None, "code": "not_a_number"}, False),
        ({"row": None, "field": "birth_year", "code": "column_missing"}, False),
        ({"row": 3, "field": "email", "code": "set_aside"}, False),
    ],
)
def test_only_one_answer_in_one_cell_is_mended_on_the_page(problem, mended):
    assert (
        can_mend(Problem(severity="unknown", what="", mend="", file="a.csv", **problem)) is mended
    )


# ------------------------------------------------------------------------ Eligibility


def without_education_level():
    """The adepts, the first of whom does not say what she has studied."""
    return content_of("adepts.csv", Kandidatexamen="")


def test_what_is_open_names_what_to_ask_for_and_comes_first():
    async def scene():
        _, shell = await opened(adepts=without_education_level())
        page = shell.page("applicants")
        page._open("eligibility")
        return page.views["eligibility"]

    view = run(scene)

    first = view.table.rows[0]
    assert first["cells"]["standing"]["text"] == "More information needed"
    assert first["cells"]["open"] == "Ask: What is your highest completed level of education?"
    assert first["cells"]["part"]["text"] == "no"
    assert {row["cells"]["open"] for row in view.table.rows[1:]} == {""}


def test_all_who_wait_are_accepted_at_once_with_the_reason_and_stay_where_they_stand():
    async def scene():
        state, shell = await opened(adepts=without_education_level())
        page = shell.page("applicants")
        page._open("eligibility")
        view = page.views["eligibility"]
        order = [row["id"] for row in view.table.rows]
        before = view.at_once.items
        view.at_once.receive({"kind": "action", "id": "needs_info"})
        view.reason.receive({"kind": "change", "value": "talked"})
        view.at_once.receive({"kind": "action", "id": "needs_info"})
        return state, view, order, before

    state, view, order, before = run(scene)

    assert [(each["label"], each["disabled"]) for each in before] == [
        ("Accept the 1 that needs more information", True)
    ]
    assert view.at_once.refused == 1
    assert [each.reason for each in state.round.decisions.values()] == [
        "I have talked with the person"
    ]
    assert view.at_once.items == []
    assert [row["id"] for row in view.table.rows] == order


# ------------------------------------------------------------------------------ Codes


def test_codes_are_short_and_the_same_in_every_language():
    programme = read_programme("mitt_livs_chans")
    codes = []
    for language in ("en", "sv"):
        use_language(language)
        codes.append((code_of("mentor-054", programme), code_of("mentee-234", programme)))

    assert codes == [("M-054", "A-234"), ("M-054", "A-234")]
    assert code_of("somebody", programme) == "somebody"


def test_roles_whose_words_begin_alike_get_different_letters():
    programme = read_programme("mitt_livs_chans")
    words = {"mentor": Labels({"sv": "mentor"}), "mentee": Labels({"sv": "mentee"})}
    alike = _with_terms(programme, words)
    same = _with_terms(programme, {name: Labels({"sv": "par"}) for name in words})

    assert dict(role_letters(alike)) == {"mentor": "MO", "mentee": "ME"}
    assert dict(role_letters(same)) == {"mentor": "MENTOR", "mentee": "MENTEE"}


def _with_terms(programme, terms):
    return dataclasses.replace(programme, terms=terms)


# --------------------------------------------------------------------------- Matching


def test_without_lists_the_matching_page_says_what_is_missing_and_shows_no_table():
    async def scene():
        state = State(page="matching")
        return Shell(state).page("matching")

    page = run(scene)

    assert page.notice.heading == "Nothing to match yet"
    assert [each["id"] for each in page.notice.buttons] == ["applicants"]
    assert not seen(page.split)


def test_the_first_proposal_is_awaited_with_an_outline_instead_of_an_empty_table():
    async def scene():
        state, shell = await opened()
        state.go("matching")
        page = shell.page("matching")
        await asyncio.sleep(0)
        waiting = (page.waiting.message, seen(page.main))
        await proposed(state)
        return waiting, (page.waiting.message, seen(page.main)), page.views["pairs"].table

    waiting, there, table = run(scene)

    assert waiting == ("Looking for the best pairs", False)
    assert there == ("", True)
    assert len(table.rows) == 11
    assert not table.busy


def test_a_proposal_that_fails_says_so_and_can_be_tried_again():
    async def scene():
        state, shell = await opened("matching")
        page, sound = shell.page("matching"), state.round
        asyncio.get_running_loop().set_exception_handler(lambda *_: None)
        state.round = dataclasses.replace(sound, scores="not scores", proposal=None)
        await proposed(state)
        await asyncio.sleep(0)
        failed = (page.notice.tone, page.waiting.message, page.views["pairs"].table.busy)
        state.round = dataclasses.replace(sound, proposal=None)
        page.notice.receive({"kind": "action", "id": "again"})
        await proposed(state)
        return failed, page.notice.sentences, state.round.proposal

    failed, sentences, proposal = run(scene)

    assert failed == ("stop", "", False)
    assert sentences == []
    assert proposal is not None


def test_leaving_the_page_and_coming_back_makes_no_second_proposal():
    async def scene():
        state, _ = await opened()
        rounds = []
        state.observe(lambda change: rounds.append(change["new"].proposal), "round")
        for page in ("matching", "applicants", "matching"):
            state.go(page)
            await asyncio.sleep(0)
        await proposed(state)
        return rounds

    assert len(run(scene)) == 1


def test_a_second_pair_can_be_kept_while_the_first_is_being_worked_in():
    async def scene():
        state, shell = await opened("matching")
        table = shell.page("matching").views["pairs"].table
        rows = [each["id"] for each in table.rows[:2]]
        for row in rows:
            table.receive({"kind": "action", "row": row, "action": "keep"})
            await asyncio.sleep(0)
        pressed = [each["actions"][0]["pressed"] for each in table.rows[:2]]
        await proposed(state)
        return state, rows, pressed

    state, rows, pressed = run(scene)

    assert {f"{giver}|{receiver}" for giver, receiver in state.round.wishes.keep} == set(rows)
    assert pressed == [True, True]


def test_a_pair_that_is_not_proposed_is_not_kept():
    async def scene():
        state, shell = await opened("matching")
        await shell.page("matching").views["pairs"]._act("mentor-001|mentee-012", "keep")
        return state

    assert run(scene).round.wishes.keep == frozenset()


def test_a_pair_shows_names_and_codes_and_how_the_head_is_to_be_read():
    async def scene():
        _, shell = await opened("matching")
        return shell.page("matching").views["pairs"].table

    table = run(scene)

    assert table.rows[0]["cells"]["giver"]["text"].startswith("M-")
    assert table.rows[0]["cells"]["receiver"]["text"].startswith("A-")
    strips = [each for each in table.columns if each["kind"] == "bars"]
    assert strips[0]["help"].startswith(
        "Each block is a criterion, from the left: Education, Industry, Experience."
    )


def test_the_language_may_change_while_a_slider_is_moved():
    async def scene():
        state, shell = await opened("matching")
        page = shell.page("matching")
        moving = asyncio.create_task(state.weigh("industry", 0))
        await asyncio.sleep(0)
        state.speak("sv")
        meanwhile = (page.views["pairs"].table.caption, page.views["pairs"].table.busy)
        await moving
        return meanwhile, page.views["pairs"].table

    meanwhile, table = run(scene)

    assert meanwhile == ("Föreslagna par", True)
    assert (table.caption, table.busy) == ("Föreslagna par", False)


def test_what_would_help_stands_over_those_without_a_pair():
    async def scene():
        state, shell = await opened("matching")
        state.decide(("mentor-001",), accepted=False, reason="Withdrew")
        await proposed(state)
        page = shell.page("matching")
        page._open("unmatched")
        return page

    page = run(scene)

    assert page.views["unmatched"].ways.heading == "What would help"
    assert page.head.ways.sentences == []
    assert {row["cells"]["person"]["text"][:2] for row in page.views["unmatched"].table.rows} == {
        "A-",
        "M-",
    }


def test_the_result_is_a_tag_among_five_figures():
    async def scene():
        _, shell = await opened("matching")
        return shell.page("matching").head.figures.items

    figures = run(scene)

    assert len(figures) == 5
    assert figures[0]["value"] == "11 of 12"
    assert (figures[-1]["value"], figures[-1]["tag"]) == ("Best possible, proven", True)


def test_undo_and_redo_are_offered_when_there_is_something_to_undo():
    async def scene():
        state, shell = await opened("matching")
        history = shell.page("matching").head.history
        await state.weigh("industry", 0)
        offered = [not each["disabled"] for each in history.items]
        history.receive({"kind": "action", "id": "undo"})
        await state.settled()
        return offered, [not each["disabled"] for each in history.items], state

    before, after, state = run(scene)

    assert (before, after) == ([True, False], [True, True])
    assert state.round.wishes.weights == {}


# -------------------------------------------------- Clicks on what is no longer there


def test_a_second_click_on_remove_takes_no_other_list_away():
    async def scene():
        state, shell = await opened()
        view = shell.page("applicants").views["lists"]
        row = view.table.rows[0]["id"]
        await view._act(row, "remove")
        await view._act(row, "remove")
        return [each.table.file for each in state.round.lists]

    assert run(scene) == ["mentors.csv"]


def test_an_answer_for_a_column_of_a_removed_list_changes_no_other_list():
    async def scene():
        state, shell = await opened()
        page = shell.page("applicants")
        page._open("columns")
        view = page.views["columns"]
        row = next(each["id"] for each in view.table.rows if each["id"].startswith("adepts.csv"))
        await state.take_away("adepts.csv")
        before = state.round
        await view._edit(row, "field", "-")
        return before is state.round

    assert run(scene)


def test_a_problem_keeps_its_row_when_another_is_mended():
    async def scene():
        adepts = content_of("adepts.csv", Syrien="Syrienn", Kandidatexamen="Kandidatexamenn")
        _, shell = await opened(adepts=adepts)
        page = shell.page("applicants")
        page._open("problems")
        view = page.views["problems"]
        rows = [row for row in view.table.rows if "absent" not in row["cells"]["answer"]]
        first, second = (row["id"] for row in rows[:2])
        await view._edit(first, "answer", "Syrien")
        return first, second, [row["id"] for row in view.table.rows]

    first, second, rows = run(scene)

    assert first not in rows
    assert second in rows
