"""A search that nobody waits for any more stops, wherever it stands."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from tests.matching.plans import PLACED, Features, random_plan, realistic_points, score_aim
from workbench.matching import Cancelled, Plan, Quota, choose
from workbench.matching.patience import Patience, beside, patience_of


def test_a_search_that_nobody_waits_for_gives_no_answer() -> None:
    with pytest.raises(Cancelled):
        choose(large_plan(), cancelled=lambda: True)


def test_a_search_that_is_waited_for_gives_the_same_answer_as_ever() -> None:
    for seed in range(20):
        plan = random_plan(seed, Features(siblings=True, quotas=True, receivers=5, givers=4))

        assert choose(plan, cancelled=lambda: False).pairs == choose(plan).pairs


@pytest.mark.parametrize("asked", [1, 2, 3])
def test_a_search_asks_again_and_again_whether_it_is_waited_for(asked: int) -> None:
    left = iter(range(asked))

    with pytest.raises(Cancelled):
        choose(large_plan(), cancelled=lambda: next(left, None) is None)


def test_the_solver_is_stopped_while_it_works() -> None:
    plan = hard_plan()
    begun = threading.Event()

    stopped_after = seconds_until_stopped(lambda asks: choose(plan, cancelled=asks), begun)

    # A clock is no test: this only tells a search that stops from one that goes on for minutes.
    assert stopped_after < 10


def test_work_that_cannot_be_interrupted_is_left_to_itself() -> None:
    gate = threading.Event()

    with pytest.raises(Cancelled):
        beside(gate.wait, Patience(time.perf_counter() + 60, lambda: True))

    gate.set()


def test_work_done_beside_gives_its_result_or_its_failure() -> None:
    patience = patience_of(60, lambda: False)

    assert beside(lambda: 7, patience) == 7
    with pytest.raises(ZeroDivisionError):
        beside(lambda: 1 // 0, patience)


def seconds_until_stopped(
    search: Callable[[Callable[[], bool]], object], begun: threading.Event
) -> float:
    """Seconds from the moment that nobody waits any more to the end of the search."""
    unwanted = threading.Event()
    ended: list[float] = []

    def asks() -> bool:
        begun.set()
        return unwanted.is_set()

    def run() -> None:
        with pytest.raises(Cancelled):
            search(asks)
        ended.append(time.perf_counter())

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    begun.wait(60)
    time.sleep(1.0)
    assert not ended, "the search ended before it could be stopped"
    told = time.perf_counter()
    unwanted.set()
    thread.join(60)
    return ended[0] - told


def large_plan() -> Plan:
    dice = np.random.default_rng(7)
    shape = (300, 250)
    return Plan(
        tuple(f"A{place:03}" for place in range(shape[0])),
        tuple(f"M{place:03}" for place in range(shape[1])),
        dice.random(shape) < 0.7,
        np.zeros(shape[0], dtype=np.int64),
        np.ones(shape[0], dtype=np.int64),
        np.zeros(shape[1], dtype=np.int64),
        dice.choice([1, 1, 1, 2], size=shape[1]),
        aims=(PLACED, score_aim("primary", realistic_points(dice, shape))),
    )


def hard_plan() -> Plan:
    """A plan whose quotas cut across each other, so that the solver has long to branch."""
    dice = np.random.default_rng(11)
    plan = large_plan()
    people = len(plan.givers)
    quotas = tuple(
        Quota(f"quota_{number}", "giver", counts, int(counts.sum()) // 2, int(counts.sum()) // 2,
              "half of these")
        for number in range(40)
        for counts in [(dice.random(people) < 0.5).astype(np.int64)]
    )
    points = dice.integers(0, 1_000_000, plan.shape)
    return replace(plan, quotas=quotas, aims=(score_aim("fit", points), *plan.aims))
