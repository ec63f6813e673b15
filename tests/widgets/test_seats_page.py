"""Seats, late applications and letters on the Applicants page, without a browser."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path

import openpyxl
import pytest

from widgets.pages.files import letters_file
from widgets.shell import Shell
from widgets.state import State
from workbench.locale import use_language

SAMPLES = Path(__file__).parents[2] / "sample_data"


@pytest.fixture(autouse=True)
def _in_english():
    use_language("en")
    yield
    use_language("en")


async def opened(programme, step):
    state = State()
    state.choose_programme(programme)
    await state.hand_in_demo()
    page = Shell(state).page("applicants")
    page._open(step)
    return state, page, page.views[step]


def run(scene):
    return asyncio.run(scene())


def rows_of(table, **wanted):
    def text(cell):
        return cell["text"] if isinstance(cell, dict) else cell

    return [
        row
        for row in table.rows
        if all(text(row["cells"][column]) == value for column, value in wanted.items())
    ]



@pytest.mark.requirement("O-17", "O-18")
def test_seats_show_what_is_left_and_who_waits_with_the_reason():
    async def scene():
        return await opened("omdu", "seats")

    _, page, view = run(scene)

    counts = [
        tuple(row["cells"][key] for key in ("site", "role", "seats", "taken", "left", "waiting"))
        for row in view.counts.rows
    ]
    assert counts == [
        ("Malmö", "Mentor", 12, 12, 0, 1),
        ("Botkyrka/Huddinge", "Mentor", 6, 6, 0, 1),
        ("Sundbyberg/Spånga/Järva", "Mentor", 6, 6, 0, 0),
        ("Any site", "Leader", "no limit", 37, "", 0),
    ]
    (first, _) = rows_of(view.table, place="On the waiting list")
    assert first["cells"]["why"] == (
        "All 12 seats in Malmö are taken. Number 1 on the waiting list: applied 2022-09-30."
    )
    assert page.steps.items[-1]["badge"] == "2"


def test_a_withdrawal_needs_a_reason_offers_the_seat_and_can_be_taken_back():
    async def scene():
        state, _, view = await opened("omdu", "seats")
        goes = rows_of(view.table, site="Malmö", place="Has a seat")[0]["id"]
        before = view.table.rows
        view.table.receive({"kind": "action", "row": goes, "action": "withdraw"})
        refused = [str(each) for each in state.said]
        view.reason.receive({"kind": "change", "value": "moved"})
        view.table.receive({"kind": "action", "row": goes, "action": "withdraw"})
        said, after = view.offers.sentences, view.table.rows
        left = [row for row in after if row["id"] == goes]
        view.table.receive({"kind": "action", "row": goes, "action": "withdraw"})
        return refused, said, left, before, view

    refused, said, left, before, view = run(scene)

    assert refused == ["Choose a reason first: it is kept beside the decision."]
    (sentence,) = said
    assert sentence.startswith("The seat is offered to ")
    assert "mentor-" not in sentence
    assert left[0]["cells"]["place"]["text"] == "Withdrew"
    assert left[0]["cells"]["why"].endswith(": Has moved")
    assert left[0]["actions"] == [{"id": "withdraw", "pressed": True}]
    assert view.table.rows == before
    assert (view.offers.sentences, view.offers.heading) == ([], "")


def test_nobody_who_has_no_place_to_give_back_can_withdraw():
    async def scene():
        return await opened("omdu", "seats")

    _, _, view = run(scene)

    open_ones = [*rows_of(view.table, place="Declined"), *rows_of(view.table, place="Not decided yet")]
    assert len(open_ones) == 8
    assert all(row["actions"] == [] for row in open_ones)


@pytest.mark.requirement("M-31")
def test_what_is_lacking_is_shown_first_within_each_comparison():
    async def scene():
        return await opened("mitt_livs_chans", "seats")

    _, _, view = run(scene)

    everybody, first = view.supply.rows[:2]
    assert everybody["cells"]["difference"]["text"] == "1 too few"
    assert (first["cells"]["label"], first["cells"]["difference"]["text"]) == (
        "Arabic",
        "59 too few",
    )
    assert [each["label"] for each in view.supply.columns][2:4] == ["Mentors", "Mentees"]


def test_a_site_that_closes_is_told_with_the_day_that_counts():
    async def scene():
        return await opened("kvinfo", "seats")

    _, _, view = run(scene)

    assert view.lead.paragraphs[1].startswith("Sites count as open or closed on 2022-05-31:")
    notes = {row["cells"]["site"]: row["cells"]["notes"] for row in view.counts.rows}
    assert (notes["Odense"], notes["Aarhus"]) == ("Closes on 2022-12-31.", "")


@pytest.mark.requirement("M-02")
def test_late_applications_are_marked_with_their_dates_and_can_be_filtered():
    async def scene():
        return await opened("mitt_livs_chans", "eligibility")

    _, _, view = run(scene)

    late = rows_of(view.table, window="late")
    assert len(late) == 5
    assert late[0]["cells"]["open"] == "Decide: applied 2022-01-10 00:30, after the deadline."
    assert late[0]["cells"]["standing"]["text"] == "For you to decide"
    assert view.table.facets == ["role", "window"]


def test_a_programme_without_a_deadline_shows_no_column_about_it():
    async def scene():
        return await opened("kvinfo", "eligibility")

    _, _, view = run(scene)

    assert "window" not in [each["id"] for each in view.table.columns]
    assert view.table.facets == ["role"]


def test_letters_are_made_from_the_page():
    async def scene():
        state, _, view = await opened("omdu", "eligibility")
        return view.letters.items, letters_file(state, "xlsx")

    items, content = run(scene)

    assert items[0]["note"] == (
        "To 4 people, each in her own language, with only the questions that decide"
    )
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Letters"]
    assert sheet.max_row == 5


def test_without_anything_missing_there_are_no_letters_and_the_page_says_so():
    async def scene():
        state, _, view = await opened("omdu", "eligibility")
        for application in list(state.round.eligibility.applications.index):
            if state.round.eligibility.standing[application] == "needs_info":
                state.decide((application,), accepted=True, reason="Talked.")
        return view.letters.items

    items = run(scene)

    assert items[0]["disabled"]
    assert items[0]["reason"] == "Nothing is missing: there is nobody to ask."
