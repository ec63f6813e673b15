"""A thousand Nordic CSVs, cell by cell; here a sample, all by ``python -m tests.people.long``."""

import pytest

from tests.people.nordic_csv import nordic_file
from workbench.people import read_list


def differences(seed: int) -> list[str]:
    """What was read otherwise than it was meant, in file number *seed*."""
    file = nordic_file(seed)
    read = read_list("a.csv", file.content)
    if len(read.tables) != 1:
        return [f"{file.about}: {[str(problem) for problem in read.problems]}"]
    table = read.tables[0]
    found = tuple(
        tuple(table.cell(i, k) for k in range(len(table.headings))) for i in range(len(table))
    )
    wanted = (file.headings, file.rows, file.row_numbers)
    if (table.headings, found, table.row_numbers) == wanted:
        return []
    wrong = [
        f"{meant!r} was read as {seen!r}"
        for mine, theirs in zip((file.headings, *file.rows), (table.headings, *found), strict=False)
        for meant, seen in zip(mine, theirs, strict=False)
        if meant != seen
    ]
    shape = f"{len(file.rows)} rows, {len(found)} read; numbers {table.row_numbers[:3]}"
    return [f"{file.about}: {shape}; {wrong[:3]}"]


@pytest.mark.requirement("N-05")
def test_a_sample_of_nordic_csvs_comes_back_cell_for_cell():
    assert [line for seed in range(60) for line in differences(seed)] == []
