"""The two lists of Mitt Livs Chans: made again exactly, invented throughout, faults as recorded."""

import csv
import io
import json
import re
from collections import Counter
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped, unused-ignore]
import pytest

from sample_data.make import sample_files
from sample_data.mitt_livs_chans.profiles import PROFILES
from sample_data.mitt_livs_chans.words_of_work import INDUSTRIES, SECTIONS, STUDIES
from sample_data.names import EMAIL_DOMAINS, PHONE_RANGES
from sample_data.writing import members

FOLDER = Path(__file__).parents[2] / "sample_data"
ADEPTS = "mitt_livs_chans/adepter_vt2022.csv"
MENTORS = "mitt_livs_chans/mentorer_vt2022.xlsx"
MANIFEST = "mitt_livs_chans/manifest.json"
ADEPT_EMAIL, MENTOR_EMAIL = "3. E-postadress *", "E-postadress / E-mail *"
LISTS = ("adepts", "mentors")


@pytest.mark.parametrize("name", [ADEPTS, MANIFEST])
def test_the_script_makes_the_committed_file_again_byte_for_byte(name: str) -> None:
    assert made_now()[name] == (FOLDER / name).read_bytes()


def test_the_script_makes_what_is_in_the_committed_workbook_again_byte_for_byte() -> None:
    assert members(made_now()[MENTORS]) == members((FOLDER / MENTORS).read_bytes())


def test_two_runs_give_the_same_bytes() -> None:
    assert sample_files() == made_now()


def test_another_seed_gives_other_people() -> None:
    assert sample_files(seed=1)[ADEPTS] != made_now()[ADEPTS]


def test_every_study_and_industry_that_can_be_drawn_has_words() -> None:
    studies = {study for profile in PROFILES.values() for study in profile.studies}
    industries = {industry for profile in PROFILES.values() for industry in profile.industries}
    sections = {
        section for section, divisions in SECTIONS.items() if industries & set(map(str, divisions))
    }

    assert studies <= set(STUDIES)
    assert industries | sections <= set(INDUSTRIES)


def test_the_adepts_list_is_windows_1252_with_semicolons_and_carriage_returns() -> None:
    content = (FOLDER / ADEPTS).read_bytes()

    with pytest.raises(UnicodeDecodeError):
        content.decode("utf-8")
    assert "Tidstämpel;Jag samtycker" in content.decode("cp1252")
    assert content.count(b"\r\n") == 287


def test_the_mentors_workbook_has_the_answers_first_and_the_coordinators_count_second() -> None:
    book = openpyxl.load_workbook(FOLDER / MENTORS)

    assert book.sheetnames == ["Formulärsvar 1", "Sammanställning"]
    assert isinstance(book["Formulärsvar 1"]["A2"].value, datetime)


def test_281_adepts_and_235_mentors_have_applied_some_of_them_twice() -> None:
    counts = manifest()["counts"]

    assert (counts["adepts"], counts["adept_rows"]) == (281, 286)
    assert (counts["mentors"], counts["mentor_rows"]) == (235, 238)
    assert len(set(emails("adepts"))) == 281
    assert len(set(emails("mentors"))) == 235


@pytest.mark.parametrize("side", LISTS)
def test_the_manifest_counts_what_is_in_the_file(side: str) -> None:
    counts, rows = manifest()["counts"], people(side)

    assert counts[f"{side[:-1]}_rows"] == len(rows)
    assert counts[f"{side[:-1]}_columns"] == len(rows[0])
    assert counts[f"{side[:-1]}_dates_with_slashes"] == sum(
        "/" in str(row["Tidstämpel"]) for row in rows
    )


def test_the_mentors_offer_about_as_many_places_as_there_are_adepts() -> None:
    counts = manifest()["counts"]

    assert counts["mentor_places"] == 286
    assert sum(int(n) * m for n, m in counts["mentors_by_places"].items()) == 286


def test_the_levels_of_the_mentors_are_those_of_the_programme() -> None:
    counts = manifest()["counts"]["mentors_by_position"]

    shares = {level: round(100 * count / 235) for level, count in counts.items()}

    assert shares == {
        "employee": 48,
        "middle_manager": 26,
        "ceo_or_higher": 18,
        "self_employed_other": 8,
    }


def test_each_recorded_fault_stands_in_the_row_and_column_it_names() -> None:
    for fault in manifest()["faults"]:
        side = "adepts" if fault["file"].endswith(".csv") else "mentors"
        cell = people(side)[fault["row"] - 2][fault["column"]]
        assert (None if cell in {None, ""} else str(cell)) == fault["value"], fault


