"""How sentences are written in the code, so that every one of them can be translated."""

import ast
from string import Formatter

from tests.locale.calls import FUNCTIONS, calls, trees
from workbench.locale.update import message_ids

CALLS = list(calls())


def places(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_sentence_is_a_literal_text():
    built_at_run_time = [call.where for call in CALLS if call.words is None]

    assert built_at_run_time == []


def test_no_sentence_is_an_f_string():
    with_f = [
        call.where
        for call in CALLS
        for text in call.texts
        if any(isinstance(part, ast.JoinedStr) for part in ast.walk(text))
    ]

    assert with_f == []


def test_counted_sentences_have_two_texts_and_others_one():
    wrong = [
        call.where
        for call in CALLS
        if call.function != "Sentence"
        and len(call.texts) != (2 if call.function == "count_sentence" else 1)
    ]

    assert wrong == []


def test_every_place_in_a_sentence_gets_a_value_and_every_value_has_a_place():
    wrong = []
    for call in CALLS:
        # A sentence without any value is handed on with its places open, such as to a component.
        if call.words is None or call.open_ended or not call.values:
            continue
        wanted = set().union(*(places(text) for text in call.words))
        counted = {"n"} if call.function == "count_sentence" else set()
        if wanted - counted != call.values - counted:
            wrong.append((call.where, wanted ^ call.values))

    assert wrong == []


def test_a_sentence_for_one_has_one_sentence_for_many():
    many = {}
    for call in CALLS:
        if call.function == "count_sentence" and call.words is not None:
            many.setdefault(call.words[0], set()).add(call.words[1])

    assert {one: texts for one, texts in many.items() if len(texts) > 1} == {}


def test_the_functions_are_imported_under_their_own_names_and_only_called():
    wrong = []
    for name, tree in trees():
        imported = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
                "workbench.locale"
            ):
                wrong += [f"{name}: {each.name} as" for each in node.names if each.asname]
                imported |= {each.name for each in node.names} & set(FUNCTIONS)
        functions = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
        wrong += [
            f"{name}:{node.lineno}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Name) and node.id in imported and id(node) not in functions
        ]

    assert wrong == []


def test_the_extractor_finds_every_sentence_that_the_syntax_tree_has():
    wanted = {text for call in CALLS for text in call.words or ()}
    found = set()
    for message in message_ids():
        found |= {message} if isinstance(message, str) else set(message)

    assert (sorted(wanted - found), sorted(found - wanted)) == ([], [])
