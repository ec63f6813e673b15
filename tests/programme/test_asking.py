"""Forms about parts of a programme: the questions that fit, and what an answer changes."""

import pytest

from workbench.programme import library, read_programme
from workbench.programme.asking import (
    added,
    answered,
    blank,
    changed,
    faults_of,
    part_to_mend,
    questions_at,
)
from workbench.programme.asking.conditions import operators_for
from workbench.programme.asking.wording import test_in_words as in_words
from workbench.programme.drafting import draft_of
from workbench.programme.fields import fields_of
from workbench.programme.reading import programme_from_tables
from workbench.programme.writing import as_tables

MENTEES = "role[1].rule"
LISTS = ("match.hard", "match.criterion", "match.tier", "site", "round")


def draft(name="mitt_livs_chans"):
    return draft_of(read_programme(name))


def filled(now, listed, *answers):
    table = blank(now, listed)
    for key, answer in answers:
        table = answered(now, listed, table, key, answer)
    return table


def asked(now, path, table, **kinds):
    return {each.key: each for each in questions_at(now, path, table, **kinds)}


# -------------------------------------------------------------------------------- Rules


@pytest.mark.requirement("I-13")
def test_a_rule_is_made_of_a_question_a_comparison_and_a_value():
    now = draft()
    rule = filled(
        now, MENTEES, ("sentence.en", "Is of age."), ("when.field", "age"), ("when.value", "18")
    )

    new = added(now, MENTEES, rule).programme.role[1].rule[-1]

    assert (new.when.field, new.when.op, new.when.value) == ("age", "gte", 18)
    assert new.severity == "hard"
    assert str(in_words(rule, now.original)) == "Age: at least 18"


def test_the_comparisons_offered_fit_the_answers_of_the_question():
    programme = read_programme("template_disability")
    known = fields_of(programme)

    fitting = {
        name: operators_for(known[name], programme)
        for name in ("age", "single_parent_mother", "birth_country", "lang.sv", "motivation")
    }

    assert fitting == {
        "age": ("gte", "lte", "between", "eq", "is_set"),
        "single_parent_mother": ("is_true", "is_false", "is_set"),
        "birth_country": ("in", "is_set", "not_in_group"),
        "lang.sv": ("gte", "lte", "between", "in", "is_set"),
        "motivation": ("is_set",),
    }


def test_the_value_is_chosen_from_the_levels_of_the_question():
    now = draft()
    rule = filled(now, MENTEES, ("when.field", "lang.sv"))

    levels = asked(now, MENTEES, rule, new=True)["when.value"].options

    assert [each.id for each in levels] == ["none", "some", "good", "fluent", "native"]


def test_own_questions_of_the_programme_come_first():
    now = draft("omdu")
    own = {each.id for each in now.original.field if each.role in (None, "mentor")}

    options = asked(now, "role[0].rule", blank(now, "role[0].rule"), new=True)["when.field"].options

    first = {each.id for each in options if str(each.group) == "Questions of this programme"}
    assert first
    assert first <= own
    assert {each.id for each in options[: len(first)]} == first


def test_nobody_is_asked_for_names_and_numbers_that_no_rule_may_read():
    now = draft()

    options = asked(now, MENTEES, blank(now, MENTEES), new=True)["when.field"].options

    assert not {"full_name", "email", "personal_identity_number"} & {each.id for each in options}


def test_another_question_lets_go_of_the_value_that_no_longer_fits():
    now = draft()
    rule = filled(now, MENTEES, ("when.field", "age"), ("when.value", "18"))

    rule = answered(now, MENTEES, rule, "when.field", "gender")

    assert rule["when"] == {"field": "gender", "op": "in"}


def test_an_official_definition_is_chosen_like_a_question():
    now = draft()

    rule = filled(now, MENTEES, ("when.field", "definition:SE.utlandsk_bakgrund"))

    assert rule["when"] == {"op": "definition", "value": "SE.utlandsk_bakgrund"}


