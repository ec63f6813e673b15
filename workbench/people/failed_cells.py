"""Cells in which a formula failed: blank, and said once for each column."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from workbench.locale import count_sentence, sentence
from workbench.people.cells import is_failed
from workbench.people.problems import Problem
from workbench.people.tables import RawTable


def without_failed(table: RawTable) -> tuple[RawTable, list[Problem]]:
    """Table in which what Excel writes for a failed formula, such as ``#REF!``, is blank."""
    columns = list(table.columns)
    rows_of: dict[str, list[int]] = {}
    for position, cells in enumerate(columns):
        if not any(map(is_failed, set(cells))):
            continue
        failed = [i for i, cell in enumerate(cells) if is_failed(cell)]
        columns[position] = tuple("" if is_failed(cell) else cell for cell in cells)
        rows_of[table.letters[position]] = [table.row_numbers[i] for i in failed]
    if not rows_of:
        return table, []
    return replace(table, columns=tuple(columns)), failed_cells(table, rows_of)


def failed_cells(table: RawTable, rows_of: Mapping[str, Sequence[int]]) -> list[Problem]:
    """Problems for failed formulas, by column letter and rows as Excel numbers them."""
    return [
        Problem(
            severity="unknown",
            code="formula_without_value",
            file=table.file,
            sheet=table.sheet,
            row=rows[0],
            column=letter,
            heading=table.headings[table.letters.index(letter)] or None,
            what=count_sentence(
                "A formula in the cell gives no value; it was read as blank.",
                "Formulas in {n} cells, first here, give no value; they were read as blank.",
                len(rows),
            ),
            mend=sentence(
                "Open the file in Excel, mend the formula and save, or write the answer."
            ),
        )
        for letter, rows in rows_of.items()
    ]
