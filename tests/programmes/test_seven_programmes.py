"""Each of the seven programmes runs read, screen and match on sample lists of its own."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from workbench.round import Round, open_round

FOLDER = Path(__file__).parents[2] / "sample_data"
ENDINGS = {".csv", ".xlsx"}


@dataclass(frozen=True)
class Expected:
    """What a programme's own lists must come to, counted by giver and receiver."""

    roles: tuple[str, str]
    applied: tuple[int, int]
    standing: dict[str, tuple[int, int]]
    taking_part: tuple[int, int]
    pairs: int
    without: tuple[int, int]
    blocking: dict[str, int]


STANDINGS = ("eligible", "needs_info", "coordinator_decides", "not_eligible")

EXPECTED = {
    "mitt_livs_chans": Expected(
        roles=("mentor", "mentee"),
        applied=(234, 281),
        standing={
            "eligible": (171, 242),
            "needs_info": (27, 26),
            # One mentor and four adepts applied after the deadline: a person decides.
            "coordinator_decides": (28, 4),
            "not_eligible": (8, 9),
        },
        taking_part=(195, 242),
        pairs=232,
        without=(8, 10),
        blocking={"set_aside": 8, "no_role": 1},
    ),
    "omdu": Expected(
        roles=("mentor", "leader"),
        applied=(31, 40),
        standing={
            "eligible": (24, 37),
            "needs_info": (3, 1),
            "coordinator_decides": (3, 0),
            "not_eligible": (1, 2),
        },
        taking_part=(24, 37),
        pairs=86,
        without=(0, 0),
        blocking={"set_aside": 1},
    ),
    "kvinfo": Expected(
        roles=("mentor", "mentee"),
        applied=(160, 220),
        standing={
            "eligible": (152, 209),
            "needs_info": (2, 4),
            "coordinator_decides": (6, 4),
            "not_eligible": (0, 3),
        },
        taking_part=(155, 209),
        pairs=148,
        without=(7, 61),
        blocking={"set_aside": 1},
    ),
    "likestillingssenteret": Expected(
        roles=("mentor", "mentee"),
        applied=(15, 15),
        standing={
            "eligible": (13, 12),
            "needs_info": (0, 1),
            "coordinator_decides": (2, 1),
            "not_eligible": (0, 1),
        },
        taking_part=(14, 12),
        pairs=12,
        without=(2, 0),
        blocking={},
    ),
    "template_leadership": Expected(
        roles=("mentor", "mentee"),
        applied=(15, 15),
        standing={
            "eligible": (14, 14),
            "needs_info": (0, 0),
            "coordinator_decides": (0, 1),
            "not_eligible": (1, 0),
        },
        taking_part=(14, 14),
        pairs=14,
        without=(0, 0),
        blocking={},
    ),
    "template_disability": Expected(
        roles=("mentor", "mentee"),
        applied=(14, 18),
        standing={
            "eligible": (11, 15),
            "needs_info": (1, 2),
            "coordinator_decides": (0, 0),
            "not_eligible": (2, 1),
        },
        taking_part=(11, 15),
        pairs=15,
        without=(2, 0),
        blocking={},
    ),
    "template_youth": Expected(
        roles=("mentor", "mentee"),
        applied=(10, 30),
        standing={
            "eligible": (9, 27),
            "needs_info": (0, 2),
            "coordinator_decides": (1, 0),
            "not_eligible": (0, 1),
        },
        taking_part=(10, 27),
        pairs=5,
        without=(0, 0),
        blocking={},
    ),
}
PROGRAMMES = tuple(EXPECTED)
ALIKE = pytest.mark.parametrize("programme", PROGRAMMES)


def test_there_are_seven_of_them() -> None:
    assert len(PROGRAMMES) == 7


@ALIKE
def test_each_list_is_recognised_and_every_column_is_read(programme: str) -> None:
    handed_in = [each for each in matched(programme).lists if each.role is not None]

    assert sorted(each.role or "" for each in handed_in) == sorted(EXPECTED[programme].roles)
    assert [
        each.table.headings[column.position]
        for each in handed_in
        for column in each.mapping.columns
        if column.field is None
    ] == []


@ALIKE
def test_so_many_people_applied(programme: str) -> None:
    parsed = matched(programme).parsed

    assert parsed is not None
    counted = Counter(parsed.applications["role"])
    assert tuple(counted[role] for role in EXPECTED[programme].roles) == EXPECTED[programme].applied


@ALIKE
def test_only_a_repeated_application_or_a_missing_role_keeps_a_row_out(programme: str) -> None:
    blocking = [each.code for each in matched(programme).problems if each.severity == "blocks"]

    assert Counter(blocking) == EXPECTED[programme].blocking


@ALIKE
def test_so_many_are_eligible_wait_for_an_answer_or_are_outside(programme: str) -> None:
    eligibility = matched(programme).eligibility

    assert eligibility is not None
    counts = [eligibility.counts(role) for role in EXPECTED[programme].roles]
    assert {name: tuple(count[name] for count in counts) for name in STANDINGS} == EXPECTED[
        programme
    ].standing


