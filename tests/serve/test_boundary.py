"""The error boundary, as a page uses it: installed, and in a test of a view, where it is not."""

import asyncio
import logging

import pytest

from widgets import boundary


@pytest.fixture
def installed(monkeypatch, tmp_path):
    """The boundary as in a kernel; gives the codes shown and the log."""
    shown = []
    monkeypatch.setenv("WORKBENCH_DATA", str(tmp_path))
    for name in ("_installed", "_show"):
        monkeypatch.setattr(boundary, name, getattr(boundary, name))
    for module, name in ((boundary.sys, "excepthook"), (boundary.threading, "excepthook")):
        monkeypatch.setattr(module, name, getattr(module, name))
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    boundary.install(on_failure=shown.append)
    return shown, tmp_path / "workbench.log"


@boundary.guarded
def divide(people, groups):
    """Share people out over groups."""
    return people // groups


@boundary.guarded
async def divide_later(people, groups):
    await asyncio.sleep(0)
    return people // groups


def test_a_guarded_handler_works_as_before():
    assert divide(6, groups=2) == 3
    assert divide.__doc__ == "Share people out over groups."
    assert divide_later(6, groups=2) == 3


def test_without_the_boundary_a_failure_is_raised_as_tests_of_views_need():
    with pytest.raises(ZeroDivisionError):
        divide(1, groups=0)
    with pytest.raises(ZeroDivisionError):
        divide_later(1, groups=0)


@pytest.mark.parametrize("handler", [divide, divide_later])
def test_a_failure_shows_its_code_and_the_log_has_the_place(installed, handler):
    shown, log = installed

    assert handler(1, groups=0) is None

    (code,) = shown
    assert len(code) == 6
    assert f"{code} ZeroDivisionError at {__name__}:divide" in log.read_text()
    assert log.stat().st_mode & 0o777 == 0o600


def test_the_same_line_gives_the_same_code(installed):
    shown, _ = installed

    divide(1, groups=0)
    divide(2, groups=0)

    assert shown[0] == shown[1]


def test_an_async_handler_runs_in_the_loop_and_returns_its_task(installed):
    async def press():
        task = divide_later(6, groups=2)
        assert isinstance(task, asyncio.Task)
        return await task

    assert asyncio.run(press()) == 3


def test_a_hook_that_fails_itself_is_logged_and_not_raised(installed):
    def broken(code):
        raise RuntimeError("no place to show it")

    boundary.show_failures_with(broken)
    divide(1, groups=0)

    _, log = installed
    assert "RuntimeError" in log.read_text()
    assert "no place" not in log.read_text()


def test_the_person_who_interrupts_is_not_reported():
    assert boundary.report(KeyboardInterrupt()) is None


def test_the_sentence_names_the_code():
    sentence = boundary.failure_sentence("4FK7Q2").text("en")

    assert sentence == "That did not work. Try again; if it happens again, report the code 4FK7Q2."


def test_a_log_that_grew_large_is_put_aside(monkeypatch, tmp_path):
    monkeypatch.setenv("WORKBENCH_DATA", str(tmp_path))
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    (tmp_path / "workbench.log").write_text("x" * (boundary.LOG_BYTES + 1))

    boundary._quiet_logs()

    assert (tmp_path / "workbench.log.1").stat().st_size == boundary.LOG_BYTES + 1
    assert (tmp_path / "workbench.log").read_text() == ""
