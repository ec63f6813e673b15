"""Units: duos and groups within a site, who stands alone and why, and what if one leaves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
import pytest

from tests.matching.teams import DUO, GROUP, people, scored_teams, team_programme
from workbench.matching.unit_checking import units_broken
from workbench.matching.unit_choice import Sizes, UnitChoice, choose_units, points_of
from workbench.matching.unit_repair import Repair, repair
from workbench.matching.unit_search import even_sizes
from workbench.matching.units import Units, form_units
from workbench.matching.weighing import Wishes
from workbench.programme.fields import fields_of

People = Mapping[str, Mapping[str, Any]]

SAME_SITE = {"op": "same", "field": "site"}
VETO = {"op": "not_vetoed"}


def mentors(**sites: int) -> dict[str, dict[str, Any]]:
    """So many mentors at each site, with interests that differ."""
    found: dict[str, dict[str, Any]] = {}
    for site, number in sites.items():
        for one in range(number):
            interests = (f"interest {one % 3}", f"interest {(one + 1) % 4}")
            found[f"M{site[0]}{one:02}"] = {"site": site, "interests": interests}
    return found


def formed(table: People, *, relaxed: bool = False, **how: Any) -> Units:
    """Units of the mentors in *table*."""
    programme = team_programme(**how)
    return form_units(
        people(table), programme, "mentor", fields=fields_of(programme), relaxed=relaxed
    )


@pytest.mark.requirement("O-04", "O-45")
def test_g2_24_mentors_at_three_sites_are_twelve_duos_and_none_across_sites() -> None:
    table = mentors(malmo=12, botkyrka=6, spanga=6)

    units = formed(table)

    by_site = pd.Series([unit.site for unit in units.units]).value_counts().to_dict()
    assert by_site == {"malmo": 6, "botkyrka": 3, "spanga": 3}
    assert {2} == {len(unit.members) for unit in units.units}
    assert all(
        {unit.site} == {table[name]["site"] for name in unit.members} for unit in units.units
    )
    assert units.alone == ()
    assert units.proven


def test_the_two_who_fit_best_do_not_leave_two_who_may_not_be_together() -> None:
    table = {
        "M1": {"site": "malmo", "interests": ("music",)},
        "M2": {"site": "malmo", "interests": ("music",)},
        "M3": {"site": "malmo", "interests": ("sport",), "not_with": ("M4",)},
        "M4": {"site": "malmo", "interests": ("art",)},
    }

    units = formed(table, formation={"hard": [SAME_SITE, VETO]})

    assert len(units.units) == 2
    assert "M3+M4" not in units.members
    assert "M1+M2" not in units.members


def test_one_good_speaker_is_enough_where_the_rule_asks_for_one() -> None:
    rule = {"op": "shares_language", "min": "good"}
    table = {
        "M1": {"site": "malmo", "lang.sv": "good"},
        "M2": {"site": "malmo", "lang.sv": "some"},
    }

    both = formed(table, formation={"hard": [rule]})
    one = formed(table, formation={"hard": [{**rule, "or_min_count": 1}]})

    assert [unit.id for unit in both.units] == []
    assert [unit.id for unit in one.units] == ["M1+M2"]


@pytest.mark.parametrize(
    ("expected", "level"), [(True, "some"), (False, "none"), (False, None)]
)
def test_the_other_must_speak_some_of_the_language(expected: bool, level: str | None) -> None:
    rule = {"op": "shares_language", "min": "good", "or_min_count": 1}
    table = {
        "M1": {"site": "malmo", "lang.sv": "good"},
        "M2": {"site": "malmo", "lang.sv": level},
    }

    assert expected == bool(formed(table, formation={"hard": [rule]}).units)


def test_two_who_speak_only_some_of_a_language_cannot_hold_a_meeting() -> None:
    rule = {"op": "shares_language", "min": "good", "or_min_count": 1}
    table = {name: {"site": "malmo", "lang.sv": "some"} for name in ("M1", "M2")}

    assert formed(table, formation={"hard": [rule]}).units == ()


def test_a_rule_on_two_of_a_unit_holds_both_ways() -> None:
    rule = {"op": "accessible", "giver": "venue_access", "receiver": "access_needs"}
    table = {
        "M1": {"site": "malmo", "access_needs": ("step_free",), "venue_access": None},
        "M2": {"site": "malmo", "access_needs": None, "venue_access": None},
        "M3": {"site": "malmo", "access_needs": None, "venue_access": ("step_free",)},
        "M4": {"site": "malmo", "access_needs": None, "venue_access": None},
    }

    units = formed(table, formation={"hard": [rule]})

    assert set(units.members) == {"M1+M3", "M2+M4"}


def test_three_stand_together_only_where_that_is_approved_and_as_few_as_possible() -> None:
    table = mentors(malmo=7)

    usual = formed(table)
    approved = formed(table, relaxed=True)

    assert sorted(len(unit.members) for unit in usual.units) == [2, 2, 2]
    assert len(usual.alone) == 1
    assert sorted(len(unit.members) for unit in approved.units) == [2, 2, 3]
    assert [len(unit.members) for unit in approved.units if unit.relaxed] == [3]


def test_who_is_left_over_is_told_why() -> None:
    odd = formed(mentors(malmo=3)).alone
    single = formed(mentors(malmo=2, spanga=1)).alone
    nowhere = formed({**mentors(malmo=2), "M9": {"site": pd.NA}}).alone

    assert " ".join(map(str, odd[0].reasons)) == (
        "3 people, and a unit takes 2: 1 of them cannot be in one. A unit of 3 is possible for a "
        "time, if you approve it."
    )
    assert list(
        map(str, single[0].reasons)
    ) == ["There is 1 person in Spanga, and a unit takes 2."]
    assert list(
        map(str, nowhere[0].reasons)
    ) == ["Not answered, so nobody can be shown to fit: Site. Ask for it."]


def test_the_order_of_rows_changes_no_unit() -> None:
    table = mentors(malmo=9, botkyrka=6)
    shuffled = {name: table[name] for name in sorted(table, key=lambda name: name[::-1])}

    assert formed(table).units == formed(shuffled).units


@pytest.mark.parametrize("seed", range(25))
def test_the_chosen_units_are_as_good_as_the_best_of_all_divisions(seed: int) -> None:
    dice = np.random.default_rng(seed)
    number = int(dice.integers(3, 9))
    least = int(dice.integers(2, 4))
    sizes = Sizes(least, least + int(dice.integers(0, 2)), [None, 1, 2][int(dice.integers(3))])
    fit = dice.integers(0, 5, (number, number)) / 4
    fit = (fit + fit.T) / 2
    allowed = dice.random((number, number)) < 0.8
    allowed &= allowed.T
    np.fill_diagonal(allowed, val=False)
    names = [f"M{place}" for place in range(number)]

    found = choose_units(names, allowed, fit, sizes)

    best = max(values(division, fit) for division in divisions(number, allowed, sizes))
    assert best == values(found.units, fit)
    assert found.proven


def values(units: tuple[tuple[int, ...], ...], fit: np.ndarray) -> tuple[int, int, int]:
    """People placed, evenness and points of a division, by their meaning."""
    points = 0
    for unit in units:
        mean = np.mean([fit[one, other] for one, other in combinations(unit, 2)])
        points += round(1_000_000 * len(unit) * mean)
    return sum(map(len, units)), -sum(len(unit) ** 2 for unit in units), points


def divisions(
    number: int, allowed: np.ndarray, sizes: Sizes
) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Every way to put some of the people into units."""

    def rest(people: tuple[int, ...], left: int | None) -> Iterator[tuple[tuple[int, ...], ...]]:
        if not people:
            yield ()
            return
        first, others = people[0], people[1:]
        yield from rest(others, left)
        if left == 0:
            return
        for size in range(sizes.least - 1, sizes.most):
            for mates in combinations(others, size):
                unit = (first, *mates)
                if all(allowed[one, other] for one, other in combinations(unit, 2)):
                    after = tuple(each for each in others if each not in mates)
                    for more in rest(after, None if left is None else left - 1):
                        yield (unit, *more)

    yield from rest(tuple(range(number)), sizes.units)


