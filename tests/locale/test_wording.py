"""Sentences with values in them, as a coordinator reads them."""

import pytest

from workbench.locale import Labels, count_sentence, sentence

MENTORS = Labels({"sv": "mentorer", "da": "mentorer", "nb": "mentorer"})
MENTEES = Labels({"sv": "adepter", "da": "mentees", "nb": "mentees"})


def test_too_few_places_are_told_in_the_words_of_the_programme():
    said = sentence(
        "{wanting} {receivers} and {places} places: at most {places} can be placed. Ask "
        "{givers} for more places, or keep {rest} for the next round.",
        wanting=31,
        receivers=MENTEES,
        places=24,
        givers=MENTORS,
        rest=7,
    )

    assert said.text("sv") == (
        "31 adepter och 24 platser: högst 24 kan få plats. Be mentorer om fler platser, eller "
        "låt 7 vänta till nästa omgång."
    )
    assert said.text("da") == (
        "31 mentees og 24 pladser: højst 24 kan få plads. Bed mentorer om flere pladser, eller "
        "lad 7 vente til næste hold."
    )
    assert said.text("nb") == (
        "31 mentees og 24 plasser: høyst 24 kan få plass. Be mentorer om flere plasser, eller "
        "la 7 vente til neste kull."
    )


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "{n} ändringar sedan förra steget, 3 par är kvar."),
        (1, "{n} ändring sedan förra steget, 3 par är kvar."),
        (2, "{n} ändringar sedan förra steget, 3 par är kvar."),
    ],
)
def test_one_change_is_worded_unlike_none_or_two(number, words):
    said = count_sentence(
        "{n} change since the last step, {stay} pairs stay.",
        "{n} changes since the last step, {stay} pairs stay.",
        number,
        stay=3,
    )

    assert said.text("sv") == words.format(n=number)


def test_a_long_list_is_cut_in_the_language_of_the_reader():
    said = sentence("{answers}", answers=("a", "b", "c", "d", "e", "f", "g"))

    assert said.text("en") == "a, b, c, d, e and 2 more"
    assert said.text("sv") == "a, b, c, d, e och 2 till"
    assert said.text("nb") == "a, b, c, d, e og 2 til"


def test_a_place_in_a_file_is_worded_in_the_language_of_the_reader():
    place = sentence("{where}, sheet {sheet}", where="sokande.xlsx", sheet="Svar")
    said = sentence("{where}, row {row}", where=place, row="14")

    assert said.text("sv") == "sokande.xlsx, blad Svar, rad 14"
    assert said.text("da") == "sokande.xlsx, ark Svar, række 14"
