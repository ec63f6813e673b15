"""Which role a list is for, and dividing a list that has several."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from workbench.locale import sentence
from workbench.people.answers.answer import shown
from workbench.people.mapping import ColumnMapping
from workbench.people.problems import Problem
from workbench.people.rows import Cell, MappedList, corrected_cells
from workbench.people.tables import RawTable
from workbench.vocabulary import Field, built_in_fields
from workbench.vocabulary.code_lists import folded_words

RoleWords = tuple[str, str, Sequence[str]]
"""Id of a role, its side, and the words that name it in any language."""

_LONGEST_ENDING = 4
_FIELDS_AT_LEAST = 2


def guess_role(
    table: RawTable,
    mapping: ColumnMapping,
    roles: Sequence[RoleWords],
    *,
    fields: Mapping[str, Field] | None = None,
) -> str | None:
    """Role that all rows of a table have, or None where nothing tells or several are meant.

    Parameters
    ----------
    mapping : ColumnMapping
        Recognised without a side.
    roles : sequence of (id, side, words)
        The programme's roles; words such as ``("adept", "adepter", "mentee")``.
    fields : mapping of id to Field, optional
        For questions that only one side is asked; the built-in ones where left out.

    Notes
    -----
    Asked in this order: the role column; the sheet's name; the file's name; questions that only
    one side is asked. A name that fits two roles tells nothing, and a table in which fewer than two
    columns are recognised is no list of applicants.
    """
    column = mapping.column_of("role")
    if column is not None:
        seen = {role_of(text, roles) for text in set(table.columns[column.position]) if text}
        seen.discard(None)
        if seen:
            return seen.pop() if len(seen) == 1 else None
    if len(mapping.fields) < _FIELDS_AT_LEAST:
        return None
    for name in (table.sheet, re.sub(r"\.\w+$", "", table.file)):
        role = _role_in_name(name or "", roles)
        if role is not None:
            return role
    return _role_by_questions(mapping, roles, fields or built_in_fields())


def role_of(text: str, roles: Sequence[RoleWords]) -> str | None:
    """Role that an answer names, or None.

    Examples
    --------
    >>> role_of("Adepter", (("mentor", "giver", ("mentor",)), ("mentee", "receiver", ("adept",))))
    'mentee'
    """
    named = [role for role, _, words in roles if _names(folded_words(text), (role, *words))]
    return named[0] if len(named) == 1 else None


def roles_in(
    table: RawTable, mapping: ColumnMapping, roles: Sequence[RoleWords]
) -> tuple[str, ...]:
    """Roles that the role column of a table names, in the order of the programme."""
    column = mapping.column_of("role")
    if column is None:
        return ()
    seen = {role_of(text, roles) for text in set(table.columns[column.position]) if text}
    return tuple(role for role, _, _ in roles if role in seen)


def rows_of_their_role(
    lists: Sequence[MappedList],
    roles: Sequence[RoleWords],
    *,
    corrections: Mapping[Cell, str] = MappingProxyType({}),
) -> tuple[list[MappedList], list[Problem]]:
    """Lists with only the rows of their role, and problems for rows that name no role.

    A row without an answer has the role of its list, unless the column names several.
    """
    kept: list[MappedList] = []
    problems: dict[tuple[str, str | None, int], Problem] = {}
    for mapped in lists:
        table, column = mapped.table, mapped.mapping.column_of("role")
        if column is None or not roles:
            kept.append(mapped)
            continue
        several = len(roles_in(table, mapped.mapping, roles)) > 1
        cells = corrected_cells(table, column, corrections)
        found = {text: role_of(text, roles) for text in set(cells) if text}
        mine = []
        for index, text in enumerate(cells):
            role = found.get(text) if text or several else mapped.role
            if role == mapped.role:
                mine.append(index)
            elif role is None:
                place = (table.file, table.sheet, table.row_numbers[index])
                problems[place] = _no_role(table, column.position, index, roles)
        whole = len(mine) == len(table)
        kept.append(mapped if whole else replace(mapped, table=table.rows(tuple(mine))))
    return kept, list(problems.values())


def _no_role(table: RawTable, position: int, index: int, roles: Sequence[RoleWords]) -> Problem:
    text = table.cell(index, position)
    what = sentence("The row has no role, so it was left out.")
    if text:
        what = sentence('"{value}" is not a role.', value=shown(text))
    names = [words[0] if words else role for role, _, words in roles]
    mend = sentence("Write one of: {answers}.", answers=tuple(names))
    if len(names) == 2:
        mend = sentence('Write "{first}" or "{second}".', first=names[0], second=names[1])
    return Problem(
        severity="blocks",
        code="no_role",
        file=table.file,
        sheet=table.sheet,
        row=table.row_numbers[index],
        column=table.letters[position],
        heading=table.headings[position],
        field="role",
        value=text,
        what=what,
        mend=mend,
    )


def _names(plain: str, words: Sequence[str]) -> bool:
    """Whether a text holds one of the words, in the singular, the plural or the definite form."""
    told = re.split(r"[\W_\d]+", plain)
    return any(
        piece.startswith(word) and len(piece) - len(word) <= _LONGEST_ENDING
        for piece in told
        for word in (folded_words(each) for each in words)
        if word
    )


def _role_in_name(name: str, roles: Sequence[RoleWords]) -> str | None:
    plain = folded_words(name)
    named = [role for role, _, words in roles if _names(plain, (role, *words))]
    return named[0] if len(named) == 1 else None


def _role_by_questions(
    mapping: ColumnMapping, roles: Sequence[RoleWords], fields: Mapping[str, Field]
) -> str | None:
    asked: dict[str, int] = {}
    for name in mapping.fields:
        if name in fields and len(fields[name].sides) == 1:
            side = fields[name].sides[0]
            asked[side] = asked.get(side, 0) + 1
    if not asked:
        return None
    side = max(asked, key=lambda each: asked[each])
    others = sum(number for each, number in asked.items() if each != side)
    named = [role for role, role_side, _ in roles if role_side == side]
    return named[0] if len(named) == 1 and asked[side] > 2 * others else None
