"""An audit log that was tampered with is found, and the log names nobody."""

import random

import pytest
import sqlalchemy as sa

from tests.store.fixtures import KINDS
from tests.store.kept import SAMPLES, accepted, begun, id_of, made_database
from workbench.round import open_round
from workbench.store.audit import HEAD, _digest, chain_broken
from workbench.store.schema import audit, meta

COLUMNS = [column.name for column in audit.c]


@pytest.fixture(scope="module", params=KINDS)
def log(request, tmp_path_factory):
    """A database of each kind with a log of some length, and its entries."""
    server = request.getfixturevalue("server") if request.param == "postgresql" else None
    with made_database(tmp_path_factory.mktemp("log"), server) as database:
        yield database, entries_of_a_session(database)


def entries_of_a_session(database):
    kept, round = begun(database)
    for weight in range(20):
        round = round.weighted("industry", weight + 1)
        kept.save(round, action="weigh", reason="It counts for more here")
    kept.save(round.decided(id_of(round, "A1"), accepted()), action="decide")
    with database.reading() as connection:
        entries = connection.execute(sa.text("SELECT * FROM audit ORDER BY seq")).mappings().all()
    assert len(entries) > 60
    return [dict(each) for each in entries]


def broken(database, tamper):
    """What is told of a log after it was tampered with; the database is left as it was."""
    with database.engine.connect() as connection:
        try:
            tamper(connection)
            return list(chain_broken(connection))
        finally:
            connection.rollback()


def write(connection, entry, **values):
    names = ", ".join(f'"{name}" = :v_{name}' for name in values)
    connection.execute(
        sa.text(f"UPDATE audit SET {names} WHERE seq = :s"),
        {**{f"v_{name}": value for name, value in values.items()}, "s": entry["seq"]},
    )


def insert(connection, entry):
    names = ", ".join(f'"{name}"' for name in entry)
    values = ", ".join(f":v_{name}" for name in entry)
    connection.execute(
        sa.text(f"INSERT INTO audit ({names}) VALUES ({values})"),
        {f"v_{name}": value for name, value in entry.items()},
    )


def changed(value, dice):
    """Another value in place of one: one sign, the end, nothing, or something of its kind."""
    if value is None:
        return '{"weight":1.0}'
    if isinstance(value, int):
        return value + 100_000
    ways = [value + " ", value[:-1], value.swapcase() if value.swapcase() != value else value + "x", None]
    return dice.choice(ways[:3]) if value else "x"


def column_changes(entries, dice):
    for name in COLUMNS:
        for entry in dice.sample(entries, 6):
            new = changed(entry[name], dice)
            yield (
                f"{name} of {entry['seq']}",
                lambda c, entry=entry, name=name, new=new: write(c, entry, **{name: new}),
                True,
            )


def moves(entries, dice):
    """Deleting, cutting off, inserting, doubling and swapping entries."""

    def delete(*seqs):
        return lambda c: [c.execute(sa.delete(audit).where(audit.c.seq == s)) for s in seqs]

    def cut(after):
        return lambda c: c.execute(sa.delete(audit).where(audit.c.seq > after))

    def close_up(seq):
        def tamper(c):
            c.execute(sa.delete(audit).where(audit.c.seq == seq))
            c.execute(sa.text("UPDATE audit SET seq = -(seq - 1) WHERE seq > :s"), {"s": seq})
            c.execute(sa.text("UPDATE audit SET seq = -seq WHERE seq < 0"))

        return tamper

    def swap(one, other):
        values = {name: v for name, v in entries[one].items() if name != "seq"}
        others = {name: v for name, v in entries[other].items() if name != "seq"}

        def tamper(c):
            write(c, entries[one], **others)
            write(c, entries[other], **values)

        return tamper

    def double(entry, seq):
        return lambda c: insert(c, {**entry, "seq": seq})

    last = entries[-1]["seq"]
    for seq in dice.sample(range(1, last), 8):
        yield f"delete {seq}", delete(seq), False
        yield f"delete {seq} and close up", close_up(seq), False
    for count in (1, 2, 7):
        yield f"cut off {count}", cut(last - count), False
    for _ in range(6):
        one, other = dice.sample(range(len(entries)), 2)
        yield f"swap {one} and {other}", swap(one, other), False
    for entry in dice.sample(entries, 4):
        yield f"double {entry['seq']} at the end", double(entry, last + 1), False
        yield f"double {entry['seq']} before the first", double(entry, dice.choice((0, -5))), False


