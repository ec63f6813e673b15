"""Reading one answer: its value, or *not known* and the sentence that says why."""

from datetime import date, datetime

import pytest

from workbench.people import Ground
from workbench.people.answers import read_column, read_one
from workbench.vocabulary import Field, built_in_fields

FIELDS = built_in_fields()
SWEDEN = Ground(country="SE", today=date(2022, 6, 1))


def read(field: str, text: str):
    return read_one(text, FIELDS[field], SWEDEN)


def words(answer) -> str:
    return f"{answer.fault.what.text('en')} {answer.fault.mend.text('en')}"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5", 5.0),
        ("5,5", 5.5),
        (",5", 0.5),
        ("12.0", 12.0),
        ("5 år", 5.0),
        ("5 years", 5.0),
        ("6 månader", 0.5),
        ("1 år och 6 mån", 1.5),
        ("1½ år", 1.5),
        ("ett halvår", 0.5),
        ("två", 2.0),
        ("ett år", 1.0),
        ("Ingen", 0.0),
    ],
)
def test_a_number_is_read_as_people_write_it(text, number):
    answer = read("years_work_total", text)

    assert (answer.value, answer.fault) == (number, None)


def test_about_is_read_with_a_note():
    answer = read("years_work_total", "ca 5,5 år")

    assert answer.value == 5.5
    assert answer.fault.severity == "note"
    assert words(answer) == ('"ca 5,5 år" was read as 5.5. Write the exact number if it is known.')


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("3-4 år", '"3-4 år" is a range. Write one number, such as 3 or 2,5.'),
        ("3 till 4", '"3 till 4" is a range. Write one number, such as 3 or 2,5.'),
        ("10+", '"10+" says only "at least". Write one number, such as 3 or 2,5.'),
        ("mer än 5", '"mer än 5" says only "at least". Write one number, such as 3 or 2,5.'),
        ("max 5", '"max 5" says only "at most". Write one number, such as 3 or 2,5.'),
        ("många", '"många" is not a number. Write one number, such as 3 or 2,5.'),
        ("5 äpplen", '"5 äpplen" is not a number. Write one number, such as 3 or 2,5.'),
        ("5 timmar", '"5 timmar" is not a number. Write one number, such as 3 or 2,5.'),
        (
            "1.500",
            (
                '"1.500" can be a decimal number or a number of thousands. Write it without the sign, '
                "or with fewer decimals."
            ),
        ),
        (
            "2022-04-03",
            (
                '"2022-04-03" is a date; Excel may have made it of a number. Write one number, such as '
                "3 or 2,5."
            ),
        ),
        ("99", '"99" is more than 70, the highest possible. Write the right number.'),
        ("-1", '"-1" is less than 0, the lowest possible. Write the right number.'),
    ],
)
def test_a_number_that_is_not_certain_is_not_known_and_says_why(text, sentence):
    answer = read("years_work_total", text)

    assert (answer.value, answer.fault.severity) == (None, "unknown")
    assert words(answer) == sentence


@pytest.mark.parametrize("text", ["", "vet ej", "Ved ikke", "?", "-", "n/a", "ingen uppgift"])
@pytest.mark.parametrize("field", ["years_work_total", "gender", "goals", "received_on", "lang.sv"])
def test_a_blank_and_words_for_it_are_not_known_without_a_problem(field, text):
    answer = read(field, text)

    assert (answer.value, answer.fault) == (None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [("Ja", True), ("nei", False), ("Nej", False), ("yes", True), ("x", True), ("TRUE", True)],
)
def test_yes_and_no_are_understood_in_four_languages(text, value):
    assert read("equivalent_experience", text).value is value


def test_perhaps_is_neither_yes_nor_no():
    assert words(read("equivalent_experience", "kanske")) == (
        '"kanske" is neither yes nor no. Write "yes" or "no".'
    )


def test_namibia_is_a_country_and_not_a_blank():
    assert read("birth_country", "NA").value == "NA"


