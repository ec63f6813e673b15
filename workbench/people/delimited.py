"""Reading CSV and its relatives: which sign divides the columns, and which rows do not fit."""

import csv
import io
import re
from collections import Counter

from workbench.locale import Sentence, sentence
from workbench.people.encodings import broken_letters, decode
from workbench.people.formulas import unguarded
from workbench.people.grid import Grid, heading_row, table_of
from workbench.people.problems import Problem
from workbench.people.tables import MOST_BYTES, ReadList

DELIMITERS = (";", ",", "\t", "|")
"""Signs between columns; Nordic Excel writes the first."""

_SEPARATOR_LINE = re.compile(r"\ufeff?\"?sep=(\t|[^\w\s\"])\"?[ \t;,]*(?:\r\n|\r|\n)", re.IGNORECASE)
# A text of any length is an answer; what limits a list is the size of its file.
csv.field_size_limit(MOST_BYTES)

_SAMPLE_CHARACTERS = 200_000
_SAMPLE_ROWS = 300
_SHORT_ROWS_OF_AN_EXPORTER = 0.2


def read_delimited(name: str, content: bytes) -> ReadList:
    """Read a text file with one line for each person.

    Parameters
    ----------
    name : str
        Name of the file, for the places in problems.
    content : bytes
        The whole file.

    Returns
    -------
    ReadList
        One table, or none and the problem that says why.
    """
    decoded = decode(content)
    if decoded is None:
        return _refused(
            name,
            "not_text",
            sentence("Its letters are in a form that cannot be read."),
            sentence('Open it where it was made and save it as "CSV UTF-8" or as .xlsx.'),
        )
    text, encoding = decoded
    if not text.strip("\ufeff \t\r\n;,|"):
        return _refused(
            name,
            "empty",
            sentence("There is nothing in it."),
            sentence("Hand in the file that has the answers."),
        )
    text, delimiter = _separator_line(text)
    delimiter = delimiter or choose_delimiter(text)
    wrapped: list[Problem] = []
    if delimiter is None and (inner := _unwrapped(text)) is not None:
        text, wrapped = inner, [_wrapped_rows(name)]
        delimiter = choose_delimiter(text)
    if delimiter is None:
        return _refused(
            name,
            "one_column",
            sentence("Only one column was found."),
            sentence("Save it with semicolons between the columns, or as .xlsx."),
        )
    rows = _rows(text, delimiter)
    if _is_open_quote(text, rows):
        return _refused(
            name,
            "open_quote",
            sentence("A quotation mark is opened in this row and never closed."),
            sentence("Close it or delete it, or save the list as .xlsx."),
            row=len(rows),
        )
    rows, ragged = _even_rows(name, rows)
    grid = Grid(name, None, rows, encoding=encoding, delimiter=delimiter)
    table, problems = table_of(grid)
    problems = [*wrapped, *_broken_letters(name, text), *ragged, *problems]
    return ReadList((table,) if table else (), tuple(problems))


def choose_delimiter(text: str) -> str | None:
    """Sign between the columns, or None where no sign gives two columns.

    The sign under which most rows have as many cells as the headings; among equals the one with
    more columns. How often a sign occurs says nothing: answers are full of commas.
    """
    best, chosen = 0.0, None
    sample = text[:_SAMPLE_CHARACTERS]
    for delimiter in DELIMITERS:
        rows = [row for row in _rows(sample, delimiter)[:_SAMPLE_ROWS] if any(row)]
        if len(sample) < len(text):
            rows = rows[:-1]
        heading = heading_row(rows)
        if heading is None or len(rows[heading]) < 2:
            continue
        width = len(rows[heading])
        even = sum(1 for row in rows if len(row) == width) / len(rows)
        # Squared: a row that does not fit weighs more than a further column.
        score = even**2 * (1 - 1 / width)
        if score > best:
            best, chosen = score, delimiter
    return chosen


def _separator_line(text: str) -> tuple[str, str | None]:
    """Text without Excel's own first line ``sep=;``, and the sign that the line names."""
    line = _SEPARATOR_LINE.match(text)
    return (text[line.end() :], line.group(1)) if line else (text, None)


def _rows(text: str, delimiter: str) -> list[list[str]]:
    lines = io.StringIO(text, newline="")
    read = csv.reader(lines, delimiter=delimiter, skipinitialspace=delimiter != "\t")
    return [[unguarded(cell) for cell in row] if "'" in "".join(row) else row for row in read]


