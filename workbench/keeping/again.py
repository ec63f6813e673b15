"""A round again, from the rows that the store keeps of it."""

from __future__ import annotations

import dataclasses

from workbench.keeping.choices import decisions_from, programme_from, version_id, wishes_from
from workbench.keeping.lists import (
    as_kept,
    corrections_from,
    counted_from,
    file_problems_from,
    lists_from,
)
from workbench.keeping.parts import Codes
from workbench.keeping.same_people import same_people_from
from workbench.round import Round, open_round
from workbench.store.database import Database
from workbench.store.rows import Rows, rows_of


def round_from(database: Database, rows: Rows, base: Round | None) -> Round:
    """Round that the rows say, with everybody read and screened.

    Parameters
    ----------
    rows : mapping of table to id to values
    base : Round, optional
        What is in memory; parts that did not change are taken from it.
    """
    (about,) = rows["round"].values()
    round_id = next(iter(rows["round"]))
    round = _following(database, about["programme_version_id"], base)
    lists, corrections = lists_from(rows), corrections_from(rows)
    problems = file_problems_from(rows)
    lists = tuple(
        next((old for old in round.lists if old == new or as_kept(old, round.programme) == new), new)
        for new in lists
    )
    counted = counted_from(rows)
    before = (round.lists, dict(round.corrections), round.file_problems, round.counted)
    if (lists, corrections, problems, counted) != before:
        round = dataclasses.replace(
            round,
            lists=lists,
            corrections=corrections,
            file_problems=problems,
            counted=counted,
            parsed=None,
            eligibility=None,
            scores=None,
            proposal=None,
        )
    if round.parsed is None and lists:
        # Decisions, wishes and who is who are read from the rows below, not carried over.
        round = dataclasses.replace(round, decisions={}, same_people={}).read()
    codes = codes_of(round, round_id)
    decisions, wishes = decisions_from(rows, codes), wishes_from(rows, codes)
    same_people = same_people_from(rows, codes)
    if same_people != round.same_people:
        round = dataclasses.replace(round, same_people=same_people)
    if decisions != round.decisions:
        round = round.with_decisions(decisions)
    return round if wishes == round.wishes else round.wishing(wishes)


def codes_of(round: Round, round_id: str) -> Codes:
    """Ids in the store of the people of a round."""
    found = round.parsed or round.last_read
    return Codes(round_id, found.people if found is not None else None)


def _following(database: Database, version: str, base: Round | None) -> Round:
    if base is not None and version_id(base.programme) == version:
        return base
    kept = rows_of(database, "programme_version", id=version)[version]
    programme = programme_from(kept["content"], kept["origin"])
    if base is None:
        return open_round(programme)
    return dataclasses.replace(
        base, programme=programme, parsed=None, eligibility=None, scores=None, proposal=None
    )
