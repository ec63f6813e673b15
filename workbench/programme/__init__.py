"""What a programme is: its file, its records, and every fault of a file at once."""

from workbench.programme.copying import copied
from workbench.programme.definition import Condition, Role, Rule, Side, Source
from workbench.programme.differences import Difference, differences
from workbench.programme.faults import Fault, ProgrammeFaults
from workbench.programme.fields import fields_of, fields_used
from workbench.programme.lists import lists_of
from workbench.programme.pairing import Criterion, Match, PairRule, Tier
from workbench.programme.programme import Programme
from workbench.programme.reading import (
    library,
    programme_from_bytes,
    programme_from_tables,
    read_programme,
)
from workbench.programme.statements import (
    Statement,
    activation_blockers,
    not_reviewed,
    settings_to_enter,
    statements,
)
from workbench.programme.windows import window_of
from workbench.programme.writing import as_tables, written

__all__ = [
    "Condition",
    "Criterion",
    "Difference",
    "Fault",
    "Match",
    "PairRule",
    "Programme",
    "ProgrammeFaults",
    "Role",
    "Rule",
    "Side",
    "Source",
    "Statement",
    "Tier",
    "activation_blockers",
    "as_tables",
    "copied",
    "differences",
    "fields_of",
    "fields_used",
    "library",
    "lists_of",
    "not_reviewed",
    "programme_from_bytes",
    "programme_from_tables",
    "read_programme",
    "settings_to_enter",
    "statements",
    "window_of",
    "written",
]
