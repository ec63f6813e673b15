"""A database of each kind for the tests of keeping rounds."""

import pytest

from workbench.locale import use_language


@pytest.fixture
def database(new_database):
    """A database of each kind, with its tables and no rows."""
    yield new_database()
    use_language("en")
