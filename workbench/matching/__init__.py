"""Matching: fits, units, plan, choice with proof, rota, proposal, and what changed."""

from workbench.matching.alternatives import Equals, equal_choices
from workbench.matching.blocks import BlockChoice, choose_in_blocks, scored_blocks
from workbench.matching.checking import LimitBroken, limits_broken
from workbench.matching.choosing import Choice, choose
from workbench.matching.differences import Change, Difference, difference
from workbench.matching.patience import Cancelled
from workbench.matching.plan import FULL_FIT, Aim, Plan, Quota, Siblings
from workbench.matching.proposal import AimResult, Pair, Part, Proposal, Unmatched, propose
from workbench.matching.rota import needed, shortfall
from workbench.matching.rota_reasons import Shortfall
from workbench.matching.scores import Scores, score
from workbench.matching.unit_reasons import Alone
from workbench.matching.unit_repair import Repair, repair
from workbench.matching.units import Unit, Units, form_units
from workbench.matching.weighing import Wishes, plan_of

__all__ = [
    "FULL_FIT",
    "Aim",
    "AimResult",
    "Alone",
    "BlockChoice",
    "Cancelled",
    "Change",
    "Choice",
    "Difference",
    "Equals",
    "LimitBroken",
    "Pair",
    "Part",
    "Plan",
    "Proposal",
    "Quota",
    "Repair",
    "Scores",
    "Shortfall",
    "Siblings",
    "Unit",
    "Units",
    "Unmatched",
    "Wishes",
    "choose",
    "choose_in_blocks",
    "difference",
    "equal_choices",
    "form_units",
    "limits_broken",
    "needed",
    "plan_of",
    "propose",
    "repair",
    "score",
    "scored_blocks",
    "shortfall",
]
