"""Kinds of columns that mean the same in SQLite and PostgreSQL."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

#: Begins a sign that a database does not take as it is: PostgreSQL no NUL, neither of them half a
#: sign of two, which a browser may send. The mark itself is written the same way.
_MARK = "\x1a"
_NOT_TAKEN = re.compile("[\x00\x1a\ud800-\udfff]")
_MARKED = re.compile("\x1a([0-9a-f]{4})")
_HALF = re.compile("[\ud800-\udfff]")


def canonical(value: Any) -> str:
    """Value as JSON text that is the same for equal values, whatever the order of their keys."""
    said = json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_worded
    )
    try:
        said.encode()
    except UnicodeEncodeError:
        # Two halves that belong together are one sign, as reading the text would make them.
        whole = said.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
        return _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", whole)
    return said


def _worded(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.hex()
    return (value.astimezone(UTC) if isinstance(value, datetime) else value).isoformat()


class Plain(sa.TypeDecorator[Any]):
    """Lists, mappings, texts and numbers, kept as canonical JSON text.

    Not the databases' own JSON types: they order keys and write numbers each in their own way, and
    a row could no longer be compared with its seal.
    """

    impl = sa.Text
    cache_ok = True

    @property
    def python_type(self) -> type:
        """What a value is in Python."""
        return object

    def process_bind_param(self, value: Any, dialect: Any) -> str | None:
        """Text for a value; nothing for None."""
        return None if value is None else canonical(value)

    def process_result_value(self, value: Any, dialect: Any) -> Any:
        """Value of a text."""
        return None if value is None else json.loads(value)


class Text(sa.TypeDecorator[str]):
    """Words as somebody typed them, with signs that a database does not take written in others.

    Examples
    --------
    >>> Text().process_bind_param("a\\x00b", None)
    'a\\x1a0000b'
    >>> Text().process_result_value("a\\x1a0000b", None)
    'a\\x00b'
    """

    impl = sa.Text
    cache_ok = True

    @property
    def python_type(self) -> type:
        """What a value is in Python."""
        return str

    def process_bind_param(self, value: Any, dialect: Any) -> str | None:
        """Text as it is kept."""
        if value is None:
            return None
        return _NOT_TAKEN.sub(lambda sign: f"{_MARK}{ord(sign[0]):04x}", value)

    def process_result_value(self, value: Any, dialect: Any) -> str | None:
        """Text as it was said."""
        if value is None or _MARK not in value:
            return value
        return _MARKED.sub(lambda sign: chr(int(sign[1], 16)), value)


class Moment(sa.TypeDecorator[datetime]):
    """A point in time, kept as text in universal time, to the microsecond."""

    impl = sa.String
    cache_ok = True

    @property
    def python_type(self) -> type:
        """What a value is in Python."""
        return datetime

    def process_bind_param(self, value: Any, dialect: Any) -> str | None:
        """Text for a point in time, which must carry its zone."""
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: Any) -> datetime | None:
        """Point in time of a text."""
        return None if value is None else datetime.fromisoformat(value)
