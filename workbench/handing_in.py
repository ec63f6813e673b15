"""A sheet that was handed in: whose it is, and what its columns hold, as one programme sees it."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.people import (
    ColumnMapping,
    Ground,
    MappedList,
    RawTable,
    guess_role,
    map_columns,
    roles_in,
)
from workbench.people.mapping import REMEMBERED
from workbench.people.remembered import RememberedMappings
from workbench.people.roles import RoleWords
from workbench.programme import Programme, Side, lists_of
from workbench.programme.fields import fields_of

#: Role of a list whose own column says who each person is.
BY_COLUMN = "by_column"

_SAID = frozenset({"chosen", REMEMBERED})


@dataclass(frozen=True)
class HandedIn:
    """One sheet that was handed in.

    Attributes
    ----------
    role : str or None
        Role of its people; :data:`BY_COLUMN` where the list has several and a column names them;
        None where nobody has said yet, or the sheet holds no applicants.
    role_chosen : bool
        Whether a person said so.
    """

    table: RawTable
    mapping: ColumnMapping
    role: str | None
    role_chosen: bool = False

    @property
    def place(self) -> tuple[str, str | None]:
        """File and sheet."""
        return self.table.file, self.table.sheet


def recognised(
    table: RawTable, programme: Programme, *, remembered: RememberedMappings
) -> HandedIn:
    """Sheet with the role and columns that its file, and what was said of such lists, show."""
    fields, ground = fields_of(programme), ground_of(programme)
    role = remembered.role_of(table, programme=programme.programme.id)
    if role not in {each.id for each in programme.role}:
        first = map_columns(table, fields, ground=ground)
        roles = role_words(programme)
        role = guess_role(table, first, roles, fields=fields)
        if role is None and len(roles_in(table, first, roles)) > 1:
            role = BY_COLUMN
    return HandedIn(table, _mapped(table, role, programme, remembered), role)


def with_role(
    table: RawTable, role: str | None, programme: Programme, *, remembered: RememberedMappings
) -> HandedIn:
    """Sheet whose people have the role that a person said; None where they are no applicants."""
    return HandedIn(table, _mapped(table, role, programme, remembered), role, role_chosen=True)


def parts_of(each: HandedIn, programme: Programme) -> tuple[MappedList, ...]:
    """The list once for each role of its people, with the columns as that side means them."""
    if each.role is None:
        return ()
    if each.role != BY_COLUMN:
        side = _side(programme, each.role)
        return (MappedList(each.table, each.mapping, each.role, side),)
    return tuple(
        MappedList(each.table, _mapped_for(each, role, programme), role, _side(programme, role))
        for role in roles_in(each.table, each.mapping, role_words(programme))
    )


def role_words(programme: Programme) -> tuple[RoleWords, ...]:
    """Roles of a programme, each with its side and the words that tell it."""
    return tuple(
        (role.id, role.side, _words_of(programme, role.id)) for role in programme.role
    )


def ground_of(programme: Programme) -> Ground:
    """Country and own lists of a programme."""
    return Ground(country=programme.programme.country, lists=lists_of(programme))


def _mapped(
    table: RawTable, role: str | None, programme: Programme, remembered: RememberedMappings
) -> ColumnMapping:
    side = _side(programme, role) if role and role != BY_COLUMN else None
    fields = fields_of(programme)
    mapping = map_columns(table, fields, side=side, ground=ground_of(programme))
    return remembered.apply(table, mapping, programme=programme.programme.id, fields=fields)


def _mapped_for(each: HandedIn, role: str, programme: Programme) -> ColumnMapping:
    """Columns as the side of *role* means them, with what a person chose."""
    side, ground = _side(programme, role), ground_of(programme)
    mapping = map_columns(each.table, fields_of(programme), side=side, ground=ground)
    for column in each.mapping.columns:
        if column.how in _SAID:
            mapping = mapping.changed(column.position, column.field, how=column.how)
    return mapping


def _side(programme: Programme, role: str) -> Side:
    return programme.role_named(role).side


def _words_of(programme: Programme, role: str) -> tuple[str, ...]:
    """Words that tell a role in a file name or heading, the programme's own word first."""
    labels = programme.role_named(role).label.texts
    words = [labels[name] for name in programme.programme.locales if name in labels]
    words += [role, *labels.values()]
    for term in (role, f"{role}s"):
        if term in programme.terms:
            words += programme.terms[term].texts.values()
    return tuple(dict.fromkeys(words))
