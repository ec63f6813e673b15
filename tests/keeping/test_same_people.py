"""The same person over rounds and roles: suggested, said by a click, kept, and taken back."""

from dataclasses import replace

import pytest

from tests.store.kept import (
    ADEPTS,
    MENTORS,
    again,
    begun,
    id_of,
    opened,
)
from workbench.keeping.clashes import clash_sentence
from workbench.keeping.earlier_people import find_earlier_people
from workbench.keeping.rounds import author, begin_round, change_round
from workbench.keeping.same_people import linked_together
from workbench.people.earlier_application import EarlierApplication
from workbench.round import open_round
from workbench.store.changes import Conflict
from workbench.store.rows import rows_of

# Sara of the first round mentors in the second; Lin applies again with another address.
MENTORS_LATER = """id;Namn;E-post;Telefon;Utbildningsnivå;Utbildningsinriktning;Bransch;Arbetsår i Sverige;Arbetsår totalt;Svenska;Engelska;Deltagandeform;Hur många adepter?;Timmar;Något mer?
N1;Noor, Sara;SARA@example.org;;Master;Juridik;Handel;9;9;god;god;digitalt;2;12;
N2;Ivar Al;ivar@example.org;070-1740602;Master;Data;IT;4;4;modersmål;god;digitalt;1;12;
"""
ADEPTS_LATER = """id;Namn;E-post;Födelseland;Utbildningsnivå;Utbildningsinriktning;Önskad bransch;Arbetsår totalt;Svenska;Engelska;Deltagandeform;Jobb motsvarar kompetens
B1;Lin Wei;lin.wei@example.com;Kina;Kandidatexamen;Data;IT;3;god;god;digitalt;nej
B2;Ida Ö;ida@example.org;Norge;Kandidatexamen;Data;IT;3;god;god;digitalt;nej
"""


def round_of(mentors, adepts):
    empty = open_round("mitt_livs_chans")
    return (
        empty.with_file("mentorer.csv", mentors.encode())
        .with_file("adepter.csv", adepts.encode())
        .read()
    )


def rounds(database):
    """A first round, and a second one in which some come back."""
    first, old = begun(database)
    change_round(database, first.id, by=first.by, name="Spring 2024")
    new = round_of(MENTORS_LATER, ADEPTS_LATER)
    second = begin_round(database, open_round(new.programme), name="2025", by=author(database, "Anna"))
    second.save(new, action="hand_in")
    return (first, old), (second, new)


def found(kept, round):
    return find_earlier_people(round, database=kept.database, round_id=kept.id)


def told(kept, round):
    """Suggestions by the ids of the lists."""
    listed = dict(round.parsed.people["list_id"])
    return {
        (listed[each.application], "; ".join(str(role.words) for role in each.roles)): each
        for each in found(kept, round).found
    }


def pair_of(kept, round, listed):
    (each,) = (
        each
        for each in found(kept, round).found
        if each.application == id_of(round, listed)
    )
    return each.pair


def persons(database):
    """Person of each application, by role and the id of its list."""
    listed = {
        row["application_id"]: row["list_id"] for row in rows_of(database, "contact").values()
    }
    found = rows_of(database, "application")
    of_contact = {row["application_id"]: row["person_id"] for row in rows_of(database, "contact").values()}
    assert {id: row["person_id"] for id, row in found.items()} == of_contact
    assert {row["person_id"] for row in found.values()} == set(rows_of(database, "person"))
    return {listed[id]: row["person_id"] for id, row in found.items()}


def together(database):
    """Ids of the lists of everybody who has more than one application."""
    groups = {}
    for listed, person in persons(database).items():
        groups.setdefault(person, set()).add(listed)
    return sorted(sorted(each) for each in groups.values() if len(each) > 1)


@pytest.mark.requirement("M-24")
def test_who_was_in_an_earlier_round_is_suggested_with_role_round_and_reasons(database):
    _, (second, new) = rounds(database)

    suggested = told(second, new)

    assert set(suggested) == {
        ("N1", "mentee in Spring 2024"),
        ("N2", "mentor in Spring 2024"),
        ("B1", "mentee in Spring 2024"),
    }
    sara = suggested["N1", "mentee in Spring 2024"]
    assert sara.confidence == "sure"
    assert [str(each) for each in sara.reasons] == [
        "The names are the same.",
        "The e-mail address is the same.",
    ]
    assert sara.roles[0].name == "Sara Noor"
    lin = suggested["B1", "mentee in Spring 2024"]
    assert (lin.confidence, [str(each) for each in lin.against]) == (
        "possible",
        ["The e-mail addresses differ."],
    )


@pytest.mark.requirement("M-24")
def test_nobody_is_merged_without_a_click(database):
    rounds(database)

    assert together(database) == []
    assert rows_of(database, "same_person") == {}


