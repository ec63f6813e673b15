"""The table of bars: ``uv run python -m tests.benchmarks [--all]``."""

from tests.benchmarks.bench_matching import main

main()
