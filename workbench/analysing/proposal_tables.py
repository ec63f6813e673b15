"""Tables of the newest proposal that is kept: the proposal, its pairs, units and aims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from workbench.analysing.choice_tables import GIVER, RECEIVER
from workbench.analysing.documented import Column, Table, frame_of, meaning_of, said
from workbench.analysing.kept import Kept
from workbench.analysing.people_tables import CODE, ID

_Row = Mapping[str, Any]

_PAIR_COLUMNS = (
    GIVER,
    RECEIVER,
    Column("givers", "object", "Application ids behind the giver, a tuple."),
    Column("receivers", "object", "Application ids behind the receiver, a tuple."),
    Column("score", "Float64", "0 to 100: weighted mean of the known fits; missing: none known."),
    Column("known_share", "Float64", "Share of the weights whose fit is known, 0 to 1."),
    Column("kept", "boolean", "Whether a coordinator keeps the pair."),
)


def _proposals(kept: Kept) -> Iterator[_Row]:
    for row in kept.rows["proposal"].values():
        yield {**row, "pairs": len(row["pairs"] or ()), "units": len(row["units"] or ())}


def _pairs(kept: Kept) -> pd.DataFrame:
    rows = [
        {
            **pair,
            "giver": kept.unit(pair["givers"]),
            "receiver": kept.unit(pair["receivers"]),
            **{f"tier.{tier}": score for tier, score in pair["tiers"].items()},
        }
        for proposal in kept.rows["proposal"].values()
        for pair in proposal["pairs"] or ()
    ]
    tiers = sorted({name for row in rows for name in row if name.startswith("tier.")})
    return frame_of((*_PAIR_COLUMNS, *(Column(name, "Float64", "") for name in tiers)), rows)


def _units(kept: Kept) -> Iterator[_Row]:
    for proposal in kept.rows["proposal"].values():
        for ids in proposal["units"] or ():
            for id in ids:
                yield {
                    "unit": kept.unit(ids),
                    "application": kept.codes.get(id),
                    "application_id": id,
                }


def _aims(kept: Kept) -> Iterator[_Row]:
    for proposal in kept.rows["proposal"].values():
        for place, aim in enumerate(proposal["aims"] or (), start=1):
            yield {**aim, "place": place}


TABLES = (
    Table(
        "proposals",
        meaning_of("proposal") + " One row, or none before there is one.",
        (
            *said("proposal", "made_at", "status", "gap"),
            Column("pairs", "Int64", "Number of pairs."),
            Column("units", "Int64", "Number of units of several people."),
            *said("proposal", "weights"),
        ),
        ("proposal",),
        _proposals,
    ),
    Table(
        "pairs",
        "One row a pair of the newest proposal.",
        _PAIR_COLUMNS,
        ("proposal",),
        _pairs,
        spread=Column(
            "tier.<tier>", "Float64", "0 to 100: the score over the criteria of one tier."
        ),
    ),
    Table(
        "units",
        "People of the newest proposal who are matched together: one row a member.",
        (Column("unit", "string", "Codes of all members, joined by +."), CODE, ID),
        ("proposal",),
        _units,
    ),
    Table(
        "aims",
        "Aims of the newest proposal in their order.",
        (
            Column("place", "Int64", "Order, from 1."),
            Column("id", "string", "Aim in the programme file."),
            Column("goal", "string", "What it makes large or small."),
            Column("value", "Float64", "Value that the proposal reaches, in the aim's unit."),
            Column("bound", "Float64", "Value that no proposal can pass."),
        ),
        ("proposal",),
        _aims,
    ),
)
