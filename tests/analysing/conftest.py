"""Stores with one kept round, of both kinds of database."""

import pytest

from tests.store.conftest import _english  # noqa: F401  its settings
from tests.store.kept import accepted, begun, id_of, with_lists
from workbench.keeping.rounds import change_round
from workbench.store.opening import open_store


def where(stored):
    """What an analyst hands to ``wb.open(data=...)``."""
    return stored.server or stored.folder


def keep(stored, round=None, *, name="VT 2022"):
    """Keep a round with two lists, as the pages would; gives its id."""
    database = open_store(stored)
    kept, _ = begun(database, round)
    if round is not None:
        kept.note(round)
    if name != "VT 2022":
        change_round(database, kept.id, by=kept.by, name=name)
    database.close()
    return kept.id


@pytest.fixture
def tried():
    """A round in which something of everything was done."""
    round = with_lists()
    mentor, mentee = id_of(round, "M1"), id_of(round, "A1")
    round = round.decided(id_of(round, "A2"), accepted("Has called"))
    round = round.corrected(("adepter.csv", None, 2, "full_name"), "Sara Noori")
    round = round.corrected(("adepter.csv", None, 3, "years_work_total"), "4").read()
    return round.weighted("industry", 37).keeping(mentor, mentee).proposed()
