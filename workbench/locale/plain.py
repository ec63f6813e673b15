"""Sentences as plain lists and mappings, to be kept and worded later, in any language.

>>> from workbench.locale import sentence
>>> str(text_from(plain_of(sentence("{n} rows", n="7"))))
'7 rows'
"""

from __future__ import annotations

from typing import Any

from workbench.locale.sentences import Labels, Sentence

#: Under another name, as its words are not in the code: they were when the sentence was kept.
_MAKE = Sentence


def plain_of(text: Any) -> Any:
    """Plain form of a text, sentence, label or value; JSON can keep it."""
    if isinstance(text, Sentence):
        values = {name: plain_of(value) for name, value in text.values.items()}
        return {
            "message": text.message,
            "plural": text.plural,
            "number": text.number,
            "values": values,
        }
    if isinstance(text, Labels):
        return {"texts": dict(text.texts), "fallback": text.fallback}
    if isinstance(text, tuple | list):
        return [plain_of(each) for each in text]
    if text is None or isinstance(text, str | int | float):
        return text
    return str(text)


def text_from(plain: Any) -> Any:
    """Text, sentence, label or value of a plain form."""
    if isinstance(plain, list):
        return tuple(text_from(each) for each in plain)
    if not isinstance(plain, dict):
        return plain
    if "message" in plain:
        values = {name: text_from(value) for name, value in plain["values"].items()}
        said = {name: plain[name] for name in ("message", "plural", "number")}
        return _MAKE(**said, values=values)
    return Labels(plain["texts"], plain["fallback"])
