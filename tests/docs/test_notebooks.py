"""The notebooks: analysts' ones run from beginning to end, served ones are one cell."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from workbench.keeping.rounds import author, begin_round
from workbench.round import open_round
from workbench.store.opening import open_store

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
SERVED = sorted(path.name for path in NOTEBOOKS.glob("*.ipynb"))
FOR_ANALYSTS = sorted(path.name for path in (NOTEBOOKS / "analyst").glob("*.ipynb"))
ALL = [*SERVED, *(f"analyst/{name}" for name in FOR_ANALYSTS)]

#: Longest time that one cell may take, on a machine that does other things too.
SECONDS = 120


def read(name):
    return nbformat.read(NOTEBOOKS / name, as_version=nbformat.NO_CONVERT)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def outputs_of(notebook):
    return [output for cell in code_cells(notebook) for output in cell.outputs]


@pytest.fixture
def kept_round(tmp_path, monkeypatch):
    """A round of OMDU with a proposal, kept in the data folder that the environment names."""
    monkeypatch.delenv("WORKBENCH_DATABASE", raising=False)
    monkeypatch.setenv("WORKBENCH_DATA", str(tmp_path / "data"))
    round = open_round("omdu")
    for path in sorted((NOTEBOOKS.parent / "sample_data" / "omdu").glob("*.[cx][sl][vs]*")):
        round = round.with_file(path.name, path.read_bytes())
    database = open_store()
    begin_round(database, round.proposed(), name="2026", by=author(database, "Anna"))
    database.close()


def test_the_notebooks_are_the_pages_and_two_for_analysts():
    assert SERVED == ["applicants.ipynb", "matching.ipynb", "programme.ipynb", "start.ipynb"]
    assert FOR_ANALYSTS == ["first_look.ipynb", "kept_round.ipynb"]


@pytest.mark.parametrize("name", ALL)
def test_a_notebook_is_valid_and_says_its_title_and_its_kernel(name):
    notebook = read(name)

    nbformat.validate(notebook)
    assert notebook.metadata.title
    assert notebook.metadata.kernelspec.name == "python3"
    assert "version" not in notebook.metadata.language_info


@pytest.mark.parametrize("name", ALL)
def test_a_notebook_stores_no_output(name):
    for cell in code_cells(read(name)):
        assert cell.outputs == []
        assert cell.execution_count is None


@pytest.mark.parametrize("name", SERVED)
def test_a_served_notebook_is_one_cell_that_opens_its_page(name):
    cells = read(name).cells

    page = name.removesuffix(".ipynb")
    assert [(cell.cell_type, cell.source) for cell in cells] == [
        ("code", f'from widgets import open_page\n\nopen_page("{page}")')
    ]


@pytest.mark.parametrize("name", FOR_ANALYSTS)
def test_a_notebook_for_analysts_runs_and_every_code_cell_shows_something(
    name, kept_round, monkeypatch, tmp_path
):
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    notebook = read(f"analyst/{name}")

    NotebookClient(
        notebook, timeout=SECONDS, resources={"metadata": {"path": str(NOTEBOOKS / "analyst")}}
    ).execute()

    for cell in code_cells(notebook):
        kinds = [output.output_type for output in cell.outputs]
        assert kinds, cell.source
        assert set(kinds) <= {"execute_result", "display_data", "stream"}
        assert [each.text for each in cell.outputs if each.get("name") == "stderr"] == []
    assert any("image/png" in each.get("data", ()) for each in outputs_of(notebook))
