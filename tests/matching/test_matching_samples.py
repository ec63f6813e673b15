"""The sample lists: what is proposed for them is worth what an oracle or a pencil finds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.matching.plans import PLACED, score_aim
from tests.oracle.assignment import values_and_face
from tests.oracle.brute_force import value_of
from tests.oracle.groups import best_groups_value
from tests.oracle.lexicographic import milp_values
from workbench.matching import FULL_FIT, Aim, Plan, Proposal, Siblings
from workbench.programme import Programme
from workbench.round import Round, open_round

SAMPLE_DATA = Path(__file__).parents[2] / "sample_data"
FULL = ("mitt_livs_chans", "mentorer_vt2022.xlsx", "adepter_vt2022.csv")
MINIATURE = ("miniature", "mentors.csv", "adepts.csv")
WEIGHTS = {
    "primary": {"education": 40.0, "industry": 35.0, "experience": 25.0},
    "secondary": {"goals": 35.0, "language": 25.0, "region": 15.0, "wish": 15.0},
}
GROUP_FIT = 10.0
BY_HAND = {
    ("M1", "A1"),
    ("M3", "A2"),
    ("M5", "A3"),
    ("M3", "A4"),
    ("M2", "A5"),
    ("M5", "A6"),
    ("M4", "A7"),
    ("M5", "A8"),
    ("M6", "A9"),
    ("M8", "A10"),
    ("M9", "A11"),
}


@pytest.mark.requirement("M-19", "M-21")
def test_the_miniature_is_matched_as_by_hand() -> None:
    proposed = made(*MINIATURE).proposal

    assert proposed is not None
    assert listed_pairs(made(*MINIATURE)) == BY_HAND
    assert reached(proposed)["places"] == 11
    assert reached(proposed)["primary"] == 792
    assert sum(pair.tiers["primary"] or 0 for pair in proposed.pairs) == pytest.approx(792)
    assert proposed.status == "optimal"


@pytest.mark.requirement("M-21", "M-31")
def test_the_miniature_leaves_one_adept_and_one_mentor_with_a_reason() -> None:
    round = made(*MINIATURE)
    assert round.proposal is not None

    left = {
        listed(round, each.person): (each.role, [str(reason) for reason in each.reasons])
        for each in round.proposal.unmatched
    }

    assert {name: role for name, (role, _) in left.items()} == {"A12": "mentee", "M7": "mentor"}
    assert left["A12"][1] == ["1 of the mentors would be possible, and has all places in better use."]
    assert all(reasons for _, reasons in left.values())


@pytest.mark.requirement("M-19", "M-20", "M-21")
def test_the_full_sample_is_worth_what_assignment_finds_for_places_and_both_tiers() -> None:
    round = made(*FULL).weighted("group_fit", 0).proposed()
    plan = own_plan(round)

    expected, _ = values_and_face(plan, plan.aims)

    assert round.proposal is not None
    assert expected == millionths(round.proposal)
    assert round.proposal.status == "optimal"


@pytest.mark.requirement("M-19", "M-21")
def test_the_full_sample_is_worth_what_integer_programming_finds_for_places() -> None:
    round = made(*FULL)
    plan = own_plan(round)
    places_only = Plan(
        plan.receivers,
        plan.givers,
        plan.permissible,
        plan.receiver_min,
        plan.receiver_max,
        plan.giver_min,
        plan.giver_max,
        aims=plan.aims[:2],
    )

    expected = milp_values(places_only)

    assert round.proposal is not None
    assert expected == millionths(round.proposal)[:2]


@pytest.mark.requirement("M-20", "M-32")
def test_with_siblings_the_full_sample_is_worth_what_choosing_whole_groups_finds() -> None:
    round = made(*FULL)
    plan = own_plan(round)
    before, face = values_and_face(plan, plan.aims[:2])
    assert before is not None

    best = best_groups_value(plan, with_siblings(round), face)

    assert round.proposal is not None
    assert [*before, best] == millionths(round.proposal)
    assert round.proposal.status == "optimal"


@pytest.mark.requirement("M-19", "M-20", "M-32")
@pytest.mark.parametrize(
    ("criterion", "weight"),
    [
        ("education", 10),
        ("education", 60),
        ("industry", 20),
        ("industry", 29),
        ("industry", 80),
        ("experience", 50),
        ("goals", 0),
        ("language", 50),
        ("group_fit", 20),
        ("group_fit", 40),
    ],
)
def test_with_any_weight_the_full_sample_is_worth_what_choosing_whole_groups_finds(
    criterion: str, weight: float
) -> None:
    round = made(*FULL).weighted(criterion, weight).proposed()
    plan = own_plan(round)
    before, face = values_and_face(plan, plan.aims[:2])
    assert before is not None

    best = best_groups_value(plan, with_siblings(round), face)

    assert round.proposal is not None
    assert [*before, best] == millionths(round.proposal)
    assert round.proposal.status == "optimal"
    assert_worth_its_pairs(round.proposal)


@pytest.mark.requirement("M-19", "M-20", "M-21")
@pytest.mark.parametrize("criterion", ["education", "industry", "experience"])
def test_without_one_primary_criterion_what_is_proposed_is_worth_what_it_says(
    criterion: str,
) -> None:
    round = made(*FULL).weighted(criterion, 0).proposed()
    plan = own_plan(round)

    before, _ = values_and_face(plan, plan.aims[:2])

    assert round.proposal is not None
    assert before == millionths(round.proposal)[:2]
    assert all(aim.value <= aim.bound for aim in round.proposal.aims)
    assert (round.proposal.status == "optimal") == (round.proposal.gap == 0)
    assert_worth_its_pairs(round.proposal)


@pytest.mark.requirement("M-20", "M-32")
def test_pairs_chosen_without_siblings_are_worth_no_more_with_them_than_the_proposal() -> None:
    together = made(*FULL).proposal
    without = made(*FULL).weighted("group_fit", 0).proposed().proposal
    assert together is not None
    assert without is not None
    row = {name: place for place, name in enumerate(without.plan.receivers)}
    column = {name: place for place, name in enumerate(without.plan.givers)}
    choice = tuple((row[pair.receiver], column[pair.giver]) for pair in without.pairs)

    floor = value_of(with_siblings(made(*FULL)), choice)

    secondary = next(aim for aim in together.aims if aim.id == "secondary")
    assert floor <= round(secondary.value * FULL_FIT / 100)
    assert secondary.value <= secondary.bound


def test_the_weights_of_the_oracle_are_those_of_the_programme_file() -> None:
    declared = weights_of(made(*FULL).programme)

    assert declared == WEIGHTS


@pytest.mark.requirement("M-19")
@pytest.mark.parametrize("sample", [FULL, MINIATURE])
def test_an_aim_is_worth_the_sum_of_the_tier_scores_of_the_pairs(
    sample: tuple[str, str, str],
) -> None:
    proposal = made(*sample).proposal

    assert proposal is not None
    assert_worth_its_pairs(proposal)


@pytest.mark.requirement("M-19")
def test_the_score_of_every_pair_follows_from_fits_and_weights() -> None:
    round = made(*FULL)
    assert round.proposal is not None

    for pair in round.proposal.pairs:
        parts = [part for part in pair.parts.values() if part.fit is not None]
        expected = 100 * sum(p.weight * p.fit for p in parts if p.fit is not None)
        expected /= sum(part.weight for part in parts)

        assert pair.score == pytest.approx(expected)


@pytest.mark.requirement("M-20")
def test_a_pair_without_any_primary_fit_is_marked_as_matched_on_other_factors() -> None:
    round = made(*FULL)
    assert round.proposal is not None

    marked = {pair.giver for pair in round.proposal.pairs if pair.on_other_factors}
    without = {
        pair.giver
        for pair in round.proposal.pairs
        if not any(pair.parts[name].fit for name in WEIGHTS["primary"])
    }

    assert marked == without


@pytest.mark.requirement("M-21")
def test_everybody_is_either_paired_or_listed_with_a_reason() -> None:
    round = made(*FULL)
    assert round.proposal is not None
    assert round.scores is not None

    paired = {name for pair in round.proposal.pairs for name in (pair.giver, pair.receiver)}
    left = {each.person for each in round.proposal.unmatched}

    assert paired | left == {*round.scores.receivers, *round.scores.givers}
    assert not paired & left
    assert all(each.reasons for each in round.proposal.unmatched)


@pytest.mark.requirement("M-21")
@pytest.mark.parametrize("sample", [FULL, MINIATURE])
def test_the_order_of_rows_in_a_list_changes_no_pair(sample: tuple[str, str, str]) -> None:
    given = made(*sample)

    shuffled = read_round(*sample, backwards=True).proposed()

    assert answering_pairs(shuffled) == answering_pairs(given)


@cache
def made(folder: str, mentors: str, mentees: str) -> Round:
    """Round of a sample with a proposal."""
    return read_round(folder, mentors, mentees).proposed()


def read_round(folder: str, mentors: str, mentees: str, *, backwards: bool = False) -> Round:
    """Round of a sample with its two lists handed in, the mentees perhaps from last to first."""
    round = open_round("mitt_livs_chans")
    for name, role in ((mentors, "mentor"), (mentees, "mentee")):
        content = (SAMPLE_DATA / folder / name).read_bytes()
        if backwards and name == mentees:
            content = from_last_to_first(content)
        round = round.with_file(name, content, role=role)
    return round


def from_last_to_first(content: bytes) -> bytes:
    """Rows of a CSV in the other order; a quoted answer may run over several lines."""
    rows: list[bytes] = []
    for line in content.splitlines(keepends=True):
        if rows and rows[-1].count(b'"') % 2:
            rows[-1] += line
        else:
            rows.append(line)
    heading, *answers = rows
    return heading + b"".join(answers[::-1])


def listed(round: Round, person: str) -> str:
    """Id that the person has in the list."""
    assert round.parsed is not None
    return str(round.parsed.people.at[person, "list_id"])


def listed_pairs(round: Round) -> set[tuple[str, str]]:
    """Proposed pairs by the ids of the lists."""
    assert round.proposal is not None
    return {
        (listed(round, pair.giver), listed(round, pair.receiver))
        for pair in round.proposal.pairs
    }


def assert_worth_its_pairs(proposal: Proposal) -> None:
    """Each tier is worth the sum of the scores that its pairs show."""
    for tier in ("primary", "secondary"):
        total = sum(pair.tiers[tier] or 0 for pair in proposal.pairs)
        # Points are rounded to a millionth of a full fit, so a ten-thousandth a pair.
        assert reached(proposal)[tier] == pytest.approx(total, abs=1e-4 * len(proposal.pairs))


def answering_pairs(round: Round) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Proposed pairs by what the two answered: ids without an e-mail are those of the row."""
    assert round.proposal is not None
    assert round.parsed is not None
    said = round.parsed.applications.drop(columns=["file", "sheet", "row"])
    answers = {str(row[0]): tuple(map(str, row[1:])) for row in said.itertuples()}
    return {(answers[pair.giver], answers[pair.receiver]) for pair in round.proposal.pairs}


