"""A list with thirty faults in a real browser: from upload to clean without leaving the page."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

HEADINGS = (
    "ID", "Namn", "E-post", "Telefon", "Födelseår", "Arbetsår totalt",
    "Hur många års arbetslivserfarenhet har du från Sverige?", "Hur bra talar du svenska?", "Kön",
    "Hur många timmar kan du lägga totalt?", "Vad jag gör om dagarna",
)  # fmt: skip
GOOD = (
    "M{n}", "Namn{n} Efternamn{n}", "p{n}@example.org", "040-628 00 {n:02d}", "1980", "12", "4",
    "Flytande", "Kvinna", "40", "Vård",
)  # fmt: skip
#: Row of the file, heading, what stands there, what is right: 29 of them; the 30th is a column.
FAULTS = (
    (2, "E-post", "p1.example.org", "p1@example.org"),
    (3, "E-post", "p2@example", "p2@example.org"),
    (4, "E-post", "p3@example.org, p3@example.com", "p3@example.org"),
    (5, "Telefon", "kommer senare igen", "040-628 00 04"),
    (6, "Telefon", "4,06280E+09", "040-628 00 05"),
    (7, "Födelseår", "80", "1980"),
    (8, "Födelseår", "2080", "1980"),
    (9, "Födelseår", "1880", "1980"),
    (10, "Födelseår", "fyrtio", "1982"),
    (11, "Arbetsår totalt", "10-15", "12"),
    (12, "Arbetsår totalt", "många", "20"),
    (13, "Arbetsår totalt", "99", "9"),
    (14, "Arbetsår totalt", "10+", "10"),
    (15, "Arbetsår totalt", "1.500", "15"),
    (16, "Arbetsår totalt", "2022-04-03", "4"),
    (17, "Hur många års arbetslivserfarenhet har du från Sverige?", "ganska länge", "4"),
    (18, "Hur många års arbetslivserfarenhet har du från Sverige?", "max 5", "5"),
    (19, "Hur många års arbetslivserfarenhet har du från Sverige?", "5 äpplen", "5"),
    (20, "Hur bra talar du svenska?", "Flytane", "Flytande"),
    (21, "Hur bra talar du svenska?", "B1 / C1", "C1"),
    (22, "Hur bra talar du svenska?", "som en infödd ungefär", "Modersmål"),
    (23, "Kön", "Kvina", "Kvinna"),
    (24, "Kön", "7", "Man"),
    (25, "Hur många timmar kan du lägga totalt?", "hur många som helst", "60"),
    (26, "Hur många timmar kan du lägga totalt?", "20 till 30", "25"),
    (27, "Hur många timmar kan du lägga totalt?", "minst 10", "10"),
    (28, "Vad jag gör om dagarna", "Vårrd", "Vård"),
    (29, "Vad jag gör om dagarna", "Bankk och så", "Finans och försäkring"),
    (30, "Vad jag gör om dagarna", "xyzzy", "Bygg"),
)


def faulty_list() -> bytes:
    wrong = {(row, heading): seen for row, heading, seen, _ in FAULTS}
    lines = [HEADINGS]
    for row in range(2, 42):
        cells = [text.format(n=row - 1) for text in GOOD]
        lines.append(
            tuple(wrong.get((row, h), cell) for h, cell in zip(HEADINGS, cells, strict=True))
        )
    return "\r\n".join(";".join(cells) for cells in lines).encode("cp1252")


@pytest.fixture
def applicants(server: Any, visit: Callable[..., Page]) -> Page:
    """The Applicants page, in English, without any list."""
    return visit(server, "applicants")


def step(page: Page, name: str) -> None:
    page.get_by_role("tab", name=re.compile(name)).click()


def problems(page: Page) -> Locator:
    return page.get_by_role("table", name="Problems in the lists")


@pytest.mark.requirement("N-05")
def test_a_list_with_thirty_faults_becomes_clean_on_the_page(
    applicants: Page, assert_accessible: Callable[..., None]
) -> None:
    page = applicants
    assert len(FAULTS) + 1 == 30
    page.locator("input[type=file]").set_input_files(
        [{"name": "mentorer.csv", "mimeType": "text/csv", "buffer": faulty_list()}]
    )
    page.get_by_role("rowheader", name="mentorer.csv").first.wait_for(timeout=30_000)

    # One column that nothing recognises.
    step(page, "Columns")
    row = page.get_by_role("row").filter(has_text="Vad jag gör om dagarna")
    row.get_by_role("combobox").select_option(label="Industry")
    expect(row.get_by_text("your choice")).to_be_visible(timeout=15_000)

    # The table of problems: filtered by question, searched, and mended in place.
    step(page, "Problems")
    expect(problems(page)).to_be_visible()
    assert_accessible(page)
    wanted = page.get_by_role("combobox", name=re.compile("Question")).locator("visible=true")
    wanted.select_option(index=1)
    shown = problems(page).locator("tbody tr:visible").count()
    assert 0 < shown < len(FAULTS)
    wanted.select_option(index=0)
    search = page.get_by_role("searchbox").locator("visible=true").first
    for number, _, seen, right in FAULTS:
        search.fill(f"row {number} {seen.split()[0]}")
        wrong = problems(page).locator("tbody tr:visible", has_text=f"row {number}").filter(
            has=page.get_by_role("textbox")
        )
        expect(wrong).to_have_count(1, timeout=10_000)
        wrong.get_by_role("textbox").fill(right)
        page.keyboard.press("Enter")
        expect(wrong).to_have_count(0, timeout=15_000)

    # Clean: nothing is unknown or unused any more, and nobody left the page.
    expect(problems(page).get_by_text("not known", exact=True)).to_have_count(0)
    expect(problems(page).get_by_text("not used", exact=True)).to_have_count(0)
    expect(problems(page).get_by_text("No problems: everything was understood.")).to_be_visible()
    # The number of the step stands before its name, the number of problems would stand after it.
    expect(page.get_by_role("tab", name=re.compile("Problems"))).to_have_text(
        re.compile(r"Problems\s*$")
    )
    assert "applicants" in page.url
    step(page, "Lists")
    expect(page.get_by_text("Every answer was understood.")).to_be_visible()


def saved(page: Page, name: str) -> openpyxl.Workbook:
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile(name)).locator("visible=true").click()
    return openpyxl.load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))


def test_the_list_to_send_back_the_corrected_list_and_an_empty_one_are_downloaded(
    applicants: Page,
) -> None:
    page = applicants
    page.locator("input[type=file]").set_input_files(
        [{"name": "mentorer.csv", "mimeType": "text/csv", "buffer": faulty_list()}]
    )
    page.get_by_role("rowheader", name="mentorer.csv").first.wait_for(timeout=30_000)
    empty = saved(page, "Mentors, in Swedish")
    assert "E-post" in [cell.value for cell in empty["mentor"][1]]

    step(page, "Problems")
    back = saved(page, "Problems as a workbook")
    texts = {str(cell.value) for row in back.active.iter_rows() for cell in row}
    assert any('"Flytane"' in text for text in texts)

    search = page.get_by_role("searchbox").locator("visible=true").first
    search.fill("Flytane")
    row = problems(page).locator("tbody tr:visible", has_text="Flytane")
    row.get_by_role("textbox").fill("Flytande")
    page.keyboard.press("Enter")
    expect(row).to_have_count(0, timeout=15_000)
    corrected = saved(page, "Lists with your right answers")
    assert [cell.value for cell in corrected.active[1]] == list(HEADINGS)
    column = HEADINGS.index("Hur bra talar du svenska?")
    assert [row[column].value for row in corrected.active.iter_rows(min_row=20, max_row=21)] == [
        "Flytande",
        "B1 / C1",
    ]


def test_which_of_two_applications_counts_is_chosen_on_the_page(applicants: Page) -> None:
    page = applicants
    content = (
        b"ID;Namn;E-post;Bransch\nM1;Ada Ek;ada@example.org;IT\nM2;Bo Ek;bo@example.org;IT\n"
        b"M3;Ada Ek;ada@example.org;Handel\n"
    )
    page.locator("input[type=file]").set_input_files(
        [{"name": "mentorer.csv", "mimeType": "text/csv", "buffer": content}]
    )
    page.get_by_role("rowheader", name="mentorer.csv").first.wait_for(timeout=30_000)
    step(page, "Problems")
    first = problems(page).locator("tbody tr:visible", has_text="as row 4")

    first.get_by_role("button", name=re.compile("Let this row count")).click()

    chosen = problems(page).locator("tbody tr:visible", has_text="that one was chosen to count")
    expect(chosen).to_contain_text("mentorer.csv, row 4", timeout=15_000)
    expect(first).to_have_count(0)