def test_tests_are_joined_added_and_taken_out():
    now = draft()
    rule = filled(
        now,
        MENTEES,
        ("when.field", "age"),
        ("when.value", "18"),
        ("joined", "any"),
        ("any[1].field", "guardian_consent_on"),
    )
    joined = rule["any"]

    single = answered(now, MENTEES, rule, "any[0].field", "remove")

    assert joined == [
        {"field": "age", "op": "gte", "value": 18},
        {"field": "guardian_consent_on", "op": "is_set"},
    ]
    assert single["when"] == {"field": "guardian_consent_on", "op": "is_set"}
    assert "any" not in single


def test_both_ends_of_a_span_of_levels_are_chosen_one_by_one():
    now = draft()
    rule = filled(
        now,
        MENTEES,
        ("when.field", "lang.sv"),
        ("when.op", "between"),
        ("when.value[0]", "some"),
        ("when.value[1]", "good"),
    )

    assert rule["when"]["value"] == ["some", "good"]


def test_a_rule_of_nested_tests_is_shown_in_words_and_its_tests_are_not_asked():
    now = draft()
    rule = {"severity": "hard", "not": {"any": [{"field": "age", "op": "lte", "value": 17}]}}

    assert str(in_words(rule, now.original)) == "not: Age: at most 17"
    assert list(asked(now, MENTEES, rule)) == ["sentence.en", "sentence.sv", "severity"]


def test_an_unfinished_rule_says_everything_that_is_missing_at_its_question():
    now = draft()

    nothing = faults_of(now, MENTEES, blank(now, MENTEES))
    without_value = faults_of(now, MENTEES, filled(now, MENTEES, ("when.field", "age")))

    assert [each.path for each in nothing] == ["sentence", "when.field"]
    assert [each.path for each in without_value] == ["sentence", "when.value"]


def test_an_answer_to_a_question_that_is_not_asked_changes_nothing():
    now = draft()

    assert answered(now, MENTEES, {"severity": "hard"}, "source", "mine") == {"severity": "hard"}


# ----------------------------------------------------------------- Pairs, criteria, aims


def test_a_criterion_takes_the_list_and_credits_of_the_answers_it_compares():
    now = draft()
    criterion = filled(
        now,
        "match.criterion",
        ("label.en", "Occupation"),
        ("kind", "code"),
        ("giver", "occupation"),
        ("receiver", "target_occupation"),
    )

    new = added(now, "match.criterion", criterion)

    assert new.faults == ()
    made = new.programme.match.criterion[-1]
    assert (made.code, dict(made.credit)) == ("ISCO08", {"submajor": 1.0, "major": 0.5})
    assert (made.giver, made.receiver, made.tier, made.weight) == (
        "occupation",
        "target_occupation",
        "secondary",
        10,
    )


def test_the_same_answer_of_both_is_written_once():
    now = draft()

    criterion = filled(now, "match.criterion", ("kind", "same"), ("giver", "gender"))

    assert criterion["field"] == "gender"
    assert "giver" not in criterion


def test_another_kind_lets_go_of_what_belonged_to_the_one_before():
    now = draft()
    criterion = filled(now, "match.criterion", ("kind", "distance"), ("full_km", "5"))

    criterion = answered(now, "match.criterion", criterion, "kind", "language")

    assert "full_km" not in criterion
    assert set(criterion) == {"weight", "tier", "kind"}


def test_what_a_missing_answer_counts_as_can_be_said_for_one_criterion():
    now = changed(draft(), "match.criterion[0]", "missing", "zero")

    assert now.programme.match.criterion[0].missing == "zero"
    assert changed(now, "match.criterion[0]", "missing", "").untouched


def test_a_credit_is_changed_and_the_criterion_is_marked_as_ours():
    now = changed(draft("likestillingssenteret"), "match.criterion[0]", "credit.broad", "0,25")

    assert dict(now.programme.match.criterion[0].credit) == {"narrow": 1.0, "broad": 0.25}
    assert now.programme.match.criterion[0].ours


