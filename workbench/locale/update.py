"""Bring the catalogues up to date with the sentences in the code.

``python -m workbench.locale.update`` collects every English sentence in the code and writes the
three catalogues anew: a translation stays with its sentence, a sentence that is gone takes its
translation along, and a new one waits with an empty translation. The files hold no dates, paths
or line numbers and are in order, so that only what was said anew changes them.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterable, Iterator
from itertools import takewhile
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

#: Languages with a catalogue; English is the language of the code.
TRANSLATED = ("sv", "da", "nb")

#: Functions whose texts are translated, with how many of their first arguments are texts.
TEXTS_OF = {"sentence": 1, "Sentence": 1, "count_sentence": 2, "tr": 1, "_": 1}

#: An English sentence, or two: for one and for many.
MessageId = str | tuple[str, str]

_ROOT = Path(__file__).parents[2]

_HEADER = r"""msgid ""
msgstr ""
"Language: {language}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"""


def main() -> int:
    """Write the catalogues that changed, and name what is left to translate.

    Returns
    -------
    int
        0 when everything is translated, else 1.
    """
    wanted, left = message_ids(), 0
    for language in TRANSLATED:
        before = catalogue_text(language)
        after = updated(before, wanted, language=language)
        if after != before:
            path = catalogue_path(language)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(after, encoding="utf-8", newline="\n")
        missing = untranslated(after, language=language)
        left += len(missing)
        lines = [f"{language}: {len(wanted)} sentences, {len(missing)} to translate"]
        lines += [f"  {each if isinstance(each, str) else ' | '.join(each)}" for each in missing]
        sys.stdout.write("\n".join(lines) + "\n")
    return 1 if left else 0


def source_files() -> Iterator[Path]:
    """Every file of code that a person may read sentences of, in order."""
    for folder in ("workbench", "widgets"):
        yield from sorted((_ROOT / folder).rglob("*.py"))


def message_ids(files: Iterable[Path] | None = None) -> list[MessageId]:
    """English sentences in *files* (default: all the code), in order, each once.

    A sentence that is used both alone and counted is given once, counted: it is one entry of the
    catalogue, and the form for one is the sentence alone.
    """
    found: dict[str, MessageId] = {}
    for path in source_files() if files is None else files:
        for texts in _texts_said(path.read_text(encoding="utf-8")):
            if len(texts) == 2:
                found[texts[0]] = (texts[0], texts[1])
            else:
                found.setdefault(texts[0], texts[0])
    return [found[key] for key in sorted(found)]


def catalogue_path(language: str) -> Path:
    """File that holds the translations into *language*."""
    return Path(__file__).parent / language / "LC_MESSAGES" / "workbench.po"


def catalogue_text(language: str) -> str:
    """Catalogue of *language* as it is on the disk; empty where there is none yet."""
    path = catalogue_path(language)
    return path.read_text(encoding="utf-8") if path.exists() else ""


def updated(before: str, wanted: Iterable[MessageId], *, language: str) -> str:
    """Text of a catalogue with exactly the *wanted* sentences.

    Parameters
    ----------
    before : str
        Text of the catalogue until now. Its translations, the translators' comments and the
        comments at its top are taken over.
    wanted : iterable of sentences
        As :func:`message_ids` gives them.
    """
    known = _read(before, language)
    catalogue = Catalog(locale=language)
    for message_id in wanted:
        old = known.get(message_id)
        message = catalogue.add(message_id, string=_translation(old, message_id))
        assert message is not None
        if old is not None:
            message.user_comments = list(old.user_comments)
        # Babel guesses flags from signs such as "% f" in ordinary text.
        message.flags = old.flags & {"fuzzy"} if old is not None else set()
    written = io.BytesIO()
    write_po(written, catalogue, width=0, no_location=True, omit_header=True, sort_output=True)
    body = written.getvalue().decode("utf-8").strip("\n")
    return f"{_comments_at_the_top(before)}{_HEADER.format(language=language)}\n{body}\n"


def untranslated(text: str, *, language: str) -> list[MessageId]:
    """Sentences of a catalogue that have no translation, or one that is to be looked at."""
    return [
        _message_id(message)
        for message in _read(text, language)
        if message.id and (message.fuzzy or not all(_forms(message)))
    ]


def _texts_said(code: str) -> Iterator[tuple[str, ...]]:
    """Literal texts of every call of :data:`TEXTS_OF`.

    From the syntax tree: Babel's extractor reads tokens, and overlooks a call that stands deep
    among the values of another.
    """
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call):
            continue
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else ast.unparse(function)
        wanted = TEXTS_OF.get(name, 0)
        texts = [
            argument.value
            for argument in node.args[:wanted]
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        ]
        if wanted and len(texts) == wanted:
            yield tuple(texts)


def _read(text: str, language: str) -> Catalog:
    return read_po(io.BytesIO(text.encode("utf-8")), locale=language)


def _translation(known: Message | None, message_id: MessageId) -> str | tuple[str, ...]:
    """What is known already, unless the sentence was or was not counted before."""
    number_of_forms = 1 if isinstance(message_id, str) else 2
    forms = _forms(known) if known is not None else ()
    if len(forms) != number_of_forms:
        forms = ("",) * number_of_forms
    return forms[0] if isinstance(message_id, str) else forms


def _message_id(message: Message) -> MessageId:
    return message.id if isinstance(message.id, str) else (message.id[0], message.id[1])


def _forms(message: Message) -> tuple[str, ...]:
    if isinstance(message.string, str):
        return (message.string,)
    return tuple(message.string or ())


def _comments_at_the_top(text: str) -> str:
    """Comments before the first entry, such as the glossary."""
    comments = takewhile(lambda line: line.startswith("#"), text.splitlines())
    return "".join(f"{line}\n" for line in comments)


if __name__ == "__main__":
    raise SystemExit(main())
