"""Answers as forms in four languages really hold them: matrices, "Annat: …", tests of language."""

from datetime import date

import pytest

from workbench.people import Ground, MappedList, map_columns, parse_lists, read_list
from workbench.people.answers import read_one
from workbench.vocabulary import Field, built_in_fields

FIELDS = built_in_fields()
TODAY = date(2022, 6, 1)


def read(field: str, text: str, country: str = "SE"):
    return read_one(text, FIELDS[field], Ground(country=country, today=TODAY))


@pytest.mark.parametrize(
    ("field", "country", "text", "level"),
    [
        ("lang.sv", "SE", "SFI D", "good"),
        ("lang.sv", "SE", "sfi kurs B", "some"),
        ("lang.sv", "SE", "Svenska som andraspråk 1", "good"),
        ("lang.sv", "SE", "B1-B2", "good"),
        ("lang.sv", "SE", "nivå B2", "good"),
        ("lang.sv", "SE", "3 - God", "good"),
        ("lang.da", "DK", "Prøve i Dansk 2 bestået", "good"),
        ("lang.da", "DK", "PD 1", "some"),
        ("lang.da", "DK", "Studieprøven", "fluent"),
        ("lang.da", "DK", "let øvet", "some"),
        ("lang.nb", "NO", "Norskprøven B1", "good"),
        ("lang.nb", "NO", "norskprøve B1 skriftlig, B2 muntlig", "good"),
        ("lang.nb", "NO", "Bergenstesten", "good"),
        ("lang.en", "SE", "Upper intermediate", "good"),
        ("lang.en", "SE", "Native or bilingual proficiency", "native"),
    ],
)
def test_levels_of_tests_and_courses_are_understood_in_four_languages(field, country, text, level):
    answer = read(field, text, country)

    assert (answer.value, answer.fault) == (level, None)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("lang.nb", "Bestått B2 muntlig"),
        ("lang.nb", "A2-B1"),
        ("lang.nb", "norskprøve A2 muntlig, B1 skriftlig"),
        ("lang.da", "Danskuddannelse 2"),
        ("lang.sv", "Talar lite men förstår bra"),
        ("lang.en", "IELTS 7"),
    ],
)
def test_a_level_that_is_half_said_or_between_two_is_asked_and_never_guessed(field, text):
    answer = read(field, text)

    assert answer.value is None
    assert answer.fault.severity == "unknown"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ja, absolut", True), ("Ja!", True), ("ja tak", True), ("Ja, gjerne", True),
        ("Yes, of course", True), ("Selvfølgelig", None), ("Nej, inte alls", False),
        ("nei", False), ("Ja (delvis)", None), ("Ja, men inte på helger", None), ("☑", True),
    ],
)  # fmt: skip
def test_yes_and_no_with_words_that_only_make_them_stronger(text, value):
    assert read("equivalent_experience", text).value is value


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Mån 17-19", ("mon_evening",)),
        ("kl 17-19 på tisdagar", ("tue_evening",)),
        ("lørdag 9-12", ("sat_morning",)),
        ("tirsdag kl. 13-16", ("tue_afternoon",)),
        ("onsdag fra kl. 18", ("wed_evening",)),
        ("Mondays after 5", None),
        ("fredag 10-19", None),
        ("tisdag 2-4", ("tue_morning",)),
        ("Dagtid", None),
        ("Flexibel", None),
    ],
)
def test_hours_are_a_part_of_the_day_where_they_lie_in_one(text, slots):
    assert read("availability", text).value == slots


def test_weekdays_after_work_and_any_time_in_four_languages():
    week = ("mon", "tue", "wed", "thu", "fri")
    evenings = tuple(f"{day}_evening" for day in week)

    for text in ("vardagar efter 17", "Hverdage efter kl. 16", "hverdager etter 17"):
        assert read("availability", text).value == evenings, text
    for text in ("När som helst", "Hvornår som helst", "Når som helst", "Anytime"):
        assert len(read("availability", text).value) == 21, text


@pytest.mark.parametrize(
    "text",
    ["Annat: bil", "Annat (hitta vänner)", "Andet, hvad: y", "Annet - z", "Other please specify: x",
     "Annat, nämligen kök", "Övrigt: q"],
)  # fmt: skip
def test_another_answer_in_own_words_is_noted_in_every_form(text):
    answer = read("goals", f"Nätverk; {text}")

    assert answer.value == ("contacts",)
    assert (answer.fault.severity, answer.fault.code) == ("note", "own_words")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("halvandet år", 1.5), ("to og et halvt år", 2.5), ("två och ett halvt år", 2.5),
        ("2 og et halvt år", 2.5), ("2 ½", 2.5), ("1 1/2", 1.5), ("tjugo", 20.0), ("fifteen", 15.0),
        ("tyve år", 20.0), ("one and a half years", 1.5),
    ],
)  # fmt: skip
def test_halves_and_numbers_in_words(text, years):
    assert read("years_work_total", text).value == years


