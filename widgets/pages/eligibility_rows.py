"""One applicant as a row: where she stands, what is open, every rule with the answer behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from widgets.pages.words import PersonWords
from workbench.locale import text_of, tr
from workbench.people.eligibility import (
    STANDING_WORDS,
    VERDICT_WORDS,
    Decision,
    Eligibility,
    Finding,
)
from workbench.programme import Programme
from workbench.reporting.tables import role_label

_TONES = {
    "eligible": "ok",
    "needs_info": "info",
    "coordinator_decides": "warn",
    "not_eligible": "stop",
    "meets": "ok",
    "fails": "stop",
    "unknown": "info",
    "decide": "warn",
}

#: Order of the rows: first those in whose case something is to be done.
_ORDER = ("coordinator_decides", "needs_info", "not_eligible", "eligible")


def eligibility_columns() -> list[dict[str, Any]]:
    """Person, role, standing, what is open, and whether she is in the match."""
    return [
        {"id": "person", "label": tr("Person")},
        {"id": "role", "label": tr("Role")},
        {"id": "standing", "label": tr("Standing"), "kind": "tag"},
        {"id": "open", "label": tr("What is open"), "width": "32%"},
        {"id": "part", "label": tr("In the match"), "kind": "tag"},
    ]


def in_order(eligibility: Eligibility, admitted_by_rules: Any) -> list[str]:
    """Applications with open questions first; a decision moves nobody to another place."""

    def place(application: str) -> tuple[bool, int]:
        standing = eligibility.standing[application]
        return bool(admitted_by_rules[application]), _ORDER.index(standing)

    return sorted(eligibility.applications.index, key=place)


def eligibility_row(
    eligibility: Eligibility,
    application: str,
    findings: Sequence[Finding],
    words: PersonWords,
    *,
    admitted: bool,
) -> dict[str, Any]:
    """Row of the table for one application."""
    programme = eligibility.programme
    standing = eligibility.standing[application]
    decision = eligibility.decisions.get(application)
    return {
        "id": application,
        "cells": {
            "person": words.cell(application),
            "role": _role_word(programme, str(eligibility.applications.at[application, "role"])),
            "standing": {"text": str(STANDING_WORDS[standing]), "tone": _TONES[standing]},
            "open": what_is_open(eligibility, application, findings),
            "part": {
                "text": tr("yes") if admitted else tr("no"),
                "tone": "ok" if admitted else "stop",
            },
        },
        "actions": [
            {"id": "accept", "pressed": bool(decision and decision.accepted)},
            {"id": "leave", "pressed": bool(decision and not decision.accepted)},
        ],
        "detail": _detail(findings, decision),
    }


def what_is_open(eligibility: Eligibility, application: str, findings: Sequence[Finding]) -> str:
    """What to ask for, what to decide, and which rules are not met, in one text."""
    if all(each.verdict == "meets" for each in findings):
        return ""
    missing = eligibility.missing_answers(application)
    said = [tr("Ask for: {answers}.", answers=missing)] if missing else []
    for each in findings:
        if each.verdict == "fails":
            said.append(tr("Does not meet: {rule}", rule=each.rule))
        elif each.verdict == "decide":
            said.append(tr("Decide: {rule}", rule=each.rule))
        elif each.verdict == "unknown" and not missing:
            said.append(tr("Not known: {rule}", rule=each.rule))
    return " ".join(said)


def _role_word(programme: Programme, role: str) -> str:
    side = "giver" if role == programme.match.giver else "receiver"
    return str(role_label(programme, side)).capitalize()


def _detail(findings: Sequence[Finding], decision: Decision | None) -> list[dict[str, str]]:
    lines = []
    for finding in findings:
        because = "; ".join(
            f"{text_of(name)}: {text_of(answer)}" for name, answer in finding.because
        )
        source = tr("Source: {source}", source=finding.source) if finding.source else ""
        text = ". ".join(part for part in (str(VERDICT_WORDS[finding.verdict]), because) if part)
        lines.append(
            {
                "term": str(finding.rule),
                "text": f"{text}. {source}".strip(),
                "tone": _TONES[finding.verdict],
            }
        )
    if decision is not None:
        word = tr("Accepted") if decision.accepted else tr("Left out")
        lines.append(
            {
                "term": tr("Your decision"),
                "text": f"{word}, {decision.on.isoformat()}: {decision.reason}",
                "tone": "ok" if decision.accepted else "stop",
            }
        )
    return lines
