"""Recognising what columns answer, from headings in four languages and from answers."""

import pytest

from workbench.people import guess_role, map_columns, read_list, role_of, roles_in
from workbench.people.answers.days import DAY_FIRST
from workbench.vocabulary import built_in_fields

FIELDS = built_in_fields()
ROLES = (
    ("mentor", "giver", ("mentor", "mentorer")),
    ("mentee", "receiver", ("adept", "adepter", "mentee")),
)


def table_of(*columns: tuple[str, str], name: str = "lista.csv", rows: int = 3):
    lines = [";".join(f'"{heading}"' for heading, _ in columns)]
    lines += [";".join(f'"{answer}"' for _, answer in columns)] * rows
    return read_list(name, "\n".join(lines).encode()).tables[0]


def field_of(heading: str, answer: str = "x", *, side: str | None = None) -> str | None:
    table = table_of((heading, answer), ("Namn", "Ada Ek"))
    return map_columns(table, FIELDS, side=side).columns[0].field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("E-postadress", "email"),
        ("2. Efternamn *", "last_name"),
        ("7. I vilken kommun bor du? (obligatorisk)", "municipality"),
        ("Fråga 3: Telefonnummer", "phone"),
        ("Hvor godt taler du dansk?", "lang.da"),
        ("Hvor godt snakker du norsk?", "lang.nb"),
        ("How well do you speak English?", "lang.en"),
        ("Språk [Arabiska]", "lang.ar"),
        ("Kön / Gender", "gender"),
        ("Svenska / Swedish (nivå) *", "lang.sv"),
        ("Fødselsår", "birth_year"),
        ("Tidsstämpel", "received_on"),
        ("Completion time", "received_on"),
        ("ID", "application_id"),
        ("Inom vilken bransch\narbetar du?", "industry"),
    ],
)
def test_a_heading_known_word_for_word_is_recognised_in_any_dress(heading, field):
    column = map_columns(table_of((heading, "x"), ("Ort", "y")), FIELDS, side="giver").columns[0]

    assert (column.field, column.how) == (field, "exact")
    assert column.confidence >= 0.95


@pytest.mark.parametrize(
    ("heading", "answer", "field"),
    [
        ("Hur lång arbetslivserfarenhet har du samlat i Sverige?", "5", "years_work_local"),
        ("Hur många års arbetslivserfarenhet har du totalt i livet?", "5", "years_work_total"),
        ("15. Inom vilken bransch vill du helst arbeta i Sverige?", "Vård", "target_industry"),
        ("14. Inom vilken bransch arbetade du till slut?", "Vård", "industry"),
        ("Hur bra pratar du numera arabiska?", "Flytande", "lang.ar"),
    ],
)
def test_a_long_question_is_recognised_by_the_words_that_matter(heading, answer, field):
    table = table_of((heading, answer), ("Ort", "y"))

    column = map_columns(table, FIELDS, side="receiver").columns[0]

    assert (column.field, column.how) == (field, "similar")
    assert 0.5 < column.confidence < 1


@pytest.mark.parametrize(
    ("heading", "answer"),
    [
        ("Varför vill du arbeta i den branschen?", "Vård"),
        ("Om annat, ange bransch", "Vård"),
        ("I vilken bransch ska din mentor arbeta?", "Vård"),
        ("Vad tycker du om vädret?", "Fint"),
        ("Egen fråga nummer 4", "Svar"),
        ("Hur bra talar du klingonska?", "Flytande"),
    ],
)
def test_a_question_about_something_else_is_left_for_a_person(heading, answer):
    assert field_of(heading, answer, side="giver") is None


def test_a_similar_heading_whose_answers_do_not_fit_is_left_for_a_person():
    heading = "Hur många års arbetslivserfarenhet har du samlat?"

    assert field_of(heading, "7") == "years_work_total"
    assert field_of(heading, "på ett lager") is None


def test_one_heading_means_what_its_side_is_asked():
    assert field_of("Vad vill du ha hjälp med?", side="receiver") == "goals"
    assert field_of("Vad kan du bidra med?", side="giver") == "offers"
    assert field_of("Vad kan du bidra med?", side="receiver") is None