def reached(proposal: Proposal) -> dict[str, float]:
    """Value of each aim."""
    return {aim.id: aim.value for aim in proposal.aims}


def millionths(proposal: Proposal) -> list[int]:
    """Values of the aims as whole points."""
    return [
        round(aim.value if aim.goal != "max_score" else aim.value * FULL_FIT / 100)
        for aim in proposal.aims
    ]


def own_plan(round: Round) -> Plan:
    """Plan of the round, with points from the fits and the weights of the programme's page."""
    scores = round.scores
    assert scores is not None
    shape = (len(scores.receivers), len(scores.givers))
    return Plan(
        scores.receivers,
        scores.givers,
        scores.permissible,
        np.zeros(shape[0], dtype=np.int64),
        np.ones(shape[0], dtype=np.int64),
        np.zeros(shape[1], dtype=np.int64),
        scores.places,
        aims=(
            PLACED,
            *(score_aim(tier, points(*summed(round, tier))) for tier in ("primary", "secondary")),
        ),
    )


def summed(round: Round, tier: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Weighted fits of a tier, and the weights of what is known."""
    assert round.scores is not None
    weighted = known = np.zeros(round.scores.permissible.shape)
    for criterion, declared in WEIGHTS[tier].items():
        weight = round.wishes.weights.get(criterion, declared)
        fit = round.scores.fits[criterion]
        weighted = weighted + np.where(np.isnan(fit), 0, weight * fit)
        known = known + np.where(np.isnan(fit), 0, weight)
    return weighted, known


def points(weighted: NDArray[np.float64], known: NDArray[np.float64]) -> NDArray[np.int64]:
    """Weighted mean in millionths, 0 where nothing is known."""
    mean = weighted / np.where(known > 0, known, 1)
    return np.rint(FULL_FIT * mean).astype(np.int64)


def with_siblings(round: Round) -> Aim:
    """Secondary aim with what adepts of the same mentor add."""
    assert round.scores is not None
    weighted, known = summed(round, "secondary")
    weight = round.wishes.weights.get("group_fit", GROUP_FIT)
    siblings = Siblings(round.scores.closeness["group_fit"], weight, weighted, known)
    return score_aim("secondary", points(weighted, known), siblings)


def weights_of(programme: Programme) -> dict[str, dict[str, float]]:
    """Weights that the programme file declares, by tier."""
    return {
        tier: {
            each.id: each.weight
            for each in programme.criteria_of(tier)
            if each.kind != "siblings"
        }
        for tier in WEIGHTS
    }