def test_a_pair_rule_asks_for_what_its_kind_needs():
    now = draft()
    rule = filled(
        now,
        "match.hard",
        ("sentence.en", "They live near each other."),
        ("op", "max_distance_km"),
        ("max", "30"),
    )

    new = added(now, "match.hard", rule)

    assert (new.programme.match.hard[-1].op, new.programme.match.hard[-1].max) == (
        "max_distance_km",
        30,
    )
    assert [each.path for each in faults_of(now, "match.hard", {"op": "max_distance_km"})] == [
        "sentence",
        "max",
    ]


def test_a_new_aim_comes_last():
    now = draft()
    aim = filled(now, "match.tier", ("label.en", "Fair"), ("goal", "best_worst_pair"))

    new = added(now, "match.tier", aim)

    assert new.programme.tiers[-1].goal == "best_worst_pair"


def test_a_removed_aim_is_no_choice_and_the_first_criterion_to_mend_is_named():
    now = draft().removed("match.tier[2]")

    aims = asked(now, "match.criterion[3]", now.at("match.criterion[3]"))["tier"].options

    assert [each.id for each in aims] == ["primary"]
    assert part_to_mend(now) == "match.criterion[3]"
    mended = now
    for place in range(3, 8):
        mended = changed(mended, f"match.criterion[{place}]", "tier", "primary")
    assert mended.faults == ()


# --------------------------------------------------------------- Sites, rounds, the match


def test_a_site_and_a_round_are_added_with_their_seats_and_days():
    now = draft("kvinfo")
    site = filled(
        now,
        "site",
        ("name", "Aalborg"),
        ("seats.mentee", "12"),
        ("municipalities", ["0851"]),
        ("closes", "2027-06-30"),
    )
    plan = filled(now, "round", ("id", "2027"), ("application_opens", "2027-01-01"))

    new = added(added(now, "site", site), "round", plan)

    assert new.faults == ()
    made = new.programme.site[-1]
    assert (made.id, dict(made.seats), made.closes.isoformat()) == (
        "aalborg",
        {"mentee": 12},
        "2027-06-30",
    )
    assert new.programme.round[-1].id == "2027"


def test_without_an_order_nothing_is_said_of_a_waiting_list():
    now = changed(draft("kvinfo"), "match", "waiting.order", "")

    assert now.programme.match.waiting is None


def test_capacity_and_size_of_those_who_act_together_are_asked_of_a_role():
    now = draft("omdu")

    now = changed(changed(now, "role[0]", "unit.max", "3"), "role[1]", "capacity.max", "7")

    assert now.programme.role[0].unit.max == 3
    assert now.programme.role[1].capacity.max == 7


# ---------------------------------------------------------------------- The whole library


@pytest.mark.parametrize("name", library())
def test_every_part_of_every_programme_can_be_asked_about_and_shows_what_the_file_says(name):
    now = draft(name)
    places = [
        f"{listed}[{place}]"
        for listed in (*LISTS, *(f"role[{n}].rule" for n, _ in enumerate(now.at("role"))))
        for place, _ in enumerate(now.at(listed) or ())
    ]

    for path in places:
        for question in questions_at(now, path, now.at(path)):
            if question.kind == "choice" and question.value:
                assert question.value in {each.id for each in question.options}, (path, question)
            if question.kind == "choices":
                known = {each.id for each in question.options}
                assert set(question.value or ()) <= known, (path, question.key)


@pytest.mark.parametrize("name", library())
def test_answering_every_question_as_the_file_does_changes_nothing(name):
    now = draft(name)
    for listed in LISTS:
        for place, part in enumerate(now.at(listed) or ()):
            path = f"{listed}[{place}]"
            for question in questions_at(now, path, part):
                if question.kind in ("text", "number", "whole", "date"):
                    now = changed(now, path, question.key, question.shown)

    assert now.differences == ()
    assert as_tables(programme_from_tables(now.tables, origin=name)) == now.tables_before
