"""What may be reached, and what the log may say."""

import logging

import pytest

from workbench.serve.failures import ValuelessFormatter, without_values
from workbench.serve.security import checked_loopback, fresh_token
from workbench.serve.words import refusal_words


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.2", "::1"])
def test_this_computers_own_addresses_are_accepted(address):
    assert checked_loopback(address) == address


@pytest.mark.parametrize("address", ["0.0.0.0", "", "192.168.1.4", "::", "localhost", "*"])
def test_every_address_that_others_could_reach_is_refused(address):
    with pytest.raises(ValueError, match=r"The workbench listens on 127\.0\.0\.1 only\."):
        checked_loopback(address)


def test_two_starts_have_two_tokens_of_256_bits():
    first, second = fresh_token(), fresh_token()

    assert first != second
    assert len(first) == 43


def failing():
    try:
        {}["Astrid"]
    except KeyError as error:
        raise ValueError("Astrid is missing") from error


def record_of(logger, message, *values):
    try:
        failing()
    except ValueError as error:
        trace = (type(error), error, error.__traceback__)
    return logging.LogRecord(logger, logging.ERROR, "somewhere.py", 7, message, values, trace)


def test_a_failure_is_described_by_types_and_places():
    try:
        failing()
    except ValueError as error:
        described = without_values(error)

    assert described.startswith(f"ValueError at {__name__}:failing:")
    assert f", after KeyError at {__name__}:failing:" in described
    assert "Astrid" not in described


def test_a_failure_that_causes_itself_is_described_once():
    error = ValueError()
    error.__cause__ = error

    assert without_values(error) == "ValueError"


@pytest.mark.parametrize(
    ("logger", "message", "values", "shown"),
    [
        ("jupyter", "Error in cell: %r", ("Astrid",), "Error in cell: %r [ValueError at "),
        ("jupyter", "Error in cell: Astrid", (), "somewhere:None:7 [ValueError at "),
        ("workbench.store", "Copied %s rows", (3,), "Copied 3 rows [ValueError at "),
    ],
)
def test_a_librarys_log_line_holds_no_value(logger, message, values, shown):
    line = ValuelessFormatter().format(record_of(logger, message, *values))

    assert shown in line
    assert "Astrid" not in line


def test_a_refusal_says_what_to_do():
    assert "Open the whole address" in refusal_words(403)
    assert refusal_words(404) == "There is no such page in the workbench."
    assert "Reload it" in refusal_words(500)
