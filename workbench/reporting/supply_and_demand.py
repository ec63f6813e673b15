"""Places offered and people who want one: per site, language, field, industry and goal."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date

import pandas as pd

from workbench.locale import Labels, Sentence, Text, sentence
from workbench.matching.scores import partners_of
from workbench.people.derived import with_derived
from workbench.people.eligibility import Eligibility
from workbench.people.routing import routed_sites
from workbench.programme.lists import lists_of
from workbench.programme.programme import Programme
from workbench.vocabulary import CodeList, code_list, code_list_ids, language_of

#: What is compared, in this order.
ABOUT_WORDS: dict[str, Sentence] = {
    "all": sentence("In all"),
    "site": sentence("Site"),
    "language": sentence("Language"),
    "education_field": sentence("Field of education"),
    "industry": sentence("Industry"),
    "goal_type": sentence("Goal type"),
    "goal": sentence("Goal"),
}

COLUMNS = ("about", "code", "label", "givers", "receivers", "offered", "wanted", "difference")
"""Columns of the table."""

#: The giver's and the receiver's question behind each comparison; the first that is asked counts.
_QUESTIONS: dict[str, tuple[tuple[str, str], ...]] = {
    "education_field": (("education_field", "education_field"),),
    "industry": (("industry", "target_industry"), ("industry", "industry")),
    "goal_type": (("goal_type", "goal_type"),),
    "goal": (("offers", "goals"), ("experience_topics", "learning_goals")),
}
_BROAD = {"isced_field": "broad", "nace2": "section"}
_LEVELS = ("none", "some", "good", "fluent", "native")


def supply_and_demand(eligibility: Eligibility, *, as_of: date) -> pd.DataFrame:
    """How many places are offered and wanted, so that a lack is seen before the match.

    Counts everybody who may take part, with a seat or on a waiting list. Somebody with several
    answers counts once for each; whoever did not answer stands in a row of her own.

    Parameters
    ----------
    eligibility : Eligibility
        Reads ``site``, ``municipality``, ``district``, ``area``, ``lang.*``, ``education_field``,
        ``industry``, ``target_industry``, ``goal_type``, ``goals``, ``offers``,
        ``experience_topics``, ``learning_goals`` and the fields that limit how many partners
        somebody takes.
    as_of : date
        Day that counts where a form carries none.

    Returns
    -------
    DataFrame, one row per answer
        ``about``: one of :data:`ABOUT_WORDS`; a comparison that one side was not asked is left
        out. ``code``: the answer, missing for "not known". ``label``: Text. ``givers``,
        ``receivers``: persons. ``offered``, ``wanted``: partners; in a rota, meetings that
        receivers offer and that the givers' units need. ``difference``: offered less wanted,
        below zero where places are lacking. The greatest lack comes first within each comparison.

    Source: mlc-mentor 002:81, "behov av fler mentorer än någonsin"; kvinfo-newsletter 003:95.
    """
    programme = eligibility.programme
    people = with_derived(
        eligibility.applications[eligibility.admitted], sites=programme.site, as_of=as_of
    )
    givers = people[people["role"] == programme.match.giver]
    receivers = people[people["role"] == programme.match.receiver]
    rows = [_row("all", None, sentence("Everybody"), givers, receivers, programme)]
    for about, given, received, codes in _comparisons(programme, givers, receivers):
        found = [
            _row(
                about,
                code,
                _label(codes, code),
                givers[[code in each for each in given]],
                receivers[[code in each for each in received]],
                programme,
            )
            for code in sorted(set().union(*given, *received))
        ]
        found.sort(key=lambda row: (row["difference"], str(row["code"])))
        blank = _row(
            about,
            None,
            sentence("not known"),
            givers[[not each for each in given]],
            receivers[[not each for each in received]],
            programme,
        )
        rows += [*found, *([blank] if blank["givers"] or blank["receivers"] else [])]
    return pd.DataFrame(rows, columns=list(COLUMNS))


Answers = list[frozenset[str]]


def _comparisons(
    programme: Programme, givers: pd.DataFrame, receivers: pd.DataFrame
) -> Iterator[tuple[str, Answers, Answers, CodeList | None]]:
    if len(programme.site) > 1:
        sites = lists_of(programme)["site"]
        yield "site", _sites(givers, programme), _sites(receivers, programme), sites
    spoken = [_languages(each, programme) for each in (givers, receivers)]
    if any(map(any, spoken)):
        yield "language", spoken[0], spoken[1], code_list("languages")
    for about, questions in _QUESTIONS.items():
        for given, received in questions:
            if given in givers and received in receivers:
                codes = _codes(programme, received)
                offered = _answers(givers[given], codes)
                wished = _answers(receivers[received], codes)
                if any(offered) and any(wished):
                    yield about, offered, wished, codes
                    break


def _sites(people: pd.DataFrame, programme: Programme) -> Answers:
    routed = routed_sites(people, programme.site)
    return [_one(routed[str(name)]) for name in people.index]


def _one(answer: str | None) -> frozenset[str]:
    return frozenset() if answer is None else frozenset({answer})


def _languages(people: pd.DataFrame, programme: Programme) -> Answers:
    """Languages each speaks well enough for a pair, as the programme's rule says."""
    least = next(
        (str(rule.min) for rule in programme.match.hard if rule.op == "shares_language"), "some"
    )
    enough = frozenset(_LEVELS[_LEVELS.index(least) if least in _LEVELS else 1 :])
    spoken: list[set[str]] = [set() for _ in people.index]
    for column in people.columns:
        language = language_of(str(column))
        if language is None:
            continue
        for place, level in enumerate(people[column].isin(enough)):
            if level:
                spoken[place].add(language)
    return [frozenset(each) for each in spoken]


