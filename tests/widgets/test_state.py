"""The state behind the pages: what happens when things happen at the same time."""

import asyncio
import dataclasses
from pathlib import Path

import pytest

from widgets.history import LONGEST
from widgets.samples import sample_files
from widgets.state import State
from workbench.locale import use_language

MINIATURE = Path(__file__).parents[2] / "sample_data" / "miniature"
FILES = {name: (MINIATURE / name).read_bytes() for name in ("adepts.csv", "mentors.csv")}


@pytest.fixture(autouse=True)
def _in_english():
    use_language("en")
    yield
    use_language("en")


async def with_people():
    state = State()
    for name, content in FILES.items():
        await state.hand_in(name, content)
    return state


async def with_proposal():
    state = await with_people()
    await state.propose()
    return state


def run(scene):
    return asyncio.run(scene())


def pairs_of(state):
    return sorted(state.round.proposal.pair_ids)


# ------------------------------------------------------------------------------ Lists


def test_two_files_handed_in_at_once_are_both_there():
    async def scene():
        state = State()
        await asyncio.gather(*(state.hand_in(*each) for each in FILES.items()))
        return state

    state = run(scene)

    assert {each.table.file for each in state.round.lists} == set(FILES)
    assert len(state.round.parsed.applications) == 21
    assert state.working is None


def test_a_decision_taken_while_a_list_is_read_is_kept():
    async def scene():
        state = await with_people()
        reading = asyncio.create_task(state.hand_in("mentors.csv", FILES["mentors.csv"]))
        await asyncio.sleep(0)
        state.decide(("mentor-001",), accepted=False, reason="Withdrew")
        await reading
        return state

    state = run(scene)

    assert not state.round.decisions["mentor-001"].accepted
    assert state.round.eligibility.decisions.keys() == {"mentor-001"}


def test_a_failure_while_lists_are_read_leaves_nothing_at_work():
    async def scene():
        state = await with_people()
        with pytest.raises(KeyError):
            await state.give_role(("adepts.csv", None), "no such role")
        return state

    state = run(scene)

    assert state.working is None
    assert len(state.round.parsed.applications) == 21


def test_while_a_list_is_read_the_page_can_say_so():
    async def scene():
        state = State()
        said = []
        state.observe(lambda change: said.append(str(change["new"])), "working")
        await state.hand_in("adepts.csv", FILES["adepts.csv"])
        return said

    assert run(scene) == ["Reading adepts.csv", "None"]


def test_a_programme_without_samples_has_none():
    assert sample_files("no_such_programme") == []


# -------------------------------------------------------------------------- Decisions


def test_a_decision_taken_while_a_proposal_is_made_is_kept_and_the_late_proposal_is_not_shown():
    async def scene():
        state = await with_people()
        proposing = asyncio.create_task(state.propose())
        await asyncio.sleep(0.005)
        state.decide(("mentor-001",), accepted=False, reason="Withdrew")
        await proposing
        return state

    state = run(scene)

    assert "mentor-001" in state.round.decisions
    assert state.round.proposal is None
    assert not state.proposing


def test_a_decision_without_a_reason_says_so_and_changes_nothing():
    async def scene():
        state = await with_people()
        state.decide(("mentor-001",), accepted=True, reason=" ")
        return state

    state = run(scene)

    assert [str(each) for each in state.said] == [
        "Choose a reason first: it is kept beside the decision."
    ]
    assert not state.round.decisions


def test_what_was_said_can_be_said_again_after_it_was_put_away():
    state = State()
    heard = []
    state.observe(lambda change: heard.append(len(change["new"])), "said")

    state.decide(("nobody",), accepted=True, reason="")
    state.heard()
    state.decide(("nobody",), accepted=True, reason="")

    assert heard == [1, 0, 1]


def test_several_people_are_decided_in_one_step():
    async def scene():
        state = await with_people()
        state.decide(("mentee-001", "mentee-002", "nobody"), accepted=False, reason="Late")
        decided = set(state.round.decisions)
        state.undo()
        return decided, set(state.round.decisions)

    assert run(scene) == ({"mentee-001", "mentee-002"}, set())


# -------------------------------------------------------------------------- Proposing


def test_asking_twice_makes_one_proposal():
    async def scene():
        state = await with_people()
        proposals = []
        state.observe(lambda change: proposals.append(change["new"].proposal), "round")
        await asyncio.gather(state.propose(), state.propose(), state.propose())
        return proposals

    assert len(run(scene)) == 1


def test_two_pairs_kept_quickly_one_after_the_other_are_both_kept_in_the_next_proposal():
    async def scene():
        state = await with_proposal()
        first = state.round.proposal
        one, other = pairs_of(state)[:2]
        await asyncio.gather(state.keep(*one), state.keep(*other))
        return state, first, {one, other}

    state, first, kept = run(scene)

    assert state.round.wishes.keep == kept
    assert {(each.giver, each.receiver) for each in state.round.proposal.pairs if each.kept} == kept
    assert state.before is first


