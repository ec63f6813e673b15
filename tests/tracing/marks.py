"""Finding the marked tests in the source of the tests, without importing any of it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard


@dataclass(frozen=True)
class Mark:
    """One requirement named by one test.

    Parameters
    ----------
    requirement : str
        Id as the marker has it, known or not.
    file, test : str
        Path under ``tests/`` with ``/``, and name with its class, as ``TestA::test_b``.
    line : int
        Line of the test.
    """

    requirement: str
    file: str
    test: str
    line: int


@dataclass(frozen=True)
class Fault:
    """A marker that says nothing, and what to write instead."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"tests/{self.file}, line {self.line}: {self.what}"


@dataclass(frozen=True)
class Found:
    """Marks and faults of some files, in the order of files and lines."""

    marks: tuple[Mark, ...] = ()
    faults: tuple[Fault, ...] = ()


def marks_under(folder: Path) -> Found:
    """Marks of every ``test_*.py`` under *folder*."""
    marks: list[Mark] = []
    faults: list[Fault] = []
    for path in sorted(folder.rglob("test_*.py")):
        file = path.relative_to(folder).as_posix()
        found = marks_in(path.read_text(encoding="utf-8"), file=file)
        marks += found.marks
        faults += found.faults
    return Found(tuple(marks), tuple(faults))


def marks_in(source: str, *, file: str) -> Found:
    """Marks in the source of one test file.

    A marker may be a decorator of a test or of a class, stand in ``marks=`` of a
    ``pytest.param`` inside a decorator, or in a ``pytestmark`` of the file or a class.

    Examples
    --------
    >>> found = marks_in("@pytest.mark.requirement('M-21')\\ndef test_a(): ...", file="test_b.py")
    >>> found.marks
    (Mark(requirement='M-21', file='test_b.py', test='test_a', line=2),)
    """
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        what = f"the file is not Python: {error.msg}."
        return Found(faults=(Fault(file, error.lineno or 1, what),))
    reader = _Reader(file)
    reader.read(tree.body, above=(), inside=())
    reader.report_strays(tree)
    return Found(tuple(reader.marks), tuple(reader.faults))


class _Reader:
    """Walk through one file; keeps what was found and which markers were understood."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.marks: list[Mark] = []
        self.faults: list[Fault] = []
        self._seen: set[ast.Attribute] = set()

    def read(
        self, body: list[ast.stmt], *, above: tuple[str, ...], inside: tuple[str, ...]
    ) -> None:
        """Read tests and classes; *above* are the ids that hold for all of them."""
        shared = [*above]
        for node in body:
            if _is_pytestmark(node):
                shared += self._ids(node)
        for node in body:
            if isinstance(node, ast.ClassDef) and node.name.startswith("Test"):
                own = [each for decorator in node.decorator_list for each in self._ids(decorator)]
                self.read(node.body, above=(*shared, *own), inside=(*inside, node.name))
            elif _is_test(node):
                own = [each for decorator in node.decorator_list for each in self._ids(decorator)]
                for requirement in dict.fromkeys([*shared, *own]):
                    test = "::".join((*inside, node.name))
                    self.marks.append(Mark(requirement, self.file, test, node.lineno))

    def report_strays(self, tree: ast.Module) -> None:
        """Report every marker that no test was read from."""
        for node in ast.walk(tree):
            if _is_marker(node) and node not in self._seen:
                what = "this marker belongs to no test. Write it as a decorator of one, with ids."
                self.faults.append(Fault(self.file, node.lineno, what))

    def _ids(self, node: ast.AST) -> Iterator[str]:
        for each in ast.walk(node):
            if isinstance(each, ast.Call) and _is_marker(each.func):
                self._seen.add(each.func)
                yield from self._ids_of(each)

    def _ids_of(self, call: ast.Call) -> Iterator[str]:
        texts = [each.value for each in call.args if isinstance(each, ast.Constant)]
        plain = [each for each in texts if isinstance(each, str)]
        if len(plain) != len(call.args) or call.keywords or not plain:
            what = 'write the ids as texts, as requirement("M-21", "M-30").'
            self.faults.append(Fault(self.file, call.lineno, what))
        yield from plain


def _is_test(node: ast.stmt) -> TypeGuard[ast.FunctionDef | ast.AsyncFunctionDef]:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test")


def _is_marker(node: ast.AST) -> TypeGuard[ast.Attribute]:
    """Whether this is ``pytest.mark.requirement``."""
    return (
        isinstance(node, ast.Attribute)
        and node.attr == "requirement"
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "mark"
    )


def _is_pytestmark(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and any(
        isinstance(target, ast.Name) and target.id == "pytestmark" for target in node.targets
    )
