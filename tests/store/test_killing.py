"""What was confirmed is there after a kill, and nothing is there by half."""

from tests.store.kept import begun, faults
from tests.store.killing import kill_rounds


def test_kills_of_two_writers_lose_nothing_and_leave_nothing_by_half(new_database):
    database = new_database()
    # A file can be broken by a kill, a server's only by its own.
    rounds = 100 if database.is_file else 30
    kept, _ = begun(database)

    found = kill_rounds(database, kept.id, rounds=rounds)

    assert (found.lost, found.halves, found.faults, found.errors) == ([], [], [], [])
    assert found.rounds == rounds
    assert found.confirmed > 2 * rounds
    assert faults(database) == []
