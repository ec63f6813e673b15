"""The Programme page without a browser: what it shows, and what an edit on it does."""

import asyncio
from pathlib import Path

import pytest

from widgets.pages.programme_desk import REST
from widgets.shell import Shell
from widgets.state import State
from workbench.locale import use_language
from workbench.programme import library, programme_from_bytes, read_programme
from workbench.programme.drafting import draft_of

MINIATURE = Path(__file__).parents[2] / "sample_data" / "miniature"
YEARS = "role[0].rule[0]"
EDUCATION = "match.criterion[0]"


@pytest.fixture(autouse=True)
def _in_english():
    use_language("en")
    yield
    use_language("en")


def run(scene):
    return asyncio.run(scene())


async def opened(part="need", *, people=True):
    state = State()
    if people:
        for name in ("adepts.csv", "mentors.csv"):
            await state.hand_in(name, (MINIATURE / name).read_bytes())
    shell = Shell(state)
    state.go("programme")
    page = shell.page("programme")
    page._open(part)
    return state, page


async def tried(page):
    await asyncio.sleep(REST + 0.05)
    while page.desk.step:
        await asyncio.sleep(0.02)


def edit(table, row, column, value):
    table.receive({"kind": "edit", "row": row, "column": column, "value": value})


def write(area, text):
    area.receive({"kind": "change", "value": text})


def answer(form, name, value):
    form.receive({"kind": "change", "id": name, "value": value})


def press(component, name):
    component.receive({"kind": "action", "id": name})


def row(table, name):
    return next(each for each in table.rows if each["id"] == name)


# ------------------------------------------------------------------------ What it shows


def test_need_and_aim_stand_first():
    async def scene():
        return await opened(people=False)

    _, page = run(scene)

    assert page.tabs.items[0]["label"] == "Need and aim"
    assert page.views["need"].texts["need"].value.startswith("Academics with foreign")


def test_every_rule_has_its_sentence_its_severity_and_its_source():
    async def scene():
        return await opened("rules", people=False)

    _, page = run(scene)
    cells = row(page.views["rules"].tables[0], YEARS)["cells"]

    assert cells["rule"]["text"] == "Has worked in Sweden for at least two years."
    assert cells["severity"]["text"] == "must be met"
    assert cells["number"] == {"value": "2"}
    assert cells["source"]["text"] == "mlc-mentor:23"
    assert cells["source"]["tag"]["text"] == "ours"


def test_a_level_is_chosen_among_the_levels_of_its_question():
    async def scene():
        return await opened("rules", people=False)

    _, page = run(scene)
    cells = row(page.views["rules"].tables[0], "role[0].rule[3]")["cells"]

    assert cells["number"] == {"absent": True}
    assert cells["level"]["value"] == "fluent"
    assert cells["level"]["options"][0]["id"] == "none"


@pytest.mark.parametrize("name", library())
def test_every_part_of_every_programme_of_the_library_can_be_shown(name):
    async def scene():
        state, page = await opened(people=False)
        page.which.receive({"kind": "change", "value": name})
        for part in page.views:
            page._open(part)
        return state, page

    state, page = run(scene)

    assert state.round.programme.id == name
    assert page.faults.sentences == []
    rules = [len(role.rule) for role in state.round.programme.role]
    assert [len(table.rows) for table in page.views["rules"].tables] == rules


# ------------------------------------------------------------------- Another programme


def test_another_programme_begins_an_empty_round_only_after_a_yes():
    async def scene():
        state, page = await opened()
        page.which.receive({"kind": "change", "value": "omdu"})
        before, asked = state.round.programme.id, list(page.sure.buttons)
        press(page.sure, "yes")
        return state, page, before, asked

    state, page, before, asked = run(scene)

    assert before == "mitt_livs_chans"
    assert [each["id"] for each in asked] == ["yes", "no"]
    assert (state.round.programme.id, state.round.lists) == ("omdu", ())
    assert page.sure.sentences == []


def test_a_no_leaves_the_round_as_it_is():
    async def scene():
        state, page = await opened()
        page.which.receive({"kind": "change", "value": "omdu"})
        press(page.sure, "no")
        return state, page

    state, page = run(scene)

    assert len(state.round.lists) == 2
    assert page.which.value == "mitt_livs_chans"


