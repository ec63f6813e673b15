"""Anything a coordinator can do to a round, in any order: what is kept is what was done.

The long run of 500 sequences: ``uv run python -m tests.store.sequences``; with the word
``postgresql`` after it, on a server.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.store.kept import (
    ADEPTS,
    MENTORS,
    OTHER_ADEPTS,
    A,
    M,
    accepted,
    again,
    content,
    faults,
    made_database,
    said_by,
)
from tests.store.server import running_server
from workbench.keeping.rounds import author, begin_round
from workbench.people.earlier_application import EarlierApplication
from workbench.programme import Programme
from workbench.round import Round, open_round
from workbench.store.database import Database

OneDatabase = Callable[[], AbstractContextManager[Database]]

_FILES = {
    "mentorer.csv": (MENTORS, MENTORS.replace("M2;", "M9;"), MENTORS.replace("Ebba Ek", "Siv Ö")),
    "adepter.csv": (ADEPTS, ADEPTS.replace("A1;", "A7;"), "\n".join(ADEPTS.splitlines()[:3])),
    "fler adepter.csv": (OTHER_ADEPTS,),
    "trasig.xlsx": ("PK no workbook at all",),
}
_FIELDS = ("full_name", "email", "birth_country", "industry", "years_work_total", "lang.sv")

_number = st.integers(0, 11)

#: Most begin with both lists: without them there is little that could be done.
_BOTH = [("hand in", 0, 0), ("hand in", 2, 0)]

_ANY = st.lists(
    st.one_of(
        st.tuples(st.just("hand in"), _number, _number),
        st.tuples(st.just("take away"), _number),
        st.tuples(st.just("role"), _number, _number),
        st.tuples(st.just("column"), _number, _number, _number),
        st.tuples(st.just("correct"), _number, _number, _number),
        st.tuples(st.just("decide"), _number, st.booleans()),
        st.tuples(st.just("take back"), _number),
        st.tuples(st.just("same person"), _number, _number, st.sampled_from([True, False, None])),
        st.tuples(st.just("weigh"), _number, st.integers(0, 100)),
        st.tuples(st.just("keep"), _number, _number),
        st.tuples(st.just("rule out"), _number, _number),
        st.tuples(st.just("release"), _number),
        st.tuples(st.just("missing"), _number),
        st.tuples(st.just("programme"), _number),
        st.tuples(st.just("undo")),
        st.tuples(st.just("redo")),
    ),
    min_size=3,
    max_size=14,
)

#: What is done, with numbers that choose among what there is.
OPERATIONS = st.builds(lambda first, then: first + then, st.sampled_from([_BOTH, _BOTH, []]), _ANY)


def done(round: Round, operation: tuple) -> Round:
    """Round after one operation; the same where there is nothing that it could be done to."""
    kind, *numbers = operation
    found = _DONE[kind](round, *numbers)
    return found.read() if found.parsed is None else found


def _hand_in(round, which, version):
    name = sorted(_FILES)[which % len(_FILES)]
    texts = _FILES[name]
    return round.with_file(name, texts[version % len(texts)].encode())


def _take_away(round, which):
    names = sorted({each.table.file for each in round.lists} | {p.file for p in round.file_problems})
    return round.without_file(names[which % len(names)]) if names else round


def _role(round, which, role):
    if not round.lists:
        return round
    roles = [*(each.id for each in round.programme.role), None]
    return round.with_role(round.lists[which % len(round.lists)].place, roles[role % len(roles)])


def _column(round, which, position, field):
    if not round.lists:
        return round
    each = round.lists[which % len(round.lists)]
    fields = (*_FIELDS, None)
    return round.with_column(
        each.place, position % len(each.table.headings), fields[field % len(fields)]
    )


def _correct(round, which, row, field):
    places = [each.place for each in round.lists] or [M, A]
    field = _FIELDS[field % len(_FIELDS)]
    return round.corrected((*places[which % len(places)], 2 + row % 3, field), f"Ny text {row}")


def _decide(round, which, yes):
    names = list(round.parsed.people.index) if round.parsed is not None else []
    if not names:
        return round
    reason = accepted(f"Skäl {which}")
    return round.decided(names[which % len(names)], replace(reason, accepted=yes))


def _take_back(round, which):
    names = sorted(round.decisions)
    return round.decided(names[which % len(names)], None) if names else round


def _same_person(round, which, other, same):
    names = list(round.parsed.people.index) if round.parsed is not None else []
    if not names:
        return round
    earlier = (
        EarlierApplication("a-elsewhere", "r-elsewhere")
        if other % 2
        else EarlierApplication(names[other % len(names)])
    )
    return round.same_person(names[which % len(names)], earlier, same=same)


def _weigh(round, which, weight):
    criteria = [each.id for each in round.programme.match.criterion]
    return round.weighted(criteria[which % len(criteria)], weight)


def _pair(round, giver, receiver):
    if round.parsed is None:
        return None
    roles = round.parsed.people["role"]
    givers = list(roles.index[roles == round.programme.role_on("giver").id])
    receivers = list(roles.index[roles == round.programme.role_on("receiver").id])
    if not givers or not receivers:
        return None
    return givers[giver % len(givers)], receivers[receiver % len(receivers)]


def _keep(round, giver, receiver):
    pair = _pair(round, giver, receiver)
    return round.keeping(*pair) if pair else round


def _rule_out(round, giver, receiver):
    pair = _pair(round, giver, receiver)
    return round.ruling_out(*pair) if pair else round


def _release(round, which):
    pairs = sorted(round.wishes.keep | round.wishes.rule_out)
    return round.releasing(*pairs[which % len(pairs)]) if pairs else round


def _missing(round, which):
    ways = [None, "skip", "neutral"]
    return round.wishing(replace(round.wishes, missing=ways[which % len(ways)]))


def _programme(round, which):
    return replace(
        round,
        programme=PROGRAMMES[which % len(PROGRAMMES)],
        parsed=None,
        eligibility=None,
        scores=None,
        proposal=None,
    )


_DONE = {
    "hand in": _hand_in,
    "take away": _take_away,
    "role": _role,
    "column": _column,
    "correct": _correct,
    "decide": _decide,
    "take back": _take_back,
    "same person": _same_person,
    "weigh": _weigh,
    "keep": _keep,
    "rule out": _rule_out,
    "release": _release,
    "missing": _missing,
    "programme": _programme,
}


def _programmes() -> tuple[Programme, ...]:
    first = open_round("mitt_livs_chans").programme
    # A version with other minutes and words, as a coordinator makes one on the Programme page.
    return first, replace(first, programme=replace(first.programme, version=2))


PROGRAMMES = _programmes()


def check(operations, database) -> int:
    """Do the operations, then take all of them back, then all again; gives the number of steps."""
    start = open_round(PROGRAMMES[0]).read()
    kept = begin_round(database, start, name="R", by=author(database, "Anna"))
    empty = content(database)
    round, steps = start, 0
    for operation in operations:
        if operation[0] in ("undo", "redo"):
            moved = getattr(kept, operation[0])(round)
            round = moved if moved is not None else round
        else:
            round = done(round, operation)
            kept.save(round, action=operation[0])
            kept.note(round)
        assert said_by(again(kept)) == said_by(round), operation
    while kept.steps_left[1]:
        round = kept.redo(round)
    end, said = content(database), said_by(round)
    steps = kept.steps_left[0]
    for _ in range(steps):
        round = kept.undo(round)
        assert said_by(again(kept)) == said_by(round)
    assert kept.undo(round) is None
    assert content(database) == empty
    assert said_by(round) == said_by(start)
    for _ in range(steps):
        round = kept.redo(round)
    assert kept.redo(round) is None
    assert content(database) == end
    assert said_by(round) == said
    assert faults(database) == []
    return steps


def run(examples: int, one_database: OneDatabase, *, number: int = 4) -> dict[str, int]:
    """Check as many random sequences as said; gives how many there were, and their steps."""
    counts = {"sequences": 0, "operations": 0, "steps": 0}

    @seed(number)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(operations=OPERATIONS)
    def sequences(operations):
        with one_database() as database:
            counts["steps"] += check(operations, database)
        counts["sequences"] += 1
        counts["operations"] += len(operations)

    sequences()
    return counts


if __name__ == "__main__":
    begun = time.perf_counter()
    examples = next((int(word) for word in sys.argv[1:] if word.isdigit()), 500)
    on_server = "postgresql" in sys.argv[1:]
    folder = Path(tempfile.mkdtemp())
    with running_server() if on_server else nullcontext() as server:
        counts = run(examples, lambda: made_database(folder, server))
    print(counts, f"{time.perf_counter() - begun:.0f} s")
