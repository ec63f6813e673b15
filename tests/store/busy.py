"""Programs for the tests: one that writes until told to stop, one that makes a backup.

``python -m tests.store.busy FOLDER SERVER`` and ``python -m tests.store.busy --backup FOLDER``.
"""

import select
import sys
import time
from pathlib import Path

from tests.store.rows import write_something
from workbench.store.backups import back_up
from workbench.store.opening import open_store
from workbench.store.places import Place


def write(place):
    database = open_store(place, check=False)
    print("writing", flush=True)
    count = 0
    while not select.select([sys.stdin], [], [], 0)[0]:
        with database.writing() as connection:
            write_something(connection)
        count += 1
        time.sleep(0.005)
    database.close()
    print(count, flush=True)


def make_backup(place):
    database = open_store(place, check=False)
    print("begins", flush=True)
    back_up(place, database, "asked")


if __name__ == "__main__":
    if sys.argv[1] == "--backup":
        make_backup(Place(Path(sys.argv[2])))
    else:
        write(Place(Path(sys.argv[1]), sys.argv[2] or None))
