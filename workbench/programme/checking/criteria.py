"""Faults of one criterion: its fields, its code list, its credits and numbers."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.locale import sentence
from workbench.programme.checking.tables import (
    NUMBERS,
    Known,
    Raw,
    codes_named,
    fields_read,
    in_order,
    is_code,
    is_field,
    no_scale,
    not_negative,
    number,
    table,
    word,
)
from workbench.programme.faults import Fault, not_one_of
from workbench.programme.words import CRITERION_KINDS
from workbench.vocabulary import code_list_ids

#: Lists with levels that "code" can compare, as programme files call them.
_WITH_LEVELS = ("ISCED-F", "NACE2", "ISCO08")

#: Field that stands for all languages in "cover".
_LANGUAGES = "lang"

_FIELD_KEYS = ("field", "giver", "receiver")


def faults_of_a_criterion(raw: Raw, path: str, known: Known) -> Iterator[Fault]:
    """Every fault of one criterion."""
    yield from word(raw, "kind", CRITERION_KINDS, path)
    weight = number(raw.get("weight"))
    yield from not_negative(
        raw,
        "weight",
        path,
        sentence("A weight is never negative; this one is {seen}.", seen=str(weight)),
    )
    kind = str(raw.get("kind"))
    for key in (*_FIELD_KEYS, "code_field"):
        if not (kind == "cover" and raw.get(key) == _LANGUAGES):
            yield from is_field(raw.get(key), f"{path}.{key}", known)
    yield from _credits(raw, path)
    if kind in ("code", "at_least") and "code" in raw:
        yield from _code(raw, path, known)
    if kind == "level_gap":
        yield from _steps(raw, path, known)
    if kind in ("range", "at_least"):
        yield from _measured(raw, path, known)
    if kind in ("language", "cover") and "min" in raw:
        yield from is_code(raw["min"], "language_level", f"{path}.min")
    yield from in_order(raw, ("full_km", "zero_km"), path)
    yield from not_negative(raw, "full_km", path)
    gap = number(raw.get("max_gap"))
    if gap is not None and gap <= 0:
        yield Fault(
            f"{path}.max_gap",
            sentence("The largest gap is more than 0; this one is {seen}.", seen=str(gap)),
            sentence("Write the gap at which the fit is 0."),
        )
    yield from is_code(raw.get("only_if_mode"), "mode", f"{path}.only_if_mode")


def _credits(raw: Raw, path: str) -> Iterator[Fault]:
    for name, share in table(raw, "credit").items():
        if number(share) is not None and share < 0:
            yield Fault(
                f"{path}.credit.{name}",
                sentence("A credit is never negative; this one is {seen}.", seen=share),
                sentence("Write 0 or more."),
            )


def _code(raw: Raw, path: str, known: Known) -> Iterator[Fault]:
    """The list is known, has the levels that get credit, and is the list of the fields."""
    if not isinstance(raw["code"], str):
        return
    codes = codes_named(raw["code"])
    if codes is None:
        yield not_one_of(f"{path}.code", raw["code"], (*_WITH_LEVELS, *code_list_ids()))
        return
    levels = list(dict.fromkeys(row.level for row in codes.codes if row.level))
    for name in table(raw, "credit"):
        if name not in levels:
            yield not_one_of(f"{path}.credit.{name}", name, levels)
    names = fields_read(raw)
    if raw.get("kind") != "code":
        names = {"code_field": str(raw.get("code_field"))}
    for key, name in names.items():
        asked = known.fields.get(name)
        if asked is not None and codes_named(asked.listed or "") is not codes:
            yield Fault(
                f"{path}.{key}",
                sentence(
                    '"{field}" is not answered with codes of {list}.',
                    field=name,
                    list=raw["code"],
                ),
                sentence("Choose another field, or the code list of this one."),
            )


def _steps(raw: Raw, path: str, known: Known) -> Iterator[Fault]:
    for name in table(raw, "credit"):
        if not str(name).lstrip("-").isdigit():
            yield Fault(
                f"{path}.credit.{name}",
                sentence('"{seen}" is no number of levels.', seen=str(name)),
                sentence("Write credits as { 1 = 0.5, 2 = 1.0 }."),
            )
    for key, name in fields_read(raw).items():
        asked = known.fields.get(name)
        if asked is not None and not asked.scale:
            yield no_scale(f"{path}.{key}", name)


def _measured(raw: Raw, path: str, known: Known) -> Iterator[Fault]:
    for key, name in fields_read(raw).items():
        asked = known.fields.get(name)
        if asked is not None and not asked.scale and asked.type not in NUMBERS:
            yield Fault(
                f"{path}.{key}",
                sentence('"{field}" is neither a number nor a level.', field=name),
                sentence("Choose a field that can be more or less."),
            )
