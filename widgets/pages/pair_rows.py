"""One proposed pair as a row of the table."""

from __future__ import annotations

from typing import Any

from widgets.pages.words import PersonWords
from workbench.locale import tr
from workbench.matching import Pair, Wishes
from workbench.programme import Programme
from workbench.reporting.tables import criterion_label, role_label, tier_label


def pair_columns(programme: Programme) -> list[dict[str, Any]]:
    """Both people, the score, and a strip of criteria per tier."""
    strips = [
        {
            "id": tier.id,
            "label": str(tier_label(programme, tier.id)),
            "kind": "bars",
            "sortable": False,
            "width": "112px",
            "help": _bars_help(programme, tier.id),
        }
        for tier in programme.tiers
        if programme.criteria_of(tier.id)
    ]
    return [
        {"id": "giver", "label": str(role_label(programme, "giver")).capitalize()},
        {"id": "receiver", "label": str(role_label(programme, "receiver")).capitalize()},
        {
            "id": "score",
            "label": tr("Score"),
            "kind": "score",
            "width": "92px",
            "help": _score_help(),
        },
        *strips,
    ]


def _score_help() -> str:
    return tr("Weighted mean of all criteria whose answers are known, from 0 to 100.")


def _bars_help(programme: Programme, tier: str) -> str:
    return tr(
        "Each block is a criterion, from the left: {criteria}. Its width is its share of the "
        "weights, its height how well it fits; hatched means not known.",
        criteria=", ".join(str(criterion_label(each)) for each in programme.criteria_of(tier)),
    )


def pair_row(
    pair: Pair,
    programme: Programme,
    wishes: Wishes,
    words: PersonWords,
    before: frozenset[tuple[str, str]] | None,
) -> dict[str, Any]:
    """Row of the table: the pair, the criteria behind its score, and what can be done with it.

    Parameters
    ----------
    wishes : Wishes
        Those of the round, which may be newer than the proposal: what was just asked for shows
        at once.
    before : frozenset of pairs, or None
        Pairs of the proposal before; others are marked as changed.
    """
    ids = (pair.giver, pair.receiver)
    cells: dict[str, Any] = {
        "giver": words.cell(pair.giver),
        "receiver": {**words.cell(pair.receiver), **_mark(pair)},
        "score": None if pair.score is None else round(pair.score, 1),
    }
    for tier in programme.tiers:
        criteria = programme.criteria_of(tier.id)
        total = sum(pair.parts[each.id].weight for each in criteria) or 1
        cells[tier.id] = [
            {
                "label": str(criterion_label(each)),
                "value": pair.parts[each.id].fit,
                "share": pair.parts[each.id].weight / total,
            }
            for each in criteria
        ]
    return {
        "id": f"{pair.giver}|{pair.receiver}",
        "cells": cells,
        "actions": [
            {"id": "keep", "pressed": ids in wishes.keep},
            {"id": "rule_out", "pressed": ids in wishes.rule_out},
        ],
        "tone": "changed" if before is not None and ids not in before else None,
        "detail": _detail(pair, programme),
    }


def _mark(pair: Pair) -> dict[str, dict[str, str]]:
    if not pair.on_other_factors:
        return {}
    return {"tag": {"text": tr("On other factors"), "tone": "info"}}


def _detail(pair: Pair, programme: Programme) -> list[dict[str, str]]:
    lines = []
    for criterion in programme.match.criterion:
        part = pair.parts[criterion.id]
        fit = tr("not known") if part.fit is None else f"{100 * part.fit:.0f} %"
        weight = tr("{fit} fit, weight {weight}", fit=fit, weight=f"{part.weight:g}")
        lines.append({"term": str(criterion_label(criterion)), "text": weight})
    known = tr(
        "{share} % of what the criteria ask is known.", share=f"{100 * pair.known_share:.0f}"
    )
    return [*lines, {"term": tr("Known answers"), "text": known}]