@pytest.mark.requirement("M-24")
def test_a_click_gives_both_applications_one_person_and_undo_takes_that_back(database):
    (first, _), (second, new) = rounds(database)
    linked = new.same_person(*pair_of(second, new, "N1"), same=True)

    second.save(linked, action="same_person")

    assert together(database) == [["A1", "N1"]]
    assert again(second).same_people == linked.same_people
    undone = second.undo(linked)
    assert (undone.same_people, together(database)) == ({}, [])
    second.redo(undone)
    assert together(database) == [["A1", "N1"]]
    assert again(first).same_people == {}


def test_two_people_stay_two_and_are_not_suggested_again(database):
    _, (second, new) = rounds(database)
    pair = pair_of(second, new, "B1")

    said = new.same_person(*pair, same=False)
    second.save(said, action="same_person")

    assert together(database) == []
    assert again(second).same_people == {pair: False}
    assert [each.confidence for each in found(second, said).found] == ["sure", "sure", "possible"]
    assert found(second, said).former_roles(said) == {}


def test_taking_back_leaves_no_word(database):
    _, (second, new) = rounds(database)
    pair = pair_of(second, new, "N1")
    linked = new.same_person(*pair, same=True)
    second.save(linked, action="same_person")

    second.save(linked.same_person(*pair, same=None), action="same_person")

    assert (rows_of(database, "same_person"), together(database)) == ({}, [])


def test_former_roles_are_told_once_somebody_was_known_again(database):
    _, (second, new) = rounds(database)
    linked = new.same_person(*pair_of(second, new, "N1"), same=True)

    roles = found(second, linked).former_roles(linked)

    assert {name: [str(each) for each in said] for name, said in roles.items()} == {
        id_of(new, "N1"): ["mentee in Spring 2024"]
    }


def third(database):
    """A third round in which Sara comes as a mentor again."""
    new = round_of(MENTORS_LATER.replace("N1;", "P1;").replace("N2;", "P2;"), ADEPTS_LATER)
    kept = begin_round(database, open_round(new.programme), name="2026", by=author(database, "Bo"))
    kept.save(new, action="hand_in")
    return kept, new


def test_two_chains_that_are_linked_are_one_person_whatever_the_order(database):
    (first, old), (second, new) = rounds(database)
    kept, newest = third(database)
    codes = {round.id: round.codes_of(it) for round, it in ((first, old), (second, new), (kept, newest))}
    in_second = EarlierApplication(codes[second.id].id_of(id_of(new, "N1")), second.id)
    in_first = EarlierApplication(codes[first.id].id_of(id_of(old, "A1")), first.id)
    in_third = EarlierApplication(codes[kept.id].id_of(id_of(newest, "P1")), kept.id)

    kept.save(newest.same_person(id_of(newest, "P1"), in_second, same=True), action="same_person")
    second.save(new.same_person(id_of(new, "N1"), in_first, same=True), action="same_person")
    # A circle changes nothing.
    first.save(old.same_person(id_of(old, "A1"), in_third, same=True), action="same_person")

    assert together(database) == [["A1", "N1", "P1"]]
    second.undo(new)
    assert together(database) == [["A1", "N1", "P1"]]
    first.undo(old)
    assert together(database) == [["N1", "P1"]]


def test_all_earlier_roles_of_a_person_are_one_suggestion(database):
    _, (second, new) = rounds(database)
    second.save(new.same_person(*pair_of(second, new, "N1"), same=True), action="same_person")
    kept, newest = third(database)

    assert {key for key in told(kept, newest) if key[0] == "P1"} == {
        ("P1", "mentor in 2025; mentee in Spring 2024")
    }


@pytest.mark.parametrize("which", ["earlier", "later"])
def test_a_list_that_is_taken_away_takes_only_its_own_people_along(database, which):
    (first, old), (second, new) = rounds(database)
    linked = new.same_person(*pair_of(second, new, "N1"), same=True)
    second.save(linked, action="same_person")

    if which == "earlier":
        without = old.without_file("adepter.csv").read()
        first.save(without, action="take_away")
        assert "A1" not in persons(database)
        assert "N1" in persons(database)
        first.undo(without)
    else:
        without = linked.without_file("mentorer.csv").read()
        second.save(without, action="take_away")
        assert without.same_people == {}
        assert "N1" not in persons(database)
        assert "A1" in persons(database)
        second.undo(without)

    assert together(database) == [["A1", "N1"]]
    assert again(second).same_people == linked.same_people


def test_a_list_taken_away_by_somebody_who_had_not_seen_the_rest_keeps_the_person(database):
    (first, old), (second, new) = rounds(database)
    second.save(new.same_person(*pair_of(second, new, "N1"), same=True), action="same_person")
    other, theirs = opened(database, first.id)
    first.save(old.weighted("industry", 9), action="weigh")

    other.save(theirs.without_file("adepter.csv").read(), action="take_away")

    assert "A1" not in persons(database)
    assert "N1" in persons(database)


def test_what_was_said_follows_people_whose_names_move(database):
    _, (second, new) = rounds(database)
    linked = new.same_person(*pair_of(second, new, "N2"), same=True)
    longer = MENTORS_LATER.replace("N1;", "A9;Abel Abe;abel@example.org;;;;;;;;;;;;\nN1;")

    moved = linked.with_file("mentorer.csv", longer.encode()).read()

    ((name, _),) = moved.same_people
    assert name == id_of(moved, "N2") != id_of(linked, "N2")
    second.save(moved, action="hand_in")
    assert together(database) == [["M2", "N2"]]


