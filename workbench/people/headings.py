"""The words of a column heading, without the trimmings that form tools put around them."""

import re
from functools import lru_cache

from workbench.people.cells import clean_cell
from workbench.vocabulary.code_lists import folded_words

_TRIMMINGS = re.compile(
    r"\((?:obligatorisk\w*|frivillig\w*|valfri\w*|påkrævet|påkrevd|valgfri\w*|required|optional"
    r"|ett svar|flera svar|flere svar|et svar|one answer|several answers|flera val\w*"
    r"|välj (?:ett|en|flera|alla)[^)]*|vælg[^)]*|velg[^)]*|choose[^)]*|select[^)]*|tick[^)]*"
    r"|kryssa[^)]*|sæt[^)]*|du kan [^)]*|you can [^)]*)\)",
    re.IGNORECASE,
)
_NUMBERING = re.compile(
    r"^\s*(?:(?:fråga|spørgsmål|spørsmål|question|fråga nr|q)\s*\d{1,3}[a-z]?\s*[.):–-]*"
    r"|\d{1,3}(?:\.\d{1,2})*[a-z]?\s*[.):]+)\s*",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*\)")
_LANGUAGES_BESIDE = re.compile(r"\s+[/|]\s+|\s*\n\s*")
_CHOICE = re.compile(r"(?P<question>.+?)\s*\[(?P<choice>[^\[\]]+)\]\s*", re.DOTALL)
_CHOICE_AFTER_SIGN = re.compile(
    r"(?P<question>.+?)(?:\?|:|\s[-–—>|/])\s*(?P<choice>[^?:]+?)\s*", re.DOTALL
)


@lru_cache(maxsize=8192)
def heading_key(text: str) -> str:
    """Words of a heading in small letters without accents, numbering, stars and "(obligatorisk)".

    Examples
    --------
    >>> heading_key("7. Inom vilken bransch\\narbetar du? (obligatorisk) *")
    'inom vilken bransch arbetar du'
    """
    plain = _NUMBERING.sub("", _TRIMMINGS.sub(" ", clean_cell(text)))
    words = re.sub(r"[\W_]+", " ", folded_words(plain))
    return words.strip()


def heading_core(text: str) -> str:
    """Key of a heading without what stands in brackets, where anything is left."""
    return heading_key(_BRACKETS.sub(" ", text)) or heading_key(text)


def choice_of(heading: str) -> tuple[str, str] | None:
    """Question and choice of one column of a matrix, such as ``Språk [Svenska]``.

    Examples
    --------
    >>> choice_of("Vilka språk talar du? [Svenska]")
    ('Vilka språk talar du?', 'Svenska')
    """
    hit = _CHOICE.fullmatch(heading) or _CHOICE_AFTER_SIGN.fullmatch(heading)
    return (hit.group("question"), hit.group("choice")) if hit else None


def spoken_variants(heading: str) -> tuple[tuple[str, ...], ...]:
    """Other ways to read a heading: in two languages side by side, and without its brackets.

    Each variant is the keys of parts that must all mean the same.

    Examples
    --------
    >>> spoken_variants("Namn / Full name *")
    (('namn', 'full name'),)
    """
    variants: list[tuple[str, ...]] = []
    without = heading_key(_BRACKETS.sub(" ", heading))
    if without and without != heading_key(heading):
        variants.append((without,))
    parts = [heading_key(part) for part in _LANGUAGES_BESIDE.split(heading)]
    if len(parts) > 1 and all(parts):
        variants.append(tuple(parts))
        bare = [heading_key(_BRACKETS.sub(" ", part)) for part in _LANGUAGES_BESIDE.split(heading)]
        if all(bare) and bare != parts:
            variants.append(tuple(bare))
    return tuple(variants)


# Words that turn a heading to another subject: who or what is asked about, whether it is a wish,
# whether it asks for reasons or for what was not among the answers. Folded, beginnings of words.
_TELLING = {
    "parent": r"mamma|pappa|mor\b|moder|mors\b|far\b|fader|fars\b|foralder|foraeldre|forelder"
    r"|foreldre|parent|mother|father",
    "second": r"2\b|tva|andra|pappa|far\b|fars\b|father|second",
    "child": r"barn|born\b|child|kids",
    "partner": r"partner|sambo|make|hustru|aegtefaelle|ektefelle|spouse",
    "wish": r"onsk|wish|target|drom|malyrke|soker\b|soger\b|looking|helst|framtid|fremtid|future"
    r"|intresserad|interesseret|interessert|(?:vill|vil|want)\b.*\b(?:arb\w+|jobb\w*|work)",
    "local": r"sverige|svensk|danmark|dansk|norge|norsk|sweden|denmark|norway|landet|lokal|local",
    "reason": r"varfor|hvorfor|why|beskriv|describe|motivera|begrund|begrunn|utveckla|uddyb|utdyp"
    r"|beratta|fortael|fortell|kommentar|comment|explain",
    "follow_up": r"om ja|hvis ja|if yes|om annat|hvis andet|hvis annet|if other|annat|andet|annet"
    r"|other|om du svarade|specificera|specify|ange vilk",
    "for_mentor": r"din mentor|en mentor|your mentor|a mentor|mentorn|mentoren",
    "for_mentee": r"adept|mentee",
    "earlier": r"tidigare|tidligere|previous|former|earlier",
}
_TELLING_PATTERNS = {name: re.compile(rf"\b(?:{words})") for name, words in _TELLING.items()}


@lru_cache(maxsize=32768)
def telling_words(key: str) -> frozenset[str]:
    """Turns of subject that a heading key holds, such as ``{"parent", "wish"}``."""
    return frozenset(name for name, found in _TELLING_PATTERNS.items() if found.search(key))
