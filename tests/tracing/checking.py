"""What does not hold between the requirements, the marked tests and the page about them."""

import difflib
from collections.abc import Collection, Iterator

from tests.tracing.marks import Found, Mark


def unknown_ids(found: Found, known: Collection[str]) -> Iterator[str]:
    """A sentence for every mark whose id is not *known*, with the nearest ones."""
    for mark in found.marks:
        if mark.requirement not in known:
            yield _unknown(mark, known)


def _unknown(mark: Mark, known: Collection[str]) -> str:
    near = difflib.get_close_matches(mark.requirement, sorted(known), n=3)
    mend = f"Write {' or '.join(near)}" if near else "Write an id of docs/requirements.csv"
    return (
        f'tests/{mark.file}, line {mark.line}: "{mark.requirement}" is not a requirement. {mend}.'
    )
