"""Reading numbers, months and years as people write them on forms."""

import re

from workbench.locale import sentence
from workbench.people.answers.answer import (
    Answer,
    Ground,
    not_read,
    read_with_note,
    shown,
)
from workbench.vocabulary import Field

_WRITE_A_NUMBER = sentence("Write one number, such as 3 or 2,5.")
_WORDS = {
    word: number
    for number, words in enumerate(
        (
            "noll nul null zero ingen inga inget ingenting intet none",
            "en ett et én one",
            "två to two",
            "tre three",
            "fyra fire four",
            "fem five",
            "sex seks six",
            "sju syv seven",
            "åtta otte åtte eight",
            "nio ni nine",
            "tio ti ten",
            "elva elleve eleven",
            "tolv twelve",
            "tretton tretten thirteen",
            "fjorton fjorten fourteen",
            "femton femten fifteen",
            "sexton seksten sixteen",
            "sjutton sytten seventeen",
            "arton atten eighteen",
            "nitton nitten nineteen",
            "tjugo tyve tjue twenty",
        )
    )
    for word in words.split()
}
_ABOUT = re.compile(
    r"^(?:ca|cirka|circa|c:a|omkring|ungefär|ung\.|omtrent|about|around|approx|approximately|~)"
    r"\.?\s*"
)
_HALF_A_YEAR = re.compile(r"(?:ett? )?halvt? ?år|half a year")
_ONE_AND_A_HALF = re.compile(r"\b(?:halvandet|halvannet|anderthalb)\b")
_AND_A_HALF = re.compile(
    r"^(?P<whole>\w+) (?:(?:och|og) (?:ett?|en) halvt?|and a half|1/2)(?P<rest> .*)?$"
)
_FRACTIONS = str.maketrans({"½": ",5", "¼": ",25", "¾": ",75"})
_NUMBER = re.compile(r"([-+−]?)(\d{1,3}(?:[ ']\d{3})+|\d+)(?:([.,])(\d+))?")
_WORD_AFTER = re.compile(r"\s*([a-zåäöæøé]+)\.?(?:\s*/\s*[a-zåäöæø]+|\s+(?:totalt|i alt|total))?")
_RANGE = re.compile(r"\d\s*(?:-|–|—|till|til|to|eller|or|/)\s*\d")
_AT_LEAST = re.compile(
    r"^(?:[>≥]|(?:mer|mere|more|fler|flere|över|over|minst|mindst|at least)\b)|\d\s*\+"
)
_AT_MOST = re.compile(
    r"^(?:[<≤]|(?:mindre|less|färre|færre|under|högst|højst|høyst|max|upp till|op til|opp til"
    r"|up to|at most)\b)"
)
_AROUND_A_YEAR = re.compile(
    r"^(?:född|født|født i|född i|born|born in|f\.?|år|årgång|årgang|year)\s+(?=\d)|(?<=\d{4})\s+år$"
    r"|^(?:den )?\d{1,2}\.?(?::?e|st|nd|rd|th)? [a-zåäöæø]+\.?,? (?=\d{4}$)",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?: .*)?")

_UNIT_WORDS = {
    "years": "år års year years yr yrs y",
    "months": "mån månad månader måned måneder mnd md mdr month months mo",
    "hours": "h t tim timma timme timmar time timer hour hours hrs hr",
}
_UNIT_OF_WORD = {word: unit for unit, words in _UNIT_WORDS.items() for word in words.split()}
# Words that follow a number and say what was asked anyway.
_COUNTED = re.compile(
    r"(?:st|stk|styck|stycken|adept\w*|mentee\w*|mentor\w*|person\w*|people|pers|barn|børn|child"
    r"|children|möte\w*|møde\w*|møte\w*|meeting\w*|träff\w*|plats\w*|plads\w*|plass\w*)"
)
_MIXED = re.compile(r"(\d+)\s*([a-zåäöæø]+)\.?\s*(?:,|och|og|and|&)?\s*(\d+)\s*([a-zåäöæø]+)\.?")


def read_number(text: str, field: Field, ground: Ground) -> Answer:
    """Number with a decimal comma or point, alone or with its unit.

    Examples
    --------
    >>> from workbench.vocabulary import built_in_fields
    >>> read_number("2,5 år", built_in_fields()["years_work_total"], Ground()).value
    2.5
    """
    plain = " ".join(text.casefold().translate(_FRACTIONS).split())
    plain = _halves(plain)
    about = _ABOUT.match(plain)
    plain = plain[about.end() :] if about else plain
    unclear = _unclear(text, plain)
    if unclear is not None:
        return unclear
    number = _in_unit(plain, field)
    if number is None:
        return not_read(
            "not_a_number",
            sentence('"{value}" is not a number.', value=shown(text)),
            _WRITE_A_NUMBER,
        )
    outside = outside_range(text, number, field)
    if outside is not None:
        return outside
    if about:
        return read_with_note(
            number,
            "about",
            sentence('"{value}" was read as {number}.', value=shown(text), number=number),
            sentence("Write the exact number if it is known."),
        )
    return Answer(number)


