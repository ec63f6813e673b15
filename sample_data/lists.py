"""What the smaller lists share: rows put together as a list, drawn words, days and levels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sample_data.dice import Dice
from sample_data.writing import Cell

type Words = Mapping[str, tuple[str, ...]]
"""Ways to write each code, the most usual first."""

type Record = dict[str, Cell]
"""One row: the answer below each heading."""


@dataclass(frozen=True)
class Table:
    """A list as it goes into a file."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table(records: Sequence[Record]) -> Table:
    """A list of records that all have the same headings.

    Raises
    ------
    ValueError
        When a record has other headings than the first.
    """
    headings = tuple(records[0])
    for record in records:
        if tuple(record) != headings:
            raise ValueError(f"Other headings than in the first row: {tuple(record)}.")
    return Table(headings, tuple(tuple(record.values()) for record in records))


def drawn(weights: Mapping[str, float], count: int, dice: Dice) -> list[str]:
    """*count* different codes, the likely ones more often, in the order of *weights*."""
    left = dict(weights)
    chosen = set()
    for turn in range(min(count, len(left))):
        code = dice.of(turn).weighted(left)
        chosen.add(code)
        del left[code]
    return [code for code in weights if code in chosen]


def said(code: str, words: Words, dice: Dice) -> str:
    """One of the ways to write a code, the usual way in most cases."""
    phrases = words[code]
    return phrases[0] if dice.of("usual").happens(0.6) else dice.of("phrase").one(phrases)


def ticked(codes: Sequence[str], words: Words, dice: Dice, *, between: str) -> str | None:
    """Several codes in one cell; nothing where none was chosen."""
    return between.join(said(code, words, dice.of(code)) for code in codes) or None


def unless(chance: float, dice: Dice, answer: Cell) -> Cell:
    """The answer, or nothing with this chance."""
    return None if dice.of("left out").happens(chance) else answer


def moments(count: int, first: datetime, last: datetime, dice: Dice) -> list[datetime]:
    """Moments in the order of time, spread over the days between two, within waking hours."""
    days = (last - first).days
    found = []
    for number in range(count):
        draw = dice.of(number)
        day = first + timedelta(days=draw.of("day").whole(0, days))
        minutes = draw.of("minute").whole(7 * 60, 22 * 60)
        found.append(day.replace(hour=0, minute=0) + timedelta(minutes=minutes))
    return sorted(found)


def spoken(
    levels: Mapping[str, str], names: Words, words: Words, dice: Dice, *, without: Sequence[str]
) -> str | None:
    """Languages that have no column of their own, with their levels, in one cell."""
    parts = (
        f"{said(name, names, dice.of(name))} ({said(level, words, dice.of(name, 'level')).lower()})"
        for name, level in levels.items()
        if name not in without
    )
    return ", ".join(parts) or None
