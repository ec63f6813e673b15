"""The same person in a later list is found and shown, with reasons; nobody is ever merged."""

import time
import unicodedata

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.people.returning_people import FIRST, LAST, returning_people
from workbench.people.name_likeness import relation_of
from workbench.people.recurrence import CONFIDENCE_WORDS, find_recurrences


def people(*rows, prefix="p"):
    names = ("name", "email", "phone", "birth_year")
    index = [f"{prefix}{i}" for i in range(len(rows))]
    return pd.DataFrame(rows, columns=names, index=index).astype({"birth_year": "Int64"})


def found(earlier, now):
    return [
        (each.earlier, each.now, each.confidence)
        for each in find_recurrences(people(earlier, prefix="e"), people(now, prefix="n"))
    ]


ADA = ("Åsa Maria Ek", "asa@example.org", "070-123 45 67", 1985)


@pytest.mark.requirement("M-24")
@pytest.mark.parametrize(
    ("name", "email", "phone", "born", "confidence"),
    [
        ("Åsa Maria Ek", "asa@example.org", None, None, "sure"),
        ("A\u030asa Maria Ek", "ASA@example.org", None, None, "sure"),
        ("Ek, Åsa Maria", None, "+46 70 123 45 67", None, "sure"),
        ("Aasa Maria Ek", "asa@example.org", None, 1985, "sure"),
        ("Åsa-Maria Ek", None, "0701234567", 1985, "sure"),
        ("Åsa Maria Ek Berg", "asa@example.org", None, None, "probable"),
        ("Åsa Ek", None, "0701234567", 1985, "sure"),
        ("Åsa Mabia Ek", "asa@example.org", None, 1985, "probable"),
        ("Åsa Maria Ek", "ny@example.org", "0730000000", 1985, "probable"),
        ("Åsa Maria Ek", "ny@example.org", None, None, "possible"),
        ("Åsa Maria Ek", "asa@example.org", None, 1958, "possible"),
        ("Åsa Berg", "asa@example.org", None, 1985, "possible"),
    ],
)
def test_somebody_who_comes_back_is_suggested_as_surely_as_the_lists_allow(
    name, email, phone, born, confidence
):
    assert found(ADA, (name, email, phone, born)) == [("e0", "n0", confidence)]


@pytest.mark.parametrize(
    ("name", "email", "phone", "born"),
    [
        ("Nils Ek", "asa@example.org", "070-123 45 67", 2004),
        ("Nils Ek", "asa@example.org", "070-123 45 67", None),
        ("Bo Lund", "asa@example.org", "070-123 45 67", 1985),
        ("", "asa@example.org", "070-123 45 67", 1985),
        ("Åsa Maria Ek", None, None, 1958),
        ("Åsa Ek", None, None, None),
    ],
)
def test_a_family_address_or_a_part_of_a_name_alone_makes_nobody_the_same(
    name, email, phone, born
):
    assert found(ADA, (name, email, phone, born)) == []


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("Mohammed Ali", "Muhamad Ali", "spelling"),
        ("Sophia Petrov", "Sofia Petrov", "spelling"),
        ("Jørgen Kjær", "Joergen Kjaer", "same"),
        ("Jens Nygård", "Jens Nygaard", "same"),
        ("Omar Al-Masri", "Omar Almasri", "spelling"),
        ("Anna Lena Ek", "Annalena Ek", "same"),
        ("Siobhan O'Neil", "Siobhan ONeil", "same"),
        ("Eva von Sydow", "Eva Sydow", "same"),
        ("Amina Nur", "Amira Nur", "near"),
        ("Amin Nur", "Amina Nur", "one_shared"),
        ("Ali Nur", "Alia Nur", "one_shared"),
        ("Anna Ek", "Anne Ek", "one_shared"),
        ("Bo Ek", "Bo Lund", "one_shared"),
        ("Bo Ek", "Ada Lund", "other"),
    ],
)
def test_names_are_related_by_sound_and_order_but_not_by_a_womans_ending(one, other, relation):
    assert relation_of(one, other) == relation
    assert relation_of(other, one) == relation


