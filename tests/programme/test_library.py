"""The programmes that come with the workbench: what they say, in which words, from which source."""

import re

import pytest

from workbench.programme import library, read_programme, settings_to_enter, statements
from workbench.programme.reading import LIBRARY

REAL = ("kvinfo", "likestillingssenteret", "mitt_livs_chans", "omdu")
TEMPLATES = ("template_disability", "template_leadership", "template_youth")
PROGRAMMES = {name: read_programme(name) for name in library()}


def rule_of(programme, role, rule):
    (found,) = [each for each in PROGRAMMES[programme].role_named(role).rule if each.id == rule]
    return found


def test_the_library_has_four_programmes_and_three_templates():
    assert library() == tuple(sorted((*REAL, *TEMPLATES)))


@pytest.mark.requirement("O-02", "N-03")
@pytest.mark.parametrize("name", library())
def test_every_statement_is_worded_in_the_programmes_languages_and_in_english(name):
    programme = PROGRAMMES[name]
    spoken = {*programme.programme.locales, "en"}
    match = programme.match
    worded = [rule.sentence for role in programme.role for rule in role.rule]
    worded += [rule.sentence for rule in match.hard]
    worded += [words for each in match.criterion for words in (each.label, each.help)]
    worded += [tier.label for tier in match.tier]
    for formation in programme.formation:
        worded += [rule.sentence for rule in formation.hard]
        worded += [words for each in formation.criterion for words in (each.label, each.help)]
    worded += [each.label for each in (*programme.outcome, *programme.milestone, *programme.survey)]
    worded += [role.label for role in programme.role]
    worded += [programme.programme.name, *programme.terms.values()]
    worded += [each.label for each in programme.whatif]
    notes = [each.note for each in statements(programme) if each.note.texts]

    for words in (*worded, *notes):
        assert spoken <= set(words.texts), words.texts
        assert all(text.strip() for text in words.texts.values())


@pytest.mark.requirement("I-18")
@pytest.mark.parametrize("name", library())
def test_every_rule_and_weight_cites_a_source_or_is_said_to_be_ours(name):
    silent = [
        each.path
        for each in statements(PROGRAMMES[name])
        if not each.sources
        and not each.ours
        and re.match(r"role\[\d\]\.rule|match|formation|cadence|training|outcome", each.path)
        and "hard" not in each.path
    ]

    assert silent == []
    for each in statements(PROGRAMMES[name]):
        for source in each.sources:
            assert source.id in PROGRAMMES[name].programme.sources
            assert source.line is not None


@pytest.mark.requirement("I-14")
def test_real_programmes_say_need_and_aim_and_templates_leave_them_to_be_thought_about():
    for name in REAL:
        profile = PROGRAMMES[name].programme
        assert {*profile.locales, "en"} <= set(profile.need.texts) & set(profile.aim.texts)
    for name in TEMPLATES:
        profile = PROGRAMMES[name].programme
        assert (str(profile.need), str(profile.aim), profile.template) == ("", "", True)


@pytest.mark.parametrize("name", library())
def test_terms_have_a_plural_for_every_role(name):
    programme = PROGRAMMES[name]

    for role in programme.role:
        assert {role.id, f"{role.id}s"} <= set(programme.terms)


@pytest.mark.parametrize("name", library())
def test_no_telephone_number_and_no_address_stands_in_a_file(name):
    text = re.sub(r"\d{4}-\d\d-\d\d", "", (LIBRARY / f"{name}.toml").read_text("utf-8"))

    assert not re.search(r"@|https?:|\+4[567]|\b\d{2,4}[ -]\d{2,3}[ -]\d{2}", text)


@pytest.mark.parametrize("name", library())
def test_weights_of_an_aim_add_up_to_100(name):
    programme = PROGRAMMES[name]
    aims = [programme.criteria_of(tier.id) for tier in programme.tiers]
    aims += [formation.criterion for formation in programme.formation]

    assert {sum(each.weight for each in criteria) for criteria in aims if criteria} == {100}


@pytest.mark.requirement("O-17")
def test_g1_seats_are_12_6_and_6():
    seats = {site.id: site.seats["mentor"] for site in PROGRAMMES["omdu"].site}

    assert seats == {"malmo": 12, "botkyrka": 6, "spanga": 6}
    assert sum(seats.values()) == 24


@pytest.mark.requirement("O-25", "O-40")
def test_c5_four_organisations_on_three_sites_whose_training_places_have_other_names():
    omdu = PROGRAMMES["omdu"]
    owners = [each for each in omdu.organisation if each.kind == "owner"]

    assert [each.site for each in owners] == ["malmo", "malmo", "botkyrka", "spanga"]
    assert {site.id: site.training_place for site in omdu.site} == {
        "malmo": "Malmö",
        "botkyrka": "Tumba",
        "spanga": "Spånga",
    }


@pytest.mark.requirement("O-03", "O-04")
def test_in_omdu_the_mothers_are_the_mentors_two_together():
    omdu = PROGRAMMES["omdu"]

    assert omdu.programme.direction == "reverse"
    assert (omdu.match.giver, omdu.match.receiver) == ("mentor", "leader")
    unit = omdu.role_named("mentor").unit
    assert (unit.min, unit.max, unit.max_relaxed, unit.within) == (2, 2, 3, "site")


@pytest.mark.requirement("O-36", "O-37")
def test_c4_six_meetings_in_six_organisations_and_the_other_reading_by_the_same_setting():
    match = PROGRAMMES["omdu"].match

    assert (match.giver_meets.min, match.distinct, match.distinct_min) == (6, "organisation", 6)
    assert "two ways" in match.note.texts["en"]


