"""Questions of the application form that a rule or a criterion may read, as choices in a form."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from workbench.locale import Labels, Sentence, Text, sentence
from workbench.programme.asking.question import Option
from workbench.programme.fields import fields_of
from workbench.programme.lists import lists_of
from workbench.programme.programme import Programme
from workbench.vocabulary import CodeList, Field, code_list, language_of, places

#: Types whose answers are counted or compared as numbers.
COUNTED = frozenset({"number", "months", "year"})

_COUNTRIES_WITH_PLACES = ("SE", "DK", "NO")
_OWN = sentence("Questions of this programme")
_COMMON = sentence("Questions of the form")
_LANGUAGES = sentence("Languages")
_INTERVIEW = sentence("Marks of the interview")


def field_label(name: str, programme: Programme) -> Text:
    """What a question is called; its id where nobody has named it."""
    found = fields_of(programme).get(name)
    if found is None:
        return name
    if found.id.startswith("lang."):
        return sentence("Language: {language}", language=Labels(found.labels, found.id))
    return Labels(found.labels, found.id.replace("_", " "))


def field_options(
    programme: Programme,
    *,
    side: str | None = None,
    fits: Callable[[Field], bool] | None = None,
    also: object = None,
) -> tuple[Option, ...]:
    """Questions as options: the programme's own first, languages last.

    Parameters
    ----------
    side : giver, receiver or None
        Only what this side is asked; None for what both are.
    fits : function of a field
        Leaves out the fields for which it is false.
    also : str or None
        A field that is an option in any case, because the file names it.
    """
    found = [
        field
        for field in fields_of(programme).values()
        if field.id == also
        or (
            _may_be_read(field)
            and set((side,) if side else ("giver", "receiver")) <= {*field.sides}
            and (fits is None or fits(field))
        )
    ]
    own = {each.id for each in programme.field}
    options = [
        Option(each.id, field_label(each.id, programme), group=_group(each, own)) for each in found
    ]
    places_of = {str(group): n for n, group in enumerate((_OWN, _COMMON, _INTERVIEW, _LANGUAGES))}
    return tuple(sorted(options, key=lambda each: places_of[str(each.group)]))


def codes_of(field: Field, programme: Programme) -> CodeList | None:
    """Code list with which a question is answered; None where the answer is free."""
    own = lists_of(programme).get(field.id)
    if own is not None:
        return own
    if field.list == "places" or (field.type == "place" and field.list is None):
        country = programme.programme.country
        return places(country) if country in _COUNTRIES_WITH_PLACES else None
    return code_list(field.list) if field.list else None


def code_options(codes: CodeList) -> tuple[Option, ...]:
    """Codes of a list as options, in the order of the list."""
    return tuple(Option(row.code, Labels(row.labels, row.code)) for row in codes.codes)


def scale_options(field: Field, programme: Programme) -> tuple[Option, ...]:
    """Levels of a question as options, lowest first."""
    return tuple(_levels(field, programme))


def _levels(field: Field, programme: Programme) -> Iterator[Option]:
    codes = codes_of(field, programme)
    for code in field.scale:
        row = codes.get(code) if codes is not None else None
        yield Option(code, Labels(row.labels, code) if row is not None else code)


def _may_be_read(field: Field) -> bool:
    return field.personal != "identity" and not field.drop and field.id != "role"


def _group(field: Field, own: set[str]) -> Sentence:
    if field.id in own:
        return _OWN
    if language_of(field.id):
        return _LANGUAGES
    return _INTERVIEW if field.id.startswith("interview.") else _COMMON
