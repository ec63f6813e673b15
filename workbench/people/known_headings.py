"""All headings that fields may arrive under, made ready for looking up; built once and kept."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.people.headings import heading_key, telling_words
from workbench.people.known_words import KnownWords
from workbench.people.list_fields import FROM_FORM_TOOLS, FROM_FORM_TOOLS_AT_NEED
from workbench.vocabulary import Field, built_in_fields

_FROM_A_LIST = frozenset({"code", "level", "codes", "languages", "place"})
_KEPT_AT_MOST = 16


@dataclass(frozen=True)
class KnownHeadings:
    """Heading keys of the fields that one side is asked.

    Parameters
    ----------
    fields : mapping of id to Field
    meanings : mapping of heading key to field ids
        The programme's own questions come first, then what only this side is asked.
    at_need : mapping of heading key to field id
        Read where no better column stands in the list.
    keys : tuple of str
        All heading keys.
    words : KnownWords
    turns : mapping of field id to turns of subject
        All that any of its headings has; see :func:`workbench.people.headings.telling_words`.
    told_by_answers : tuple of field ids
        Fields whose answers no other field shares.
    """

    fields: Mapping[str, Field]
    meanings: Mapping[str, tuple[str, ...]]
    at_need: Mapping[str, str]
    keys: tuple[str, ...]
    words: KnownWords
    turns: Mapping[str, frozenset[str]]
    told_by_answers: tuple[str, ...]


# Only headings of fields are kept here, never anything of a list. The fields stand beside them so
# that their identity cannot pass to others.
_KEPT: dict[tuple[int, str | None], tuple[Mapping[str, Field], KnownHeadings]] = {}


def known_headings(fields: Mapping[str, Field], side: str | None) -> KnownHeadings:
    """Headings of all fields that a side is asked; of both sides where it is None."""
    kept = _KEPT.get((id(fields), side))
    if kept is not None and len(kept[0]) == len(fields):
        return kept[1]
    asked = {name: field for name, field in fields.items() if side is None or side in field.sides}
    built = _built(asked, side)
    while len(_KEPT) >= _KEPT_AT_MOST:
        _KEPT.pop(next(iter(_KEPT)), None)
    _KEPT[id(fields), side] = (fields, built)
    return built


def _built(fields: Mapping[str, Field], side: str | None) -> KnownHeadings:
    meanings: dict[str, list[str]] = {}
    built_in = built_in_fields()
    for field in fields.values():
        texts = [field.id, *field.labels.values()]
        texts.extend(text for group in field.headings.values() for text in group)
        texts.extend(FROM_FORM_TOOLS.get(field.id, ()))
        for text in texts:
            names = meanings.setdefault(heading_key(text) or text.strip(), [])
            if field.id not in names:
                names.append(field.id)
    for names in meanings.values():
        # The programme's own question comes first, then what only this side is asked.
        names.sort(
            key=lambda name: (
                fields[name] is built_in.get(name),
                side is not None and fields[name].sides != (side,),
            )
        )
    at_need = {
        heading_key(text) or text: name
        for name, texts in FROM_FORM_TOOLS_AT_NEED.items()
        for text in texts
        if name in fields
    }
    return KnownHeadings(
        fields,
        {key: tuple(names) for key, names in meanings.items()},
        at_need,
        tuple(meanings),
        KnownWords(tuple(meanings)),
        _turns(meanings),
        tuple(_told_by_answers(fields)),
    )


def _turns(meanings: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """Turns of subject that any heading of a field has."""
    turns: dict[str, frozenset[str]] = {}
    for key, names in meanings.items():
        for name in names:
            turns[name] = turns.get(name, frozenset()) | telling_words(key)
    return turns


def _told_by_answers(fields: Mapping[str, Field]) -> Iterator[str]:
    """Fields whose answers no other field shares: e-mail addresses, and lists asked for once."""
    asked = Counter(field.list for field in fields.values())
    for name, field in fields.items():
        alone = field.list is not None and asked[field.list] == 1
        if field.type == "email" or (field.type in _FROM_A_LIST and alone):
            yield name