def _codes(programme: Programme, field: str) -> CodeList | None:
    own = lists_of(programme).get(field)
    if own is not None:
        return own
    named = {"education_field": "isced_field", "industry": "nace2", "target_industry": "nace2"}
    named |= {"goals": "goals", "goal_type": "goal_type", "learning_goals": "experience_topics"}
    shipped = named.get(field)
    return code_list(shipped) if shipped in code_list_ids() else None


def _answers(answers: pd.Series, codes: CodeList | None) -> Answers:
    found: Answers = []
    for answer in answers:
        several = answer if isinstance(answer, tuple | list | frozenset) else (answer,)
        known = [str(each) for each in several if not pd.isna(each)]
        found.append(frozenset(_wide(each, codes) for each in known))
    return found


def _wide(code: str, codes: CodeList | None) -> str:
    """The broad field or the section that a code belongs to."""
    if codes is None or codes.id not in _BROAD or code not in codes:
        return code
    line = (code, *codes.ancestors(code))
    return next(
        (each for each in line if (row := codes.get(each)) and row.level == _BROAD[codes.id]), code
    )


def _label(codes: CodeList | None, code: str) -> Text:
    row = codes.get(code) if codes is not None else None
    return Labels(row.labels, code) if row is not None else code


def _row(
    about: str,
    code: str | None,
    label: Text,
    givers: pd.DataFrame,
    receivers: pd.DataFrame,
    programme: Programme,
) -> dict[str, object]:
    match = programme.match
    giving = programme.role_named(match.giver).unit
    receiving = programme.role_named(match.receiver).unit
    if match.pattern == "rotate":
        offered = int(partners_of(receivers, programme, match.receiver).sum())
        wanted = (len(givers) // giving.min) * match.giver_meets.min
    else:
        offered = int(partners_of(givers, programme, match.giver).sum()) // giving.min
        wanted = math.ceil(len(receivers) / receiving.max)
    return {
        "about": about,
        "code": code,
        "label": label,
        "givers": len(givers),
        "receivers": len(receivers),
        "offered": offered,
        "wanted": wanted,
        "difference": offered - wanted,
    }
