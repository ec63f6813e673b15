"""Renew the exact versions in ``uv.toml``: ``uv run python docs/pins.py``.

uv's own lock file names the address of every package, which may be a mirror of this house; so the
lock stays out of the repository, and the versions alone are kept as constraints.
"""

import subprocess
from pathlib import Path

HEAD = """\
# Settings of uv for this project.

# Packages are compiled when they are installed, so that the first start is as quick as every other.
compile-bytecode = true

# Exact versions of everything that is installed, direct or not, so that a run can be repeated.
# Renewed by docs/pins.py.
constraint-dependencies = [
"""


def main() -> None:
    """Write the versions of a fresh resolution, without constraints, to ``uv.toml``."""
    target = Path(__file__).parents[1] / "uv.toml"
    target.write_text("compile-bytecode = true\n", encoding="utf-8")
    command = ["uv", "pip", "compile", "pyproject.toml", "--group", "dev", "--universal"]
    quiet = ["--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "-q"]
    found = subprocess.run([*command, *quiet], check=True, capture_output=True, text=True).stdout
    pins = [line.strip().replace('"', "'") for line in found.splitlines() if "==" in line]
    lines = "".join(f'  "{pin}",\n' for pin in sorted(pins))
    target.write_text(f"{HEAD}{lines}]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
