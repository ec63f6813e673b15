"""Whatever was done, taking all of it back leaves what was there before."""

from tests.store.sequences import run


def test_random_steps_are_kept_taken_back_and_taken_again(one_database):
    with one_database() as first:
        # The long run has 500 on a file.
        examples = 8 if first.is_file else 20

    counts = run(examples, one_database)

    assert counts["sequences"] >= examples
    assert counts["steps"] > examples
