"""The lists of the other programmes: made again exactly, invented throughout, of the right size."""

import csv
import io
import re
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped, unused-ignore]
import pytest

from sample_data.lists import table
from sample_data.make import sample_files
from sample_data.names import EMAIL_DOMAINS, PHONE_RANGES
from sample_data.writing import members

FOLDER = Path(__file__).parents[2] / "sample_data"
ROWS = {
    "omdu/mammor_2022.csv": 31 + 1,
    "omdu/ledare_2023.xlsx": 40,
    "kvinfo/mentees.xlsx": 220 + 1,
    "kvinfo/mentorer.csv": 160,
    "likestillingssenteret/menteer.csv": 15,
    "likestillingssenteret/mentorer.xlsx": 15,
    "template_leadership/adepter_ledere.csv": 15,
    "template_leadership/mentorer_ledere.xlsx": 15,
    "template_disability/adepter_2022.csv": 18,
    "template_disability/mentorer_2022.xlsx": 14,
    "template_youth/ungdomar_2022.csv": 30,
    "template_youth/mentorer_2022.xlsx": 10,
}
ENCODINGS = {
    "omdu/mammor_2022.csv": "utf-8-sig",
    "kvinfo/mentorer.csv": "cp1252",
    "likestillingssenteret/menteer.csv": "cp1252",
    "template_leadership/adepter_ledere.csv": "utf-8-sig",
    "template_disability/adepter_2022.csv": "utf-8-sig",
    "template_youth/ungdomar_2022.csv": "cp1252",
}
LISTS = pytest.mark.parametrize("name", ROWS)


@LISTS
def test_the_script_makes_the_committed_file_again(name: str) -> None:
    kept, made = (FOLDER / name).read_bytes(), made_now()[name]

    assert members(made) == members(kept) if name.endswith(".xlsx") else made == kept


def test_another_seed_gives_other_people_in_every_list() -> None:
    others = sample_files(seed=1)

    assert [name for name in ROWS if others[name] == made_now()[name]] == []


@LISTS
def test_each_list_has_as_many_rows_as_promised(name: str) -> None:
    assert len(rows(name)) == ROWS[name]


@LISTS
def test_nobody_has_an_address_outside_the_domains_kept_for_examples(name: str) -> None:
    found = [str(cell) for row in rows(name) for cell in row.values() if "@" in str(cell)]

    assert found
    assert all(cell.strip().endswith(tuple(f"@{d}" for d in EMAIL_DOMAINS)) for cell in found)


def test_nobody_has_a_number_outside_the_ranges_kept_for_fiction() -> None:
    allowed = {
        f"{area[1:]}{number}" for area, low, high in PHONE_RANGES for number in range(low, high + 1)
    }
    numbers = [
        re.sub(r"^(0046|46|0)", "", re.sub(r"\D", "", str(cell)))
        for name in ROWS
        for row in rows(name)
        for heading, cell in row.items()
        if heading.startswith("Telefon") and cell
    ]

    assert len(numbers) > 60
    assert set(numbers) <= allowed


@pytest.mark.parametrize("programme", sorted({name.split("/")[0] for name in ROWS}))
def test_no_two_people_of_a_programme_share_an_address(programme: str) -> None:
    lists = [name for name in ROWS if name.startswith(f"{programme}/")]
    addresses = [
        str(cell).strip().lower()
        for name in lists
        for row in rows(name)[: ROWS[name] - (ROWS[name] in {32, 221})]
        for cell in row.values()
        if "@" in str(cell)
    ]

    assert len(addresses) == len(set(addresses))


def test_a_row_with_other_headings_than_the_first_is_refused() -> None:
    with pytest.raises(ValueError, match="Other headings"):
        table([{"Namn": "A"}, {"Name": "B"}])


@cache
def made_now() -> dict[str, bytes]:
    return sample_files()


@cache
def rows(name: str) -> tuple[dict[str, Any], ...]:
    content = (FOLDER / name).read_bytes()
    if name.endswith(".csv"):
        text = content.decode(ENCODINGS[name])
        return tuple(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    headings, *filled = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].values
    return tuple(dict(zip(map(str, headings), row, strict=True)) for row in filled)
