"""Which test shows which requirement: ``uv run python -m tests.tracing``.

The requirements stand in ``docs/requirements.csv``; a test names those that it truly shows with
``@pytest.mark.requirement("M-21")``. From the two comes the table in ``docs/requirements.md``.
"""
