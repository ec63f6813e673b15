"""How pairs are made: the records of ``[match]`` and ``[[formation]]``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from workbench.locale import Labels
from workbench.programme.definition import NOTHING, Missing, Pattern, Side, Source


@dataclass(frozen=True)
class Meets:
    """How many partners somebody gets: ``max_field`` names the answer that limits it."""

    min: int = 0
    max: int | None = None
    max_field: str | None = None


@dataclass(frozen=True)
class PairRule:
    """What every pair must meet; a pair that does not is never proposed."""

    op: str
    id: str = ""
    field: str | None = None
    giver: str | None = None
    receiver: str | None = None
    fields: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    min: str | float | None = None
    max: float | None = None
    milestone: str | None = None
    role: str | None = None
    or_min_count: int | None = None
    sentence: Labels = Labels()
    note: Labels = Labels()
    source: Source | None = None
    ours: bool = False
    reviewed: bool = True

    @property
    def key(self) -> str:
        """The id, or the operator where the file gives none."""
        return self.id or self.op


@dataclass(frozen=True)
class Criterion:
    """What makes a permissible pair fit better or worse, as a fit from 0 to 1.

    Attributes
    ----------
    weight : float
        Any non-negative number; only the shares within a tier matter.
    missing : omit, neutral, zero or None
        What an unknown fit counts as: left out of the average, a half, nothing; None follows
        the match's own setting.
    """

    id: str
    weight: float
    kind: str
    tier: str = ""
    field: str | None = None
    giver: str | None = None
    receiver: str | None = None
    code: str | None = None
    code_field: str | None = None
    credit: Mapping[str, float] = NOTHING
    min: str | float | None = None
    margin: float = 0
    full_km: float | None = None
    zero_km: float | None = None
    max_gap: float | None = None
    targets: tuple[str, ...] = ()
    only_if_mode: str | None = None
    missing: Missing | None = None
    label: Labels = Labels()
    help: Labels = Labels()
    note: Labels = Labels()
    source: Source | None = None
    ours: bool = False
    reviewed: bool = True

    @property
    def giver_field(self) -> str:
        """Field read on the giver's side; empty where the kind needs none."""
        return self.giver or self.field or ""

    @property
    def receiver_field(self) -> str:
        """Field read on the receiver's side; empty where the kind needs none."""
        return self.receiver or self.field or ""


@dataclass(frozen=True)
class Tier:
    """One aim in the order of aims: the next only decides among the best of those before."""

    id: str
    order: int
    goal: str
    label: Labels = Labels()
    source: Source | None = None
    ours: bool = False
    reviewed: bool = True


@dataclass(frozen=True)
class Quota:
    """How many of a side may be chosen where a field has a value."""

    side: Side
    field: str
    value: Any
    min: int = 0
    max: int | None = None
    sentence: Labels = Labels()
    source: Source | None = None
    ours: bool = False
    reviewed: bool = True


@dataclass(frozen=True)
class Spread:
    """A wish that a unit's partners spread over the values of a field."""

    field: str
    min_values: int
    severity: Literal["soft", "hard"] = "soft"


@dataclass(frozen=True)
class Waiting:
    """How a waiting list is ordered."""

    order: Literal["longest_waiting_first", "first_come_first", "by_score"]
    boost_per_week: float = 0


@dataclass(frozen=True)
class Match:
    """How pairs are made: who may meet whom, what counts, in which order of aims."""

    pattern: Pattern
    giver: str
    receiver: str
    timing: Literal["cohort", "rolling"] = "cohort"
    giver_meets: Meets = Meets()
    receiver_meets: Meets = Meets()
    decided_by: Literal["coordinator", "both_sides"] = "coordinator"
    distinct: str | None = None
    distinct_min: int | None = None
    spread: Spread | None = None
    missing: Missing = "omit"
    hard: tuple[PairRule, ...] = ()
    quota: tuple[Quota, ...] = ()
    tier: tuple[Tier, ...] = ()
    criterion: tuple[Criterion, ...] = ()
    waiting: Waiting | None = None
    note: Labels = Labels()
    source: Source | None = None
    other_sources: tuple[Source, ...] = ()
    ours: bool = False
    ours_in: tuple[str, ...] = ()
    reviewed: bool = True


@dataclass(frozen=True)
class Formation:
    """How units of more than one person are built from the people of a role."""

    role: str
    objective: tuple[Literal["all_in_unit", "score"], ...] = ()
    hard: tuple[PairRule, ...] = ()
    criterion: tuple[Criterion, ...] = ()
    note: Labels = Labels()
    source: Source | None = None
    ours: bool = False
    reviewed: bool = True
