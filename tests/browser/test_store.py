"""What the page says is saved, is saved: reloads, second windows, and kernels that are killed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from workbench.keeping import open_kept
from workbench.keeping.rounds import author
from workbench.store.audit import chain_broken
from workbench.store.opening import open_store
from workbench.store.overview import rounds_in_store
from workbench.store.sealing import rows_damaged

MINIATURE = Path(__file__).parents[2] / "sample_data" / "miniature"
LISTS = [MINIATURE / "adepts.csv", MINIATURE / "mentors.csv"]

#: How often a kernel is killed while it saves.
KILLS = 25


@pytest.fixture(scope="module")
def own_server(serve_notebooks: Callable[..., Any]) -> Any:
    """A server with a store that only these tests use."""
    return serve_notebooks(spare_kernels=1)


@pytest.fixture
def matching(own_server: Any, visit: Callable[..., Page]) -> Page:
    """The Matching page of a round with the miniature's people."""
    page = visit(own_server, "applicants")
    page.locator("input[type=file]").set_input_files(LISTS)
    for path in LISTS:
        page.get_by_role("rowheader", name=path.name).first.wait_for(timeout=30_000)
    page.get_by_role("navigation").get_by_text("Matching", exact=True).click()
    page.get_by_role("slider").first.wait_for(timeout=30_000)
    is_saved(page)
    return page


def is_saved(page: Page) -> None:
    expect(page.get_by_text(re.compile(r"^Saved \d"))).to_be_visible(timeout=10_000)


def ready(page: Page) -> None:
    page.wait_for_selector("html[data-ready=true]", timeout=30_000)
    page.get_by_role("slider").first.wait_for(timeout=30_000)


def industry(page: Page) -> Any:
    return page.get_by_role("slider", name=re.compile("Industry"))


def test_a_reload_shows_the_round_as_it_was_left(matching: Page) -> None:
    page = matching
    industry(page).focus()
    page.keyboard.press("End")
    expect(page.get_by_role("button", name="Undo")).to_be_enabled()
    page.get_by_role("button", name=re.compile("^Keep")).first.click()
    expect(page.get_by_role("button", name=re.compile("^Kept")).first).to_be_visible()
    is_saved(page)

    page.reload()
    ready(page)

    expect(industry(page)).to_have_value("100")
    expect(page.get_by_role("button", name=re.compile("^Kept")).first).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Undo").click()
    expect(industry(page)).to_have_value("35")


def test_a_second_window_sees_what_the_first_did_and_a_difference_is_a_choice(
    matching: Page,
) -> None:
    first = matching
    second = first.context.new_page()
    second.goto(first.url)
    ready(second)

    industry(second).focus()
    second.keyboard.press("End")
    is_saved(second)
    expect(industry(first)).to_have_value("100", timeout=15_000)
    expect(first.get_by_text("changed a weight at")).to_be_visible()

    # Both in the same moment, before either could have seen the other.
    for page, key in ((first, "Home"), (second, "PageDown")):
        industry(page).focus()
        page.keyboard.press(key)
    beaten = first if first.get_by_text("Not saved").is_visible() else second
    expect(beaten.get_by_text("changed the same thing meanwhile")).to_be_visible(timeout=10_000)
    expect(beaten.get_by_text(re.compile("The weight of Industry: they wrote"))).to_be_visible()
    beaten.get_by_role("button", name="Take theirs").click()
    is_saved(beaten)
    value = industry(beaten).input_value()
    expect(industry(second if beaten is first else first)).to_have_value(value)


def test_the_rounds_are_listed_and_one_is_opened_where_it_was_left(
    matching: Page, assert_accessible: Callable[..., None]
) -> None:
    page = matching
    page.get_by_role("navigation").get_by_text("Rounds", exact=True).click()
    table = page.get_by_role("table", name="Your rounds")
    table.locator("tbody tr").first.wait_for()
    assert_accessible(page)

    table.get_by_role("button", name="Open").first.click()

    page.get_by_role("slider").first.wait_for(timeout=30_000)
    expect(page.get_by_role("navigation").locator("[aria-current=page]")).to_have_text("Matching")


def test_what_the_page_confirmed_outlives_25_kernels_killed_while_they_save(
    matching: Page, own_server: Any, watch: Any, wait_until: Callable[..., None]
) -> None:
    page, confirmed_and_lost, confirmed, earlier = matching, [], 0, {35.0}
    watch.expect(r"WebSocket|Failed to load resource|kernel|Kernel|disconnected|Canceled|dead")
    round_id = re.search(r"round=(r-[0-9a-f]+)", page.url).group(1)
    for number in range(KILLS):
        mine = page.evaluate(
            "() => JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId"
        )
        weight = number + 1
        before = int(page.locator("[data-saved]").get_attribute("data-saved"))
        slider = industry(page)
        slider.focus()
        slider.evaluate(
            "(each, value) => { each.value = value;"
            " each.dispatchEvent(new Event('input', {bubbles: true}));"
            " each.dispatchEvent(new Event('change', {bubbles: true})); }",
            str(weight),
        )
        # From at once to long after the save: some are cut off, some are confirmed.
        page.wait_for_timeout(25 * number)
        said = page.evaluate(
            "() => { const note = document.querySelector('[data-saved]');"
            " return [note.innerText, Number(note.dataset.saved)]; }"
        )
        # The page's own, not the spare one that waits for the next page.
        for kernel in own_server.kernels():
            if mine in " ".join(kernel.cmdline()):
                kernel.kill()
        database = open_store(own_server.data_folder, check=False)
        _, kept = open_kept(database, round_id, by=author(database, "A witness"))
        shown = dict(kept.wishes.weights).get("industry", 35.0)
        # The page counts what it has confirmed: an earlier "saved" is not this step's.
        if said[0].startswith("Saved") and said[1] > before:
            confirmed += 1
            if shown != weight:
                confirmed_and_lost.append((said, shown, weight))
        assert shown in {weight, *earlier}, "a weight that nobody set"
        earlier.add(shown)
        database.close()
        page.goto(page.url)
        ready(page)
    assert confirmed_and_lost == []
    assert confirmed >= 5
    database = open_store(own_server.data_folder, check=True)
    with database.reading() as connection:
        assert list(rows_damaged(connection)) == []
        assert list(chain_broken(connection)) == []
    assert any(each.id == round_id for each in rounds_in_store(database))
    database.close()
