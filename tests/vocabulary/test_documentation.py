"""The page about code lists names every list and every column."""

import doctest
from pathlib import Path

import pytest

from workbench.vocabulary import code_list, code_list_ids

PAGE = Path(__file__).parents[2] / "docs" / "code-lists.md"


@pytest.mark.parametrize("list_id", code_list_ids())
def test_a_list_and_its_further_columns_stand_on_the_page(list_id):
    text = PAGE.read_text(encoding="utf-8")

    for name in (list_id, *code_list(list_id).codes[0].extra):
        assert f"`{name}`" in text, name


def test_the_examples_on_the_page_run():
    assert doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8").failed == 0
