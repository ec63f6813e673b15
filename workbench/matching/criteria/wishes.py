"""The criterion on wishes: what somebody asked for in the other, and whether it comes true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.matching.criteria.stated import Stated
from workbench.matching.sides import Sides, compared, numbers, ranks, sets
from workbench.programme import Criterion
from workbench.vocabulary import code_list

Fit = NDArray[np.float64]

#: A wish: whether it comes true for each pair (NaN where nobody stated it), and its weight.
Wish = tuple[Fit, float]


def preference(criterion: Criterion, sides: Sides) -> Fit:
    """Share of the wishes both have stated that come true; unknown where neither stated one.

    A wish counts when somebody stated it and the other's answer is known. The built-in questions
    (same gender, language, age) count beside the fields that the criterion names on each side; with
    ``field`` alone, only that one counts. A named field holds people, or words and codes that are
    looked for among the other's answers (in ``code_field`` where the criterion names it); words
    that nobody on the other side has said are for the coordinator to read, and do not count.

    All wishes weigh the same, unless ``credit`` ranks them: ``{ "1" = 1.0, "2" = 0.5 }`` gives the
    first wish twice the weight of the second and of those after it.
    """
    granted = np.zeros(sides.shape)
    stated = np.zeros(sides.shape)
    for wish, weight in _every_wish(criterion, sides):
        known = ~np.isnan(wish)
        granted += weight * np.where(known, wish, 0)
        stated += weight * known
    return np.divide(granted, stated, out=np.full(sides.shape, np.nan), where=stated > 0)


def _every_wish(criterion: Criterion, sides: Sides) -> Iterator[Wish]:
    asked, offered = criterion.receiver, criterion.giver
    if not asked and not offered and criterion.field:
        asked = offered = criterion.field
    else:
        for wish in (*_wishes_of_receivers(sides), *_wishes_of_givers(sides)):
            yield wish, 1.0
    if asked:
        answers = Stated(sides, sides.givers, criterion)
        for wish, weight in _in_own_field(sides.received(asked), asked, answers, criterion.credit):
            yield wish, weight
    if offered:
        answers = Stated(sides, sides.receivers, criterion)
        for wish, weight in _in_own_field(sides.given(offered), offered, answers, criterion.credit):
            yield wish.T, weight


def _in_own_field(
    wishes: pd.Series, field: str, answers: Stated, credit: Mapping[str, float]
) -> Iterator[Wish]:
    """First wishes of all, then second ones, and so on; wishers × others."""
    listed = [answer if isinstance(answer, tuple) else () for answer in wishes]
    for place in range(max(map(len, listed), default=0)):
        fit = np.full((len(listed), answers.people), np.nan)
        for row, own in enumerate(listed):
            if place < len(own):
                fit[row] = answers.grants(str(own[place]), field)
        yield fit, _weight_of_rank(place + 1, credit)


def _weight_of_rank(rank: int, credit: Mapping[str, float]) -> float:
    """Weight of a wish by its rank; all weigh the same where the criterion ranks none."""
    if not credit:
        return 1.0
    return float(credit.get(str(rank), min(credit.values())))


@dataclass(frozen=True)
class _Side:
    """Answers of those who wish, and of those whom they wish for."""

    wishing: pd.DataFrame
    others: pd.DataFrame

    def answers(self, field: str) -> pd.Series:
        """Answers of the wishing to *field*."""
        if field in self.wishing:
            return self.wishing[field]
        return pd.Series(pd.NA, index=self.wishing.index, dtype="object")


def _wishes_of_receivers(sides: Sides) -> list[Fit]:
    side = _Side(sides.receivers, sides.givers)
    return [
        _same_gender(list(sides.received("wish_same_gender")), _genders(sides), side="receiver"),
        _speaks(list(sides.received("wish_language")), sides.givers),
        _of_age(side),
    ]


def _wishes_of_givers(sides: Sides) -> list[Fit]:
    side = _Side(sides.givers, sides.receivers)
    return [
        _same_gender(list(sides.given("wish_same_gender")), _genders(sides), side="giver"),
        _speaks(list(sides.given("wish_language")), sides.receivers).T,
        _of_age(side).T,
    ]


def _genders(sides: Sides) -> Fit:
    return compared(
        list(sides.received("gender")),
        list(sides.given("gender")),
        lambda asked, offered: float(asked == offered),
    )


def _same_gender(wishes: list[object], genders: Fit, *, side: str) -> Fit:
    """Whether the wish for one's own gender comes true; NaN where there is no such wish."""
    wants = pd.Series(wishes, dtype="boolean").fillna(False).to_numpy(dtype=bool)
    wanting = wants[:, None] if side == "receiver" else wants[None, :]
    return np.where(wanting, genders, np.nan)


def _speaks(wishes: list[object], others: pd.DataFrame) -> Fit:
    """Whether the other speaks a language wished for at least well, wishers × others."""
    scale = tuple(code_list("language_level"))
    well = scale.index("good")
    fits = np.full((len(wishes), len(others)), np.nan)
    wanted = sets(pd.Series(wishes, dtype="object"))
    for language in sorted({each for wish in wanted if wish for each in wish}):
        column = f"lang.{language}"
        if column not in others:
            continue
        level = ranks(others[column], scale)
        speaks = np.where(np.isnan(level), np.nan, level >= well)
        rows = np.array([wish is not None and language in wish for wish in wanted])
        fits[rows] = np.fmax(fits[rows], speaks[None, :])
    return fits


def _of_age(side: _Side) -> Fit:
    """Whether the other is of an age wished for, wishers × others."""
    wanted = sets(side.answers("wish_age_band"))
    fits = np.full((len(wanted), len(side.others)), np.nan)
    if any(wanted):
        age = _ages(side.others)
        for row, bands in enumerate(wanted):
            if bands:
                within = np.zeros(len(age), dtype=bool)
                for band in bands:
                    low, high = _band(band)
                    within |= (age >= low) & (age <= high)
                fits[row] = np.where(np.isnan(age), np.nan, within)
    return fits


def _ages(people: pd.DataFrame) -> Fit:
    """Age in years: as the form says it, else by year of birth at the year of the application."""
    age = numbers(people["age"]) if "age" in people else np.full(len(people), np.nan)
    if "birth_year" in people and "received_on" in people:
        year = pd.to_datetime(people["received_on"], errors="coerce").dt.year
        age = np.where(np.isnan(age), numbers(year) - numbers(people["birth_year"]), age)
    return np.floor(age)


def _band(code: str) -> tuple[float, float]:
    """Ages of a band: ``"26-35"``, ``"66+"``."""
    low, _, high = code.rstrip("+").partition("-")
    try:
        return float(low), float(high) if high else np.inf
    except ValueError:
        return np.inf, -np.inf
