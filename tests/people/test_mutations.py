"""Damaged files of real shape: always tables or sentences, never an exception, never a long wait.

Here a sample; 10,000 by ``python -m tests.people.long``.
"""

import io
import random
import time
import zipfile
from functools import cache
from pathlib import Path

import pytest

from tests.people.files import workbook
from workbench.people import Ground, MappedList, map_columns, parse_lists, read_list
from workbench.vocabulary import built_in_fields

FIELDS = built_in_fields()
REAL = Path(__file__).with_name("real_files")
HEADINGS = (
    "Tidsstämpel", "1. Namn *", "2. E-post", "Födelseår", "Inom vilken bransch arbetar du?",
    "Arbetsår totalt", "Vad kan du bidra med?", "Hur bra talar du svenska?", "Övrigt",
)  # fmt: skip
ROWS = [
    (f"2022-01-{day:02d} 10:00", f"Åsa Ek {day}", f"asa{day}@example.org", "1980", "Vård", "ca 5,5",
     "Cv;Nätverk;", "Flytande", 'Rad ett\nrad "två"; slut')
    for day in range(1, 20)
]  # fmt: skip
SNIPPETS = (
    b'"', b";", b"\n", b"\r", b"\x00", b"\xef\xbb\xbf", b"\t", b'""', b"=1+1", b"\xe2\x80\xae",
    b"sep=,\n", b"\xff\xfe", b"'", b",", b"\x1a", b"\xc3", b"&#0;", b"<", b"]]>", b"-1",
)  # fmt: skip


def as_csv(encoding: str = "utf-8", delimiter: str = ";") -> bytes:
    quoted = [
        delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row)
        for row in (HEADINGS, *ROWS)
    ]
    return "\r\n".join(quoted).encode(encoding)


@cache
def sources() -> dict[str, bytes]:
    """Whole files that are damaged, by their names."""
    return {
        "utf8.csv": as_csv(),
        "nordic.csv": as_csv("cp1252"),
        "wide.csv": as_csv("utf-16", "\t"),
        "commas.csv": as_csv("utf-8-sig", ","),
        "svar.xlsx": workbook(("Svar", (HEADINGS, *ROWS))),
        "lista.xls": (REAL / "lista.xls").read_bytes(),
        "lista.ods": (REAL / "lista.ods").read_bytes(),
    }


def mutation(seed: int) -> tuple[str, bytes]:
    """Name and content of damaged file number *seed*, always the same."""
    dice = random.Random(seed)
    name, content = dice.choice(sorted(sources().items()))
    if content.startswith(b"PK") and dice.random() < 0.7:
        return name, with_a_damaged_part(content, dice)
    return name, damaged(content, dice)


def damaged(content: bytes, dice: random.Random) -> bytes:
    data = bytearray(content)
    for _ in range(dice.choice((1, 1, 2, 5, 30))):
        place = dice.randrange(len(data))
        change = dice.randrange(6)
        if change == 0:
            data[place] = dice.randrange(256)
        elif change == 1:
            del data[place : place + dice.randrange(1, 40)]
        elif change == 2:
            data[place:place] = dice.choice(SNIPPETS)
        elif change == 3:
            data[place:place] = data[: dice.randrange(100)]
        elif change == 4:
            data[place:place] = data[place : place + dice.randrange(400)]
        else:
            data[place:place] = dice.randbytes(4)
        data = data or bytearray(b"x")
    return bytes(data)


def with_a_damaged_part(content: bytes, dice: random.Random) -> bytes:
    """Sound zip archive in which one part is damaged, cut or gone."""
    old = zipfile.ZipFile(io.BytesIO(content))
    parts = [name for name in old.namelist() if old.read(name)]
    chosen, made = dice.choice(parts), io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == chosen:
                how = dice.randrange(4)
                if how == 0:
                    continue
                part = part[: dice.randrange(len(part))] if how == 1 else damaged(part, dice)
            new.writestr(name, part)
    return made.getvalue()


def read_and_parse(name: str, content: bytes) -> int:
    """Number of sentences about a file; everything is read, mapped and parsed."""
    read = read_list(name, content)
    lists = [
        MappedList(table, map_columns(table, FIELDS, side="giver"), "mentor", "giver")
        for table in read.tables
    ]
    result = parse_lists(lists, FIELDS, ground=Ground(country="SE"))
    assert read.tables or any(problem.severity == "blocks" for problem in read.problems)
    return len([str(problem) for problem in (*read.problems, *result.problems)])


@pytest.mark.requirement("N-05")
@pytest.mark.parametrize("start", range(0, 120, 40))
def test_a_damaged_file_never_raises_and_never_keeps_anybody_waiting(start):
    for seed in range(start, start + 40):
        begun = time.perf_counter()

        assert read_and_parse(*mutation(seed)) >= 0

        # The long run holds 5 s; here other tests may take the processors at the same time.
        assert time.perf_counter() - begun < 30