def test_a_file_with_faults_says_all_of_them_and_changes_nothing():
    async def scene():
        state, page = await opened(people=False)
        page.desk.open_file("mine.toml", b'[programme]\nid = "mine"\n')
        return state, page

    state, page = run(scene)

    assert page.refused.heading.startswith("mine.toml has")
    assert len(page.refused.sentences) > 1
    assert state.round.programme.id == "mitt_livs_chans"


# ----------------------------------------------------------------------------- Editing


def test_a_changed_number_asks_whether_the_sentence_still_holds():
    async def scene():
        _, page = await opened("rules", people=False)
        view = page.views["rules"]
        edit(view.tables[0], YEARS, "number", "5")
        edit(view.words, f"{YEARS}.sentence", "value", "Has worked in Sweden for five years.")
        return page, view

    page, view = run(scene)

    assert page.desk.draft.programme.role[0].rule[0].when.value == 5
    assert row(view.tables[0], YEARS)["tone"] == "changed"
    sentence = page.desk.draft.programme.role[0].rule[0].sentence
    assert sentence.text("en") == "Has worked in Sweden for five years."
    assert sentence.text("sv").startswith("Har minst två års")


def test_a_level_said_of_two_answers_is_changed_in_both():
    async def scene():
        _, page = await opened("rules", people=False)
        edit(page.views["rules"].tables[0], "role[0].rule[3]", "level", "good")
        return page

    rule = run(scene).desk.draft.programme.role[0].rule[3]

    assert [each.value for each in rule.any] == ["good", "good"]


def test_a_rule_is_switched_off_and_put_back():
    async def scene():
        _, page = await opened("rules", people=False)
        table = page.views["rules"].tables[0]
        table.receive({"kind": "action", "row": YEARS, "action": "off"})
        off = page.desk.draft.programme.role[0].rule[0].enabled
        table.receive({"kind": "action", "row": YEARS, "action": "restore"})
        return page, off

    page, off = run(scene)

    assert off is False
    assert page.desk.draft.untouched


def test_all_faults_stand_beside_their_fields_and_above_the_page_in_words():
    async def scene():
        _, page = await opened("counts", people=False)
        edit(page.views["counts"].criteria, EDUCATION, "weight", "many")
        page._open("plan")
        edit(page.views["plan"].cadence, "cadence.months", "value", "long")
        page._open("counts")
        return page

    page = run(scene)
    cell = row(page.views["counts"].criteria, EDUCATION)["cells"]["weight"]

    assert (cell["value"], cell["tone"]) == ("many", "stop")
    assert cell["title"] == 'Expected a number, found "many". Write a number.'
    assert [each.partition(":")[0] for each in page.faults.sentences] == [
        "How often people meet › Months",
        "Match › Criterion “Education” › Weight",
    ]


def test_the_difference_names_the_place_before_and_after():
    async def scene():
        _, page = await opened("counts", people=False)
        edit(page.views["counts"].criteria, EDUCATION, "weight", "10")
        page._open("changes")
        return page

    found = run(scene).views["changes"].changes.rows

    assert [(each["cells"]["place"], each["cells"]["before"]) for each in found] == [
        ("Match › Criterion “Education” › Weight", "40")
    ]
    assert found[0]["cells"]["after"] == "10"


def test_texts_of_the_file_are_shown_as_they_are():
    shout = "<img src=x onerror=alert(1)>"
    draft = draft_of(read_programme("mitt_livs_chans"))
    mine = draft.changed("programme.need.en", shout).changed("programme.id", "mine")

    async def scene():
        _, page = await opened(people=False)
        page.desk.open_file("mine.toml", mine.as_file())
        return page

    assert run(scene).views["need"].texts["need"].value == shout


# ------------------------------------------------------------------------------ Trying


def test_a_change_shows_at_once_whom_it_concerns_and_what_the_match_loses():
    async def scene():
        state, page = await opened("rules")
        edit(page.views["rules"].tables[0], YEARS, "number", "10")
        await tried(page)
        page._open("trial")
        return state, page

    state, page = run(scene)
    view = page.views["trial"]
    first = view.table.rows[0]["cells"]

    assert first["effect"]["text"] == "would no longer take part"
    assert first["rules"] == (
        "Has worked in Sweden for at least two years. Now: meets; then: does not meet."
    )
    assert view.figures.items[0]["change"].startswith("−")
    assert "would get a place" in page.effect.notice.sentences[-1]
    assert state.round.programme is read_programme("mitt_livs_chans")


