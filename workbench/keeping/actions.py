"""What can be done to a round, in words: for undo, for the log, and for whoever works beside."""

from __future__ import annotations

from workbench.locale import Sentence, sentence

#: Words for each action, as somebody else did it.
ACTIONS: dict[str, Sentence] = {
    "begin_round": sentence("began the round"),
    "hand_in": sentence("handed in a list"),
    "take_away": sentence("took a list away"),
    "give_role": sentence("said who the people of a list are"),
    "give_column": sentence("said what a column holds"),
    "count_row": sentence("chose which of two applications counts"),
    "correct": sentence("corrected an answer"),
    "decide": sentence("decided about applications"),
    "withdraw": sentence("noted that somebody gave up her place"),
    "take_decision_back": sentence("took a decision back"),
    "same_person": sentence("said whether somebody was here before"),
    "use_programme": sentence("changed the programme"),
    "weigh": sentence("changed a weight"),
    "count_missing": sentence("changed how missing answers count"),
    "keep": sentence("kept or released a pair"),
    "rule_out": sentence("ruled a pair out or allowed it again"),
    "settle": sentence("settled a difference"),
    "undo": sentence("took a step back"),
    "redo": sentence("took a step again"),
    "read_lists": sentence("read the lists again"),
    "propose": sentence("made a proposal"),
    "change_round": sentence("renamed the round or put it away"),
    "change": sentence("changed something"),
}

#: Actions that follow from others, and are nothing to be told of.
FOLLOWING = frozenset({"read_lists", "propose", "go_to_page", "draft_programme"})


def action_words(action: str) -> Sentence:
    """Words for an action of the log."""
    return ACTIONS.get(action.partition(":")[0], ACTIONS["change"])
