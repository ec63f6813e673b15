"""How long matching takes: ``uv run python -m tests.benchmarks``.

Prints a table; nothing is asserted, because a clock is no test. Where a case has the form of an
assignment, ``scipy.optimize.linear_sum_assignment`` on the same points stands beside it, measured
in the same run, so that the ratio can be compared between computers. ``--all`` adds the case of
20,000 × 20,000, which takes minutes.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from tests.matching.plans import PLACED, realistic_points, score_aim
from tests.matching.teams import people as team_people
from tests.matching.teams import team_programme
from workbench.matching import Cancelled, Plan, Wishes, choose, propose, score
from workbench.matching.blocks import choose_in_blocks
from workbench.matching.pricing import Block
from workbench.programme.fields import fields_of
from workbench.round import Round, open_round

SAMPLE = Path(__file__).parents[2] / "sample_data" / "mitt_livs_chans"
LISTS = (SAMPLE / "mentorer_vt2022.xlsx", SAMPLE / "adepter_vt2022.csv")
RESOLVES = 15
GROWTH = (200, 400, 800, 1_400, 2_000)
HUGE = 20_000


@dataclass(frozen=True)
class Measured:
    """Seconds of each run, the statuses and gap seen, and what else there is to say."""

    seconds: list[float]
    status: str
    gap: float = 0.0
    against: float | None = None
    note: str = ""


def main() -> None:
    """Measure everything, print it as a table."""
    if sys.argv[1:2] == ["--case"]:
        print(json.dumps(globals()[sys.argv[2]]()))
        return
    print(f"{'case':<58}{'bar':>9}{'median':>10}{'best':>10}{'scipy':>10}{'ratio':>7}  status")
    for label, bar, measure in CASES:
        line(label, bar, measure())
    if "--all" in sys.argv:
        line("20,000 x 20,000 in blocks, no full table", "16 GB", in_a_process("huge"))
    print(growth())


def line(label: str, bar: str, measured: Measured) -> None:
    """One line of the table."""
    middle, against = median(measured.seconds), measured.against
    ratio = f"{middle / against:.1f}" if against else ""
    beside = shown(against) if against else ""
    gap = f", gap {measured.gap:.2%}" if measured.gap else ""
    print(
        f"{label:<58}{bar:>9}{shown(middle):>10}{shown(min(measured.seconds)):>10}{beside:>10}"
        f"{ratio:>7}  {measured.status}{gap}{measured.note}",
        flush=True,
    )


def resolving() -> Measured:
    """From a moved weight to the new proposal, over the full sample with every rule."""
    round = sample_round()
    taken, statuses = [], set()
    for number in range(RESOLVES):
        moved = round.weighted("industry", 20 + 3 * number)
        seconds, after = timed(moved.proposed)
        taken.append(seconds)
        assert after.proposal is not None
        statuses.add(after.proposal.status)
    return Measured(taken, "/".join(sorted(statuses)))


def without_ties_broken_by_industry() -> Measured:
    """The same with a weight of 0, which leaves very many equals."""
    seconds, after = timed(sample_round().weighted("industry", 0).proposed)
    assert after.proposal is not None
    return Measured([seconds], after.proposal.status, after.proposal.gap)


def whole_process() -> Measured:
    """``workbench match`` on the full sample, from start to end of a process."""
    command = [sys.executable, "-m", "workbench.cli", "match", "mitt_livs_chans", *map(str, LISTS)]
    taken = []
    for _ in range(3):
        seconds, run = timed(
            lambda: subprocess.run(command, capture_output=True, check=True, timeout=120)
        )
        taken.append(seconds)
    return Measured(taken, json.loads(run.stdout)["status"])


def three_tiers(people: int, runs: int) -> Measured:
    """Places, primary and secondary fit, with the capacities of a real round."""
    plan = drawn_plan((people, people), 4)
    choose(plan)
    taken, against = [], []
    for _ in range(runs):
        seconds, choice = timed(partial(choose, plan, seconds=300))
        taken.append(seconds)
        against.append(assigned(plan))
    return Measured(taken, choice.status, choice.gap, median(against))


def three_pairs_each(realistic: bool) -> Measured:
    """Up to three pairs on both sides, for the most points."""
    dice = np.random.default_rng(500)
    shape = (500, 500)
    points = realistic_points(dice, shape) if realistic else dice.integers(0, 10**6, shape)
    plan = plan_of_numbers(dice, shape, np.full(500, 3), np.full(500, 3), points)
    choose(plan)
    taken = []
    for _ in range(7):
        seconds, choice = timed(partial(choose, plan))
        taken.append(seconds)
    return Measured(taken, choice.status, choice.gap)


def five_thousand() -> dict[str, Any]:
    """Three tiers at 5,000 × 5,000; in a process of its own, to see what memory it takes."""
    plan = drawn_plan((5_000, 5_000), 4)
    seconds, choice = timed(partial(choose, plan, seconds=300))
    return told([seconds], choice.status, choice.gap)


def huge() -> dict[str, Any]:
    """Four answers a person, scored block by block."""
    people = HUGE
    dice = np.random.default_rng(5)
    education, industry, town = (dice.integers(0, kinds, (2, people)) for kinds in (29, 21, 290))
    years = dice.integers(0, 35, (2, people))

    def blocks() -> Iterator[Block]:
        for first in range(0, people, 250):
            part = slice(first, first + 250)
            points = 400_000 * (education[0, part, None] == education[1])
            points += 350_000 * (industry[0, part, None] == industry[1])
            points += 150_000 * (years[0, part, None] <= years[1])
            points += 100_000 * (town[0, part, None] == town[1])
            allowed = (education[0, part, None] + industry[1]) % 3 > 0
            yield Block(first, points.astype(np.int64), allowed)

    places = dice.choice([1, 2, 3], size=people, p=[0.8, 0.15, 0.05])
    choice = choose_in_blocks(blocks, wanted=np.ones(people, dtype=np.int64), places=places)
    status = "optimal" if choice.proven else "best_found"
    return told([choice.seconds], status, choice.gap)


def rota() -> Measured:
    """12 duos with 6 meetings each, over 40 leaders of 30 organisations at three sites."""
    dice = np.random.default_rng(12)
    sites = ("malmo", "botkyrka", "spanga")
    topics = ("work", "school", "health", "housing")

    def some(number: int) -> tuple[str, ...]:
        return tuple(str(each) for each in dice.choice(topics, number, replace=False))

    table: dict[str, dict[str, object]] = {
        f"M{place:02}": {"site": sites[place // 8], "interests": some(2), "offers": some(2)}
        for place in range(24)
    }
    for place in range(40):
        table[f"L{place:02}"] = {
            "organisation": f"Organisation {int(dice.integers(30))}",
            "organisation.sector": str(dice.choice(["municipality", "company", "nonprofit"])),
            "goals": some(2),
            "max_meetings": int(dice.choice([2, 2, 3])),
        }
    programme = team_programme(
        giver_meets={"min": 6, "max": 6}, distinct="organisation"
    )
    scores = score(team_people(table), programme, fields=fields_of(programme))
    taken = []
    for _ in range(5):
        seconds, proposal = timed(partial(propose, scores, programme, Wishes({})))
        taken.append(seconds)
    note = f", {len(scores.givers)} duos, {len(proposal.pairs)} meetings"
    return Measured(taken, proposal.status, proposal.gap, note=note)


def cancelling() -> Measured:
    """From the moment that nobody waits any more to the end of a search."""
    plan = drawn_plan((2_000, 2_000), 4)
    taken = []
    for wait in (0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6):
        unwanted, ended = threading.Event(), []

        def run(unwanted: threading.Event, ended: list[float]) -> None:
            try:
                choose(plan, cancelled=unwanted.is_set)
            except Cancelled:
                ended.append(time.perf_counter())

        thread = threading.Thread(target=run, args=(unwanted, ended))
        thread.start()
        time.sleep(wait)
        begun = time.perf_counter()
        unwanted.set()
        thread.join()
        taken += [each - begun for each in ended]
    return Measured(taken, f"stopped, longest {shown(max(taken))}")


def growth() -> str:
    """How time grows with people on a side: the slope in a double logarithmic drawing."""
    taken = []
    for people in GROWTH:
        plan = drawn_plan((people, people), 4)
        choose(plan)
        taken.append(median(timed(partial(choose, plan))[0] for _ in range(3)))
    slope = np.polyfit(np.log(GROWTH), np.log(taken), 1)[0]
    times = ", ".join(f"{people}: {shown(each)}" for people, each in zip(GROWTH, taken, strict=True))
    return f"growth 200 to 2,000: slope {slope:.2f} (bar 2.2); {times}"


def in_a_process(case: str) -> Measured:
    """A case in a process of its own, with the memory it took."""
    command = [sys.executable, "-m", "tests.benchmarks", "--case", case]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=3_600)
    found = json.loads(run.stdout)
    return Measured(**found)


def told(seconds: list[float], status: str, gap: float) -> dict[str, Any]:
    """What a case in a process of its own has to say."""
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return {"seconds": seconds, "status": status, "gap": gap, "note": f", {memory:.1f} GB"}


def sample_round() -> Round:
    """Full sample, read, scored and proposed once."""
    round = open_round("mitt_livs_chans")
    for path in LISTS:
        round = round.with_file(path.name, path.read_bytes())
    return round.proposed()


def drawn_plan(shape: tuple[int, int], most_places: int) -> Plan:
    """Plan with as many ties as real forms give, of one size and the places of a real round."""
    dice = np.random.default_rng(sum(shape) + most_places)
    places = dice.choice([1, 2, 3, 4], size=shape[1], p=[0.8, 0.12, 0.05, 0.03])
    return plan_of_numbers(
        dice,
        shape,
        np.ones(shape[0], dtype=np.int64),
        np.minimum(places, most_places),
        realistic_points(dice, shape),
        realistic_points(dice, shape),
        placed=True,
    )


def plan_of_numbers(
    dice: np.random.Generator,
    shape: tuple[int, int],
    wanted: np.ndarray,
    places: np.ndarray,
    *points: np.ndarray,
    placed: bool = False,
) -> Plan:
    """Plan in which seven pairs of ten are permissible."""
    return Plan(
        tuple(f"A{place:05}" for place in range(shape[0])),
        tuple(f"M{place:05}" for place in range(shape[1])),
        dice.random(shape) < 0.7,
        np.zeros(shape[0], dtype=np.int64),
        wanted,
        np.zeros(shape[1], dtype=np.int64),
        places,
        aims=(
            *((PLACED,) if placed else ()),
            *(score_aim(f"tier{number}", each) for number, each in enumerate(points)),
        ),
    )


def assigned(plan: Plan) -> float:
    """Seconds of one linear assignment on the primary points: one of the three aims alone."""
    points = plan.aims[1].pair_points
    assert points is not None
    column_of = np.repeat(np.arange(plan.shape[1]), plan.giver_max)
    worth = np.where(plan.permissible, points + 10**9, 0)[:, column_of].astype(float)
    return timed(lambda: linear_sum_assignment(worth, maximize=True))[0]


def timed[Result](work: Callable[[], Result]) -> tuple[float, Result]:
    """Seconds that *work* took, and what it gave."""
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result


def shown(seconds: float) -> str:
    """Seconds, or milliseconds below one second."""
    return f"{seconds:.2f} s" if seconds >= 1 else f"{1_000 * seconds:.1f} ms"


CASES: tuple[tuple[str, str, Callable[[], Measured]], ...] = (
    ("re-solve after a weight change, 281 x 235, every rule", "100 ms", resolving),
    ("the same with industry at weight 0: very many equals", "", without_ties_broken_by_industry),
    ("workbench match, whole process, 281 x 235", "", whole_process),
    ("1,000 x 1,000, capacities, three tiers", "ratio 10", partial(three_tiers, 1_000, 7)),
    ("500 x 500, three pairs each, drawn points", "350 ms", partial(three_pairs_each, False)),
    ("500 x 500, three pairs each, realistic points", "350 ms", partial(three_pairs_each, True)),
    ("5,000 x 5,000, capacities, three tiers", "60 s 4 GB", partial(in_a_process, "five_thousand")),
    ("rota: 12 duos, 72 meetings, 40 leaders", "1 s", rota),
    ("cancelling 2,000 x 2,000 at any moment", "200 ms", cancelling),
)

if __name__ == "__main__":
    main()
