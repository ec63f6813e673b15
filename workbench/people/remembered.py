"""What a coordinator once said about a list's columns, kept for the next list of that shape.

Only headings, fields and roles are kept, never an answer.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from workbench.people.mapping import REMEMBERED, ColumnMapping
from workbench.people.tables import RawTable

_SAID_BY_A_PERSON = frozenset({"chosen", REMEMBERED})


@dataclass(frozen=True)
class RememberedShape:
    """What was said about lists with the same headings.

    Parameters
    ----------
    fields : mapping of heading to field or None
        The heading as :func:`heading_names` writes it; None where the column is not read.
    orders : mapping of heading to ``day_first`` or ``month_first``
    role : str or None
        Role of its people; None where nobody said.
    """

    fields: Mapping[str, str | None] = MappingProxyType({})
    orders: Mapping[str, str] = MappingProxyType({})
    role: str | None = None


@dataclass(frozen=True)
class RememberedMappings:
    """Corrections of columns, by programme and shape of the list.

    Examples
    --------
    >>> from workbench.people import map_columns, read_list
    >>> from workbench.vocabulary import built_in_fields
    >>> fields = built_in_fields()
    >>> table = read_list("a.csv", b"Namn;Gren\\nAda;IT\\n").tables[0]
    >>> said = map_columns(table, fields).changed(1, "industry")
    >>> memory = RememberedMappings().remember(table, said, programme="demo")
    >>> later = read_list("b.csv", b"Namn;Gren\\nBo;Vard\\n").tables[0]
    >>> memory.apply(later, map_columns(later, fields), programme="demo").columns[1].field
    'industry'
    """

    shapes: Mapping[tuple[str, str], RememberedShape] = field(
        default_factory=lambda: MappingProxyType({})
    )
    """By programme id and :attr:`RawTable.shape_key`."""

    def remember(
        self, table: RawTable, mapping: ColumnMapping, *, programme: str, role: str | None = None
    ) -> "RememberedMappings":
        """Memory with what a person said about this list; it takes the place of earlier words.

        Columns that were only recognised are not kept, so that a better recognition counts later.

        Parameters
        ----------
        mapping : ColumnMapping
            Of this table, with the person's choices.
        role : str, optional
            Where a person said it; an earlier one stays where left out.
        """
        names = heading_names(table.headings)
        before = self.shapes.get((programme, table.shape_key), RememberedShape())
        shape = RememberedShape(
            fields={
                names[column.position]: column.field
                for column in mapping.columns
                if column.how in _SAID_BY_A_PERSON
            },
            orders={
                names[column.position]: column.order
                for column in mapping.columns
                if column.order is not None
            },
            role=role or before.role,
        )
        shapes = {**self.shapes, (programme, table.shape_key): shape}
        if shape == RememberedShape():
            shapes.pop((programme, table.shape_key))
        return replace(self, shapes=shapes)

    def forget(self, table: RawTable, *, programme: str) -> "RememberedMappings":
        """Memory without anything about lists of this shape."""
        kept = {
            key: shape
            for key, shape in self.shapes.items()
            if key != (programme, table.shape_key)
        }
        return replace(self, shapes=kept)

    def apply(
        self,
        table: RawTable,
        mapping: ColumnMapping,
        *,
        programme: str,
        fields: Iterable[str] | None = None,
    ) -> ColumnMapping:
        """Mapping with what was said about earlier lists of this shape.

        Parameters
        ----------
        fields : iterable of field ids, optional
            Fields that the programme has today: a column that held another is recognised anew.

        Returns
        -------
        ColumnMapping
            Remembered columns have ``how`` = ``remembered`` and confidence 1; what a person chose
            for this very list stays.
        """
        shape = self.shapes.get((programme, table.shape_key))
        if shape is None:
            return mapping
        known = None if fields is None else set(fields)
        for position, name in enumerate(heading_names(table.headings)):
            column = mapping.columns[position]
            said = shape.fields.get(name)
            if name in shape.fields and column.how != "chosen" and _is_known(said, known):
                mapping = mapping.changed(position, said, how=REMEMBERED)
            if name in shape.orders and column.order is None:
                mapping = mapping.with_date_order(position, shape.orders[name])
        return mapping

    def role_of(self, table: RawTable, *, programme: str) -> str | None:
        """Role that a person gave lists of this shape; None where nobody did."""
        shape = self.shapes.get((programme, table.shape_key))
        return shape.role if shape is not None else None

    def to_json(self) -> list[dict[str, Any]]:
        """Plain lists, dictionaries and texts, in a stable order."""
        return [
            {
                "programme": programme,
                "shape": key,
                "role": shape.role,
                "fields": dict(sorted(shape.fields.items())),
                "orders": dict(sorted(shape.orders.items())),
            }
            for (programme, key), shape in sorted(self.shapes.items())
        ]

    @classmethod
    def from_json(cls, kept: Sequence[Mapping[str, Any]]) -> "RememberedMappings":
        """Memory out of what :meth:`to_json` gave."""
        return cls(
            {
                (str(each["programme"]), str(each["shape"])): RememberedShape(
                    fields=dict(each["fields"]), orders=dict(each["orders"]), role=each["role"]
                )
                for each in kept
            }
        )


def heading_names(headings: Sequence[str]) -> tuple[str, ...]:
    """Headings in small letters with single spaces; the second of the same name ends in ``|2``.

    Examples
    --------
    >>> heading_names(("Namn", " namn ", ""))
    ('namn', 'namn|2', '')
    """
    counts: Counter[str] = Counter()
    names = []
    for heading in headings:
        plain = " ".join(heading.casefold().split())
        counts[plain] += 1
        names.append(plain if counts[plain] == 1 else f"{plain}|{counts[plain]}")
    return tuple(names)


def _is_known(said: str | None, known: set[str] | None) -> bool:
    return said is None or known is None or said in known
