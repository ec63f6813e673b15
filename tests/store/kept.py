"""Databases and rounds for the tests of the store. Everybody in them is invented."""

import secrets
from contextlib import contextmanager, nullcontext
from functools import cache
from pathlib import Path

from tests.store.server import database_on
from workbench.keeping.choices import version_id
from workbench.keeping.kept_round import KeptRound
from workbench.keeping.lists import as_kept
from workbench.keeping.rounds import author, begin_round, open_kept
from workbench.people.eligibility import Decision
from workbench.round import Round, open_round
from workbench.store import schema
from workbench.store.audit import chain_broken
from workbench.store.columns import canonical
from workbench.store.database import Database
from workbench.store.schema import KEPT, own_values
from workbench.store.sealing import rows_damaged

SAMPLES = Path("sample_data")

MENTORS = """id;Namn;E-post;Telefon;Utbildningsnivå;Utbildningsinriktning;Bransch;Arbetsår i Sverige;Arbetsår totalt;Svenska;Engelska;Deltagandeform;Hur många adepter?;Timmar;Något mer?
M1;Ebba Ek;ebba@example.org;070-1740601;Master;Juridik;Handel;9;9;modersmål;god;digitalt;2;12;Fråga efter Tuva Ask
M2;Ivar Al;ivar@example.org;070-1740602;Master;Data;IT;4;4;modersmål;god;digitalt;1;12;Ring kvällstid
"""
ADEPTS = """id;Namn;E-post;Födelseland;Utbildningsnivå;Utbildningsinriktning;Önskad bransch;Arbetsår totalt;Svenska;Engelska;Deltagandeform;Jobb motsvarar kompetens
A1;Sara Noor;sara@example.org;Syrien;Kandidatexamen;Juridik;Handel;3;god;god;digitalt;nej
A2;Omid Rad;omid@example.org;Iran;Kandidatexamen;Data;IT;3;god;god;digitalt;nej
A3;Lin Wei;lin@example.org;Kina;Kandidatexamen;Data;IT;3;god;god;digitalt;nej
"""
OTHER_ADEPTS = """Namn;E-post;Födelseland;Utbildningsnivå;Utbildningsinriktning;Önskad bransch;Svenska;Engelska;Deltagandeform;Jobb motsvarar kompetens
Noor Beg;noor@example.org;Irak;Master;Data;IT;god;god;digitalt;nej
Ola Bai;ola@example.org;Peru;Master;Juridik;Handel;god;god;digitalt;nej
"""
M, A = ("mentorer.csv", None), ("adepter.csv", None)

#: Tables from which a round is made, as against those that follow from it.
INPUTS = (
    "round",
    "sheet",
    "sheet_column",
    "contact_text",
    "sensitive_text",
    "correction",
    "file_problem",
    "decision",
    "weight",
    "pair_wish",
    "same_person",
)


@contextmanager
def made_database(folder, server=None):
    """A database with its tables and no rows: a file, or one on a server; gone at the end."""
    file = folder / f"{secrets.token_hex(6)}.db"
    with nullcontext(f"sqlite:///{file}") if server is None else database_on(server) as address:
        database = Database(address)
        with database.writing() as connection:
            schema.metadata.create_all(connection)
        try:
            yield database
        finally:
            database.close()
            file.unlink(missing_ok=True)


def address_of(database):
    """Where a process of its own finds the database."""
    return database.url.render_as_string(hide_password=False)


@cache
def with_lists(programme="mitt_livs_chans"):
    empty = open_round(programme)
    return (
        empty.with_file("mentorer.csv", MENTORS.encode("cp1252"))
        .with_file("adepter.csv", ADEPTS.encode("utf-8-sig"))
        .read()
    )


def begun(database, round=None, *, who="Anna"):
    """A kept round with two lists, and the round in memory."""
    round = round if round is not None else with_lists()
    kept = begin_round(database, open_round(round.programme), name="VT 2022", by=author(database, who))
    kept.save(round, action="hand_in")
    return kept, round


def opened(database, round_id, who="Bo"):
    return open_kept(database, round_id, by=author(database, who))


def again(kept: KeptRound) -> Round:
    """The round as somebody sees it who opens it now."""
    return opened(kept.database, kept.id, "Somebody else")[1]


def said_by(round):
    """What a person put into a round, by the ids of the lists."""
    people = (round.parsed or round.last_read)
    listed = (
        {name: f"{role} {id}" for name, role, id in people.people[["role", "list_id"]].itertuples()}
        if people is not None
        else {}
    )
    named = lambda unit: tuple(listed.get(name, name) for name in unit.split("+"))  # noqa: E731
    pairs = lambda found: {(named(giver), named(receiver)) for giver, receiver in found}  # noqa: E731
    wishes = round.wishes
    return {
        "programme": version_id(round.programme),
        # What the programme has no purpose for is kept nowhere, and blank when it comes back.
        "lists": tuple(as_kept(each, round.programme) for each in round.lists),
        "corrections": dict(round.corrections),
        "file problems": round.file_problems,
        "decisions": {listed.get(name, name): each for name, each in round.decisions.items()},
        "weights": dict(wishes.weights),
        "missing": wishes.missing,
        "keep": pairs(wishes.keep),
        "rule out": pairs(wishes.rule_out),
        "published": pairs(wishes.published),
        "relaxed": wishes.relaxed,
        "same people": {
            (listed.get(name, name), listed.get(other.application, other.application)): same
            for (name, other), same in round.same_people.items()
        },
        "distinct": wishes.distinct_min,
    }


def id_of(round, listed):
    people = round.parsed.people
    return people.index[people["list_id"] == listed][0]


def accepted(reason="Has called"):
    from datetime import date

    return Decision(True, reason, date(2022, 2, 1))


def content(database, tables=INPUTS):
    """Rows of tables as canonical text, without what the store keeps for itself."""
    import sqlalchemy as sa

    with database.reading() as connection:
        return {
            name: {
                row["id"]: canonical({column: row[column] for column in own_values(KEPT[name])})
                for row in connection.execute(sa.select(KEPT[name])).mappings()
            }
            for name in tables
        }


def faults(database):
    """Everything that is wrong with a database; empty where nothing is."""
    with database.reading() as connection:
        found = [f"seal: {each}" for each in rows_damaged(connection)]
        found += list(chain_broken(connection))
        if database.is_file:
            found += [
                line
                for line in connection.exec_driver_sql("PRAGMA integrity_check").scalars()
                if line != "ok"
            ]
            found += map(str, connection.exec_driver_sql("PRAGMA foreign_key_check").all())
    return found
