"""Faults of the setting: the programme itself, its organisations, sites, rounds and fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from workbench.locale import LANGUAGES, sentence
from workbench.programme.checking.tables import (
    Known,
    Raw,
    all_known,
    codes_named,
    in_order,
    is_code,
    is_known,
    listed,
    not_negative,
    table,
    tables,
    within,
)
from workbench.programme.faults import Fault, not_one_of
from workbench.vocabulary import built_in_fields, code_list_ids, places

_COUNTRIES_WITH_PLACES = ("SE", "DK", "NO")
_EVERYWHERE = "*"
_OTHER_MODES = ("phone",)


def faults_of_the_setting(raw: Raw, known: Known) -> Iterator[Fault]:
    """Every fault of the programme's profile, organisations, sites, rounds and own fields."""
    yield from _ids_used_twice(raw)
    profile = table(raw, "programme")
    yield from is_code(profile.get("country"), "countries", "programme.country")
    yield from all_known(profile, "locales", LANGUAGES, "programme")
    if profile.get("locales") == []:
        yield Fault(
            "programme.locales",
            sentence("A programme speaks at least one language."),
            sentence("Write one or more of: {known}.", known=", ".join(LANGUAGES)),
        )
    for place, organisation in tables(raw, "organisation"):
        path = f"organisation[{place}]"
        yield from is_code(organisation.get("kind"), "organisation_kind", f"{path}.kind")
        yield from is_code(organisation.get("sector"), "sector", f"{path}.sector")
        yield from is_known(organisation.get("site"), known.sites, f"{path}.site")
    for place, site in tables(raw, "site"):
        yield from _site(site, f"site[{place}]", known)
    for place, plan in tables(raw, "round"):
        yield from _round(plan, f"round[{place}]")
        yield from all_known(plan, "application_roles", known.roles, f"round[{place}]")
    for place, own in tables(raw, "field"):
        yield from _field(own, f"field[{place}]", known)


def modes_known(raw: Raw, path: str) -> Iterator[Fault]:
    """Ways of meeting are those of the list."""
    for place, value in listed(raw, "modes"):
        if value not in _OTHER_MODES:
            yield from is_code(value, "mode", f"{path}.modes[{place}]")


def _ids_used_twice(raw: Raw) -> Iterator[Fault]:
    lists: list[tuple[str, ...]] = [
        (name,)
        for name in (
            "organisation",
            "site",
            "round",
            "field",
            "role",
            "milestone",
            "outcome",
            "survey",
            "whatif",
        )
    ]
    lists += [("match", "tier"), ("match", "criterion"), ("match", "hard"), ("training", "parts")]
    for keys in lists:
        yield from _repeated(tables(raw, *keys), ".".join(keys))
    for place, role in tables(raw, "role"):
        yield from _repeated(tables(role, "rule"), f"role[{place}].rule")
    for place, formation in tables(raw, "formation"):
        for key in ("hard", "criterion"):
            yield from _repeated(tables(formation, key), f"formation[{place}].{key}")