def _halves(plain: str) -> str:
    """Text with halves in words as decimals: "2 og et halvt år" as "2,5 år"."""
    plain = _ONE_AND_A_HALF.sub("1,5", plain)
    hit = _AND_A_HALF.fullmatch(plain)
    if hit is None:
        return plain
    whole = hit["whole"] if hit["whole"].isdigit() else str(_WORDS.get(hit["whole"], ""))
    return f"{whole},5{hit['rest'] or ''}" if whole else plain


def read_year(text: str, field: Field, ground: Ground) -> Answer:
    """Year with four digits, or the year of a whole date."""
    text = _AROUND_A_YEAR.sub("", text.strip())
    hit = re.fullmatch(r"(\d{4})(?:-\d{2}-\d{2}(?: .*)?|\.0)?", text.strip())
    if hit is None:
        hit = re.fullmatch(r"\d{1,2}[./]\d{1,2}[./](\d{4})", text.strip())
    if hit is None:
        return not_read(
            "not_a_year",
            sentence('"{value}" is not a year.', value=shown(text)),
            sentence("Write the year with four digits, such as 1988."),
        )
    year = int(hit.group(1))
    if year > ground.today.year:
        return not_read(
            "year_to_come",
            sentence('"{value}" is a year to come.', value=shown(text)),
            sentence("Write the year with four digits, such as 1988."),
        )
    return outside_range(text, float(year), field) or Answer(float(year))


def outside_range(text: str, number: float, field: Field) -> Answer | None:
    """Says that a number cannot be true, where it is outside the field's range."""
    if field.low is not None and number < field.low:
        return not_read(
            "too_low",
            sentence(
                '"{value}" is less than {low}, the lowest possible.',
                value=shown(text),
                low=_figure(field.low),
            ),
            sentence("Write the right number."),
        )
    if field.high is not None and number > field.high:
        return not_read(
            "too_high",
            sentence(
                '"{value}" is more than {high}, the highest possible.',
                value=shown(text),
                high=_figure(field.high),
            ),
            sentence("Write the right number."),
        )
    return None


def _unclear(text: str, plain: str) -> Answer | None:
    """Answers that are numbers and still do not say one number."""
    if _DATE.fullmatch(plain):
        return not_read(
            "number_became_date",
            sentence('"{value}" is a date; Excel may have made it of a number.', value=shown(text)),
            _WRITE_A_NUMBER,
        )
    if _RANGE.search(plain):
        what = sentence('"{value}" is a range.', value=shown(text))
        return not_read("range", what, _WRITE_A_NUMBER)
    if _AT_LEAST.search(plain):
        what = sentence('"{value}" says only "at least".', value=shown(text))
        return not_read("at_least", what, _WRITE_A_NUMBER)
    if _AT_MOST.search(plain):
        what = sentence('"{value}" says only "at most".', value=shown(text))
        return not_read("at_most", what, _WRITE_A_NUMBER)
    if re.fullmatch(r"[-+−]?[1-9]\d{0,2}[.,]\d{3}", plain):
        return not_read(
            "thousands_or_decimals",
            sentence(
                '"{value}" can be a decimal number or a number of thousands.', value=shown(text)
            ),
            sentence("Write it without the sign, or with fewer decimals."),
        )
    return None


def _in_unit(plain: str, field: Field) -> float | None:
    """Number that a text says, in the unit of the field, or None."""
    mixed = _MIXED.fullmatch(plain)
    if mixed:
        parts = [
            _converted(float(n), word, field)
            for n, word in zip(mixed.group(1, 3), mixed.group(2, 4), strict=True)
        ]
        if mixed.group(2) == mixed.group(4) or None in parts:
            return None
        return sum(part for part in parts if part is not None)
    if _HALF_A_YEAR.fullmatch(plain):
        return _converted(6.0, "months", field)
    if plain in _WORDS:
        return float(_WORDS[plain])
    first, _, rest = plain.partition(" ")
    if first in _WORDS and rest:
        return _converted(float(_WORDS[first]), rest, field)
    plain = f"0{plain}" if plain.startswith(",") else plain.replace(" ,", ",")
    hit = _NUMBER.match(plain)
    if hit is None:
        return None
    sign, whole, _, decimals = hit.groups()
    number = float(f"{re.sub(r'[ ]|[^0-9]', '', whole)}.{decimals or 0}")
    number = -number if sign in ("-", "−") else number
    after = plain[hit.end() :]
    if not after.strip():
        return number
    word = _WORD_AFTER.fullmatch(after)
    return _converted(number, word.group(1), field) if word else None


def _converted(number: float, word: str, field: Field) -> float | None:
    """Number in the field's unit; None where the word says another thing."""
    unit = _UNIT_OF_WORD.get(word)
    if unit is None:
        return number if _COUNTED.fullmatch(word) else None
    asked = _asked_unit(field)
    if unit == asked or asked is None:
        return number
    if (unit, asked) == ("months", "years"):
        return number / 12
    if (unit, asked) == ("years", "months"):
        return number * 12
    return None


def _asked_unit(field: Field) -> str | None:
    unit = (field.unit or ("months" if field.type == "months" else "")).casefold()
    return _UNIT_OF_WORD.get(unit.split("/")[0].strip(), unit or None)


def _figure(number: float) -> float | str:
    return str(int(number)) if float(number).is_integer() else number
