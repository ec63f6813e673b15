"""Seeded tables with everything that a cell of ours may hold, and what must come back of them."""

import random
from typing import Any

import pandas as pd

from workbench.people.cells import clean_cell

TEXTS = (
    "=1+1", '=HYPERLINK("http://example.org")', "+46701234567", "+46 70 123 45 67", "+46-70/12",
    "@x", "-x", "- x", "-2", "+cmd|' /C calc'!A0", "\t=1", "\t\t-1", "＝1+1", "＋1", "－1", "＠SUMMA",
    " =1", "\u00a0=1", "'=1", "''=1", "'hej", "'", "''", "\u200b=1", "\ufeff@a", "\r=1", "\n=1",
    "a\nb", "a\r\nb", "å;ä,ö|\t", '"', '""', 'säg "hej"', "_x0041_", "_x000D_", "x_x005F_y", "0127",
    "007", "1e5", "1,5", "2.5", "TRUE", "true", "NA", "None", "nan", "2022-02-14",
    "03/04/2022", "http://example.org", "mailto:a@example.org", "internal:A1", "external:c:\\x",
    "{=1}", "😀 hej", "ملحق", "Ŝ\u0327", "a\x00b", "\x07", "a\x1fb", "x" * 300, "&amp; <b> ]]>",
    "sep=;", "  blanksteg  ", "\u2028rad", "#", "1/2", "%", "*", "DDE", "|", ";", ",",
)  # fmt: skip
LETTERS = "abcåäöæøABC 0123456789=+-@'\";,|\t\n\r.:/_x{}()＝＋－＠\u00a0\u200b"


def random_table(seed: int) -> pd.DataFrame:
    """Table number *seed*: a column of names, then two to nine of any kind."""
    dice = random.Random(seed)
    height = dice.randint(1, 25)
    columns: dict[str, list[Any]] = {"Namn": [f"Person {i}" for i in range(height)]}
    for number in range(dice.randint(2, 9)):
        heading = f"{dice.choice(('Svar', '=Fråga', '+Poäng', '@Ort', 'Å;Ä', '-Val'))} {number}"
        draw = dice.choice((_text, _text, _text, _random_text, _number, _mixed))
        columns[heading] = [draw(dice) for _ in range(height)]
    return pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in columns.items()})


def as_read(value: Any, *, comma: bool) -> str:
    """Text that reading must give for a value that was exported."""
    if value is None or value is pd.NA:
        return ""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return clean_cell(str(value))
    if isinstance(value, int):
        return str(value)
    if comma:
        return str(value).replace(".", ",")
    return str(int(value)) if value.is_integer() else f"{value:.15g}"


def _text(dice: random.Random) -> Any:
    return dice.choice(TEXTS)


def _random_text(dice: random.Random) -> Any:
    return "".join(dice.choice(LETTERS) for _ in range(dice.randint(0, 30)))


def _number(dice: random.Random) -> Any:
    return dice.choice((None, dice.randint(-10**6, 10**6), round(dice.uniform(-100, 100), 3)))


def _mixed(dice: random.Random) -> Any:
    return dice.choice((None, pd.NA, True, False, _text(dice), _number(dice)))
