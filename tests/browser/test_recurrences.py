"""Been here before, in the browser: two rounds, a suggestion, a click, and the earlier role told."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.keeping.test_same_people import ADEPTS_LATER, MENTORS_LATER
from tests.store.kept import ADEPTS, MENTORS
from workbench.keeping.rounds import author, begin_round
from workbench.round import open_round
from workbench.store.opening import open_store

FILES = {"mentorer.csv": MENTORS, "adepter.csv": ADEPTS}


def hand_in(page: Page, folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    page.locator("input[type=file]").set_input_files([folder / name for name in files])
    for name in files:
        page.get_by_role("rowheader", name=name).first.wait_for(timeout=30_000)
    expect(page.get_by_text(re.compile(r"^Saved \d"))).to_be_visible(timeout=10_000)


@pytest.mark.requirement("M-24")
def test_somebody_who_was_here_before_is_known_again_by_a_click(
    serve_notebooks: Callable[..., Any],
    visit: Callable[..., Page],
    assert_accessible: Callable[..., None],
    tmp_path: Path,
) -> None:
    server = serve_notebooks(spare_kernels=1)
    database = open_store(server.data_folder, check=False)
    earlier = open_round("mitt_livs_chans")
    for name, text in FILES.items():
        earlier = earlier.with_file(name, text.encode())
    kept = begin_round(
        database, open_round("mitt_livs_chans"), name="Spring 2024", by=author(database, "Anna")
    )
    kept.save(earlier.read(), action="hand_in")
    database.close()
    page = visit(server, "applicants")
    hand_in(page, tmp_path, {"mentorer.csv": MENTORS_LATER, "adepter.csv": ADEPTS_LATER})

    page.get_by_role("tab", name=re.compile("Been here before")).click()
    row = page.get_by_role("row", name=re.compile("Noor, Sara"))
    expect(row).to_contain_text("Mentee in Spring 2024")
    expect(row).to_contain_text("almost certainly the same person")
    assert_accessible(page)
    row.get_by_role("button", name=re.compile("Same person")).click()

    expect(row.get_by_role("button", name=re.compile("Take back"))).to_be_visible()
    expect(page.get_by_text(re.compile(r"^Saved \d"))).to_be_visible(timeout=10_000)
    page.reload()
    page.wait_for_selector("html[data-ready=true]", timeout=30_000)
    page.get_by_role("tab", name=re.compile("Who can take part")).click()
    sara = page.get_by_role("row", name=re.compile("Noor, Sara"))
    sara.get_by_role("button", name=re.compile("Details|Noor")).first.click()
    expect(page.get_by_text("Mentee in Spring 2024")).to_be_visible()
