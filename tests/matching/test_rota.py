"""The rota: units meet several receivers of different organisations; groups get their mentors."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tests.matching.teams import (
    COVERAGE,
    FIT,
    GROUP,
    PLACES,
    SPREAD,
    proposed_teams,
    scored_teams,
    team_programme,
)
from workbench.matching import Proposal, propose
from workbench.matching.rota import needed, shortfall
from workbench.matching.unit_checking import meetings_broken
from workbench.matching.weighing import Wishes

SECTORS = ("municipality", "company", "nonprofit")


def duo(site: str = "malmo", **answers: Any) -> dict[str, dict[str, Any]]:
    """Two mentors of one site."""
    return {
        f"M{site[0]}{one}": {"site": site, "offers": ("language",), **answers} for one in (1, 2)
    }


def leaders(*organisations: str | None, **answers: Any) -> dict[str, dict[str, Any]]:
    """One leader of each organisation."""
    return {
        f"A{number}": {
            "organisation": name,
            "organisation.sector": SECTORS[number % 3],
            "goals": ("language",),
            **answers,
        }
        for number, name in enumerate(organisations, start=1)
    }


# ---- golden cases ----------------------------------------------------------------------------


@pytest.mark.requirement("O-45")
def test_g3_twelve_duos_of_six_meetings_are_72_meetings_and_144_attendances() -> None:
    asked = needed(12, 6, people_each=2)

    assert (asked.meetings, asked.attendances) == (72, 144)


@pytest.mark.requirement("O-36", "O-37")
def test_g4_six_meetings_in_five_organisations_lack_one_under_the_strict_rule() -> None:
    organisations = ["a", "b", "c", "d", "e", "a"]

    assert shortfall(organisations, meetings_min=6) == 1
    assert shortfall(organisations, meetings_min=6, distinct_min=6) == 1
    assert shortfall(organisations, meetings_min=6, distinct_min=5) == 0


def test_an_organisation_that_is_not_known_is_no_new_one() -> None:
    assert shortfall(["a", None], meetings_min=2) == 1
    assert shortfall(["a", None], meetings_min=2, distinct_min=1) == 0


# ---- units meet receivers --------------------------------------------------------------------


@pytest.mark.requirement("O-36")
def test_a_duo_meets_leaders_of_different_organisations_together() -> None:
    proposal = proposed_teams(
        team_programme(distinct="organisation"), {**duo(), **leaders("A", "A ab", "B", "C")}
    )

    (unit,) = {pair.giver for pair in proposal.pairs}
    met = {pair.receiver for pair in proposal.pairs}
    assert proposal.members(unit) == ("Mm1", "Mm2")
    assert len(met) == 3
    assert {"A3", "A4"} <= met
    assert proposal.status == "optimal"
    assert proposal.shortfalls == ()


@pytest.mark.requirement("O-37")
def test_a_lower_number_of_organisations_is_the_coordinators_visible_choice() -> None:
    table = {**duo(), **leaders("A", "A", "A", max_meetings=1)}
    programme = team_programme(distinct="organisation")

    strict = proposed_teams(programme, table)
    lowered = proposed_teams(programme, table, distinct_min=1)

    assert (len(strict.pairs), strict.shortfalls[0].missing) == (1, 1)
    assert (len(lowered.pairs), lowered.shortfalls) == (3, ())


@pytest.mark.requirement("O-36")
def test_what_a_unit_lacks_is_a_number_with_its_cause() -> None:
    programme = team_programme(distinct="organisation", giver_meets={"min": 3, "max": 3})

    few = proposed_teams(programme, {**duo(), **leaders("A", "B")})
    full = proposed_teams(
        programme,
        {**duo(), **duo("spanga"), **leaders("A", "B", "C", max_meetings=1)},
    )

    assert list(map(str, few.shortfalls[0].reasons)) == [
        "Only 2 organisations have somebody whom they may meet; 3 are needed."
    ]
    assert str(
        few.ways_out[-1]
    ) == "Mm1+Mm2 lacks 1 meeting: it has 2 in 2 organisations, and needs 3."
    assert [each.missing for each in full.shortfalls] == [3]
    assert str(full.shortfalls[0].reasons[0]).startswith(
        "The mentee whom they may meet offer 3 meetings, and 3 of them are given"
    )
    assert str(
        full.ways_out[0]
    ) == "6 meetings are needed and 3 are offered. Ask mentee for 3 more."


def test_two_units_served_count_before_any_fit() -> None:
    programme = team_programme(giver_meets={"min": 2, "max": 2})
    table = {
        **duo(),
        **duo("spanga", offers=("interviews",)),
        **leaders("A", "B", "C", "D", max_meetings=1),
    }

    proposal = proposed_teams(programme, table)

    assert {2} == set(Counter(pair.giver for pair in proposal.pairs).values())
    assert [
        (aim.id, aim.value) for aim in proposal.aims
    ] == [("coverage", 2.0), ("spread", 4.0), ("fit", 200.0)]


def test_a_unit_meets_another_sector_rather_than_a_better_fit() -> None:
    table = {
        **duo(),
        "A1": {"organisation.sector": "company", "goals": ("language",)},
        "A2": {"organisation.sector": "company", "goals": ("language",)},
        "A3": {"organisation.sector": "nonprofit", "goals": ("interviews",)},
    }
    programme = team_programme(giver_meets={"min": 1, "max": 2})

    proposal = proposed_teams(programme, table)

    assert "A3" in {pair.receiver for pair in proposal.pairs}


def test_all_members_must_meet_a_rule_and_their_known_fits_are_averaged() -> None:
    programme = team_programme(hard=[{"op": "mode_compatible"}])
    mentors = {
        "M1": {"site": "malmo", "mode": "digital", "offers": ("language",)},
        "M2": {"site": "malmo", "mode": "in_person", "offers": ("interviews",)},
    }
    table = {
        **mentors,
        "A1": {"mode": "partly_digital", "goals": ("language",)},
        "A2": {"mode": "digital", "goals": ("language",)},
    }

    scores = scored_teams(programme, table)
    blank = scored_teams(programme, {**table, "M2": {**mentors["M2"], "offers": None}})

    assert scores.permissible.tolist() == [[True], [False]]
    assert scores.fits["topic"][0, 0] == 0.5
    assert blank.fits["topic"][0, 0] == 1.0


def test_a_leader_of_an_unknown_organisation_is_not_met_under_the_strict_rule() -> None:
    proposal = proposed_teams(
        team_programme(distinct="organisation"), {**duo(), **leaders("A", "B", None)}
    )

    assert {"A1", "A2"} == {pair.receiver for pair in proposal.pairs}


def test_as_many_leaders_as_possible_get_the_meeting_they_were_promised() -> None:
    programme = team_programme(
        giver_meets={"min": 1, "max": 2}, receiver_meets={"min": 1, "max": 2}
    )
    table = {**duo(), **duo("spanga"), **leaders("A", "B", "C", "D")}
    table["A4"]["goals"] = ("interviews",)

    proposal = proposed_teams(programme, table)

    assert {"A1", "A2", "A3", "A4"} == {pair.receiver for pair in proposal.pairs}


def test_kept_and_ruled_out_meetings_name_a_member_or_the_unit() -> None:
    programme = team_programme()
    table = {**duo(), **leaders("A", "B", "C", "D")}

    kept = proposed_teams(programme, table, keep=frozenset({("Mm1", "A4")}))
    out = proposed_teams(programme, table, rule_out=frozenset({("Mm2", "A1"), ("Mm1+Mm2", "A2")}))

    assert [pair.kept for pair in kept.pairs if pair.receiver == "A4"] == [True]
    assert {"A3", "A4"} == {pair.receiver for pair in out.pairs}


def test_kept_meetings_of_one_organisation_are_told_of() -> None:
    proposal = proposed_teams(
        team_programme(distinct="organisation"),
        {**duo(), **leaders("A", "A", "B")},
        keep=frozenset({("Mm1", "A1"), ("Mm1", "A2")}),
    )

    assert proposal.status == "impossible"
    assert str(proposal.ways_out[0]).startswith("Mm1+Mm2 is kept with A1 and A2")


def test_people_without_a_unit_and_leaders_without_a_meeting_are_listed_with_reasons() -> None:
    table = {**duo(), "M9": {"site": "spanga"}, **leaders("A", "B", "C", "D")}

    proposal = proposed_teams(team_programme(), table)

    unmatched = {each.person: str(each.reasons[0]) for each in proposal.unmatched}
    assert unmatched.pop("M9") == "There is 1 person in Spanga, and a unit takes 2."
    assert len(unmatched) == 1


def test_the_order_of_rows_changes_no_meeting() -> None:
    table = {**duo(), **duo("spanga"), **leaders(*"ABCDEFG", max_meetings=1)}
    backwards = dict(reversed(table.items()))

    one, other = (proposed_teams(team_programme(), each) for each in (table, backwards))

    assert one.pair_ids == other.pair_ids


def test_the_check_finds_an_organisation_met_twice_and_too_many_meetings() -> None:
    programme = team_programme(distinct="organisation", giver_meets={"min": 1, "max": 2})
    scores = scored_teams(programme, {**duo(), **leaders("A", "A AB", "B")})
    unit = scores.givers[0]

    broken = meetings_broken([(unit, f"A{n}") for n in (1, 2, 3)], scores, programme, Wishes({}))

    assert [
        f"{unit} has 3 meetings and at most 2.",
        f"{unit} meets the same organisation 2 times.",
    ] == list(map(str, broken))


# ---- groups get their mentors ----------------------------------------------------------------


def led(table: dict[str, dict[str, Any]]) -> Proposal:
    programme = team_programme(
        groups=GROUP,
        pattern="group",
        tiers=[PLACES, {**FIT, "order": 2}],
        hard=[{"op": "same", "field": "site"}],
        giver_meets={"min": 1, "max": 1},
        receiver_meets={"min": 1, "max": 1},
    )
    return propose(scored_teams(programme, table), programme, Wishes({}))


def youth(site: str, number: int, goal: str = "language") -> dict[str, dict[str, Any]]:
    """So many young people of one site."""
    return {
        f"A{site[0]}{goal[0]}{one}": {"site": site, "goals": (goal,), "interests": (goal,)}
        for one in range(number)
    }


def test_two_mentors_lead_one_group_of_their_site() -> None:
    table = {**duo(), **duo("spanga"), **youth("malmo", 5), **youth("spanga", 4)}

    proposal = led(table)

    sizes = {pair.giver: len(proposal.members(pair.receiver)) for pair in proposal.pairs}
    assert sizes == {"Mm1+Mm2": 5, "Ms1+Ms2": 4}
    assert [(aim.id, aim.value) for aim in proposal.aims] == [("places", 9), ("fit", 200.0)]
    assert proposal.unmatched == ()


def test_whoever_is_in_no_group_is_told_why() -> None:
    proposal = led({**duo(), **youth("malmo", 10), **youth("spanga", 4)})

    unmatched = {each.person: " ".join(map(str, each.reasons)) for each in proposal.unmatched}
    assert len(unmatched) == 6
    assert {
        "The 1 group that can be led is full.",
        "There is nobody on the other side who is free to lead a group.",
    } == set(unmatched.values())


def test_the_aims_of_a_rota_are_refused_where_nobody_rotates() -> None:
    programme = team_programme(pattern="group", groups=GROUP, tiers=[COVERAGE, SPREAD, FIT])

    with pytest.raises(ValueError, match="cannot be pursued"):
        propose(scored_teams(programme, duo()), programme, Wishes({}))