def test_the_better_of_two_columns_answers_a_field_and_the_other_names_it():
    table = table_of(("Start time", "2022-01-03"), ("Completion time", "2022-01-04"))

    mapping = map_columns(table, FIELDS)

    assert [column.field for column in mapping.columns] == [None, "received_on"]
    assert mapping.columns[0].taken == "received_on"


def test_a_column_that_the_form_tool_left_blank_gives_way_to_the_question():
    table = table_of(("Namn", ""), ("Vad heter du?", "Ada Ek"), ("E-post", "anonymous"))

    assert map_columns(table, FIELDS).fields == ("full_name",)


def test_the_choices_of_a_matrix_all_answer_one_field():
    table = table_of(
        ("Vad kan du bidra med? [Cv och ansökningar]", "Ja"),
        ("Vad kan du bidra med? [Nätverk]", ""),
        ("Ort", "y"),
    )

    mapping = map_columns(table, FIELDS, side="giver")

    assert [(c.field, c.choice) for c in mapping.columns_of("offers")] == [
        ("offers", "cv_applications"),
        ("offers", "contacts"),
    ]


def test_answers_tell_what_an_unknown_heading_asks():
    table = read_list(
        "a.csv", "Hur når vi dig?;Ort\na@b.se;x\nc@d.se;y\ne@f.se;z\n".encode()
    ).tables[0]

    column = map_columns(table, FIELDS).columns[0]

    assert (column.field, column.how, column.confidence) == ("email", "by_answers", 0.6)


def test_what_a_person_chose_is_certain_and_takes_the_field_from_the_other_column():
    mapping = map_columns(table_of(("Bransch", "IT"), ("Sektor", "IT")), FIELDS, side="giver")

    changed = mapping.changed(1, "industry")

    assert [(c.field, c.how, c.confidence) for c in changed.columns] == [
        (None, "none", 0.0),
        ("industry", "chosen", 1.0),
    ]
    assert mapping.columns[0].field == "industry"


def test_a_person_can_say_how_a_column_writes_its_dates():
    mapping = map_columns(table_of(("Tidsstämpel", "03/04/2022"), ("Ort", "y")), FIELDS)

    assert mapping.with_date_order(0, DAY_FIRST).columns[0].order == DAY_FIRST


@pytest.mark.parametrize(
    ("name", "columns", "role"),
    [
        ("mentorer_vt22.csv", ("Namn", "Ort"), "mentor"),
        ("Mentorprogram 2022 - adepter.csv", ("Namn", "Ort"), "mentee"),
        ("mentorer_och_adepter.csv", ("Namn", "Ort"), None),
        ("lista.csv", ("Namn", "Hur många adepter kan du ta emot?"), "mentor"),
        ("lista.csv", ("Namn", "E-post"), None),
        ("mentorer.csv", ("Sammanställning", "Antal"), None),
    ],
)
def test_the_role_of_a_list_shows_in_its_name_or_its_questions(name, columns, role):
    table = table_of(*((heading, "2") for heading in columns), name=name)

    assert guess_role(table, map_columns(table, FIELDS), ROLES) == role


def test_a_role_column_with_one_role_and_a_slip_names_the_role():
    table = read_list("a.csv", b"Namn;Roll\nAda;Mentor\nBo;Mentr\nCy;mentorer\n").tables[0]

    assert guess_role(table, map_columns(table, FIELDS), ROLES) == "mentor"


def test_a_role_column_with_several_roles_names_none():
    table = read_list("a.csv", b"Namn;Roll\nAda;Mentor\nBo;Adept\n").tables[0]
    mapping = map_columns(table, FIELDS)

    assert guess_role(table, mapping, ROLES) is None
    assert roles_in(table, mapping, ROLES) == ("mentor", "mentee")


def test_an_answer_that_fits_two_roles_names_none():
    assert role_of("Mentor eller adept", ROLES) is None
