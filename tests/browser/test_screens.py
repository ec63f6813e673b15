"""Every step and tab as a screen: accessible, no wider than the window, usable by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

WIDTHS = (1024, 1280, 1920)
STEPS = ("Lists", "Columns", "Problems", "Who can take part")
TABS = ("Pairs", "Without a pair", "Kept and ruled out", "All possible pairs", "Spread of scores")


@pytest.fixture
def with_people(server: Any, visit: Callable[..., Page]) -> Page:
    """The Applicants page with the demo data."""
    page = visit(server, "applicants")
    page.get_by_role("button", name="Try with demo data").click()
    page.get_by_role("rowheader", name="adepter_vt2022.csv").wait_for(timeout=30_000)
    return page


@pytest.fixture
def with_pairs(with_people: Page) -> Page:
    """The Matching page with a proposal."""
    with_people.get_by_role("navigation", name="Pages").get_by_text("Matching").click()
    pairs(with_people).first.wait_for(timeout=30_000)
    return with_people


def pairs(page: Page) -> Locator:
    return page.get_by_role("table", name="Proposed pairs").locator("tbody tr[data-row]")


def open_tab(page: Page, name: str) -> None:
    tab = page.get_by_role("tab", name=re.compile(f"^\\d?\\s?{name}"))
    tab.click()
    expect(tab).to_have_attribute("aria-selected", "true")


def assert_no_wider_than_the_window(page: Page) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_timeout(150)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def focused(page: Page) -> list[str | None]:
    return page.evaluate(
        """() => {
          const active = document.activeElement;
          return [active.dataset.key ?? null, active.closest("tr")?.dataset.row ?? null];
        }"""
    )


def test_every_step_of_the_applicants_page_is_accessible_and_fits(
    with_people: Page, assert_accessible: Callable[..., None]
) -> None:
    for step in STEPS:
        open_tab(with_people, step)
        assert_accessible(with_people)
        assert_no_wider_than_the_window(with_people)


def test_every_tab_of_the_matching_page_is_accessible_and_fits(
    with_pairs: Page, assert_accessible: Callable[..., None]
) -> None:
    for tab in TABS:
        open_tab(with_pairs, tab)
        assert_accessible(with_pairs)
        assert_no_wider_than_the_window(with_pairs)


def test_a_page_has_one_bar_one_main_part_and_a_way_past_the_bar(with_people: Page) -> None:
    page = with_people

    expect(page.get_by_role("banner")).to_have_count(1)
    expect(page.get_by_role("main")).to_have_count(1)
    skip = page.get_by_role("link", name="Skip to the page")
    expect(page.locator(skip.get_attribute("href") or "")).to_have_attribute("role", "main")


def test_on_a_laptop_the_first_pairs_are_in_sight_without_scrolling(with_pairs: Page) -> None:
    with_pairs.set_viewport_size({"width": 1280, "height": 800})

    for row in pairs(with_pairs).all()[:5]:
        box = row.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 800


def test_keeping_and_ruling_out_by_keyboard_keeps_the_focus_in_the_table(with_pairs: Page) -> None:
    page = with_pairs
    keep = page.get_by_role("button", name=re.compile("^Keep")).first
    row = keep.evaluate("node => node.closest('tr').dataset.row")

    keep.press("Enter")
    expect(page.get_by_role("button", name=re.compile("^Kept")).first).to_be_visible()
    expect(page.get_by_text(re.compile("changes? since the last step")).first).to_be_attached()
    assert focused(page) == ["act:keep", row]

    rule_out = page.get_by_role("button", name=re.compile("^Rule out")).nth(2)
    ruled_out = rule_out.evaluate("node => node.closest('tr').dataset.row")
    rule_out.press("Enter")
    expect(page.locator(f'tr[data-row="{ruled_out}"]')).to_have_count(0)
    assert focused(page)[0] == "act:rule_out"


def test_a_person_is_found_by_name_and_by_code(with_pairs: Page) -> None:
    page = with_pairs
    person = pairs(page).nth(7).get_by_role("rowheader")
    code = person.locator("small").inner_text()
    name = person.inner_text().replace(code, "").split()[0]

    for words in (name, code):
        page.get_by_role("searchbox", name="Search in the table").fill(words)
        expect(page.get_by_text(re.compile("found among")).first).to_be_visible()
        expect(page.get_by_role("rowheader", name=re.compile(f"{name}.*{code}"))).to_be_visible()
