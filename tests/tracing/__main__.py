"""The command: ``uv run python -m tests.tracing [--write | --check]``.

Prints which requirements have no test. Exit codes: 0 all is well, 1 a marker says nothing or names
no requirement, or the page is not what would be written, 2 wrong usage.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.tracing.catalogue import read_catalogue
from tests.tracing.checking import unknown_ids
from tests.tracing.marks import marks_under
from tests.tracing.report import untested_lines
from tests.tracing.table import page_with_table, table_of

ROOT = Path(__file__).parents[2]


def main(arguments: Sequence[str] | None = None, *, root: Path = ROOT) -> int:
    """Run the command on the checkout at *root*; the return value is the exit code."""
    asked = _asked(arguments)
    page = root / "docs" / "requirements.md"
    requirements = read_catalogue(root / "docs" / "requirements.csv")
    found = marks_under(root / "tests")
    known = {each.id for each in requirements}
    faults = [*map(str, found.faults), *unknown_ids(found, known)]
    if faults:
        print(*faults, sep="\n", file=sys.stderr)
        return 1
    tested = {mark.requirement for mark in found.marks}
    now = page.read_text(encoding="utf-8")
    written = page_with_table(now, table_of(requirements, found.marks))
    if asked.check and now != written:
        print(
            "docs/requirements.md is not what the tests say. "
            "Run: uv run python -m tests.tracing --write",
            file=sys.stderr,
        )
        return 1
    if asked.write:
        page.write_text(written, encoding="utf-8", newline="\n")
    print(*untested_lines(requirements, tested), sep="\n")
    return 0


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.tracing", description="Which requirements have no test."
    )
    either = parser.add_mutually_exclusive_group()
    either.add_argument(
        "--write", action="store_true", help="write the table of docs/requirements.md anew"
    )
    either.add_argument("--check", action="store_true", help="fail where that table is out of date")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
