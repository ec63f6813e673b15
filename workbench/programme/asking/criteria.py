"""A criterion as questions, and what the answers make of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from workbench.locale import Labels, Sentence, sentence
from workbench.programme.asking.fields import COUNTED, code_options, codes_of, field_options
from workbench.programme.asking.question import (
    Option,
    Question,
    number_of,
    or_nothing,
    with_answer,
    without,
    words_of,
)
from workbench.programme.asking.sides import SIDES, one_question, side_questions, with_side
from workbench.programme.fields import fields_of
from workbench.programme.paths import at
from workbench.programme.programme import Programme
from workbench.programme.words import CRITERION_KINDS
from workbench.vocabulary import Field, code_list

#: What an unknown fit can count as.
MISSING_WORDS: dict[str, Sentence] = {
    "omit": sentence("Left out: only what is known counts"),
    "neutral": sentence("As half a fit"),
    "zero": sentence("As no fit"),
}

#: Levels of the large code lists.
_LEVEL_WORDS: dict[str, Sentence] = {
    "section": sentence("Credit for the same section"),
    "division": sentence("Credit for the same division"),
    "broad": sentence("Credit for the same broad field"),
    "narrow": sentence("Credit for the same narrow field"),
    "detailed": sentence("Credit for the same detailed field"),
    "major": sentence("Credit for the same major group"),
    "submajor": sentence("Credit for the same sub-major group"),
    "minor": sentence("Credit for the same minor group"),
    "unit": sentence("Credit for the same unit group"),
}
#: Lists with levels, as programme files call them.
_CODE_NAMES = {"isced_field": "ISCED-F", "nace2": "NACE2", "isco08": "ISCO08"}
_OF_THE_KIND = (
    *("field", "giver", "receiver", "code", "code_field", "credit", "min", "margin"),
    *("full_km", "zero_km", "max_gap", "targets", "only_if_mode"),
)
_TWO_SIDES = frozenset(
    {"same", "differs", "overlap", "contains", "at_least", "level_gap", "range"}
    | {"code", "availability", "preference"}
)
_WEIGHING = frozenset({"max_score", "best_worst_pair"})
_ONE_SIDE = frozenset({"siblings", "complement", "cover"})


def blank_criterion(aims: Sequence[Option]) -> dict[str, Any]:
    """A criterion of which nothing is decided; it counts towards the last aim that weighs."""
    return {"weight": 10, **({"tier": aims[-1].id} if aims else {})}


def aims_that_weigh(tables: Mapping[str, Any]) -> tuple[Option, ...]:
    """Aims that criteria can count towards, in order; the others only count people."""
    known = [each for each in at(tables, "match.tier") or () if each.get("goal") in _WEIGHING]
    ordered = sorted(known, key=lambda each: str(each.get("order")).zfill(4))
    return tuple(
        Option(str(each.get("id")), _label(each.get("label"), str(each.get("id"))))
        for each in ordered
    )


def criterion_questions(
    criterion: Mapping[str, Any], programme: Programme, *, aims: Sequence[Option] | None
) -> Iterator[Question]:
    """Every question about one criterion.

    Parameters
    ----------
    aims : sequence of Option or None
        What it can count towards; None for a criterion about the people of one unit.
    """
    yield from words_of("label", sentence("What it is called"), criterion, programme)
    kind = str(criterion.get("kind") or "")
    yield Question(
        "kind",
        sentence("How the fit is counted"),
        "choice",
        kind or None,
        options=tuple(Option(each, word.meaning) for each, word in CRITERION_KINDS.items()),
    )
    yield from _field_questions(criterion, kind, programme)
    yield from _PARTICULARS.get(kind, _nothing)(criterion, programme)
    yield number_of(
        "weight",
        sentence("Weight"),
        criterion,
        help=sentence("Only its share of all weights of the same aim matters."),
    )
    if aims is not None:
        towards = sentence("Aim it counts towards")
        yield Question("tier", towards, "choice", criterion.get("tier"), options=tuple(aims))
    options = tuple(Option(each, words) for each, words in MISSING_WORDS.items())
    yield Question(
        "missing",
        sentence("Where an answer is missing, it counts"),
        "choice",
        criterion.get("missing") or "",
        options=or_nothing(options, sentence("As for the whole match")),
    )
    yield from words_of("help", sentence("Explanation"), criterion, programme)


def criterion_answered(
    criterion: Mapping[str, Any], question: Question, answer: Any, programme: Programme
) -> dict[str, Any]:
    """Criterion with one answer; what belonged to another kind is left out."""
    if question.key == "kind":
        kept = criterion if answer == criterion.get("kind") else without(criterion, _OF_THE_KIND)
        return {**kept, "kind": str(answer), **_BEGINNINGS.get(str(answer), {})}
    if question.key in SIDES:
        return _with_code(with_side(criterion, question.key, str(answer)), programme)
    return with_answer(criterion, question, answer)


def _with_code(criterion: dict[str, Any], programme: Programme) -> dict[str, Any]:
    """The list whose levels are compared is that of the answers."""
    if criterion.get("kind") != "code":
        return criterion
    asked = fields_of(programme).get(str(criterion.get("giver") or criterion.get("field")))
    name = _CODE_NAMES.get(str(asked.list)) if asked is not None else None
    if name is None or name == criterion.get("code"):
        return criterion
    levels = [row.level for row in code_list(name).codes if row.level]
    first, second = list(dict.fromkeys(levels))[:2]
    return {**criterion, "code": name, "credit": {second: 1.0, first: 0.5}}


#: Values with which a kind begins, so that it can be tried at once.
_BEGINNINGS: dict[str, dict[str, Any]] = {
    "level_gap": {"credit": {"1": 1.0, "2": 0.5}},
    "distance": {"full_km": 10, "zero_km": 50},
    "cover": {"field": "lang"},
}


def _field_questions(
    criterion: Mapping[str, Any], kind: str, programme: Programme
) -> Iterator[Question]:
    if kind in _TWO_SIDES:
        yield from side_questions(criterion, programme, fits=_fitting(kind, programme))
    elif kind in _ONE_SIDE and criterion.get("field") != "lang":
        side = None if kind == "siblings" else "giver"
        fits = _fitting(kind, programme)
        yield one_question(
            criterion, sentence("Answer that is compared"), programme, side=side, fits=fits
        )


def _label(words: Any, fallback: str) -> Labels:
    return Labels(words, fallback) if isinstance(words, Mapping) else Labels({}, words or fallback)


def _fitting(kind: str, programme: Programme) -> Callable[[Field], bool]:
    if kind == "level_gap":
        return lambda each: bool(each.scale)
    if kind in ("at_least", "range"):
        return lambda each: bool(each.scale) or each.type in COUNTED
    if kind == "code":
        return lambda each: each.list in _CODE_NAMES
    if kind == "availability":
        return lambda each: each.type == "availability"
    if kind in ("same", "differs"):
        return lambda each: each.type not in ("availability", "languages", "date", "month")
    return lambda each: each.type in ("code", "codes") and codes_of(each, programme) is not None


def _nothing(_: Mapping[str, Any], __: Programme) -> Iterator[Question]:
    return iter(())


def _code_credits(criterion: Mapping[str, Any], _: Programme) -> Iterator[Question]:
    name = criterion.get("code")
    if name not in _CODE_NAMES.values():
        return
    levels = [row.level for row in code_list(str(name)).codes if row.level]
    for level in dict.fromkeys(levels):
        label = _LEVEL_WORDS.get(level, sentence("Credit for the same {level}", level=level))
        yield number_of(
            f"credit.{level}", label, criterion, help=sentence("From 0 to 1; blank: none")
        )


def _experience(criterion: Mapping[str, Any], programme: Programme) -> Iterator[Question]:
    yield number_of("margin", sentence("How much more the giver must have"), criterion)
    yield from _code_credits(criterion, programme)


def _level_credits(criterion: Mapping[str, Any], _: Programme) -> Iterator[Question]:
    given = criterion.get("credit")
    known = {*(given if isinstance(given, Mapping) else ()), "1", "2", "3"}
    for step in sorted(known, key=lambda each: (len(str(each)), str(each))):
        label = sentence("Credit where the giver is {n} levels above", n=str(step))
        yield number_of(f"credit.{step}", label, criterion)


def _language(criterion: Mapping[str, Any], _: Programme) -> Iterator[Question]:
    levels = code_options(code_list("language_level"))
    yield Question(
        "min", sentence("At least at this level"), "choice", criterion.get("min"), options=levels
    )


def _distance(criterion: Mapping[str, Any], programme: Programme) -> Iterator[Question]:
    yield number_of("full_km", sentence("A full fit up to so many kilometres"), criterion)
    yield number_of("zero_km", sentence("No fit from so many kilometres"), criterion)
    value = criterion.get("field")
    known = field_options(programme, fits=lambda each: each.type == "place", also=value)
    yield Question(
        "field",
        sentence("Place that is compared"),
        "choice",
        value or "",
        options=or_nothing(known, sentence("Municipality")),
    )
    modes = code_options(code_list("mode"))
    yield Question(
        "only_if_mode",
        sentence("Counts only for those who meet"),
        "choice",
        criterion.get("only_if_mode") or "",
        options=or_nothing(modes, sentence("In whatever way")),
    )


def _range(criterion: Mapping[str, Any], _: Programme) -> Iterator[Question]:
    yield number_of("max_gap", sentence("No fit from this gap"), criterion)


def _cover(criterion: Mapping[str, Any], programme: Programme) -> Iterator[Question]:
    name = str(criterion.get("field") or "")
    asked = fields_of(programme).get(name)
    codes = codes_of(asked, programme) if asked is not None else None
    listed = code_list("languages") if name == "lang" else codes
    if listed is not None:
        yield Question(
            "targets",
            sentence("What the two should cover together"),
            "choices",
            criterion.get("targets"),
            options=code_options(listed),
        )
    if name == "lang":
        yield from _language(criterion, programme)


_PARTICULARS: dict[str, Callable[[Mapping[str, Any], Programme], Iterator[Question]]] = {
    "code": _code_credits,
    "at_least": _experience,
    "level_gap": _level_credits,
    "language": _language,
    "distance": _distance,
    "range": _range,
    "cover": _cover,
}
