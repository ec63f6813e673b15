"""Signs that a database does not take as they are come back as they were typed."""

import pytest
import sqlalchemy as sa

from tests.store.kept import OTHER_ADEPTS, A, accepted, again, begun, faults, id_of, said_by
from workbench.keeping.rounds import author, change_round
from workbench.store.rows import rows_of
from workbench.store.schema import audit

#: A NUL, half of a sign of two, the mark by which both are written, and what looks like it.
SIGNS = ["a\x00b", "a\ud83db", "\udc00\ud83d", "a\x1ab", "a\x1a0000b", "\x1a\x1a0000", "å😀"]


@pytest.mark.parametrize("text", SIGNS)
def test_what_is_typed_comes_back_letter_by_letter_and_can_be_taken_back(database, text):
    kept, round = begun(database)
    typed = (
        round.decided(id_of(round, "A1"), accepted(text))
        .corrected((*A, 2, "target_industry"), text)
        .corrected((*A, 2, "full_name"), text)
        .with_file(f"{text}.csv", OTHER_ADEPTS.encode())
        .read()
    )

    kept.save(typed, action="change", reason=text)

    assert said_by(again(kept)) == said_by(typed)
    with database.reading() as connection:
        last = sa.select(audit.c.reason).where(audit.c.reason != "").order_by(audit.c.seq.desc())
        assert connection.execute(last.limit(1)).scalar() == text
    assert faults(database) == []
    assert said_by(kept.undo(typed)) == said_by(round)
    assert faults(database) == []


@pytest.mark.parametrize("text", SIGNS)
def test_rounds_and_coordinators_can_be_called_anything(database, text):
    kept, _ = begun(database)

    by = author(database, text)
    change_round(database, kept.id, by=by, name=text)

    assert rows_of(database, "round")[kept.id]["name"] == text
    assert rows_of(database, "coordinator")[by.coordinator_id]["name"] == text
    assert author(database, text).coordinator_id == by.coordinator_id
    assert faults(database) == []


def test_two_halves_that_a_browser_sent_apart_count_as_the_sign_they_make(database):
    kept, round = begun(database)
    halves = round.corrected((*A, 2, "full_name"), "\ud83d\ude00").read()

    kept.save(halves, action="correct")
    receipt = kept.save(halves.weighted("industry", 3), action="weigh")

    assert again(kept).corrections == {(*A, 2, "full_name"): "😀"}
    assert receipt.rows == 1
