"""One round is found by its name or id, read without writing, and written only on purpose."""

import hashlib
import subprocess
import sys

import pytest

import workbench as wb
from tests.analysing.conftest import keep, where
from workbench.keeping.rounds import author, change_round
from workbench.store.changes import Change
from workbench.store.faults import StoreFault
from workbench.store.migrating import known_versions
from workbench.store.opening import open_store
from workbench.store.places import Place
from workbench.store.writing import commit


@pytest.fixture
def folder(tmp_path):
    return Place(tmp_path / "data")


def test_a_round_is_found_by_id_by_name_and_by_name_in_small_letters(folder):
    first, second = keep(folder), keep(folder, name="HT 2022")

    for asked, found in ((first, first), ("HT 2022", second), (" vt 2022", first)):
        with wb.open(asked, data=folder.folder) as opened:
            assert opened.id == found


def test_without_a_name_it_is_the_round_that_was_begun_last(folder):
    first, second = keep(folder), keep(folder, name="HT 2022")
    database = open_store(folder)
    change_round(database, first, by=author(database, "Anna"), name="VT 2022 igen")
    database.close()

    with wb.open(data=folder.folder) as opened:
        assert (opened.id, opened.name) == (second, "HT 2022")
        assert opened.rounds()[["id", "name", "programme_id", "people"]].values.tolist() == [
            [first, "VT 2022 igen", "mitt_livs_chans", 5],
            [second, "HT 2022", "mitt_livs_chans", 5],
        ]


def test_the_folder_of_the_environment_is_read_where_none_is_named(folder, monkeypatch):
    kept = keep(folder)
    monkeypatch.setenv("WORKBENCH_DATA", str(folder.folder))

    with wb.open() as opened:
        assert opened.id == kept


def test_a_name_that_no_round_has_is_told_with_the_rounds_there_are(folder):
    kept = keep(folder)

    with pytest.raises(LookupError) as told:
        wb.open("VT 2031", data=folder.folder)

    assert str(told.value).startswith(
        f'No round has the name or id "VT 2031". There is: {kept} "VT 2022" ('
    )


def test_a_name_that_two_rounds_have_asks_for_an_id(folder):
    first, second = keep(folder), keep(folder)

    with pytest.raises(LookupError) as told:
        wb.open("VT 2022", data=folder.folder)

    assert 'Several rounds are called "VT 2022".' in str(told.value)
    assert first in str(told.value)
    assert second in str(told.value)


def test_a_folder_without_a_database_is_told_and_stays_as_it_was(tmp_path):
    with pytest.raises(StoreFault) as told:
        wb.open(data=tmp_path / "none")

    assert str(told.value) == (
        f"No round is kept in {tmp_path}/none/workbench.db yet. Begin one in the workbench, or "
        "name the data folder that has it."
    )
    assert list(tmp_path.iterdir()) == []


def test_a_database_without_a_round_is_told(folder):
    open_store(folder).close()

    with pytest.raises(LookupError, match=r"No round is kept in .*workbench\.db yet\."):
        wb.open(data=folder.folder)


@pytest.mark.parametrize("write", [False, True])
def test_a_database_of_an_earlier_version_is_left_as_it_is(folder, monkeypatch, write):
    keep(folder)
    before = digest(folder)
    monkeypatch.setattr(
        "workbench.store.read_only.known_versions", lambda: [*known_versions(), "v999_later"]
    )

    with pytest.raises(StoreFault, match="was written by an earlier version of the workbench"):
        wb.open(data=folder.folder, write=write)

    assert digest(folder) == before


def test_nothing_can_be_written_through_a_round_that_was_opened_for_reading(place):
    keep(place)

    with wb.open(data=where(place)) as opened:
        with pytest.raises(PermissionError, match="opened for reading"):
            opened.save(opened.round().weighted("industry", 9), action="weigh")
        with pytest.raises(StoreFault) as told:
            commit(
                opened._database,
                [Change("coordinator", "u-x", None, {"name": "Eve"})],
                by=author_of(opened),
                action="begin_to_work",
            )
        with pytest.raises(StoreFault) as also_told, opened._database.reading() as connection:
            connection.exec_driver_sql("DELETE FROM weight")

        assert (told.value.code, also_told.value.code) == ("read_only", "read_only")
        assert opened.table("coordinators")["name"].tolist() == ["Anna"]


