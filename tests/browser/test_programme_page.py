"""The Programme page in a real browser: change it, see whom that concerns, use it, save it, copy it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

TABS = (
    "Need and aim",
    "Who can take part",
    "What counts",
    "Rounds, meetings and seats",
    "Try it on my applicants",
    "Changes and saving",
)
WIDTHS = (1280, 1920)


@pytest.fixture
def programme(server: Any, visit: Callable[..., Page]) -> Page:
    """The Programme page without any list."""
    return visit(server, "programme")


@pytest.fixture
def with_people(server: Any, visit: Callable[..., Page]) -> Page:
    """The Programme page with the demo data handed in."""
    page = visit(server, "applicants")
    page.get_by_role("button", name="Try with demo data").click()
    page.get_by_role("rowheader", name="adepter_vt2022.csv").wait_for(timeout=30_000)
    page.get_by_role("navigation", name="Pages").get_by_text("Programme", exact=True).click()
    page.get_by_role("heading", level=1, name="Programme").wait_for()
    return page


def open_tab(page: Page, name: str) -> None:
    tab = page.get_by_role("tab", name=re.compile(f"^{name}"))
    tab.click()
    expect(tab).to_have_attribute("aria-selected", "true")


def table(page: Page, name: str) -> Locator:
    return page.get_by_role("table", name=name)


def write(field: Locator, text: str) -> None:
    """Write into a field and leave it, as a person does."""
    field.fill(text)
    field.press("Tab")


def add_rule_on_age(page: Page, least: str) -> None:
    open_tab(page, "Who can take part")
    page.get_by_role("button", name="Add a rule", exact=True).nth(1).click()
    expect(page.get_by_role("heading", name="A new rule")).to_be_focused()
    write(page.get_by_label("The rule in a sentence in English"), f"Is at least {least}.")
    page.get_by_label("What the rule looks at").select_option(label="Years of work in all")
    write(page.get_by_label("Compared with"), least)
    page.get_by_role("button", name="Add", exact=True).click()
    row = table(page, "Rules for mentees").get_by_role("row", name=re.compile(f"at least {least}"))
    expect(row).to_contain_text("ours")


@pytest.mark.requirement("I-13")
def test_a_changed_weight_and_a_new_rule_are_tried_used_saved_and_read_back(
    with_people: Page, tmp_path: Path, assert_accessible: Callable[..., None]
) -> None:
    page = with_people
    open_tab(page, "What counts")
    criteria = table(page, "Criteria and their weights")
    weight = criteria.get_by_role("textbox", name=re.compile("Weight.*Education"))
    write(weight, "10")
    expect(criteria.get_by_role("row", name=re.compile("^Details Education"))).to_contain_text("14 %")

    add_rule_on_age(page, "9")
    leaving = page.get_by_text(re.compile(r"\d+ people would no longer take part\."))
    expect(leaving).to_be_visible(timeout=30_000)
    gains = page.get_by_text(re.compile(r"\d+ instead of \d+ would get a place"))
    expect(gains).to_be_visible(timeout=60_000)
    assert_accessible(page)

    page.get_by_role("button", name="See whom it concerns").click()
    people = table(page, "Whom the changes concern")
    expect(people.locator("tbody tr[data-row]").first).to_contain_text("would no longer take part")
    expect(people.locator("tbody tr[data-row]").first).to_contain_text("Is at least 9.")
    assert_accessible(page)

    open_tab(page, "Changes and saving")
    changes = table(page, re.compile("What differs from"))
    expect(changes.locator("tbody tr[data-row]")).to_have_count(2)
    page.get_by_role("button", name="Use in this round").click()
    reason = page.get_by_text("The round follows this programme already.")
    expect(reason).to_be_visible(timeout=60_000)

    with page.expect_download() as saved:
        page.get_by_role("button", name=re.compile("Save as a file")).click()
    path = tmp_path / "mine.toml"
    saved.value.save_as(path)
    command = [str(Path(sys.executable).with_name("workbench")), "programme", "check", str(path)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    content = path.read_text(encoding="utf-8")
    assert "Is at least 9." in content
    assert "weight = 10" in content


@pytest.mark.requirement("I-14", "I-15")
def test_a_copy_waits_until_need_aim_and_every_statement_are_reviewed(
    programme: Page, assert_accessible: Callable[..., None]
) -> None:
    page = programme
    page.get_by_role("button", name="Copy it to a programme of my own").click()
    expect(page.get_by_label("Need", exact=True)).to_have_value("")

    open_tab(page, "Changes and saving")
    left = table(page, "Taken over, not reviewed: 40")
    expect(left).to_be_visible()
    expect(page.get_by_role("button", name="Use in this round")).to_be_disabled()
    for words in (
        "Write the need first: what is lacking, and for whom?",
        "Write the aim first: what do you want to reach?",
        "40 statements are taken over, not reviewed. Confirm or change each of them.",
    ):
        expect(page.get_by_text(words)).to_be_visible()
    assert_accessible(page)

    left.get_by_role("button", name=re.compile("^This is right for us")).first.click()
    expect(table(page, "Taken over, not reviewed: 39")).to_be_visible()
    page.get_by_role("button", name="All of these are right for us").click()
    open_tab(page, "Need and aim")
    write(page.get_by_label("Need", exact=True), "Work that fits.\nSecond line.")
    write(page.get_by_label("Aim", exact=True), "A mentor each.")

    open_tab(page, "Changes and saving")
    expect(page.get_by_role("button", name="Use in this round")).to_be_enabled()


@pytest.mark.requirement("I-13")
def test_a_removed_aim_says_what_to_mend_and_is_put_back(programme: Page) -> None:
    page = programme
    open_tab(page, "What counts")
    page.get_by_role("button", name=re.compile("^Remove 3. Then: other factors")).click()

    expect(page.get_by_text("Mend this first")).to_be_visible()
    page.get_by_role("button", name="Show the first of these").click()
    expect(page.get_by_role("heading", name="Criterion “Goals”")).to_be_focused()
    expect(page.get_by_label("Aim it counts towards")).to_have_attribute("aria-invalid", "true")

    open_tab(page, "Changes and saving")
    page.get_by_role("button", name=re.compile("^Put back")).click()
    expect(page.get_by_text("Mend this first")).to_be_hidden()
    expect(page.get_by_text("Nothing has been changed.").first).to_be_visible()


def test_an_unfinished_rule_is_not_added_and_says_why(programme: Page) -> None:
    page = programme
    open_tab(page, "Who can take part")
    page.get_by_role("button", name="Add a rule", exact=True).first.click()
    page.get_by_role("button", name="Add", exact=True).click()

    expect(page.get_by_text("Choose what the rule looks at.")).to_be_visible()
    expect(page.get_by_label("What the rule looks at")).to_have_attribute("aria-invalid", "true")
    page.get_by_role("button", name="Do not add").press("Enter")
    expect(page.get_by_role("heading", name="A new rule")).to_be_hidden()
    expect(page.get_by_role("button", name="Add a rule", exact=True).first).to_be_visible()


def test_an_unsaved_draft_asks_before_leaving_and_a_saved_one_does_not(
    programme: Page,
) -> None:
    page = programme
    open_tab(page, "Need and aim")
    write(page.get_by_label("Aim", exact=True), "Another aim.")
    page.wait_for_selector("body[data-unsaved=true]")

    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()

    open_tab(page, "Changes and saving")
    with page.expect_download():
        page.get_by_role("button", name=re.compile("Save as a file")).click()
    page.wait_for_selector("body[data-unsaved=false]")


def test_every_tab_is_accessible_and_fits(
    programme: Page, assert_accessible: Callable[..., None]
) -> None:
    page = programme
    for name in ("omdu", "kvinfo"):
        page.get_by_label("Programme of this round").select_option(name)
        expect(page.get_by_label("Programme of this round")).to_have_value(name)
        for tab in TABS:
            open_tab(page, tab)
            assert_accessible(page)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_form_is_accessible(programme: Page, assert_accessible: Callable[..., None]) -> None:
    page = programme
    for tab, button, heading in (
        ("Who can take part", "Add a rule", "A new rule"),
        ("What counts", "Add an aim", "A new aim"),
        ("What counts", "Add a criterion", "A new criterion"),
        ("What counts", "Add a rule for pairs", "A new rule for pairs"),
        ("Rounds, meetings and seats", "Add a site", "A new site"),
        ("Rounds, meetings and seats", "Add a round", "A new round"),
    ):
        open_tab(page, tab)
        page.get_by_role("button", name=button, exact=True).first.click()
        expect(page.get_by_role("heading", name=heading, exact=True)).to_be_focused()
        assert_accessible(page)
