"""The catalogues: complete, in step with the code, and in the language they say."""

import io
import re
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from workbench.locale import LANGUAGES
from workbench.locale.catalogue import catalogue
from workbench.locale.update import (
    TRANSLATED,
    catalogue_text,
    message_ids,
    untranslated,
    updated,
)

each_language = pytest.mark.parametrize("language", TRANSLATED)

#: Words of the screens that are no words of Swedish, Danish or Norwegian.
ENGLISH = (
    "the|and|with|of|is|are|pairs?|mentees|applicants?|matching|scores?|weights?|keep|kept|choose"
    "|answers?|rows?|columns?|files?|proposal|programme|round|places?|people|nobody|missing"
    "|decision|accept|heading|sheet"
)


def entries(language):
    """English and translated texts, form by form."""
    known = read_po(io.BytesIO(catalogue_text(language).encode("utf-8")), locale=language)
    for message in known:
        if message.id:
            single = isinstance(message.id, str)
            english = (message.id,) if single else tuple(message.id)
            yield from zip(english, (message.string,) if single else message.string, strict=True)


def places(text):
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def test_every_language_of_the_workbench_but_english_has_a_catalogue():
    assert set(LANGUAGES) == {*TRANSLATED, "en"}


@each_language
def test_every_sentence_of_the_code_is_in_the_catalogue(language):
    known = {english for english, _ in entries(language)}

    missing = [
        message
        for message in message_ids()
        if not {message} <= known and not (isinstance(message, tuple) and set(message) <= known)
    ]

    assert missing == []


@each_language
def test_every_sentence_is_translated(language):
    assert untranslated(catalogue_text(language), language=language) == []


@each_language
def test_running_the_update_changes_nothing(language):
    before = catalogue_text(language)

    assert updated(before, message_ids(), language=language) == before


@each_language
def test_a_translation_has_the_places_of_its_sentence(language):
    wrong = [pair for pair in entries(language) if pair[1] and places(pair[0]) != places(pair[1])]

    assert wrong == []


@each_language
def test_a_translation_begins_and_ends_like_its_sentence(language):
    def shape(text):
        ending = re.search(r"[.?:…]*$", text).group()
        return text[:1].isspace(), text[-1:].isspace(), ending

    wrong = [pair for pair in entries(language) if pair[1] and shape(pair[0]) != shape(pair[1])]

    assert wrong == []


@each_language
def test_one_and_many_are_told_apart_as_in_english(language):
    words = catalogue(language)

    assert [words.plural(n) for n in (0, 1, 2, 11, 21)] == [1, 0, 1, 1, 1]
    assert words.info()["plural-forms"] == "nplurals=2; plural=(n != 1);"
    assert words.info()["language"] == language


@each_language
def test_no_english_word_is_left_in_a_translation(language):
    english = re.compile(rf"\b({ENGLISH})\b", re.IGNORECASE)

    # Between braces stand names of values, and between straight quotes words of a file.
    left = [
        text for _, text in entries(language) if english.search(re.sub(r'\{.*?\}|".*?"', "", text))
    ]

    assert left == []


@each_language
def test_a_catalogue_names_no_file_line_or_day(language):
    text = catalogue_text(language)

    assert not re.search(r"^#[:,|~]", text, re.MULTILINE)
    assert not re.search(r"POT-Creation-Date|PO-Revision-Date|Generated-By", text)