def test_a_misspelt_answer_is_not_known_and_names_the_nearest():
    assert words(read("birth_country", "Sverrige")) == (
        '"Sverrige" is not one of the answers to this question. If it means "Sweden", write that.'
    )


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Cv och ansökningar;Anställningsintervjuer;", ("cv_applications", "interviews")),
        ("Cv och ansökningar, Anställningsintervjuer", ("cv_applications", "interviews")),
        ("• Cv\n• Nätverk", ("cv_applications", "contacts")),
        ("Nätverk | Nätverk", ("contacts",)),
    ],
)
def test_several_answers_are_divided_as_form_tools_write_them(text, codes):
    answer = read("goals", text)

    assert (answer.value, answer.fault) == (codes, None)


def test_what_is_known_among_several_answers_is_kept_and_the_rest_said():
    answer = read("goals", "Nätverk; Hubbabubba")

    assert (answer.value, answer.fault.severity) == (("contacts",), "unknown")
    assert words(answer).startswith('"Hubbabubba" is not one of the answers to this question.')


def test_other_in_own_words_is_noted():
    answer = read("goals", "Nätverk; Annat: hitta en ridklubb")

    assert (answer.value, answer.fault.severity) == (("contacts",), "note")
    assert words(answer) == (
        '"Annat: hitta en ridklubb" is an answer in own words. Choose an answer of the list if one '
        "fits."
    )


@pytest.mark.parametrize(
    ("text", "level"),
    [("Flytande", "fluent"), ("C1", "fluent"), ("B2 - kan samtala", "good"), ("sfi C", "some")],
)
def test_levels_are_understood_in_words_and_steps(text, level):
    assert read("lang.sv", text).value == level


def test_a_level_between_two_steps_is_not_decided():
    assert read("lang.sv", "B1 / C1").value is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2022-02-14", datetime(2022, 2, 14)),
        ("2022-01-09 23:30:00", datetime(2022, 1, 9, 23, 30)),
        ("2022-01-09T23:30:00Z", datetime(2022, 1, 9, 23, 30)),
        ("14.02.2022", datetime(2022, 2, 14)),
        ("14.2.22", datetime(2022, 2, 14)),
        ("14/2 2022", datetime(2022, 2, 14)),
        ("14/2-2022", datetime(2022, 2, 14)),
        ("den 14 februari 2022", datetime(2022, 2, 14)),
        ("14. februar 2022", datetime(2022, 2, 14)),
        ("February 14, 2022", datetime(2022, 2, 14)),
        ("2022/01/05 9:05:03 em CET", datetime(2022, 1, 5, 21, 5, 3)),
        ("14/02/2022 2:05 PM", datetime(2022, 2, 14, 14, 5)),
        ("20220214", datetime(2022, 2, 14)),
    ],
)
def test_a_date_is_read_in_every_form_that_says_which_is_which(text, moment):
    assert read("received_on", text).value == moment


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "44606",
            (
                '"44606" is a number; Excel counts days so, from 1900 or from 1904. Format the column '
                "as a date in Excel and save the file."
            ),
        ),
        (
            "2022-02-30",
            '"2022-02-30" is not a date. Write it as year-month-day, such as 2022-02-14.',
        ),
        (
            "03/04/2022",
            (
                '"03/04/2022" can mean 2022-04-03 or 2022-03-04. Write it as year-month-day, such as '
                "2022-02-14."
            ),
        ),
    ],
)
def test_a_date_that_is_not_certain_is_not_known_and_says_why(text, sentence):
    answer = read("received_on", text)

    assert answer.value is None
    assert words(answer) == sentence


def test_the_order_of_day_and_month_is_decided_by_the_column():
    field = FIELDS["received_on"]

    day_first = read_column(["03/04/2022", "14/02/2022"], field, SWEDEN)
    month_first = read_column(["03/04/2022", "02/14/2022"], field, SWEDEN)
    mixed = read_column(["03/04/2022", "02/14/2022", "14/02/2022"], field, SWEDEN)

    assert day_first.values[0] == datetime(2022, 4, 3)
    assert month_first.values[0] == datetime(2022, 3, 4)
    assert mixed.values == [None, datetime(2022, 2, 14), datetime(2022, 2, 14)]
    assert mixed.faults["03/04/2022"].what.text("en") == (
        '"03/04/2022" can mean 2022-04-03 or 2022-03-04, and the column has dates in both orders.'
    )


@pytest.mark.parametrize(
    ("text", "month"),
    [("2020-03", "2020-03"), ("03/2020", "2020-03"), ("mars 2020", "2020-03"),
     ("2020-03-15", "2020-03"), ("15.3.2020", "2020-03")],
)  # fmt: skip
def test_a_month_is_read_as_year_and_month(text, month):
    assert read("immigrated_on", text).value == month


