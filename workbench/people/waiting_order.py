"""The order in which seats are given: who is next, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from workbench.locale import Sentence, count_sentence, sentence
from workbench.programme.programme import Programme

Order = Literal["longest_waiting_first", "first_come_first", "by_score"]

#: What each order is called on the screen.
ORDER_WORDS: dict[str, Sentence] = {
    "longest_waiting_first": sentence(
        "longest waiting first: whoever was passed over before, then the earliest application"
    ),
    "first_come_first": sentence("first come, first served: the earliest application"),
    "by_score": sentence("the highest mark of the interview, then the earliest application"),
}

_RATINGS = "interview."


@dataclass(frozen=True)
class Turn:
    """What puts one application where it stands in the order.

    Attributes
    ----------
    passed_over : int
        How often the person applied before without getting a seat; 0 where not known.
    mark : float or None
        Mean of the marks of the interview; None where nobody gave one.
    received : Timestamp or None
        When the application came in.
    """

    passed_over: int
    mark: float | None
    received: pd.Timestamp | None

    def because(self, order: Order) -> Sentence:
        """Why she stands where she stands, in words."""
        came = (
            sentence("applied {day}", day=f"{self.received:%Y-%m-%d}")
            if self.received is not None
            else sentence("the day of the application is not known")
        )
        if order == "longest_waiting_first" and self.passed_over:
            return count_sentence(
                "passed over {n} time before, {came}",
                "passed over {n} times before, {came}",
                self.passed_over,
                came=came,
            )
        if order == "by_score":
            if self.mark is None:
                return sentence("no mark of an interview yet, {came}", came=came)
            return sentence("mark {mark} in the interview, {came}", mark=self.mark, came=came)
        return came


def order_of(programme: Programme) -> Order:
    """Order that the programme sets; longest waiting first where it sets none."""
    waiting = programme.match.waiting
    return waiting.order if waiting is not None else "longest_waiting_first"


def turns_of(applications: pd.DataFrame) -> dict[str, Turn]:
    """What decides the order, for each application.

    Parameters
    ----------
    applications : DataFrame, one row per application
        Reads ``times_passed_over``, every ``interview.*`` and ``received_on``.
    """
    index = applications.index
    blank = pd.Series(pd.NA, index=index, dtype="object")
    passed = pd.to_numeric(applications.get("times_passed_over", blank), errors="coerce")
    received = pd.to_datetime(applications.get("received_on", blank), errors="coerce")
    rated = [name for name in applications if str(name).startswith(_RATINGS)]
    numbers = applications[rated].apply(pd.to_numeric, errors="coerce")
    marks = numbers.astype("Float64").mean(axis=1) if rated else blank
    return {
        str(name): Turn(
            passed_over=0 if pd.isna(often) else int(often),
            mark=None if pd.isna(mark) else round(float(mark), 2),
            received=None if pd.isna(came) else pd.Timestamp(came),
        )
        for name, often, mark, came in zip(index, passed, marks, received, strict=True)
    }


def in_turn(names: Sequence[str], turns: Mapping[str, Turn], order: Order) -> list[str]:
    """Applications in the order of seats; undated ones after dated ones, then by id."""

    def place(name: str) -> tuple[float, bool, str, str]:
        turn = turns[name]
        first = 0.0
        if order == "longest_waiting_first":
            first = -float(turn.passed_over)
        elif order == "by_score":
            first = float("inf") if turn.mark is None else -turn.mark
        undated = turn.received is None
        return first, undated, "" if turn.received is None else turn.received.isoformat(), name

    return sorted(names, key=place)