def _is_open_quote(text: str, rows: list[list[str]]) -> bool:
    last = next((row for row in reversed(rows) if row), [])
    return text.count('"') % 2 == 1 and any("\n" in cell or "\r" in cell for cell in last)


def _unwrapped(text: str) -> str | None:
    """Text of a list in which each whole row stands in quotation marks; None for any other."""
    rows = [row for row in _rows(text, "\0") if row]
    lines = [row[0] for row in rows]
    if any(len(row) > 1 or "\n" in row[0] or "\r" in row[0] for row in rows):
        return None
    return "\n".join(lines) if text.lstrip().startswith('"') else None


def _wrapped_rows(name: str) -> Problem:
    return Problem(
        severity="note",
        code="wrapped_rows",
        file=name,
        what=sentence("Every row stands in quotation marks as if it were one cell; it was divided."),
        mend=sentence("Look through a few rows; save it from the form tool itself if one is wrong."),
    )


def _even_rows(name: str, rows: list[list[str]]) -> tuple[list[list[str]], list[Problem]]:
    """Rows with as many cells as there are headings, and problems for the rows that had not.

    A longer row has a dividing sign inside an answer, so its cells stand under wrong headings; two
    short rows that fill one together are one row with a line break. Neither is read. Some form
    tools leave out blank cells at the end: those rows are read.
    """
    heading = heading_row(rows)
    if heading is None:
        return rows, []
    width = len(rows[heading])
    broken: dict[int, int] = {}
    short: list[int] = []
    for i in range(heading + 1, len(rows)):
        cells = _without_blank_end(rows[i])
        if len(cells) > width:
            broken[i] = len(cells)
        elif 0 < len(rows[i]) < width:
            short.append(i)
    answers = max(1, len(rows) - heading - 1)
    if len(short) <= max(2, answers * _SHORT_ROWS_OF_AN_EXPORTER):
        for i in short:
            if i + 1 in short and len(rows[i]) + len(rows[i + 1]) == width + 1:
                broken[i], broken[i + 1] = len(rows[i]), len(rows[i + 1])
        short_problems = [_short_row(name, i, rows, width) for i in short if i not in broken]
    else:
        short_problems = [_short_rows(name, Counter(len(rows[i]) for i in short), width)]
    problems = [_broken_row(name, i, cells, width) for i, cells in sorted(broken.items())]
    kept = [[] if i in broken else row for i, row in enumerate(rows)]
    return kept, [*problems, *short_problems]


def _without_blank_end(row: list[str]) -> list[str]:
    end = len(row)
    while end and not row[end - 1].strip():
        end -= 1
    return row[:end]


def _broken_row(name: str, index: int, cells: int, width: int) -> Problem:
    return Problem(
        severity="blocks",
        code="uneven_row",
        file=name,
        row=index + 1,
        value=str(cells),
        what=sentence(
            "The row has {n} cells and there are {width} headings, so it was left out.",
            n=cells,
            width=width,
        ),
        mend=sentence(
            "Put an answer that has a line break or the dividing sign in quotation marks."
        ),
    )


def _short_row(name: str, index: int, rows: list[list[str]], width: int) -> Problem:
    cells = len(rows[index])
    return Problem(
        severity="note",
        code="short_row",
        file=name,
        row=index + 1,
        value=str(cells),
        what=sentence(
            "The row ends after {n} of {width} cells; the rest was read as blank.",
            n=cells,
            width=width,
        ),
        mend=sentence("Check that the row is whole."),
    )


def _short_rows(name: str, widths: Counter[int], width: int) -> Problem:
    count = sum(widths.values())
    return Problem(
        severity="note",
        code="short_rows",
        file=name,
        value=str(count),
        what=sentence(
            "{n} rows end before the last of {width} headings; the rest was read as blank.",
            n=count,
            width=width,
        ),
        mend=sentence("Check one of them if answers seem to be missing."),
    )


def _broken_letters(name: str, text: str) -> list[Problem]:
    word = broken_letters(text)
    if word is None:
        return []
    row = text[: text.index(word)].count("\n") + 1
    return [
        Problem(
            severity="note",
            code="broken_letters",
            file=name,
            value=word,
            what=sentence(
                'Letters were broken before the file was saved, as in "{word}" near line {row}.',
                word=word,
                row=str(row),
            ),
            mend=sentence('Export it once more and choose "UTF-8", or save it as .xlsx.'),
        )
    ]


def _refused(
    name: str, code: str, what: Sentence, mend: Sentence, row: int | None = None
) -> ReadList:
    problem = Problem(severity="blocks", code=code, file=name, row=row, what=what, mend=mend)
    return ReadList(problems=(problem,))
