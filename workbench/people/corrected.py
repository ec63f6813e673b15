"""The lists as they were handed in, with what a coordinator wrote over an answer."""

from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from workbench.people.mapping import ColumnMapping
from workbench.people.rows import Cell
from workbench.people.tables import RawTable


def corrected_tables(
    lists: Sequence[tuple[RawTable, ColumnMapping]],
    corrections: Mapping[Cell, str],
    *,
    without: Collection[str] = (),
) -> dict[str, pd.DataFrame]:
    """Tables with their own headings and rows, corrected, by a name for each.

    Parameters
    ----------
    corrections : mapping of (file, sheet, row, field) to text
    without : collection of field ids
        Fields that were left out at the door, and stay out.

    Returns
    -------
    dict of name to DataFrame
        The name is the sheet's, else the file's; all cells are text.
    """
    tables: dict[str, pd.DataFrame] = {}
    for table, mapping in lists:
        kept = [column for column in mapping.columns if column.field not in without]
        columns = [
            [
                corrections.get((table.file, table.sheet, row, column.field or ""), text)
                for row, text in zip(table.row_numbers, table.columns[column.position], strict=True)
            ]
            for column in kept
        ]
        rows = list(zip(*columns, strict=True))
        name = table.sheet or table.file.rpartition(".")[0] or table.file
        while name in tables:
            name = f"{name} 2"
        tables[name] = pd.DataFrame(rows, columns=[column.heading for column in kept], dtype=object)
    return tables
