"""Databases of both kinds, for every test that writes: a file, and a real PostgreSQL server."""

import os
from contextlib import ExitStack

import pytest

from tests.store.kept import made_database
from tests.store.server import NONE, binaries, database_on, running_server
from workbench.store.opening import open_store
from workbench.store.places import Place

KINDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def server():
    """URL of a PostgreSQL server's first database."""
    if binaries() is None:
        if os.environ.get("WORKBENCH_POSTGRESQL") == "required":
            pytest.fail(NONE)
        pytest.skip(NONE)
    with running_server() as url:
        yield url


@pytest.fixture
def server_database(server):
    """Make an empty database on the server; gives its address each time it is called."""
    with ExitStack() as made:
        yield lambda: made.enter_context(database_on(server))


@pytest.fixture(params=KINDS)
def new_place(request, tmp_path):
    """Make a place without a database yet, of each kind in turn."""
    count = iter(range(1000))

    def make():
        folder = tmp_path / f"data{next(count)}"
        if request.param == "sqlite":
            return Place(folder)
        return Place(folder, request.getfixturevalue("server_database")())

    return make


@pytest.fixture
def place(new_place):
    return new_place()


@pytest.fixture
def database(place):
    """An open database of each kind, with its tables and no rows."""
    opened = open_store(place)
    yield opened
    opened.close()


@pytest.fixture(params=KINDS)
def one_database(request, tmp_path):
    """Context of a database with its tables and no rows, of each kind in turn.

    Processes are given its address and open it themselves: an open connection is not for two.
    """
    server = request.getfixturevalue("server") if request.param == "postgresql" else None
    return lambda: made_database(tmp_path, server)


@pytest.fixture
def new_database(one_database):
    """Make a database with its tables and no rows, of each kind in turn; gone after the test."""
    with ExitStack() as made:
        yield lambda: made.enter_context(one_database())
