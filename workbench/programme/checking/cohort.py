"""Faults of what a cohort is expected to do: meet, learn, reach, be paid, be counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from workbench.locale import sentence
from workbench.programme.checking.people import faults_of_a_condition, values_answered
from workbench.programme.checking.setting import modes_known
from workbench.programme.checking.tables import (
    Known,
    Raw,
    all_known,
    in_order,
    is_field,
    is_known,
    listed,
    not_negative,
    number,
    table,
    tables,
    within,
)
from workbench.programme.faults import Fault, not_one_of
from workbench.programme.fields import OTHER_NAMES

REQUIRED = "required_setting"
"""Written where a number must be entered by somebody and is never invented."""

SCALES = ("5grad", "5agree", "5da")
DENOMINATORS = ("started", "ended", "evaluated")
EARNED_WHEN = ("meeting_held_and_person_attended", "meeting_held", "round_completed")
ROUND_DAYS = (
    "application_opens",
    "application_deadline",
    "starts.from",
    "starts.to",
    "training.from",
    "training.to",
    "meetings.from",
    "meetings.to",
    "round.end",
)
COUNTED = (
    "meetings_held",
    "meetings_planned",
    "hours_held",
    "hours_trained",
    "distinct_organisations",
    "guidance_contacts",
    "gatherings_attended",
)
_COMPARISON = re.compile(r"\s*(\w+)\s*(?:>=|<=|==|>|<)\s*\d+(?:\.\d+)?\s*")
_DUE = re.compile(r"start|mid|end|\+\d{1,2}m")


def faults_of_the_cohort(raw: Raw, known: Known) -> Iterator[Fault]:
    """Every fault of cadence, training, milestones, pay, outcomes, surveys, money and privacy."""
    yield from _cadence(table(raw, "cadence"), known)
    yield from _training(table(raw, "training"), known)
    for place, milestone in tables(raw, "milestone"):
        yield from _milestone(milestone, f"milestone[{place}]", known)
    yield from _compensation(table(raw, "compensation"), known)
    for place, outcome in tables(raw, "outcome"):
        yield from _outcome(outcome, f"outcome[{place}]", known)
    for place, survey in tables(raw, "survey"):
        yield from _survey(survey, f"survey[{place}]", known)
    for place, funding in tables(raw, "funding"):
        yield from _funding(funding, f"funding[{place}]", known)
    for place, whatif in tables(raw, "whatif"):
        for step, change in tables(whatif, "set"):
            yield from _change(change, f"whatif[{place}].set[{step}]", known)
    yield from all_known(table(raw, "report"), "by", known.fields, "report")
    privacy = table(raw, "privacy")
    yield from all_known(privacy, "sensitive", (*known.fields, *OTHER_NAMES), "privacy")
    yield from not_negative(privacy, "suppress_below", "privacy")
    yield from not_negative(privacy, "retention_months_after_end", "privacy")


def _cadence(cadence: Raw, known: Known) -> Iterator[Fault]:
    yield from modes_known(cadence, "cadence")
    yield from all_known(cadence, "attendees", known.roles, "cadence")
    yield from in_order(cadence, ("months_min", "months_max"), "cadence")
    yield from within(cadence, "tolerance", 0, 1, "cadence")
    for key in ("meetings_min", "hours_total", "hours_per_month", "meeting_hours", "months"):
        yield from not_negative(cadence, key, "cadence")
    gatherings = table(cadence, "joint_gatherings")
    yield from all_known(gatherings, "for", known.roles, "cadence.joint_gatherings")


def _training(training: Raw, known: Known) -> Iterator[Fault]:
    yield from is_known(training.get("for_role"), known.roles, "training.for_role")
    yield from within(training, "hours_tolerance", 0, 1, "training")
    for key in ("hours_total", "fee"):
        yield from not_negative(training, key, "training")
    for place, part in tables(training, "parts"):
        yield from not_negative(part, "occasions", f"training.parts[{place}]")
    requires = table(training, "certificate", "requires")
    yield from within(requires, "hours_share_min", 0, 1, "training.certificate.requires")
    yield from not_negative(requires, "onsite_min", "training.certificate.requires")


def _milestone(milestone: Raw, path: str, known: Known) -> Iterator[Fault]:
    yield from is_known(milestone.get("who"), (*known.roles, "pair", "unit"), f"{path}.who")
    yield from is_field(milestone.get("field"), f"{path}.field", known)
    yield from is_known(milestone.get("before"), (*known.milestones, *ROUND_DAYS), f"{path}.before")
    yield from is_known(milestone.get("due"), (*known.milestones, *ROUND_DAYS), f"{path}.due")
    for key in ("due_days_after_start", "due_days_after_match", "due_months_after_match"):
        yield from not_negative(milestone, key, path)
    check = milestone.get("check")
    for part in re.split(r"\band\b", check) if isinstance(check, str) else ():
        hit = _COMPARISON.fullmatch(part)
        if hit is None:
            yield Fault(
                f"{path}.check",
                sentence('"{seen}" cannot be checked.', seen=part.strip()),
                sentence('Write comparisons joined by "and", as "meetings_held >= 4".'),
            )
        elif hit.group(1) not in COUNTED:
            yield not_one_of(f"{path}.check", hit.group(1), COUNTED)


def _compensation(pay: Raw, known: Known) -> Iterator[Fault]:
    path = "compensation"
    yield from is_known(pay.get("role"), known.roles, f"{path}.role")
    yield from is_known(pay.get("earned_when"), EARNED_WHEN, f"{path}.earned_when")
    yield from _amount(pay.get("amount"), f"{path}.amount")
    kind = pay.get("kind")
    if kind == "none" and "amount" in pay:
        yield Fault(
            f"{path}.amount",
            sentence('Nobody is paid where the kind is "none", but there is an amount.'),
            sentence("Leave the amount out, or choose another kind."),
        )
    if kind in ("per_meeting", "stipend"):
        for key in ("role", "currency", "amount"):
            if key not in pay:
                yield Fault(
                    f"{path}.{key}",
                    sentence('"{word}" needs the key "{key}".', word=str(kind), key=key),
                    sentence('Write it; an amount that nobody knows yet is "required_setting".'),
                )
    for place, check in tables(pay, "checks"):
        at = f"{path}.checks[{place}]"
        if "when" in check:
            yield from faults_of_a_condition(check["when"], f"{at}.when", known)
        if str(check.get("need")) not in OTHER_NAMES:
            yield from is_field(check.get("need"), f"{at}.need", known)
        yield from not_negative(check, "warn_at", at)


def _amount(amount: Any, path: str) -> Iterator[Fault]:
    if isinstance(amount, str) and amount != REQUIRED:
        yield Fault(
            path,
            sentence('"{seen}" is no amount.', seen=amount),
            sentence('Write a number, or "required_setting" until somebody knows it.'),
        )
    elif number(amount) is not None and float(amount) < 0:
        yield Fault(
            path,
            sentence("This is never negative; here it is {seen}.", seen=str(amount)),
            sentence("Write 0 or more."),
        )


def _outcome(outcome: Raw, path: str, known: Known) -> Iterator[Fault]:
    yield from is_known(outcome.get("role"), known.roles, f"{path}.role")
    yield from is_field(outcome.get("field"), f"{path}.field", known)
    asked = known.fields.get(str(outcome.get("field")))
    if asked is not None and "values" in outcome:
        yield from values_answered(outcome["values"], asked, f"{path}.values")
    yield from is_known(outcome.get("scale"), SCALES, f"{path}.scale")
    yield from is_known(outcome.get("of"), known.outcomes, f"{path}.of")
    yield from all_known(outcome, "denominators", DENOMINATORS, path)
    yield from within(outcome, "top_box", 1, 5, path)
    for key in ("reference", "target"):
        figure = table(outcome, key)
        if figure.get("n"):
            yield from is_known(figure.get("n"), DENOMINATORS, f"{path}.{key}.n")
    for place, months in listed(outcome, "windows_months"):
        if number(months) is not None and months < 0:
            yield Fault(
                f"{path}.windows_months[{place}]",
                sentence("This is never negative; here it is {seen}.", seen=str(months)),
                sentence("Write 0 or more."),
            )


def _survey(survey: Raw, path: str, known: Known) -> Iterator[Fault]:
    yield from is_known(survey.get("role"), known.roles, f"{path}.role")
    yield from is_known(survey.get("scale"), SCALES, f"{path}.scale")
    for place, due in listed(survey, "due"):
        if isinstance(due, str) and not _DUE.fullmatch(due):
            yield Fault(
                f"{path}.due[{place}]",
                sentence('"{seen}" is no time of a survey.', seen=due),
                sentence('Write "start", "mid", "end", or months after the end as "+6m".'),
            )
    items = [str(item) for _, item in listed(survey, "items")]
    for name in table(survey, "labels"):
        yield from is_known(name, items, f"{path}.labels.{name}")


def _funding(funding: Raw, path: str, known: Known) -> Iterator[Fault]:
    yield from is_known(funding.get("funder"), known.organisations, f"{path}.funder")
    yield from is_known(funding.get("site"), known.sites, f"{path}.site")
    yield from _amount(funding.get("amount"), f"{path}.amount")
    yield from in_order(funding, ("from", "to"), path)


def _change(change: Raw, path: str, known: Known) -> Iterator[Fault]:
    yield from is_known(change.get("site"), known.sites, f"{path}.site")
    yield from is_known(change.get("funder"), known.organisations, f"{path}.funder")
    yield from not_negative(change, "factor", path)
    for key, names in (("seats", known.roles), ("weight", known.criteria)):
        figures = table(change, key)
        for name in figures:
            yield from is_known(name, names, f"{path}.{key}.{name}")
            yield from not_negative(figures, name, f"{path}.{key}")
    if not change:
        yield Fault(
            path,
            sentence("This changes nothing."),
            sentence("Name a site, a funder, seats or weights, or leave it out."),
        )
