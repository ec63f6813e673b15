"""What a mentorship programme is: who runs it where and when, and who may take part.

Every record is frozen. A key that the file leaves out has the default written here; a number that
no source gives is never invented. Field names are the keys of the file, except where Python
reserves the word (``from`` is ``start``, ``not`` is ``none``).

Every record that states something carries where it comes from: ``source`` (and ``other_sources``
where two documents disagree), ``ours`` where a number in it is this workbench's reading and
``ours_in`` where only some of its keys are, ``note`` for what a reader should know about it, and
``reviewed``, which is false while a statement copied from another programme waits for somebody to
confirm or change it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Literal

from workbench.locale import Labels

NOTHING: Mapping[str, Any] = MappingProxyType({})

Direction = Literal["classic", "reverse", "peer"]
Severity = Literal["hard", "review", "interview", "setting"]
Side = Literal["giver", "receiver"]
Missing = Literal["omit", "neutral", "zero"]
Pattern = Literal["assign", "rotate", "group"]
FieldType = Literal[
    "text",
    "number",
    "yesno",
    "code",
    "codes",
    "level",
    "date",
    "month",
    "months",
    "year",
    "languages",
    "availability",
    "place",
    "person_ref",
]


@dataclass(frozen=True)
class Source:
    """Where a statement comes from: the document, its line, and the words."""

    id: str
    line: int | None = None
    quote: str = ""
    date: date | None = None

    def __str__(self) -> str:
        place = f"{self.id}:{self.line}" if self.line is not None else self.id
        return f"{place}, “{self.quote}”" if self.quote else place


@dataclass(frozen=True)
class Span:
    """A stretch of days, both ends included."""

    start: date
    to: date


@dataclass(frozen=True)
class Profile:
    """Who the programme is: the ``[programme]`` table."""

    id: str
    name: Labels
    country: str
    locales: tuple[str, ...]
    direction: Direction = "classic"
    need: Labels = Labels()
    aim: Labels = Labels()
    vision: Labels = Labels()
    adapted_from: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    principles: tuple[str, ...] = ()
    version: int = 1
    adapted_to: tuple[str, ...] = ()
    facts: tuple[Labels, ...] = ()
    example_values: bool = False
    template: bool = False
    pilot: bool = False
    note: Labels = Labels()


@dataclass(frozen=True)
class Organisation:
    """An owner, funder or partner of the programme."""

    id: str
    name: str
    kind: str
    site: str | None = None
    sector: str | None = None
    agreement_required: bool = False
    source: Source | None = None
    ours: bool = False
    reviewed: bool = True


@dataclass(frozen=True)
class Site:
    """A place where the programme runs; ``seats`` and ``seats_by_org`` count persons."""

    id: str
    name: str
    municipalities: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    seats: Mapping[str, int] = NOTHING
    seats_by_org: Mapping[str, int] = NOTHING
    training_place: str = ""
    coordinators: float | None = None
    opens: date | None = None
    closes: date | None = None
    lat: float | None = None
    lon: float | None = None
    note: Labels = Labels()
    source: Source | None = None
    ours: bool = False
    reviewed: bool = True


@dataclass(frozen=True)
class RoundPlan:
    """One round as planned: its dates and its length in months.

    ``application_roles`` are the roles that the application dates are for; all where left out.
    """

    id: str
    kind: Literal["cohort", "rolling"]
    application_opens: date | None = None
    application_deadline: date | None = None
    application_roles: tuple[str, ...] = ()
    starts: Span | None = None
    months: float | None = None
    training: Span | None = None
    meetings: Span | None = None
    note: Labels = Labels()
    source: Source | None = None
    ours: bool = False
    reviewed: bool = True
    ours_in: tuple[str, ...] = ()


@dataclass(frozen=True)
class Condition:
    """A test on one application: a field, an operator, a value; or several tests joined.

    Exactly one of these is filled: ``op`` (with ``field`` where the operator reads one), ``all``,
    ``any``, or ``none`` (the key ``not`` of the file).
    """

    op: str | None = None
    field: str | None = None
    value: Any = None
    as_of: str | None = None
    all: tuple[Condition, ...] = ()
    any: tuple[Condition, ...] = ()
    none: Condition | None = None


@dataclass(frozen=True)
class Rule:
    """What a person must meet to take part in a role.

    Attributes
    ----------
    severity : hard, review, interview or setting
        *hard*: not met means outside the group. *review*: not met means a person decides.
        *interview*: a rating that only a person gives. *setting*: disputed, see ``enabled``.
    sentence : Labels
        The rule in words, as the screen shows it.
    ours : bool
        The number in it is this workbench's reading, not the source's.
    note : Labels
        What a reader should know, such as that two sources disagree.
    reviewed : bool
        False while a rule copied from another programme waits to be confirmed or changed.
    """

    id: str
    severity: Severity
    when: Condition | None = None
    all: tuple[Condition, ...] = ()
    any: tuple[Condition, ...] = ()
    none: Condition | None = None
    enabled: bool = True
    sentence: Labels = Labels()
    note: Labels = Labels()
    source: Source | None = None
    other_sources: tuple[Source, ...] = ()
    ours: bool = False
    reviewed: bool = True

    @property
    def condition(self) -> Condition:
        """The test as one condition."""
        if self.when is not None:
            return self.when
        return Condition(all=self.all, any=self.any, none=self.none)


@dataclass(frozen=True)
class UnitSize:
    """How many persons act together: ``max_relaxed`` only with a coordinator's approval."""

    min: int = 1
    max: int = 1
    max_relaxed: int | None = None
    within: str | None = None


@dataclass(frozen=True)
class Capacity:
    """How many partners one person of the role takes: from a field, else ``default``."""

    default: int = 1
    max: int | None = None
    field: str | None = None
    voluntary: bool = False


@dataclass(frozen=True)
class Role:
    """One side of the programme, with the rules for its people."""

    id: str
    side: Side
    label: Labels = Labels()
    unit: UnitSize = UnitSize()
    capacity: Capacity = Capacity()
    seats: int | None = None
    rule: tuple[Rule, ...] = ()
    level_mix_reference: Mapping[str, float] = NOTHING
    lived_experience: str | None = None
    note: Labels = Labels()
    source: Source | None = None
    ours: bool = False
    reviewed: bool = True
    ours_in: tuple[str, ...] = ()


@dataclass(frozen=True)
class OwnField:
    """A form field that only this programme has, or a built-in one with its own answers.

    Attributes
    ----------
    role : str or None
        The one role that is asked; everybody where left out.
    values, scale : tuples of str
        The programme's own answers; a *scale* is ordered, lowest first.
    list : str or None
        A code list of the workbench instead of own answers.
    labels : mapping of answer to Labels
        What each answer is called.
    """

    id: str
    type: FieldType
    role: str | None = None
    list: str | None = None
    values: tuple[str, ...] = ()
    scale: tuple[str, ...] = ()
    labels: Mapping[str, Labels] = NOTHING
    label: Labels = Labels()
    headings: tuple[str, ...] = ()
    sensitive: bool = False
    unit: str = ""
    min: float | None = None
    max: float | None = None
    help: Labels = Labels()
    source: Source | None = None
    ours: bool = False
    reviewed: bool = True
