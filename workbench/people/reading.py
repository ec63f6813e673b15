"""From a file that a coordinator hands in to tables of text, with every cell's place."""

from workbench.locale import sentence
from workbench.people.delimited import read_delimited
from workbench.people.file_kinds import FileKind, kind_of
from workbench.people.identity_numbers import without_identity_numbers
from workbench.people.tables import MOST_BYTES, ReadList
from workbench.people.workbooks import read_workbook, refused


def read_list(name: str, content: bytes) -> ReadList:
    """Read a list of applicants: CSV, XLSX, XLS or ODS, whatever its name says.

    Parameters
    ----------
    name : str
        Name of the file as the coordinator knows it.
    content : bytes
        The whole file, at most 25 MiB.

    Returns
    -------
    ReadList
        The tables, all text; and the problems. A file that cannot be read gives no table and one
        problem that ``blocks``; never an exception.

    Examples
    --------
    >>> read = read_list("adepter.csv", "Namn;Bransch\\nAda Ek;Vård\\n".encode("cp1252"))
    >>> read.tables[0].headings, read.tables[0].cell(0, 1), read.tables[0].encoding
    (('Namn', 'Bransch'), 'Vård', 'cp1252')
    """
    if not content:
        return refused(name, _EMPTY)
    if name.startswith("~$"):
        return refused(name, _LOCK)
    if len(content) > MOST_BYTES:
        return refused(name, _too_large(len(content)))
    kind = kind_of(content)
    if kind.kind == "other":
        return refused(name, kind)
    read = read_workbook if kind.kind == "workbook" else read_delimited
    return _without_identity_numbers(read(name, content))


def _without_identity_numbers(read: ReadList) -> ReadList:
    tables, problems = [], list(read.problems)
    for table in read.tables:
        safe, said = without_identity_numbers(table)
        tables.append(safe)
        problems.extend(said)
    return ReadList(tuple(tables), tuple(problems))


_EMPTY = FileKind(
    "other",
    "empty",
    sentence("There is nothing in it."),
    sentence("Hand in the file that has the answers."),
)


_LOCK = FileKind(
    "other",
    "lock_file",
    sentence("It is the note that Excel keeps beside a list while it is open."),
    sentence("Hand in the list itself: the file whose name has no ~$."),
)


def _too_large(size: int) -> FileKind:
    return FileKind(
        "other",
        "too_large",
        sentence(
            "It is {size} MB; at most {most} MB can be read.",
            size=round(size / 1024 / 1024),
            most=MOST_BYTES // 1024 // 1024,
        ),
        sentence("Split it into several files, or delete pictures and sheets that are not needed."),
    )
