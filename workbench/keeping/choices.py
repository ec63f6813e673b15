"""The round itself, what its coordinators decided, and what they wish: to rows and back."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from workbench.keeping.parts import Codes, Part, row_id
from workbench.matching import Wishes
from workbench.matching.units import JOINER, unit_id
from workbench.people.eligibility import Decision
from workbench.programme import Programme, as_tables, programme_from_bytes
from workbench.programme.writing import written
from workbench.round import Round
from workbench.store.rows import Rows

_Row = tuple[str, str, Mapping[str, Any]]


def programme_parts(round: Round) -> Iterator[Part]:
    """The version of its programme that the round follows."""
    yield Part("programme version", (round.programme,), lambda: _of_programme(round.programme))


def choice_parts(
    round: Round, round_id: str, codes: Codes, about: Mapping[str, Any]
) -> Iterator[Part]:
    """The round itself; decisions; weights; pairs that are kept or ruled out.

    Parameters
    ----------
    about : mapping
        Columns of the round's row that the round itself does not know: name, begun_at, put_away_on.
    """
    wishes, people = round.wishes, _people(round)
    yield Part(
        "round",
        (round.programme, wishes.missing, wishes.relaxed, wishes.distinct_min, about),
        lambda: _of_round(round, round_id, about),
    )
    yield Part(
        "decisions",
        (round.decisions, people),
        lambda: _of_decisions(round.decisions, round_id, codes),
    )
    yield Part(
        "weights",
        (wishes.weights,),
        lambda: _of_weights(wishes.weights, round_id),
    )
    yield Part(
        "pair wishes",
        (wishes.keep, wishes.rule_out, wishes.published, people),
        lambda: _of_pairs(wishes, round_id, codes),
    )


def decisions_from(rows: Rows, codes: Codes) -> dict[str, Decision]:
    """Decisions about people whom some list still has."""
    found = {}
    for row in rows["decision"].values():
        name = codes.name_of(row["application_id"])
        if name is not None:
            found[name] = Decision(
                row["accepted"],
                row["reason"],
                row["on"],
                withdrew=row["withdrew"],
                before=_decision(row["before"]),
            )
    return found


def wishes_from(rows: Rows, codes: Codes) -> Wishes:
    """Weights and pairs that the rows say are wished."""
    (about,) = rows["round"].values()
    pairs: dict[str, set[tuple[str, str]]] = {"keep": set(), "rule_out": set(), "published": set()}
    for row in rows["pair_wish"].values():
        giver, receiver = _unit(row["givers"], codes), _unit(row["receivers"], codes)
        if giver is not None and receiver is not None:
            pairs[row["wish"]].add((giver, receiver))
    return Wishes(
        weights={row["criterion"]: row["weight"] for row in rows["weight"].values()},
        missing=about["missing"],
        keep=frozenset(pairs["keep"]),
        rule_out=frozenset(pairs["rule_out"]),
        published=frozenset(pairs["published"]),
        relaxed=frozenset(about["relaxed"] or ()),
        distinct_min=about["distinct_min"],
    )


@lru_cache(maxsize=32)
def programme_from(content: str, origin: str) -> Programme:
    """Programme of a kept version."""
    return programme_from_bytes(content.encode(), origin=origin)


def version_id(programme: Programme) -> str:
    """Id of a programme version: the same for the same content."""
    return _version(programme)[0]


@lru_cache(maxsize=32)
def _version_of(programme: _ByIdentity) -> tuple[str, str]:
    found = programme.programme
    content = written(as_tables(found)).decode()
    said = f"{found.origin}\x1f{content}"
    return f"v-{hashlib.sha256(said.encode()).hexdigest()[:16]}", content


class _ByIdentity:
    """A programme as a key: comparing two programmes by content takes longer than writing one."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme

    def __hash__(self) -> int:
        return id(self.programme)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByIdentity) and self.programme is other.programme


def _version(programme: Programme) -> tuple[str, str]:
    return _version_of(_ByIdentity(programme))


def _of_programme(programme: Programme) -> Iterator[_Row]:
    version, content = _version(programme)
    about = programme.programme
    yield (
        "programme_version",
        version,
        {
            "programme_id": about.id,
            "number": about.version,
            "name": str(about.name.text(about.locales[0] if about.locales else "en")),
            "origin": programme.origin,
            "content": content,
        },
    )
    for each in programme.organisation:
        yield (
            "organisation",
            row_id("o", version, each.id),
            {"programme_version_id": version, "organisation_id": each.id, "name": str(each.name)},
        )
    for place in programme.site:
        yield (
            "site",
            row_id("t", version, place.id),
            {
                "programme_version_id": version,
                "site_id": place.id,
                "name": str(place.name),
                "seats": dict(place.seats),
                "opens": place.opens,
                "closes": place.closes,
            },
        )


def _of_round(round: Round, round_id: str, about: Mapping[str, Any]) -> Iterator[_Row]:
    wishes = round.wishes
    yield (
        "round",
        round_id,
        {
            **about,
            "programme_version_id": version_id(round.programme),
            "missing": wishes.missing,
            "relaxed": sorted(wishes.relaxed),
            "distinct_min": wishes.distinct_min,
        },
    )


def _of_decisions(
    decisions: Mapping[str, Decision], round_id: str, codes: Codes
) -> Iterator[_Row]:
    for name, decision in decisions.items():
        if codes.knows(name):
            application = codes.id_of(name)
            yield (
                "decision",
                row_id("d", application),
                {
                    "round_id": round_id,
                    "application_id": application,
                    "accepted": decision.accepted,
                    "reason": decision.reason,
                    "on": decision.on,
                    "withdrew": decision.withdrew,
                    "before": _before(decision.before),
                },
            )


def _before(decision: Decision | None) -> dict[str, Any] | None:
    """An earlier decision as plain values, with those before it."""
    if decision is None:
        return None
    plain = dataclasses.asdict(decision)
    return {**plain, "on": decision.on.isoformat(), "before": _before(decision.before)}


def _decision(plain: Mapping[str, Any] | None) -> Decision | None:
    if plain is None:
        return None
    on, before = date.fromisoformat(plain["on"]), _decision(plain["before"])
    return Decision(**{**plain, "on": on, "before": before})


def _of_weights(weights: Mapping[str, float], round_id: str) -> Iterator[_Row]:
    for criterion, value in weights.items():
        yield (
            "weight",
            row_id("w", round_id, criterion),
            {"round_id": round_id, "criterion": criterion, "weight": float(value)},
        )


def _of_pairs(wishes: Wishes, round_id: str, codes: Codes) -> Iterator[_Row]:
    for wish in ("keep", "rule_out", "published"):
        for giver, receiver in getattr(wishes, wish):
            givers, receivers = giver.split(JOINER), receiver.split(JOINER)
            if all(map(codes.knows, (*givers, *receivers))):
                ids = [sorted(map(codes.id_of, side)) for side in (givers, receivers)]
                yield (
                    "pair_wish",
                    # Not the wish: a pair that was kept and is ruled out is one row that changed.
                    row_id("x", round_id, *ids[0], "/", *ids[1], wish == "published"),
                    {"round_id": round_id, "wish": wish, "givers": ids[0], "receivers": ids[1]},
                )


def _unit(ids: list[str], codes: Codes) -> str | None:
    names = [codes.name_of(id) for id in ids]
    known = tuple(name for name in names if name is not None)
    return unit_id(known) if len(known) == len(ids) else None


def _people(round: Round) -> Any:
    found = round.parsed or round.last_read
    return found.people if found is not None else None
