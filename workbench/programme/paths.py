"""Places in the tables of a programme file: reading, writing, and finding the same place again.

A place is written as ``role[0].rule[1].when.value``. What stands in a list and has an id is the
same thing wherever it stands in the list, so that a rule keeps its history when another before it
is taken out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

_STEP = re.compile(r"\[([^\]]+)\]|([^.\[\]]+)")

#: Lists whose entries have no name of their own: only their place tells them apart.
_NAMELESS = frozenset({"any", "all", "checks", "set"})

type Step = str | int


def steps(path: str) -> tuple[Step, ...]:
    """Keys and numbers of a path, in order.

    Examples
    --------
    >>> steps("role[0].rule[12].when.value")
    ('role', 0, 'rule', 12, 'when', 'value')
    """
    return tuple(int(place) if place else key for place, key in _STEP.findall(path))


def path_of(found: Sequence[Step]) -> str:
    """Path that these steps make: the reverse of :func:`steps`."""
    path = ""
    for step in found:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else step
    return path


def at(tables: Any, path: str) -> Any:
    """What stands at a place; None for nothing."""
    found = tables
    for step in steps(path):
        try:
            found = found[step]
        except (KeyError, IndexError, TypeError):
            return None
    return found


def put(tables: dict[str, Any], path: str, value: Any) -> None:
    """Write *value* at a place of *tables*; None leaves the key out.

    A number one past the end of a list adds to it.
    """
    whole = steps(path)
    *above, last = whole
    trail: list[tuple[Any, Any]] = []
    here: Any = tables
    for step, after in zip(above, whole[1:], strict=True):
        trail.append((here, step))
        missing: Any = [] if isinstance(after, int) else {}
        if isinstance(here, dict):
            here = here.setdefault(step, missing)
        else:
            if step == len(here):
                here.append(missing)
            here = here[step]
    if value is not None:
        if isinstance(here, list) and last == len(here):
            here.append(value)
        else:
            here[last] = value
        return
    if isinstance(here, list):
        here[int(last) : int(last) + 1] = []
    else:
        here.pop(last, None)
    # A table that was there only for this key goes with it.
    for outer, step in reversed(trail):
        if isinstance(outer, dict) and outer[step] in ({}, []):
            del outer[step]


def names_in(tables: Sequence[Any]) -> list[str]:
    """Name of each table of a list: its id, role or operator; a second one of a name says so.

    Examples
    --------
    >>> names_in([{"id": "a"}, {"op": "same"}, {"op": "same"}, {}])
    ['a', 'same', 'same 2', '3']
    """
    names: list[str] = []
    for place, each in enumerate(tables):
        known = each if isinstance(each, Mapping) else {}
        name = str(known.get("id") or known.get("role") or known.get("op") or place)
        again = sum(one == name or one.startswith(f"{name} ") for one in names)
        names.append(f"{name} {again + 1}" if again else name)
    return names


def is_list_of_tables(value: Any) -> bool:
    """Whether a value is a list that holds nothing but tables."""
    return isinstance(value, list) and all(isinstance(each, Mapping) for each in value)


def same_place(path: str, now: Any, then: Any) -> str | None:
    """Path in *then* of what stands at *path* in *now*; None where it was not there.

    Parameters
    ----------
    path : str
        With numbers in its brackets, as in a fault.
    now, then : tables
        Two versions of a file.
    """
    found: list[Step] = []
    for step in steps(path):
        if isinstance(step, int) and _has_names(now, found):
            names = names_in(then) if isinstance(then, list) else []
            name = names_in(now)[step] if step < len(now) else None
            if name not in names:
                return None
            found.append(names.index(str(name)))
        else:
            found.append(step)
        now, then = _inside(now, step), _inside(then, found[-1])
    return path_of(found)


def numbered(path: str, tables: Any) -> str | None:
    """Path with numbers for one with names, as ``role[mentor].rule[age]``; None where it is gone.

    Numbers that name something are names here: ``round[2022]`` is the round called 2022.
    """
    found: list[Step] = []
    here = tables
    for name, key in _STEP.findall(path):
        if key:
            found.append(key)
            here = _inside(here, key)
            continue
        names = names_in(here) if isinstance(here, list) else []
        if name not in names:
            return None
        found.append(names.index(name))
        here = here[names.index(name)]
    return path_of(found)


def inserted(entries: Sequence[Any], entry: Mapping[str, Any], *, among: Sequence[Any]) -> int:
    """Place in *entries* at which *entry* stands again, after what stood before it in *among*."""
    before = names_in(among)
    name = names_in([entry])[0]
    ahead = before[: before.index(name)] if name in before else before
    here = names_in(entries)
    places = [here.index(each) for each in ahead if each in here]
    return max(places) + 1 if places else 0


def _has_names(listed: Any, found: Sequence[Step]) -> bool:
    named = bool(found) and found[-1] not in _NAMELESS
    return named and is_list_of_tables(listed)


def _inside(tables: Any, step: Step) -> Any:
    try:
        return tables[step]
    except (KeyError, IndexError, TypeError):
        return None
