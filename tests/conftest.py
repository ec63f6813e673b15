"""Settings of all tests."""

from tests.tracing.plugin import pytest_addoption, pytest_collection_modifyitems

__all__ = ["pytest_addoption", "pytest_collection_modifyitems"]
