"""Screening: what each application meets, fails, leaves open, or leaves to a person.

Nothing is refused by this module: it gives verdicts with their reasons, and the coordinator's own
decisions stand above them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, Literal

import numpy as np
import pandas as pd

from workbench.locale import Labels, Sentence, Text, sentence
from workbench.people.conditions import Ground, fields_read, holds
from workbench.people.windows import (
    WINDOW_RULE,
    WINDOW_VERDICTS,
    moment_in_words,
    window_in_words,
    windows_of,
)
from workbench.programme.definition import Rule
from workbench.programme.lists import lists_of
from workbench.programme.programme import Programme
from workbench.programme.windows import WINDOW_WORDS, plan_of_applications
from workbench.vocabulary import CodeList, Field, code_list, code_list_ids

Verdict = Literal["meets", "fails", "unknown", "decide"]
Standing = Literal["eligible", "needs_info", "coordinator_decides", "not_eligible"]

#: What each verdict is called on the screen.
VERDICT_WORDS: dict[str, Sentence] = {
    "meets": sentence("meets"),
    "fails": sentence("does not meet"),
    "unknown": sentence("not known"),
    "decide": sentence("for a person to decide"),
}

#: What each standing is called on the screen.
STANDING_WORDS: dict[str, Sentence] = {
    "eligible": sentence("Eligible"),
    "needs_info": sentence("More information needed"),
    "coordinator_decides": sentence("For you to decide"),
    "not_eligible": sentence("Outside the target group"),
}


@dataclass(frozen=True)
class Decision:
    """What a coordinator decided about one application, and why.

    Attributes
    ----------
    withdrew : bool
        Whether the person herself gave up her place; then ``accepted`` is false.
    before : Decision or None
        What was decided before she withdrew, in case that is taken back.
    """

    accepted: bool
    reason: str
    on: date
    withdrew: bool = False
    before: Decision | None = None


@dataclass(frozen=True)
class Finding:
    """One rule applied to one application, for the screen.

    Attributes
    ----------
    rule : Text
        The rule in words.
    verdict : str
        meets, fails, unknown or decide.
    because : tuple of (Text, Text)
        The answers that decided: the field's name and what the form says.
    source : str
        Where the rule comes from; empty where the programme cites none.
    """

    rule: Text
    verdict: Verdict
    because: tuple[tuple[Text, Text], ...]
    source: str


@dataclass(frozen=True)
class Eligibility:
    """Verdicts of all rules on all applications.

    Attributes
    ----------
    verdicts : DataFrame, one row per application
        One column per rule as ``role.rule``; meets, fails, unknown, decide, or missing where the
        rule is for another role. Where a form carries dates, ``role.application window`` says
        whether it came in time.
    standing : Series, index of the applications
        eligible, needs_info, coordinator_decides or not_eligible, from the verdicts alone. A day
        of application that is not known holds nobody up.
    windows : Series, index of the applications
        inside, late, early, or missing where not known or where the programme sets no dates.
    decisions : mapping of application to Decision
        What a coordinator decided.
    """

    programme: Programme
    fields: Mapping[str, Field]
    applications: pd.DataFrame
    verdicts: pd.DataFrame
    standing: pd.Series
    windows: pd.Series
    decisions: Mapping[str, Decision] = field(default_factory=dict)

    @property
    def admitted(self) -> pd.Series:
        """Whether each application goes into the match: decided so, else eligible.

        Someone who meets every rule but has no interview rating yet is admitted too: the rating is
        a person's, and its absence must not shut anybody out.
        """
        waits_for_talk = self._open_interviews_only()
        allowed = (self.standing == "eligible") | waits_for_talk
        for application, decision in self.decisions.items():
            if application in allowed.index:
                allowed[application] = decision.accepted
        return allowed

    def findings(self, application: str) -> tuple[Finding, ...]:
        """Every rule for one application, with the answers behind its verdict."""
        row = self.applications.loc[application]
        found = []
        for rule in _rules(self.programme, str(row["role"])):
            verdict: Any = self.verdicts.at[application, f"{row['role']}.{rule.id}"]
            because = tuple(
                (
                    _label(self.fields, name),
                    answer_in_words(self.fields.get(name), row.get(name), lists_of(self.programme)),
                )
                for name in fields_read(rule.condition)
            )
            found.append(Finding(sentence_of(rule), verdict, because, str(rule.source or "")))
        return (*found, *self._window_finding(application))

    def missing_answers(self, application: str) -> tuple[Text, ...]:
        """Names of the questions to ask so that nothing is left unknown."""
        row = self.applications.loc[application]
        asked = [
            name
            for rule in _rules(self.programme, str(row["role"]))
            if self.verdicts.at[application, f"{row['role']}.{rule.id}"] == "unknown"
            for name in fields_read(rule.condition)
            if not _answered(row.get(name))
        ]
        return tuple(_label(self.fields, name) for name in dict.fromkeys(asked))

    def _window_finding(self, application: str) -> tuple[Finding, ...]:
        role = str(self.applications.at[application, "role"])
        plan = plan_of_applications(self.programme, role)
        column = f"{role}.{WINDOW_RULE}"
        if plan is None or column not in self.verdicts:
            return ()
        moment: Any = self.applications.at[application, "received_on"]
        where = self.windows[application]
        said = sentence("blank")
        if not pd.isna(moment):
            day = moment_in_words(moment)
            said = sentence("{day}, {window}", day=day, window=WINDOW_WORDS[where])
        because = ((_label(self.fields, "received_on"), said),)
        verdict: Any = self.verdicts.at[application, column]
        return (Finding(window_in_words(plan), verdict, because, str(plan.source or "")),)

    def counts(self, role: str) -> Mapping[str, int]:
        """How many applications of a role stand where; every standing is named."""
        of_role = self.standing[self.applications["role"] == role]
        counted = of_role.value_counts()
        return MappingProxyType({word: int(counted.get(word, 0)) for word in STANDING_WORDS})

    def _open_interviews_only(self) -> pd.Series:
        waiting = (self.standing == "coordinator_decides") & ~self.windows.isin(["late", "early"])
        for role in self.programme.role:
            for rule in _rules(self.programme, role.id):
                column = self.verdicts[f"{role.id}.{rule.id}"]
                if rule.severity != "interview":
                    waiting &= column != "decide"
                else:
                    rated = pd.Series(False, index=waiting.index)
                    for name in fields_read(rule.condition):
                        if name in self.applications:
                            rated |= self.applications[name].notna()
                    waiting &= (column != "decide") | ~rated
        return waiting


def screen(
    applications: pd.DataFrame,
    programme: Programme,
    *,
    fields: Mapping[str, Field],
    as_of: date,
    decisions: Mapping[str, Decision] = MappingProxyType({}),
) -> Eligibility:
    """Verdict of every rule on every application.

    Parameters
    ----------
    applications : DataFrame, one row per application
        Reads ``role`` and the fields that the rules name.
    as_of : date
        Day that counts where an application carries no date.
    decisions : mapping of application to Decision
        Taken over as they are.
    """
    ground = Ground(applications, fields, programme.site, as_of, lists_of(programme))
    verdicts = pd.DataFrame(index=applications.index)
    for role in programme.role:
        in_role = applications["role"] == role.id
        for rule in _rules(programme, role.id):
            answer = holds(rule.condition, ground)
            verdicts[f"{role.id}.{rule.id}"] = _verdicts(answer, rule).where(in_role)
    standing = _standing(verdicts)
    windows = windows_of(applications, programme)
    for role in programme.role:
        in_role = applications["role"] == role.id
        if windows[in_role].notna().any():
            said = windows.map(WINDOW_VERDICTS).astype("object").fillna("unknown")
            verdicts[f"{role.id}.{WINDOW_RULE}"] = said.where(in_role)
    standing[windows.isin(["late", "early"]) & (standing == "eligible")] = "coordinator_decides"
    return Eligibility(
        programme, fields, applications, verdicts, standing, windows, dict(decisions)
    )


def sentence_of(rule: Rule) -> Text:
    """The rule in words: its own sentence, else the source's, else its id."""
    if rule.sentence.texts:
        return rule.sentence
    return Labels({}, rule.source.quote if rule.source and rule.source.quote else rule.id)


