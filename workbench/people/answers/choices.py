"""Reading answers that were chosen from a list: one, several, a level, yes or no."""

import re
from collections.abc import Iterable

from workbench.locale import Labels, Sentence, sentence
from workbench.people.answers.answer import (
    Answer,
    Fault,
    Ground,
    not_read,
    read_with_note,
    shown,
)
from workbench.vocabulary import CodeList, Field, code_list

_OTHER = re.compile(
    r"(?:annat|annan|annet|andet|anden|andre|övrigt|other|others)\b"
    r"(?:[\s,(]*(?:please specify|ange(?: vad| vilket)?|vilket|hvilket|hvad|hva|specificera"
    r"|specificer|spesifiser|nämligen|nemlig)\b)?(?:\s*[:,()–-].*|\s*)",
    re.IGNORECASE | re.DOTALL,
)
# Words after yes or no that only make it stronger.
_STRONGLY = re.compile(
    r"[\s,.!]+(?:absolut|självklart|gärna|definitivt|naturligtvis|helt klart|verkligen|det har jag"
    r"|det vill jag|selvfølgelig|bestemt|gerne|gjerne|helt sikkert|selvsagt|absolutely|definitely"
    r"|certainly|of course|i do|i have|inte alls|slet ikke|aldeles ikke|not at all)[\s.!]*$",
    re.IGNORECASE,
)
_CEFR = re.compile(r"\b[abc][12]\+?(?![\w+])", re.IGNORECASE)
_BESIDE_CEFR = re.compile(
    r"\b(?:norskprøven?|danskprøve|språktest|norsk|dansk|svenska|engelska|engelsk|english|swedish"
    r"|nivå|niveau|level|cefr|muntlig\w*|skriftlig\w*|mundtlig\w*|tal|skrift|läsa|lese|oral|written"
    r"|bestått|bestået|godkänd|passed|klar|har|jag|jeg|og|och|and|ca)\b|[\s,.;:()&+/-]",
    re.IGNORECASE,
)
_PASSED = re.compile(r"[\s,(–-]+(?:bestått|bestået|godkänd|avklarad|passed)\W*$", re.IGNORECASE)
_SEPARATORS = re.compile(r"\s*[;|\n•·]\s*")
_BULLET = re.compile(r"^(?:[-–*•·]|\d{1,2}[.)])\s+")
_EXAMPLES = 3
# Parts that commas divide one answer of a list into, at most.
_MOST_COMMAS = 10
_LIKE_AT_LEAST = 0.85
_LONGEST_COMPARED = 100


def read_yesno(text: str, field: Field, ground: Ground) -> Answer:
    """Yes or no, in any of the four languages."""
    found = code_list("yes_no").find(_STRONGLY.sub("", text))
    if found is not None:
        return Answer(found == "yes")
    return not_read(
        "not_yes_or_no",
        sentence('"{value}" is neither yes nor no.', value=shown(text)),
        sentence('Write "yes" or "no".'),
    )


def read_code(text: str, field: Field, ground: Ground) -> Answer:
    """One answer of the field's list; also a level of its scale."""
    codes = ground.list_of(field)
    if codes is None:
        return Answer(text)
    found = find(codes, text) or (_level(codes, text) if field.type == "level" else None)
    if found is not None:
        return Answer(found)
    if _OTHER.fullmatch(text):
        return _other(text, codes, ground)
    return not_read(
        "not_in_list",
        sentence('"{value}" is not one of the answers to this question.', value=shown(text)),
        how_to_choose(codes, text, ground),
    )


def read_codes(text: str, field: Field, ground: Ground) -> Answer:
    """Several answers of the field's list, or the applicant's own words where it has none.

    Divided by semicolon, line break or bar; by comma too, but never inside an answer of the list
    that has a comma of its own.
    """
    codes = ground.list_of(field)
    parts = [_BULLET.sub("", part) for part in _SEPARATORS.split(text)]
    if codes is None:
        words = [word.strip() for part in parts for word in part.split(",")]
        return Answer(tuple(dict.fromkeys(word for word in words if word)))
    chosen: list[str] = []
    left: list[str] = []
    for part in parts:
        known, unknown = _divide(codes, part)
        chosen.extend(known)
        left.extend(unknown)
    value = tuple(dict.fromkeys(chosen))
    if not left:
        return Answer(value) if value else Answer()
    if all(_OTHER.fullmatch(part) for part in left):
        other = ("other",) if "other" in codes and "other" not in value else ()
        return Answer((*value, *other) or None, _own_words(", ".join(left)))
    what = sentence('"{value}" is not one of the answers to this question.', value=shown(left[0]))
    if len(left) > 1:
        what = sentence(
            '"{value}" are not answers to this question.', value=shown('", "'.join(left))
        )
    return Answer(
        value or None, Fault("unknown", "not_in_list", what, how_to_choose(codes, left[0], ground))
    )