@ALIKE
def test_so_many_have_a_seat(programme: str) -> None:
    seats = matched(programme).seats

    assert seats is not None
    assert (
        tuple(len(seats.of("accepted", role=role)) for role in EXPECTED[programme].roles)
        == EXPECTED[programme].taking_part
    )


@ALIKE
def test_so_many_pairs_are_proposed(programme: str) -> None:
    proposal = matched(programme).proposal

    assert proposal is not None
    without = Counter(each.role for each in proposal.unmatched)
    assert len(proposal.pairs) == EXPECTED[programme].pairs
    assert tuple(without[role] for role in EXPECTED[programme].roles) == EXPECTED[programme].without


@ALIKE
def test_everybody_without_a_pair_is_told_why(programme: str) -> None:
    proposal = matched(programme).proposal

    assert proposal is not None
    assert all(each.reasons for each in proposal.unmatched)


@ALIKE
def test_no_other_match_would_place_more(programme: str) -> None:
    proposal = matched(programme).proposal

    assert proposal is not None
    assert proposal.aims[0].value == proposal.aims[0].bound


# ---- what is special to one programme ----------------------------------------------------------


def test_omdu_fills_its_24_seats_and_two_mothers_wait() -> None:
    seats = matched("omdu").seats

    assert seats is not None
    sites = ("malmo", "botkyrka", "spanga")
    assert [len(seats.of("accepted", role="mentor", site=site)) for site in sites] == [12, 6, 6]
    assert [len(seats.of("waiting", role="mentor", site=site)) for site in sites] == [1, 1, 0]


def test_omdu_forms_twelve_duos_six_three_and_three() -> None:
    proposal, seats = matched("omdu").proposal, matched("omdu").seats

    assert proposal is not None
    assert seats is not None
    duos = [members for members in proposal.units.values() if len(members) == 2]
    where = Counter(seats.seats[duo[0]].site for duo in duos)
    assert where == {"malmo": 6, "botkyrka": 3, "spanga": 3}
    assert all(len({seats.seats[name].site for name in duo}) == 1 for duo in duos)


def test_omdu_gives_every_duo_six_meetings_or_more_in_different_organisations() -> None:
    done = matched("omdu")

    assert done.proposal is not None
    assert done.parsed is not None
    works_at = done.parsed.applications["organisation"]
    met: dict[str, list[str]] = {}
    for pair in done.proposal.pairs:
        met.setdefault(pair.giver, []).append(str(works_at[pair.receiver]))
    assert len(met) == 12
    assert min(map(len, met.values())) >= 6
    assert all(len(names) == len(set(names)) for names in met.values())
    assert done.proposal.shortfalls == ()


def test_kvinfo_matches_within_each_of_its_five_cities() -> None:
    done = matched("kvinfo")

    assert done.proposal is not None
    assert done.seats is not None
    sites = done.seats.seats
    placed = Counter(sites[pair.receiver].site for pair in done.proposal.pairs)
    assert placed == {"aarhus": 39, "kobenhavn": 58, "odense": 25, "slagelse": 15, "svendborg": 11}
    assert all(sites[pair.giver].site == sites[pair.receiver].site for pair in done.proposal.pairs)


def test_kvinfo_gives_nobody_a_mentor_who_has_not_been_to_an_info_meeting() -> None:
    done = matched("kvinfo")

    assert done.proposal is not None
    assert done.parsed is not None
    been = done.parsed.applications["info_meeting_on"].notna()
    mentors = done.parsed.applications["role"] == "mentor"
    assert int((mentors & ~been).sum()) == 6
    assert all(been[pair.giver] for pair in done.proposal.pairs)


def test_leadership_pairs_nobody_with_a_mentor_of_her_own_organisation() -> None:
    done = matched("template_leadership")

    assert done.proposal is not None
    assert done.parsed is not None
    works_at = done.parsed.applications["organisation"]
    assert all(works_at[pair.giver] != works_at[pair.receiver] for pair in done.proposal.pairs)


def test_disability_pairs_only_where_the_meeting_place_has_what_is_needed() -> None:
    done = matched("template_disability")

    assert done.proposal is not None
    assert done.parsed is not None
    answers = done.parsed.applications
    for pair in done.proposal.pairs:
        needs = set(answers.at[pair.receiver, "access_needs"]) - {"none"}
        assert needs <= set(answers.at[pair.giver, "venue_access"])


def test_youth_has_five_groups_of_five_or_six_with_two_mentors_each() -> None:
    proposal = matched("template_youth").proposal

    assert proposal is not None
    groups = [len(proposal.members(pair.receiver)) for pair in proposal.pairs]
    assert sorted(groups) == [5, 5, 5, 6, 6]
    assert [len(proposal.members(pair.giver)) for pair in proposal.pairs] == [2] * 5


@cache
def matched(programme: str) -> Round:
    """The programme's round with its sample lists, read, screened and matched."""
    opened = open_round(programme)
    for path in sorted((FOLDER / programme).iterdir()):
        if path.suffix in ENDINGS:
            opened = opened.with_file(path.name, path.read_bytes())
    return opened.proposed()
