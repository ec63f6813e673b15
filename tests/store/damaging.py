"""Ways to damage a database file, each with a seed."""

import sqlite3
from pathlib import Path


def page_size(content):
    return int.from_bytes(content[16:18], "big") or 4096


def truncated(content, chance):
    """The end is cut off somewhere, at a page or in one, or everything is gone."""
    size = page_size(content)
    pages = len(content) // size
    kind = chance.randrange(3)
    if kind == 0:
        return content[: chance.randrange(1, pages) * size]
    return content[: 0 if kind == 1 and chance.random() < 0.3 else chance.randrange(1, len(content))]


def header_overwritten(content, chance):
    """Some of the first 100 bytes are others."""
    start, length = chance.randrange(0, 20), chance.randrange(4, 60)
    return content[:start] + chance.randbytes(length) + content[start + length :]


def page_zeroed(content, chance):
    """A page is empty."""
    size = page_size(content)
    start = chance.choice(used_pages(content)) * size
    return content[:start] + bytes(size) + content[start + size :]


def page_random(content, chance):
    """A page holds something else, as after a fault of the drive."""
    size = page_size(content)
    start = chance.choice(used_pages(content)) * size
    return content[:start] + chance.randbytes(size) + content[start + size :]


def pages_swapped(content, chance):
    """Two pages stand in each other's place."""
    size = page_size(content)
    one, other = chance.sample(used_pages(content), 2)
    pages = [content[start : start + size] for start in range(0, len(content), size)]
    pages[one], pages[other] = pages[other], pages[one]
    return b"".join(pages)


def page_doubled(content, chance):
    """A page holds what another holds."""
    size = page_size(content)
    one, other = chance.sample(used_pages(content), 2)
    pages = [content[start : start + size] for start in range(0, len(content), size)]
    pages[one] = pages[other]
    return b"".join(pages)


def text_changed(content, chance):
    """One letter of an answer, a name or a cell is another."""
    words = [b"svar ", b"P\xc3\xa5hittad", b"D\xc3\xa4rf\xc3\xb6r", b"example.org", b"mentee-", b"an import", b"window 1"]
    found = places_of(content, chance.choice(words))
    place = chance.choice(found) + chance.randrange(4)
    return flipped(content, place, 1 << chance.randrange(7))


def index_changed(content, chance):
    """One byte in the page of an index is another, in one of its entries."""
    size = page_size(content)
    found = []
    for number in pages_of_kind(content, 10):
        start = number * size
        for place in places_of(content[start : start + size], b"R1-"):
            found.append(start + place + chance.randrange(3))
    return flipped(content, chance.choice(found), 1 << chance.randrange(7))


def byte_flipped(content, chance):
    """One bit anywhere is another: perhaps where nothing is kept."""
    return flipped(content, chance.randrange(len(content)), 1 << chance.randrange(8))


WAYS = (
    truncated,
    header_overwritten,
    page_zeroed,
    page_random,
    pages_swapped,
    page_doubled,
    text_changed,
    index_changed,
)


def flipped(content, place, bit):
    changed = bytearray(content)
    changed[place] ^= bit
    return bytes(changed)


def places_of(content, words):
    found, start = [], content.find(words)
    while start >= 0:
        found.append(start)
        start = content.find(words, start + 1)
    return found


def pages_of_kind(content, kind):
    size = page_size(content)
    return [n for n in range(1, len(content) // size) if content[n * size] == kind]


def used_pages(content):
    """Pages that hold part of a table or index with rows, without the first."""
    size = page_size(content)
    cells = {
        number: int.from_bytes(content[number * size + 3 : number * size + 5], "big")
        for number in range(1, len(content) // size)
        if content[number * size] in (2, 5, 10, 13)
    }
    return [number for number, count in cells.items() if count]


def raw_rows(path: Path):
    """Every row of every table and every definition, as SQLite gives them."""
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        definitions = connection.execute("SELECT * FROM sqlite_master ORDER BY name, type").fetchall()
        tables = [row[1] for row in definitions if row[0] == "table"]
        indexes = [
            connection.execute(f'SELECT count(*) FROM "{table}" ORDER BY 1').fetchall()
            for table in tables
        ]
        rows = [
            connection.execute(f'SELECT rowid, * FROM "{table}" ORDER BY rowid').fetchall()
            for table in tables
        ]
    finally:
        connection.close()
    names = [(row[0], row[1], row[2], row[4]) for row in definitions]
    return names, indexes, rows
