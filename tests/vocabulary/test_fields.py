"""The data dictionary: every field has names, headings and a list that exists."""

import pytest

from workbench.vocabulary import built_in_fields, code_list, code_list_ids, language_of
from workbench.vocabulary.code_lists import LANGUAGES, loose_key
from workbench.vocabulary.fields import FIELD_TYPES, PERSONAL

FIELDS = built_in_fields()
HEADINGS_AT_LEAST = {"sv": 4, "en": 4, "da": 2, "nb": 2}


@pytest.mark.parametrize("field", FIELDS.values(), ids=list(FIELDS))
def test_a_field_has_names_and_enough_headings_in_four_languages(field):
    assert set(field.labels) == set(LANGUAGES)
    assert {
        name: most for name, most in HEADINGS_AT_LEAST.items() if len(field.headings[name]) < most
    } == {}


@pytest.mark.parametrize("field", FIELDS.values(), ids=list(FIELDS))
def test_a_field_is_of_a_known_kind(field):
    assert field.type in FIELD_TYPES
    assert field.personal in PERSONAL
    assert field.list in {None, "places", *code_list_ids()}
    assert (field.low is None) == (field.high is None)


@pytest.mark.parametrize("side", ["giver", "receiver"])
def test_no_heading_means_two_fields_of_one_side(side):
    meant = {}
    for field in FIELDS.values():
        if side not in field.sides:
            continue
        for language in LANGUAGES:
            for heading in (field.labels[language], *field.headings[language]):
                assert meant.setdefault(loose_key(heading), field.id) == field.id, heading


@pytest.mark.parametrize(
    "name",
    ["full_name", "first_name", "last_name", "email", "phone", "address", "guardian_contact"],
)
def test_names_and_contacts_are_marked_as_identity(name):
    assert FIELDS[name].personal == "identity"


def test_personal_identity_numbers_are_dropped_and_nothing_else_is():
    assert [field.id for field in FIELDS.values() if field.drop] == ["personal_identity_number"]
    headings = {
        word for words in FIELDS["personal_identity_number"].headings.values() for word in words
    }
    assert {"Personnummer", "CPR", "Fødselsnummer"} <= headings


def test_special_categories_are_marked_as_sensitive():
    sensitive = {
        "birth_country",
        "parent1_birth_country",
        "residence_basis",
        "single_parent_mother",
        "public_support",
        "access_needs",
        "experience_topics",
        "background_check_on",
        "protected_identity",
    }

    assert {name for name in sensitive if FIELDS[name].personal != "sensitive"} == set()


def test_a_level_field_knows_its_scale_lowest_first():
    assert FIELDS["lang.sv"].scale == ("none", "some", "good", "fluent", "native")
    assert FIELDS["education_level"].scale[3] == "ISCED3"
    assert FIELDS["industry"].scale == ()


def test_there_is_a_field_for_every_language_with_headings_made_from_its_name():
    assert [name for name in code_list("languages") if f"lang.{name}" not in FIELDS] == []
    assert "Hur väl talar du svenska?" in FIELDS["lang.sv"].headings["sv"]
    assert "How well do you speak Arabic?" in FIELDS["lang.ar"].headings["en"]
    assert "Engelska nivå" in FIELDS["lang.en"].headings["sv"]
    assert "farsi" in FIELDS["lang.fa"].headings["en"]


def test_a_language_field_names_its_language():
    assert language_of("lang.prs") == "prs"
    assert language_of("mode") is None


@pytest.mark.parametrize(
    ("name", "side", "heading"),
    [
        ("industry", "giver", "Inom vilken bransch arbetar du eller har du arbetat senast?"),
        ("target_industry", "receiver", "Vilken bransch vill du arbeta inom i Sverige?"),
        ("years_work_total", "giver", "Hur många år har du arbetat totalt (i alla länder)?"),
        ("industry", "giver", "Bransch"),
        ("max_mentees", "giver", "Antal adepter"),
    ],
)
def test_short_words_and_whole_questions_are_headings(name, side, heading):
    assert side in FIELDS[name].sides
    assert heading in FIELDS[name].headings["sv"]


def test_fields_that_programmes_name_in_their_rules_exist():
    named = [
        "years_work_local",
        "education_level",
        "equivalent_experience",
        "hours_available_total",
        "max_mentees",
        "interview.engaged_curious_listener",
        "interview.labour_market_knowledge",
        "interview.wants_to_share",
        "interview.network_and_experience",
        "interview.references_ok",
        "education_field",
        "industry",
        "target_industry",
        "goals",
        "offers",
        "mentor_wish",
        "mentee_wish",
        "employer",
        "relatives",
        "case_worker_org",
        "landlord",
        "line_manager",
        "areas_known",
        "gender",
        "site",
        "interests",
        "single_parent_mother",
        "birth_country",
        "education_equivalent",
        "occupation_status",
        "organisation.sector",
        "max_meetings",
        "availability",
        "area",
        "experience_topics",
        "duo_wish",
        "learning_goals",
        "years_in_country",
        "age",
        "lived_experience_shared",
        "mentor_course_done",
        "guardian_consent_on",
        "communication_modes",
        "venue_access",
        "access_needs",
        "experience_areas",
        "years_leading",
        "organisation",
        "leadership_level",
        "background_check_on",
        "public_support",
        "goal_type",
        "job_matches_competence",
    ]

    assert [name for name in named if name not in FIELDS] == []
