"""The reference pages on programme files and form fields, made from what the code reads.

``python -m workbench.programme.reference`` writes them to ``docs/reference/``.
"""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from workbench.locale import Labels, Sentence
from workbench.programme.json_schema import PAGE as SCHEMA_PAGE
from workbench.programme.json_schema import schema_text
from workbench.programme.records import Key, keys_of, records
from workbench.programme.words import (
    CRITERION_KINDS,
    DEFINITIONS,
    GOALS,
    PAIR_OPERATORS,
    PERSON_OPERATORS,
    Word,
)
from workbench.vocabulary import Field, built_in_fields, language_of
from workbench.vocabulary.fields import GROUPS

FOLDER = Path("docs/reference")
_COMMAND = "python -m workbench.programme.reference"
_MADE = f"<!-- Made by `{_COMMAND}`; do not change it by hand. -->"
_FIELD_LANGUAGES = ("sv", "da", "nb", "en")
_TYPES: dict[Any, str] = {
    str: "text",
    bool: "true or false",
    int: "whole number",
    float: "number",
    date: "date",
    Any: "any",
    Labels: "texts per language",
}


def programme_page() -> str:
    """Reference of programme files: every word, every key."""
    lines = [
        "# Programme files",
        "",
        _MADE,
        "",
        "A programme is one TOML file. Below stands every word that rules, criteria and aims can",
        "use, and then every key of every table. `workbench programme check FILE.toml` tells every",
        "fault of a file at once. Editors that know JSON Schema complete keys with",
        "[`programme.schema.json`](programme.schema.json): write",
        "`#:schema path/to/programme.schema.json` as the first line of the file.",
        "",
        "A statement cites its `source`. Where the number in it is this workbench's reading,",
        "`ours = true` says so. A statement copied from another programme has `reviewed = false`",
        "until somebody confirms or changes it.",
        "",
    ]
    lines += _words("Tests on a person", "op of `[[role.rule]]`", PERSON_OPERATORS)
    lines += _definitions()
    lines += _words("Rules that every pair must meet", "op of `[[match.hard]]`", PAIR_OPERATORS)
    lines += _words("Kinds of criteria", "kind of `[[match.criterion]]`", CRITERION_KINDS)
    lines += _words("Goals", "goal of `[[match.tier]]`", GOALS)
    for record, path in records().items():
        lines += _table(record, path)
    return "\n".join(lines).rstrip() + "\n"


def fields_page() -> str:
    """Reference of the built-in form fields."""
    lines = [
        "# Form fields",
        "",
        _MADE,
        "",
        "Fields that every programme can use without declaring them. Answers from a list are",
        "found in [the code lists](../code-lists.md). `workbench` reads a column under any of",
        "the four names, and under many more headings. A programme's own fields stand in its",
        "file as `[[field]]`.",
        "",
        f"Groups: {', '.join(group.replace('_', ' ') for group in GROUPS)}.",
        "",
        "| id | type | list | asked of | close to the person | "
        + " | ".join(_FIELD_LANGUAGES)
        + " |",
        "|---|---|---|---|---|" + "---|" * len(_FIELD_LANGUAGES),
    ]
    fields = [field for field in built_in_fields().values() if language_of(field.id) is None]
    lines += [_field(field) for field in fields]
    languages = [field.id for field in built_in_fields().values() if language_of(field.id)]
    lines += [
        "",
        "## Languages",
        "",
        f"One field of the type level for each of {len(languages)} languages, from none to native:",
        ", ".join(f"`{name}`" for name in languages) + ".",
    ]
    return "\n".join(lines) + "\n"


def pages() -> Mapping[Path, str]:
    """Every generated page with its text."""
    return {
        FOLDER / "programme-file.md": programme_page(),
        FOLDER / "fields.md": fields_page(),
        SCHEMA_PAGE: schema_text(),
    }


def _words(title: str, where: str, words: Mapping[str, Word]) -> Iterator[str]:
    yield from (
        f"## {title}",
        "",
        f"The {where}.",
        "",
        "| word | meaning | needs |",
        "|---|---|---|",
    )
    for name, each in words.items():
        needs = ", ".join(f"`{need.replace('|', '` or `')}`" for need in each.needs)
        yield f"| `{name}` | {_english(each.meaning)} | {needs} |"
    yield ""


def _definitions() -> Iterator[str]:
    yield from ("## Official definitions", "", 'The value of `op = "definition"`. Each has three')
    yield from ("answers: yes, no, and not known.", "", "| definition | meaning |", "|---|---|")
    yield from (f"| `{name}` | {_english(each)} |" for name, each in DEFINITIONS.items())
    yield ""


def _table(record: type, path: str) -> Iterator[str]:
    title = f"`{path}`" if path else "The file"
    first = (inspect.getdoc(record) or "").split("\n\n")[0].replace("\n", " ")
    yield from (f"## {title}", "", first.replace("``", "`"), "")
    yield from ("| key | type | default | meaning |", "|---|---|---|---|")
    for key in keys_of(record):
        yield f"| `{key.name}` | {_type(key.kind)} | {_default(key)} | {key.meaning} |"
    yield ""


def _type(kind: Any) -> str:
    if kind in _TYPES:
        return _TYPES[kind]
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal:
        return " \\| ".join(f"`{word}`" for word in parts)
    if origin is tuple:
        return f"list of {_type(parts[0])}"
    if origin is Mapping:
        return f"table of {_type(parts[1])}"
    if origin in (typing.Union, types.UnionType):
        return " or ".join(_type(each) for each in parts if each is not type(None))
    named = records().get(kind)
    return f"[{named}](#{(named or '').replace('.', '')})"


def _default(key: Key) -> str:
    if key.required:
        return "*required*"
    if key.default in (None, "", ()) or isinstance(key.default, Mapping | Labels):
        return ""
    if isinstance(key.default, bool):
        return "`true`" if key.default else "`false`"
    if isinstance(key.default, str | int | float):
        return f"`{key.default}`"
    return ""


def _field(field: Field) -> str:
    asked = "both" if len(field.sides) > 1 else field.sides[0]
    listed = f"`{field.list}`" if field.list else ""
    labels = " | ".join(field.labels.get(language, "") for language in _FIELD_LANGUAGES)
    return f"| `{field.id}` | {field.type} | {listed} | {asked} | {field.personal} | {labels} |"


def _english(text: Sentence) -> str:
    return text.text("en")


def main() -> None:
    """Write every generated page."""
    for path, text in pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
