"""One applicant as a row: where she stands, what is open, every rule with the answer behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from widgets.pages.words import PersonWords
from workbench.locale import Sentence, current_language, sentence, text_of, tr
from workbench.people.eligibility import (
    STANDING_WORDS,
    VERDICT_WORDS,
    Decision,
    Eligibility,
    Finding,
)
from workbench.people.questions import questions_for
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


#: Short words for the application window, and whether they call for something.
_WINDOWS = {
    "inside": (sentence("in time"), "plain"),
    "late": (sentence("late"), "warn"),
    "early": (sentence("early"), "warn"),
}


def eligibility_columns(*, dated: bool) -> list[dict[str, Any]]:
    """Person, role, standing, when she applied, what is open, and whether she can take part.

    *dated*: whether the programme sets a window and the lists carry dates.
    """
    window = {"id": "window", "label": tr("Applied"), "kind": "tag"}
    return [
        {"id": "person", "label": tr("Person")},
        {"id": "role", "label": tr("Role")},
        {"id": "standing", "label": tr("Standing"), "kind": "tag"},
        *([window] if dated else []),
        {"id": "open", "label": tr("What is open"), "width": "32%"},
        {"id": "part", "label": tr("Can take part"), "kind": "tag"},
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
    former: Sequence[Sentence] = (),
) -> dict[str, Any]:
    """Row of the table for one application.

    *former*: the person's earlier roles, where a coordinator has known her again.
    """
    programme = eligibility.programme
    standing = eligibility.standing[application]
    decision = eligibility.decisions.get(application)
    return {
        "id": application,
        "cells": {
            "person": words.cell(application),
            "role": _role_word(programme, str(eligibility.applications.at[application, "role"])),
            "standing": {"text": str(STANDING_WORDS[standing]), "tone": _TONES[standing]},
            "window": _window(eligibility, application),
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
        "detail": [*_former(former), *_detail(findings, decision)],
    }


def what_is_open(eligibility: Eligibility, application: str, findings: Sequence[Finding]) -> str:
    """What to ask for, what to decide, and which rules are not met, in one text."""
    if all(each.verdict == "meets" for each in findings):
        return ""
    asked = questions_for(eligibility, application)
    language = current_language()
    questions = tuple(each.words(eligibility.fields, language) for each in asked)
    missing = bool(questions)
    said = [tr("Ask: {questions}", questions=" ".join(questions))] if missing else []
    outside = eligibility.windows[application] in ("late", "early")
    for each in findings:
        if each.verdict == "fails":
            said.append(tr("Does not meet: {rule}", rule=each.rule))
        elif each.verdict == "decide" and outside and each is findings[-1]:
            (_, moment), *_ = each.because
            said.append(tr("Decide: applied {moment}.", moment=moment))
        elif each.verdict == "decide":
            said.append(tr("Decide: {rule}", rule=each.rule))
        elif each.verdict == "unknown" and not missing:
            said.append(tr("Not known: {rule}", rule=each.rule))
    return " ".join(said)


def _window(eligibility: Eligibility, application: str) -> dict[str, str]:
    where = eligibility.windows[application]
    if not isinstance(where, str):
        return {"text": ""}
    word, tone = _WINDOWS[where]
    return {"text": str(word), "tone": tone}


def _role_word(programme: Programme, role: str) -> str:
    side = "giver" if role == programme.match.giver else "receiver"
    return str(role_label(programme, side)).capitalize()


def _former(roles: Sequence[Sentence]) -> list[dict[str, str]]:
    if not roles:
        return []
    words = "; ".join(map(str, roles))
    text = words[:1].upper() + words[1:]
    return [{"term": tr("Been here before"), "text": text, "tone": "info"}]


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
