"""The empty list to fill in is read back without any mapping by hand."""

import io

import openpyxl
import pytest

from workbench.people import Ground, guess_role, list_template, map_columns, read_list
from workbench.vocabulary import built_in_fields

FIELDS = built_in_fields()
ROLES = (("mentor", "giver", ("mentor",)), ("mentee", "receiver", ("adept",)))


@pytest.mark.parametrize("language", ["sv", "da", "nb", "en"])
@pytest.mark.parametrize(("role", "side"), [("mentor", "giver"), ("mentee", "receiver")])
def test_every_column_of_a_template_is_recognised(role, side, language):
    asked = [field for field in FIELDS.values() if side in field.sides and not field.drop][:200]
    book = openpyxl.load_workbook(io.BytesIO(list_template(asked, role, language)))
    for column in range(1, len(asked) + 1):
        book[role].cell(2, column).value = "x"
    filled = io.BytesIO()
    book.save(filled)

    read = read_list("lista.xlsx", filled.getvalue())

    table = read.tables[0]
    mapping = map_columns(table, FIELDS, side=side)
    assert [column.field for column in mapping.columns] == [field.id for field in asked]
    assert guess_role(table, mapping, ROLES) == role
    assert read.problems == ()


def test_a_list_of_answers_becomes_a_drop_down_in_the_language():
    content = list_template([FIELDS["full_name"], FIELDS["mode"]], "mentor", "sv", ground=Ground())

    book = openpyxl.load_workbook(io.BytesIO(content))
    (rule,) = book["mentor"].data_validations.dataValidation

    assert str(rule.sqref) == "B2:B2001"
    assert [cell.value for cell in book["_answers"]["B"]][:3] == [
        "På plats",
        "Delvis digitalt",
        "Helt digitalt",
    ]


def test_a_field_that_is_never_stored_is_not_asked_for():
    content = list_template(FIELDS.values(), "mentor", "en")

    headings = [cell.value for cell in openpyxl.load_workbook(io.BytesIO(content))["mentor"][1]]

    assert "Personal identity number" not in headings
