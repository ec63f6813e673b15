"""Lists of a programme read, screened and matched, as a round does it."""

from datetime import date

import pandas as pd

from workbench.people import Ground, MappedList, map_columns, parse_lists, read_list
from workbench.people.conditions import Ground as Tested
from workbench.people.conditions import holds
from workbench.people.eligibility import screen
from workbench.programme import fields_of, fields_used, lists_of


def applications_of(programme, **texts):
    """Applications and problems of lists that are written out, one for each role."""
    fields = fields_of(programme)
    ground = Ground(country=programme.programme.country, lists=lists_of(programme))
    lists = []
    for role, text in texts.items():
        (table,) = read_list(f"{role}.csv", text.encode()).tables
        side = programme.role_named(role).side
        lists.append(
            MappedList(table, map_columns(table, fields, side=side, ground=ground), role, side)
        )
    parsed = parse_lists(lists, fields, ground=ground, needed=fields_used(programme))
    return parsed.applications, parsed.problems


def screened(programme, *people, as_of=date(2022, 9, 15)):
    """Eligibility of people given as answers."""
    applications = pd.DataFrame(list(people)).set_index("id").convert_dtypes()
    return screen(applications, programme, fields=fields_of(programme), as_of=as_of)


def verdicts(programme, condition, *people, as_of=date(2022, 9, 15)):
    """What a test says of people given as answers: True, False, or None."""
    applications = pd.DataFrame(list(people)).convert_dtypes()
    ground = Tested(applications, fields_of(programme), programme.site, as_of, lists_of(programme))
    return [None if pd.isna(each) else bool(each) for each in holds(condition, ground)]