def test_reading_every_table_leaves_the_file_as_it_was(folder):
    keep(folder)
    before = digest(folder)

    with wb.open(data=folder.folder) as opened:
        for name in opened.tables["table"].unique():
            opened.table(name)
        opened.round()

    assert digest(folder) == before


def test_the_round_is_the_one_that_was_left_and_goes_on_from_there(place, tried):
    keep(place, tried)

    with wb.open(data=where(place)) as opened:
        round = opened.round()

    assert round.parsed.applications.equals(tried.parsed.applications)
    assert round.wishes == tried.wishes
    assert round.proposed().proposal.pair_ids == tried.proposal.pair_ids


def test_what_is_saved_on_purpose_is_in_the_store_and_in_the_log(place):
    keep(place)

    with wb.open(data=where(place), write=True, by="Bo") as opened:
        round = opened.round().weighted("industry", 9).proposed()
        receipt = opened.save(round, action="weigh", reason="Asked by the board")

    with wb.open(data=where(place)) as found:
        assert found.round().wishes.weights == {"industry": 9.0}
        assert len(found.table("pairs")) == len(round.proposal.pairs) == 3
        names = found.table("coordinators").set_index("coordinator_id")["name"]
        entry = found.table("audit").set_index("seq").loc[receipt.seq]
        assert (names[entry["coordinator_id"]], entry["did"], entry["reason"]) == (
            "Bo",
            "changed a weight",
            "Asked by the board",
        )


def test_what_others_changed_meanwhile_is_told_and_not_written_over(place):
    keep(place)
    with wb.open(data=where(place), write=True, by="Bo") as mine:
        round = mine.round().weighted("industry", 9)
        with wb.open(data=where(place), write=True, by="Anna") as theirs:
            theirs.save(theirs.round().weighted("industry", 60), action="weigh")

        with pytest.raises(wb.ChangedMeanwhile) as told:
            mine.save(round, action="weigh")

        assert str(told.value).splitlines()[1:] == [
            "The weight of Industry: they wrote 60, you wrote 9. (Anna)"
        ]
        assert mine.table("weights").set_index("criterion").at["industry", "weight"] == 60
        mine.save(round, action="weigh", knowing=told.value)
        assert mine.table("weights").set_index("criterion").at["industry", "weight"] == 9


def test_a_round_read_again_saves_on_top_of_what_others_wrote(place):
    keep(place)
    with (
        wb.open(data=where(place), write=True, by="Bo") as mine,
        wb.open(data=where(place), write=True, by="Anna") as theirs,
    ):
        theirs.save(theirs.round().weighted("industry", 60), action="weigh")

        mine.save(mine.round().weighted("industry", 9), action="weigh")

        assert theirs.round().wishes.weights == {"industry": 9.0}


def test_an_action_without_a_word_in_the_log_is_refused(folder):
    keep(folder)

    with wb.open(data=folder.folder, write=True, by="Bo") as opened:
        with pytest.raises(ValueError, match='"tinker" is not an action of the log'):
            opened.save(opened.round(), action="tinker")


def test_a_write_that_was_cut_off_is_told_to_whoever_may_only_read(folder):
    keep(folder)
    journal = folder.folder / "workbench.db-journal"
    code = (
        "import os, sqlite3, sys\n"
        "db = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "db.execute('PRAGMA journal_mode = DELETE')\n"
        "db.execute('PRAGMA cache_size = 1')\n"
        "db.execute('BEGIN IMMEDIATE')\n"
        'db.execute("UPDATE audit SET reason = hex(zeroblob(20000))")\n'
        "os._exit(0)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(folder.file)], check=True)
    assert journal.exists()

    with pytest.raises(StoreFault) as told:
        wb.open(data=folder.folder)

    assert told.value.code == "cut_off"
    open_store(folder).close()
    with wb.open(data=folder.folder) as opened:
        assert opened.table("audit")["reason"].str.len().max() < 100


def author_of(opened):
    from workbench.store.audit import Author

    return Author("u-x", "s")


def digest(folder):
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.folder.iterdir())
        if path.is_file()
    }
