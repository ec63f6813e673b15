"""What differs between two programmes, place by place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from workbench.programme.paths import is_list_of_tables, names_in
from workbench.programme.programme import Programme
from workbench.programme.writing import as_tables

_LEFT_OUT = frozenset({"reviewed"})


class Difference(NamedTuple):
    """One place in which two programmes differ.

    Attributes
    ----------
    path : str
        As ``match.criterion[industry].weight``: what has an id is named by it.
    before, after : object
        What the file says there; None where it says nothing.
    """

    path: str
    before: Any
    after: Any


def differences(before: Programme, after: Programme) -> tuple[Difference, ...]:
    """Every place in which *after* says something else than *before*, in the order of the file.

    Whether a statement has been reviewed is no difference.

    Examples
    --------
    >>> from workbench.programme import read_programme
    >>> programme = read_programme("omdu")
    >>> differences(programme, programme)
    ()
    """
    return differences_of_tables(as_tables(before), as_tables(after))


def differences_of_tables(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[Difference, ...]:
    """The same for the tables of two files, which may have faults."""
    return tuple(_between(before, after, ""))


def _between(before: Any, after: Any, path: str) -> Iterator[Difference]:
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in dict.fromkeys([*before, *after]):
            if key not in _LEFT_OUT:
                at = f"{path}.{key}" if path else str(key)
                yield from _between(before.get(key), after.get(key), at)
    elif _are_tables(before, after):
        ones, others = _by_name(before or []), _by_name(after or [])
        for name in dict.fromkeys([*ones, *others]):
            yield from _between(ones.get(name), others.get(name), f"{path}[{name}]")
    elif before != after:
        yield Difference(path, _without_flags(before), _without_flags(after))


def _are_tables(before: Any, after: Any) -> bool:
    given = [each for each in (before, after) if each is not None]
    return any(given) and all(map(is_list_of_tables, given))


def _by_name(tables: list[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    return dict(zip(names_in(tables), tables, strict=True))


def _without_flags(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {k: _without_flags(each) for k, each in value.items() if k not in _LEFT_OUT}
    if isinstance(value, list):
        return [_without_flags(each) for each in value]
    return value