def rechained(entries, dice):
    """A changed entry with the chain made anew from it on, but not the head."""
    for place in dice.sample(range(len(entries)), 6):

        def tamper(c, place=place):
            chain = entries[place - 1]["chain"] if place else ""
            for entry in entries[place:]:
                new = {**entry, "action": "something else"} if entry is entries[place] else dict(entry)
                chain = _digest(chain, new)
                write(c, entry, action=new["action"], chain=chain)

        yield f"chain anew from {place}", tamper, False


def heads(entries, dice):
    last = entries[-1]
    for value in (f"{last['seq']} {'0' * 64}", f"{last['seq'] + 1} {last['chain']}", "", "x y"):
        yield (
            f"head {value[:8]}",
            lambda c, value=value: c.execute(
                sa.update(meta).where(meta.c.key == HEAD).values(value=value)
            ),
            False,
        )
    yield "no head", lambda c: c.execute(sa.delete(meta)), False
    yield "all gone", lambda c: (c.execute(sa.delete(meta)), c.execute(sa.delete(audit))), False


def test_every_one_of_a_hundred_ways_to_tamper_is_found(log):
    database, entries = log
    dice = random.Random(4)
    ways = [
        each for of in (column_changes, moves, rechained, heads) for each in of(entries, dice)
    ]

    told = {name: broken(database, tamper) for name, tamper, _ in ways}

    assert len(told) >= 100
    assert [name for name, said in told.items() if not said] == []
    assert broken(database, lambda c: None) == []


def test_a_changed_entry_is_told_by_its_number(log):
    database, entries = log

    said = broken(database, lambda c: write(c, entries[30], reason="Nothing"))

    assert said == ["entry 31 is not what was written"]


def test_an_entry_that_nobody_can_read_any_more_is_told_like_every_other(log):
    database, entries = log

    for name in ("at", "before", "after"):
        said = broken(database, lambda c, name=name: write(c, entries[30], **{name: "no {JSON"}))
        assert said == ["entry 31 is not what was written"]


def test_a_deleted_entry_and_one_that_was_put_in_are_told(log):
    database, entries = log

    gone = broken(database, lambda c: c.execute(sa.delete(audit).where(audit.c.seq == 12)))
    more = broken(database, lambda c: insert(c, {**entries[3], "seq": 0}))

    assert gone[0] == "entry 12 is missing"
    assert more[0] == "entry 0 was put in"


def test_a_log_that_was_emptied_with_its_head_is_told(log):
    database, _ = log

    said = broken(database, lambda c: (c.execute(sa.delete(meta)), c.execute(sa.delete(audit))))

    assert said == ["the log is empty, but rows were written"]


def test_the_log_of_a_whole_session_names_nobody_and_gives_no_contact(new_database):
    database = new_database()
    round = open_round("mitt_livs_chans")
    for file in sorted((SAMPLES / "mitt_livs_chans").glob("*_vt2022.*")):
        round = round.with_file(file.name, file.read_bytes())
    kept, round = begun(database, round.read())
    people = round.parsed.people
    place = next(each.place for each in round.lists if each.role == "mentee")
    corrected = round.corrected((*place, 5, "full_name"), "Ny Namnsson").corrected(
        (*place, 5, "email"), "ny.namnsson@example.org"
    ).corrected((*place, 6, "birth_country"), "Iran")
    kept.save(corrected.read(), action="correct")
    done = corrected.read().proposed()
    kept.note(done)
    pair = min(done.proposal.pair_ids)
    for step in (
        done.decided(str(people.index[3]), accepted()),
        done.keeping(*pair),
        done.weighted("industry", 50),
    ):
        kept.save(step, action="change")
        kept.undo(step)
    kept.save(round.without_file(round.lists[0].table.file).read(), action="take away")

    with database.reading() as connection:
        rows = connection.execute(sa.text("SELECT * FROM audit")).all()
    said = "\n".join(str(value) for row in rows for value in row).casefold()

    private = {
        str(value).casefold()
        for name in ("name", "email", "phone", "address", "guardian_contact")
        for value in people[name].dropna()
        if len(str(value)) > 4
    }
    private |= {"ny namnsson", "ny.namnsson@example.org"}
    assert len(private) > 1000
    assert [each for each in private if each in said] == []
    long_answers = {
        cell.casefold()
        for each in round.lists
        for column, cells in zip(each.mapping.columns, each.table.columns, strict=True)
        for cell in cells
        if len(cell) > 25 and cell.casefold() not in map(str.casefold, each.table.headings)
    }
    assert len(long_answers) > 300
    assert [each for each in long_answers if each in said] == []
    assert len(rows) > 1000
