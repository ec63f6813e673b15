"""Faults of the match: sides, aims, pair rules, quotas, and how units are formed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workbench.locale import sentence
from workbench.programme.checking.criteria import faults_of_a_criterion
from workbench.programme.checking.people import values_answered
from workbench.programme.checking.tables import (
    Known,
    Raw,
    all_known,
    fields_read,
    in_order,
    is_code,
    is_field,
    is_known,
    listed,
    no_scale,
    not_negative,
    number,
    table,
    tables,
    word,
)
from workbench.programme.faults import Fault, not_one_of
from workbench.programme.words import GOALS, PAIR_OPERATORS

#: Aims that weigh criteria; the others count.
_WEIGHING = frozenset({"max_score", "best_worst_pair"})


def faults_of_the_match(raw: Raw, known: Known) -> Iterator[Fault]:
    """Every fault of ``[match]`` and ``[[formation]]``."""
    match = table(raw, "match")
    yield from _sides(raw, match)
    for side in ("giver_meets", "receiver_meets"):
        meets = table(match, side)
        yield from in_order(meets, ("min", "max"), f"match.{side}")
        yield from not_negative(meets, "min", f"match.{side}")
        yield from is_field(meets.get("max_field"), f"match.{side}.max_field", known)
    for place, rule in tables(match, "hard"):
        yield from _pair_rule(rule, f"match.hard[{place}]", known)
    yield from _tiers(match)
    tiers = [each["id"] for _, each in tables(match, "tier") if isinstance(each.get("id"), str)]
    for place, criterion in tables(match, "criterion"):
        path = f"match.criterion[{place}]"
        yield from faults_of_a_criterion(criterion, path, known)
        if str(criterion.get("tier")) not in tiers:
            yield not_one_of(f"{path}.tier", criterion.get("tier"), tiers)
    for place, quota in tables(match, "quota"):
        yield from _quota(quota, f"match.quota[{place}]", known)
    yield from _partners(match, known)
    yield from _formations(raw, known)


def _sides(raw: Raw, match: Raw) -> Iterator[Fault]:
    roles = {str(each.get("id")): each.get("side") for _, each in tables(raw, "role")}
    for side in ("giver", "receiver"):
        name = match.get(side)
        if isinstance(name, str) and name not in roles:
            yield not_one_of(f"match.{side}", name, [role for role in roles if role])
        elif isinstance(name, str) and roles[name] in ("giver", "receiver") and roles[name] != side:
            yield Fault(
                f"match.{side}",
                sentence(
                    'The role "{role}" stands on the other side: its side is "{seen}".',
                    role=name,
                    seen=roles[name],
                ),
                sentence(
                    'Set the side of "{role}" to "{side}", or name another role.',
                    role=name,
                    side=side,
                ),
            )


def _pair_rule(rule: Raw, path: str, known: Known) -> Iterator[Fault]:
    yield from word(rule, "op", PAIR_OPERATORS, path)
    for key in ("field", "giver", "receiver"):
        yield from is_field(rule.get(key), f"{path}.{key}", known)
    yield from all_known(rule, "fields", known.fields, path)
    op = rule.get("op")
    if op == "shares_language" and "min" in rule:
        yield from _language_level(rule["min"], f"{path}.min")
    if op == "offers_goal_type":
        for place, value in listed(rule, "values"):
            yield from is_code(value, "goal_type", f"{path}.values[{place}]")
    if op == "level_gap":
        yield from in_order(rule, ("min", "max"), path)
        for key, name in fields_read(rule).items():
            asked = known.fields.get(name)
            if asked is not None and not asked.scale:
                yield no_scale(f"{path}.{key}", name)
    if op == "max_distance_km":
        yield from not_negative(rule, "max", path)
    if op == "milestone_done":
        yield from is_known(rule.get("milestone"), known.milestones, f"{path}.milestone")
    yield from is_known(rule.get("role"), known.roles, f"{path}.role")


def _language_level(value: Any, path: str) -> Iterator[Fault]:
    if isinstance(value, str):
        yield from is_code(value, "language_level", path)
    else:
        yield not_one_of(path, value, ("none", "some", "good", "fluent", "native"))


def _tiers(match: Raw) -> Iterator[Fault]:
    weighed = {str(each.get("tier")) for _, each in tables(match, "criterion")}
    for place, tier in tables(match, "tier"):
        path = f"match.tier[{place}]"
        goal, name = str(tier.get("goal")), str(tier.get("id"))
        if goal not in GOALS:
            yield not_one_of(f"{path}.goal", tier.get("goal"), GOALS)
        elif goal not in _WEIGHING and name in weighed:
            yield Fault(
                f"{path}.goal",
                sentence(
                    'The aim "{id}" counts and has no weights, but criteria name it.', id=name
                ),
                sentence('Give these criteria another tier, or set the goal to "max_score".'),
            )
        if goal == "max_sector_spread" and not table(match, "spread"):
            yield _lacks(f"{path}.goal", goal, "match.spread")
        least = number(table(match, "giver_meets").get("min"))
        if goal == "max_units_with_min_meetings" and not least:
            yield _lacks(f"{path}.goal", goal, "match.giver_meets.min")
    yield from _orders(match)


def _lacks(path: str, goal: str, key: str) -> Fault:
    return Fault(
        path,
        sentence('"{goal}" needs "{key}", which is missing.', goal=goal, key=key),
        sentence('Write "{key}", or choose another goal.', key=key),
    )


def _orders(match: Raw) -> Iterator[Fault]:
    seen: dict[Any, str] = {}
    for place, tier in tables(match, "tier"):
        order = tier.get("order")
        if not isinstance(order, int):
            continue
        if order in seen:
            yield Fault(
                f"match.tier[{place}].order",
                sentence(
                    'The aims "{one}" and "{other}" have the same place in the order.',
                    one=seen[order],
                    other=str(tier.get("id")),
                ),
                sentence("Give each aim its own number; 1 comes first."),
            )
        seen[order] = str(tier.get("id"))


def _quota(quota: Raw, path: str, known: Known) -> Iterator[Fault]:
    yield from is_field(quota.get("field"), f"{path}.field", known)
    asked = known.fields.get(str(quota.get("field")))
    if asked is not None and "value" in quota:
        yield from values_answered(quota["value"], asked, f"{path}.value")
    if isinstance(quota.get("value"), list) and not quota["value"]:
        yield Fault(
            f"{path}.value",
            sentence("A quota counts at least one answer; this list is empty."),
            sentence("Write the answer that is counted, or several in a list."),
        )
    if "min" not in quota and "max" not in quota:
        yield Fault(
            path,
            sentence("This quota limits nothing."),
            sentence('Write "min" (at least so many are chosen) or "max" (at most).'),
        )
    yield from in_order(quota, ("min", "max"), path)
    for key in ("min", "max"):
        yield from not_negative(quota, key, path)


def _partners(match: Raw, known: Known) -> Iterator[Fault]:
    """What is said of a giver's partners together: different in one field, spread over another."""
    yield from is_field(match.get("distinct"), "match.distinct", known)
    if "distinct_min" in match and "distinct" not in match:
        yield Fault(
            "match.distinct",
            sentence('"distinct_min" does not say in what the partners differ.'),
            sentence('Write distinct = "organisation", or another field.'),
        )
    yield from not_negative(match, "distinct_min", "match")
    spread = table(match, "spread")
    yield from is_field(spread.get("field"), "match.spread.field", known)
    yield from not_negative(table(match, "waiting"), "boost_per_week", "match.waiting")


