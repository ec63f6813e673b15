"""How two written names relate: the same, spelt otherwise, one a part of the other, or another.

Letters that Nordic keyboards and passports write in several ways count as one; so do the usual
Latin spellings of Arabic, Somali, Persian and Slavic names. Endings that make a woman's name of a
man's (Amin, Amina) never count as a spelling.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import combinations, permutations

from rapidfuzz.distance import OSA

SAME, SPELLING, PART, NEAR, ONE_SHARED, OTHER = (
    "same", "spelling", "part", "near", "one_shared", "other",
)  # fmt: skip
"""Relations of two names, the surest first."""

_LETTERS = str.maketrans(
    {"ø": "o", "æ": "a", "œ": "o", "ð": "d", "þ": "t", "ß": "ss", "ł": "l", "đ": "d", "ı": "i"}
)
_PARTICLES = frozenset(
    ["von", "van", "der", "den", "de", "da", "do", "dos", "del", "della", "di", "la", "le", "al", "el", "ul", "bin", "ibn", "bint", "abu", "af"]
)
_TWO_LETTERS = (("aa", "a"), ("ae", "a"), ("oe", "o"), ("ue", "u"))
# Spellings of one sound, longest first.
_SOUNDS = (
    ("sch", "s"), ("chr", "kr"), ("kh", "k"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"),
    ("sh", "s"), ("sj", "s"), ("ch", "s"), ("ck", "k"), ("x", "ks"), ("q", "k"), ("c", "k"),
    ("z", "s"), ("w", "v"),
)  # fmt: skip
_SHORTEST_SPELLING = 4
_SHORTEST_SLIP = 5
_MOST_OF_A_SPELLING = 3


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """Words of a name in plain small letters, in alphabetical order, without initials and particles.

    Examples
    --------
    >>> name_words("Åsa-Maria von Sydow"), name_words("sydow, Aasa M.")
    (('asa', 'maria', 'sydow'), ('asa', 'sydow'))
    """
    plain = unicodedata.normalize("NFD", name.casefold().translate(_LETTERS))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    for written, meant in _TWO_LETTERS:
        plain = plain.replace(written, meant)
    words = [word for word in re.findall(r"[^\W\d_]+", re.sub(r"['’`]", "", plain)) if word[1:]]
    kept = [word for word in words if word not in _PARTICLES]
    return tuple(sorted(kept if len(kept) > 1 else words))


@lru_cache(maxsize=65536)
def sound_of(word: str) -> str:
    """Consonants of a plain word as they sound; equal for the usual spellings of one name.

    Examples
    --------
    >>> sound_of("mohammed") == sound_of("muhamad"), sound_of("yusuf") == sound_of("jousef")
    (True, True)
    """
    if len(word) > 5 and word[:2] in ("al", "el"):
        word = word[2:]
    for written, meant in _SOUNDS:
        word = word.replace(written, meant)
    first = "j" if word[0] in "jy" else "a" if word[0] in "aeiou" else word[0]
    rest = re.sub(r"[aeiouyjh]", "", word[1:])
    return re.sub(r"(.)\1+", r"\1", first + rest)


def keys_of(name: str) -> tuple[tuple[str, str], ...]:
    """Every two sounds of a name: two names without a common pair are not compared."""
    sounds = sorted({sound_of(word) for word in name_words(name)})
    return tuple(combinations(sounds, 2)) or ((sounds[0], ""),) if sounds else ()


def relation_of(one: str, other: str) -> str:
    """How two names relate; one of the words of this module.

    Examples
    --------
    >>> relation_of("Ek, Åsa", "Aasa Ek"), relation_of("Mohammed Ali", "Muhamad Ali")
    ('same', 'spelling')
    >>> relation_of("Amin Nur", "Amina Nur"), relation_of("Eva Berg Ek", "Eva Ek")
    ('one_shared', 'part')
    """
    mine, theirs = name_words(one), name_words(other)
    if not mine or not theirs:
        return OTHER
    if mine == theirs or (sorted("".join(mine)) == sorted("".join(theirs)) and _joined(mine, theirs)):
        return SAME
    exact = list((Counter(mine) & Counter(theirs)).elements())
    left, right = _without(mine, exact), _without(theirs, exact)
    spelt = _pairs(left, right, _is_spelling)
    left = _without(left, [a for a, _ in spelt])
    right = _without(right, [b for _, b in spelt])
    shared = len(exact) + len(spelt)
    if not left and not right:
        return SPELLING
    slips = _pairs(left, right, _is_slip)
    if not (left and right):
        return PART if shared > 1 else ONE_SHARED
    if shared and slips and min(len(left), len(right)) == len(slips) == 1:
        return NEAR
    return ONE_SHARED if shared else OTHER


def _joined(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether the words are the same letters, some written together ("Anna Lena", "Annalena")."""
    short, long = sorted((mine, theirs), key=len)
    if len("".join(short)) != len("".join(long)):
        return False
    together = {a + b for a, b in permutations(long, 2)}
    return all(word in long or word in together for word in short)


def _is_spelling(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _SHORTEST_SPELLING or sound_of(one) != sound_of(other):
        return False
    return _ends_alike(one, other) and OSA.distance(one, other) <= _MOST_OF_A_SPELLING


def _is_slip(one: str, other: str) -> bool:
    if max(len(one), len(other)) < _SHORTEST_SLIP or one[0] != other[0]:
        return False
    return _ends_alike(one, other) and OSA.distance(one, other) == 1


def _ends_alike(one: str, other: str) -> bool:
    return one.rstrip("h").endswith("a") == other.rstrip("h").endswith("a")


def _pairs(
    left: Sequence[str], right: Sequence[str], alike: Callable[[str, str], bool]
) -> list[tuple[str, str]]:
    """Words of both sides that are alike, each word in at most one pair."""
    found: list[tuple[str, str]] = []
    open_words = list(right)
    for word in left:
        match = next((each for each in open_words if alike(word, each)), None)
        if match is not None:
            open_words.remove(match)
            found.append((word, match))
    return found


def _without(words: Sequence[str], taken: Sequence[str]) -> list[str]:
    rest = list(words)
    for word in taken:
        if word in rest:
            rest.remove(word)
    return rest
