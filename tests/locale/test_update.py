"""Bringing a catalogue up to date: what is found in code, what is kept, what goes."""

from textwrap import dedent

from workbench.locale.update import message_ids, untranslated, updated

HEADER = (
    'msgid ""\nmsgstr ""\n"Language: sv\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
)


def found_in(folder, code):
    path = folder / "page.py"
    path.write_text(dedent(code), encoding="utf-8")
    return message_ids([path])


def test_a_text_in_several_pieces_or_lines_is_found_whole(tmp_path):
    found = found_in(
        tmp_path,
        '''
        a = sentence("One text " "in two pieces.")
        b = tr(
            "A long text that goes on "
            "in the next line.",
            name=name,
        )
        c = sentence(
            # why it is said
            "After a comment."
        )
        d = tr("""Three quotes.""")
        e = _("With å, ä and ö.")
        ''',
    )

    assert found == [
        "A long text that goes on in the next line.",
        "After a comment.",
        "One text in two pieces.",
        "Three quotes.",
        "With å, ä and ö.",
    ]


def test_a_counted_text_is_found_with_both_its_forms(tmp_path):
    found = found_in(
        tmp_path,
        """
        count_sentence(
            "{n} pair of {people}",
            "{n} pairs "
            "of {people}",
            number,
            people=sentence("people"),
        )
        """,
    )

    assert found == ["people", ("{n} pair of {people}", "{n} pairs of {people}")]


def test_a_text_within_the_values_of_another_is_found(tmp_path):
    found = found_in(tmp_path, 'tr("Before {name}", name=f(x, tr("Inside")), other=tr("Last"))')

    assert found == ["Before {name}", "Inside", "Last"]


def test_a_text_that_is_said_alone_and_counted_is_one_entry(tmp_path):
    found = found_in(tmp_path, 'tr("row"); count_sentence("row", "rows", n); tr("row")')

    assert found == [("row", "rows")]


def test_other_calls_and_definitions_are_left_alone(tmp_path):
    found = found_in(
        tmp_path,
        """
        def sentence(message="not this"): ...
        for sentence in sentences: print(sentence, "nor this")
        print("nor this")
        "tr('nor this')"  # tr("nor this")
        """,
    )

    assert found == []


def test_a_translation_is_kept_and_the_entries_are_in_order():
    before = HEADER + '\nmsgid "Pair"\nmsgstr "Par"\n\nmsgid "Column"\nmsgstr "Kolumn"\n'

    after = updated(before, ["Pair", "Column"], language="sv")

    assert after == HEADER + '\nmsgid "Column"\nmsgstr "Kolumn"\n\nmsgid "Pair"\nmsgstr "Par"\n'


def test_a_new_sentence_waits_empty_and_one_that_is_gone_leaves():
    before = HEADER + '\nmsgid "Old"\nmsgstr "Gammal"\n'

    after = updated(before, [("{n} row", "{n} rows"), "New"], language="sv")

    assert "Old" not in after
    assert untranslated(after, language="sv") == ["New", ("{n} row", "{n} rows")]


def test_a_sentence_that_is_counted_from_now_on_is_translated_anew():
    before = HEADER + '\nmsgid "row"\nmsgstr "rad"\n'

    after = updated(before, [("row", "rows")], language="sv")

    assert untranslated(after, language="sv") == [("row", "rows")]


def test_the_glossary_and_comments_of_translators_are_kept():
    before = f'# Ord\n#\n# pair: par\n{HEADER}\n# om personer\nmsgid "Kept"\nmsgstr "Kvar"\n'

    assert updated(before, ["Kept"], language="sv") == before


def test_a_doubtful_translation_is_named_until_somebody_has_looked():
    before = HEADER + '\n#, fuzzy\nmsgid "Pair"\nmsgstr "Par"\n'

    after = updated(before, ["Pair"], language="sv")

    assert untranslated(after, language="sv") == ["Pair"]


def test_an_empty_catalogue_gets_its_header_and_entries():
    assert updated("", ["Pair"], language="sv") == HEADER + '\nmsgid "Pair"\nmsgstr ""\n'


def test_a_second_update_changes_nothing():
    once = updated("", ["Best found, at most {gap} % from the best", "Pair"], language="sv")

    assert (
        updated(once, ["Best found, at most {gap} % from the best", "Pair"], language="sv") == once
    )
    assert "python-format" not in once