def test_a_mentor_who_is_also_a_mentee_of_the_same_round_is_suggested_without_a_store():
    both = MENTORS.replace("Ebba Ek;ebba@example.org", "Sara Noor;sara@example.org")
    round = round_of(both, ADEPTS)

    result = find_earlier_people(round)

    (each,) = result.found
    assert each.pair == (id_of(round, "A1"), EarlierApplication(id_of(round, "M1")))
    assert [str(role.words) for role in each.roles] == ["mentor in this round"]
    assert (each.confidence, result.rounds) == ("sure", 0)


def test_two_roles_of_one_round_are_linked_and_wait_for_their_list(database):
    both = MENTORS.replace("Ebba Ek;ebba@example.org", "Sara Noor;sara@example.org")
    kept, round = begun(database, round_of(both, ADEPTS))
    linked = round.same_person(*pair_of(kept, round, "A1"), same=True)
    kept.save(linked, action="same_person")
    assert together(database) == [["A1", "M1"]]

    without = linked.without_file("mentorer.csv").read()
    kept.save(without, action="take_away")

    assert without.same_people == {}
    back = kept.undo(without)
    assert back.same_people == linked.same_people
    assert together(database) == [["A1", "M1"]]


def together_twice(database):
    """Ids of the lists of every two applications of one person, where rounds share such ids."""
    groups = {}
    for row in rows_of(database, "contact").values():
        groups.setdefault(row["person_id"], []).append(row["list_id"])
    return [sorted(each) for each in groups.values() if len(each) > 1]


@pytest.mark.parametrize("which", ["earlier", "now"])
def test_somebody_with_protected_identity_is_suggested_by_code_alone(database, which):
    hidden = "Skyddad identitet"
    old, new = (
        "\n".join(
            line + (f";{hidden}" if i == 0 else ";ja" if wanted else ";nej")
            for i, line in enumerate(text.splitlines())
        )
        for text, wanted in ((ADEPTS, which == "earlier"), (ADEPTS.replace("Omid Rad", "Omid Said Rad"), which == "now"))
    )
    first, _ = begun(database, round_of(MENTORS, old))
    later = round_of(MENTORS_LATER, new)
    second = begin_round(database, open_round(later.programme), name="2", by=author(database, "A"))
    second.save(later, action="hand_in")
    assert any(row["protected_identity"] for row in rows_of(database, "application").values())

    result = [each for each in found(second, later).found if not each.named]

    omid = [each for each in result if each.application == id_of(later, "A2")]
    assert [each.roles[0].name for each in result] == [""] * len(result)
    assert omid[0].roles[0].code == "mentee-002"
    assert [str(each) for each in omid[0].reasons] == [
        "One name has a part more.",
        "The e-mail address is the same.",
    ]
    second.save(later.same_person(*omid[0].pair, same=True), action="same_person")
    assert ["A2", "A2"] in together_twice(database)
    assert sum(row["protected_identity"] for row in rows_of(database, "person").values()) == 3
    second.undo(later)
    assert sum(row["protected_identity"] for row in rows_of(database, "person").values()) == 3
    assert first.id != second.id


def test_two_who_say_different_things_about_one_pair_are_told_in_words(database):
    _, (second, new) = rounds(database)
    other, theirs = opened(database, second.id)
    pair = pair_of(second, new, "N1")
    other.save(theirs.same_person(*pair, same=False), action="same_person")
    mine = new.same_person(*pair, same=True)

    with pytest.raises(Conflict) as raised:
        second.save(mine, action="same_person")

    (clash,) = raised.value.clashes
    assert str(clash_sentence(clash, mine, second.codes_of(mine), shown=lambda _: "Sara")) == (
        "Whether Sara was in an earlier round: they wrote another person, you wrote the same person."
    )
    second.know(raised.value)
    second.save(mine, action="settle")
    assert together(database) == [["A1", "N1"]]


def test_a_link_of_somebody_else_stays_when_lists_are_read_here(database):
    (first, old), (second, new) = rounds(database)
    other, theirs = opened(database, second.id)
    other.save(theirs.same_person(*pair_of(second, new, "N1"), same=True), action="same_person")

    second.save(new.corrected(("adepter.csv", None, 2, "full_name"), "Lin W").read(), action="correct")
    first.save(replace(old, seconds={}).corrected(("adepter.csv", None, 3, "full_name"), "O Rad").read(), action="correct")

    assert together(database) == [["A1", "N1"]]


def test_groups_do_not_depend_on_the_order_of_the_links():
    links = [("d", "c"), ("b", "a"), ("c", "b"), ("a", "d"), ("y", "x")]

    assert linked_together(links) == linked_together(links[::-1])
    assert set(linked_together(links).items()) == {
        *((each, "a") for each in "abcd"), *((each, "x") for each in "xy")
    }  # fmt: skip
