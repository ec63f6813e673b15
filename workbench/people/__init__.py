"""From files to applications: reading, mapping, parsing, duplicates, problems."""

from workbench.people.answers import Ground
from workbench.people.corrected import corrected_tables
from workbench.people.mapping import ColumnMapping, MappedColumn, map_columns
from workbench.people.parsing import Parsed, parse_lists
from workbench.people.problems import Problem, problems_table
from workbench.people.programme_template import programme_template
from workbench.people.reading import read_list
from workbench.people.remembered import RememberedMappings
from workbench.people.roles import RoleWords, guess_role, role_of, roles_in
from workbench.people.rows import MappedList
from workbench.people.tables import RawTable, ReadList, handed_in_already, same_answers
from workbench.people.template import list_template

__all__ = [
    "ColumnMapping",
    "Ground",
    "MappedColumn",
    "MappedList",
    "Parsed",
    "Problem",
    "RawTable",
    "ReadList",
    "RememberedMappings",
    "RoleWords",
    "corrected_tables",
    "guess_role",
    "handed_in_already",
    "list_template",
    "map_columns",
    "parse_lists",
    "problems_table",
    "programme_template",
    "read_list",
    "role_of",
    "roles_in",
    "same_answers",
]
