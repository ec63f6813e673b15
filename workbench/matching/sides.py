"""The two sides of a match as columns of answers, in canonical order.

Only ids and answers are here: names and contacts were split off when the lists were read.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as record
from types import MappingProxyType

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.programme.life import Milestone
from workbench.vocabulary import CodeList, Field, code_list, places

#: Countries whose municipalities the workbench knows.
COUNTRIES_WITH_PLACES = ("SE", "DK", "NO")


@dataclass(frozen=True)
class Sides:
    """Givers and receivers who take part.

    Attributes
    ----------
    givers, receivers : DataFrame
        One row per person, index of ids in canonical order, one column per field.
    fields : mapping of id to Field
    country : str
        ISO 3166-1 code, for places.
    milestones : mapping of id to Milestone
        Steps that the programme declares.
    roles : (str, str)
        Ids of the giver's and the receiver's role.
    """

    givers: pd.DataFrame
    receivers: pd.DataFrame
    fields: Mapping[str, Field]
    country: str
    milestones: Mapping[str, Milestone] = record(default_factory=lambda: MappingProxyType({}))
    roles: tuple[str, str] = ("mentor", "mentee")

    @property
    def shape(self) -> tuple[int, int]:
        """Number of receivers and of givers."""
        return len(self.receivers), len(self.givers)

    def given(self, field: str) -> pd.Series:
        """Givers' answers to *field*; all missing where nobody was asked."""
        return _column(self.givers, field)

    def received(self, field: str) -> pd.Series:
        """Receivers' answers to *field*; all missing where nobody was asked."""
        return _column(self.receivers, field)

    def codes_of(self, field: str) -> CodeList | None:
        """Code list of a field; places are those of the programme's country."""
        known = self.fields.get(field)
        if known is None:
            return None
        if known.type == "place" or known.list == "places":
            return places(self.country) if self.country in COUNTRIES_WITH_PLACES else None
        try:
            return code_list(known.list) if known.list else None
        except ValueError:
            # A list of the programme's own: its labels were read with the answers.
            return None

    def scale_of(self, field: str) -> tuple[str, ...]:
        """Ordered answers of a field, lowest first; empty where it has no scale."""
        known = self.fields.get(field)
        return known.scale if known is not None else ()

    def languages(self) -> tuple[str, ...]:
        """Language fields that anybody answered."""
        columns = [*self.givers.columns, *self.receivers.columns]
        return tuple(dict.fromkeys(name for name in columns if str(name).startswith("lang.")))


def compared(
    receivers: Sequence[Hashable], givers: Sequence[Hashable], fit_of: object
) -> NDArray[np.float64]:
    """Fit of every pair, computed once for each two different answers.

    Parameters
    ----------
    receivers, givers : sequences
        An answer per person; missing answers give NaN.
    fit_of : callable of (receiver's answer, giver's answer) to float
    """
    received, rows = _distinct(receivers)
    given, columns = _distinct(givers)
    table = np.full((len(received) + 1, len(given) + 1), np.nan)
    for row, asked in enumerate(received):
        for column, offered in enumerate(given):
            table[row, column] = fit_of(asked, offered)  # type: ignore[operator]
    return table[np.ix_(rows, columns)]


def numbers(answers: pd.Series) -> NDArray[np.float64]:
    """Answers as floats, NaN where missing."""
    known = pd.to_numeric(answers, errors="coerce").astype("Float64")
    return np.asarray(known.to_numpy(np.float64, na_value=np.nan))


def ranks(answers: pd.Series, scale: tuple[str, ...]) -> NDArray[np.float64]:
    """Place of each answer on a scale, 0 lowest; NaN where missing."""
    order = {code: float(place) for place, code in enumerate(scale)}
    placed = answers.map(order).astype("Float64")
    return np.asarray(placed.to_numpy(np.float64, na_value=np.nan))


def steps(answers: pd.Series, scale: tuple[str, ...]) -> NDArray[np.float64]:
    """Place of each answer on its scale, or the number itself where there is no scale."""
    return ranks(answers, scale) if scale else numbers(answers)


def sets(answers: pd.Series) -> list[frozenset[str] | None]:
    """Answers as sets of codes; None where missing or empty."""
    return [_set(answer) for answer in answers]


def _set(answer: object) -> frozenset[str] | None:
    if isinstance(answer, tuple | frozenset | set | list):
        return frozenset(answer) or None
    return None if pd.isna(answer) else frozenset([str(answer)])  # type: ignore[call-overload]


def _column(people: pd.DataFrame, field: str) -> pd.Series:
    if field in people:
        return people[field]
    return pd.Series(pd.NA, index=people.index, dtype="object")


def _distinct(answers: Sequence[Hashable]) -> tuple[list[Hashable], NDArray[np.int64]]:
    """Different answers, and for each person the place of hers; missing is the last place."""
    places_of: dict[Hashable, int] = {}
    found = [
        -1 if _missing(answer) else places_of.setdefault(answer, len(places_of))
        for answer in answers
    ]
    return list(places_of), np.array(found, dtype=np.int64)


def _missing(answer: Hashable) -> bool:
    return answer is None or (not isinstance(answer, tuple | frozenset) and bool(pd.isna(answer)))  # type: ignore[call-overload]
