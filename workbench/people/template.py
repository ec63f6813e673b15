"""An empty list to fill in: the right headings, a drop-down for each list, and an explanation."""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import xlsxwriter

from workbench.locale import Labels, Sentence, sentence
from workbench.people.answers import Ground
from workbench.people.cells import column_letter
from workbench.people.workbooks import OWN_HIDDEN_SHEET
from workbench.vocabulary import CodeList, Field, code_list

_ROWS = 2_000
_LONGEST_SHEET_NAME = 31
_WIDTH = 28
_ONE_OF_A_LIST = frozenset({"code", "level", "place", "yesno"})
_SEVERAL_OF_A_LIST = frozenset({"codes", "languages"})
_KEPT_AS_TEXT = frozenset(
    {"text", "phone", "email", "place", "code", "codes", "person_ref", "month"}
)

_EXAMPLES = {
    "number": "3",
    "months": "6",
    "year": "1988",
    "date": "2022-02-14",
    "month": "2020-03",
    "email": "name@example.org",
    "phone": "+46 70 000 00 00",
}
_EXPLANATIONS: Mapping[str, Sentence] = {
    "text": sentence("Your own words."),
    "person_ref": sentence("Name, e-mail address or id of a person in the lists."),
    "number": sentence("One number, such as 3 or 2,5."),
    "months": sentence("A number of months."),
    "year": sentence("A year with four digits."),
    "date": sentence("A date as year-month-day."),
    "month": sentence("Year and month."),
    "email": sentence("One e-mail address."),
    "phone": sentence("One telephone number."),
    "availability": sentence("Days and parts of the day, with semicolons between them."),
    "yesno": sentence("Yes or no; leave it blank if it is not known."),
}


def list_template(
    fields: Iterable[Field], role: str, language: str, *, ground: Ground | None = None
) -> bytes:
    """Workbook to fill in, which the workbench reads without any mapping by hand.

    Parameters
    ----------
    fields : iterable of Field
        Columns, in this order. Fields that are never stored are left out.
    role : str
        Id of the role; it names the sheet, so the list is recognised.
    language : str
        ``sv``, ``da``, ``nb`` or ``en``: of headings, choices and explanations.
    ground : Ground, optional
        Country and own lists of the programme.

    Returns
    -------
    bytes
        An XLSX file with two visible sheets: the list, and what to write in each column.
    """
    asked = [field for field in fields if not field.drop]
    content = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(content, options) as book:
        sheet = book.add_worksheet(role[:_LONGEST_SHEET_NAME])
        guide = book.add_worksheet(sentence("Explanation").text(language)[:_LONGEST_SHEET_NAME])
        choices = book.add_worksheet(OWN_HIDDEN_SHEET)
        choices.hide()
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        text = book.add_format({"num_format": "@"})
        sheet.freeze_panes(1, 0)
        for column, field in enumerate(asked):
            kept = text if field.type in _KEPT_AS_TEXT else None
            sheet.set_column(column, column, _WIDTH, kept)
            sheet.write_string(0, column, heading_of(field, language), bold)
            answers = _answers(field, language, ground or Ground())
            if answers and field.type in _ONE_OF_A_LIST:
                _drop_down(sheet, choices, column, answers)
        _explain(guide, asked, language, ground or Ground(), bold)
    return content.getvalue()


def heading_of(field: Field, language: str) -> str:
    """Heading of a column in a language, as it is recognised again."""
    headings = field.headings.get(language) or ()
    return headings[0] if headings else Labels(field.labels, field.id).text(language)


def _answers(field: Field, language: str, ground: Ground) -> list[str]:
    codes: CodeList | None = ground.list_of(field)
    if field.type == "yesno":
        codes = code_list("yes_no")
    if codes is None:
        return []
    return list(dict.fromkeys(codes.label(code, language) for code in codes))


def _drop_down(sheet: Any, choices: Any, column: int, answers: Sequence[str]) -> None:
    for row, answer in enumerate(answers):
        choices.write_string(row, column, answer)
    letter = column_letter(column)
    sheet.data_validation(
        1,
        column,
        _ROWS,
        column,
        {
            "validate": "list",
            "source": f"='{OWN_HIDDEN_SHEET}'!${letter}$1:${letter}${len(answers)}",
            "error_type": "warning",
        },
    )


def _explain(guide: Any, asked: Sequence[Field], language: str, ground: Ground, bold: Any) -> None:
    titles = (sentence("Column"), sentence("What to write"), sentence("Example"))
    for column, title in enumerate(titles):
        guide.set_column(column, column, 2 * _WIDTH)
        guide.write_string(0, column, title.text(language), bold)
    for row, field in enumerate(asked, start=1):
        answers = _answers(field, language, ground)
        guide.write_string(row, 0, heading_of(field, language))
        guide.write_string(row, 1, _what_to_write(field, answers).text(language))
        guide.write_string(row, 2, _example(field, answers))


def _what_to_write(field: Field, answers: Sequence[str]) -> Sentence:
    if field.type in _SEVERAL_OF_A_LIST and answers:
        return sentence(
            "One or more of these, with semicolons between them: {answers}.", answers=list(answers)
        )
    if field.type in _SEVERAL_OF_A_LIST:
        return sentence("Your own words, with semicolons between them.")
    if answers and field.type != "yesno":
        return sentence("One of these: {answers}.", answers=list(answers))
    return _EXPLANATIONS.get(field.type, _EXPLANATIONS["text"])


def _example(field: Field, answers: Sequence[str]) -> str:
    if field.type in _SEVERAL_OF_A_LIST:
        return "; ".join(answers[:2])
    if answers:
        return answers[0]
    return _EXAMPLES.get(field.type, "")
