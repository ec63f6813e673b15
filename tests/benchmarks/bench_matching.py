"""How long matching takes: ``uv run python -m tests.benchmarks.bench_matching``.

Prints a table; nothing is asserted, because a clock is no test. Each ``choose`` stands beside
``scipy.optimize.linear_sum_assignment`` on the same points in the same run, so that the ratio can
be compared between computers.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from tests.matching.plans import PLACED, realistic_points, score_aim
from workbench.matching import Plan, choose
from workbench.round import Round, open_round

SAMPLE = Path(__file__).parents[2] / "sample_data" / "mitt_livs_chans"
LISTS = (SAMPLE / "mentorer_vt2022.xlsx", SAMPLE / "adepter_vt2022.csv")
RESOLVES = 15
PROCESSES = 3
SIZES = ((281, 235), (500, 500), (1_000, 1_000))


def main() -> None:
    """Measure everything, print it as a table."""
    print(f"{'case':<52}{'time':>12}{'assignment':>14}{'ratio':>8}  status")
    round = sample_round()
    took, statuses = resolving(round)
    print(line("re-solve after a weight change, full sample", took, None, statuses))
    took, statuses = resolving(round.weighted("group_fit", 0))
    print(line("re-solve without siblings, full sample", took, None, statuses))
    print(line("workbench match, whole process, full sample", *whole_process()))
    for shape in SIZES:
        for name, places in (("one place", 1), ("capacities", 4)):
            plan = drawn_plan(shape, places)
            seconds, choice = timed(partial(choose, plan, seconds=300))
            against = min(timed(partial(assigned, plan))[0] for _ in range(3))
            label = f"choose() {shape[0]} x {shape[1]}, three aims, {name}"
            print(line(label, seconds, against, choice.status))


def sample_round() -> Round:
    """Full sample, read, scored and proposed once."""
    round = open_round("mitt_livs_chans")
    for path in LISTS:
        round = round.with_file(path.name, path.read_bytes())
    return round.proposed()


def resolving(round: Round) -> tuple[float, str]:
    """Median seconds from a moved weight to the new proposal, and the statuses seen."""
    taken, statuses = [], set()
    for number in range(RESOLVES):
        moved = round.weighted("industry", 20 + 3 * number)
        seconds, after = timed(moved.proposed)
        taken.append(seconds)
        assert after.proposal is not None
        statuses.add(after.proposal.status)
    return median(taken), "/".join(sorted(statuses))


def whole_process() -> tuple[float, None, str]:
    """Median seconds of ``workbench match`` on the full sample, from start to end of a process."""
    command = [sys.executable, "-m", "workbench.cli", "match", "mitt_livs_chans", *map(str, LISTS)]
    taken = []
    for _ in range(PROCESSES):
        seconds, run = timed(
            lambda: subprocess.run(command, capture_output=True, check=True, timeout=120)
        )
        taken.append(seconds)
    return median(taken), None, json.loads(run.stdout)["status"]


def drawn_plan(shape: tuple[int, int], most_places: int) -> Plan:
    """Plan with as many ties as real forms give, of one size and the places of a real round."""
    dice = np.random.default_rng(sum(shape) + most_places)
    places = dice.choice([1, 2, 3, 4], size=shape[1], p=[0.8, 0.12, 0.05, 0.03])
    return Plan(
        tuple(f"A{place:04}" for place in range(shape[0])),
        tuple(f"M{place:04}" for place in range(shape[1])),
        dice.random(shape) < 0.7,
        np.zeros(shape[0], dtype=np.int64),
        np.ones(shape[0], dtype=np.int64),
        np.zeros(shape[1], dtype=np.int64),
        np.minimum(places, most_places),
        aims=(
            PLACED,
            score_aim("primary", realistic_points(dice, shape)),
            score_aim("secondary", realistic_points(dice, shape)),
        ),
    )


def assigned(plan: Plan) -> Any:
    """One linear assignment on the primary points: what only one of the three aims costs."""
    points = plan.aims[1].pair_points
    assert points is not None
    column_of = np.repeat(np.arange(plan.shape[1]), plan.giver_max)
    worth = np.where(plan.permissible, points + 10**9, 0)[:, column_of]
    return linear_sum_assignment(worth.astype(float), maximize=True)


def timed[Result](work: Callable[[], Result]) -> tuple[float, Result]:
    """Seconds that *work* took, and what it gave."""
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result


def line(label: str, seconds: float, against: float | None, status: str) -> str:
    """One line of the table; seconds are shown in the unit that reads best."""
    ratio = f"{seconds / against:.1f}" if against else ""
    beside = shown(against) if against else ""
    return f"{label:<52}{shown(seconds):>12}{beside:>14}{ratio:>8}  {status}"


def shown(seconds: float) -> str:
    """Seconds, or milliseconds below one second."""
    return f"{seconds:.2f} s" if seconds >= 1 else f"{1_000 * seconds:.1f} ms"


if __name__ == "__main__":
    main()