def _formations(raw: Raw, known: Known) -> Iterator[Fault]:
    formed: list[str] = []
    for place, formation in tables(raw, "formation"):
        path = f"formation[{place}]"
        role = str(formation.get("role"))
        if role not in known.roles:
            yield not_one_of(f"{path}.role", formation.get("role"), known.roles)
        if role in formed:
            yield Fault(
                f"{path}.role",
                sentence('"{id}" is used twice.', id=role),
                sentence("Write one formation for each role."),
            )
        formed.append(role)
        for number_, rule in tables(formation, "hard"):
            yield from _pair_rule(rule, f"{path}.hard[{number_}]", known)
        for number_, criterion in tables(formation, "criterion"):
            yield from faults_of_a_criterion(criterion, f"{path}.criterion[{number_}]", known)
    for place, role_table in tables(raw, "role"):
        least = number(table(role_table, "unit").get("min"))
        if least is not None and least > 1 and str(role_table.get("id")) not in formed:
            yield Fault(
                f"role[{place}].unit.min",
                sentence(
                    'The role "{role}" acts in units of {n}, but nothing says how they are built.',
                    role=str(role_table.get("id")),
                    n=str(least),
                ),
                sentence('Write a [[formation]] with role = "{role}".', role=role_table.get("id")),
            )
