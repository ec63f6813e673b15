"""One question of a form about a part of a programme, and how its answer is written into the file."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from workbench.locale import LANGUAGES, Sentence, Text, current_language, sentence
from workbench.programme.entering import in_words, value_from
from workbench.programme.paths import at, put
from workbench.programme.programme import Programme

QuestionKind = Literal["choice", "choices", "text", "whole", "number", "span", "date"]

#: An answer that takes a key out of the file.
NOTHING_SAID = ""


@dataclass(frozen=True)
class Option:
    """One possible answer; options of the same *group* stand together."""

    id: str
    label: Text
    help: Text = ""
    group: Text = ""


@dataclass(frozen=True)
class Question:
    """What a form asks about one key.

    Attributes
    ----------
    key : str
        Place within the part, as ``when.value`` or ``sentence.sv``.
    label, help : Text
        The question, and a sentence that explains it.
    kind : choice (of one), choices (of several), or how the value is written
    value : object
        What the file says; None for nothing.
    options : tuple of Option
        Possible answers of a choice.
    spread : bool
        Whether all options stand in sight, each with its explanation.
    """

    key: str
    label: Text
    kind: QuestionKind
    value: Any = None
    help: Text = ""
    options: tuple[Option, ...] = ()
    spread: bool = False

    @property
    def shown(self) -> str | list[str]:
        """Value as the form shows it."""
        if self.kind == "choices":
            return [str(each) for each in self.value] if isinstance(self.value, list) else []
        return in_words(self.value)

    def read(self, answer: str | Sequence[str]) -> Any:
        """Value of the file for what was answered; None leaves the key out."""
        if self.kind == "choices":
            return list(answer) or None
        text = str(answer)
        return value_from(text, "text" if self.kind == "choice" else self.kind)


def number_of(key: str, label: Text, table: Mapping[str, Any], *, help: Text = "") -> Question:
    """Question for a number."""
    return Question(key, label, "number", at(table, key), help)


def whole_of(key: str, label: Text, table: Mapping[str, Any], *, help: Text = "") -> Question:
    """Question for a whole number."""
    return Question(key, label, "whole", at(table, key), help)


def day_of(key: str, label: Text, table: Mapping[str, Any]) -> Question:
    """Question for a day."""
    return Question(key, label, "date", at(table, key), sentence("As 2022-01-31"))


def words_of(
    key: str, label: Text, table: Mapping[str, Any], programme: Programme, *, help: Text = ""
) -> Iterator[Question]:
    """One question a language that the programme speaks, the language of the page first."""
    said = at(table, key)
    texts = dict(said) if isinstance(said, Mapping) else {"en": said} if said else {}
    for language in _languages(programme, texts):
        asked = sentence("{label} in {language}", label=label, language=_NAMES[language])
        yield Question(f"{key}.{language}", asked, "text", texts.get(language), help)
        help = ""


def with_value(table: Mapping[str, Any], key: str, value: Any) -> dict[str, Any]:
    """Table with a value at a place in it; None takes it out."""
    changed = copy.deepcopy(dict(table))
    put(changed, key, value)
    return changed


def with_answer(table: Mapping[str, Any], question: Question, answer: Any) -> dict[str, Any]:
    """Table with one answer written into it."""
    changed = copy.deepcopy(dict(table))
    above, _, last = question.key.rpartition(".")
    if last in LANGUAGES and isinstance(at(changed, above), str):
        put(changed, above, {"en": at(changed, above)})
    put(changed, question.key, question.read(answer))
    return changed


def without(table: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    """Table without these keys."""
    left_out = frozenset(keys)
    return {key: value for key, value in table.items() if key not in left_out}


def or_nothing(options: Iterable[Option], label: Text) -> tuple[Option, ...]:
    """Options with one before them that says nothing."""
    return (Option(NOTHING_SAID, label), *options)


_NAMES: dict[str, Sentence] = {
    "sv": sentence("Swedish"),
    "da": sentence("Danish"),
    "nb": sentence("Norwegian"),
    "en": sentence("English"),
}


def _languages(programme: Programme, texts: Mapping[str, str]) -> list[str]:
    known = [each for each in (*programme.programme.locales, *texts) if each in _NAMES]
    return list(dict.fromkeys([current_language(), *known]))
