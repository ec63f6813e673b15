"""Writes the first migration from the tables: ``python -m tests.store.first_version``.

Only until the first release; from then on that file is never changed, and every change of the
tables is a migration of its own.
"""

import subprocess
import sys
import textwrap
from pathlib import Path

import sqlalchemy as sa
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext

from workbench.store.columns import Moment, Plain, Text
from workbench.store.migrating import SCRIPTS
from workbench.store.schema import metadata

PAGE = SCRIPTS / "versions" / "v0001.py"

HEAD = '''"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0001"
down_revision = None


def upgrade() -> None:  # noqa: PLR0915  one statement a table
    """Make all tables."""
'''


def as_kept(kind, thing, _context):
    """Types of our own as the text that they are kept as, whatever becomes of our types."""
    if kind == "type" and isinstance(thing, Plain | Text):
        return "sa.Text()"
    if kind == "type" and isinstance(thing, Moment):
        return "sa.String()"
    return False


def text():
    """The file as it would be written now."""
    engine = sa.create_engine("sqlite://")
    with engine.connect() as connection:
        options = {"render_item": as_kept, "user_module_prefix": None}
        context = MigrationContext.configure(connection, opts=options)
        script = produce_migrations(context, metadata)
        body = render_python_code(
            script.upgrade_ops, render_item=as_kept, migration_context=context
        )
    lines = [
        line for line in body.splitlines() if line.strip() and not line.strip().startswith("#")
    ]
    return HEAD + textwrap.indent(textwrap.dedent("\n".join(lines)), "    ") + "\n"


if __name__ == "__main__":
    Path(PAGE).write_text(text(), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "-q", PAGE], check=True)
