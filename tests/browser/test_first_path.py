"""The main job in a real browser: lists in, a slider moved, a pair kept, a workbook out."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

SAMPLES = Path(__file__).parents[2] / "sample_data"
ADEPTS = SAMPLES / "mitt_livs_chans" / "adepter_vt2022.csv"
MENTORS = SAMPLES / "mitt_livs_chans" / "mentorer_vt2022.xlsx"


@pytest.fixture
def applicants(server: Any, visit: Callable[..., Page]) -> Page:
    """The Applicants page, in English, without any list."""
    return visit(server, "applicants")


def hand_in(page: Page, *paths: Path | dict[str, Any]) -> None:
    page.locator("input[type=file]").set_input_files(list(paths))
    for path in paths:
        name = path.name if isinstance(path, Path) else path["name"]
        page.get_by_role("rowheader", name=name).first.wait_for(timeout=30_000)


def pairs_shown(page: Page) -> list[str]:
    table = page.get_by_role("table", name="Proposed pairs")
    table.locator("tbody tr").first.wait_for(timeout=20_000)
    rows = table.locator("tbody tr").all_inner_texts()
    return [" ".join(text.replace("Changed", "").split()) for text in rows]


def changes(page: Page) -> Locator:
    return page.get_by_text(re.compile(r"\d+ changes? since")).locator("visible=true").first


def open_matching(page: Page) -> None:
    page.get_by_role("navigation").get_by_text("Matching", exact=True).click()
    page.get_by_role("button", name=re.compile("^Keep")).first.wait_for(timeout=30_000)


@pytest.mark.requirement("K-25", "M-19", "N-05")
def test_from_two_files_to_a_tuned_proposal_and_a_workbook(
    applicants: Page, assert_accessible: Callable[..., None], wait_until: Callable[..., None]
) -> None:
    page = applicants
    assert_accessible(page)
    hand_in(page, ADEPTS, MENTORS)
    expect(page.get_by_text("mentorer_vt2022.xlsx").first).to_be_visible()
    assert_accessible(page)

    open_matching(page)
    before = pairs_shown(page)
    assert_accessible(page)

    slider = page.get_by_role("slider", name=re.compile("Industry"))
    slider.focus()
    for _ in range(8):
        page.keyboard.press("PageUp")
    expect(changes(page)).to_be_visible()
    wait_until(lambda: pairs_shown(page) != before, what="other pairs are shown")

    page.get_by_role("button", name=re.compile("^Keep")).first.click()
    expect(page.get_by_role("button", name=re.compile("^Kept")).first).to_be_visible()

    with page.expect_download() as saved:
        page.get_by_role("button", name=re.compile("Excel workbook")).click()
    content = Path(saved.value.path()).read_bytes()
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Pairs", "Without a pair", "How it was set"]
    notes = [row[-1].value for row in book["Pairs"].iter_rows(min_row=2)]
    assert len(notes) > 200
    assert sum("Kept" in str(note) for note in notes) == 1


def test_undo_takes_a_weight_back_and_redo_brings_it_again(
    applicants: Page, wait_until: Callable[..., None]
) -> None:
    page = applicants
    hand_in(page, ADEPTS, MENTORS)
    open_matching(page)
    before = pairs_shown(page)

    slider = page.get_by_role("slider", name=re.compile("Industry"))
    slider.focus()
    page.keyboard.press("End")
    expect(changes(page)).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(slider).to_have_value("35")
    wait_until(lambda: pairs_shown(page) == before, what="the earlier pairs are back")

    page.get_by_role("button", name="Redo").click()
    expect(slider).to_have_value("100")


def test_the_language_can_be_switched_on_the_page(applicants: Page) -> None:
    page = applicants
    page.get_by_role("navigation").locator("select").or_(
        page.locator("select").first
    ).first.select_option(label="Svenska")

    expect(page.get_by_role("heading", level=1)).to_have_text("Sökande")


def test_a_problem_is_mended_in_place(applicants: Page) -> None:
    page = applicants
    wrong = ADEPTS.read_bytes().decode("cp1252").replace("Syrien", "Syrienn", 1)
    hand_in(
        page, {"name": "adepter.csv", "mimeType": "text/csv", "buffer": wrong.encode("cp1252")}
    )
    page.get_by_role("tab", name=re.compile("Problems")).click()
    expect(page.get_by_role("table", name="Problems in the lists")).to_be_visible()
    page.get_by_role("searchbox").or_(page.get_by_label("Search in the table")).locator(
        "visible=true"
    ).first.fill("Syrienn")
    row = page.locator("tbody tr:visible", has_text="Syrienn").first
    row.get_by_role("textbox").fill("Syrien")
    page.keyboard.press("Enter")

    expect(page.locator("tbody tr:visible", has_text="Syrienn")).to_have_count(0)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("tom.csv", b"", "There is nothing in it."),
        ("lista.xlsx", b"%PDF-1.7 not a workbook", "PDF"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_sentence_and_leaves_nothing(
    applicants: Page, name: str, content: bytes, words: str
) -> None:
    page = applicants
    page.locator("input[type=file]").set_input_files(
        [{"name": name, "mimeType": "application/octet-stream", "buffer": content}]
    )

    expect(page.get_by_text(words).first).to_be_visible(timeout=15_000)
    expect(page.get_by_text("No list has been handed in yet.")).to_be_visible()


def test_text_from_a_file_is_never_html(applicants: Page) -> None:
    page = applicants
    payload = "<img src=x onerror=document.body.dataset.hacked=1><script>1</script>"
    text = ADEPTS.read_bytes().decode("cp1252").replace("Syrien", payload, 3)
    hand_in(
        page, {"name": "adepter.csv", "mimeType": "text/csv", "buffer": text.encode("cp1252")}
    )
    for step in ("Columns", "Problems", "Who can take part"):
        page.get_by_role("tab", name=re.compile(step)).click()
        page.locator("tbody tr:visible").first.wait_for()

    assert page.locator("img[src=x]").count() == 0
    assert page.evaluate("document.body.dataset.hacked") is None


def test_the_screen_answers_while_a_proposal_is_worked_out(applicants: Page) -> None:
    page = applicants
    hand_in(page, ADEPTS, MENTORS)
    open_matching(page)

    slider = page.get_by_role("slider", name=re.compile("Education"))
    slider.focus()
    for _ in range(20):
        page.keyboard.press("ArrowRight")
    begun = time.monotonic()
    page.get_by_role("tab", name=re.compile("Without a pair")).click()
    expect(page.get_by_text("People without a pair")).to_be_visible()

    # Not a speed test: a frozen page would need as long as twenty proposals.
    assert time.monotonic() - begun < 10