def test_a_year_alone_is_no_month():
    assert words(read("immigrated_on", "2020")) == (
        '"2020" does not say the month. Write year and month, such as 2020-03.'
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("80", '"80" is not a year. Write the year with four digits, such as 1988.'),
        ("34 år", '"34 år" is not a year. Write the year with four digits, such as 1988.'),
        ("2030", '"2030" is a year to come. Write the year with four digits, such as 1988.'),
        ("1087", '"1087" is less than 1920, the lowest possible. Write the right number.'),
    ],
)
def test_a_year_that_cannot_be_is_not_known(text, sentence):
    assert words(read("birth_year", text)) == sentence


@pytest.mark.parametrize(
    ("text", "code"),
    [("0127", "0127"), ("Botkyrka", "0127"), ("Botkyrka kommun", "0127"), ("127", "0127")],
)
def test_a_municipality_is_found_by_name_and_number(text, code):
    assert read("municipality", text).value == code


def test_a_municipality_that_lost_its_zero_is_said():
    assert words(read("municipality", "127")) == (
        '"127" was read as 0127; Excel drops the first zero. Format the column as text in Excel.'
    )


def test_a_place_in_a_country_without_a_list_stays_in_own_words():
    assert read_one("Reykjavík", FIELDS["municipality"], Ground(country="IS")).value == "Reykjavík"


@pytest.mark.parametrize(
    ("text", "address"),
    [("Ada@Example.org", "ada@example.org"), ("Ada Ek <ada@example.org>", "ada@example.org")],
)
def test_an_email_address_is_taken_out_of_its_wrapping(text, address):
    assert read("email", text).value == address


@pytest.mark.parametrize("text", ["ada.example.org", "a@b.se, c@d.se", "ada@example"])
def test_what_is_not_one_address_is_not_known(text):
    answer = read("email", text)

    assert answer.value is None
    assert words(answer) == (
        f'"{text}" is not one e-mail address. Write one address, such as name@example.org.'
    )


def test_a_telephone_number_that_lost_its_zero_is_said_and_kept():
    answer = read("phone", "701234567")

    assert (answer.value, answer.fault.severity) == ("701234567", "note")
    assert words(answer) == (
        '"701234567" seems to have lost its first zero. Write the zero, and format the column as '
        "text in Excel."
    )


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Tisdag kväll", ("tue_evening",)),
        ("tis kväll; ons fm", ("tue_evening", "wed_morning")),
        ("Måndag: förmiddag, eftermiddag", ("mon_morning", "mon_afternoon")),
        ("fredag", ("fri_morning", "fri_afternoon", "fri_evening")),
        ("helger kvällar", ("sat_evening", "sun_evening")),
        ("Tuesday in the evening", ("tue_evening",)),
        ("on em", ("wed_afternoon",)),
        ("tors-fre kvällar", ("thu_evening", "fri_evening")),
        ("helgkvällar", ("sat_evening", "sun_evening")),
    ],
)
def test_times_are_days_and_parts_of_the_day(text, times):
    assert read("availability", text).value == times


def test_evenings_on_weekdays_are_five_in_any_order():
    evenings = tuple(f"{day}_evening" for day in ("mon", "tue", "wed", "thu", "fri"))

    for text in ("vardagar kvällar", "vardagskvällar", "kvällar på vardagar", "mån-fre kväll"):
        assert read("availability", text).value == evenings


def test_a_part_of_the_day_without_a_day_is_not_known():
    assert words(read("availability", "kvällar")) == (
        '"kvällar" does not say on which days and at what time. Write day and part of the day, '
        'such as "Tuesday evening".'
    )


def test_a_person_called_null_keeps_the_name():
    assert read("last_name", "Null").value == "Null"
    assert read("last_name", "-").value is None


def test_a_field_of_the_programme_itself_is_read_like_any_other():
    grade = Field(
        id="grade", type="number", list=None, scale=(), sides=("giver",), personal="personal",
        unit=None, low=1, high=9, labels={"en": "Grade"}, headings={}, drop=False,
    )  # fmt: skip

    assert read_one("7", grade, SWEDEN).value == 7.0
