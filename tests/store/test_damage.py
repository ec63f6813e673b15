"""Damaged files are found at the start, before anything is shown."""

import random
import shutil

import pytest

from tests.store.damaging import WAYS, byte_flipped, raw_rows
from tests.store.rows import filled, keep_step, note_entries
from workbench.store.backups import back_up
from workbench.store.faults import StoreFault
from workbench.store.opening import open_store
from workbench.store.places import Place

DAMAGES = 64


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A folder with a filled database and its backup."""
    place = Place(tmp_path_factory.mktemp("whole") / "data")
    database = open_store(place)
    filled(database, applications=120, columns=12)
    with database.writing() as connection:
        note_entries(connection)
        keep_step(connection)
    back_up(place, database, "asked")
    database.close()
    return place


def damaged(whole, tmp_path, seed, way):
    """The whole folder with its file damaged; and whether that changed any byte."""
    place = Place(tmp_path / "data")
    shutil.copytree(whole.folder, place.folder)
    content = whole.file.read_bytes()
    changed = way(content, random.Random(seed))
    place.file.write_bytes(changed)
    return place, changed != content


@pytest.mark.parametrize("seed", range(DAMAGES))
def test_a_damaged_file_is_found_and_the_backup_named(whole, tmp_path, seed):
    way = WAYS[seed % len(WAYS)]
    place, changed = damaged(whole, tmp_path, seed, way)
    assert changed

    with pytest.raises(StoreFault) as found:
        open_store(place)

    assert found.value.code == "damaged", way.__name__
    assert str(found.value).startswith(
        f"{place.file} is damaged or gone; nothing was changed. The newest whole backup is "
    )
    assert str(found.value).endswith(
        f'asked for, 1 rounds, 120 applications. Bring it back with: workbench restore --data "'
        f'{place.folder}"'
    )


def test_a_flipped_bit_is_found_or_changes_nothing_that_is_kept(whole, tmp_path):
    found, without_effect = flips(whole, tmp_path, range(64))

    assert found + without_effect == 64
    assert found > 0


def flips(whole, tmp_path, seeds):
    """Flip one bit for each seed; how many were found, and how many change nothing."""
    before = raw_rows(whole.file)
    found = without_effect = 0
    for seed in seeds:
        place, changed = damaged(whole, tmp_path, seed, byte_flipped)
        assert changed
        try:
            open_store(place).close()
        except StoreFault as fault:
            found += fault.code in ("damaged", "newer")
        else:
            assert raw_rows(place.file) == before, seed
            without_effect += 1
        shutil.rmtree(place.folder)
    return found, without_effect


def test_a_file_that_is_gone_is_not_silently_begun_anew(whole, tmp_path):
    place = Place(tmp_path / "data")
    shutil.copytree(whole.folder, place.folder)
    place.file.unlink()

    with pytest.raises(StoreFault, match="is damaged or gone; nothing was changed"):
        open_store(place)

    assert not place.file.exists()


def test_without_a_whole_backup_the_sentence_says_so(whole, tmp_path):
    place = Place(tmp_path / "data")
    shutil.copytree(whole.folder, place.folder)
    place.file.write_bytes(place.file.read_bytes()[:5000])
    for each in place.backups.glob("*.db"):
        each.write_bytes(b"")

    with pytest.raises(StoreFault) as found:
        open_store(place)

    assert str(found.value) == (
        f"{place.file} is damaged, and there is no whole backup in {place.backups}. Keep the "
        "file, and ask whoever looks after this computer for a copy of the folder from an "
        "earlier day; nothing was changed."
    )


def test_a_damaged_row_on_a_server_is_found_too(new_place):
    place = new_place()
    database = open_store(place)
    filled(database)
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE contact SET name = 'Anna' WHERE id = 'R1-m3-k'")
    database.close()

    with pytest.raises(StoreFault, match="damaged"):
        open_store(place)


def test_the_kernels_open_what_the_server_has_checked_without_reading_it_all(tmp_path):
    place = Place(tmp_path / "data")
    database = open_store(place)
    filled(database)
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE contact SET name = 'Anna' WHERE id = 'R1-m3-k'")
    database.close()

    open_store(place, check=False).close()