@pytest.mark.parametrize(
    ("expected", "number", "units"),
    [
        ((4, 4, 4, 4, 4, 4), 24, None),
        ((8, 8, 8), 24, 3),
        ((5, 4, 4), 13, None),
        ((7, 6), 13, 2),
        ((8,), 13, 1),
        ((), 3, None),
        ((), 30, 0),
    ],
)
def test_groups_are_as_many_and_as_even_as_can_be(
    expected: tuple[int, ...], number: int, units: int | None
) -> None:
    assert expected == even_sizes(number, least=4, most=8, units=units)


def test_large_groups_are_searched_with_an_honest_bound() -> None:
    found = searched(36, 5)

    assert sorted(map(len, found.units)) == [7, 7, 7, 7, 8]
    assert 36 == found.placed == found.placed_bound
    assert found.points < found.points_bound
    assert 0 < found.gap < 0.5


def test_a_clear_division_into_large_groups_is_found() -> None:
    kind = np.repeat([0, 1, 2, 3], 6)
    fit = (kind[:, None] == kind[None, :]).astype(float)
    allowed = ~np.eye(24, dtype=bool)

    found = choose_units([f"A{place:02}" for place in range(24)], allowed, fit, Sizes(4, 8, 4))

    assert {frozenset(np.nonzero(kind == each)[0].tolist()) for each in range(4)} == {
        frozenset(unit) for unit in found.units
    }
    assert found.points == 24_000_000


