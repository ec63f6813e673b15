"""Seeded people of an earlier round and a new list, and who of them is truly the same.

The names are of a small invented set, so that namesakes are common; a third of the people live in
families that share an e-mail address, a telephone number or both.
"""

import random
import unicodedata
from dataclasses import dataclass

import pandas as pd

FIRST = ["Amina", "Amira", "Anna", "Anne", "Åsa", "Märta", "Karin", "Catarina", "Sofia", "Fatima", "Zainab", "Yusuf", "Mohammed", "Ahmed", "Ali", "Alia", "Karim", "Karima", "Hassan", "Søren", "Jørgen", "Bjørn", "Göran", "Lars", "Marie", "Maria", "Elena", "Olena", "Ivan", "Dmitri", "Hodan", "Abdi", "Khadija", "Maryam", "Leyla", "Layan", "Nils", "Nina", "Erik", "Erika", "Petra", "Peter", "Ngozi", "Mei", "Thuy"]
LAST = ["Ek", "Berg", "Lind", "Öberg", "Ågren", "Sørensen", "Kjær", "Nygård", "Hassan", "Ali", "Nur", "Warsame", "Haddad", "Khoury", "Al-Masri", "Petrov", "Ivanova", "Nguyen", "Tran", "Okafor", "Mensah", "Silva", "Santos", "Lopez", "Moreno", "Kaya", "Demir", "Yilmaz", "Novak", "Kowalska", "Svensson", "Andersson", "Nielsen", "Hansen", "Larsen", "Holm", "Dahl", "Lund", "Strand", "Vik"]
SPELLINGS = {
    "Mohammed": "Muhamad", "Fatima": "Fatimah", "Yusuf": "Yousef", "Sofia": "Sophia",
    "Catarina": "Katarina", "Ahmed": "Ahmad", "Khadija": "Khadijah", "Maryam": "Mariam",
    "Zainab": "Zeinab", "Søren": "Soeren", "Jørgen": "Joergen", "Åsa": "Aasa", "Leyla": "Layla",
    "Göran": "Goran", "Dmitri": "Dmitry", "Kjær": "Kjaer", "Nygård": "Nygaard", "Ågren": "Aagren",
    "Al-Masri": "Almasri", "Öberg": "Oberg", "Khoury": "Koury", "Sørensen": "Sorensen",
}  # fmt: skip


@dataclass(frozen=True)
class Returning:
    """Both lists, and the pairs of references that are one person."""

    earlier: pd.DataFrame
    now: pd.DataFrame
    same: frozenset[tuple[str, str]]


def returning_people(seed: int, size: int = 1_000) -> Returning:
    """*size* people before, as many now; a third of those come back."""
    dice = random.Random(seed)
    before = _families(dice, size, "old")
    chosen = dice.sample(before, size // 3)
    now = [_changed(person, f"new{i}", dice) for i, person in enumerate(chosen)]
    same = {(old["ref"], new["ref"]) for old, new in zip(chosen, now, strict=True)}
    relatives = dice.sample([person for person in before if person not in chosen], size // 6)
    now += [_relative(person, f"kin{i}", dice) for i, person in enumerate(relatives)]
    now += _families(dice, size - len(now), "fresh")
    dice.shuffle(now)
    return Returning(_table(before), _table(now), frozenset(same))


def _families(dice: random.Random, size: int, prefix: str) -> list[dict]:
    people: list[dict] = []
    while len(people) < size:
        surname, number = dice.choice(LAST), len(people)
        if dice.random() < 0.25:
            surname = f"{surname} {dice.choice(LAST)}"
        family = dice.choice((1, 1, 1, 1, 2, 3))
        shared = f"{prefix}family{number}@example.org", f"070{dice.randrange(10**7):07d}"
        for member in range(family):
            own = f"{prefix}{number}x{member}@example.org", f"073{dice.randrange(10**7):07d}"
            sharing = family > 1 and dice.random() < 0.8
            people.append(
                {
                    "ref": f"{prefix}{len(people)}",
                    "name": f"{_first(dice)} {surname}",
                    "email": shared[0] if sharing else own[0],
                    "phone": shared[1] if sharing and dice.random() < 0.7 else own[1],
                    "birth_year": dice.randint(1955, 2004),
                }
            )
    return people[:size]


def _first(dice: random.Random) -> str:
    name = dice.choice(FIRST)
    return f"{name} {dice.choice(FIRST)}" if dice.random() < 0.15 else name


def _changed(person: dict, ref: str, dice: random.Random) -> dict:
    """The same person in a later list: written otherwise, with other contacts, or less of them."""
    words = person["name"].split()
    style = dice.randrange(9)
    if style == 0:
        name = unicodedata.normalize("NFD", person["name"])
    elif style == 1:
        name = f"{words[-1]}, {' '.join(words[:-1])}"
    elif style in (2, 3):
        name = " ".join(SPELLINGS.get(word, word) for word in words)
    elif style == 4:
        name = f"{person['name']} {dice.choice(LAST)}"
    elif style == 5 and len(words[0]) > 4:
        place = dice.randrange(1, len(words[0]) - 1)
        name = " ".join([words[0][:place] + words[0][place + 1 :], *words[1:]])
    elif style == 6:
        name = person["name"].upper()
    else:
        name = person["name"]
    new = {**person, "ref": ref, "name": name}
    if dice.random() < 0.25:
        new["email"] = f"{ref}@example.org"
    if dice.random() < 0.25:
        new["phone"] = f"076{dice.randrange(10**7):07d}"
    elif dice.random() < 0.5:
        new["phone"] = f"+46 {person['phone'][1:3]} {person['phone'][3:6]} {person['phone'][6:]}"
    if dice.random() < 0.1:
        new["email"] = None
    if dice.random() < 0.3:
        new["birth_year"] = None
    return new


def _relative(person: dict, ref: str, dice: random.Random) -> dict:
    """Somebody else of the family: another first name, the same surname and contacts."""
    words = person["name"].split()
    first = dice.choice([name for name in FIRST if name not in words])
    born = dice.choice((None, person["birth_year"] + dice.choice((-30, -3, -2, 2, 3, 30))))
    return {**person, "ref": ref, "name": " ".join([first, *words[1:]]), "birth_year": born}


def _table(people: list[dict]) -> pd.DataFrame:
    table = pd.DataFrame(people).set_index("ref")
    return table.astype({"birth_year": "Int64"})
