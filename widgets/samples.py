"""The sample lists that can be tried with one click: invented people only."""

from __future__ import annotations

import sys
from pathlib import Path

_ENDINGS = (".csv", ".xlsx")


def sample_files(programme: str) -> list[Path]:
    """Sample lists of a programme, in the order of their names; empty where it has none."""
    folder = sample_folder() / programme
    if not folder.is_dir():
        return []
    return [path for path in sorted(folder.iterdir()) if path.suffix in _ENDINGS]


def sample_folder() -> Path:
    """Folder of the sample data: the repository's, else the installed one."""
    checkout = Path(__file__).parents[1] / "sample_data"
    if checkout.is_dir():
        return checkout
    return Path(sys.prefix) / "share" / "mentor-workbench" / "sample_data"
