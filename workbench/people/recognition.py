"""What a column may answer: by its heading word for word, by a similar one, by its answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from rapidfuzz import fuzz, process

from workbench.people.answers import Ground, read_one, share_understood
from workbench.people.answers.choices import find
from workbench.people.headings import (
    choice_of,
    heading_core,
    heading_key,
    spoken_variants,
    telling_words,
)
from workbench.people.known_headings import KnownHeadings, known_headings
from workbench.people.tables import RawTable
from workbench.vocabulary import Field, code_list

EXACT = 1.0
EXACT_LATER = 0.05
"""How much less sure a heading is that is known word for word for several fields."""

EXACT_VARIANT = 0.97
EXACT_AT_NEED = 0.9
BLANK = 0.85
CHOICE_OF_MATRIX = 0.95
SIMILAR_AT_LEAST = 82.0
SHARED_WORDS_AT_LEAST = 68.0
CLOSE_CALL = 3.0
"""Two fields whose headings are this near in likeness (0…100) cannot be told apart."""

BY_ANSWERS = 0.6
ANSWERS_AT_LEAST = 0.8
UNDERSTOOD_AT_LEAST = 0.4
_DISTINCT_AT_LEAST = 3
_CONTAINED_WORD = 5
_FREE = frozenset({"text", "person_ref", "codes"})
_LONGEST_LISTED_ANSWER = 120
_NOBODY = frozenset({"anonymous", "anonym", "anonymt"})


@dataclass(frozen=True)
class Candidate:
    """A field that a column may answer; see :class:`workbench.people.mapping.MappedColumn`."""

    position: int
    field: str
    confidence: float
    how: str
    choice: str | None = None


def candidates(
    table: RawTable, fields: Mapping[str, Field], *, side: str | None, ground: Ground
) -> list[list[Candidate]]:
    """Fields that each column may answer, best first.

    A heading known word for word decides alone. A similar heading, or a known word inside a long
    question, must not turn to another subject, must not be just as near to another field, and the
    answers must fit the field.
    """
    known = known_headings(fields, side)
    keys = [heading_core(heading) for heading in table.headings]
    found: list[list[Candidate]] = []
    for position, heading in enumerate(table.headings):
        if _nobody(table.columns[position]):
            found.append([])
            continue
        known_words = list(_exact(position, heading, known)) or list(
            _matrix(position, heading, known, ground)
        )
        if not any(table.columns[position]):
            # A form tool's own "Name" stays blank; the question that was answered comes before it.
            known_words = [replace(c, confidence=c.confidence * BLANK) for c in known_words]
        found.append(known_words)
    open_positions = [i for i, each in enumerate(found) if not each and keys[i]]
    likeness = _likeness([keys[i] for i in open_positions], known.keys)
    for row, position in enumerate(open_positions):
        if _nobody(table.columns[position]):
            continue
        found[position] = list(
            _similar(position, keys[position], known, likeness[row], table, ground)
        )
    taken = {candidate.field for column in found for candidate in column}
    for position, column in enumerate(table.columns):
        if not found[position] and not _nobody(column):
            found[position] = list(_by_answers(position, column, known, taken, ground))
    return found


def _exact(position: int, heading: str, known: KnownHeadings) -> Iterator[Candidate]:
    key = heading_key(heading) or heading.strip()
    meanings = known.meanings.get(key, ()) if key else ()
    sure = EXACT
    for parts in spoken_variants(heading):
        if meanings:
            break
        of_parts = [known.meanings.get(part, ()) for part in parts]
        meanings = tuple(name for name in of_parts[0] if all(name in other for other in of_parts))
        sure = EXACT_VARIANT
    for rank, name in enumerate(meanings):
        yield Candidate(position, name, sure - rank * EXACT_LATER, "exact")
    if key in known.at_need and not meanings:
        yield Candidate(position, known.at_need[key], EXACT_AT_NEED, "exact")


def _matrix(
    position: int, heading: str, known: KnownHeadings, ground: Ground
) -> Iterator[Candidate]:
    """One column of a matrix: a language with its level, or one choice of several."""
    parts = choice_of(heading)
    if parts is None:
        return
    question, choice = parts
    for name in known.meanings.get(heading_key(question), ()):
        field = known.fields[name]
        code = _choice_code(field, choice, ground)
        if code is not None:
            yield Candidate(position, name, CHOICE_OF_MATRIX, "exact", choice=code)
            return
    names = known.meanings.get(heading_key(choice), ())
    if len(names) == 1 and known.fields[names[0]].type == "level":
        yield Candidate(position, names[0], CHOICE_OF_MATRIX, "exact")


def _choice_code(field: Field, choice: str, ground: Ground) -> str | None:
    if field.type == "availability":
        return _time_of(choice, field, ground)
    if field.type not in ("codes", "languages"):
        return None
    codes = ground.list_of(field)
    return find(codes, choice) if codes is not None else None


def _time_of(choice: str, field: Field, ground: Ground) -> str | None:
    """Day, part of the day, or the one time that is both ("Måndag kväll")."""
    whole = code_list("weekday").find(choice) or code_list("daypart").find(choice)
    if whole is not None:
        return whole
    slots = read_one(choice, field, ground).value
    return slots[0] if slots and len(slots) == 1 else None


def _likeness(headings: Sequence[str], keys: Sequence[str]) -> np.ndarray:
    if not headings or not keys:
        return np.zeros((len(headings), len(keys)))
    return process.cdist(
        headings, keys, scorer=fuzz.token_sort_ratio, score_cutoff=SIMILAR_AT_LEAST
    )


def _similar(
    position: int,
    key: str,
    known: KnownHeadings,
    likeness: np.ndarray,
    table: RawTable,
    ground: Ground,
) -> Iterator[Candidate]:
    """The field whose heading is most like this one, if there is just one that fits."""
    turns = telling_words(key)
    alike = {known.keys[i]: float(likeness[i]) for i in np.flatnonzero(likeness)}
    for known_key, score in known.words.shared(key, at_least=SHARED_WORDS_AT_LEAST):
        alike[known_key] = max(alike.get(known_key, 0.0), score)
    for known_key, score in _contained(key, known):
        alike[known_key] = max(alike.get(known_key, 0.0), score)
    best: dict[str, float] = {}
    for known_key, score in alike.items():
        if telling_words(known_key) <= turns:
            for name in known.meanings[known_key]:
                if turns <= known.turns[name]:
                    best[name] = max(best.get(name, 0.0), score)
    ranked = sorted(best.items(), key=lambda item: -item[1])
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < CLOSE_CALL:
        return
    for name, score in ranked[:1]:
        field = known.fields[name]
        understood = 1.0
        if field.type not in _FREE or field.list:
            understood = share_understood(table.columns[position], field, ground)
            if not understood and any(table.columns[position]):
                return
            understood = understood or 1.0
        if understood >= UNDERSTOOD_AT_LEAST:
            yield Candidate(position, name, score / 100 * 0.95 * understood, "similar")


def _contained(key: str, known: KnownHeadings) -> Iterator[tuple[str, float]]:
    """Known headings that stand as whole words inside a longer question.

    Only of fields whose answers can be checked; the longer the known words, the surer.
    """
    padded = f" {key} "
    for known_key, names in known.meanings.items():
        if len(known_key) >= _CONTAINED_WORD and f" {known_key} " in padded:
            field = known.fields[names[0]]
            if field.type not in _FREE or field.list:
                yield known_key, 62 + 30 * len(known_key) / len(key)


def _by_answers(
    position: int, cells: Sequence[str], known: KnownHeadings, taken: set[str], ground: Ground
) -> Iterator[Candidate]:
    """The one open field whose list has nearly all the answers."""
    distinct = tuple(text for text in dict.fromkeys(cells) if text)
    if len(distinct) < _DISTINCT_AT_LEAST or len(distinct[0]) > _LONGEST_LISTED_ANSWER:
        return
    fitting = [
        name for name in known.told_by_answers if _fits(distinct, known.fields[name], ground)
    ]
    if len(fitting) == 1 and fitting[0] not in taken:
        yield Candidate(position, fitting[0], BY_ANSWERS, "by_answers")


def _fits(distinct: Sequence[str], field: Field, ground: Ground) -> bool:
    # A handful first: most columns fail at once, and looking costs time.
    few = share_understood(distinct, field, ground, most=4)
    return few >= 0.5 and share_understood(distinct, field, ground) >= ANSWERS_AT_LEAST


def _nobody(cells: Sequence[str]) -> bool:
    """Whether a form tool filled the column because nobody logged in ("anonymous")."""
    distinct = {cell.casefold() for cell in set(cells)} - {""}
    return bool(distinct) and distinct <= _NOBODY
