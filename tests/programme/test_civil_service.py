"""A civil-service network that is a file and nothing else: no line of Python is its own."""

from datetime import date
from pathlib import Path

import pytest

from tests.programme.rounds import applications_of
from workbench.matching import Wishes, propose, score
from workbench.people.eligibility import screen
from workbench.programme import activation_blockers, fields_of, read_programme

FILE = Path(__file__).with_name("civil_service.toml")

MENTORS = """ID;Your grade;Organisation;Your profession;Characteristics you share
M1;Grade 7;Transport;Policy;Carer, Parent
M2;SEO;Health;Legal;Carer
M3;EO;Health;Legal;Carer
"""
MENTEES = """ID;Your grade;Organisation;Your profession;Should your mentor share an identity with you?
A1;Higher executive officer;Health;Policy;Carer
A2;SEO;Treasury;Legal;
A3;SEO;Transport;Policy;Carer
A4;EO;Treasury;Legal;Disabled
"""


@pytest.fixture(scope="module")
def programme():
    return read_programme(FILE)


@pytest.fixture(scope="module")
def proposal(programme):
    applications, problems = applications_of(programme, mentor=MENTORS, mentee=MENTEES)
    assert problems == ()
    standing = screen(
        applications, programme, fields=fields_of(programme), as_of=date(2022, 1, 1)
    ).standing
    assert set(standing) == {"eligible"}
    scores = score(applications, programme, fields=fields_of(programme))
    return propose(scores, programme, Wishes({}), seconds=10)


@pytest.mark.requirement("I-13")
def test_the_file_has_no_faults_and_can_be_activated(programme):
    assert activation_blockers(programme) == ()


@pytest.mark.requirement("I-13")
def test_two_grades_count_12_one_counts_9_a_profession_10_and_an_identity_6(proposal):
    points = {
        (pair.giver, pair.receiver): {name: part.points for name, part in pair.parts.items()}
        for pair in proposal.pairs
    }

    assert points[("mentor-001", "mentee-001")] == {"grade": 12, "profession": 10, "identity": 6}
    assert points[("mentor-001", "mentee-002")] == {"grade": 9, "profession": 0, "identity": 0}
    assert points[("mentor-002", "mentee-004")] == {"grade": 12, "profession": 10, "identity": 0}


@pytest.mark.requirement("I-13")
def test_mentees_come_first_then_mentors_then_the_total(proposal):
    assert proposal.status == "optimal"
    assert [aim.id for aim in proposal.aims] == ["mentees", "mentors", "score"]
    # A3 has nobody above her in another organisation, and M3 stands above nobody.
    assert [aim.value for aim in proposal.aims][:2] == [3, 2]


def test_nobody_is_paired_within_an_organisation_or_outside_one_or_two_grades(proposal):
    assert {(pair.giver, pair.receiver) for pair in proposal.pairs} == {
        ("mentor-001", "mentee-001"),
        ("mentor-001", "mentee-002"),
        ("mentor-002", "mentee-004"),
    }
