"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0001"
down_revision = None


def upgrade() -> None:  # noqa: PLR0915  one statement a table
    """Make all tables."""
    op.create_table(
        "audit",
        sa.Column(
            "seq", sa.Integer(), autoincrement=False, nullable=False, comment="From 1, no gap."
        ),
        sa.Column("at", sa.String(), nullable=False, comment="When."),
        sa.Column("coordinator_id", sa.String(), nullable=False, comment="Who."),
        sa.Column("session", sa.String(), nullable=False, comment="Which open page or program."),
        sa.Column("action", sa.Text(), nullable=False, comment="What was being done."),
        sa.Column("reason", sa.Text(), nullable=False, comment="Why, where somebody said so."),
        sa.Column("round_id", sa.String(), nullable=True, comment="Round that it concerns."),
        sa.Column("table", sa.String(), nullable=False, comment="Table of the row."),
        sa.Column("row_id", sa.String(), nullable=False, comment="The row."),
        sa.Column(
            "before", sa.Text(), nullable=True, comment="What it said, private columns withheld."
        ),
        sa.Column(
            "after", sa.Text(), nullable=True, comment="What it says, private columns withheld."
        ),
        sa.Column(
            "chain", sa.String(), nullable=False, comment="Digest of the entry and all before it."
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit")),
        comment="Every write: who, when, what, before and after; entries are only ever added.",
    )
    op.create_index(op.f("ix_audit_round_id"), "audit", ["round_id"], unique=False)
    op.create_index(op.f("ix_audit_row_id"), "audit", ["row_id"], unique=False)
    op.create_table(
        "coordinator",
        sa.Column("id", sa.String(), nullable=False, comment="Short opaque name of the row."),
        sa.Column("version", sa.Integer(), nullable=False, comment="Number of writes so far."),
        sa.Column("seal", sa.String(), nullable=False, comment="Digest of the row."),
        sa.Column("name", sa.Text(), nullable=False, comment="Name as the others see it."),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coordinator")),
        comment="Somebody who works with the workbench.",
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.String(), nullable=False, comment="What is noted."),
        sa.Column("value", sa.Text(), nullable=False, comment="What it says."),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
        comment="What the store notes about itself: its own id, and the head of the audit log.",
    )
    op.create_table(
        "person",
        sa.Column("id", sa.String(), nullable=False, comment="Short opaque name of the row."),
        sa.Column("version", sa.Integer(), nullable=False, comment="Number of writes so far."),
        sa.Column("seal", sa.String(), nullable=False, comment="Digest of the row."),
        sa.Column(
            "protected_identity",
            sa.Boolean(),
            nullable=True,
            comment="Whether she is to be shown by her code alone.",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        comment="A person over rounds and roles; everything about her stands elsewhere.",
    )
    op.create_table(
        "programme_version",
        sa.Column("id", sa.String(), nullable=False, comment="Short opaque name of the row."),
        sa.Column("version", sa.Integer(), nullable=False, comment="Number of writes so far."),
        sa.Column("seal", sa.String(), nullable=False, comment="Digest of the row."),
        sa.Column("programme_id", sa.Text(), nullable=False, comment="Id of the programme."),
        sa.Column("number", sa.Integer(), nullable=True, comment="Version that the file gives."),
        sa.Column(
            "name", sa.Text(), nullable=True, comment="Name in the programme's first language."
        ),
        sa.Column(
            "origin",
            sa.Text(),
            nullable=True,
            comment="Library programme or file it was read from.",
        ),
        sa.Column("content", sa.Text(), nullable=False, comment="The whole file."),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_version")),
        comment="One version of a programme as its file says it; never changed, only followed by another.",
    )
    op.create_table(
        "remembered_columns",
        sa.Column("id", sa.String(), nullable=False, comment="Short opaque name of the row."),
        sa.Column("version", sa.Integer(), nullable=False, comment="Number of writes so far."),
        sa.Column("seal", sa.String(), nullable=False, comment="Digest of the row."),
        sa.Column("programme_id", sa.Text(), nullable=False, comment="Programme."),
        sa.Column("shape", sa.Text(), nullable=False, comment="Short code of the headings."),
        sa.Column(
            "fields",
            sa.Text(),
            nullable=True,
            comment="Field, or none, for each heading that was corrected.",
        ),
        sa.Column(
            "orders",
            sa.Text(),
            nullable=True,
            comment="day_first or month_first for each heading where a person said so.",
        ),
        sa.Column("role", sa.Text(), nullable=True, comment="Role of the people of such lists."),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remembered_columns")),
        comment="What a coordinator said about the columns of lists of one shape.",
    )
    op.create_table(
        "step",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False, comment="From 1."),
        sa.Column("round_id", sa.String(), nullable=False, comment="Round."),
        sa.Column("coordinator_id", sa.String(), nullable=False, comment="Whose step it is."),
        sa.Column("action", sa.Text(), nullable=False, comment="What was being done."),
        sa.Column("at", sa.String(), nullable=False, comment="When."),
        sa.Column("undone", sa.Boolean(), nullable=False, comment="Whether it was taken back."),
        sa.Column(
            "images", sa.LargeBinary(), nullable=False, comment="Rows before and after, packed."
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_step")),
        comment="Steps that can be taken back and taken again.",
    )
    op.create_index(op.f("ix_step_round_id"), "step", ["round_id"], unique=False)
    op.create_table(
        "organisation",
        sa.Column("id", sa.String(), nullable=False, comment="Short opaque name of the row."),
        sa.Column("version", sa.Integer(), nullable=False, comment="Number of writes so far."),
        sa.Column("seal", sa.String(), nullable=False, comment="Digest of the row."),
        sa.Column(
            "programme_version_id",
            sa.String(),
            nullable=False,
            comment="Programme version that names it.",
        ),
        sa.Column(
            "organisation_id", sa.Text(), nullable=False, comment="Id in the programme file."
        ),
        sa.Column("name", sa.Text(), nullable=True, comment="Its name."),
        sa.ForeignKeyConstraint(
            ["programme_version_id"],
            ["programme_version.id"],
            name=op.f("fk_organisation_programme_version_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        comment="An organisation that a programme version names.",
    )
    op.create_index(
        op.f("ix_organisation_programme_version_id"),
        "organisation",
        ["programme_version_id"],
        unique=False,
    )
    op.create_table(
        "round",
        sa.Column("id", sa.String(), nullable=False, comment="Short opaque name of the row."),
        sa.Column("version", sa.Integer(), nullable=False, comment="Number of writes so far."),
        sa.Column("seal", sa.String(), nullable=False, comment="Digest of the row."),
        sa.Column(
            "programme_version_id",
            sa.String(),
            nullable=False,
            comment="Programme version that it follows.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="Name that the coordinators gave it."),
        sa.Column("begun_at", sa.String(), nullable=True, comment="When it was begun."),
        sa.Column(
            "put_away_on",
            sa.Date(),
            nullable=True,
            comment="Day it was put away; none while it is worked on.",
        ),
        sa.Column(
            "missing",
            sa.Text(),
            nullable=True,
            comment="How missing answers count, where that differs from the programme.",
        ),
        sa.Column(
            "relaxed",
            sa.Text(),
            nullable=True,
            comment="Roles for which larger units are approved.",
        ),
        sa.Column(
            "distinct_min",
            sa.Integer(),
            nullable=True,
            comment="Organisations a unit must meet, where that differs.",
        ),
        sa.ForeignKeyConstraint(
            ["programme_version_id"],
            ["programme_version.id"],
            name=op.f("fk_round_programme_version_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round")),
        comment="One round of one programme.",
    )
    op.create_index(
        op.f("ix_round_programme_version_id"), "round", ["programme_version_id"], unique=False
    )
    op.create_table(
        "site",
        sa.Column("id", sa.String(), nullable=False, comment="Short opaque name of the row."),
        sa.Column("version", sa.Integer(), nullable=False, comment="Number of writes so far."),
        sa.Column("seal", sa.String(), nullable=False, comment="Digest of the row."),
        sa.Column(
            "programme_version_id",
            sa.String(),
            nullable=False,
            comment="Programme version that names it.",
        ),
        sa.Column("site_id", sa.Text(), nullable=False, comment="Id in the programme file."),
        sa.Column("name", sa.Text(), nullable=True, comment="Its name."),
        sa.Column("seats", sa.Text(), nullable=True, comment="Seats per role."),
        sa.Column("opens", sa.Date(), nullable=True, comment="First day."),
        sa.Column("closes", sa.Date(), nullable=True, comment="Last day."),
        sa.ForeignKeyConstraint(
            ["programme_version_id"],
            ["programme_version.id"],
            name=op.f("fk_site_programme_version_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site")),
        comment="A site of a programme version.",
    )
    op.create_index(
        op.f("ix_site_programme_version_id"), "site", ["programme_version_id"], unique=False
    )
    op.create_table(
        "application",
        sa.Column("id", sa.String(), nullable=False, comment="Short opaque name of the row."),
        sa.Column("version", sa.Integer(), nullable=False, comment="Number of writes so far."),
        sa.Column("seal", sa.String(), nullable=False, comment="Digest of the row."),
        sa.Column("round_id", sa.String(), nullable=False, comment="Round."),
        sa.Column("person_id", sa.String(), nullable=False, comment="Person."),
        sa.Column("role", sa.Text(), nullable=False, comment="Role in the programme."),
        sa.Column(
            "code",
            sa.Text(),
            nullable=True,
            comment="Name in this round's tables, such as mentor-014.",
        ),
        sa.Column("file", sa.Text(), nullable=True, comment="File it came in."),
        sa.Column("sheet", sa.Text(), nullable=True, comment="Sheet it came in."),
        sa.Column("row", sa.Integer(), nullable=True, comment="Row as Excel shows it."),
        sa.Column("received_on", sa.Date(), nullable=True, comment="Day it came in."),
        sa.Column(
            "protected_identity",
            sa.Boolean(),
            nullable=True,
            comment="Whether it asks that she be shown by her code alone.",
        ),
        sa.Column(
            "set_aside",
            sa.Boolean(),
            nullable=True,
            comment="Whether another application of the same person is used instead.",
        ),
        sa.Column(
            "answers",
            sa.Text(),
            nullable=True,
            comment="Answers by field that are not sensitive; unknown is left out.",
        ),
        sa.Column(
            "standing",
            sa.Text(),
            nullable=True,
            comment="eligible, needs_info, coordinator_decides or not_eligible.",
        ),
        sa.Column(
            "place",
            sa.Text(),
            nullable=True,
            comment="accepted, waiting, declined, withdrawn, open or unrouted.",
        ),
        sa.Column(
            "waiting_number",
            sa.Integer(),
            nullable=True,
            comment="Place on the waiting list, from 1.",
        ),
        sa.Column("site_id", sa.Text(), nullable=True, comment="Site that she belongs to."),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_application_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["round.id"],
            name=op.f("fk_application_round_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application")),
        comment="One application: one person, round and role.",
    )
    op.create_index(op.f("ix_application_person_id"), "application", ["person_id"], unique=False)
    op.create_index(op.f("ix_application_round_id"), "application", ["round_id"], unique=False)
    op.create_table(
        "contact_text",
        sa.Column("id", sa.String(), nullable=False, comment="Short opaque name of the row."),
        sa.Column("version", sa.Integer(), nullable=False, comment="Number of writes so far."),
        sa.Column("seal", sa.String(), nullable=False, comment="Digest of the row."),
        sa.Column("round_id", sa.String(), nullable=False, comment="Round."),
        sa.Column(
            "content",
            sa.Text(),
            nullable=True,
            comment="The cells of a column, or the text of a correction.",
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["round.id"],
            name=op.f("fk_contact_text_round_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_text")),
        comment="Cells and corrections with names, contacts, or content that nobody has recognised.",
    )
    op.create_index(op.f("ix_contact_text_round_id"), "contact_text", ["round_id"], unique=False)
    op.create_table(
        "correction",
        sa.Column("id", sa.String(), nullable=False, comment="Short opaque name of the row."),
        sa.Column("version", sa.Integer(), nullable=False, comment="Number of writes so far."),
        sa.Column("seal", sa.String(), nullable=False, comment="Digest of the row."),
        sa.Column("round_id", sa.String(), nullable=False, comment="Round."),
        sa.Column("file", sa.Text(), nullable=False, comment="Name of the file."),
        sa.Column("sheet", sa.Text(), nullable=True, comment="Name of the sheet; none for a CSV."),
        sa.Column("row", sa.Integer(), nullable=True, comment="Row as Excel shows it."),
        sa.Column("field", sa.Text(), nullable=False, comment="Field that was corrected."),
        sa.Column(
            "drawer",
            sa.Text(),
            nullable=False,
            comment="open, contact or sensitive: where the text is kept.",
        ),
        sa.Column(
            "text",
            sa.Text(),
            nullable=True,
            comment="What was written; none where it is kept apart.",
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["round.id"],
            name=op.f("fk_correction_round_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
        comment="What a coordinator wrote over an answer.",
    )
    op.create_index(op.f("ix_correction_round_id"), "correction", ["round_id"], unique=False)
    op.create_table(
        "counted_row",
        sa.Column("id", sa.String(), nullable=False, comment="Short opaque name of the row."),
        sa.Column("version", sa.Integer(), nullable=False, comment="Number of writes so far."),
        sa.Column("seal", sa.String(), nullable=False, comment="Digest of the row."),
        sa.Column("round_id", sa.String(), nullable=False, comment="Round."),
        sa.Column("place", sa.Integer(), nullable=True, comment="Order of the choices, from 0."),
        sa.Column("file", sa.Text(), nullable=False, comment="Name of the file."),
        sa.Column("sheet", sa.Text(), nullable=True, comment="Name of the sheet; none for a CSV."),
        sa.Column("row", sa.Integer(), nullable=True, comment="Row as Excel shows it."),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["round.id"],
            name=op.f("fk_counted_row_round_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_counted_row")),
        comment="A row that a coordinator chose to count where somebody applied more than once.",
    )
    op.create_index(op.f("ix_counted_row_round_id"), "counted_row", ["round_id"], unique=False)
    op.create_table(
        "decision",
        sa.Column("id", sa.String(), nullable=False, comment="Short opaque name of the row."),
        sa.Column("version", sa.Integer(), nullable=False, comment="Number of writes so far."),
        sa.Column("seal", sa.String(), nullable=False, comment="Digest of the row."),
        sa.Column("round_id", sa.String(), nullable=False, comment="Round."),
        sa.Column("application_id", sa.Text(), nullable=False, comment="Application."),
        sa.Column(
            "accepted", sa.Boolean(), nullable=True, comment="Whether the person takes part."
        ),
        sa.Column("reason", sa.Text(), nullable=False, comment="Why."),
        sa.Column("on", sa.Date(), nullable=True, comment="When."),
        sa.Column(
            "withdrew",
            sa.Boolean(),
            nullable=True,
            comment="Whether the person herself gave up her place.",
        ),
        sa.Column(
            "before", sa.Text(), nullable=True, comment="What was decided before she withdrew."
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["round.id"],
            name=op.f("fk_decision_round_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        comment="What a coordinator decided about an application, and why.",
    )
    op.create_index(op.f("ix_decision_round_id"), "decision", ["round_id"], unique=False)
    op.create_table(
        "file_problem",
        sa.Column("id", sa.String(), nullable=False, comment="Short opaque name of the row."),
        sa.Column("version", sa.Integer(), nullable=False, comment="Number of writes so far."),
        sa.Column("seal", sa.String(), nullable=False, comment="Digest of the row."),
        sa.Column("round_id", sa.String(), nullable=False, comment="Round."),
        sa.Column("place", sa.Integer(), nullable=True, comment="Order, from 0."),
        sa.Column("problem", sa.Text(), nullable=True, comment="What, and the mend."),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["round.id"],
            name=op.f("fk_file_problem_round_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_problem")),
        comment="Something that stood in the way of reading a file.",
    )
    op.create_index(op.f("ix_file_problem_round_id"), "file_problem", ["round_id"], unique=False)
    op.create_table(
        "left_at",
        sa.Column("id", sa.String(), nullable=False, comment="Short opaque name of the row."),
        sa.Column("version", sa.Integer(), nullable=False, comment="Number of writes so far."),
        sa.Column("seal", sa.String(), nullable=False, comment="Digest of the row."),
        sa.Column("round_id", sa.String(), nullable=False, comment="Round."),
        sa.Column("coordinator_id", sa.String(), nullable=False, comment="Coordinator."),
        sa.Column("page", sa.Text(), nullable=False, comment="Page that was in front."),
        sa.Column("at", sa.String(), nullable=True, comment="When."),
        sa.ForeignKeyConstraint(
            ["coordinator_id"],
            ["coordinator.id"],
            name=op.f("fk_left_at_coordinator_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["round.id"],
            name=op.f("fk_left_at_round_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_left_at")),
        comment="Where a coordinator left a round.",
    )
    op.create_index(op.f("ix_left_at_coordinator_id"), "left_at", ["coordinator_id"], unique=False)
    op.create_index(op.f("ix_left_at_round_id"), "left_at", ["round_id"], unique=False)
    op.create_table(
        "pair_wish",
        sa.Column("id", sa.String(), nullable=False, comment="Short opaque name of the row."),
        sa.Column("version", sa.Integer(), nullable=False, comment="Number of writes so far."),
        sa.Column("seal", sa.String(), nullable=False, comment="Digest of the row."),
        sa.Column("round_id", sa.String(), nullable=False, comment="Round."),
        sa.Column("wish", sa.Text(), nullable=False, comment="keep, rule_out or published."),
        sa.Column("givers", sa.Text(), nullable=True, comment="Application ids behind the giver."),
        sa.Column(
            "receivers", sa.Text(), nullable=True, comment="Application ids behind the receiver."
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["round.id"],
            name=op.f("fk_pair_wish_round_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pair_wish")),
        comment="A pair that is to be kept, ruled out, or was told to people.",
    )
    op.create_index(op.f("ix_pair_wish_round_id"), "pair_wish", ["round_id"], unique=False)
    op.create_table(
        "programme_draft",
        sa.Column("id", sa.String(), nullable=False, comment="Short opaque name of the row."),
        sa.Column("version", sa.Integer(), nullable=False, comment="Number of writes so far."),
        sa.Column("seal", sa.String(), nullable=False, comment="Digest of the row."),
        sa.Column("round_id", sa.String(), nullable=False, comment="Round it is tried on."),
        sa.Column("coordinator_id", sa.String(), nullable=False, comment="Who is writing it."),
        sa.Column(
            "content", sa.Text(), nullable=False, comment="The file as it would be written now."
        ),
        sa.Column("origin", sa.Text(), nullable=True, comment="File that it is."),
        sa.ForeignKeyConstraint(
            ["coordinator_id"],
            ["coordinator.id"],
            name=op.f("fk_programme_draft_coordinator_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["round.id"],
            name=op.f("fk_programme_draft_round_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_draft")),
        comment="A programme that a coordinator is changing and has not put to use.",
    )
    op.create_index(
        op.f("ix_programme_draft_coordinator_id"),
        "programme_draft",
        ["coordinator_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_programme_draft_round_id"), "programme_draft", ["round_id"], unique=False
    )
    op.create_table(
        "proposal",
        sa.Column("id", sa.String(), nullable=False, comment="Short opaque name of the row."),
        sa.Column("version", sa.Integer(), nullable=False, comment="Number of writes so far."),
        sa.Column("seal", sa.String(), nullable=False, comment="Digest of the row."),
        sa.Column("round_id", sa.String(), nullable=False, comment="Round."),
        sa.Column("made_at", sa.String(), nullable=True, comment="When it was made."),
        sa.Column(
            "status", sa.Text(), nullable=False, comment="optimal, best_found or impossible."
        ),
        sa.Column(
            "gap",
            sa.Float(),
            nullable=True,
            comment="Most by which a better one could be better, as a share; 0 where proven.",
        ),
        sa.Column(
            "aims", sa.Text(), nullable=True, comment="Aims in order, each with value and bound."
        ),
        sa.Column(
            "weights", sa.Text(), nullable=True, comment="Weights that counted, by criterion."
        ),
        sa.Column(
            "pairs",
            sa.Text(),
            nullable=True,
            comment="Pairs: application ids of givers and receivers, score, tiers, share known, kept.",
        ),
        sa.Column(
            "units",
            sa.Text(),
            nullable=True,
            comment="Application ids of people who are matched together, by unit.",
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["round.id"],
            name=op.f("fk_proposal_round_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
        comment="The newest proposal of a round.",
    )
    op.create_index(op.f("ix_proposal_round_id"), "proposal", ["round_id"], unique=False)
    op.create_table(
        "same_person",
        sa.Column("id", sa.String(), nullable=False, comment="Short opaque name of the row."),
        sa.Column("version", sa.Integer(), nullable=False, comment="Number of writes so far."),
        sa.Column("seal", sa.String(), nullable=False, comment="Digest of the row."),
        sa.Column("round_id", sa.String(), nullable=False, comment="Round in which it was said."),
        sa.Column(
            "application_id", sa.Text(), nullable=False, comment="Application of that round."
        ),
        sa.Column(
            "earlier_application_id",
            sa.Text(),
            nullable=False,
            comment="Application of an earlier round, or of another role.",
        ),
        sa.Column(
            "earlier_round_id", sa.Text(), nullable=False, comment="Round of that application."
        ),
        sa.Column("same", sa.Boolean(), nullable=True, comment="Yes: one person. No: two people."),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["round.id"],
            name=op.f("fk_same_person_round_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_same_person")),
        comment="Whether a coordinator said that two applications are of one person, or of two.",
    )
    op.create_index(op.f("ix_same_person_round_id"), "same_person", ["round_id"], unique=False)
    op.create_table(
        "sensitive_text",
        sa.Column("id", sa.String(), nullable=False, comment="Short opaque name of the row."),
        sa.Column("version", sa.Integer(), nullable=False, comment="Number of writes so far."),
        sa.Column("seal", sa.String(), nullable=False, comment="Digest of the row."),
        sa.Column("round_id", sa.String(), nullable=False, comment="Round."),
        sa.Column(
            "content",
            sa.Text(),
            nullable=True,
            comment="The cells of a column, or the text of a correction.",
        ),
        sa.Column("field", sa.Text(), nullable=True, comment="Field that they answer."),
        sa.Column(
            "purpose", sa.Text(), nullable=True, comment="What the programme needs them for."
        ),
        sa.Column(
            "delete_after",
            sa.Date(),
            nullable=True,
            comment="Day after which they are to be erased.",
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["round.id"],
            name=op.f("fk_sensitive_text_round_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sensitive_text")),
        comment="Cells and corrections with sensitive answers.",
    )
    op.create_index(
        op.f("ix_sensitive_text_round_id"), "sensitive_text", ["round_id"], unique=False
    )
    op.create_table(
        "sheet",
        sa.Column("id", sa.String(), nullable=False, comment="Short opaque name of the row."),
        sa.Column("version", sa.Integer(), nullable=False, comment="Number of writes so far."),
        sa.Column("seal", sa.String(), nullable=False, comment="Digest of the row."),
        sa.Column("round_id", sa.String(), nullable=False, comment="Round."),
        sa.Column(
            "place", sa.Integer(), nullable=True, comment="Order in which it was handed in, from 0."
        ),
        sa.Column("file", sa.Text(), nullable=False, comment="Name of the file."),
        sa.Column("sheet", sa.Text(), nullable=True, comment="Name of the sheet; none for a CSV."),
        sa.Column(
            "role",
            sa.Text(),
            nullable=True,
            comment="Role of its people; by_column where a column says it; none where unknown.",
        ),
        sa.Column("role_chosen", sa.Boolean(), nullable=True, comment="Whether a person said so."),
        sa.Column(
            "row_numbers",
            sa.Text(),
            nullable=True,
            comment="Row of each line of answers as Excel shows it.",
        ),
        sa.Column("encoding", sa.Text(), nullable=True, comment="How a CSV was written."),
        sa.Column("delimiter", sa.Text(), nullable=True, comment="How a CSV was written."),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["round.id"],
            name=op.f("fk_sheet_round_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet")),
        comment="One sheet that was handed in, without personal identity numbers.",
    )
    op.create_index(op.f("ix_sheet_round_id"), "sheet", ["round_id"], unique=False)
    op.create_table(
        "weight",
        sa.Column("id", sa.String(), nullable=False, comment="Short opaque name of the row."),
        sa.Column("version", sa.Integer(), nullable=False, comment="Number of writes so far."),
        sa.Column("seal", sa.String(), nullable=False, comment="Digest of the row."),
        sa.Column("round_id", sa.String(), nullable=False, comment="Round."),
        sa.Column("criterion", sa.Text(), nullable=False, comment="Criterion."),
        sa.Column("weight", sa.Float(), nullable=True, comment="0 or more."),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["round.id"],
            name=op.f("fk_weight_round_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_weight")),
        comment="A weight that differs from the programme's.",
    )
    op.create_index(op.f("ix_weight_round_id"), "weight", ["round_id"], unique=False)
    op.create_table(
        "contact",
        sa.Column("id", sa.String(), nullable=False, comment="Short opaque name of the row."),
        sa.Column("version", sa.Integer(), nullable=False, comment="Number of writes so far."),
        sa.Column("seal", sa.String(), nullable=False, comment="Digest of the row."),
        sa.Column("round_id", sa.String(), nullable=False, comment="Round."),
        sa.Column("person_id", sa.String(), nullable=False, comment="Person."),
        sa.Column(
            "application_id", sa.String(), nullable=False, comment="Application that says so."
        ),
        sa.Column("name", sa.Text(), nullable=True, comment="Name."),
        sa.Column("email", sa.Text(), nullable=True, comment="E-mail address."),
        sa.Column("phone", sa.Text(), nullable=True, comment="Telephone number."),
        sa.Column("address", sa.Text(), nullable=True, comment="Address."),
        sa.Column("postal_code", sa.Text(), nullable=True, comment="Postal code."),
        sa.Column("guardian_contact", sa.Text(), nullable=True, comment="Contact of a guardian."),
        sa.Column("list_id", sa.Text(), nullable=True, comment="Id that the list gives her."),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name=op.f("fk_contact_application_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_contact_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["round.id"],
            name=op.f("fk_contact_round_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        comment="Names and contacts of a person, as her application gives them.",
    )
    op.create_index(op.f("ix_contact_application_id"), "contact", ["application_id"], unique=False)
    op.create_index(op.f("ix_contact_person_id"), "contact", ["person_id"], unique=False)
    op.create_index(op.f("ix_contact_round_id"), "contact", ["round_id"], unique=False)
    op.create_table(
        "sensitive_answer",
        sa.Column("id", sa.String(), nullable=False, comment="Short opaque name of the row."),
        sa.Column("version", sa.Integer(), nullable=False, comment="Number of writes so far."),
        sa.Column("seal", sa.String(), nullable=False, comment="Digest of the row."),
        sa.Column("round_id", sa.String(), nullable=False, comment="Round."),
        sa.Column("application_id", sa.String(), nullable=False, comment="Application."),
        sa.Column(
            "answers", sa.Text(), nullable=True, comment="Answers by field; unknown is left out."
        ),
        sa.Column(
            "delete_after",
            sa.Date(),
            nullable=True,
            comment="Day after which they are to be erased.",
        ),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name=op.f("fk_sensitive_answer_application_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["round.id"],
            name=op.f("fk_sensitive_answer_round_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sensitive_answer")),
        comment="Sensitive answers of an application.",
    )
    op.create_index(
        op.f("ix_sensitive_answer_application_id"),
        "sensitive_answer",
        ["application_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_sensitive_answer_round_id"), "sensitive_answer", ["round_id"], unique=False
    )
    op.create_table(
        "sheet_column",
        sa.Column("id", sa.String(), nullable=False, comment="Short opaque name of the row."),
        sa.Column("version", sa.Integer(), nullable=False, comment="Number of writes so far."),
        sa.Column("seal", sa.String(), nullable=False, comment="Digest of the row."),
        sa.Column("round_id", sa.String(), nullable=False, comment="Round."),
        sa.Column("sheet_id", sa.String(), nullable=False, comment="Sheet."),
        sa.Column("place", sa.Integer(), nullable=True, comment="Column, from 0."),
        sa.Column("letter", sa.Text(), nullable=True, comment="Column letter as Excel shows it."),
        sa.Column("heading", sa.Text(), nullable=True, comment="Heading as the file writes it."),
        sa.Column(
            "field",
            sa.Text(),
            nullable=True,
            comment="Field that it answers; none where it is not read.",
        ),
        sa.Column("confidence", sa.Float(), nullable=True, comment="0 to 1."),
        sa.Column(
            "how", sa.Text(), nullable=True, comment="exact, similar, by_answers, chosen or none."
        ),
        sa.Column(
            "choice",
            sa.Text(),
            nullable=True,
            comment="The one answer that this column of a matrix stands for.",
        ),
        sa.Column(
            "taken",
            sa.Text(),
            nullable=True,
            comment="Field it would answer, had another column not answered it better.",
        ),
        sa.Column(
            "date_order",
            sa.Text(),
            nullable=True,
            comment="day_first or month_first, where a person said so.",
        ),
        sa.Column(
            "drawer",
            sa.Text(),
            nullable=False,
            comment="open, contact or sensitive: where its cells are kept; dropped: nowhere, as the programme has no purpose for them.",
        ),
        sa.Column(
            "cells",
            sa.Text(),
            nullable=True,
            comment="Cells, one text a line of answers; none where they are kept apart.",
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["round.id"],
            name=op.f("fk_sheet_column_round_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["sheet_id"],
            ["sheet.id"],
            name=op.f("fk_sheet_column_sheet_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_column")),
        comment="One column of a sheet: its heading, what it answers, and its cells unless they are apart.",
    )
    op.create_index(op.f("ix_sheet_column_round_id"), "sheet_column", ["round_id"], unique=False)
    op.create_index(op.f("ix_sheet_column_sheet_id"), "sheet_column", ["sheet_id"], unique=False)