def find(codes: CodeList, text: str) -> str | None:
    """Code of an answer, also where it stands behind a number or with its explanation.

    "B2 – kan samtala" and "3. God" are found by their part that the list knows, if the rest does
    not name another code.
    """
    found = codes.find(text)
    if found is not None:
        return found
    plain = _BULLET.sub("", text)
    pieces = [plain, *re.split(r"\s*[(:]\s*|\s+[-–—=/]\s+", plain.rstrip(" )"))]
    hits = {code for piece in pieces if piece and (code := codes.find(piece)) is not None}
    if not hits and "/" in plain:
        # "Kvinna/Female": two languages side by side, so each part has to say the same.
        sides = {codes.find(side) for side in plain.split("/")}
        return sides.pop() if len(sides) == 1 else None
    return hits.pop() if len(hits) == 1 else None


def _level(codes: CodeList, text: str) -> str | None:
    """Level of a text that names a test, or CEFR steps of which all are one level here.

    A part of a test alone, only spoken or only written, is no level.
    """
    passed = find(codes, _PASSED.sub("", text))
    if passed is not None:
        return passed
    steps = _CEFR.findall(text)
    if not steps or _BESIDE_CEFR.sub("", _CEFR.sub("", text)):
        return None
    if len(steps) == 1 and re.search(r"muntlig|mundtlig|skriftlig|oral|written", text, re.IGNORECASE):
        return None
    levels = {codes.find(step.rstrip("+")) for step in steps}
    return levels.pop() if len(levels) == 1 else None


def how_to_choose(codes: CodeList, text: str, ground: Ground) -> Sentence:
    """Instruction with the nearest answers of a list, or its first ones."""
    if not ground.advise:
        return sentence("Write an answer of the list.")
    near = _differently_named(codes, [code for code, _ in nearest(codes, text)])
    if not near and len(codes) <= 2 * _EXAMPLES:
        near = list(codes)
    if len(near) == 1:
        return sentence('If it means "{answer}", write that.', answer=_label(codes, near[0]))
    if near:
        return sentence("Write one of: {answers}.", answers=tuple(_label(codes, c) for c in near))
    examples = tuple(_label(codes, code) for code in _differently_named(codes, codes)[:_EXAMPLES])
    return sentence("Write an answer of the list, such as: {answers}.", answers=examples)


def nearest(codes: CodeList, text: str) -> list[tuple[str, float]]:
    """Codes that look most like a text, without the word "and" that stands in half of them."""
    plain = re.sub(r"\b(?:och|og|and)\b", " ", text[:_LONGEST_COMPARED])
    return codes.nearest(plain, most=_EXAMPLES, least=_LIKE_AT_LEAST)


def _differently_named(codes: CodeList, chosen: Iterable[str]) -> list[str]:
    named: dict[str, str] = {}
    for code in chosen:
        named.setdefault(str(_label(codes, code)), code)
    return list(named.values())


def _label(codes: CodeList, code: str) -> Labels:
    row = codes.get(code)
    return Labels(row.labels if row else {}, code)


def _divide(codes: CodeList, text: str) -> tuple[list[str], list[str]]:
    """Codes that a text with commas names, longest first, and the parts that name none."""
    whole = find(codes, text)
    if whole is not None:
        return [whole], []
    pieces = [piece for piece in (p.strip() for p in text.split(",")) if piece]
    known: list[str] = []
    unknown: list[str] = []
    start = 0
    while start < len(pieces):
        for end in range(min(len(pieces), start + _MOST_COMMAS), start, -1):
            code = find(codes, ", ".join(pieces[start:end]))
            if code is not None:
                known.append(code)
                start = end
                break
        else:
            unknown.append(pieces[start])
            start += 1
    return (known, unknown) if known else ([], [text] if text else [])


def _other(text: str, codes: CodeList, ground: Ground) -> Answer:
    if "other" in codes:
        if re.fullmatch(r"\w+", text):
            return Answer("other")
        return Answer("other", _own_words(text))
    return not_read(
        "own_words",
        sentence('"{value}" is an answer in own words.', value=shown(text)),
        how_to_choose(codes, re.sub(r"^\w+\s*[:,(–-]\s*", "", text), ground),
    )


def _own_words(text: str) -> Fault:
    noted = read_with_note(
        None,
        "own_words",
        sentence('"{value}" is an answer in own words.', value=shown(text)),
        sentence("Choose an answer of the list if one fits."),
    ).fault
    assert noted is not None
    return noted
