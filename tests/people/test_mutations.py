"""Damaged files of real shape: always tables or sentences, never an exception."""

import random

import pytest

from tests.people.files import workbook
from workbench.people import Ground, MappedList, map_columns, parse_lists, read_list
from workbench.vocabulary import built_in_fields

FIELDS = built_in_fields()
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
    b'"',
    b";",
    b"\n",
    b"\r",
    b"\x00",
    b"\xef\xbb\xbf",
    b"\t",
    b'""',
    b"=1+1",
    b"\xe2\x80\xae",
)


def as_csv() -> bytes:
    quoted = [
        ";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in (HEADINGS, *ROWS)
    ]
    return "\r\n".join(quoted).encode()


def damaged(content: bytes, dice: random.Random) -> bytes:
    data = bytearray(content)
    for _ in range(dice.choice((1, 1, 2, 5, 30))):
        place = dice.randrange(len(data))
        change = dice.randrange(5)
        if change == 0:
            data[place] = dice.randrange(256)
        elif change == 1:
            del data[place : place + dice.randrange(1, 40)]
        elif change == 2:
            data[place:place] = dice.choice(SNIPPETS)
        elif change == 3:
            data[place:place] = data[: dice.randrange(100)]
        else:
            data[place:place] = dice.randbytes(4)
        data = data or bytearray(b"x")
    return bytes(data)


def read_and_parse(name: str, content: bytes) -> int:
    read = read_list(name, content)
    lists = [
        MappedList(table, map_columns(table, FIELDS, side="giver"), "mentor", "giver")
        for table in read.tables
    ]
    result = parse_lists(lists, FIELDS, ground=Ground(country="SE"))
    return len([str(problem) for problem in (*read.problems, *result.problems)])


@pytest.mark.parametrize("seed", range(5))
def test_a_damaged_csv_never_raises(seed):
    dice = random.Random(seed)

    for _ in range(30):
        assert read_and_parse("a.csv", damaged(as_csv(), dice)) >= 0


def test_a_damaged_workbook_never_raises():
    dice = random.Random(1)
    content = workbook(("Svar", (HEADINGS, *ROWS)))

    for _ in range(30):
        assert read_and_parse("a.xlsx", damaged(content, dice)) >= 0