def _rules(programme: Programme, role: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in programme.role_named(role).rule if rule.enabled)


def _verdicts(answer: pd.Series, rule: Rule) -> pd.Series:
    words = pd.Series("unknown", index=answer.index, dtype="object")
    words[answer.fillna(False)] = "meets"
    not_met = "fails" if rule.severity in ("hard", "setting") else "decide"
    words[~answer.fillna(True)] = not_met
    if rule.severity == "interview":
        # A rating that nobody gave yet is not missing information: a person still has to talk.
        words[answer.isna()] = "decide"
    return words


def _standing(verdicts: pd.DataFrame) -> pd.Series:
    standing = pd.Series("eligible", index=verdicts.index, dtype="object")
    standing[(verdicts == "decide").any(axis=1)] = "coordinator_decides"
    standing[(verdicts == "unknown").any(axis=1)] = "needs_info"
    standing[(verdicts == "fails").any(axis=1)] = "not_eligible"
    return standing


def _label(fields: Mapping[str, Field], name: str) -> Text:
    known = fields.get(name)
    return Labels(known.labels, name) if known else name


def _answered(answer: object) -> bool:
    return bool(answer) if isinstance(answer, tuple) else not pd.isna(answer)  # type: ignore[call-overload]


def answer_in_words(
    known: Field | None, answer: object, own: Mapping[str, CodeList] = MappingProxyType({})
) -> Text:
    """What the form says, in the reader's language: the label of a code, yes or no, a number.

    *own* are the programme's own lists by field; they come before the shipped ones.
    """
    if not _answered(answer):
        return sentence("blank")
    if isinstance(answer, tuple):
        return sentence(
            "{answers}", answers=tuple(answer_in_words(known, each, own) for each in answer)
        )
    if isinstance(answer, bool | np.bool_):
        return sentence("yes") if answer else sentence("no")
    codes = None
    if known is not None:
        codes = own.get(known.id)
        # Places are one list a country, not a shipped one of that name.
        if codes is None and known.list in code_list_ids():
            codes = code_list(str(known.list))
    if codes is not None:
        text = str(answer)
        row = codes.get(text)
        return Labels(row.labels, text) if row is not None else text
    if isinstance(answer, float) and answer.is_integer():
        return str(int(answer))
    return sentence("{answer}", answer=answer) if isinstance(answer, float) else str(answer)
