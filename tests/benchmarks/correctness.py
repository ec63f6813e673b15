"""The long suites: ``uv run python -m tests.benchmarks.correctness``.

Every part counts what it looked at and what was wrong; the exit code is 1 where anything was. A
sample of each part runs in the normal tests (``tests/matching/test_correctness.py``).
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np

from tests.matching.plans import Features, random_plan, values
from tests.oracle.brute_force import brute_force_values, keeps_quotas
from tests.oracle.mixed import mixed_values
from workbench.matching import Aim, Choice, Plan
from workbench.matching.fairness import choose_fairly

#: Everything that a plan may contain, small enough to look at every choice.
TINY = Features(
    receivers=4, givers=3, siblings=True, siblings_last=False, quotas=True, fairness=True,
    passed_over=True,
)

#: The same without the worst pair, small enough to list every group.
SMALL = Features(
    receivers=9, givers=5, siblings=True, siblings_last=False, quotas=True, passed_over=True
)

#: One place or several, whole sides of a table: for keeps, rule-outs and order.
MIDDLE = Features(
    receivers=40, givers=30, minima=False, keeps=False, one_each=True, siblings=True,
    passed_over=True,
)


def main() -> int:
    """Run every part and print what it found."""
    wrong = 0
    for name, part in PARTS.items():
        begun = time.perf_counter()
        faults = [each for each in part() if each]
        wrong += len(faults)
        print(f"{name:<66}{len(faults):>4} wrong {time.perf_counter() - begun:8.1f} s", flush=True)
        for fault in faults[:5]:
            print(f"    {fault}")
    return int(bool(wrong))


def against_brute_force(seed: int) -> str:
    """A tiny plan with everything mixed, beside every choice there is."""
    plan = random_plan(20_000 + seed, TINY)
    return _unlike(brute_force_values(plan), choose_fairly(plan), f"tiny plan {seed}")


def against_milp(seed: int) -> str:
    """A small plan with everything mixed, beside integer programming over groups."""
    plan = random_plan(30_000 + seed, SMALL)
    return _unlike(mixed_values(plan), choose_fairly(plan), f"small plan {seed}")


def keeps_and_rule_outs(seed: int) -> str:
    """A drawn set of kept and ruled-out pairs is respected, or said to be impossible."""
    dice = np.random.default_rng(40_000 + seed)
    plan = random_plan(seed, MIDDLE)
    pairs = np.argwhere(plan.permissible)
    if not len(pairs):
        return ""
    drawn = dice.permutation(len(pairs))[: int(dice.integers(1, 12))]
    half = len(drawn) // 2
    kept = [(int(row), int(column)) for row, column in pairs[drawn[:half]]]
    permissible = plan.permissible.copy()
    for row, column in pairs[drawn[half:]]:
        permissible[row, column] = False
    wished = replace(plan, permissible=permissible, keep=tuple(sorted(kept)))
    choice = choose_fairly(wished)
    rows = np.bincount([row for row, _ in kept], minlength=plan.shape[0])
    columns = np.bincount([column for _, column in kept], minlength=plan.shape[1])
    possible = bool((rows <= plan.receiver_max).all() and (columns <= plan.giver_max).all())
    if possible == (choice.status == "impossible"):
        return f"wishes {seed}: {choice.status}, though possible is {possible}"
    if possible and not all(choice.chosen[pair] for pair in kept):
        return f"wishes {seed}: a kept pair is missing"
    if (choice.chosen & ~permissible).any():
        return f"wishes {seed}: a pair that was ruled out is chosen"
    return ""


def shuffled(plan: Plan, dice: np.random.Generator) -> Plan:
    """The same people and pairs with rows and columns in another order."""
    row, column = (dice.permutation(length) for length in plan.shape)
    back_row, back_column = np.argsort(row), np.argsort(column)
    square = np.ix_(row, column)

    def turned_aim(aim: Aim) -> Aim:
        points = None if aim.pair_points is None else aim.pair_points[square]
        siblings = aim.siblings
        if siblings is not None:
            siblings = replace(
                siblings,
                closeness=siblings.closeness[np.ix_(row, row)],
                weighted_fit=siblings.weighted_fit[square],
                known_weight=siblings.known_weight[square],
            )
        of_receivers = aim.receiver_points
        if not isinstance(of_receivers, int):
            of_receivers = of_receivers[row]
        return replace(
            aim, pair_points=points, siblings=siblings, receiver_points=of_receivers
        )

    return replace(
        plan,
        receivers=tuple(plan.receivers[place] for place in row),
        givers=tuple(plan.givers[place] for place in column),
        permissible=plan.permissible[square],
        receiver_min=plan.receiver_min[row],
        receiver_max=plan.receiver_max[row],
        giver_min=plan.giver_min[column],
        giver_max=plan.giver_max[column],
        keep=tuple(sorted((int(back_row[r]), int(back_column[c])) for r, c in plan.keep)),
        aims=tuple(turned_aim(aim) for aim in plan.aims),
        quotas=tuple(
            replace(quota, counts=quota.counts[row if quota.side == "receiver" else column])
            for quota in plan.quotas
        ),
    )


def answers(runs: int) -> str:
    """A fingerprint of what several plans give, each run with its rows in another order."""
    found = []
    for seed in range(6):
        plan = random_plan(seed, replace(MIDDLE, siblings=False))
        for run in range(runs):
            dice = np.random.default_rng(run)
            choice = choose_fairly(shuffled(plan, dice) if run else plan)
            found.append((seed, choice.pairs))
    different = {seed: len({pairs for other, pairs in found if other == seed}) for seed, _ in found}
    told = json.dumps([sorted(different.items()), found[::runs]])
    return f"{max(different.values())} {hashlib.sha256(told.encode()).hexdigest()}"


def same_answers(hash_seeds: Iterable[int], runs: int) -> Iterable[str]:
    """The same fingerprint from new processes with other hash seeds and numbers of threads."""
    told = set()
    for seed in hash_seeds:
        threads = str(1 + seed % 2)
        environment = {**os.environ, "PYTHONHASHSEED": str(seed), "OMP_NUM_THREADS": threads}
        code = f"from tests.benchmarks.correctness import answers; print(answers({runs}))"
        run = subprocess.run(
            [sys.executable, "-c", code],
            env=environment, capture_output=True, text=True, check=True, timeout=600,
        )
        told.add(run.stdout.strip())
    yield "" if len(told) == 1 and next(iter(told)).startswith("1 ") else f"{sorted(told)}"


def _unlike(expected: list[int] | None, choice: Choice, name: str) -> str:
    """What is wrong with a choice, beside the values it should have."""
    if expected is None:
        return "" if choice.status == "impossible" else f"{name}: {choice.status} of impossible"
    if choice.status != "optimal" or values(choice) != expected:
        return f"{name}: {choice.status} {values(choice)} instead of {expected}"
    pairs = tuple((int(row), int(column)) for row, column in np.argwhere(choice.chosen))
    return "" if keeps_quotas(choice.plan, pairs) else f"{name}: a quota is broken"


PARTS: dict[str, Callable[[], Iterable[str]]] = {
    "200 tiny plans, all features mixed, beside brute force": lambda: map(
        against_brute_force, range(200)
    ),
    "200 small plans, all features mixed, beside scipy.optimize.milp": lambda: map(
        against_milp, range(200)
    ),
    "500 sets of kept and ruled-out pairs": lambda: map(keeps_and_rule_outs, range(500)),
    "20 runs with shuffled rows × 4 hash seeds": lambda: same_answers(range(4), 20),
}

if __name__ == "__main__":
    sys.exit(main())
