"""From lists to applications, people and problems."""

from datetime import datetime

import pandas as pd
import pytest

from tests.people.files import said
from workbench.people import (
    Ground,
    MappedList,
    map_columns,
    parse_lists,
    problems_table,
    read_list,
)
from workbench.vocabulary import built_in_fields

FIELDS = built_in_fields()
SIDES = {"mentor": "giver", "mentee": "receiver"}
ROLES = (("mentor", "giver", ("mentor",)), ("mentee", "receiver", ("adept",)))


def mapped(text: str, *, role: str = "mentor", name: str = "mentorer.csv") -> MappedList:
    table = read_list(name, text.encode()).tables[0]
    return MappedList(table, map_columns(table, FIELDS, side=SIDES[role]), role, SIDES[role])


def parsed(*texts: str, **options):
    lists = [mapped(text, name=f"{number}.csv") for number, text in enumerate(texts, start=1)]
    return parse_lists(lists, FIELDS, ground=Ground(country="SE"), **options)


def test_answers_and_names_are_parted_and_share_only_the_id():
    result = parsed("Id;Namn;E-post;Telefon;Bransch\n7;Ada Ek;ada@example.org;070-1234567;IT\n")

    assert result.applications.loc["mentor-001", ["role", "file", "row", "industry"]].tolist() == [
        "mentor", "1.csv", 2, "NACE2:J",
    ]  # fmt: skip
    assert result.people.loc["mentor-001", ["list_id", "name", "email", "phone"]].tolist() == [
        "7", "Ada Ek", "ada@example.org", "070-1234567",
    ]  # fmt: skip
    assert not {"Ada Ek", "ada@example.org", "070-1234567", "7"} & set(
        result.applications.astype("string").to_numpy().ravel()
    )


def test_every_kind_of_answer_has_its_type_and_blank_stays_unknown():
    result = parsed(
        "Namn;Tidsstämpel;Bransch;Antal adepter;Motsvarande erfarenhet;Vad kan du bidra med?\n"
        "Ada;2022-01-09 23:30;IT;2;Ja;Cv;\n"
        "Bo;;;;;\n"
    )

    answers = result.applications
    assert answers["received_on"].dtype == "datetime64[us]"
    assert answers["industry"].dtype == "string"
    assert answers["max_mentees"].dtype == "Float64"
    assert answers["equivalent_experience"].dtype == "boolean"
    assert answers.loc["mentor-001", "received_on"] == datetime(2022, 1, 9, 23, 30)
    assert answers.loc["mentor-001", "offers"] == ("cv_applications",)
    assert answers.loc["mentor-002"].drop(["role", "file", "row", "sheet"]).isna().all()


def test_the_id_of_a_person_is_the_lists_own_else_the_address_else_role_and_row():
    result = parsed("Id;Namn;E-post\nM7;Ada;ada@example.org\n;Bo;bo@example.org\n;Cy;\n")

    assert sorted(result.people["list_id"]) == ["M7", "bo@example.org", "mentor-4"]


def test_internal_ids_do_not_depend_on_how_the_list_is_sorted():
    rows = ["M10;Ada;IT", "M2;Bo;Vård", "M1;Cy;IT"]

    one = parsed("\n".join(["Id;Namn;Bransch", *rows]))
    other = parsed("\n".join(["Id;Namn;Bransch", *reversed(rows)]))

    assert one.people["list_id"].tolist() == ["M1", "M2", "M10"]
    assert one.applications["industry"].equals(other.applications["industry"])


@pytest.mark.requirement("N-05")
def test_a_problem_names_file_row_heading_value_and_application():
    result = parsed("Namn;Bransch\nAda;IT\nBo;Hubbabubba\n")

    (problem,) = result.problems
    assert problem.sentence.text("en") == (
        '1.csv, row 3, "Bransch": "Hubbabubba" is not one of the answers to this question. Write '
        "an answer of the list, such as: Agriculture, forestry and fishing, Mining and quarrying, "
        "Manufacturing."
    )
    assert (problem.severity, problem.code, problem.field) == ("unknown", "not_in_list", "industry")
    assert result.people.loc[problem.application, "name"] == "Bo"
    assert problem.key == "not_in_list|1.csv||3|B|industry"


