"""The empty list of one programme: what its rules, criteria and letters need, and nothing else."""

from collections.abc import Collection, Mapping, Sequence

from workbench.people.answers import Ground
from workbench.people.template import list_template
from workbench.programme import Programme, lists_of
from workbench.programme.fields import fields_of, fields_used
from workbench.vocabulary import Field

_FIRST = ("application_id", "received_on", "full_name", "email", "phone")
_MARKS = "interview."
# Asked only where nothing that says less would do.
_SAID_BY = {
    "birth_date": ("birth_year",),
    "age": ("birth_year", "birth_date"),
    "years_in_country": ("immigrated_on",),
}


def programme_template(programme: Programme, role: str, language: str) -> bytes:
    """Workbook to fill in for one role of a programme, which is read without any mapping by hand.

    Parameters
    ----------
    role : str
        Id of a role of the programme.
    language : str
        ``sv``, ``da``, ``nb`` or ``en``.
    """
    side = programme.role_named(role).side
    asked = fields_to_ask(fields_of(programme), side, fields_used(programme))
    ground = Ground(country=programme.programme.country, lists=lists_of(programme))
    return list_template(asked, role, language, ground=ground)


def fields_to_ask(
    fields: Mapping[str, Field], side: str, needed: Collection[str]
) -> Sequence[Field]:
    """Fields that one side is asked: who they are, then what the programme has a purpose for.

    Marks of an interview and what can be worked out of another answer are not asked.
    """
    wanted = [
        field
        for name, field in fields.items()
        if name in needed
        and name not in _FIRST
        and side in field.sides
        and not field.drop
        and not name.startswith(_MARKS)
        and not any(other in needed for other in _SAID_BY.get(name, ()))
    ]
    return [*(fields[name] for name in _FIRST if name in fields), *wanted]
