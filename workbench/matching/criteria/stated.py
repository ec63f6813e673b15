"""What people said of themselves, so that a wish in words or codes can be looked for in it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.matching.sides import Sides, sets
from workbench.programme import Criterion
from workbench.vocabulary import CodeList, Field

#: Types of fields in which a wish may be found.
_TYPES = frozenset({"code", "codes", "level"})

#: Never compared, whatever somebody wishes: where people or their parents come from.
_LISTS_LEFT_OUT = frozenset({"countries"})


class Stated:
    """Answers of one side, by what was said.

    Parameters
    ----------
    others : DataFrame
        The people whose answers are looked through.
    criterion : Criterion
        Names in ``code_field`` the one field to look in; without it every code that is not
        sensitive is looked through, and gender, which people may ask for.
    """

    def __init__(self, sides: Sides, others: pd.DataFrame, criterion: Criterion) -> None:
        self._sides, self._others = sides, others
        self._place = {str(name): place for place, name in enumerate(others.index)}
        own = {criterion.field, criterion.giver, criterion.receiver}
        self._columns = (
            [criterion.code_field]
            if criterion.code_field
            else [name for name in map(str, others.columns) if name not in own and self._open(name)]
        )
        self._answers: dict[str, list[frozenset[str] | None]] = {}
        self._found: dict[tuple[str, bool], NDArray[np.float64]] = {}

    @property
    def people(self) -> int:
        """Number of people."""
        return len(self._place)

    def grants(self, wish: str, field: str) -> NDArray[np.float64]:
        """1 for each who is what *wish* asks for, 0 who is not, NaN where that is not known."""
        known = self._sides.fields.get(field)
        of_person = known is not None and known.type == "person_ref"
        key = (wish, of_person)
        if key not in self._found:
            self._found[key] = self._person(wish) if of_person else self._said(wish)
        return self._found[key]

    def _person(self, wish: str) -> NDArray[np.float64]:
        if wish not in self._place:
            return np.full(self.people, np.nan)
        fit = np.zeros(self.people)
        fit[self._place[wish]] = 1
        return fit

    def _said(self, wish: str) -> NDArray[np.float64]:
        fit = np.full(self.people, np.nan)
        for column in self._columns:
            said = self._in(column)
            keys = set(self._keys(wish, self._sides.codes_of(column)))
            granted = np.array(
                [
                    np.nan if own is None else float(bool({_key(each) for each in own} & keys))
                    for own in said
                ],
                dtype=float,
            )
            # A question in which nobody gave this answer says nothing about the wish.
            if (granted == 1).any():
                fit = np.fmax(fit, granted)
        return fit

    def _in(self, column: str) -> list[frozenset[str] | None]:
        if column not in self._answers:
            missing = pd.Series(pd.NA, index=self._others.index, dtype="object")
            self._answers[column] = sets(self._others.get(column, missing))
        return self._answers[column]

    def _open(self, name: str) -> bool:
        """Whether a wish may be looked for in a field at all."""
        field: Field | None = self._sides.fields.get(name)
        if field is None or field.type not in _TYPES or field.list in _LISTS_LEFT_OUT:
            return False
        return field.personal in ("personal", "none") or name == "gender"

    @staticmethod
    def _keys(wish: str, codes: CodeList | None) -> Iterator[str]:
        yield _key(wish)
        if codes is not None and (code := codes.find(wish)) is not None:
            yield _key(code)


def _key(text: str) -> str:
    return " ".join(text.casefold().split())