def test_a_correction_replaces_what_the_file_says_and_only_its_column_is_read_again():
    text = "Namn;Bransch;Antal adepter\nAda;IT\nBo;Hubbabubba;två\n"
    first = parsed(text)

    second = parsed(text, corrections={("1.csv", None, 3, "industry"): "Vård"}, before=first)

    assert [p.code for p in first.problems] == ["not_in_list"]
    assert second.problems == ()
    assert second.applications["industry"].tolist() == ["NACE2:J", "NACE2:Q"]
    assert second.rows[0].answers["max_mentees"] is first.rows[0].answers["max_mentees"]
    assert second.rows[0].answers["industry"] is not first.rows[0].answers["industry"]


def test_reading_the_same_lists_again_gives_the_same():
    text = "Namn;Bransch\nAda;IT\nBo;Hubbabubba\n"

    first, second = parsed(text), parsed(text)

    assert first.applications.equals(second.applications)
    assert [p.key for p in first.problems] == [p.key for p in second.problems]


def test_of_two_rows_with_one_address_the_later_is_used_and_both_are_named():
    result = parsed(
        "Tidsstämpel;Namn;E-post;Antal adepter\n"
        "2022-01-05;Ada Ek;ada@example.org;3\n"
        "2022-01-03;Ada Ek;ADA@example.org;1\n"
    )

    assert result.applications["max_mentees"].tolist() == [3.0]
    assert result.set_aside == ("mentor-001",)
    assert dict(result.duplicates) == {"mentor-001": "mentor-002"}
    assert said(result.problems) == [
        (
            "1.csv, row 3: The row has the same e-mail address as row 2, so only the later one is "
            "used. Choose this row if it should count instead; nothing was merged."
        )
    ]


def test_without_dates_the_lower_row_is_used():
    result = parsed("Namn;Telefon;Antal adepter\nAda Ek;070-1234567;1\nEk Ada;0701234567;2\n")

    assert result.applications["max_mentees"].tolist() == [2.0]


def test_the_ids_of_two_lists_have_nothing_to_do_with_each_other():
    result = parsed("Id;Namn\n1;Ada Ek\n2;Bo Al\n", "Id;Namn\n1;Cy Ask\n2;Di Lind\n")

    assert len(result.applications) == 4
    assert result.problems == ()
    assert result.people["list_id"].is_unique


def test_two_people_who_share_an_address_are_both_used_and_said():
    result = parsed("Namn;E-post\nAda Ek;familj@example.org\nBo Al;familj@example.org\n")

    assert len(result.applications) == 2
    assert said(result.problems) == [
        (
            "1.csv, row 3: The row has the same e-mail address as row 2, but not everything agrees; "
            "both are used. If they are one person, delete one of the rows."
        )
    ]


def test_the_same_person_may_have_two_roles():
    lists = [
        mapped("Namn;E-post\nAda Ek;ada@example.org\n"),
        mapped("Namn;E-post\nAda Ek;ada@example.org\n", role="mentee", name="adepter.csv"),
    ]

    result = parse_lists(lists, FIELDS)

    assert list(result.applications.index) == ["mentor-001", "mentee-001"]
    assert result.set_aside == ()


def test_a_list_with_both_roles_is_divided_by_its_role_column():
    text = "Namn;Roll\nAda;Mentor\nBo;Adept\nCy;Mentr\nDi;\n"
    lists = [mapped(text), mapped(text, role="mentee")]

    result = parse_lists(lists, FIELDS, roles=ROLES)

    assert result.people["name"].tolist() == ["Ada", "Bo"]
    assert said(result.problems) == [
        'mentorer.csv, row 4, "Roll": "Mentr" is not a role. Write "mentor" or "adept".',
        (
            'mentorer.csv, row 5, "Roll": The row has no role, so it was left out. Write "mentor" or '
            '"adept".'
        ),
    ]


def test_a_sensitive_answer_without_a_purpose_is_dropped_and_said():
    text = "Namn;Födelseland;Bransch\nAda;Syrien;IT\n"

    result = parsed(text, needed=frozenset({"industry"}))

    assert "birth_country" not in result.applications
    assert said(result.problems) == [
        (
            '1.csv, "Födelseland": The programme has no use for Country of birth, which is sensitive; '
            "it was left out. Do not ask for it; delete the column from the file."
        )
    ]
    assert "birth_country" in parsed(text, needed=frozenset({"birth_country"})).applications


