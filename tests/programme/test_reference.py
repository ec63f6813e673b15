"""The generated pages are up to date, and leave nothing out."""

import copy
import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from workbench.programme import library
from workbench.programme.json_schema import json_schema
from workbench.programme.meanings import records_with_meanings
from workbench.programme.reading import LIBRARY
from workbench.programme.records import keys_of, records
from workbench.programme.reference import pages
from workbench.programme.words import (
    CRITERION_KINDS,
    DEFINITIONS,
    GOALS,
    PAIR_OPERATORS,
    PERSON_OPERATORS,
)

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("page", [str(path) for path in pages()])
def test_a_page_is_up_to_date(page):
    text = (ROOT / page).read_text(encoding="utf-8")

    expected = pages()[Path(page)]

    assert text == expected, "Run: uv run python -m workbench.programme.reference"


def test_every_key_has_a_meaning():
    silent = [
        f"{record.__name__}.{key.name}"
        for record in records()
        for key in keys_of(record)
        if not key.meaning
    ]

    assert silent == []
    assert set(records_with_meanings()) <= {record.__name__ for record in records()}


def test_every_word_stands_on_the_page():
    text = pages()[Path("docs/reference/programme-file.md")]

    for words in (PERSON_OPERATORS, PAIR_OPERATORS, CRITERION_KINDS, GOALS, DEFINITIONS):
        assert all(f"| `{word}` |" in text for word in words)


def plain(tables):
    return json.loads(json.dumps(tables, default=lambda day: day.isoformat()))


@pytest.mark.parametrize("name", library())
def test_the_schema_for_editors_knows_the_library(name):
    raw = plain(tomllib.loads((LIBRARY / f"{name}.toml").read_text("utf-8")))
    validator = jsonschema.Draft202012Validator(json_schema())

    assert [error.message for error in validator.iter_errors(raw)] == []


def test_the_schema_for_editors_marks_a_misspelt_key_and_word():
    raw = plain(tomllib.loads((LIBRARY / "omdu.toml").read_text("utf-8")))
    validator = jsonschema.Draft202012Validator(json_schema())

    misspelt = copy.deepcopy(raw)
    misspelt["match"]["criterion"][0]["wieght"] = 1
    misspelt["match"]["tier"][0]["goal"] = "max_pairs"
    misspelt["role"][0]["rule"][0]["when"]["op"] = "is_yes"

    paths = {".".join(map(str, error.path)) for error in validator.iter_errors(misspelt)}
    assert paths >= {"match.criterion.0", "match.tier.0.goal"}
    assert any(path.startswith("role.0.rule.0.when") for path in paths)
