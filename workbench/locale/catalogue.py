"""Reading the gettext catalogues, and which language is current."""

from __future__ import annotations

import gettext
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

#: The languages of the workbench, each named in itself.
LANGUAGES = {"sv": "Svenska", "da": "Dansk", "nb": "Norsk bokmål", "en": "English"}

# One kernel serves one person, so the choice belongs to the process: a context variable would be
# forgotten in the threads and callbacks that widgets run in.
_current = "en"


def current_language() -> str:
    """Language that texts are shown in now: ``sv``, ``da``, ``nb`` or ``en``."""
    return _current


def use_language(language: str) -> None:
    """Show texts in *language* from now on, in this process.

    Raises
    ------
    ValueError
        When *language* is none of :data:`LANGUAGES`.
    """
    if language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise ValueError(f'"{language}" is not a language of the workbench. Write one of {known}.')
    global _current
    _current = language


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """Catalogue of *language*, compiled in memory from its ``.po`` file; empty for English."""
    path = Path(__file__).parent / language / "LC_MESSAGES" / "workbench.po"
    if not path.exists():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        messages = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
