"""Parts of the programme on its page: forms that add and change, and lists that remove."""

import asyncio

import pytest

from widgets.components import QuestionForm, TextArea
from widgets.shell import Shell
from widgets.state import State
from workbench.locale import use_language
from workbench.programme import library


@pytest.fixture(autouse=True)
def _in_english():
    use_language("en")
    yield
    use_language("en")


def run(scene):
    return asyncio.run(scene())


def opened(part, programme="mitt_livs_chans"):
    state = State(programme)
    shell = Shell(state)
    state.go("programme")
    page = shell.page("programme")
    page._open(part)
    return shell, page


def say(form, name, value):
    form.receive({"kind": "change", "id": name, "value": value})


def press(component, name):
    component.receive({"kind": "action", "id": name})


def act(table, row, action):
    table.receive({"kind": "action", "row": row, "action": action})


def item(form, name):
    return next(each for each in form.items if each["id"] == name)


# -------------------------------------------------------------------------------- Forms


@pytest.mark.requirement("I-13")
def test_a_rule_is_added_by_answering_the_form():
    async def scene():
        _, page = opened("rules")
        mentees = page.views["rules"].lists[1]
        press(mentees.more, "add")
        form = mentees.part.form
        say(form, "sentence.en", "Is of age.")
        say(form, "when.field", "age")
        say(form, "when.value", "18")
        press(form, "add")
        return page, mentees

    page, mentees = run(scene)

    assert mentees.table.rows[-1]["cells"]["rule"]["text"] == "Is of age."
    assert mentees.table.rows[-1]["cells"]["source"]["tag"]["text"] == "ours"
    assert mentees.part.form.items == []
    assert len(page.desk.draft.differences) == 1


def test_a_form_that_is_closed_lets_the_new_rule_go():
    async def scene():
        _, page = opened("rules")
        mentors = page.views["rules"].lists[0]
        press(mentors.more, "add")
        say(mentors.part.form, "when.field", "age")
        press(mentors.part.form, "close")
        return page

    page = run(scene)

    assert page.desk.opened is None
    assert page.desk.draft.untouched


def test_an_unfinished_rule_stays_in_its_form_with_what_is_missing():
    async def scene():
        _, page = opened("rules")
        mentors = page.views["rules"].lists[0]
        press(mentors.more, "add")
        before = item(mentors.part.form, "when.field")["note"]
        press(mentors.part.form, "add")
        return page, before, item(mentors.part.form, "when.field")["note"]

    page, before, after = run(scene)

    assert (before, after) == ("", "Choose what the rule looks at.")
    assert page.desk.draft.untouched


@pytest.mark.requirement("I-13")
def test_how_a_rule_counts_is_chosen_among_sentences_that_say_what_each_means():
    async def scene():
        _, page = opened("rules")
        mentors = page.views["rules"].lists[0]
        act(mentors.table, "role[0].rule[0]", "change")
        severity = item(mentors.part.form, "severity")
        say(mentors.part.form, "severity", "review")
        return page, severity

    page, severity = run(scene)

    assert severity["kind"] == "radio"
    assert all(each["help"] for each in severity["options"])
    assert page.desk.draft.programme.role[0].rule[0].severity == "review"


def test_only_the_form_of_the_list_that_was_asked_opens():
    async def scene():
        _, page = opened("counts")
        view = page.views["counts"]
        press(view.pairs.more, "add")
        return view

    view = run(scene)

    assert view.pairs.part.form.items
    assert view.weighed.part.form.items == []
    assert view.weighed.part.box.layout.display == "none"


def test_an_opened_row_says_what_is_tested_and_where_it_comes_from():
    async def scene():
        _, page = opened("rules")
        return page.views["rules"].tables[0].rows[1]

    detail = run(scene)["detail"]

    assert detail[0] == {
        "term": "What is tested",
        "text": "Education level: at least Post-secondary, not tertiary – or – "
        "Equivalent experience: yes",
    }
    assert detail[1]["text"].startswith("mlc-mentor:25")


def test_in_a_copy_only_what_was_changed_is_marked_as_changed():
    async def scene():
        _, page = opened("rules")
        page.desk.copy()
        page.desk.change("role[0].rule[0].when.value", to=5)
        return page.views["rules"].tables[0].rows

    rows = run(scene)

    assert [each["tone"] for each in rows] == ["changed", None, None, None, None]
    assert rows[1]["cells"]["source"]["tag"]["text"] == "taken over, not reviewed"


# ------------------------------------------------------------------- Removing, ordering


@pytest.mark.requirement("I-13")
def test_what_was_removed_is_put_back_from_the_list_of_changes():
    async def scene():
        _, page = opened("counts")
        act(page.views["counts"].criteria, "match.criterion[1]", "remove")
        rows = len(page.views["counts"].criteria.rows)
        page._open("changes")
        changes = page.views["changes"].changes
        row = changes.rows[0]
        act(changes, row["id"], "put_back")
        return page, rows, row

    page, rows, row = run(scene)

    assert rows == 7
    assert row["cells"]["place"] == "Match › Criterion “Industry”"
    assert row["cells"]["after"]["text"] == "removed"
    assert page.desk.draft.untouched


def test_an_aim_is_moved_and_its_number_follows():
    async def scene():
        _, page = opened("counts")
        act(page.views["counts"].tiers, "match.tier[2]", "up")
        return [each["cells"]["aim"] for each in page.views["counts"].tiers.rows]

    assert run(scene) == [
        "1. As many as possible get a place",
        "2. Then: other factors",
        "3. First: education, industry, experience",
    ]


