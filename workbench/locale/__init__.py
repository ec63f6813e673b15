"""Every sentence a person reads, in the language she chose.

A text is kept as a :class:`Sentence` (what is said, and the values in it) and becomes words only
where it is shown, so switching the language never recomputes anything. English is the language of
the code; ``sv``, ``da`` and ``nb`` have gettext catalogues beside this file.
"""

from workbench.locale.catalogue import LANGUAGES, current_language, use_language
from workbench.locale.sentences import Labels, Sentence, Text, count_sentence, sentence, text_of, tr

__all__ = [
    "LANGUAGES",
    "Labels",
    "Sentence",
    "Text",
    "count_sentence",
    "current_language",
    "sentence",
    "text_of",
    "tr",
    "use_language",
]
