"""Taking over a programme: nothing counts as decided, and every change can be seen."""

import tomllib

import pytest

from workbench.programme import (
    ProgrammeFaults,
    activation_blockers,
    as_tables,
    copied,
    differences,
    library,
    not_reviewed,
    programme_from_bytes,
    read_programme,
    statements,
    written,
)
from workbench.programme.reading import LIBRARY


def content(name):
    return (LIBRARY / f"{name}.toml").read_bytes()


def copy_of(name, new_id="mine"):
    return programme_from_bytes(copied(content(name), new_id), origin="mine.toml")


@pytest.mark.requirement("I-14", "I-15")
@pytest.mark.parametrize("name", library())
def test_g21_a_copy_has_every_statement_flagged_and_cannot_be_activated(name):
    mine = copy_of(name)

    assert mine.id == "mine"
    assert mine.programme.adapted_from == (name,)
    assert len(not_reviewed(mine)) == len(statements(mine)) == len(statements(read_programme(name)))
    sentences = [str(each) for each in activation_blockers(mine)]
    assert sentences[:2] == [
        "Write the need first: what is lacking, and for whom?",
        "Write the aim first: what do you want to reach?",
    ]
    assert sentences[2].startswith(f"{len(statements(mine))} statements are taken over")


@pytest.mark.requirement("I-15")
def test_g21_the_count_left_goes_down_with_every_statement_that_is_confirmed():
    raw = tomllib.loads(copied(content("kvinfo"), "mine").decode())
    before = len(not_reviewed(copy_of("kvinfo")))
    raw["role"][0]["rule"][0].pop("reviewed")
    raw["programme"] |= {"need": {"da": "Behov"}, "aim": {"da": "Mål"}}

    mine = programme_from_bytes(written(raw), origin="mine.toml")

    assert len(not_reviewed(mine)) == before - 1
    assert [str(each) for each in activation_blockers(mine)] == [
        f"{before - 1} statements are taken over, not reviewed. Confirm or change each of them."
    ]


@pytest.mark.requirement("I-14")
@pytest.mark.parametrize("name", library())
def test_only_templates_wait_for_a_need_and_an_aim(name):
    programme = read_programme(name)

    assert bool(activation_blockers(programme)) is programme.programme.template


@pytest.mark.requirement("I-15")
def test_rules_weights_and_numbers_are_all_statements():
    paths = {each.path for each in statements(read_programme("omdu"))}

    assert {
        "site[0]",
        "round[0]",
        "role[0]",
        "role[0].rule[1]",
        "formation[0].criterion[0]",
        "match",
        "match.hard[0]",
        "match.tier[0]",
        "match.criterion[0]",
        "cadence",
        "training",
        "milestone[0]",
        "compensation",
        "outcome[0]",
        "privacy",
    } <= paths


@pytest.mark.requirement("I-11")
def test_a_copy_says_only_what_the_original_says():
    paths = [each.path for each in differences(read_programme("kvinfo"), copy_of("kvinfo"))]

    assert all(path.startswith("programme.") for path in paths)


@pytest.mark.parametrize("new_id", ["", "Mine", "1st", "my programme", "kvinfo", "å"])
def test_an_id_that_cannot_be_used_is_a_sentence(new_id):
    with pytest.raises(ValueError, match=r"[Ch]hoose|Begin"):
        copied(content("kvinfo"), new_id)


def test_a_file_with_faults_is_not_copied():
    with pytest.raises(ProgrammeFaults):
        copied(b"schema = 1\n", "mine")


@pytest.mark.parametrize("name", library())
def test_what_is_written_reads_the_same(name):
    programme = read_programme(name)

    again = programme_from_bytes(written(as_tables(programme)), origin=name)

    assert differences(programme, again) == ()
    assert as_tables(again) == as_tables(programme)


def test_difficult_texts_are_written_so_that_they_read_the_same():
    texts = ['"', "\\", "line\nbreak", "tab\t", "\x00\x1f\x7f", "å ä ö 🙂", "'''", "#"]

    for text in texts:
        raw = tomllib.loads(written({"programme": {"name": {"sv": text}, text: [text]}}).decode())
        assert raw == {"programme": {"name": {"sv": text}, text: [text]}}


def test_a_changed_weight_and_a_new_rule_are_told_with_their_place():
    before = read_programme("mitt_livs_chans")
    raw = as_tables(before)
    raw["match"]["criterion"][1]["weight"] = 50
    raw["role"][1]["rule"].append(
        {"id": "new", "severity": "review", "when": {"field": "goals", "op": "is_set"}}
    )
    del raw["milestone"][0]
    after = programme_from_bytes(written(raw), origin="mine.toml")

    found = {each.path: (each.before, each.after) for each in differences(before, after)}

    assert found["match.criterion[industry].weight"] == (35, 50)
    assert found["role[mentee].rule[new]"][0] is None
    assert found["role[mentee].rule[new]"][1]["severity"] == "review"
    assert found["milestone[first_meeting]"][1] is None
    assert len(found) == 3
