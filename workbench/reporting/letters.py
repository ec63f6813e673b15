"""Letters that ask for what is missing: one a person, in her language, ready to send."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from workbench.locale import LANGUAGES, Sentence, count_sentence, sentence, tr
from workbench.people import Parsed
from workbench.people.eligibility import Eligibility
from workbench.people.questions import Question, questions_for, site_question
from workbench.people.seats import Seats
from workbench.reporting.names import shown_people


@dataclass(frozen=True)
class Letter:
    """What to ask one person, and the letter that asks it.

    Attributes
    ----------
    application : str
    name, email : str
        Empty where not known, or where the programme shows codes only.
    language : str
        The form's language of contact, else the programme's first.
    questions : tuple of str
        In that language.
    text : str
        The letter. It holds no more of the person than her first name and the questions.
    """

    application: str
    name: str
    email: str
    language: str
    questions: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Letters:
    """All letters, and who is not written to.

    Attributes
    ----------
    letters : tuple of Letter
        In canonical order.
    left_out : tuple of Sentence
        Why others who lack an answer are not among them.
    """

    letters: tuple[Letter, ...]
    left_out: tuple[Sentence, ...]


def letters_to_write(parsed: Parsed, eligibility: Eligibility, seats: Seats) -> Letters:
    """A letter to everybody whose answer is missing, with as few questions as will do.

    Whoever has protected identity or asked not to be contacted is in no list that leaves the
    house; they are counted, so that a person can reach them in another way.

    Parameters
    ----------
    parsed : Parsed
        Reads ``email`` and ``protected_identity`` of its people.
    eligibility : Eligibility
        Reads ``ui_language`` and ``contact_pref`` of its applications.
    seats : Seats
        Tells who belongs to no site yet.

    Source: domain reference 2.10, protected identity; kvinfo-newsletter 003:129, "update your
    preferences".
    """
    programme = eligibility.programme
    shown = shown_people(parsed, programme)
    found: list[Letter] = []
    protected = silent = 0
    for application, asked in _asked(eligibility, seats).items():
        if _is_true(parsed.people, application, "protected_identity"):
            protected += 1
            continue
        if "none" in _codes(eligibility.applications, application, "contact_pref"):
            silent += 1
            continue
        language = _language(eligibility, application)
        words = tuple(each.words(eligibility.fields, language) for each in asked)
        name = shown.name(application)
        found.append(
            Letter(
                application=application,
                name=name,
                email=_text(parsed.people, application, "email"),
                language=language,
                questions=words,
                text=_letter(name, words, language, eligibility),
            )
        )
    return Letters(tuple(found), tuple(_left_out(protected, silent)))


def letters_table(letters: Letters) -> pd.DataFrame:
    """One row per letter: name, e-mail, language, questions, letter; headings as the page speaks."""
    return pd.DataFrame(
        [
            (each.name, each.email, each.language, "\n".join(each.questions), each.text)
            for each in letters.letters
        ],
        columns=[tr("Name"), tr("E-mail"), tr("Language"), tr("Questions"), tr("Letter")],
    )


def _asked(eligibility: Eligibility, seats: Seats) -> dict[str, tuple[Question, ...]]:
    found: dict[str, tuple[Question, ...]] = {}
    homeless = {
        name for name in seats.unrouted if seats.seats[name].place == "unrouted"
    }
    for name in map(str, eligibility.applications.index):
        if name in homeless:
            found[name] = (site_question(eligibility, name),)
        elif name not in eligibility.decisions and (
            eligibility.standing[name] == "needs_info"
        ):
            questions = questions_for(eligibility, name)
            if questions:
                found[name] = questions
    return found


def _letter(
    name: str, questions: tuple[str, ...], language: str, eligibility: Eligibility
) -> str:
    programme = eligibility.programme.programme.name
    first = name.split(maxsplit=1)[0] if name.split() else ""
    hello = sentence("Hello {name},", name=first) if first else sentence("Hello,")
    lines = [
        hello.text(language),
        "",
        sentence("Thank you for applying to {programme}.", programme=programme).text(language),
        count_sentence(
            "To go on, we need your answer to this question:",
            "To go on, we need your answers to these questions:",
            len(questions),
        ).text(language),
        "",
        *(f"– {question}" for question in questions),
        "",
        sentence(
            "You can simply answer this message. If you do not want to answer in writing, tell us "
            "when we may call you."
        ).text(language),
        "",
        sentence("Kind regards,").text(language),
        programme.text(language),
    ]
    return "\n".join(lines)


def _language(eligibility: Eligibility, application: str) -> str:
    said = _codes(eligibility.applications, application, "ui_language")
    wanted = [each for each in said if each in LANGUAGES]
    own = [each for each in eligibility.programme.programme.locales if each in LANGUAGES]
    return (*wanted, *own, "en")[0]


def _left_out(protected: int, silent: int) -> list[Sentence]:
    said = []
    if protected:
        said.append(
            count_sentence(
                "{n} person has protected identity and is in no file: ask her yourself.",
                "{n} people have protected identity and are in no file: ask them yourself.",
                protected,
            )
        )
    if silent:
        said.append(
            count_sentence(
                "{n} person has asked not to be contacted and gets no letter.",
                "{n} people have asked not to be contacted and get no letter.",
                silent,
            )
        )
    return said


def _text(people: pd.DataFrame, application: str, column: str) -> str:
    if column not in people or application not in people.index:
        return ""
    said: Any = people.at[application, column]
    return "" if pd.isna(said) else str(said)


def _is_true(people: pd.DataFrame, application: str, column: str) -> bool:
    if column not in people or application not in people.index:
        return False
    said: Any = people.at[application, column]
    return bool(not pd.isna(said) and said)


def _codes(applications: pd.DataFrame, application: str, column: str) -> tuple[str, ...]:
    if column not in applications:
        return ()
    said: Any = applications.at[application, column]
    if isinstance(said, tuple):
        return tuple(map(str, said))
    return () if pd.isna(said) else (str(said),)
