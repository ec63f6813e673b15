"""Letters: one a person, in her language, with nothing of her but her name and the question."""

from __future__ import annotations

import re

import pytest

from workbench.locale import use_language
from workbench.reporting.letters import Letters, letters_table, letters_to_write
from workbench.round import open_round

HEAD = (
    "Id;Namn;E-post;Födelseland;Högsta utbildningsnivå;Jobb som motsvarar kompetensen;"
    "Skyddade personuppgifter;Kontaktsätt;Språk för utskick"
)


@pytest.fixture(autouse=True)
def _in_english():
    use_language("en")
    yield
    use_language("en")


def letters_for(*rows: str) -> Letters:
    text = "\n".join([HEAD, *rows])
    round = open_round("mitt_livs_chans").with_file("adepter.csv", text.encode(), role="mentee")
    round = round.read()
    assert round.parsed is not None
    assert round.eligibility is not None
    assert round.seats is not None
    return letters_to_write(round.parsed, round.eligibility, round.seats)


KNOWN = "A0;Karin Ask;karin@example.org;Syrien;Kandidatexamen;Nej;;;"


def test_a_letter_has_a_first_name_the_question_and_the_programme() -> None:
    letters = letters_for(KNOWN, "A1;Amira Test;amira@example.org;Syrien;;Nej;;;Engelska")

    (letter,) = letters.letters
    assert (letter.name, letter.email, letter.language) == (
        "Amira Test",
        "amira@example.org",
        "en",
    )
    assert letter.text == (
        "Hello Amira,\n"
        "\n"
        "Thank you for applying to Mitt Livs Chans mentoring programme.\n"
        "To go on, we need your answer to this question:\n"
        "\n"
        "– What is your highest completed level of education?\n"
        "\n"
        "You can simply answer this message. If you do not want to answer in writing, tell us when "
        "we may call you.\n"
        "\n"
        "Kind regards,\n"
        "Mitt Livs Chans mentoring programme"
    )


@pytest.mark.parametrize(
    ("wish", "language", "question"),
    [
        ("", "sv", "Vilken är din högsta avslutade utbildning?"),
        ("Danska", "da", "Hvad er din højeste fuldførte uddannelse?"),
        ("Arabiska", "sv", "Vilken är din högsta avslutade utbildning?"),
    ],
)
def test_the_question_is_in_the_person_s_language_else_in_the_programme_s(
    wish: str, language: str, question: str
) -> None:
    letters = letters_for(KNOWN, f"A1;Amira Test;amira@example.org;Syrien;;Nej;;;{wish}")

    (letter,) = letters.letters
    assert (letter.language, letter.questions) == (language, (question,))


def test_a_letter_holds_no_answer_of_the_person_and_no_word_of_the_rules() -> None:
    letters = letters_for(KNOWN, "A1;Amira Test;amira@example.org;Syrien;;Nej;;;Engelska")

    words = re.compile(r"syri|foreign|background|target|eligib|born|refus", re.IGNORECASE)
    assert [each.text for each in letters.letters if words.search(each.text)] == []


def test_whoever_has_protected_identity_or_wants_no_contact_is_in_no_file() -> None:
    letters = letters_for(
        KNOWN,
        "A1;Amira Test;amira@example.org;Syrien;;Nej;Ja;;",
        "A2;Bea Prov;bea@example.org;Syrien;;Nej;;Ingen kontakt;",
        "A3;Cia Prov;cia@example.org;Syrien;;Nej;;;",
    )

    assert [each.name for each in letters.letters] == ["Cia Prov"]
    assert list(map(str, letters.left_out)) == [
        "1 person has protected identity and is in no file: ask her yourself.",
        "1 person has asked not to be contacted and gets no letter.",
    ]


def test_the_table_has_a_row_for_each_letter() -> None:
    table = letters_table(
        letters_for(KNOWN, "A1;Amira Test;amira@example.org;Syrien;;Nej;;;Engelska")
    )

    assert list(table.columns) == ["Name", "E-mail", "Language", "Questions", "Letter"]
    assert table["Questions"].tolist() == ["What is your highest completed level of education?"]


def test_somebody_without_a_site_is_asked_where_she_lives() -> None:
    rows = "Namn;Födelseland;Ensamstående mamma;Högsta utbildningsnivå;Svenska;Sysselsättning;Kommun"
    person = "Amira Test;Syrien;Ja;Gymnasieutbildning;Flytande;Studerande;Umeå"
    round = open_round("omdu").with_file("m.csv", f"{rows}\n{person}".encode(), role="mentor").read()
    assert round.parsed is not None
    assert round.eligibility is not None
    assert round.seats is not None

    (letter,) = letters_to_write(round.parsed, round.eligibility, round.seats).letters

    assert letter.questions == ("Vilken ort söker du till?",)