def searched(number: int, groups: int) -> UnitChoice:
    dice = np.random.default_rng(1)
    fit = dice.integers(0, 5, (number, number)) / 4
    fit = (fit + fit.T) / 2
    names = [f"A{place:02}" for place in range(number)]
    return choose_units(names, ~np.eye(number, dtype=bool), fit, Sizes(4, 8, groups))


def test_points_count_every_member_once() -> None:
    fit = np.array([[0, 1, 0.5], [1, 0, 0], [0.5, 0, 0]])

    assert points_of((0, 1), fit) == 2_000_000
    assert points_of((0, 1, 2), fit) == 1_500_000


# ---- when one leaves -------------------------------------------------------------------------


def repaired(table: People, left: str, units: Units | None = None) -> Repair:
    programme = team_programme(formation={"hard": [SAME_SITE, VETO]})
    found = units or formed(table, formation={"hard": [SAME_SITE, VETO]})
    return repair(found, left, people(table), programme, fields=fields_of(programme))


@pytest.mark.requirement("O-46")
def test_a_half_duo_is_listed_and_may_join_a_duo_of_its_site_for_a_time() -> None:
    table = mentors(malmo=4, spanga=2)
    left = formed(table).units[0].members[0]

    found = repaired(table, left)

    (rest,) = found.remaining
    assert found.again is None
    assert found.joined is not None
    assert found.joined.relaxed
    assert len(found.joined.members) == 3
    assert rest in found.joined.members
    assert {"malmo"} == {table[name]["site"] for name in found.joined.members}
    assert [
        f"{rest} are left: fewer than the 2 of a unit.",
        "Nobody at the site who stands alone may join them.",
        f"{', '.join(found.joined.members)} can act together for a time, if you approve it.",
    ] == list(map(str, found.said))


@pytest.mark.requirement("O-46")
def test_a_half_duo_is_paired_again_with_the_one_who_stands_alone_at_its_site() -> None:
    table = {**mentors(malmo=3, spanga=3)}
    units = formed(table)
    broken = next(unit for unit in units.units if unit.site == "malmo")
    single = next(each.person for each in units.alone if each.person.startswith("Mm"))

    found = repaired(table, broken.members[0], units)

    assert found.again is not None
    assert {broken.members[1], single} == set(found.again.members)
    assert not found.again.relaxed


def test_nobody_joins_whom_she_has_vetoed() -> None:
    table = mentors(malmo=4)
    units = formed(table)
    first, second = units.units
    table[first.members[1]]["not_with"] = (second.members[0],)

    found = repaired(table, first.members[0], units)

    assert (found.again, found.joined) == (None, None)
    assert str(found.said[-1]) == "No other unit of the site may take them in."


def test_only_somebody_in_a_unit_can_leave_it() -> None:
    with pytest.raises(ValueError, match="M9 is in no unit"):
        repaired(mentors(malmo=2), "M9")


# ---- checked by other code -------------------------------------------------------------------


def test_the_check_finds_units_that_are_too_large_or_across_sites_or_against_a_rule() -> None:
    table = {**mentors(malmo=3, spanga=2), "A1": {}}
    programme = team_programme(formation={"hard": [SAME_SITE, VETO]})
    scores = scored_teams(programme, table)
    good = list(units_broken(scores, programme, Wishes({})))

    strict = team_programme(unit={**DUO, "min": 3, "max": 3})
    wrong = [str(each) for each in units_broken(scores, strict, Wishes({}))]
    moved = scores.people.sides.givers  # type: ignore[union-attr]
    moved.loc[scores.formed[0].units[0].members[0], "site"] = "botkyrka"
    across = [str(each) for each in units_broken(scores, programme, Wishes({}))]

    assert good == []
    assert any("has 2 members instead of 3 to 3" in each for each in wrong)
    assert any("has members of different sites" in each for each in across)
    assert any("break the rule same" in each for each in across)


def test_groups_are_formed_within_their_site_and_no_more_than_can_be_led() -> None:
    programme = team_programme(
        groups=GROUP,
        pattern="group",
        tiers=[
            {"id": "places", "order": 1, "goal": "max_receivers_placed"},
            {"id": "fit", "order": 2, "goal": "max_score"},
        ],
        giver_meets={"min": 1, "max": 1},
        receiver_meets={"min": 1, "max": 1},
    )
    mentees = {
        f"A{site[0]}{one}": {"site": site, "interests": ("music",)}
        for site, number in (("malmo", 9), ("spanga", 5))
        for one in range(number)
    }

    scores = scored_teams(programme, {**mentors(malmo=2, spanga=4), **mentees})

    sizes = {units.role: sorted(len(unit.members) for unit in units.units) for units in scores.formed}
    assert sizes == {"mentor": [2, 2, 2], "mentee": [5, 8]}
