"""Code lists: the closed terms that a form answer is turned into.

Each list is a frozen CSV in ``lists/``. A list knows the names of its codes in Swedish, Danish,
Norwegian and English and the other words that forms use for them, and finds a code from such a
word. What it does not know, or what can mean two things, it does not guess.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from types import MappingProxyType

from rapidfuzz import fuzz, process

LANGUAGES = ("sv", "da", "nb", "en")
"""The languages that labels are written in."""

_COLUMNS = ("code", "parent", "level", *LANGUAGES, "also", "note")
_OTHER_LIST_NAMES = {
    "ISCED": "isced_level",
    "ISCED-F": "isced_field",
    "NACE2": "nace2",
    "ISCO08": "isco08",
}
_SHORTEST_LOOSE_KEY = 4
_TWO_MEANINGS = ""
_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th"}
)
_SIGNS = str.maketrans(
    {"<": " lt ", "≤": " lt ", ">": " gt ", "≥": " gt ", "+": " plus ", "%": " percent "}
)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("’‘´`", "'"))
_EDGES = " .,;:!?()[]{}\"'*"


@dataclass(frozen=True)
class Code:
    """One row of a code list.

    Parameters
    ----------
    code : str
        What is stored, always text: ``"0127"``, ``"NA"``, ``"NACE2:62"``.
    parent : str or None
        The wider code it belongs to; None at the top.
    level : str
        The name of its step in the hierarchy, such as ``"section"``; empty in flat lists.
    labels : Mapping of language to text
        Only the languages that have a label of their own.
    also : tuple of str
        Other words for it, as forms in any of the four languages write them.
    note : str
        What a reader of the list should know; empty where there is nothing to say.
    extra : Mapping of column to text
        Further columns that only this list has, such as ``eu_from`` or ``lat``.
    """

    code: str
    parent: str | None
    level: str
    labels: Mapping[str, str]
    also: tuple[str, ...]
    note: str
    extra: Mapping[str, str]


@dataclass(frozen=True)
class CodeList:
    """A closed list of codes with their names and their order.

    Parameters
    ----------
    id : str
        The name of the list, as fields refer to it.
    codes : tuple of Code
        In the order of the file; ordered lists are lowest first.

    Examples
    --------
    >>> levels = code_list("language_level")
    >>> levels.find("Flytande")
    'fluent'
    >>> levels.rank("fluent") > levels.rank("good")
    True
    """

    id: str
    codes: tuple[Code, ...]

    def label(self, code: str, language: str) -> str:
        """Name of the code in a language, in English where there is none, else the code itself."""
        row = self._by_code.get(code)
        if row is None:
            return code
        return row.labels.get(language) or row.labels.get("en") or code

    def find(self, text: str) -> str | None:
        """Code that a form answer means, or None where the list does not know it.

        Parameters
        ----------
        text : str
            A code, a label in any language or another word for it. Case, spaces, accents and
            punctuation do not matter, except that answers of up to three letters must be written
            as the list writes them: "NA" is Namibia, "n/a" is not.

        Returns
        -------
        str or None
            None also where the word means two codes that are not parts of one another. Where it
            names both a code and a part of it, the wider code is meant.
        """
        found = self._exact_keys.get(exact_key(text))
        if found is None:
            found = self._loose_keys.get(loose_key(text))
        return found

    def nearest(self, text: str, *, most: int = 3, least: float = 0.6) -> list[tuple[str, float]]:
        """Codes whose names look most like a text, for the sentence that says how to mend it.

        Returns
        -------
        list of (code, likeness)
            Best first, likeness in 0…1, at most *most* codes, none below *least*.
        """
        names = self._names
        hits = process.extract(
            folded_words(text), [name for name, _ in names], scorer=fuzz.WRatio, limit=8 * most
        )
        best: dict[str, float] = {}
        for _, likeness, position in hits:
            code = names[position][1]
            best.setdefault(code, likeness / 100)
        chosen = [(code, likeness) for code, likeness in best.items() if likeness >= least]
        return chosen[:most]

    def ancestors(self, code: str) -> tuple[str, ...]:
        """Wider codes that a code belongs to, nearest first; empty at the top."""
        return tuple(self._wider(code))

    def children(self, code: str) -> tuple[str, ...]:
        """Codes directly below a code, in the order of the list."""
        return self._parts.get(code, ())

    def rank(self, code: str) -> int:
        """Position in the list, from 0; in an ordered list a higher rank is more.

        Raises
        ------
        ValueError
            Where the list does not have the code.
        """
        if code not in self._ranks:
            raise ValueError(f'"{code}" is not a code of the list {self.id}. {self._example()}')
        return self._ranks[code]

    def get(self, code: str) -> Code | None:
        """Whole row of a code, or None."""
        return self._by_code.get(code)

    @property
    def ambiguous(self) -> Mapping[str, tuple[str, ...]]:
        """Words that could mean two codes and so find nothing, with those codes."""
        return self._keys[2]

    def __contains__(self, code: object) -> bool:
        """Whether the list has exactly this code."""
        return code in self._by_code

    def __iter__(self) -> Iterator[str]:
        """Codes in the order of the list."""
        return (row.code for row in self.codes)

    def __len__(self) -> int:
        """Number of codes."""
        return len(self.codes)

    def _wider(self, code: str) -> Iterator[str]:
        row = self._by_code.get(code)
        while row is not None and row.parent is not None:
            yield row.parent
            row = self._by_code.get(row.parent)

    def _example(self) -> str:
        shown = ", ".join(row.code for row in self.codes[:5])
        return f"Use one of {shown} … ({len(self.codes)} codes)."

    @cached_property
    def _by_code(self) -> Mapping[str, Code]:
        return {row.code: row for row in self.codes}

    @cached_property
    def _parts(self) -> Mapping[str, tuple[str, ...]]:
        parts: dict[str, tuple[str, ...]] = {}
        for row in self.codes:
            if row.parent is not None:
                parts[row.parent] = (*parts.get(row.parent, ()), row.code)
        return parts

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        return {row.code: position for position, row in enumerate(self.codes)}

    @cached_property
    def _names(self) -> list[tuple[str, str]]:
        return [(folded_words(word), row.code) for row in self.codes for word in _words(row)]

    @cached_property
    def _keys(self) -> tuple[Mapping[str, str], Mapping[str, str], Mapping[str, tuple[str, ...]]]:
        exact: dict[str, str] = {}
        loose: dict[str, str] = {}
        clashes: dict[str, tuple[str, ...]] = {}
        for row in self.codes:
            for word in (row.code, *_words(row)):
                self._register(exact, exact_key(word), row.code, clashes=clashes)
                if len(loose_key(word)) >= _SHORTEST_LOOSE_KEY:
                    self._register(loose, loose_key(word), row.code, clashes=clashes)
        return _unambiguous(exact), _unambiguous(loose), MappingProxyType(clashes)

    @property
    def _exact_keys(self) -> Mapping[str, str]:
        return self._keys[0]

    @property
    def _loose_keys(self) -> Mapping[str, str]:
        return self._keys[1]

    def _register(
        self, keys: dict[str, str], key: str, code: str, *, clashes: dict[str, tuple[str, ...]]
    ) -> None:
        known = keys.setdefault(key, code)
        if known == code or known in self.ancestors(code):
            return
        if code in self.ancestors(known):
            keys[key] = code
            return
        keys[key] = _TWO_MEANINGS
        earlier = clashes.get(key, (known,))
        clashes[key] = earlier if code in earlier else (*earlier, code)


def code_list(list_id: str) -> CodeList:
    """Read one of the shipped code lists; read once, then kept.

    Parameters
    ----------
    list_id : str
        Such as ``"countries"`` or ``"nace2"``. The names that programme files use for the large
        classifications (``"ISCED-F"``, ``"NACE2"``, ``"ISCO08"``) are understood too.

    Raises
    ------
    ValueError
        Where there is no such list. Places are one list a country, because Swedish and Danish
        municipalities share numbers (``0461`` is Gnesta and Odense): use :func:`places`.

    Examples
    --------
    >>> code_list("countries").find("Namibia")
    'NA'
    """
    name = _OTHER_LIST_NAMES.get(list_id, list_id)
    if name == "places":
        raise ValueError('Places are one list a country. Use places("SE"), places("DK") or "NO".')
    if name not in code_list_ids():
        raise ValueError(f'"{list_id}" is not a code list. Lists: {", ".join(code_list_ids())}.')
    return _shipped(name)


@cache
def _shipped(name: str) -> CodeList:
    text = files(__package__).joinpath("lists", f"{name}.csv").read_text(encoding="utf-8")
    return CodeList(id=name, codes=tuple(_code(row) for row in csv.DictReader(text.splitlines())))


@cache
def code_list_ids() -> tuple[str, ...]:
    """Names of all shipped code lists, in alphabetical order."""
    folder = files(__package__).joinpath("lists")
    return tuple(sorted(p.name[:-4] for p in folder.iterdir() if p.name.endswith(".csv")))


def places(country: str) -> CodeList:
    """Municipalities, the regions above them and some districts of one country.

    Parameters
    ----------
    country : str
        ``"SE"``, ``"DK"`` or ``"NO"``.

    Returns
    -------
    CodeList
        Codes are the national municipality numbers as text, such as ``"0127"``.

    Examples
    --------
    >>> places("SE").find("Botkyrka"), places("DK").find("Odense")
    ('0127', '0461')
    """
    return code_list(f"places_{country.lower()}")


@lru_cache(maxsize=100_000)
def exact_key(text: str) -> str:
    """Text without case, doubled spaces, and full stops or brackets around it."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_DASHES)
    plain = " ".join(plain.split())
    return plain.strip(_EDGES) or plain


