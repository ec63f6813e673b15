"""Files that went wrong in one place: a report with a path, never a traceback."""

import random
import tomllib

import pytest

from tests.programme.mutations import places, removed, replaced
from workbench.programme import ProgrammeFaults, library, programme_from_tables
from workbench.programme.reading import LIBRARY

WRONG = ("ö", -3, 1e308, True, [], [1], {"x": 1}, [{"x": "y"}], "")


def reported(tree):
    """Number of faults of a file; 0 where it can be read."""
    faults = ()
    try:
        programme_from_tables(tree, origin="mine.toml")
    except ProgrammeFaults as error:
        faults = error.faults
    for fault in faults:
        assert fault.path
        assert str(fault.what)
        assert str(fault.mend)
    return len(faults)


@pytest.mark.parametrize("name", library())
def test_hundreds_of_mutated_files_give_reports_with_a_path_and_no_traceback(name):
    raw = tomllib.loads((LIBRARY / f"{name}.toml").read_text("utf-8"))
    dice = random.Random(name)
    everywhere = list(places(raw))

    faulty = 0
    for path, value in dice.sample(everywhere, 120):
        for wrong in dice.sample(WRONG, 3):
            if type(wrong) is not type(value):
                faulty += bool(reported(replaced(raw, path, wrong)))
        reported(removed(raw, path))

    assert faulty > 200


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("compensation", "checks", 0, "need"), ["a"]),
        (("match", "hard", 0, "values"), True),
    ],
)
def test_lists_and_numbers_where_a_word_is_expected_are_told(path, wrong):
    raw = tomllib.loads((LIBRARY / "omdu.toml").read_text("utf-8"))
    raw["match"]["hard"][0] = {"op": "offers_goal_type", "values": []}

    assert reported(replaced(raw, path, wrong))


@pytest.mark.parametrize("name", library())
def test_a_misspelt_key_is_always_told_where_it_stands(name):
    raw = tomllib.loads((LIBRARY / f"{name}.toml").read_text("utf-8"))
    dice = random.Random(name)
    free = ("terms", "labels", "seats", "credit", "level_mix_reference")

    for path, value in dice.sample(list(places(raw)), 60):
        if isinstance(path[-1], str) and not any(each in free for each in path[:-1]):
            languages = isinstance(value, str) and path[-1] in ("sv", "da", "nb", "en")
            mutated = replaced(removed(raw, path), (*path[:-1], f"{path[-1]}x"), value)
            assert languages or reported(mutated), path
