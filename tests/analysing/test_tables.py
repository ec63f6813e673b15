"""Every table of a round is a documented data frame, without names but where they are asked for."""

from pathlib import Path

import pandas as pd
import pytest

import workbench as wb
from tests.analysing.conftest import keep, where
from tests.store.kept import MENTORS, id_of
from workbench.analysing.catalogue import TABLES
from workbench.analysing.reference import PAGE, tables_page
from workbench.locale import use_language
from workbench.programme import library
from workbench.round import open_round
from workbench.store.schema import KEPT

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "sample_data"

#: Texts of cells, which the round itself holds for whoever needs them.
RAW = {"contact_text", "sensitive_text"}


@pytest.fixture
def opened(place, tried):
    keep(place, tried)
    with wb.open(data=where(place)) as opened:
        yield opened


def sample(programme):
    round = open_round(programme)
    for file in sorted((SAMPLES / programme).glob("*.[cx][sl][vs]*")):
        round = round.with_file(file.name, file.read_bytes())
    return round.read()


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_exactly_the_columns_and_kinds_that_are_documented(opened, name):
    table = TABLES[name]

    frame = opened.table(name)

    kinds = {column: str(kind) for column, kind in frame.dtypes.items()}
    declared = {each.name: each.kind for each in table.columns}
    assert {column: kinds.get(column) for column in declared} == declared
    assert list(kinds)[: len(declared)] == list(declared)
    assert table.spread is not None or len(kinds) == len(declared)


def test_what_there_is_is_itself_a_table(opened):
    found = opened.tables

    assert list(found) == ["table", "about", "column", "kind", "meaning", "on_purpose"]
    assert set(found["table"]) == set(TABLES)
    assert found["meaning"].str.len().min() > 3
    assert set(found.loc[found["on_purpose"], "table"]) == {
        "contacts",
        "sensitive_answers",
        "coordinators",
    }
    decisions = found[found["table"] == "decisions"].set_index("column")
    assert decisions.at["reason", "kind"] == "string"
    assert decisions.at["reason", "meaning"] == "Why."


def test_every_table_of_the_database_that_belongs_to_a_round_is_read_by_one():
    read = {name for table in TABLES.values() for name in table.reads} | {"application"}

    assert {name for name, table in KEPT.items() if "round_id" in table.c} - read == RAW


def test_the_page_of_the_tables_is_up_to_date():
    text = (ROOT / PAGE).read_text(encoding="utf-8")

    assert text == tables_page(), "Run: uv run python -m workbench.analysing.reference"


def test_the_choices_of_a_coordinator_are_there_as_she_made_them(opened, tried):
    decisions, weights = opened.table("decisions"), opened.table("weights").set_index("criterion")
    wishes, corrections = opened.table("pair_wishes"), opened.table("corrections")

    assert decisions[["application", "accepted", "reason", "withdrew"]].values.tolist() == [
        [id_of(tried, "A2"), True, "Has called", False]
    ]
    assert decisions["on"].dt.strftime("%Y-%m-%d").tolist() == ["2022-02-01"]
    assert weights.loc["industry"].tolist() == [37.0, 35.0]
    assert wishes[["wish", "giver", "receiver"]].values.tolist() == [
        ["keep", id_of(tried, "M1"), id_of(tried, "A1")]
    ]
    said = corrections.set_index("field")["text"]
    assert said["years_work_total"] == "4"
    assert said.isna()["full_name"]


def test_lists_and_columns_say_how_they_were_read(opened):
    lists, columns = opened.table("lists"), opened.table("columns")

    assert sorted(lists[["file", "role", "rows"]].values.tolist()) == [
        ["adepter.csv", "mentee", 3],
        ["mentorer.csv", "mentor", 2],
    ]
    said = columns[columns["file"] == "mentorer.csv"].set_index("heading")
    assert said.at["Bransch", "field"] == "industry"
    assert said.at["E-post", "drawer"] == "contact"


def test_pairs_and_aims_are_those_of_the_newest_proposal(opened, tried):
    pairs, aims = opened.table("pairs"), opened.table("aims")

    assert {(each.giver, each.receiver) for each in pairs.itertuples()} == tried.proposal.pair_ids
    assert sorted(pairs["score"]) == sorted(each.score for each in tried.proposal.pairs)
    assert pairs.loc[pairs["kept"], "receiver"].tolist() == [id_of(tried, "A1")]
    assert {name for name in pairs if name.startswith("tier.")} == {
        f"tier.{tier}" for tier in tried.proposal.pairs[0].tiers
    }
    assert aims[["id", "value"]].values.tolist() == [
        [each.id, each.value] for each in tried.proposal.aims
    ]
    assert opened.table("proposals")[["status", "pairs"]].values.tolist() == [["optimal", 3]]


