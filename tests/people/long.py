"""The long runs of reading: ``uv run python -m tests.people.long [csv | tables | mutations]``.

1,000 Nordic CSVs, 500 tables out and in again, and 10,000 damaged files; samples of all three are in
the normal tests. Prints what was counted; the exit code is 1 where anything was wrong.
"""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from statistics import median

from tests.people import test_mutations, test_nordic_csv, test_round_trip

SECONDS_AT_MOST = 5.0


def main() -> int:
    """Run what the command names, or everything."""
    runs = {
        "csv": partial(_run, "Nordic CSVs", test_nordic_csv.differences, 1_000),
        "tables": partial(_run, "tables out and in", test_round_trip.differences, 500),
        "mutations": partial(_run, "damaged files", mutation_faults, 10_000),
    }
    chosen = sys.argv[1:] or list(runs)
    return max(runs[name]() for name in chosen)


def mutation_faults(seed: int) -> list[str]:
    """What a damaged file broke, or that it took too long."""
    begun = time.perf_counter()
    name, content = test_mutations.mutation(seed)
    try:
        test_mutations.read_and_parse(name, content)
    except Exception:  # noqa: BLE001 - whatever it is, it is counted
        return [f"seed {seed} ({name}): {traceback.format_exc(limit=-3)}"]
    seconds = time.perf_counter() - begun
    return [f"seed {seed} ({name}) took {seconds:.1f} s"] if seconds > SECONDS_AT_MOST else []


def _timed(work: Callable[[int], list[str]], seed: int) -> tuple[list[str], float]:
    begun = time.perf_counter()
    return work(seed), time.perf_counter() - begun


def _run(what: str, work: Callable[[int], list[str]], number: int) -> int:
    with ProcessPoolExecutor(2) as pool:
        done = list(pool.map(partial(_timed, work), range(number), chunksize=20))
    wrong = [faults for faults, _ in done if faults]
    seconds = [took for _, took in done]
    print(
        f"{what}: {number} run, {len(wrong)} wrong; median {median(seconds):.3f} s,"
        f" longest {max(seconds):.2f} s",
        flush=True,
    )
    for faults in wrong[:20]:
        print("  ", *faults[:2], sep="\n   ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
