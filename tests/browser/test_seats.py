"""Seats in a real browser: somebody withdraws, and the next in line is offered the seat."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

OMDU = Path(__file__).parents[2] / "sample_data" / "omdu"
CELL = (
    "from widgets.shell import open_page\n"
    "from widgets.state import State\n"
    "from workbench.locale import use_language\n"
    "use_language('en')\n"
    "state = State(language='en')\n"
    "state.choose_programme('omdu')\n"
    "open_page('applicants', state=state)"
)


@pytest.mark.requirement("O-18")
def test_a_seat_given_back_is_offered_to_the_next_and_can_be_taken_back(
    serve_notebooks: Callable[..., Any],
    visit: Callable[..., Page],
    assert_accessible: Callable[..., None],
) -> None:
    page = visit(serve_notebooks({"applicants": CELL}, language="en"), "applicants")
    files = [OMDU / "mammor_2022.csv", OMDU / "ledare_2023.xlsx"]
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_role("rowheader", name="ledare_2023.xlsx").first.wait_for(timeout=30_000)
    page.get_by_role("tab", name=re.compile("Seats")).click()
    table = page.get_by_role("table", name="Everybody's place")
    waits = table.locator("tr", has_text="Number 1 on the waiting list").first
    waiting = waits.get_by_role("rowheader").inner_text().split("\n")[0].split(" M-")[0].strip()
    leaves = table.locator("tbody tr").first
    code = re.search(r"M-\d+", leaves.inner_text())
    assert code is not None
    assert_accessible(page)

    page.get_by_label("Why somebody withdraws").select_option(label="Has moved")
    leaves.get_by_role("button", name=re.compile("Withdraws")).click()

    offered = page.get_by_role("paragraph").filter(has_text="The seat is offered to")
    expect(offered).to_contain_text(waiting)
    expect(offered).to_contain_text(code.group())
    again = page.get_by_role("button", name=re.compile("Withdrew"))
    gone = table.locator("tbody tr").filter(has=again)
    expect(gone).to_have_count(1)
    expect(gone).to_contain_text(code.group())
    assert_accessible(page)

    gone.get_by_role("button", name=re.compile("Withdrew")).click()

    expect(offered).to_have_count(0)
    expect(table.locator("tr", has_text=waiting).first).to_contain_text("Number 1")
