"""Which rows below the headings are people, and which are sums, headings again, or a tool's own."""

import re
from collections.abc import Sequence

from workbench.vocabulary.code_lists import folded_words

REPEATED, TOTALS = "repeated_headings", "totals"
"""Why a row is left out."""

_NUMBER = re.compile(r"[-+−]?\d[\d\s.,]*%?")
_TOTAL = re.compile(
    r"(?:summa|sum|summer|totalt?|total sum|i alt|ialt|sammanlagt|tilsammen|antal|antall|count"
    r"|medel|medelvarde|snitt|gennemsnit|gjennomsnitt|average|mean)\b[\s:=]*(?:[\d\s.,]*)"
)
_MOST_TOTALS = 3
_IMPORT_ID = re.compile(r"\{\s*\"ImportId\"")


def answer_rows(
    rows: Sequence[Sequence[str]], headings: Sequence[str], first: int
) -> tuple[list[int], list[tuple[int, str]]]:
    """Positions of the rows with answers, and of those left out with the reason.

    Parameters
    ----------
    rows : sequence of rows of text
        Cleaned cells of the whole sheet.
    headings : sequence of str
    first : int
        Position of the first row that may be an answer.
    """
    kept: list[int] = []
    left_out: list[tuple[int, str]] = []
    for i in range(first, len(rows)):
        if not any(rows[i]):
            continue
        if all((rows[i][k] if k < len(rows[i]) else "") == h for k, h in enumerate(headings)):
            left_out.append((i, REPEATED))
            continue
        kept.append(i)
    for _ in range(_MOST_TOTALS):
        if len(kept) < 2 or not _is_total(rows[kept[-1]], headings):
            break
        left_out.append((kept.pop(), TOTALS))
    return kept, sorted(left_out)


def is_import_row(row: Sequence[str]) -> bool:
    """Whether a form tool keeps its own names of the columns in this row."""
    cells = [cell for cell in row if cell]
    return bool(cells) and all(_IMPORT_ID.match(cell) for cell in cells)


def _is_total(row: Sequence[str], headings: Sequence[str]) -> bool:
    """Whether a last row counts or adds up the rows above: it names nobody."""
    cells = [cell for cell in row if cell]
    if len(headings) < 3 or 2 * len(cells) > len(headings) + 1:
        return False
    words = [cell for cell in cells if not _NUMBER.fullmatch(cell)]
    return len(words) == 1 and _TOTAL.fullmatch(folded_words(words[0])) is not None