def test_a_column_that_a_rule_needs_and_no_list_has_is_said_once():
    result = parsed("Namn;Bransch\nAda;IT\nBo;IT\n", expected={"max_mentees": "mentor"})

    assert said(result.problems) == [
        (
            "1.csv: No column was found for Number of mentees. Add a column with a heading such as "
            '"Number of mentees", or choose its column in the mapping.'
        )
    ]
    assert result.applications["max_mentees"].isna().all()


def test_protected_identity_is_marked_where_the_list_or_the_caller_says_so():
    text = "Id;Namn;Skyddade personuppgifter\n1;Ada;Ja\n2;Bo;Nej\n3;Cy;\n"

    result = parsed(text, protected={"3"})

    assert result.people["protected_identity"].tolist() == [True, False, True]
    assert "protected_identity" not in result.applications


def test_a_named_person_becomes_an_id_and_an_unknown_name_is_kept_out():
    lists = [
        mapped("Namn\nAda Ek\nBo Al\n".replace("\n", ";\n").replace("Namn;", "Namn;Ort")),
        mapped(
            "Namn;Finns det någon du inte vill matchas med?\nCy;Ek, Ada\nDi;Kungen\n",
            role="mentee",
            name="adepter.csv",
        ),
    ]
    field = FIELDS["not_with"]
    lists[1] = MappedList(
        lists[1].table, lists[1].mapping.changed(1, field.id), "mentee", "receiver"
    )

    result = parse_lists(lists, FIELDS)

    assert result.applications.loc["mentee-001", "not_with"] == ("mentor-001",)
    assert pd.isna(result.applications.loc["mentee-002", "not_with"])
    assert said(result.problems) == [
        (
            'adepter.csv, row 3: "Kungen" is not one person in the lists. Write the id or the e-mail '
            "address of the person as the list has it."
        )
    ]


def test_more_years_here_than_in_all_makes_both_unknown():
    result = parsed("Namn;Arbetsår totalt;Arbetslivserfarenhet i Sverige\nAda;5;9\nBo;9;5\n")

    assert result.applications["years_work_local"].tolist() == [pd.NA, 5.0]
    assert result.applications["years_work_total"].tolist() == [pd.NA, 9.0]
    assert said(result.problems) == [
        (
            '1.csv, row 2, "Arbetslivserfarenhet i Sverige": "Years of work here" is more than "Years '
            'of work in all". Ask which is right and write it.'
        )
    ]


def test_a_mentor_without_a_place_is_said():
    result = parsed("Namn;Antal adepter\nAda;0\n")

    assert said(result.problems) == [
        (
            '1.csv, row 2, "Antal adepter": The mentor offers 0 places and gets nobody. Write 1 or '
            "more if the mentor takes part."
        )
    ]


def test_a_matrix_of_yes_and_no_becomes_one_answer():
    result = parsed(
        "Namn;Vad kan du bidra med? [Cv];Vad kan du bidra med? [Nätverk]\n"
        "Ada;Ja;Ja\nBo;x;\nCy;Nej;Nej\nDi;;\n"
    )

    assert result.applications["offers"].tolist() == [
        ("cv_applications", "contacts"),
        ("cv_applications",),
        (),
        None,
    ]


def test_no_lists_give_empty_tables():
    result = parse_lists([], FIELDS)

    assert (len(result.applications), len(result.people), result.problems) == (0, 0, ())


def test_the_table_of_problems_speaks_the_language_and_starts_with_the_worst():
    result = parsed("Namn;E-post;Antal adepter\nAda;a@b.se;0\nAda;a@b.se;x y\n")

    table = problems_table(result.problems, "en")

    assert table["severity"].tolist() == ["blocks", "unknown"]
    assert table.loc[1, ["where", "value", "row"]].tolist() == [
        '1.csv, row 3, "Antal adepter"',
        "x y",
        3,
    ]
    assert len(problems_table([])) == 0