@lru_cache(maxsize=100_000)
def loose_key(text: str) -> str:
    """Text without case, spaces, accents, punctuation and the word "and".

    Two texts with one key are taken for the same. Numbers stay apart, so that "3-6 år" and "36 år"
    have different keys.
    """
    words = re.sub(r"(?<=\d)[\W_]+(?=\d)", "-", folded_words(text).translate(_SIGNS))
    words = re.sub(r"\b(och|og|and)\b", "", words)
    return re.sub(r"(?<!\d)-|-(?!\d)|[^\w-]|_", "", words)


@lru_cache(maxsize=100_000)
def folded_words(text: str) -> str:
    """Text without case and accents, with its words still apart."""
    plain = unicodedata.normalize("NFKD", exact_key(text).translate(_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _words(row: Code) -> tuple[str, ...]:
    return (*row.labels.values(), *row.also)


def _unambiguous(keys: dict[str, str]) -> Mapping[str, str]:
    return {key: code for key, code in keys.items() if code != _TWO_MEANINGS}


def _code(row: dict[str, str]) -> Code:
    return Code(
        code=row["code"],
        parent=row["parent"] or None,
        level=row["level"],
        labels=MappingProxyType({name: row[name] for name in LANGUAGES if row[name]}),
        also=tuple(word for word in row["also"].split("|") if word),
        note=row["note"],
        extra=MappingProxyType({k: v for k, v in row.items() if k not in _COLUMNS}),
    )
