"""Names, contacts and sensitive answers stand in drawers of their own, and nowhere else."""

import pytest
import sqlalchemy as sa

from tests.store.kept import (
    SAMPLES,
    A,
    begun,
    with_lists,
)
from workbench.keeping.rounds import author, begin_round, open_kept
from workbench.programme.fields import fields_of
from workbench.round import open_round
from workbench.store.rows import rows_of
from workbench.store.schema import metadata, step
from workbench.store.steps import unpacked

DRAWERS = ("contact", "contact_text", "sensitive_text", "sensitive_answer")


def tables_with(database, text):
    """Tables in any cell of which a text stands; steps are packed and count as drawers."""
    found = set()
    with database.reading() as connection:
        for name in metadata.tables:
            for row in connection.execute(sa.text(f'SELECT * FROM "{name}"')):
                if any(text.casefold() in str(value).casefold() for value in row):
                    found.add(name)
    return found


def drawers(database, heading):
    return [
        (row["drawer"], id, row["cells"])
        for id, row in rows_of(database, "sheet_column").items()
        if row["heading"] == heading
    ]


def test_names_and_contacts_stand_with_the_contacts_alone(database):
    begun(database)

    for text in ("Sara Noor", "sara@example.org", "Ebba Ek", "174 06 01"):
        assert tables_with(database, text) <= {"contact", "contact_text"}, text
    assert tables_with(database, "Sara Noor") == {"contact", "contact_text"}
    assert tables_with(database, "1740601") <= {"contact", "contact_text"}


def test_sensitive_answers_stand_with_the_sensitive_ones_alone(database):
    begun(database)

    assert tables_with(database, "Syrien") == {"sensitive_text"}
    assert rows_of(database, "sensitive_answer")
    assert all(
        "birth_country" not in row["answers"] for row in rows_of(database, "application").values()
    )


def test_a_column_that_nobody_has_recognised_counts_as_if_it_named_people(database):
    begun(database)

    assert [drawer for drawer, _, cells in drawers(database, "Något mer?")] == ["contact"]
    assert tables_with(database, "Tuva Ask") == {"contact_text"}


@pytest.mark.parametrize(
    ("field", "drawer", "text"),
    [
        ("industry", "open", None),
        ("birth_country", "sensitive", "sensitive_text"),
        ("full_name", "contact", "contact_text"),
        (None, "contact", "contact_text"),
    ],
)
def test_a_column_that_is_read_otherwise_moves_whole_to_its_drawer(database, field, drawer, text):
    kept, round = begun(database)
    for said in ("birth_country", "industry", "full_name", field):
        round = round.with_column(A, 6, said).read()
        kept.save(round, action="give_column")

    ((now, id, cells),) = drawers(database, "Önskad bransch")

    assert now == drawer
    assert (cells is not None) == (drawer == "open")
    for name in ("contact_text", "sensitive_text"):
        assert (id in rows_of(database, name)) == (name == text), name


def test_a_correction_stands_in_the_drawer_of_its_field(database):
    kept, round = begun(database)
    round = (
        round.corrected((*A, 2, "full_name"), "Zara Qvist")
        .corrected((*A, 2, "birth_country"), "Sudanesiska republiken")
        .corrected((*A, 2, "target_industry"), "Vattenbruk")
        .read()
    )

    kept.save(round, action="correct", undoing="none")

    assert tables_with(database, "Zara Qvist") == {"contact", "contact_text"}
    assert tables_with(database, "Sudanesiska") == {"sensitive_text"}
    assert tables_with(database, "Vattenbruk") <= {"correction", "application"}


def test_identity_numbers_stand_nowhere_also_when_they_are_typed_in(database):
    lists = with_lists()
    text = "Namn;Personnummer;E-post;Kommentar\nNoor Beg;811218-9876;n@example.org;mitt nr 19811218-9876\n"
    round = lists.with_file("c.csv", text.encode(), role="mentee")
    round = round.corrected((*A, 2, "full_name"), "Sara Noor 811218-9876").read()
    _, round = begun(database, round)

    # The whole number: a few digits alone occur in digests by chance.
    for number in ("811218-9876", "8112189876", "811218 9876"):
        assert tables_with(database, number) == set()
    with database.reading() as connection:
        images = connection.execute(sa.select(step.c.images)).scalars().all()
    assert images
    assert "811218-9876" not in str([unpacked(each) for each in images])


@pytest.mark.parametrize("programme", ["mitt_livs_chans", "omdu", "kvinfo", "template_youth"])
def test_no_sample_name_or_contact_stands_outside_its_drawers(database, programme):
    round = open_round(programme)
    for file in sorted((SAMPLES / programme).glob("*.[cx][sl][vs]*")):
        round = round.with_file(file.name, file.read_bytes())
    kept, round = begun(database, round.read())
    kept.note(round)
    people, private = round.parsed.people, set()
    for name in ("name", "email", "phone", "guardian_contact"):
        private |= {str(value).casefold() for value in people[name].dropna() if len(str(value)) > 6}
    assert len(private) > 20

    with database.reading() as connection:
        # Whom somebody does not want to meet is a sensitive answer that names a person.
        for name in set(metadata.tables) - set(DRAWERS):
            rows = connection.execute(sa.text(f'SELECT * FROM "{name}"')).all()
            said = "\n".join(str(value) for row in rows for value in row).casefold()
            assert [each for each in private if each in said] == [], name
    fields = fields_of(round.programme)
    for row in rows_of(database, "application").values():
        for name in row["answers"]:
            assert fields[name].personal not in ("identity", "sensitive"), name
    for row in rows_of(database, "sensitive_answer").values():
        for name in row["answers"]:
            assert fields[name].personal == "sensitive" or fields[name].type == "person_ref", name


def test_a_sensitive_column_without_a_purpose_is_kept_nowhere(database):
    round = open_round("mitt_livs_chans").with_file(
        "a.csv",
        "Namn;Roll;Ensamstående mamma\nAda Ek;Adept;Troligen-ja\n".encode(),
    )
    (column,) = [each for each in round.lists[0].mapping.columns if each.position == 2]
    assert column.field == "single_parent_mother"
    kept = begin_round(database, round.read(), name="R", by=author(database, "Anna"))

    assert tables_with(database, "Troligen-ja") == set()
    assert [drawer for drawer, _, _ in drawers(database, "Ensamstående mamma")] == ["dropped"]
    again = open_kept(database, kept.id, by=kept.by)[1]
    assert again.lists[0].table.columns[2] == ("",)
    assert again.lists[0].mapping == round.lists[0].mapping
