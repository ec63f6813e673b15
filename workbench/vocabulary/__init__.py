"""Closed terms, form fields and code lists: the words that everything else is said in."""

from workbench.vocabulary.code_lists import Code, CodeList, code_list, code_list_ids, places
from workbench.vocabulary.countries import COUNTRY_GROUPS, eu_member_at, in_group, successors_of
from workbench.vocabulary.education import at_least_level, closeness
from workbench.vocabulary.fields import Field, built_in_fields, language_of
from workbench.vocabulary.geography import position

__all__ = [
    "COUNTRY_GROUPS",
    "Code",
    "CodeList",
    "Field",
    "at_least_level",
    "built_in_fields",
    "closeness",
    "code_list",
    "code_list_ids",
    "eu_member_at",
    "in_group",
    "language_of",
    "places",
    "position",
    "successors_of",
]
