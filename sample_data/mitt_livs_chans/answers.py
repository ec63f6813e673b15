"""How a fact becomes an answer in a form: in somebody's own words, and not always tidily."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sample_data.dice import Dice
from sample_data.mitt_livs_chans.words_of_people import LANGUAGES, LEVELS, PARTS_OF_DAY, WEEKDAYS

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
_MONTH_NAMES = (
    "januari februari mars april maj juni juli augusti september oktober november december"
)
_MONTHS = tuple(_MONTH_NAMES.split())
_SHORTEST_TO_RESHAPE = 6
_HABITS = {
    "tidy": 945,
    "trailing space": 15,
    "trailing no-break space": 7,
    "no-break space": 6,
    "capitals": 10,
    "small letters": 17,
}


def worded(code: str, words: Mapping[str, tuple[str, ...]], dice: Dice) -> str:
    """One of the ways to write a code, the usual way in half of all cases."""
    phrases = words[code]
    return phrases[0] if dice.of("usual").happens(0.5) else dice.of("phrase").one(phrases)


def untidy(text: str, dice: Dice) -> str:
    """Text as it was typed: now and then with a space too many or in capitals."""
    habit = dice.of("untidy").weighted(_HABITS)
    if habit in {"capitals", "small letters"} and len(text) < _SHORTEST_TO_RESHAPE:
        return text
    return {
        "tidy": text,
        "trailing space": text + " ",
        "trailing no-break space": text + NO_BREAK_SPACE,
        "no-break space": text.replace(" ", NO_BREAK_SPACE, 1),
        "capitals": text.upper(),
        "small letters": text.lower(),
    }[habit]


def years(value: float, dice: Dice) -> str:
    """Number of years, as figures, with words around them, or as a guess."""
    plain = dice.of("plain").happens(0.75)
    if value == 0:
        return "0" if plain else dice.of("none").one(("Ingen", "0 år", "inga"))
    if value < 1:
        return dice.of("short").one(("0,5", "6 månader", "mindre än ett år", "ett halvår"))
    number = f"{value:g}".replace(".", ",")
    if plain or value != int(value):
        return number
    return dice.of("words").one(
        (
            f"{number} år",
            f"{number} år",
            f"ca {number}",
            f"ca {number} år",
            f"{number}-{int(value) + 1} år",
            f"över {number} år",
            f"{number}+",
            f"{number} years",
        )
    )


def month_of_arrival(year: int, month: int, dice: Dice) -> str:
    """Year and month, in one of the ways in which people write them."""
    shapes = {
        f"{year}-{month:02d}": 50,
        f"{_MONTHS[month - 1]} {year}": 22,
        f"{month:02d}/{year}": 8,
        f"{year} {_MONTHS[month - 1]}": 6,
        f"{_MONTHS[month - 1][:3]} {year}": 5,
        f"{year}-{month:02d}-{dice.of('day').whole(1, 28):02d}": 5,
        f"{year}": 4,
    }
    return dice.of("shape").weighted(shapes)


def telephone(number: str, dice: Dice) -> str:
    """Telephone number with its hyphens, spaces or country code in one of several shapes."""
    area, local = number.split("-")
    shapes = {
        number: 40,
        f"{area}{local}": 22,
        f"{area}-{local[:-4]} {local[-4:-2]} {local[-2:]}": 12,
        f"+46{area[1:]}{local}": 10,
        f"+46 {area[1:]} {local[:-4]} {local[-4:-2]} {local[-2:]}": 8,
        f"0046{area[1:]}{local}": 4,
        f"{area} {local}": 4,
    }
    return dice.of("shape").weighted(shapes)


def address(email: str, dice: Dice) -> str:
    """E-mail address, sometimes with a capital or a space after it, as telephones add them."""
    shapes = {email: 94, email[0].upper() + email[1:]: 5, email + " ": 1}
    return dice.of("address").weighted(shapes)


def several(
    codes: Iterable[str], words: Mapping[str, tuple[str, ...]], dice: Dice, *, between: str
) -> str:
    """Answer to a question where several may be ticked."""
    return between.join(worded(code, words, dice.of(code)) for code in codes)


def other_languages(spoken: Mapping[str, str], dice: Dice, *, without: Iterable[str]) -> str | None:
    """Languages that have no column of their own, with their levels, in one cell."""
    left = {name: level for name, level in spoken.items() if name not in set(without)}
    return ", ".join(_with_level(name, level, dice) for name, level in left.items()) or None


def _with_level(language: str, level: str, dice: Dice) -> str:
    word = worded(level, LEVELS, dice.of(level)).lower()
    return f"{worded(language, LANGUAGES, dice.of(language))} ({word})"


def free_times(times: Iterable[tuple[str, str]], *, between: str) -> str:
    """Parts of the week, in the order of the week."""
    chosen = set(times)
    return between.join(
        f"{day} {word}"
        for day in WEEKDAYS
        for part, word in PARTS_OF_DAY.items()
        if (day, part) in chosen
    )


def stamp(moment: datetime) -> str:
    """Time of receipt as most form tools write it."""
    return f"{moment:%Y-%m-%d %H:%M}"


def stamp_day_first(moment: datetime) -> str:
    """Time of receipt as it looks after a spreadsheet with British settings saved it."""
    return f"{moment.day}/{moment.month}/{moment.year} {moment:%H:%M}"


def stamp_month_first(moment: datetime) -> str:
    """Time of receipt as it looks after a spreadsheet with American settings saved it."""
    return f"{moment.month}/{moment.day}/{moment.year} {moment:%H:%M}"
