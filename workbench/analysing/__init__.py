"""A kept round for analysts: every table of it as a documented data frame, read-only by default."""

from workbench.analysing.opened import ChangedMeanwhile, OpenedRound, open

__all__ = ["ChangedMeanwhile", "OpenedRound", "open"]
