"""What the best choice is worth, found by looking at every choice there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain, combinations, product
from math import isnan

from workbench.matching import Aim, Plan, Siblings

Choice = tuple[tuple[int, int], ...]


def brute_force_values(plan: Plan) -> list[int] | None:
    """Best value of every aim among the optima of those before; None where nothing is possible."""
    best = max((values_of(plan, choice) for choice in every_choice(plan)), default=None)
    return None if best is None else list(best)


def best_choices(plan: Plan) -> list[Choice]:
    """Every choice that reaches the best values."""
    best = brute_force_values(plan)
    return [each for each in every_choice(plan) if best == list(values_of(plan, each))]


def every_choice(plan: Plan) -> Iterator[Choice]:
    """All sets of (receiver, giver) that keep every limit of the plan."""
    receivers, givers = plan.shape
    options = []
    for receiver in range(receivers):
        possible = [giver for giver in range(givers) if plan.permissible[receiver, giver]]
        sizes = range(int(plan.receiver_min[receiver]), int(plan.receiver_max[receiver]) + 1)
        options.append(list(chain(*(combinations(possible, size) for size in sizes))))
    for taken in product(*options):
        times = Counter(chain(*taken))
        if all(
            plan.giver_min[giver] <= times[giver] <= plan.giver_max[giver]
            for giver in range(givers)
        ):
            choice = tuple(
                (receiver, giver) for receiver, those in enumerate(taken) for giver in those
            )
            if set(plan.keep) <= set(choice) and keeps_quotas(plan, choice):
                yield choice


def keeps_quotas(plan: Plan, choice: Choice) -> bool:
    """Whether as many people of each quota are chosen as it asks for."""
    for quota in plan.quotas:
        side = 0 if quota.side == "receiver" else 1
        number = sum(int(quota.counts[person]) for person in {pair[side] for pair in choice})
        if number < quota.low or (quota.high is not None and number > quota.high):
            return False
    return True


def values_of(plan: Plan, choice: Choice) -> tuple[int, ...]:
    """Value of every aim at one choice, pair by pair."""
    return tuple(value_of(aim, choice) for aim in plan.aims)


def value_of(aim: Aim, choice: Choice) -> int:
    """Value of one aim at one choice."""
    if aim.goal == "best_worst_pair":
        assert aim.pair_points is not None
        return min((int(aim.pair_points[pair]) for pair in choice), default=0)
    value = sum(points_of_receiver(aim, each) for each in {receiver for receiver, _ in choice})
    value += aim.giver_points * len({giver for _, giver in choice})
    for receiver, giver in choice:
        if aim.siblings is not None:
            beside = [one for one, other in choice if other == giver and one != receiver]
            value += with_siblings(aim.siblings, receiver, giver, beside)
        elif aim.pair_points is not None:
            value += int(aim.pair_points[receiver, giver])
    return value


def points_of_receiver(aim: Aim, receiver: int) -> int:
    """Points of an aim for one receiver who has a partner."""
    points = aim.receiver_points
    return points if isinstance(points, int) else int(points[receiver])


def with_siblings(siblings: Siblings, receiver: int, giver: int, beside: list[int]) -> int:
    """Points of a receiver beside the others of her giver: a weighted mean in millionths."""
    fit = float(siblings.weighted_fit[receiver, giver])
    weight = float(siblings.known_weight[receiver, giver])
    near = [float(siblings.closeness[receiver, other]) for other in beside]
    near = [each for each in near if not isnan(each)]
    if near:
        fit += siblings.weight * (sum(near) / len(near))
        weight += siblings.weight
    return round(1_000_000 * fit / weight) if weight else 0
