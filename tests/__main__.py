"""One command that checks everything: ``uv run python -m tests``.

Further words are handed to pytest: ``python -m tests -k eligibility``.
"""

import subprocess
import sys

CHECKS = (
    ("style", ["ruff", "check", "."]),
    ("types", ["mypy"]),
    ("rooms", ["lint-imports", "--no-cache"]),
    ("requirements", [sys.executable, "-m", "tests.tracing", "--check"]),
)


def main() -> int:
    """Run all checks, then the tests; the exit code is that of the first that fails."""
    failed = []
    for name, command in CHECKS:
        print(f"== {name}", flush=True)
        if subprocess.run(command, check=False).returncode:
            failed.append(name)
    print("== tests", flush=True)
    if subprocess.run([sys.executable, "-m", "pytest", "-q", *sys.argv[1:]], check=False).returncode:
        failed.append("tests")
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
