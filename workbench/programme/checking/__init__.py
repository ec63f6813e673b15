"""What the parts of a programme file must agree on: ids, references, words, numbers, dates.

Works on the raw tables and forgives whatever has the wrong shape: that is told elsewhere.
"""

from collections.abc import Iterator

from workbench.programme.checking.cohort import faults_of_the_cohort
from workbench.programme.checking.pairs import faults_of_the_match
from workbench.programme.checking.people import faults_of_roles
from workbench.programme.checking.setting import faults_of_the_setting
from workbench.programme.checking.statements import faults_of_statements
from workbench.programme.checking.tables import Known, Raw
from workbench.programme.faults import Fault

__all__ = ["faults_between_parts"]


def faults_between_parts(raw: Raw) -> Iterator[Fault]:
    """Every fault that only shows when two parts of the file are read together."""
    known = Known.of(raw)
    yield from faults_of_the_setting(raw, known)
    yield from faults_of_roles(raw, known)
    yield from faults_of_the_match(raw, known)
    yield from faults_of_the_cohort(raw, known)
    yield from faults_of_statements(raw)
