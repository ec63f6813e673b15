"""Keeping rounds in the store: what a round is as rows, and rows as a round again."""

from workbench.keeping.kept_round import KeptRound
from workbench.keeping.rounds import begin_round, open_kept

__all__ = ["KeptRound", "begin_round", "open_kept"]
