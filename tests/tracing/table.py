"""The table of requirements and their tests, as it stands in ``docs/requirements.md``."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from tests.tracing.catalogue import MODULES, SOURCES, Requirement
from tests.tracing.marks import Mark

BEGIN = "<!-- table: begin, written by `python -m tests.tracing --write` -->"
END = "<!-- table: end -->"

#: Tests of one file that are named in a row; the others are counted.
MOST_OF_A_FILE = 3


def page_with_table(page: str, table: str) -> str:
    """*page* with *table* between the two marks.

    Raises
    ------
    ValueError
        When the page does not hold each of :data:`BEGIN` and :data:`END` once, in this order.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end or BEGIN in rest or END in after or END in before:
        raise ValueError(f"Write the two lines once each, in this order:\n{BEGIN}\n{END}")
    return f"{before}{BEGIN}\n\n{table}\n{END}{after}"


def table_of(requirements: Sequence[Requirement], marks: Iterable[Mark]) -> str:
    """How many requirements have a test, by module, and a table for every source.

    Parameters
    ----------
    requirements : sequence of Requirement
        In the order they are listed in.
    marks : iterable of Mark
        Of these requirements.

    Returns
    -------
    str
        Markdown; the same for marks in any order.
    """
    tests = defaultdict(set)
    for mark in marks:
        tests[mark.requirement].add((mark.file, mark.test))
    tested = frozenset(tests)
    parts = [f"{counted(requirements, tested)}\n\n{_by_module(requirements, tested)}"]
    for source, title in SOURCES.items():
        of_source = [each for each in requirements if each.source == source]
        if of_source:
            rows = [_row(each, tests.get(each.id, ())) for each in of_source]
            head = "| id | ★ | line | what | modules | tests |\n|---|---|---|---|---|---|"
            parts.append("\n".join([f"### {title}\n\n{counted(of_source, tested)}\n", head, *rows]))
    return "\n\n".join(parts) + "\n"


def counted(requirements: Iterable[Requirement], tested: Collection[str]) -> str:
    """How many of these have a test, in words; *tested* holds the ids that do."""
    listed = list(requirements)
    starred = [each for each in listed if each.starred]
    return (
        f"{_number(listed, tested)} of {len(listed)} have a test; "
        f"of the starred ones {_number(starred, tested)} of {len(starred)}."
    )


def _number(requirements: Iterable[Requirement], tested: Collection[str]) -> int:
    return sum(each.id in tested for each in requirements)


def _by_module(requirements: Sequence[Requirement], tested: Collection[str]) -> str:
    rows = [
        "| module | | with a test | of | starred with a test | of |",
        "|---|---|--:|--:|--:|--:|",
    ]
    for module, name in MODULES.items():
        listed = [each for each in requirements if module in each.modules]
        starred = [each for each in listed if each.starred]
        numbers = [
            _number(listed, tested),
            len(listed),
            _number(starred, tested),
            len(starred),
        ]
        rows.append(f"| {module} | {name} | {' | '.join(map(str, numbers))} |")
    return "\n".join(rows)


def _row(requirement: Requirement, tests: Collection[tuple[str, str]]) -> str:
    cells = [
        requirement.id,
        "★" if requirement.starred else "",
        requirement.line,
        _in_a_cell(f"*{requirement.meaning.rstrip('.')}.* {requirement.requirement}"),
        " ".join(requirement.modules),
        _tests_in_a_cell(tests),
    ]
    return f"| {' | '.join(cells)} |"


def _tests_in_a_cell(tests: Collection[tuple[str, str]]) -> str:
    """Tests by file; further tests of the same file without its name, the last ones counted."""
    by_file = defaultdict(list)
    for file, test in sorted(tests):
        by_file[file].append(test)
    return "<br>".join(_tests_of_a_file(file, names) for file, names in by_file.items())


def _tests_of_a_file(file: str, names: list[str]) -> str:
    shown = [f"`{file}::{names[0]}`", *(f"`::{name}`" for name in names[1:MOST_OF_A_FILE])]
    rest = len(names) - len(shown)
    return ", ".join(shown) + (f" and {rest} more" if rest else "")


def _in_a_cell(text: str) -> str:
    return text.replace("|", "\\|")
