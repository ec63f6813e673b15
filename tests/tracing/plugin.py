"""``pytest --requirement M-21``: run only the tests that show a requirement."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option ``--requirement``."""
    parser.addoption(
        "--requirement",
        action="append",
        default=[],
        metavar="ID",
        help="run only the tests that show this requirement, such as M-21; may be given again",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out tests that show none of the requirements asked for."""
    asked = set(config.getoption("--requirement"))
    if not asked:
        return
    left_out = [item for item in items if not asked & ids_of(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def ids_of(item: pytest.Item) -> set[str]:
    """Requirements that a collected test names."""
    return {str(each) for mark in item.iter_markers("requirement") for each in mark.args}
