"""CSV as Nordic Excel, form tools and colleagues write it: seeded, with the cells that are meant.

The cells are made first and written then by rules of our own, not by the ``csv`` module that the
reader uses: what is expected never passes through what is tested.
"""

import random
import unicodedata
from dataclasses import dataclass

ENCODINGS = (
    "utf-8", "utf-8", "utf-8-sig", "utf-8-sig", "cp1252", "cp1252", "cp1252", "latin-1",
    "utf-16", "utf-16-le", "utf-16-be", "utf-32",
)  # fmt: skip
DELIMITERS = (";", ";", ";", ",", ",", "\t", "|")
LINE_ENDS = ("\r\n", "\r\n", "\n", "\r")
QUOTING = ("needed", "needed", "all", "texts", "some")
FIRST_NAMES = (
    "Åsa", "Märta", "Björn", "Göran", "Søren", "Kjærsti", "Øyvind", "Æsa", "Zoë", "Renée", "Noël",
    "Ana", "Ziyad", "Null", "None", "NA", "Anna-Lena", "Bo", "Amina", "Cecília",
)  # fmt: skip
LAST_NAMES = (
    "Öberg", "Ek", "Håkansson", "Nygård", "Sørensen", "Bjørnstad", "O'Neil", "von der Lühe",
    "de la Peña", "Al-Masri", "Næss", "Ågren", "Österlund", "True", "Nan", "Inf",
)  # fmt: skip
PLACES = ("Malmö", "Västerås", "Tromsø", "København Ø", "Ålesund", "Hamar", "Växjö", "Århus")
LONG_ANSWERS = (
    "Jag vill lära mig mer; och träffa andra",
    "Vård, skola, omsorg",
    'Hon sa "hej" och gick',
    "Rad ett\nRad två",
    "- punkt ett\n- punkt två\n\n- punkt tre",
    "Kostar 50 % mer | mindre",
    "å ä ö æ ø é ü ß",
    "“citat” – tankstreck… 5 € och ’apostrof’",
    '"',
    "''",
    "a;b,c|d",
    "=SUMMA(A1)",
    "+46 70 123 45 67",
    "@hemma",
    "C:\\mapp\\fil",
    "slutar med semikolon;",
    ",börjar med komma",
    "<b>fet</b>",
    "100\u00a0kr",
)
HEADINGS = (
    "Namn", "Tidsstämpel", "E-post", "Kommunkod", "Telefon", "Ålder", "Arbetsår", "Land",
    "7. Vad vill du ha hjälp med? *", "Övrigt; önskemål, annat", 'Har du hört "talas" om oss?',
    "Språk [Svenska]", "Fødested", "Fråga i\ntvå rader", "Område", "Är du född i Norden?",
    "Hvornår kan du mødes?", "Ja/Nej",
)  # fmt: skip


@dataclass(frozen=True)
class NordicFile:
    """One file, and what must be read from it."""

    content: bytes
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    row_numbers: tuple[int, ...]
    about: str


def nordic_file(seed: int) -> NordicFile:
    """File number *seed*, always the same."""
    dice = random.Random(seed)
    encoding, delimiter = dice.choice(ENCODINGS), dice.choice(DELIMITERS)
    line_end, quoting = dice.choice(LINE_ENDS), dice.choice(QUOTING)
    width, height = dice.randint(3, len(HEADINGS)), dice.randint(1, 60)
    headings = ["Namn", *dice.sample(HEADINGS[1:], width - 1)]
    dice.shuffle(headings)
    rows = [[_answer(heading, i, dice) for heading in headings] for i in range(height)]
    spread_nfd = dice.random() < 0.2 and encoding.startswith("utf")
    sep_line = dice.random() < 0.12
    trailing = dice.random() < 0.15
    blank_lines = dice.random() < 0.2
    no_last_end = dice.random() < 0.3

    lines: list[str] = [f"sep={delimiter}"] if sep_line else []
    numbers: list[int] = []
    at = 1
    for i, row in enumerate([headings, *rows]):
        if blank_lines and i and dice.random() < 0.1:
            lines.append(delimiter * (width - 1) if dice.random() < 0.5 else "")
            at += 1
        cells = [_written(cell, delimiter, quoting, line_end, dice) for cell in row]
        lines.append(delimiter.join(cells) + (delimiter if trailing else ""))
        if i:
            numbers.append(at)
        at += 1
    text = line_end.join(lines) + ("" if no_last_end else line_end)
    if spread_nfd:
        text = unicodedata.normalize("NFD", text)
    keep = {"latin-1": "replace", "cp1252": "replace"}.get(encoding, "strict")
    content = _encodable(text, encoding).encode(encoding, keep)
    return NordicFile(
        content=content,
        headings=tuple(_meant(heading, encoding) for heading in headings),
        rows=tuple(tuple(_meant(cell, encoding) for cell in row) for row in rows),
        row_numbers=tuple(numbers),
        about=f"seed {seed}: {encoding} {delimiter!r} {line_end!r} quotes {quoting} "
        f"{'NFD ' if spread_nfd else ''}{'sep ' if sep_line else ''}{height} rows",
    )


def _answer(heading: str, row: int, dice: random.Random) -> str:
    name = f"{dice.choice(FIRST_NAMES)} {dice.choice(LAST_NAMES)}"
    if heading == "Namn" or dice.random() < 0.1:
        return name if heading == "Namn" else ""
    day = dice.randint(1, 28)
    of_heading = {
        "Tidsstämpel": (f"2022-01-{day:02d} 09:05:00", f"{day:02d}.01.2022", f"{day}/1 2022"),
        "E-post": (f"person{row}@example.org",),
        "Kommunkod": ("0127", "0180", "1280", "0301", "5001", "0010"),
        "Telefon": ("+46 70 000 00 00", "070-000 00 00", "0700000000", "004520000000"),
        "Ålder": (str(18 + day),),
        "Arbetsår": (f"{day},{dice.choice('05')}",),
        "Land": ("NA", "SE", "Côte d’Ivoire", "Åland", "None", "NULL", "nan"),
    }
    return dice.choice(of_heading.get(heading, LONG_ANSWERS if dice.random() < 0.4 else PLACES))


def _written(cell: str, delimiter: str, quoting: str, line_end: str, dice: random.Random) -> str:
    must = any(sign in cell for sign in (delimiter, '"', "\n", "\r")) or cell != cell.strip()
    texts = not cell.replace(",", "").isdigit()
    wished = {"all": True, "needed": False, "texts": texts and bool(cell)}
    if not must and not wished.get(quoting, dice.random() < 0.4):
        return cell
    # A program that breaks lines with CR alone does so inside answers too.
    inner = cell.replace("\n", "\r" if line_end == "\r" else dice.choice(("\n", "\r\n")))
    return '"' + inner.replace('"', '""') + '"'


def _encodable(text: str, encoding: str) -> str:
    """Text without what an 8-bit encoding has no sign for."""
    if encoding == "latin-1":
        for sign, plain in _PLAIN.items():
            text = text.replace(sign, plain)
    return text


def _meant(cell: str, encoding: str) -> str:
    """Cell as a person reads it: composed letters, ordinary spaces."""
    return unicodedata.normalize("NFC", _encodable(cell, encoding).replace("\u00a0", " "))


_PLAIN = {"“": "'", "”": "'", "’": "'", "–": "-", "…": "...", "€": "EUR"}
