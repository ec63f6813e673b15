"""The sample lists of Mitt Livs Chans are understood as a coordinator would understand them."""

import json
from functools import cache
from pathlib import Path

import pytest

from workbench.people import (
    Ground,
    MappedList,
    Parsed,
    guess_role,
    map_columns,
    parse_lists,
    read_list,
)
from workbench.vocabulary import built_in_fields

FOLDER = Path(__file__).parents[2] / "sample_data" / "mitt_livs_chans"
FILES = ("adepter_vt2022.csv", "mentorer_vt2022.xlsx")
ROLES = (("mentor", "giver", ("mentor",)), ("mentee", "receiver", ("mentee", "adept")))
SIDES = {"mentor": "giver", "mentee": "receiver"}
FIELDS = built_in_fields()
SAID = {"problem", "duplicate"}

MANIFEST = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))


@cache
def lists() -> tuple[MappedList, ...]:
    found = []
    for name in FILES:
        for table in read_list(name, (FOLDER / name).read_bytes()).tables:
            role = guess_role(table, map_columns(table, FIELDS), ROLES)
            if role is not None:
                side = SIDES[role]
                found.append(MappedList(table, map_columns(table, FIELDS, side=side), role, side))
    return tuple(found)


@cache
def parsed() -> Parsed:
    return parse_lists(lists(), FIELDS, roles=ROLES, ground=Ground(country="SE"))


def test_both_lists_are_recognised_and_the_summary_sheet_is_not_one():
    assert [(each.table.file, each.role) for each in lists()] == [
        ("adepter_vt2022.csv", "mentee"),
        ("mentorer_vt2022.xlsx", "mentor"),
    ]


@pytest.mark.parametrize(
    ("role", "needed"),
    [
        (
            "mentor",
            (
                "years_work_local education_level equivalent_experience hours_available_total lang.sv "
                "lang.en interview.engaged_curious_listener max_mentees education_field industry "
                "years_work_total offers mode employer municipality received_on email full_name"
            ),
        ),
        (
            "mentee",
            (
                "birth_country parent1_birth_country parent2_birth_country education_level "
                "job_matches_competence education_field target_industry years_work_total goals lang.sv "
                "lang.en mode municipality mentor_wish not_with received_on email first_name last_name"
            ),
        ),
    ],
)
def test_every_question_that_the_programme_needs_is_recognised(role, needed):
    (mapping,) = [each.mapping for each in lists() if each.role == role]

    assert set(needed.split()) - set(mapping.fields) == set()


@pytest.mark.requirement("N-05")
@pytest.mark.parametrize(
    "fault",
    [fault for fault in MANIFEST["faults"] if fault["expected"] in SAID],
    ids=lambda fault: f"{fault['kind']}-{fault['file'][:6]}-{fault['row']}",
)
def test_every_fault_that_was_put_in_is_said_where_it_stands(fault):
    place = (fault["file"], fault["row"])
    used = {
        parsed().people.index.get_loc(later): earlier
        for earlier, later in parsed().duplicates.items()
    }

    found = [p for p in parsed().problems if (p.file, p.row) == place]
    if fault["expected"] == "duplicate":
        answers = parsed().applications
        row = answers[(answers["file"] == place[0]) & (answers["row"] == place[1])]
        assert parsed().people.index.get_loc(row.index[0]) in used
    else:
        assert any(p.heading == fault["column"] for p in found)


def test_as_many_people_are_used_as_there_are():
    roles = parsed().applications["role"].value_counts()

    assert roles["mentee"] == MANIFEST["counts"]["adepts"]
    assert roles["mentor"] == MANIFEST["counts"]["mentors"] - 1  # the row "Mentr" has no role yet
