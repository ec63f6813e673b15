"""A whole programme: what its file declares, and the few questions everybody asks of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.locale import Labels
from workbench.programme.definition import (
    NOTHING,
    Organisation,
    OwnField,
    Profile,
    Role,
    RoundPlan,
    Side,
    Site,
)
from workbench.programme.life import (
    Cadence,
    Compensation,
    Exchange,
    Funding,
    Milestone,
    Outcome,
    Privacy,
    Report,
    Survey,
    Training,
    WhatIf,
)
from workbench.programme.pairing import Criterion, Formation, Match, Tier


@dataclass(frozen=True, eq=False)
class Programme:
    """A whole programme, as its file declares it; compared by identity, so it can be a key."""

    schema: int
    programme: Profile
    match: Match
    terms: Mapping[str, Labels] = NOTHING
    organisation: tuple[Organisation, ...] = ()
    site: tuple[Site, ...] = ()
    round: tuple[RoundPlan, ...] = ()
    field: tuple[OwnField, ...] = ()
    role: tuple[Role, ...] = ()
    formation: tuple[Formation, ...] = ()
    cadence: Cadence | None = None
    training: Training | None = None
    milestone: tuple[Milestone, ...] = ()
    compensation: Compensation | None = None
    outcome: tuple[Outcome, ...] = ()
    survey: tuple[Survey, ...] = ()
    funding: tuple[Funding, ...] = ()
    report: Report = Report()
    privacy: Privacy = Privacy()
    whatif: tuple[WhatIf, ...] = ()
    exchange: Exchange | None = None
    origin: str = ""

    @property
    def id(self) -> str:
        """Id of the programme."""
        return self.programme.id

    def role_on(self, side: Side) -> Role:
        """Role that gives or receives in the match."""
        wanted = self.match.giver if side == "giver" else self.match.receiver
        return self.role_named(wanted)

    def role_named(self, role: str) -> Role:
        """Role with the id *role*; raises KeyError when the programme has none such."""
        for candidate in self.role:
            if candidate.id == role:
                return candidate
        raise KeyError(role)

    def criteria_of(self, tier: str) -> tuple[Criterion, ...]:
        """Criteria of one tier, in the order of the file."""
        return tuple(criterion for criterion in self.match.criterion if criterion.tier == tier)

    @property
    def tiers(self) -> tuple[Tier, ...]:
        """Aims in the order in which they are pursued."""
        return tuple(sorted(self.match.tier, key=lambda tier: tier.order))
