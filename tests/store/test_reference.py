"""The page of all tables is up to date, and leaves nothing out."""

from pathlib import Path

from workbench.store.reference import PAGE, store_page
from workbench.store.schema import OWN_COLUMNS, metadata

ROOT = Path(__file__).parents[2]


def test_the_page_is_up_to_date():
    text = (ROOT / PAGE).read_text(encoding="utf-8")

    assert text == store_page(), "Run: uv run python -m workbench.store.reference"


def test_every_table_and_column_has_a_meaning_on_the_page():
    text = store_page()

    for table in metadata.tables.values():
        assert f"\n## `{table.name}`\n\n{table.comment}\n" in text
        for column in table.c:
            assert column.comment, f"{table.name}.{column.name}"
            if column.name not in OWN_COLUMNS:
                assert f"| `{column.name}` |" in text.split(f"## `{table.name}`")[1].split("## ")[0]
