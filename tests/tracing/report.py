"""Which requirements have no test, in lines for a terminal."""

import textwrap
from collections.abc import Collection, Iterator, Sequence

from tests.tracing.catalogue import SOURCES, Requirement
from tests.tracing.table import counted


def untested_lines(requirements: Sequence[Requirement], tested: Collection[str]) -> Iterator[str]:
    """Lines that name every requirement outside *tested*, the starred ones first."""
    yield counted(requirements, tested)
    for starred, title in ((True, "Starred, without a test"), (False, "Others, without a test")):
        untested = [
            each for each in requirements if each.starred == starred and each.id not in tested
        ]
        yield ""
        yield f"{title}: {len(untested)}"
        for source in SOURCES:
            ids = [each.id for each in untested if each.source == source]
            if ids:
                start = f"  {source} {len(ids)}: "
                yield textwrap.fill(
                    " ".join(ids),
                    width=100,
                    initial_indent=start,
                    subsequent_indent="    ",
                    break_on_hyphens=False,
                )
