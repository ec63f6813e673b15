"""The documents hold: their Python runs, their words are those of the screen, nothing is left out."""

import ast
import doctest
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import workbench
from workbench.keeping.rounds import author, begin_round
from workbench.locale import use_language
from workbench.store.opening import open_store

ROOT = Path(__file__).parents[2]

PAGES = sorted(
    page.relative_to(ROOT).as_posix()
    for page in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md"))
    if "```python\n" in page.read_text(encoding="utf-8")
)


def python_blocks(page: str) -> list[tuple[int, str]]:
    """Line and text of every block of Python on a page."""
    return [
        (page.count("\n", 0, found.start()) + 1, found[1])
        for found in re.finditer(r"^```python\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    ]


def run(page: str, *, name: str) -> None:
    """Run the blocks of a page one after another, as if typed into one Python."""
    names: dict[str, object] = {"__name__": "__main__"}
    for line, block in python_blocks(page):
        if ">>> " in block:
            example = doctest.DocTestParser().get_doctest(block, names, name, name, line)
            runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
            told: list[str] = []
            runner.run(example, out=told.append, clear_globs=False)
            names.update(example.globs)
            assert not told, "".join(told)
        else:
            exec(compile("\n" * line + block, name, "exec"), names)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with the sample data, to write into; texts in English."""
    for part in ("mitt_livs_chans", "miniature"):
        shutil.copytree(ROOT / "sample_data" / part, tmp_path / "sample_data" / part)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WORKBENCH_DATABASE", raising=False)
    monkeypatch.setenv("WORKBENCH_DATA", str(tmp_path / "data"))
    use_language("en")
    return tmp_path


@pytest.fixture
def kept_round(folder):
    """The miniature with a proposal, kept in the data folder as "Spring"."""
    round = workbench.open_round("mitt_livs_chans")
    for name in ("adepts.csv", "mentors.csv"):
        round = round.with_file(name, (folder / "sample_data/miniature" / name).read_bytes())
    database = open_store()
    kept = begin_round(database, round.proposed(), name="Spring", by=author(database, "Anna"))
    database.close()
    return kept.id


@pytest.mark.parametrize("page", PAGES)
def test_the_python_of_a_page_runs_and_gives_what_it_shows(page, kept_round, capsys):
    run((ROOT / page).read_text(encoding="utf-8"), name=page)


def test_the_guides_and_the_readme_are_among_the_pages_that_are_run():
    assert {"README.md", "docs/guide/analysts.md"} <= set(PAGES)


def test_an_example_with_another_result_fails():
    with pytest.raises(AssertionError, match="Expected:"):
        run("```python\n>>> 1 + 1\n3\n```\n", name="wrong.md")


def test_blocks_of_a_page_share_their_names():
    run("```python\none = 1\n```\ntext\n```python\n>>> one + 1\n2\n```\n", name="page.md")


def test_every_name_of_the_package_is_in_the_guide_for_analysts():
    guide = (ROOT / "docs" / "guide" / "analysts.md").read_text(encoding="utf-8")

    missing = [name for name in workbench.__all__ if not re.search(rf"\bwb\.{name}\b", guide)]

    assert missing == []


def test_the_guide_for_analysts_uses_no_name_that_the_package_lacks():
    guide = (ROOT / "docs" / "guide" / "analysts.md").read_text(encoding="utf-8")

    assert set(re.findall(r"\bwb\.(\w+)", guide)) == set(workbench.__all__)


def test_every_verb_of_a_round_in_the_guide_is_one():
    guide = (ROOT / "docs" / "guide" / "analysts.md").read_text(encoding="utf-8")
    table = guide.split("| verb |")[1].split("\n\n")[0]
    verbs = set(re.findall(r"`(\w+)\(", table))

    assert len(verbs) == 14
    assert [verb for verb in verbs if not callable(getattr(workbench.Round, verb, None))] == []


def test_every_name_of_the_package_can_be_had():
    assert sorted(workbench.__all__) == sorted(set(dir(workbench)) & set(workbench.__all__))
    assert all(getattr(workbench, name) is not None for name in workbench.__all__)


def test_importing_the_package_loads_nothing_heavy():
    heavy = "{'pandas', 'numpy', 'scipy', 'matplotlib', 'pulp', 'babel', 'typer'}"
    code = f"import sys, workbench; print(sorted({heavy} & set(sys.modules)))"

    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert said.stdout == "[]\n"


def test_a_name_that_the_package_lacks_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'assign'"):
        workbench.assign


def test_every_bold_word_of_the_guide_for_coordinators_is_on_the_screen():
    guide = (ROOT / "docs" / "guide" / "coordinators.md").read_text(encoding="utf-8")
    bold = {
        " ".join(words.split()).rstrip(".")
        for words in re.findall(r"\*\*(.+?)\*\*", guide, re.DOTALL)
    }
    on_screen = {text for folder in ("widgets", "workbench") for text in texts_of(ROOT / folder)}

    assert bold - on_screen == {"Words in bold", "Share"}


def texts_of(folder: Path) -> set[str]:
    """Every text in the Python of a folder."""
    return {
        node.value
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
