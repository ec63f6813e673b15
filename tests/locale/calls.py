"""Every place in the code that says a sentence, read from the syntax tree.

Independent of the extractor: what it overlooks, these find.
"""

import ast
from dataclasses import dataclass
from pathlib import Path

FUNCTIONS = ("sentence", "count_sentence", "tr")
_NAMES = {
    "sentence": ("message",),
    "tr": ("message",),
    "count_sentence": ("one", "many"),
    "Sentence": ("message", "plural"),
}
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Call:
    """One call of a function whose text is translated."""

    where: str
    function: str
    texts: tuple[ast.expr, ...]
    values: frozenset[str]
    open_ended: bool

    @property
    def words(self):
        """The texts themselves; None where one is not a literal string."""
        if not all(
            isinstance(each, ast.Constant) and isinstance(each.value, str) for each in self.texts
        ):
            return None
        return tuple(each.value for each in self.texts)


def trees():
    """File name and syntax tree of all the code that a person may read sentences of."""
    for folder in ("workbench", "widgets"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))


def calls():
    """Every call, in the order of the files."""
    for name, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and called(node) in {*FUNCTIONS, "Sentence"}:
                if name == "workbench/locale/sentences.py" and isinstance(node.args[0], ast.Name):
                    # The functions themselves, which pass their text on.
                    continue
                yield _call(name, node)


def called(node):
    """Last name of what a call calls."""
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _call(name, node):
    function = called(node)
    count = 2 if function == "count_sentence" else 1
    given = {keyword.arg: keyword.value for keyword in node.keywords}
    texts = [
        *node.args[:count],
        *(given[key] for key in _NAMES[function] if key in given),
    ]
    return Call(
        where=f"{name}:{node.lineno}",
        function=function,
        texts=tuple(texts),
        values=frozenset(key for key in given if key is not None),
        open_ended=None in given or function == "Sentence",
    )
