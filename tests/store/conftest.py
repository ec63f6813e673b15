"""Settings of the tests of the store."""

import pytest

from workbench.locale import use_language


@pytest.fixture(autouse=True)
def _english(monkeypatch):
    monkeypatch.delenv("WORKBENCH_DATABASE", raising=False)
    monkeypatch.delenv("WORKBENCH_DATA", raising=False)
    use_language("en")
