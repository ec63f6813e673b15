"""What the database keeps: every table and column with its meaning.

Names and contacts, and sensitive answers, stand in tables of their own (``contact``,
``contact_text``, ``sensitive_answer``, ``sensitive_text``), so that they can be kept from view,
and erased, without touching anything else. Columns marked *private* never reach the audit log.

Every table but ``meta``, ``audit`` and ``step`` has three columns that the store keeps itself:
``id``, ``version`` (counts the writes) and ``seal`` (a digest of the row, by which damage is
found).
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from workbench.store.columns import Moment, Plain, Text

metadata = sa.MetaData(
    naming_convention={
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: Columns of every row that the store keeps itself.
OWN_COLUMNS = ("id", "version", "seal")


def _kept(name: str, meaning: str, *columns: sa.Column[Any]) -> sa.Table:
    """Table whose rows are written through :mod:`workbench.store.writing` alone."""
    return sa.Table(
        name,
        metadata,
        sa.Column("id", sa.String, primary_key=True, comment="Short opaque name of the row."),
        sa.Column("version", sa.Integer, nullable=False, comment="Number of writes so far."),
        sa.Column("seal", sa.String, nullable=False, comment="Digest of the row."),
        *columns,
        comment=meaning,
    )


def _text(name: str, meaning: str, *, private: bool = False, needed: bool = False) -> Any:
    return sa.Column(
        name, Text, nullable=not needed, comment=meaning, info={"private": private}
    )


def _plain(name: str, meaning: str, *, private: bool = False) -> Any:
    return sa.Column(name, Plain, comment=meaning, info={"private": private})


def _number(name: str, meaning: str) -> Any:
    return sa.Column(name, sa.Float, comment=meaning)


def _whole(name: str, meaning: str) -> Any:
    return sa.Column(name, sa.Integer, comment=meaning)


def _yes(name: str, meaning: str) -> Any:
    return sa.Column(name, sa.Boolean, comment=meaning)


def _day(name: str, meaning: str) -> Any:
    return sa.Column(name, sa.Date, comment=meaning)


def _moment(name: str, meaning: str) -> Any:
    return sa.Column(name, Moment, comment=meaning)


def _of(name: str, table: str, meaning: str, *, needed: bool = True) -> Any:
    # Checked at the end of a transaction, so that undoing may write in any order.
    key = sa.ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.String, key, index=True, nullable=not needed, comment=meaning)


# ---- programmes and rounds ---------------------------------------------------------------------

coordinator = _kept(
    "coordinator",
    "Somebody who works with the workbench.",
    _text("name", "Name as the others see it.", private=True, needed=True),
)

programme_version = _kept(
    "programme_version",
    "One version of a programme as its file says it; never changed, only followed by another.",
    _text("programme_id", "Id of the programme.", needed=True),
    _whole("number", "Version that the file gives."),
    _text("name", "Name in the programme's first language."),
    _text("origin", "Library programme or file it was read from."),
    _text("content", "The whole file.", needed=True),
)

organisation = _kept(
    "organisation",
    "An organisation that a programme version names.",
    _of("programme_version_id", "programme_version", "Programme version that names it."),
    _text("organisation_id", "Id in the programme file.", needed=True),
    _text("name", "Its name."),
)

site = _kept(
    "site",
    "A site of a programme version.",
    _of("programme_version_id", "programme_version", "Programme version that names it."),
    _text("site_id", "Id in the programme file.", needed=True),
    _text("name", "Its name."),
    _plain("seats", "Seats per role."),
    _day("opens", "First day."),
    _day("closes", "Last day."),
)

round = _kept(
    "round",
    "One round of one programme.",
    _of("programme_version_id", "programme_version", "Programme version that it follows."),
    _text("name", "Name that the coordinators gave it.", needed=True),
    _moment("begun_at", "When it was begun."),
    _day("put_away_on", "Day it was put away; none while it is worked on."),
    _text("missing", "How missing answers count, where that differs from the programme."),
    _plain("relaxed", "Roles for which larger units are approved."),
    _whole("distinct_min", "Organisations a unit must meet, where that differs."),
)

left_at = _kept(
    "left_at",
    "Where a coordinator left a round.",
    _of("round_id", "round", "Round."),
    _of("coordinator_id", "coordinator", "Coordinator."),
    _text("page", "Page that was in front.", needed=True),
    _moment("at", "When."),
)

programme_draft = _kept(
    "programme_draft",
    "A programme that a coordinator is changing and has not put to use.",
    _of("round_id", "round", "Round it is tried on."),
    _of("coordinator_id", "coordinator", "Who is writing it."),
    _text("content", "The file as it would be written now.", needed=True),
    _text("origin", "File that it is."),
)

# ---- lists as they were handed in --------------------------------------------------------------

sheet = _kept(
    "sheet",
    "One sheet that was handed in, without personal identity numbers.",
    _of("round_id", "round", "Round."),
    _whole("place", "Order in which it was handed in, from 0."),
    _text("file", "Name of the file.", needed=True),
    _text("sheet", "Name of the sheet; none for a CSV."),
    _text("role", "Role of its people; by_column where a column says it; none where unknown."),
    _yes("role_chosen", "Whether a person said so."),
    _plain("row_numbers", "Row of each line of answers as Excel shows it."),
    _text("encoding", "How a CSV was written."),
    _text("delimiter", "How a CSV was written."),
)

sheet_column = _kept(
    "sheet_column",
    "One column of a sheet: its heading, what it answers, and its cells unless they are apart.",
    _of("round_id", "round", "Round."),
    _of("sheet_id", "sheet", "Sheet."),
    _whole("place", "Column, from 0."),
    _text("letter", "Column letter as Excel shows it."),
    _text("heading", "Heading as the file writes it."),
    _text("field", "Field that it answers; none where it is not read."),
    _number("confidence", "0 to 1."),
    _text("how", "exact, similar, by_answers, chosen or none."),
    _text("choice", "The one answer that this column of a matrix stands for."),
    _text("taken", "Field it would answer, had another column not answered it better."),
    _text("date_order", "day_first or month_first, where a person said so."),
    _text(
        "drawer",
        "open, contact or sensitive: where its cells are kept; dropped: nowhere, as the programme "
        "has no purpose for them.",
        needed=True,
    ),
    _plain("cells", "Cells, one text a line of answers; none where they are kept apart.", private=True),
)

file_problem = _kept(
    "file_problem",
    "Something that stood in the way of reading a file.",
    _of("round_id", "round", "Round."),
    _whole("place", "Order, from 0."),
    _plain("problem", "What, and the mend.", private=True),
)

correction = _kept(
    "correction",
    "What a coordinator wrote over an answer.",
    _of("round_id", "round", "Round."),
    _text("file", "Name of the file.", needed=True),
    _text("sheet", "Name of the sheet; none for a CSV."),
    _whole("row", "Row as Excel shows it."),
    _text("field", "Field that was corrected.", needed=True),
    _text("drawer", "open, contact or sensitive: where the text is kept.", needed=True),
    _text("text", "What was written; none where it is kept apart.", private=True),
)

counted_row = _kept(
    "counted_row",
    "A row that a coordinator chose to count where somebody applied more than once.",
    _of("round_id", "round", "Round."),
    _whole("place", "Order of the choices, from 0."),
    _text("file", "Name of the file.", needed=True),
    _text("sheet", "Name of the sheet; none for a CSV."),
    _whole("row", "Row as Excel shows it."),
)

contact_text = _kept(
    "contact_text",
    "Cells and corrections with names, contacts, or content that nobody has recognised.",
    _of("round_id", "round", "Round."),
    _plain("content", "The cells of a column, or the text of a correction.", private=True),
)

sensitive_text = _kept(
    "sensitive_text",
    "Cells and corrections with sensitive answers.",
    _of("round_id", "round", "Round."),
    _plain("content", "The cells of a column, or the text of a correction.", private=True),
    _text("field", "Field that they answer."),
    _plain("purpose", "What the programme needs them for."),
    _day("delete_after", "Day after which they are to be erased."),
)

remembered_columns = _kept(
    "remembered_columns",
    "What a coordinator said about the columns of lists of one shape.",
    _text("programme_id", "Programme.", needed=True),
    _text("shape", "Short code of the headings.", needed=True),
    _plain("fields", "Field, or none, for each heading that was corrected."),
    _plain("orders", "day_first or month_first for each heading where a person said so."),
    _text("role", "Role of the people of such lists."),
)

# ---- decisions and wishes ----------------------------------------------------------------------

decision = _kept(
    "decision",
    "What a coordinator decided about an application, and why.",
    _of("round_id", "round", "Round."),
    _text("application_id", "Application.", needed=True),
    _yes("accepted", "Whether the person takes part."),
    _text("reason", "Why.", needed=True),
    _day("on", "When."),
    _yes("withdrew", "Whether the person herself gave up her place."),
    _plain("before", "What was decided before she withdrew."),
)

weight = _kept(
    "weight",
    "A weight that differs from the programme's.",
    _of("round_id", "round", "Round."),
    _text("criterion", "Criterion.", needed=True),
    _number("weight", "0 or more."),
)

pair_wish = _kept(
    "pair_wish",
    "A pair that is to be kept, ruled out, or was told to people.",
    _of("round_id", "round", "Round."),
    _text("wish", "keep, rule_out or published.", needed=True),
    _plain("givers", "Application ids behind the giver."),
    _plain("receivers", "Application ids behind the receiver."),
)

same_person = _kept(
    "same_person",
    "Whether a coordinator said that two applications are of one person, or of two.",
    _of("round_id", "round", "Round in which it was said."),
    _text("application_id", "Application of that round.", needed=True),
    _text("earlier_application_id", "Application of an earlier round, or of another role.", needed=True),
    _text("earlier_round_id", "Round of that application.", needed=True),
    _yes("same", "Yes: one person. No: two people."),
)

# ---- people, as the lists and decisions make them ----------------------------------------------

person = _kept(
    "person",
    "A person over rounds and roles; everything about her stands elsewhere.",
    _yes("protected_identity", "Whether she is to be shown by her code alone."),
)

contact = _kept(
    "contact",
    "Names and contacts of a person, as her application gives them.",
    _of("round_id", "round", "Round."),
    _of("person_id", "person", "Person."),
    _of("application_id", "application", "Application that says so."),
    _text("name", "Name.", private=True),
    _text("email", "E-mail address.", private=True),
    _text("phone", "Telephone number.", private=True),
    _text("address", "Address.", private=True),
    _text("postal_code", "Postal code.", private=True),
    _text("guardian_contact", "Contact of a guardian.", private=True),
    _text("list_id", "Id that the list gives her.", private=True),
)

application = _kept(
    "application",
    "One application: one person, round and role.",
    _of("round_id", "round", "Round."),
    _of("person_id", "person", "Person."),
    _text("role", "Role in the programme.", needed=True),
    _text("code", "Name in this round's tables, such as mentor-014."),
    _text("file", "File it came in."),
    _text("sheet", "Sheet it came in."),
    _whole("row", "Row as Excel shows it."),
    _day("received_on", "Day it came in."),
    _yes("protected_identity", "Whether it asks that she be shown by her code alone."),
    _yes("set_aside", "Whether another application of the same person is used instead."),
    _plain("answers", "Answers by field that are not sensitive; unknown is left out.", private=True),
    _text("standing", "eligible, needs_info, coordinator_decides or not_eligible."),
    _text("place", "accepted, waiting, declined, withdrawn, open or unrouted."),
    _whole("waiting_number", "Place on the waiting list, from 1."),
    _text("site_id", "Site that she belongs to."),
)

sensitive_answer = _kept(
    "sensitive_answer",
    "Sensitive answers of an application.",
    _of("round_id", "round", "Round."),
    _of("application_id", "application", "Application."),
    _plain("answers", "Answers by field; unknown is left out.", private=True),
    _day("delete_after", "Day after which they are to be erased."),
)

# ---- proposals ---------------------------------------------------------------------------------

proposal = _kept(
    "proposal",
    "The newest proposal of a round.",
    _of("round_id", "round", "Round."),
    _moment("made_at", "When it was made."),
    _text("status", "optimal, best_found or impossible.", needed=True),
    _number("gap", "Most by which a better one could be better, as a share; 0 where proven."),
    _plain("aims", "Aims in order, each with value and bound."),
    _plain("weights", "Weights that counted, by criterion."),
    _plain(
        "pairs",
        "Pairs: application ids of givers and receivers, score, tiers, share known, kept.",
        private=True,
    ),
    _plain("units", "Application ids of people who are matched together, by unit.", private=True),
)

# ---- the store's own ---------------------------------------------------------------------------

meta = sa.Table(
    "meta",
    metadata,
    sa.Column("key", sa.String, primary_key=True, comment="What is noted."),
    sa.Column("value", Text, nullable=False, comment="What it says."),
    comment="What the store notes about itself: its own id, and the head of the audit log.",
)

audit = sa.Table(
    "audit",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False, comment="From 1, no gap."),
    sa.Column("at", Moment, nullable=False, comment="When."),
    sa.Column("coordinator_id", sa.String, nullable=False, comment="Who."),
    sa.Column("session", sa.String, nullable=False, comment="Which open page or program."),
    sa.Column("action", Text, nullable=False, comment="What was being done."),
    sa.Column("reason", Text, nullable=False, comment="Why, where somebody said so."),
    sa.Column("round_id", sa.String, index=True, comment="Round that it concerns."),
    sa.Column("table", sa.String, nullable=False, comment="Table of the row."),
    sa.Column("row_id", sa.String, nullable=False, index=True, comment="The row."),
    sa.Column("before", Plain, comment="What it said, private columns withheld."),
    sa.Column("after", Plain, comment="What it says, private columns withheld."),
    sa.Column("chain", sa.String, nullable=False, comment="Digest of the entry and all before it."),
    comment="Every write: who, when, what, before and after; entries are only ever added.",
)

step = sa.Table(
    "step",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True, comment="From 1."),
    sa.Column("round_id", sa.String, nullable=False, index=True, comment="Round."),
    sa.Column("coordinator_id", sa.String, nullable=False, comment="Whose step it is."),
    sa.Column("action", Text, nullable=False, comment="What was being done."),
    sa.Column("at", Moment, nullable=False, comment="When."),
    sa.Column("undone", sa.Boolean, nullable=False, comment="Whether it was taken back."),
    sa.Column("images", sa.LargeBinary, nullable=False, comment="Rows before and after, packed."),
    comment="Steps that can be taken back and taken again.",
)

#: Tables whose rows are written through :mod:`workbench.store.writing`.
KEPT: dict[str, sa.Table] = {
    table.name: table for table in metadata.sorted_tables if "seal" in table.c
}


def own_values(table: sa.Table) -> tuple[str, ...]:
    """Columns of a kept table that a writer fills."""
    return tuple(column.name for column in table.c if column.name not in OWN_COLUMNS)