def test_a_criterion_without_its_aim_says_so_in_its_row_and_above_the_page():
    async def scene():
        _, page = opened("counts")
        act(page.views["counts"].tiers, "match.tier[2]", "remove")
        goals = page.views["counts"].criteria.rows[3]["cells"]["tier"]
        press(page.faults, page.faults.buttons[0]["id"])
        return page, goals

    page, goals = run(scene)

    assert goals == {"text": "no aim: choose one", "tone": "stop"}
    assert page.faults.sentences[0] == (
        "Match › Criterion “Goals” › Aim of the match: The aim it counts towards is not there any "
        "more. Choose another one."
    )
    assert page.desk.opened.path == "match.criterion[3]"


@pytest.mark.requirement("I-13")
def test_seats_days_and_capacity_are_written_into_the_tables():
    async def scene():
        _, page = opened("plan", "omdu")
        view = page.views["plan"]
        for table, row, column, value in (
            (view.sites.table, "site[0]", "seats.mentor", "14"),
            (view.sites.table, "site[1]", "closes", "2027-06-30"),
            (view.roles.table, "role[1]", "capacity.max", "8"),
            (view.rounds.table, "round[0]", "months", "9"),
        ):
            table.receive({"kind": "edit", "row": row, "column": column, "value": value})
        return page.desk.draft.programme

    programme = run(scene)

    assert programme.site[0].seats["mentor"] == 14
    assert programme.site[1].closes.isoformat() == "2027-06-30"
    assert programme.role[1].capacity.max == 8
    assert programme.round[0].months == 9


@pytest.mark.parametrize("name", library())
def test_no_id_of_a_part_is_on_the_screen_where_it_has_words(name):
    async def scene():
        _, page = opened("counts", name)
        return page.desk.draft.original, page.views["counts"]

    programme, view = run(scene)
    shown = {str(row["cells"]["criterion"]["text"]) for row in view.criteria.rows}

    assert not shown & {each.id for each in programme.match.criterion if each.label.texts}
    for each in (*view.criteria.rows, *view.tiers.rows, *view.pairs.table.rows):
        assert "match." not in str(each["cells"])


# --------------------------------------------------------------------- Words, and leaving


def test_need_and_aim_are_written_in_several_lines_in_the_language_of_the_page():
    async def scene():
        shell, page = opened("need")
        area = page.views["need"].texts["need"]
        area.receive({"kind": "change", "value": "Work.\nThat fits."})
        shell.state.speak("sv")
        return page, area

    page, area = run(scene)

    assert page.desk.draft.at("programme.need.en") == "Work.\nThat fits."
    assert area.label == "Behov"
    assert area.value.startswith("Akademiker med utländsk bakgrund")


def test_the_browser_asks_before_it_leaves_an_unsaved_draft_and_not_a_saved_one():
    async def scene():
        shell, page = opened("need")
        asks = [shell.nav.unsaved]
        page.desk.change("programme.aim", to={"en": "Another."})
        asks.append(shell.nav.unsaved)
        page._open("changes")
        page.views["changes"]._file("toml")
        asks.append(shell.nav.unsaved)
        page.desk.change("programme.aim", to={"en": "Yet another."})
        asks.append(shell.nav.unsaved)
        page.desk.start_again()
        asks.append(shell.nav.unsaved)
        return asks

    assert run(scene) == [False, True, False, True, False]


# --------------------------------------------------------------------------- Components


def form(heard):
    return QuestionForm(
        heading="A rule",
        items=[
            {"id": "age", "label": "Age", "kind": "text", "value": ""},
            {
                "id": "level",
                "label": "Level",
                "kind": "select",
                "options": [{"id": "good", "label": "Good"}],
                "value": "",
            },
            {
                "id": "modes",
                "label": "Modes",
                "kind": "checks",
                "options": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}],
                "value": [],
            },
        ],
        buttons=[{"id": "add", "label": "Add"}],
        on_change=lambda *said: heard.append(said),
        on_action=lambda *said: heard.append(said),
    )


def test_a_form_tells_answers_that_it_asked_for():
    heard = []
    asking = form(heard)

    say(asking, "age", "18")
    say(asking, "level", "good")
    say(asking, "modes", ["b", "a"])
    press(asking, "add")

    assert heard == [("age", "18"), ("level", "good"), ("modes", ["a", "b"]), ("add",)]


def test_a_form_refuses_what_it_did_not_ask_for():
    heard = []
    asking = form(heard)

    say(asking, "name", "x")
    say(asking, "level", "best")
    say(asking, "modes", ["c"])
    say(asking, "modes", "a")
    say(asking, "age", 18)
    say(asking, "age", "x" * 10_001)
    press(asking, "remove")

    assert (heard, asking.refused) == ([], 7)


def test_a_text_area_takes_a_text_up_to_its_length():
    heard = []
    area = TextArea(label="Need", longest=10, on_change=heard.append)

    area.receive({"kind": "change", "value": "two\nlines"})
    area.receive({"kind": "change", "value": "more than ten"})
    area.disabled = True
    area.receive({"kind": "change", "value": "no"})

    assert (heard, area.value, area.refused) == (["two\nlines"], "two\nlines", 2)
