"""Finding one's way in raw tables: lists, references, and what each field may answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from workbench.locale import Sentence, sentence
from workbench.programme.faults import Fault, not_one_of
from workbench.programme.words import Word
from workbench.vocabulary import CodeList, Field, built_in_fields, code_list

Raw = Mapping[str, Any]

NUMBERS = frozenset({"number", "months", "year"})
"""Types of fields that are counted or compared as numbers."""

RATINGS = "interview."
"""Marks that a person gives in an interview need no declaration."""


@dataclass(frozen=True)
class Asked:
    """What is known of one field: its type, its answers, and their order."""

    type: str
    codes: tuple[str, ...] | None = None
    scale: tuple[str, ...] = ()
    listed: str | None = None

    def has(self, value: object) -> bool:
        """Whether *value* is an answer of the field; always where the answers are free."""
        if self.codes is None or str(value) in self.codes:
            return True
        return self.listed is not None and code_list(self.listed).find(str(value)) is not None


@dataclass(frozen=True)
class Known:
    """Ids that the parts of a file may refer to."""

    fields: Mapping[str, Asked]
    roles: tuple[str, ...]
    sites: tuple[str, ...]
    organisations: tuple[str, ...]
    milestones: tuple[str, ...]
    outcomes: tuple[str, ...]
    criteria: tuple[str, ...]
    country: str

    @classmethod
    def of(cls, raw: Raw) -> Known:
        """Ids that this file declares, and the built-in fields."""
        profile = table(raw, "programme")
        return cls(
            fields={**_built_in(), **_own(raw)},
            roles=ids(raw, "role"),
            sites=ids(raw, "site"),
            organisations=ids(raw, "organisation"),
            milestones=ids(raw, "milestone"),
            outcomes=ids(raw, "outcome"),
            criteria=ids(raw, "match", "criterion"),
            country=str(profile.get("country")),
        )


def table(raw: Any, *keys: str) -> Raw:
    """Table at this place; empty where there is none."""
    for key in keys:
        raw = raw.get(key) if isinstance(raw, Mapping) else None
    return raw if isinstance(raw, Mapping) else {}


def tables(raw: Raw, *keys: str) -> list[tuple[int, Raw]]:
    """Numbered tables of a list such as ``[[role]]``; empty where the shape is another."""
    found = table(raw, *keys[:-1]).get(keys[-1])
    if not isinstance(found, list):
        return []
    return [(place, each) for place, each in enumerate(found) if isinstance(each, Mapping)]


def listed(raw: Raw, key: str) -> list[tuple[int, Any]]:
    """Numbered entries of a list such as ``modes``; empty where it is none."""
    found = raw.get(key)
    return list(enumerate(found)) if isinstance(found, list) else []


def ids(raw: Raw, *keys: str) -> tuple[str, ...]:
    """Ids of the tables of a list."""
    return tuple(each["id"] for _, each in tables(raw, *keys) if isinstance(each.get("id"), str))


def number(value: Any) -> float | None:
    """A number, or None for anything else."""
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def is_known(value: Any, known: Iterable[str], path: str) -> Iterator[Fault]:
    """A reference leads somewhere; whatever is no text is told elsewhere."""
    if isinstance(value, str) and value not in known:
        yield not_one_of(path, value, known)


def all_known(raw: Raw, key: str, known: Iterable[str], path: str) -> Iterator[Fault]:
    """Every reference of a list leads somewhere."""
    for place, value in listed(raw, key):
        yield from is_known(value, known, f"{path}.{key}[{place}]")


def is_field(name: Any, path: str, known: Known) -> Iterator[Fault]:
    """The field is built in, declared in the file, or a mark of an interview."""
    if isinstance(name, str) and name not in known.fields and not name.startswith(RATINGS):
        yield not_one_of(path, name, known.fields)


def fields_read(raw: Raw) -> dict[str, str]:
    """Fields that a pair rule or criterion reads on either side, by the key that names them.

    ``giver`` and ``receiver`` come before ``field``.
    """
    sides = {key: str(raw[key]) for key in ("giver", "receiver") if isinstance(raw.get(key), str)}
    if len(sides) < 2 and isinstance(raw.get("field"), str):
        sides["field"] = str(raw["field"])
    return sides


def no_scale(path: str, field: str) -> Fault:
    """Fault for a field whose answers have no order."""
    return Fault(
        path,
        sentence('The answers of "{field}" have no order.', field=field),
        sentence('Choose a field with a scale, or declare one as [[field]] with "scale".'),
    )


def is_code(value: Any, list_id: str, path: str) -> Iterator[Fault]:
    """The value is a code or a name of a shipped list."""
    codes = code_list(list_id)
    if isinstance(value, str) and value not in codes and codes.find(value) is None:
        yield not_one_of(path, value, list(codes)[:200])


def in_order(raw: Raw, keys: tuple[str, ...], path: str) -> Iterator[Fault]:
    """Numbers or dates under these keys do not fall."""
    given = [(key, raw[key]) for key in keys if key in raw]
    for (lower, low), (upper, high) in pairwise(given):
        if type(low) is not type(high) and (number(low) is None or number(high) is None):
            continue
        if isinstance(low, str | Mapping | list | bool) or not high < low:
            continue
        yield Fault(
            f"{path}.{upper}",
            sentence(
                '"{upper}" is {high}, less than "{lower}", which is {low}.',
                upper=upper,
                high=str(high),
                lower=lower,
                low=str(low),
            ),
            sentence("Put the two in order."),
        )


def within(raw: Raw, key: str, low: float, high: float, path: str) -> Iterator[Fault]:
    """A number lies between two others."""
    seen = number(raw.get(key))
    if seen is not None and not low <= seen <= high:
        yield Fault(
            f"{path}.{key}",
            sentence(
                "{seen} is not between {low} and {high}.",
                seen=str(seen),
                low=str(low),
                high=str(high),
            ),
            sentence("Write a number from {low} to {high}.", low=str(low), high=str(high)),
        )


def not_negative(raw: Raw, key: str, path: str, what: Sentence | None = None) -> Iterator[Fault]:
    """A number is 0 or more."""
    seen = number(raw.get(key))
    if seen is not None and seen < 0:
        yield Fault(
            f"{path}.{key}",
            what or sentence("This is never negative; here it is {seen}.", seen=str(seen)),
            sentence("Write 0 or more."),
        )


def word(raw: Raw, key: str, known: Mapping[str, Word], path: str) -> Iterator[Fault]:
    """The word is known and has with it what it needs."""
    seen = raw.get(key)
    if seen is None:
        yield Fault(
            f"{path}.{key}",
            sentence("This key is missing."),
            sentence("Write one of: {known}.", known=", ".join(sorted(known))),
        )
        return
    if str(seen) not in known:
        yield not_one_of(f"{path}.{key}", seen, known)
        return
    for need in known[seen].needs:
        if not any(choice in raw for choice in need.split("|")):
            name = need.split("|")[0]
            yield Fault(
                f"{path}.{name}",
                sentence('"{word}" needs the key "{key}".', word=seen, key=name),
                sentence('Write "{key}" beside it.', key=name),
            )


def codes_named(list_id: str) -> CodeList | None:
    """Shipped list with this name, or None."""
    try:
        return code_list(list_id)
    except ValueError:
        return None


def _built_in() -> dict[str, Asked]:
    return {name: _asked(field) for name, field in built_in_fields().items()}


def _asked(field: Field) -> Asked:
    codes = codes_named(field.list) if field.list and field.list != "places" else None
    if codes is None:
        return Asked(field.type, None, field.scale)
    return Asked(field.type, tuple(codes), field.scale, field.list)


def _own(raw: Raw) -> dict[str, Asked]:
    own: dict[str, Asked] = {}
    for _, each in tables(raw, "field"):
        name = each.get("id")
        if not isinstance(name, str):
            continue
        kind = str(each.get("type"))
        scale = tuple(str(code) for _, code in listed(each, "scale"))
        values = scale or tuple(str(code) for _, code in listed(each, "values"))
        shipped = each.get("list") if isinstance(each.get("list"), str) else None
        built_in = built_in_fields().get(name)
        if shipped is None and built_in is not None and not values:
            shipped = built_in.list
        codes = codes_named(shipped) if shipped else None
        if codes is not None and not values:
            own[name] = Asked(kind, tuple(codes), tuple(codes) if kind == "level" else (), shipped)
        else:
            own[name] = Asked(kind, values or None, scale)
    return own
