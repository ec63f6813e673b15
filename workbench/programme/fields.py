"""Form fields of a programme: the built-in ones and its own, and which of them are used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from workbench.programme.definition import Condition, OwnField
from workbench.programme.pairing import Criterion, PairRule
from workbench.programme.programme import Programme
from workbench.vocabulary import Field, built_in_fields, code_list

#: What definitions and criteria read without naming it in the file.
_READ_BY_DEFINITION = {
    "SE": ("birth_country", "parent1_birth_country", "parent2_birth_country"),
    "DK": (
        "birth_country",
        "parent1_birth_country",
        "parent2_birth_country",
        "parent1_citizen_dk",
        "parent2_citizen_dk",
        "citizenship",
        "residence_basis",
    ),
    "NO": (
        "birth_country",
        "parent1_birth_country",
        "parent2_birth_country",
        "grandparents_born_abroad",
    ),
}
_READ_BY_KIND = {
    "distance": ("municipality", "district", "mode"),
    "preference": (
        "wish_same_gender",
        "wish_language",
        "wish_age_band",
        "gender",
        "birth_year",
        "birth_date",
    ),
}
_READ_BY_OPERATOR = {
    "mode_compatible": ("mode",),
    "no_conflict": ("not_with",),
    "not_vetoed": ("not_with",),
    "offers_goal_type": ("goal_type",),
    "max_distance_km": ("municipality", "district"),
    "contains_site": ("site",),
}
_RATINGS = "interview."
#: Names for several fields at once, or earlier names, that a file may use where it only lists them.
OTHER_NAMES = {
    "children": (
        "children_count",
        "children_bands",
        "children_0_2",
        "children_3_6",
        "children_7_12",
        "children_13_17",
    ),
    "parents_birth_country": ("parent1_birth_country", "parent2_birth_country"),
    "immigration_year": ("immigrated_on",),
    "work_right_verified": ("work_right_verified_on",),
}
#: Answers from which a blank one can be worked out.
WORKED_OUT_FROM = {
    "age": ("birth_date", "birth_year"),
    "years_in_country": ("immigrated_on",),
    "site": ("municipality", "district"),
}


@lru_cache(maxsize=32)
def fields_of(programme: Programme) -> Mapping[str, Field]:
    """Every field a list of this programme may carry, by id: built-in, then the programme's own.

    A field of the programme with the id of a built-in one keeps its headings and takes the
    programme's answers and labels. A mark of an interview needs no declaration: it is a number
    from 1 to 5.
    """
    fields = dict(built_in_fields())
    for own in programme.field:
        fields[own.id] = _as_field(own, fields.get(own.id), programme)
    for role in programme.role:
        for name in (name for rule in role.rule for name in _read_by(rule.condition)):
            if name.startswith(_RATINGS) and name not in fields:
                fields[name] = _rating(name, role.side)
    return MappingProxyType(fields)


@lru_cache(maxsize=32)
def fields_used(programme: Programme) -> frozenset[str]:
    """Fields that a rule, a criterion, a capacity, an outcome or a report of the programme reads.

    Sensitive answers that are not among them are left out when a list is read.
    """
    used = set(_used(programme))
    for name, sources in WORKED_OUT_FROM.items():
        if name in used:
            used.update(sources)
    return frozenset(used)


@lru_cache(maxsize=32)
def fields_expected(programme: Programme) -> Mapping[str, frozenset[str]]:
    """Roles whose lists should answer a field because a rule of theirs reads it.

    A field that is only one of several ways to meet a rule is not expected, nor one that can be
    worked out from another answer, nor is a rating that a person gives.
    """
    expected: dict[str, set[str]] = {}
    for role in programme.role:
        for rule in role.rule:
            if rule.enabled and rule.severity != "interview" and not rule.condition.any:
                for name in _asked_of_everybody(rule.condition):
                    if name not in WORKED_OUT_FROM:
                        expected.setdefault(name, set()).add(role.id)
    return MappingProxyType({name: frozenset(roles) for name, roles in expected.items()})


def sensitive_fields(programme: Programme) -> frozenset[str]:
    """Fields that the programme names as sensitive, and those that are so by themselves."""
    named = {
        field for name in programme.privacy.sensitive for field in OTHER_NAMES.get(name, (name,))
    }
    by_themselves = {
        name for name, field in fields_of(programme).items() if field.personal == "sensitive"
    }
    return frozenset(named | by_themselves)


def _as_field(own: OwnField, built_in: Field | None, programme: Programme) -> Field:
    """A field of the programme as the data dictionary has it."""
    listed = own.list or (built_in.list if built_in and not (own.values or own.scale) else None)
    scale = own.scale
    if own.type == "level" and not scale and listed:
        scale = tuple(code_list(listed))
    labels = dict(built_in.labels) if built_in else {}
    headings = {name: tuple(texts) for name, texts in built_in.headings.items()} if built_in else {}
    if own.headings:
        first = programme.programme.locales[0] if programme.programme.locales else "en"
        headings[first] = (*own.headings, *headings.get(first, ()))
    return Field(
        id=own.id,
        type=own.type,
        list=listed,
        scale=scale,
        sides=_sides(own, built_in, programme),
        personal=_personal(own, built_in),
        unit=own.unit or (built_in.unit if built_in else None),
        low=own.min if own.min is not None else (built_in.low if built_in else None),
        high=own.max if own.max is not None else (built_in.high if built_in else None),
        labels=MappingProxyType({**labels, **own.label.texts}),
        headings=MappingProxyType(headings),
        drop=False,
    )


def _rating(name: str, side: str) -> Field:
    word = name.removeprefix(_RATINGS).replace("_", " ")
    return Field(
        id=name,
        type="number",
        list=None,
        scale=(),
        sides=(side,),
        personal="sensitive",
        unit="points",
        low=1,
        high=5,
        labels=MappingProxyType({"en": word[:1].upper() + word[1:]}),
        headings=MappingProxyType({}),
        drop=False,
    )


def _sides(own: OwnField, built_in: Field | None, programme: Programme) -> tuple[str, ...]:
    if own.role is not None:
        return (programme.role_named(own.role).side,)
    return built_in.sides if built_in else ("giver", "receiver")


def _personal(own: OwnField, built_in: Field | None) -> str:
    if own.sensitive or own.type == "person_ref":
        return "sensitive"
    return built_in.personal if built_in else "personal"


def _used(programme: Programme) -> Iterator[str]:
    for role in programme.role:
        if role.capacity.field:
            yield role.capacity.field
        for rule in role.rule:
            yield from _read_by(rule.condition)
    yield from _used_in_the_match(programme)
    yield from _used_in_the_cohort(programme)


def _used_in_the_match(programme: Programme) -> Iterator[str]:
    match = programme.match
    for meets in (match.giver_meets, match.receiver_meets):
        if meets.max_field:
            yield meets.max_field
    rules: tuple[PairRule, ...] = match.hard
    criteria: tuple[Criterion, ...] = match.criterion
    for formation in programme.formation:
        rules, criteria = (*rules, *formation.hard), (*criteria, *formation.criterion)
    for each in rules:
        yield from filter(None, (each.field, each.giver, each.receiver, *each.fields))
        yield from _READ_BY_OPERATOR.get(each.op, ())
    for criterion in criteria:
        named = (criterion.field, criterion.giver, criterion.receiver, criterion.code_field)
        yield from filter(None, named)
        yield from _READ_BY_KIND.get(criterion.kind, ())
    yield from (quota.field for quota in match.quota)
    if match.distinct:
        yield match.distinct
    if match.spread:
        yield match.spread.field
    if any(role.unit.within == "site" for role in programme.role) or len(programme.site) > 1:
        yield "site"


def _used_in_the_cohort(programme: Programme) -> Iterator[str]:
    yield from (own.id for own in programme.field)
    yield from (milestone.field for milestone in programme.milestone if milestone.field)
    yield from (outcome.field for outcome in programme.outcome if outcome.field)
    yield from programme.report.by
    for check in programme.compensation.checks if programme.compensation else ():
        if check.when:
            yield from _read_by(check.when)
        if check.need:
            yield from OTHER_NAMES.get(check.need, (check.need,))


def _asked_of_everybody(condition: Condition) -> tuple[str, ...]:
    """Fields without which nobody's case is clear; the others matter only after some answers."""
    read = tuple(_read_by(condition))
    return read[:1] if condition.op in ("definition", "contains_site") else read


def _read_by(condition: Condition) -> Iterator[str]:
    for part in (*condition.any, *condition.all, *((condition.none,) if condition.none else ())):
        yield from _read_by(part)
    if condition.op == "definition":
        yield from _READ_BY_DEFINITION.get(str(condition.value).partition(".")[0], ())
    elif condition.field:
        yield condition.field
        yield from _READ_BY_OPERATOR.get(str(condition.op), ())
