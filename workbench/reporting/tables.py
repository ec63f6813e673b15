"""A proposal as tables: pairs, people without one, and how the run was set."""

from __future__ import annotations

import pandas as pd

from workbench.locale import Labels, Text, text_of, tr
from workbench.matching import Proposal
from workbench.programme import Criterion, Programme
from workbench.reporting.names import Shown


def pairs_table(proposal: Proposal, shown: Shown) -> pd.DataFrame:
    """One row per proposed pair, best score first; headings in the current language.

    Columns: mentor and mentee by code (and name where allowed), score 0 to 100, one column per
    tier, one per criterion (fit in per cent; blank where not known), share of known answers in
    per cent, and whether the pair was matched on other factors or kept.
    """
    programme = proposal.programme
    rows = []
    for pair in sorted(proposal.pairs, key=lambda each: (-(each.score or 0), each.giver)):
        row: dict[str, object] = {}
        for side, person in (("giver", pair.giver), ("receiver", pair.receiver)):
            role = str(role_label(programme, side)).capitalize()
            row[role] = shown.id(person)
            if shown.names:
                row[tr("{role}, name", role=role)] = shown.name(person)
        row[tr("Score")] = _rounded(pair.score)
        for tier, value in pair.tiers.items():
            row[str(tier_label(programme, tier))] = _rounded(value)
        for criterion in programme.match.criterion:
            fit = pair.parts[criterion.id].fit
            row[str(criterion_label(criterion))] = None if fit is None else round_half(100 * fit)
        row[tr("Known answers, %")] = round_half(100 * pair.known_share)
        row[tr("Note")] = _note(pair.on_other_factors, pair.kept)
        rows.append(row)
    return pd.DataFrame(rows)


def unmatched_table(proposal: Proposal, shown: Shown) -> pd.DataFrame:
    """One row per person without a pair: code, name where allowed, role, reasons."""
    rows = []
    for each in proposal.unmatched:
        role = proposal.programme.role_named(each.role)
        row: dict[str, object] = {
            tr("Role"): text_of(role.label if role.label.texts else role.id),
            tr("Person"): shown.id(each.person),
        }
        if shown.names:
            row[tr("Name")] = shown.name(each.person)
        row[tr("Why")] = " ".join(shown.in_words(reason) for reason in each.reasons)
        rows.append(row)
    return pd.DataFrame(rows)


def settings_table(proposal: Proposal) -> pd.DataFrame:
    """How the run was set: programme, weights, what was kept and ruled out, and the proof."""
    programme = proposal.programme
    lines: list[tuple[str, object]] = [
        (tr("Programme"), str(programme.programme.name)),
        (tr("Result"), str(status_in_words(proposal))),
    ]
    lines += [(str(tier_label(programme, aim.id)), _rounded(aim.value)) for aim in proposal.aims]
    for criterion in programme.match.criterion:
        label = tr("Weight of {criterion}", criterion=criterion_label(criterion))
        lines.append((label, proposal.wishes.weight(criterion)))
    lines.append((tr("Kept pairs"), len(proposal.wishes.keep)))
    lines.append((tr("Ruled-out pairs"), len(proposal.wishes.rule_out)))
    return pd.DataFrame(lines, columns=[tr("What"), tr("Value")])


def status_in_words(proposal: Proposal) -> Text:
    """How good the proposal provably is, in one phrase."""
    if proposal.status == "optimal":
        return tr("Best possible, proven")
    if proposal.status == "impossible":
        return tr("Impossible as it stands")
    return tr("Best found, at most {gap} % from the best", gap=round_half(100 * proposal.gap, 1))


def role_label(programme: Programme, side: str) -> Text:
    """Programme's word for one person on a side."""
    role = programme.role_on("giver" if side == "giver" else "receiver")
    return role.label if role.label.texts else Labels({}, role.id)


def tier_label(programme: Programme, tier: str) -> Text:
    """Programme's words for an aim."""
    for each in programme.match.tier:
        if each.id == tier and each.label.texts:
            return each.label
    return Labels({}, tier)


def criterion_label(criterion: Criterion) -> Text:
    """Programme's words for a criterion."""
    return criterion.label if criterion.label.texts else Labels({}, criterion.id)


def round_half(value: float, digits: int = 0) -> float | int:
    """Value rounded for showing; whole numbers as such."""
    rounded = round(value, digits)
    return int(rounded) if digits == 0 else rounded


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _note(on_other_factors: bool, kept: bool) -> str:
    notes = [tr("Matched on other factors")] if on_other_factors else []
    return ", ".join([*notes, tr("Kept")] if kept else notes)
