"""The fewest questions to ask somebody so that it can be told whether she can take part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

import pandas as pd

from workbench.locale import Labels, Text, sentence, text_of
from workbench.people.conditions import fields_read
from workbench.people.definitions import DEFINITION_TESTS
from workbench.people.eligibility import Eligibility, answer_in_words
from workbench.programme.definition import Condition
from workbench.programme.lists import lists_of
from workbench.vocabulary import Field, successors_of

#: What is asked where a rule reads an answer that is worked out from another.
_ASKED_FOR = {"years_in_country": "immigrated_on", "site": "municipality", "age": "birth_year"}

#: Answers that may decide a definition, by the kind of question.
_COUNTRIES = ("SE", "DK", "NO", "SO")
_TRIED: Mapping[str, tuple[object, ...]] = {
    "residence_basis": ("protection", "family"),
    "grandparents_born_abroad": (4.0, 0.0),
    "parent1_citizen_dk": (True, False),
    "parent2_citizen_dk": (True, False),
}


@dataclass(frozen=True)
class Question:
    """One question to one person.

    Attributes
    ----------
    field : str
        Field whose answer would decide.
    said : Text or None
        What the form says where it is not clear enough; None where it is blank.
    choices : tuple of Text
        What may be meant, such as the countries that a former state became.
    """

    field: str
    said: Text | None = None
    choices: tuple[Text, ...] = ()

    def words(self, fields: Mapping[str, Field], language: str) -> str:
        """The question in *language*, and in no other words than the form's own."""
        known = fields.get(self.field)
        if self.said is None or known is None:
            return _asked(known, self.field, language)
        if self.choices:
            return sentence(
                "You wrote “{answer}” for “{question}”. Which present-day country is that: "
                "{choices}?",
                answer=self.said,
                question=Labels(known.labels, known.id),
                choices=", ".join(text_of(each, language) for each in self.choices),
            ).text(language)
        return sentence(
            "You wrote “{answer}” for “{question}”. Please tell us a little more.",
            answer=self.said,
            question=Labels(known.labels, known.id),
        ).text(language)


def questions_for(eligibility: Eligibility, application: str) -> tuple[Question, ...]:
    """The fewest questions whose answers could show that somebody can take part.

    A rule that another answer already decides asks nothing. Of a definition, only the answers that
    matter beside the known ones are asked for: nobody is asked where her parents were born when
    her own birthplace decides.

    Returns
    -------
    tuple of Question
        Empty where nothing is missing, or a rule already puts her outside the target group.
    """
    row: Any = eligibility.applications.loc[application]
    role = str(row["role"])
    if eligibility.standing[application] == "not_eligible":
        return ()
    asked: dict[str, Question] = {}
    for rule in eligibility.programme.role_named(role).rule:
        column = f"{role}.{rule.id}"
        if not rule.enabled or eligibility.verdicts.at[application, column] != "unknown":
            continue
        for name in _deciding(rule.condition, row, wanted=True):
            question = _question(name, row, eligibility)
            asked.setdefault(question.field, question)
    return tuple(asked.values())


def site_question(eligibility: Eligibility, application: str) -> Question:
    """What to ask somebody of whom nobody knows to which site she belongs."""
    row: Any = eligibility.applications.loc[application]
    return _question("site", row, eligibility)


def _deciding(condition: Condition, row: pd.Series, *, wanted: bool) -> Iterator[str]:
    """Fields to ask about, of a test that is not known."""
    if condition.none is not None:
        yield from _deciding(condition.none, row, wanted=not wanted)
        return
    parts = condition.any or condition.all
    if parts:
        for part in parts:
            yield from _deciding(part, row, wanted=wanted)
        return
    if condition.op == "definition":
        yield from _of_a_definition(str(condition.value), row, wanted=wanted)
    else:
        for name in fields_read(condition):
            if not _known(row.get(name)) or _unclear(condition, row):
                yield name


def _unclear(condition: Condition, row: pd.Series) -> bool:
    """An answer is there and decides nothing: a former state, or "partly"."""
    answer = row.get(str(condition.field))
    if condition.op == "not_in_group":
        return len(successors_of(str(answer))) > 1
    return condition.op in ("is_true", "is_false") and answer not in (
        True,
        False,
        "yes",
        "no",
        "no_job",
    )


def _of_a_definition(name: str, row: pd.Series, *, wanted: bool) -> Iterator[str]:
    """The fewest blank answers of a definition that could make it come out as wanted."""
    test = DEFINITION_TESTS[name]
    known = {field: _value(row.get(field)) for field in test.reads}
    blank = [field for field, answer in known.items() if answer is None]
    for number in range(1, len(blank) + 1):
        for some in combinations(blank, number):
            for answers in product(*(_TRIED.get(field, _COUNTRIES) for field in some)):
                filled = {**known, **dict(zip(some, answers, strict=True))}
                if test.function(*(filled[field] for field in test.reads)) is wanted:
                    yield from some
                    return
    yield from blank


def _question(name: str, row: pd.Series, eligibility: Eligibility) -> Question:
    fields = eligibility.fields
    answer = row.get(name)
    if _known(answer):
        said = answer_in_words(fields.get(name), answer, lists_of(eligibility.programme))
        country = fields.get("birth_country")
        choices = tuple(answer_in_words(country, each) for each in successors_of(str(answer)))
        return Question(name, said, choices)
    asked = _ASKED_FOR.get(name, name)
    if asked == "birth_year" and _known(row.get("birth_year")):
        asked = "birth_date"
    return Question(asked if asked in fields and not _known(row.get(asked)) else name)


def _asked(known: Field | None, name: str, language: str) -> str:
    """The question as forms ask it: the first heading that is a whole question, else the label."""
    if known is None:
        return name
    asked = [each for each in known.headings.get(language, ()) if each.endswith("?")]
    plain = [each for each in asked if "[" not in each]
    return plain[0] if plain else f"{Labels(known.labels, known.id).text(language)}?"


def _value(answer: Any) -> Any:
    return answer if _known(answer) else None


def _known(answer: Any) -> bool:
    return bool(answer) if isinstance(answer, tuple) else not pd.isna(answer)

