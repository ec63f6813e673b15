"""Files that a page offers, made from the round in memory."""

from __future__ import annotations

import asyncio

from widgets.state import State
from workbench.commands import match_tables
from workbench.locale import count_sentence, sentence, text_of, tr
from workbench.matching.reasons import plural_of
from workbench.people import programme_template
from workbench.reporting.letters import Letters, letters_table, letters_to_write
from workbench.reporting.workbooks import delimited, workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def proposal_files(state: State) -> list[dict[str, str]]:
    """The proposal as a workbook and as CSV."""
    name = f"{tr('proposal')}-{state.round.programme.id}"
    return [
        {
            "id": "xlsx",
            "label": tr("Excel workbook"),
            "filename": f"{name}.xlsx",
            "mime": XLSX,
            "note": tr("Pairs, people without a pair, and how it was set"),
        },
        {
            "id": "csv",
            "label": tr("CSV file"),
            "filename": f"{name}.csv",
            "mime": "text/csv",
            "note": tr("The pairs only"),
        },
    ]


async def proposal_file(state: State, name: str) -> bytes | str:
    """Content of one of :func:`proposal_files`, or the sentence that says why there is none."""
    await state.settled()
    blockers = state.round.blockers("export")
    if blockers:
        return " ".join(map(str, blockers))
    tables = match_tables(state.round)
    if name == "xlsx":
        return await asyncio.to_thread(workbook, tables)
    return delimited(next(iter(tables.values())))


def letters_of(state: State) -> Letters:
    """Letters that the round as it stands asks for."""
    round = state.round
    if round.parsed is None or round.eligibility is None or round.seats is None:
        return Letters((), ())
    return letters_to_write(round.parsed, round.eligibility, round.seats)


def letters_files(state: State, letters: Letters) -> list[dict[str, object]]:
    """The letters as a workbook and as CSV: name, e-mail, language, questions, letter."""
    name = f"{tr('letters')}-{state.round.programme.id}"
    number = len(letters.letters)
    about = str(
        count_sentence(
            "To {n} person, in her own language, with only the question that decides",
            "To {n} people, each in her own language, with only the questions that decide",
            number,
        )
    )
    off = {"disabled": number == 0, "reason": tr("Nothing is missing: there is nobody to ask.")}
    return [
        {
            "id": "xlsx",
            "label": tr("Letters as a workbook"),
            "filename": f"{name}.xlsx",
            "mime": XLSX,
            "note": about if number else "",
            **off,
        },
        {
            "id": "csv",
            "label": tr("Letters as CSV"),
            "filename": f"{name}.csv",
            "mime": "text/csv",
            "note": tr("For a mail merge") if number else "",
            **off,
        },
    ]


def letters_file(state: State, name: str) -> bytes:
    """Content of one of :func:`letters_files`."""
    table = letters_table(letters_of(state))
    return workbook({tr("Letters"): table}) if name == "xlsx" else delimited(table)
def template_files(state: State) -> list[dict[str, str]]:
    """An empty list for each role, in the language of the page and those of the programme."""
    programme = state.round.programme
    languages = dict.fromkeys((state.language, *programme.programme.locales))
    return [
        {
            "id": f"{role.id}|{language}",
            "label": tr(
                "{people}, in {language}",
                people=text_of(plural_of(programme, role.side)).capitalize(),
                language=_LANGUAGES[language].text(),
            ),
            "filename": f"{role.id}-{programme.id}-{language}.xlsx",
            "mime": XLSX,
        }
        for role in programme.role
        for language in languages
    ]


def template_file(state: State, name: str) -> bytes:
    """Content of one of :func:`template_files`."""
    role, _, language = name.partition("|")
    return programme_template(state.round.programme, role, language)


_LANGUAGES = {
    "sv": sentence("Swedish"),
    "da": sentence("Danish"),
    "nb": sentence("Norwegian"),
    "en": sentence("English"),
}