@pytest.mark.requirement("O-14")
def test_no_source_gives_an_amount_so_somebody_has_to_enter_it():
    assert PROGRAMMES["omdu"].compensation.amount == "required_setting"
    assert [str(each) for each in settings_to_enter(PROGRAMMES["omdu"])] == [
        "Enter the amount that is paid: no source gives it."
    ]


@pytest.mark.requirement("O-12", "O-26", "O-31", "O-11")
def test_c3_the_course_has_40_hours_with_a_tolerance_that_is_shown_as_ours():
    training = PROGRAMMES["omdu"].training

    assert (training.hours_total, training.hours_tolerance, training.fee) == (40, 0.10, 0)
    assert "hours_tolerance" in training.ours_in
    assert training.parts[0].occasions == 4
    assert training.topics == ("mentorship", "gender_equality", "equality")


@pytest.mark.requirement("N-07")
def test_c1_the_gender_of_mentors_is_a_setting_switched_off_with_both_sources():
    rule = rule_of("kvinfo", "mentor", "gender")

    assert (rule.severity, rule.enabled) == ("setting", False)
    assert [each.id for each in (rule.source, *rule.other_sources)] == [
        "kvinfo-newsletter",
        "kvinfo-method",
    ]
    assert "disagree" in rule.note.texts["en"]


@pytest.mark.requirement("N-10")
def test_c2_published_results_name_year_and_denominator():
    outcomes = {each.id: each for each in PROGRAMMES["kvinfo"].outcome}
    figures = {
        name: (outcomes[name].reference.value, outcomes[name].reference.n)
        for name in ("in_job", "in_education", "better_danish")
    }

    assert figures == {
        "in_job": (44, "evaluated"),
        "in_education": (25, "evaluated"),
        "better_danish": (79, "evaluated"),
    }
    assert all(outcomes[name].reference.definition.texts for name in figures)
    assert "three versions" in outcomes["in_job"].note.texts["en"]


@pytest.mark.requirement("N-09", "N-11")
def test_kvinfo_has_five_kinds_of_results_and_marks_what_is_self_reported():
    kinds = {each.id: each.kind for each in PROGRAMMES["kvinfo"].outcome}

    assert {
        name: kinds[name] for name in ("in_job", "internship", "in_education")
    } == dict.fromkeys(("in_job", "internship", "in_education"), "status_change")
    assert kinds["better_danish"] == kinds["wider_network"] == "self_report"


@pytest.mark.parametrize(
    ("programme", "role", "rule"),
    [
        ("omdu", "mentor", "some_sv_or_en"),
        ("mitt_livs_chans", "mentor", "local_experience"),
        ("kvinfo", "mentee", "little_experience"),
        ("likestillingssenteret", "mentee", "new_in_norway"),
    ],
)
@pytest.mark.requirement("M-10", "I-07", "K-13")
def test_c7_a_number_that_no_source_gives_is_a_setting_marked_as_our_reading(programme, role, rule):
    found = rule_of(programme, role, rule)

    assert found.ours
    assert "our reading" in found.note.texts["en"] or "we read" in found.note.texts["en"]


def test_c8_effects_whose_figures_are_lost_are_asked_for_and_not_made_up():
    outcomes = {each.id: each for each in PROGRAMMES["mitt_livs_chans"].outcome}

    for name in ("meaningful", "understands_other_cultures", "would_recommend"):
        assert outcomes[name].reference is None
        assert "no number is made up" in outcomes[name].note.texts["en"]


@pytest.mark.requirement("K-36", "N-21")
def test_c9_odense_and_svendborg_are_two_of_five_cities():
    kvinfo = PROGRAMMES["kvinfo"]

    assert [site.id for site in kvinfo.site] == [
        "aarhus",
        "odense",
        "svendborg",
        "slagelse",
        "kobenhavn",
    ]
    assert "comma" in kvinfo.site[1].note.texts["en"]


def test_c11_mentees_and_mentors_are_counted_apart():
    assert "per role" in PROGRAMMES["kvinfo"].programme.note.texts["en"]


@pytest.mark.requirement("I-12", "I-13")
def test_what_no_source_gives_numbers_for_is_marked_as_example_values():
    marked = {name for name in library() if PROGRAMMES[name].programme.example_values}

    assert marked == {"likestillingssenteret", *TEMPLATES}


@pytest.mark.requirement("O-42")
@pytest.mark.parametrize("name", library())
def test_no_criterion_scores_where_somebody_comes_from(name):
    programme = PROGRAMMES[name]
    criteria = [*programme.match.criterion]
    criteria += [each for formation in programme.formation for each in formation.criterion]
    read = {field for each in criteria for field in (each.field, each.giver, each.receiver)}

    origin = {"birth_country", "parent1_birth_country", "parent2_birth_country", "citizenship"}
    assert not read & origin
    assert not read & {"gender", "residence_basis", "single_parent_mother"}


@pytest.mark.requirement("K-02")
def test_a_changed_rule_in_the_file_changes_who_is_asked_for():
    assert rule_of("kvinfo", "mentee", "background").condition.value == (
        "DK.indvandrer_eller_efterkommer_eller_flygtning"
    )
    assert rule_of("mitt_livs_chans", "mentee", "foreign_background").condition.value == (
        "SE.utlandsk_bakgrund"
    )