def test_only_the_last_of_several_changes_is_tried():
    async def scene():
        _, page = await opened("rules")
        for number in ("10", "2"):
            edit(page.views["rules"].tables[0], YEARS, "number", number)
        await tried(page)
        return page

    page = run(scene)

    assert page.desk.trial is None
    assert page.effect.notice.sentences == []


def test_after_a_decision_elsewhere_the_draft_is_tried_anew_when_the_page_is_shown():
    async def scene():
        state, page = await opened("rules")
        edit(page.views["rules"].tables[0], YEARS, "number", "10")
        await tried(page)
        left = page.desk.trial.leaving[0].person
        state.go("applicants")
        state.decide((left,), accepted=True, reason="I have talked with the person")
        meanwhile = page.desk.trial
        state.go("programme")
        await tried(page)
        return left, meanwhile, page.desk.trial

    left, meanwhile, trial = run(scene)

    assert meanwhile is None
    assert left not in {each.person for each in trial.leaving}


def test_without_lists_the_page_says_what_to_do():
    async def scene():
        _, page = await opened("rules", people=False)
        edit(page.views["rules"].tables[0], YEARS, "number", "10")
        page._open("trial")
        return page

    page = run(scene)

    assert page.views["trial"].lead.paragraphs == ["Hand in lists on the Applicants page first."]


# ----------------------------------------------------------------------------- Keeping


def test_used_in_the_round_everybody_is_screened_and_matched_again():
    async def scene():
        state, page = await opened("rules")
        await state.propose()
        admitted = int(state.round.eligibility.admitted.sum())
        edit(page.views["rules"].tables[0], YEARS, "number", "10")
        await tried(page)
        page._open("changes")
        await page.views["changes"]._use("use")
        return state, page, admitted

    state, page, admitted = run(scene)

    assert int(state.round.eligibility.admitted.sum()) < admitted
    assert state.round.proposal is not None
    assert page.desk.in_use
    assert page.views["changes"].use.items[0]["disabled"]
    assert [each.path for each in page.desk.draft.differences] == [
        "role[mentor].rule[local_experience].when.value"
    ]


def test_a_copy_is_used_only_with_need_aim_and_every_statement_reviewed():
    async def scene():
        _, page = await opened("need")
        press(page.again, "copy")
        page._open("changes")
        view = page.views["changes"]
        first = view.use.items[0]
        press(view.all, "all")
        page._open("need")
        write(page.views["need"].texts["need"], "Work that fits.")
        write(page.views["need"].texts["aim"], "A mentor each.")
        page._open("changes")
        return first, view.use.items[0]

    first, then = run(scene)

    assert first["disabled"]
    assert "40 statements are taken over, not reviewed." in first["reason"]
    assert not then["disabled"]


def test_a_statement_is_marked_as_reviewed_one_by_one():
    async def scene():
        _, page = await opened("need", people=False)
        press(page.again, "copy")
        page._open("changes")
        view = page.views["changes"]
        view.review.receive({"kind": "action", "row": YEARS, "action": "right"})
        return view

    view = run(scene)

    assert len(view.review.rows) == 39
    assert YEARS not in {each["id"] for each in view.review.rows}


def test_a_template_says_that_it_must_be_copied_first():
    async def scene():
        _, page = await opened(people=False)
        page.which.receive({"kind": "change", "value": "template_youth"})
        page._open("changes")
        page.desk.change("programme.version", to=2)
        return page.views["changes"].use.items[0]

    item = run(scene)

    assert item["disabled"]
    assert "This is a template." in item["reason"]


def test_the_saved_file_opens_again_as_the_same_programme():
    async def scene():
        _, page = await opened("counts", people=False)
        edit(page.views["counts"].criteria, EDUCATION, "weight", "10")
        content = page.views["changes"]._file("toml")
        page.desk.start_again()
        page.desk.open_file("mine.toml", content)
        return page, content

    page, content = run(scene)

    assert programme_from_bytes(content, origin="x").match.criterion[0].weight == 10
    assert page.desk.draft.at(f"{EDUCATION}.weight") == 10
    assert page.which.value == "mine.toml"


def test_undo_brings_the_round_of_the_programme_before_back():
    async def scene():
        state, page = await opened()
        page.which.receive({"kind": "change", "value": "omdu"})
        press(page.sure, "yes")
        state.undo()
        await state.settled()
        return state, page

    state, page = run(scene)

    assert (state.round.programme.id, len(state.round.lists)) == ("mitt_livs_chans", 2)
    assert page.desk.draft.original.id == "mitt_livs_chans"