def test_every_suggestion_says_what_speaks_for_and_against_it():
    (suggestion,) = find_recurrences(
        people(ADA), people(("Aasa Maria Ek", "ny@example.org", "070 123 45 67", 1985))
    )

    assert CONFIDENCE_WORDS[suggestion.confidence].text("en") == "almost certainly the same person"
    assert [each.text("en") for each in suggestion.reasons] == [
        "The names are the same.",
        "The telephone number is the same.",
        "The year of birth is the same.",
    ]
    assert [each.text("en") for each in suggestion.against] == ["The e-mail addresses differ."]


def test_two_people_of_one_name_are_told_apart_as_long_as_nothing_else_agrees():
    earlier = people(("Anna Ek", "a@example.org", None, None), ("Anna Ek", "b@example.org", None, None))
    now = people(("Anna Ek", None, None, None))

    assert find_recurrences(earlier, now) == ()


def test_somebody_with_several_earlier_entries_is_suggested_once_and_with_the_surest():
    earlier = people(ADA, ("Åsa Maria Ek", None, None, 1985)).set_axis(["p7", "p7"])

    suggestions = find_recurrences(earlier, people(ADA, prefix="n"))

    assert [(each.earlier, each.now, each.confidence) for each in suggestions] == [
        ("p7", "n0", "sure")
    ]


def test_the_order_of_the_lists_changes_nothing():
    given = returning_people(3, 120)

    def pairs(earlier, now):
        return {(s.earlier, s.now, s.confidence) for s in find_recurrences(earlier, now)}

    shuffled = given.now.sample(frac=1, random_state=1), given.earlier.sample(frac=1, random_state=2)
    assert pairs(given.earlier, given.now) == pairs(shuffled[1], shuffled[0])


names = st.lists(st.sampled_from(FIRST + LAST), min_size=2, max_size=4).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(names, st.randoms())
def test_a_name_is_the_same_in_any_order_case_and_composition(name, dice):
    words = name.split()
    dice.shuffle(words)

    assert relation_of(name, unicodedata.normalize("NFD", " ".join(words).upper())) == "same"


@settings(max_examples=200, deadline=None)
@given(names, names)
def test_the_relation_of_two_names_is_the_same_from_both_sides(one, other):
    assert relation_of(one, other) == relation_of(other, one)


@settings(max_examples=100, deadline=None)
@given(names, names, st.booleans(), st.booleans())
def test_nothing_is_suggested_for_contacts_without_a_word_of_the_name(one, other, email, phone):
    first = (one, "x@example.org", "0701234567", 1980)
    second = (other, "x@example.org" if email else None, "0701234567" if phone else None, 1980)
    if relation_of(one, other) == "other":
        assert found(first, second) == []


def measured(seed: int, size: int) -> dict[str, float]:
    """Precision of "sure" and "probable", and recall of those and of everything suggested."""
    given = returning_people(seed, size)
    suggestions = find_recurrences(given.earlier, given.now)
    told = {(s.earlier, s.now) for s in suggestions if s.confidence != "possible"}
    sure = {(s.earlier, s.now) for s in suggestions if s.confidence == "sure"}
    everything = {(s.earlier, s.now) for s in suggestions}
    return {
        "precision of sure": len(sure & given.same) / len(sure),
        "precision of sure and probable": len(told & given.same) / len(told),
        "recall of sure and probable": len(told & given.same) / len(given.same),
        "recall of all": len(everything & given.same) / len(given.same),
        "suggestions for each person": len(everything) / size,
    }


def test_most_who_come_back_are_found_and_hardly_anybody_else():
    figures = measured(1, 1_000)

    assert figures["precision of sure"] >= 0.99
    assert figures["precision of sure and probable"] >= 0.97
    assert figures["recall of sure and probable"] >= 0.85
    assert figures["recall of all"] >= 0.93


def test_five_thousand_against_five_thousand_takes_seconds():
    given = returning_people(1, 5_000)
    begun = time.perf_counter()

    suggestions = find_recurrences(given.earlier, given.now)

    assert len(suggestions) > 1_000
    assert time.perf_counter() - begun < 10
