"""Rows for tests: a filled database, sealed as a writer seals it."""

import secrets
import zlib
from datetime import UTC, date, datetime

import sqlalchemy as sa

from workbench.store.audit import Author, Entry, head, note
from workbench.store.schema import KEPT, audit, meta, own_values, step
from workbench.store.sealing import seal_of

DAY = date(2026, 3, 1)
MOMENT = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)


def row(table, id, version=1, **values):
    """One sealed row; columns that are left out are not known."""
    said = {name: values.pop(name, None) for name in own_values(KEPT[table])}
    assert not values, values
    return {"id": id, "version": version, "seal": seal_of(table, id, version, said), **said}


def insert(connection, table, *rows):
    if rows:
        connection.execute(sa.insert(KEPT[table]), list(rows))


def filled(database, *, applications=20, columns=6, name="R1"):
    """Write one round with invented people, as one transaction."""
    with database.writing() as connection:
        write_round(connection, applications=applications, columns=columns, name=name)
        note_entries(connection, 1)


def write_round(connection, *, applications=20, columns=6, name="R1"):
    insert(
        connection,
        "programme_version",
        row(
            "programme_version", f"{name}-p", programme_id="omdu", number=1,
            content=f"[programme]\nid = '{name}'"
        ),
    )
    insert(
        connection,
        "round",
        row("round", name, programme_version_id=f"{name}-p", name=f"Våren {name}", begun_at=MOMENT),
    )
    insert(
        connection,
        "sheet",
        row("sheet", f"{name}-s", round_id=name, place=0, file="ansökningar.csv", role="mentee",
            row_numbers=list(range(2, applications + 2))),
    )  # fmt: skip
    insert(
        connection,
        "sheet_column",
        *(
            row("sheet_column", f"{name}-c{k}", round_id=name, sheet_id=f"{name}-s", place=k,
                letter=chr(65 + k % 26), heading=f"Fråga {k}", confidence=0.5 + k / 100,
                how="exact", drawer="open",
                cells=[f"svar {k} av {n}" for n in range(applications)])
            for k in range(columns)
        ),
    )  # fmt: skip
    people = [f"{name}-m{n}" for n in range(applications)]
    insert(connection, "person", *(row("person", id, protected_identity=False) for id in people))
    insert(
        connection,
        "application",
        *(
            row("application", f"{id}-a", round_id=name, person_id=id, role="mentee",
                code=f"mentee-{n:03}", row=n + 2, received_on=DAY, set_aside=False,
                answers={"industry": ["it", "vård"], "age": 20 + n % 40, "why": f"Därför att {n}"})
            for n, id in enumerate(people)
        ),
    )  # fmt: skip
    insert(
        connection,
        "contact",
        *(
            row("contact", f"{id}-k", round_id=name, person_id=id, application_id=f"{id}-a",
                name=f"Påhittad {n}", email=f"p{n}@example.org")
            for n, id in enumerate(people)
        ),
    )  # fmt: skip
    insert(
        connection,
        "sensitive_answer",
        *(
            row("sensitive_answer", f"{id}-q", round_id=name, application_id=f"{id}-a",
                answers={"access_needs": "ramp"}, delete_after=DAY)
            for id in people[::4]
        ),
    )  # fmt: skip


def write_something(connection):
    """One small write of a busy page: a person, her application and her contact."""
    id = secrets.token_hex(8)
    insert(connection, "person", row("person", id, protected_identity=False))
    insert(
        connection,
        "application",
        row("application", f"{id}-a", round_id="R1", person_id=id, role="mentee",
            answers={"why": "x" * 200}),
    )  # fmt: skip
    insert(
        connection,
        "contact",
        row("contact", f"{id}-k", round_id="R1", person_id=id, application_id=f"{id}-a",
            name="Påhittad"),
    )  # fmt: skip


def note_entries(connection, number=3):
    """Entries in the audit log, as a writer notes them; what is noted about its end."""
    note(
        connection,
        [
            Entry("person", f"R1-m{n}", None, {"protected_identity": False})
            for n in range(number)
        ],
        by=Author("K", "window 1"),
        at=MOMENT,
        action="an import",
        round_id="R1",
    )
    return "{} {}".format(*head(connection))


def keep_step(connection, round_id="R1"):
    connection.execute(
        sa.insert(step).values(
            round_id=round_id,
            coordinator_id="K",
            action="a step",
            at=MOMENT,
            undone=False,
            images=zlib.compress(b"[]" * 50),
        )
    )


def everything(database):
    """All rows of all tables, in order."""
    with database.reading() as connection:
        return {
            name: sorted(map(repr, connection.execute(sa.select(table)).all()))
            for name, table in [*KEPT.items(), ("meta", meta), ("step", step), ("audit", audit)]
        }
