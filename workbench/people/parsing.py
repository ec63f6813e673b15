"""From mapped lists to applications, people and problems."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as record
from types import MappingProxyType
from typing import Any

import pandas as pd

from workbench.locale import Labels, Sentence, sentence
from workbench.people.answers import Ground, series_of
from workbench.people.contradictions import find_contradictions
from workbench.people.duplicates import Duplicate, Resemblance, find_duplicates
from workbench.people.identity import (
    Row,
    RowPlace,
    internal_ids,
    people_table,
    rows_in_order,
)
from workbench.people.problems import Problem
from workbench.people.references import resolve_references
from workbench.people.roles import RoleWords, rows_of_their_role
from workbench.people.rows import (
    PROTECTED,
    Cell,
    MappedList,
    ReadRows,
    place_of,
    read_rows,
)
from workbench.vocabulary import Field

APPLICATION_COLUMNS = ("role", "file", "sheet", "row")
"""First columns of the applications; the others are fields."""

_NOT_ANSWERS = frozenset({"application_id", PROTECTED})


@dataclass(frozen=True)
class Parsed:
    """People who applied, what they answered, and what is missing or unclear.

    Attributes
    ----------
    applications : DataFrame, one row per application that is used
        Index ``id``: internal ids such as ``mentor-014``, without personal data. Columns ``role``,
        ``file``, ``sheet``, ``row``, then one column for each field that a list answers or the
        programme needs. Unknown is missing: ``"string"`` for text, codes, levels, places and
        months (``2020-03``); ``"Float64"`` for numbers, months and years; ``"boolean"`` for yes
        and no; ``datetime64[us]`` for dates, local time; ``object`` for several answers: a tuple
        of codes (for people that are named: of internal ids), or None.
    people : DataFrame, one row per application, used or set aside
        Same ids. ``list_id`` (id of the list, else e-mail, else ``role-row``), ``role``,
        ``name``, ``email``, ``phone``, ``address``, ``postal_code``, ``guardian_contact``,
        ``protected_identity``. Names and contacts stand nowhere else.
    problems : tuple of Problem
    set_aside : tuple of str
        Ids of rows that are not used because the same person applied later.
    duplicates : mapping of set-aside id to the id that is used instead
    rows : tuple of ReadRows
        What each list gave, for reading again only what changed.
    """

    applications: pd.DataFrame
    people: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    set_aside: tuple[str, ...] = ()
    duplicates: Mapping[str, str] = MappingProxyType({})
    rows: tuple[ReadRows, ...] = record(default=(), repr=False)

    def place_of(self, application: str) -> RowPlace:
        """File, sheet and row of an application that is used."""
        at: Mapping[Any, Any] = self.applications.loc[application].to_dict()
        return at["file"], None if pd.isna(at["sheet"]) else at["sheet"], int(at["row"])


def parse_lists(
    lists: Sequence[MappedList],
    fields: Mapping[str, Field],
    *,
    corrections: Mapping[Cell, str] = MappingProxyType({}),
    counted: Sequence[RowPlace] = (),
    protected: Iterable[str] = (),
    needed: Collection[str] | None = None,
    expected: Mapping[str, str | Collection[str]] = MappingProxyType({}),
    roles: Sequence[RoleWords] = (),
    ground: Ground | None = None,
    before: Parsed | None = None,
) -> Parsed:
    """Read the answers of all lists.

    Parameters
    ----------
    lists : sequence of MappedList
        Any number of lists for each role.
    fields : mapping of id to Field
        Built-in and own fields of the programme.
    corrections : mapping of (file, sheet, row, field) to text, optional
        What a coordinator wrote instead of what the file says.
    counted : sequence of (file, sheet, row), optional
        Rows that a coordinator chose to count where somebody applied twice, the newest choice last;
        else the one that came in last is used.
    protected : iterable of str, optional
        List ids or internal ids of people with protected identity, beside those who say so.
    needed : collection of field ids, optional
        Fields that the programme has a purpose for; other sensitive ones are dropped and said.
        Nothing is dropped where left out, except personal identity numbers.
    expected : mapping of field id to role or roles, optional
        Fields that a rule reads: a list without them gives one problem each.
    roles : sequence of (id, side, words), optional
        The programme's roles and the words for them. Where a list has a role column, only the rows
        of the list's role are read; a list with both is handed in once for each role.
    ground : Ground, optional
        Country and own code lists of the programme.
    before : Parsed, optional
        An earlier result: columns that did not change are taken from it.

    Returns
    -------
    Parsed
        Never raises for what stands in a list.
    """
    earlier = {_place(rows): rows for rows in before.rows} if before is not None else {}
    of_role, role_problems = rows_of_their_role(lists, roles, corrections=corrections)
    read = [
        read_rows(
            mapped,
            fields,
            ground or Ground(),
            corrections=corrections,
            needed=needed,
            before=earlier.get((mapped.table.file, mapped.table.sheet, mapped.role)),
        )
        for mapped in of_role
    ]
    rows = rows_in_order(read, counted=counted)
    ids = internal_ids(rows)
    duplicates, alike = _duplicates(rows)
    people = people_table(rows, ids, protected=frozenset(protected))
    used_instead = {ids[each.set_aside]: ids[each.used] for each in duplicates}
    applications = _applications(rows, ids, read, fields, extra=(*(needed or ()), *expected))
    unknown, contradiction_problems = find_contradictions(rows, ids, fields)
    for application, name in unknown:
        applications.loc[application, name] = pd.NA
    applications, reference_problems = resolve_references(
        applications, people, fields, used_instead=used_instead
    )
    id_of = {(id(row.rows), row.index): name for row, name in zip(rows, ids, strict=True)}
    problems = [
        *role_problems,
        *_missing_columns(lists, fields, expected),
        *(problem for each in read for problem in each.problems),
        *(
            replace(problem, application=id_of[id(each), row])
            for each in read
            for row, problem in _answer_problems(each)
        ),
        *(_set_aside(rows, ids, each) for each in duplicates),
        *(_alike(rows, ids, each) for each in alike),
        *contradiction_problems,
        *reference_problems,
    ]
    set_aside = tuple(sorted(used_instead))
    return Parsed(
        applications=applications.drop(index=list(set_aside)),
        people=people,
        problems=tuple(p for p in problems if p.application not in used_instead or _is_twin(p)),
        set_aside=set_aside,
        duplicates=MappingProxyType(used_instead),
        rows=tuple(read),
    )


def _place(rows: ReadRows) -> tuple[str, str | None, str]:
    table = rows.mapped.table
    return table.file, table.sheet, rows.mapped.role


def _is_twin(problem: Problem) -> bool:
    return problem.code == "set_aside"


def _duplicates(rows: Sequence[Row]) -> tuple[list[Duplicate], list[Resemblance]]:
    """Duplicates within each role, by position among all rows."""
    found: list[Duplicate] = []
    alike: list[Resemblance] = []
    for role in dict.fromkeys(row.role for row in rows):
        places = [i for i, row in enumerate(rows) if row.role == role]
        twins, look = find_duplicates([rows[i].identity for i in places])
        found += [Duplicate(places[t.used], places[t.set_aside], t.same) for t in twins]
        alike += [Resemblance(places[r.first], places[r.second], r.same) for r in look]
    return found, alike


def _applications(
    rows: Sequence[Row],
    ids: Sequence[str],
    lists: Sequence[ReadRows],
    fields: Mapping[str, Field],
    *,
    extra: Iterable[str],
) -> pd.DataFrame:
    answered = {name for each in lists for name in each.answers}
    wanted = answered | {"received_on"} | set(extra)
    names = [
        name
        for name, field in fields.items()
        if name in wanted
        and field.personal != "identity"
        and name not in _NOT_ANSWERS
        and name != "role"
    ]
    index = pd.Index(list(ids), name="id", dtype="object")
    tables = [row.rows.mapped.table for row in rows]
    columns: dict[str, pd.Series] = {
        "role": pd.Series([row.role for row in rows], index=index, dtype="string"),
        "file": pd.Series([table.file for table in tables], index=index, dtype="string"),
        "sheet": pd.Series([table.sheet for table in tables], index=index, dtype="string"),
        "row": pd.Series([row.row_number for row in rows], index=index, dtype="Int64"),
    }
    for name in names:
        values = {id(each): each.values(name) for each in lists}
        answers = [values[id(row.rows)][row.index] for row in rows]
        columns[name] = series_of(answers, fields[name], index=index)
    return with_other_languages(pd.DataFrame(columns, index=index))


def with_other_languages(applications: pd.DataFrame) -> pd.DataFrame:
    """Applications in which languages named in one free answer stand in columns of their own.

    A language that has its own question keeps the answer given there.
    """
    if "other_languages" not in applications:
        return applications
    spoken: dict[str, dict[str, str]] = {}
    for person, answer in applications["other_languages"].items():
        for each in answer if isinstance(answer, tuple) else ():
            language, _, level = each.partition(":")
            if level:
                spoken.setdefault(f"lang.{language}", {})[str(person)] = level
    for name, levels in sorted(spoken.items()):
        named = pd.Series(levels, dtype="string").reindex(applications.index)
        asked = applications.get(name)
        applications[name] = named if asked is None else asked.fillna(named)
    return applications


def _answer_problems(rows: ReadRows) -> Iterable[tuple[int, Problem]]:
    table = rows.mapped.table
    for answers in rows.answers.values():
        columns = {column.position: column for column in answers.columns}
        for row, position, text, fault in answers.faults:
            yield (
                row,
                Problem(
                    severity=fault.severity,
                    code=fault.code,
                    value=text,
                    what=fault.what,
                    mend=fault.mend,
                    **place_of(table, row, columns[position]),
                ),
            )


def _missing_columns(
    lists: Sequence[MappedList],
    fields: Mapping[str, Field],
    expected: Mapping[str, str | Collection[str]],
) -> Iterable[Problem]:
    for name, roles in expected.items():
        field = fields.get(name)
        if field is None:
            continue
        for role in (roles,) if isinstance(roles, str) else tuple(roles):
            of_role = [each for each in lists if each.role == role]
            if of_role and not any(each.mapping.columns_of(name) for each in of_role):
                yield _missing_column(of_role[0], field)


def _missing_column(mapped: MappedList, field: Field) -> Problem:
    examples = {language: f'"{texts[0]}"' for language, texts in field.headings.items() if texts}
    return Problem(
        severity="unknown",
        code="column_missing",
        file=mapped.table.file,
        sheet=mapped.table.sheet,
        field=field.id,
        what=sentence("No column was found for {field}.", field=Labels(field.labels, field.id)),
        mend=sentence(
            "Add a column with a heading such as {heading}, or choose its column in the mapping.",
            heading=Labels(examples, f'"{field.id}"'),
        ),
    )


_SHARED = {
    "email": sentence("the same e-mail address"),
    "id": sentence("the same id"),
    "name_and_phone": sentence("the same name and telephone number"),
    "name_and_birth_year": sentence("the same name and year of birth"),
}


def _set_aside(rows: Sequence[Row], ids: Sequence[str], twin: Duplicate) -> Problem:
    aside, used = rows[twin.set_aside], rows[twin.used]
    shared, other = _SHARED[twin.same], _other_place(aside, used)
    what = sentence(
        "The row has {shared} as {other}, so only the later one is used.",
        shared=shared,
        other=other,
    )
    if used.identity.chosen:
        what = sentence(
            "The row has {shared} as {other}, and that one was chosen to count.",
            shared=shared,
            other=other,
        )
    return Problem(
        severity="note" if used.identity.chosen else "blocks",
        code="set_aside",
        application=ids[twin.set_aside],
        what=what,
        mend=sentence("Choose this row if it should count instead; nothing was merged."),
        **place_of(aside.rows.mapped.table, aside.index),
    )


def _alike(rows: Sequence[Row], ids: Sequence[str], pair: Resemblance) -> Problem:
    first, second = rows[pair.first], rows[pair.second]
    return Problem(
        severity="note",
        code="alike",
        application=ids[pair.second],
        what=sentence(
            "The row has {shared} as {other}, but not everything agrees; both are used.",
            shared=_SHARED[pair.same],
            other=_other_place(second, first),
        ),
        mend=sentence("If they are one person, delete one of the rows."),
        **place_of(second.rows.mapped.table, second.index),
    )


def _other_place(here: Row, there: Row) -> Sentence:
    table = there.rows.mapped.table
    if table is here.rows.mapped.table:
        return sentence("row {row}", row=str(there.row_number))
    if table.sheet is not None:
        return sentence(
            "{where}, row {row}",
            where=sentence("{where}, sheet {sheet}", where=table.file, sheet=table.sheet),
            row=str(there.row_number),
        )
    return sentence("{where}, row {row}", where=table.file, row=str(there.row_number))