def _repeated(listed_tables: list[tuple[int, Raw]], path: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for place, each in listed_tables:
        name = each.get("id")
        if isinstance(name, str) and name in seen:
            yield Fault(
                f"{path}[{place}].id",
                sentence('"{id}" is used twice.', id=name),
                sentence("Give each its own id."),
            )
        if isinstance(name, str):
            seen.add(name)


def _site(site: Raw, path: str, known: Known) -> Iterator[Fault]:
    if known.country in _COUNTRIES_WITH_PLACES:
        municipalities = places(known.country)
        for place, code in listed(site, "municipalities"):
            if isinstance(code, str) and code != _EVERYWHERE and code not in municipalities:
                yield _no_municipality(code, f"{path}.municipalities[{place}]", known.country)
    yield from modes_known(site, path)
    for key, names in (("seats", known.roles), ("seats_by_org", known.organisations)):
        seats = table(site, key)
        for name in seats:
            yield from is_known(name, names, f"{path}.{key}.{name}")
            yield from not_negative(seats, name, f"{path}.{key}")
    yield from in_order(site, ("opens", "closes"), path)
    yield from within(site, "lat", -90, 90, path)
    yield from within(site, "lon", -180, 180, path)
    yield from not_negative(site, "coordinators", path)


def _no_municipality(code: str, path: str, country: str) -> Fault:
    known = places(country)
    what = sentence(
        '"{seen}" is no municipality of {country}.',
        seen=code,
        country=country,
    )
    named = known.find(code)
    near = [each for each, _ in known.nearest(code, most=3)]
    if named is None and near and not code.isdigit():
        named = near[0]
    if named is not None:
        return Fault(
            path,
            what,
            sentence(
                'Write its number: "{code}" is {name}.', code=named, name=known.label(named, "en")
            ),
        )
    return Fault(path, what, sentence('Write its four digits in quotes, or "*" for everywhere.'))


def _round(plan: Raw, path: str) -> Iterator[Fault]:
    starts = table(plan, "starts")
    steps: list[tuple[str, Any]] = [
        ("application_opens", plan.get("application_opens")),
        ("application_deadline", plan.get("application_deadline")),
        ("starts.from", starts.get("from")),
        ("starts.to", starts.get("to")),
    ]
    dated = [(name, day) for name, day in steps if isinstance(day, date)]
    for (earlier, first), (later, second) in pairwise(dated):
        if second < first:
            yield Fault(
                f"{path}.{later}",
                sentence(
                    '{later} lies before "{name}" ({earlier}).',
                    later=str(second),
                    name=earlier,
                    earlier=str(first),
                ),
                sentence("Put the dates in order."),
            )
    for key in ("training", "meetings"):
        yield from in_order(table(plan, key), ("from", "to"), f"{path}.{key}")
    yield from not_negative(plan, "months", path)


def _field(own: Raw, path: str, known: Known) -> Iterator[Fault]:
    name, kind = str(own.get("id")), str(own.get("type"))
    built_in = built_in_fields().get(name)
    if built_in is not None and (
        built_in.personal == "identity" or built_in.drop or name == "role"
    ):
        yield Fault(
            f"{path}.id",
            sentence('"{id}" is a built-in field that no programme can change.', id=name),
            sentence("Give the field another id."),
        )
    yield from is_known(own.get("role"), known.roles, f"{path}.role")
    named = own.get("list")
    if isinstance(named, str) and named != "places" and codes_named(named) is None:
        yield not_one_of(f"{path}.list", named, (*code_list_ids(), "places"))
    answers = [key for key in ("values", "scale", "list") if own.get(key)]
    if len(answers) > 1:
        yield Fault(
            f"{path}.{answers[1]}",
            sentence(
                'A field has one kind of answers; this one has "{one}" and "{other}".',
                one=answers[0],
                other=answers[1],
            ),
            sentence('Keep "values" (no order), "scale" (lowest first) or "list" (a shipped one).'),
        )
    if kind == "level" and not own.get("scale") and not own.get("list") and built_in is None:
        yield _needs(path, kind, "scale")
    if kind == "code" and not answers and built_in is None:
        yield _needs(path, kind, "values")
    yield from _labels(own, path)
    yield from in_order(own, ("min", "max"), path)


def _needs(path: str, kind: str, key: str) -> Fault:
    return Fault(
        f"{path}.{key}",
        sentence('A field of the type "{type}" needs its answers.', type=kind),
        sentence('Write them as {key} = ["…", "…"], or name a shipped list.', key=key),
    )


def _labels(own: Raw, path: str) -> Iterator[Fault]:
    values = [str(code) for key in ("values", "scale") for _, code in listed(own, key)]
    for place, code in enumerate(values):
        if code in values[:place]:
            key = "scale" if own.get("scale") else "values"
            yield Fault(
                f"{path}.{key}[{place}]",
                sentence('"{id}" is used twice.', id=code),
                sentence("Name each answer once."),
            )
    labels = own.get("labels")
    if isinstance(labels, Mapping) and values:
        for code in labels:
            yield from is_known(str(code), values, f"{path}.labels.{code}")
