"""What a programme expects of a cohort: meetings, training, pay, outcomes, privacy.

The second half of a programme file. Rooms that follow a cohort read these records.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from workbench.locale import Labels
from workbench.programme.definition import NOTHING, Condition, Source


@dataclass(frozen=True)
class Gatherings:
    """Meetings for everybody: at least *min*, for which roles, in which languages."""

    min: int = 0
    roles: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cadence:
    """How often a pair or unit is expected to meet; hours and months as written."""

    kind: Literal["per_pair_total", "per_pair_rate", "per_unit_total"]
    meetings_min: int | None = None
    hours_total: float | None = None
    hours_per_month: float | None = None
    meeting_hours: float | None = None
    months: float | None = None
    months_min: float | None = None
    months_max: float | None = None
    tolerance: float = 0
    attendees: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    booked_by: str = "coordinator"
    meet_siblings_together: bool = False
    joint_gatherings: Gatherings | None = None
    note: Labels = Labels()
    source: Source | None = None
    other_sources: tuple[Source, ...] = ()
    ours: bool = False
    ours_in: tuple[str, ...] = ()
    reviewed: bool = True


@dataclass(frozen=True)
class TrainingPart:
    """One form of training: how many occasions, where, through which channels."""

    id: str
    occasions: int | None = None
    place: str = ""
    channels: tuple[str, ...] = ()
    label: Labels = Labels()


@dataclass(frozen=True)
class CertificateRule:
    """What must be done before a certificate may be printed."""

    hours_share_min: float | None = None
    onsite_min: int | None = None


@dataclass(frozen=True)
class Certificate:
    """The certificate: its title and what it requires."""

    title: Labels
    requires: CertificateRule = CertificateRule()


@dataclass(frozen=True)
class Training:
    """The course for a role; ``hours_tolerance`` is a share (0.1 is ten per cent)."""

    for_role: str
    hours_total: float | None = None
    hours_tolerance: float = 0
    parts: tuple[TrainingPart, ...] = ()
    children_welcome: bool = False
    digital_support: str = ""
    fee: float | None = None
    topics: tuple[str, ...] = ()
    certificate: Certificate | None = None
    note: Labels = Labels()
    source: Source | None = None
    other_sources: tuple[Source, ...] = ()
    ours: bool = False
    ours_in: tuple[str, ...] = ()
    reviewed: bool = True


@dataclass(frozen=True)
class Milestone:
    """Something that has to happen, to whom, and by when.

    Attributes
    ----------
    who : str
        A role, ``pair`` or ``unit``.
    field : str or None
        The form field that shows that somebody has reached it: yes, or a date.
    before : str or None
        Another milestone, or a date of the round such as ``meetings.from``.
    """

    id: str
    who: str
    label: Labels = Labels()
    field: str | None = None
    before: str | None = None
    due: str | None = None
    due_days_after_start: int | None = None
    due_days_after_match: int | None = None
    due_months_after_match: int | None = None
    check: str | None = None
    source: Source | None = None
    ours: bool = False
    reviewed: bool = True


@dataclass(frozen=True)
class PayCheck:
    """A check before pay is approved; it warns, it never blocks silently."""

    id: str
    when: Condition | None = None
    need: str | None = None
    warn_at: float | None = None


@dataclass(frozen=True)
class Compensation:
    """What a role is paid. ``amount = "required_setting"`` must be entered by somebody."""

    kind: Literal["none", "per_meeting", "stipend", "expenses"]
    role: str | None = None
    currency: str | None = None
    amount: float | str | None = None
    earned_when: str | None = None
    covers: tuple[str, ...] = ()
    checks: tuple[PayCheck, ...] = ()
    note: Labels = Labels()
    source: Source | None = None
    other_sources: tuple[Source, ...] = ()
    ours: bool = False
    ours_in: tuple[str, ...] = ()
    reviewed: bool = True


@dataclass(frozen=True)
class ReferenceValue:
    """A figure from elsewhere that a chart may draw as a line, never mixed with own data."""

    value: float
    id: str = ""
    unit: str = ""
    n: str = ""
    year: int | None = None
    date: date | None = None
    definition: Labels = Labels()
    source: Source | None = None


@dataclass(frozen=True)
class Outcome:
    """One result the programme looks for, and how it is counted."""

    id: str
    role: str
    kind: Literal["status_change", "self_report", "count", "event"]
    label: Labels = Labels()
    field: str | None = None
    values: tuple[str, ...] = ()
    exclusive: tuple[str, ...] = ()
    windows_months: tuple[int, ...] = ()
    of: str | None = None
    scale: str | None = None
    top_box: int | None = None
    measure: tuple[str, ...] = ()
    denominators: tuple[str, ...] = ()
    reference: ReferenceValue | None = None
    target: ReferenceValue | None = None
    unit: str = ""
    purpose: str = ""
    note: Labels = Labels()
    source: Source | None = None
    ours: bool = False
    reviewed: bool = True


@dataclass(frozen=True)
class Survey:
    """A set of questions, for whom and when; ``labels`` words the items."""

    id: str
    role: str
    due: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    scale: str | None = None
    label: Labels = Labels()
    labels: Mapping[str, Labels] = NOTHING
    source: Source | None = None
    ours: bool = False
    reviewed: bool = True


@dataclass(frozen=True)
class Funding:
    """Money from one funder for a period, perhaps for one site."""

    funder: str
    amount: float | str | None = None
    currency: str | None = None
    start: date | None = None
    to: date | None = None
    site: str | None = None
    share_kind: Literal["state", "local", "private", "own", "in_kind"] | None = None
    note: Labels = Labels()
    source: Source | None = None
    ours: bool = False
    reviewed: bool = True


@dataclass(frozen=True)
class Report:
    """Which funder templates are used and which reference values may be drawn."""

    templates: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    reference: tuple[ReferenceValue, ...] = ()
    policy_goals: tuple[str, ...] = ()


@dataclass(frozen=True)
class Privacy:
    """What is sensitive, below which count figures are hidden, and how long data is kept."""

    sensitive: tuple[str, ...] = ()
    suppress_below: int = 5
    retention_months_after_end: float | None = None
    coordinator_sees: str = "all"
    protected_identity: str = "pseudonym_only"
    store_check_result: str = ""
    show_names: bool = True
    note: Labels = Labels()
    source: Source | None = None
    ours: bool = False
    reviewed: bool = True
    ours_in: tuple[str, ...] = ()


@dataclass(frozen=True)
class WhatIfChange:
    """One change of a what-if: a site that closes, a funder's factor, seats, a capacity."""

    site: str | None = None
    closes: date | None = None
    funder: str | None = None
    factor: float | None = None
    start: date | None = None
    seats: Mapping[str, int] = NOTHING
    weight: Mapping[str, float] = NOTHING


@dataclass(frozen=True)
class WhatIf:
    """A named set of changes to try."""

    id: str
    label: Labels
    set: tuple[WhatIfChange, ...] = ()
    source: Source | None = None
    ours: bool = False
    reviewed: bool = True


@dataclass(frozen=True)
class Exchange:
    """What may leave the house when a programme is shared; never a person."""

    publish: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    method_notes: tuple[str, ...] = ()
    method_contact: Mapping[str, Any] = NOTHING
