"""Settings of all tests, and the databases that several rooms of tests write to."""

from tests.store.fixtures import (
    database,
    new_database,
    new_place,
    one_database,
    place,
    server,
    server_database,
)
from tests.tracing.plugin import pytest_addoption, pytest_collection_modifyitems

__all__ = [
    "database",
    "new_database",
    "new_place",
    "one_database",
    "place",
    "pytest_addoption",
    "pytest_collection_modifyitems",
    "server",
    "server_database",
]