def test_standing_seats_and_rules_are_those_of_the_round(opened, tried):
    standing = opened.table("standing").set_index("application")["standing"]
    seats = opened.table("seats").set_index("application")
    rules = opened.table("eligibility")

    assert standing.to_dict() == tried.eligibility.standing.to_dict()
    assert seats["place"].to_dict() == {
        name: seat.place for name, seat in tried.seats.seats.items()
    }
    verdicts = tried.eligibility.verdicts
    assert {(each.application, f"{each.role}.{each.rule}", each.verdict) for each in rules.itertuples()} == {
        (name, rule, verdict)
        for name, row in verdicts.iterrows()
        for rule, verdict in row.dropna().items()
    }
    assert rules["says"].notna().all()


def test_the_log_says_in_words_who_did_what(opened):
    audit = opened.table("audit")
    use_language("en")

    assert audit["seq"].is_monotonic_increasing
    assert {"began the round", "handed in a list"} <= set(audit["did"])
    names = opened.table("coordinators").set_index("coordinator_id")["name"]
    assert set(audit["coordinator_id"].map(names)) == {"Anna"}
    assert opened.table("steps")["did"].tolist() == ["handed in a list"]


def test_names_contacts_and_sensitive_answers_stand_only_where_they_are_asked_for(opened):
    secret = ("Ebba", "Noor", "example.org", "1740601")
    found = {
        (name, word)
        for name in TABLES
        for word in secret
        if word in opened.table(name).to_csv() + opened.rounds().to_csv()
    }

    assert found == {("contacts", word) for word in secret}


def test_somebody_with_protected_identity_is_a_code_and_nothing_else(place):
    lines = MENTORS.splitlines()
    lists = "\n".join(
        [f"{lines[0]};Skyddade personuppgifter", f"{lines[1]};ja", f"{lines[2]};nej"]
    )
    round = open_round("mitt_livs_chans").with_file("mentorer.csv", lists.encode()).read()
    keep(place, round)

    with wb.open(data=where(place)) as opened:
        contacts = opened.table("contacts").set_index("application")
        people = opened.table("people").set_index("application")
        everything = "".join(opened.table(name).to_csv() for name in TABLES)

    protected, other = id_of(round, "M1"), id_of(round, "M2")
    assert contacts.loc[protected].dropna().to_dict() == {
        "role": "mentor",
        "protected_identity": True,
    }
    assert contacts.at[other, "name"] == "Ivar Al"
    assert people["protected_identity"].to_dict() == {protected: True, other: False}
    assert "Ebba" not in everything
    assert "ebba@" not in everything


@pytest.mark.parametrize("programme", library())
def test_applications_are_those_that_were_read_column_by_column(tmp_path, programme):
    round = sample(programme)
    database = tmp_path / "workbench.db"
    from workbench.store.places import Place

    keep(Place(tmp_path), round)
    assert database.exists()

    with wb.open(data=tmp_path) as opened:
        found, apart = opened.table("applications"), opened.table("sensitive_answers")
        people = opened.table("people").set_index("application")

    expected = round.parsed.applications
    expected = expected.assign(received_on=expected["received_on"].dt.normalize())
    fields = round.fields
    sensitive = [
        name
        for name in expected
        if name in fields
        and (fields[name].personal == "sensitive" or fields[name].type == "person_ref")
    ]
    pd.testing.assert_frame_equal(found, expected.drop(columns=sensitive))
    for name in apart.columns.drop("role"):
        pd.testing.assert_series_equal(
            apart[name].dropna(), expected[name].dropna(), check_index_type=False
        )
    assert set(apart.columns) - {"role"} == {
        name for name in sensitive if expected[name].notna().any()
    }
    assert set(people.index) == set(round.parsed.people.index)
    assert set(people.index[people["set_aside"]]) == set(round.parsed.set_aside)


def test_an_empty_round_gives_every_table_with_its_columns(place):
    keep(place, open_round("omdu"))

    with wb.open(data=where(place)) as opened:
        sizes = {name: len(opened.table(name)) for name in TABLES}

    assert sizes["applications"] == sizes["pairs"] == sizes["seats"] == 0
    assert sizes["sites"] == 3


def test_a_table_that_there_is_not_is_told_with_all_names(opened):
    with pytest.raises(LookupError) as told:
        opened.table("people_and_names")

    assert str(told.value).startswith('"people_and_names" is not a table of a round. Write one of:')
    assert "applications, audit, columns, contacts" in str(told.value)
