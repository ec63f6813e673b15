"""A saved programme keeps the comments of its file, and says exactly what the draft says."""

import pytest

from workbench.programme import as_tables, library, programme_from_bytes, read_programme, written
from workbench.programme.asking import added
from workbench.programme.drafting import copy_of, draft_of
from workbench.programme.keeping import kept
from workbench.programme.reading import LIBRARY

RULE = {
    "severity": "hard",
    "when": {"field": "age", "op": "gte", "value": 18},
    "sentence": {"en": "Is of age."},
}


def content(name):
    return (LIBRARY / f"{name}.toml").read_bytes()


def changed(name, change):
    return change(draft_of(read_programme(name)))


CHANGES = {
    "a weight": lambda draft: draft.changed("match.criterion[0].weight", 7),
    "a need": lambda draft: draft.changed("programme.need", {"en": "Other."}),
    "a new rule": lambda draft: added(draft, "role[0].rule", RULE),
    "a rule less": lambda draft: draft.removed("role[0].rule[0]"),
    "a new site": lambda draft: added(draft, "site", {"name": "Lund"}),
    "aims in another order": lambda draft: draft.moved("match.tier[1]", -1),
    "a waiting list": lambda draft: draft.changed("match.waiting", {"order": "by_score"}),
    "a copy": lambda draft: copy_of(draft, "mine"),
}


@pytest.mark.parametrize("name", library())
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_changed_file_says_what_the_draft_says_with_the_comments_of_the_file(name, change):
    draft = changed(name, change)

    text = draft.as_file()

    said = as_tables(programme_from_bytes(text, origin="x"))
    said["programme"].pop("version", None)
    wanted = as_tables(draft.programme)
    wanted["programme"].pop("version", None)
    assert said == wanted
    assert text != written(draft.tables)


def test_a_comment_stays_beside_the_number_that_was_changed_and_goes_with_a_removed_part():
    path = "role[0].rule[0]"
    line = '# "några år": 2 is our reading'

    edited = changed("mitt_livs_chans", lambda draft: draft.changed(f"{path}.enabled", False))
    removed = changed("mitt_livs_chans", lambda draft: draft.removed(path))

    assert line in content("mitt_livs_chans").decode()
    assert line in edited.as_file().decode()
    assert line not in removed.as_file().decode()


def test_only_the_line_that_differs_is_another():
    before = content("likestillingssenteret").decode()
    draft = changed(
        "likestillingssenteret", lambda draft: draft.changed("match.criterion[0].weight", 36)
    )

    after = draft.as_file().decode()

    new = set(after.splitlines()) - set(before.splitlines())
    assert new == {"weight = 36", "version = 2"}


def test_a_file_that_is_no_toml_is_written_anew():
    draft = draft_of(read_programme("omdu"))

    assert kept(b"\xff no toml", draft.tables) == written(draft.tables)


def test_blocks_in_another_order_are_written_anew():
    draft = draft_of(read_programme("omdu"))
    tables = {**draft.tables, "site": list(reversed(draft.at("site")))}

    text = kept(content("omdu"), tables)

    assert text == written(tables)
    assert programme_from_bytes(text, origin="x").site[0].id == "spanga"
