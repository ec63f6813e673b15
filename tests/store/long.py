"""The long runs of the store, and what opening costs: ``uv run python -m tests.store.long``.

Words after it name the runs that are wanted, such as ``flipped_bits``. Prints one line each; the exit code is 1 when anything did not hold.
"""

import random
import shutil
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.store.damaging import WAYS, byte_flipped, raw_rows
from tests.store.rows import filled, keep_step, note_entries
from tests.store.server import NONE, binaries, running_server
from tests.store.test_backups import backups_under_writers
from tests.store.test_migrating import killed_while_migrating
from workbench.store.backups import back_up
from workbench.store.checking import damage
from workbench.store.faults import StoreFault
from workbench.store.opening import open_store
from workbench.store.places import Place

KILLED, BACKUPS, DAMAGED, FLIPPED = 40, 40, 512, 1024


def main():
    """Run everything."""
    folder = Path(tempfile.mkdtemp(prefix="store-long-"))
    held = True
    wanted = sys.argv[1:] or list(RUNS)
    for name, run in ((name, RUNS[name]) for name in wanted):
        begun = time.perf_counter()
        try:
            said = run(folder / name)
        except AssertionError as error:
            said, held = f"DID NOT HOLD: {error}", False
        print(f"{name}: {said} ({time.perf_counter() - begun:.0f} s)", flush=True)
    shutil.rmtree(folder)
    return 0 if held else 1


def opening(folder):
    """Milliseconds of opening a database of 516 applications, with and without the check."""
    place = realistic(folder)
    whole, quick, check = [], [], []
    for _ in range(9):
        whole.append(seconds(lambda: open_store(place).close()))
        quick.append(seconds(lambda: open_store(place, check=False).close()))
    database = open_store(place)
    with database.reading() as connection:
        for _ in range(9):
            check.append(seconds(lambda: damage(connection)))
        assert damage(connection) == []
    backup = seconds(lambda: back_up(place, database, "asked"))
    database.close()
    size = place.file.stat().st_size / 1e6
    return (
        f"{size:.1f} MB; opened with the check {median(whole)}, without {median(quick)}; "
        f"the check alone {median(check)}; a backup, read through, {1000 * backup:.0f} ms"
    )


def migrations_killed(folder):
    """Kill a migration at random moments."""
    folder.mkdir()
    seen = Counter(killed_while_migrating(folder, random.Random(seed)) for seed in range(KILLED))
    assert sum(seen.values()) == KILLED
    return f"{KILLED} of {KILLED} old or new: {dict(seen)}"


def backups_of_a_file(folder):
    """Backups under two writers, each restored."""
    counts, written, restored = backups_under_writers(Place(folder / "data"), folder, BACKUPS)
    assert restored == BACKUPS
    return f"{restored} of {BACKUPS} restored; {sum(written)} writes; {counts[0]} to {counts[-1]}"


def backups_of_a_server(folder):
    """The same on PostgreSQL."""
    if binaries() is None:
        return f"not run: {NONE}"
    with running_server() as url:
        place = Place(folder / "data", url.render_as_string(hide_password=False))
        counts, written, restored = backups_under_writers(place, folder, BACKUPS)
    assert restored == BACKUPS
    return f"{restored} of {BACKUPS} restored; {sum(written)} writes; {counts[0]} to {counts[-1]}"


def damaged_files(folder):
    """Damage a file in every way."""
    place = realistic(folder, applications=120, columns=12)
    missed = []
    for seed in range(DAMAGED):
        way = WAYS[seed % len(WAYS)]
        if tried(place, folder / f"{seed}", way, seed) == "unnoticed":
            missed.append((way.__name__, seed))
    assert missed == []
    return f"{DAMAGED} of {DAMAGED} found or without effect"


def flipped_bits(folder):
    """Flip single bits anywhere."""
    place = realistic(folder, applications=120, columns=12)
    seen = Counter(
        tried(place, folder / f"{seed}", byte_flipped, seed) for seed in range(FLIPPED)
    )
    assert seen["unnoticed"] == 0, f"{seen['unnoticed']} of {FLIPPED} unnoticed"
    return f"{FLIPPED}: {dict(seen)}"


RUNS = {
    "opening": opening,
    "migrations_killed": migrations_killed,
    "backups_of_a_file": backups_of_a_file,
    "backups_of_a_server": backups_of_a_server,
    "damaged_files": damaged_files,
    "flipped_bits": flipped_bits,
}


def tried(whole, folder, way, seed):
    """``found``, ``without effect`` on anything that is kept, or ``unnoticed``."""
    place = Place(folder)
    shutil.copytree(whole.folder, place.folder)
    place.file.write_bytes(way(whole.file.read_bytes(), random.Random(seed)))
    try:
        open_store(place).close()
    except StoreFault:
        return "found"
    else:
        same = raw_rows(place.file) == raw_rows(whole.file)
        return "without effect" if same else "unnoticed"
    finally:
        shutil.rmtree(folder)


def realistic(folder, *, applications=516, columns=80):
    """A place with a database of about the size of a full round, with its audit log."""
    place = Place(folder / "data")
    database = open_store(place)
    filled(database, applications=applications, columns=columns)
    with database.writing() as connection:
        note_entries(connection, 4 * applications)
        for _ in range(20):
            keep_step(connection)
    back_up(place, database, "asked")
    database.close()
    return place


def seconds(call):
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun


def median(values):
    return f"{1000 * statistics.median(values):.0f} ms"


if __name__ == "__main__":
    sys.exit(main())
