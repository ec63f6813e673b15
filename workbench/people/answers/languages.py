"""Reading "which other languages do you speak, and how well?" as one free answer."""

import re

from workbench.locale import sentence
from workbench.people.answers.answer import Answer, Fault, Ground, shown
from workbench.people.answers.choices import find
from workbench.vocabulary import Field, code_list

_BETWEEN = re.compile(r"\s*(?:[,;|\n/]|\boch\b|\bog\b|\band\b)\s*(?![^()]*\))", re.IGNORECASE)
_WITH_LEVEL = re.compile(r"^(?P<name>[^(:–=-]+?)\s*(?:[(:–=]|\s-)\s*(?P<level>[^)]*?)\s*\)?$")


def read_languages(text: str, field: Field, ground: Ground) -> Answer:
    """Languages with their levels, as ``fa:native``; a language alone has no level, as ``fa``.

    A level is never guessed from the fact that somebody names a language.

    Examples
    --------
    >>> from workbench.vocabulary import built_in_fields
    >>> field = built_in_fields()["other_languages"]
    >>> read_languages("Persiska (modersmål), Ryska: god", field, Ground()).value
    ('fa:native', 'ru:good')
    """
    names, levels = code_list("languages"), code_list("language_level")
    found: list[str] = []
    left: list[str] = []
    for part in (each.strip() for each in _BETWEEN.split(text)):
        if not part:
            continue
        match = _WITH_LEVEL.match(part)
        language = find(names, match["name"] if match else part)
        level = find(levels, match["level"]) if match else None
        if language is None or (match and level is None):
            left.append(part)
        if language is not None:
            found.append(f"{language}:{level}" if level else language)
    value = tuple(dict.fromkeys(found)) or None
    if not left:
        return Answer(value)
    what = sentence('"{value}" is not a language with a level.', value=shown(", ".join(left)))
    mend = sentence('Write each language with its level in brackets, as "Persian (good)".')
    return Answer(value, Fault("unknown", "not_a_language", what, mend))
