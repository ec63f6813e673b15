"""Very many people: scored block by block, the same result as with the whole table at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest

from tests.matching.plans import PLACED, score_aim, values
from tests.matching.rounds import applications, programme, wishes
from workbench.matching import Plan, choose
from workbench.matching.blocks import choose_in_blocks, scored_blocks
from workbench.matching.pricing import Block
from workbench.programme.fields import fields_of


@pytest.mark.parametrize("seed", range(12))
def test_in_blocks_as_many_are_placed_as_well_as_with_the_whole_table(seed: int) -> None:
    plan, blocks = drawn(seed)

    choice = choose_in_blocks(blocks, wanted=plan.receiver_max, places=plan.giver_max)

    assert choice.proven
    assert [choice.placed, choice.points] == values(choose(plan))
    assert plan.permissible[choice.receivers, choice.givers].all()
    assert (np.bincount(choice.receivers, minlength=plan.shape[0]) <= plan.receiver_max).all()
    assert (np.bincount(choice.givers, minlength=plan.shape[1]) <= plan.giver_max).all()


def test_with_one_look_too_few_the_bound_is_still_true_and_the_gap_is_said() -> None:
    plan, blocks = drawn(3, shape=(400, 400))
    best = choose_in_blocks(blocks, wanted=plan.receiver_max, places=plan.giver_max)

    hasty = choose_in_blocks(blocks, wanted=plan.receiver_max, places=plan.giver_max, looks=2)

    assert best.proven
    assert (hasty.placed, hasty.points) <= (best.placed, best.points)
    assert (hasty.placed_bound, hasty.bound) >= (best.placed, best.points)
    assert hasty.proven == (hasty.gap == 0)


def test_a_programmes_own_criteria_are_scored_block_by_block() -> None:
    small = programme({"id": "near"})
    people = {f"M{place}": {"municipality": f"0{place % 3}80"} for place in range(9)}
    people |= {f"A{place}": {"municipality": f"0{place % 4}80"} for place in range(10)}

    def blocks() -> Iterator[Block]:
        return scored_blocks(
            applications(people), small, fields=fields_of(small), wishes=wishes(), rows=4
        )

    choice = choose_in_blocks(
        blocks, wanted=np.ones(10, dtype=np.int64), places=np.ones(9, dtype=np.int64)
    )

    assert [len(block.points) for block in blocks()] == [4, 4, 2]
    assert choice.proven
    assert (choice.placed, choice.points) == (9, 8_000_000)


def drawn(
    seed: int, shape: tuple[int, int] = (90, 80)
) -> tuple[Plan, Callable[[], Iterator[Block]]]:
    """A plan with many ties, and the same in blocks of 25 receivers."""
    dice = np.random.default_rng(seed)
    points = 10_000 * dice.integers(0, 60, shape)
    permissible = dice.random(shape) < dice.choice([0.05, 0.3, 0.9])
    places = dice.choice([0, 1, 1, 2], size=shape[1])
    plan = Plan(
        tuple(f"A{place:03}" for place in range(shape[0])),
        tuple(f"M{place:03}" for place in range(shape[1])),
        permissible,
        np.zeros(shape[0], dtype=np.int64),
        dice.choice([1, 1, 1, 2], size=shape[0]) if seed % 3 == 0 else np.ones(shape[0], dtype=int),
        np.zeros(shape[1], dtype=np.int64),
        places,
        aims=(PLACED, score_aim("fit", points)),
    )

    def blocks() -> Iterator[Block]:
        for first in range(0, shape[0], 25):
            part = slice(first, first + 25)
            yield Block(first, points[part], permissible[part])

    return plan, blocks
