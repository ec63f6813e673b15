"""What a rule and the people of a side are called, in the programme's own words."""

from __future__ import annotations

from workbench.locale import Labels, Text
from workbench.programme import PairRule, Programme, Side


def rule_in_words(rule: PairRule) -> Text:
    """The rule as the programme words it, else its id."""
    return rule.sentence if rule.sentence.texts else Labels({}, rule.key)


def plural_of(programme: Programme, side: Side) -> Text:
    """Programme's word for the people on a side, in the plural where the file has one."""
    role = programme.role_on(side)
    return programme.terms.get(f"{role.id}s") or singular_of(programme, side)


def singular_of(programme: Programme, side: Side) -> Text:
    """Programme's word for one person on a side."""
    role = programme.role_on(side)
    if role.label.texts:
        return role.label
    return programme.terms.get(role.id) or Labels({}, role.id)
