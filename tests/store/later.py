"""Two migrations that may come some day: a column more, filled, and a table more.

``python -m tests.store.later FOLDER SCRIPTS`` migrates the database of a folder to them.
"""

import shutil
import sys
from pathlib import Path

import sqlalchemy as sa

from workbench.store.database import Database
from workbench.store.migrating import SCRIPTS, migrate
from workbench.store.schema import metadata


def _later_metadata():
    later = sa.MetaData(naming_convention=metadata.naming_convention)
    for table in metadata.sorted_tables:
        table.to_metadata(later)
    later.tables["person"].append_column(sa.Column("nickname", sa.Text, nullable=True))
    sa.Table("errand", later, sa.Column("key", sa.String, primary_key=True))
    return later


LATER_METADATA = _later_metadata()

_COLUMN = '''"""A column more."""

import sqlalchemy as sa
from alembic import op

from tests.store.later import LATER_METADATA
from workbench.store.sealing import reseal

revision = "v9001"
down_revision = "v0001"


def upgrade():
    # SQLite's harder way: the table is copied, dropped and renamed, with references to it.
    how = "always" if op.get_bind().dialect.name == "sqlite" else "never"
    with op.batch_alter_table("person", recreate=how) as person:
        person.add_column(sa.Column("nickname", sa.Text, nullable=True))
    op.execute("UPDATE person SET nickname = 'none yet'")
    reseal(op.get_bind(), LATER_METADATA.tables["person"])
'''

_TABLE = '''"""A table more."""

import sqlalchemy as sa
from alembic import op

revision = "v9002"
down_revision = "v9001"


def upgrade():
    op.create_table("errand", sa.Column("key", sa.String, primary_key=True))
    # ALSO
'''


def later_scripts(folder, *, also="pass"):
    """Folder of migrations: the program's own, and two more."""
    scripts = Path(folder) / "later"
    shutil.rmtree(scripts, ignore_errors=True)
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "v9001.py").write_text(_COLUMN)
    (scripts / "versions" / "v9002.py").write_text(_TABLE.replace("# ALSO", also))
    return scripts


if __name__ == "__main__":
    import alembic.operations  # noqa: F401  loaded before the clock of the killing begins

    opened = Database(f"sqlite:///{sys.argv[1]}/workbench.db")
    print("begins", flush=True)
    print(migrate(opened, scripts=Path(sys.argv[2]), metadata=LATER_METADATA), flush=True)
