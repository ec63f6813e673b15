"""Which column answers which field: recognised from headings and answers, corrected by a person."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from workbench.people.answers import Ground
from workbench.people.recognition import Candidate, candidates
from workbench.people.tables import RawTable
from workbench.vocabulary import Field

SURE = 0.9
"""From this confidence on, a column need not be looked at."""


REMEMBERED = "remembered"
"""How a column was mapped that a person chose in an earlier list of the same shape."""


@dataclass(frozen=True)
class MappedColumn:
    """One column and the field it answers.

    Parameters
    ----------
    position : int
        Column of the table, from 0.
    heading : str
        As the file writes it.
    field : str or None
        None where the column is not read.
    confidence : float
        0…1; 1 where a person chose it or the heading is known word for word.
    how : str
        ``exact``, ``similar``, ``by_answers``, ``chosen``, ``remembered`` or ``none``.
    choice : str or None
        The one answer that this column of a matrix stands for.
    taken : str or None
        The field it would answer, had another column not answered it better.
    order : str or None
        ``day_first`` or ``month_first``, where a person said how its dates are written.
    """

    position: int
    heading: str
    field: str | None = None
    confidence: float = 0.0
    how: str = "none"
    choice: str | None = None
    taken: str | None = None
    order: str | None = None


@dataclass(frozen=True)
class ColumnMapping:
    """All columns of a table, in its order, with the fields they answer."""

    columns: tuple[MappedColumn, ...]

    def changed(
        self, position: int, field_id: str | None, *, how: str = "chosen"
    ) -> "ColumnMapping":
        """Mapping in which a person chose what a column answers; None leaves it out.

        A field has one column: the column that had it before is left out, unless both are choices
        of one matrix.
        """
        chosen = self.columns[position]
        columns = tuple(
            replace(column, field=None, confidence=0.0, how="none", choice=None, taken=field_id)
            if column.field == field_id
            and field_id is not None
            and column.position != position
            and column.choice is None
            else column
            for column in self.columns
        )
        kept = chosen.choice if chosen.field == field_id else None
        mine = replace(
            chosen, field=field_id, confidence=1.0, how=how, choice=kept, taken=None
        )
        return ColumnMapping((*columns[:position], mine, *columns[position + 1 :]))

    def with_date_order(self, position: int, order: str | None) -> "ColumnMapping":
        """Mapping in which a person said that a column writes ``day_first`` or ``month_first``."""
        mine = replace(self.columns[position], order=order)
        return ColumnMapping((*self.columns[:position], mine, *self.columns[position + 1 :]))

    def columns_of(self, field_id: str) -> tuple[MappedColumn, ...]:
        """Columns that answer a field: none, one, or all choices of a matrix."""
        return tuple(column for column in self.columns if column.field == field_id)

    def column_of(self, field_id: str) -> MappedColumn | None:
        """First column that answers a field, or None."""
        return next(iter(self.columns_of(field_id)), None)

    @property
    def fields(self) -> tuple[str, ...]:
        """Fields that some column answers, in the order of the columns."""
        return tuple(dict.fromkeys(column.field for column in self.columns if column.field))


def map_columns(
    table: RawTable,
    fields: Mapping[str, Field],
    *,
    side: str | None = None,
    ground: Ground | None = None,
) -> ColumnMapping:
    """Recognise what the columns of a table answer.

    Parameters
    ----------
    table : RawTable
        The list as it was read.
    fields : mapping of id to Field
        Built-in and own fields of the programme.
    side : str, optional
        ``giver`` or ``receiver``: only what that side is asked is recognised, so that "Bransch"
        means a mentor's industry and an adept's target industry. Both where left out.
    ground : Ground, optional
        Country and own lists of the programme, for recognition by answers.

    Returns
    -------
    ColumnMapping
        One entry a column. No field has two columns, except the choices of a matrix; the column
        that came second names the field in ``taken``.
    """
    found = candidates(table, fields, side=side, ground=ground or Ground())
    ranked = sorted(
        (candidate for column in found for candidate in column),
        key=lambda c: (-c.confidence, len(found[c.position]), c.position),
    )
    mapped: dict[int, Candidate] = {}
    owners: dict[str, Candidate] = {}
    for candidate in ranked:
        owner = owners.get(candidate.field)
        matrix = owner is not None and candidate.choice is not None and owner.choice is not None
        if candidate.position in mapped or (owner is not None and not matrix):
            continue
        mapped[candidate.position] = candidate
        owners.setdefault(candidate.field, candidate)
    return ColumnMapping(
        tuple(
            _mapped(position, heading, mapped.get(position), found[position])
            for position, heading in enumerate(table.headings)
        )
    )


def _mapped(
    position: int, heading: str, candidate: Candidate | None, found: list[Candidate]
) -> MappedColumn:
    if candidate is None:
        taken = found[0].field if found else None
        return MappedColumn(position, heading, taken=taken)
    return MappedColumn(
        position=position,
        heading=heading,
        field=candidate.field,
        confidence=round(candidate.confidence, 2),
        how=candidate.how,
        choice=candidate.choice,
    )
