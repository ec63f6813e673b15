"""Sentences: what is said and the values in it, worded only where shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any

from babel.numbers import format_decimal

from workbench.locale.catalogue import catalogue, current_language

_NO_VALUES: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Labels:
    """A name in several languages, as a programme file or a code list writes it.

    Attributes
    ----------
    texts : mapping of language to text
        Whatever languages there are; may be empty.
    fallback : str
        Shown when no language fits, usually the id.
    """

    texts: Mapping[str, str] = _NO_VALUES
    fallback: str = ""

    def text(self, language: str | None = None) -> str:
        """Name in *language* (default: the current one), else in English, else in any."""
        wanted = language or current_language()
        for candidate in (wanted, "en", *self.texts):
            if self.texts.get(candidate):
                return self.texts[candidate]
        return self.fallback

    def __str__(self) -> str:
        return self.text()

    def __hash__(self) -> int:
        return hash((tuple(sorted(self.texts.items())), self.fallback))


@dataclass(frozen=True)
class Sentence:
    """One sentence with its values; ``str()`` gives the words in the current language.

    Attributes
    ----------
    message : str
        English sentence with ``{name}`` for each value; the key of the catalogues.
    plural : str
        English sentence for a number other than one; empty where none is needed.
    number : int or None
        The number that decides between the two; also available as ``{n}``.
    values : mapping
        Texts, numbers, :class:`Labels` or sentences that fill the places.
    """

    message: str
    plural: str = ""
    number: int | None = None
    values: Mapping[str, Any] = field(default_factory=dict)

    def text(self, language: str | None = None) -> str:
        """Words in *language* (default: the current one)."""
        wanted = language or current_language()
        words = catalogue(wanted)
        if self.number is None:
            pattern = words.gettext(self.message) if self.message else ""
        else:
            pattern = words.ngettext(self.message, self.plural or self.message, self.number)
        if not self.values and self.number is None:
            # Places left open are filled by whoever shows the sentence, such as a component.
            return pattern
        shown = {name: text_of(value, wanted) for name, value in self.values.items()}
        if self.number is not None:
            shown.setdefault("n", text_of(self.number, wanted))
        return pattern.format(**shown)

    def __str__(self) -> str:
        return self.text()

    def __hash__(self) -> int:
        return hash((self.message, self.number, str(sorted(self.values))))


#: Anything that can be shown: plain text is shown as it is.
Text = str | Sentence | Labels


def sentence(message: str, **values: Any) -> Sentence:
    """Sentence with *values*; the message is picked up for translation."""
    return Sentence(message, values=values)


def count_sentence(one: str, many: str, n: int, **values: Any) -> Sentence:
    """Sentence that depends on a number, available in it as ``{n}``."""
    return Sentence(one, plural=many, number=int(n), values=values)


def tr(message: str, **values: Any) -> str:
    """Words of *message* in the current language, at once: for pages and the command line."""
    return Sentence(message, values=values).text()


def text_of(value: Any, language: str | None = None) -> str:
    """Words for any value: sentences and labels in *language*, numbers as the language writes them.

    A tuple or list becomes a comma-separated list of at most five, and a count of the rest.
    """
    if isinstance(value, Sentence | Labels):
        return value.text(language)
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int):
        return _grouped(value)
    if isinstance(value, float):
        return str(format_decimal(round(value, 2), locale=language or current_language()))
    if isinstance(value, tuple | list):
        return _listed(value, language)
    return str(value)


@cache
def _grouped(value: int) -> str:
    # A thin space between thousands is right in all four languages; years and codes are texts.
    return f"{value:,}".replace(",", " ") if abs(value) >= 10_000 else str(value)


def _listed(values: tuple[Any, ...] | list[Any], language: str | None) -> str:
    shown = ", ".join(text_of(value, language) for value in values[:5])
    rest = len(values) - 5
    if rest <= 0:
        return shown
    return Sentence("{shown} and {n} more", number=None, values={"shown": shown, "n": rest}).text(
        language
    )
