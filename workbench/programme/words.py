"""The closed words of a programme file: operators, kinds of criteria, goals.

The rooms that carry a word out register a function under the same word; a test proves that none
lacks one. What each word needs is written here, so that a file can be checked before any list of
people is read.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.locale import Sentence, sentence


@dataclass(frozen=True)
class Word:
    """One word of the file.

    Attributes
    ----------
    meaning : Sentence
        What it says, for the reference page and the screen.
    needs : tuple of str
        Keys that must be given with it. ``a|b`` means one of the two.
    """

    meaning: Sentence
    needs: tuple[str, ...] = ()


#: Tests on one person, for ``[[role.rule]]``.
PERSON_OPERATORS: dict[str, Word] = {
    "is_true": Word(sentence("The answer is yes."), ("field",)),
    "is_false": Word(sentence("The answer is no."), ("field",)),
    "is_set": Word(sentence("The question is answered."), ("field",)),
    "eq": Word(sentence("The answer is exactly this."), ("field", "value")),
    "in": Word(sentence("The answer is one of these."), ("field", "value")),
    "gte": Word(sentence("The answer is at least this."), ("field", "value")),
    "lte": Word(sentence("The answer is at most this."), ("field", "value")),
    "between": Word(
        sentence("The answer lies between these two, both included."), ("field", "value")
    ),
    "not_in_group": Word(
        sentence("The country does not belong to this group of countries at the date."),
        ("field", "value"),
    ),
    "contains_site": Word(sentence("The answer covers the site of the application."), ("field",)),
    "definition": Word(sentence("The person meets this official definition."), ("value",)),
    "within_months": Word(
        sentence("The date lies at most this many months before the application."),
        ("field", "value"),
    ),
}

#: Official definitions that ``op = "definition"`` may name.
DEFINITIONS: dict[str, Sentence] = {
    "SE.utlandsk_bakgrund": sentence(
        "Born abroad, or born in Sweden with two parents born abroad (Statistics Sweden)."
    ),
    "DK.indvandrer_eller_efterkommer": sentence(
        "No parent is both born in Denmark and a Danish citizen (Statistics Denmark)."
    ),
    "DK.indvandrer_eller_efterkommer_eller_flygtning": sentence(
        "Immigrant or descendant by Statistics Denmark's definition, or a refugee."
    ),
    "NO.innvandrerbakgrunn": sentence(
        "Born abroad with two foreign-born parents, or born in Norway to two such parents "
        "(Statistics Norway)."
    ),
}

#: What every pair must meet, for ``match.hard`` and ``formation.hard``.
PAIR_OPERATORS: dict[str, Word] = {
    "capacity": Word(sentence("Nobody gets more partners than the places offered.")),
    "same": Word(sentence("Both have the same answer."), ("field|giver",)),
    "differs": Word(sentence("The two answers differ."), ("field|giver",)),
    "shares_language": Word(sentence("Both speak a common language well enough.")),
    "mode_compatible": Word(sentence("Both can meet in the same way.")),
    "no_conflict": Word(sentence("Neither has power over the other, and they are not related.")),
    "milestone_done": Word(sentence("The step before has been taken."), ("milestone",)),
    "offers_goal_type": Word(sentence("The mentor accepts this kind of goal.")),
    "accessible": Word(sentence("What one needs, the other can meet."), ("giver", "receiver")),
    "not_vetoed": Word(sentence("Neither has asked not to be matched with the other.")),
    "level_gap": Word(
        sentence("One is between these many levels above the other."), ("field|giver",)
    ),
    "max_distance_km": Word(sentence("They live at most this far apart."), ("max",)),
    "overlaps": Word(sentence("The two answers have something in common."), ("field|giver",)),
}

#: Kinds of criteria, each giving a fit from 0 to 1 or *unknown*.
CRITERION_KINDS: dict[str, Word] = {
    "same": Word(sentence("1 where both answers are the same, else 0."), ("field|giver",)),
    "code": Word(
        sentence("Credit by how deep two codes agree in their list."),
        ("field|giver", "code", "credit"),
    ),
    "overlap": Word(
        sentence("Share of what the receiver asks for that the giver offers."), ("field|giver",)
    ),
    "contains": Word(
        sentence("1 where the answer of one is among the answers of the other."), ("field|giver",)
    ),
    "at_least": Word(
        sentence("1 where the giver has at least as much as the receiver, else 0."),
        ("field|giver",),
    ),
    "level_gap": Word(
        sentence("Credit by how many levels the giver is above the receiver."),
        ("field|giver", "credit"),
    ),
    "language": Word(sentence("How well both speak their best common language.")),
    "distance": Word(
        sentence("1 up to the first distance, falling to 0 at the second."),
        ("full_km", "zero_km"),
    ),
    "preference": Word(sentence("Share of the stated wishes that come true.")),
    "availability": Word(sentence("Share of common times."), ("field|giver",)),
    "siblings": Word(
        sentence("How much the partners of one giver have in common with each other."), ("field",)
    ),
    "cover": Word(sentence("Share of the targets that the two cover together."), ("targets",)),
    "complement": Word(sentence("How much the two add to each other."), ("field",)),
    "range": Word(sentence("1 where the two are close, 0 at the largest gap."), ("field|giver",)),
    "differs": Word(sentence("1 where the two answers differ, else 0."), ("field|giver",)),
}

#: Aims in order, for ``match.tier``.
GOALS: dict[str, Word] = {
    "max_receivers_placed": Word(sentence("As many receivers as possible get a place.")),
    "max_givers_used": Word(sentence("As many givers as possible get a partner.")),
    "max_units_with_min_meetings": Word(
        sentence("As many units as possible get their smallest number of meetings.")
    ),
    "max_sector_spread": Word(sentence("Each unit meets as many sectors as possible.")),
    "max_score": Word(sentence("The pairs fit as well as possible in sum.")),
    "best_worst_pair": Word(sentence("The worst pair is as good as possible.")),
    "passed_over_first": Word(
        sentence(
            "Those who went without a place most often before come first. Who does not say how "
            "often counts as never."
        )
    ),
    "fewest_changes": Word(sentence("As few published pairs as possible change.")),
}