@pytest.mark.parametrize("text", ["född 1985", "f. 1985", "1985 år", "2 mars 1985", "Født i 1985"])
def test_a_year_of_birth_with_its_words(text):
    assert read("birth_year", text).value == 1985.0


@pytest.mark.parametrize(
    ("text", "country", "code"),
    [
        ("211 20 Malmö", "SE", "1280"), ("21120 Malmö", "SE", "1280"),
        ("Malmö, Sverige", "SE", "1280"), ("5000 Odense C", "DK", "0461"),
        ("København Ø", "DK", "0101"), ("2315 Hamar", "NO", "3403"), ("Malmö C", "SE", None),
    ],
)  # fmt: skip
def test_a_place_is_found_in_what_people_write_of_their_address(text, country, code):
    assert read("municipality", text, country).value == code


def test_two_languages_side_by_side_say_one_thing_or_nothing():
    assert read("gender", "Kvinna/Female").value == "woman"
    assert read("gender", "Kvinna/Man").value is None


def parsed(text: str, side: str = "receiver", **more):
    table = read_list("a.csv", text.encode()).tables[0]
    mapping = map_columns(table, more.get("fields", FIELDS), side=side)
    mapped = MappedList(table, mapping, "mentee", side)
    needed = more.get("needed")
    return parse_lists(
        [mapped], more.get("fields", FIELDS), ground=Ground(country="SE", today=TODAY), needed=needed
    )


def test_a_google_grid_has_a_column_for_each_day_and_parts_in_its_cells():
    result = parsed(
        "Namn;Vilka tider passar dig? [Måndag];Vilka tider passar dig? [Tisdag]\n"
        "Ada;Förmiddag, Kväll;\nBo;;Eftermiddag\nCy;;\n"
    )

    assert list(result.applications["availability"]) == [
        ("mon_morning", "mon_evening"),
        ("tue_afternoon",),
        None,
    ]


def test_a_column_for_each_slot_is_ticked_in_any_language():
    result = parsed(
        "Namn;Vilka tider passar dig? [Måndag kväll];Vilka tider passar dig? [Tisdag kväll]\n"
        "Ada;x;\nBo;Ja;Nej\nCy;;1\n"
    )

    assert list(result.applications["availability"]) == [
        ("mon_evening",),
        ("mon_evening",),
        ("tue_evening",),
    ]


def test_a_column_for_each_part_of_the_day_holds_days_and_adds_only_that_part():
    result = parsed(
        "Namn;Vilka tider passar dig? [Förmiddag];Vilka tider passar dig? [Kväll]\n"
        "Ada;Måndag, Tisdag;\nBo;;Fredag\n"
    )

    assert list(result.applications["availability"]) == [
        ("mon_morning", "tue_morning"),
        ("fri_evening",),
    ]


def test_a_grid_of_languages_has_a_level_in_each_cell():
    result = parsed("Namn;Språk [Svenska];Språk [Engelska]\nAda;SFI D;Flytande\nBo;Lite;\n")

    assert list(result.applications["lang.sv"]) == ["good", "some"]
    assert result.applications["lang.en"].isna().tolist() == [False, True]


def test_a_sensitive_answer_without_a_purpose_is_dropped_and_said_and_an_identity_number_always():
    result = parsed(
        "Namn;E-post;Medborgarskap;Personnummer\nAda;a@example.org;Syrien;850101-1236\n",
        needed={"industry"},
    )

    assert "citizenship" not in result.applications
    assert [problem.code for problem in result.problems] == ["sensitive_dropped"]
    assert "850101" not in repr(result)


def test_a_question_of_the_programmes_own_is_found_by_its_own_heading():
    own = Field(
        id="hobby", type="codes", list=None, scale=(), sides=("giver", "receiver"),
        personal="personal", unit=None, low=None, high=None,
        labels={"en": "Hobbies", "sv": "Fritid"}, headings={"sv": ("Vad gör du på fritiden?",)},
        drop=False,
    )  # fmt: skip

    result = parsed(
        "Namn;3. Vad gör du på fritiden? *\nAda;Sång, dans\n", fields={**FIELDS, "hobby": own}
    )

    assert list(result.applications["hobby"]) == [("Sång", "dans")]
