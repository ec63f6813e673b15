"""What every key of a programme file means, as ``meanings.toml`` says it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path


def meaning_of(record: str, key: str) -> str | None:
    """What a key means in a record, or None where nobody has written it.

    Examples
    --------
    >>> meaning_of("Tier", "order")
    'Place among the aims; 1 comes first.'
    """
    meanings = _meanings()
    return meanings.get(record, {}).get(key) or meanings["everywhere"].get(key)


def records_with_meanings() -> tuple[str, ...]:
    """Names of the records that have keys of their own."""
    return tuple(name for name in _meanings() if name != "everywhere")


@cache
def _meanings() -> Mapping[str, Mapping[str, str]]:
    path = Path(__file__).with_name("meanings.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