def test_keeping_a_pair_twice_releases_it():
    async def scene():
        state = await with_proposal()
        pair = pairs_of(state)[0]
        await asyncio.gather(state.keep(*pair), state.keep(*pair))
        return state

    assert run(scene).round.wishes.keep == frozenset()


def test_a_failure_ends_the_work_and_the_next_change_begins_anew():
    async def scene():
        state = await with_proposal()
        sound = state.round
        state.round = dataclasses.replace(sound, scores="not scores", proposal=None)
        with pytest.raises(AttributeError):
            await state.propose()
        after = (state.proposing, state.failed, state.working)
        state.round = dataclasses.replace(sound, proposal=None)
        await state.weigh("industry", 10)
        return after, state

    after, state = run(scene)

    assert after == (False, True, None)
    assert not state.failed
    assert state.round.proposal is not None


def test_a_file_asked_for_meanwhile_waits_until_the_proposal_is_there():
    async def scene():
        state = await with_proposal()
        changing = asyncio.create_task(state.weigh("industry", 10))
        await asyncio.sleep(0)
        waited = state.proposing
        await state.settled()
        proposal = state.round.proposal
        await changing
        return waited, proposal

    waited, proposal = run(scene)

    assert waited
    assert proposal.wishes.weights == {"industry": 10}


def test_the_proposal_of_before_is_shown_until_the_next_but_not_for_other_people():
    async def scene():
        state = await with_proposal()
        first = state.round.proposal
        changing = asyncio.create_task(state.weigh("industry", 10))
        await asyncio.sleep(0)
        meanwhile = state.shown
        await changing
        state.decide(("mentor-001",), accepted=False, reason="Withdrew")
        return first, meanwhile, state.shown

    first, meanwhile, afterwards = run(scene)

    assert meanwhile is first
    assert afterwards is None


# ---------------------------------------------------------------------------- History


def test_undo_while_a_proposal_is_made_returns_to_the_step_before():
    async def scene():
        state = await with_proposal()
        first = state.round.proposal
        changing = asyncio.create_task(state.weigh("industry", 0))
        await asyncio.sleep(0.07)
        state.undo()
        await changing
        return state, first

    state, first = run(scene)

    assert state.round.proposal is first
    assert state.round.wishes.weights == {}
    assert (state.working, state.proposing) == (None, False)


def test_redo_makes_the_proposal_that_undo_interrupted_and_compares_it():
    async def scene():
        state = await with_proposal()
        first = state.round.proposal
        changing = asyncio.create_task(state.weigh("industry", 0))
        await asyncio.sleep(0.01)
        state.undo()
        await changing
        state.redo()
        await state.settled()
        return state, first

    state, first = run(scene)

    assert state.round.proposal.wishes.weights == {"industry": 0}
    assert state.before is first


def test_moves_of_one_slider_are_one_step_and_another_decision_between_them_ends_it():
    async def scene():
        state = await with_proposal()
        for weight in (36, 37, 38):
            await state.weigh("industry", weight)
        await state.keep(*pairs_of(state)[0])
        await state.weigh("industry", 39)
        weights = []
        while state.can_undo:
            weights.append(
                (state.round.wishes.weights.get("industry"), len(state.round.wishes.keep))
            )
            state.undo()
            await state.settled()
        return weights[:3], state.round.wishes.weights

    steps, last = run(scene)

    assert steps == [(39, 1), (38, 1), (38, 0)]
    assert last == {}


def test_people_of_another_list_are_not_compared():
    async def scene():
        state = await with_proposal()
        await state.hand_in("mentors.csv", FILES["mentors.csv"])
        await state.propose()
        after = state.before
        state.undo()
        return after, state.before

    assert run(scene) == (None, None)


def test_the_history_ends_somewhere():
    async def scene():
        state = await with_people()
        for step in range(LONGEST + 5):
            state.decide(("mentor-001",), accepted=bool(step % 2), reason="Talked")
        steps = 0
        while state.can_undo:
            state.undo()
            steps += 1
        return steps

    assert run(scene) == LONGEST


# ------------------------------------------------------------------- Pages and language


def test_the_language_may_change_while_a_proposal_is_made():
    async def scene():
        state = await with_people()
        proposing = asyncio.create_task(state.propose())
        await asyncio.sleep(0)
        state.speak("sv")
        await proposing
        return state

    state = run(scene)

    assert state.language == "sv"
    assert state.round.proposal is not None


def test_an_unknown_language_is_not_spoken():
    state = State()

    state.speak("xx")

    assert state.language == "en"
