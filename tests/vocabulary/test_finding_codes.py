"""What a form answer means: one code, or nothing where it could mean two things."""

from types import MappingProxyType

import pytest

from workbench.vocabulary import Code, CodeList, code_list, code_list_ids


def code(name, *also, parent=None, level=""):
    labels = MappingProxyType({"en": name})
    return Code(name, parent, level, labels, also, "", MappingProxyType({}))


@pytest.mark.parametrize(
    ("list_id", "answer", "expected"),
    [
        ("nace2", "Informations- och kommunikationsverksamhet", "NACE2:J"),
        ("nace2", "IT/Data", "NACE2:J"),
        ("nace2", "Vård & omsorg", "NACE2:Q"),
        ("nace2", "Bank och finans", "NACE2:K"),
        ("nace2", "Offentlig sektor", "NACE2:O"),
        ("nace2", "nace2:62", "NACE2:62"),
        ("nace2", "Rengøring", "NACE2:81"),
        ("isced_field", "Civilekonom", "041"),
        ("isced_field", "sygeplejerske", "0913"),
        ("isced_field", "Computer science", "06"),
        ("isco08", "Systemutvecklare", "ISCO08:251"),
        ("isco08", "sykepleier", "ISCO08:222"),
        ("isced_level", "YH-utbildning", "ISCED5"),
        ("isced_level", "Högskoleutbildning, minst 3 år", "ISCED6"),
        ("isced_level", "PhD", "ISCED8"),
        ("isced_level", "3", "ISCED3"),
        ("language_level", "B2", "good"),
        ("language_level", "sfi D", "good"),
        ("language_level", "FLYTANDE!", "fluent"),
        ("language_level", "Modersmål", "native"),
        ("yes_no", "Ja.", "yes"),
        ("yes_no", "nei", "no"),
        ("yes_no", "x", "yes"),
        ("mode", "Delvis  digitalt", "partly_digital"),
        ("gender", "Kvinne", "woman"),
        ("goals", "Intervjuträning", "interviews"),
        ("languages", "Farsi", "fa"),
        ("languages", "kurdiska (sorani)", "ckb"),
        ("unknown_words", "Vet ej", "unknown"),
        ("unknown_words", "-", "unknown"),
        ("unknown_words", "n/a", "not_applicable"),
        ("weekday", "tors", "thu"),
        ("daypart", "kväll", "evening"),
    ],
)
def test_an_answer_is_found_as_forms_write_it(list_id, answer, expected):
    assert code_list(list_id).find(answer) == expected


@pytest.mark.parametrize(
    ("list_id", "answer"),
    [
        ("isced_level", "Kandidat"),
        ("isced_level", "Universitet"),
        ("countries", "Kongo"),
        ("countries", "Korea"),
        ("countries", "n/a"),
        ("countries", "CS"),
        ("languages", "Afghanska"),
        ("nace2", "K"),
        ("nace2", "NACE2.1:K"),
        ("yes_no", "Kanske"),
        ("yes_no", ""),
    ],
)
def test_an_answer_that_can_mean_two_things_finds_nothing(list_id, answer):
    assert code_list(list_id).find(answer) is None


def test_namibia_is_a_country_and_not_a_missing_answer():
    assert code_list("countries").find("NA") == "NA"
    assert code_list("unknown_words").find("NA") is None


def test_a_word_shared_by_two_codes_finds_neither():
    clothes = CodeList("mine", (code("trade", "shop"), code("craft", "Shop")))

    assert clothes.find("shop") is None
    assert clothes.ambiguous == {"shop": ("trade", "craft")}


def test_a_word_shared_with_the_heading_above_means_the_heading():
    wide, part = code("health", "care"), code("nursing", "care", parent="health")

    assert CodeList("mine", (wide, part)).find("care") == "health"
    assert CodeList("mine", (part, wide)).find("care") == "health"


def test_two_names_that_differ_by_an_accent_are_both_found():
    swedish = code_list("places_se")

    assert (swedish.find("Habo"), swedish.find("Håbo")) == ("0643", "0305")


def test_numbers_stay_apart_when_signs_are_dropped():
    ages = code_list("age_band")

    assert (ages.find("3 – 6 år"), ages.find("36 år")) == ("3-6", None)


def test_a_label_falls_back_to_english_and_then_to_the_code():
    occupations = code_list("isco08")

    assert occupations.label("ISCO08:251", "sv") == "Systemutvecklare och programmerare"
    assert occupations.label("ISCO08:351", "nb") == (
        "Information and communications technology operations and user support technicians"
    )
    assert occupations.label("ISCO08:999", "sv") == "ISCO08:999"


def test_the_nearest_codes_come_best_first():
    nearest = code_list("nace2").nearest("Finansbranch")

    assert nearest[0][0] == "NACE2:K"
    assert all(0.6 <= likeness <= 1 for _, likeness in nearest)
    assert code_list("nace2").nearest("xqzw") == []


def test_ancestors_lead_from_the_nearest_to_the_top():
    assert code_list("isced_field").ancestors("0413") == ("041", "04")
    assert code_list("isco08").ancestors("ISCO08:2") == ()


def test_a_higher_rank_is_more():
    levels = code_list("language_level")

    assert [levels.rank(code) for code in levels] == [0, 1, 2, 3, 4]
    assert list(levels) == ["none", "some", "good", "fluent", "native"]


def test_asking_for_the_rank_of_an_unknown_code_says_which_codes_there_are():
    with pytest.raises(ValueError, match='"perfect" is not a code of the list language_level'):
        code_list("language_level").rank("perfect")


def test_a_list_is_read_once():
    assert code_list("nace2") is code_list("NACE2")


def test_asking_for_a_list_that_does_not_exist_names_those_that_do():
    with pytest.raises(ValueError, match=r'"colours" is not a code list\. Lists: access_needs, '):
        code_list("colours")


@pytest.mark.parametrize("list_id", code_list_ids())
def test_every_code_label_and_other_word_finds_its_own_row_or_a_wider_one(list_id):
    codes = code_list(list_id)

    for row in codes.codes:
        meant = (row.code, *codes.ancestors(row.code))
        for word in (row.code, *row.labels.values(), *row.also):
            assert codes.find(word) in meant, word