def test_every_kind_of_fault_occurs_as_often_as_planned() -> None:
    kinds = Counter((fault["file"][:6], fault["kind"]) for fault in manifest()["faults"])

    assert kinds["adepte", "repeated_application"] == 5
    assert kinds["mentor", "repeated_application"] == 3
    assert kinds["adepte", "received_late"] + kinds["mentor", "received_late"] == 5
    assert kinds["mentor", "ambiguous_date"] == 3
    assert kinds["mentor", "no_places"] == 2
    assert kinds["adepte", "job_matches_competence"] == 4
    assert kinds["adepte", "upper_secondary_only"] == 3


def test_a_repeated_application_came_later_from_the_same_person_with_other_answers() -> None:
    repeated = [f for f in manifest()["faults"] if f["kind"] == "repeated_application"]
    for fault in repeated:
        side = "adepts" if fault["file"].endswith(".csv") else "mentors"
        earlier, later = (people(side)[fault[key] - 2] for key in ("first_row", "row"))
        changed = {heading for heading in earlier if earlier[heading] != later[heading]}

        assert address(earlier, side) == address(later, side)
        assert str(earlier["Tidstämpel"]) < str(later["Tidstämpel"])
        assert len(changed - {"Tidstämpel", ADEPT_EMAIL, MENTOR_EMAIL}) >= 1


def test_one_application_came_at_half_past_eleven_on_the_last_day_and_one_an_hour_later() -> None:
    times = [row["Tidstämpel"] for row in people("adepts")]

    assert "2022-01-09 23:30" in times
    assert "2022-01-10 00:30" in times


def test_nobody_has_an_address_outside_the_domains_kept_for_examples() -> None:
    found = {email for side in LISTS for email in emails(side)}
    odd = [email for email in found if not email.endswith(tuple(f"@{d}" for d in EMAIL_DOMAINS))]

    assert len(odd) == 1
    assert odd[0].endswith(tuple(f".{domain}" for domain in EMAIL_DOMAINS))


def test_nobody_has_a_number_outside_the_ranges_kept_for_fiction() -> None:
    allowed = {
        f"{area[1:]}{number}" for area, low, high in PHONE_RANGES for number in range(low, high + 1)
    }
    numbers = [digits(row[heading]) for row, heading in phones() if row[heading]]

    assert len(numbers) > 480
    assert set(numbers) <= allowed


def test_no_two_people_share_a_number() -> None:
    numbers: dict[str, set[str]] = {}
    for row, heading in phones():
        if row[heading]:
            side = "adepts" if heading == "4. Telefonnummer" else "mentors"
            numbers.setdefault(digits(row[heading]), set()).add(address(row, side))

    assert all(len(people_with_it) == 1 for people_with_it in numbers.values())


def test_no_two_people_share_a_name() -> None:
    names: dict[str, set[str]] = {}
    for row in people("adepts"):
        name = f"{row['1. Förnamn *']} {row['2. Efternamn *']}"
        names.setdefault(name, set()).add(address(row, "adepts"))
    for row in people("mentors"):
        names.setdefault(row["Namn / Full name *"], set()).add(address(row, "mentors"))

    assert len(names) == 281 + 235
    assert all(len(people_with_it) == 1 for people_with_it in names.values())


def test_all_sample_files_together_are_small() -> None:
    kept = [path for path in FOLDER.rglob("*") if "__pycache__" not in path.parts]

    assert sum(path.stat().st_size for path in kept if path.is_file()) < 900_000


@cache
def made_now() -> dict[str, bytes]:
    return sample_files()


@cache
def manifest() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((FOLDER / MANIFEST).read_text(encoding="utf-8"))
    return content


@cache
def people(side: str) -> tuple[dict[str, Any], ...]:
    if side == "adepts":
        text = (FOLDER / ADEPTS).read_bytes().decode("cp1252")
        return tuple(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    headings, *rows = openpyxl.load_workbook(FOLDER / MENTORS).worksheets[0].values
    return tuple(dict(zip(map(str, headings), row, strict=True)) for row in rows)


def address(row: dict[str, Any], side: str) -> str:
    return str(row[ADEPT_EMAIL if side == "adepts" else MENTOR_EMAIL]).strip().lower()


def emails(side: str) -> list[str]:
    return [address(row, side) for row in people(side)]


def phones() -> list[tuple[dict[str, Any], str]]:
    adepts = [(row, "4. Telefonnummer") for row in people("adepts")]
    return adepts + [(row, "Telefon / Phone") for row in people("mentors")]


def digits(number: object) -> str:
    """Telephone number without country code, leading zeros and signs."""
    return re.sub(r"^(0046|46|0)", "", re.sub(r"\D", "", str(number)))
